import type { PlanEntry } from '../../../model/planDatabase/assignments.js';
import type { HostedPlan } from '../../../model/planDatabase/plans.js';
import type { CustomerRecord } from '../../../model/planDatabase/records.js';
import type { PlanType } from '../../../model/planDatabase/services.js';
import type { Model } from '../../../model/model.js';
import type { SubscriptionKey } from '../../../model/subscriptions.js';
import { EVENT_TYPES } from '../planCodes.js';
import { NAMESPACE_OF_SERVICE } from '../services.js';
import { typeOf } from './storedProcedure.js';

/** A plan in the hands of a customer. */
export interface HeldPlan {
  readonly entry: PlanEntry;
  readonly plan: HostedPlan;
  readonly type: PlanType;
}

/**
 * The plans a customer holds, oldest first. One whose service every product knows counts only as long as the estate's
 * subscription is there: another product may have ended it.
 */
export function plansOf(model: Model, record: CustomerRecord): HeldPlan[] {
  return model.planDatabase.assignments
    .ofRecord(record.id)
    .map((entry) => withPlan(model, entry))
    .filter(({ type }) => {
      const subscription = subscriptionFor(model, record, type);
      return subscription === undefined || model.subscriptions.find(subscription) !== undefined;
    });
}

/** The plan of one type that a customer holds. */
export function planOfType(model: Model, record: CustomerRecord, typeId: number): HeldPlan | undefined {
  return plansOf(model, record).find(({ type }) => type.id === typeId);
}

export function withPlan(model: Model, entry: PlanEntry): HeldPlan {
  const plan = model.planDatabase.plans.get(entry.planId);
  return { entry, plan, type: typeOf(model, plan) };
}

/** Gives a customer a plan; every product sees the subscription. */
export function assignPlan(model: Model, record: CustomerRecord, plan: HostedPlan): void {
  const { assignments } = model.planDatabase;
  const type = typeOf(model, plan);
  for (const { entry } of heldUnnoticed(model, record, type)) assignments.withdraw(entry.id);
  assignments.assign(record.id, plan.id);
  assignments.log(
    record.id,
    isOrganization(record) ? EVENT_TYPES.subscribed : EVENT_TYPES.planAdded,
    plan.id,
  );
  share(model, record, type, plan);
}

/** Puts another plan of the same type in the place of the one held. */
export function replacePlan(model: Model, record: CustomerRecord, held: HeldPlan, plan: HostedPlan): void {
  model.planDatabase.assignments.reassign(held.entry.id, plan.id);
  model.planDatabase.assignments.log(record.id, EVENT_TYPES.planChanged, plan.id);
  share(model, record, held.type, plan);
}

/** Takes a plan from a customer, and the subscription with it. */
export function withdrawPlan(model: Model, record: CustomerRecord, { entry, plan, type }: HeldPlan): void {
  const { assignments } = model.planDatabase;
  assignments.withdraw(entry.id);
  assignments.log(
    record.id,
    isOrganization(record) ? EVENT_TYPES.unsubscribed : EVENT_TYPES.planRemoved,
    plan.id,
  );
  const subscription = subscriptionFor(model, record, type);
  if (subscription !== undefined) model.subscriptions.remove(subscription);
}

/** Plans of a type that another product took away, which the plan database has not noticed. */
function heldUnnoticed(model: Model, record: CustomerRecord, type: PlanType): HeldPlan[] {
  return model.planDatabase.assignments
    .ofRecord(record.id)
    .map((entry) => withPlan(model, entry))
    .filter((held) => held.type.id === type.id);
}

function share(model: Model, record: CustomerRecord, type: PlanType, plan: HostedPlan): void {
  const subscription = subscriptionFor(model, record, type);
  if (subscription !== undefined) model.subscriptions.put({ ...subscription, plan: plan.name });
}

/** The estate's subscription that goes with a plan of this type; undefined where there is none. */
function subscriptionFor(model: Model, record: CustomerRecord, type: PlanType): SubscriptionKey | undefined {
  const { guid } = model.planDatabase.services.get(type.serviceId);
  const namespace = NAMESPACE_OF_SERVICE[guid];
  const service = namespace === undefined ? undefined : model.catalogue.findByMpsName(namespace);
  if (service === undefined) return undefined;
  const { tenantId, userId } = record;
  if (userId !== null) return { tenantId: model.users.get(userId).tenantId, userId, serviceId: service.id };
  return tenantId === null ? undefined : { tenantId, userId: null, serviceId: service.id };
}

function isOrganization({ tenantId, unitId }: CustomerRecord): boolean {
  return tenantId !== null || unitId !== null;
}
