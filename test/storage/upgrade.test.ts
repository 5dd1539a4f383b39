import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import BetterSqlite3 from 'better-sqlite3';
import { startEmulator } from '../../src/index.js';
import { Seeds } from '../../src/sandbox/seeds.js';
import { Database } from '../../src/storage/database.js';
import { SCHEMA_STEPS } from '../../src/storage/schema/steps.js';
import { Client, emulatorFor, QUIET } from '../client.js';
import { folderFor } from '../folder.js';
import { processesFor } from '../running.js';
import {
  closedImage,
  olderImage,
  openedAndClosed,
  problemsIn,
  rowsIn,
  shapeIn,
  writeWorld,
} from './worlds.js';

const folder = folderFor('upgrade');
const start = processesFor();
const KNOWN = SCHEMA_STEPS.length;
const OLDER = Array.from({ length: KNOWN - 1 }, (_, index) => index + 1);

let files = 0;
function newFile(): string {
  files += 1;
  return join(folder, `world-${files}.db`);
}

/** What a file's neighbours are called, without its own name. */
function beside(file: string): string[] {
  const name = basename(file);
  return readdirSync(folder)
    .filter((other) => other.startsWith(name) && other !== name)
    .map((other) => other.slice(name.length))
    .sort();
}

/** SHA-256 of each step that a version was released with. A released step is never edited, nor taken out of the list. */
const RELEASED: Readonly<Record<string, readonly string[]>> = {
  '0.1.0': [
    '5b54ee481b077c13af701bea043251ca92648548c89af3a422e8ca1fcc83d3c4',
    '59249f38bb9026e809f9631a9f44e2a0ce33bf3fbec5726d822d134c17c92d10',
    'e494d407335fbb379a9af71cd2d81f8f13c9b955719d87fc98bf9667d9dcf1fd',
    '02cc91c509f9a0d652c6fdbb26d16eebf4d7f1381bad93f58cbe74f4055d89fd',
    '589a3422e8c0cc0dd7cf8af35c00c5f4a0fdc6de29ecd75d7526acc1897df0b6',
    'a7ccb7a73ca0b0824f5ae2c15828e48f4cda59f4312c6680b29db87662e00fc0',
    '3f5667e0c6d8b8c7f34dcd61945cea8a4b62acf4297d227270a4773defed5b6d',
    'f67ed6cf4f53a56f1a5d6f7257e70d5e47bf7ca62b6fe0cf440d4cd31d0d1160',
    '711fc58ffbd9c99a1905882dd260fa53077d16fcda398d4f86be909b956a5b8d',
  ],
};

test.each(Object.entries(RELEASED))(
  'D5: the schema steps of %s are as they were released',
  (version, sums) => {
    const now = SCHEMA_STEPS.slice(0, sums.length).map((step) =>
      createHash('sha256').update(step).digest('hex'),
    );

    const edited = sums.flatMap((sum, index) =>
      now[index] === sum ? [] : [`step ${index + 1} of ${version}`],
    );

    expect({
      edited,
      hint: 'files of that version exist: leave its steps alone, and put a change of shape at the end of SCHEMA_STEPS as a step of its own',
    }).toMatchObject({ edited: [] });
  },
);

describe.each(OLDER)('D5: a file of schema version %i', (version) => {
  test('is copied beside itself, and then upgraded to what a fresh one is', () => {
    const image = olderImage(version);
    const file = writeWorld(newFile(), image);

    const upgraded = openedAndClosed(file);

    const backup = `${file}.backup-v${version}`;
    expect(beside(file)).toEqual([`.backup-v${version}`]);
    expect(rowsIn(readFileSync(backup))).toEqual(rowsIn(image));
    expect(shapeIn(readFileSync(backup))).toEqual(shapeIn(image));
    expect(upgraded.readInt32BE(60)).toBe(KNOWN);
    expect(shapeIn(upgraded)).toEqual(shapeIn(new Seeds().image('demo')));
    expect(rowsIn(upgraded)).toMatchObject(rowsIn(image));
    expect(problemsIn(upgraded)).toEqual([]);
  });

  test('stays as it was when a step fails, and its copy is named', () => {
    const file = newFile();
    const handle = new BetterSqlite3(writeWorld(file, olderImage(version)));
    // Rows that point nowhere are what a step could trip over.
    handle.pragma('foreign_keys = OFF');
    handle.prepare("INSERT INTO quota VALUES (9999, 9999, 'Orphan', NULL, 1, 1, 0, NULL, NULL, 0)").run();
    handle.close();
    const before = closedImage(file);

    const open = () => Database.openFile(file);

    expect(open).toThrow(
      `${file} cannot be upgraded from schema version ${version} to ${KNOWN}: rows refer to rows that are not there; it is as it was, and so is its copy ${file}.backup-v${version}`,
    );
    expect(rowsIn(closedImage(file))).toEqual(rowsIn(before));
    expect(shapeIn(closedImage(file))).toEqual(shapeIn(before));
  });
});

