import { attribute } from '../attributes.js';
import { CUSTOMER_TYPE_NAMES } from '../planCodes.js';
import { attributeOf, childOf, group, leaf, textOf } from '../element.js';
import { MpsError } from '../errors.js';
import { userExtras } from '../extras.js';
import { NAMESPACES } from '../namespaces.js';
import { userAt } from '../objects.js';
import { bookMailbox, hasMailbox } from '../hosted/exchangeUsers.js';
import { placeOf, type Place } from '../managed/planCalls.js';
import { joinGroups } from '../managed/users.js';
import { POLICY_NAMES } from '../policies.js';
import { procedure, type ProcedureContext } from '../procedure.js';
import { CUSTOMER_AT_PATH, DOMAIN } from '../requirements.js';
import { BOOLEAN, FRAGMENT, OPTIONAL, PATH, REQUIRED, SERVER } from '../schemas.js';
import { EXCHANGE_SERVICE } from '../services.js';

const NAMESPACE = NAMESPACES.mpsImport;
const { managedDirectory, managedHosting, managedPlans, hostedDirectory } = NAMESPACES;
const CUSTOMER_TYPE = { type: 'enum', values: CUSTOMER_TYPE_NAMES } as const;
const MAILBOX_PLAN = Object.keys(EXCHANGE_SERVICE.planTypes)[0] ?? '';

/** Enables a user, gives it its UPN as name, and puts it into its organization's groups. @throws MpsError OBJECT_EXISTS */
export const enableUserForHosting = procedure({
  namespace: NAMESPACE,
  procedure: 'EnableUserForHosting',
  access: 'public',
  type: 'write',
  schema: {
    path: REQUIRED,
    userPrincipalName: REQUIRED,
    customerTypeName: CUSTOMER_TYPE,
    ...SERVER,
    policyName: { type: 'enum', values: POLICY_NAMES },
  },
  requires: CUSTOMER_AT_PATH,
  echoesArguments: true,
  source: 'mp_ssdk mpsimp_enableuserforhosting',
  grade: 'documented',
  run: ({ path, userPrincipalName, customerTypeName, preferredDomainController, policyName }, context) => {
    const { call } = context;
    const server = leaf('preferredDomainController', preferredDomainController);
    const root = call(
      managedDirectory,
      'GetThisOrganizationRoot',
      placeOf({ path, preferredDomainController }),
    );
    const organization = leaf('path', textOf(root, 'organization'));
    const type = policyName ?? textOf(call(managedHosting, 'GetOrgType', [organization, server]), 'orgType');
    call(managedDirectory, 'EnableUser', [leaf('user', path), server]);
    const renamed = call(managedDirectory, 'RenameUser', [
      leaf('user', path),
      leaf('userPrincipalName', userPrincipalName),
      server,
    ]);
    const user = childOf(renamed, 'user') ?? renamed;
    const newPath = attributeOf(user, 'path') ?? path;
    const found = call(managedDirectory, 'GetPolicy', [
      leaf('policyName', type),
      leaf('objectPath', newPath),
      leaf('objectType', 'user'),
    ]);
    if (customerTypeName === 'BusinessUser') joinGroups(context, newPath, childOf(found, 'policy') ?? found);
    return [leaf('path', newPath), leaf('userPrincipalName', userPrincipalName), user];
  },
});

/** Brings an existing user fully into hosting, and its mailbox into Exchange. */
export const importUser = procedure({
  namespace: NAMESPACE,
  procedure: 'ImportUser',
  access: 'public',
  type: 'write',
  schema: {
    ...PATH,
    userPrincipalName: OPTIONAL,
    customerTypeName: CUSTOMER_TYPE,
    planName: OPTIONAL,
    isAdmin: BOOLEAN,
  },
  requires: CUSTOMER_AT_PATH,
  echoesArguments: true,
  source: 'composed from the other MPS Import pages; without a UPN the user keeps its name',
  grade: 'inferred',
  run: (
    { path, userPrincipalName, customerTypeName, planName, isAdmin, preferredDomainController },
    context,
  ) => {
    const { call, model } = context;
    const server = leaf('preferredDomainController', preferredDomainController);
    const type = leaf('customerTypeName', customerTypeName);
    const enabled = call(NAMESPACE, 'EnableUserForHosting', [
      leaf('path', path),
      leaf('userPrincipalName', userPrincipalName ?? userAt(model, path).user.upn),
      leaf('customerTypeName', customerTypeName ?? 'BusinessUser'),
      server,
    ]);
    const newPath = textOf(enabled, 'path') ?? path;
    const place = { path: newPath, preferredDomainController };
    call(NAMESPACE, 'EnableCustomerForPlans', [...placeOf(place), type]);
    if (isAdmin === true) call(hostedDirectory, 'MakeUserAdmin', [leaf('user', newPath), server]);
    if (hasMailbox(context, newPath)) call(NAMESPACE, 'AllocateExistingMailbox', [...placeOf(place), type]);
    if (planName !== undefined)
      call(NAMESPACE, 'ApplyMailboxPlan', [...placeOf(place), leaf('planName', planName)]);
    return [leaf('path', newPath)];
  },
});

