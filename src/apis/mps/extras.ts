import type { Extras } from '../../model/estate.js';
import type { Attributes } from '../../model/directory/units.js';
import type { Tenant } from '../../model/tenants.js';
import type { User } from '../../model/users.js';

/** What only MPS knows of an organization. */
export interface TenantExtras {
  readonly properties: Attributes;
  /** Set once the organization may have mailboxes. */
  readonly exchange?: { readonly smtpDomain: string | null; readonly storage: Attributes };
}

/** A mailbox as the resource manager books it. */
export interface Mailbox {
  readonly server: string | null;
  readonly store: string | null;
  readonly alias: string;
  /** The primary one first. */
  readonly addresses: readonly string[];
  readonly kilobytes: number | null;
}

/** What only MPS knows of a user. */
export interface UserExtras {
  /** The organization of type default it lies in. */
  readonly unitId?: number;
  readonly properties: Attributes;
  readonly mailbox?: Mailbox;
}

export function tenantExtras({ mps }: Pick<Tenant, 'mps'>): TenantExtras {
  return { properties: {}, ...(mps as Partial<TenantExtras> | null) };
}

export function userExtras({ mps }: Pick<User, 'mps'>): UserExtras {
  return { properties: {}, ...(mps as Partial<UserExtras> | null) };
}

/** The same with some of it overwritten, as it is stored. */
export function changedExtras<E extends TenantExtras | UserExtras>(extras: E, changes: Partial<E>): Extras {
  return { ...extras, ...changes };
}
