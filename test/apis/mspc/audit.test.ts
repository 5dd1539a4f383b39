import { describe, expect, test } from '@jest/globals';
import { account, Client, emulatorFor, newWorld, NOW, type Parameters, type World } from '../../client.js';

const emulator = emulatorFor();

/** What one call leaves in the audit log beyond the record of its Basic log-in. */
async function recordsOf(world: World, client: Client, operation: string, parameters: Parameters) {
  const before = world.control.audit().length;
  await client.call(operation, parameters);
  return world.control
    .audit()
    .slice(before)
    .filter(({ task }) => task !== 'GET_BY_USERNAME_PASSWORD')
    .map(({ source, task, severity, username, userId, itemName, itemId }) => ({
      ...{ what: `${source} ${task}`, severity, caller: [userId, username], item: [itemId, itemName] },
    }));
}

const ADMIN = [1, 'serveradmin'];
const DATE = '2026-01-01';

describe('a call that is done', () => {
  test.each<[operation: string, parameters: Parameters, what: string, item: unknown[]]>([
    ['AddUser', account('new'), 'USER ADD', [16, 'new']],
    [
      'UpdateUser',
      { user: { UserId: 5, Username: 'alpine', RoleId: 3, StatusId: 1 } },
      'USER UPDATE',
      [5, 'alpine'],
    ],
    ['ChangeUserPassword', { userId: 5, password: 'x' }, 'USER CHANGE_PASSWORD', [5, 'alpine']],
    [
      'AddPackage',
      { userId: 5, planId: 3, packageName: 'New', statusId: 1, purchaseDate: DATE },
      'HOSTING_SPACE ADD',
      [12, 'New'],
    ],
    [
      'UpdatePackage',
      { package: { PackageId: 4, PackageName: 'Changed', PlanId: 4, StatusId: 1, PurchaseDate: DATE } },
      'HOSTING_SPACE UPDATE',
      [4, 'Changed'],
    ],
  ])('%s leaves one record with its caller and its item', async (operation, parameters, what, item) => {
    const world = newWorld(emulator(), 'demo');

    const records = await recordsOf(world, world.admin, operation, parameters);

    expect(records).toEqual([{ what, severity: 0, caller: ADMIN, item }]);
  });

  test('ChangeUserStatus leaves its own and that of the background work on items', async () => {
    const world = newWorld(emulator(), 'demo');

    const records = await recordsOf(world, world.admin, 'ChangeUserStatus', {
      userId: 5,
      status: 'Suspended',
    });

    expect(records).toEqual([
      { what: 'USER CHANGE_STATUS', severity: 0, caller: ADMIN, item: [5, 'alpine'] },
      { what: 'SPACE CHANGE_ITEMS_STATUS', severity: 0, caller: ADMIN, item: [null, null] },
    ]);
  });

  test('ChangePackageStatus leaves one for each space it changes, and that of the background work', async () => {
    const world = newWorld(emulator(), 'demo');

    const records = await recordsOf(world, world.admin, 'ChangePackageStatus', {
      packageId: 10,
      status: 'Suspended',
    });

    expect(records).toEqual([
      { what: 'HOSTING_SPACE UPDATE', severity: 0, caller: ADMIN, item: [10, 'Fjord Web'] },
      { what: 'HOSTING_SPACE UPDATE', severity: 0, caller: ADMIN, item: [11, 'old-mill.example'] },
      { what: 'SPACE CHANGE_ITEMS_STATUS', severity: 0, caller: ADMIN, item: [null, null] },
    ]);
  });

  test('ChangePackageStatus leaves none for a space that has the status', async () => {
    const world = newWorld(emulator(), 'demo');

    const records = await recordsOf(world, world.admin, 'ChangePackageStatus', {
      packageId: 11,
      status: 'Active',
    });

    expect(records.map(({ what }) => what)).toEqual(['SPACE CHANGE_ITEMS_STATUS']);
  });

  test('DeletePackage leaves its own and that of the background work', async () => {
    const world = newWorld(emulator(), 'demo');

    const records = await recordsOf(world, world.admin, 'DeletePackage', { packageId: 11 });

    expect(records).toEqual([
      { what: 'HOSTING_SPACE DELETE', severity: 0, caller: ADMIN, item: [11, 'old-mill.example'] },
      { what: 'SPACE DELETE_ITEMS', severity: 0, caller: ADMIN, item: [11, 'old-mill.example'] },
    ]);
  });

  test('DeleteUser leaves those of the background work, spaces included', async () => {
    const world = newWorld(emulator(), 'demo');

    const records = await recordsOf(world, world.admin, 'DeleteUser', { userId: 5 });

    expect(records).toEqual([
      { what: 'USER DELETE', severity: 0, caller: ADMIN, item: [5, 'alpine'] },
      { what: 'SPACE DELETE_ITEMS', severity: 0, caller: ADMIN, item: [5, 'shop.alpine-sports.example'] },
      { what: 'SPACE DELETE_ITEMS', severity: 0, caller: ADMIN, item: [4, 'alpine-sports.example'] },
    ]);
  });

  test.each<[operation: string, parameters: Parameters]>([
    ['UserExists', { username: 'x' }],
    ['GetUserById', { userId: 1 }],
    ['GetUsers', { ownerId: 1, recursive: true }],
    ['AddHostingPlan', { plan: { PlanName: 'New', UserId: 1 } }],
    ['UpdateHostingPlan', { plan: { PlanId: 11, PlanName: 'Old' } }],
    ['DeleteHostingPlan', { planId: 11 }],
    ['AddPackageAddon', { addon: { PackageId: 4, PlanId: 7, Quantity: 1, StatusId: 1, PurchaseDate: DATE } }],
    [
      'UpdatePackageAddon',
      { addon: { PackageAddonId: 1, PlanId: 7, Quantity: 1, StatusId: 1, PurchaseDate: DATE } },
    ],
    ['DeletePackageAddon', { packageAddonId: 1 }],
    ['UpdatePackageName', { packageId: 4, packageName: 'x' }],
  ])('%s leaves none', async (operation, parameters) => {
    const world = newWorld(emulator(), 'demo');

    expect(await recordsOf(world, world.admin, operation, parameters)).toEqual([]);
  });
});

