import { existsSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import BetterSqlite3 from 'better-sqlite3';
import { startEmulator, type Emulator } from '../../src/index.js';
import { account, Client, QUIET } from '../client.js';
import { folderFor } from '../folder.js';
import { processesFor } from '../running.js';

const folder = folderFor('lock');
const start = processesFor();

const emulators = new Set<Emulator>();
afterEach(async () => {
  for (const emulator of emulators) await emulator.close();
  emulators.clear();
});

async function startHere(db: string): Promise<Emulator> {
  const emulator = await startEmulator({ ...QUIET, db });
  emulators.add(emulator);
  return emulator;
}

let files = 0;
function newFile(): string {
  files += 1;
  return join(folder, `world-${files}.db`);
}

function refusal(db: string, pid: number): string {
  return `provisim: ${db} is in use by process ${pid}; stop that one or use another file\n`;
}

describe('D6: a second emulator on a file', () => {
  test('is refused with the pid of the first, which goes on', async () => {
    const db = newFile();
    const first = start(['--db', db]);
    const { url } = await first.address;

    const { code, stdout, stderr } = await start(['--db', db]).ended;

    expect({ code, stdout, stderr }).toEqual({ code: 1, stdout: '', stderr: refusal(db, first.pid) });
    expect(await new Client(url).call('AddUser', account('still-there'))).toBe('2');
  });

  test('is refused by way of a link as well', async () => {
    const db = newFile();
    const first = start(['--db', db]);
    await first.address;
    const link = `${db}-link`;
    symlinkSync(db, link);

    const { code, stderr } = await start(['--db', link]).ended;

    expect({ code, stderr }).toEqual({ code: 1, stderr: refusal(link, first.pid) });
  });

  test('is refused in the same process, and taken once the first has ended', async () => {
    const db = newFile();
    const first = await startHere(db);

    await expect(startEmulator({ ...QUIET, db })).rejects.toThrow(
      `${db} is in use by another emulator of this process (${process.pid}); stop that one or use another file`,
    );
    await expect(startEmulator({ ...QUIET, db })).rejects.toThrow('is in use');
    emulators.delete(first);
    await first.close();

    const second = await startHere(db);
    expect(await new Client(second.address.url).call('UserExists', { username: 'serveradmin' })).toBe('true');
  });

  test('is taken after the first was ended by force, whatever its number is now', async () => {
    const db = newFile();
    const first = start(['--db', db]);
    await first.address;
    first.child.kill('SIGKILL');
    await first.ended;
    const left = existsSync(`${db}.lock`);
    // The number that stands in it belongs to a process that is alive, as one that was used again would.
    const handle = new BetterSqlite3(`${db}.lock`);
    handle.pragma(`user_version = ${process.pid}`);
    handle.close();

    const second = start(['--db', db]);
    await second.address;
    const { stderr } = await start(['--db', db]).ended;

    expect([left, stderr]).toEqual([true, refusal(db, second.pid)]);
  });

  test('that starts at the same time: exactly one of them runs, the others name it', async () => {
    const db = newFile();

    const all = Array.from({ length: 4 }, () => start(['--db', db]));
    const outcomes = await Promise.allSettled(all.map(({ address }) => address));

    const winners = all.filter((_one, index) => outcomes[index]?.status === 'fulfilled');
    const losers = await Promise.all(all.filter((one) => !winners.includes(one)).map(({ ended }) => ended));
    expect(winners).toHaveLength(1);
    expect(losers.map(({ code }) => code)).toEqual([1, 1, 1]);
    for (const { stderr } of losers) {
      const pids = all.map(({ pid }) => refusal(db, pid));
      expect(pids).toContain(stderr);
    }
  });

  test('leaves nothing behind, nor does the first when it is stopped', async () => {
    const db = newFile();
    const first = start(['--db', db]);
    await first.address;
    await start(['--db', db]).ended;

    first.child.kill('SIGTERM');
    await first.ended;

    expect(readdirSync(folder).filter((name) => name.startsWith(basename(db)))).toEqual([basename(db)]);
  });
});

test('D6: a start that fails after the file was taken lets go of it', async () => {
  const db = newFile();
  await expect(startEmulator({ ...QUIET, db, host: '192.0.2.1' })).rejects.toThrow('EADDRNOTAVAIL');

  const emulator = await startHere(db);

  expect(await new Client(emulator.address.url).call('UserExists', { username: 'serveradmin' })).toBe('true');
});

test('D6: a file in the place of the lock that is none stops the start, naming it', async () => {
  const db = newFile();
  writeFileSync(`${db}.lock`, 'a text of somebody else, long enough to be taken for a header\n'.repeat(20));

  await expect(startEmulator({ ...QUIET, db })).rejects.toThrow(`${db}.lock: file is not a database`);
});
