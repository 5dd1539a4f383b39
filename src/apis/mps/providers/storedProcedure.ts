import type { CustomerRecord } from '../../../model/planDatabase/records.js';
import type { HostedPlan } from '../../../model/planDatabase/plans.js';
import type { PlanType } from '../../../model/planDatabase/services.js';
import type { Model } from '../../../model/model.js';
import { textOf, type Content, type Element } from '../element.js';
import { MpsError } from '../errors.js';

/** A stored procedure of the plan database: parameters in, rows out. */
export type StoredProcedure = (parameters: Element, model: Model) => Content | undefined;

/** Plan names are cut to this length wherever they come in. @source dd251737 for Unified Messaging; inferred for others */
const PLAN_NAME_LENGTH = 20;

/** A parameter that the caller always passes. */
export function parameter(parameters: Element, name: string): string {
  const value = textOf(parameters, name);
  if (value === undefined) throw new Error(`stored procedure parameter ${name} is missing`);
  return value;
}

/** @throws MpsError INVALID_CUSTOMER */
export function customerIn(parameters: Element, model: Model): CustomerRecord {
  const record = model.planDatabase.records.findValid(parameter(parameters, 'customerId'));
  if (record === undefined) throw new MpsError('INVALID_CUSTOMER');
  return record;
}

/** @throws MpsError PLAN_UNKNOWN */
export function planIn(parameters: Element, model: Model): HostedPlan {
  const name = planName(parameter(parameters, 'planName'));
  const plan = model.planDatabase.plans.findByName(name);
  if (plan === undefined) throw new MpsError('PLAN_UNKNOWN', name);
  return plan;
}

export function planName(given: string): string {
  return given.slice(0, PLAN_NAME_LENGTH).trimEnd();
}

/** The type of a plan. */
export function typeOf(model: Model, plan: HostedPlan): PlanType {
  return model.planDatabase.services.getPlanType(plan.typeId);
}
