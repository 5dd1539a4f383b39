import { describe, expect, test } from '@jest/globals';
import type { Model } from '../../src/model/model.js';
import { modelOf } from './estate.js';

/** OS.Diskspace is numeric, Web.AspNet40 boolean, Mail.MaxBoxSize of a fixed size. */
const [DISK, ASP, BOX] = [52, 331, 40];
const [OS, WEB, EXCHANGE] = [1, 2, 12];

type Values = Readonly<Record<number, number>>;

const quotas = (values: Values) =>
  Object.entries(values).map(([quotaId, value]) => ({ quotaId: Number(quotaId), value }));
const services = (...ids: number[]) => ids.map((serviceId) => ({ serviceId }));

interface SpaceSpec {
  /** Values of the plan that the space is under. */
  readonly plan?: Values;
  readonly services?: number[];
  readonly overrides?: Values;
  readonly addons?: readonly {
    readonly values: Values;
    readonly quantity?: number;
    readonly standing?: string;
    readonly services?: number[];
  }[];
  /** Index of the parent among the specs; left out hangs below the root. */
  readonly below?: number;
  readonly serverId?: number;
}

/** Spaces 2, 3, … as told, each under a plan of its own. */
function world(...specs: readonly SpaceSpec[]): Model {
  const common = { ownerId: 1 };
  const plans = specs.map((spec, index) => ({
    ...{ ...common, id: index + 2, name: `plan ${index + 2}` },
    quotas: quotas(spec.plan ?? {}),
    services: services(...(spec.services ?? [])),
  }));
  const addons = specs.flatMap((spec, index) =>
    (spec.addons ?? []).map((addon) => ({ ...addon, spaceId: index + 2 })),
  );
  return modelOf({
    include: ['default'],
    servers: [{ id: 1, name: 'web only', services: [OS, WEB] }],
    plans: [
      ...plans,
      ...addons.map(({ values, services: sold = [] }, index) => ({
        ...{ ...common, id: 100 + index, name: 'add-on', isAddon: true },
        ...{ quotas: quotas(values), services: services(...sold) },
      })),
    ],
    spaces: specs.map((spec, index) => ({
      ...{
        ...common,
        id: index + 2,
        parentId: (spec.below ?? -1) + 2,
        planId: index + 2,
        serverId: spec.serverId ?? null,
      },
      ...(spec.overrides === undefined ? {} : { overrides: { quotas: quotas(spec.overrides) } }),
    })),
    addons: addons.map(({ spaceId, quantity = 1, standing = 'active' }, index) => ({
      ...{
        id: index + 1,
        spaceId,
        planId: 100 + index,
        quantity,
        standing,
        purchasedAt: '2026-01-01T00:00:00Z',
      },
    })),
  });
}

function valueOf(model: Model, spaceId: number, quotaId: number): number {
  const quota = model.catalogue.findQuota(quotaId);
  if (quota === undefined) throw new Error('no such quota');
  return model.quotas.valueOf(spaceId, quota);
}

