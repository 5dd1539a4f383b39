import type { TenantCriteria, TextMatch } from '../../model/criteria.js';
import type { Tenant } from '../../model/tenants.js';
import type { ProvisioningContext } from './context.js';
import { ProvisioningError, type RefusalName } from './errors.js';
import type { EnvironmentFilter } from './provisioning.generated.js';

/** How an entity names its tenant: one of the two is enough, and the eid counts when both are there. */
export interface EnvironmentNames {
  readonly eid: string | null;
  readonly environmentShortName: string | null;
}

/**
 * The tenant that an entity or a call names.
 *
 * @param unknown what a name that nobody has is answered with
 * @throws ProvisioningError ENVIRONMENT_MISSING, OUT_OF_SCOPE, or `unknown`
 * @source Provisioning behaviour 3
 * @fidelity documented that one is enough; the rest inferred
 */
export function tenantNamed(
  context: ProvisioningContext,
  names: EnvironmentNames,
  unknown: RefusalName = 'ENVIRONMENT_UNKNOWN',
): Tenant {
  const tenant = findNamed(context, names);
  if (tenant === undefined) {
    throw new ProvisioningError(unknown, given(names.eid) ?? given(names.environmentShortName) ?? '');
  }
  context.requireReach(tenant.id);
  return tenant;
}

/** Whether an entity names a tenant at all. */
export function namesTenant({ eid, environmentShortName }: EnvironmentNames): boolean {
  return given(eid) !== undefined || given(environmentShortName) !== undefined;
}

function findNamed({ model }: ProvisioningContext, names: EnvironmentNames): Tenant | undefined {
  const eid = given(names.eid);
  if (eid !== undefined) return model.tenants.findByEid(eid);
  const shortName = given(names.environmentShortName);
  if (shortName === undefined) throw new ProvisioningError('ENVIRONMENT_MISSING');
  return model.tenants.findByShortName(shortName);
}

/**
 * The tenants a filter lets through; without one, all. The eid counts when both names are there.
 *
 * @source Provisioning behaviour 3
 * @fidelity documented; that an absent filter means inactive tenants too inferred
 */
export function tenantsMeant(
  { onlyTenantId: id }: Pick<ProvisioningContext, 'onlyTenantId'>,
  filter: EnvironmentFilter | null,
): TenantCriteria {
  if (filter === null) return { id };
  const eid = match(filter.eid, filter.eidExact);
  const shortName = eid === undefined ? match(filter.shortName, filter.shortNameExact) : undefined;
  return { id, eid, shortName, isActive: !filter.inactive };
}

/**
 * The same, where a filter that fits no tenant is refused; one that fits only tenants of others is out of scope.
 *
 * @throws ProvisioningError OUT_OF_SCOPE, or `unknown`
 * @source Provisioning behaviour 2 and 5
 * @fidelity inferred
 */
export function knownTenantsMeant(
  context: ProvisioningContext,
  filter: EnvironmentFilter | null,
  unknown: RefusalName = 'ENVIRONMENT_NOT_FOUND',
): TenantCriteria {
  const criteria = tenantsMeant(context, filter);
  const { tenants } = context.model;
  if (filter === null || tenants.matching(criteria).length > 0) return criteria;
  if (tenants.matching({ ...criteria, id: undefined }).length > 0)
    throw new ProvisioningError('OUT_OF_SCOPE');
  throw new ProvisioningError(unknown, given(filter.eid) ?? given(filter.shortName) ?? '');
}

/** What a filter looks for; an empty text looks for nothing. */
export function match(text: string | null, isExact: boolean): TextMatch | undefined {
  return text === null || text === '' ? undefined : { text, isExact };
}

function given(name: string | null): string | undefined {
  return name === null || name === '' ? undefined : name;
}

/**
 * What a list finds, unless it is too much. Counting is never refused.
 *
 * @param find finds at most so many
 * @throws ProvisioningError TOO_MANY_RESULTS
 * @source ListUsers (v2) for the code
 * @fidelity documented; the limit inferred
 */
export function found<T>({ options }: ProvisioningContext, find: (limit: number) => T[]): T[] {
  const rows = find(options.maxResults + 1);
  if (rows.length > options.maxResults) throw new ProvisioningError('TOO_MANY_RESULTS', options.maxResults);
  return rows;
}
