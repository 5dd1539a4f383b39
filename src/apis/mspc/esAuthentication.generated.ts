// Generated from wsdl/esAuthentication.wsdl by `npm run typegen`. Do not edit.
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

/** Operations of esAuthentication with their decoded values. */
export interface EsAuthentication {
  readonly AuthenticateUser: {
    readonly request: {
      readonly username: string | null;
      readonly password: string | null;
      readonly ip: string | null;
    };
    readonly response: {
      readonly AuthenticateUserResult: number;
    };
  };
  readonly GetUserByUsernamePassword: {
    readonly request: {
      readonly username: string | null;
      readonly password: string | null;
      readonly ip: string | null;
    };
    readonly response: {
      readonly GetUserByUsernamePasswordResult: UserInfo | null;
    };
  };
  readonly ChangeUserPasswordByUsername: {
    readonly request: {
      readonly username: string | null;
      readonly oldPassword: string | null;
      readonly newPassword: string | null;
      readonly ip: string | null;
    };
    readonly response: {
      readonly ChangeUserPasswordByUsernameResult: number;
    };
  };
  readonly SendPasswordReminder: {
    readonly request: {
      readonly username: string | null;
      readonly ip: string | null;
    };
    readonly response: {
      readonly SendPasswordReminderResult: number;
    };
  };
  readonly GetSystemSetupMode: {
    readonly request: Record<string, never>;
    readonly response: {
      readonly GetSystemSetupModeResult: boolean;
    };
  };
  readonly SetupControlPanelAccounts: {
    readonly request: {
      readonly passwordA: string | null;
      readonly passwordB: string | null;
      readonly ip: string | null;
    };
    readonly response: {
      readonly SetupControlPanelAccountsResult: number;
    };
  };
  readonly GetLoginThemes: {
    readonly request: Record<string, never>;
    readonly response: {
      readonly GetLoginThemesResult: DataSetValue | null;
    };
  };
  readonly ValidatePin: {
    readonly request: {
      readonly username: string | null;
      readonly pin: string | null;
    };
    readonly response: {
      readonly ValidatePinResult: boolean;
    };
  };
  readonly SendPin: {
    readonly request: {
      readonly username: string | null;
    };
    readonly response: {
      readonly SendPinResult: number;
    };
  };
}

export const ES_AUTHENTICATION: ServiceContract = {
  service: 'esAuthentication',
  namespace: 'http://smbsaas/MSPC/enterpriseserver',
  elementFormDefault: 'qualified',
  operations: {
    AuthenticateUser: {
      grade: 'documented',
      request: [
        { name: 'username', type: 'string', minOccurs: 0 },
        { name: 'password', type: 'string', minOccurs: 0 },
        { name: 'ip', type: 'string', minOccurs: 0 },
      ],
      response: [{ name: 'AuthenticateUserResult', type: 'int', minOccurs: 1 }],
    },
    GetUserByUsernamePassword: {
      grade: 'observed',
      request: [
        { name: 'username', type: 'string', minOccurs: 0 },
        { name: 'password', type: 'string', minOccurs: 0 },
        { name: 'ip', type: 'string', minOccurs: 0 },
      ],
      response: [{ name: 'GetUserByUsernamePasswordResult', type: 'UserInfo', minOccurs: 0 }],
    },
    ChangeUserPasswordByUsername: {
      grade: 'observed',
      request: [
        { name: 'username', type: 'string', minOccurs: 0 },
        { name: 'oldPassword', type: 'string', minOccurs: 0 },
        { name: 'newPassword', type: 'string', minOccurs: 0 },
        { name: 'ip', type: 'string', minOccurs: 0 },
      ],
      response: [{ name: 'ChangeUserPasswordByUsernameResult', type: 'int', minOccurs: 1 }],
    },
    SendPasswordReminder: {
      grade: 'observed',
      request: [
        { name: 'username', type: 'string', minOccurs: 0 },
        { name: 'ip', type: 'string', minOccurs: 0 },
      ],
      response: [{ name: 'SendPasswordReminderResult', type: 'int', minOccurs: 1 }],
    },
    GetSystemSetupMode: {
      grade: 'observed',
      request: [],
      response: [{ name: 'GetSystemSetupModeResult', type: 'boolean', minOccurs: 1 }],
    },
    SetupControlPanelAccounts: {
      grade: 'observed',
      request: [
        { name: 'passwordA', type: 'string', minOccurs: 0 },
        { name: 'passwordB', type: 'string', minOccurs: 0 },
        { name: 'ip', type: 'string', minOccurs: 0 },
      ],
      response: [{ name: 'SetupControlPanelAccountsResult', type: 'int', minOccurs: 1 }],
    },
    GetLoginThemes: {
      grade: 'observed',
      origin: ['solidcp'],
      request: [],
      response: [
        {
          name: 'GetLoginThemesResult',
          type: 'DataSet',
          minOccurs: 0,
          tables: [
            {
              name: 'Table',
              columns: [
                { name: 'ThemeID', type: 'int' },
                { name: 'DisplayName', type: 'string' },
                { name: 'LTRName', type: 'string' },
                { name: 'RTLName', type: 'string' },
                { name: 'DisplayOrder', type: 'int' },
              ],
            },
          ],
        },
      ],
    },
    ValidatePin: {
      grade: 'observed',
      origin: ['solidcp'],
      request: [
        { name: 'username', type: 'string', minOccurs: 0 },
        { name: 'pin', type: 'string', minOccurs: 0 },
      ],
      response: [{ name: 'ValidatePinResult', type: 'boolean', minOccurs: 1 }],
    },
    SendPin: {
      grade: 'observed',
      origin: ['solidcp'],
      request: [{ name: 'username', type: 'string', minOccurs: 0 }],
      response: [{ name: 'SendPinResult', type: 'int', minOccurs: 1 }],
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
  },
};
