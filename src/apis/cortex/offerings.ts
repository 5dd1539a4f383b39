import type { AppOffering } from '../../model/appOfferings.js';
import type {
  PrintedCustomerServiceOfferings,
  PrintedCustomerUserServiceOfferings,
} from './contract.generated.js';
import type { CortexContext } from './context.js';
import { serviceDetails, type ServiceDetails, type Switched } from './details.js';
import { CortexError } from './errors.js';
import { refused } from './plans.js';
import type { HeldService } from './serviceKeys.js';

/** What a request says of an offering; what else it sends back from an answer is passed over. */
interface Sent {
  readonly offering?:
    readonly { readonly name?: string | undefined; readonly enabled?: boolean | undefined }[] | undefined;
}

/**
 * Every offering of the site, and whether the customer has it.
 *
 * @source example 56; services.json, offering_facts
 * @fidelity observed; the place, and that it comes unasked for, inferred
 */
export function printedOfferings(
  tenantId: number,
  service: HeldService,
  context: CortexContext,
): PrintedCustomerServiceOfferings {
  const held = offeringsInUse(tenantId, service, context);
  return {
    offering: context.model.appOfferings.all().map((offering) => ({
      name: offering.name,
      displayname: offering.displayName,
      type: offering.type,
      default: offering.isDefault,
      enabled: hasOffering(service, offering),
      inuse: held.has(offering.name),
    })),
  };
}

/** What the user has of the offerings that its customer has. @source services.json @fidelity inferred: the layout */
export function printedOfferingsOfUser(
  service: HeldService,
  ofCustomer: HeldService,
  context: CortexContext,
): PrintedCustomerUserServiceOfferings {
  const held = new Set(service.details.offerings.map(({ name }) => name));
  return {
    offering: context.model.appOfferings
      .all()
      .filter((offering) => held.has(offering.name) || hasOffering(ofCustomer, offering))
      .map((offering) => ({
        name: offering.name,
        displayname: offering.displayName,
        type: offering.type,
        enabled: held.has(offering.name),
      })),
  };
}

/** Refuses names that the site does not offer. @throws CortexError CitrixItemNotFound */
export function requireOfferings({ offering = [] }: Sent, context: CortexContext): void {
  for (const { name } of offering) offeringNamed(name, context);
}

/**
 * Switches offerings of a customer; those not named keep their state, absent `enabled` means on.
 *
 * @throws CortexError CitrixItemNotFound, CitrixItemInUse for one that a user holds
 * @source Cortex behaviour 15
 * @fidelity observed; which case is which error inferred
 */
export function switchedOfferings(
  tenantId: number,
  service: HeldService,
  { offering = [] }: Sent = {},
  context: CortexContext,
): ServiceDetails['offerings'] {
  const held = offeringsInUse(tenantId, service, context);
  return offering.reduce<readonly Switched[]>((switched, sent) => {
    const { name, isDefault } = offeringNamed(sent.name, context);
    const isEnabled = sent.enabled ?? true;
    if (!isEnabled && held.has(name)) throw new CortexError('CitrixItemInUse', { name });
    const others = switched.filter((one) => one.name !== name);
    const isAsEver = others.length === switched.length && isEnabled === isDefault;
    return isAsEver ? switched : [...others, { name, isEnabled }];
  }, service.details.offerings);
}

/**
 * Gives offerings to a user, or takes them away.
 *
 * @throws CortexError CitrixItemNotFound, InvalidService for one that the customer does not have
 * @source Cortex behaviour 15
 * @fidelity observed; the refusals inferred
 */
export function changedOfferings(
  service: HeldService,
  ofCustomer: HeldService,
  { offering = [] }: Sent = {},
  context: CortexContext,
): ServiceDetails['offerings'] {
  return offering.reduce<readonly Switched[]>((held, sent) => {
    const known = offeringNamed(sent.name, context);
    const { name } = known;
    if (sent.enabled === false) return held.filter((one) => one.name !== name);
    if (held.some((one) => one.name === name)) return held;
    if (!hasOffering(ofCustomer, known)) {
      throw refused(service, `The offering '${name}' is not enabled for the customer.`);
    }
    return [...held, { name, isEnabled: true }];
  }, service.details.offerings);
}

function offeringNamed(name: string | undefined, { model }: CortexContext): AppOffering {
  const found = name === undefined ? undefined : model.appOfferings.findByName(name);
  if (found === undefined) throw new CortexError('CitrixItemNotFound', { name });
  return found;
}

function hasOffering({ details }: HeldService, { name, isDefault }: AppOffering): boolean {
  return details.offerings.find((one) => one.name === name)?.isEnabled ?? isDefault;
}

/** Names of the offerings that users of the customer hold. */
function offeringsInUse(tenantId: number, { offer }: HeldService, { model }: CortexContext): Set<string> {
  const held = model.subscriptions
    .ofTenant(tenantId)
    .filter(({ userId, serviceId }) => userId !== null && serviceId === offer.id)
    .flatMap((subscription) => serviceDetails(subscription).offerings);
  return new Set(held.map(({ name }) => name));
}
