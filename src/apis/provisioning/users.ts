import type { UserCriteria } from '../../model/criteria.js';
import type { Tenant } from '../../model/tenants.js';
import type { User } from '../../model/users.js';
import { checkLengths, idOf, required, requiredText, USER_LENGTHS } from './arguments.js';
import type { ProvisioningContext } from './context.js';
import { ProvisioningError } from './errors.js';
import { ownExtensions, replaceExtensions } from './extensions.js';
import { replaceMemberships } from './memberships.js';
import type { Op } from './operation.js';
import type * as wire from './provisioning.generated.js';
import { found, knownTenantsMeant, match, namesTenant, tenantNamed } from './scope.js';
import { userExtras } from './userExtras.js';
import { fromUser, NORMAL_ACCOUNT, SHARED_ACCOUNT, toGroup, toMembership, toUser } from './wire.js';

/**
 * Stores an account with roles, extensions and group memberships in one go; answers it with its id.
 *
 * @throws ProvisioningError ARGUMENT_MISSING, ARGUMENT_TOO_LONG, ARGUMENT_INVALID, ENVIRONMENT_MISSING,
 *   ENVIRONMENT_UNKNOWN, OUT_OF_SCOPE, USER_EXISTS, GROUP_UNKNOWN
 * @source CreateUser (v2)
 * @fidelity documented; the answer and most refusals inferred
 */
export const createUser: Op<'createUser'> = (request, context) => {
  const sent = required(request.user, 'user');
  const name = requiredText(sent.loginName, 'loginName');
  checkUser(sent);
  const tenant = tenantNamed(context, sent);
  const { users } = context.model;
  if (users.findByProvisioningName(tenant.id, name) !== undefined)
    throw new ProvisioningError('USER_EXISTS', name);
  const passwordMd5 = sent.passwordHash === null ? {} : { passwordMd5: sent.passwordHash };
  const user = users.join(tenant.id, { name, ...fromUser(sent, undefined), ...passwordMd5 });
  users.setEnabled(user.id, !sent.locked);
  replaceExtensions(context, user, sent.extensions);
  replaceMemberships(context, user, sent.groupMemberships);
  return { user: whole(context, user.id) };
};

/**
 * Replaces an account: what is left out is cleared, lists included. The password stays unless a new one is sent.
 *
 * @throws ProvisioningError ARGUMENT_MISSING, ARGUMENT_TOO_LONG, ARGUMENT_INVALID, USER_UNKNOWN, LOGIN_NAME_IN_USE,
 *   OUT_OF_SCOPE, GROUP_UNKNOWN
 * @source UpdateUser (v2)
 * @fidelity documented that it replaces; key and refusals inferred
 */
export const updateUser: Op<'updateUser'> = (request, context) => {
  const sent = required(request.user, 'user');
  checkUser(sent);
  const user = userToUpdate(context, sent);
  const { users } = context.model;
  const name = sent.loginName === null || sent.loginName === '' ? user.provisioningName : sent.loginName;
  const namesake = users.findByProvisioningName(user.tenantId, name);
  if (namesake !== undefined && namesake.id !== user.id)
    throw new ProvisioningError('LOGIN_NAME_IN_USE', name);
  users.change(user.id, { provisioningName: name, ...fromUser(sent, user) });
  users.setEnabled(user.id, !sent.locked);
  if (sent.passwordHash !== null) users.setPasswordMd5(user.id, sent.passwordHash);
  replaceExtensions(context, user, sent.extensions);
  replaceMemberships(context, user, sent.groupMemberships);
  return { user: whole(context, user.id) };
};

/**
 * Removes an account; its extensions stay, without owner.
 *
 * @throws ProvisioningError ARGUMENT_MISSING, USER_UNKNOWN, OUT_OF_SCOPE, USER_PROTECTED
 * @source DeleteUser (v2)
 * @fidelity documented; refusals inferred
 */
export const deleteUser: Op<'deleteUser'> = ({ userId }, context) => {
  const id = idOf(required(userId, 'userId'));
  const user = id === undefined ? undefined : context.model.users.find(id);
  if (user === undefined) throw new ProvisioningError('USER_UNKNOWN', userId ?? '');
  context.requireReach(user.tenantId);
  if (user.id === context.caller.id || userExtras(user).nonModifiable) {
    throw new ProvisioningError('USER_PROTECTED', user.id);
  }
  context.model.users.leave(user.id);
  return undefined;
};

