import {
  isHosted,
  Refusal,
  type Account,
  type Addon,
  type Items,
  type Oracle,
  type Plan,
  type Space,
} from './oracle.js';
import { hasGroup, QUOTAS, valueOf } from './quotas.js';
import { requireAccountRights, requireSpaceRights } from './rights.js';

/** What getters show, in the words of the answer; undefined where there is no result element. */
export type Shown = Readonly<Record<string, number | boolean | string | null>>;

/** Whoever asks. @source MSPC behaviour 8.1, GetPackage */
export function getPackage(oracle: Oracle, { packageId }: { packageId: number }): Shown | undefined {
  const space = oracle.spaces.get(packageId);
  return space === undefined ? undefined : shownSpace(space);
}

export function shownSpace(space: Space): Shown {
  return {
    ...{ PackageId: space.id, UserId: space.ownerId, ParentPackageId: space.parentId ?? 0 },
    ...{ StatusId: space.status, PlanId: space.planId ?? 0, PackageName: space.name },
    ...{ ServerId: space.serverId ?? 0, OverrideQuotas: space.overridesQuotas },
  };
}

/** Whoever asks; those without a server or a plan never show. @source MSPC behaviour 8.1, GetPackages */
export function getPackages(oracle: Oracle, { userId }: { userId: number }): number[] {
  return spacesOf(oracle, userId)
    .filter(isHosted)
    .map(({ id }) => id);
}

/** @source MSPC behaviour 8.1, GetMyPackages */
export function getMyPackages(oracle: Oracle, caller: Account, { userId }: { userId: number }): number[] {
  requireAccountRights(oracle, caller, userId);
  return spacesOf(oracle, userId).map(({ id }) => id);
}

function spacesOf(oracle: Oracle, userId: number): Space[] {
  return [...oracle.spaces.values()].filter(({ ownerId }) => ownerId === userId);
}

/** Whoever asks. @source MSPC behaviour 8.1, GetHostingPlan */
export function getHostingPlan(oracle: Oracle, { planId }: { planId: number }): Shown | undefined {
  const plan = oracle.plans.get(planId);
  return plan === undefined ? undefined : shownPlan(plan);
}

export function shownPlan(plan: Plan): Shown {
  return {
    ...{ PlanId: plan.id, UserId: plan.ownerId, PackageId: plan.spaceId ?? 0 },
    ...{ ServerId: plan.serverId ?? 0, IsAddon: plan.isAddon, PlanName: plan.name },
  };
}

/** Groups that are on, and values by quota. */
export interface ShownItems {
  readonly groups: readonly number[];
  readonly values: Readonly<Record<number, number>>;
}

/** Whoever asks. @source MSPC behaviour 8.1, GetHostingPlanContext */
export function getHostingPlanContext(
  oracle: Oracle,
  { planId }: { planId: number },
): ShownItems | undefined {
  const plan = oracle.plans.get(planId);
  if (plan === undefined) return undefined;
  return { groups: sorted(plan.items.groups), values: eachQuota((id) => plan.items.quotas.get(id) ?? 0) };
}

/** What is in force. @source MSPC behaviour 8.1, GetPackageContext */
export function getPackageContext(
  oracle: Oracle,
  caller: Account,
  { packageId }: { packageId: number },
): ShownItems | undefined {
  if (!oracle.spaces.has(packageId)) return undefined;
  requireSpaceRights(oracle, caller, packageId);
  return {
    groups: GROUPS.filter((id) => hasGroup(oracle, packageId, id)),
    values: eachQuota((id) => valueOf(oracle, packageId, id)),
  };
}

/** Allocated, used and whether it is used up: nothing is ever used here. @source MSPC behaviour 8.1, GetPackageQuota */
export function getPackageQuota(
  oracle: Oracle,
  caller: Account,
  { packageId, quotaName }: { packageId: number; quotaName: string },
): Shown {
  requireSpaceRights(oracle, caller, packageId);
  const [id] = Object.entries(QUOTAS).find(([, { name }]) => name === quotaName) ?? [];
  if (id === undefined) throw new Refusal('nullReference');
  return {
    QuotaId: Number(id),
    QuotaAllocatedValue: valueOf(oracle, packageId, Number(id)),
    QuotaUsedValue: 0,
  };
}

/** Any caller reads any add-on. @source MSPC behaviour 8, GetPackageAddon */
export function getPackageAddon(
  oracle: Oracle,
  { packageAddonId }: { packageAddonId: number },
): Shown | undefined {
  const addon = oracle.addons.get(packageAddonId);
  return addon === undefined ? undefined : shownAddon(addon);
}

function shownAddon(addon: Addon): Shown {
  return {
    ...{ PackageAddonId: addon.id, PackageId: addon.spaceId, PlanId: addon.planId },
    ...{ Quantity: addon.quantity, StatusId: addon.status },
  };
}

/** @source MSPC behaviour 8.1, GetPackageAddons */
export function getPackageAddons(
  oracle: Oracle,
  caller: Account,
  { packageId }: { packageId: number },
): number[] {
  requireSpaceRights(oracle, caller, packageId);
  return sorted(
    [...oracle.addons.values()].filter(({ spaceId }) => spaceId === packageId).map(({ id }) => id),
  );
}

/** @source MSPC behaviour 8.1, GetHostingPlans and GetHostingAddons */
export function getPlans(
  oracle: Oracle,
  caller: Account,
  { userId }: { userId: number },
  isAddon: boolean,
): number[] {
  requireAccountRights(oracle, caller, userId);
  const plans = [...oracle.plans.values()];
  return sorted(
    plans.filter((plan) => plan.ownerId === userId && plan.isAddon === isAddon).map(({ id }) => id),
  );
}

export const GROUPS = [1, 2, 3, 4];

function eachQuota(valueOfQuota: (id: number) => number): Record<number, number> {
  return Object.fromEntries(Object.keys(QUOTAS).map((id) => [id, valueOfQuota(Number(id))]));
}

export function sorted(numbers: Iterable<number>): number[] {
  return [...numbers].sort((a, b) => a - b);
}

export function itemsOf(items: Items): ShownItems {
  return { groups: sorted(items.groups), values: Object.fromEntries(items.quotas) };
}
