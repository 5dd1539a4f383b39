import { attributeOf, childOf, leaf, textOf, type Element } from '../element.js';
import { propertiesIn } from '../fragment.js';
import { NAMESPACES } from '../namespaces.js';
import { tenantPath } from '../objects.js';
import { placeOf, type Place } from '../managed/planCalls.js';
import { procedure, type ProcedureContext } from '../procedure.js';
import { FRAGMENT, OPTIONAL, PATH, REQUIRED, SERVER } from '../schemas.js';
import { DIRECTORY_SERVICE } from '../services.js';
import { PROVIDER_ID } from '../../../model/tenants.js';
import { planTypeLeaves } from './registration.js';

const NAMESPACE = NAMESPACES.hostedDirectory;
const { managedDirectory, managedPlans } = NAMESPACES;

const ATTRIBUTES = { description: OPTIONAL, propertiesXmlString: FRAGMENT, properties: FRAGMENT } as const;

/** Registers the service with its plan types; repeatable. */
export const initializeDirectory = procedure({
  namespace: NAMESPACE,
  procedure: 'Initialize',
  access: 'public',
  type: 'write',
  schema: SERVER,
  source: 'hostad_initialize',
  grade: 'documented',
  run: ({ preferredDomainController }, { call }) => {
    call(managedPlans, 'RegisterService', [
      leaf('preferredDomainController', preferredDomainController),
      leaf('serviceId', DIRECTORY_SERVICE.guid),
      leaf('serviceName', DIRECTORY_SERVICE.name),
      leaf('serviceDescription', DIRECTORY_SERVICE.description),
      planTypeLeaves(DIRECTORY_SERVICE),
    ]);
  },
});

/** Creates an Active Directory plan. */
export const createDirectoryPlan = procedure({
  namespace: NAMESPACE,
  procedure: 'CreateOrganizationPlan',
  access: 'public',
  type: 'write',
  schema: { planDescription: REQUIRED, planName: REQUIRED, planTypeName: REQUIRED, ...SERVER },
  source: 'dd279190',
  grade: 'documented',
  run: ({ planDescription, planName, planTypeName, preferredDomainController }, { call }) => {
    call(managedPlans, 'CreatePlan', [
      leaf('preferredDomainController', preferredDomainController),
      leaf('planName', planName),
      leaf('planTypeName', planTypeName),
      leaf('planDescription', planDescription),
    ]);
  },
});

/** Creates a reseller and its plan record, below hosting unless told otherwise. */
export const createResellerOrganization = procedure({
  namespace: NAMESPACE,
  procedure: 'CreateResellerOrganization',
  access: 'public',
  type: 'write',
  schema: { container: OPTIONAL, name: REQUIRED, ...SERVER, ...ATTRIBUTES },
  source: 'dd252298',
  grade: 'documented',
  run: ({ container, name, preferredDomainController, ...attributes }, context) => {
    const { model } = context;
    const hosting = tenantPath(model, model.tenants.get(PROVIDER_ID));
    const place = { container: container ?? hosting, name, preferredDomainController };
    const org = makeOrganization(context, 'reseller', place, attributes);
    record(
      context,
      { path: attributeOf(org, 'path') ?? '', preferredDomainController },
      'ResellerOrganization',
    );
    return [org];
  },
});

/** Creates a customer under a reseller, its plan record, and its Active Directory plan. */
export const createCustomerOrganization = procedure({
  namespace: NAMESPACE,
  procedure: 'CreateOrganization',
  access: 'public',
  type: 'write',
  schema: { container: REQUIRED, name: REQUIRED, planName: REQUIRED, ...SERVER, ...ATTRIBUTES },
  source: 'composed from dd252243, dd251613, dd252298',
  grade: 'inferred',
  run: ({ container, name, planName, preferredDomainController, ...attributes }, context) => {
    const org = makeOrganization(
      context,
      'customer',
      { container, name, preferredDomainController },
      attributes,
    );
    const place = { path: attributeOf(org, 'path') ?? '', preferredDomainController };
    record(context, place, 'BusinessOrganization');
    context.call(managedPlans, 'AddCustomerPlan', [...placeOf(place), leaf('planName', planName)]);
    return [org];
  },
});

/** Deletes an organization without users, its plans and its record. @throws MpsError CHILDREN_ACTIVE */
export const deleteCustomerOrganization = procedure({
  namespace: NAMESPACE,
  procedure: 'DeleteOrganization',
  access: 'public',
  type: 'write',
  schema: PATH,
  source: 'dd251944',
  grade: 'documented',
  run: (place, { call }) => {
    const held = childOf(call(managedPlans, 'GetPlansByCustomer', placeOf(place)), 'plans');
    for (const plan of held?.children ?? []) {
      const planName = leaf('planName', textOf(plan, 'planName'));
      call(managedPlans, 'RemovePlanFromCustomer', [...placeOf(place), planName]);
    }
    call(managedPlans, 'DeleteCustomer', placeOf(place));
    call(managedDirectory, 'DeleteOrganization', [
      leaf('org', place.path),
      leaf('preferredDomainController', place.preferredDomainController),
    ]);
  },
});

/** Assigns an Active Directory plan to an organization. */
export const subscribeDirectory = procedure({
  namespace: NAMESPACE,
  procedure: 'Subscribe',
  access: 'public',
  type: 'write',
  schema: { path: REQUIRED, planName: REQUIRED, ...SERVER },
  source: 'dd278561',
  grade: 'documented',
  run: ({ planName, ...place }, { call }) => {
    call(managedPlans, 'AddCustomerPlan', [...placeOf(place), leaf('planName', planName)]);
  },
});

function makeOrganization(
  { call }: ProcedureContext,
  policyName: 'reseller' | 'customer',
  place: { readonly container: string; readonly name: string; readonly preferredDomainController: string },
  given: { readonly description: string | undefined } & Parameters<typeof propertiesIn>[0],
): Element {
  const made = call(managedDirectory, 'CreateOrganization', [
    leaf('name', place.name),
    leaf('container', place.container),
    leaf('policyName', policyName),
    leaf('description', given.description),
    propertiesIn(given),
    leaf('preferredDomainController', place.preferredDomainController),
  ]);
  return childOf(made, 'org') ?? made;
}

function record({ call }: ProcedureContext, place: Place, customerTypeName: string): void {
  call(managedPlans, 'CreateCustomer', [...placeOf(place), leaf('customerTypeName', customerTypeName)]);
}
