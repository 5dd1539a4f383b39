import { isSame } from './customerKeys.js';
import { CortexError } from './errors.js';
import { refused } from './plans.js';
import type { HeldService } from './serviceKeys.js';

/** Something in the directory that mail goes to: a group, or a contact. */
export interface DirectoryObject {
  readonly displayName: string;
  /** What it is in the directory it is copied from; empty for one that is from here. */
  readonly syncObjectId: string;
  readonly path: string;
}

/** What a request names one by. */
interface Keys {
  readonly path?: string | undefined;
  readonly syncobjectid?: string | undefined;
  readonly displayname?: string | undefined;
}

const SPECIAL = /[,+"\\<>;=]/g;

/**
 * The path of something in a customer's unit, or in a unit below it.
 *
 * @param home the customer's own path: finding it takes a look at each of its ancestors
 * @source examples 67 and 75
 * @fidelity inferred
 */
export function directoryPath(name: string, unit: string | undefined, home: string): string {
  const units = unit === undefined ? [] : [`OU=${unit}`];
  return [`CN=${name.replace(SPECIAL, '\\$&')}`, ...units, home].join(',');
}

/**
 * The one that a request means: by path, else by sync id, else by display name.
 *
 * @source Cortex behaviour 18, distributiongroups
 * @fidelity inferred
 */
export function objectNamed<T extends DirectoryObject>(objects: readonly T[], sent: Keys): T | undefined {
  const { path, syncobjectid, displayname } = sent;
  return (
    objects.find((one) => path !== undefined && isSame(path, one.path)) ??
    objects.find((one) => syncobjectid !== undefined && isSame(syncobjectid, one.syncObjectId)) ??
    objects.find((one) => displayname !== undefined && isSame(displayname, one.displayName))
  );
}

/**
 * Refuses a display name or a sync id that another one has.
 *
 * @param others without the one that is changed
 * @throws CortexError InvalidService
 * @fidelity inferred
 */
export function requireFreeKeys(
  others: readonly DirectoryObject[],
  { displayname, syncobjectid }: Keys,
  service: HeldService,
): void {
  const namesake = objectNamed(others, { displayname });
  if (namesake !== undefined) throw refused(service, `The display name '${displayname}' is in use.`);
  const twin = objectNamed(others, { syncobjectid });
  if (twin !== undefined) throw refused(service, `The sync object id '${syncobjectid}' is in use.`);
}

/**
 * What a new one is called. A path that is sent has to be the one that it gets.
 *
 * @throws CortexError InvalidService
 * @fidelity inferred
 */
export function newName(
  { displayname, path }: Keys,
  service: HeldService,
  pathOf: (name: string) => string,
): string {
  if (displayname === undefined) throw refused(service, 'The display name must be specified.');
  if (path !== undefined && !isSame(path, pathOf(displayname))) throw unknownObject({ path }, service);
  return displayname;
}

/** The display name that a request gives; one that differs in letter case only is the key it was found by. */
export function renamed({ displayName }: DirectoryObject, { displayname }: Keys): string | undefined {
  return displayname === undefined || isSame(displayname, displayName) ? undefined : displayname;
}

export function unknownObject({ path, syncobjectid, displayname }: Keys, service: HeldService): CortexError {
  return refused(service, `There is no '${path ?? syncobjectid ?? displayname ?? ''}'.`);
}

/** The part of an address before the at sign for a name; `otherwise` where nothing of the name can be used. */
export function aliasOf(name: string, otherwise: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}._-]/gu, '') || otherwise;
}

/** @throws CortexError InvalidService for a text that is no mail address @fidelity inferred */
export function requireAddress(address: string, service: HeldService): void {
  if (!/^[^\s@]+@[^\s@]+$/.test(address)) {
    throw refused(service, `'${address}' is not a valid email address.`);
  }
}

/** Whether a text begins as a filter says, whatever the letter case. @fidelity inferred */
export function beginsLike(filter: string | undefined, text: string): boolean {
  return filter === undefined || text.toLowerCase().startsWith(filter.toLowerCase());
}

interface Paging {
  readonly pageindex?: number | undefined;
  readonly pagesize?: number | undefined;
}

/**
 * One page of a list; pages are counted from 1, and without a size all is one page.
 *
 * @throws CortexError InvalidInteger below 1
 * @source Cortex behaviour 18, distributiongroups
 * @fidelity inferred
 */
export function pageOf<T>(list: readonly T[], { pageindex = 1, pagesize = list.length || 1 }: Paging): T[] {
  for (const number of [pageindex, pagesize]) {
    if (number < 1) throw new CortexError('InvalidInteger', { value: number });
  }
  return list.slice((pageindex - 1) * pagesize, pageindex * pagesize);
}
