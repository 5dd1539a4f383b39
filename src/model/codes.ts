/**
 * Numbers the estate stores for a state. A product may store a number outside these tables and gets it back
 * unchanged; the rules here then treat it as none of the known states.
 */

/** Standing of a user, tenant, space or add-on. */
export const STANDING = { active: 1, suspended: 2, cancelled: 3, pending: 4 } as const;

export const ROLE = {
  administrator: 1,
  reseller: 2,
  user: 3,
  resellerCsr: 4,
  platformCsr: 5,
  resellerHelpdesk: 6,
  platformHelpdesk: 7,
} as const;

/** Whether a user may log in at all, apart from its standing. */
export const LOGIN = { enabled: 0, disabled: 1, lockedOut: 2 } as const;

/** Quota kinds: on or off; a consumable amount; a fixed size per item. */
export const QUOTA = { boolean: 1, numeric: 2, fixedSize: 3 } as const;

/** A quota without a limit. */
export const UNLIMITED = -1;
