import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { randomOf } from '../../src/sandbox/ids.js';
import { folderFor } from '../folder.js';
import { processesFor, type Running } from '../running.js';
import { FileLook, footprintIn, type Footprint } from './footprint.js';
import { APIS, makersOf, type Maker, type MakerApi, type Numbers } from './makers.js';

const folder = folderFor('killed');
const start = processesFor();

/** How often the emulator is ended by force; more with PROVISIM_PROPERTY_RUNS. */
const KILLS = Number(process.env.PROVISIM_PROPERTY_RUNS ?? 8);
/** The most calls that are answered before it is. */
const MOST_ANSWERS = 24;

/** What was asked of one name last, and whether it was answered. */
interface Asked {
  readonly api: MakerApi;
  readonly change: 'make' | 'remove';
  readonly isAnswered: boolean;
}

test('D3: killed at any point of a mixed workload, a file is whole: what was answered is there, nothing by half', async () => {
  const db = join(folder, 'world.db');
  const random = randomOf('D3');
  const numbers: Numbers = { users: [], requests: [] };
  const whole = await footprints(start(['--db', db]), db);
  const asked = new Map<string, Asked>();

  for (let kill = 1; kill <= KILLS; kill += 1) {
    const running = start(['--db', db, '--durability', kill % 2 === 0 ? 'full' : 'normal']);
    const makers = await makersOf(await running.address, numbers);
    expectWhole(db, asked, whole);
    asked.clear();
    await workUntilKilled(running, makers, { asked, run: kill, answers: Math.ceil(random() * MOST_ANSWERS) });
    expectSound(db);
  }
  await makersOf(await start(['--db', db]).address);
  expectWhole(db, asked, whole);

  expect(numbers.users.length + numbers.requests.length).toBeGreaterThan(0);
  expect(numbers.users).toEqual([...new Set(numbers.users)].sort((one, other) => one - other));
  expect(numbers.requests).toEqual([...new Set(numbers.requests)].sort((one, other) => one - other));
});

function expectSound(db: string): void {
  const look = new FileLook(db);
  const problems = look.problems();
  look.close();
  expect(problems).toEqual([]);
}

/** Once an emulator is there again, it has finished what was under way in the background. */
function expectWhole(db: string, asked: ReadonlyMap<string, Asked>, whole: Footprints): void {
  const look = new FileLook(db);
  const rows = look.rows();
  look.close();
  for (const [name, { api, change, isAnswered }] of asked) {
    const { made, removed } = whole[api];
    const allowed = isAnswered ? [change === 'make' ? made : removed] : [made, removed, {}];
    const found = footprintIn(rows, name);
    expect({
      name,
      change,
      isAnswered,
      found,
      isAllowed: allowed.some((one) => isSame(one, found)),
    }).toMatchObject({
      isAllowed: true,
    });
  }
}

function isSame(one: Footprint, other: Footprint): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

type Footprints = Readonly<Record<MakerApi, { readonly made: Footprint; readonly removed: Footprint }>>;

/** What each change leaves when nothing disturbs it. */
async function footprints(running: Running, db: string): Promise<Footprints> {
  const makers = await makersOf(await running.address);
  const look = new FileLook(db);
  const found: Partial<Record<MakerApi, { made: Footprint; removed: Footprint }>> = {};
  for (const api of APIS) {
    await makers[api].make(`calm${api}`);
    const made = look.footprint(`calm${api}`);
    await makers[api].remove(`calm${api}`);
    found[api] = { made, removed: look.footprint(`calm${api}`) };
  }
  look.close();
  running.child.kill('SIGTERM');
  await running.ended;
  return found as Footprints;
}

type Makers = Readonly<Record<MakerApi, Maker>>;

interface Work {
  readonly asked: Map<string, Asked>;
  readonly run: number;
  /** With this answer the process is killed, whatever is under way. */
  readonly answers: number;
}

async function workUntilKilled(running: Running, makers: Makers, work: Work): Promise<void> {
  let left = work.answers;
  const isOver = () => {
    left -= 1;
    if (left === 0) running.child.kill('SIGKILL');
    return left <= 0;
  };
  await Promise.all(APIS.map((api) => workOn(api, makers[api], work, isOver)));
  await running.ended;
}

/** Makes one after the other, and takes every other one away again, until nobody answers. */
async function workOn(
  api: MakerApi,
  maker: Maker,
  { asked, run }: Work,
  isOver: () => boolean,
): Promise<void> {
  for (let index = 1; ; index += 1) {
    const name = `run${run}x${index}${api}`;
    for (const change of index % 2 === 0 ? (['make', 'remove'] as const) : (['make'] as const)) {
      asked.set(name, { api, change, isAnswered: false });
      const outcome = await maker[change](name).catch(() => 'unanswered' as const);
      if (outcome === 'unanswered') return;
      expect([name, change, outcome]).toEqual([name, change, 'done']);
      asked.set(name, { api, change, isAnswered: true });
      if (isOver()) return;
    }
  }
}
