import type { Order } from '../../model/fulfilment.js';
import type { Tenant } from '../../model/tenants.js';
import type { SentCustomerService } from './contract.generated.js';
import type { CortexContext } from './context.js';
import { requireCollections } from './collectionKeys.js';
import { switchedCollections } from './collectionChanges.js';
import { changeContacts } from './contactChanges.js';
import { defined } from './defined.js';
import { deprovisionService } from './deprovisioning.js';
import { serviceDetails, type ServiceDetails } from './details.js';
import { changedExchange, hasVersion } from './exchange.js';
import { changeGroups } from './groupChanges.js';
import { changedInstances } from './instanceChanges.js';
import { changedLimit } from './lexical.js';
import { requireOfferings, switchedOfferings } from './offerings.js';
import { orderService } from './orders.js';
import { CITRIX, HOSTED_APPS, refuseForeign } from './ownElements.js';
import { plansInUse, refused, switchedPackages, switchedPlans } from './plans.js';
import { changedValues, keptProperties } from './properties.js';
import { changedResold } from './resold.js';
import {
  customerServices,
  EXCHANGE,
  namedService,
  RESELLER,
  sellerRows,
  type HeldService,
} from './serviceKeys.js';
import type { InnerChange } from './userChanges.js';

/**
 * Finds what a SET says of a customer's service; what is returned makes the change.
 *
 * @param home the customer, or how it will stand
 * @throws CortexError ServiceNotFound, CitrixItemNotFound, CitrixCollectionNotFound
 */
export function resolveService(home: Tenant, sent: SentCustomerService, context: CortexContext): InnerChange {
  const { offer } = namedService(customerServices(home, context), sent);
  if (offer.name === HOSTED_APPS) requireOfferings(sent.offerings ?? {}, context);
  if (offer.name === CITRIX) requireCollections(sent.servercollection ?? [], context);
  return (tenant, earlier) => {
    const service = customerServices(tenant, context).find((one) => one.offer.id === offer.id);
    if (service === undefined) throw refused({ offer }, 'The service is not offered to the customer.');
    return setService(tenant, service, sent, earlier, context);
  };
}

/**
 * Gives a service to a customer, changes it or takes it away.
 *
 * @throws CortexError InvalidService and what its values are refused with
 * @source Cortex behaviour 15
 * @fidelity documented
 */
function setService(
  tenant: Tenant,
  service: HeldService,
  sent: SentCustomerService,
  earlier: readonly Order[],
  context: CortexContext,
): Order | undefined {
  refuseForeign(service, sent);
  const isReseller = service.offer.name === RESELLER;
  if (sent.status === 'NotProvisioned') {
    if (service.offer.isGivenAtOnce) throw refused(service, 'The service cannot be deprovisioned.');
    if (isReseller) endReselling(tenant, service, context);
    return deprovisionService(tenant, service, context, earlier);
  }
  const details = changedDetails(tenant, service, sent, context);
  requireFirstProvisioning(service, details);
  requireRoom(tenant, service, details, context);
  const { model } = context;
  const key = { tenantId: tenant.id, userId: null, serviceId: service.offer.id };
  const plan = details.packages.find(({ isEnabled }) => isEnabled)?.name ?? null;
  model.subscriptions.put({ ...key, plan, cortex: { ...service.subscription?.cortex, ...details } });
  if (isReseller) model.tenants.setReseller(tenant.id, true);
  changeContacts(tenant, service, sent.contacts, context);
  changeGroups(tenant, service, sent.distributiongroups, context);
  if (sent.status === 'Pending') {
    model.progress.set(key, { status: 'pending', requestId: null });
    return undefined;
  }
  return orderService(context, 'provision', { tenant, service }, earlier);
}

