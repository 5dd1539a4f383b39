import { attributesIn, mergedAttributes, splitAttributes } from '../attributes.js';
import { attributeOf, childOf, group, leaf, type Element } from '../element.js';
import { MpsError } from '../errors.js';
import { changedExtras, userExtras } from '../extras.js';
import { NAMESPACES } from '../namespaces.js';
import { guidOf, objectPath, organizationAt, userAt, type UserObject } from '../objects.js';
import { POLICY_NAMES, type PolicyName } from '../policies.js';
import { PROVIDER_ID, type Tenant } from '../../../model/tenants.js';
import { STANDING } from '../../../model/codes.js';
import { procedure, type ProcedureContext } from '../procedure.js';
import { CUSTOMER_AT_CONTAINER, CUSTOMER_AT_USER } from '../requirements.js';
import { FRAGMENT, OPTIONAL, REQUIRED } from '../schemas.js';
import { accountDigits } from './organizationChildren.js';
import { policyFor } from './policy.js';

const NAMESPACE = NAMESPACES.managedDirectory;
const MAX_ACCOUNT_NAME = 20;

/** What may be said of a user beside its name. */
const PERSON = {
  givenName: OPTIONAL,
  sn: OPTIONAL,
  middleName: OPTIONAL,
  initials: OPTIONAL,
  displayName: OPTIONAL,
  description: OPTIONAL,
  properties: FRAGMENT,
} as const;

const NEW_USER = {
  container: REQUIRED,
  userPrincipalName: REQUIRED,
  policyName: { type: 'enum', values: POLICY_NAMES },
  sAMAccountName: OPTIONAL,
  ...PERSON,
} as const;

/** Creates a user account according to a policy. It is disabled until EnableUser. @throws MpsError OBJECT_EXISTS, ARGUMENT_INVALID */
export const createUser = procedure({
  namespace: NAMESPACE,
  procedure: 'CreateUser',
  access: 'public',
  type: 'write',
  schema: { ...NEW_USER, preferredDomainController: OPTIONAL },
  requires: CUSTOMER_AT_CONTAINER,
  source: 'dd279091; the role inferred from what the directory lets an administrator write',
  grade: 'documented',
  run: ({ policyName = 'default', preferredDomainController: _, properties, ...given }, context) => {
    requirePolicy(policyName, organizationAt(context.model, given.container).tenant);
    const policy = policyFor(context, policyName, given.container, given.userPrincipalName, 'user');
    const texts = Object.entries(given).map(([name, value]) => leaf(name, value));
    const made = context.call(NAMESPACE, 'CreateUser_', [...texts, properties]);
    const user = childOf(made, 'user') ?? made;
    joinGroups(context, attributeOf(user, 'path') ?? '', policy);
    return [user];
  },
});

/** Creates the account alone. */
export const createUserAccount = procedure({
  namespace: NAMESPACE,
  procedure: 'CreateUser_',
  access: 'private',
  type: 'write',
  schema: NEW_USER,
  source: 'a step of dd279091',
  grade: 'inferred',
  run: (
    { container, userPrincipalName, sAMAccountName, givenName, sn, properties, ...texts },
    { model, ids },
  ) => {
    const { tenant, unit } = organizationAt(model, container);
    if (model.users.findByUpn(userPrincipalName) !== undefined) throw new MpsError('OBJECT_EXISTS');
    const { policyName: _, ...named } = texts;
    const { shared, own } = splitAttributes(attributesIn(properties));
    const extras = {
      properties: mergedAttributes(own, known(named)),
      ...(unit === undefined ? {} : { unitId: unit.id }),
    };
    const user = model.users.join(tenant.id, {
      name: userPrincipalName,
      upn: userPrincipalName,
      firstName: givenName ?? null,
      lastName: sn ?? null,
      standing: STANDING.suspended,
      ...shared,
      mps: changedExtras(userExtras({ mps: null }), extras),
    });
    const samName = accountName({ model, ids }, user.id, userPrincipalName, sAMAccountName);
    return [userElement(model, { kind: 'user', user, tenant, unit }, samName)];
  },
});

