import { describe, expect, test } from '@jest/globals';
import { account, emulatorFor, newWorld, pick, rows, type Client, type World } from '../../client.js';

const emulator = emulatorFor();
const demo = () => newWorld(emulator(), 'demo');

/** Account statuses by name. */
async function statuses(client: Client, names: readonly string[]) {
  const entries = [];
  for (const username of names) {
    entries.push([username, pick(await client.call('GetUserByUsername', { username }), 'Status').Status]);
  }
  return Object.fromEntries(entries) as Record<string, unknown>;
}

/** Space statuses by id; the numbers are all a space has. */
async function spaceStatuses({ admin }: World): Promise<Record<number, unknown>> {
  const entries = [];
  for (let packageId = 2; packageId <= 11; packageId += 1) {
    entries.push([packageId, pick(await admin.call('GetPackage', { packageId }), 'StatusId').StatusId]);
  }
  return Object.fromEntries(entries) as Record<number, unknown>;
}

const BELOW_NORTHWIND = [
  'northwind',
  'northwind.oskar',
  'alpine',
  'alpine.ben',
  'lighthouse',
  'fjord',
  'oldmill',
];

describe('DeletePackage', () => {
  test.each([
    ['with child spaces', 2],
    ['with grandchildren below', 10],
  ])('refuses a space %s with -301', async (_what, packageId) => {
    const { admin } = demo();

    expect(await admin.call('DeletePackage', { packageId })).toBe('-301');
    expect(await admin.call('GetPackage', { packageId })).toMatchObject({ PackageId: String(packageId) });
  });

  test('takes spaces from the leaves up', async () => {
    const { admin } = demo();

    const results = [];
    for (const packageId of [11, 10, 5, 4, 6, 2])
      results.push(await admin.call('DeletePackage', { packageId }));

    expect(results).toEqual(['0', '0', '0', '0', '0', '0']);
    expect(rows(await admin.call('GetPackages', { userId: 2 }), 'PackageInfo')).toEqual([]);
  });

  test('takes the plans that hand out from the space along', async () => {
    const { admin } = demo();
    for (const packageId of [7, 8]) await admin.call('DeletePackage', { packageId });

    await admin.call('DeletePackage', { packageId: 3 });

    expect(await admin.call('GetHostingPlan', { planId: 5 })).toEqual({});
  });
});

describe('GetPackages', () => {
  test('lists spaces on a server, whoever asks, without comments and overrides', async () => {
    const { as } = demo();

    const spaces = rows(await as('corner:Welcome-1').call('GetPackages', { userId: 5 }), 'PackageInfo');

    const unset = {
      ...{
        DiskSpace: '0',
        BandWidth: '0',
        DiskSpaceQuota: '0',
        BandWidthQuota: '0',
        Domains: '0',
        DomainsQuota: '0',
      },
      ...{ OverrideQuotas: 'false', DefaultTopPackage: 'false' },
    };
    const common = { UserId: '5', ParentPackageId: '2', StatusId: '1', ServerId: '1', ...unset };
    expect(spaces).toEqual([
      {
        ...common,
        PackageId: '4',
        PlanId: '4',
        PackageName: 'alpine-sports.example',
        PurchaseDate: '2025-03-01T00:00:00',
      },
      {
        ...common,
        PackageId: '5',
        PlanId: '3',
        PackageName: 'shop.alpine-sports.example',
        PurchaseDate: '2025-03-20T00:00:00',
      },
    ]);
  });

  test('says false of overrides that GetPackage shows', async () => {
    const { admin } = demo();

    const [listed = ''] = rows(await admin.call('GetPackages', { userId: 10 }), 'PackageInfo');
    const single = await admin.call('GetPackage', { packageId: 8 });

    expect([pick(listed, 'OverrideQuotas'), pick(single, 'OverrideQuotas')]).toEqual([
      { OverrideQuotas: 'false' },
      { OverrideQuotas: 'true' },
    ]);
  });
});

