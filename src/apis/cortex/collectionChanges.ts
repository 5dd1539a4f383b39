import {
  applicationNamed,
  collectionNamed,
  heldCollection,
  usedApps,
  type SentCollection,
} from './collectionKeys.js';
import type { CortexContext } from './context.js';
import { serviceDetails, type HeldCollection, type Switched } from './details.js';
import { CortexError } from './errors.js';
import { refused } from './plans.js';
import type { HeldService } from './serviceKeys.js';

/**
 * Gives a customer server collections and switches what they publish; what is not named keeps its state, absent
 * `enabled` means on.
 *
 * @throws CortexError CitrixCollectionInvalid for another customer's collection and for one without a name,
 *   CitrixCollectionNotFound, CitrixItemNotFound, CitrixItemInUse for an application that a user holds
 * @source Cortex behaviour 15; error-codes.json, 23 to 26
 * @fidelity documented: the errors; which case is which inferred
 */
export function switchedCollections(
  tenantId: number,
  service: HeldService,
  sent: readonly SentCollection[] | undefined,
  context: CortexContext,
): readonly HeldCollection[] {
  return (sent ?? []).reduce<readonly HeldCollection[]>((collections, one) => {
    const known = collectionNamed(one.name, context);
    if (known.tenantId !== null && known.tenantId !== tenantId) {
      throw new CortexError('CitrixCollectionInvalid', { name: known.name });
    }
    const held = appsInUse(tenantId, service, known.name, context);
    const { applications = [] } = collections.find(({ name }) => name === known.name) ?? {};
    const switched = switchedApps(applications, one, context, ({ name, isEnabled }) => {
      if (!isEnabled && held.has(name)) throw new CortexError('CitrixItemInUse', { name });
    });
    return replaced(collections, { name: known.name, applications: switched });
  }, service.details.collections);
}

/**
 * Gives applications to a user, or takes them away.
 *
 * @throws CortexError CitrixCollectionInvalid for a collection that the customer does not have,
 *   CitrixCollectionNotFound, CitrixItemNotFound, InvalidService for an application that the customer does not have
 * @source Cortex behaviour 15
 * @fidelity documented: the errors; which case is which inferred
 */
export function changedCollections(
  service: HeldService,
  ofCustomer: HeldService,
  sent: readonly SentCollection[] | undefined,
  context: CortexContext,
): readonly HeldCollection[] {
  return (sent ?? []).reduce<readonly HeldCollection[]>((collections, one) => {
    const { name } = collectionNamed(one.name, context);
    const offered = heldCollection(ofCustomer, name);
    if (offered === undefined) throw new CortexError('CitrixCollectionInvalid', { name });
    const { applications = [] } = collections.find((known) => known.name === name) ?? {};
    const usable = new Set([...usedApps(offered), ...applications.map((app) => app.name)]);
    const switched = switchedApps(applications, one, context, (app) => {
      if (!app.isEnabled || usable.has(app.name)) return;
      throw refused(service, `The application '${app.name}' is not enabled for the customer.`);
    });
    return replaced(collections, { name, applications: switched.filter(({ isEnabled }) => isEnabled) });
  }, service.details.collections);
}

function switchedApps(
  stored: readonly Switched[],
  { name, applications }: SentCollection,
  context: CortexContext,
  check: (app: Switched) => void,
): readonly Switched[] {
  const published = context.model.serverCollections.apps(collectionNamed(name, context));
  return (applications?.application ?? []).reduce<readonly Switched[]>((apps, sent) => {
    const app = { name: applicationNamed(published, sent).name, isEnabled: sent.enabled ?? true };
    check(app);
    return [...apps.filter((one) => one.name !== app.name), app];
  }, stored);
}

function replaced(
  collections: readonly HeldCollection[],
  changed: HeldCollection,
): readonly HeldCollection[] {
  const isThere = collections.some(({ name }) => name === changed.name);
  if (!isThere) return [...collections, changed];
  return collections.map((one) => (one.name === changed.name ? changed : one));
}

/** Names of a collection's applications that users of the customer hold. */
function appsInUse(
  tenantId: number,
  { offer }: HeldService,
  collection: string,
  { model }: CortexContext,
): Set<string> {
  const held = model.subscriptions
    .ofTenant(tenantId)
    .filter(({ userId, serviceId }) => userId !== null && serviceId === offer.id)
    .flatMap((subscription) => serviceDetails(subscription).collections)
    .filter(({ name }) => name === collection);
  return new Set(held.flatMap((one) => [...usedApps(one)]));
}
