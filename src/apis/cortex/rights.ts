import type { Model } from '../../model/model.js';
import type { Grant, Role } from '../../model/roles.js';
import { PROVIDER_ID, type Tenant } from '../../model/tenants.js';
import type { User } from '../../model/users.js';
import type { CortexContext } from './context.js';
import { userDetails } from './details.js';
import { CortexError } from './errors.js';

/** Whoever a call runs for. */
export interface Caller {
  readonly user: User;
  readonly tenant: Tenant;
  /** The widest of what its roles allow it to administer; undefined for nothing. */
  readonly administers: Exclude<Grant, 'api'> | undefined;
}

/** The roles a user was given, or those it has from the start. */
export function rolesOf(model: Model, user: User, tenant: Tenant): Role[] {
  const { roles } = userDetails(user);
  return roles === null ? model.roles.initial(user, tenant) : model.roles.named(roles);
}

/**
 * What a user may do here; undefined for one without the API User role.
 *
 * @source Cortex behaviour 2 and 20
 * @fidelity documented for the role and the branches; what each role allows is inferred
 */
export function callerOf(model: Model, user: User): Caller | undefined {
  const tenant = model.tenants.get(user.tenantId);
  const grants = new Set(rolesOf(model, user, tenant).map(({ grants: grant }) => grant));
  if (!grants.has('api')) return undefined;
  return { user, tenant, administers: widest(grants, tenant) };
}

function widest(grants: ReadonlySet<Grant | null>, tenant: Tenant): Caller['administers'] {
  if (grants.has('everything') && tenant.id === PROVIDER_ID) return 'everything';
  if (grants.has('branch') && tenant.isReseller) return 'branch';
  return grants.has('tenant') || grants.has('branch') || grants.has('everything') ? 'tenant' : undefined;
}

/** Whether the caller may see a customer. */
export function maySee({ model, caller }: CortexContext, tenant: Pick<Tenant, 'id'>): boolean {
  if (caller.administers === 'everything' || tenant.id === caller.tenant.id) return true;
  return caller.administers === 'branch' && model.tenants.isWithin(tenant.id, caller.tenant.id);
}

/** Every customer the caller may see, its own among them. */
export function visibleTenants({ model, caller }: CortexContext): Tenant[] {
  if (caller.administers === 'everything') return model.tenants.all();
  const below = caller.administers === 'branch' ? model.tenants.below(caller.tenant.id) : [];
  return [caller.tenant, ...below];
}

/** @throws CortexError NotAuthorized for a customer outside the caller's reach, and for a caller that may only look */
export function requireChange(context: CortexContext, tenant: Pick<Tenant, 'id'>): void {
  if (context.caller.administers === undefined || !maySee(context, tenant)) {
    throw new CortexError('NotAuthorized');
  }
}

/** @throws CortexError NotAuthorized for everybody but the provider's own administrators */
export function requireProvider({ caller }: CortexContext): void {
  if (caller.administers !== 'everything') throw new CortexError('NotAuthorized');
}

/**
 * Whether the caller may hand a role out: none that reaches further than its own.
 *
 * @fidelity inferred
 */
export function mayGrant({ caller }: CortexContext, { grants }: Role): boolean {
  const reach = REACH[caller.administers ?? 'api'];
  return REACH[grants ?? 'api'] <= reach;
}

const REACH: Readonly<Record<Grant, number>> = { api: 0, tenant: 1, branch: 2, everything: 3 };
