// Generated from wsdl/esUsers.wsdl by `npm run typegen`. Do not edit.
import type { ServiceContract } from '../../soap/contract.js';
import type { DataSetValue } from './dataSet.js';

export interface UserInfo {
  readonly RoleId: number;
  readonly StatusId: number;
  readonly LoginStatusId: number;
  readonly FailedLogins: number;
  readonly UserId: number;
  readonly OwnerId: number;
  readonly IsPeer: boolean;
  readonly Created: number;
  readonly Changed: number;
  readonly IsDemo: boolean;
  readonly Comments: string | null;
  readonly LastName: string | null;
  readonly Username: string | null;
  readonly Password: string | null;
  readonly FirstName: string | null;
  readonly Email: string | null;
  readonly PrimaryPhone: string | null;
  readonly Zip: string | null;
  readonly InstantMessenger: string | null;
  readonly Fax: string | null;
  readonly SecondaryPhone: string | null;
  readonly SecondaryEmail: string | null;
  readonly Country: string | null;
  readonly Address: string | null;
  readonly City: string | null;
  readonly State: string | null;
  readonly HtmlMail: boolean;
  readonly CompanyName: string | null;
  readonly EcommerceEnabled: boolean;
  readonly SubscriberNumber: string | null;
  readonly MfaMode: number;
  readonly AdditionalParams: string | null;
  readonly Vlans: readonly (UserVlan | null)[] | null;
}

export interface UserVlan {
  readonly VLanID: number;
  readonly Comment: string | null;
}

export interface UserSettings {
  readonly UserId: number;
  readonly SettingsName: string | null;
  readonly SettingsArray: readonly (readonly (string | null)[] | null)[] | null;
}

