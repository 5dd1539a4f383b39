import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { get } from '../client.js';
import { folderFor } from '../folder.js';
import { processesFor, type Running } from '../running.js';
import { FileLook } from './footprint.js';
import { APIS, makersOf, type Outcome } from './makers.js';

const folder = folderFor('disk-errors');
const start = processesFor();

/** A page in the write-ahead log goes out as two writes: its header and itself. @source SQLite file format, the WAL */
const FRAME = { header: 24, page: 4096 };
/** More writes than any of the changes below takes. */
const MOST_WRITES = 400;

/** Lets no file of a process grow beyond so many bytes: the system refuses what goes further, half-way if need be. */
function limitFiles({ pid }: Running, bytes: number | 'unlimited'): void {
  execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:unlimited`]);
}

/** How far the log may grow for the nth write from now on to be refused, in its middle. */
function roomFor(writes: number, db: string): number {
  const before = statSync(`${db}-wal`).size;
  const [frames, isPage] = [Math.floor((writes - 1) / 2), writes % 2 === 0];
  const whole = frames * (FRAME.header + FRAME.page);
  return before + whole + (isPage ? FRAME.header + 100 : FRAME.header / 2);
}

interface Attempt {
  readonly outcome: Outcome;
  readonly isAsBefore: boolean;
}

describe.each(APIS)('D1: a change by %s whose nth write fails, for every n', (api) => {
  test('is not done and says so, or is done and says so; the next call works', async () => {
    const db = join(folder, `${api}.db`);
    const running = start(['--db', db, '--log-level', 'silent']);
    const makers = await makersOf(await running.address);
    const maker = makers[api];
    const look = new FileLook(db);
    await maker.make('calm');
    const whole = look.footprint('calm');

    const disk = { running, db, look };
    const making = await untilDone(disk, () => maker.make('storm'));
    const made = look.footprint('storm');
    const removing = await untilDone(disk, () => maker.remove('storm'));
    const removed = look.footprint('storm');
    await maker.remove('calm');
    await catchUp(running);
    const afterCalm = look.footprint('calm');
    const problems = look.problems();
    look.close();

    for (const attempts of [making, removing]) {
      expect(attempts.length).toBeGreaterThan(2);
      expect(attempts.slice(0, -1)).toEqual(
        attempts.slice(1).map(() => ({ outcome: 'failed', isAsBefore: true })),
      );
      expect(attempts.at(-1)).toEqual({ outcome: 'done', isAsBefore: false });
    }
    expect([made, removed]).toEqual([whole, afterCalm]);
    expect(problems).toEqual([]);
  });
});

interface Disk {
  readonly running: Running;
  readonly db: string;
  readonly look: FileLook;
}

/** Does the same with more and more room on the disk, until it is done. */
async function untilDone({ running, db, look }: Disk, change: () => Promise<Outcome>): Promise<Attempt[]> {
  await catchUp(running);
  const attempts: Attempt[] = [];
  const before = textOf(look);
  for (let writes = 1; writes <= MOST_WRITES && attempts.at(-1)?.outcome !== 'done'; writes += 1) {
    limitFiles(running, roomFor(writes, db));
    const outcome = await change();
    limitFiles(running, 'unlimited');
    attempts.push({ outcome, isAsBefore: textOf(look) === before });
  }
  await catchUp(running);
  return attempts;
}

/** Any request does the background work that the disk has put off. */
async function catchUp({ address }: Running): Promise<void> {
  await get(`${(await address).url}/esUsers.asmx?wsdl`);
}

function textOf(look: FileLook): string {
  return JSON.stringify([...look.rows()]);
}
