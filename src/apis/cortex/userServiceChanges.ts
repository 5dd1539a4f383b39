import type { Order } from '../../model/fulfilment.js';
import type { Tenant } from '../../model/tenants.js';
import type { SentCustomerUserService } from './contract.generated.js';
import { changedCollections } from './collectionChanges.js';
import { requireCollections } from './collectionKeys.js';
import type { CortexContext } from './context.js';
import { serviceDetails, type HeldPlan, type ServiceDetails } from './details.js';
import { CortexError } from './errors.js';
import { changeGroupsOfUser } from './groupChanges.js';
import { instanceNamed } from './instances.js';
import { changedOfferings, requireOfferings } from './offerings.js';
import { orderUserService } from './orders.js';
import { CITRIX, HOSTED_APPS, refuseForeign } from './ownElements.js';
import { blankPlan, planNamed, plansInUse, refused, type SentPlan } from './plans.js';
import { changedValues, keptProperties } from './properties.js';
import { customerServices, EXCHANGE, namedService, type HeldService } from './serviceKeys.js';
import type { Member } from './userProperties.js';

/** A change of a service of a user, once the user is there. */
export type UserServiceChange = (member: Member, earlier: readonly Order[]) => void;

/**
 * Finds what a SET says of a user's service; what is returned makes the change.
 *
 * @param home the customer, or how it will stand
 * @throws CortexError ServiceNotFound, also for a service that users cannot be given; CitrixItemNotFound,
 *   CitrixCollectionNotFound
 */
export function resolveUserService(
  home: Tenant,
  sent: SentCustomerUserService,
  context: CortexContext,
): UserServiceChange {
  const { offer } = namedService(customerServices(home, context), sent);
  if (!offer.isForUsers) throw new CortexError('ServiceNotFound', { name: sent.name ?? sent.fullname });
  if (offer.name === HOSTED_APPS) requireOfferings(sent.offerings ?? {}, context);
  if (offer.name === CITRIX) requireCollections(sent.servercollection ?? [], context);
  return (member, earlier) => {
    const ofCustomer = customerServices(member.tenant, context).find((one) => one.offer.id === offer.id);
    if (ofCustomer === undefined || ofCustomer.status === 'notProvisioned') {
      throw refused({ offer }, 'The customer is not provisioned with the service.');
    }
    setUserService(member, ofCustomer, sent, earlier, context);
  };
}

/**
 * Gives a service to a user, changes it or takes it away.
 *
 * @throws CortexError InvalidService and what its values are refused with
 * @source Cortex behaviour 13 and 15
 * @fidelity documented
 */
function setUserService(
  member: Member,
  ofCustomer: HeldService,
  sent: SentCustomerUserService,
  earlier: readonly Order[],
  context: CortexContext,
): void {
  refuseForeign(ofCustomer, sent);
  const { tenant, user } = member;
  const { model } = context;
  const key = { tenantId: tenant.id, userId: user.id, serviceId: ofCustomer.offer.id };
  const subscription = model.subscriptions.find(key);
  const service: HeldService = {
    ...ofCustomer,
    subscription,
    details: serviceDetails(subscription),
  };
  const order = (effect: Order['effect']) => {
    orderUserService(context, effect, { user, service }, earlier);
  };
  if (sent.status === 'NotProvisioned') {
    order('deprovision');
    return;
  }
  const details = changedDetails(service, ofCustomer, sent, context);
  requireRoom(service, ofCustomer, details, context);
  const plan = details.plans[0]?.name ?? null;
  model.subscriptions.put({ ...key, plan, cortex: { ...subscription?.cortex, ...details } });
  changeGroupsOfUser(member, service, sent.distributiongroups, context);
  if (sent.status === 'Pending') model.progress.set(key, { status: 'pending', requestId: null });
  else order('provision');
}

