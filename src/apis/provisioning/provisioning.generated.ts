// Generated from wsdl/provisioning.wsdl by `npm run typegen`. Do not edit.
import type { ServiceContract } from '../../soap/contract.js';

export interface TokenResponse {
  readonly status: Status | null;
  readonly token: string | null;
}

export interface Status {
  readonly message: string | null;
  readonly statusCode: StatusCode | null;
}

export type StatusCode = 'OK' | 'ERROR_GENERAL' | 'ERROR_ILLEGAL_ARGUMENT' | 'ERROR_UNAUTHORIZED' | 'ERROR_ALREADY_EXISTS' | 'ERROR_NOT_FOUND' | 'ERROR_TOO_MANY_RESULT';

export interface User {
  readonly agentId: string | null;
  readonly apiAccessOnly: boolean;
  readonly crmUserId: string | null;
  readonly customDateFormat: string | null;
  readonly customTimeFormat: string | null;
  readonly displayName: string | null;
  readonly eid: string | null;
  readonly email: string | null;
  readonly environmentShortName: string | null;
  readonly extensions: readonly Extension[];
  readonly externalId: string | null;
  readonly groupMemberships: readonly GroupMembership[];
  readonly id: number | null;
  readonly language: string | null;
  readonly locked: boolean;
  readonly loginName: string | null;
  readonly needChangePassword: boolean;
  readonly nonModifiable: boolean;
  readonly observerGroupId: number | null;
  readonly observerUserId: number | null;
  readonly passwordExpires: boolean;
  readonly passwordHash: string | null;
  readonly recorderLinePIN: string | null;
  readonly roles: readonly string[];
  readonly timeZone: string | null;
  readonly userType: string | null;
  readonly validFrom: number | null;
  readonly validTo: number | null;
}

export interface Extension {
  readonly eid: string | null;
  readonly environmentShortName: string | null;
  readonly extension: string | null;
  readonly id: number | null;
  readonly im: boolean;
  readonly recordingMode: RecordingModeType | null;
  readonly screenCaptureEnabled: boolean;
  readonly user: User | null;
  readonly video: boolean;
  readonly voice: boolean;
}

export type RecordingModeType = 'FULL' | 'ON_DEMAND' | 'CONTROLLED' | 'CONTROLLED_AUTO_START' | 'DO_NOT_RECORD';

export interface GroupMembership {
  readonly admin: boolean;
  readonly group: Group | null;
  readonly member: boolean;
  readonly primary: boolean;
  readonly supervisor: boolean;
  readonly uniqueIdUnmodifiable: number | null;
  readonly user: User | null;
  readonly validFromUnmodifiable: number | null;
  readonly validUntilUnmodifiable: number | null;
}

export interface Group {
  readonly eid: string | null;
  readonly environmentShortName: string | null;
  readonly id: number | null;
  readonly name: string | null;
  readonly nonModifiable: boolean;
  readonly users: readonly GroupMembership[];
}

export interface CreateOrUpdateUserResponse {
  readonly status: Status | null;
  readonly user: User | null;
}

export interface GetUserResponse {
  readonly status: Status | null;
  readonly user: User | null;
}

export interface UserFilter {
  readonly environmentFilter: EnvironmentFilter | null;
  readonly extension: string | null;
  readonly extensionExact: boolean;
  readonly externalId: string | null;
  readonly externalIdExact: boolean;
  readonly group: string | null;
  readonly groupExact: boolean;
  readonly inactive: boolean;
  readonly justCount: boolean;
  readonly loginName: string | null;
  readonly loginNameExact: boolean;
  readonly role: string | null;
  readonly roleExact: boolean;
  readonly skipExtensions: boolean;
  readonly skipGroups: boolean;
  readonly skipRoles: boolean;
  readonly userId: number | null;
}

export interface EnvironmentFilter {
  readonly eid: string | null;
  readonly eidExact: boolean;
  readonly inactive: boolean;
  readonly shortName: string | null;
  readonly shortNameExact: boolean;
}

export interface GetUsersResponse {
  readonly status: Status | null;
  readonly userCount: number | null;
  readonly users: readonly User[];
}

export interface CreateOrUpdateGroupResponse {
  readonly group: Group | null;
  readonly status: Status | null;
}

export interface GetGroupResponse {
  readonly group: Group | null;
  readonly status: Status | null;
}

export interface GroupFilter {
  readonly environmentFilter: EnvironmentFilter | null;
  readonly justCount: boolean;
  readonly name: string | null;
  readonly nameExact: boolean;
  readonly skipUsers: boolean;
}

export interface GetGroupsResponse {
  readonly groupCount: number | null;
  readonly groups: readonly Group[];
  readonly status: Status | null;
}

export interface GetExtensionResult {
  readonly extension: Extension | null;
  readonly status: Status | null;
}

export interface ExtensionFilter {
  readonly environmentFilter: EnvironmentFilter | null;
  readonly extension: string | null;
  readonly extensionExact: boolean;
  readonly justCount: boolean;
  readonly loginName: string | null;
  readonly loginNameExact: boolean;
}

export interface GetExtensionsResponse {
  readonly extensionCount: number | null;
  readonly extensions: readonly Extension[];
  readonly status: Status | null;
}

export interface Location {
  readonly eid: string | null;
  readonly location: string | null;
}

export interface ApplyExtensionConfigurationResult {
  readonly status: Status | null;
  readonly statuses: readonly ApplyExtensionConfigurationResponseServer[];
}

export interface ApplyExtensionConfigurationResponseServer {
  readonly location: Location | null;
  readonly status: Status | null;
}

export interface Environment {
  readonly displayName: string | null;
  readonly eid: string | null;
  readonly helpdeskURL: string | null;
  readonly inactive: boolean;
  readonly ondemandMaxCallAgeHoursInBuffer: number | null;
  readonly ondemandMaxRowsInBufferPerUser: number | null;
  readonly partitions: readonly string[];
  readonly shortName: string | null;
}

