import type { Exchange } from '../client/controlClient.js';

/** How many exchanges are shown at most. */
export const LISTED = 10;

/** The newest exchanges of a world, one a line. @param count how many there were in all */
export function exchangeList(
  world: string,
  exchanges: readonly Exchange[],
  count: number = exchanges.length,
): string {
  if (exchanges.length === 0) return `${HEADING} ${world}: none`;
  const shown = exchanges.slice(-LISTED);
  const lines = shown.map((exchange) => `  ${exchangeLine(exchange)}`);
  const heading = `${HEADING} ${world}${count > shown.length ? `, the last ${shown.length} of ${count}` : ''}:`;
  return [heading, ...lines].join('\n');
}

/** How the list begins, by which it is known where it has been printed already. */
export const HEADING = 'Exchanges of';

/** `#3 mspc AddUser: refused (ERROR_USER_ALREADY_EXISTS)`, or the address of what reached no operation. */
export function exchangeLine({ id, api, operation, outcome, reason, request, answer }: Exchange): string {
  const what = operation === null ? `${request.method} ${request.target}` : `${api ?? ''} ${operation}`;
  const why = reason === null ? '' : ` (${reason})`;
  return `#${id} ${what}: ${outcome}${why}, ${answer.status}`;
}