describe('what a space has of a numeric quota', () => {
  test.each<[what: string, specs: SpaceSpec[], value: number]>([
    ['is what its plan says', [{ plan: { [DISK]: 50 } }], 50],
    ['is nothing where the plan does not name it', [{ plan: {} }], 0],
    ['is unlimited where the plan says -1', [{ plan: { [DISK]: -1 } }], -1],
    ['is what overrides say instead', [{ plan: { [DISK]: 50 }, overrides: { [DISK]: 7 } }], 7],
    ['is nothing where overrides do not name it', [{ plan: { [DISK]: 50 }, overrides: {} }], 0],
    [
      'grows by add-ons times quantity',
      [
        {
          plan: { [DISK]: 50 },
          addons: [{ values: { [DISK]: 10 }, quantity: 3 }, { values: { [DISK]: 1 } }],
        },
      ],
      81,
    ],
    [
      'does not grow by an add-on that is not active',
      [{ plan: { [DISK]: 50 }, addons: [{ values: { [DISK]: 10 }, standing: 'suspended' }] }],
      50,
    ],
    [
      'is unlimited by a negative sum of add-ons',
      [{ plan: { [DISK]: 50 }, addons: [{ values: { [DISK]: -1 } }] }],
      -1,
    ],
    [
      'is that of add-ons alone, where the plan has none',
      [{ plan: {}, addons: [{ values: { [DISK]: 10 } }] }],
      10,
    ],
    [
      'is the smallest on the way up',
      [{ plan: { [DISK]: 30 } }, { plan: { [DISK]: 40 }, below: 0 }, { plan: { [DISK]: 35 }, below: 1 }],
      30,
    ],
    [
      'passes over what is unlimited on the way',
      [{ plan: { [DISK]: 30 } }, { plan: { [DISK]: -1 }, below: 0 }, { plan: { [DISK]: 35 }, below: 1 }],
      30,
    ],
    [
      'is unlimited where all of the way is',
      [{ plan: { [DISK]: -1 } }, { plan: { [DISK]: -1 }, below: 0 }],
      -1,
    ],
    [
      'is nothing where anything on the way has nothing',
      [{ plan: {} }, { plan: { [DISK]: 40 }, below: 0 }],
      0,
    ],
  ])('%s', (_what, specs, value) => {
    expect(valueOf(world(...specs), specs.length + 1, DISK)).toBe(value);
  });

  test('is unlimited for the root space, and on for what can only be on or off', () => {
    const model = world();

    expect([valueOf(model, 1, DISK), valueOf(model, 1, ASP), valueOf(model, 1, BOX)]).toEqual([-1, 1, -1]);
  });
});

describe('what a space has of a boolean quota', () => {
  test.each<[what: string, specs: SpaceSpec[], value: number]>([
    ['is on where its plan says so', [{ plan: { [ASP]: 1 } }], 1],
    ['is off where its plan does not', [{ plan: {} }], 0],
    ['is switched on by an add-on', [{ plan: {}, addons: [{ values: { [ASP]: 1 }, quantity: 4 }] }], 1],
    [
      'is not switched on by an add-on that has it off',
      [{ plan: {}, addons: [{ values: { [ASP]: 0 } }] }],
      0,
    ],
    ['is off where an ancestor has it off', [{ plan: {} }, { plan: { [ASP]: 1 }, below: 0 }], 0],
  ])('%s', (_what, specs, value) => {
    expect(valueOf(world(...specs), specs.length + 1, ASP)).toBe(value);
  });
});

describe('a service is in force', () => {
  test.each<[what: string, specs: SpaceSpec[], service: number, isInForce: boolean]>([
    ['through the plan', [{ services: [EXCHANGE] }], EXCHANGE, true],
    ['not without it', [{ services: [WEB] }], EXCHANGE, false],
    ['not where overrides leave it out', [{ services: [EXCHANGE], overrides: {} }], EXCHANGE, false],
    ['through an active add-on', [{ addons: [{ values: {}, services: [EXCHANGE] }] }], EXCHANGE, true],
    [
      'not through a suspended add-on',
      [{ addons: [{ values: {}, services: [EXCHANGE], standing: 'suspended' }] }],
      EXCHANGE,
      false,
    ],
    [
      'only where every ancestor has it',
      [{ services: [WEB] }, { services: [WEB, EXCHANGE], below: 0 }],
      EXCHANGE,
      false,
    ],
    ['where every ancestor has it', [{ services: [WEB] }, { services: [WEB], below: 0 }], WEB, true],
    ['only where the server offers it', [{ services: [EXCHANGE], serverId: 1 }], EXCHANGE, false],
    ['where the server offers it', [{ services: [WEB], serverId: 1 }], WEB, true],
  ])('%s', (_what, specs, service, isInForce) => {
    expect(world(...specs).quotas.isInForce(specs.length + 1, service)).toBe(isInForce);
  });

  test('nowhere in a space that is not there', () => {
    expect(world().quotas.isInForce(99, OS)).toBe(false);
  });
});