export interface GetEnvironmentResponse {
  readonly environment: Environment | null;
  readonly status: Status | null;
}

export interface GetEnvironmentsResponse {
  readonly environments: readonly Environment[];
  readonly status: Status | null;
}

export interface StorageFolder {
  readonly eid: string | null;
  readonly environmentShortName: string | null;
  readonly id: number | null;
  readonly name: string | null;
  readonly path: string | null;
  readonly type: string | null;
}

export interface CreateOrUpdateStorageFolderResponse {
  readonly status: Status | null;
  readonly storageFolder: StorageFolder | null;
}

export interface GetStorageFolderResponse {
  readonly status: Status | null;
  readonly storageFolder: StorageFolder | null;
}

export interface StorageFolderFilter {
  readonly environmentFilter: EnvironmentFilter | null;
  readonly justCount: boolean;
  readonly name: string | null;
  readonly nameExact: boolean;
}

export interface GetStorageFoldersResponse {
  readonly status: Status | null;
  readonly storageFolderCount: number | null;
  readonly storageFolders: readonly StorageFolder[];
}

export interface StoragePolicy {
  readonly action: string | null;
  readonly callFilter: string | null;
  readonly customSql: boolean;
  readonly decrypt: boolean;
  readonly eid: string | null;
  readonly enabled: boolean;
  readonly engineId: string | null;
  readonly environmentShortName: string | null;
  readonly firstTranscode: boolean;
  readonly format: string | null;
  readonly id: number | null;
  readonly keepCdr: boolean;
  readonly languageId: string | null;
  readonly moveToRecycleBin: boolean;
  readonly name: string | null;
  readonly olderThanMinutes: number | null;
  readonly olderThanYears: number | null;
  readonly onlyForArchived: boolean;
  readonly priority: number | null;
  readonly storageFolder: StorageFolder | null;
}

export interface CreateOrUpdateStoragePolicyResponse {
  readonly status: Status | null;
  readonly storagePolicy: StoragePolicy | null;
}

export interface GetStoragePolicyResponse {
  readonly status: Status | null;
  readonly storagePolicy: StoragePolicy | null;
}

export interface StoragePolicyFilter {
  readonly environmentFilter: EnvironmentFilter | null;
  readonly justCount: boolean;
  readonly name: string | null;
  readonly nameExact: boolean;
}

export interface GetStoragePoliciesResponse {
  readonly status: Status | null;
  readonly storagePolicies: readonly StoragePolicy[];
  readonly storagePolicyCount: number | null;
}

export interface CallStatisticsFilter {
  readonly environmentFilter: EnvironmentFilter | null;
  readonly source: CallSourceType | null;
  readonly timeFrom: string | null;
  readonly timeTo: string | null;
  readonly type: CallStatisticsType | null;
}

export type CallSourceType = 'BOTH' | 'PERMANENT' | 'ON_DEMAND';

export type CallStatisticsType = 'BY_USER' | 'BY_ENVIRONMENT';

export interface StatisticsResponse {
  readonly callStatistics: readonly CallStatistic[];
  readonly status: Status | null;
}

export interface CallStatistic {
  readonly eid: string | null;
  readonly lengthOfCallsSeconds: number | null;
  readonly loginName: string | null;
  readonly numberOfCalls: number | null;
  readonly shortName: string | null;
  readonly userId: number | null;
}

export interface GetVersionResult {
  readonly status: Status | null;
  readonly version: string | null;
}