/** Operations of esUsers with their decoded values. */
export interface EsUsers {
  readonly UserExists: {
    readonly request: {
      readonly username: string | null;
    };
    readonly response: {
      readonly UserExistsResult: boolean;
    };
  };
  readonly GetUserById: {
    readonly request: {
      readonly userId: number;
    };
    readonly response: {
      readonly GetUserByIdResult: UserInfo | null;
    };
  };
  readonly GetUserByUsername: {
    readonly request: {
      readonly username: string | null;
    };
    readonly response: {
      readonly GetUserByUsernameResult: UserInfo | null;
    };
  };
  readonly GetUsers: {
    readonly request: {
      readonly ownerId: number;
      readonly recursive: boolean;
    };
    readonly response: {
      readonly GetUsersResult: readonly (UserInfo | null)[] | null;
    };
  };
  readonly AddUserVLan: {
    readonly request: {
      readonly userId: number;
      readonly vLan: UserVlan | null;
    };
    readonly response: Record<string, never>;
  };
  readonly DeleteUserVLan: {
    readonly request: {
      readonly userId: number;
      readonly vLanId: number;
    };
    readonly response: Record<string, never>;
  };
  readonly GetRawUsers: {
    readonly request: {
      readonly ownerId: number;
      readonly recursive: boolean;
    };
    readonly response: {
      readonly GetRawUsersResult: DataSetValue | null;
    };
  };
  readonly GetUsersPaged: {
    readonly request: {
      readonly userId: number;
      readonly filterColumn: string | null;
      readonly filterValue: string | null;
      readonly statusId: number;
      readonly roleId: number;
      readonly sortColumn: string | null;
      readonly startRow: number;
      readonly maximumRows: number;
    };
    readonly response: {
      readonly GetUsersPagedResult: DataSetValue | null;
    };
  };
  readonly GetUsersPagedRecursive: {
    readonly request: {
      readonly userId: number;
      readonly filterColumn: string | null;
      readonly filterValue: string | null;
      readonly statusId: number;
      readonly roleId: number;
      readonly sortColumn: string | null;
      readonly startRow: number;
      readonly maximumRows: number;
    };
    readonly response: {
      readonly GetUsersPagedRecursiveResult: DataSetValue | null;
    };
  };
  readonly GetUsersSummary: {
    readonly request: {
      readonly userId: number;
    };
    readonly response: {
      readonly GetUsersSummaryResult: DataSetValue | null;
    };
  };
  readonly GetUserDomainsPaged: {
    readonly request: {
      readonly userId: number;
      readonly filterColumn: string | null;
      readonly filterValue: string | null;
      readonly sortColumn: string | null;
      readonly startRow: number;
      readonly maximumRows: number;
    };
    readonly response: {
      readonly GetUserDomainsPagedResult: DataSetValue | null;
    };
  };
  readonly GetRawUserPeers: {
    readonly request: {
      readonly userId: number;
    };
    readonly response: {
      readonly GetRawUserPeersResult: DataSetValue | null;
    };
  };
  readonly GetUserPeers: {
    readonly request: {
      readonly userId: number;
    };
    readonly response: {
      readonly GetUserPeersResult: readonly (UserInfo | null)[] | null;
    };
  };
  readonly GetUserParents: {
    readonly request: {
      readonly userId: number;
    };
    readonly response: {
      readonly GetUserParentsResult: readonly (UserInfo | null)[] | null;
    };
  };
  readonly AddUser: {
    readonly request: {
      readonly user: UserInfo | null;
      readonly sendLetter: boolean;
      readonly password: string | null;
      readonly notes: readonly (string | null)[] | null;
    };
    readonly response: {
      readonly AddUserResult: number;
    };
  };
  readonly AddUserLiteral: {
    readonly request: {
      readonly ownerId: number;
      readonly roleId: number;
      readonly statusId: number;
      readonly isPeer: boolean;
      readonly isDemo: boolean;
      readonly username: string | null;
      readonly password: string | null;
      readonly firstName: string | null;
      readonly lastName: string | null;
      readonly email: string | null;
      readonly secondaryEmail: string | null;
      readonly address: string | null;
      readonly city: string | null;
      readonly country: string | null;
      readonly state: string | null;
      readonly zip: string | null;
      readonly primaryPhone: string | null;
      readonly secondaryPhone: string | null;
      readonly fax: string | null;
      readonly instantMessenger: string | null;
      readonly htmlMail: boolean;
      readonly companyName: string | null;
      readonly ecommerceEnabled: boolean;
      readonly sendLetter: boolean;
    };
    readonly response: {
      readonly AddUserLiteralResult: number;
    };
  };
  readonly UpdateUserTask: {
    readonly request: {
      readonly taskId: string | null;
      readonly user: UserInfo | null;
    };
    readonly response: {
      readonly UpdateUserTaskResult: number;
    };
  };
  readonly UpdateUserTaskAsynchronously: {
    readonly request: {
      readonly taskId: string | null;
      readonly user: UserInfo | null;
    };
    readonly response: {
      readonly UpdateUserTaskAsynchronouslyResult: number;
    };
  };
  readonly UpdateUser: {
    readonly request: {
      readonly user: UserInfo | null;
    };
    readonly response: {
      readonly UpdateUserResult: number;
    };
  };
  readonly UpdateUserLiteral: {
    readonly request: {
      readonly userId: number;
      readonly roleId: number;
      readonly statusId: number;
      readonly isPeer: boolean;
      readonly isDemo: boolean;
      readonly firstName: string | null;
      readonly lastName: string | null;
      readonly email: string | null;
      readonly secondaryEmail: string | null;
      readonly address: string | null;
      readonly city: string | null;
      readonly country: string | null;
      readonly state: string | null;
      readonly zip: string | null;
      readonly primaryPhone: string | null;
      readonly secondaryPhone: string | null;
      readonly fax: string | null;
      readonly instantMessenger: string | null;
      readonly htmlMail: boolean;
      readonly companyName: string | null;
      readonly ecommerceEnabled: boolean;
    };
    readonly response: {
      readonly UpdateUserLiteralResult: number;
    };
  };
  readonly DeleteUser: {
    readonly request: {
      readonly userId: number;
    };
    readonly response: {
      readonly DeleteUserResult: number;
    };
  };
  readonly ChangeUserPassword: {
    readonly request: {
      readonly userId: number;
      readonly password: string | null;
    };
    readonly response: {
      readonly ChangeUserPasswordResult: number;
    };
  };
  readonly UpdateUserMfa: {
    readonly request: {
      readonly username: string | null;
      readonly activate: boolean;
    };
    readonly response: {
      readonly UpdateUserMfaResult: boolean;
    };
  };
  readonly CanUserChangeMfa: {
    readonly request: {
      readonly changeUserId: number;
    };
    readonly response: {
      readonly CanUserChangeMfaResult: boolean;
    };
  };
  readonly GetUserMfaQrCodeData: {
    readonly request: {
      readonly username: string | null;
    };
    readonly response: {
      readonly GetUserMfaQrCodeDataResult: readonly (string | null)[] | null;
    };
  };
  readonly ActivateUserMfaQrCode: {
    readonly request: {
      readonly username: string | null;
      readonly pin: string | null;
    };
    readonly response: {
      readonly ActivateUserMfaQrCodeResult: boolean;
    };
  };
  readonly ChangeUserStatus: {
    readonly request: {
      readonly userId: number;
      readonly status: number;
    };
    readonly response: {
      readonly ChangeUserStatusResult: number;
    };
  };
  readonly GetUserSettings: {
    readonly request: {
      readonly userId: number;
      readonly settingsName: string | null;
    };
    readonly response: {
      readonly GetUserSettingsResult: UserSettings | null;
    };
  };
  readonly UpdateUserSettings: {
    readonly request: {
      readonly settings: UserSettings | null;
    };
    readonly response: {
      readonly UpdateUserSettingsResult: number;
    };
  };
  readonly GetUserThemeSettings: {
    readonly request: {
      readonly userId: number;
    };
    readonly response: {
      readonly GetUserThemeSettingsResult: DataSetValue | null;
    };
  };
  readonly UpdateUserThemeSetting: {
    readonly request: {
      readonly userId: number;
      readonly PropertyName: string | null;
      readonly PropertyValue: string | null;
    };
    readonly response: Record<string, never>;
  };
  readonly DeleteUserThemeSetting: {
    readonly request: {
      readonly userId: number;
      readonly PropertyName: string | null;
    };
    readonly response: Record<string, never>;
  };
}

