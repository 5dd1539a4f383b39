import { describe, expect, test } from '@jest/globals';
import { ROLE, STANDING } from '../../src/model/codes.js';
import type { Model } from '../../src/model/model.js';
import { modelOf } from './estate.js';

const reseller = (username: string, ownerId = 1) => ({
  username,
  ownerId,
  isPeer: false,
  role: ROLE.reseller,
});
const customer = (username: string, ownerId = 1) => ({ ...reseller(username, ownerId), role: ROLE.user });
const peer = (username: string, ownerId = 1) => ({ ...customer(username, ownerId), isPeer: true });

/** Every tenant but the provider: its name, its parent's, its account's and its users' names. */
function tree({ tenants, users }: Model) {
  return tenants
    .all()
    .slice(1)
    .map(({ id, fullName, parentId, accountId }) => ({
      tenant: fullName,
      below: parentId === null ? null : tenants.find(parentId)?.fullName,
      account: accountId === null ? null : users.get(accountId).username,
      users: users.ofTenant(id).map(({ username }) => username),
    }));
}

const PROVIDER = 'Cortex Service Provider';

describe('a new user', () => {
  test('that is no peer becomes the account of a tenant below that of its owner', () => {
    const model = modelOf();

    const north = model.users.add({ ...reseller('north'), companyName: 'North Ltd' });
    model.users.add({ ...customer('mia', north.id), firstName: 'Mia', lastName: 'Moe' });
    model.users.add(customer('bare', north.id));

    expect(tree(model)).toEqual([
      { tenant: 'North Ltd', below: PROVIDER, account: 'north', users: ['north'] },
      { tenant: 'Mia Moe', below: 'North Ltd', account: 'mia', users: ['mia'] },
      { tenant: 'bare', below: 'North Ltd', account: 'bare', users: ['bare'] },
    ]);
  });

  test('that is a peer joins the tenant of its owner', () => {
    const model = modelOf();
    const north = model.users.add(reseller('north'));

    const helen = model.users.add(peer('helen', north.id));
    model.users.add(peer('of-a-peer', helen.id));

    expect(tree(model)).toEqual([
      { tenant: 'north', below: PROVIDER, account: 'north', users: ['north', 'helen', 'of-a-peer'] },
    ]);
  });

  test('of a peer hangs below the tenant that the peer belongs to', () => {
    const model = modelOf();
    const north = model.users.add(reseller('north'));
    const helen = model.users.add(peer('helen', north.id));

    model.users.add(customer('mia', helen.id));

    expect(tree(model)[1]).toEqual({ tenant: 'mia', below: 'north', account: 'mia', users: ['mia'] });
  });

  test('of an unknown owner leaves neither user nor tenant', () => {
    const model = modelOf();

    const add = () => model.transaction(() => model.users.add(customer('mia', 99)));

    expect(add).toThrow('userNotFound {"userId":99}');
    expect(tree(model)).toEqual([]);
    expect(model.users.findByUsername('mia')).toBeUndefined();
  });

  test('gives its standing to its tenant, then and later', () => {
    const model = modelOf();
    const standing = () => model.tenants.find(2)?.standing;

    const mia = model.users.add({ ...customer('mia'), standing: STANDING.pending });
    const atFirst = standing();
    model.users.change(mia.id, { standing: STANDING.suspended });

    expect([atFirst, standing()]).toEqual([STANDING.pending, STANDING.suspended]);
  });

  test('leaves the provider active, whatever becomes of its first user', () => {
    const model = modelOf();

    model.users.change(1, { standing: STANDING.cancelled });

    expect(model.tenants.find(1)?.standing).toBe(STANDING.active);
  });
});