describe('ChangeUserStatus', () => {
  test.each([
    ['Suspended', '2'],
    ['Cancelled', '3'],
    ['Pending', '4'],
  ])(
    'to %s reaches peers, descendants and all their spaces, and nobody else',
    async (status, spaceStatus) => {
      const world = demo();

      const result = await world.admin.call('ChangeUserStatus', { userId: 2, status });

      expect(result).toBe('0');
      expect(await statuses(world.admin, BELOW_NORTHWIND)).toEqual(
        Object.fromEntries(BELOW_NORTHWIND.map((name) => [name, status])),
      );
      expect(await statuses(world.admin, ['serveradmin', 'bluebay', 'corner', 'harbour'])).toEqual({
        ...{ serveradmin: 'Active', bluebay: 'Active', corner: 'Active', harbour: 'Active' },
      });
      expect(await spaceStatuses(world)).toEqual({
        ...{
          2: spaceStatus,
          4: spaceStatus,
          5: spaceStatus,
          6: spaceStatus,
          10: spaceStatus,
          11: spaceStatus,
        },
        ...{ 3: '1', 7: '1', 8: '1', 9: '1' },
      });
    },
  );

  test('back to Active forgets what was suspended on its own before', async () => {
    const world = demo();
    await world.admin.call('ChangeUserStatus', { userId: 2, status: 'Suspended' });

    await world.admin.call('ChangeUserStatus', { userId: 2, status: 'Active' });

    expect(await statuses(world.admin, ['lighthouse', 'alpine'])).toEqual({
      lighthouse: 'Active',
      alpine: 'Active',
    });
    expect((await spaceStatuses(world))[6]).toBe('1');
  });

  test('without rights over an account with spaces is a fault, and changes nothing', async () => {
    const world = demo();
    const before = await spaceStatuses(world);

    const answer = await world
      .as('bluebay:Welcome-1')
      .call('ChangeUserStatus', { userId: 5, status: 'Suspended' });

    expect(answer).toEqual({
      fault:
        "Server was unable to process request. ---> Error executing 'CHANGE_STATUS' task on 'alpine' USER ---> You are not allowed to access this package",
    });
    expect(await statuses(world.admin, ['alpine', 'alpine.ben'])).toEqual({
      alpine: 'Active',
      'alpine.ben': 'Active',
    });
    expect(await spaceStatuses(world)).toEqual(before);
  });

  test('without rights over an account without spaces is 0, and changes nothing', async () => {
    const { admin, as } = demo();
    await admin.call('AddUser', account('empty', { OwnerId: 2 }));

    const result = await as('bluebay:Welcome-1').call('ChangeUserStatus', {
      userId: 16,
      status: 'Suspended',
    });

    expect(result).toBe('0');
    expect(await statuses(admin, ['empty'])).toEqual({ empty: 'Active' });
  });

  test('by a suspended reseller changes accounts but not their spaces', async () => {
    const world = demo();
    await world.admin.call('ChangeUserStatus', { userId: 4, status: 'Suspended' });

    const result = await world
      .as('bluebay:Welcome-1')
      .call('ChangeUserStatus', { userId: 9, status: 'Cancelled' });

    expect(result).toBe('0');
    expect(await statuses(world.admin, ['corner'])).toEqual({ corner: 'Cancelled' });
    expect((await spaceStatuses(world))[7]).toBe('2');
  });
});

describe('ChangePackageStatus', () => {
  test('reaches every space below, of whichever owner', async () => {
    const world = demo();

    const result = await world.admin.call('ChangePackageStatus', { packageId: 2, status: 'Cancelled' });

    expect(result).toBe('0');
    expect(await spaceStatuses(world)).toEqual({
      ...{ 2: '3', 4: '3', 5: '3', 6: '3', 10: '3', 11: '3' },
      ...{ 3: '1', 7: '1', 8: '1', 9: '1' },
    });
    expect(await statuses(world.admin, ['northwind', 'alpine'])).toEqual({
      northwind: 'Active',
      alpine: 'Active',
    });
  });
});

describe('a space that is sold below another', () => {
  test('may be added by a CSR of the reseller and gets parent and server from its plan', async () => {
    const { as, admin } = demo();
    const request = { userId: 5, planId: 3, packageName: 'Third', statusId: 1, purchaseDate: '2026-01-01' };

    const answer = await as('northwind.oskar:Welcome-1').call('AddPackage', request);

    expect(pick(answer, 'Result')).toEqual({ Result: '12' });
    expect(
      pick(await admin.call('GetPackage', { packageId: 12 }), 'ParentPackageId', 'ServerId', 'UserId'),
    ).toEqual({
      ...{ ParentPackageId: '2', ServerId: '1', UserId: '5' },
    });
  });

  test('has only the groups that its ancestors and the server have', async () => {
    const { admin } = demo();

    const context = await admin.call('GetPackageContext', { packageId: 11 });

    const groups = rows(pick(context, 'GroupsArray').GroupsArray ?? '', 'HostingPlanGroupInfo');
    expect(groups.map((group) => pick(group, 'GroupName').GroupName)).toEqual(['OS', 'Web', 'Mail']);
  });
});

describe('the root space', () => {
  test('stays when a peer of its owner that is no administrator deletes the owner', async () => {
    const { admin, as, control } = newWorld(emulator());
    await admin.call('AddUser', account('helper', { IsPeer: true }));

    const result = await as('helper:Secret1!').call('DeleteUser', { userId: 1 });

    expect(result).toBe('0');
    expect(await admin.call('GetPackage', { packageId: 1 })).toMatchObject({ PackageName: 'System' });
    expect(control.audit().find(({ task }) => task === 'DELETE_ITEMS')).toMatchObject({
      ...{ itemId: 1, severity: 2, log: 'You are not allowed to access this package' },
    });
  });

  test('once deleted, has no spaces handed out from it any more', async () => {
    const { admin } = newWorld(emulator());
    const planId = await admin.number('AddHostingPlan', { plan: { PlanName: 'gold', UserId: 1 } });
    await admin.call('DeletePackage', { packageId: 1 });

    const answer = await admin.call('AddPackage', { userId: 1, planId, purchaseDate: '2026-01-01' });

    expect(answer).toEqual({
      fault:
        'Server was unable to process request. ---> The INSERT statement conflicted with the FOREIGN KEY SAME TABLE ' +
        'constraint "FK_Packages_Packages". The conflict occurred in database "MSPControl", table "dbo.Packages", ' +
        "column 'PackageID'.\nThe statement has been terminated.",
    });
    expect(await admin.call('GetMyPackages', { userId: 1 })).toEqual('');
  });
});
