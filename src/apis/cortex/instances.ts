import type {
  PrintedCustomerServiceInstances,
  SentCustomerServiceInstances,
  SentProperties,
} from './contract.generated.js';
import type { CortexContext } from './context.js';
import type { Instance } from './details.js';
import { refused } from './plans.js';
import { keptProperties, printProperties } from './properties.js';
import { printedSold } from './resold.js';
import type { HeldService } from './serviceKeys.js';
import { STATUS_WORDS } from './values.js';

type Sent = Pick<SentCustomerServiceInstances, 'instance'>;

/** The names of a service's instances that fit; all of them for nothing. @source example 63 @fidelity inferred */
export function findInstances({ details }: HeldService, sent: Sent): PrintedCustomerServiceInstances {
  const names = namesIn(sent);
  const found = details.instances.filter(
    ({ name }) => names.length === 0 || names.includes(name.toLowerCase()),
  );
  return { instance: found.map(({ name }) => ({ name })) };
}

/**
 * The instances a request names, or all of them, with their properties where they are asked for.
 *
 * @throws CortexError InvalidService for an unknown one
 * @source Cortex behaviour 18, instances
 * @fidelity inferred: the layout
 */
export function printedInstances(
  service: HeldService,
  sent: Sent,
  context: CortexContext,
): PrintedCustomerServiceInstances {
  const wanted = sent.instance ?? [];
  const named = wanted.filter(({ name = '' }) => name.trim() !== '');
  const properties = wanted.find((one) => one.properties !== undefined)?.properties;
  const found: readonly (readonly [Instance, SentProperties | undefined])[] =
    named.length === 0
      ? service.details.instances.map((instance) => [instance, properties])
      : named.map((one) => [instanceNamed(service, one.name?.trim() ?? ''), one.properties]);
  return { instance: found.map(([instance, wish]) => printed(service, instance, wish, context)) };
}

/** Properties of an instance: what the service defines for all of them. */
export function instanceProperties({ offer }: HeldService, instance: Instance, context: CortexContext) {
  return keptProperties(context, 'instance', offer.id, instance.properties ?? {});
}

/** @throws CortexError InvalidService */
export function instanceNamed(service: HeldService, name: string): Instance {
  const found = service.details.instances.find((known) => known.name.toLowerCase() === name.toLowerCase());
  if (found === undefined) throw refused(service, `There is no instance '${name}'.`);
  return found;
}

function printed(
  service: HeldService,
  instance: Instance,
  wish: SentProperties | undefined,
  context: CortexContext,
) {
  const { name, fullName, status } = instance;
  const catalogue = context.model.offers.plans(service.offer.id, false);
  return {
    name,
    fullname: fullName,
    status: Object.values(STATUS_WORDS).find((known) => known === status) ?? 'Provisioned',
    package: printedSold(catalogue, instance.packages ?? []),
    properties: wish && printProperties(instanceProperties(service, instance, context), wish, false),
  };
}

function namesIn({ instance = [] }: Sent): string[] {
  return instance.flatMap(({ name = '' }) => name.trim().toLowerCase() || []);
}