describe('a call that is refused', () => {
  test.each<[why: string, login: string, operation: string, parameters: Parameters, expected: unknown[]]>([
    ['AddUser by its name leaves none', 'serveradmin:serveradmin', 'AddUser', account('a:b'), []],
    ['AddUser by a taken name leaves none', 'serveradmin:serveradmin', 'AddUser', account('alpine'), []],
    [
      'AddUser by its owner is logged as item -2',
      'serveradmin:serveradmin',
      'AddUser',
      account('new', { OwnerId: 99 }),
      [{ what: 'USER ADD', severity: 0, caller: ADMIN, item: [-2, 'new'] }],
    ],
    ['AddUser of a demo account leaves none', 'trial:Welcome-1', 'AddUser', account('new'), []],
    [
      'UpdateUser of a demo account looks successful',
      'trial:Welcome-1',
      'UpdateUser',
      { user: { UserId: 10, Username: 'trial' } },
      [{ what: 'USER UPDATE', severity: 0, caller: [10, 'trial'], item: [10, 'trial'] }],
    ],
    [
      'UpdateUser that ends in a fault has severity 2',
      'alpine:Welcome-1',
      'UpdateUser',
      { user: { UserId: 9, Username: 'corner' } },
      [{ what: 'USER UPDATE', severity: 2, caller: [5, 'alpine'], item: [9, 'corner'] }],
    ],
    [
      'ChangeUserStatus that ends in a fault has severity 2',
      'bluebay:Welcome-1',
      'ChangeUserStatus',
      { userId: 5, status: 'Active' },
      [{ what: 'USER CHANGE_STATUS', severity: 2, caller: [4, 'bluebay'], item: [5, 'alpine'] }],
    ],
    [
      'ChangeUserStatus of an unknown account leaves none',
      'serveradmin:serveradmin',
      'ChangeUserStatus',
      { userId: 99, status: 'Active' },
      [],
    ],
    [
      'ChangeUserPassword without rights looks successful',
      'corner:Welcome-1',
      'ChangeUserPassword',
      { userId: 5, password: 'x' },
      [{ what: 'USER CHANGE_PASSWORD', severity: 0, caller: [9, 'corner'], item: [5, 'alpine'] }],
    ],
    [
      'AddPackage with -112 looks successful',
      'corner:Welcome-1',
      'AddPackage',
      { userId: 9, planId: 5, packageName: 'New', purchaseDate: DATE },
      [{ what: 'HOSTING_SPACE ADD', severity: 0, caller: [9, 'corner'], item: [null, 'New'] }],
    ],
    [
      'AddPackage that ends in a fault has severity 0 as well',
      'bluebay:Welcome-1',
      'AddPackage',
      { userId: 9, planId: 1, packageName: 'New', purchaseDate: DATE },
      [{ what: 'HOSTING_SPACE ADD', severity: 0, caller: [4, 'bluebay'], item: [null, 'New'] }],
    ],
    [
      'UpdatePackage of an unknown space looks successful',
      'serveradmin:serveradmin',
      'UpdatePackage',
      { package: { PackageId: 99, PackageName: 'Gone' } },
      [{ what: 'HOSTING_SPACE UPDATE', severity: 0, caller: ADMIN, item: [99, 'Gone'] }],
    ],
    [
      'DeletePackage with child spaces leaves none',
      'serveradmin:serveradmin',
      'DeletePackage',
      { packageId: 2 },
      [],
    ],
    [
      'DeleteUser with accounts below leaves none',
      'serveradmin:serveradmin',
      'DeleteUser',
      { userId: 2 },
      [],
    ],
    [
      'DeleteUser in the background without rights has severity 2',
      'bluebay:Welcome-1',
      'DeleteUser',
      { userId: 5 },
      [{ what: 'USER DELETE', severity: 2, caller: [4, 'bluebay'], item: [5, 'alpine'] }],
    ],
  ])('%s', async (_why, login, operation, parameters, expected) => {
    const world = newWorld(emulator(), 'demo');

    expect(await recordsOf(world, world.as(login), operation, parameters)).toEqual(expected);
  });
});

