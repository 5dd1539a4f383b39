import type { Attributes } from '../../../model/directory/units.js';
import { attributeOf, childOf, group, leaf, textOf, type Element } from '../element.js';
import { changedExtras, tenantExtras } from '../extras.js';
import { NAMESPACES } from '../namespaces.js';
import { tenantAt } from '../objects.js';
import { placeOf } from '../managed/planCalls.js';
import { testPermissions } from '../managed/permissions.js';
import { procedure } from '../procedure.js';
import { tenantOf } from '../requirements.js';
import { AVAILABLE_PLANS, FRAGMENT, OPTIONAL, PATH, REQUIRED, SERVER } from '../schemas.js';

const NAMESPACE = NAMESPACES.hostedExchange;
const { managedDirectory, managedPlans, managedHelpers, exchangeResources } = NAMESPACES;
const PLAN_NAMES = { ...AVAILABLE_PLANS, required: false } as const;

/** Creates a customer organization, records it and enables it for Exchange. */
export const createBusinessOrganization = procedure({
  namespace: NAMESPACE,
  procedure: 'CreateBusinessOrganization',
  access: 'public',
  type: 'write',
  schema: {
    container: REQUIRED,
    name: REQUIRED,
    SMTPDomain: REQUIRED,
    ...SERVER,
    mailStore: FRAGMENT,
    sourceMailStores: FRAGMENT,
    publicStore: FRAGMENT,
    availablePlans: PLAN_NAMES,
    description: OPTIONAL,
    properties: FRAGMENT,
  },
  echoesArguments: true,
  source: 'dd278986; hmc_help CreateBusinessOrganization',
  grade: 'documented',
  run: ({ container, name, SMTPDomain, preferredDomainController, availablePlans, ...given }, { call }) => {
    const made = call(managedDirectory, 'CreateOrganization', [
      leaf('name', name),
      leaf('container', container),
      leaf('policyName', 'customer'),
      leaf('description', given.description),
      given.properties,
      leaf('preferredDomainController', preferredDomainController),
    ]);
    const org = childOf(made, 'org') ?? made;
    const place = { path: attributeOf(org, 'path') ?? '', preferredDomainController };
    call(managedHelpers, 'CreateCustomerRecord_', [
      ...placeOf(place),
      leaf('customerTypeName', 'BusinessOrganization'),
    ]);
    call(exchangeResources, 'AllocateOrganization', [
      ...placeOf(place),
      leaf('SMTPDomain', SMTPDomain),
      given.mailStore,
      given.sourceMailStores,
      given.publicStore,
    ]);
    if (availablePlans !== undefined) {
      call(managedPlans, 'AddAvailablePlansToCustomer', [
        ...placeOf(place),
        planNames(availablePlans.planName),
      ]);
    }
    return [org];
  },
});

/**
 * Deletes an empty organization and closes its record. Its own administrators may, so the unit goes with the engine's rights.
 *
 * @throws MpsError CHILDREN_ACTIVE
 */
export const deleteBusinessOrganization = procedure({
  namespace: NAMESPACE,
  procedure: 'DeleteBusinessOrganization',
  access: 'public',
  type: 'write',
  schema: { ...PATH, deleteSMTPDomain: FRAGMENT, SMTPDomain: OPTIONAL },
  echoesArguments: true,
  source: 'dd251814',
  grade: 'documented',
  run: (place, context) => {
    testPermissions(context, place.path, 'UserCreators');
    context.call(managedPlans, 'DeleteCustomer', placeOf(place));
    const at = [leaf('org', place.path), leaf('preferredDomainController', place.preferredDomainController)];
    context.call(managedDirectory, 'DeleteOrganization', at, 'engine');
  },
});

/** Adds plans to an organization's available list. */
export const addExchangePlans = procedure({
  namespace: NAMESPACE,
  procedure: 'AddAvailablePlans',
  access: 'public',
  type: 'write',
  schema: { ...PATH, availablePlans: AVAILABLE_PLANS },
  requires: { role: 'reseller', on: tenantOf('path') },
  echoesArguments: true,
  source: 'dd252387',
  grade: 'documented',
  run: ({ availablePlans, ...place }, { call }) => {
    call(managedPlans, 'AddAvailablePlansToCustomer', [
      ...placeOf(place),
      planNames(availablePlans.planName),
    ]);
  },
});

/** Lists an organization's available plans. */
export const getExchangePlans = procedure({
  namespace: NAMESPACE,
  procedure: 'GetAvailablePlans',
  access: 'public',
  type: 'read',
  schema: PATH,
  echoesArguments: true,
  source: 'dd252005',
  grade: 'documented',
  run: (place, context) => {
    testPermissions(context, place.path, 'UserCreators');
    const found = context.call(managedPlans, 'GetAvailablePlansByCustomer', placeOf(place));
    return [group('servicePlans', childOf(found, 'availablePlans')?.children ?? [])];
  },
});

/** Sibling of the call of the same name for communications. */
export const addEmailPlans = procedure({
  namespace: NAMESPACES.hostedEmail,
  procedure: 'AddAvailablePlans',
  access: 'public',
  type: 'write',
  schema: { organization: REQUIRED, ...SERVER, availablePlans: AVAILABLE_PLANS },
  source: 'dd252239',
  grade: 'documented',
  run: ({ organization, preferredDomainController, availablePlans }, { call }) => {
    const place = placeOf({ path: organization, preferredDomainController });
    call(managedPlans, 'AddAvailablePlansToCustomer', [...place, planNames(availablePlans.planName)]);
  },
});

/** Books storage for an organization and lets every product see that it has Exchange. */
export const allocateOrganization = procedure({
  namespace: exchangeResources,
  procedure: 'AllocateOrganization',
  access: 'private',
  type: 'write',
  schema: {
    ...PATH,
    SMTPDomain: OPTIONAL,
    mailStore: FRAGMENT,
    sourceMailStores: FRAGMENT,
    publicStore: FRAGMENT,
  },
  source: 'a step of dd278986; public in the product, where its arguments are not published',
  grade: 'inferred',
  run: ({ path, SMTPDomain, mailStore, sourceMailStores, publicStore }, { model }) => {
    const tenant = tenantAt(model, path);
    const extras = tenantExtras(tenant);
    const smtpDomain = SMTPDomain ?? extras.exchange?.smtpDomain ?? null;
    const storage = [mailStore, sourceMailStores, publicStore].map(stored);
    const exchange = { smtpDomain, storage: Object.assign({}, ...storage) as Attributes };
    model.tenants.change(tenant.id, {
      ...(SMTPDomain === undefined ? {} : { primaryDomain: SMTPDomain }),
      mps: changedExtras(extras, { exchange }),
    });
    const service = model.catalogue.findByMpsName(NAMESPACE);
    if (service !== undefined)
      model.subscriptions.put({ tenantId: tenant.id, userId: null, serviceId: service.id });
  },
});

export function planNames(names: readonly string[]): Element {
  return group(
    'availablePlans',
    names.map((name) => leaf('planName', name)),
  );
}

/** What was asked of storage, by element and attribute. */
function stored(asked: Element | undefined): Attributes {
  if (asked === undefined) return {};
  const attributes = asked.attributes.map(([name, value]) => [`${asked.name}/@${name}`, value] as const);
  const children = asked.children.map(
    (child) => [`${asked.name}/${child.name}`, textOf(asked, child.name) ?? ''] as const,
  );
  return Object.fromEntries([...attributes, ...children]);
}
