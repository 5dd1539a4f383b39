import { LOGIN, ROLE, STANDING } from '../../model/codes.js';
import {
  accountsReached,
  checkAccount,
  hasSpaceRights,
  mayCreateUnder,
  maySee,
  mayUpdate,
} from './rights.js';
import { cut } from './columns.js';
import type { MspcContext } from './context.js';
import { MspcError, MspcFault } from './errors.js';
import type { UserInfo } from './esUsers.generated.js';
import { scheduleAccountDeletion } from './deletion.js';
import { ACCOUNT_LETTER, welcome } from './letters.js';
import { scheduleItemsStatus } from './itemWork.js';
import { setLastingPassword } from './oneTimePasswords.js';
import { flipped, setSpaceStanding } from './spaceStanding.js';
import { accountsListed } from './userLists.js';
import { visibleUser } from './visibleUser.js';
import { fromUserInfo, toListedUserInfo } from './wire.js';
import type { UsersOperation as Op } from './operation.js';

/** Characters a user name may not have. @source MSPC behaviour 6, AddUser step 3 */
const FORBIDDEN_IN_NAME = /[\\/:*?<>|"]/;
const LONGEST_INSTANT_MESSENGER = 100;

/**
 * Tells whether any account of the system has this name; no rights are asked.
 *
 * @source MSPC behaviour 6, UserExists
 * @fidelity documented
 */
export const userExists: Op<'UserExists'> = ({ username }, { model }) => ({
  UserExistsResult: username !== null && model.users.findByUsername(cut('Username', username)) !== undefined,
});

/** One account by id; an unknown or invisible one is no result. @source MSPC behaviour 6 @fidelity documented */
export const getUserById: Op<'GetUserById'> = ({ userId }, context) => ({
  GetUserByIdResult: visibleUser(context, userId),
});

/** One account by name; an unknown or invisible one is no result. @source MSPC behaviour 6 @fidelity documented */
export const getUserByUsername: Op<'GetUserByUsername'> = ({ username }, context) => ({
  GetUserByUsernameResult: visibleUser(context, context.model.users.findByUsername(username ?? '')?.id),
});

/**
 * Accounts below an owner, without the owner and without peers; only the list's columns are filled.
 *
 * @source MSPC behaviour 6, GetUsers
 * @fidelity documented
 */
export const getUsers: Op<'GetUsers'> = ({ ownerId, recursive }, context) => ({
  GetUsersResult: accountsListed(context, ownerId, recursive).map(toListedUserInfo),
});

/**
 * Creates an account under its owner and answers its id.
 *
 * @throws MspcError ERROR_USER_ACCOUNT_DEMO, ERROR_INVALID_USER_NAME, ERROR_USER_ALREADY_EXISTS, OWNER_REFUSED
 * @throws MspcFault NULL_REFERENCE, TRUNCATED
 * @source MSPC behaviour 6, AddUser
 * @fidelity documented
 */
export const addUser: Op<'AddUser'> = ({ user, sendLetter, password }, context) => {
  checkAccount(context);
  if (user === null) throw new MspcFault('NULL_REFERENCE');
  const clear = password === null || password === '' ? user.Password : password;
  return { AddUserResult: createUser(context, user, clear, sendLetter) };
};

/** AddUser, and each form of it, once the caller was looked at. @throws as AddUser */
export function createUser(
  context: MspcContext,
  user: UserInfo,
  password: string | null,
  sendLetter: boolean,
): number {
  const { model } = context;
  const sent = user.Username ?? '';
  if (sent === '' || FORBIDDEN_IN_NAME.test(sent)) throw new MspcError('ERROR_INVALID_USER_NAME');
  if (model.users.findByUsername(sent) !== undefined) throw new MspcError('ERROR_USER_ALREADY_EXISTS');
  const username = cut('Username', sent.trim());
  const task = context.audit('USER', 'ADD', username);
  if (username !== sent && model.users.findByUsername(username) !== undefined) {
    throw new MspcError('ERROR_USER_ALREADY_EXISTS');
  }
  if (!mayCreateUnder(context, user.OwnerId)) {
    task.itemId = -2;
    throw new MspcError('OWNER_REFUSED');
  }
  if ((user.InstantMessenger ?? '').length > LONGEST_INSTANT_MESSENGER) throw new MspcFault('TRUNCATED');
  const added = model.users.add({
    ...fromUserInfo(user, allowedRole(context, user)),
    username,
    ownerId: user.OwnerId,
    password,
  });
  task.itemId = added.id;
  if (sendLetter) welcome(context, task, { letter: ACCOUNT_LETTER, ownerId: added.id });
  return added.id;
}

/**
 * Overwrites all editable fields of an account; what is left out becomes empty. Name, password and owner stay.
 *
 * @throws MspcError ERROR_USER_ACCOUNT_DEMO, ERROR_USER_HAS_USERS
 * @throws MspcFault NULL_REFERENCE for an account the caller cannot see
 * @source MSPC behaviour 6, UpdateUser
 * @fidelity documented
 */
export const updateUser: Op<'UpdateUser'> = ({ user }, context) => ({
  UpdateUserResult: overwriteUser(context, user),
});

/**
 * UpdateUser, and each form of it; always 0.
 *
 * @param taskId number of the audit record, where the client gives one
 * @throws as UpdateUser
 */
export function overwriteUser(context: MspcContext, user: UserInfo | null, taskId: string | null = null): 0 {
  if (user === null) throw new MspcFault('TASK_NULL_REFERENCE');
  const task = context.audit('USER', 'UPDATE', user.Username, taskId);
  task.itemId = user.UserId;
  checkAccount(context);
  const { model } = context;
  const target = maySee(context, user.UserId) ? model.users.find(user.UserId) : undefined;
  if (target === undefined) throw new MspcFault('NULL_REFERENCE');
  if (target.role === ROLE.reseller && user.RoleId === ROLE.user && model.users.hasAccounts(target.id)) {
    throw new MspcError('ERROR_USER_HAS_USERS');
  }
  if (!mayUpdate(context, target.id)) return 0;
  const allowed = allowedRole(context, user);
  const isOwn = context.options.strictRoles === 'closed' && target.id === context.caller.id;
  const resetsLogins = user.LoginStatusId === LOGIN.enabled;
  const changes = fromUserInfo(user, { ...allowed, role: isOwn ? target.role : allowed.role });
  model.users.change(target.id, {
    ...changes,
    mspc: { ...target.mspc, ...changes.mspc, ...(resetsLogins ? { hasLoginCount: true } : {}) },
    ...(isOwn ? { standing: target.standing } : {}),
    ...(resetsLogins ? { failedLogins: 0 } : {}),
  });
  return 0;
}

/**
 * Starts the deletion of an account with its spaces, add-on plans and peers. The answer does not wait for it and says
 * nothing of its outcome.
 *
 * @throws MspcError ERROR_USER_ACCOUNT_DEMO, ERROR_USER_HAS_USERS
 * @source MSPC behaviour 6, DeleteUser
 * @fidelity documented
 */
export const deleteUser: Op<'DeleteUser'> = ({ userId }, context) => {
  checkAccount(context);
  const { users } = context.model;
  if (users.find(userId) !== undefined && maySee(context, userId) && users.hasAccounts(userId)) {
    throw new MspcError('ERROR_USER_HAS_USERS');
  }
  scheduleAccountDeletion(context, userId);
  return { DeleteUserResult: 0 };
};

/**
 * Sets a password as it is; without the right to, answers 0 and changes nothing.
 *
 * @throws MspcError ERROR_USER_ACCOUNT_DEMO
 * @throws MspcFault NULL_REFERENCE for an unknown account
 * @source MSPC behaviour 6, ChangeUserPassword
 * @fidelity documented
 */
export const changeUserPassword: Op<'ChangeUserPassword'> = ({ userId, password }, context) => {
  checkAccount(context);
  const target = context.model.users.find(userId);
  if (target === undefined) throw new MspcFault('NULL_REFERENCE');
  const task = context.audit('USER', 'CHANGE_PASSWORD', target.username);
  task.itemId = target.id;
  if (mayUpdate(context, userId)) setLastingPassword(context.model, target, password);
  return { ChangeUserPasswordResult: 0 };
};

/**
 * Sets the status of an account, its peers and everything below it, and the matching status of all their spaces.
 *
 * @throws MspcError ERROR_USER_ACCOUNT_DEMO
 * @throws MspcFault NULL_REFERENCE for an unknown account, SPACE_REFUSED
 * @source MSPC behaviour 6, ChangeUserStatus
 * @fidelity documented
 */
export const changeUserStatus: Op<'ChangeUserStatus'> = ({ userId, status }, context) => {
  checkAccount(context);
  const { model } = context;
  const target = model.users.find(userId);
  if (target === undefined) throw new MspcFault('NULL_REFERENCE');
  const task = context.audit('USER', 'CHANGE_STATUS', target.username);
  task.itemId = userId;
  if (
    context.options.strictRoles === 'closed' &&
    userId === context.caller.id &&
    status === STANDING.active
  ) {
    return { ChangeUserStatusResult: 0 };
  }
  const reached = accountsReached(model, userId);
  for (const id of reached) {
    const account = model.users.find(id);
    if (account === undefined || account.standing === status || !mayUpdate(context, id)) continue;
    model.users.change(id, { standing: status });
    task.lines.push(`${account.username}: status ${status}`);
  }
  const spaces = reached.flatMap((id) => model.spaces.hostedOf(id));
  for (const space of spaces) {
    if (!hasSpaceRights(context, space.id)) throw new MspcFault('SPACE_REFUSED');
    task.lines.push(`${space.name ?? ''}: space status ${status}`);
    setSpaceStanding(context, space, status);
  }
  scheduleItemsStatus(context, flipped(spaces, status));
  return { ChangeUserStatusResult: 0 };
};

/** Only the Administrator role is guarded: another caller silently gives User instead. A User sells nothing. */
function allowedRole({ caller }: MspcContext, user: UserInfo): { role: number; ecommerceEnabled: boolean } {
  const isGuarded = user.RoleId === ROLE.administrator && caller.role !== ROLE.administrator;
  const role = isGuarded ? ROLE.user : user.RoleId;
  return { role, ecommerceEnabled: role === ROLE.user ? false : user.EcommerceEnabled };
}
