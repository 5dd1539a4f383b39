import { lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { Database } from '../../src/storage/database.js';

const folder = mkdtempSync(join(tmpdir(), 'provisim-database-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

let files = 0;
const KINDS: readonly (readonly [string, () => Database])[] = [
  ['memory', () => Database.inMemory()],
  [
    'a file',
    () => {
      files += 1;
      return Database.openFile(join(folder, `${files}.db`));
    },
  ],
];

const services = (database: Database) =>
  database.prepare<{ id: number; name: string }>('SELECT id, name FROM service ORDER BY id').all();
const addService = (database: Database, id: number, name: string) =>
  database.prepare('INSERT INTO service (id, name, position) VALUES (?, ?, 0)').run(id, name);

describe.each(KINDS)('a database in %s', (_kind, open) => {
  test('becomes what an image holds, with statements prepared before', () => {
    const [database, other] = [open(), Database.inMemory()];
    addService(database, 1, 'old');
    addService(other, 2, 'new');

    database.restore(other.image());

    expect(services(database)).toEqual([{ id: 2, name: 'new' }]);
    addService(database, 1, 'later');
    expect(services(database)).toHaveLength(2);
    expect(services(other)).toHaveLength(1);
  });

  test('takes all of a transaction or nothing', () => {
    const database = open();

    const attempt = () =>
      database.transaction(() => {
        addService(database, 1, 'one');
        throw new Error('no');
      });

    expect(attempt).toThrow('no');
    expect(services(database)).toEqual([]);
  });

  test('undoes an inner part alone', () => {
    const database = open();

    database.transaction(() => {
      addService(database, 1, 'outer');
      expect(() =>
        database.transaction(() => {
          addService(database, 2, 'inner');
          throw new Error('no');
        }),
      ).toThrow('no');
      addService(database, 3, 'after');
    });

    expect(services(database).map(({ id }) => id)).toEqual([1, 3]);
  });

  test('keeps foreign keys, also after a restore', () => {
    const database = open();
    const orphan = () =>
      database.prepare("INSERT INTO quota VALUES (1, 9, 'Orphan', NULL, 1, 1, 0, NULL, NULL, 0)").run();

    expect(orphan).toThrow('FOREIGN KEY constraint failed');
    database.restore(Database.inMemory().image());

    expect(orphan).toThrow('FOREIGN KEY constraint failed');
  });

  test('tells whether anything was written to it', () => {
    const database = open();
    const before = database.isEmpty;

    database.prepare("INSERT INTO counter VALUES ('user', 2)").run();

    expect([before, database.isEmpty]).toEqual([true, false]);
  });
});

function expectSameFromImage(database: Database): void {
  addService(database, 1, "O'Neill \u{1f600}\n");

  const copy = Database.fromImage(database.image());

  expect(services(copy)).toEqual([{ id: 1, name: "O'Neill \u{1f600}\n" }]);
  addService(copy, 2, 'only in the copy');
  expect(services(database)).toHaveLength(1);
}

test('a database in memory is the same again from its image', () => {
  expectSameFromImage(Database.inMemory());
});

test('a database in a file is the same again from its image', () => {
  files += 1;

  expectSameFromImage(Database.openFile(join(folder, `${files}.db`)));
});

describe('a database in a file that is restored', () => {
  const openFile = () => {
    files += 1;
    const file = join(folder, `${files}.db`);
    return { file, database: Database.openFile(file) };
  };
  const imageWith = (name: string) => {
    const other = Database.inMemory();
    addService(other, 2, name);
    return other.image();
  };

  test('holds the new world for whoever opens the file next, and leaves nothing beside it', () => {
    const { file, database } = openFile();
    addService(database, 1, 'old');

    database.restore(imageWith('new'));
    addService(database, 3, 'later');
    database.close();

    expect(readdirSync(folder).filter((name) => name.startsWith(`${files}.db`))).toEqual([`${files}.db`]);
    const reopened = Database.openFile(file);
    expect(services(reopened).map(({ name }) => name)).toEqual(['new', 'later']);
    reopened.close();
  });

  test('stays what a link points at', () => {
    const { file, database } = openFile();
    database.close();
    const link = join(folder, `${files}-link.db`);
    symlinkSync(file, link);
    const linked = Database.openFile(link);

    linked.restore(imageWith('new'));
    linked.close();

    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    const reopened = Database.openFile(file);
    expect(services(reopened)).toEqual([{ id: 2, name: 'new' }]);
    reopened.close();
  });

  test('is the old world still when the new one cannot be written', () => {
    const { file, database } = openFile();
    addService(database, 1, 'old');
    mkdirSync(`${file}.next`);

    expect(() => {
      database.restore(imageWith('new'));
    }).toThrow('EISDIR');

    addService(database, 3, 'later');
    expect(services(database).map(({ name }) => name)).toEqual(['old', 'later']);
    database.close();
  });
});
