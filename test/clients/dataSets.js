import { writeFile } from 'node:fs/promises';

/** A hoster in whose space something is hosted and used, more than it may. */
export const DATA_SETS_WORLD = {
  include: ['demo'],
  hostedItems: [
    { id: 1, spaceId: 2, typeId: 10, name: 'shop.example', createdAt: '2026-01-05T10:00:00Z', properties: { SiteId: '7' } },
  ],
  diskSpaceUsage: [
    { spaceId: 2, serviceId: 1, bytes: 900_000_000_000 },
    { spaceId: 4, serviceId: 1, bytes: 90_000_000_000 },
  ],
  bandwidthUsage: [
    { spaceId: 2, serviceId: 1, loggedAt: '2026-01-05T00:00:00Z', bytesSent: 900_000_000_000, bytesReceived: 1_048_576 },
  ],
};

const WEB_SITE = 'WebsitePanel.Providers.Web.WebSite, WebsitePanel.Providers.Base';

/** What the operations are asked for, by parameter; the world is the one above. */
const ARGUMENTS = {
  ...{ userId: '1', ownerId: '1', packageId: '2', planId: '4', serverId: '0', recursive: 'true' },
  ...{ filterColumn: '', filterValue: '', statusId: '0', roleId: '0', sortColumn: '' },
  ...{ startRow: '0', maximumRows: '100', startDate: '2025-01-01T00:00:00', endDate: '2026-12-31T00:00:00' },
  ...{ itemTypeId: '0', itemTypeName: WEB_SITE, groupName: '', typeName: WEB_SITE, colType: '', fullType: '' },
};

/** Where an operation is to be asked for something else. */
const SPECIAL = {
  GetPackageAddons: { packageId: '4' },
  GetRawPackages: { userId: '2' },
  GetSearchTableByColumns: { PagedStored: 'Users', FilterValue: '%', MaximumRows: '10', UserID: '1', Recursive: 'true' },
};

/**
 * Writes the list of operations that answer a DataSet, as the contract has them, for clients that call them all. Fields are
 * separated by tabs: service, operation, arguments, tables with their columns.
 *
 * @param {string} file
 */
export async function writeDataSets(file) {
  const operations = (await contracts()).flatMap(({ service, operations }) =>
    Object.entries(operations)
      .filter(([, { origin, response }]) => isPublished(origin) && response[0]?.type === 'DataSet')
      .map(([name, { request, response }]) => ({ service, name, request, tables: response[0].tables ?? [] })),
  );
  const lines = operations.map(({ service, name, request, tables }) =>
    [
      service,
      name,
      request.map((parameter) => `${parameter.name}=${argument(name, parameter)}`).join(';'),
      tables.map((table) => `${table.name}:${table.columns.map(columnOf).join(',')}`).join(';'),
    ].join('\t'),
  );
  await writeFile(file, `${lines.join('\n')}\n`);
}

async function contracts() {
  const { ES_USERS } = await import('../../build/apis/mspc/esUsers.generated.js');
  const { ES_PACKAGES } = await import('../../build/apis/mspc/esPackages.generated.js');
  const { ES_AUTHENTICATION } = await import('../../build/apis/mspc/esAuthentication.generated.js');
  return [ES_USERS, ES_PACKAGES, ES_AUTHENTICATION];
}

const isPublished = (origin) => origin === undefined || origin.includes('mspc');
const columnOf = ({ name, type }) => `${name}/${type}`;

function argument(operation, { name, type }) {
  const value = SPECIAL[operation]?.[name] ?? ARGUMENTS[name];
  if (value !== undefined) return value;
  return { int: '0', boolean: 'false' }[type] ?? '';
}
