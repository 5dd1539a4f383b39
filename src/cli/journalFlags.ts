import type { FlagValues } from './command.js';
import type { JournalQuery } from './controlClient.js';
import { choice, text, whole } from './flags.js';

/** Which exchanges are meant. */
export const CRITERIA = {
  api: { ...choice('--api <name>', 'calls to this API', ['mspc', 'provisioning', 'cortex', 'mps']) },
  operation: { ...text('--operation <name>', 'calls of this operation'), offer: 'operations' as const },
  outcome: choice('--outcome <name>', 'calls that ended so', [
    ...(['done', 'refused', 'fault', 'rejected', 'page', 'intercepted'] as const),
  ]),
  reason: text('--reason <text>', 'calls with this code, symbol or cause behind their outcome'),
  text: text('--text <text>', 'calls with this text in request or answer'),
  since: whole('--since <id>', 'calls after the one of this number'),
};

export function queryOf(flags: FlagValues<typeof CRITERIA>): JournalQuery {
  const { api, operation, outcome, reason, text: content, since } = flags;
  return { api, operation, outcome, reason, text: content, since };
}
