import type { StoragePolicy } from '../../model/recordingStorage.js';
import type { Tenant } from '../../model/tenants.js';
import { idOf, required, requiredText } from './arguments.js';
import type { ProvisioningContext } from './context.js';
import { ProvisioningError } from './errors.js';
import type { Op } from './operation.js';
import type * as wire from './provisioning.generated.js';
import { match, namesTenant, tenantNamed, tenantsMeant } from './scope.js';
import { folderById, told as folderTold } from './storageFolders.js';
import { fromStoragePolicy, toStoragePolicy } from './wire.js';

/**
 * Adds a storage policy. Its filter is kept, never run.
 *
 * @throws ProvisioningError OUT_OF_SCOPE, ARGUMENT_MISSING, ENVIRONMENT_MISSING, ENVIRONMENT_UNKNOWN, FOLDER_UNKNOWN,
 *   POLICY_NAME_IN_USE
 * @source CreateStoragePolicy of version 3
 * @fidelity inferred
 */
export const createStoragePolicy: Op<'createStoragePolicy'> = (request, context) => {
  context.requireReference();
  const sent = required(request.storagePolicy, 'storagePolicy');
  const name = requiredText(sent.name, 'name');
  const tenant = tenantNamed(context, sent);
  const folderId = folderIdOf(context, sent);
  const { policies } = context.model.recordingStorage;
  if (policies.findByName(tenant.id, name) !== undefined)
    throw new ProvisioningError('POLICY_NAME_IN_USE', name);
  const id = policies.takeId();
  policies.add({ id, tenantId: tenant.id, folderId, name, terms: { ...fromStoragePolicy(sent) } });
  return { storagePolicy: told(context, policyById(context, id)) };
};

/**
 * Replaces a storage policy; its name and tenant stay when they are left out.
 *
 * @throws ProvisioningError OUT_OF_SCOPE, ARGUMENT_MISSING, POLICY_UNKNOWN, ENVIRONMENT_UNKNOWN, FOLDER_UNKNOWN,
 *   POLICY_NAME_IN_USE
 * @fidelity inferred
 */
export const updateStoragePolicy: Op<'updateStoragePolicy'> = (request, context) => {
  context.requireReference();
  const sent = required(request.storagePolicy, 'storagePolicy');
  const policy = policyById(context, required(sent.id, 'id'));
  const { policies } = context.model.recordingStorage;
  const tenantId = namesTenant(sent) ? tenantNamed(context, sent).id : policy.tenantId;
  const name = sent.name === null || sent.name === '' ? policy.name : sent.name;
  const namesake = policies.findByName(tenantId, name);
  if (namesake !== undefined && namesake.id !== policy.id)
    throw new ProvisioningError('POLICY_NAME_IN_USE', name);
  const terms = { ...fromStoragePolicy(sent) };
  policies.change(policy.id, { tenantId, name, folderId: folderIdOf(context, sent), terms });
  return { storagePolicy: told(context, policyById(context, policy.id)) };
};

/** @throws ProvisioningError OUT_OF_SCOPE, ARGUMENT_MISSING, POLICY_NOT_FOUND @fidelity inferred */
export const getStoragePolicyById: Op<'getStoragePolicyById'> = ({ id }, context) => {
  context.requireReference();
  const policy = findPolicy(context, required(id, 'id'));
  if (policy === undefined) throw new ProvisioningError('POLICY_NOT_FOUND', id ?? '');
  return { storagePolicy: told(context, policy) };
};

/** The first of that name in any tenant. @throws as getStoragePolicyById @fidelity inferred */
export const getStoragePolicyByName: Op<'getStoragePolicyByName'> = ({ name }, context) => {
  context.requireReference();
  const text = requiredText(name, 'name');
  const tenants = { id: context.onlyTenantId };
  const [policy] = context.model.recordingStorage.policies.matching({
    tenants,
    name: { text, isExact: true },
  });
  if (policy === undefined) throw new ProvisioningError('POLICY_NOT_FOUND', text);
  return { storagePolicy: told(context, policy) };
};

/** Finds or counts storage policies; none is no refusal. @throws ProvisioningError OUT_OF_SCOPE, ARGUMENT_MISSING @fidelity inferred */
export const listStoragePolicies: Op<'listStoragePolicies'> = (request, context) => {
  context.requireReference();
  const { environmentFilter, name, nameExact, justCount } = required(request.filter, 'filter');
  const tenants = tenantsMeant(context, environmentFilter);
  const found = context.model.recordingStorage.policies.matching({ tenants, name: match(name, nameExact) });
  if (justCount) return { storagePolicyCount: found.length };
  return { storagePolicies: found.map((policy) => told(context, policy)) };
};

