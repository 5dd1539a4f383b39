import { describe, expect, test } from '@jest/globals';
import { account, emulatorFor, envelope, newWorld, pick, rows, type Parameters } from '../../client.js';

const DATE = '2026-01-01';
const PROCESS = 'Server was unable to process request. ---> ';

describe('with asyncDeleteMs', () => {
  const slow = emulatorFor({ mspc: { asyncDeleteMs: 2_000 } });

  test('a deleted account stays visible and usable until its time has come', async () => {
    const { admin, as, control } = newWorld(slow());
    await admin.call('AddUser', account('gone'));
    const seen = async () => [
      await admin.call('UserExists', { username: 'gone' }),
      await as('gone:Secret1!').call('UserExists', { username: 'gone' }),
    ];

    const result = await admin.call('DeleteUser', { userId: 2 });
    const atOnce = await seen();
    control.advanceClock(1_999);
    const justBefore = await seen();
    control.advanceClock(1);
    const inTime = await seen();

    expect([result, atOnce, justBefore, inTime]).toEqual([
      '0',
      ['true', 'true'],
      ['true', 'true'],
      ['false', { status: '401' }],
    ]);
  });

  test('a name is free again only then', async () => {
    const { admin, control } = newWorld(slow());
    await admin.call('AddUser', account('gone'));
    await admin.call('DeleteUser', { userId: 2 });

    const before = await admin.call('AddUser', account('gone'));
    control.advanceClock(2_000);
    const after = await admin.call('AddUser', account('gone'));

    expect([before, after]).toEqual(['-100', '3']);
  });

  test('deletions end in the order in which they were asked for', async () => {
    const { admin, control } = newWorld(slow(), 'demo');
    await admin.call('DeletePackage', { packageId: 5 });
    control.advanceClock(500);
    await admin.call('DeletePackage', { packageId: 4 });

    control.advanceClock(1_500);
    const first = rows(await admin.call('GetPackages', { userId: 5 }), 'PackageInfo');
    control.advanceClock(500);
    const second = rows(await admin.call('GetPackages', { userId: 5 }), 'PackageInfo');

    expect(first).toMatchObject([{ PackageId: '4' }]);
    expect(second).toEqual([]);
  });

  test('a second deletion of what is going away already changes nothing more', async () => {
    const { admin, control } = newWorld(slow(), 'demo');

    const results = [
      await admin.call('DeletePackage', { packageId: 5 }),
      await admin.call('DeletePackage', { packageId: 5 }),
    ];
    control.advanceClock(2_000);

    expect(results).toEqual(['0', '0']);
    expect(await admin.call('DeletePackage', { packageId: 5 })).toBe('-300');
    expect(control.audit().filter(({ task }) => task === 'DELETE_ITEMS')).toHaveLength(1);
  });

  test('a reset forgets what was to be done', async () => {
    const { admin, control } = newWorld(slow(), 'demo');
    await admin.call('DeleteUser', { userId: 9 });

    control.reset();
    control.freezeClock();
    control.advanceClock(10_000);

    expect(await admin.call('UserExists', { username: 'corner' })).toBe('true');
  });
});

describe('with strictRoles closed', () => {
  const closed = emulatorFor({ mspc: { strictRoles: 'closed' } });
  const record = (given: Parameters) => ({
    user: { Username: 'alpine', RoleId: 3, StatusId: 1, UserId: 5, ...given },
  });

  test('a user cannot make a reseller of itself, though the rest of its record changes', async () => {
    const { as } = newWorld(closed(), 'demo');
    const user = as('alpine:Welcome-1');

    const result = await user.call('UpdateUser', record({ RoleId: 2, City: 'Graz' }));

    expect(result).toBe('0');
    expect(pick(await user.call('GetUserById', { userId: 5 }), 'Role', 'City')).toEqual({
      Role: 'User',
      City: 'Graz',
    });
  });

  test('a suspended user cannot wake itself, by neither operation', async () => {
    const { as } = newWorld(closed(), 'demo');
    const user = as('lighthouse:Welcome-1');

    const results = [
      await user.call('ChangeUserStatus', { userId: 8, status: 'Active' }),
      await user.call('UpdateUser', { user: { Username: 'lighthouse', RoleId: 3, StatusId: 1, UserId: 8 } }),
    ];

    expect(results).toEqual(['0', '0']);
    expect(pick(await user.call('GetUserById', { userId: 8 }), 'Status')).toEqual({ Status: 'Suspended' });
  });

  test('an owner still changes role and status of those below', async () => {
    const { as } = newWorld(closed(), 'demo');
    const reseller = as('northwind:Welcome-1');

    await reseller.call('UpdateUser', record({ RoleId: 2 }));
    await reseller.call('ChangeUserStatus', { userId: 8, status: 'Active' });

    expect(pick(await reseller.call('GetUserById', { userId: 5 }), 'Role')).toEqual({ Role: 'Reseller' });
    expect(pick(await reseller.call('GetUserById', { userId: 8 }), 'Status')).toEqual({ Status: 'Active' });
  });
});

