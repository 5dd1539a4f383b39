import type { Tenant } from '../../model/tenants.js';
import type {
  SentCustomerServiceContacts,
  SentCustomerServiceContactsContact,
} from './contract.generated.js';
import type { CortexContext } from './context.js';
import {
  CONTACT_TEXTS,
  contactPath,
  contactsOf,
  printedContact,
  toContact,
  type ContactDetails,
  type DirectoryContact,
} from './contactWire.js';
import { customerPath } from './customerWire.js';
import { defined } from './defined.js';
import {
  newName,
  objectNamed,
  renamed,
  requireAddress,
  requireFreeKeys,
  unknownObject,
} from './directory.js';
import { refused } from './plans.js';
import { recipientsOf, requireFreeAddress } from './recipients.js';
import type { HeldService } from './serviceKeys.js';
import { withoutUnchanged } from './unchanged.js';

/**
 * Creates, changes and removes contacts of a customer, in the order in which they were sent.
 *
 * @throws CortexError InvalidService
 * @source Cortex behaviour 18, contacts; example 77
 * @fidelity documented; matching and removal inferred, as for groups
 */
export function changeContacts(
  tenant: Tenant,
  service: HeldService,
  sent: SentCustomerServiceContacts | undefined,
  context: CortexContext,
): void {
  for (const contact of sent?.contact ?? []) changeContact(tenant, service, contact, context);
}

function changeContact(
  tenant: Tenant,
  service: HeldService,
  sent: SentCustomerServiceContactsContact,
  context: CortexContext,
): void {
  const all = contactsOf(tenant, context);
  const known = objectNamed(all, sent);
  if (sent.enabled === false) {
    if (known === undefined) throw unknownObject(sent, service);
    context.model.contacts.remove(known.contact.id);
    return;
  }
  const one = known ?? createContact(tenant, service, sent, context);
  const others = all.filter(({ contact }) => contact.id !== one.contact.id);
  const changed = withoutUnchanged(sent, printedContact(one));
  requireFreeKeys(others, changed, service);
  const email = known === undefined ? undefined : changed.email?.trim() || undefined;
  if (email !== undefined) requireOwnAddress(tenant, service, email, one, context);
  context.model.contacts.change(one.contact.id, {
    ...defined({ name: renamed(one, changed), email }),
    cortex: { ...one.contact.cortex, ...changedDetails(one, changed) },
  });
}

function createContact(
  tenant: Tenant,
  service: HeldService,
  sent: SentCustomerServiceContactsContact,
  context: CortexContext,
): DirectoryContact {
  const home = customerPath(tenant, context);
  const name = newName(sent, service, (given) => contactPath(given, home));
  const email = sent.email?.trim() ?? '';
  if (email === '') throw refused(service, 'The email must be specified.');
  requireOwnAddress(tenant, service, email, undefined, context);
  const contact = context.model.contacts.add({ tenantId: tenant.id, name, email, cortex: null });
  return toContact(contact, home);
}

function requireOwnAddress(
  tenant: Tenant,
  service: HeldService,
  email: string,
  known: DirectoryContact | undefined,
  context: CortexContext,
): void {
  requireAddress(email, service);
  const own = known === undefined ? undefined : `contact:${known.contact.id}`;
  requireFreeAddress(recipientsOf(tenant, context), email, own, service);
}

function changedDetails(
  { details }: DirectoryContact,
  sent: SentCustomerServiceContactsContact,
): Partial<ContactDetails> {
  const texts = CONTACT_TEXTS.flatMap((name) => (sent[name] === undefined ? [] : [[name, sent[name]]]));
  return {
    ...defined({
      syncObjectId: sent.syncobjectid,
      alias: sent.emailalias?.trim() || undefined,
      isHidden: sent.hidefromaddresslists,
    }),
    texts: { ...details.texts, ...Object.fromEntries(texts) },
  };
}
