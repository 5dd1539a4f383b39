import { Code, NO_ITEMS, Refusal, type Account, type Items, type Oracle, type Plan } from './oracle.js';
import { exceeded, QUOTAS } from './quotas.js';
import type { PackageResult } from './spaces.js';
import {
  ACTIVE_RESELLER,
  ANY_RESELLER,
  checkAccount,
  hasUserRights,
  requireAccountRights,
  requireSpaceRights,
} from './rights.js';

/** Groups and quotas of a request; absent is not the same as empty. */
export interface ItemLists {
  readonly Groups?: { readonly HostingPlanGroupInfo: readonly { readonly GroupId: number }[] };
  readonly Quotas?: {
    readonly HostingPlanQuotaInfo: readonly { readonly QuotaId: number; readonly QuotaValue: number }[];
  };
}

export interface PlanRecord extends ItemLists {
  readonly PlanId: number;
  readonly UserId: number;
  readonly PackageId: number;
  readonly ServerId: number;
  readonly IsAddon: boolean;
  readonly PlanName?: string;
}

/** Groups there are in the catalogue, as far as the sequences deal in them. */
const GROUPS = [1, 2, 3, 4];

/** Both lists, or nothing. @throws Refusal for a number twice or one that is not in the catalogue */
export function itemsIn({ Groups, Quotas }: ItemLists): Items | undefined {
  if (Groups === undefined || Quotas === undefined) return undefined;
  const groups = Groups.HostingPlanGroupInfo.map(({ GroupId }) => GroupId);
  const quotas = Quotas.HostingPlanQuotaInfo.map(({ QuotaId, QuotaValue }) => [QuotaId, QuotaValue] as const);
  const items = { groups: new Set(groups), quotas: new Map(quotas) };
  if (items.groups.size < groups.length) throw new Refusal('primaryKey');
  if (!groups.every((id) => GROUPS.includes(id))) throw new Refusal('foreignKey');
  if (items.quotas.size < quotas.length) throw new Refusal('primaryKey');
  if (!quotas.every(([id]) => id in QUOTAS)) throw new Refusal('foreignKey');
  return items;
}

/** @source MSPC behaviour 8, AddHostingPlan; AddHostingAddon forces IsAddon */
export function addPlan(oracle: Oracle, caller: Account, given: PlanRecord, isAddon: boolean): number {
  checkAccount(caller, ACTIVE_RESELLER);
  requireAccountRights(oracle, caller, given.UserId);
  const id = oracle.next.plan;
  oracle.next.plan += 1;
  const server = isAddon ? null : serverIn(oracle, given);
  const plan: Plan = {
    id,
    ownerId: given.UserId,
    isAddon,
    ...termsIn(oracle, given, server),
    items: NO_ITEMS,
  };
  // The row outlives a refusal of its groups and quotas.
  oracle.plans.set(id, plan);
  plan.items = itemsIn(given) ?? NO_ITEMS;
  return id;
}

/** @source MSPC behaviour 8, UpdateHostingPlan */
export function updatePlan(
  oracle: Oracle,
  caller: Account,
  { plan: given }: { plan: PlanRecord },
): PackageResult {
  try {
    checkAccount(caller, ACTIVE_RESELLER);
  } catch (error) {
    if (error instanceof Code) return { result: error.code, exceeding: undefined };
    throw error;
  }
  const plan = oracle.plans.get(given.PlanId);
  if (!hasUserRights(oracle, caller, plan?.ownerId)) throw new Refusal('account');
  if (plan === undefined) return updateNothing(given);
  Object.assign(plan, termsIn(oracle, given, serverIn(oracle, given)));
  const before = plan.items;
  plan.items = itemsIn(given) ?? NO_ITEMS;
  const exceeding = exceeded(oracle, given.PackageId);
  if (exceeding.size === 0) return { result: 0, exceeding };
  plan.items = before;
  return { result: -305, exceeding };
}

/** No row is changed, so only new rows can point at the plan that is not there. */
function updateNothing(given: PlanRecord): PackageResult {
  const { Groups, Quotas } = given;
  const hasBoth = Groups !== undefined && Quotas !== undefined;
  if (hasBoth && Groups.HostingPlanGroupInfo.length + Quotas.HostingPlanQuotaInfo.length > 0) {
    throw new Refusal('foreignKey');
  }
  return { result: 0, exceeding: new Map() };
}

/** The server named, or else that of the space. @source MSPC behaviour 8, AddHostingPlan step 4, UpdateHostingPlan step 3 */
function serverIn(oracle: Oracle, { ServerId, PackageId }: PlanRecord): number | null {
  return ServerId === 0 ? (oracle.spaces.get(PackageId)?.serverId ?? null) : ServerId;
}

function termsIn(oracle: Oracle, { PlanName, PackageId }: PlanRecord, serverId: number | null) {
  if (PlanName === undefined) throw new Refusal('planName');
  const isKnown = PackageId === 0 || oracle.spaces.has(PackageId);
  if (!isKnown || (serverId !== null && !oracle.servers.has(serverId))) throw new Refusal('foreignKey');
  return { name: PlanName, spaceId: PackageId === 0 ? null : PackageId, serverId };
}

/** @source MSPC behaviour 8, DeleteHostingPlan */
export function deletePlan(oracle: Oracle, caller: Account, { planId }: { planId: number }): number {
  checkAccount(caller, ANY_RESELLER);
  const spaceId = oracle.plans.get(planId)?.spaceId ?? null;
  if (spaceId !== null) requireSpaceRights(oracle, caller, spaceId);
  if ([...oracle.spaces.values()].some((space) => space.planId === planId)) throw new Code(-1501);
  if ([...oracle.addons.values()].some((addon) => addon.planId === planId)) throw new Code(-1502);
  oracle.plans.delete(planId);
  return 0;
}
