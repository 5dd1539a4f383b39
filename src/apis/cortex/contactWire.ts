import type { Contact } from '../../model/contacts.js';
import type { Tenant } from '../../model/tenants.js';
import type {
  PrintedCustomerServiceContactsContact,
  SentCustomerServiceContactsContact,
} from './contract.generated.js';
import type { CortexContext } from './context.js';
import { customerPath } from './customerWire.js';
import { merged, type Values } from './details.js';
import { aliasOf, directoryPath, type DirectoryObject } from './directory.js';

/** Texts of a contact that mean nothing to anybody but whoever reads them. */
export const CONTACT_TEXTS = [
  ...(['firstname', 'lastname', 'initials', 'jobtitle', 'companyname', 'businessphone'] as const),
  ...(['businessfax', 'homephone', 'mobile', 'webpage', 'street', 'city', 'state'] as const),
  ...(['country', 'postcode'] as const),
] as const satisfies readonly (keyof SentCustomerServiceContactsContact)[];

/** What only this API knows of a contact. */
export interface ContactDetails {
  readonly syncObjectId: string;
  /** Null where nobody said: it is derived from the name. */
  readonly alias: string | null;
  readonly isHidden: boolean;
  /** By the names of `CONTACT_TEXTS`. */
  readonly texts: Values;
}

const DEFAULTS: ContactDetails = { syncObjectId: '', alias: null, isHidden: false, texts: {} };

/** A contact of a customer as its directory has it. */
export interface DirectoryContact extends DirectoryObject {
  readonly contact: Contact;
  readonly details: ContactDetails;
}

/** The contacts of a customer, oldest first. */
export function contactsOf(tenant: Tenant, context: CortexContext): DirectoryContact[] {
  const home = customerPath(tenant, context);
  return context.model.contacts.ofTenant(tenant.id).map((contact) => toContact(contact, home));
}

export function toContact(contact: Contact, home: string): DirectoryContact {
  const details = merged(DEFAULTS, contact.cortex);
  const { syncObjectId } = details;
  const path = contactPath(contact.name, home);
  return { contact, details, displayName: contact.name, syncObjectId, path };
}

export function contactPath(name: string, home: string): string {
  return directoryPath(name, 'Contacts', home);
}

/** What GET prints of a contact. @source example 75 @fidelity inferred: built from the form of SET */
export function printedContact(one: DirectoryContact): PrintedCustomerServiceContactsContact {
  const { contact, details } = one;
  return {
    displayname: one.displayName,
    syncobjectid: one.syncObjectId,
    enabled: true,
    path: one.path,
    email: contact.email,
    emailalias: details.alias ?? aliasOf(contact.name, `contact${contact.id}`),
    ...Object.fromEntries(CONTACT_TEXTS.map((name) => [name, details.texts[name] ?? ''])),
    hidefromaddresslists: details.isHidden,
  };
}
