import type { PublishedApp } from '../../model/serverCollections.js';
import type { PrintedCustomerServiceServercollection } from './contract.generated.js';
import type { CortexContext } from './context.js';
import { collectionNamed, heldCollection, usedApps, type SentCollection } from './collectionKeys.js';
import type { HeldCollection } from './details.js';
import { CortexError } from './errors.js';
import type { HeldService } from './serviceKeys.js';

/**
 * The server collections of a customer that a request names, or all of them, with what they publish.
 *
 * @throws CortexError CitrixCollectionNotFound, CitrixCollectionInvalid for one that the customer does not have
 * @source services.json, Citrix; error-codes.json, 25 and 26
 * @fidelity observed: the elements; the layout inferred
 */
export function printedCollections(
  service: HeldService,
  sent: readonly SentCollection[] | undefined,
  context: CortexContext,
): PrintedCustomerServiceServercollection[] {
  return namedCollections(service, sent, context).map((held) =>
    printed(held.name, appsOf(held, context), isOn(held)),
  );
}

/** The customer's collections again, with the applications that the user has or can be given. @fidelity inferred */
export function printedCollectionsOfUser(
  service: HeldService,
  ofCustomer: HeldService,
  sent: readonly SentCollection[] | undefined,
  context: CortexContext,
): PrintedCustomerServiceServercollection[] {
  return namedCollections(ofCustomer, sent, context).map((offered) => {
    const own = isOn(heldCollection(service, offered.name));
    const isOffered = isOn(offered);
    const apps = appsOf(offered, context).filter(({ name }) => isOffered(name) || own(name));
    return printed(offered.name, apps, own);
  });
}

function namedCollections(
  { details }: HeldService,
  sent: readonly SentCollection[] = [],
  context: CortexContext,
): readonly HeldCollection[] {
  const names = sent.flatMap(({ name }) => name ?? []);
  if (names.length === 0) return details.collections;
  return names.map((name) => {
    const known = collectionNamed(name, context);
    const held = details.collections.find((one) => one.name === known.name);
    if (held === undefined) throw new CortexError('CitrixCollectionInvalid', { name });
    return held;
  });
}

/** What a collection that was taken out of the catalogue publishes is nothing. */
function appsOf({ name }: HeldCollection, { model }: CortexContext): readonly PublishedApp[] {
  const known = model.serverCollections.findByName(name);
  return known === undefined ? [] : model.serverCollections.apps(known);
}

function isOn(held: HeldCollection | undefined): (name: string) => boolean {
  const on = usedApps(held);
  return (name) => on.has(name);
}

function printed(
  name: string,
  apps: readonly PublishedApp[],
  isEnabled: (name: string) => boolean,
): PrintedCustomerServiceServercollection {
  const application = apps.map((app) => ({
    name: app.name,
    adname: app.adName,
    enabled: isEnabled(app.name),
  }));
  return { name, applications: { application } };
}
