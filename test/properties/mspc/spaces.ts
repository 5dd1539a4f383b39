import {
  Code,
  isHosted,
  NO_ITEMS,
  Refusal,
  ROOT_SPACE,
  spacesBelow,
  type Account,
  type Items,
  type Oracle,
  type Space,
} from './oracle.js';
import { statusNumber } from './statuses.js';
import { itemsIn, type ItemLists } from './plans.js';
import { exceeded } from './quotas.js';
import {
  ACTIVE,
  ACTIVE_CSR,
  ACTIVE_EDITOR,
  ACTIVE_RESELLER,
  checkAccount,
  hasSpaceRights,
  requireSpaceRights,
} from './rights.js';

/** Result and rows; without rows where the call was refused before any were asked for. */
export interface PackageResult {
  readonly result: number;
  readonly exceeding: ReadonlyMap<number, number> | undefined;
}
const DONE: PackageResult = { result: 0, exceeding: new Map() };

/** The account check, which is told in the result here. */
function refusedBy(caller: Account, asked: Parameters<typeof checkAccount>[1]): PackageResult | undefined {
  try {
    checkAccount(caller, asked);
    return undefined;
  } catch (error) {
    if (error instanceof Code) return { result: error.code, exceeding: undefined };
    throw error;
  }
}

interface NewSpace {
  readonly userId: number;
  readonly planId: number;
  readonly packageName: string;
  readonly statusId: number;
  readonly purchaseDate?: string;
}

/** @source MSPC behaviour 7, AddPackage */
export function addPackage(oracle: Oracle, caller: Account, given: NewSpace): PackageResult {
  const refused = refusedBy(caller, ACTIVE_CSR);
  if (refused !== undefined) return refused;
  if (given.purchaseDate === undefined) throw new Refusal('date');
  const plan = oracle.plans.get(given.planId);
  const parentId = plan?.spaceId ?? ROOT_SPACE;
  requireSpaceRights(oracle, caller, parentId);
  const id = oracle.next.space;
  oracle.next.space += 1;
  if (plan === undefined || !oracle.accounts.has(given.userId) || !oracle.spaces.has(parentId)) {
    throw new Refusal('foreignKey');
  }
  oracle.spaces.set(id, {
    ...{ id, parentId, ownerId: given.userId, serverId: plan.serverId, planId: plan.id },
    ...{ name: given.packageName, status: given.statusId, overridesQuotas: false, overrides: NO_ITEMS },
  });
  const exceeding = exceeded(oracle, parentId);
  if (exceeding.size > 0) {
    oracle.spaces.delete(id);
    return { result: -305, exceeding };
  }
  return { result: id, exceeding };
}

export interface SpaceRecord extends ItemLists {
  readonly PackageId: number;
  readonly PlanId: number;
  readonly PackageName: string;
  readonly StatusId: number;
  readonly PurchaseDate?: string;
  readonly OverrideQuotas: boolean;
}

/** @source MSPC behaviour 7, UpdatePackage */
export function updatePackage(
  oracle: Oracle,
  caller: Account,
  { package: given }: { package: SpaceRecord },
): PackageResult {
  const refused = refusedBy(caller, ACTIVE_EDITOR);
  if (refused !== undefined) return refused;
  const space = oracle.spaces.get(given.PackageId);
  if (space === undefined) return { result: -300, exceeding: undefined };
  if (given.PurchaseDate === undefined) throw new Refusal('date');
  if (!oracle.plans.has(given.PlanId)) throw new Refusal('foreignKey');
  requireSpaceRights(oracle, caller, space.id);
  const before = { ...space };
  Object.assign(space, {
    ...{ name: given.PackageName, status: given.StatusId, planId: given.PlanId },
    ...{ overridesQuotas: given.OverrideQuotas, overrides: overridesAfter(space, given) },
  });
  const isChecked = before.planId !== given.PlanId || given.OverrideQuotas;
  const exceeding = isChecked ? exceeded(oracle, space.parentId) : new Map<number, number>();
  if (exceeding.size === 0) return DONE;
  Object.assign(space, before);
  return { result: -305, exceeding };
}

function overridesAfter(space: Space, given: SpaceRecord): Items {
  if (!given.OverrideQuotas) return NO_ITEMS;
  return itemsIn(given) ?? space.overrides;
}

/** @source MSPC behaviour 7, DeletePackage */
export function deletePackage(oracle: Oracle, caller: Account, { packageId }: { packageId: number }): number {
  checkAccount(caller, ACTIVE_RESELLER);
  requireSpaceRights(oracle, caller, packageId);
  if (spacesBelow(oracle, packageId).some(isHosted)) throw new Code(-301);
  if (!oracle.spaces.has(packageId)) throw new Code(-300);
  removeSpace(oracle, packageId);
  return 0;
}

