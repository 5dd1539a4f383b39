import type { ApprovalDemand, ApprovalEvent, ApprovalRule } from '../../model/approvalPolicies.js';
import type { Order } from '../../model/fulfilment.js';
import type { ChangeRequest } from '../../model/requests.js';
import type { User } from '../../model/users.js';
import type { CortexContext } from './context.js';
import { managersOf } from './managers.js';
import { displayName } from './userWire.js';

/** People who are asked about a change. */
interface Panel {
  readonly userIds: readonly number[];
  readonly needed: number;
  readonly timeoutDays: number;
}

/**
 * Places the orders of a call; those that need somebody's approval are held until it is there. What was set is stored
 * either way, as it is for `Pending`: held is that it is provisioned.
 *
 * @returns the id for the receipt: of what was placed, or else of what the call let run
 * @source Cortex behaviour 11 and 18, effect of a subscription
 * @fidelity inferred: the flow, and that a rejection leaves the stored values
 */
export function placeOrders(context: CortexContext): number | undefined {
  const { orders, model } = context;
  const panels = new Map(
    orders
      .map((order) => [order, panelsFor(order, context)] as const)
      .filter(([, found]) => found.length > 0),
  );
  const [first] = orders;
  const { id, requests } = model.fulfilment.place(
    orders,
    first?.subject.tenantId ?? null,
    new Set(panels.keys()),
  );
  for (const [order, asked] of panels) {
    const request = requests.get(order);
    if (request !== undefined) for (const panel of asked) open(order, request, panel, context);
  }
  return id ?? context.released[0];
}

/** Those who have to agree to an order; where nobody can be asked, nobody has to. */
function panelsFor(order: Order, context: CortexContext): Panel[] {
  const { tenantId } = order.subject;
  return context.model.approvalPolicies
    .demandsOn(tenantId, eventOf(order))
    .map((demand) => toPanel(demand, order, context))
    .filter(({ userIds }) => userIds.length > 0);
}

function eventOf({ effect, subject: { userId, serviceId } }: Order): Omit<ApprovalRule, 'isNeeded'> {
  const event: ApprovalEvent = effect === 'provision' ? 'provision' : 'deprovision';
  if (serviceId === null) return { about: userId === null ? 'tenants' : 'users', serviceId, event };
  return { about: userId === null ? 'services' : 'userServices', serviceId, event };
}

/** Managers are those of the user concerned; where it has none, those of whoever calls. @fidelity inferred */
function toPanel(demand: ApprovalDemand, { subject }: Order, context: CortexContext): Panel {
  const { timeoutDays } = demand;
  const { users } = context.model;
  if ('memberIds' in demand) {
    const userIds = demand.memberIds.filter((id) => users.find(id) !== undefined);
    return { userIds, needed: demand.needed ?? userIds.length, timeoutDays };
  }
  const concerned = subject.userId === null ? undefined : users.find(subject.userId);
  const own = concerned === undefined ? [] : managersOf(concerned, demand.levels, context);
  const managers: readonly User[] =
    own.length > 0 ? own : managersOf(context.caller.user, demand.levels, context);
  return { userIds: managers.map(({ id }) => id), needed: managers.length, timeoutDays };
}

function open(
  order: Order,
  { id }: ChangeRequest,
  panel: Panel,
  { model, ids, caller }: CortexContext,
): void {
  const { subject, label, ownerName } = order;
  const user = subject.userId === null ? undefined : model.users.find(subject.userId);
  const isOwn = subject.serviceId === null && user !== undefined;
  model.approvals.open({
    requestId: id,
    tenantId: subject.tenantId,
    userId: subject.userId,
    subjectName: isOwn ? displayName(user) : `${label} - ${ownerName}`,
    requestedBy: caller.user.id,
    needed: panel.needed,
    timeoutDays: panel.timeoutDays,
    asked: panel.userIds.map((userId) => ({ guid: ids.guid('approval'), userId })),
  });
}
