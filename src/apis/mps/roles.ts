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

/** Whether a caller is a Domain Administrator. @source design, Rights across products */
export function isDomainAdministrator(caller: Caller): boolean {
  if (caller.kind === 'engine') return true;
  const { role, tenantId } = caller.user;
  return role === ROLE.administrator && tenantId === PROVIDER_ID;
}

/**
 * Whether a caller holds a role on a tenant. A role on a tenant covers those below it, and a higher role the lower ones.
 *
 * @source behaviour 6; design, Rights across products
 * @fidelity inferred: the inheritance
 */
export function holdsRole(model: Model, caller: Caller, role: Role, tenantId: number): boolean {
  if (isDomainAdministrator(caller)) return true;
  if (role === 'domain' || caller.kind === 'engine' || !isWithin(model, tenantId, caller.user.tenantId))
    return false;
  const { user } = caller;
  if (user.role === ROLE.reseller) return true;
  return role === 'customer' && model.tenants.find(user.tenantId)?.accountId === user.id;
}

function isWithin(model: Model, id: number, ancestorId: number): boolean {
  for (let at = model.tenants.find(id); at !== undefined; at = parentOf(model, at.parentId)) {
    if (at.id === ancestorId) return true;
  }
  return false;
}

function parentOf(model: Model, id: number | null) {
  return id === null ? undefined : model.tenants.find(id);
}
