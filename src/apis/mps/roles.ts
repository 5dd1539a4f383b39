import { ROLE } from '../../model/codes.js';
import type { Model } from '../../model/model.js';
import { PROVIDER_ID } from '../../model/tenants.js';
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
 * Whether a caller holds a role on a tenant: as the account or a reseller of it, or as a member of its Admins group. A
 * role on a tenant covers those below it, and a higher role the lower ones.
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
  if (user.role === ROLE.reseller) return true;
  const isAdministrator = own.accountId === user.id || isInAdmins(model, user);
  return isAdministrator && (role === 'customer' || own.isReseller);
}

/** The group is called Admins@ and the organization. */
function isInAdmins(model: Model, { id, tenantId }: User): boolean {
  return model.groups.ofUser(id).some(({ groupId }) => {
    const group = model.groups.find(groupId);
    return group?.tenantId === tenantId && group.name.toLowerCase().startsWith('admins@');
  });
}
