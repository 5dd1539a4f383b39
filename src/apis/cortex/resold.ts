import type {
  PrintedCustomerServiceServices,
  SentCustomerServiceServices,
  SentSoldplan,
} from './contract.generated.js';
import type { CortexContext } from './context.js';
import type { Resold, Switched } from './details.js';
import { CortexError } from './errors.js';
import { changedLimit } from './lexical.js';
import { EXCHANGE, plainName, wireName } from './serviceKeys.js';

/**
 * What a reseller may resell, as its Reseller service prints it.
 *
 * @source Cortex behaviour 18, Reseller; example 30
 * @fidelity inferred: the layout
 */
export function printedResold(
  resold: readonly Resold[],
  { model }: CortexContext,
): PrintedCustomerServiceServices {
  return {
    service: resold.flatMap((one) => {
      const id = model.catalogue.findByCortexName(one.service)?.id;
      const offer = id === undefined ? undefined : model.offers.find(id);
      if (offer === undefined) return [];
      const plans = printedSold(model.offers.plans(offer.id, true), one.plans);
      return [
        {
          name: wireName(offer),
          fullname: offer.fullName,
          enabled: one.isEnabled,
          userlimit: one.userLimit,
          ...(offer.name === EXCHANGE ? { userpackage: plans } : { userplan: plans }),
          package: printedSold(model.offers.plans(offer.id, false), one.packages),
        },
      ];
    }),
  };
}

interface Named {
  readonly name: string;
  readonly fullName: string;
}

/** Plans that are on or off, with the names the catalogue has for them. */
export function printedSold(catalogue: readonly Named[], switched: readonly Switched[]) {
  return switched.map(({ name, isEnabled }) => ({
    name,
    fullname: catalogue.find((plan) => plan.name === name)?.fullName ?? name,
    enabled: isEnabled,
  }));
}

type SentResold = NonNullable<SentCustomerServiceServices['service']>[number];

/**
 * Changes what a reseller may resell; services not named keep their state.
 *
 * @throws CortexError ServiceNotFound, InvalidNumericType
 * @fidelity inferred
 */
export function changedResold(
  stored: readonly Resold[],
  sent: SentCustomerServiceServices | undefined,
  context: CortexContext,
): readonly Resold[] {
  return (sent?.service ?? []).reduce<readonly Resold[]>((resold, one) => {
    const service = serviceNamed(one, context);
    const known = resold.find((other) => other.service === service);
    const changed: Resold = {
      service,
      isEnabled: one.enabled ?? known?.isEnabled ?? true,
      userLimit: changedLimit(known?.userLimit ?? null, one.userlimit, 'userlimit'),
      plans: switched(known?.plans ?? [], [...(one.userpackage ?? []), ...(one.userplan ?? [])]),
      packages: switched(known?.packages ?? [], one.package ?? []),
    };
    return known === undefined
      ? [...resold, changed]
      : resold.map((other) => (other === known ? changed : other));
  }, stored);
}

function serviceNamed({ name, fullname }: SentResold, { model }: CortexContext): string {
  const wanted = (name?.trim() || fullname?.trim()) ?? '';
  const isWanted = (text: string) => plainName(text) === plainName(wanted);
  const offer = model.offers.all().find((known) => isWanted(known.name) || isWanted(known.fullName));
  if (offer === undefined) throw new CortexError('ServiceNotFound', { name: wanted });
  return offer.name;
}

function switched(stored: readonly Switched[], sent: readonly SentSoldplan[]): readonly Switched[] {
  return sent.reduce<readonly Switched[]>((plans, { name, enabled }) => {
    const wanted = name?.trim() ?? '';
    if (wanted === '') return plans;
    const others = plans.filter((plan) => plan.name.toLowerCase() !== wanted.toLowerCase());
    return [...others, { name: wanted, isEnabled: enabled ?? true }];
  }, stored);
}