describe('a space hands out too much', () => {
  const exceeded = (model: Model, rule: 'plainSum' | 'legacy' = 'plainSum') =>
    model.quotas.exceeded(2, rule).map(({ name, excess }) => [name, excess]);
  const parent = { plan: { [DISK]: 100, [ASP]: 1, [BOX]: 5 } };

  test.each<[what: string, children: SpaceSpec[], excess: unknown]>([
    [
      'when its children have more than it has',
      [{ plan: { [DISK]: 60 } }, { plan: { [DISK]: 50 } }],
      [['OS.Diskspace', 10]],
    ],
    ['not when they have just as much', [{ plan: { [DISK]: 60 } }, { plan: { [DISK]: 40 } }], []],
    [
      'counting overrides in place of plans',
      [{ plan: { [DISK]: 60 }, overrides: { [DISK]: 150 } }],
      [['OS.Diskspace', 50]],
    ],
    [
      'counting active add-ons of children',
      [{ plan: { [DISK]: 90 }, addons: [{ values: { [DISK]: 6 }, quantity: 2 }] }],
      [['OS.Diskspace', 2]],
    ],
    [
      'not counting other add-ons',
      [{ plan: { [DISK]: 90 }, addons: [{ values: { [DISK]: 60 }, standing: 'cancelled' }] }],
      [],
    ],
    [
      'not by an unlimited child, which counts as minus one',
      [{ plan: { [DISK]: -1 } }, { plan: { [DISK]: 101 } }],
      [],
    ],
    [
      'not by what is on or off, or of a fixed size',
      [{ plan: { [ASP]: 1, [BOX]: 50 } }, { plan: { [ASP]: 1, [BOX]: 50 } }],
      [],
    ],
    ['not by what it was not sold itself', [{ plan: { 14: 1_000 } }], []],
  ])('%s', (_what, children, excess) => {
    const model = world(parent, ...children.map((child) => ({ ...child, below: 0 })));

    expect(exceeded(model)).toEqual(excess);
  });

  test('never where it is unlimited itself', () => {
    expect(exceeded(world({ plan: { [DISK]: -1 } }, { plan: { [DISK]: 1_000 }, below: 0 }))).toEqual([]);
  });

  test('never where it is the root space', () => {
    const model = world({ plan: { [DISK]: 1_000_000 } });

    expect(model.quotas.exceeded(1, 'plainSum')).toEqual([]);
  });

  test('by what an ancestor leaves it, not by what its plan says', () => {
    const model = world(
      { plan: { [DISK]: 100 }, below: 2 },
      { plan: { [DISK]: 60 }, below: 0 },
      { plan: { [DISK]: 50 } },
    );

    expect(exceeded(model)).toEqual([['OS.Diskspace', 10]]);
  });

  describe('by the product’s own sum, which one null swallows', () => {
    const byPlan = { plan: { [DISK]: 500 }, below: 0 };
    const byOverrides = { plan: {}, overrides: { [DISK]: 500 }, below: 0 };
    const withAddon = { plan: {}, addons: [{ values: { [DISK]: 1 } }], below: 0 };

    test.each<[what: string, children: SpaceSpec[], excess: unknown]>([
      ['never by plans alone', [byPlan, byPlan], []],
      ['never by overrides alone', [byOverrides], []],
      ['never by plans and overrides', [byPlan, byOverrides], []],
      ['never by plans and add-ons', [byPlan, withAddon], []],
      ['only where all three have a share', [byPlan, byOverrides, withAddon], [['OS.Diskspace', 901]]],
    ])('%s', (_what, children, excess) => {
      expect(exceeded(world(parent, ...children), 'legacy')).toEqual(excess);
    });
  });

  test('is refused with every quota that is exceeded', () => {
    const model = world({ plan: { [DISK]: 1, 51: 2 } }, { plan: { [DISK]: 10, 51: 10 }, below: 0 });

    expect(() => {
      model.quotas.requireEnough(2, 'plainSum');
    }).toThrow(
      'quotasExceeded {"quotas":[{"id":51,"name":"OS.Bandwidth","excess":8},{"id":52,"name":"OS.Diskspace","excess":9}]}',
    );
  });
});
