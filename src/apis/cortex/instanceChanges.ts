import type { SentCustomerServiceInstances } from './contract.generated.js';
import type { Instance } from './details.js';
import { refused } from './plans.js';
import type { HeldService } from './serviceKeys.js';

/**
 * Adds instances of a customer's service, or changes those of the same name; one that is deprovisioned goes.
 *
 * @throws CortexError InvalidService for a service that has no instances
 * @source Cortex behaviour 18, instances
 * @fidelity inferred
 */
export function changedInstances(
  service: HeldService,
  sent: SentCustomerServiceInstances | undefined,
): readonly Instance[] {
  const named = (sent?.instance ?? []).flatMap((one) => {
    const name = one.name?.trim() ?? '';
    return name === '' ? [] : [{ ...one, name }];
  });
  if (named.length > 0 && !service.offer.hasInstances) {
    throw refused(service, 'The service has no instances.');
  }
  return named.reduce<readonly Instance[]>((instances, { name, fullname, status }) => {
    const isSame = (one: Instance) => one.name.toLowerCase() === name.toLowerCase();
    if (status === 'NotProvisioned') return instances.filter((one) => !isSame(one));
    const known = instances.find(isSame);
    const changed = { fullName: name, ...known, name: known?.name ?? name, status: 'Provisioned' };
    const named = fullname === undefined ? changed : { ...changed, fullName: fullname };
    return known === undefined ? [...instances, named] : instances.map((one) => (isSame(one) ? named : one));
  }, service.details.instances);
}
