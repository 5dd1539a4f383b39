import { leaf } from '../element.js';
import { NAMESPACES } from '../namespaces.js';
import { procedure } from '../procedure.js';
import { ORGANIZATION, REQUIRED, SERVER } from '../schemas.js';
import { organizationLeaves, requireSubscription } from './calls.js';

const NAMESPACE = NAMESPACES.hostedOcs;
const DOMAIN = { ...ORGANIZATION, address: REQUIRED } as const;

/** Attaches a SIP domain to an organization. */
export const createSipDomain = procedure({
  namespace: NAMESPACE,
  procedure: 'CreateSipDomain',
  access: 'public',
  type: 'write',
  schema: DOMAIN,
  source: 'dd252415',
  grade: 'documented',
  run: ({ address, ...place }, context) => {
    requireSubscription(context, place);
    context.call(NAMESPACES.managedOcs, 'CreateSipDomain', [
      ...organizationLeaves(place),
      leaf('address', address),
    ]);
  },
});

/** Detaches a SIP domain from the organization that owns it. */
export const deleteSipDomain = procedure({
  namespace: NAMESPACE,
  procedure: 'DeleteSipDomain',
  access: 'public',
  type: 'write',
  schema: DOMAIN,
  source: 'dd279217',
  grade: 'documented',
  run: ({ address, ...place }, context) => {
    requireSubscription(context, place);
    context.call(NAMESPACES.managedOcs, 'DeleteSipDomain', [
      ...organizationLeaves(place),
      leaf('address', address),
    ]);
  },
});

/** Lists an organization's SIP domains together with those of its parent. */
export const getSipDomainsByOrganization = procedure({
  namespace: NAMESPACE,
  procedure: 'GetSipDomainsByOrganization',
  access: 'public',
  type: 'read',
  schema: ORGANIZATION,
  source: 'dd278692',
  grade: 'documented',
  run: (place, context) => {
    requireSubscription(context, place);
    return context.call(NAMESPACES.managedOcs, 'GetSipDomainsByOrganization', organizationLeaves(place))
      .children;
  },
});

/** Tells whether a SIP domain is the organization's or its parent's. */
export const validateSipDomainOwnership = procedure({
  namespace: NAMESPACE,
  procedure: 'ValidateSipDomainOwnership',
  access: 'public',
  type: 'read',
  schema: DOMAIN,
  source: 'dd251675',
  grade: 'inferred',
  run: ({ address, ...place }, context) => {
    requireSubscription(context, place);
    const asked = [...organizationLeaves(place), leaf('address', address)];
    return context.call(NAMESPACES.managedOcs, 'ValidateSipDomainOwnership', asked).children;
  },
});

/** Reads which pool an organization's new SIP users are homed on. */
export const getPoolAssignment = procedure({
  namespace: NAMESPACE,
  procedure: 'GetPoolAssignment',
  access: 'public',
  type: 'read',
  schema: ORGANIZATION,
  source: 'dd252163',
  grade: 'inferred',
  run: (place, context) => {
    requireSubscription(context, place);
    return context.call(NAMESPACES.managedOcs, 'GetPoolAssignment', organizationLeaves(place)).children;
  },
});

/** Chooses the pool on which an organization's new SIP users are homed. */
export const setPoolAssignment = procedure({
  namespace: NAMESPACE,
  procedure: 'SetPoolAssignment',
  access: 'public',
  type: 'write',
  schema: { ...ORGANIZATION, poolFQDN: REQUIRED },
  source: 'dd252054',
  grade: 'documented',
  run: ({ poolFQDN, ...place }, context) => {
    requireSubscription(context, place);
    const assigned = [...organizationLeaves(place), leaf('poolFQDN', poolFQDN)];
    context.call(NAMESPACES.managedOcs, 'SetPoolAssignment', assigned);
  },
});

/** Lists the pools. */
export const getPools = procedure({
  namespace: NAMESPACE,
  procedure: 'GetPools',
  access: 'public',
  type: 'read',
  schema: SERVER,
  source: 'dd252260',
  grade: 'documented',
  run: ({ preferredDomainController }, { call }) =>
    call(NAMESPACES.managedOcs, 'GetPools', [leaf('preferredDomainController', preferredDomainController)])
      .children,
});

/** Reads a pool's properties. */
export const getPoolProperties = procedure({
  namespace: NAMESPACE,
  procedure: 'GetPoolProperties',
  access: 'public',
  type: 'read',
  schema: { poolFQDN: REQUIRED, ...SERVER },
  source: 'dd251953',
  grade: 'documented',
  run: ({ poolFQDN, preferredDomainController }, { call }) =>
    call(NAMESPACES.managedOcs, 'GetPoolProperties', [
      leaf('poolFQDN', poolFQDN),
      leaf('preferredDomainController', preferredDomainController),
    ]).children.map((property) =>
      property.name === 'DomainFQDN' ? leaf('domainFQDN', property.text) : property,
    ),
});
