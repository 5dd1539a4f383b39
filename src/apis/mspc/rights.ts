import { ROLE, STANDING } from '../../model/codes.js';
import { ModelError } from '../../model/errors.js';
import type { Model } from '../../model/model.js';
import { MspcError, MspcFault, type FaultName, type ResultName } from './errors.js';
import { SUPERVISOR, type Caller, type MspcContext } from './context.js';

/**
 * Who may do what to whom. A caller that is a peer acts for its owner.
 *
 * @source MSPC behaviour 5.1
 * @fidelity documented
 */
function actor(caller: Caller): number {
  return caller.isPeer ? caller.ownerId : caller.id;
}

/** User rights. Without an account (the owner of an unknown plan) they are given. */
export function hasUserRights({ model, caller }: MspcContext, userId: number | undefined): boolean {
  if (caller.id === SUPERVISOR.id || userId === undefined || caller.id === userId) return true;
  return actor(caller) === userId || model.users.isBelow(userId, actor(caller));
}

/** Whether the caller may see an account: also its own owner, and a peer its owner's owner. */
export function maySee(context: MspcContext, userId: number): boolean {
  const { model, caller } = context;
  return hasUserRights(context, userId) || model.users.find(actor(caller))?.ownerId === userId;
}

/** Whether the caller may create accounts under another; never under one that does not exist. */
export function mayCreateUnder(context: MspcContext, userId: number): boolean {
  return context.model.users.isKnown(userId) && hasUserRights(context, userId);
}

/** Whether the caller may change an account: a peer neither its owner nor its co-peers. */
export function mayUpdate({ model, caller }: MspcContext, userId: number): boolean {
  if (caller.id === SUPERVISOR.id || caller.id === userId) return true;
  if (caller.isPeer) {
    const target = model.users.find(userId);
    if (userId === caller.ownerId || (target?.isPeer === true && target.ownerId === caller.ownerId))
      return false;
  }
  return model.users.isBelow(userId, actor(caller));
}

/** Space rights: the spaces 0 and 1 are the administrators'; one that does not exist is anybody's. */
export function hasSpaceRights(context: MspcContext, spaceId: number): boolean {
  if (context.caller.id === SUPERVISOR.id) return true;
  if (spaceId === 0 || spaceId === 1) return context.caller.role === ROLE.administrator;
  return hasUserRights(context, context.model.spaces.find(spaceId)?.ownerId);
}

/** @throws MspcFault SPACE_REFUSED */
export function requireSpaceRights(context: MspcContext, spaceId: number): void {
  if (!hasSpaceRights(context, spaceId)) throw new MspcFault('SPACE_REFUSED');
}

/**
 * What a space's owner shows to those that may see the owner.
 *
 * @throws MspcFault SPACE_REFUSED
 */
export function requireSight(context: MspcContext, ownerId: number): void {
  if (!maySee(context, ownerId)) throw new MspcFault('SPACE_REFUSED');
}

/** @throws MspcFault ACCOUNT_REFUSED, also for an account that does not exist */
export function requireAccountRights(context: MspcContext, userId: number): void {
  const isKnown = context.model.users.isKnown(userId);
  if (!isKnown || !hasUserRights(context, userId)) throw new MspcFault('ACCOUNT_REFUSED');
}

/**
 * Makes a change, if the caller has the right to. Some of the product's procedures raise the refusal and go on: under
 * the legacy switch the change is made before the fault is thrown.
 *
 * @source MSPC behaviour 8.4
 * @throws MspcFault
 */
export function guarded<T>(context: MspcContext, isAllowed: boolean, fault: FaultName, change: () => T): T {
  if (isAllowed) return change();
  const refusal = new MspcFault(fault);
  if (context.options.refusedChange === 'legacy') refusal.keepsChanges = happens(context.model, change);
  throw refusal;
}

/** Whether a change could be made; one that is refused itself is undone, and the first refusal stands. */
function happens(model: Model, change: () => unknown): boolean {
  try {
    model.part(change);
    return true;
  } catch (error) {
    if (error instanceof ModelError || error instanceof MspcError || error instanceof MspcFault) return false;
    throw error;
  }
}

