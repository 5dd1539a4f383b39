import type { Tenant } from '../../model/tenants.js';
import type {
  PrintedCustomerService,
  PrintedCustomerServiceServices,
  SentCustomerService,
} from './contract.generated.js';
import type { CortexContext } from './context.js';
import { printedContacts } from './contacts.js';
import { printedGroups } from './distributionGroups.js';
import { printedExchange } from './exchange.js';
import { findInstances, printedInstances } from './instances.js';
import { printedOfferings } from './offerings.js';
import { CITRIX, HOSTED_APPS } from './ownElements.js';
import { plansInUse, printedPlans } from './plans.js';
import { keptProperties, printProperties } from './properties.js';
import { printedResold } from './resold.js';
import { printedCollections } from './serverCollections.js';
import {
  customerServices,
  EXCHANGE,
  matchingServices,
  namedServices,
  wireName,
  type HeldService,
} from './serviceKeys.js';
import { STATUS_WORDS } from './values.js';

/**
 * The short form of every service of a customer that fits.
 *
 * @source Cortex behaviour 8
 * @fidelity observed
 */
export function findServices(
  tenant: Tenant,
  sent: SentCustomerService,
  context: CortexContext,
): PrintedCustomerService[] {
  return matchingServices(customerServices(tenant, context), sent).map((service) => ({
    ...toServiceShort(service, tenant),
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
export function getServices(
  tenant: Tenant,
  sent: SentCustomerService,
  context: CortexContext,
): PrintedCustomerService[] {
  return namedServices(customerServices(tenant, context), sent).map((service) => ({
    ...toServiceShort(service, tenant),
    userlimit: service.details.userLimit,
    isbilled: service.details.isBilled,
    ...(isOwn(EXCHANGE, service) ? printedExchange(tenant, service.details.exchange) : {}),
    ...published(service, tenant, sent, context),
    ...branches(service, tenant, sent, context),
    ...soldIn(service, tenant, sent, context),
  }));
}

function toServiceShort({ offer, status, isHeld }: HeldService, tenant: Tenant): PrintedCustomerService {
  return {
    name: wireName(offer),
    fullname: offer.fullName,
    location: offer.sellsIn ?? tenant.location,
    status: STATUS_WORDS[status],
    approvalpending: isHeld,
  };
}

/** A service's own elements are printed once it is there. */
function isOwn(name: string, { offer, subscription }: HeldService): boolean {
  return offer.name === name && subscription !== undefined;
}

/** What Hosted Apps and Desktops and Citrix publish to a customer. */
function published(
  service: HeldService,
  tenant: Tenant,
  sent: SentCustomerService,
  context: CortexContext,
): PrintedCustomerService {
  if (isOwn(HOSTED_APPS, service)) return { offerings: printedOfferings(tenant.id, service, context) };
  if (!isOwn(CITRIX, service)) return {};
  return { servercollection: printedCollections(service, sent.servercollection, context) };
}

/** What is printed of a service only when it is asked for. */
function branches(
  service: HeldService,
  tenant: Tenant,
  sent: SentCustomerService,
  context: CortexContext,
): PrintedCustomerService {
  const { offer, details } = service;
  const list = keptProperties(context, 'service', offer.id, details.properties);
  const { distributiongroups, contacts } = isOwn(EXCHANGE, service) ? sent : {};
  return {
    properties: sent.properties && printProperties(list, sent.properties, false),
    resourceconfiguration: sent.resourceconfiguration && { resource: printedResources(service) },
    instances: sent.instances && printedInstances(service, sent.instances, context),
    distributiongroups: distributiongroups && printedGroups(tenant, distributiongroups, context),
    contacts: contacts && printedContacts(tenant, contacts, context),
  };
}

function printedResources({ details }: HeldService) {
  return details.resources.map(({ name, fullName, limit, used }) => ({
    name,
    fullname: fullName,
    limit,
    used,
  }));
}

/** Plans and packages; only the plans when a request names one. @source example 22 @fidelity inferred */
function soldIn(
  service: HeldService,
  tenant: Tenant,
  sent: SentCustomerService,
  context: CortexContext,
): PrintedCustomerService {
  const { offer, details } = service;
  const used = new Set(plansInUse(tenant.id, offer.id, context));
  const named = sent.userplan ?? [];
  const plans = printedPlans(service, named, used, context);
  const services: PrintedCustomerServiceServices | undefined =
    details.resold.length === 0 ? undefined : printedResold(details.resold, context);
  return {
    services,
    ...(offer.name === EXCHANGE ? { userpackage: plans } : { userplan: plans }),
    package: named.length > 0 ? undefined : printedPackages(service, context),
  };
}

function printedPackages({ offer, details }: HeldService, { model }: CortexContext) {
  const held = new Map(details.packages.map(({ name, isEnabled }) => [name.toLowerCase(), isEnabled]));
  return model.offers.plans(offer.id, false).flatMap(({ name, fullName }) => {
    const enabled = held.get(name.toLowerCase());
    return enabled === undefined ? [] : [{ name, fullname: fullName, enabled }];
  });
}