/** Applies a plan to a mailbox that exists. @throws MpsError NO_MAILBOX */
export const applyMailboxPlan = procedure({
  namespace: NAMESPACE,
  procedure: 'ApplyMailboxPlan',
  access: 'public',
  type: 'write',
  schema: {
    path: REQUIRED,
    planName: REQUIRED,
    ...SERVER,
    proxyAddresses: FRAGMENT,
    alias: OPTIONAL,
  },
  requires: CUSTOMER_AT_PATH,
  echoesArguments: true,
  source: 'dd279150',
  grade: 'documented',
  run: ({ planName, proxyAddresses, alias, ...place }, context) => {
    requireMailbox(context, place.path);
    bookMailbox(context, place.path, { proxyAddresses, alias });
    const plan = [...placeOf(place), leaf('planName', planName)];
    context.call(
      managedPlans,
      holdsMailboxPlan(context, place) ? 'ChangeCustomerPlan' : 'AddCustomerPlan',
      plan,
    );
  },
});

/** Books a mailbox that exists at its size. @throws MpsError NO_MAILBOX, MAILBOX_SIZE_UNKNOWN */
export const allocateExistingMailbox = procedure({
  namespace: NAMESPACE,
  procedure: 'AllocateExistingMailbox',
  access: 'public',
  type: 'write',
  schema: { ...PATH, customerTypeName: CUSTOMER_TYPE, kilobytes: { type: 'integer' } },
  requires: DOMAIN,
  echoesArguments: true,
  source: 'dd278771',
  grade: 'documented',
  run: ({ path, kilobytes }, context) => {
    requireMailbox(context, path);
    const limit = attribute(userExtras(userAt(context.model, path).user).properties, 'mDBOverLimit') ?? '';
    const size = kilobytes ?? (/^\d+$/.test(limit) ? Number(limit) : undefined);
    if (size === undefined) throw new MpsError('MAILBOX_SIZE_UNKNOWN', path);
    bookMailbox(context, path, { kilobytes: size });
  },
});

/** Creates a mailbox on a named store for an imported user. @throws MpsError OBJECT_EXISTS, EXCHANGE_NOT_ENABLED */
export const createImportedMailbox = procedure({
  namespace: NAMESPACE,
  procedure: 'CreateMailbox',
  access: 'public',
  type: 'write',
  schema: {
    path: REQUIRED,
    mailStore: {
      type: 'container',
      required: true,
      children: { serverName: REQUIRED, mailStoreName: REQUIRED },
    },
    planName: REQUIRED,
    ...SERVER,
    proxyAddresses: FRAGMENT,
    alias: OPTIONAL,
    customerTypeName: CUSTOMER_TYPE,
  },
  requires: CUSTOMER_AT_PATH,
  echoesArguments: true,
  source: 'dd278606',
  grade: 'documented',
  run: ({ mailStore, planName, proxyAddresses, alias, ...place }, { call }) => {
    const store = Object.entries(mailStore).map(([name, value]) => leaf(name, value));
    call(NAMESPACES.hostedExchange, 'CreateMailbox', [
      ...placeOf(place),
      leaf('planName', planName),
      group('mailStore', store),
      proxyAddresses,
      leaf('alias', alias),
    ]);
  },
});

function requireMailbox(context: ProcedureContext, path: string): void {
  if (!hasMailbox(context, path)) throw new MpsError('NO_MAILBOX', path);
}

function holdsMailboxPlan({ call }: ProcedureContext, place: Place): boolean {
  const found = call(managedPlans, 'GetPlansByCustomer', [
    ...placeOf(place),
    leaf('planTypeName', MAILBOX_PLAN),
  ]);
  return (childOf(found, 'plans')?.children ?? []).length > 0;
}
