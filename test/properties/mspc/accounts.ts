import type { Shown } from './reads.js';
import { removeSpace, setSpaceStatus } from './spaces.js';
import {
  accountsBelow,
  accountsOf,
  ADMINISTRATOR,
  byName,
  Code,
  isHosted,
  peersOf,
  Refusal,
  RESELLER,
  USER,
  type Account,
  type Oracle,
} from './oracle.js';
import { checkAccount, hasSpaceRights, hasUserRights, maySee, mayUpdate, NOT_DEMO } from './rights.js';
import { statusNumber } from './statuses.js';

/** What a client says of an account; what is left out is 0, false or nothing. */
export interface UserRecord {
  readonly UserId?: number;
  readonly OwnerId?: number;
  readonly Username?: string;
  readonly RoleId?: number;
  readonly StatusId?: number;
  readonly LoginStatusId?: number;
  readonly IsPeer?: boolean;
  readonly IsDemo?: boolean;
  readonly EcommerceEnabled?: boolean;
}

/** @source MSPC behaviour 6, AddUser */
export function addUser(
  oracle: Oracle,
  caller: Account,
  { user, password }: { user?: UserRecord; password?: string; sendLetter: boolean },
): number {
  checkAccount(caller, NOT_DEMO);
  if (user === undefined) throw new Refusal('nullReference');
  const { Username: sent = '', OwnerId: ownerId = 0 } = user;
  if (sent === '' || /[\\/:*?<>|"]/.test(sent)) throw new Code(-111);
  if (byName(oracle, sent) !== undefined || byName(oracle, sent.trim()) !== undefined) throw new Code(-100);
  if (!oracle.accounts.has(ownerId) || !hasUserRights(oracle, caller, ownerId)) throw new Code(-2);
  const id = oracle.next.account;
  oracle.next.account += 1;
  oracle.accounts.set(id, {
    ...{ id, ownerId, username: sent.trim(), password: password === '' ? null : (password ?? null) },
    ...edited(caller, user),
  });
  return id;
}

/** @source MSPC behaviour 6, UpdateUser */
export function updateUser(oracle: Oracle, caller: Account, { user }: { user: UserRecord }): number {
  checkAccount(caller, NOT_DEMO);
  const { UserId: id = 0, Username: name = '', RoleId: role = 0 } = user;
  const target = oracle.accounts.get(id);
  if (target === undefined || !maySee(oracle, caller, id)) {
    throw new Refusal('nullReference', `Error executing 'UPDATE' task on '${name}' USER ---> `);
  }
  if (target.role === RESELLER && role === USER && accountsOf(oracle, id).length > 0) throw new Code(-102);
  if (mayUpdate(oracle, caller, id)) Object.assign(target, edited(caller, user));
  return 0;
}

/** The editable fields; only the role Administrator is guarded, and a User sells nothing. */
function edited(caller: Account, user: UserRecord) {
  const { RoleId = 0, StatusId = 0, LoginStatusId = 0, IsPeer = false, IsDemo = false } = user;
  const role = RoleId === ADMINISTRATOR && caller.role !== ADMINISTRATOR ? USER : RoleId;
  return {
    role,
    status: StatusId,
    loginStatus: LoginStatusId,
    isPeer: IsPeer,
    isDemo: IsDemo,
    ecommerceEnabled: role !== USER && user.EcommerceEnabled === true,
  };
}

/** @source MSPC behaviour 6, DeleteUser */
export function deleteUser(oracle: Oracle, caller: Account, { userId }: { userId: number }): number {
  checkAccount(caller, NOT_DEMO);
  if (maySee(oracle, caller, userId) && accountsOf(oracle, userId).length > 0) throw new Code(-102);
  if (oracle.accounts.has(userId) && hasUserRights(oracle, caller, userId)) {
    const spaces = [...oracle.spaces.values()].filter(({ ownerId }) => ownerId === userId);
    for (const { id } of spaces.reverse()) if (hasSpaceRights(oracle, caller, id)) removeSpace(oracle, id);
    if (mayUpdate(oracle, caller, userId)) removeAccount(oracle, userId);
  }
  return 0;
}

/** All or nothing: the account with its add-on plans and peers. Whatever else still points at one of them holds it. */
function removeAccount(oracle: Oracle, id: number): void {
  const leaving = new Set([id, ...peersOf(oracle, id).map((peer) => peer.id)]);
  const plans = [...oracle.plans.values()];
  const sold = plans.filter(({ ownerId, isAddon }) => ownerId === id && isAddon);
  const isUsed = (planId: number) =>
    [...oracle.spaces.values(), ...oracle.addons.values()].some((user) => user.planId === planId);
  const isHeld =
    sold.some((plan) => isUsed(plan.id)) ||
    plans.some((plan) => leaving.has(plan.ownerId) && !sold.includes(plan)) ||
    [...oracle.spaces.values()].some(({ ownerId }) => leaving.has(ownerId)) ||
    [...oracle.accounts.values()].some((account) => leaving.has(account.ownerId) && !leaving.has(account.id));
  if (isHeld) return;
  for (const plan of sold) oracle.plans.delete(plan.id);
  for (const gone of leaving) oracle.accounts.delete(gone);
}

/** @source MSPC behaviour 6, ChangeUserPassword */
export function changeUserPassword(
  oracle: Oracle,
  caller: Account,
  { userId, password }: { userId: number; password: string },
): number {
  checkAccount(caller, NOT_DEMO);
  const target = oracle.accounts.get(userId);
  if (target === undefined) throw new Refusal('nullReference');
  if (mayUpdate(oracle, caller, userId)) target.password = password;
  return 0;
}

/** @source MSPC behaviour 6, ChangeUserStatus */
export function changeUserStatus(
  oracle: Oracle,
  { ...caller }: Account,
  { userId, status }: { userId: number; status: string },
): number {
  checkAccount(caller, NOT_DEMO);
  const target = oracle.accounts.get(userId);
  if (target === undefined) throw new Refusal('nullReference');
  const ordinary = [target, ...accountsBelow(oracle, userId)];
  const reached = new Set(ordinary.flatMap((account) => [account, ...peersOf(oracle, account.id)]));
  const spaces = [...oracle.spaces.values()].filter(
    (space) => isHosted(space) && [...reached].some(({ id }) => id === space.ownerId),
  );
  if (!spaces.every(({ id }) => hasSpaceRights(oracle, caller, id))) {
    throw new Refusal('space', `Error executing 'CHANGE_STATUS' task on '${target.username}' USER ---> `);
  }
  const number = statusNumber(status);
  for (const account of reached) if (mayUpdate(oracle, caller, account.id)) account.status = number;
  for (const space of spaces) setSpaceStatus(oracle, caller, space, number);
  return 0;
}

/** Without a lock-out limit: the shipped policy has none. @source MSPC behaviour 6, AuthenticateUser */
export function authenticateUser(
  oracle: Oracle,
  { username, password }: { username: string; password: string },
): number {
  const account = byName(oracle, username);
  if (account === undefined) return -109;
  if (account.loginStatus === 1) return -114;
  if (account.loginStatus === 2) return -115;
  if (account.password !== password) return -110;
  return { 3: -105, 4: -103 }[account.status] ?? 0;
}

export function userExists(oracle: Oracle, { username }: { username: string }): boolean {
  return byName(oracle, username) !== undefined;
}

/** What GetUserById and GetUserByUsername show; undefined for nothing. @source MSPC behaviour 6 */
export function shownUser(oracle: Oracle, caller: Account, account: Account | undefined): Shown | undefined {
  if (account === undefined || !maySee(oracle, caller, account.id)) return undefined;
  const { id, ownerId, username, role, status, loginStatus, isPeer, isDemo } = written(account);
  return {
    ...{ UserId: id, OwnerId: ownerId, Username: username, RoleId: role, StatusId: status },
    ...{ LoginStatusId: loginStatus, IsPeer: isPeer, IsDemo: isDemo },
    EcommerceEnabled: account.ecommerceEnabled,
  };
}

/** @source MSPC behaviour 6, GetUsers */
export function getUsers(
  oracle: Oracle,
  caller: Account,
  { ownerId, recursive }: { ownerId: number; recursive: boolean },
): number[] {
  const owner = oracle.accounts.get(ownerId);
  if (owner === undefined || !maySee(oracle, caller, ownerId)) return [];
  const root = owner.isPeer ? owner.ownerId : ownerId;
  const listed = recursive ? accountsBelow(oracle, root) : accountsOf(oracle, ownerId);
  return listed.map((account) => written(account).id);
}

/** A number without a name stops the answer. @source MSPC behaviour 4.3 */
function written(account: Account): Account {
  if (account.status === 0 || account.role === 0) throw new Refusal('unwritable');
  return account;
}