/** Deletes a user account. */
export const deleteUser = procedure({
  namespace: NAMESPACE,
  procedure: 'DeleteUser',
  access: 'public',
  type: 'write',
  schema: { user: REQUIRED, preferredDomainController: OPTIONAL },
  requires: CUSTOMER_AT_USER,
  source: 'dd251650; the role inferred',
  grade: 'documented',
  run: ({ user }, { model }) => {
    const found = userAt(model, user);
    // The domain's own administrator cannot be deleted.
    if (found.tenant.id === PROVIDER_ID && found.tenant.accountId === found.user.id) {
      throw new MpsError('ACCESS_DENIED');
    }
    model.users.leave(found.user.id);
  },
});

/** Changes attributes of a user. */
export const modifyUser = procedure({
  namespace: NAMESPACE,
  procedure: 'ModifyUser',
  access: 'public',
  type: 'write',
  schema: {
    user: REQUIRED,
    properties: { type: 'element', required: true },
    preferredDomainController: OPTIONAL,
  },
  requires: CUSTOMER_AT_USER,
  source: 'public copy of part of Hosted Active Directory::CreateUser; the role inferred',
  grade: 'documented',
  run: ({ user, properties }, { model }) => {
    const { user: found } = userAt(model, user);
    const { shared, own } = splitAttributes(attributesIn(properties));
    const extras = userExtras(found);
    const mps = changedExtras(extras, { properties: mergedAttributes(extras.properties, own) });
    model.users.change(found.id, { ...shared, mps });
  },
});

/** Renames a user: name and UPN are one. The account name follows. @throws MpsError OBJECT_EXISTS */
export const renameUser = procedure({
  namespace: NAMESPACE,
  procedure: 'RenameUser',
  access: 'public',
  type: 'write',
  schema: { user: REQUIRED, userPrincipalName: REQUIRED, preferredDomainController: OPTIONAL },
  requires: CUSTOMER_AT_USER,
  source: 'a step of MPS Import::EnableUserForHosting',
  grade: 'inferred',
  run: ({ user, userPrincipalName }, { model, ids }) => {
    const found = userAt(model, user);
    const other = model.users.findByUpn(userPrincipalName);
    if (other !== undefined && other.id !== found.user.id) throw new MpsError('OBJECT_EXISTS');
    model.users.change(found.user.id, { upn: userPrincipalName });
    const record = model.planDatabase.records.findValid(guidOf(found));
    if (record !== undefined) model.planDatabase.records.rename(record.id, userPrincipalName);
    model.directory.accounts.takeBack(found.user.id);
    const samName = accountName({ model, ids }, found.user.id, userPrincipalName, undefined);
    const renamed = { ...found, user: model.users.get(found.user.id) };
    return [userElement(model, renamed, samName)];
  },
});

/** The groups that a policy prescribes, as far as they are there. */
export function joinGroups({ call }: ProcedureContext, user: string, policy: Element): void {
  const memberships = childOf(policy, 'memberships');
  if (memberships === undefined || memberships.children.length === 0) return;
  call(NAMESPACE, 'SetGroupMemberships_', [leaf('user', user), memberships]);
}

/** @throws MpsError ARGUMENT_INVALID unless the container is an organization of the policy's kind. @source dd279091 */
function requirePolicy(policyName: PolicyName, { id, isReseller }: Tenant): void {
  const kind = id === PROVIDER_ID ? 'hosting' : isReseller ? 'reseller' : 'customer';
  if (policyName !== 'default' && policyName !== kind) throw new MpsError('ARGUMENT_INVALID');
}

/** @source WbH CreateUser page: the UPN without illegal characters, `@` as `_`, cut, with digits when taken */
function accountName(
  { model, ids }: Pick<ProcedureContext, 'model' | 'ids'>,
  userId: number,
  upn: string,
  wish: string | undefined,
): string {
  const { accounts } = model.directory;
  if (wish !== undefined && wish.length > MAX_ACCOUNT_NAME) throw new MpsError('ARGUMENT_INVALID');
  if (wish !== undefined && accounts.isTaken(wish)) throw new MpsError('OBJECT_EXISTS');
  return accounts.give({ userId }, wish ?? upn.replace('@', '_'), () => accountDigits(ids));
}

function userElement(model: ProcedureContext['model'], found: UserObject, samName: string): Element {
  return group('user', [], { path: objectPath(model, found), name: found.user.upn, samName });
}

function known(texts: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