/** Operations of ProvisioningService with their decoded values. */
export interface ProvisioningService {
  readonly requestToken: {
    readonly request: {
      readonly eid: string | null;
      readonly loginName: string | null;
      readonly password: string | null;
    };
    readonly response: {
      readonly return: TokenResponse | null;
    };
  };
  readonly releaseToken: {
    readonly request: {
      readonly token: string | null;
    };
    readonly response: {
      readonly return: Status | null;
    };
  };
  readonly createUser: {
    readonly request: {
      readonly token: string | null;
      readonly user: User | null;
    };
    readonly response: {
      readonly return: CreateOrUpdateUserResponse | null;
    };
  };
  readonly updateUser: {
    readonly request: {
      readonly token: string | null;
      readonly user: User | null;
    };
    readonly response: {
      readonly return: CreateOrUpdateUserResponse | null;
    };
  };
  readonly deleteUser: {
    readonly request: {
      readonly token: string | null;
      readonly userId: number | null;
    };
    readonly response: {
      readonly return: Status | null;
    };
  };
  readonly getUserByLoginNameAndEnvironment: {
    readonly request: {
      readonly token: string | null;
      readonly loginName: string | null;
      readonly eid: string | null;
      readonly environmentShortName: string | null;
    };
    readonly response: {
      readonly return: GetUserResponse | null;
    };
  };
  readonly listUsers: {
    readonly request: {
      readonly token: string | null;
      readonly filter: UserFilter | null;
    };
    readonly response: {
      readonly return: GetUsersResponse | null;
    };
  };
  readonly createGroup: {
    readonly request: {
      readonly token: string | null;
      readonly group: Group | null;
    };
    readonly response: {
      readonly return: CreateOrUpdateGroupResponse | null;
    };
  };
  readonly updateGroup: {
    readonly request: {
      readonly token: string | null;
      readonly group: Group | null;
      readonly updateUsers: boolean;
    };
    readonly response: {
      readonly return: CreateOrUpdateGroupResponse | null;
    };
  };
  readonly deleteGroup: {
    readonly request: {
      readonly token: string | null;
      readonly groupId: number | null;
    };
    readonly response: {
      readonly return: Status | null;
    };
  };
  readonly getGroupByNameAndEnvironment: {
    readonly request: {
      readonly token: string | null;
      readonly name: string | null;
      readonly eid: string | null;
      readonly environmentShortName: string | null;
    };
    readonly response: {
      readonly return: GetGroupResponse | null;
    };
  };
  readonly listGroups: {
    readonly request: {
      readonly token: string | null;
      readonly filter: GroupFilter | null;
    };
    readonly response: {
      readonly return: GetGroupsResponse | null;
    };
  };
  readonly createExtension: {
    readonly request: {
      readonly token: string | null;
      readonly extension: Extension | null;
    };
    readonly response: {
      readonly return: Status | null;
    };
  };
  readonly updateExtension: {
    readonly request: {
      readonly token: string | null;
      readonly extension: Extension | null;
    };
    readonly response: {
      readonly return: Status | null;
    };
  };
  readonly getExtension: {
    readonly request: {
      readonly token: string | null;
      readonly environmentFilter: EnvironmentFilter | null;
      readonly extension: string | null;
    };
    readonly response: {
      readonly return: GetExtensionResult | null;
    };
  };
  readonly listExtensions: {
    readonly request: {
      readonly token: string | null;
      readonly filter: ExtensionFilter | null;
    };
    readonly response: {
      readonly return: GetExtensionsResponse | null;
    };
  };
  readonly applyExtensionConfiguration: {
    readonly request: {
      readonly token: string | null;
      readonly theseServersOnly: readonly Location[];
      readonly returnSuccessfulStatuses: boolean;
      readonly forceEvenIfNotRegistered: boolean;
    };
    readonly response: {
      readonly return: ApplyExtensionConfigurationResult | null;
    };
  };
  readonly createEnvironment: {
    readonly request: {
      readonly token: string | null;
      readonly environment: Environment | null;
      readonly archiveAtAgeHours: number | null;
      readonly deleteAtAgeHours: number | null;
      readonly archivePath: string | null;
    };
    readonly response: {
      readonly return: Status | null;
    };
  };
  readonly updateEnvironment: {
    readonly request: {
      readonly token: string | null;
      readonly environment: Environment | null;
    };
    readonly response: {
      readonly return: Status | null;
    };
  };
  readonly getEnvironmentByEid: {
    readonly request: {
      readonly token: string | null;
      readonly eid: string | null;
    };
    readonly response: {
      readonly return: GetEnvironmentResponse | null;
    };
  };
  readonly getEnvironmentByShortName: {
    readonly request: {
      readonly token: string | null;
      readonly shortName: string | null;
    };
    readonly response: {
      readonly return: GetEnvironmentResponse | null;
    };
  };
  readonly listEnvironments: {
    readonly request: {
      readonly token: string | null;
      readonly filter: EnvironmentFilter | null;
    };
    readonly response: {
      readonly return: GetEnvironmentsResponse | null;
    };
  };
  readonly createStorageFolder: {
    readonly request: {
      readonly token: string | null;
      readonly storageFolder: StorageFolder | null;
    };
    readonly response: {
      readonly return: CreateOrUpdateStorageFolderResponse | null;
    };
  };
  readonly updateStorageFolder: {
    readonly request: {
      readonly token: string | null;
      readonly storageFolder: StorageFolder | null;
    };
    readonly response: {
      readonly return: CreateOrUpdateStorageFolderResponse | null;
    };
  };
  readonly getStorageFolderById: {
    readonly request: {
      readonly token: string | null;
      readonly id: number | null;
    };
    readonly response: {
      readonly return: GetStorageFolderResponse | null;
    };
  };
  readonly listStorageFolders: {
    readonly request: {
      readonly token: string | null;
      readonly filter: StorageFolderFilter | null;
    };
    readonly response: {
      readonly return: GetStorageFoldersResponse | null;
    };
  };
  readonly listStorageFoldersByEid: {
    readonly request: {
      readonly token: string | null;
      readonly eid: string | null;
    };
    readonly response: {
      readonly return: GetStorageFoldersResponse | null;
    };
  };
  readonly createStoragePolicy: {
    readonly request: {
      readonly token: string | null;
      readonly storagePolicy: StoragePolicy | null;
    };
    readonly response: {
      readonly return: CreateOrUpdateStoragePolicyResponse | null;
    };
  };
  readonly updateStoragePolicy: {
    readonly request: {
      readonly token: string | null;
      readonly storagePolicy: StoragePolicy | null;
    };
    readonly response: {
      readonly return: CreateOrUpdateStoragePolicyResponse | null;
    };
  };
  readonly getStoragePolicyById: {
    readonly request: {
      readonly token: string | null;
      readonly id: number | null;
    };
    readonly response: {
      readonly return: GetStoragePolicyResponse | null;
    };
  };
  readonly getStoragePolicyByName: {
    readonly request: {
      readonly token: string | null;
      readonly name: string | null;
    };
    readonly response: {
      readonly return: GetStoragePolicyResponse | null;
    };
  };
  readonly listStoragePolicies: {
    readonly request: {
      readonly token: string | null;
      readonly filter: StoragePolicyFilter | null;
    };
    readonly response: {
      readonly return: GetStoragePoliciesResponse | null;
    };
  };
  readonly listStoragePoliciesByEid: {
    readonly request: {
      readonly token: string | null;
      readonly eid: string | null;
    };
    readonly response: {
      readonly return: GetStoragePoliciesResponse | null;
    };
  };
  readonly getStatistics: {
    readonly request: {
      readonly token: string | null;
      readonly filter: CallStatisticsFilter | null;
    };
    readonly response: {
      readonly return: StatisticsResponse | null;
    };
  };
  readonly getVersion: {
    readonly request: {
      readonly token: string | null;
    };
    readonly response: {
      readonly return: GetVersionResult | null;
    };
  };
}