export const ES_USERS: ServiceContract = {
  service: 'esUsers',
  namespace: 'http://smbsaas/MSPC/enterpriseserver',
  elementFormDefault: 'qualified',
  operations: {
    UserExists: {
      grade: 'documented',
      documentation: 'Checks if the account with the specified username exists.',
      request: [{ name: 'username', type: 'string', minOccurs: 0 }],
      response: [{ name: 'UserExistsResult', type: 'boolean', minOccurs: 1 }],
    },
    GetUserById: {
      grade: 'documented',
      request: [{ name: 'userId', type: 'int', minOccurs: 1 }],
      response: [{ name: 'GetUserByIdResult', type: 'UserInfo', minOccurs: 0 }],
    },
    GetUserByUsername: {
      grade: 'documented',
      request: [{ name: 'username', type: 'string', minOccurs: 0 }],
      response: [{ name: 'GetUserByUsernameResult', type: 'UserInfo', minOccurs: 0 }],
    },
    GetUsers: {
      grade: 'documented',
      request: [
        { name: 'ownerId', type: 'int', minOccurs: 1 },
        { name: 'recursive', type: 'boolean', minOccurs: 1 },
      ],
      response: [{ name: 'GetUsersResult', type: 'ArrayOfUserInfo', minOccurs: 0 }],
    },
    AddUserVLan: {
      grade: 'observed',
      request: [
        { name: 'userId', type: 'int', minOccurs: 1 },
        { name: 'vLan', type: 'UserVlan', minOccurs: 0 },
      ],
      response: [],
    },
    DeleteUserVLan: {
      grade: 'observed',
      request: [
        { name: 'userId', type: 'int', minOccurs: 1 },
        { name: 'vLanId', type: 'unsignedShort', minOccurs: 1 },
      ],
      response: [],
    },
    GetRawUsers: {
      grade: 'observed',
      request: [
        { name: 'ownerId', type: 'int', minOccurs: 1 },
        { name: 'recursive', type: 'boolean', minOccurs: 1 },
      ],
      response: [
        {
          name: 'GetRawUsersResult',
          type: 'DataSet',
          minOccurs: 0,
          tables: [
            {
              name: 'Table',
              columns: [
                { name: 'UserID', type: 'int' },
                { name: 'RoleID', type: 'int' },
                { name: 'StatusID', type: 'int' },
                { name: 'SubscriberNumber', type: 'string' },
                { name: 'LoginStatusId', type: 'int' },
                { name: 'FailedLogins', type: 'int' },
                { name: 'OwnerID', type: 'int' },
                { name: 'Created', type: 'dateTime' },
                { name: 'Changed', type: 'dateTime' },
                { name: 'IsDemo', type: 'boolean' },
                { name: 'Comments', type: 'string' },
                { name: 'IsPeer', type: 'boolean' },
                { name: 'Username', type: 'string' },
                { name: 'FirstName', type: 'string' },
                { name: 'LastName', type: 'string' },
                { name: 'Email', type: 'string' },
                { name: 'FullName', type: 'string' },
                { name: 'OwnerUsername', type: 'string' },
                { name: 'OwnerFirstName', type: 'string' },
                { name: 'OwnerLastName', type: 'string' },
                { name: 'OwnerRoleID', type: 'int' },
                { name: 'OwnerFullName', type: 'string' },
                { name: 'PackagesNumber', type: 'int' },
                { name: 'CompanyName', type: 'string' },
                { name: 'EcommerceEnabled', type: 'boolean' },
              ],
            },
          ],
        },
      ],
    },
    GetUsersPaged: {
      grade: 'observed',
      request: [
        { name: 'userId', type: 'int', minOccurs: 1 },
        { name: 'filterColumn', type: 'string', minOccurs: 0 },
        { name: 'filterValue', type: 'string', minOccurs: 0 },
        { name: 'statusId', type: 'int', minOccurs: 1 },
        { name: 'roleId', type: 'int', minOccurs: 1 },
        { name: 'sortColumn', type: 'string', minOccurs: 0 },
        { name: 'startRow', type: 'int', minOccurs: 1 },
        { name: 'maximumRows', type: 'int', minOccurs: 1 },
      ],
      response: [
        {
          name: 'GetUsersPagedResult',
          type: 'DataSet',
          minOccurs: 0,
          tables: [
            { name: 'Table', columns: [{ name: 'Column1', type: 'int' }] },
            {
              name: 'Table1',
              columns: [
                { name: 'UserID', type: 'int' },
                { name: 'RoleID', type: 'int' },
                { name: 'StatusID', type: 'int' },
                { name: 'SubscriberNumber', type: 'string' },
                { name: 'LoginStatusId', type: 'int' },
                { name: 'FailedLogins', type: 'int' },
                { name: 'OwnerID', type: 'int' },
                { name: 'Created', type: 'dateTime' },
                { name: 'Changed', type: 'dateTime' },
                { name: 'IsDemo', type: 'boolean' },
                { name: 'Comments', type: 'string' },
                { name: 'IsPeer', type: 'boolean' },
                { name: 'Username', type: 'string' },
                { name: 'FirstName', type: 'string' },
                { name: 'LastName', type: 'string' },
                { name: 'Email', type: 'string' },
                { name: 'FullName', type: 'string' },
                { name: 'OwnerUsername', type: 'string' },
                { name: 'OwnerFirstName', type: 'string' },
                { name: 'OwnerLastName', type: 'string' },
                { name: 'OwnerRoleID', type: 'int' },
                { name: 'OwnerFullName', type: 'string' },
                { name: 'OwnerEmail', type: 'string' },
                { name: 'PackagesNumber', type: 'int' },
                { name: 'CompanyName', type: 'string' },
                { name: 'EcommerceEnabled', type: 'boolean' },
              ],
            },
          ],
        },
      ],
    },
    GetUsersPagedRecursive: {
      grade: 'observed',
      request: [
        { name: 'userId', type: 'int', minOccurs: 1 },
        { name: 'filterColumn', type: 'string', minOccurs: 0 },
        { name: 'filterValue', type: 'string', minOccurs: 0 },
        { name: 'statusId', type: 'int', minOccurs: 1 },
        { name: 'roleId', type: 'int', minOccurs: 1 },
        { name: 'sortColumn', type: 'string', minOccurs: 0 },
        { name: 'startRow', type: 'int', minOccurs: 1 },
        { name: 'maximumRows', type: 'int', minOccurs: 1 },
      ],
      response: [
        {
          name: 'GetUsersPagedRecursiveResult',
          type: 'DataSet',
          minOccurs: 0,
          tables: [
            { name: 'Table', columns: [{ name: 'Column1', type: 'int' }] },
            {
              name: 'Table1',
              columns: [
                { name: 'UserID', type: 'int' },
                { name: 'RoleID', type: 'int' },
                { name: 'StatusID', type: 'int' },
                { name: 'SubscriberNumber', type: 'string' },
                { name: 'LoginStatusId', type: 'int' },
                { name: 'FailedLogins', type: 'int' },
                { name: 'OwnerID', type: 'int' },
                { name: 'Created', type: 'dateTime' },
                { name: 'Changed', type: 'dateTime' },
                { name: 'IsDemo', type: 'boolean' },
                { name: 'Comments', type: 'string' },
                { name: 'IsPeer', type: 'boolean' },
                { name: 'Username', type: 'string' },
                { name: 'FirstName', type: 'string' },
                { name: 'LastName', type: 'string' },
                { name: 'Email', type: 'string' },
                { name: 'FullName', type: 'string' },
                { name: 'OwnerUsername', type: 'string' },
                { name: 'OwnerFirstName', type: 'string' },
                { name: 'OwnerLastName', type: 'string' },
                { name: 'OwnerRoleID', type: 'int' },
                { name: 'OwnerFullName', type: 'string' },
                { name: 'OwnerEmail', type: 'string' },
                { name: 'PackagesNumber', type: 'int' },
                { name: 'CompanyName', type: 'string' },
                { name: 'EcommerceEnabled', type: 'boolean' },
              ],
            },
          ],
        },
      ],
    },
    GetUsersSummary: {
      grade: 'observed',
      request: [{ name: 'userId', type: 'int', minOccurs: 1 }],
      response: [
        {
          name: 'GetUsersSummaryResult',
          type: 'DataSet',
          minOccurs: 0,
          tables: [
            { name: 'Table', columns: [{ name: 'UsersNumber', type: 'int' }] },
            {
              name: 'Table1',
              columns: [{ name: 'StatusID', type: 'int' }, { name: 'UsersNumber', type: 'int' }],
            },
            {
              name: 'Table2',
              columns: [{ name: 'RoleID', type: 'int' }, { name: 'UsersNumber', type: 'int' }],
            },
          ],
        },
      ],
    },
    GetUserDomainsPaged: {
      grade: 'observed',
      request: [
        { name: 'userId', type: 'int', minOccurs: 1 },
        { name: 'filterColumn', type: 'string', minOccurs: 0 },
        { name: 'filterValue', type: 'string', minOccurs: 0 },
        { name: 'sortColumn', type: 'string', minOccurs: 0 },
        { name: 'startRow', type: 'int', minOccurs: 1 },
        { name: 'maximumRows', type: 'int', minOccurs: 1 },
      ],
      response: [
        {
          name: 'GetUserDomainsPagedResult',
          type: 'DataSet',
          minOccurs: 0,
          tables: [
            { name: 'Table', columns: [{ name: 'Column1', type: 'int' }] },
            {
              name: 'Table1',
              columns: [
                { name: 'UserID', type: 'int' },
                { name: 'RoleID', type: 'int' },
                { name: 'StatusID', type: 'int' },
                { name: 'SubscriberNumber', type: 'string' },
                { name: 'LoginStatusId', type: 'int' },
                { name: 'FailedLogins', type: 'int' },
                { name: 'OwnerID', type: 'int' },
                { name: 'Created', type: 'dateTime' },
                { name: 'Changed', type: 'dateTime' },
                { name: 'IsDemo', type: 'boolean' },
                { name: 'Comments', type: 'string' },
                { name: 'IsPeer', type: 'boolean' },
                { name: 'Username', type: 'string' },
                { name: 'FirstName', type: 'string' },
                { name: 'LastName', type: 'string' },
                { name: 'Email', type: 'string' },
                { name: 'DomainName', type: 'string' },
              ],
            },
          ],
        },
      ],
    },
    GetRawUserPeers: {
      grade: 'observed',
      request: [{ name: 'userId', type: 'int', minOccurs: 1 }],
      response: [
        {
          name: 'GetRawUserPeersResult',
          type: 'DataSet',
          minOccurs: 0,
          tables: [
            {
              name: 'Table',
              columns: [
                { name: 'UserID', type: 'int' },
                { name: 'RoleID', type: 'int' },
                { name: 'StatusID', type: 'int' },
                { name: 'LoginStatusId', type: 'int' },
                { name: 'FailedLogins', type: 'int' },
                { name: 'OwnerID', type: 'int' },
                { name: 'Created', type: 'dateTime' },
                { name: 'Changed', type: 'dateTime' },
                { name: 'IsDemo', type: 'boolean' },
                { name: 'Comments', type: 'string' },
                { name: 'IsPeer', type: 'boolean' },
                { name: 'Username', type: 'string' },
                { name: 'FirstName', type: 'string' },
                { name: 'LastName', type: 'string' },
                { name: 'Email', type: 'string' },
                { name: 'FullName', type: 'string' },
                { name: 'FullName1', type: 'string' },
                { name: 'CompanyName', type: 'string' },
                { name: 'EcommerceEnabled', type: 'boolean' },
              ],
            },
          ],
        },
      ],
    },
    GetUserPeers: {
      grade: 'observed',
      request: [{ name: 'userId', type: 'int', minOccurs: 1 }],
      response: [{ name: 'GetUserPeersResult', type: 'ArrayOfUserInfo', minOccurs: 0 }],
    },
    GetUserParents: {
      grade: 'observed',
      request: [{ name: 'userId', type: 'int', minOccurs: 1 }],
      response: [{ name: 'GetUserParentsResult', type: 'ArrayOfUserInfo', minOccurs: 0 }],
    },
    AddUser: {
      grade: 'documented',
      request: [
        { name: 'user', type: 'UserInfo', minOccurs: 0 },
        { name: 'sendLetter', type: 'boolean', minOccurs: 1 },
        { name: 'password', type: 'string', minOccurs: 0 },
        { name: 'notes', type: 'ArrayOfString', minOccurs: 0, origin: ['mspc', 'solidcp'] },
      ],
      response: [{ name: 'AddUserResult', type: 'int', minOccurs: 1 }],
    },
    AddUserLiteral: {
      grade: 'observed',
      request: [
        { name: 'ownerId', type: 'int', minOccurs: 1 },
        { name: 'roleId', type: 'int', minOccurs: 1 },
        { name: 'statusId', type: 'int', minOccurs: 1 },
        { name: 'isPeer', type: 'boolean', minOccurs: 1 },
        { name: 'isDemo', type: 'boolean', minOccurs: 1 },
        { name: 'username', type: 'string', minOccurs: 0 },
        { name: 'password', type: 'string', minOccurs: 0 },
        { name: 'firstName', type: 'string', minOccurs: 0 },
        { name: 'lastName', type: 'string', minOccurs: 0 },
        { name: 'email', type: 'string', minOccurs: 0 },
        { name: 'secondaryEmail', type: 'string', minOccurs: 0 },
        { name: 'address', type: 'string', minOccurs: 0 },
        { name: 'city', type: 'string', minOccurs: 0 },
        { name: 'country', type: 'string', minOccurs: 0 },
        { name: 'state', type: 'string', minOccurs: 0 },
        { name: 'zip', type: 'string', minOccurs: 0 },
        { name: 'primaryPhone', type: 'string', minOccurs: 0 },
        { name: 'secondaryPhone', type: 'string', minOccurs: 0 },
        { name: 'fax', type: 'string', minOccurs: 0 },
        { name: 'instantMessenger', type: 'string', minOccurs: 0 },
        { name: 'htmlMail', type: 'boolean', minOccurs: 1 },
        { name: 'companyName', type: 'string', minOccurs: 0 },
        { name: 'ecommerceEnabled', type: 'boolean', minOccurs: 1 },
        { name: 'sendLetter', type: 'boolean', minOccurs: 1 },
      ],
      response: [{ name: 'AddUserLiteralResult', type: 'int', minOccurs: 1 }],
    },
    UpdateUserTask: {
      grade: 'observed',
      request: [
        { name: 'taskId', type: 'string', minOccurs: 0 },
        { name: 'user', type: 'UserInfo', minOccurs: 0 },
      ],
      response: [{ name: 'UpdateUserTaskResult', type: 'int', minOccurs: 1 }],
    },
    UpdateUserTaskAsynchronously: {
      grade: 'observed',
      request: [
        { name: 'taskId', type: 'string', minOccurs: 0 },
        { name: 'user', type: 'UserInfo', minOccurs: 0 },
      ],
      response: [{ name: 'UpdateUserTaskAsynchronouslyResult', type: 'int', minOccurs: 1 }],
    },
    UpdateUser: {
      grade: 'documented',
      request: [{ name: 'user', type: 'UserInfo', minOccurs: 0 }],
      response: [{ name: 'UpdateUserResult', type: 'int', minOccurs: 1 }],
    },
    UpdateUserLiteral: {
      grade: 'observed',
      request: [
        { name: 'userId', type: 'int', minOccurs: 1 },
        { name: 'roleId', type: 'int', minOccurs: 1 },
        { name: 'statusId', type: 'int', minOccurs: 1 },
        { name: 'isPeer', type: 'boolean', minOccurs: 1 },
        { name: 'isDemo', type: 'boolean', minOccurs: 1 },
        { name: 'firstName', type: 'string', minOccurs: 0 },
        { name: 'lastName', type: 'string', minOccurs: 0 },
        { name: 'email', type: 'string', minOccurs: 0 },
        { name: 'secondaryEmail', type: 'string', minOccurs: 0 },
        { name: 'address', type: 'string', minOccurs: 0 },
        { name: 'city', type: 'string', minOccurs: 0 },
        { name: 'country', type: 'string', minOccurs: 0 },
        { name: 'state', type: 'string', minOccurs: 0 },
        { name: 'zip', type: 'string', minOccurs: 0 },
        { name: 'primaryPhone', type: 'string', minOccurs: 0 },
        { name: 'secondaryPhone', type: 'string', minOccurs: 0 },
        { name: 'fax', type: 'string', minOccurs: 0 },
        { name: 'instantMessenger', type: 'string', minOccurs: 0 },
        { name: 'htmlMail', type: 'boolean', minOccurs: 1 },
        { name: 'companyName', type: 'string', minOccurs: 0 },
        { name: 'ecommerceEnabled', type: 'boolean', minOccurs: 1 },
      ],
      response: [{ name: 'UpdateUserLiteralResult', type: 'int', minOccurs: 1 }],
    },
    DeleteUser: {
      grade: 'documented',
      request: [{ name: 'userId', type: 'int', minOccurs: 1 }],
      response: [{ name: 'DeleteUserResult', type: 'int', minOccurs: 1 }],
    },
    ChangeUserPassword: {
      grade: 'documented',
      request: [
        { name: 'userId', type: 'int', minOccurs: 1 },
        { name: 'password', type: 'string', minOccurs: 0 },
      ],
      response: [{ name: 'ChangeUserPasswordResult', type: 'int', minOccurs: 1 }],
    },
    UpdateUserMfa: {
      grade: 'observed',
      origin: ['solidcp'],
      request: [
        { name: 'username', type: 'string', minOccurs: 0 },
        { name: 'activate', type: 'boolean', minOccurs: 1 },
      ],
      response: [{ name: 'UpdateUserMfaResult', type: 'boolean', minOccurs: 1 }],
    },
    CanUserChangeMfa: {
      grade: 'observed',
      origin: ['solidcp'],
      request: [{ name: 'changeUserId', type: 'int', minOccurs: 1 }],
      response: [{ name: 'CanUserChangeMfaResult', type: 'boolean', minOccurs: 1 }],
    },
    GetUserMfaQrCodeData: {
      grade: 'observed',
      origin: ['solidcp'],
      request: [{ name: 'username', type: 'string', minOccurs: 0 }],
      response: [{ name: 'GetUserMfaQrCodeDataResult', type: 'ArrayOfString', minOccurs: 0 }],
    },
    ActivateUserMfaQrCode: {
      grade: 'observed',
      origin: ['solidcp'],
      request: [
        { name: 'username', type: 'string', minOccurs: 0 },
        { name: 'pin', type: 'string', minOccurs: 0 },
      ],
      response: [{ name: 'ActivateUserMfaQrCodeResult', type: 'boolean', minOccurs: 1 }],
    },
    ChangeUserStatus: {
      grade: 'documented',
      request: [
        { name: 'userId', type: 'int', minOccurs: 1 },
        { name: 'status', type: 'UserStatus', minOccurs: 1 },
      ],
      response: [{ name: 'ChangeUserStatusResult', type: 'int', minOccurs: 1 }],
    },
    GetUserSettings: {
      grade: 'observed',
      request: [
        { name: 'userId', type: 'int', minOccurs: 1 },
        { name: 'settingsName', type: 'string', minOccurs: 0 },
      ],
      response: [{ name: 'GetUserSettingsResult', type: 'UserSettings', minOccurs: 0 }],
    },
    UpdateUserSettings: {
      grade: 'observed',
      request: [{ name: 'settings', type: 'UserSettings', minOccurs: 0 }],
      response: [{ name: 'UpdateUserSettingsResult', type: 'int', minOccurs: 1 }],
    },
    GetUserThemeSettings: {
      grade: 'observed',
      origin: ['solidcp'],
      request: [{ name: 'userId', type: 'int', minOccurs: 1 }],
      response: [
        {
          name: 'GetUserThemeSettingsResult',
          type: 'DataSet',
          minOccurs: 0,
          tables: [
            {
              name: 'Table',
              columns: [
                { name: 'UserID', type: 'int' },
                { name: 'PropertyName', type: 'string' },
                { name: 'PropertyValue', type: 'string' },
              ],
            },
          ],
        },
      ],
    },
    UpdateUserThemeSetting: {
      grade: 'observed',
      origin: ['solidcp'],
      request: [
        { name: 'userId', type: 'int', minOccurs: 1 },
        { name: 'PropertyName', type: 'string', minOccurs: 0 },
        { name: 'PropertyValue', type: 'string', minOccurs: 0 },
      ],
      response: [],
    },
    DeleteUserThemeSetting: {
      grade: 'observed',
      origin: ['solidcp'],
      request: [
        { name: 'userId', type: 'int', minOccurs: 1 },
        { name: 'PropertyName', type: 'string', minOccurs: 0 },
      ],
      response: [],
    },
  },
  types: {
    UserInfo: {
      kind: 'record',
      fields: [
        { name: 'RoleId', type: 'int', minOccurs: 1 },
        { name: 'Role', type: 'UserRole', minOccurs: 1, aliasOf: 'RoleId' },
        { name: 'StatusId', type: 'int', minOccurs: 1 },
        { name: 'Status', type: 'UserStatus', minOccurs: 1, aliasOf: 'StatusId' },
        { name: 'LoginStatusId', type: 'int', minOccurs: 1 },
        { name: 'LoginStatus', type: 'UserLoginStatus', minOccurs: 1, aliasOf: 'LoginStatusId' },
        { name: 'FailedLogins', type: 'int', minOccurs: 1 },
        { name: 'UserId', type: 'int', minOccurs: 1 },
        { name: 'OwnerId', type: 'int', minOccurs: 1 },
        { name: 'IsPeer', type: 'boolean', minOccurs: 1 },
        { name: 'Created', type: 'dateTime', minOccurs: 1 },
        { name: 'Changed', type: 'dateTime', minOccurs: 1 },
        { name: 'IsDemo', type: 'boolean', minOccurs: 1 },
        { name: 'Comments', type: 'string', minOccurs: 0 },
        { name: 'LastName', type: 'string', minOccurs: 0 },
        { name: 'Username', type: 'string', minOccurs: 0 },
        { name: 'Password', type: 'string', minOccurs: 0, origin: ['mspc', 'websitepanel'] },
        { name: 'FirstName', type: 'string', minOccurs: 0 },
        { name: 'Email', type: 'string', minOccurs: 0 },
        { name: 'PrimaryPhone', type: 'string', minOccurs: 0 },
        { name: 'Zip', type: 'string', minOccurs: 0 },
        { name: 'InstantMessenger', type: 'string', minOccurs: 0 },
        { name: 'Fax', type: 'string', minOccurs: 0 },
        { name: 'SecondaryPhone', type: 'string', minOccurs: 0 },
        { name: 'SecondaryEmail', type: 'string', minOccurs: 0 },
        { name: 'Country', type: 'string', minOccurs: 0 },
        { name: 'Address', type: 'string', minOccurs: 0 },
        { name: 'City', type: 'string', minOccurs: 0 },
        { name: 'State', type: 'string', minOccurs: 0 },
        { name: 'HtmlMail', type: 'boolean', minOccurs: 1 },
        { name: 'CompanyName', type: 'string', minOccurs: 0 },
        { name: 'EcommerceEnabled', type: 'boolean', minOccurs: 1 },
        { name: 'SubscriberNumber', type: 'string', minOccurs: 0 },
        { name: 'MfaMode', type: 'int', minOccurs: 1, origin: ['solidcp'] },
        { name: 'AdditionalParams', type: 'string', minOccurs: 0 },
        { name: 'Vlans', type: 'ArrayOfUserVlan', minOccurs: 0 },
      ],
    },
    UserRole: {
      kind: 'enum',
      values: {
        Administrator: 1,
        Reseller: 2,
        User: 3,
        ResellerCSR: 4,
        PlatformCSR: 5,
        ResellerHelpdesk: 6,
        PlatformHelpdesk: 7,
      },
    },
    UserStatus: { kind: 'enum', values: { Active: 1, Suspended: 2, Cancelled: 3, Pending: 4 } },
    UserLoginStatus: { kind: 'enum', values: { Enabled: 0, Disabled: 1, LockedOut: 2 } },
    ArrayOfUserVlan: { kind: 'list', item: { name: 'UserVlan', type: 'UserVlan', minOccurs: 0, nillable: true } },
    UserVlan: {
      kind: 'record',
      fields: [
        { name: 'VLanID', type: 'unsignedShort', minOccurs: 1 },
        { name: 'Comment', type: 'string', minOccurs: 0 },
      ],
    },
    ArrayOfUserInfo: { kind: 'list', item: { name: 'UserInfo', type: 'UserInfo', minOccurs: 0, nillable: true } },
    ArrayOfString: { kind: 'list', item: { name: 'string', type: 'string', minOccurs: 0, nillable: true } },
    UserSettings: {
      kind: 'record',
      fields: [
        { name: 'UserId', type: 'int', minOccurs: 1 },
        { name: 'SettingsName', type: 'string', minOccurs: 0 },
        { name: 'SettingsArray', type: 'ArrayOfArrayOfString', minOccurs: 0 },
      ],
    },
    ArrayOfArrayOfString: {
      kind: 'list',
      item: { name: 'ArrayOfString', type: 'ArrayOfString', minOccurs: 0, nillable: true },
    },
  },
};
