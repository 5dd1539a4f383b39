import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { startEmulator } from '../../src/index.js';
import { randomOf } from '../../src/sandbox/ids.js';
import { Seeds } from '../../src/sandbox/seeds.js';
import { Database } from '../../src/storage/database.js';
import { DatabaseFileError } from '../../src/storage/fileErrors.js';
import { account, basic, Client, QUIET } from '../client.js';
import { send } from '../golden/exchange.js';
import { folderFor } from '../folder.js';
import { processesFor } from '../running.js';
import { closedImage, problemsIn, rowsIn, writeWorld } from './worlds.js';

const folder = folderFor('damage');
const start = processesFor();
const HEADER_BYTES = 100;
/** Bytes of the rest of the file that are turned, one at a time; more with PROVISIM_PROPERTY_RUNS. */
const RANDOM_BYTES = Number(process.env.PROVISIM_PROPERTY_RUNS ?? 60);

const WORLD = sound();
const ROWS = rowsIn(closedImage(join(folder, 'sound.db')));

/** A world as an emulator leaves it. */
function sound(): Buffer {
  const file = join(folder, 'sound.db');
  const database = Database.openFile(file);
  database.restore(new Seeds().image('demo'));
  database.close();
  return readFileSync(file);
}

function turned(at: number, mask: number): Buffer {
  const bytes = Buffer.from(WORLD);
  bytes.writeUInt8(bytes.readUInt8(at) ^ mask, at);
  return bytes;
}

/** What comes of opening such bytes: why they are refused, or what they hold. */
function opened(bytes: Buffer): string | { readonly image: Buffer } {
  const file = join(folder, 'turned.db');
  for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true });
  writeWorld(file, bytes);
  try {
    Database.openFile(file).close();
  } catch (error) {
    if (!(error instanceof DatabaseFileError)) throw error;
    return error.message;
  }
  return { image: closedImage(file) };
}

test('D4: with any byte of its header turned, a file is refused with its name, or all there is in it is right', () => {
  for (let at = 0; at < HEADER_BYTES; at += 1) {
    const outcome = opened(turned(at, 0xff));

    if (typeof outcome === 'string') {
      expect(outcome).toMatch(/turned\.db (is damaged or no database of provisim|has schema version \d+)/);
    } else expect([at, rowsIn(outcome.image)]).toEqual([at, ROWS]);
  }
});

test('D4: with any other byte turned, a file is refused with its name, or its tables and indexes agree', () => {
  const random = randomOf('D4');

  for (let run = 0; run < RANDOM_BYTES; run += 1) {
    const at = HEADER_BYTES + Math.floor(random() * (WORLD.length - HEADER_BYTES));
    const outcome = opened(turned(at, 1 + Math.floor(random() * 255)));

    if (typeof outcome === 'string')
      expect([at, outcome]).toEqual([at, expect.stringContaining('turned.db is damaged')]);
    else
      expect([at, problemsIn(outcome.image), otherValues(outcome.image)]).toEqual([
        at,
        [],
        expect.any(Number),
      ]);
  }
});

/** How many rows are others than they were; a byte of a value that no index holds can only change that one row. */
function otherValues(image: Buffer): number {
  const rows = rowsIn(image);
  const others = Object.entries(ROWS).flatMap(([table, good]) =>
    good.filter((row, index) => JSON.stringify(row) !== JSON.stringify(rows[table]?.[index])),
  );
  expect(Object.keys(rows)).toEqual(Object.keys(ROWS));
  expect(others.length).toBeLessThanOrEqual(1);
  return others.length;
}