function changedDetails(
  service: HeldService,
  ofCustomer: HeldService,
  sent: SentCustomerUserService,
  context: CortexContext,
): ServiceDetails {
  const stored = service.details;
  const list = keptProperties(context, 'service', service.offer.id, stored.properties);
  return {
    ...stored,
    plans: changedPlans(service, ofCustomer, sent, context),
    properties: { ...stored.properties, ...changedValues(list, sent.properties ?? {}) },
    instances: changedInstances(service, ofCustomer, sent),
    offerings: changedOfferings(service, ofCustomer, sent.offerings, context),
    collections: changedCollections(service, ofCustomer, sent.servercollection, context),
    replyAddress: sent.replyaddress?.trim() || stored.replyAddress,
  };
}

/**
 * A named plan is held; where a user holds one only, it takes the place of the former.
 *
 * @throws CortexError InvalidService for a plan that is unknown or not enabled for the customer
 * @source Cortex behaviour 15
 * @fidelity inferred: that plans are added where several can be held
 */
function changedPlans(
  service: HeldService,
  ofCustomer: HeldService,
  sent: SentCustomerUserService,
  context: CortexContext,
): readonly HeldPlan[] {
  const { offer, details } = service;
  const isExchange = offer.name === EXCHANGE;
  const named: readonly SentPlan[] = (isExchange ? sent.userpackage : sent.userplan) ?? [];
  const catalogue = context.model.offers.plans(offer.id, true);
  const changed = named.reduce<readonly HeldPlan[]>((plans, one) => {
    const { name } = planNamed(catalogue, one, service);
    const known = plans.find((plan) => plan.name === name);
    const others = plans.filter((plan) => plan.name !== name);
    if (one.enabled === false) return others;
    if (known === undefined) requireEnabled(name, ofCustomer);
    const held = withProperties(known ?? blankPlan(name), one, service, context);
    return offer.hasManyPlansPerUser ? [...others, held] : [held];
  }, details.plans);
  if (isExchange && service.subscription === undefined && changed.length === 0) {
    throw refused(service, 'A user package must be specified.');
  }
  return changed;
}

function requireEnabled(name: string, ofCustomer: HeldService): void {
  const isEnabled = ofCustomer.details.plans.some((plan) => plan.name === name && plan.isEnabled);
  if (!isEnabled) throw refused(ofCustomer, `The plan '${name}' is not enabled for the customer.`);
}

function withProperties(
  held: HeldPlan,
  { properties }: SentPlan,
  { offer }: HeldService,
  context: CortexContext,
): HeldPlan {
  const list = keptProperties(context, 'plan', offer.id, held.properties);
  return { ...held, properties: { ...held.properties, ...changedValues(list, properties ?? {}) } };
}

/** A user takes part in instances that its customer has. @fidelity inferred */
function changedInstances(
  service: HeldService,
  ofCustomer: HeldService,
  { instances }: SentCustomerUserService,
): ServiceDetails['instances'] {
  const names = (instances?.instance ?? []).flatMap(({ name = '' }) => name.trim() || []);
  const added = names.map((name) => instanceNamed(ofCustomer, name));
  const known = service.details.instances.filter(({ name }) => !added.some((one) => one.name === name));
  return [...known, ...added];
}

/** @source Cortex behaviour 12 @fidelity inferred */
function requireRoom(
  service: HeldService,
  ofCustomer: HeldService,
  details: ServiceDetails,
  context: CortexContext,
): void {
  const { offer, subscription } = service;
  const { tenantId } = ofCustomer.subscription ?? {};
  if (tenantId === undefined) return;
  const rows = context.model.subscriptions.ofTenant(tenantId);
  const users = rows.filter(({ userId, serviceId }) => userId !== null && serviceId === offer.id).length;
  const limit = ofCustomer.details.userLimit;
  const isOneMore = subscription === undefined;
  if (isOneMore && limit !== null && users + 1 > limit) {
    throw refused(service, 'The user limit is exceeded.');
  }
  const held = plansInUse(tenantId, offer.id, context);
  const own = new Set(service.details.plans.map(({ name }) => name));
  for (const { name } of details.plans.filter((plan) => !own.has(plan.name))) {
    const most = ofCustomer.details.plans.find((plan) => plan.name === name)?.userLimit ?? null;
    const count = held.filter((one) => one === name.toLowerCase()).length;
    if (most !== null && count + 1 > most) {
      throw refused(service, `The user limit of '${name}' is exceeded.`);
    }
  }
}
