import { expect, test } from '@jest/globals';
import { pageOf, type Listing, type Paging } from '../../src/model/paging.js';
import { Database } from '../../src/storage/database.js';

type Field = 'name' | 'length';

const SERVERS: Listing<Field, 'id'> = {
  from: 'server AS S',
  where: 'S.id > ? OR S.id < 0',
  parameters: [1],
  keys: { id: 'S.id' },
  fields: { name: 'S.name', length: 'length(S.name)' },
};
const ALL: Paging<Field> = { offset: 0, limit: 100 };

function pageIds(paging: Partial<Paging<Field>>): unknown {
  const database = Database.inMemory();
  ['zero', 'Beta', 'alpha', 'gamma', 'Al', 'beta'].forEach((name, index) => {
    database.prepare('INSERT INTO server (id, name) VALUES (?, ?)').run(index + 1, name);
  });
  const { total, rows } = pageOf(database, SERVERS, { ...ALL, ...paging });
  return [total, rows.map(({ id }) => id)];
}

test('without an order the rows come by key, all of the listing and nothing else', () => {
  expect(pageIds({})).toEqual([5, [2, 3, 4, 5, 6]]);
});

test('a filter counts and gives what any of its fields is like', () => {
  const pattern = '%a%a';

  expect(pageIds({ filter: { fields: ['name', 'length'], pattern } })).toEqual([2, [3, 4]]);
  expect(pageIds({ filter: { fields: ['name', 'length'], pattern: '4' } })).toEqual([2, [2, 6]]);
});

test('a filter does not widen what the listing itself takes in', () => {
  expect(pageIds({ filter: { fields: ['name'], pattern: 'zero' } })).toEqual([0, []]);
});

test('an order goes by the field, up or down, equals by key', () => {
  expect(pageIds({ order: { field: 'name', isDescending: false } })).toEqual([5, [5, 3, 2, 6, 4]]);
  expect(pageIds({ order: { field: 'length', isDescending: true } })).toEqual([5, [3, 4, 2, 6, 5]]);
});

test('a page is a stretch of the rows; the count is of all', () => {
  expect(pageIds({ offset: 1, limit: 2 })).toEqual([5, [3, 4]]);
  expect(pageIds({ offset: 4, limit: 2 })).toEqual([5, [6]]);
  expect(pageIds({ offset: 9, limit: 2 })).toEqual([5, []]);
});

test('below zero is zero', () => {
  expect(pageIds({ offset: -3, limit: 2 })).toEqual([5, [2, 3]]);
  expect(pageIds({ offset: 0, limit: -1 })).toEqual([5, []]);
});

test('what a caller sends is a value, never SQL', () => {
  const pattern = "%' OR 1 = 1 --";

  expect(pageIds({ filter: { fields: ['name'], pattern } })).toEqual([0, []]);
});