/** What a changing operation asks of its caller beyond not being a demo account. */
export interface Demands {
  readonly active?: boolean;
  readonly administrator?: boolean;
  /** Any one of these is enough. */
  readonly roles?: readonly DemandedRole[];
}
type DemandedRole = 'reseller' | 'resellerCsr' | 'platformCsr';

/** Roles that count as the one demanded. */
const COUNTS_AS: Readonly<Record<DemandedRole, ReadonlySet<number>>> = {
  reseller: new Set([ROLE.administrator, ROLE.reseller]),
  resellerCsr: new Set([ROLE.administrator, ROLE.reseller, ROLE.resellerCsr, ROLE.platformCsr]),
  platformCsr: new Set([ROLE.administrator, ROLE.reseller, ROLE.platformCsr]),
};

/**
 * The account check on the caller: demo, then standing, then role. The standing of its owner, or of the target, plays
 * no part.
 *
 * @source MSPC behaviour 5.2
 * @fidelity documented
 * @throws MspcError
 */
export function checkAccount({ caller }: MspcContext, demands: Demands = {}): void {
  const refusal = accountRefusal(caller, demands);
  if (refusal !== undefined) throw new MspcError(refusal);
}

export function accountRefusal(
  caller: Caller,
  { active = false, administrator = false, roles = [] }: Demands,
): ResultName | undefined {
  if (caller.isDemo) return 'ERROR_USER_ACCOUNT_DEMO';
  if (active && caller.standing === STANDING.pending) return 'ERROR_USER_ACCOUNT_PENDING';
  if (active && caller.standing === STANDING.suspended) return 'ERROR_USER_ACCOUNT_SUSPENDED';
  if (active && caller.standing === STANDING.cancelled) return 'ERROR_USER_ACCOUNT_CANCELLED';
  if (administrator && caller.role !== ROLE.administrator)
    return 'ERROR_USER_ACCOUNT_SHOULD_BE_ADMINISTRATOR';
  const isEnough = roles.length === 0 || roles.some((role) => COUNTS_AS[role].has(caller.role));
  return isEnough ? undefined : 'ERROR_USER_ACCOUNT_NOT_ENOUGH_PERMISSIONS';
}

/** Demands that several operations share. @source MSPC behaviour 5.2 */
export const CSR: Demands = { active: true, roles: ['resellerCsr'] };
export const SPACE_EDITOR: Demands = { active: true, roles: ['reseller', 'platformCsr', 'resellerCsr'] };
export const ACTIVE_RESELLER: Demands = { active: true, roles: ['reseller'] };
export const RESELLER: Demands = { roles: ['reseller'] };
export const ACTIVE: Demands = { active: true };
export const ACTIVE_ADMINISTRATOR: Demands = { active: true, administrator: true };

/**
 * Refuses a space that is not there, cancelled or suspended. No rights are asked.
 *
 * @throws MspcError ERROR_PACKAGE_NOT_FOUND, ERROR_PACKAGE_CANCELLED, ERROR_PACKAGE_SUSPENDED
 * @source WebsitePanel, SecurityContext.CheckPackage
 * @fidelity observed; the numbers as in the table of result codes
 */
export function requireActiveSpace({ model }: MspcContext, spaceId: number): void {
  const space = model.spaces.find(spaceId);
  if (space === undefined) throw new MspcError('ERROR_PACKAGE_NOT_FOUND');
  if (space.standing === STANDING.cancelled) throw new MspcError('ERROR_PACKAGE_CANCELLED');
  if (space.standing === STANDING.suspended) throw new MspcError('ERROR_PACKAGE_SUSPENDED');
}

/** Accounts that a status change reaches: the account, its peers, all below it and their peers. */
export function accountsReached(model: Model, userId: number): number[] {
  const below = model.users.accountsBelow(userId).map(({ id }) => id);
  return [userId, ...below].flatMap((id) => [id, ...model.users.peersOf(id).map((peer) => peer.id)]);
}
