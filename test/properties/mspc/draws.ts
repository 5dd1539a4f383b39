import fc from 'fast-check';
import { QUOTAS } from './quotas.js';
import { STATUSES } from './statuses.js';

/** What the sequences call with: mostly what is there, sometimes what is not. */

/** One of these, each as often as its weight says. */
function weighted<T>(...draws: readonly (readonly [weight: number, arbitrary: fc.Arbitrary<T>])[]) {
  return fc.oneof(...draws.map(([weight, arbitrary]) => ({ weight, arbitrary })));
}

/** Mostly a number that the seed uses, then one that the sequence may have made by then, seldom none at all. */
function idUpTo(seeded: number) {
  return weighted(
    [12, fc.integer({ min: 1, max: seeded })],
    [4, fc.integer({ min: seeded + 1, max: seeded + 5 })],
    [1, fc.constantFrom(0, 999)],
  );
}

/** A record whose named fields may be left out, seldom. */
function mostly<T extends object>(whole: fc.Arbitrary<T>, ...optional: readonly (keyof T & string)[]) {
  const without = (record: T, name: string) =>
    Object.fromEntries(Object.entries(record).filter(([key]) => key !== name)) as Partial<T>;
  const lacking = fc
    .tuple(whole, fc.constantFrom(...optional))
    .map(([record, name]) => without(record, name) as T);
  return weighted([9, whole], [1, lacking]);
}

const ODD_NAMES = ['serveradmin', 'USER3', ' user4', 'user5 ', '', 'a/b', 'x"y', 'ann@b.c', ' new '];
export const username = weighted(
  [6, fc.integer({ min: 1, max: 60 }).map((number) => `user${number}`)],
  [1, fc.constantFrom(...ODD_NAMES)],
);
export const password = fc.constantFrom('Secret1!', 'pw', '');
export const statusId = weighted([6, fc.constant(1)], [2, fc.integer({ min: 2, max: 4 })]);
export const statusName = weighted([1, fc.constant('Active')], [1, fc.constantFrom(...STATUSES)]);
const seldom = weighted([7, fc.constant(false)], [1, fc.constant(true)]);

const userFields = {
  RoleId: fc.constantFrom(1, 2, 2, 3, 3, 4, 5, 6, 7),
  StatusId: statusId,
  LoginStatusId: fc.constantFrom(0, 0, 0, 1, 2),
  IsPeer: seldom,
  IsDemo: seldom,
  EcommerceEnabled: fc.boolean(),
  Username: username,
};
const amount = fc.constantFrom(-1, 0, 1, 5, 10, 20, 50, 100);
const quota = fc.constantFrom(...Object.keys(QUOTAS).map(Number)).chain((QuotaId) => {
  const value = QUOTAS[QuotaId]?.type === 1 ? fc.constantFrom(0, 1) : amount;
  return value.map((QuotaValue) => ({ QuotaId, QuotaValue }));
});
const group = fc.constantFrom<number[]>(1, 2, 3, 4).map((GroupId) => ({ GroupId, Enabled: true }));

const groups = fc.uniqueArray(group, { maxLength: 4, selector: ({ GroupId }) => GroupId });
const quotas = fc.uniqueArray(quota, { maxLength: 5, selector: ({ QuotaId }) => QuotaId });
/** Some with a number twice or one that is in no catalogue. */
const anyGroups = fc.array(weighted([9, group], [1, fc.constant({ GroupId: 999, Enabled: true })]), {
  maxLength: 3,
});
const anyQuotas = fc.array(weighted([9, quota], [1, fc.constant({ QuotaId: 99_999, QuotaValue: 1 })]), {
  maxLength: 3,
});

const asGroups = (HostingPlanGroupInfo: readonly { GroupId: number; Enabled: boolean }[]) => ({
  HostingPlanGroupInfo,
});
const asQuotas = (HostingPlanQuotaInfo: readonly { QuotaId: number; QuotaValue: number }[]) => ({
  HostingPlanQuotaInfo,
});
export const spaceName = fc.constantFrom('home', 'shop');
const DATE = '2026-01-01T00:00:00';

/** Lists as a client sends them, now and then without one of them. */
const lists = mostly(
  fc.record({ Groups: groups.map(asGroups), Quotas: quotas.map(asQuotas) }),
  'Groups',
  'Quotas',
);
const anyLists = fc.record({ Groups: anyGroups.map(asGroups), Quotas: anyQuotas.map(asQuotas) });

export const quotaName = fc.constantFrom(...Object.values(QUOTAS).map(({ name }) => name), 'No.Such');

/** How many of each a world begins with. */
export interface Sizes {
  readonly accounts: number;
  readonly plans: number;
  readonly spaces: number;
  readonly addons: number;
}

/** What names something by its number, and so depends on what there is. */
export type Draws = ReturnType<typeof drawsFor>;

export function drawsFor(sizes: Sizes) {
  const userId = idUpTo(sizes.accounts);
  const planId = idUpTo(sizes.plans);
  const spaceId = idUpTo(sizes.spaces);
  const addonId = idUpTo(sizes.addons);
  const ids = { userId, planId, spaceId, addonId };
  return {
    ...ids,
    callerId: weighted([2, fc.constant(1)], [2, fc.constantFrom(2, 5)], [5, fc.integer({ min: 1, max: 20 })]),
    newUser: mostly(fc.record({ ...userFields, OwnerId: userId }), 'StatusId', 'RoleId', 'Username'),
    knownUser: fc.record({ ...userFields, UserId: userId }),
    plan: withLists(planTerms(ids), weighted([9, lists], [1, anyLists])),
    newSpace: mostly(
      fc.record({ userId, planId, packageName: spaceName, statusId, purchaseDate: fc.constant(DATE) }),
      'purchaseDate',
    ),
    knownSpace: withLists(spaceTerms(ids), lists),
    addon: fc.record({
      ...{ PackageAddonId: addonId, PackageId: spaceId, PlanId: planId },
      Quantity: fc.constantFrom(0, 1, 1, 2, -1),
      StatusId: fc.constantFrom(1, 1, 1, 2),
      PurchaseDate: fc.constant(DATE),
    }),
  };
}

type Ids = Readonly<Record<'userId' | 'planId' | 'spaceId', fc.Arbitrary<number>>>;

function planTerms({ userId, planId, spaceId }: Ids) {
  const terms = fc.record({
    PlanId: planId,
    UserId: weighted([2, fc.constantFrom(1, 2, 5)], [1, userId]),
    PackageId: weighted([1, fc.constant(0)], [2, spaceId]),
    ServerId: fc.constantFrom(0, 0, 0, 1, 2, 3),
    IsAddon: seldom,
    PlanName: fc.constantFrom('gold', 'silver'),
  });
  return mostly(terms, 'PlanName');
}

function spaceTerms({ planId, spaceId }: Ids) {
  const terms = fc.record({
    ...{ PackageId: spaceId, PlanId: planId, PackageName: spaceName, StatusId: statusId },
    PurchaseDate: fc.constant(DATE),
    OverrideQuotas: fc.boolean(),
  });
  return mostly(terms, 'PurchaseDate');
}

function withLists<T extends object, L extends object>(terms: fc.Arbitrary<T>, items: fc.Arbitrary<L>) {
  return fc.tuple(terms, items).map(([record, both]) => ({ ...record, ...both }));
}
