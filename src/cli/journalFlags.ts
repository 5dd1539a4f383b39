import type { FlagValues } from './command.js';
import type { JournalQuery } from '../client/controlClient.js';
import { choice, on, text, whole } from './flags.js';

/** Which exchanges are meant. */
export const CRITERIA = {
  api: { ...choice('--api <name>', 'calls to this API', ['mspc', 'provisioning', 'cortex', 'mps']) },
  operation: { ...text('--operation <name>', 'calls of this operation'), offer: 'operations' as const },
  outcome: choice('--outcome <name>', 'calls that ended so', [
    ...(['done', 'refused', 'fault', 'rejected', 'page', 'intercepted'] as const),
  ]),
  reason: text('--reason <text>', 'calls with this code, symbol or cause behind their outcome'),
  stage: choice('--stage <name>', 'calls that came so far and no further', [
    ...([
      'http',
      'xml',
      'envelope',
      'routing',
      'credentials',
      'contract',
      'rules',
      'intercepted',
      'server',
    ] as const),
  ]),
  user: text('--user <name>', 'calls under this login'),
  fault: whole('--fault <id>', 'calls that this fault rule met'),
  violations: on('--violations', 'calls that depart from the contract'),
  text: text('--text <text>', 'calls with this text in request or answer'),
  xpath: text('--xpath <expression>', 'calls whose request it finds something in, such as //mspc:UserExists'),
  answerXpath: text('--answer-xpath <expression>', 'the same in the answer'),
  since: whole('--since <id>', 'calls after the one of this number'),
};

export function queryOf(flags: FlagValues<typeof CRITERIA>): JournalQuery {
  const { api, operation, outcome, reason, stage, user, fault, violations, since } = flags;
  const { text: content, xpath, answerXpath } = flags;
  return {
    ...{ api, operation, outcome, reason, stage, user, fault, violations, since },
    ...{ text: content, xpath, answerXpath },
  };
}
