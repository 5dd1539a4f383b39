import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { DIRECTORY, Mps } from '../apis/mps/client.js';
import { ProvisioningClient, provisioningUrl, statusOf } from '../apis/provisioning/client.js';
import { account, emulatorFor, newWorld, pick, rows, type World } from '../client.js';
import { ROOT } from '../estate/products.js';
import { goldenCases, send } from '../golden/exchange.js';
import { folderFor } from '../folder.js';
import { problemsIn, rowsIn } from '../storage/worlds.js';

const emulator = emulatorFor();
const onDisk = emulatorFor({ db: join(folderFor('parallel'), 'world.db') });
const KINDS = [
  ['memory', emulator],
  ['a file', onDisk],
] as const;

/** How often each answer came, most often first. */
function tally(answers: readonly string[]): (readonly [count: number, answer: string])[] {
  const counts = new Map<string, number>();
  for (const answer of answers) counts.set(answer, (counts.get(answer) ?? 0) + 1);
  return [...counts].map(([answer, count]) => [count, answer] as const).sort(([one], [other]) => other - one);
}

const together = <T>(count: number, work: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)));

describe('D7: of 64 that make the same at the same time, one does and 63 are told that it is there', () => {
  test('MSPC, AddUser', async () => {
    const { admin } = newWorld(emulator());

    const answers = await together(64, async () => String(await admin.call('AddUser', account('same'))));

    expect(tally(answers)).toEqual([
      [63, '-100'],
      [1, '2'],
    ]);
  });

  test('Provisioning API v2, createUser', async () => {
    const client = new ProvisioningClient(provisioningUrl(emulator(), newWorld(emulator())));
    await client.login();
    const user = { eid: '0000', loginName: 'same', displayName: 'Same' };

    const answers = await together(64, async () => statusOf(await client.call('createUser', { user })));

    expect(tally(answers)).toEqual([
      [63, 'ERROR_ALREADY_EXISTS'],
      [1, 'OK'],
    ]);
  });

  test('Cortex, SET of distribution groups with the same address', async () => {
    const golden = goldenCases('cortex').find(
      ({ name }) => name === 'cortex/distributionGroups/address-taken',
    );
    if (golden === undefined) throw new Error('no such golden exchange');
    const { url, control } = newWorld(emulator(), golden.seed);
    control.freezeClock(Date.parse(golden.clock));
    // A SET of the same group would change it: so each is another group, of the same address.
    const requestOf = (index: number) =>
      golden.request.toString().replace('Rowers', `Rowers ${index}`).replace('circle@', 'same@');

    const answers = await together(64, async (index) => {
      const body = Buffer.from(requestOf(index));
      return (await send(golden.method, url + golden.path, golden.headers, body)).body;
    });

    const [refused, done] = tally(answers);
    expect([refused?.[0], done?.[0]]).toEqual([63, 1]);
    expect(refused?.[1]).toBe(golden.expected.replace('circle@', 'same@'));
    expect(done?.[1]).toMatch(/<request>\s*<id>\d+<\/id>/);
  });

  test('MPS, CreateOrganization', async () => {
    const mps = new Mps(newWorld(emulator()).url);
    const given = { name: 'Same', container: ROOT, policyName: 'reseller' };

    const answers = await together(64, async () => {
      const answer = await mps.call(DIRECTORY, 'CreateOrganization', given);
      return typeof answer === 'object' && 'code' in answer
        ? `${String(answer.code)} ${String(answer.description)}`
        : 'done';
    });

    expect(tally(answers)).toEqual([
      [63, '0x80071392 The object already exists.'],
      [1, 'done'],
    ]);
  });
});

/** Names of all accounts below the administrator. */
async function listed({ admin }: World): Promise<string[]> {
  const answer = await admin.call('GetUsers', { ownerId: 1, recursive: true });
  return rows(answer, 'UserInfo').map((user) => String(pick(user, 'Username')['Username']));
}

describe.each(KINDS)('D8: a reset of a world in %s among 1,000 requests', (_kind, running) => {
  test('is wholly before or wholly after each of them, none fails, and nothing of before comes back', async () => {
    const world = newWorld(running());
    const old = Array.from({ length: 8 }, (_, index) => `old-${index}`);
    for (const name of old) await world.admin.call('AddUser', account(name));
    // Those met by the rule wait, and are done in whatever world is there when their time has come.
    world.control.addFault({ match: { probability: 0.3 }, before: { delayMs: { min: 1, max: 40 } } });
    let [sent, answered] = [0, 0];
    const statuses: number[] = [];
    const lists: (readonly string[])[] = [];
    let resets = 0;

    await together(1_000, async (index) => {
      sent += 1;
      if (index % 10 === 0) {
        const { status } = await world.admin.exchange('AddUser', account(`new-${index}`));
        statuses.push(status);
      } else if (index % 10 === 1) lists.push(await listed(world));
      else {
        const { status } = await world.admin.exchange('GetUserByUsername', { username: `old-${index % 8}` });
        statuses.push(status);
      }
      answered += 1;
      if (answered === 200 || answered === 500) {
        world.control.reset();
        resets += 1;
      }
    });
    const last = await listed(world);

    expect([sent, resets]).toEqual([1_000, 2]);
    expect(new Set(statuses)).toEqual(new Set([200]));
    for (const names of lists) {
      expect([0, old.length]).toContain(names.filter((name) => name.startsWith('old-')).length);
      expect(new Set(names).size).toBe(names.length);
    }
    expect(lists.some((names) => names.includes('old-0'))).toBe(true);
    expect(last.filter((name) => name.startsWith('old-'))).toEqual([]);
  });
});

describe.each(KINDS)('D9: with a world in %s', (_kind, running) => {
  test('a snapshot taken while others write is a world as it was between two of their changes', async () => {
    const world = newWorld(running());
    const answered: string[] = [];
    const taken: { readonly image: Buffer; readonly answered: number }[] = [];

    await Promise.all(
      ['a', 'b', 'c'].map(async (writer) => {
        for (let index = 0; index < 20; index += 1) {
          const name = `${writer}-${index}`;
          await world.admin.call('AddUser', account(name));
          answered.push(name);
          if (index % 5 !== 0) continue;
          world.control.saveSnapshot(`${world.name}-while`);
          const image = running().control.snapshots.get(`${world.name}-while`);
          taken.push({ image: Buffer.from(image), answered: answered.length });
        }
      }),
    );

    for (const { image, answered: before } of taken) {
      const { user = [], tenant = [] } = rowsIn(image);
      expect(problemsIn(image)).toEqual([]);
      expect(user.length).toBe(tenant.length);
      expect(user.length).toBeGreaterThan(before);
    }
  });

  test('a restore while others read shows them the one world or the other', async () => {
    const world = newWorld(running());
    const snapshots = [`${world.name}-small`, `${world.name}-large`] as const;
    world.control.saveSnapshot(snapshots[0]);
    const names = ['one', 'two', 'three'];
    for (const name of names) await world.admin.call('AddUser', account(name));
    world.control.saveSnapshot(snapshots[1]);
    let reads = 0;

    const lists = await together(200, async () => {
      const list = await listed(world);
      reads += 1;
      if (reads % 10 === 0) world.control.restore(snapshots[(reads / 10) % 2 === 0 ? 0 : 1]);
      return list.join();
    });

    const distinct = tally(lists).map(([, list]) => list);
    expect(distinct.every((list) => list === '' || list === names.join())).toBe(true);
  });
});
