import { ADMINISTRATOR, Code, isBelow, Refusal, type Account, type Oracle } from './oracle.js';

/** A peer acts for its owner. @source MSPC behaviour 5.1 */
function actorOf(caller: Account): number {
  return caller.isPeer ? caller.ownerId : caller.id;
}

/** @param userId undefined where there is no account to look at: allowed */
export function hasUserRights(oracle: Oracle, caller: Account, userId: number | undefined): boolean {
  if (userId === undefined || caller.id === userId) return true;
  if (caller.isPeer && caller.ownerId === userId) return true;
  return isBelow(oracle, userId, actorOf(caller));
}

export function maySee(oracle: Oracle, caller: Account, userId: number): boolean {
  const target = oracle.accounts.get(userId);
  if (target === undefined) return false;
  if (hasUserRights(oracle, caller, userId)) return true;
  return oracle.accounts.get(actorOf(caller))?.ownerId === userId;
}

export function mayUpdate(oracle: Oracle, caller: Account, userId: number): boolean {
  if (caller.id === userId) return true;
  if (caller.isPeer) {
    const target = oracle.accounts.get(userId);
    const isCoPeer = target?.isPeer === true && target.ownerId === caller.ownerId;
    if (userId === caller.ownerId || isCoPeer) return false;
  }
  return isBelow(oracle, userId, actorOf(caller));
}

export function hasSpaceRights(oracle: Oracle, caller: Account, spaceId: number): boolean {
  if (spaceId === 0 || spaceId === 1) return caller.role === ADMINISTRATOR;
  return hasUserRights(oracle, caller, oracle.spaces.get(spaceId)?.ownerId);
}

export function requireSpaceRights(oracle: Oracle, caller: Account, spaceId: number): void {
  if (!hasSpaceRights(oracle, caller, spaceId)) throw new Refusal('space');
}

/** Rights over an account that is there. */
export function requireAccountRights(oracle: Oracle, caller: Account, userId: number): void {
  if (!oracle.accounts.has(userId) || !hasUserRights(oracle, caller, userId)) throw new Refusal('account');
}

/** Roles by number that count as each role. @source MSPC behaviour 5.1, role sets */
const ROLES = {
  reseller: [1, 2],
  resellerCsr: [1, 2, 4, 5],
  platformCsr: [1, 2, 5],
} as const;
type Role = keyof typeof ROLES;

/** The account check: demo, then status, then role. @source MSPC behaviour 5.2 */
export function checkAccount(caller: Account, asked: { isActive?: boolean; anyOf?: readonly Role[] }): void {
  if (caller.isDemo) throw new Code(-106);
  const refusedStatus = { 2: -104, 3: -105, 4: -103 }[caller.status];
  if (asked.isActive === true && refusedStatus !== undefined) throw new Code(refusedStatus);
  if (asked.anyOf === undefined) return;
  const isEnough = asked.anyOf.some((role) => (ROLES[role] as readonly number[]).includes(caller.role));
  if (!isEnough) throw new Code(-112);
}

export const NOT_DEMO = {};
export const ACTIVE = { isActive: true };
export const ACTIVE_CSR = { isActive: true, anyOf: ['resellerCsr'] } as const;
export const ACTIVE_EDITOR = { isActive: true, anyOf: ['reseller', 'platformCsr', 'resellerCsr'] } as const;
export const ACTIVE_RESELLER = { isActive: true, anyOf: ['reseller'] } as const;
export const ANY_RESELLER = { anyOf: ['reseller'] } as const;
