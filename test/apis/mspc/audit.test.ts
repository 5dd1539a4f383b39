import { describe, expect, test } from '@jest/globals';
import { account, Client, emulatorFor, newWorld, type Parameters, type World } from '../../client.js';

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
