import { ROLE } from '../../model/codes.js';
import type { Model } from '../../model/model.js';
import { PROVIDER_ID, type Tenant } from '../../model/tenants.js';
import type { User } from '../../model/users.js';

/** Business roles, lowest to highest: UserCreators, OrgCreators, Domain Administrator. */
export type Role = 'customer' | 'reseller' | 'domain';

/** Whom a step runs as. */
export type Caller = { readonly kind: 'user'; readonly user: User } | { readonly kind: 'engine' };

/** The engine's own account, which may do everything. */
export const ENGINE: Caller = { kind: 'engine' };

/**
 * The user of a log-in name: a UPN, or an account name with or without its domain.
 *
 * @source design, Names and keys
 * @fidelity inferred: the account name is the one Cortex made
 */
export function findUser(model: Model, name: string): User | undefined {
  return model.users.findByUpn(name) ?? model.users.findByCortexName(name.replace(/^[^\\]*\\/, ''));
}

/** Whether a caller is a Domain Administrator. @source design, Rights across products */
export function isDomainAdministrator(caller: Caller): boolean {
  if (caller.kind === 'engine') return true;
  const { role, tenantId } = caller.user;
  return role === ROLE.administrator && tenantId === PROVIDER_ID;
}

/**
 * Whether a caller holds a role on a tenant. A role on a tenant covers those below it, and a higher role the lower ones.
 *
 * @source behaviour 1 and 6; design, Rights across products
 * @fidelity inferred: the inheritance
 */
export function holdsRole(model: Model, caller: Caller, role: Role, tenantId: number): boolean {
  if (isDomainAdministrator(caller)) return true;
  if (role === 'domain' || caller.kind === 'engine') return false;
  const { user } = caller;
  const own = model.tenants.find(user.tenantId);
  if (own === undefined || !model.tenants.isWithin(tenantId, own.id)) return false;
  return isAdministrator(model, user, own) && (role === 'customer' || own.isReseller);
}

/**
 * Whether a user administers its organization: one that the directory made by being in the Admins group, any other as
 * the products that made it have it, by standing for the organization or by being a reseller's user.
 */
function isAdministrator(model: Model, user: User, own: Tenant): boolean {
  const { accounts, groups } = model.directory;
  const admins = groups.findByPurpose(own.id, 'admins');
  if (admins !== undefined && groups.isMember(admins.id, user.id)) return true;
  if (accounts.ofUser(user.id) !== undefined) return false;
  return own.accountId === user.id || user.role === ROLE.reseller;
}
