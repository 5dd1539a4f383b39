import { childOf, group, leaf, textOf, type Element } from '../element.js';
import { sameText } from '../distinguishedNames.js';
import { MpsError, ERRORS } from '../errors.js';
import { NAMESPACES } from '../namespaces.js';
import { procedure, type ProcedureContext } from '../procedure.js';
import { DOMAIN } from '../requirements.js';
import { OPTIONAL, REQUIRED, SERVER } from '../schemas.js';
import { swallowing } from './permissions.js';
import { pointerAt, pointerNames, SHARED_POOLS } from './servicePointers.js';

const NAMESPACE = NAMESPACES.managedOcs;
const AVAILABLE = 'Available';
const UNAVAILABLE = 'Unavailable';

/** Lists the pools of the communications server. */
export const getManagedPools = procedure({
  namespace: NAMESPACE,
  procedure: 'GetPools',
  access: 'public',
  type: 'read',
  schema: SERVER,
  requires: DOMAIN,
  source: 'dd278867',
  grade: 'documented',
  run: (_, { call }) => call(NAMESPACES.ocsProvider, 'GetPools').children,
});

/** Reads a pool's properties. @throws MpsError POOL_UNKNOWN */
export const getManagedPoolProperties = procedure({
  namespace: NAMESPACE,
  procedure: 'GetPoolProperties',
  access: 'public',
  type: 'read',
  schema: { poolFQDN: REQUIRED, ...SERVER },
  requires: DOMAIN,
  source: 'dd279164; the role inferred',
  grade: 'documented',
  run: ({ poolFQDN }, { call }) =>
    call(NAMESPACES.ocsProvider, 'GetPoolProperties', [leaf('poolFQDN', poolFQDN)]).children.map(asManaged),
});

/** Enters a pool in the list of shared ones; one that is there stays as it is. */
export const addSharedPool = procedure({
  namespace: NAMESPACE,
  procedure: 'AddSharedPool',
  access: 'public',
  type: 'write',
  schema: { ...SERVER, poolFQDN: REQUIRED, poolTag: REQUIRED },
  requires: DOMAIN,
  source: 'dd278524',
  grade: 'documented',
  run: ({ poolFQDN, poolTag, preferredDomainController }, context) => {
    const pool = context.call(NAMESPACE, 'GetPoolProperties', [
      leaf('poolFQDN', poolFQDN),
      leaf('preferredDomainController', preferredDomainController),
    ]);
    const poolDN = textOf(pool, 'poolDN') ?? '';
    const properties = [leaf('poolTag', poolTag), leaf('poolStatus', AVAILABLE), leaf('poolDN', poolDN)];
    swallowing(context, ERRORS.POINTER_EXISTS.code, () =>
      context.call(NAMESPACES.managedHelpers, 'CreateServicePointer_', [
        ...pointerAt(SHARED_POOLS, poolFQDN),
        group('properties', properties),
      ]),
    );
    return [leaf('poolDN', poolDN)];
  },
});

/** Deletes a pool's entry; silent when there is none. */
export const deleteSharedPool = procedure({
  namespace: NAMESPACE,
  procedure: 'DeleteSharedPool',
  access: 'public',
  type: 'write',
  schema: { ...SERVER, poolFQDN: REQUIRED },
  requires: DOMAIN,
  source: 'dd252277',
  grade: 'documented',
  run: ({ poolFQDN }, context) => {
    swallowing(context, ERRORS.POINTER_MISSING.code, () =>
      context.call(NAMESPACES.managedHelpers, 'DeleteServicePointer_', pointerAt(SHARED_POOLS, poolFQDN)),
    );
  },
});

/** Marks a shared pool as unavailable without deleting it. @throws MpsError POINTER_MISSING */
export const removeSharedPool = procedure({
  namespace: NAMESPACE,
  procedure: 'RemoveSharedPool',
  access: 'public',
  type: 'write',
  schema: { ...SERVER, poolFQDN: REQUIRED },
  requires: DOMAIN,
  source: 'dd278996',
  grade: 'documented',
  run: ({ poolFQDN }, { call }) => {
    call(NAMESPACE, 'SetSharedPoolProperties_', [
      leaf('poolFQDN', poolFQDN),
      leaf('poolStatus', UNAVAILABLE),
    ]);
  },
});

/** Changes a shared pool's tag. @throws MpsError POINTER_MISSING */
export const setSharedPoolProperties = procedure({
  namespace: NAMESPACE,
  procedure: 'SetSharedPoolProperties',
  access: 'public',
  type: 'write',
  schema: { ...SERVER, poolFQDN: REQUIRED, poolTag: OPTIONAL },
  requires: DOMAIN,
  source: 'dd279224',
  grade: 'documented',
  run: ({ poolFQDN, poolTag }, { call }) => {
    call(NAMESPACE, 'SetSharedPoolProperties_', [leaf('poolFQDN', poolFQDN), leaf('poolTag', poolTag)]);
  },
});

export const changeSharedPool = procedure({
  namespace: NAMESPACE,
  procedure: 'SetSharedPoolProperties_',
  access: 'private',
  type: 'write',
  schema: { poolFQDN: REQUIRED, poolTag: OPTIONAL, poolStatus: OPTIONAL },
  source: 'a step of dd278996 and dd279224',
  grade: 'documented',
  run: ({ poolFQDN, poolTag, poolStatus }, { model }) => {
    const { pointers } = model.communications;
    const pointer = pointers.find(SHARED_POOLS, poolFQDN);
    if (pointer === undefined) throw new MpsError('POINTER_MISSING', poolFQDN);
    pointers.change(pointer.id, {
      ...pointer.properties,
      ...(poolTag === undefined ? {} : { poolTag }),
      ...(poolStatus === undefined ? {} : { poolStatus }),
    });
  },
});

/** Lists shared pools: one, or those of a tag and a status. @throws MpsError POINTER_MISSING for a pool that is not shared */
export const getSharedPools = procedure({
  namespace: NAMESPACE,
  procedure: 'GetSharedPools',
  access: 'public',
  type: 'read',
  schema: {
    ...SERVER,
    poolFQDN: OPTIONAL,
    poolTag: OPTIONAL,
    poolStatus: { type: 'enum', values: [AVAILABLE, UNAVAILABLE] },
  },
  requires: DOMAIN,
  source: 'dd278723; that the two filters go together, inferred',
  grade: 'documented',
  run: ({ poolFQDN, poolTag, poolStatus }, context) => {
    const names = poolFQDN === undefined ? pointerNames(context, SHARED_POOLS) : [poolFQDN];
    const pools = names
      .map((name) => sharedPool(context, name))
      .filter((pool) => poolTag === undefined || sameText(textOf(pool, 'poolTag') ?? '', poolTag))
      .filter((pool) => poolStatus === undefined || textOf(pool, 'poolStatus') === poolStatus);
    return [group('pools', pools)];
  },
});

function sharedPool({ call }: ProcedureContext, poolFQDN: string): Element {
  const pointer = call(NAMESPACES.managedHelpers, 'GetServicePointer_', pointerAt(SHARED_POOLS, poolFQDN));
  const properties = childOf(pointer, 'properties')?.children ?? [];
  return group('pool', [leaf('poolFQDN', textOf(pointer, 'name')), ...properties]);
}

/** @source dd279164: the Managed page spells it DomainFQDN */
function asManaged(property: Element): Element {
  return property.name === 'domainFQDN' ? leaf('DomainFQDN', property.text) : property;
}
