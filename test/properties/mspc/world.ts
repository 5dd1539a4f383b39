import type { Sizes } from './draws.js';
import { NO_ITEMS, type Account, type Items, type Oracle, type Space } from './oracle.js';

const ROLES = {
  ...{ administrator: 1, reseller: 2, user: 3, resellerCsr: 4, platformCsr: 5 },
  ...{ resellerHelpdesk: 6, platformHelpdesk: 7 },
};
const STATUSES = { active: 1, suspended: 2, cancelled: 3, pending: 4 };
const PURCHASED = '2026-01-01T00:00:00Z';

interface Sold {
  readonly groups: readonly number[];
  readonly quotas: Readonly<Record<number, number>>;
}

const account = (
  id: number,
  ownerId: number,
  role: keyof typeof ROLES,
  given: { readonly isPeer?: true; readonly isDemo?: true; readonly standing?: keyof typeof STATUSES } = {},
) => ({ id, ownerId, role, isPeer: false, isDemo: false, standing: 'active' as const, ...given });

/** Two resellers with what they have, and one caller of each kind that is treated differently. */
const ACCOUNTS = [
  account(2, 1, 'reseller'),
  account(3, 2, 'user'),
  account(4, 2, 'reseller', { isPeer: true }),
  account(5, 1, 'reseller'),
  account(6, 5, 'user'),
  account(7, 2, 'resellerCsr', { isPeer: true }),
  account(8, 5, 'resellerHelpdesk', { isPeer: true }),
  account(9, 1, 'reseller', { isDemo: true }),
  account(10, 1, 'reseller', { standing: 'suspended' }),
  account(11, 2, 'reseller'),
  account(12, 1, 'platformCsr', { isPeer: true }),
  account(13, 1, 'platformHelpdesk', { isPeer: true }),
  account(14, 2, 'user', { standing: 'pending' }),
  account(15, 1, 'administrator', { isPeer: true }),
];

const plan = (
  id: number,
  ownerId: number,
  { spaceId = null, serverId = null, isAddon = false }: Partial<Place>,
  sold: Sold,
) => ({ ...{ id, ownerId, spaceId, serverId, isAddon, name: `plan ${id}` }, sold });
interface Place {
  readonly spaceId: number | null;
  readonly serverId: number | null;
  readonly isAddon: boolean;
}

const PLANS = [
  plan(1, 1, { serverId: 1 }, { groups: [1, 2, 3], quotas: { 51: 100, 52: 1000, 53: 10, 55: 1, 73: 5 } }),
  plan(2, 2, { spaceId: 2, serverId: 1 }, { groups: [1, 2], quotas: { 51: 40, 52: -1, 53: 4, 55: 1 } }),
  plan(3, 2, { spaceId: 2, isAddon: true }, { groups: [3], quotas: { 51: 10, 53: 1, 55: 1 } }),
  plan(4, 5, {}, { groups: [1], quotas: { 51: 5 } }),
  plan(5, 5, { spaceId: 4 }, { groups: [1, 4], quotas: { 51: 60, 73: -1 } }),
];

const SPACES = [
  { id: 2, parentId: 1, ownerId: 2, planId: 1, serverId: 1 },
  { id: 3, parentId: 2, ownerId: 3, planId: 2, serverId: 1 },
  { id: 4, parentId: 1, ownerId: 5, planId: 1, serverId: 1 },
  { id: 5, parentId: 4, ownerId: 6, planId: 5, serverId: null },
];
const ADDONS = [{ id: 1, spaceId: 3, planId: 3, quantity: 1 }];
const SERVERS = [
  { id: 1, services: [1, 2, 3, 4] },
  { id: 2, services: [1] },
];

const nameOf = (id: number) => `user${id}`;
const passwordOf = (id: number) => `Secret${id}!`;

const FIRST: Account = {
  ...{ id: 1, ownerId: 0, username: 'serveradmin', password: 'serveradmin', role: 1, status: 1 },
  ...{ loginStatus: 0, isPeer: false, isDemo: false, ecommerceEnabled: true },
};
const ROOT: Space = {
  ...{ id: 1, parentId: null, ownerId: 1, serverId: null, planId: null, name: 'System', status: 1 },
  ...{ overridesQuotas: false, overrides: NO_ITEMS },
};

const SEED = {
  include: ['default'],
  servers: SERVERS.map((server) => ({ ...server, name: `server ${server.id}` })),
  users: ACCOUNTS.map(({ isDemo, ...given }) => ({
    ...given,
    username: nameOf(given.id),
    password: passwordOf(given.id),
    mspc: { isDemo, htmlMail: false, ecommerceEnabled: false },
  })),
  plans: PLANS.map(({ sold, ...given }) => ({
    ...given,
    services: sold.groups.map((serviceId) => ({ serviceId })),
    quotas: Object.entries(sold.quotas).map(([quotaId, value]) => ({ quotaId: Number(quotaId), value })),
  })),
  spaces: SPACES.map((space) => ({ ...space, name: `space ${space.id}`, purchasedAt: PURCHASED })),
  addons: ADDONS.map((addon) => ({ ...addon, purchasedAt: PURCHASED })),
};

/** A world that sequences begin in: as a seed, and as the oracle sees it. */
export interface World {
  readonly seed: string | Record<string, unknown>;
  readonly sizes: Sizes;
  oracle(): Oracle;
}

/** A fresh installation: account 1 and space 1 alone. @source MSPC behaviour 11 */
export const FRESH: World = {
  seed: 'default',
  sizes: { accounts: 3, plans: 2, spaces: 2, addons: 1 },
  oracle: () => ({
    accounts: keyed([FIRST]),
    plans: new Map(),
    spaces: keyed([ROOT]),
    addons: new Map(),
    servers: new Map(),
    next: { account: 2, plan: 1, space: 2, addon: 1 },
  }),
};

/** Two resellers at work. */
export const HOSTER: World = {
  seed: SEED,
  sizes: { accounts: 15, plans: 5, spaces: 5, addons: 1 },
  oracle: () => ({
    accounts: keyed([FIRST, ...ACCOUNTS.map(toAccount)]),
    plans: keyed(PLANS.map(({ sold, ...given }) => ({ ...given, items: toItems(sold) }))),
    spaces: keyed([ROOT, ...SPACES.map((space) => ({ ...ROOT, ...space, name: `space ${space.id}` }))]),
    addons: keyed(ADDONS.map((addon) => ({ ...addon, status: 1 }))),
    servers: new Map(SERVERS.map(({ id, services }) => [id, new Set(services)])),
    next: { account: 16, plan: 6, space: 6, addon: 2 },
  }),
};

function toAccount({ role, standing, ...given }: (typeof ACCOUNTS)[number]): Account {
  return {
    ...{ ...given, username: nameOf(given.id), password: passwordOf(given.id), role: ROLES[role] },
    ...{ status: STATUSES[standing], loginStatus: 0, ecommerceEnabled: false },
  };
}

function toItems({ groups, quotas }: Sold): Items {
  return {
    groups: new Set(groups),
    quotas: new Map(Object.entries(quotas).map(([id, value]) => [Number(id), value])),
  };
}

/** Copies, so that every oracle has its own. */
function keyed<E extends { readonly id: number }>(entities: readonly E[]): Map<number, E> {
  return new Map(entities.map((entity) => [entity.id, { ...entity }]));
}
