/** Names of an account's status, in the order of their numbers from 1. @source MSPC behaviour 4.3 */
export const STATUSES = ['Active', 'Suspended', 'Cancelled', 'Pending'] as const;

/** A space's status for an account's: Pending is called New there, and has the same number. */
export function spaceStatus(name: string): string {
  return name === 'Pending' ? 'New' : name;
}

/** The number of an account's status, or of a space's. */
export function statusNumber(name: string): number {
  return STATUSES.findIndex((status) => name === status || name === spaceStatus(status)) + 1;
}