describe('D4: the command', () => {
  const damaged = (name: string) => writeWorld(join(folder, name), turned(3, 0xff));

  test('refuses a damaged file with exit code 1 and one line, and leaves it as it was', async () => {
    const db = damaged('refused.db');

    const { code, stdout, stderr } = await start(['--db', db]).ended;

    expect({ code, stdout, stderr }).toEqual({
      code: 1,
      stdout: '',
      stderr: `provisim: ${db} is damaged or no database of provisim: file is not a database. Use another file, or --repair to move it aside and begin afresh.\n`,
    });
    expect(readFileSync(db).equals(turned(3, 0xff))).toBe(true);
  });

  test('moves it aside with --repair, says where, never over another, and begins afresh', async () => {
    const db = damaged('repaired.db');
    writeWorld(`${db}.damaged-1`, Buffer.from('an earlier one'));

    const running = start(['--db', db, '--repair']);
    const { url } = await running.address;
    const answer = await new Client(url).call('AddUser', account('fresh'));
    running.child.kill('SIGTERM');
    const { code, stderr } = await running.ended;

    expect({ code, answer }).toEqual({ code: 0, answer: '2' });
    expect((JSON.parse(stderr) as { msg: string }).msg).toBe(
      `${db} is damaged or no database of provisim: file is not a database; it is now ${db}.damaged-2, and a fresh one begins`,
    );
    expect(readFileSync(`${db}.damaged-1`, 'utf8')).toBe('an earlier one');
    expect(readFileSync(`${db}.damaged-2`).equals(turned(3, 0xff))).toBe(true);
  });

  test('leaves a sound file alone with --repair', async () => {
    const db = writeWorld(join(folder, 'sound-with-repair.db'), WORLD);

    const running = start(['--db', db, '--repair']);
    const { url } = await running.address;

    expect(await new Client(url).call('UserExists', { username: 'alpine' })).toBe('true');
    expect(existsSync(`${db}.damaged-1`)).toBe(false);
  });

  test('does not move aside what a newer version wrote', async () => {
    const newer = Buffer.from(WORLD);
    newer.writeInt32BE(99, 60);
    const db = writeWorld(join(folder, 'newer.db'), newer);

    const { code, stderr } = await start(['--db', db, '--repair']).ended;

    expect(code).toBe(1);
    expect(stderr).toContain('has schema version 99');
    expect(existsSync(`${db}.damaged-1`)).toBe(false);
  });
});

describe('D4: the damaged file of another sandbox', () => {
  /** Deep enough that no first look at the file sees it. */
  const DEEP = Buffer.from(WORLD).fill(0xa5, 4096 * 8, 4096 * 60);

  function withTeam(name: string): { readonly db: string; readonly team: string } {
    const db = join(folder, name);
    mkdirSync(`${db}.d`);
    return { db, team: writeWorld(join(`${db}.d`, 'team.db'), DEEP) };
  }

  test('keeps nobody from the others; who names it is told, by the product and by the control API', async () => {
    const { db } = withTeam('with-team.db');
    const emulator = await startEmulator({ ...QUIET, db });
    const { url, controlUrl } = emulator.address;
    const json = { 'Content-Type': 'application/json' };
    const ask = (method: string, path: string) => send(method, controlUrl + path, json, Buffer.alloc(0));

    const own = await new Client(url).call('UserExists', { username: 'serveradmin' });
    const named = await send(
      'POST',
      `${url}/~team/esUsers.asmx`,
      { Authorization: basic('a:b') },
      Buffer.from('x'),
    );
    const listed = await ask('GET', '/sandboxes');
    const reset = await ask('POST', '/sandboxes/team/reset');
    const dropped = await ask('DELETE', '/sandboxes/team');
    const afresh = await new Client(`${url}/~team`).call('AddUser', account('fresh'));
    await emulator.close();

    expect(own).toBe('true');
    expect(named.status).toBe(500);
    expect(named.body).not.toMatch(/sqlite|damaged|\.db|at /i);
    expect(JSON.parse(listed.body)).toMatchObject([{ name: 'default' }]);
    expect(reset.status).toBe(409);
    expect(reset.body).toContain('team.db is damaged or no database of provisim');
    expect([dropped.status, afresh]).toEqual([204, '2']);
  });

  test('is moved aside with --repair when it is first named, its seed as well', async () => {
    const { db, team } = withTeam('repaired-team.db');
    writeWorld(`${team}.seed`, Buffer.from('no seed'));
    const emulator = await startEmulator({ ...QUIET, db, repair: true });

    const answer = await new Client(`${emulator.address.url}/~team`).call('AddUser', account('fresh'));
    await emulator.close();

    expect(answer).toBe('2');
    expect(readFileSync(`${team}.damaged-1`).equals(DEEP)).toBe(true);
    expect(readFileSync(`${team}.damaged-1.seed`, 'utf8')).toBe('no seed');
  });
});
