import type { Tenant } from '../../model/tenants.js';
import type { PrintedGroupmember } from './contract.generated.js';
import type { CortexContext } from './context.js';
import { contactsOf } from './contactWire.js';
import { isSame } from './customerKeys.js';
import { customerPath } from './customerWire.js';
import { userDetails } from './details.js';
import { directoryPath, type DirectoryObject } from './directory.js';
import type { CortexError } from './errors.js';
import { groupsOf } from './groupWire.js';
import { refused } from './plans.js';
import type { HeldService } from './serviceKeys.js';
import { addressesOf, displayName } from './userWire.js';

/** Whoever can be in a list of a group: a user, a contact or a group of the same customer. */
export interface Recipient extends DirectoryObject {
  /** What lists keep: `user:331`, `contact:2`, `group:5`. */
  readonly reference: string;
  /** The user's id; null for whatever is no user. */
  readonly userId: number | null;
  /** The primary one first. */
  readonly addresses: readonly string[];
}

interface Keys {
  readonly path?: string | undefined;
  readonly syncobjectid?: string | undefined;
  readonly email?: string | undefined;
  readonly displayname?: string | undefined;
}

export function recipientsOf(tenant: Tenant, context: CortexContext): readonly Recipient[] {
  const home = customerPath(tenant, context);
  const users = context.model.users.ofTenant(tenant.id).map((user): Recipient => ({
    reference: userReference(user.id),
    userId: user.id,
    displayName: displayName(user),
    syncObjectId: userDetails(user).syncObjectId,
    path: directoryPath(displayName(user), undefined, home),
    addresses: addressesOf(user).map(({ text }) => text),
  }));
  const contacts = contactsOf(tenant, context).map(({ contact, displayName, syncObjectId, path }) => ({
    ...{ reference: `contact:${contact.id}`, userId: null, displayName, syncObjectId, path },
    addresses: [contact.email],
  }));
  const groups = groupsOf(tenant, context).map(({ group, details, email, ...one }) => ({
    ...{ reference: groupReference(group.id), userId: null, displayName: one.displayName },
    ...{ syncObjectId: one.syncObjectId, path: one.path, addresses: [email, ...details.addresses] },
  }));
  return [...users, ...contacts, ...groups];
}

export function userReference(id: number): string {
  return `user:${id}`;
}

export function groupReference(id: number): string {
  return `group:${id}`;
}

/**
 * The recipient that a request means: by path, else by sync id, address or display name.
 *
 * @throws CortexError InvalidService for nobody, and for a name of several
 * @fidelity inferred: the order
 */
export function recipientNamed(
  recipients: readonly Recipient[],
  { path, syncobjectid, email, displayname }: Keys,
  service: HeldService,
): Recipient {
  const tests: readonly [string | undefined, (one: Recipient, key: string) => boolean][] = [
    [path, (one, key) => isSame(key, one.path)],
    [syncobjectid, (one, key) => isSame(key, one.syncObjectId)],
    [email, (one, key) => one.addresses.some((address) => isSame(key, address))],
    [displayname, (one, key) => isSame(key, one.displayName)],
  ];
  for (const [key, isMeant] of tests) {
    const [found, other] = key === undefined ? [] : recipients.filter((one) => isMeant(one, key));
    if (other !== undefined) throw refused(service, `'${key}' is more than one recipient.`);
    if (found !== undefined) return found;
  }
  throw refused(service, `There is no recipient '${path ?? email ?? displayname ?? syncobjectid ?? ''}'.`);
}

/** Refuses an address that another recipient of the customer has. @throws CortexError InvalidService @fidelity inferred */
export function requireFreeAddress(
  recipients: readonly Recipient[],
  address: string,
  ownReference: string | undefined,
  service: HeldService,
): void {
  const other = recipients.find(
    ({ reference, addresses }) =>
      reference !== ownReference && addresses.some((known) => isSame(address, known)),
  );
  if (other !== undefined) throw inUse(address, service);
}

function inUse(address: string, service: HeldService): CortexError {
  return refused(service, `The address '${address}' is in use.`);
}

/** What GET prints of somebody in a list. @source examples 67 and 69 @fidelity inferred */
export function printedRecipient({
  displayName,
  syncObjectId,
  path,
  addresses,
}: Recipient): PrintedGroupmember {
  return { displayname: displayName, syncobjectid: syncObjectId, path, email: addresses[0] ?? '' };
}