test('D5: a copy that is there already stays', () => {
  const file = writeWorld(newFile(), olderImage(1));
  writeFileSync(`${file}.backup-v1`, 'mine');
  writeFileSync(`${file}.backup-v1-2`, 'mine too');

  openedAndClosed(file);

  expect(beside(file)).toEqual(['.backup-v1', '.backup-v1-2', '.backup-v1-3']);
  expect(readFileSync(`${file}.backup-v1`, 'utf8')).toBe('mine');
  expect(rowsIn(readFileSync(`${file}.backup-v1-3`))).toEqual(rowsIn(olderImage(1)));
});

test('D5: a file of an earlier version that was cut off by force is upgraded with what its log holds', () => {
  const [file, other] = [newFile(), newFile()];
  const writing = new BetterSqlite3(writeWorld(other, olderImage(KNOWN - 1)));
  writing.pragma('journal_mode = WAL');
  writing.prepare("UPDATE user SET city = 'in the log'").run();
  writeWorld(file, readFileSync(other));
  writeWorld(`${file}-wal`, readFileSync(`${other}-wal`));
  writing.close();

  const upgraded = new BetterSqlite3(openedAndClosed(file));
  const backup = new BetterSqlite3(readFileSync(`${file}.backup-v${KNOWN - 1}`));

  const cities = [upgraded, backup].map((one) => one.prepare('SELECT DISTINCT city FROM user').pluck().all());
  expect(cities).toEqual([['in the log'], ['in the log']]);
});

describe('D5: an emulator', () => {
  test('upgrades the worlds beside its file, and their seeds, when they are asked for', async () => {
    const db = newFile();
    writeWorld(db, olderImage(KNOWN - 1));
    mkdirSync(`${db}.d`);
    const team = writeWorld(join(`${db}.d`, 'team.db'), olderImage(KNOWN - 2));
    writeWorld(`${team}.seed`, olderImage(KNOWN - 3));
    const emulator = await startEmulator({ ...QUIET, db });
    const [own, others] = ['', '/~team'].map((path) => new Client(emulator.address.url + path));

    const first = [await exists(own, 'alpine'), await exists(others, 'alpine')];
    emulator.control.sandbox('team').reset();
    const afterReset = await exists(others, 'alpine');
    await emulator.close();

    expect([first, afterReset]).toEqual([['true', 'true'], 'true']);
    expect(existsSync(`${db}.backup-v${KNOWN - 1}`)).toBe(true);
    expect(existsSync(`${team}.backup-v${KNOWN - 2}`)).toBe(true);
    expect(problemsIn(closedImage(team))).toEqual([]);
  });

  test.each(OLDER)('takes in a snapshot of schema version %i', (version) => {
    const control = emulator().control;
    control.importSnapshot(`v${version}`, olderImage(version));

    const made = control.create(`from-v${version}`, { snapshot: `v${version}` });
    const restored = control.sandbox(`into-v${version}`);
    restored.restore(`v${version}`);

    expect(made.summary().users).toBe(rowsIn(olderImage(version))['user']?.length);
    expect(restored.summary().users).toBe(made.summary().users);
    made.reset();
    expect(made.summary()).toMatchObject({ users: restored.summary().users });
  });

  test('refuses a newer snapshot, naming both versions, and the world stays', () => {
    const newer = olderImage(KNOWN);
    newer.writeInt32BE(KNOWN + 3, 60);
    const { control } = emulator();
    const message = `the snapshot has schema version ${KNOWN + 3}; this version knows ${KNOWN}. Use a newer provisim or another file.`;

    expect(() => {
      control.importSnapshot('newer', newer);
    }).toThrow(new RangeError(message));
    expect(control.snapshots.find('newer')).toBeUndefined();
  });
});

const emulator = emulatorFor();

describe('D5: a newer file is refused by the command with exit code 1 and one line', () => {
  const newer = (file: string) => {
    const image = olderImage(KNOWN);
    image.writeInt32BE(99, 60);
    return writeWorld(file, image);
  };

  test('where it is the file itself', async () => {
    const db = newer(newFile());
    const before = readFileSync(db);

    const { code, stdout, stderr } = await start(['--db', db]).ended;

    expect({ code, stdout, stderr }).toEqual({
      code: 1,
      stdout: '',
      stderr: `provisim: ${db} has schema version 99; this version knows ${KNOWN}. Use a newer provisim or another file.\n`,
    });
    expect(readFileSync(db).equals(before)).toBe(true);
    expect(beside(db)).toEqual([]);
  });

  test.each(['team.db', 'team.db.seed'])('where it is %s of another sandbox', async (name) => {
    const db = newFile();
    mkdirSync(`${db}.d`);
    writeWorld(join(`${db}.d`, 'team.db'), olderImage(KNOWN));
    const file = newer(join(`${db}.d`, name));

    const { code, stderr } = await start(['--db', db]).ended;

    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: `provisim: ${file} has schema version 99; this version knows ${KNOWN}. Use a newer provisim or another file.\n`,
    });
  });
});

function exists(client: Client | undefined, username: string) {
  return client?.call('UserExists', { username });
}