describe('a log-in', () => {
  test('by Basic is a record without caller, whatever comes of the call', async () => {
    const world = newWorld(emulator(), 'demo');

    await world.admin.call('UserExists', { username: 'x' });
    await world.as('alpine:wrong').call('UserExists');
    await world.as('nobody:x').call('UserExists');
    await new Client(world.url, { login: undefined }).call('UserExists');

    const common = { source: 'USER', task: 'GET_BY_USERNAME_PASSWORD', userId: null, username: null };
    const times = { startedAt: NOW, finishedAt: NOW };
    expect(world.control.audit()).toEqual([
      {
        ...common,
        ...times,
        id: 1,
        recordId: expect.stringMatching(/^[0-9a-f]{32}$/),
        severity: 0,
        itemId: 1,
        itemName: 'serveradmin',
        log: '',
      },
      {
        ...common,
        ...times,
        id: 2,
        recordId: expect.any(String),
        severity: 0,
        itemId: 5,
        itemName: 'alpine',
        log: '',
      },
      {
        ...common,
        ...times,
        id: 3,
        recordId: expect.any(String),
        severity: 1,
        itemId: null,
        itemName: 'nobody',
        log: 'Account not found',
      },
    ]);
  });

  test.each([
    ['alpine', 'Welcome-1', '0', 0, ''],
    ['lighthouse', 'Welcome-1', '0', 0, ''],
    ['alpine', 'wrong', '-110', 1, 'Wrong password'],
    ['nobody', 'x', '-109', 1, 'Wrong username'],
    ['off', 'x', '-114', 1, 'User disabled'],
    ['locked', 'x', '-115', 1, 'User locked out'],
    ['ended', 'x', '-105', 1, 'Account cancelled'],
    ['waiting', 'x', '-103', 1, 'Account pending'],
  ])(
    'of %s with %s by AuthenticateUser answers %s and says why',
    async (username, password, result, severity, why) => {
      const states = [
        { id: 20, username: 'off', loginStanding: 'disabled' },
        { id: 21, username: 'locked', loginStanding: 'lockedOut' },
        { id: 22, username: 'ended', standing: 'cancelled' },
        { id: 23, username: 'waiting', standing: 'pending' },
      ].map((user) => ({ ...user, ownerId: 1, password: 'x' }));
      const world = newWorld(emulator(), { include: ['demo'], users: states });
      const anonymous = new Client(world.url, { login: undefined });

      const answer = await anonymous.call('AuthenticateUser', { username, password, ip: '10.0.0.7' });

      expect(answer).toBe(result);
      expect(world.control.audit()).toMatchObject([
        {
          ...{
            source: 'USER',
            task: 'AUTHENTICATE',
            userId: null,
            username: null,
            severity,
            itemName: username,
          },
          log: ['IP: 10.0.0.7', ...(why === '' ? [] : [why])].join('\n'),
        },
      ]);
    },
  );
});