/** Those of one tenant. @throws ProvisioningError OUT_OF_SCOPE, ARGUMENT_MISSING, ENVIRONMENT_UNKNOWN @fidelity inferred */
export const listStoragePoliciesByEid: Op<'listStoragePoliciesByEid'> = (request, context) => {
  context.requireReference();
  const eid = requiredText(request.eid, 'eid');
  const { id } = tenantNamed(context, { eid, environmentShortName: null });
  const found = context.model.recordingStorage.policies.matching({ tenants: { id } });
  return { storagePolicies: found.map((policy) => told(context, policy)) };
};

interface Ages {
  readonly archiveAtAgeHours: number | null;
  readonly deleteAtAgeHours: number | null;
  readonly archivePath: string | null;
}

/**
 * The default policies of a new tenant: a given age archives, respectively deletes, what is older.
 *
 * @throws ProvisioningError ARGUMENT_INVALID for an age below zero
 * @source CreateEnvironment (v2)
 * @fidelity documented; names and order of the policies inferred
 */
export function addAgePolicies(context: ProvisioningContext, tenant: Tenant, ages: Ages): void {
  const { archiveAtAgeHours, deleteAtAgeHours } = ages;
  if ((archiveAtAgeHours ?? 0) < 0) throw new ProvisioningError('ARGUMENT_INVALID', 'archiveAtAgeHours');
  if ((deleteAtAgeHours ?? 0) < 0) throw new ProvisioningError('ARGUMENT_INVALID', 'deleteAtAgeHours');
  const { folders } = context.model.recordingStorage;
  if (archiveAtAgeHours !== null) {
    const id = folders.takeId();
    folders.add({
      id,
      tenantId: tenant.id,
      name: 'Archive',
      path: archivePath(context, tenant, ages),
      type: null,
    });
    addPolicy(context, tenant, {
      name: 'Archive',
      action: 'archive',
      folderId: id,
      hours: archiveAtAgeHours,
    });
  }
  if (deleteAtAgeHours !== null) {
    addPolicy(context, tenant, { name: 'Delete', action: 'delete', folderId: null, hours: deleteAtAgeHours });
  }
}

/** @source CreateEnvironment (v2), archivePath @fidelity documented */
function archivePath(
  { options }: ProvisioningContext,
  { shortName }: Tenant,
  { archivePath: path }: Ages,
): string {
  if (path !== null && path !== '') return path;
  if (options.archivingDestination !== undefined) return `${options.archivingDestination}\\${shortName}`;
  const parent = options.audioFolder.replace(/[\\/][^\\/]*[\\/]?$/, '');
  return `${parent}\\VerbaArchive\\${shortName}`;
}

interface AgePolicy {
  readonly name: string;
  readonly action: string;
  readonly folderId: number | null;
  readonly hours: number;
}

function addPolicy(
  context: ProvisioningContext,
  tenant: Tenant,
  { name, action, folderId, hours }: AgePolicy,
): void {
  const { policies } = context.model.recordingStorage;
  const terms = { action, enabled: true, olderThanMinutes: hours * 60, olderThanYears: 0 };
  policies.add({ id: policies.takeId(), tenantId: tenant.id, folderId, name, terms });
}

function findPolicy({ model }: ProvisioningContext, sentId: number): StoragePolicy | undefined {
  const id = idOf(sentId);
  return id === undefined ? undefined : model.recordingStorage.policies.find(id);
}

function policyById(context: ProvisioningContext, sentId: number): StoragePolicy {
  const policy = findPolicy(context, sentId);
  if (policy === undefined) throw new ProvisioningError('POLICY_UNKNOWN', sentId);
  return policy;
}

function folderIdOf(context: ProvisioningContext, { storageFolder }: wire.StoragePolicy): number | null {
  return storageFolder === null ? null : folderById(context, storageFolder.id ?? 0).id;
}

function told(context: ProvisioningContext, policy: StoragePolicy): wire.StoragePolicy {
  const folder = policy.folderId === null ? null : folderTold(context, folderById(context, policy.folderId));
  return toStoragePolicy(policy, context.tenantOf(policy), folder);
}
