import type { Order } from '../../model/fulfilment.js';
import type { Tenant } from '../../model/tenants.js';
import type { User } from '../../model/users.js';
import type { CortexContext } from './context.js';
import { wireName, type HeldService } from './serviceKeys.js';
import { displayName, userSubject } from './userWire.js';
import type { Member } from './userProperties.js';

type Effect = Order['effect'];
type Earlier = readonly Order[];

/**
 * Orders a change of a customer. Names and words are those a request prints later.
 *
 * @source Cortex behaviour 11
 * @fidelity observed for customer services; for the other objects by analogy (inferred)
 */
export function orderCustomer(context: CortexContext, effect: Effect, tenant: Tenant, after: Earlier): Order {
  const { id, code, fullName } = tenant;
  const subject = { tenantId: id, userId: null, serviceId: null };
  return context.order({ effect, subject, name: code, label: code, ownerName: fullName, after });
}

export function orderUser(
  context: CortexContext,
  effect: Effect,
  { tenant, user }: Member,
  after: Earlier,
  isFirst = false,
): Order {
  const { cortexName: name } = user;
  return context.order({
    ...{ effect, subject: userSubject(user), name, label: name, isFirst },
    ...{ ownerName: tenant.fullName, after },
  });
}

export function orderService(
  context: CortexContext,
  effect: Effect,
  { tenant, service }: { readonly tenant: Tenant; readonly service: HeldService },
  after: Earlier,
): Order {
  const subject = { tenantId: tenant.id, userId: null, serviceId: service.offer.id };
  const name = wireName(service.offer);
  return context.order({
    ...{ effect, subject, name, label: service.offer.fullName },
    isFirst: service.subscription === undefined && !service.offer.isGivenAtOnce,
    ...{ ownerName: tenant.fullName, after },
  });
}

export function orderUserService(
  context: CortexContext,
  effect: Effect,
  { user, service }: { readonly user: User; readonly service: HeldService },
  after: Earlier,
): Order {
  const name = wireName(service.offer);
  return context.order({
    subject: { tenantId: user.tenantId, userId: user.id, serviceId: service.offer.id },
    ...{ effect, name, label: service.offer.fullName, isFirst: service.subscription === undefined },
    ...{ ownerName: displayName(user), after },
  });
}