describe('the log', () => {
  test('cuts names of items to 50 characters', async () => {
    const world = newWorld(emulator());

    await world.as(`${'n'.repeat(60)}:x`).call('UserExists');

    expect(world.control.audit()).toMatchObject([{ itemName: 'n'.repeat(50) }]);
  });

  test('tells in one record what a change of status reached', async () => {
    const world = newWorld(emulator(), 'demo');

    await world.admin.call('ChangeUserStatus', { userId: 13, status: 'Suspended' });

    expect(world.control.audit().at(-2)?.log).toBe(
      [
        'fjord: status 2',
        'oldmill: status 2',
        'Fjord Web: space status 2',
        'old-mill.example: space status 2',
      ].join('\n'),
    );
  });
});

describe('the background work on items', () => {
  const site = (id: number) => ({
    id,
    spaceId: 11,
    typeId: 10,
    installationId: 2,
    name: `site${id}.example`,
  });
  const world = () =>
    newWorld(emulator(), {
      include: ['demo'],
      hostedItems: [
        ...Array.from({ length: 12 }, (_none, index) => site(index + 1)),
        { id: 20, spaceId: 11, typeId: 12, installationId: 7, name: 'old-mill.example' },
        { id: 21, spaceId: 11, typeId: 15, installationId: 4, name: 'mail@old-mill.example' },
      ],
    });
  const logOf = ({ control }: World, task: string) =>
    control.audit().find((record) => record.task === task)?.log;

  test('tells of the calls to each service that would switch what can be suspended', async () => {
    const changed = world();

    await changed.admin.call('ChangePackageStatus', { packageId: 10, status: 'Suspended' });

    expect(logOf(changed, 'CHANGE_ITEMS_STATUS')?.split('\n')).toEqual([
      'Start analyze 2 service (12 items)',
      "Invoke ChangeServiceItemsState method ('site1.example' - 'site11.example' items) - 1 attempt",
      "Invoke ChangeServiceItemsState method ('site12.example' - 'site12.example' items) - 1 attempt",
      'End analyze 2 service (12 items)',
      'Start analyze 7 service (1 items)',
      "Invoke ChangeServiceItemsState method ('old-mill.example' - 'old-mill.example' items) - 1 attempt",
      'End analyze 7 service (1 items)',
    ]);
  });

  test('switches nothing where a space was not active and is not to be', async () => {
    const changed = world();
    await changed.admin.call('ChangePackageStatus', { packageId: 11, status: 'Suspended' });
    const before = changed.control.audit().length;

    await changed.admin.call('ChangePackageStatus', { packageId: 11, status: 'Cancelled' });

    expect(changed.control.audit().slice(before).at(-1)).toMatchObject({
      task: 'CHANGE_ITEMS_STATUS',
      log: '',
    });
  });

  test('takes down with a space what its services would have to dispose of', async () => {
    const deleted = world();

    await deleted.admin.call('DeletePackage', { packageId: 11 });

    expect(logOf(deleted, 'DELETE_ITEMS')).toContain(
      "Invoke DeleteServiceItems method ('old-mill.example' - 'old-mill.example' items)",
    );
  });
});

describe('with the silent slip of the product in DeletePackage', () => {
  const legacy = emulatorFor({ mspc: { deleteAudit: 'legacy' } });

  test('only the background work leaves a record', async () => {
    const world = newWorld(legacy(), 'demo');

    const records = await recordsOf(world, world.admin, 'DeletePackage', { packageId: 11 });

    expect(records).toEqual([
      { what: 'SPACE DELETE_ITEMS', severity: 0, caller: ADMIN, item: [11, 'old-mill.example'] },
    ]);
  });
});
