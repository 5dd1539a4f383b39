import type { PropertyDefinition } from '../../model/properties.js';
import type { Tenant } from '../../model/tenants.js';
import { STANDING } from '../../model/codes.js';
import type { PrintedProperties, SentCustomer, SentProperties } from './contract.generated.js';
import type { CortexContext } from './context.js';
import { customerPath, toCustomerFull } from './customerWire.js';
import { customerDetails, type Values } from './details.js';
import { changedValues, printProperties, type PropertyList } from './properties.js';

/** What is printed of a customer's properties; hidden ones too, as the recordings have it. */
export function propertiesOfCustomer(
  tenant: Tenant,
  sent: SentProperties,
  context: CortexContext,
): PrintedProperties {
  return printProperties(customerPropertyList(tenant, context), sent, true);
}

function customerPropertyList(tenant: Tenant, context: CortexContext): PropertyList {
  const { properties } = customerDetails(tenant);
  return {
    get definitions() {
      return context.model.properties.of('tenant');
    },
    valueOf: ({ name, initial }: PropertyDefinition) => {
      const linked = LINKED[name]?.read(tenant, context);
      return linked ?? (Object.hasOwn(properties, name) ? (properties[name] ?? initial) : initial);
    },
  };
}

/** A new customer has nothing but the initial values. */
function blankPropertyList({ model }: CortexContext): PropertyList {
  return {
    get definitions() {
      return model.properties.of('tenant');
    },
    valueOf: ({ initial }) => initial,
  };
}

/**
 * The values a SET gives to a customer's properties, those that are elements of the customer as such.
 *
 * @throws CortexError InvalidProperty
 */
export function sentProperties(
  sent: SentCustomer,
  tenant: Tenant | undefined,
  context: CortexContext,
): { readonly values: Values; readonly elements: Partial<SentCustomer> } {
  const list = tenant === undefined ? blankPropertyList(context) : customerPropertyList(tenant, context);
  const changed = Object.entries(changedValues(list, sent.properties ?? {}));
  const isLinked = ([name]: [string, string]) => LINKED[name] !== undefined;
  const elements = changed.filter(isLinked).map(([name, value]) => LINKED[name]?.write?.(value) ?? {});
  return {
    values: Object.fromEntries(changed.filter((entry) => !isLinked(entry))),
    elements: merge(elements),
  };
}

/** Parts of `password` come one by one. */
function merge(parts: readonly Partial<SentCustomer>[]): Partial<SentCustomer> {
  return parts.reduce<Partial<SentCustomer>>((all, part) => {
    const password = part.password === undefined ? {} : { password: { ...all.password, ...part.password } };
    return { ...all, ...part, ...password };
  }, {});
}

interface Link {
  readonly read: (tenant: Tenant, context: CortexContext) => string;
  readonly write?: (value: string) => Partial<SentCustomer>;
}

/**
 * Properties that are elements of the customer, and those that are made from it.
 *
 * @source services.json, customer_properties, element_links
 * @fidelity inferred
 */
const LINKED: Readonly<Record<string, Link | undefined>> = {
  FullName: { read: ({ fullName }) => fullName, write: (fullname) => ({ fullname }) },
  ShortName: { read: ({ code }) => code, write: (name) => ({ name }) },
  ContactName: full('contactname'),
  ContactEmailAddress: full('contactemail'),
  Address: full('address'),
  Phone: full('phone'),
  FAX: full('fax'),
  BillingID: full('billingid'),
  MinimumPasswordLength: {
    read: (tenant) => String(customerDetails(tenant).minimumPasswordLength),
    write: (value) => ({ password: { minimumlength: Number(value) } }),
  },
  PasswordBannerDisplayDays: {
    read: (tenant) => String(customerDetails(tenant).bannerDisplayDays),
    write: (value) => ({ password: { bannerdisplaydays: Number(value) } }),
  },
  APwdNExpire: {
    read: (tenant) => (customerDetails(tenant).allowNeverExpires ? '1' : '0'),
    write: (value) => ({ password: { allowneverexpires: isYes(value) } }),
  },
  OrganisationalStructure: { read: (tenant) => customerDetails(tenant).ouStructure },
  Enabled: {
    read: ({ standing }) => (standing === STANDING.active ? 'True' : 'False'),
    write: (value) => ({ enabled: isYes(value) }),
  },
  CustomerFullPath: { read: (tenant, context) => `LDAP://${customerPath(tenant, context)}` },
  Email: full('contactemail'),
};

type TextElement = 'contactname' | 'contactemail' | 'address' | 'phone' | 'fax' | 'billingid';

/** A property that is a text element of the full form. */
function full(element: TextElement): Link {
  return {
    read: (tenant, context) => toCustomerFull(tenant, context)[element] ?? '',
    write: (value) => ({ [element]: value }),
  };
}

function isYes(value: string): boolean {
  return /^(true|yes|-?1)$/i.test(value);
}
