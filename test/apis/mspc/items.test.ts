import { describe, expect, test } from '@jest/globals';
import { emulatorFor, newWorld, type Client, type Parameters } from '../../client.js';

const emulator = emulatorFor();

const CLASS = 'Database.SqlDatabase';
const TYPE = `WebsitePanel.Providers.${CLASS}, WebsitePanel.Providers.Base`;
const SEED = {
  include: ['empty'],
  services: [
    { id: 1001, name: 'Old SQL', position: 1 },
    { id: 1002, name: 'New SQL', position: 2 },
  ],
  itemTypes: [901, 902].map((id) => ({
    ...{ id, serviceId: id + 100, name: 'Database', className: CLASS, position: 1, isSearchable: true },
  })),
  servers: [{ id: 9, name: 'One', services: [1001, 1002] }],
  users: [{ id: 2, ownerId: 1, username: 'mia', password: 'Secret1!' }],
  plans: [{ id: 1, ownerId: 1, serverId: 9, name: 'All' }],
  spaces: [{ id: 2, parentId: 1, ownerId: 2, planId: 1, serverId: 9, name: 'Shop' }],
};

const item = (id: number, typeId: number, name: string, given = {}) => ({
  ...{ id, spaceId: 2, typeId, name },
  ...given,
});

/** A world with these items, kept by a running service unless they say otherwise. */
function worldWith(...items: readonly object[]) {
  const servers = [
    {
      id: 9,
      name: 'One',
      services: [
        { serviceId: 1001, id: 51 },
        { serviceId: 1002, id: 52 },
      ],
    },
  ];
  const hostedItems = items.map((one) => ({ installationId: 51, ...one }));
  return newWorld(emulator(), { ...SEED, servers, hostedItems });
}

/** What a column of a table holds, row by row. */
async function column(
  client: Client,
  operation: string,
  parameters: Parameters,
  [table, name]: readonly [table: string, name: string],
): Promise<(string | undefined)[]> {
  const { body } = await client.exchange(operation, parameters);
  const found = [...String(body).matchAll(new RegExp(`<${table} .*?</${table}>`, 'gs'))];
  return found.map(([row]) => new RegExp(`<${name}>(.*?)</${name}>`, 's').exec(row)?.[1]);
}

describe('two services keep items of one class', () => {
  const PAGE = { packageId: 2, typeName: TYPE, serverId: 0, recursive: false, startRow: 0, maximumRows: 9 };

  test.each<[string, Parameters, string[]]>([
    ['without a group, a page has those of the last type', {}, ['new']],
    ['a group has its own', { groupName: 'old sql' }, ['old']],
    ['an unknown group is as none', { groupName: 'Nonsense' }, ['new']],
  ])('%s', async (_what, given, expected) => {
    const { admin } = worldWith(item(1, 901, 'old'), item(2, 902, 'new'));

    const request = { ...PAGE, ...given };
    const names = await column(admin, 'GetRawPackageItemsPaged', request, ['Table1', 'ItemName']);

    expect(names).toEqual(expected);
  });

  test('without a page, there are those of both', async () => {
    const { admin } = worldWith(item(1, 901, 'old'), item(2, 902, 'new'));
    const request = { packageId: 2, itemTypeName: TYPE, recursive: false };

    const names = await column(admin, 'GetRawPackageItemsByType', request, ['Table', 'ItemName']);

    expect(names).toEqual(['old', 'new']);
  });
});

test('of an item that no service keeps, only the properties are listed', async () => {
  const properties = { Users: 'mia' };
  const { admin } = worldWith(
    item(1, 901, 'kept'),
    item(2, 901, 'lost', { installationId: null, properties }),
  );

  const listed = (table: string, name: string) =>
    column(admin, 'GetRawPackageItems', { packageId: 2 }, [table, name]);
  expect(await listed('Table', 'ItemID')).toEqual(['1']);
  expect(await listed('Table1', 'ItemID')).toEqual(['2']);
  expect(await listed('Table1', 'PropertyValue')).toEqual(['mia']);
});

describe('a search', () => {
  const SEARCH = { userId: 2, statusId: 0, roleId: 0, startRow: 0, maximumRows: 9 };

  test('finds texts with apostrophes, and does not take them for SQL', async () => {
    const { admin } = worldWith(item(1, 901, "mia's"), item(2, 901, 'other'));
    const found = (filterValue: string) =>
      column(admin, 'GetSearchObject', { ...SEARCH, filterValue }, ['Table2', 'TextSearch']);

    expect(await found("%'s")).toEqual(["mia's"]);
    expect(await found("' OR 1=1 --")).toEqual([]);
  });

  test.each([
    ["'Database', 'Domain'", 1],
    ["'it''s', 'database'", 1],
    ["'Data,base'", 0],
  ])('among the kinds %s finds %i', async (colType, count) => {
    const { admin } = worldWith(item(1, 901, 'one'));

    const counts = await column(admin, 'GetSearchObject', { ...SEARCH, colType }, ['Table', 'Column1']);

    expect(counts).toEqual([String(count)]);
  });

  test.each([
    ["'Database'; DROP TABLE Users", "Incorrect syntax near ''Database'; DROP TABLE Users'."],
    ["'Database',", "Incorrect syntax near ')'."],
    ['Database', "Invalid column name 'Database'."],
  ])('among the kinds %s is refused', async (colType, message) => {
    const { admin } = worldWith();

    const answer = await admin.call('GetSearchObject', { ...SEARCH, colType });

    expect(answer).toEqual({ fault: expect.stringContaining(message) });
  });
});
