import type { PrintedCustomerServiceInstances, SentCustomerServiceInstances } from './contract.generated.js';
import type { Instance } from './details.js';
import { refused } from './plans.js';
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
 * The instances a request names, or all of them.
 *
 * @throws CortexError InvalidService for an unknown one
 * @source Cortex behaviour 18, instances
 * @fidelity inferred: the layout
 */
export function printedInstances(service: HeldService, sent: Sent): PrintedCustomerServiceInstances {
  const names = (sent.instance ?? []).flatMap(({ name = '' }) => name.trim() || []);
  const found =
    names.length === 0 ? service.details.instances : names.map((name) => instanceNamed(service, name));
  return { instance: found.map(printed) };
}

/** @throws CortexError InvalidService */
export function instanceNamed(service: HeldService, name: string): Instance {
  const found = service.details.instances.find((known) => known.name.toLowerCase() === name.toLowerCase());
  if (found === undefined) throw refused(service, `There is no instance '${name}'.`);
  return found;
}

function printed({ name, fullName, status }: Instance) {
  const word = Object.values(STATUS_WORDS).find((known) => known === status) ?? 'Provisioned';
  return { name, fullname: fullName, status: word };
}

function namesIn({ instance = [] }: Sent): string[] {
  return instance.flatMap(({ name = '' }) => name.trim().toLowerCase() || []);
}
