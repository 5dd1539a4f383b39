import { LOGIN, ROLE, STANDING } from '../codes.js';
import type { Model } from '../model.js';
import type { Each } from './planting.js';
import type { Seed } from './seed.js';

/** Plants what all products share, owners before what they own. */
export function plantEstate(model: Model, each: Each): void {
  plantCatalogue(model, each);
  each('tenants', (tenant) => {
    model.tenants.add({ ...tenant, standing: STANDING[tenant.standing] });
  });
  each('users', (user) => {
    plantUser(model, user);
  });
  each('groups', ({ members, ...group }) => {
    model.groups.add(group);
    for (const userId of members) model.groups.addMember(group.id, userId);
  });
  plantSpaces(model, each);
  each('subscriptions', (subscription) => {
    model.subscriptions.put(subscription);
  });
  each('systemSettings', ({ name, properties }) => {
    model.systemSettings.replace(name, properties);
  });
  each('settings', ({ userId, name, properties }) => {
    model.settings.replace(userId, name, properties);
  });
}

/** A number that stands for nothing in the world so far. */
export class DanglingReference extends Error {}

function requireKnown(what: string, id: number | null, isKnown: boolean): void {
  if (!isKnown) throw new DanglingReference(`there is no ${what} ${id}`);
}

function plantCatalogue({ catalogue, hostedItems }: Model, each: Each): void {
  const none = { services: [], quotas: [], servers: [] };
  each('services', (service) => {
    catalogue.add({ ...none, services: [service] });
  });
  each('itemTypes', (type) => {
    hostedItems.addType(type);
  });
  each('quotas', (quota) => {
    catalogue.add({ ...none, quotas: [quota] });
  });
  each('servers', (server) => {
    catalogue.add({ ...none, servers: [server] });
  });
}

function plantUser({ users }: Model, user: Seed['users'][number]): void {
  requireKnown('owner', user.ownerId, user.ownerId === 0 || users.isKnown(user.ownerId));
  users.add({
    ...user,
    role: ROLE[user.role],
    standing: STANDING[user.standing],
    loginStanding: LOGIN[user.loginStanding],
  });
}

/** Spaces and plans point at each other, so the spaces go in by row and are looked over once the plans are there. */
function plantSpaces(model: Model, each: Each): void {
  const { users, spaces, plans, catalogue } = model;
  each('spaces', ({ overrides, ...space }) => {
    const overridesQuotas = overrides !== undefined;
    spaces.restore({ ...space, standing: STANDING[space.standing], overridesQuotas });
    if (overrides !== undefined) spaces.replaceOverrides(space.id, overrides);
  });
  each('plans', ({ id: planId, ownerId, isAddon, services, quotas, ...terms }) => {
    requireKnown('owner', ownerId, users.isKnown(ownerId));
    plans.add(terms, { id: planId, ownerId, isAddon });
    plans.replaceItems(planId, { services, quotas });
  });
  each('spaces', ({ ownerId, parentId, planId, serverId }) => {
    requireKnown('owner', ownerId, users.isKnown(ownerId));
    requireKnown('parent', parentId, parentId === null || spaces.find(parentId) !== undefined);
    requireKnown('plan', planId, planId === null || plans.find(planId) !== undefined);
    requireKnown('server', serverId, serverId === null || catalogue.findServer(serverId) !== undefined);
  });
  each('addons', (addon) => model.addons.add({ ...addon, standing: STANDING[addon.standing] }));
}
