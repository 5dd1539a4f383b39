import { printedProviders } from './approvalProviders.js';
import { printedResponses } from './approvalResponses.js';
import type { PrintedCustomer, SentCustomer } from './contract.generated.js';
import type { CortexContext, Reading } from './context.js';
import { matchingCustomers, namedCustomers } from './customerKeys.js';
import { propertiesOfCustomer } from './customerProperties.js';
import { toCustomerFull, toCustomerShort } from './customerWire.js';
import { findServices, getServices } from './services.js';
import { findUsers, getUsers } from './users.js';
import type { Tenant } from '../../model/tenants.js';

/**
 * The short form of every customer that fits, with the services and users asked for below it.
 *
 * @source Cortex behaviour 6 and 8
 * @fidelity documented
 */
export const findCustomers: Reading<'customer'> = (sent, context) =>
  matchingCustomers(sent, context).map((tenant) => ({
    ...toCustomerShort(tenant, context),
    service: sent.service?.flatMap((service) => findServices(tenant, service, context)),
    user: sent.user?.flatMap((user) => findUsers(tenant, user, context)),
  }));

/**
 * The full form of every customer named, with the branches asked for.
 *
 * @throws CortexError CustomerNotFound, and what its branches cannot find
 * @source Cortex behaviour 9
 * @fidelity documented
 */
export const getCustomers: Reading<'customer'> = (sent, context) =>
  namedCustomers(sent, context).map((tenant) => ({
    ...toCustomerFull(tenant, context),
    ...branches(tenant, sent, context),
    service: sent.service?.flatMap((service) => getServices(tenant, service, context)),
    user: sent.user?.flatMap((user) => getUsers(tenant, user, context)),
  }));

/** What is printed of a customer only when it is asked for. */
function branches(tenant: Tenant, sent: SentCustomer, context: CortexContext): PrintedCustomer {
  return {
    properties: sent.properties && propertiesOfCustomer(tenant, sent.properties, context),
    approvalproviders: sent.approvalproviders && printedProviders(tenant, context),
    approvalresponses: sent.approvalresponses && printedResponses(tenant, undefined, context),
  };
}
