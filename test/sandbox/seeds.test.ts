import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { startEmulator } from '../../src/index.js';
import { SeedError } from '../../src/model/seed/seed.js';
import { Seeds } from '../../src/sandbox/seeds.js';
import { account, Client, emulatorFor, newWorld, pick, QUIET, rows } from '../client.js';

const emulator = emulatorFor();
const folder = mkdtempSync(join(tmpdir(), 'provisim-seeds-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const REFERENCES = { include: ['empty'] };
const PLAN = { id: 1, ownerId: 1, name: 'Basic' };
const SPACE = { id: 2, parentId: 1, ownerId: 1 };

describe('a seed is refused with the place and the reason', () => {
  test.each<[reason: string, seed: Record<string, unknown>, message: string]>([
    ['an unknown key', { usres: [] }, 'seed (inline): ✖ Unrecognized key: "usres"'],
    ['a missing field', { users: [{ id: 2, ownerId: 1 }] }, '→ at users[0].username'],
    [
      'a standing that is none',
      { users: [{ id: 2, ownerId: 1, username: 'x', standing: 'asleep' }] },
      '→ at users[0].standing',
    ],
    [
      'a date without a zone',
      { addons: [{ id: 1, spaceId: 1, planId: 1, purchasedAt: '2026-01-01T00:00:00' }] },
      '→ at addons[0].purchasedAt',
    ],
    [
      'an unknown include',
      { include: ['nowhere'] },
      'seed nowhere: no such seed; use default, empty, demo, standalone or the path of a JSON file',
    ],
    [
      'a number used twice',
      { include: ['empty'], services: [{ id: 1, name: 'New', position: 1 }] },
      'seed (inline): services[0]: is there already (UNIQUE constraint failed: service.id)',
    ],
    [
      'a name used twice',
      { ...REFERENCES, users: [{ id: 2, ownerId: 1, username: 'ServerAdmin' }] },
      'seed (inline): users[0]: userExists {"username":"ServerAdmin"}',
    ],
    [
      'a quota of an unknown service',
      { quotas: [{ id: 1, serviceId: 5, name: 'x', description: null, type: 1, position: 1 }] },
      'seed (inline): quotas[0]: points at something that is not there',
    ],
    [
      'a tenant below an unknown one',
      { ...REFERENCES, tenants: [{ id: 2, parentId: 9, code: 'X', fullName: 'X' }] },
      'seed (inline): tenants[0]: points at something that is not there',
    ],
    [
      'a user of an unknown owner',
      { ...REFERENCES, users: [{ id: 2, ownerId: 9, username: 'x' }] },
      'seed (inline): users[0]: there is no owner 9',
    ],
    [
      'a group with an unknown member',
      { ...REFERENCES, groups: [{ id: 2, tenantId: 1, name: 'All', members: [9] }] },
      'seed (inline): groups[0]: points at something that is not there',
    ],
    [
      'a plan of an unknown owner',
      { ...REFERENCES, plans: [{ ...PLAN, ownerId: 9 }] },
      'seed (inline): plans[0]: there is no owner 9',
    ],
    [
      'a plan on an unknown server',
      { ...REFERENCES, plans: [PLAN, { ...PLAN, id: 2, serverId: 7 }] },
      'seed (inline): plans[1]: serverNotFound {"serverId":7}',
    ],
    [
      'a plan with an unknown quota',
      { ...REFERENCES, plans: [{ ...PLAN, quotas: [{ quotaId: 9999, value: 1 }] }] },
      'seed (inline): plans[0]: quotaNotFound {"quotaId":9999}',
    ],
    [
      'a space of an unknown owner',
      { ...REFERENCES, spaces: [{ ...SPACE, ownerId: 9 }] },
      'seed (inline): spaces[0]: there is no owner 9',
    ],
    [
      'a space below an unknown one',
      { ...REFERENCES, spaces: [{ ...SPACE, parentId: 9 }] },
      'seed (inline): spaces[0]: there is no parent 9',
    ],
    [
      'a space of an unknown plan',
      { ...REFERENCES, spaces: [{ ...SPACE, planId: 9 }] },
      'seed (inline): spaces[0]: there is no plan 9',
    ],
    [
      'disk space of an unknown space',
      { ...REFERENCES, diskSpaceUsage: [{ spaceId: 9, serviceId: 1, bytes: 1 }] },
      'seed (inline): diskSpaceUsage[0]: there is no space 9',
    ],
    [
      'bandwidth of an unknown service',
      {
        ...REFERENCES,
        bandwidthUsage: [{ spaceId: 1, serviceId: 9999, loggedAt: '2026-01-01T00:00:00Z' }],
      },
      'seed (inline): bandwidthUsage[0]: there is no service 9999',
    ],
    [
      'disk space measured twice',
      { ...REFERENCES, diskSpaceUsage: Array(2).fill({ spaceId: 1, serviceId: 1, bytes: 1 }) },
      'seed (inline): diskSpaceUsage[1]: space 1 has two measurements of service 1 at once',
    ],
    [
      'a space on an unknown server',
      { ...REFERENCES, spaces: [{ ...SPACE, serverId: 9 }] },
      'seed (inline): spaces[0]: there is no server 9',
    ],
    [
      'an add-on of an unknown plan',
      { ...REFERENCES, addons: [{ id: 1, spaceId: 1, planId: 9, purchasedAt: '2026-01-01T00:00:00Z' }] },
      'seed (inline): addons[0]: planNotFound {"planId":9}',
    ],
    [
      'settings of an unknown user',
      { ...REFERENCES, settings: [{ userId: 9, name: 'x', properties: { a: 'b' } }] },
      'seed (inline): settings[0]: points at something that is not there',
    ],
    [
      'a subscription to an unknown service',
      { ...REFERENCES, subscriptions: [{ tenantId: 1, serviceId: 999 }] },
      'seed (inline): subscriptions[0]: points at something that is not there',
    ],
  ])('for %s', (_reason, seed, message) => {
    const plant = () => new Seeds().image(seed);

    expect(plant).toThrow(SeedError);
    expect(plant).toThrow(message);
  });

  test('for a file that is no JSON', () => {
    const path = file('broken.json', '{ "include": [');

    expect(() => new Seeds().image(path)).toThrow(`seed ${path}: not JSON: Unexpected end of JSON input`);
  });

  test('and the world stays as it was', async () => {
    const { admin, control } = newWorld(emulator());
    await admin.call('AddUser', account('kept'));

    expect(() => {
      control.seed({ include: ['empty'], users: [{ id: 2, ownerId: 9, username: 'x' }] });
    }).toThrow(SeedError);

    expect(await admin.call('UserExists', { username: 'kept' })).toBe('true');
  });

  test('before anything listens, where it is the one to start with', async () => {
    await expect(startEmulator({ ...QUIET, seed: 'nowhere' })).rejects.toThrow(SeedError);
  });
});

describe('a seed', () => {
  test('plants what it includes once, also where files include each other', () => {
    const [a, b] = [join(folder, 'a.json'), join(folder, 'b.json')];
    file('a.json', { include: ['empty', b] });
    file('b.json', { include: ['empty', a] });

    expect(new Seeds().image(a).length).toBeGreaterThan(0);
  });

  test('from a file is read again after it was edited', async () => {
    const path = file('edited.json', { include: ['default'] });
    const { admin, control } = newWorld(emulator(), path);
    file('edited.json', { include: ['default'], users: [{ id: 2, ownerId: 1, username: 'late' }] });

    control.seed(path);

    expect(await admin.call('UserExists', { username: 'late' })).toBe('true');
  });

  test('is what later resets return to', async () => {
    const { admin, control } = newWorld(emulator(), 'standalone');
    await admin.call('AddUser', account('one'));

    control.reset();

    expect(await admin.call('UserExists', { username: 'one' })).toBe('false');
    expect(await admin.call('UserExists', { username: 'admin' })).toBe('true');
  });

  test('written out is planted with numbers that go on after it', async () => {
    const { admin } = newWorld(emulator(), {
      include: ['default'],
      users: [{ id: 40, ownerId: 1, username: 'forty' }],
    });

    const id = await admin.number('AddUser', account('next'));

    expect(id).toBe(41);
  });
});

describe('the stand-alone seed', () => {
  test('has the account admin with a space and a plan named My Server', async () => {
    const { admin, as } = newWorld(emulator(), 'standalone');

    const user = await as('admin:admin').call('GetUserById', { userId: 2 });
    const spaces = rows(await admin.call('GetPackages', { userId: 2 }), 'PackageInfo');
    const plan = await admin.call('GetHostingPlan', { planId: 1 });

    expect(pick(user, 'Username', 'OwnerId', 'Role', 'Status', 'FirstName', 'LastName', 'Email')).toEqual({
      ...{ Username: 'admin', OwnerId: '1', Role: 'User', Status: 'Active' },
      ...{ FirstName: 'Server', LastName: 'Administrator', Email: 'admin@myhosting.com' },
    });
    expect(
      spaces.map((space) => pick(space, 'PackageId', 'PackageName', 'ParentPackageId', 'PlanId', 'ServerId')),
    ).toEqual([
      { PackageId: '2', PackageName: 'My Server', ParentPackageId: '1', PlanId: '1', ServerId: '2' },
    ]);
    expect(pick(plan, 'PlanName', 'UserId', 'ServerId', 'IsAddon')).toEqual({
      ...{ PlanName: 'My Server', UserId: '1', ServerId: '2', IsAddon: 'false' },
    });
  });

  test('has every group in force there, and nothing limited', async () => {
    const { admin } = newWorld(emulator(), 'standalone');

    const context = await admin.call('GetPackageContext', { packageId: 2 });

    const [groups, quotas] = Object.values(pick(context, 'GroupsArray', 'QuotasArray'));
    const values = rows(quotas ?? '', 'QuotaValueInfo').map((quota) =>
      pick(quota, 'QuotaTypeId', 'QuotaAllocatedValue'),
    );
    expect(rows(groups ?? '', 'HostingPlanGroupInfo')).toHaveLength(33);
    expect(values).toHaveLength(253);
    for (const { QuotaTypeId, QuotaAllocatedValue } of values) {
      expect(QuotaAllocatedValue).toBe(QuotaTypeId === '1' ? '1' : '-1');
    }
  });
});

describe('the demo seed', () => {
  test.each([
    'northwind',
    'northwind.oskar',
    'bluebay',
    'alpine',
    'alpine.ben',
    'lighthouse',
    'trial',
    'fjord',
    'support',
  ])('lets %s log in', async (username) => {
    const { as } = newWorld(emulator(), 'demo');

    const user = await as(`${username}:Welcome-1`).call('GetUserByUsername', { username });

    expect(pick(user, 'Username')).toEqual({ Username: username });
  });

  test('hands out no more than its spaces have', async () => {
    const { admin } = newWorld(emulator(), 'demo');
    const again = { userId: 5, packageName: 'x', statusId: 1, purchaseDate: '2026-01-01' };

    const results = [];
    for (const planId of [1, 2, 3, 4, 5, 6, 9, 10]) {
      results.push(pick(await admin.call('AddPackage', { ...again, planId }), 'Result').Result);
    }

    expect(results).toEqual(['12', '13', '14', '15', '16', '17', '18', '19']);
  });

  test('has no account that an answer cannot show', async () => {
    const { admin } = newWorld(emulator(), 'demo');

    const all = rows(await admin.call('GetUsers', { ownerId: 1, recursive: true }), 'UserInfo');

    expect(all.map((user) => pick(user, 'Username').Username)).toEqual([
      ...['northwind', 'bluebay', 'alpine', 'lighthouse', 'corner', 'trial', 'harbour', 'fjord', 'oldmill'],
    ]);
  });
});

test('every seed that comes with the program starts an emulator', async () => {
  for (const seed of ['default', 'empty', 'standalone', 'demo']) {
    const started = await startEmulator({ ...QUIET, seed });
    const answer = await new Client(started.address.url).call('UserExists', { username: 'serveradmin' });
    await started.close();

    expect(answer).toBe('true');
  }
});
