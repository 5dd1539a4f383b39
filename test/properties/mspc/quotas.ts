import { childrenOf, ROOT_SPACE, type Addon, type Items, type Oracle, type Space } from './oracle.js';

/** Quotas of the catalogue that the sequences deal in, by id. @source MSPC catalogue */
export const QUOTAS: Readonly<Record<number, { readonly name: string; readonly type: number }>> = {
  51: { name: 'OS.Bandwidth', type: 2 },
  52: { name: 'OS.Diskspace', type: 2 },
  53: { name: 'OS.Domains', type: 2 },
  55: { name: 'OS.FileManager', type: 1 },
  73: { name: 'OS.MinimumTaskInterval', type: 3 },
};

/**
 * What a space has of a quota.
 *
 * @source MSPC behaviour 8.3, quota arithmetic
 */
export function valueOf(oracle: Oracle, spaceId: number, quotaId: number): number {
  const way: number[] = [];
  let space = oracle.spaces.get(spaceId);
  while (space !== undefined && space.id !== ROOT_SPACE) {
    way.push(ownValue(oracle, space, quotaId));
    space = space.parentId === null ? undefined : oracle.spaces.get(space.parentId);
  }
  if (way.includes(0)) return 0;
  const limited = way.filter((value) => value !== -1);
  if (limited.length > 0) return Math.min(...limited);
  return typeOf(quotaId) === 1 ? 1 : -1;
}

function ownValue(oracle: Oracle, space: Space, quotaId: number): number {
  const own = itemsOf(oracle, space).quotas.get(quotaId) ?? 0;
  const added = activeAddons(oracle, space).flatMap(({ planId, quantity }) => {
    const value = oracle.plans.get(planId)?.items.quotas.get(quotaId);
    return value === undefined ? [] : [value * quantity];
  });
  if (added.length === 0) return own;
  const sum = added.reduce((a, b) => a + b, 0);
  if (typeOf(quotaId) === 1) return sum > 0 && own === 0 ? 1 : own;
  return sum < 0 ? -1 : own + sum;
}

/** Whether a group is in force in a space. */
export function hasGroup(oracle: Oracle, spaceId: number, groupId: number): boolean {
  const asked = oracle.spaces.get(spaceId);
  if (asked === undefined) return false;
  for (let space: Space | undefined = asked; space !== undefined && space.parentId !== null;) {
    if (!ownsGroup(oracle, space, groupId)) return false;
    space = oracle.spaces.get(space.parentId);
  }
  return asked.serverId === null || oracle.servers.get(asked.serverId)?.has(groupId) === true;
}

function ownsGroup(oracle: Oracle, space: Space, groupId: number): boolean {
  const ofAddon = ({ planId }: Addon) => oracle.plans.get(planId)?.items.groups.has(groupId) === true;
  return itemsOf(oracle, space).groups.has(groupId) || activeAddons(oracle, space).some(ofAddon);
}

/** Quotas of which a space hands out more than it has, by how much. */
export function exceeded(oracle: Oracle, spaceId: number | null): Map<number, number> {
  const rows = new Map<number, number>();
  const parent = spaceId === null ? undefined : oracle.spaces.get(spaceId);
  if (parent === undefined || parent.id === ROOT_SPACE) return rows;
  for (const quotaId of [...itemsOf(oracle, parent).quotas.keys()].sort((a, b) => a - b)) {
    const value = valueOf(oracle, parent.id, quotaId);
    if (typeOf(quotaId) !== 2 || value === -1) continue;
    const children = childrenOf(oracle, parent.id);
    const handedOut = children.reduce((sum, child) => sum + handedTo(oracle, child, quotaId), 0);
    if (handedOut > value) rows.set(quotaId, handedOut - value);
  }
  return rows;
}

/** Unlimited counts as minus one here. */
function handedTo(oracle: Oracle, child: Space, quotaId: number): number {
  const own = itemsOf(oracle, child).quotas.get(quotaId) ?? 0;
  const added = activeAddons(oracle, child).map(
    ({ planId, quantity }) => (oracle.plans.get(planId)?.items.quotas.get(quotaId) ?? 0) * quantity,
  );
  return added.reduce((sum, value) => sum + value, own);
}

/** What a space was sold with, add-ons apart. */
function itemsOf(oracle: Oracle, space: Space): Items {
  if (space.overridesQuotas) return space.overrides;
  const plan = space.planId === null ? undefined : oracle.plans.get(space.planId);
  return plan?.items ?? { groups: new Set(), quotas: new Map() };
}

function activeAddons(oracle: Oracle, space: Space): Addon[] {
  return [...oracle.addons.values()].filter((addon) => addon.spaceId === space.id && addon.status === 1);
}

function typeOf(quotaId: number): number {
  return QUOTAS[quotaId]?.type ?? 0;
}
