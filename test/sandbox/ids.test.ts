import { describe, expect, test } from '@jest/globals';
import { Ids } from '../../src/sandbox/ids.js';
import { account, emulatorFor, newWorld, NOW } from '../client.js';

const emulator = emulatorFor();

/** A walk that makes, refuses, changes and lists; what was answered, headers included. */
async function walk({ admin, control }: ReturnType<typeof newWorld>): Promise<unknown[]> {
  control.freezeClock(NOW);
  const calls = [
    () => admin.exchange('AddUser', account('one')),
    () => admin.exchange('AddUser', account('one')),
    () => admin.exchange('AddUser', account('two', { OwnerId: 99 })),
    () => admin.exchange('AddUser', account('three')),
    () => admin.exchange('AddHostingPlan', { plan: { PlanName: 'Basic', UserId: 1, ServerId: 99 } }),
    () => admin.exchange('AddHostingPlan', { plan: { PlanName: 'Basic', UserId: 1 } }),
    () => admin.exchange('AddPackage', { userId: 2, planId: 2, statusId: 1, purchaseDate: '2026-01-01' }),
    () => admin.exchange('GetUsers', { ownerId: 1, recursive: true }),
    () => admin.exchange('DeletePackage', { packageId: 2 }),
    () => admin.exchange('DeleteUser', { userId: 99 }),
  ];
  const answers: unknown[] = [];
  for (const call of calls) {
    const { status, headers, body } = await call();
    answers.push({ status, headers, body });
    control.advanceClock(1_000);
  }
  return [answers, control.audit(), control.outbox()];
}

test('the same requests after a reset give the same bytes, headers, records and letters', async () => {
  const world = newWorld(emulator());
  const first = await walk(world);

  world.control.reset();
  const second = await walk(world);

  expect(second).toEqual(first);
});

test('the same requests give the same bytes in another process that starts the same way', async () => {
  const [here, there] = [newWorld(emulator()), newWorld(other())];

  const [first, second] = [await walk(here), await walk(there)];

  expect(second).toEqual(first);
});

const other = emulatorFor();

test('GUIDs handed out by a test come in its order, then the generator goes on where it stood', async () => {
  const { admin, control } = newWorld(emulator());
  const plain = newWorld(emulator());
  const given = ['aaaaaaaa-0000-4000-8000-000000000001', 'aaaaaaaa-0000-4000-8000-000000000002'];
  control.handOut('message', given);

  const first = await admin.exchange('UserExists');
  const second = await admin.exchange('UserExists');
  const undisturbed = await plain.admin.exchange('UserExists');

  expect([...first.body.matchAll(/urn:uuid:([^<]+)/g)].map(([, guid]) => guid)).toEqual(given);
  expect(second.body).toBe(undisturbed.body);
});

test('each kind has numbers of its own, in the form of a random GUID, none twice', () => {
  const ids = new Ids();

  const guids = Array.from({ length: 5_000 }, (_, index) => ids.guid(index % 2 === 0 ? 'message' : 'token'));

  for (const guid of guids)
    expect(guid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(new Set(guids).size).toBe(guids.length);
  expect(new Ids().guid('token')).toBe(guids[1]);
});

describe('the ids of a world that is opened again', () => {
  const some = (ids: Ids) => [ids.guid('message'), ids.text('token', 'abcdef', 8)];

  test('go on where they were left', () => {
    const [first, second] = [new Ids('w'), new Ids('w')];
    some(first);
    second.resume(first.state);

    expect(some(second)).toEqual(some(first));
  });

  test('are others than any before where the last run was cut off', () => {
    const cutOff = new Ids('w');
    const again = new Ids('w');
    again.resume(cutOff.stateAfterCrash);

    const once = some(cutOff);
    const afterwards = some(again);

    expect(afterwards.filter((id) => once.includes(id))).toEqual([]);
  });
});
