import type { Value, Values } from '../../contract/description.js';
import { ExampleEstate, free } from './exampleEstate.js';
import type { Model } from '../../model/model.js';
import { toEnvironment, toExtension, toStorageFolder, toStoragePolicy, toUser } from './wire.js';

/** Values with which an operation finds what it needs in an estate; all but the token, which a call hands out. */
export function exampleOf(operation: string, model: Model): Values {
  return EXAMPLES[operation]?.(new ExampleEstate(model)) ?? {};
}

/** By the operations' meaning, in the contract's order. */
const EXAMPLES: Readonly<Record<string, (estate: ExampleEstate) => Values>> = {
  requestToken: ({ reference, account }) => ({
    eid: reference.eid,
    loginName: account?.provisioningName ?? '',
    password: account?.password ?? '',
  }),
  createUser: (estate) => ({ user: newUser(estate) }),
  updateUser: (estate) => ({ user: userRecord(estate) }),
  deleteUser: ({ user }) => id('userId', user),
  getUserByLoginNameAndEnvironment: ({ user, eidOf }) => ({
    loginName: user?.provisioningName ?? '',
    eid: eidOf(user),
  }),
  listUsers: () => ({ filter: {} }),
  createGroup: ({ model, reference }) => ({
    group: {
      eid: reference.eid,
      name: free('Example', (name) => model.groups.findByName(reference.id, name) !== undefined),
    },
  }),
  updateGroup: ({ group, eidOf }) => ({
    group: { ...id('id', group), name: group?.name ?? '', eid: eidOf(group) },
  }),
  deleteGroup: ({ group }) => id('groupId', group),
  getGroupByNameAndEnvironment: ({ group, eidOf }) => ({ name: group?.name ?? '', eid: eidOf(group) }),
  listGroups: () => ({ filter: {} }),
  createExtension: ({ model, reference }) => ({
    extension: {
      eid: reference.eid,
      extension: free('4900', (name) => model.extensions.findByName(reference.id, name) !== undefined),
      recordingMode: 'FULL',
      voice: true,
    },
  }),
  updateExtension: (estate) => ({ extension: extensionRecord(estate) }),
  getExtension: ({ extension, eidOf }) => ({
    environmentFilter: { eid: eidOf(extension), eidExact: true },
    extension: extension?.name ?? '',
  }),
  listExtensions: () => ({ filter: {} }),
  applyExtensionConfiguration: () => ({ returnSuccessfulStatuses: true }),
  createEnvironment: ({ model }) => ({
    environment: {
      displayName: 'Example environment',
      eid: freeEid(model),
      shortName: free('Example', (name) => model.tenants.findByShortName(name) !== undefined),
    },
  }),
  updateEnvironment: ({ environment }) => ({ environment: recordOf(toEnvironment(environment)) }),
  getEnvironmentByEid: ({ environment }) => ({ eid: environment.eid }),
  getEnvironmentByShortName: ({ environment }) => ({ shortName: environment.shortName }),
  listEnvironments: () => ({ filter: {} }),
  createStorageFolder: ({ model, reference }) => ({
    storageFolder: {
      eid: reference.eid,
      name: free('Example', (name) => isFolder(model, reference.id, name)),
      path: 'D:\\Example',
    },
  }),
  updateStorageFolder: (estate) => ({ storageFolder: folderRecord(estate) }),
  getStorageFolderById: ({ folder }) => id('id', folder),
  listStorageFolders: () => ({ filter: {} }),
  listStorageFoldersByEid: ({ folder, eidOf }) => ({ eid: eidOf(folder) }),
  createStoragePolicy: (estate) => ({ storagePolicy: newPolicy(estate) }),
  updateStoragePolicy: (estate) => ({ storagePolicy: policyRecord(estate) }),
  getStoragePolicyById: ({ policy }) => id('id', policy),
  getStoragePolicyByName: ({ policy }) => ({ name: policy?.name ?? '' }),
  listStoragePolicies: () => ({ filter: {} }),
  listStoragePoliciesByEid: ({ policy, eidOf }) => ({ eid: eidOf(policy) }),
  getStatistics: ({ model }) => ({
    filter: {
      source: 'BOTH',
      timeFrom: '2000.01.01 00:00:00.000',
      timeTo: timeOf(model.clock.now()),
      type: 'BY_USER',
    },
  }),
};

