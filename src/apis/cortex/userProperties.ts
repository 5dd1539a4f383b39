import type { Tenant } from '../../model/tenants.js';
import type { User } from '../../model/users.js';
import { LOGIN } from '../../model/codes.js';
import type {
  PrintedCustomerUserAdditionalproperties,
  PrintedProperties,
  SentCustomerUser,
  SentProperties,
} from './contract.generated.js';
import type { CortexContext } from './context.js';
import { customerPath } from './customerWire.js';
import { userDetails, type Values } from './details.js';
import { CortexError } from './errors.js';
import { changedValues, printProperties, type PropertyList } from './properties.js';
import { rolesOf } from './rights.js';
import { displayName, isEnabled, toUserFull } from './userWire.js';

/** A user in its customer. */
export interface Member {
  readonly tenant: Tenant;
  readonly user: User;
}

/** What is printed of a user's properties; hidden ones too, as the recordings have it. */
export function propertiesOfUser(
  member: Member,
  sent: SentProperties,
  context: CortexContext,
): PrintedProperties {
  return printProperties(userPropertyList(member, context), sent, true);
}

function userPropertyList(member: Member, context: CortexContext): PropertyList {
  const { properties } = userDetails(member.user);
  return {
    get definitions() {
      return context.model.properties.of('user');
    },
    valueOf: ({ name, initial }) => {
      const linked = LINKED[name]?.read(member, context);
      return linked ?? (Object.hasOwn(properties, name) ? (properties[name] ?? initial) : initial);
    },
  };
}

/** The values a SET gives to a user's properties, those that are elements of the user as such. @throws CortexError InvalidProperty */
export function sentUserProperties(
  sent: SentCustomerUser,
  member: Member | undefined,
  context: CortexContext,
): { readonly values: Values; readonly elements: Partial<SentCustomerUser> } {
  const list: PropertyList =
    member === undefined
      ? { definitions: context.model.properties.of('user'), valueOf: ({ initial }) => initial }
      : userPropertyList(member, context);
  const changed = Object.entries(changedValues(list, sent.properties ?? {}));
  const isLinked = ([name]: [string, string]) => LINKED[name] !== undefined;
  return {
    values: Object.fromEntries(changed.filter((entry) => !isLinked(entry))),
    elements: Object.assign(
      {},
      ...changed.filter(isLinked).map(([name, value]) => LINKED[name]?.write?.(value)),
    ) as Partial<SentCustomerUser>,
  };
}

/**
 * The directory attributes of a user: those its customer's location has, in its order.
 *
 * @source Cortex behaviour 18, additionalproperties
 * @fidelity inferred: the layout
 */
export function attributeValues(
  user: User,
  tenant: Tenant,
  context: CortexContext,
): PrintedCustomerUserAdditionalproperties {
  const { attributes } = userDetails(user);
  return {
    property: attributesOf(tenant, context).map((name) => ({
      name,
      value: Object.hasOwn(attributes, name) ? (attributes[name] ?? '') : '',
    })),
  };
}

/** The values a SET gives to directory attributes. @throws CortexError InvalidProperty for one the location has not */
export function sentAttributes(sent: SentCustomerUser, tenant: Tenant, context: CortexContext): Values {
  const known = attributesOf(tenant, context);
  const values: Record<string, string> = {};
  for (const { name = '', value = '' } of sent.additionalproperties?.property ?? []) {
    const attribute = known.find((candidate) => candidate.toLowerCase() === name.toLowerCase());
    if (attribute === undefined) throw new CortexError('InvalidProperty', { name });
    values[attribute] = value;
  }
  return values;
}

function attributesOf({ location }: Tenant, { model }: CortexContext): readonly string[] {
  return model.locations.findByName(location)?.userAttributes ?? [];
}

interface Link {
  readonly read: (member: Member, context: CortexContext) => string;
  readonly write?: (value: string) => Partial<SentCustomerUser>;
}

/**
 * Properties that are elements of the user, and those that are made from it.
 *
 * @source services.json, user_properties, element_links
 * @fidelity inferred
 */
const LINKED: Readonly<Record<string, Link | undefined>> = {
  userPrincipalName: full('upn'),
  sAMAccountName: { read: ({ user }) => user.cortexName },
  givenName: full('firstname'),
  sn: full('lastname'),
  displayName: full('fullname'),
  physicalDeliveryOfficeName: full('location'),
  Department: full('department'),
  telephoneNumber: full('phone'),
  adminDescription: full('customfield1'),
  adminDisplayName: full('customfield2'),
  ExternalEmailAddress: full('externalemail'),
  LegacyExchangeDN: full('legacyexchangedn'),
  Administrator: {
    read: ({ user, tenant }, { model }) =>
      flag(rolesOf(model, user, tenant).some(({ grants }) => grants !== null && grants !== 'api')),
  },
  Disabled: { read: ({ user }) => flag(!isEnabled(user)) },
  Locked: { read: ({ user }) => flag(user.loginStanding === LOGIN.lockedOut) },
  NeverExpires: { read: ({ user }) => flag(userDetails(user).passwordExpires === 'Never') },
  AccountExpirationDate: { read: ({ user }) => userDetails(user).expires },
  UserFullPath: {
    read: ({ user, tenant }, context) => `LDAP://${userPath({ user, tenant }, context)}`,
  },
};

/** The path of a user's directory object: `CN=Pam Plum,OU=Orchard Book Society(OBS),…`. */
export function userPath({ user, tenant }: Member, context: CortexContext): string {
  return `CN=${displayName(user)},${customerPath(tenant, context)}`;
}

function flag(is: boolean): string {
  return is ? 'True' : 'False';
}

type TextElement =
  | ('upn' | 'firstname' | 'lastname' | 'fullname' | 'location' | 'department' | 'phone')
  | ('customfield1' | 'customfield2' | 'externalemail' | 'legacyexchangedn');

function full(element: TextElement): Link {
  return {
    read: ({ user, tenant }, context) => toUserFull(user, tenant, context)[element] ?? '',
    write: (value) => ({ [element]: value }),
  };
}
