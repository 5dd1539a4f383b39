import type { GradedError } from '../../contract/fidelity.js';
import type { Endpoint } from '../../http/exchange.js';
import { gradedOperations, type Api, type Handlers, type OperationCoverage, type World } from '../api.js';
import type { ProvisioningContext } from './context.js';
import {
  createEnvironment,
  getEnvironmentByEid,
  getEnvironmentByShortName,
  listEnvironments,
  updateEnvironment,
} from './environments.js';
import {
  applyExtensionConfiguration,
  createExtension,
  getExtension,
  listExtensions,
  updateExtension,
} from './extensions.js';
import { createGroup, deleteGroup, getGroupByNameAndEnvironment, listGroups, updateGroup } from './groups.js';
import type { Operations } from './operation.js';
import { REFUSALS } from './errors.js';
import { Pages, PATH } from './pages.js';
import { PROVISIONING_SERVICE } from './provisioning.generated.js';
import { Service, type ServiceOptions } from './service.js';
import { getStatistics } from './statistics.js';
import {
  createStorageFolder,
  getStorageFolderById,
  listStorageFolders,
  listStorageFoldersByEid,
  updateStorageFolder,
} from './storageFolders.js';
import {
  createStoragePolicy,
  getStoragePolicyById,
  getStoragePolicyByName,
  listStoragePolicies,
  listStoragePoliciesByEid,
  updateStoragePolicy,
} from './storagePolicies.js';
import { releaseToken, requestToken } from './tokens.js';
import { createUser, deleteUser, getUserByLoginNameAndEnvironment, listUsers, updateUser } from './users.js';
import { getVersion } from './version.js';
import { describeProvisioning } from './wireDescription.js';

/** The operations, in the contract's order. */
const HANDLERS = {
  requestToken,
  releaseToken,
  createUser,
  updateUser,
  deleteUser,
  getUserByLoginNameAndEnvironment,
  listUsers,
  createGroup,
  updateGroup,
  deleteGroup,
  getGroupByNameAndEnvironment,
  listGroups,
  createExtension,
  updateExtension,
  getExtension,
  listExtensions,
  applyExtensionConfiguration,
  createEnvironment,
  updateEnvironment,
  getEnvironmentByEid,
  getEnvironmentByShortName,
  listEnvironments,
  createStorageFolder,
  updateStorageFolder,
  getStorageFolderById,
  listStorageFolders,
  listStorageFoldersByEid,
  createStoragePolicy,
  updateStoragePolicy,
  getStoragePolicyById,
  getStoragePolicyByName,
  listStoragePolicies,
  listStoragePoliciesByEid,
  getStatistics,
  getVersion,
} as const satisfies Handlers<Operations, ProvisioningContext>;

/** Methods whose body is read as a call. @source JAX-WS RI 2.3.0.2 on JDK 17 @fidelity observed */
const CALLING = new Set(['POST', 'PUT', 'DELETE']);

/** The Provisioning API version 2. */
export function createProvisioning(options: ServiceOptions): Api {
  const service = new Service(HANDLERS, options);
  const pages = new Pages();
  const endpoint: Endpoint<World> = (request, session) => {
    session.notes.api = 'provisioning';
    return CALLING.has(request.method)
      ? service.answer(request, session)
      : pages.answer(request, session.notes);
  };
  return {
    name: 'provisioning',
    errors: Object.keys(REFUSALS),
    describe: describeProvisioning,
    fidelity: () => ({ operations: gradedOperations(provisioningCoverage()), errors: gradedErrors() }),
    jobs: {},
    // The JDK's server finds a context by how the path begins, in its letter case.
    find: (path) => (path.startsWith(PATH) ? endpoint : undefined),
  };
}

/** Every operation with its grade, in the contract's order. */
export function provisioningCoverage(): OperationCoverage[] {
  return Object.entries(PROVISIONING_SERVICE.operations).map(([operation, { grade }]) => ({
    service: PROVISIONING_SERVICE.service,
    operation,
    grade,
  }));
}

function gradedErrors(): GradedError[] {
  return Object.entries(REFUSALS).map(([symbol, { statusCode, message, grade, source }]) => ({
    symbol,
    code: statusCode,
    text: message,
    grade,
    source,
  }));
}