describe('with refusedChange legacy', () => {
  const legacy = emulatorFor({ mspc: { refusedChange: 'legacy' } });
  const SPACE = { fault: `${PROCESS}You are not allowed to access this package` };
  const ACCOUNT = { fault: `${PROCESS}You are not allowed to access this account` };
  const addon = { PackageAddonId: 1, PlanId: 7, Quantity: 9, StatusId: 1, PurchaseDate: DATE };

  test.each<
    [operation: string, parameters: Parameters, fault: unknown, look: [string, Parameters], seen: unknown]
  >([
    [
      'UpdatePackage',
      { package: { PackageId: 4, PackageName: 'Taken', PlanId: 4, StatusId: 1, PurchaseDate: DATE } },
      SPACE,
      ['GetPackage', { packageId: 4 }],
      { PackageName: 'Taken' },
    ],
    [
      'UpdatePackageName',
      { packageId: 4, packageName: 'Taken' },
      SPACE,
      ['GetPackage', { packageId: 4 }],
      { PackageName: 'Taken' },
    ],
    [
      'AddPackageAddon',
      { addon: { ...addon, PackageId: 4 } },
      SPACE,
      ['GetPackageAddon', { packageAddonId: 3 }],
      { Quantity: '9' },
    ],
    ['UpdatePackageAddon', { addon }, SPACE, ['GetPackageAddon', { packageAddonId: 1 }], { Quantity: '9' }],
    [
      'UpdateHostingPlan',
      { plan: { PlanId: 3, PlanName: 'Taken' } },
      ACCOUNT,
      ['GetHostingPlan', { planId: 3 }],
      { PlanName: 'Taken' },
    ],
  ])(
    '%s is refused with a fault and happens all the same',
    async (operation, parameters, fault, [getter, of], seen) => {
      const { as, admin } = newWorld(legacy(), 'demo');

      const answer = await as('bluebay:Welcome-1').call(operation, parameters);

      expect(answer).toEqual(fault);
      expect(await admin.call(getter, of)).toMatchObject(seen as object);
    },
  );

  test.each<[operation: string, parameters: Parameters, fault: unknown, look: [string, Parameters]]>([
    ['DeletePackage', { packageId: 5 }, SPACE, ['GetPackage', { packageId: 5 }]],
    ['DeletePackageAddon', { packageAddonId: 1 }, SPACE, ['GetPackageAddon', { packageAddonId: 1 }]],
    ['DeleteHostingPlan', { planId: 11 }, SPACE, ['GetHostingPlan', { planId: 11 }]],
  ])(
    '%s is refused with a fault and happens all the same',
    async (operation, parameters, fault, [getter, of]) => {
      const { as, admin } = newWorld(legacy(), 'demo');

      const answer = await as('bluebay:Welcome-1').call(operation, parameters);

      expect(answer).toEqual(fault);
      expect(await admin.call(getter, of)).toEqual({});
    },
  );

  test('AddPackage leaves its procedure, so nothing happens', async () => {
    const { as, admin } = newWorld(legacy(), 'demo');

    const answer = await as('bluebay:Welcome-1').call('AddPackage', {
      userId: 9,
      planId: 1,
      statusId: 1,
      purchaseDate: DATE,
    });

    expect(answer).toEqual(SPACE);
    expect(await admin.call('GetPackage', { packageId: 12 })).toEqual({});
  });

  test.each<[operation: string, parameters: Parameters]>([
    ['DeletePackage', { packageId: 2 }],
    ['DeleteHostingPlan', { planId: 3 }],
    ['UpdatePackage', { package: { PackageId: 4, PlanId: 1, StatusId: 1, PurchaseDate: DATE } }],
  ])('what %s could not have done anyway is still the fault, and undone', async (operation, parameters) => {
    const { as, admin } = newWorld(legacy(), 'demo');

    const answer = await as('bluebay:Welcome-1').call(operation, parameters);

    expect(answer).toEqual(SPACE);
    expect(await admin.call('GetPackage', { packageId: 4 })).toMatchObject({ PlanId: '4' });
  });
});

describe('with faultDetail full', () => {
  const verbose = emulatorFor({ mspc: { faultDetail: 'full' } });

  test('a server fault tells the exceptions, and stays well formed', async () => {
    const { admin } = newWorld(verbose());

    const answer = await admin.call('GetMyPackages', { userId: 99 });

    expect(answer).toEqual({
      fault: [
        `System.Web.Services.Protocols.SoapException: ${PROCESS}System.Exception: You are not allowed to access this account`,
        '   --- End of inner exception stack trace ---',
      ].join('\n'),
    });
  });

  test('a client fault stays as it is', async () => {
    const { admin } = newWorld(verbose());

    const answer = await admin.call('GetUserById', { userId: 'x' });

    expect(answer).toEqual({
      fault:
        'Server was unable to read request. ---> There is an error in XML document (1, 160). ---> Input string was not in a correct format.',
    });
  });
});

describe('a header that must be understood and is not', () => {
  const emulator = emulatorFor();
  const header =
    '<soap:Header><t:Transaction xmlns:t="urn:t" soap:mustUnderstand="1">5</t:Transaction></soap:Header>';

  test('is a fault, but the operation has run and its effect stays', async () => {
    const { admin, control } = newWorld(emulator());

    const answer = await admin.post('AddUser', envelope('AddUser', account('done'), undefined, header));

    expect(answer.status).toBe(500);
    expect(answer.body).toContain(
      '<soap:Fault><faultcode>soap:MustUnderstand</faultcode><faultstring>SOAP header Transaction was not understood.</faultstring></soap:Fault>',
    );
    expect(await admin.call('GetUserByUsername', { username: 'done' })).toMatchObject({ UserId: '2' });
    expect(control.journal()[0]).toMatchObject({ outcome: 'fault', operation: 'AddUser' });
  });

  test('does not hide a fault of the operation itself', async () => {
    const { admin } = newWorld(emulator());

    const answer = await admin.post(
      'GetMyPackages',
      envelope('GetMyPackages', { userId: 99 }, undefined, header),
    );

    expect(answer.body).toContain(
      `<faultstring>${PROCESS.replace('>', '&gt;')}You are not allowed to access this account</faultstring>`,
    );
  });
});
