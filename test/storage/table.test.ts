import { expect, test } from '@jest/globals';
import { Database } from '../../src/storage/database.js';
import { Table } from '../../src/storage/table.js';

interface Server {
  readonly id: number;
  readonly name: string;
  readonly instantAlias: string | null;
}

const FIRST: Server = { id: 1, name: 'first', instantAlias: null };
const SECOND: Server = { id: 2, name: 'second', instantAlias: null };

function world() {
  const database = Database.inMemory();
  const servers = new Table<Server>(database, 'server');
  servers.insert(FIRST);
  return { database, servers };
}

test('a row read before a change is read anew after it', () => {
  const { database, servers } = world();
  const before = servers.find(1);

  servers.update(1, { name: 'renamed' });
  const updated = servers.find(1);
  database.prepare('DELETE FROM server WHERE id = ?').run(1);

  expect([before?.name, updated?.name, servers.find(1)]).toEqual(['first', 'renamed', undefined]);
});

test('a row that was not there is found once it is', () => {
  const { servers } = world();
  const before = [servers.find(2), servers.all('name = ?', 'second')];

  servers.insert(SECOND);

  expect([before, servers.find(2), servers.all('name = ?', 'second')]).toEqual([
    [undefined, []],
    SECOND,
    [SECOND],
  ]);
});

test('what a transaction read of its own changes is forgotten when it is undone', () => {
  const { database, servers } = world();
  const seen: (string | undefined)[] = [];
  const failing = () => {
    servers.update(1, { name: 'doomed' });
    seen.push(servers.find(1)?.name);
    throw new Error('undo');
  };

  expect(() => database.transaction(failing)).toThrow('undo');
  seen.push(servers.find(1)?.name);

  expect(seen).toEqual(['doomed', 'first']);
});

test('a part that is undone leaves the changes of the transaction around it, which begins with it', () => {
  const { database, servers } = world();
  const failing = () => {
    servers.update(1, { name: 'doomed' });
    servers.find(1);
    throw new Error('undo');
  };

  const inside = database.transaction(() => {
    expect(() => database.transaction(failing)).toThrow('undo');
    const name = servers.find(1)?.name;
    servers.insert(SECOND);
    return name;
  });

  expect([inside, servers.all('id > ?', 0)]).toEqual(['first', [FIRST, SECOND]]);
});

test('a transaction that fails undoes the parts that were done', () => {
  const { database, servers } = world();

  expect(() =>
    database.transaction(() => {
      database.transaction(() => {
        servers.update(1, { name: 'doomed' });
      });
      throw new Error('undo');
    }),
  ).toThrow('undo');

  expect(servers.find(1)?.name).toBe('first');
});

test('rows read before a restore are those of the image after it', () => {
  const { database, servers } = world();
  const image = database.image();
  servers.update(1, { name: 'renamed' });
  const before = servers.find(1)?.name;

  database.restore(image);

  expect([before, servers.find(1)?.name]).toEqual(['renamed', 'first']);
});

test('a list that a caller changes is whole for the next one', () => {
  const { servers } = world();
  servers.all('name = ?', 'first').pop();

  expect(servers.all('name = ?', 'first')).toHaveLength(1);
});
