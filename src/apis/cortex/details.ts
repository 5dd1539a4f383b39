import type { Extras } from '../../model/estate.js';
import type { Subscription } from '../../model/subscriptions.js';
import type { Tenant } from '../../model/tenants.js';
import type { User } from '../../model/users.js';
import type { Limit } from './values.js';

/** Property values by the name of the property, as it was defined. */
export type Values = Readonly<Record<string, string>>;

/** What only this API knows of a customer. Null: nobody said, and the answer is derived. */
export interface CustomerDetails {
  readonly billingId: string;
  readonly contactName: string | null;
  readonly contactEmail: string | null;
  readonly address: string | null;
  readonly phone: string | null;
  readonly fax: string | null;
  readonly customerOu: string | null;
  readonly ouStructure: string;
  /** Beside the primary one. */
  readonly domains: readonly string[];
  readonly offices: readonly string[];
  readonly departments: readonly string[];
  readonly minimumPasswordLength: number;
  readonly bannerDisplayDays: number;
  readonly changeAtNextLogon: boolean;
  readonly allowNeverExpires: boolean;
  /** Names of the roles it may hand out; null for every role there is. */
  readonly roles: readonly string[] | null;
  readonly brandType: string;
  readonly brandName: string;
  readonly properties: Values;
}

export interface UserDetails {
  readonly fullName: string | null;
  readonly externalEmail: string;
  readonly office: string;
  readonly department: string;
  readonly customField1: string;
  readonly customField2: string;
  /** `yyyyMMdd`, or `Never`. */
  readonly expires: string;
  readonly legacyExchangeDn: string;
  /** What the user is in the directory it is copied from; empty for one that is from here. */
  readonly syncObjectId: string;
  readonly changeAtNextLogon: boolean;
  /** `yyyyMMdd` or `Never`; null for six weeks after the user was made. */
  readonly passwordExpires: string | null;
  /** Null for the UPN alone. */
  readonly addresses: readonly { readonly text: string; readonly isPrimary: boolean }[] | null;
  readonly roles: readonly string[] | null;
  readonly properties: Values;
  /** Directory attributes beyond the properties. */
  readonly attributes: Values;
}

/** A plan of a service that a customer may use, or that a user holds. */
export interface HeldPlan {
  readonly name: string;
  readonly userLimit: Limit;
  readonly isEnabled: boolean;
  readonly properties: Values;
}

/** What only this API knows of a service that a customer or a user has. */
export interface ServiceDetails {
  readonly userLimit: Limit;
  readonly isBilled: boolean;
  readonly packages: readonly { readonly name: string; readonly isEnabled: boolean }[];
  readonly plans: readonly HeldPlan[];
  readonly properties: Values;
  readonly instances: readonly Instance[];
  readonly resources: readonly Resource[];
  /** Offerings that were switched for a customer, or that a user holds. */
  readonly offerings: readonly Switched[];
  /** Server collections of a customer or user. */
  readonly collections: readonly HeldCollection[];
  /** What a reseller may resell. */
  readonly resold: readonly Resold[];
  /** What only Hosted Exchange has; see `exchange.ts`. */
  readonly exchange: Extras | null;
  readonly replyAddress: string | null;
}

export interface Instance {
  readonly name: string;
  readonly fullName: string;
  readonly status: string;
  readonly packages?: readonly Switched[];
  readonly properties?: Values;
}

export interface Resource {
  readonly name: string;
  readonly fullName: string;
  readonly limit: Limit;
  readonly used: number;
}

/** A server collection with the applications of it that were switched. */
export interface HeldCollection {
  readonly name: string;
  readonly applications: readonly Switched[];
}

export interface Resold {
  readonly service: string;
  readonly isEnabled: boolean;
  readonly userLimit: Limit;
  readonly plans: readonly Switched[];
  readonly packages: readonly Switched[];
}

export interface Switched {
  readonly name: string;
  readonly isEnabled: boolean;
}

/** @source Cortex behaviour 10, defaults on create @fidelity observed */
const CUSTOMER: CustomerDetails = {
  billingId: '',
  ...{ contactName: null, contactEmail: null, address: null, phone: null, fax: null },
  customerOu: null,
  ouStructure: 'ungrouped',
  domains: [],
  offices: ['Unassigned'],
  departments: ['Unassigned'],
  minimumPasswordLength: 7,
  bannerDisplayDays: 0,
  changeAtNextLogon: false,
  allowNeverExpires: false,
  roles: null,
  brandType: 'DNS',
  brandName: 'Default',
  properties: {},
};

/** @source Cortex behaviour 14 @fidelity observed */
const USER: UserDetails = {
  fullName: null,
  externalEmail: '',
  office: 'Unassigned',
  department: 'Unassigned',
  ...{ customField1: '', customField2: '', legacyExchangeDn: '', syncObjectId: '' },
  expires: 'Never',
  changeAtNextLogon: false,
  passwordExpires: null,
  addresses: null,
  roles: null,
  properties: {},
  attributes: {},
};

/** @source elements.json, defaults of service elements @fidelity observed */
const SERVICE: ServiceDetails = {
  userLimit: null,
  isBilled: true,
  ...{ packages: [], plans: [], instances: [], resources: [], resold: [] },
  ...{ offerings: [], collections: [] },
  properties: {},
  exchange: null,
  replyAddress: null,
};

export function customerDetails({ cortex }: Pick<Tenant, 'cortex'>): CustomerDetails {
  return merged(CUSTOMER, cortex);
}

export function userDetails({ cortex }: Pick<User, 'cortex'>): UserDetails {
  return merged(USER, cortex);
}

/** Those of a service that nobody has are the defaults. */
export function serviceDetails(subscription: Pick<Subscription, 'cortex'> | undefined): ServiceDetails {
  return merged(SERVICE, subscription?.cortex ?? null);
}

/** The extras of a row over the defaults. Of what a seed put there, only values of the default's kind count. */
export function merged<D extends object>(defaults: D, extras: Extras | null): D {
  if (extras === null) return defaults;
  const known = Object.entries(defaults).filter(
    ([key, value]) => Object.hasOwn(extras, key) && isLike(value, extras[key]),
  );
  return { ...defaults, ...Object.fromEntries(known.map(([key]) => [key, extras[key]])) };
}

/** A default of null says nothing of the kind. */
function isLike(sample: unknown, value: unknown): boolean {
  if (sample === null) return true;
  if (value === null) return false;
  return typeof sample === typeof value && Array.isArray(sample) === Array.isArray(value);
}
