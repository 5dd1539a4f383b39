import type { PublishedApp, ServerCollection } from '../../model/serverCollections.js';
import type { CortexContext } from './context.js';
import { isSame } from './customerKeys.js';
import type { HeldCollection } from './details.js';
import { CortexError } from './errors.js';
import type { HeldService } from './serviceKeys.js';

/** What a request says of a server collection, at either level. */
export interface SentCollection {
  readonly name?: string | undefined;
  readonly applications?: { readonly application?: readonly SentApplication[] | undefined } | undefined;
}

export interface SentApplication {
  readonly name?: string | undefined;
  readonly adname?: string | undefined;
  readonly enabled?: boolean | undefined;
}

/** @throws CortexError CitrixCollectionInvalid without a name, CitrixCollectionNotFound @source error-codes.json, 25 and 26 */
export function collectionNamed(name: string | undefined, { model }: CortexContext): ServerCollection {
  if (name === undefined) throw new CortexError('CitrixCollectionInvalid');
  const found = model.serverCollections.findByName(name);
  if (found === undefined) throw new CortexError('CitrixCollectionNotFound', { name });
  return found;
}

/** By both names, if both are sent. @throws CortexError CitrixItemNotFound */
export function applicationNamed(
  apps: readonly PublishedApp[],
  { name, adname }: SentApplication,
): PublishedApp {
  const isNamed = name !== undefined || adname !== undefined;
  const found = apps.find((app) => isNamed && isSame(name, app.name) && isSame(adname, app.adName));
  if (found === undefined) throw new CortexError('CitrixItemNotFound', { name: name ?? adname });
  return found;
}

/**
 * Refuses collections and applications that there are not anywhere.
 *
 * @throws CortexError CitrixCollectionNotFound, CitrixItemNotFound
 */
export function requireCollections(sent: readonly SentCollection[], context: CortexContext): void {
  for (const { name, applications } of sent) {
    if (name === undefined) continue;
    const apps = context.model.serverCollections.apps(collectionNamed(name, context));
    for (const application of applications?.application ?? []) applicationNamed(apps, application);
  }
}

export function heldCollection({ details }: HeldService, name: string): HeldCollection | undefined {
  return details.collections.find((one) => one.name === name);
}

/** Names of the applications that are on. */
export function usedApps(held: HeldCollection | undefined): Set<string> {
  return new Set((held?.applications ?? []).flatMap(({ name, isEnabled }) => (isEnabled ? [name] : [])));
}