function id(name: string, entity: { readonly id: number } | undefined): Values {
  return entity === undefined ? {} : { [name]: entity.id };
}

function newUser({ model, reference }: ExampleEstate): Values {
  const loginName = free(
    'example',
    (name) => model.users.findByProvisioningName(reference.id, name) !== undefined,
  );
  return {
    displayName: 'Jo Example',
    eid: reference.eid,
    email: `${loginName}@example.test`,
    loginName,
    userType: 'user_type_verba',
  };
}

/** An update replaces, so what is there already is said again: the account's extensions and groups as well. */
function userRecord({ model, user }: ExampleEstate): Values {
  if (user === undefined) return {};
  const tenant = model.tenants.get(user.tenantId);
  const extensions = model.extensions.ofUser(user.id).map((it) => recordOf(toExtension(it, tenant, null)));
  const groups = model.groups.ofUser(user.id).map(({ groupId, provisioning }) => ({
    ...(provisioning?.['primary'] === true ? { member: true, primary: true } : { member: true }),
    group: { eid: tenant.eid, id: groupId },
  }));
  return { ...recordOf(toUser(user, tenant)), extensions, groupMemberships: groups };
}

function extensionRecord({ model, extension }: ExampleEstate): Values {
  if (extension === undefined) return {};
  const owner = extension.userId === null ? undefined : model.users.find(extension.userId);
  const tenant = model.tenants.get(extension.tenantId);
  return {
    ...recordOf(toExtension(extension, tenant, null)),
    ...(owner !== undefined && {
      user: { eid: tenant.eid, id: owner.id, loginName: owner.provisioningName },
    }),
  };
}

function folderRecord({ model, folder }: ExampleEstate): Values {
  return folder === undefined ? {} : recordOf(toStorageFolder(folder, model.tenants.get(folder.tenantId)));
}

function newPolicy({ model, folder, eidOf }: ExampleEstate): Values {
  const tenantId = folder?.tenantId ?? 1;
  const { policies } = model.recordingStorage;
  return {
    ...{ action: 'export', eid: eidOf(folder), enabled: true },
    name: free('Example', (name) => policies.findByName(tenantId, name) !== undefined),
    olderThanMinutes: 60,
    ...(folder !== undefined && { storageFolder: { eid: eidOf(folder), id: folder.id } }),
  };
}

function policyRecord({ model, policy }: ExampleEstate): Values {
  if (policy === undefined) return {};
  const tenant = model.tenants.get(policy.tenantId);
  const folder = policy.folderId === null ? {} : { storageFolder: { eid: tenant.eid, id: policy.folderId } };
  return { ...recordOf(toStoragePolicy(policy, tenant, null)), ...folder };
}

function isFolder(model: Model, tenantId: number, name: string): boolean {
  return model.recordingStorage.folders.findByName(tenantId, name) !== undefined;
}

/** Four characters, as every environment has them. */
function freeEid(model: Model): string {
  const eid = (number: number) => `X${String(number).padStart(3, '0')}`;
  let number = 1;
  while (model.tenants.findByEid(eid(number)) !== undefined) number += 1;
  return eid(number);
}

/** The plain fields of a wire record and its lists of texts; dates, numbers there, are left out. */
function recordOf(record: object): Values {
  const isPlain = (value: unknown): value is Value =>
    ['string', 'number', 'boolean'].includes(typeof value) ||
    (Array.isArray(value) && value.every((item) => typeof item === 'string'));
  const entries = Object.entries(record).filter(
    (entry): entry is [string, Value] => !DATES.has(entry[0]) && isPlain(entry[1]),
  );
  return Object.fromEntries(entries);
}

const DATES = new Set(['validFrom', 'validTo']);

function timeOf(instantMs: number): string {
  return new Date(instantMs).toISOString().replaceAll('-', '.').replace('T', ' ').replace('Z', '');
}
