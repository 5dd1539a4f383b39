import type { SentCustomerServiceInstances } from './contract.generated.js';
import type { CortexContext } from './context.js';
import type { Instance } from './details.js';
import { instanceProperties } from './instances.js';
import { refused, switchedPackages } from './plans.js';
import { changedValues } from './properties.js';
import type { HeldService } from './serviceKeys.js';

type SentInstance = NonNullable<SentCustomerServiceInstances['instance']>[number] & { readonly name: string };

/**
 * Adds instances of a customer's service, or changes those of the same name; one that is deprovisioned goes.
 *
 * @throws CortexError InvalidService for a service that has no instances and for an unknown package, InvalidProperty
 * @source Cortex behaviour 18, instances
 * @fidelity inferred
 */
export function changedInstances(
  service: HeldService,
  sent: SentCustomerServiceInstances | undefined,
  context: CortexContext,
): readonly Instance[] {
  const named = (sent?.instance ?? []).flatMap((one): SentInstance[] => {
    const name = one.name?.trim() ?? '';
    return name === '' ? [] : [{ ...one, name }];
  });
  if (named.length > 0 && !service.offer.hasInstances) {
    throw refused(service, 'The service has no instances.');
  }
  return named.reduce<readonly Instance[]>((instances, one) => {
    const isSame = ({ name }: Instance) => name.toLowerCase() === one.name.toLowerCase();
    if (one.status === 'NotProvisioned') return instances.filter((instance) => !isSame(instance));
    const known = instances.find(isSame);
    const changed = changedInstance(service, known ?? blankInstance(one.name), one, context);
    return known === undefined
      ? [...instances, changed]
      : instances.map((instance) => (isSame(instance) ? changed : instance));
  }, service.details.instances);
}

function blankInstance(name: string): Instance {
  return { name, fullName: name, status: 'Provisioned' };
}

function changedInstance(
  service: HeldService,
  known: Instance,
  sent: SentInstance,
  context: CortexContext,
): Instance {
  const { details } = service;
  const held = { ...service, details: { ...details, packages: known.packages ?? [] } };
  const values = changedValues(instanceProperties(service, known, context), sent.properties ?? {});
  return {
    name: known.name,
    fullName: sent.fullname ?? known.fullName,
    status: 'Provisioned',
    packages: switchedPackages(held, sent.package ?? [], context),
    properties: { ...known.properties, ...values },
  };
}
