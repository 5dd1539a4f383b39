import type { StorageFolder } from '../../model/recordingStorage.js';
import { checkLengths, idOf, NAME_LENGTHS, required, requiredText } from './arguments.js';
import type { ProvisioningContext } from './context.js';
import { ProvisioningError } from './errors.js';
import type { Op } from './operation.js';
import type * as wire from './provisioning.generated.js';
import { match, namesTenant, tenantNamed, tenantsMeant } from './scope.js';
import { toStorageFolder } from './wire.js';

/**
 * Adds a storage folder.
 *
 * @throws ProvisioningError OUT_OF_SCOPE, ARGUMENT_MISSING, ARGUMENT_TOO_LONG, ENVIRONMENT_MISSING,
 *   ENVIRONMENT_UNKNOWN, FOLDER_NAME_IN_USE
 * @fidelity inferred: no page of storage folders was reached
 */
export const createStorageFolder: Op<'createStorageFolder'> = (request, context) => {
  context.requireReference();
  const sent = required(request.storageFolder, 'storageFolder');
  const name = requiredText(sent.name, 'name');
  checkLengths(NAME_LENGTHS, sent);
  const tenant = tenantNamed(context, sent);
  const { folders } = context.model.recordingStorage;
  if (folders.findByName(tenant.id, name) !== undefined)
    throw new ProvisioningError('FOLDER_NAME_IN_USE', name);
  const id = folders.takeId();
  folders.add({ id, tenantId: tenant.id, name, path: sent.path, type: sent.type });
  return { storageFolder: told(context, folderById(context, id)) };
};

/**
 * Replaces a storage folder; its name and tenant stay when they are left out.
 *
 * @throws ProvisioningError OUT_OF_SCOPE, ARGUMENT_MISSING, ARGUMENT_TOO_LONG, FOLDER_UNKNOWN, ENVIRONMENT_UNKNOWN,
 *   FOLDER_NAME_IN_USE
 * @fidelity inferred
 */
export const updateStorageFolder: Op<'updateStorageFolder'> = (request, context) => {
  context.requireReference();
  const sent = required(request.storageFolder, 'storageFolder');
  const folder = folderById(context, required(sent.id, 'id'));
  checkLengths(NAME_LENGTHS, sent);
  const { folders } = context.model.recordingStorage;
  const tenantId = namesTenant(sent) ? tenantNamed(context, sent).id : folder.tenantId;
  const name = sent.name === null || sent.name === '' ? folder.name : sent.name;
  const namesake = folders.findByName(tenantId, name);
  if (namesake !== undefined && namesake.id !== folder.id)
    throw new ProvisioningError('FOLDER_NAME_IN_USE', name);
  folders.change(folder.id, { tenantId, name, path: sent.path, type: sent.type });
  return { storageFolder: told(context, folderById(context, folder.id)) };
};

/** @throws ProvisioningError OUT_OF_SCOPE, ARGUMENT_MISSING, FOLDER_NOT_FOUND @fidelity inferred */
export const getStorageFolderById: Op<'getStorageFolderById'> = ({ id }, context) => {
  context.requireReference();
  const folder = findFolder(context, required(id, 'id'));
  if (folder === undefined) throw new ProvisioningError('FOLDER_NOT_FOUND', id ?? '');
  return { storageFolder: told(context, folder) };
};

/** Finds or counts storage folders; none is no refusal. @throws ProvisioningError OUT_OF_SCOPE, ARGUMENT_MISSING @fidelity inferred */
export const listStorageFolders: Op<'listStorageFolders'> = (request, context) => {
  context.requireReference();
  const { environmentFilter, name, nameExact, justCount } = required(request.filter, 'filter');
  const tenants = tenantsMeant(context, environmentFilter);
  const found = context.model.recordingStorage.folders.matching({ tenants, name: match(name, nameExact) });
  if (justCount) return { storageFolderCount: found.length };
  return { storageFolders: found.map((folder) => told(context, folder)) };
};

/** Those of one tenant. @throws ProvisioningError OUT_OF_SCOPE, ARGUMENT_MISSING, ENVIRONMENT_UNKNOWN @fidelity inferred */
export const listStorageFoldersByEid: Op<'listStorageFoldersByEid'> = (request, context) => {
  context.requireReference();
  const eid = requiredText(request.eid, 'eid');
  const { id } = tenantNamed(context, { eid, environmentShortName: null });
  const found = context.model.recordingStorage.folders.matching({ tenants: { id } });
  return { storageFolders: found.map((folder) => told(context, folder)) };
};

export function findFolder({ model }: ProvisioningContext, sentId: number): StorageFolder | undefined {
  const id = idOf(sentId);
  return id === undefined ? undefined : model.recordingStorage.folders.find(id);
}

/** @throws ProvisioningError FOLDER_UNKNOWN */
export function folderById(context: ProvisioningContext, sentId: number): StorageFolder {
  const folder = findFolder(context, sentId);
  if (folder === undefined) throw new ProvisioningError('FOLDER_UNKNOWN', sentId);
  return folder;
}

export function told(context: ProvisioningContext, folder: StorageFolder): wire.StorageFolder {
  return toStorageFolder(folder, context.tenantOf(folder));
}
