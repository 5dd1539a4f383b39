import { describe, expect, test } from '@jest/globals';
import type { ToldEntry } from '../../src/control/journal/entries.js';
import { account, emulatorFor, newWorld } from '../client.js';
import { DIRECTORY, step } from '../apis/mps/client.js';
import { ACTS, APIS, ORGANIZATION } from '../estate/acts.js';
import { newEstate } from '../estate/products.js';

const emulator = emulatorFor();
const small = emulatorFor({ journalBytes: 15_000 });
const slow = emulatorFor({ mspc: { asyncDeleteMs: 60_000 } });

/** What was done to which kinds, in order. */
function touched({ changes }: Pick<ToldEntry, 'changes'>): string[] {
  return changes.map(({ kind, before, after }) => {
    const act = before === null ? 'made' : after === null ? 'removed' : 'changed';
    return `${kind} ${act}`;
  });
}

describe('an entry tells what its exchange did', () => {
  test('to what it made: every column, passwords masked', async () => {
    const { admin, control } = newWorld(emulator());
    await admin.call('AddUser', account('ann', { FirstName: 'Ann' }));

    const [entry] = control.journal();

    expect(entry?.changes).toMatchObject([
      { kind: 'tenant', id: 2, before: null, after: { id: 2, code: 'Ann', isReseller: false } },
      {
        ...{ kind: 'user', id: 2, before: null },
        after: { id: 2, username: 'ann', firstName: 'Ann', password: '***', passwordMd5: null },
      },
    ]);
  });

  test('to what it changed: what differs, and nothing else', async () => {
    const { admin, control } = newWorld(emulator());
    await admin.call('AddUser', account('ann'));
    await admin.call('ChangeUserStatus', { userId: 2, status: 'Suspended' });
    await admin.call('ChangeUserStatus', { userId: 2, status: 'Suspended' });

    const [, first, again] = control.journal();

    expect(first?.changes).toEqual([
      { kind: 'user', id: 2, before: { id: 2, standing: 1 }, after: { id: 2, standing: 2 } },
      { kind: 'tenant', id: 2, before: { id: 2, standing: 1 }, after: { id: 2, standing: 2 } },
    ]);
    expect(again?.changes).toEqual([]);
  });

  test('to what it removed, and what went with it', async () => {
    const { admin, control } = newWorld(emulator());
    await admin.call('AddUser', account('ann'));
    await admin.call('UpdateUserSettings', {
      settings: {
        SettingsName: 'Own',
        SettingsArray: { ArrayOfString: { string: ['Color', 'red'] } },
        UserId: 2,
      },
    });
    await admin.call('DeleteUser', { userId: 2 });

    const [, settings, removal] = control.journal();

    expect(settings?.changes).toMatchObject([
      { kind: 'setting', id: null, before: null, after: { userId: 2, property: 'Color', value: 'red' } },
    ]);
    expect(removal?.changes).toMatchObject([
      { kind: 'setting', before: { userId: 2, property: 'Color' }, after: null },
      { kind: 'user', id: 2, before: { username: 'ann', password: '***' }, after: null },
      { kind: 'tenant', id: 2, before: { code: 'ann' }, after: null },
    ]);
  });

  test('nothing, where it only read or was refused', async () => {
    const { admin, control } = newWorld(emulator());
    await admin.call('GetUserById', { userId: 1 });
    await admin.call('AddUser', account('a:b'));
    await admin.call('AddUser', {});

    expect(control.journal().map(({ changes }) => changes)).toEqual([[], [], []]);
  });

  test('nothing of what was undone when a later step failed', async () => {
    const { mps, world } = await newEstate(emulator());
    const make = step(DIRECTORY, 'CreateOrganization', ORGANIZATION);

    await mps.run([make, make]);
    await mps.run([make]);

    const [, undone, done] = world.control.journal();
    expect([undone?.outcome, undone?.changes]).toEqual(['refused', []]);
    expect(touched(done ?? { changes: [] })).toContain('tenant made');
  });

  test.each(APIS)('through %s', async (api) => {
    const estate = await newEstate(emulator());

    await ACTS[api].call(estate);

    const [entry] = estate.world.control.journal({ operation: ACTS[api].operation });
    expect(touched(entry ?? { changes: [] })).toContain('tenant made');
  });

  test('also after a snapshot was restored', async () => {
    const { admin, control } = newWorld(emulator());
    control.saveSnapshot('changes');
    await admin.call('AddUser', account('ann'));
    control.restore('changes');

    await admin.call('AddUser', account('bob'));

    expect(touched(control.journal()[1] ?? { changes: [] })).toEqual(['tenant made', 'user made']);
  });
});

describe('background work', () => {
  test('that is done at once counts for the exchange that ordered it', async () => {
    const { admin, control } = newWorld(emulator());
    await admin.call('AddUser', account('ann'));

    await admin.call('DeleteUser', { userId: 2 });

    expect(touched(control.journal()[1] ?? { changes: [] })).toContain('user removed');
  });

  test('that is done later does so too, not for the one that came along', async () => {
    const { admin, control } = newWorld(slow());
    await admin.call('AddUser', account('ann'));
    await admin.call('DeleteUser', { userId: 2 });

    control.advanceClock(60_000);
    await admin.call('UserExists', { username: 'ann' });

    const [, removal, reading] = control.journal();
    expect(touched(removal ?? { changes: [] })).toContain('user removed');
    expect(reading?.changes).toEqual([]);
  });
});

test('more rows than are kept are counted', async () => {
  const { admin, control } = newWorld(emulator());
  const parts = Array.from({ length: 1_200 }, (_, at) => ({ string: [`p${at}`, 'x'] }));
  await admin.call('UpdateUserSettings', {
    settings: { SettingsName: 'Own', SettingsArray: { ArrayOfString: parts }, UserId: 1 },
  });

  const [entry] = control.journal();

  expect([entry?.outcome, entry?.changes.length, entry?.changesLeftOut]).toEqual(['done', 1_000, 200]);
});

test('changes count towards the bytes that a journal may hold', async () => {
  const { admin, control } = newWorld(small());
  const parts = Array.from({ length: 100 }, (_, at) => ({ string: [`p${at}`, 'x'] }));
  await admin.call('AddUser', account('ann'));
  await admin.call('UpdateUserSettings', {
    settings: { SettingsName: 'Own', SettingsArray: { ArrayOfString: parts }, UserId: 2 },
  });

  await admin.call('DeleteUser', { userId: 2 });

  expect(control.journal().map(({ id, changes }) => [id, changes.length])).toEqual([[3, 102]]);
});
