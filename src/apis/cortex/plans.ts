import type { ServicePlan } from '../../model/offers.js';
import type { PrintedCustomerServiceUserplan, SentProperties } from './contract.generated.js';
import type { CortexContext } from './context.js';
import { serviceDetails, type HeldPlan, type Switched } from './details.js';
import { CortexError } from './errors.js';
import { changedLimit } from './lexical.js';
import { changedValues, keptProperties, printProperties } from './properties.js';
import { wireName, type HeldService } from './serviceKeys.js';
import type { LimitChange } from './values.js';

/** What a request says of a plan or package. */
export interface SentPlan {
  readonly name?: string | undefined;
  readonly fullname?: string | undefined;
  readonly userlimit?: LimitChange | undefined;
  readonly enabled?: boolean | undefined;
  readonly properties?: SentProperties | undefined;
}

/** A plan of this service, by name or full name. @throws CortexError InvalidService */
export function planNamed(plans: readonly ServicePlan[], sent: SentPlan, service: HeldService): ServicePlan {
  const name = (sent.name?.trim() || sent.fullname?.trim()) ?? '';
  const key = name.toLowerCase();
  const found = sent.name?.trim()
    ? plans.find((plan) => plan.name.toLowerCase() === key)
    : plans.find((plan) => plan.fullName.toLowerCase() === key);
  if (found === undefined) throw refused(service, `There is no plan '${name}'.`);
  return found;
}

export function refused({ offer }: Pick<HeldService, 'offer'>, reason: string): CortexError {
  return new CortexError('InvalidService', { service: wireName(offer), reason });
}

/**
 * Switches plans of a customer's service; those not named keep their state, absent `enabled` means on.
 *
 * @throws CortexError InvalidService for an unknown plan, InvalidNumericType, InvalidProperty
 * @source Cortex behaviour 15
 * @fidelity documented; that the others stay, inferred
 */
export function switchedPlans(
  service: HeldService,
  sent: readonly SentPlan[],
  context: CortexContext,
): readonly HeldPlan[] {
  const catalogue = context.model.offers.plans(service.offer.id, true);
  return sent.reduce<readonly HeldPlan[]>((plans, one) => {
    const { name } = planNamed(catalogue, one, service);
    const known = plans.find((plan) => plan.name === name) ?? blankPlan(name);
    const list = keptProperties(context, 'plan', service.offer.id, known.properties);
    const changed: HeldPlan = {
      name,
      userLimit: changedLimit(known.userLimit, one.userlimit, 'userlimit'),
      isEnabled: one.enabled ?? true,
      properties: { ...known.properties, ...changedValues(list, one.properties ?? {}) },
    };
    return replaced(plans, changed);
  }, service.details.plans);
}

/**
 * Switches packages of a customer's service: only one is in force, so that switching one on switches the others off.
 *
 * @throws CortexError InvalidService for an unknown package
 * @source Cortex behaviour 15
 * @fidelity inferred
 */
export function switchedPackages(
  service: HeldService,
  sent: readonly SentPlan[],
  { model }: CortexContext,
): readonly Switched[] {
  const catalogue = model.offers.plans(service.offer.id, false);
  return sent.reduce<readonly Switched[]>((packages, one) => {
    const { name } = planNamed(catalogue, one, service);
    const isEnabled = one.enabled ?? true;
    const others = isEnabled
      ? packages.map((known) => (known.isEnabled ? { ...known, isEnabled: false } : known))
      : packages;
    return replaced(others, { name, isEnabled });
  }, service.details.packages);
}

/** In its old place if it was there, else at the end. */
function replaced<T extends { readonly name: string }>(list: readonly T[], changed: T): readonly T[] {
  const isThere = list.some(({ name }) => name === changed.name);
  return isThere ? list.map((one) => (one.name === changed.name ? changed : one)) : [...list, changed];
}

export function blankPlan(name: string): HeldPlan {
  return { name, userLimit: null, isEnabled: true, properties: {} };
}

/** Plans of a customer's service as GET prints them, in the catalogue's order: those it was ever given. */
export function printedPlans(
  service: HeldService,
  sent: readonly SentPlan[],
  used: ReadonlySet<string>,
  context: CortexContext,
): PrintedCustomerServiceUserplan[] {
  return shownPlans(service, sent, context).map(({ plan, held, properties }) => ({
    name: plan.name,
    fullname: plan.fullName,
    userlimit: held.userLimit,
    used: used.has(plan.name.toLowerCase()),
    enabled: held.isEnabled,
    properties: properties && printedPlanProperties(service, held, properties, context),
  }));
}

/** One plan of the catalogue that a customer or user has, with the branch asked for. */
export interface ShownPlan {
  readonly plan: ServicePlan;
  readonly held: HeldPlan;
  readonly properties: SentProperties | undefined;
}

/** The plans a request names, or all there are. @throws CortexError InvalidService for one that is not there */
export function shownPlans(
  service: HeldService,
  sent: readonly SentPlan[],
  { model }: CortexContext,
): ShownPlan[] {
  const catalogue = model.offers.plans(service.offer.id, true);
  const heldBy = new Map(service.details.plans.map((held) => [held.name.toLowerCase(), held]));
  const all = catalogue.flatMap((plan): ShownPlan[] => {
    const held = heldBy.get(plan.name.toLowerCase());
    return held === undefined ? [] : [{ plan, held, properties: undefined }];
  });
  if (sent.length === 0) return all;
  return sent.flatMap((one) => {
    const isNamed = (one.name?.trim() || one.fullname?.trim()) !== undefined;
    if (!isNamed) return all.map((shown) => ({ ...shown, properties: one.properties }));
    const { name } = planNamed(catalogue, one, service);
    const shown = all.find(({ plan }) => plan.name === name);
    if (shown === undefined) throw refused(service, `The plan '${name}' is not assigned.`);
    return [{ ...shown, properties: one.properties }];
  });
}

export function printedPlanProperties(
  service: HeldService,
  held: HeldPlan,
  sent: SentProperties,
  context: CortexContext,
) {
  return printProperties(keptProperties(context, 'plan', service.offer.id, held.properties), sent, false);
}

/** Names, in lower case, of the plans that users of the customer hold, each as often as it is held. */
export function plansInUse(tenantId: number, serviceId: number, { model }: CortexContext): string[] {
  return model.subscriptions
    .ofTenant(tenantId)
    .filter((subscription) => subscription.userId !== null && subscription.serviceId === serviceId)
    .flatMap((subscription) => serviceDetails(subscription).plans)
    .map(({ name }) => name.toLowerCase());
}
