import { PROVIDER_ID } from '../../../model/tenants.js';
import { CUSTOMER_TYPE_NAMES } from '../planCodes.js';
import { childOf, leaf } from '../element.js';
import { MpsError } from '../errors.js';
import { NAMESPACES } from '../namespaces.js';
import { organizationAt } from '../objects.js';
import { inferCustomerType } from '../managed/customerRecords.js';
import { makeGroups, makeUnits } from '../managed/organizationChildren.js';
import { placeOf } from '../managed/planCalls.js';
import { setWellKnownObjects } from '../managed/wellKnownObjects.js';
import { planNames } from '../hosted/exchangeOrganizations.js';
import { procedure, type ProcedureContext } from '../procedure.js';
import { CUSTOMER_AT_PATH } from '../requirements.js';
import { AVAILABLE_PLANS, FRAGMENT, OPTIONAL, PATH, REQUIRED } from '../schemas.js';

const NAMESPACE = NAMESPACES.mpsImport;
const { managedDirectory, managedHelpers, hostedExchange, exchangeResources } = NAMESPACES;
const POLICIES = ['reseller', 'customer', 'default'] as const;

/**
 * Makes sure that an organization or user has a record in the plan database: where there is a valid one, nothing changes.
 *
 * @throws MpsError CUSTOMER_TYPE_UNKNOWN, INVALID_CUSTOMER when its owner has none
 */
export const enableCustomerForPlans = procedure({
  namespace: NAMESPACE,
  procedure: 'EnableCustomerForPlans',
  access: 'public',
  type: 'write',
  schema: { ...PATH, customerTypeName: { type: 'enum', values: CUSTOMER_TYPE_NAMES } },
  requires: CUSTOMER_AT_PATH,
  echoesArguments: true,
  source: 'dd252116',
  grade: 'documented',
  run: ({ customerTypeName, ...place }, context) => {
    const type = customerTypeName ?? inferCustomerType(context, place);
    context.call(managedHelpers, 'CreateCustomerRecord_', [
      ...placeOf(place),
      leaf('customerTypeName', type),
    ]);
  },
});

/** Gives an existing organization the child units and groups of a hosted one, as far as it lacks them. */
export const enableOrganizationForHosting = procedure({
  namespace: NAMESPACE,
  procedure: 'EnableOrganizationForHosting',
  access: 'public',
  type: 'write',
  schema: { ...PATH, policyName: { type: 'enum', values: POLICIES } },
  requires: CUSTOMER_AT_PATH,
  echoesArguments: true,
  source: 'dd252436; what makes it a reseller or customer, inferred',
  grade: 'documented',
  run: ({ policyName = 'customer', ...place }, context) => {
    const { call } = context;
    call(managedDirectory, 'GetThisOrganizationRoot', placeOf(place));
    takeType(context, place.path, policyName);
    const found = call(managedDirectory, 'GetPolicy', [
      leaf('policyName', policyName),
      leaf('objectPath', place.path),
      leaf('objectType', 'org'),
    ]);
    const policy = childOf(found, 'policy');
    call(NAMESPACE, 'CreateOrgChildren', [leaf('path', place.path), policy]);
    call(NAMESPACE, 'CreateOrgGroups', [leaf('path', place.path), policy]);
    if (policyName !== 'default') setWellKnownObjects(context, place.path);
  },
});

/** Brings an existing organization fully into hosting and Exchange. */
export const importOrganization = procedure({
  namespace: NAMESPACE,
  procedure: 'ImportOrganization',
  access: 'public',
  type: 'write',
  schema: {
    ...PATH,
    policyName: { type: 'enum', required: true, values: POLICIES },
    SMTPDomain: OPTIONAL,
    mailStore: FRAGMENT,
    availablePlans: { ...AVAILABLE_PLANS, required: false },
  },
  requires: CUSTOMER_AT_PATH,
  echoesArguments: true,
  source: 'dd252428; arguments after policyName and the order of the steps inferred',
  grade: 'documented',
  run: ({ policyName, SMTPDomain, mailStore, availablePlans, ...place }, { call }) => {
    call(NAMESPACE, 'EnableOrganizationForHosting', [...placeOf(place), leaf('policyName', policyName)]);
    if (policyName !== 'default') {
      call(NAMESPACE, 'EnableCustomerForPlans', placeOf(place));
      call(exchangeResources, 'AllocateOrganization', [
        ...placeOf(place),
        leaf('SMTPDomain', SMTPDomain),
        mailStore,
      ]);
    }
    if (availablePlans !== undefined) {
      call(hostedExchange, 'AddAvailablePlans', [...placeOf(place), planNames(availablePlans.planName)]);
    }
    return [leaf('path', place.path)];
  },
});

/** The containers of an imported organization, and the groups in them. */
export const createOrgChildren = procedure({
  namespace: NAMESPACE,
  procedure: 'CreateOrgChildren',
  access: 'private',
  type: 'write',
  schema: { path: REQUIRED, policy: { type: 'element', required: true } },
  source: 'a step of dd252436',
  grade: 'inferred',
  run: ({ path, policy }, context) => {
    makeUnits(context, path, policy);
  },
});

/** The groups of an imported organization itself. */
export const createOrgGroups = procedure({
  namespace: NAMESPACE,
  procedure: 'CreateOrgGroups',
  access: 'private',
  type: 'write',
  schema: { path: REQUIRED, policy: { type: 'element', required: true } },
  source: 'a step of dd252436',
  grade: 'inferred',
  run: ({ path, policy }, context) => {
    makeGroups(context, path, policy);
  },
});

/**
 * Makes an imported organization what its policy says. Only a child container is of type default; hosting stays what it
 * is, and who has organizations of its own stays a reseller.
 *
 * @throws MpsError ARGUMENT_INVALID
 */
function takeType({ model }: ProcedureContext, path: string, policyName: (typeof POLICIES)[number]): void {
  const { tenant, unit } = organizationAt(model, path);
  const isTyped = policyName !== 'default';
  if (isTyped === (unit !== undefined) || tenant.id === PROVIDER_ID) {
    throw new MpsError('ARGUMENT_INVALID');
  }
  const isReseller = policyName === 'reseller';
  if (!isTyped || tenant.isReseller === isReseller) return;
  if (!isReseller && model.tenants.children(tenant.id).length > 0) throw new MpsError('ARGUMENT_INVALID');
  model.tenants.setReseller(tenant.id, isReseller);
}
