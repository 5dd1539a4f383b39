import { sameText } from '../distinguishedNames.js';
import { group, leaf, textOf } from '../element.js';
import { MpsError } from '../errors.js';
import { NAMESPACES } from '../namespaces.js';
import { tenantAt, tenantPath } from '../objects.js';
import { procedure, type ProcedureContext } from '../procedure.js';
import { CUSTOMER_AT_ORGANIZATION } from '../requirements.js';
import { ORGANIZATION, REQUIRED } from '../schemas.js';
import { requireDnsName } from '../sipAddresses.js';
import { pointerAt, pointerNames, SIP_DOMAINS } from './servicePointers.js';

const NAMESPACE = NAMESPACES.managedOcs;
const DOMAIN = { ...ORGANIZATION, address: REQUIRED } as const;

/** Binds a SIP domain to an organization; no other can have it. @throws MpsError POINTER_EXISTS, ARGUMENT_INVALID */
export const createManagedSipDomain = procedure({
  namespace: NAMESPACE,
  procedure: 'CreateSipDomain',
  access: 'public',
  type: 'write',
  schema: DOMAIN,
  requires: CUSTOMER_AT_ORGANIZATION,
  source: 'dd252171',
  grade: 'documented',
  run: ({ organization, address }, { call }) => {
    requireDnsName(address);
    call(NAMESPACES.managedHelpers, 'CreateServicePointer_', [
      ...pointerAt(SIP_DOMAINS, address),
      leaf('organization', organization),
    ]);
  },
});

/** Takes a SIP domain from the organization that owns it itself. @throws MpsError SIP_DOMAIN_NOT_OWNED */
export const deleteManagedSipDomain = procedure({
  namespace: NAMESPACE,
  procedure: 'DeleteSipDomain',
  access: 'public',
  type: 'write',
  schema: DOMAIN,
  requires: CUSTOMER_AT_ORGANIZATION,
  source: 'dd251992',
  grade: 'documented',
  run: ({ organization, address }, context) => {
    if (!isOwnedBy(context, organization, address)) {
      throw new MpsError('SIP_DOMAIN_NOT_OWNED', address, organization);
    }
    context.call(NAMESPACES.managedHelpers, 'DeleteServicePointer_', pointerAt(SIP_DOMAINS, address));
  },
});

/** Lists an organization's own SIP domains, then those of the organization that owns it. */
export const getManagedSipDomains = procedure({
  namespace: NAMESPACE,
  procedure: 'GetSipDomainsByOrganization',
  access: 'public',
  type: 'read',
  schema: ORGANIZATION,
  requires: CUSTOMER_AT_ORGANIZATION,
  source: 'dd278942',
  grade: 'documented',
  run: ({ organization }, context) => {
    const own = pointerNames(context, SIP_DOMAINS, organization);
    const parent = owningOrganization(context, organization);
    const inherited = parent === undefined ? [] : pointerNames(context, SIP_DOMAINS, parent);
    return [
      group('sipDomains', [
        ...own.map((address) => sipDomain(address, 'Tenant')),
        ...inherited.map((address) => sipDomain(address, 'Parent')),
      ]),
    ];
  },
});

/** Tells whose a SIP domain is: the organization's or its owner's. @throws MpsError SIP_DOMAIN_NOT_OWNED */
export const validateManagedSipDomain = procedure({
  namespace: NAMESPACE,
  procedure: 'ValidateSipDomainOwnership',
  access: 'public',
  type: 'read',
  schema: DOMAIN,
  requires: CUSTOMER_AT_ORGANIZATION,
  source: 'dd251675',
  grade: 'documented',
  run: ({ organization, address }, context) => {
    if (isOwnedBy(context, organization, address)) return [leaf('owner', 'Tenant')];
    const parent = owningOrganization(context, organization);
    if (parent !== undefined && isOwnedBy(context, parent, address)) return [leaf('owner', 'Parent')];
    throw new MpsError('SIP_DOMAIN_NOT_OWNED', address, organization);
  },
});

export const isSipDomainOwnedBy = procedure({
  namespace: NAMESPACE,
  procedure: 'IsSipDomainOwnedBy_',
  access: 'private',
  type: 'read',
  schema: { organization: REQUIRED, address: REQUIRED },
  source: 'a step of dd251675 and dd251992',
  grade: 'documented',
  run: ({ organization, address }, { model }) => {
    const { id } = tenantAt(model, organization);
    const own = model.communications.pointers.ofTenant(SIP_DOMAINS, id);
    return [leaf('isOwned', String(own.some(({ name }) => sameText(name, address))))];
  },
});

/** The parent of an organization; hosting has none. */
export const getOwningOrg = procedure({
  namespace: NAMESPACE,
  procedure: 'GetOwningOrg_',
  access: 'private',
  type: 'read',
  schema: { organization: REQUIRED },
  source: 'a step of dd278942 and dd251675',
  grade: 'documented',
  run: ({ organization }, { model }) => {
    const { parentId } = tenantAt(model, organization);
    return parentId === null ? [] : [leaf('owner', tenantPath(model, model.tenants.get(parentId)))];
  },
});

function isOwnedBy({ call }: ProcedureContext, organization: string, address: string): boolean {
  const answer = call(NAMESPACE, 'IsSipDomainOwnedBy_', [
    leaf('organization', organization),
    leaf('address', address),
  ]);
  return textOf(answer, 'isOwned') === 'true';
}

function owningOrganization({ call }: ProcedureContext, organization: string): string | undefined {
  return textOf(call(NAMESPACE, 'GetOwningOrg_', [leaf('organization', organization)]), 'owner');
}

function sipDomain(address: string, owner: 'Tenant' | 'Parent') {
  return group('sipDomain', [leaf('address', address), leaf('owner', owner)]);
}
