import type { Tenant } from '../../model/tenants.js';
import { printedResponses } from './approvalResponses.js';
import type { PrintedCustomerUser, SentCustomerUser } from './contract.generated.js';
import type { CortexContext } from './context.js';
import { attributeValues, propertiesOfUser } from './userProperties.js';
import { findUserServices, getUserServices } from './userServices.js';
import { matchingUsers, namedUsers } from './userKeys.js';
import { toUserFull, toUserShort } from './userWire.js';

/**
 * The short form of every user that fits, with the services asked for.
 *
 * @source Cortex behaviour 8
 * @fidelity observed
 */
export function findUsers(
  tenant: Tenant,
  sent: SentCustomerUser,
  context: CortexContext,
): PrintedCustomerUser[] {
  return matchingUsers(tenant, sent, context).map((user) => ({
    ...toUserShort(user, context),
    service: sent.service?.flatMap((service) => findUserServices({ tenant, user }, service, context)),
  }));
}

/**
 * The full form of every user named, with the branches asked for.
 *
 * @throws CortexError UserNotFound, and what its branches cannot find
 * @source Cortex behaviour 9
 * @fidelity observed
 */
export function getUsers(
  tenant: Tenant,
  sent: SentCustomerUser,
  context: CortexContext,
): PrintedCustomerUser[] {
  return namedUsers(tenant, sent, context).map((user) => ({
    ...toUserFull(user, tenant, context),
    properties: sent.properties && propertiesOfUser({ tenant, user }, sent.properties, context),
    additionalproperties: sent.additionalproperties && attributeValues(user, tenant, context),
    approvalresponses: sent.approvalresponses && printedResponses(tenant, user.id, context),
    service: sent.service?.flatMap((service) => getUserServices({ tenant, user }, service, context)),
  }));
}