function changedDetails(
  tenant: Tenant,
  service: HeldService,
  sent: SentCustomerService,
  context: CortexContext,
): ServiceDetails {
  const { offer, subscription } = service;
  const stored = serviceDetails(subscription);
  const list = keptProperties(context, 'service', offer.id, stored.properties);
  const isExchange = offer.name === EXCHANGE;
  const plans = isExchange ? sent.userpackage : sent.userplan;
  return {
    ...stored,
    ...defined({ isBilled: sent.isbilled }),
    userLimit: changedLimit(stored.userLimit, sent.userlimit, 'userlimit'),
    plans: switchedPlans(service, plans ?? [], context),
    packages: switchedPackages(service, sent.package ?? [], context),
    properties: { ...stored.properties, ...changedValues(list, sent.properties ?? {}) },
    instances: changedInstances(service, sent.instances, context),
    resources: changedResources(service, sent),
    offerings: switchedOfferings(tenant.id, service, sent.offerings, context),
    collections: switchedCollections(tenant.id, service, sent.servercollection, context),
    resold: changedResold(stored.resold, sent.services, context),
    exchange: isExchange ? changedExchange(tenant, stored.exchange, sent) : stored.exchange,
  };
}

/** Resources come from the service; only their limits can be set. @fidelity inferred */
function changedResources(
  service: HeldService,
  { resourceconfiguration }: SentCustomerService,
): ServiceDetails['resources'] {
  const sent = resourceconfiguration?.resource ?? [];
  const known = service.details.resources;
  const nameOf = ({ name = '' }: { readonly name?: string | undefined }) => name.trim().toLowerCase();
  const unknown = sent.find((one) => !known.some(({ name }) => name.toLowerCase() === nameOf(one)));
  if (unknown !== undefined) throw refused(service, `There is no resource '${unknown.name ?? ''}'.`);
  return known.map((resource) => {
    const change = sent.find((one) => nameOf(one) === resource.name.toLowerCase());
    return { ...resource, limit: changedLimit(resource.limit, change?.limit, 'limit') };
  });
}

/** @source Cortex behaviour 15; services.json, required_on_first_provisioning @fidelity observed */
function requireFirstProvisioning(service: HeldService, details: ServiceDetails): void {
  if (service.offer.name !== EXCHANGE || service.subscription !== undefined) return;
  if (!hasVersion(details.exchange)) throw refused(service, 'The version must be specified.');
  if (!details.packages.some(({ isEnabled }) => isEnabled)) {
    throw refused(service, 'A package must be specified.');
  }
  if (!details.plans.some(({ isEnabled }) => isEnabled)) {
    throw refused(service, 'A user package must be specified.');
  }
}

/** A limit cannot be set below what is in use. @source Cortex behaviour 12 @fidelity inferred */
function requireRoom(
  tenant: Tenant,
  service: HeldService,
  { userLimit, plans }: ServiceDetails,
  context: CortexContext,
): void {
  const { offer } = service;
  const users = context.model.subscriptions
    .ofTenant(tenant.id)
    .filter(({ userId, serviceId }) => userId !== null && serviceId === offer.id);
  const held = plansInUse(tenant.id, offer.id, context);
  const isFull = (limit: number | null, count: number) => limit !== null && count > limit;
  const fullPlan = plans.find(({ name, userLimit: limit }) =>
    isFull(limit, held.filter((one) => one === name.toLowerCase()).length),
  );
  if (isFull(userLimit, users.length) || fullPlan !== undefined) {
    throw refused(service, 'The user limit is exceeded.');
  }
}

/**
 * Ends with the last Reseller service of a customer.
 *
 * @throws CortexError InvalidService as long as there are customers below
 */
function endReselling(tenant: Tenant, service: HeldService, context: CortexContext): void {
  const { model } = context;
  const others = sellerRows(tenant, context).filter(
    ({ subscription }) => subscription.serviceId !== service.offer.id,
  );
  if (others.length > 0) return;
  if (model.tenants.children(tenant.id).length > 0) {
    throw refused(service, 'The customer still has customers.');
  }
  model.tenants.setReseller(tenant.id, false);
}
