/**
 * A plain picture of accounts, spaces, plans and add-ons, written from the documented behaviour alone (MSPC behaviour,
 * sections 5 to 8): what the product must agree with. Nothing here is shared with the product.
 */
export interface Account {
  readonly id: number;
  readonly ownerId: number;
  readonly username: string;
  isPeer: boolean;
  password: string | null;
  role: number;
  status: number;
  loginStatus: number;
  isDemo: boolean;
  ecommerceEnabled: boolean;
}

/** Groups, and values by quota. */
export interface Items {
  readonly groups: ReadonlySet<number>;
  readonly quotas: ReadonlyMap<number, number>;
}

export interface Plan {
  readonly id: number;
  readonly ownerId: number;
  readonly isAddon: boolean;
  name: string;
  spaceId: number | null;
  serverId: number | null;
  items: Items;
}

export interface Space {
  readonly id: number;
  readonly parentId: number | null;
  readonly ownerId: number;
  readonly serverId: number | null;
  planId: number | null;
  name: string | null;
  status: number;
  overridesQuotas: boolean;
  overrides: Items;
}

export interface Addon {
  readonly id: number;
  readonly spaceId: number;
  planId: number;
  quantity: number;
  status: number;
}

export interface Oracle {
  readonly accounts: Map<number, Account>;
  readonly plans: Map<number, Plan>;
  readonly spaces: Map<number, Space>;
  readonly addons: Map<number, Addon>;
  /** Groups that a server has services of, by server. */
  readonly servers: ReadonlyMap<number, ReadonlySet<number>>;
  /** The next number of each kind. */
  readonly next: { account: number; plan: number; space: number; addon: number };
}

export const ADMINISTRATOR = 1;
export const RESELLER = 2;
export const USER = 3;
export const ROOT_SPACE = 1;
export const NO_ITEMS: Items = { groups: new Set(), quotas: new Map() };

/** Exceptions of the product, by what they say. */
export const FAULTS = {
  space: /^You are not allowed to access this package$/,
  account: /^You are not allowed to access this account$/,
  nullReference: /^Object reference not set to an instance of an object\.$/,
  date: /^SqlDateTime overflow\. Must be between/,
  foreignKey: /^The (INSERT|UPDATE) statement conflicted with the FOREIGN KEY( SAME TABLE)? constraint/,
  primaryKey: /^Violation of PRIMARY KEY constraint/,
  planName: /^Cannot insert the value NULL into column 'PlanName'/,
  unwritable: /^There was an error generating the XML document\. ---> Instance validation error: '0' is not/,
  noPassword:
    /^Error executing 'GET_BY_USERNAME_PASSWORD' task on '.*' USER ---> Value cannot be null\.\nParameter name: s$/,
} as const;

/** What a call comes to, short of its value. */
export class Refusal extends Error {
  readonly fault: keyof typeof FAULTS;
  /** The task in whose name the exception is told. */
  readonly task: string | undefined;

  constructor(fault: keyof typeof FAULTS, task?: string) {
    super(fault);
    this.fault = fault;
    this.task = task;
  }
}

/** A negative number in place of the result. */
export class Code extends Error {
  readonly code: number;

  constructor(code: number) {
    super(String(code));
    this.code = code;
  }
}

/** Letter case and blanks at the end play no part. */
export function sameName(a: string, b: string): boolean {
  return a.trimEnd().toLowerCase() === b.trimEnd().toLowerCase();
}

export function byName(oracle: Oracle, username: string): Account | undefined {
  return [...oracle.accounts.values()].find((account) => sameName(account.username, username));
}

/** Ordinary accounts directly under another. */
export function accountsOf(oracle: Oracle, ownerId: number): Account[] {
  return [...oracle.accounts.values()].filter((account) => account.ownerId === ownerId && !account.isPeer);
}

export function peersOf(oracle: Oracle, ownerId: number): Account[] {
  return [...oracle.accounts.values()].filter((account) => account.ownerId === ownerId && account.isPeer);
}

/** Ordinary accounts at any depth below another, also under peers. */
export function accountsBelow(oracle: Oracle, ownerId: number): Account[] {
  return [...oracle.accounts.values()].filter(({ id, isPeer }) => !isPeer && isBelow(oracle, id, ownerId));
}

/** Whether the owners above an account, not itself, include another. */
export function isBelow(oracle: Oracle, id: number, ancestorId: number): boolean {
  let at = oracle.accounts.get(id);
  while (at !== undefined) {
    if (at.ownerId === ancestorId && ancestorId !== 0) return true;
    at = oracle.accounts.get(at.ownerId);
  }
  return false;
}

/** Spaces that most of the product sees: on a server and under a plan. */
export function isHosted(space: Space): boolean {
  return space.serverId !== null && space.planId !== null;
}

export function childrenOf(oracle: Oracle, spaceId: number): Space[] {
  return [...oracle.spaces.values()].filter(({ parentId }) => parentId === spaceId);
}

export function spacesBelow(oracle: Oracle, spaceId: number): Space[] {
  return childrenOf(oracle, spaceId).flatMap((child) => [child, ...spacesBelow(oracle, child.id)]);
}
