import { expect } from '@jest/globals';
import type { Model } from '../../../src/model/model.js';
import { isHosted, type Items, type Oracle } from './oracle.js';
import { shownPlan, shownSpace, sorted } from './reads.js';

/** The product's world is the oracle's, entity by entity, and nothing in it hangs in the air. */
export function expectLike(model: Model, oracle: Oracle): void {
  expect(accountsIn(model)).toEqual(accountsOf(oracle));
  expect(spacesIn(model)).toEqual(spacesOf(oracle));
  expect(plansIn(model)).toEqual(plansOf(oracle));
  expect(model.spaces.all().flatMap(({ id }) => model.addons.ofSpace(id).map(toAddon))).toEqual(
    byId([...oracle.addons.values()]).sort((a, b) => a.spaceId - b.spaceId || a.id - b.id),
  );
  expect(model.users.count()).toBe(oracle.accounts.size);
  for (const { id } of model.users.all()) {
    expect(model.spaces.hostedOf(id)).toHaveLength(
      [...oracle.spaces.values()].filter((space) => space.ownerId === id && isHosted(space)).length,
    );
  }
}

/** What must hold in any world, whatever was done to it. */
export function expectWhole(model: Model): void {
  const users = new Map(model.users.all().map((user) => [user.id, user]));
  const spaces = new Map(model.spaces.all().map((space) => [space.id, space]));
  const plans = new Map(model.plans.all().map((plan) => [plan.id, plan]));
  const tenants = new Map(model.tenants.all().map((tenant) => [tenant.id, tenant]));
  const orphans = [
    ...lacking('user', [...users.values()], ({ ownerId }) => ownerId === 0 || users.has(ownerId)),
    ...lacking('user', [...users.values()], ({ tenantId }) => tenants.has(tenantId)),
    ...lacking('space', [...spaces.values()], ({ ownerId }) => users.has(ownerId)),
    ...lacking('space', [...spaces.values()], ({ parentId }) => parentId === null || spaces.has(parentId)),
    ...lacking('space', [...spaces.values()], ({ planId }) => planId === null || plans.has(planId)),
    ...lacking('plan', [...plans.values()], ({ ownerId }) => users.has(ownerId)),
    ...lacking('plan', [...plans.values()], ({ spaceId }) => spaceId === null || spaces.has(spaceId)),
    ...lacking('tenant', [...tenants.values()], ({ parentId }) => parentId === null || tenants.has(parentId)),
    ...[...spaces.keys()].flatMap((id) =>
      lacking('add-on', model.addons.ofSpace(id), ({ planId }) => plans.has(planId)),
    ),
  ];
  expect(orphans).toEqual([]);
  expect([...users.keys()].filter((id) => isInCircle(id, (at) => users.get(at)?.ownerId))).toEqual([]);
  expect([...spaces.keys()].filter((id) => isInCircle(id, (at) => spaces.get(at)?.parentId))).toEqual([]);
  expect([...tenants.keys()].filter((id) => isInCircle(id, (at) => tenants.get(at)?.parentId))).toEqual([]);
  expectTenantsStandFor(model);
}

/** An ordinary account is the account of a tenant of its own, below its owner's; a peer is in its owner's. */
function expectTenantsStandFor(model: Model): void {
  for (const user of model.users.all()) {
    const tenant = model.tenants.get(user.tenantId);
    const owner = model.users.find(user.ownerId);
    const told = { user: user.id, tenantId: tenant.id };
    if (owner === undefined) continue;
    if (user.isPeer) expect(told).toEqual({ ...told, tenantId: owner.tenantId });
    else {
      const { accountId, parentId, standing, isReseller } = tenant;
      expect({ ...told, accountId, parentId, standing, isReseller }).toEqual({
        ...{ ...told, accountId: user.id, parentId: owner.tenantId },
        ...{ standing: user.standing, isReseller: user.role === 2 },
      });
    }
  }
  for (const { id, accountId } of model.tenants.all()) {
    const isKnown = accountId === null || model.users.find(accountId)?.tenantId === id;
    const isNeeded = id === 1 || accountId !== null || model.tenants.children(id).length > 0;
    expect({ id, isKnown, isNeeded }).toEqual({ id, isKnown: true, isNeeded: true });
  }
}

function accountsIn(model: Model): unknown[] {
  return model.users.all().map((user) => ({
    ...{ id: user.id, ownerId: user.ownerId, username: user.username, isPeer: user.isPeer },
    ...{ password: user.password, role: user.role, status: user.standing, loginStatus: user.loginStanding },
    isDemo: user.mspc?.isDemo ?? false,
    ecommerceEnabled: user.mspc?.ecommerceEnabled ?? false,
  }));
}

function accountsOf(oracle: Oracle): unknown[] {
  return byId([...oracle.accounts.values()]);
}

function spacesIn(model: Model): unknown[] {
  return model.spaces.all().map((space) => ({
    ...{ PackageId: space.id, UserId: space.ownerId, ParentPackageId: space.parentId ?? 0 },
    ...{ StatusId: space.standing, PlanId: space.planId ?? 0, PackageName: space.name },
    ...{ ServerId: space.serverId ?? 0, OverrideQuotas: space.overridesQuotas },
    groups: sorted(model.spaces.overrideServices(space.id).map(({ serviceId }) => serviceId)),
    quotas: model.spaces.overrideQuotas(space.id).sort((a, b) => a.quotaId - b.quotaId),
  }));
}

function spacesOf(oracle: Oracle): unknown[] {
  return byId([...oracle.spaces.values()]).map((space) => ({
    ...shownSpace(space),
    ...written(space.overrides),
  }));
}

function plansIn(model: Model): unknown[] {
  return model.plans.all().map((plan) => ({
    ...{ PlanId: plan.id, UserId: plan.ownerId, PackageId: plan.spaceId ?? 0 },
    ...{ ServerId: plan.serverId ?? 0, IsAddon: plan.isAddon, PlanName: plan.name },
    groups: sorted(model.plans.services(plan.id).map(({ serviceId }) => serviceId)),
    quotas: model.plans.quotas(plan.id).sort((a, b) => a.quotaId - b.quotaId),
  }));
}

function plansOf(oracle: Oracle): unknown[] {
  return byId([...oracle.plans.values()]).map((plan) => ({ ...shownPlan(plan), ...written(plan.items) }));
}

function toAddon({
  id,
  spaceId,
  planId,
  quantity,
  standing,
}: ReturnType<Model['addons']['ofSpace']>[number]) {
  return { id, spaceId, planId, quantity, status: standing };
}

function written({ groups, quotas }: Items) {
  const values = sorted(quotas.keys()).map((quotaId) => ({ quotaId, value: quotas.get(quotaId) }));
  return { groups: sorted(groups), quotas: values };
}

function byId<E extends { readonly id: number }>(entities: readonly E[]): E[] {
  return [...entities].sort((a, b) => a.id - b.id);
}

function lacking<E extends { readonly id: number }>(
  kind: string,
  entities: readonly E[],
  isRight: (entity: E) => boolean,
): string[] {
  return entities.filter((entity) => !isRight(entity)).map(({ id }) => `${kind} ${id}`);
}

function isInCircle(id: number, above: (id: number) => number | null | undefined): boolean {
  const seen = new Set<number>();
  for (let at: number | null | undefined = id; at !== null && at !== undefined; at = above(at)) {
    if (seen.has(at)) return true;
    seen.add(at);
  }
  return false;
}