/** The background's part: the space with its add-ons and the plans tied to it, unless something else needs them. */
export function removeSpace(oracle: Oracle, id: number): void {
  const tied = [...oracle.plans.values()].filter(({ spaceId }) => spaceId === id).map((plan) => plan.id);
  const others = [...oracle.spaces.values()].filter((space) => space.id !== id);
  const addons = [...oracle.addons.values()];
  const isHeld =
    others.some(({ parentId, planId }) => parentId === id || (planId !== null && tied.includes(planId))) ||
    addons.some(({ spaceId, planId }) => spaceId !== id && tied.includes(planId));
  if (isHeld) return;
  for (const addon of addons) if (addon.spaceId === id) oracle.addons.delete(addon.id);
  for (const planId of tied) oracle.plans.delete(planId);
  oracle.spaces.delete(id);
}

/** @source MSPC behaviour 7, ChangePackageStatus */
export function changePackageStatus(
  oracle: Oracle,
  caller: Account,
  { packageId, status }: { packageId: number; status: string },
): number {
  checkAccount(caller, ACTIVE_CSR);
  const space = oracle.spaces.get(packageId);
  if (space === undefined) throw new Code(-1);
  requireSpaceRights(oracle, caller, packageId);
  const reached = [space, ...spacesBelow(oracle, packageId).filter(isHosted)].sort((a, b) => a.id - b.id);
  for (const one of reached) setSpaceStatus(oracle, caller, one, statusNumber(status));
  return 0;
}

/** Through UpdatePackage, the rest of the space as it is; its refusal is ignored. */
export function setSpaceStatus(oracle: Oracle, caller: Account, space: Space, status: number): void {
  if (refusedBy(caller, ACTIVE_EDITOR) !== undefined) return;
  if (space.overridesQuotas && exceeded(oracle, space.parentId).size > 0) return;
  space.status = status;
}

/** @source MSPC behaviour 7, UpdatePackageName */
export function updatePackageName(
  oracle: Oracle,
  caller: Account,
  { packageId, packageName }: { packageId: number; packageName: string },
): number {
  checkAccount(caller, ACTIVE);
  if (!hasSpaceRights(oracle, caller, packageId)) throw new Refusal('space');
  const space = oracle.spaces.get(packageId);
  if (space !== undefined) space.name = packageName;
  return 0;
}

export interface AddonRecord {
  readonly PackageAddonId: number;
  readonly PackageId: number;
  readonly PlanId: number;
  readonly Quantity: number;
  readonly StatusId: number;
  readonly PurchaseDate: string;
}

/** @source MSPC behaviour 8, AddPackageAddon */
export function addPackageAddon(
  oracle: Oracle,
  caller: Account,
  { addon: given }: { addon: AddonRecord },
): PackageResult {
  const refused = refusedBy(caller, ACTIVE_EDITOR);
  if (refused !== undefined) return refused;
  const { PackageId: spaceId, PlanId: planId, Quantity: quantity, StatusId: status } = given;
  requireSpaceRights(oracle, caller, spaceId);
  const id = oracle.next.addon;
  oracle.next.addon += 1;
  const space = oracle.spaces.get(spaceId);
  if (space === undefined || !oracle.plans.has(planId)) throw new Refusal('foreignKey');
  oracle.addons.set(id, { id, spaceId, planId, quantity, status });
  const exceeding = exceeded(oracle, space.parentId);
  if (exceeding.size === 0) return { result: id, exceeding };
  oracle.addons.delete(id);
  return { result: -305, exceeding };
}

/** @source MSPC behaviour 8, UpdatePackageAddon */
export function updatePackageAddon(
  oracle: Oracle,
  caller: Account,
  { addon: given }: { addon: AddonRecord },
): PackageResult {
  const refused = refusedBy(caller, ACTIVE_EDITOR);
  if (refused !== undefined) return refused;
  const stored = oracle.addons.get(given.PackageAddonId);
  if (stored === undefined) return DONE;
  requireSpaceRights(oracle, caller, stored.spaceId);
  if (!oracle.plans.has(given.PlanId)) throw new Refusal('foreignKey');
  const before = { ...stored };
  Object.assign(stored, { planId: given.PlanId, quantity: given.Quantity, status: given.StatusId });
  const exceeding = exceeded(oracle, oracle.spaces.get(stored.spaceId)?.parentId ?? null);
  if (exceeding.size === 0) return DONE;
  Object.assign(stored, before);
  return { result: -305, exceeding };
}

/** @source MSPC behaviour 8, DeletePackageAddon */
export function deletePackageAddon(
  oracle: Oracle,
  caller: Account,
  { packageAddonId }: { packageAddonId: number },
): number {
  checkAccount(caller, ACTIVE_RESELLER);
  const stored = oracle.addons.get(packageAddonId);
  if (stored === undefined) throw new Refusal('nullReference');
  requireSpaceRights(oracle, caller, stored.spaceId);
  oracle.addons.delete(packageAddonId);
  return 0;
}
