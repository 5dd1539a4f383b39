import type { StatusCode } from './provisioning.generated.js';

/**
 * The status codes that an operation's page lists beside OK.
 *
 * @source the pages of version 2, and of version 3 for createUser; inferred for the other create and update operations
 */
export function statusCodesOf(operation: string): readonly StatusCode[] {
  return [
    'ERROR_GENERAL',
    ...(WITHOUT_ARGUMENTS.has(operation) ? [] : (['ERROR_ILLEGAL_ARGUMENT'] as const)),
    'ERROR_UNAUTHORIZED',
    ...(UNIQUE.has(operation) ? (['ERROR_ALREADY_EXISTS'] as const) : []),
    ...(LOOKED_FOR.has(operation) || PAGED.has(operation) ? (['ERROR_NOT_FOUND'] as const) : []),
    ...(PAGED.has(operation) ? (['ERROR_TOO_MANY_RESULT'] as const) : []),
  ];
}

const WITHOUT_ARGUMENTS = new Set(['releaseToken', 'getVersion']);
const UNIQUE = new Set(['createUser', 'createGroup', 'createExtension']);
const PAGED = new Set(['listUsers', 'listGroups', 'listExtensions']);
const LOOKED_FOR = new Set([
  'getUserByLoginNameAndEnvironment',
  'getGroupByNameAndEnvironment',
  'getEnvironmentByEid',
  'getEnvironmentByShortName',
  'getStorageFolderById',
  'getStoragePolicyById',
  'getStoragePolicyByName',
]);
