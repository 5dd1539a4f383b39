import type { Order } from '../../model/fulfilment.js';
import type { Tenant } from '../../model/tenants.js';
import type { User } from '../../model/users.js';
import type { CortexContext } from './context.js';
import { orderCustomer, orderService, orderUser, orderUserService } from './orders.js';
import { customerServices, userServicesOf, type HeldService } from './serviceKeys.js';
import type { Member } from './userProperties.js';

/**
 * Takes a service from a customer: first from its users.
 *
 * @source Cortex behaviour 13
 * @fidelity inferred: the order
 */
export function deprovisionService(
  tenant: Tenant,
  service: HeldService,
  context: CortexContext,
  after: readonly Order[] = [],
): Order {
  const holders = context.model.subscriptions
    .ofTenant(tenant.id)
    .filter(({ userId, serviceId }) => userId !== null && serviceId === service.offer.id)
    .flatMap(({ userId }) => context.model.users.find(userId ?? 0) ?? []);
  const fromUsers = holders.map((user) => orderUserService(context, 'deprovision', { user, service }, after));
  return orderService(context, 'deprovision', { tenant, service }, [...after, ...fromUsers]);
}

/** Deprovisions a user, or removes it: first its services. */
export function deprovisionUser(
  member: Member,
  effect: 'deprovision' | 'remove',
  context: CortexContext,
): Order {
  const services = heldBy(member, context).map((service) =>
    orderUserService(context, 'deprovision', { user: member.user, service }, []),
  );
  return orderUser(context, effect, member, services);
}

/** Deprovisions a customer, or removes it: its users' services, its services, its users, and then itself. */
export function deprovisionCustomer(
  tenant: Tenant,
  effect: 'deprovision' | 'remove',
  context: CortexContext,
): Order {
  const services = customerServices(tenant, context)
    .filter(({ subscription }) => subscription !== undefined)
    .map((service) => deprovisionService(tenant, service, context));
  const users = usersOf(tenant, context).map((user) =>
    orderUser(context, 'deprovision', { tenant, user }, services),
  );
  return orderCustomer(context, effect, tenant, [...services, ...users]);
}

function usersOf({ id }: Tenant, { model }: CortexContext): User[] {
  return model.users.ofTenant(id);
}

function heldBy(member: Member, context: CortexContext): HeldService[] {
  return userServicesOf(member, context).filter(({ subscription }) => subscription !== undefined);
}
