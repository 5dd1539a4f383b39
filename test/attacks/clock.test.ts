import { describe, expect, test } from '@jest/globals';
import { Cortex, newCustomer } from '../apis/cortex/client.js';
import { provisioningUrl, ProvisioningClient, statusOf } from '../apis/provisioning/client.js';
import { account, emulatorFor, newWorld, NOW, pick } from '../client.js';

const DAY_MS = 86_400_000;
const YEARS_50 = 50 * 365.25 * DAY_MS;

const emulator = emulatorFor({ mspc: { asyncDeleteMs: 60_000 } });
const inBerlin = emulatorFor({ timeZone: 'Europe/Berlin' });

/** What a world does whatever its clock shows: it signs in, makes an account and tells of it. */
async function expectWorking(world: ReturnType<typeof newWorld>, name: string): Promise<void> {
  const recorder = new ProvisioningClient(provisioningUrl(emulator(), world));
  expect(statusOf(await recorder.login())).toBe('OK');
  expect(Number(await world.admin.call('AddUser', account(name)))).toBeGreaterThan(1);
  expect(await world.admin.call('UserExists', { username: name })).toBe('true');
  for (const { startedAt, finishedAt } of world.control.audit())
    expect(finishedAt).toBeGreaterThanOrEqual(startedAt);
}

describe('D12: the clock', () => {
  test('fifty years on: what was due is done, tokens are void, and all goes on', async () => {
    const world = newWorld(emulator());
    const recorder = new ProvisioningClient(provisioningUrl(emulator(), world));
    await recorder.login();
    await world.admin.call('AddUser', account('gone'));
    await world.admin.call('DeleteUser', { userId: 2 });

    world.control.advanceClock(YEARS_50);

    expect(await world.admin.call('UserExists', { username: 'gone' })).toBe('false');
    expect(await recorder.status('getEnvironmentByEid', { eid: '0000' })).toBe('ERROR_UNAUTHORIZED');
    await expectWorking(world, 'later');
    const user = await world.admin.call('GetUserByUsername', { username: 'later' });
    expect(pick(user, 'Created')).toEqual({ Created: '2076-01-15T22:30:00' });
  });

  test('fifty years back: what is not due waits, and comes when its time does', async () => {
    const world = newWorld(emulator());
    await world.admin.call('AddUser', account('waiting'));
    await world.admin.call('DeleteUser', { userId: 2 });

    world.control.advanceClock(-YEARS_50);

    await expectWorking(world, 'earlier');
    expect(await world.admin.call('UserExists', { username: 'waiting' })).toBe('true');
    world.control.advanceClock(YEARS_50 + 60_000);
    expect(await world.admin.call('UserExists', { username: 'waiting' })).toBe('false');
  });

  test('frozen: nothing expires and nothing comes due, however many calls there are', async () => {
    const world = newWorld(emulator());
    const recorder = new ProvisioningClient(provisioningUrl(emulator(), world));
    await recorder.login();
    world.control.setProvisioning({ requestedMs: 1, inProgressMs: 1, failNext: [] });
    const cortex = new Cortex(world);
    await cortex.set(newCustomer('Frozen Lake'));

    const answers = [];
    for (let call = 0; call < 20; call += 1)
      answers.push(await world.admin.exchange('UserExists', { username: 'x' }));

    expect(new Set(answers.map(({ headers }) => headers.date))).toEqual(
      new Set([new Date(NOW).toUTCString()]),
    );
    expect(await recorder.status('getEnvironmentByEid', { eid: '0000' })).toBe('OK');
    const status = async () =>
      await cortex.call('FIND', '<customer><fullname>Frozen Lake</fullname></customer>');
    expect(JSON.stringify(await status())).toMatch(/requested/i);
    world.control.advanceClock(1_000);
    expect(JSON.stringify(await status())).not.toMatch(/requested|progress/i);
  });

  test.each([
    ['into summer time', '2026-03-29T00:59:59Z', '2026-03-29T01:59:59', '2026-03-29T03:00:00'],
    ['out of it', '2026-10-25T00:59:59Z', '2026-10-25T02:59:59', '2026-10-25T02:00:00'],
  ])('%s in Berlin: local times jump, the Date header does not', async (_way, at, before, after) => {
    const world = newWorld(inBerlin());
    world.control.freezeClock(Date.parse(at));

    await world.admin.call('AddUser', account('before'));
    world.control.advanceClock(1_000);
    const answer = await world.admin.exchange('AddUser', account('after'));

    const created = async (username: string) =>
      pick(await world.admin.call('GetUserByUsername', { username }), 'Created')['Created'];
    expect([await created('before'), await created('after')]).toEqual([before, after]);
    expect(answer.headers.date).toBe(new Date(Date.parse(at) + 1_000).toUTCString());
  });
});
