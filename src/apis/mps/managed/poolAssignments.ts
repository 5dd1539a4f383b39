import { childOf, leaf, textOf } from '../element.js';
import { NAMESPACES } from '../namespaces.js';
import { HOME_SERVER } from '../pools.js';
import { procedure, type ProcedureContext } from '../procedure.js';
import { CUSTOMER_AT_ORGANIZATION } from '../requirements.js';
import { ORGANIZATION, REQUIRED } from '../schemas.js';

const NAMESPACE = NAMESPACES.managedOcs;

/** Stamps a pool on an organization. @throws MpsError POOL_UNKNOWN */
export const setManagedPoolAssignment = procedure({
  namespace: NAMESPACE,
  procedure: 'SetPoolAssignment',
  access: 'public',
  type: 'write',
  schema: { ...ORGANIZATION, poolFQDN: REQUIRED },
  requires: CUSTOMER_AT_ORGANIZATION,
  source: 'dd252087',
  grade: 'documented',
  run: ({ organization, poolFQDN }, context) => {
    const pool = context.call(NAMESPACES.ocsProvider, 'GetPoolProperties', [leaf('poolFQDN', poolFQDN)]);
    context.call(NAMESPACES.managedDirectory, 'SetOtherWellKnownObject_', [
      leaf('path', organization),
      leaf('guid', poolGuid(context)),
      leaf('name', `${HOME_SERVER},${textOf(pool, 'poolDN') ?? ''}`),
    ]);
  },
});

/** Reads an organization's pool: nothing when none is assigned. */
export const getManagedPoolAssignment = procedure({
  namespace: NAMESPACE,
  procedure: 'GetPoolAssignment',
  access: 'public',
  type: 'read',
  schema: ORGANIZATION,
  requires: CUSTOMER_AT_ORGANIZATION,
  source: 'dd252163',
  grade: 'documented',
  run: ({ organization, preferredDomainController }, context) => {
    const name = assignedName(context, organization);
    if (name === undefined) return [];
    const found = context.call(NAMESPACES.directoryProvider, 'Search', [
      leaf('distinguishedName', name),
      leaf('preferredDomainController', preferredDomainController),
    ]);
    const results = childOf(found, 'results');
    return results === undefined ? [] : [leaf('poolFQDN', textOf(results, 'dNSHostName'))];
  },
});

/** Drops an organization's pool; silent when there is none. */
export const deleteManagedPoolAssignment = procedure({
  namespace: NAMESPACE,
  procedure: 'DeletePoolAssignment',
  access: 'public',
  type: 'write',
  schema: ORGANIZATION,
  requires: CUSTOMER_AT_ORGANIZATION,
  source: 'dd278995',
  grade: 'documented',
  run: ({ organization }, context) => {
    if (assignedName(context, organization) === undefined) return;
    context.call(NAMESPACES.directoryProvider, 'SetProperties', [
      leaf('path', organization),
      leaf('mode', 'delete'),
      leaf('otherWellKnownObject', poolGuid(context)),
    ]);
  },
});

/** The key of the pool among well-known objects. @source dd278995 */
export const getPoolOwkGuid = procedure({
  namespace: NAMESPACE,
  procedure: 'GetPoolOWKGUID_',
  access: 'private',
  type: 'read',
  schema: {},
  source: 'dd278995',
  grade: 'documented',
  run: () => [leaf('guid', 'F2864B2154204460BC035BDF8A760C45')],
});

function poolGuid({ call }: ProcedureContext): string {
  return textOf(call(NAMESPACE, 'GetPoolOWKGUID_'), 'guid') ?? '';
}

function assignedName(context: ProcedureContext, organization: string): string | undefined {
  const found = context.call(NAMESPACES.managedDirectory, 'GetOtherWellKnownObject2_', [
    leaf('path', organization),
    leaf('guid', poolGuid(context)),
  ]);
  return textOf(found, 'name');
}
