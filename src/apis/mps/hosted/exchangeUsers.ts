import { attribute } from '../attributes.js';
import { attributeOf, childrenOf, leaf, textOf, type Element } from '../element.js';
import { MpsError } from '../errors.js';
import { changedExtras, tenantExtras, userExtras } from '../extras.js';
import { NAMESPACES } from '../namespaces.js';
import { tenantPath, userAt } from '../objects.js';
import { placeOf } from '../managed/planCalls.js';
import { testPermissions } from '../managed/permissions.js';
import { procedure, type ProcedureContext } from '../procedure.js';
import { CUSTOMER_AT_PATH } from '../requirements.js';
import { FRAGMENT, OPTIONAL, PATH, REQUIRED, SERVER } from '../schemas.js';
import { makeUser, prepareUser } from './directoryUsers.js';

const NAMESPACE = NAMESPACES.hostedExchange;
const { managedDirectory, managedPlans, managedHelpers } = NAMESPACES;

/** Creates a user and records it; gives it a password, an administrator's rights and a mailbox if asked. */
export const createBusinessUser = procedure({
  namespace: NAMESPACE,
  procedure: 'CreateBusinessUser',
  access: 'public',
  type: 'write',
  schema: {
    container: REQUIRED,
    userPrincipalName: REQUIRED,
    ...SERVER,
    isAdmin: { type: 'boolean', required: true },
    planName: OPTIONAL,
    mailStore: FRAGMENT,
    newPassword: OPTIONAL,
  },
  echoesArguments: true,
  source: 'dd278759; steps as for Hosted Active Directory::CreateUser',
  grade: 'documented',
  run: (given, context) => [exchangeUser(context, given, 'BusinessUser')],
});

/** The same for a consumer. */
export const createConsumerUser = procedure({
  namespace: NAMESPACE,
  procedure: 'CreateConsumerUser',
  access: 'public',
  type: 'write',
  schema: { container: REQUIRED, userPrincipalName: REQUIRED, ...SERVER, planName: OPTIONAL },
  echoesArguments: true,
  source: 'named on dd278816; shape inferred',
  grade: 'inferred',
  run: (given, context) => {
    const asked = { ...given, isAdmin: false, newPassword: undefined, mailStore: undefined };
    return [exchangeUser(context, asked, 'ConsumerUser')];
  },
});

/** Deletes a user with its mailbox and closes its record. */
export const deleteBusinessUser = procedure({
  namespace: NAMESPACE,
  procedure: 'DeleteBusinessUser',
  access: 'public',
  type: 'write',
  schema: PATH,
  echoesArguments: true,
  source: 'dd278541',
  grade: 'documented',
  run: (place, context) => {
    testPermissions(context, place.path, 'UserCreators');
    context.call(managedPlans, 'DeleteCustomer', placeOf(place));
    context.call(managedDirectory, 'DeleteUser', [
      leaf('user', place.path),
      leaf('preferredDomainController', place.preferredDomainController),
    ]);
  },
});

/** Gives a user a mailbox under a plan. @throws MpsError EXCHANGE_NOT_ENABLED, OBJECT_EXISTS */
export const createExchangeMailbox = procedure({
  namespace: NAMESPACE,
  procedure: 'CreateMailbox',
  access: 'private',
  type: 'write',
  schema: { ...PATH, planName: REQUIRED, mailStore: FRAGMENT, proxyAddresses: FRAGMENT, alias: OPTIONAL },
  requires: CUSTOMER_AT_PATH,
  source: 'a step of dd278759; public in the product, where its arguments are not published',
  grade: 'inferred',
  run: ({ planName, mailStore, proxyAddresses, alias, ...place }, context) => {
    if (hasMailbox(context, place.path)) throw new MpsError('OBJECT_EXISTS');
    bookMailbox(context, place.path, { mailStore, proxyAddresses, alias });
    context.call(managedPlans, 'AddCustomerPlan', [...placeOf(place), leaf('planName', planName)]);
  },
});

/** What may be said of a mailbox. */
export interface AskedMailbox {
  readonly mailStore?: Element | undefined;
  readonly proxyAddresses?: Element | undefined;
  readonly alias?: string | undefined;
  readonly kilobytes?: number | undefined;
}

/** Whether a user has a mailbox: one made here, or one the directory tells of. */
export function hasMailbox({ model }: ProcedureContext, path: string): boolean {
  const { mailbox, properties } = userExtras(userAt(model, path).user);
  return mailbox !== undefined || attribute(properties, 'homeMDB') !== undefined;
}

/**
 * Books a mailbox, or changes the one that is booked. The primary address is the user's name at the organization's domain.
 *
 * @throws MpsError EXCHANGE_NOT_ENABLED
 */
export function bookMailbox({ model }: ProcedureContext, path: string, asked: AskedMailbox): void {
  const { user, tenant } = userAt(model, path);
  const smtpDomain = tenantExtras(tenant).exchange?.smtpDomain;
  if (smtpDomain === undefined) throw new MpsError('EXCHANGE_NOT_ENABLED', tenantPath(model, tenant));
  const extras = userExtras(user);
  const { mailbox } = extras;
  const name = user.upn.split('@')[0] ?? user.upn;
  const { mailStore, proxyAddresses } = asked;
  const further =
    proxyAddresses === undefined
      ? (mailbox?.addresses.slice(1) ?? [])
      : childrenOf(proxyAddresses, 'proxyAddress').map(({ text }) => text.trim());
  const booked = {
    server:
      (mailStore === undefined ? undefined : textOf(mailStore, 'serverName')) ?? mailbox?.server ?? null,
    store:
      (mailStore === undefined ? undefined : textOf(mailStore, 'mailStoreName')) ?? mailbox?.store ?? null,
    alias: asked.alias ?? mailbox?.alias ?? name,
    addresses: [`${name}@${smtpDomain ?? tenant.primaryDomain}`, ...further],
    kilobytes: asked.kilobytes ?? mailbox?.kilobytes ?? null,
  };
  model.users.change(user.id, {
    email: booked.addresses[0] ?? null,
    mps: changedExtras(extras, { mailbox: booked }),
  });
}

function exchangeUser(
  context: ProcedureContext,
  given: {
    readonly container: string;
    readonly userPrincipalName: string;
    readonly preferredDomainController: string;
    readonly isAdmin: boolean;
    readonly planName: string | undefined;
    readonly mailStore: Element | undefined;
    readonly newPassword: string | undefined;
  },
  customerTypeName: string,
): Element {
  const { preferredDomainController, planName, mailStore } = given;
  const user = makeUser(context, given, given.userPrincipalName);
  const path = attributeOf(user, 'path') ?? '';
  prepareUser(context, { user: path, preferredDomainController }, given);
  const place = placeOf({ path, preferredDomainController });
  context.call(managedHelpers, 'CreateCustomerRecord_', [
    ...place,
    leaf('customerTypeName', customerTypeName),
  ]);
  if (planName !== undefined) {
    context.call(NAMESPACE, 'CreateMailbox', [...place, leaf('planName', planName), mailStore]);
  }
  return user;
}