/**
 * One account by its exact login name.
 *
 * @throws ProvisioningError ARGUMENT_MISSING, ENVIRONMENT_MISSING, ENVIRONMENT_NOT_FOUND, OUT_OF_SCOPE, USER_NOT_FOUND
 * @fidelity inferred: no page was reached
 */
export const getUserByLoginNameAndEnvironment: Op<'getUserByLoginNameAndEnvironment'> = (
  request,
  context,
) => {
  const name = requiredText(request.loginName, 'loginName');
  const tenant = tenantNamed(context, request, 'ENVIRONMENT_NOT_FOUND');
  const user = context.model.users.findByProvisioningName(tenant.id, name);
  if (user === undefined) throw new ProvisioningError('USER_NOT_FOUND', name);
  return { user: whole(context, user.id) };
};

/**
 * Finds or counts accounts.
 *
 * @throws ProvisioningError ARGUMENT_MISSING, ENVIRONMENT_NOT_FOUND, OUT_OF_SCOPE, TOO_MANY_RESULTS
 * @source ListUsers (v2)
 * @fidelity documented; patterns, the meaning of inactive and ERROR_NOT_FOUND inferred
 */
export const listUsers: Op<'listUsers'> = (request, context) => {
  const filter = required(request.filter, 'filter');
  const { users } = context.model;
  const criteria = userCriteria(context, filter);
  if (filter.justCount) return { userCount: users.countMatching(criteria) };
  const rows = found(context, (limit) => users.matching(criteria, limit));
  return { users: rows.map((user) => listed(context, user, filter)) };
};

function userCriteria(context: ProvisioningContext, filter: wire.UserFilter): UserCriteria {
  return {
    tenants: knownTenantsMeant(context, filter.environmentFilter),
    id: idOf(filter.userId),
    name: match(filter.loginName, filter.loginNameExact),
    externalId: match(filter.externalId, filter.externalIdExact),
    extension: match(filter.extension, filter.extensionExact),
    group: match(filter.group, filter.groupExact),
    role: match(filter.role, filter.roleExact),
    isActive: !filter.inactive,
    now: context.model.clock.now(),
  };
}

const EVERYTHING = { skipExtensions: false, skipGroups: false, skipRoles: false };

function whole(context: ProvisioningContext, id: number): wire.User {
  return listed(context, context.model.users.get(id), EVERYTHING);
}

function listed(context: ProvisioningContext, user: User, skip: typeof EVERYTHING): wire.User {
  const tenant = context.tenantOf(user);
  return {
    ...toUser(user, tenant),
    ...(skip.skipExtensions ? {} : { extensions: ownExtensions(context, user) }),
    ...(skip.skipGroups ? {} : { groupMemberships: ownMemberships(context, user, tenant) }),
    ...(skip.skipRoles ? {} : { roles: userExtras(user).roles }),
  };
}

function ownMemberships({ model }: ProvisioningContext, user: User, tenant: Tenant): wire.GroupMembership[] {
  return model.groups.ofUser(user.id).flatMap((membership) => {
    const group = model.groups.find(membership.groupId);
    return group === undefined ? [] : [toMembership(membership, { group: toGroup(group, tenant) })];
  });
}

const MD5 = /^[0-9a-f]{32}$/i;

function checkUser(sent: wire.User): void {
  checkLengths(USER_LENGTHS, sent);
  const { passwordHash, userType } = sent;
  if (passwordHash !== null && !MD5.test(passwordHash))
    throw new ProvisioningError('ARGUMENT_INVALID', 'passwordHash');
  if (userType !== null && userType !== NORMAL_ACCOUNT && userType !== SHARED_ACCOUNT) {
    throw new ProvisioningError('ARGUMENT_INVALID', 'userType');
  }
}

/** By id, or else by login name and tenant; a user stays in its tenant. */
function userToUpdate(context: ProvisioningContext, sent: wire.User): User {
  const { users } = context.model;
  const id = idOf(sent.id);
  const name = id === undefined ? requiredText(sent.loginName, 'id or loginName') : '';
  const tenant = id === undefined || namesTenant(sent) ? tenantNamed(context, sent) : undefined;
  const user = id === undefined ? users.findByProvisioningName(tenant?.id ?? 0, name) : users.find(id);
  if (user === undefined) throw new ProvisioningError('USER_UNKNOWN', id ?? name);
  context.requireReach(user.tenantId);
  if (tenant !== undefined && tenant.id !== user.tenantId)
    throw new ProvisioningError('USER_UNKNOWN', user.id);
  return user;
}