export const PROVISIONING_SERVICE: ServiceContract = {
  service: 'ProvisioningService',
  namespace: 'http://v2.provisioning.ws.web.verba.com/',
  elementFormDefault: 'unqualified',
  operations: {
    requestToken: {
      grade: 'documented',
      request: [
        { name: 'eid', type: 'string', minOccurs: 0 },
        { name: 'loginName', type: 'string', minOccurs: 0 },
        { name: 'password', type: 'string', minOccurs: 0 },
      ],
      response: [{ name: 'return', type: 'tokenResponse', minOccurs: 0 }],
    },
    releaseToken: {
      grade: 'documented',
      request: [{ name: 'token', type: 'string', minOccurs: 0 }],
      response: [{ name: 'return', type: 'status', minOccurs: 0 }],
    },
    createUser: {
      grade: 'documented',
      request: [{ name: 'token', type: 'string', minOccurs: 0 }, { name: 'user', type: 'user', minOccurs: 0 }],
      response: [{ name: 'return', type: 'createOrUpdateUserResponse', minOccurs: 0 }],
    },
    updateUser: {
      grade: 'documented',
      request: [{ name: 'token', type: 'string', minOccurs: 0 }, { name: 'user', type: 'user', minOccurs: 0 }],
      response: [{ name: 'return', type: 'createOrUpdateUserResponse', minOccurs: 0 }],
    },
    deleteUser: {
      grade: 'documented',
      request: [
        { name: 'token', type: 'string', minOccurs: 0 },
        { name: 'userId', type: 'int', minOccurs: 0 },
      ],
      response: [{ name: 'return', type: 'status', minOccurs: 0 }],
    },
    getUserByLoginNameAndEnvironment: {
      grade: 'inferred',
      request: [
        { name: 'token', type: 'string', minOccurs: 0 },
        { name: 'loginName', type: 'string', minOccurs: 0 },
        { name: 'eid', type: 'string', minOccurs: 0 },
        { name: 'environmentShortName', type: 'string', minOccurs: 0 },
      ],
      response: [{ name: 'return', type: 'getUserResponse', minOccurs: 0 }],
    },
    listUsers: {
      grade: 'documented',
      request: [
        { name: 'token', type: 'string', minOccurs: 0 },
        { name: 'filter', type: 'userFilter', minOccurs: 0 },
      ],
      response: [{ name: 'return', type: 'getUsersResponse', minOccurs: 0 }],
    },
    createGroup: {
      grade: 'documented',
      request: [
        { name: 'token', type: 'string', minOccurs: 0 },
        { name: 'group', type: 'group', minOccurs: 0 },
      ],
      response: [{ name: 'return', type: 'createOrUpdateGroupResponse', minOccurs: 0 }],
    },
    updateGroup: {
      grade: 'documented',
      request: [
        { name: 'token', type: 'string', minOccurs: 0 },
        { name: 'group', type: 'group', minOccurs: 0 },
        { name: 'updateUsers', type: 'boolean', minOccurs: 1 },
      ],
      response: [{ name: 'return', type: 'createOrUpdateGroupResponse', minOccurs: 0 }],
    },
    deleteGroup: {
      grade: 'documented',
      request: [
        { name: 'token', type: 'string', minOccurs: 0 },
        { name: 'groupId', type: 'int', minOccurs: 0 },
      ],
      response: [{ name: 'return', type: 'status', minOccurs: 0 }],
    },
    getGroupByNameAndEnvironment: {
      grade: 'inferred',
      request: [
        { name: 'token', type: 'string', minOccurs: 0 },
        { name: 'name', type: 'string', minOccurs: 0 },
        { name: 'eid', type: 'string', minOccurs: 0 },
        { name: 'environmentShortName', type: 'string', minOccurs: 0 },
      ],
      response: [{ name: 'return', type: 'getGroupResponse', minOccurs: 0 }],
    },
    listGroups: {
      grade: 'inferred',
      request: [
        { name: 'token', type: 'string', minOccurs: 0 },
        { name: 'filter', type: 'groupFilter', minOccurs: 0 },
      ],
      response: [{ name: 'return', type: 'getGroupsResponse', minOccurs: 0 }],
    },
    createExtension: {
      grade: 'documented',
      request: [
        { name: 'token', type: 'string', minOccurs: 0 },
        { name: 'extension', type: 'extension', minOccurs: 0 },
      ],
      response: [{ name: 'return', type: 'status', minOccurs: 0 }],
    },
    updateExtension: {
      grade: 'documented',
      request: [
        { name: 'token', type: 'string', minOccurs: 0 },
        { name: 'extension', type: 'extension', minOccurs: 0 },
      ],
      response: [{ name: 'return', type: 'status', minOccurs: 0 }],
    },
    getExtension: {
      grade: 'documented',
      request: [
        { name: 'token', type: 'string', minOccurs: 0 },
        { name: 'environmentFilter', type: 'environmentFilter', minOccurs: 0 },
        { name: 'extension', type: 'string', minOccurs: 0 },
      ],
      response: [{ name: 'return', type: 'getExtensionResult', minOccurs: 0 }],
    },
    listExtensions: {
      grade: 'inferred',
      request: [
        { name: 'token', type: 'string', minOccurs: 0 },
        { name: 'filter', type: 'extensionFilter', minOccurs: 0 },
      ],
      response: [{ name: 'return', type: 'getExtensionsResponse', minOccurs: 0 }],
    },
    applyExtensionConfiguration: {
      grade: 'documented',
      request: [
        { name: 'token', type: 'string', minOccurs: 0 },
        { name: 'theseServersOnly', type: 'location', minOccurs: 0, repeated: true },
        { name: 'returnSuccessfulStatuses', type: 'boolean', minOccurs: 1 },
        { name: 'forceEvenIfNotRegistered', type: 'boolean', minOccurs: 1 },
      ],
      response: [{ name: 'return', type: 'applyExtensionConfigurationResult', minOccurs: 0 }],
    },
    createEnvironment: {
      grade: 'documented',
      request: [
        { name: 'token', type: 'string', minOccurs: 0 },
        { name: 'environment', type: 'environment', minOccurs: 0 },
        { name: 'archiveAtAgeHours', type: 'int', minOccurs: 0 },
        { name: 'deleteAtAgeHours', type: 'int', minOccurs: 0 },
        { name: 'archivePath', type: 'string', minOccurs: 0 },
      ],
      response: [{ name: 'return', type: 'status', minOccurs: 0 }],
    },
    updateEnvironment: {
      grade: 'documented',
      request: [
        { name: 'token', type: 'string', minOccurs: 0 },
        { name: 'environment', type: 'environment', minOccurs: 0 },
      ],
      response: [{ name: 'return', type: 'status', minOccurs: 0 }],
    },
    getEnvironmentByEid: {
      grade: 'documented',
      request: [
        { name: 'token', type: 'string', minOccurs: 0 },
        { name: 'eid', type: 'string', minOccurs: 0 },
      ],
      response: [{ name: 'return', type: 'getEnvironmentResponse', minOccurs: 0 }],
    },
    getEnvironmentByShortName: {
      grade: 'documented',
      request: [
        { name: 'token', type: 'string', minOccurs: 0 },
        { name: 'shortName', type: 'string', minOccurs: 0 },
      ],
      response: [{ name: 'return', type: 'getEnvironmentResponse', minOccurs: 0 }],
    },
    listEnvironments: {
      grade: 'documented',
      request: [
        { name: 'token', type: 'string', minOccurs: 0 },
        { name: 'filter', type: 'environmentFilter', minOccurs: 0 },
      ],
      response: [{ name: 'return', type: 'getEnvironmentsResponse', minOccurs: 0 }],
    },
    createStorageFolder: {
      grade: 'inferred',
      request: [
        { name: 'token', type: 'string', minOccurs: 0 },
        { name: 'storageFolder', type: 'storageFolder', minOccurs: 0 },
      ],
      response: [{ name: 'return', type: 'createOrUpdateStorageFolderResponse', minOccurs: 0 }],
    },
    updateStorageFolder: {
      grade: 'inferred',
      request: [
        { name: 'token', type: 'string', minOccurs: 0 },
        { name: 'storageFolder', type: 'storageFolder', minOccurs: 0 },
      ],
      response: [{ name: 'return', type: 'createOrUpdateStorageFolderResponse', minOccurs: 0 }],
    },
    getStorageFolderById: {
      grade: 'inferred',
      request: [{ name: 'token', type: 'string', minOccurs: 0 }, { name: 'id', type: 'int', minOccurs: 0 }],
      response: [{ name: 'return', type: 'getStorageFolderResponse', minOccurs: 0 }],
    },
    listStorageFolders: {
      grade: 'inferred',
      request: [
        { name: 'token', type: 'string', minOccurs: 0 },
        { name: 'filter', type: 'storageFolderFilter', minOccurs: 0 },
      ],
      response: [{ name: 'return', type: 'getStorageFoldersResponse', minOccurs: 0 }],
    },
    listStorageFoldersByEid: {
      grade: 'inferred',
      request: [
        { name: 'token', type: 'string', minOccurs: 0 },
        { name: 'eid', type: 'string', minOccurs: 0 },
      ],
      response: [{ name: 'return', type: 'getStorageFoldersResponse', minOccurs: 0 }],
    },
    createStoragePolicy: {
      grade: 'inferred',
      request: [
        { name: 'token', type: 'string', minOccurs: 0 },
        { name: 'storagePolicy', type: 'storagePolicy', minOccurs: 0 },
      ],
      response: [{ name: 'return', type: 'createOrUpdateStoragePolicyResponse', minOccurs: 0 }],
    },
    updateStoragePolicy: {
      grade: 'inferred',
      request: [
        { name: 'token', type: 'string', minOccurs: 0 },
        { name: 'storagePolicy', type: 'storagePolicy', minOccurs: 0 },
      ],
      response: [{ name: 'return', type: 'createOrUpdateStoragePolicyResponse', minOccurs: 0 }],
    },
    getStoragePolicyById: {
      grade: 'inferred',
      request: [{ name: 'token', type: 'string', minOccurs: 0 }, { name: 'id', type: 'int', minOccurs: 0 }],
      response: [{ name: 'return', type: 'getStoragePolicyResponse', minOccurs: 0 }],
    },
    getStoragePolicyByName: {
      grade: 'inferred',
      request: [
        { name: 'token', type: 'string', minOccurs: 0 },
        { name: 'name', type: 'string', minOccurs: 0 },
      ],
      response: [{ name: 'return', type: 'getStoragePolicyResponse', minOccurs: 0 }],
    },
    listStoragePolicies: {
      grade: 'inferred',
      request: [
        { name: 'token', type: 'string', minOccurs: 0 },
        { name: 'filter', type: 'storagePolicyFilter', minOccurs: 0 },
      ],
      response: [{ name: 'return', type: 'getStoragePoliciesResponse', minOccurs: 0 }],
    },
    listStoragePoliciesByEid: {
      grade: 'inferred',
      request: [
        { name: 'token', type: 'string', minOccurs: 0 },
        { name: 'eid', type: 'string', minOccurs: 0 },
      ],
      response: [{ name: 'return', type: 'getStoragePoliciesResponse', minOccurs: 0 }],
    },
    getStatistics: {
      grade: 'documented',
      request: [
        { name: 'token', type: 'string', minOccurs: 0 },
        { name: 'filter', type: 'callStatisticsFilter', minOccurs: 0 },
      ],
      response: [{ name: 'return', type: 'statisticsResponse', minOccurs: 0 }],
    },
    getVersion: {
      grade: 'inferred',
      request: [{ name: 'token', type: 'string', minOccurs: 0 }],
      response: [{ name: 'return', type: 'getVersionResult', minOccurs: 0 }],
    },
  },
  types: {
    tokenResponse: {
      kind: 'record',
      fields: [
        { name: 'status', type: 'status', minOccurs: 0 },
        { name: 'token', type: 'string', minOccurs: 0 },
      ],
    },
    status: {
      kind: 'record',
      fields: [
        { name: 'message', type: 'string', minOccurs: 0 },
        { name: 'statusCode', type: 'statusCode', minOccurs: 0 },
      ],
    },
    statusCode: {
      kind: 'enum',
      values: {
        OK: 0,
        ERROR_GENERAL: 1,
        ERROR_ILLEGAL_ARGUMENT: 2,
        ERROR_UNAUTHORIZED: 3,
        ERROR_ALREADY_EXISTS: 4,
        ERROR_NOT_FOUND: 5,
        ERROR_TOO_MANY_RESULT: 6,
      },
      byName: true,
    },
    user: {
      kind: 'record',
      fields: [
        { name: 'agentId', type: 'string', minOccurs: 0 },
        { name: 'apiAccessOnly', type: 'boolean', minOccurs: 1 },
        { name: 'crmUserId', type: 'string', minOccurs: 0 },
        { name: 'customDateFormat', type: 'string', minOccurs: 0 },
        { name: 'customTimeFormat', type: 'string', minOccurs: 0 },
        { name: 'displayName', type: 'string', minOccurs: 0 },
        { name: 'eid', type: 'string', minOccurs: 0 },
        { name: 'email', type: 'string', minOccurs: 0 },
        { name: 'environmentShortName', type: 'string', minOccurs: 0 },
        { name: 'extensions', type: 'extension', minOccurs: 0, repeated: true, nillable: true },
        { name: 'externalId', type: 'string', minOccurs: 0 },
        {
          name: 'groupMemberships',
          type: 'groupMembership',
          minOccurs: 0,
          repeated: true,
          nillable: true,
        },
        { name: 'id', type: 'int', minOccurs: 0 },
        { name: 'language', type: 'string', minOccurs: 0 },
        { name: 'locked', type: 'boolean', minOccurs: 1 },
        { name: 'loginName', type: 'string', minOccurs: 0 },
        { name: 'needChangePassword', type: 'boolean', minOccurs: 1 },
        { name: 'nonModifiable', type: 'boolean', minOccurs: 1 },
        { name: 'observerGroupId', type: 'int', minOccurs: 0 },
        { name: 'observerUserId', type: 'int', minOccurs: 0 },
        { name: 'passwordExpires', type: 'boolean', minOccurs: 1 },
        { name: 'passwordHash', type: 'string', minOccurs: 0 },
        { name: 'recorderLinePIN', type: 'string', minOccurs: 0 },
        { name: 'roles', type: 'string', minOccurs: 0, repeated: true, nillable: true },
        { name: 'timeZone', type: 'string', minOccurs: 0 },
        { name: 'userType', type: 'string', minOccurs: 0 },
        { name: 'validFrom', type: 'dateTime', minOccurs: 0 },
        { name: 'validTo', type: 'dateTime', minOccurs: 0 },
      ],
    },
    extension: {
      kind: 'record',
      fields: [
        { name: 'eid', type: 'string', minOccurs: 0 },
        { name: 'environmentShortName', type: 'string', minOccurs: 0 },
        { name: 'extension', type: 'string', minOccurs: 0 },
        { name: 'id', type: 'int', minOccurs: 0 },
        { name: 'im', type: 'boolean', minOccurs: 1 },
        { name: 'recordingMode', type: 'recordingModeType', minOccurs: 0 },
        { name: 'screenCaptureEnabled', type: 'boolean', minOccurs: 1 },
        { name: 'user', type: 'user', minOccurs: 0 },
        { name: 'video', type: 'boolean', minOccurs: 1 },
        { name: 'voice', type: 'boolean', minOccurs: 1 },
      ],
    },
    recordingModeType: {
      kind: 'enum',
      values: { FULL: 0, ON_DEMAND: 1, CONTROLLED: 2, CONTROLLED_AUTO_START: 3, DO_NOT_RECORD: 4 },
      byName: true,
    },
    groupMembership: {
      kind: 'record',
      fields: [
        { name: 'admin', type: 'boolean', minOccurs: 1 },
        { name: 'group', type: 'group', minOccurs: 0 },
        { name: 'member', type: 'boolean', minOccurs: 1 },
        { name: 'primary', type: 'boolean', minOccurs: 1 },
        { name: 'supervisor', type: 'boolean', minOccurs: 1 },
        { name: 'uniqueIdUnmodifiable', type: 'int', minOccurs: 0 },
        { name: 'user', type: 'user', minOccurs: 0 },
        { name: 'validFromUnmodifiable', type: 'dateTime', minOccurs: 0 },
        { name: 'validUntilUnmodifiable', type: 'dateTime', minOccurs: 0 },
      ],
    },
    group: {
      kind: 'record',
      fields: [
        { name: 'eid', type: 'string', minOccurs: 0 },
        { name: 'environmentShortName', type: 'string', minOccurs: 0 },
        { name: 'id', type: 'int', minOccurs: 0 },
        { name: 'name', type: 'string', minOccurs: 0 },
        { name: 'nonModifiable', type: 'boolean', minOccurs: 1 },
        { name: 'users', type: 'groupMembership', minOccurs: 0, repeated: true, nillable: true },
      ],
    },
    createOrUpdateUserResponse: {
      kind: 'record',
      fields: [
        { name: 'status', type: 'status', minOccurs: 0 },
        { name: 'user', type: 'user', minOccurs: 0 },
      ],
    },
    getUserResponse: {
      kind: 'record',
      fields: [
        { name: 'status', type: 'status', minOccurs: 0 },
        { name: 'user', type: 'user', minOccurs: 0 },
      ],
    },
    userFilter: {
      kind: 'record',
      fields: [
        { name: 'environmentFilter', type: 'environmentFilter', minOccurs: 0 },
        { name: 'extension', type: 'string', minOccurs: 0 },
        { name: 'extensionExact', type: 'boolean', minOccurs: 1 },
        { name: 'externalId', type: 'string', minOccurs: 0 },
        { name: 'externalIdExact', type: 'boolean', minOccurs: 1 },
        { name: 'group', type: 'string', minOccurs: 0 },
        { name: 'groupExact', type: 'boolean', minOccurs: 1 },
        { name: 'inactive', type: 'boolean', minOccurs: 1 },
        { name: 'justCount', type: 'boolean', minOccurs: 1 },
        { name: 'loginName', type: 'string', minOccurs: 0 },
        { name: 'loginNameExact', type: 'boolean', minOccurs: 1 },
        { name: 'role', type: 'string', minOccurs: 0 },
        { name: 'roleExact', type: 'boolean', minOccurs: 1 },
        { name: 'skipExtensions', type: 'boolean', minOccurs: 1 },
        { name: 'skipGroups', type: 'boolean', minOccurs: 1 },
        { name: 'skipRoles', type: 'boolean', minOccurs: 1 },
        { name: 'userId', type: 'int', minOccurs: 0 },
      ],
    },
    environmentFilter: {
      kind: 'record',
      fields: [
        { name: 'eid', type: 'string', minOccurs: 0 },
        { name: 'eidExact', type: 'boolean', minOccurs: 1 },
        { name: 'inactive', type: 'boolean', minOccurs: 1 },
        { name: 'shortName', type: 'string', minOccurs: 0 },
        { name: 'shortNameExact', type: 'boolean', minOccurs: 1 },
      ],
    },
    getUsersResponse: {
      kind: 'record',
      fields: [
        { name: 'status', type: 'status', minOccurs: 0 },
        { name: 'userCount', type: 'int', minOccurs: 0 },
        { name: 'users', type: 'user', minOccurs: 0, repeated: true, nillable: true },
      ],
    },
    createOrUpdateGroupResponse: {
      kind: 'record',
      fields: [
        { name: 'group', type: 'group', minOccurs: 0 },
        { name: 'status', type: 'status', minOccurs: 0 },
      ],
    },
    getGroupResponse: {
      kind: 'record',
      fields: [
        { name: 'group', type: 'group', minOccurs: 0 },
        { name: 'status', type: 'status', minOccurs: 0 },
      ],
    },
    groupFilter: {
      kind: 'record',
      fields: [
        { name: 'environmentFilter', type: 'environmentFilter', minOccurs: 0 },
        { name: 'justCount', type: 'boolean', minOccurs: 1 },
        { name: 'name', type: 'string', minOccurs: 0 },
        { name: 'nameExact', type: 'boolean', minOccurs: 1 },
        { name: 'skipUsers', type: 'boolean', minOccurs: 1 },
      ],
    },
    getGroupsResponse: {
      kind: 'record',
      fields: [
        { name: 'groupCount', type: 'int', minOccurs: 0 },
        { name: 'groups', type: 'group', minOccurs: 0, repeated: true, nillable: true },
        { name: 'status', type: 'status', minOccurs: 0 },
      ],
    },
    getExtensionResult: {
      kind: 'record',
      fields: [
        { name: 'extension', type: 'extension', minOccurs: 0 },
        { name: 'status', type: 'status', minOccurs: 0 },
      ],
    },
    extensionFilter: {
      kind: 'record',
      fields: [
        { name: 'environmentFilter', type: 'environmentFilter', minOccurs: 0 },
        { name: 'extension', type: 'string', minOccurs: 0 },
        { name: 'extensionExact', type: 'boolean', minOccurs: 1 },
        { name: 'justCount', type: 'boolean', minOccurs: 1 },
        { name: 'loginName', type: 'string', minOccurs: 0 },
        { name: 'loginNameExact', type: 'boolean', minOccurs: 1 },
      ],
    },
    getExtensionsResponse: {
      kind: 'record',
      fields: [
        { name: 'extensionCount', type: 'int', minOccurs: 0 },
        { name: 'extensions', type: 'extension', minOccurs: 0, repeated: true, nillable: true },
        { name: 'status', type: 'status', minOccurs: 0 },
      ],
    },
    location: {
      kind: 'record',
      fields: [
        { name: 'eid', type: 'string', minOccurs: 0 },
        { name: 'location', type: 'string', minOccurs: 0 },
      ],
    },
    applyExtensionConfigurationResult: {
      kind: 'record',
      fields: [
        { name: 'status', type: 'status', minOccurs: 0 },
        {
          name: 'statuses',
          type: 'applyExtensionConfigurationResponseServer',
          minOccurs: 0,
          repeated: true,
          nillable: true,
        },
      ],
    },
    applyExtensionConfigurationResponseServer: {
      kind: 'record',
      fields: [
        { name: 'location', type: 'location', minOccurs: 0 },
        { name: 'status', type: 'status', minOccurs: 0 },
      ],
    },
    environment: {
      kind: 'record',
      fields: [
        { name: 'displayName', type: 'string', minOccurs: 0 },
        { name: 'eid', type: 'string', minOccurs: 0 },
        { name: 'helpdeskURL', type: 'string', minOccurs: 0 },
        { name: 'inactive', type: 'boolean', minOccurs: 1 },
        { name: 'ondemandMaxCallAgeHoursInBuffer', type: 'int', minOccurs: 0 },
        { name: 'ondemandMaxRowsInBufferPerUser', type: 'int', minOccurs: 0 },
        { name: 'partitions', type: 'string', minOccurs: 0, repeated: true, nillable: true },
        { name: 'shortName', type: 'string', minOccurs: 0 },
      ],
    },
    getEnvironmentResponse: {
      kind: 'record',
      fields: [
        { name: 'environment', type: 'environment', minOccurs: 0 },
        { name: 'status', type: 'status', minOccurs: 0 },
      ],
    },
    getEnvironmentsResponse: {
      kind: 'record',
      fields: [
        { name: 'environments', type: 'environment', minOccurs: 0, repeated: true, nillable: true },
        { name: 'status', type: 'status', minOccurs: 0 },
      ],
    },
    storageFolder: {
      kind: 'record',
      fields: [
        { name: 'eid', type: 'string', minOccurs: 0 },
        { name: 'environmentShortName', type: 'string', minOccurs: 0 },
        { name: 'id', type: 'int', minOccurs: 0 },
        { name: 'name', type: 'string', minOccurs: 0 },
        { name: 'path', type: 'string', minOccurs: 0 },
        { name: 'type', type: 'string', minOccurs: 0 },
      ],
    },
    createOrUpdateStorageFolderResponse: {
      kind: 'record',
      fields: [
        { name: 'status', type: 'status', minOccurs: 0 },
        { name: 'storageFolder', type: 'storageFolder', minOccurs: 0 },
      ],
    },
    getStorageFolderResponse: {
      kind: 'record',
      fields: [
        { name: 'status', type: 'status', minOccurs: 0 },
        { name: 'storageFolder', type: 'storageFolder', minOccurs: 0 },
      ],
    },
    storageFolderFilter: {
      kind: 'record',
      fields: [
        { name: 'environmentFilter', type: 'environmentFilter', minOccurs: 0 },
        { name: 'justCount', type: 'boolean', minOccurs: 1 },
        { name: 'name', type: 'string', minOccurs: 0 },
        { name: 'nameExact', type: 'boolean', minOccurs: 1 },
      ],
    },
    getStorageFoldersResponse: {
      kind: 'record',
      fields: [
        { name: 'status', type: 'status', minOccurs: 0 },
        { name: 'storageFolderCount', type: 'int', minOccurs: 0 },
        { name: 'storageFolders', type: 'storageFolder', minOccurs: 0, repeated: true, nillable: true },
      ],
    },
    storagePolicy: {
      kind: 'record',
      fields: [
        { name: 'action', type: 'string', minOccurs: 0 },
        { name: 'callFilter', type: 'string', minOccurs: 0 },
        { name: 'customSql', type: 'boolean', minOccurs: 1 },
        { name: 'decrypt', type: 'boolean', minOccurs: 1 },
        { name: 'eid', type: 'string', minOccurs: 0 },
        { name: 'enabled', type: 'boolean', minOccurs: 1 },
        { name: 'engineId', type: 'string', minOccurs: 0 },
        { name: 'environmentShortName', type: 'string', minOccurs: 0 },
        { name: 'firstTranscode', type: 'boolean', minOccurs: 1 },
        { name: 'format', type: 'string', minOccurs: 0 },
        { name: 'id', type: 'int', minOccurs: 0 },
        { name: 'keepCdr', type: 'boolean', minOccurs: 1 },
        { name: 'languageId', type: 'string', minOccurs: 0 },
        { name: 'moveToRecycleBin', type: 'boolean', minOccurs: 1 },
        { name: 'name', type: 'string', minOccurs: 0 },
        { name: 'olderThanMinutes', type: 'int', minOccurs: 0 },
        { name: 'olderThanYears', type: 'int', minOccurs: 0 },
        { name: 'onlyForArchived', type: 'boolean', minOccurs: 1 },
        { name: 'priority', type: 'int', minOccurs: 0 },
        { name: 'storageFolder', type: 'storageFolder', minOccurs: 0 },
      ],
    },
    createOrUpdateStoragePolicyResponse: {
      kind: 'record',
      fields: [
        { name: 'status', type: 'status', minOccurs: 0 },
        { name: 'storagePolicy', type: 'storagePolicy', minOccurs: 0 },
      ],
    },
    getStoragePolicyResponse: {
      kind: 'record',
      fields: [
        { name: 'status', type: 'status', minOccurs: 0 },
        { name: 'storagePolicy', type: 'storagePolicy', minOccurs: 0 },
      ],
    },
    storagePolicyFilter: {
      kind: 'record',
      fields: [
        { name: 'environmentFilter', type: 'environmentFilter', minOccurs: 0 },
        { name: 'justCount', type: 'boolean', minOccurs: 1 },
        { name: 'name', type: 'string', minOccurs: 0 },
        { name: 'nameExact', type: 'boolean', minOccurs: 1 },
      ],
    },
    getStoragePoliciesResponse: {
      kind: 'record',
      fields: [
        { name: 'status', type: 'status', minOccurs: 0 },
        {
          name: 'storagePolicies',
          type: 'storagePolicy',
          minOccurs: 0,
          repeated: true,
          nillable: true,
        },
        { name: 'storagePolicyCount', type: 'int', minOccurs: 0 },
      ],
    },
    callStatisticsFilter: {
      kind: 'record',
      fields: [
        { name: 'environmentFilter', type: 'environmentFilter', minOccurs: 0 },
        { name: 'source', type: 'callSourceType', minOccurs: 0 },
        { name: 'timeFrom', type: 'string', minOccurs: 0 },
        { name: 'timeTo', type: 'string', minOccurs: 0 },
        { name: 'type', type: 'callStatisticsType', minOccurs: 0 },
      ],
    },
    callSourceType: { kind: 'enum', values: { BOTH: 0, PERMANENT: 1, ON_DEMAND: 2 }, byName: true },
    callStatisticsType: { kind: 'enum', values: { BY_USER: 0, BY_ENVIRONMENT: 1 }, byName: true },
    statisticsResponse: {
      kind: 'record',
      fields: [
        { name: 'callStatistics', type: 'callStatistic', minOccurs: 0, repeated: true, nillable: true },
        { name: 'status', type: 'status', minOccurs: 0 },
      ],
    },
    callStatistic: {
      kind: 'record',
      fields: [
        { name: 'eid', type: 'string', minOccurs: 0 },
        { name: 'lengthOfCallsSeconds', type: 'int', minOccurs: 0 },
        { name: 'loginName', type: 'string', minOccurs: 0 },
        { name: 'numberOfCalls', type: 'int', minOccurs: 0 },
        { name: 'shortName', type: 'string', minOccurs: 0 },
        { name: 'userId', type: 'int', minOccurs: 0 },
      ],
    },
    getVersionResult: {
      kind: 'record',
      fields: [
        { name: 'status', type: 'status', minOccurs: 0 },
        { name: 'version', type: 'string', minOccurs: 0 },
      ],
    },
  },
};
