import type { SandboxSummary } from '../client/controlClient.js';
import { table, type Style } from './terminal.js';

/** Sandboxes at a glance, a row each. */
export function worldsText(summaries: readonly SandboxSummary[], style: Style): string {
  const rows = summaries.map(({ name, users, exchanges, dropped }) => [
    name,
    String(users),
    `${exchanges}${dropped === 0 ? '' : ` (${dropped} dropped)`}`,
  ]);
  return table(['SANDBOX', 'USERS', 'EXCHANGES'], rows, style);
}
