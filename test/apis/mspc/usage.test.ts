import { describe, expect, test } from '@jest/globals';
import { emulatorFor, newWorld, pick } from '../../client.js';

const inUtc = emulatorFor();
const inAuckland = emulatorFor({ timeZone: 'Pacific/Auckland' });

const MEGABYTE = 1_048_576;
const SPACE = { parentId: 1, ownerId: 2, planId: 1 };
/** One account with a space on a server and, below it, one on none; the plan sells 10 MB of everything. */
const SEED = {
  include: ['empty'],
  services: [{ id: 1001, name: 'Files', position: 1 }],
  itemTypes: [{ id: 901, serviceId: 1001, name: 'Share', className: 'OS.Share', position: 1 }],
  quotas: [
    { id: 9001, serviceId: 1001, name: 'OS.Diskspace', description: null, type: 2, position: 1 },
    { id: 9002, serviceId: 1001, name: 'OS.Bandwidth', description: null, type: 2, position: 2 },
    {
      id: 9003,
      serviceId: 1001,
      name: 'OS.Shares',
      description: null,
      type: 2,
      position: 3,
      itemTypeId: 901,
    },
  ],
  servers: [{ id: 9, name: 'One', services: [1001] }],
  users: [{ id: 2, ownerId: 1, username: 'mia', password: 'Secret1!' }],
  plans: [
    {
      ...{ id: 1, ownerId: 1, serverId: 9, name: 'Ten' },
      services: [{ serviceId: 1001, calculatesDiskSpace: true, calculatesBandwidth: true }],
      quotas: [9001, 9002, 9003].map((quotaId) => ({ quotaId, value: 10 })),
    },
  ],
  spaces: [
    { ...SPACE, id: 2, serverId: 9, name: 'Shop' },
    { ...SPACE, id: 3, parentId: 2, name: 'Paper' },
  ],
};

const disk = (spaceId: number, megabytes: number) => ({
  spaceId,
  serviceId: 1001,
  bytes: megabytes * MEGABYTE,
});
const sent = (loggedAt: string, megabytes: number) => ({
  ...{ spaceId: 2, serviceId: 1001, loggedAt: Date.parse(loggedAt) },
  ...{ bytesSent: megabytes * MEGABYTE, bytesReceived: 0 },
});

describe('disk space', () => {
  test('counts for a space and for all above it, and follows what the control plane sets', async () => {
    const { admin, control } = newWorld(inUtc(), { ...SEED, diskSpaceUsage: [disk(3, 4)] });
    const used = async (packageId: number) =>
      pick(await admin.call('GetPackageQuota', { packageId, quotaName: 'OS.Diskspace' }), 'QuotaUsedValue');
    const seeded = [await used(2), await used(3)];

    control.setUsage({ diskSpace: [disk(2, 1), disk(3, 7)], bandwidth: [] });

    expect(seeded).toEqual([{ QuotaUsedValue: '4' }, { QuotaUsedValue: '4' }]);
    expect([await used(2), await used(3)]).toEqual([{ QuotaUsedValue: '8' }, { QuotaUsedValue: '7' }]);
  });

  test('overused in a space on no server, the summary trips over the server', async () => {
    const { admin, control } = newWorld(inUtc(), SEED);
    const period = { startDate: '2026-01-01T00:00:00', endDate: '2026-01-31T00:00:00' };
    const summary = () => admin.call('GetOverusageSummaryReport', { userId: 2, packageId: 2, ...period });
    const before = await summary();

    control.setUsage({ diskSpace: [disk(3, 11)], bandwidth: [] });

    expect(before).not.toHaveProperty('fault');
    expect(await summary()).toEqual({
      fault: expect.stringContaining('Object reference not set to an instance of an object.'),
    });
  });
});

describe('bandwidth counts by the month of the server, up to the beginning of its last day', () => {
  const bandwidth = [
    sent('2025-12-31T12:00:00Z', 1),
    sent('2026-01-01T00:00:00Z', 2),
    sent('2026-01-30T12:00:00Z', 4),
    sent('2026-01-31T12:00:00Z', 8),
  ];

  test.each([
    ['UTC', inUtc, '6'],
    ['Auckland, 13 hours ahead', inAuckland, '3'],
  ])('%s', async (_place, emulator, used) => {
    const { admin, control } = newWorld(emulator(), SEED);
    control.setUsage({ diskSpace: [], bandwidth });

    const quota = await admin.call('GetPackageQuota', { packageId: 2, quotaName: 'OS.Bandwidth' });

    expect(quota).toMatchObject({ QuotaUsedValue: used });
  });
});

test('items use their quota up one by one, also those of the spaces below', async () => {
  const items = [2, 3, 3].map((spaceId, index) => ({
    id: index + 1,
    ...{ spaceId, typeId: 901, name: `share-${index}` },
  }));
  const { admin } = newWorld(inUtc(), { ...SEED, hostedItems: items });

  const quota = await admin.call('GetPackageQuota', { packageId: 2, quotaName: 'OS.Shares' });

  expect(quota).toMatchObject({ QuotaAllocatedValue: '10', QuotaUsedValue: '3' });
});
