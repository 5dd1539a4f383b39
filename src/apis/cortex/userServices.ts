import type { PrintedCustomerUserService, SentCustomerUserService } from './contract.generated.js';
import type { CortexContext } from './context.js';
import { printedGroupsOfUser } from './distributionGroups.js';
import { findInstances, printedInstances } from './instances.js';
import { printedOfferingsOfUser } from './offerings.js';
import { CITRIX, HOSTED_APPS } from './ownElements.js';
import { printedPlanProperties, shownPlans } from './plans.js';
import { keptProperties, printProperties } from './properties.js';
import { printedCollectionsOfUser } from './serverCollections.js';
import {
  customerServices,
  EXCHANGE,
  matchingServices,
  namedServices,
  userServicesOf,
  wireName,
  type HeldService,
} from './serviceKeys.js';
import type { Member } from './userProperties.js';
import { primaryAddress } from './userWire.js';
import { STATUS_WORDS } from './values.js';

/**
 * The short form of every service a user has or can be given.
 *
 * @source Cortex behaviour 8
 * @fidelity observed
 */
export function findUserServices(
  member: Member,
  sent: SentCustomerUserService,
  context: CortexContext,
): PrintedCustomerUserService[] {
  return matchingServices(userServicesOf(member, context), sent).map((service) => ({
    ...toUserServiceShort(service),
    instances: sent.instances && findInstances(service, sent.instances),
  }));
}

/**
 * The full form of the services named, with the branches asked for.
 *
 * @throws CortexError ServiceNotFound, InvalidService for an unknown plan or instance
 * @source Cortex behaviour 9
 * @fidelity observed
 */
export function getUserServices(
  member: Member,
  sent: SentCustomerUserService,
  context: CortexContext,
): PrintedCustomerUserService[] {
  return namedServices(userServicesOf(member, context), sent).map((service) => ({
    ...toUserServiceShort(service),
    replyaddress: replyAddress(service, member),
    ...published(service, member, sent, context),
    ...branches(service, member, sent, context),
    ...heldPlans(service, sent, context),
  }));
}

function toUserServiceShort({ offer, status, isHeld }: HeldService): PrintedCustomerUserService {
  return {
    name: wireName(offer),
    fullname: offer.fullName,
    status: STATUS_WORDS[status],
    approvalpending: isHeld,
  };
}

/** Only Hosted Exchange has one, once it is there. */
function replyAddress({ offer, subscription, details }: HeldService, { user }: Member): string | undefined {
  if (offer.name !== EXCHANGE || subscription === undefined) return undefined;
  return details.replyAddress ?? primaryAddress(user);
}

/** What a user has of what is published to its customer; offerings only when they are asked for. @source example 57 */
function published(
  service: HeldService,
  { tenant }: Member,
  sent: SentCustomerUserService,
  context: CortexContext,
): PrintedCustomerUserService {
  const { name, id } = service.offer;
  if (name !== HOSTED_APPS && name !== CITRIX) return {};
  const ofCustomer = customerServices(tenant, context).find(({ offer }) => offer.id === id);
  if (ofCustomer === undefined) return {};
  if (name === CITRIX) {
    const sentCollections = sent.servercollection;
    return { servercollection: printedCollectionsOfUser(service, ofCustomer, sentCollections, context) };
  }
  return { offerings: sent.offerings && printedOfferingsOfUser(service, ofCustomer, context) };
}

/** What is printed of a user's service only when it is asked for. */
function branches(
  service: HeldService,
  member: Member,
  sent: SentCustomerUserService,
  context: CortexContext,
): PrintedCustomerUserService {
  const { offer, details } = service;
  const list = keptProperties(context, 'service', offer.id, details.properties);
  const isExchange = offer.name === EXCHANGE;
  return {
    properties: sent.properties && printProperties(list, sent.properties, false),
    instances: sent.instances && printedInstances(service, sent.instances, context),
    distributiongroups:
      isExchange && sent.distributiongroups ? printedGroupsOfUser(member, context) : undefined,
  };
}

function heldPlans(
  service: HeldService,
  sent: SentCustomerUserService,
  context: CortexContext,
): PrintedCustomerUserService {
  const plans = shownPlans(service, sent.userplan ?? [], context).map(({ plan, held, properties }) => ({
    name: plan.name,
    fullname: plan.fullName,
    properties: properties && printedPlanProperties(service, held, properties, context),
  }));
  return service.offer.name === EXCHANGE ? { userpackage: plans } : { userplan: plans };
}