describe('a user that goes', () => {
  test('takes its tenant along when it was the last', () => {
    const model = modelOf();
    const mia = model.users.add(customer('mia'));
    model.groups.add({ tenantId: mia.tenantId, name: 'All' });

    model.users.remove(mia.id);

    expect(tree(model)).toEqual([]);
    expect(model.groups.ofTenant(mia.tenantId)).toEqual([]);
  });

  test('takes its peers along', () => {
    const model = modelOf();
    const mia = model.users.add(customer('mia'));
    model.users.add(peer('ben', mia.id));

    model.users.remove(mia.id);

    expect(tree(model)).toEqual([]);
    expect(model.users.findByUsername('ben')).toBeUndefined();
  });

  test('leaves the account of its tenant to the next user of it', () => {
    const model = modelOf({
      include: ['default'],
      tenants: [{ id: 2, parentId: 1, code: 'AS', fullName: 'Alpine' }],
      users: [
        { id: 2, tenantId: 2, ownerId: 1, username: 'first' },
        { id: 3, tenantId: 2, ownerId: 1, username: 'second', isPeer: true },
      ],
    });

    model.users.remove(2);

    expect(tree(model)).toEqual([
      { tenant: 'Alpine', below: PROVIDER, account: 'second', users: ['second'] },
    ]);
  });

  test.each([
    ['an account', (model: Model) => model.users.add(customer('below', 2))],
    ['a plan', (model: Model) => model.plans.add({ ...PLAN }, { ownerId: 2, isAddon: false })],
  ])('must not own %s any more', (_what, give) => {
    const model = modelOf();
    model.users.add(reseller('north'));
    give(model);

    const remove = () => {
      model.transaction(() => {
        model.users.remove(2);
      });
    };

    expect(remove).toThrow('userInUse {"userId":2}');
    expect(model.users.get(2).username).toBe('north');
  });

  test('never takes the provider along', () => {
    const model = modelOf();
    model.spaces.remove(1);

    model.users.remove(1);

    expect(model.tenants.find(1)).toMatchObject({ fullName: PROVIDER, accountId: null });
    expect(model.users.count()).toBe(0);
  });

  test('leaves a tenant that has tenants below', () => {
    const model = modelOf();
    const north = model.users.add(reseller('north'));
    model.tenants.add({ parentId: north.tenantId, fullName: 'Below' });

    model.users.remove(north.id);

    expect(tree(model)).toEqual([
      { tenant: 'north', below: PROVIDER, account: null, users: [] },
      { tenant: 'Below', below: 'north', account: null, users: [] },
    ]);
  });
});

describe('a user that is made', () => {
  test('a peer of its owner moves to that tenant, and its own goes', () => {
    const model = modelOf();
    const north = model.users.add(reseller('north'));
    const mia = model.users.add(customer('mia', north.id));

    model.users.change(mia.id, { isPeer: true });

    expect(tree(model)).toEqual([
      { tenant: 'north', below: PROVIDER, account: 'north', users: ['north', 'mia'] },
    ]);
  });

  test('an account of its own moves to a new tenant below its owner’s', () => {
    const model = modelOf();
    const north = model.users.add(reseller('north'));
    const helen = model.users.add(peer('helen', north.id));

    model.users.change(helen.id, { isPeer: false, companyName: 'Helen Ltd' });

    expect(tree(model)).toEqual([
      { tenant: 'north', below: PROVIDER, account: 'north', users: ['north'] },
      { tenant: 'Helen Ltd', below: 'north', account: 'helen', users: ['helen'] },
    ]);
  });

  test('a peer takes its own peers along, and what hangs below them, and its tenant goes', () => {
    const model = modelOf();
    const north = model.users.add(reseller('north'));
    const mia = model.users.add(customer('mia', north.id));
    const ben = model.users.add(peer('ben', mia.id));
    model.users.add(customer('kid', mia.id));
    model.users.add(customer('toy', ben.id));

    model.users.change(mia.id, { isPeer: true });

    expect(tree(model)).toEqual([
      { tenant: 'north', below: PROVIDER, account: 'north', users: ['north', 'mia', 'ben'] },
      { tenant: 'kid', below: 'north', account: 'kid', users: ['kid'] },
      { tenant: 'toy', below: 'north', account: 'toy', users: ['toy'] },
    ]);
    expect(model.users.hasAccounts(north.id)).toBe(false);
  });

  test('an account again takes its peers and what hangs below it back, with its own standing and kind', () => {
    const model = modelOf();
    const helen = model.users.add({ ...peer('helen'), role: ROLE.reseller });
    model.users.add(peer('ben', helen.id));
    model.users.add(customer('kid', helen.id));

    model.users.change(helen.id, { isPeer: false, standing: STANDING.suspended });

    expect(tree(model)).toEqual([
      { tenant: 'kid', below: 'helen', account: 'kid', users: ['kid'] },
      { tenant: 'helen', below: PROVIDER, account: 'helen', users: ['helen', 'ben'] },
    ]);
    expect(model.tenants.get(model.users.get(helen.id).tenantId)).toMatchObject({
      ...{ standing: STANDING.suspended, isReseller: true },
    });
  });
});

test('-102 counts tenants below that have no user', () => {
  const model = modelOf();
  const north = model.users.add(reseller('north'));
  const before = model.users.hasAccounts(north.id);

  model.tenants.add({ parentId: north.tenantId, fullName: 'Empty' });

  expect([before, model.users.hasAccounts(north.id)]).toEqual([false, true]);
});

const PLAN = {
  ...{ spaceId: null, serverId: null, name: 'Basic', description: null, isAvailable: true },
  ...{ setupPrice: '0.0000', recurringPrice: '0.0000', recurrenceUnit: 2, recurrenceLength: 1 },
};
