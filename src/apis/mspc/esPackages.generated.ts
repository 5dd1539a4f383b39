// Generated from wsdl/esPackages.wsdl by `npm run typegen`. Do not edit.
import type { ServiceContract } from '../../soap/contract.js';
import type { DataSetValue } from './dataSet.js';

export interface HostingPlanInfo {
  readonly PlanId: number;
  readonly PackageId: number;
  readonly PlanName: string | null;
  readonly PlanDescription: string | null;
  readonly Available: boolean;
  readonly ServerId: number;
  readonly IsAddon: boolean;
  readonly SetupPrice: string;
  readonly RecurringPrice: string;
  readonly RecurrenceUnit: number;
  readonly RecurrenceLength: number;
  readonly Groups: readonly (HostingPlanGroupInfo | null)[] | null;
  readonly Quotas: readonly (HostingPlanQuotaInfo | null)[] | null;
  readonly UserId: number;
}

export interface HostingPlanGroupInfo {
  readonly GroupId: number;
  readonly Enabled: boolean;
  readonly CalculateDiskSpace: boolean;
  readonly CalculateBandwidth: boolean;
  readonly GroupName: string | null;
}

export interface HostingPlanQuotaInfo {
  readonly QuotaId: number;
  readonly QuotaValue: number;
}

export interface HostingPlanContext {
  readonly HostingPlan: HostingPlanInfo | null;
  readonly GroupsArray: readonly (HostingPlanGroupInfo | null)[] | null;
  readonly QuotasArray: readonly (QuotaValueInfo | null)[] | null;
}

export interface QuotaValueInfo {
  readonly QuotaAllocatedValue: number;
  readonly QuotaAllocatedValuePerOrganization: number;
  readonly QuotaUsedValue: number;
  readonly QuotaExhausted: boolean;
  readonly QuotaName: string | null;
  readonly QuotaDescription: string | null;
  readonly QuotaId: number;
  readonly QuotaTypeId: number;
  readonly GroupId: number;
}

export interface PackageResult {
  readonly Result: number;
  readonly ExceedingQuotas: DataSetValue | null;
}

export interface PackageInfo {
  readonly PackageId: number;
  readonly UserId: number;
  readonly ParentPackageId: number;
  readonly StatusId: number;
  readonly PlanId: number;
  readonly PurchaseDate: number;
  readonly PackageName: string | null;
  readonly PackageComments: string | null;
  readonly ServerId: number;
  readonly DiskSpace: number;
  readonly BandWidth: number;
  readonly DiskSpaceQuota: number;
  readonly BandWidthQuota: number;
  readonly Domains: number;
  readonly DomainsQuota: number;
  readonly OverrideQuotas: boolean;
  readonly DefaultTopPackage: boolean;
  readonly Groups: readonly (HostingPlanGroupInfo | null)[] | null;
  readonly Quotas: readonly (HostingPlanQuotaInfo | null)[] | null;
  readonly StatusIDchangeDate: number;
}

export interface PackageContext {
  readonly Package: PackageInfo | null;
  readonly GroupsArray: readonly (HostingPlanGroupInfo | null)[] | null;
  readonly QuotasArray: readonly (QuotaValueInfo | null)[] | null;
}

export interface PackageSettings {
  readonly PackageId: number;
  readonly SettingsName: string | null;
  readonly SettingsArray: readonly (readonly (string | null)[] | null)[] | null;
}

export interface PackageAddonInfo {
  readonly PackageAddonId: number;
  readonly PackageId: number;
  readonly PlanId: number;
  readonly Quantity: number;
  readonly PurchaseDate: number;
  readonly Comments: string | null;
  readonly StatusId: number;
  readonly PlanName: string | null;
  readonly PlanDescription: string | null;
}

/** Operations of esPackages with their decoded values. */
export interface EsPackages {
  readonly GetHostingPlans: {
    readonly request: {
      readonly userId: number;
    };
    readonly response: {
      readonly GetHostingPlansResult: DataSetValue | null;
    };
  };
  readonly GetHostingAddons: {
    readonly request: {
      readonly userId: number;
    };
    readonly response: {
      readonly GetHostingAddonsResult: DataSetValue | null;
    };
  };
  readonly GetHostingPlan: {
    readonly request: {
      readonly planId: number;
    };
    readonly response: {
      readonly GetHostingPlanResult: HostingPlanInfo | null;
    };
  };
  readonly GetHostingPlanQuotas: {
    readonly request: {
      readonly packageId: number;
      readonly planId: number;
      readonly serverId: number;
    };
    readonly response: {
      readonly GetHostingPlanQuotasResult: DataSetValue | null;
    };
  };
  readonly GetHostingPlanContext: {
    readonly request: {
      readonly planId: number;
    };
    readonly response: {
      readonly GetHostingPlanContextResult: HostingPlanContext | null;
    };
  };
  readonly GetUserAvailableHostingPlans: {
    readonly request: {
      readonly userId: number;
    };
    readonly response: {
      readonly GetUserAvailableHostingPlansResult: readonly (HostingPlanInfo | null)[] | null;
    };
  };
  readonly GetUserAvailableHostingAddons: {
    readonly request: {
      readonly userId: number;
    };
    readonly response: {
      readonly GetUserAvailableHostingAddonsResult: readonly (HostingPlanInfo | null)[] | null;
    };
  };
  readonly AddHostingPlan: {
    readonly request: {
      readonly plan: HostingPlanInfo | null;
    };
    readonly response: {
      readonly AddHostingPlanResult: number;
    };
  };
  readonly UpdateHostingPlan: {
    readonly request: {
      readonly plan: HostingPlanInfo | null;
    };
    readonly response: {
      readonly UpdateHostingPlanResult: PackageResult | null;
    };
  };
  readonly DeleteHostingPlan: {
    readonly request: {
      readonly planId: number;
    };
    readonly response: {
      readonly DeleteHostingPlanResult: number;
    };
  };
  readonly AddHostingAddon: {
    readonly request: {
      readonly plan: HostingPlanInfo | null;
    };
    readonly response: {
      readonly AddHostingAddonResult: number;
    };
  };
  readonly UpdateHostingAddon: {
    readonly request: {
      readonly plan: HostingPlanInfo | null;
    };
    readonly response: {
      readonly UpdateHostingAddonResult: PackageResult | null;
    };
  };
  readonly DeleteHostingAddon: {
    readonly request: {
      readonly planId: number;
    };
    readonly response: {
      readonly DeleteHostingAddonResult: number;
    };
  };
  readonly GetPackages: {
    readonly request: {
      readonly userId: number;
    };
    readonly response: {
      readonly GetPackagesResult: readonly (PackageInfo | null)[] | null;
    };
  };
  readonly GetNestedPackagesSummary: {
    readonly request: {
      readonly packageId: number;
    };
    readonly response: {
      readonly GetNestedPackagesSummaryResult: DataSetValue | null;
    };
  };
  readonly GetRawPackages: {
    readonly request: {
      readonly userId: number;
    };
    readonly response: {
      readonly GetRawPackagesResult: DataSetValue | null;
    };
  };
  readonly SearchServiceItemsPaged: {
    readonly request: {
      readonly userId: number;
      readonly itemTypeId: number;
      readonly filterValue: string | null;
      readonly sortColumn: string | null;
      readonly startRow: number;
      readonly maximumRows: number;
    };
    readonly response: {
      readonly SearchServiceItemsPagedResult: DataSetValue | null;
    };
  };
  readonly GetSearchObject: {
    readonly request: {
      readonly userId: number;
      readonly filterColumn: string | null;
      readonly filterValue: string | null;
      readonly statusId: number;
      readonly roleId: number;
      readonly sortColumn: string | null;
      readonly startRow: number;
      readonly maximumRows: number;
      readonly colType: string | null;
      readonly fullType: string | null;
    };
    readonly response: {
      readonly GetSearchObjectResult: DataSetValue | null;
    };
  };
  readonly GetSearchObjectQuickFind: {
    readonly request: {
      readonly userId: number;
      readonly filterColumn: string | null;
      readonly filterValue: string | null;
      readonly statusId: number;
      readonly roleId: number;
      readonly sortColumn: string | null;
      readonly maximumRows: number;
      readonly colType: string | null;
      readonly fullType: string | null;
    };
    readonly response: {
      readonly GetSearchObjectQuickFindResult: DataSetValue | null;
    };
  };
  readonly GetSearchTableByColumns: {
    readonly request: {
      readonly PagedStored: string | null;
      readonly FilterValue: string | null;
      readonly MaximumRows: number;
      readonly Recursive: boolean;
      readonly PoolID: number;
      readonly ServerID: number;
      readonly StatusID: number;
      readonly PlanID: number;
      readonly OrgID: number;
      readonly ItemTypeName: string | null;
      readonly GroupName: string | null;
      readonly PackageID: number;
      readonly VPSType: string | null;
      readonly RoleID: number;
      readonly UserID: number;
      readonly FilterColumns: string | null;
    };
    readonly response: {
      readonly GetSearchTableByColumnsResult: DataSetValue | null;
    };
  };
  readonly GetPackagesPaged: {
    readonly request: {
      readonly userId: number;
      readonly filterColumn: string | null;
      readonly filterValue: string | null;
      readonly sortColumn: string | null;
      readonly startRow: number;
      readonly maximumRows: number;
    };
    readonly response: {
      readonly GetPackagesPagedResult: DataSetValue | null;
    };
  };
  readonly GetNestedPackagesPaged: {
    readonly request: {
      readonly packageId: number;
      readonly filterColumn: string | null;
      readonly filterValue: string | null;
      readonly statusId: number;
      readonly planId: number;
      readonly serverId: number;
      readonly sortColumn: string | null;
      readonly startRow: number;
      readonly maximumRows: number;
    };
    readonly response: {
      readonly GetNestedPackagesPagedResult: DataSetValue | null;
    };
  };
  readonly GetPackagePackages: {
    readonly request: {
      readonly packageId: number;
    };
    readonly response: {
      readonly GetPackagePackagesResult: readonly (PackageInfo | null)[] | null;
    };
  };
  readonly GetMyPackages: {
    readonly request: {
      readonly userId: number;
    };
    readonly response: {
      readonly GetMyPackagesResult: readonly (PackageInfo | null)[] | null;
    };
  };
  readonly GetRawMyPackages: {
    readonly request: {
      readonly userId: number;
    };
    readonly response: {
      readonly GetRawMyPackagesResult: DataSetValue | null;
    };
  };
  readonly GetPackage: {
    readonly request: {
      readonly packageId: number;
    };
    readonly response: {
      readonly GetPackageResult: PackageInfo | null;
    };
  };
  readonly GetPackageContext: {
    readonly request: {
      readonly packageId: number;
    };
    readonly response: {
      readonly GetPackageContextResult: PackageContext | null;
    };
  };
  readonly GetPackageQuotas: {
    readonly request: {
      readonly packageId: number;
    };
    readonly response: {
      readonly GetPackageQuotasResult: DataSetValue | null;
    };
  };
  readonly GetPackageQuotasForEdit: {
    readonly request: {
      readonly packageId: number;
    };
    readonly response: {
      readonly GetPackageQuotasForEditResult: DataSetValue | null;
    };
  };
  readonly AddPackage: {
    readonly request: {
      readonly userId: number;
      readonly planId: number;
      readonly packageName: string | null;
      readonly packageComments: string | null;
      readonly statusId: number;
      readonly purchaseDate: number;
    };
    readonly response: {
      readonly AddPackageResult: PackageResult | null;
    };
  };
  readonly UpdatePackage: {
    readonly request: {
      readonly package: PackageInfo | null;
    };
    readonly response: {
      readonly UpdatePackageResult: PackageResult | null;
    };
  };
  readonly UpdatePackageLiteral: {
    readonly request: {
      readonly packageId: number;
      readonly statusId: number;
      readonly planId: number;
      readonly purchaseDate: number;
      readonly packageName: string | null;
      readonly packageComments: string | null;
    };
    readonly response: {
      readonly UpdatePackageLiteralResult: PackageResult | null;
    };
  };
  readonly ChangePackageUser: {
    readonly request: {
      readonly packageId: number;
      readonly UserId: number;
    };
    readonly response: {
      readonly ChangePackageUserResult: number;
    };
  };
  readonly UpdatePackageName: {
    readonly request: {
      readonly packageId: number;
      readonly packageName: string | null;
      readonly packageComments: string | null;
    };
    readonly response: {
      readonly UpdatePackageNameResult: number;
    };
  };
  readonly DeletePackage: {
    readonly request: {
      readonly packageId: number;
    };
    readonly response: {
      readonly DeletePackageResult: number;
    };
  };
  readonly ChangePackageStatus: {
    readonly request: {
      readonly packageId: number;
      readonly status: number;
    };
    readonly response: {
      readonly ChangePackageStatusResult: number;
    };
  };
  readonly EvaluateUserPackageTempate: {
    readonly request: {
      readonly userId: number;
      readonly packageId: number;
      readonly template: string | null;
    };
    readonly response: {
      readonly EvaluateUserPackageTempateResult: string | null;
    };
  };
  readonly GetPackageSettings: {
    readonly request: {
      readonly packageId: number;
      readonly settingsName: string | null;
    };
    readonly response: {
      readonly GetPackageSettingsResult: PackageSettings | null;
    };
  };
  readonly UpdatePackageSettings: {
    readonly request: {
      readonly settings: PackageSettings | null;
    };
    readonly response: {
      readonly UpdatePackageSettingsResult: number;
    };
  };
  readonly SetDefaultTopPackage: {
    readonly request: {
      readonly userId: number;
      readonly packageId: number;
    };
    readonly response: {
      readonly SetDefaultTopPackageResult: boolean;
    };
  };
  readonly GetPackageAddons: {
    readonly request: {
      readonly packageId: number;
    };
    readonly response: {
      readonly GetPackageAddonsResult: DataSetValue | null;
    };
  };
  readonly GetPackageAddon: {
    readonly request: {
      readonly packageAddonId: number;
    };
    readonly response: {
      readonly GetPackageAddonResult: PackageAddonInfo | null;
    };
  };
  readonly AddPackageAddonById: {
    readonly request: {
      readonly packageId: number;
      readonly addonPlanId: number;
      readonly quantity: number;
    };
    readonly response: {
      readonly AddPackageAddonByIdResult: PackageResult | null;
    };
  };
  readonly AddPackageAddon: {
    readonly request: {
      readonly addon: PackageAddonInfo | null;
    };
    readonly response: {
      readonly AddPackageAddonResult: PackageResult | null;
    };
  };
  readonly AddPackageAddonLiteral: {
    readonly request: {
      readonly packageId: number;
      readonly planId: number;
      readonly quantity: number;
      readonly statusId: number;
      readonly purchaseDate: number;
      readonly comments: string | null;
    };
    readonly response: {
      readonly AddPackageAddonLiteralResult: PackageResult | null;
    };
  };
  readonly UpdatePackageAddon: {
    readonly request: {
      readonly addon: PackageAddonInfo | null;
    };
    readonly response: {
      readonly UpdatePackageAddonResult: PackageResult | null;
    };
  };
  readonly UpdatePackageAddonLiteral: {
    readonly request: {
      readonly packageAddonId: number;
      readonly planId: number;
      readonly quantity: number;
      readonly statusId: number;
      readonly purchaseDate: number;
      readonly comments: string | null;
    };
    readonly response: {
      readonly UpdatePackageAddonLiteralResult: PackageResult | null;
    };
  };
  readonly DeletePackageAddon: {
    readonly request: {
      readonly packageAddonId: number;
    };
    readonly response: {
      readonly DeletePackageAddonResult: number;
    };
  };
  readonly GetSearchableServiceItemTypes: {
    readonly request: Record<string, never>;
    readonly response: {
      readonly GetSearchableServiceItemTypesResult: DataSetValue | null;
    };
  };
  readonly GetRawPackageItemsByType: {
    readonly request: {
      readonly packageId: number;
      readonly itemTypeName: string | null;
      readonly recursive: boolean;
    };
    readonly response: {
      readonly GetRawPackageItemsByTypeResult: DataSetValue | null;
    };
  };
  readonly GetRawPackageItemsPaged: {
    readonly request: {
      readonly packageId: number;
      readonly groupName: string | null;
      readonly typeName: string | null;
      readonly serverId: number;
      readonly recursive: boolean;
      readonly filterColumn: string | null;
      readonly filterValue: string | null;
      readonly sortColumn: string | null;
      readonly startRow: number;
      readonly maximumRows: number;
    };
    readonly response: {
      readonly GetRawPackageItemsPagedResult: DataSetValue | null;
    };
  };
  readonly GetRawPackageItems: {
    readonly request: {
      readonly packageId: number;
    };
    readonly response: {
      readonly GetRawPackageItemsResult: DataSetValue | null;
    };
  };
  readonly DetachPackageItem: {
    readonly request: {
      readonly itemId: number;
    };
    readonly response: {
      readonly DetachPackageItemResult: number;
    };
  };
  readonly MovePackageItem: {
    readonly request: {
      readonly itemId: number;
      readonly destinationServiceId: number;
    };
    readonly response: {
      readonly MovePackageItemResult: number;
    };
  };
  readonly GetPackageQuota: {
    readonly request: {
      readonly packageId: number;
      readonly quotaName: string | null;
    };
    readonly response: {
      readonly GetPackageQuotaResult: QuotaValueInfo | null;
    };
  };
  readonly SendAccountSummaryLetter: {
    readonly request: {
      readonly userId: number;
      readonly to: string | null;
      readonly cc: string | null;
    };
    readonly response: {
      readonly SendAccountSummaryLetterResult: number;
    };
  };
  readonly SendPackageSummaryLetter: {
    readonly request: {
      readonly packageId: number;
      readonly to: string | null;
      readonly cc: string | null;
    };
    readonly response: {
      readonly SendPackageSummaryLetterResult: number;
    };
  };
  readonly GetEvaluatedPackageTemplateBody: {
    readonly request: {
      readonly packageId: number;
    };
    readonly response: {
      readonly GetEvaluatedPackageTemplateBodyResult: string | null;
    };
  };
  readonly GetEvaluatedAccountTemplateBody: {
    readonly request: {
      readonly userId: number;
    };
    readonly response: {
      readonly GetEvaluatedAccountTemplateBodyResult: string | null;
    };
  };
  readonly AddPackageWithResources: {
    readonly request: {
      readonly userId: number;
      readonly planId: number;
      readonly spaceName: string | null;
      readonly statusId: number;
      readonly sendLetter: boolean;
      readonly createResources: boolean;
      readonly domainName: string | null;
      readonly tempDomain: boolean;
      readonly createWebSite: boolean;
      readonly createFtpAccount: boolean;
      readonly ftpAccountName: string | null;
      readonly createMailAccount: boolean;
      readonly hostName: string | null;
    };
    readonly response: {
      readonly AddPackageWithResourcesResult: PackageResult | null;
    };
  };
  readonly CreateUserWizard: {
    readonly request: {
      readonly parentPackageId: number;
      readonly username: string | null;
      readonly password: string | null;
      readonly roleId: number;
      readonly firstName: string | null;
      readonly lastName: string | null;
      readonly email: string | null;
      readonly secondaryEmail: string | null;
      readonly htmlMail: boolean;
      readonly sendAccountLetter: boolean;
      readonly createPackage: boolean;
      readonly planId: number;
      readonly sendPackageLetter: boolean;
      readonly domainName: string | null;
      readonly tempDomain: boolean;
      readonly createWebSite: boolean;
      readonly createFtpAccount: boolean;
      readonly ftpAccountName: string | null;
      readonly createMailAccount: boolean;
      readonly hostName: string | null;
      readonly createZoneRecord: boolean;
    };
    readonly response: {
      readonly CreateUserWizardResult: number;
    };
  };
  readonly GetPackagesBandwidthPaged: {
    readonly request: {
      readonly userId: number;
      readonly packageId: number;
      readonly startDate: number;
      readonly endDate: number;
      readonly sortColumn: string | null;
      readonly startRow: number;
      readonly maximumRows: number;
    };
    readonly response: {
      readonly GetPackagesBandwidthPagedResult: DataSetValue | null;
    };
  };
  readonly GetPackagesDiskspacePaged: {
    readonly request: {
      readonly userId: number;
      readonly packageId: number;
      readonly sortColumn: string | null;
      readonly startRow: number;
      readonly maximumRows: number;
    };
    readonly response: {
      readonly GetPackagesDiskspacePagedResult: DataSetValue | null;
    };
  };
  readonly GetPackageBandwidth: {
    readonly request: {
      readonly packageId: number;
      readonly startDate: number;
      readonly endDate: number;
    };
    readonly response: {
      readonly GetPackageBandwidthResult: DataSetValue | null;
    };
  };
  readonly GetPackageDiskspace: {
    readonly request: {
      readonly packageId: number;
    };
    readonly response: {
      readonly GetPackageDiskspaceResult: DataSetValue | null;
    };
  };
  readonly GetOverusageSummaryReport: {
    readonly request: {
      readonly userId: number;
      readonly packageId: number;
      readonly startDate: number;
      readonly endDate: number;
    };
    readonly response: {
      readonly GetOverusageSummaryReportResult: DataSetValue | null;
    };
  };
  readonly GetDiskspaceOverusageDetailsReport: {
    readonly request: {
      readonly userId: number;
      readonly packageId: number;
    };
    readonly response: {
      readonly GetDiskspaceOverusageDetailsReportResult: DataSetValue | null;
    };
  };
  readonly GetBandwidthOverusageDetailsReport: {
    readonly request: {
      readonly userId: number;
      readonly packageId: number;
      readonly startDate: number;
      readonly endDate: number;
    };
    readonly response: {
      readonly GetBandwidthOverusageDetailsReportResult: DataSetValue | null;
    };
  };
}

export const ES_PACKAGES: ServiceContract = {
  service: 'esPackages',
  namespace: 'http://smbsaas/MSPC/enterpriseserver',
  elementFormDefault: 'qualified',
  operations: {
    GetHostingPlans: {
      grade: 'observed',
      request: [{ name: 'userId', type: 'int', minOccurs: 1 }],
      response: [
        {
          name: 'GetHostingPlansResult',
          type: 'DataSet',
          minOccurs: 0,
          tables: [
            {
              name: 'Table',
              columns: [
                { name: 'PlanID', type: 'int' },
                { name: 'UserID', type: 'int' },
                { name: 'PackageID', type: 'int' },
                { name: 'PlanName', type: 'string' },
                { name: 'PlanDescription', type: 'string' },
                { name: 'Available', type: 'boolean' },
                { name: 'SetupPrice', type: 'decimal' },
                { name: 'RecurringPrice', type: 'decimal' },
                { name: 'RecurrenceLength', type: 'int' },
                { name: 'RecurrenceUnit', type: 'int' },
                { name: 'IsAddon', type: 'boolean' },
                { name: 'PackagesNumber', type: 'int' },
                { name: 'ServerID', type: 'int' },
                { name: 'ServerName', type: 'string' },
                { name: 'ServerComments', type: 'string' },
                { name: 'VirtualServer', type: 'boolean' },
                { name: 'PackageID1', type: 'int' },
                { name: 'PackageName', type: 'string' },
              ],
            },
          ],
        },
      ],
    },
    GetHostingAddons: {
      grade: 'observed',
      request: [{ name: 'userId', type: 'int', minOccurs: 1 }],
      response: [
        {
          name: 'GetHostingAddonsResult',
          type: 'DataSet',
          minOccurs: 0,
          tables: [
            {
              name: 'Table',
              columns: [
                { name: 'PlanID', type: 'int' },
                { name: 'UserID', type: 'int' },
                { name: 'PackageID', type: 'int' },
                { name: 'PlanName', type: 'string' },
                { name: 'PlanDescription', type: 'string' },
                { name: 'Available', type: 'boolean' },
                { name: 'SetupPrice', type: 'decimal' },
                { name: 'RecurringPrice', type: 'decimal' },
                { name: 'RecurrenceLength', type: 'int' },
                { name: 'RecurrenceUnit', type: 'int' },
                { name: 'IsAddon', type: 'boolean' },
                { name: 'PackagesNumber', type: 'int' },
              ],
            },
          ],
        },
      ],
    },
    GetHostingPlan: {
      grade: 'observed',
      request: [{ name: 'planId', type: 'int', minOccurs: 1 }],
      response: [{ name: 'GetHostingPlanResult', type: 'HostingPlanInfo', minOccurs: 0 }],
    },
    GetHostingPlanQuotas: {
      grade: 'observed',
      request: [
        { name: 'packageId', type: 'int', minOccurs: 1 },
        { name: 'planId', type: 'int', minOccurs: 1 },
        { name: 'serverId', type: 'int', minOccurs: 1 },
      ],
      response: [
        {
          name: 'GetHostingPlanQuotasResult',
          type: 'DataSet',
          minOccurs: 0,
          tables: [
            {
              name: 'Table',
              columns: [
                { name: 'GroupID', type: 'int' },
                { name: 'GroupName', type: 'string' },
                { name: 'Enabled', type: 'boolean' },
                { name: 'ParentEnabled', type: 'boolean' },
                { name: 'CalculateDiskSpace', type: 'boolean' },
                { name: 'CalculateBandwidth', type: 'boolean' },
              ],
            },
            {
              name: 'Table1',
              columns: [
                { name: 'QuotaID', type: 'int' },
                { name: 'GroupID', type: 'int' },
                { name: 'QuotaName', type: 'string' },
                { name: 'QuotaDescription', type: 'string' },
                { name: 'QuotaTypeID', type: 'int' },
                { name: 'QuotaValue', type: 'int' },
                { name: 'ParentQuotaValue', type: 'int' },
              ],
            },
          ],
        },
      ],
    },
    GetHostingPlanContext: {
      grade: 'observed',
      request: [{ name: 'planId', type: 'int', minOccurs: 1 }],
      response: [{ name: 'GetHostingPlanContextResult', type: 'HostingPlanContext', minOccurs: 0 }],
    },
    GetUserAvailableHostingPlans: {
      grade: 'observed',
      request: [{ name: 'userId', type: 'int', minOccurs: 1 }],
      response: [{ name: 'GetUserAvailableHostingPlansResult', type: 'ArrayOfHostingPlanInfo', minOccurs: 0 }],
    },
    GetUserAvailableHostingAddons: {
      grade: 'observed',
      request: [{ name: 'userId', type: 'int', minOccurs: 1 }],
      response: [{ name: 'GetUserAvailableHostingAddonsResult', type: 'ArrayOfHostingPlanInfo', minOccurs: 0 }],
    },
    AddHostingPlan: {
      grade: 'documented',
      request: [{ name: 'plan', type: 'HostingPlanInfo', minOccurs: 0 }],
      response: [{ name: 'AddHostingPlanResult', type: 'int', minOccurs: 1 }],
    },
    UpdateHostingPlan: {
      grade: 'documented',
      request: [{ name: 'plan', type: 'HostingPlanInfo', minOccurs: 0 }],
      response: [{ name: 'UpdateHostingPlanResult', type: 'PackageResult', minOccurs: 0 }],
    },
    DeleteHostingPlan: {
      grade: 'documented',
      request: [{ name: 'planId', type: 'int', minOccurs: 1 }],
      response: [{ name: 'DeleteHostingPlanResult', type: 'int', minOccurs: 1 }],
    },
    AddHostingAddon: {
      grade: 'documented',
      origin: ['mspc'],
      request: [{ name: 'plan', type: 'HostingPlanInfo', minOccurs: 0 }],
      response: [{ name: 'AddHostingAddonResult', type: 'int', minOccurs: 1 }],
    },
    UpdateHostingAddon: {
      grade: 'documented',
      origin: ['mspc'],
      request: [{ name: 'plan', type: 'HostingPlanInfo', minOccurs: 0 }],
      response: [{ name: 'UpdateHostingAddonResult', type: 'PackageResult', minOccurs: 0 }],
    },
    DeleteHostingAddon: {
      grade: 'documented',
      origin: ['mspc'],
      request: [{ name: 'planId', type: 'int', minOccurs: 1 }],
      response: [{ name: 'DeleteHostingAddonResult', type: 'int', minOccurs: 1 }],
    },
    GetPackages: {
      grade: 'observed',
      request: [{ name: 'userId', type: 'int', minOccurs: 1 }],
      response: [{ name: 'GetPackagesResult', type: 'ArrayOfPackageInfo', minOccurs: 0 }],
    },
    GetNestedPackagesSummary: {
      grade: 'observed',
      request: [{ name: 'packageId', type: 'int', minOccurs: 1 }],
      response: [
        {
          name: 'GetNestedPackagesSummaryResult',
          type: 'DataSet',
          minOccurs: 0,
          tables: [
            { name: 'Table', columns: [{ name: 'PackagesNumber', type: 'int' }] },
            {
              name: 'Table1',
              columns: [{ name: 'StatusID', type: 'int' }, { name: 'PackagesNumber', type: 'int' }],
            },
          ],
        },
      ],
    },
    GetRawPackages: {
      grade: 'observed',
      request: [{ name: 'userId', type: 'int', minOccurs: 1 }],
      response: [
        {
          name: 'GetRawPackagesResult',
          type: 'DataSet',
          minOccurs: 0,
          tables: [
            {
              name: 'Table',
              columns: [
                { name: 'PackageID', type: 'int' },
                { name: 'ParentPackageID', type: 'int' },
                { name: 'PackageName', type: 'string' },
                { name: 'StatusID', type: 'int' },
                { name: 'PurchaseDate', type: 'dateTime' },
                { name: 'ServerID', type: 'int' },
                { name: 'ServerName', type: 'string' },
                { name: 'ServerComments', type: 'string' },
                { name: 'VirtualServer', type: 'boolean' },
                { name: 'PlanID', type: 'int' },
                { name: 'PlanName', type: 'string' },
                { name: 'UserID', type: 'int' },
                { name: 'Username', type: 'string' },
                { name: 'FirstName', type: 'string' },
                { name: 'LastName', type: 'string' },
                { name: 'RoleID', type: 'int' },
                { name: 'Email', type: 'string' },
                { name: 'DefaultTopPackage', type: 'boolean' },
              ],
            },
          ],
        },
      ],
    },
    SearchServiceItemsPaged: {
      grade: 'observed',
      request: [
        { name: 'userId', type: 'int', minOccurs: 1 },
        { name: 'itemTypeId', type: 'int', minOccurs: 1 },
        { name: 'filterValue', type: 'string', minOccurs: 0 },
        { name: 'sortColumn', type: 'string', minOccurs: 0 },
        { name: 'startRow', type: 'int', minOccurs: 1 },
        { name: 'maximumRows', type: 'int', minOccurs: 1 },
      ],
      response: [
        {
          name: 'SearchServiceItemsPagedResult',
          type: 'DataSet',
          minOccurs: 0,
          tables: [
            { name: 'Table', columns: [{ name: 'Column1', type: 'int' }] },
            {
              name: 'Table1',
              columns: [
                { name: 'ItemID', type: 'int' },
                { name: 'ItemName', type: 'string' },
                { name: 'PackageID', type: 'int' },
                { name: 'PackageName', type: 'string' },
                { name: 'StatusID', type: 'int' },
                { name: 'PurchaseDate', type: 'dateTime' },
                { name: 'UserID', type: 'int' },
                { name: 'Username', type: 'string' },
                { name: 'FirstName', type: 'string' },
                { name: 'LastName', type: 'string' },
                { name: 'FullName', type: 'string' },
                { name: 'RoleID', type: 'int' },
                { name: 'Email', type: 'string' },
              ],
            },
          ],
        },
      ],
    },
    GetSearchObject: {
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
        { name: 'colType', type: 'string', minOccurs: 0 },
        { name: 'fullType', type: 'string', minOccurs: 0 },
      ],
      response: [
        {
          name: 'GetSearchObjectResult',
          type: 'DataSet',
          minOccurs: 0,
          tables: [
            { name: 'Table', columns: [{ name: 'Column1', type: 'int' }] },
            { name: 'Table1', columns: [{ name: 'ColumnType', type: 'string' }] },
            {
              name: 'Table2',
              columns: [
                { name: 'ItemPosition', type: 'int' },
                { name: 'ItemID', type: 'int' },
                { name: 'TextSearch', type: 'string' },
                { name: 'ColumnType', type: 'string' },
                { name: 'FullType', type: 'string' },
                { name: 'PackageID', type: 'int' },
                { name: 'AccountID', type: 'int' },
                { name: 'Username', type: 'string' },
                { name: 'Fullname', type: 'string' },
              ],
            },
          ],
        },
      ],
    },
    GetSearchObjectQuickFind: {
      grade: 'observed',
      request: [
        { name: 'userId', type: 'int', minOccurs: 1 },
        { name: 'filterColumn', type: 'string', minOccurs: 0 },
        { name: 'filterValue', type: 'string', minOccurs: 0 },
        { name: 'statusId', type: 'int', minOccurs: 1 },
        { name: 'roleId', type: 'int', minOccurs: 1 },
        { name: 'sortColumn', type: 'string', minOccurs: 0 },
        { name: 'maximumRows', type: 'int', minOccurs: 1 },
        { name: 'colType', type: 'string', minOccurs: 0 },
        { name: 'fullType', type: 'string', minOccurs: 0 },
      ],
      response: [
        {
          name: 'GetSearchObjectQuickFindResult',
          type: 'DataSet',
          minOccurs: 0,
          tables: [
            { name: 'Table', columns: [{ name: 'Column1', type: 'int' }] },
            { name: 'Table1', columns: [{ name: 'ColumnType', type: 'string' }] },
            {
              name: 'Table2',
              columns: [
                { name: 'ItemPosition', type: 'int' },
                { name: 'ItemID', type: 'int' },
                { name: 'TextSearch', type: 'string' },
                { name: 'ColumnType', type: 'string' },
                { name: 'FullType', type: 'string' },
                { name: 'PackageID', type: 'int' },
                { name: 'AccountID', type: 'int' },
                { name: 'Username', type: 'string' },
                { name: 'Fullname', type: 'string' },
              ],
            },
          ],
        },
      ],
    },
    GetSearchTableByColumns: {
      grade: 'observed',
      request: [
        { name: 'PagedStored', type: 'string', minOccurs: 0 },
        { name: 'FilterValue', type: 'string', minOccurs: 0 },
        { name: 'MaximumRows', type: 'int', minOccurs: 1 },
        { name: 'Recursive', type: 'boolean', minOccurs: 1 },
        { name: 'PoolID', type: 'int', minOccurs: 1 },
        { name: 'ServerID', type: 'int', minOccurs: 1 },
        { name: 'StatusID', type: 'int', minOccurs: 1 },
        { name: 'PlanID', type: 'int', minOccurs: 1 },
        { name: 'OrgID', type: 'int', minOccurs: 1 },
        { name: 'ItemTypeName', type: 'string', minOccurs: 0 },
        { name: 'GroupName', type: 'string', minOccurs: 0 },
        { name: 'PackageID', type: 'int', minOccurs: 1 },
        { name: 'VPSType', type: 'string', minOccurs: 0 },
        { name: 'RoleID', type: 'int', minOccurs: 1 },
        { name: 'UserID', type: 'int', minOccurs: 1 },
        { name: 'FilterColumns', type: 'string', minOccurs: 0 },
      ],
      response: [
        {
          name: 'GetSearchTableByColumnsResult',
          type: 'DataSet',
          minOccurs: 0,
          tables: [
            {
              name: 'Table',
              columns: [
                { name: 'ItemID', type: 'int' },
                { name: 'TextSearch', type: 'string' },
                { name: 'ColumnType', type: 'string' },
                { name: 'Count', type: 'int' },
              ],
            },
          ],
        },
      ],
    },
    GetPackagesPaged: {
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
          name: 'GetPackagesPagedResult',
          type: 'DataSet',
          minOccurs: 0,
          tables: [
            { name: 'Table', columns: [{ name: 'Column1', type: 'int' }] },
            {
              name: 'Table1',
              columns: [
                { name: 'PackageID', type: 'int' },
                { name: 'PackageName', type: 'string' },
                { name: 'StatusID', type: 'int' },
                { name: 'PurchaseDate', type: 'dateTime' },
                { name: 'Comments', type: 'string' },
                { name: 'ServerID', type: 'int' },
                { name: 'ServerName', type: 'string' },
                { name: 'ServerComments', type: 'string' },
                { name: 'VirtualServer', type: 'boolean' },
                { name: 'PlanID', type: 'int' },
                { name: 'PlanName', type: 'string' },
                { name: 'UserID', type: 'int' },
                { name: 'Username', type: 'string' },
                { name: 'FirstName', type: 'string' },
                { name: 'LastName', type: 'string' },
                { name: 'FullName', type: 'string' },
                { name: 'RoleID', type: 'int' },
                { name: 'Email', type: 'string' },
              ],
            },
          ],
        },
      ],
    },
    GetNestedPackagesPaged: {
      grade: 'observed',
      request: [
        { name: 'packageId', type: 'int', minOccurs: 1 },
        { name: 'filterColumn', type: 'string', minOccurs: 0 },
        { name: 'filterValue', type: 'string', minOccurs: 0 },
        { name: 'statusId', type: 'int', minOccurs: 1 },
        { name: 'planId', type: 'int', minOccurs: 1 },
        { name: 'serverId', type: 'int', minOccurs: 1 },
        { name: 'sortColumn', type: 'string', minOccurs: 0 },
        { name: 'startRow', type: 'int', minOccurs: 1 },
        { name: 'maximumRows', type: 'int', minOccurs: 1 },
      ],
      response: [
        {
          name: 'GetNestedPackagesPagedResult',
          type: 'DataSet',
          minOccurs: 0,
          tables: [
            { name: 'Table', columns: [{ name: 'Column1', type: 'int' }] },
            {
              name: 'Table1',
              columns: [
                { name: 'PackageID', type: 'int' },
                { name: 'PackageName', type: 'string' },
                { name: 'StatusID', type: 'int' },
                { name: 'PurchaseDate', type: 'dateTime' },
                { name: 'Comments', type: 'string' },
                { name: 'ServerID', type: 'int' },
                { name: 'ServerName', type: 'string' },
                { name: 'ServerComments', type: 'string' },
                { name: 'VirtualServer', type: 'boolean' },
                { name: 'PlanID', type: 'int' },
                { name: 'PlanName', type: 'string' },
                { name: 'UserID', type: 'int' },
                { name: 'Username', type: 'string' },
                { name: 'FirstName', type: 'string' },
                { name: 'LastName', type: 'string' },
                { name: 'FullName', type: 'string' },
                { name: 'RoleID', type: 'int' },
                { name: 'Email', type: 'string' },
              ],
            },
          ],
        },
      ],
    },
    GetPackagePackages: {
      grade: 'observed',
      request: [{ name: 'packageId', type: 'int', minOccurs: 1 }],
      response: [{ name: 'GetPackagePackagesResult', type: 'ArrayOfPackageInfo', minOccurs: 0 }],
    },
    GetMyPackages: {
      grade: 'observed',
      request: [{ name: 'userId', type: 'int', minOccurs: 1 }],
      response: [{ name: 'GetMyPackagesResult', type: 'ArrayOfPackageInfo', minOccurs: 0 }],
    },
    GetRawMyPackages: {
      grade: 'observed',
      request: [{ name: 'userId', type: 'int', minOccurs: 1 }],
      response: [
        {
          name: 'GetRawMyPackagesResult',
          type: 'DataSet',
          minOccurs: 0,
          tables: [
            {
              name: 'Table',
              columns: [
                { name: 'PackageID', type: 'int' },
                { name: 'ParentPackageID', type: 'int' },
                { name: 'PackageName', type: 'string' },
                { name: 'StatusID', type: 'int' },
                { name: 'PlanID', type: 'int' },
                { name: 'PurchaseDate', type: 'dateTime' },
                { name: 'Comments', type: 'string' },
                { name: 'ServerID', type: 'int' },
                { name: 'ServerName', type: 'string' },
                { name: 'ServerComments', type: 'string' },
                { name: 'VirtualServer', type: 'boolean' },
                { name: 'PlanName', type: 'string' },
                { name: 'UserID', type: 'int' },
                { name: 'Username', type: 'string' },
                { name: 'FirstName', type: 'string' },
                { name: 'LastName', type: 'string' },
                { name: 'FullName', type: 'string' },
                { name: 'RoleID', type: 'int' },
                { name: 'Email', type: 'string' },
                { name: 'DefaultTopPackage', type: 'boolean' },
              ],
            },
          ],
        },
      ],
    },
    GetPackage: {
      grade: 'observed',
      request: [{ name: 'packageId', type: 'int', minOccurs: 1 }],
      response: [{ name: 'GetPackageResult', type: 'PackageInfo', minOccurs: 0 }],
    },
    GetPackageContext: {
      grade: 'observed',
      request: [{ name: 'packageId', type: 'int', minOccurs: 1 }],
      response: [{ name: 'GetPackageContextResult', type: 'PackageContext', minOccurs: 0 }],
    },
    GetPackageQuotas: {
      grade: 'observed',
      request: [{ name: 'packageId', type: 'int', minOccurs: 1 }],
      response: [
        {
          name: 'GetPackageQuotasResult',
          type: 'DataSet',
          minOccurs: 0,
          tables: [
            {
              name: 'Table',
              columns: [
                { name: 'GroupID', type: 'int' },
                { name: 'GroupName', type: 'string' },
                { name: 'CalculateDiskSpace', type: 'boolean' },
                { name: 'CalculateBandwidth', type: 'boolean' },
                { name: 'ParentEnabled', type: 'boolean' },
              ],
            },
            {
              name: 'Table1',
              columns: [
                { name: 'QuotaID', type: 'int' },
                { name: 'GroupID', type: 'int' },
                { name: 'QuotaName', type: 'string' },
                { name: 'QuotaDescription', type: 'string' },
                { name: 'QuotaTypeID', type: 'int' },
                { name: 'QuotaValue', type: 'int' },
                { name: 'QuotaValuePerOrganization', type: 'int' },
                { name: 'ParentQuotaValue', type: 'int' },
                { name: 'QuotaUsedValue', type: 'int' },
                { name: 'PerOrganization', type: 'int' },
              ],
            },
          ],
        },
      ],
    },
    GetPackageQuotasForEdit: {
      grade: 'observed',
      request: [{ name: 'packageId', type: 'int', minOccurs: 1 }],
      response: [
        {
          name: 'GetPackageQuotasForEditResult',
          type: 'DataSet',
          minOccurs: 0,
          tables: [
            {
              name: 'Table',
              columns: [
                { name: 'GroupID', type: 'int' },
                { name: 'GroupName', type: 'string' },
                { name: 'CalculateDiskSpace', type: 'boolean' },
                { name: 'CalculateBandwidth', type: 'boolean' },
                { name: 'Enabled', type: 'boolean' },
                { name: 'ParentEnabled', type: 'boolean' },
              ],
            },
            {
              name: 'Table1',
              columns: [
                { name: 'QuotaID', type: 'int' },
                { name: 'GroupID', type: 'int' },
                { name: 'QuotaName', type: 'string' },
                { name: 'QuotaDescription', type: 'string' },
                { name: 'QuotaTypeID', type: 'int' },
                { name: 'QuotaValue', type: 'int' },
                { name: 'ParentQuotaValue', type: 'int' },
              ],
            },
          ],
        },
      ],
    },
    AddPackage: {
      grade: 'documented',
      request: [
        { name: 'userId', type: 'int', minOccurs: 1 },
        { name: 'planId', type: 'int', minOccurs: 1 },
        { name: 'packageName', type: 'string', minOccurs: 0 },
        { name: 'packageComments', type: 'string', minOccurs: 0 },
        { name: 'statusId', type: 'int', minOccurs: 1 },
        { name: 'purchaseDate', type: 'dateTime', minOccurs: 1 },
      ],
      response: [{ name: 'AddPackageResult', type: 'PackageResult', minOccurs: 0 }],
    },
    UpdatePackage: {
      grade: 'documented',
      request: [{ name: 'package', type: 'PackageInfo', minOccurs: 0 }],
      response: [{ name: 'UpdatePackageResult', type: 'PackageResult', minOccurs: 0 }],
    },
    UpdatePackageLiteral: {
      grade: 'observed',
      request: [
        { name: 'packageId', type: 'int', minOccurs: 1 },
        { name: 'statusId', type: 'int', minOccurs: 1 },
        { name: 'planId', type: 'int', minOccurs: 1 },
        { name: 'purchaseDate', type: 'dateTime', minOccurs: 1 },
        { name: 'packageName', type: 'string', minOccurs: 0 },
        { name: 'packageComments', type: 'string', minOccurs: 0 },
      ],
      response: [{ name: 'UpdatePackageLiteralResult', type: 'PackageResult', minOccurs: 0 }],
    },
    ChangePackageUser: {
      grade: 'observed',
      origin: ['solidcp'],
      request: [
        { name: 'packageId', type: 'int', minOccurs: 1 },
        { name: 'UserId', type: 'int', minOccurs: 1 },
      ],
      response: [{ name: 'ChangePackageUserResult', type: 'int', minOccurs: 1 }],
    },
    UpdatePackageName: {
      grade: 'documented',
      request: [
        { name: 'packageId', type: 'int', minOccurs: 1 },
        { name: 'packageName', type: 'string', minOccurs: 0 },
        { name: 'packageComments', type: 'string', minOccurs: 0 },
      ],
      response: [{ name: 'UpdatePackageNameResult', type: 'int', minOccurs: 1 }],
    },
    DeletePackage: {
      grade: 'documented',
      request: [{ name: 'packageId', type: 'int', minOccurs: 1 }],
      response: [{ name: 'DeletePackageResult', type: 'int', minOccurs: 1 }],
    },
    ChangePackageStatus: {
      grade: 'documented',
      request: [
        { name: 'packageId', type: 'int', minOccurs: 1 },
        { name: 'status', type: 'PackageStatus', minOccurs: 1 },
      ],
      response: [{ name: 'ChangePackageStatusResult', type: 'int', minOccurs: 1 }],
    },
    EvaluateUserPackageTempate: {
      grade: 'observed',
      request: [
        { name: 'userId', type: 'int', minOccurs: 1 },
        { name: 'packageId', type: 'int', minOccurs: 1 },
        { name: 'template', type: 'string', minOccurs: 0 },
      ],
      response: [{ name: 'EvaluateUserPackageTempateResult', type: 'string', minOccurs: 0 }],
    },
    GetPackageSettings: {
      grade: 'observed',
      request: [
        { name: 'packageId', type: 'int', minOccurs: 1 },
        { name: 'settingsName', type: 'string', minOccurs: 0 },
      ],
      response: [{ name: 'GetPackageSettingsResult', type: 'PackageSettings', minOccurs: 0 }],
    },
    UpdatePackageSettings: {
      grade: 'observed',
      request: [{ name: 'settings', type: 'PackageSettings', minOccurs: 0 }],
      response: [{ name: 'UpdatePackageSettingsResult', type: 'int', minOccurs: 1 }],
    },
    SetDefaultTopPackage: {
      grade: 'observed',
      request: [
        { name: 'userId', type: 'int', minOccurs: 1 },
        { name: 'packageId', type: 'int', minOccurs: 1 },
      ],
      response: [{ name: 'SetDefaultTopPackageResult', type: 'boolean', minOccurs: 1 }],
    },
    GetPackageAddons: {
      grade: 'observed',
      request: [{ name: 'packageId', type: 'int', minOccurs: 1 }],
      response: [
        {
          name: 'GetPackageAddonsResult',
          type: 'DataSet',
          minOccurs: 0,
          tables: [
            {
              name: 'Table',
              columns: [
                { name: 'PackageAddonID', type: 'int' },
                { name: 'PackageID', type: 'int' },
                { name: 'PlanID', type: 'int' },
                { name: 'Quantity', type: 'int' },
                { name: 'PurchaseDate', type: 'dateTime' },
                { name: 'StatusID', type: 'int' },
                { name: 'Comments', type: 'string' },
                { name: 'PlanName', type: 'string' },
                { name: 'PlanDescription', type: 'string' },
              ],
            },
          ],
        },
      ],
    },
    GetPackageAddon: {
      grade: 'documented',
      request: [{ name: 'packageAddonId', type: 'int', minOccurs: 1 }],
      response: [{ name: 'GetPackageAddonResult', type: 'PackageAddonInfo', minOccurs: 0 }],
    },
    AddPackageAddonById: {
      grade: 'observed',
      request: [
        { name: 'packageId', type: 'int', minOccurs: 1 },
        { name: 'addonPlanId', type: 'int', minOccurs: 1 },
        { name: 'quantity', type: 'int', minOccurs: 1 },
      ],
      response: [{ name: 'AddPackageAddonByIdResult', type: 'PackageResult', minOccurs: 0 }],
    },
    AddPackageAddon: {
      grade: 'documented',
      request: [{ name: 'addon', type: 'PackageAddonInfo', minOccurs: 0 }],
      response: [{ name: 'AddPackageAddonResult', type: 'PackageResult', minOccurs: 0 }],
    },
    AddPackageAddonLiteral: {
      grade: 'observed',
      request: [
        { name: 'packageId', type: 'int', minOccurs: 1 },
        { name: 'planId', type: 'int', minOccurs: 1 },
        { name: 'quantity', type: 'int', minOccurs: 1 },
        { name: 'statusId', type: 'int', minOccurs: 1 },
        { name: 'purchaseDate', type: 'dateTime', minOccurs: 1 },
        { name: 'comments', type: 'string', minOccurs: 0 },
      ],
      response: [{ name: 'AddPackageAddonLiteralResult', type: 'PackageResult', minOccurs: 0 }],
    },
    UpdatePackageAddon: {
      grade: 'documented',
      request: [{ name: 'addon', type: 'PackageAddonInfo', minOccurs: 0 }],
      response: [{ name: 'UpdatePackageAddonResult', type: 'PackageResult', minOccurs: 0 }],
    },
    UpdatePackageAddonLiteral: {
      grade: 'observed',
      request: [
        { name: 'packageAddonId', type: 'int', minOccurs: 1 },
        { name: 'planId', type: 'int', minOccurs: 1 },
        { name: 'quantity', type: 'int', minOccurs: 1 },
        { name: 'statusId', type: 'int', minOccurs: 1 },
        { name: 'purchaseDate', type: 'dateTime', minOccurs: 1 },
        { name: 'comments', type: 'string', minOccurs: 0 },
      ],
      response: [{ name: 'UpdatePackageAddonLiteralResult', type: 'PackageResult', minOccurs: 0 }],
    },
    DeletePackageAddon: {
      grade: 'documented',
      request: [{ name: 'packageAddonId', type: 'int', minOccurs: 1 }],
      response: [{ name: 'DeletePackageAddonResult', type: 'int', minOccurs: 1 }],
    },
    GetSearchableServiceItemTypes: {
      grade: 'observed',
      request: [],
      response: [
        {
          name: 'GetSearchableServiceItemTypesResult',
          type: 'DataSet',
          minOccurs: 0,
          tables: [
            {
              name: 'Table',
              columns: [{ name: 'ItemTypeID', type: 'int' }, { name: 'DisplayName', type: 'string' }],
            },
          ],
        },
      ],
    },
    GetRawPackageItemsByType: {
      grade: 'observed',
      request: [
        { name: 'packageId', type: 'int', minOccurs: 1 },
        { name: 'itemTypeName', type: 'string', minOccurs: 0 },
        { name: 'recursive', type: 'boolean', minOccurs: 1 },
      ],
      response: [
        {
          name: 'GetRawPackageItemsByTypeResult',
          type: 'DataSet',
          minOccurs: 0,
          tables: [
            {
              name: 'Table',
              columns: [
                { name: 'ItemID', type: 'int' },
                { name: 'ItemName', type: 'string' },
                { name: 'ItemTypeID', type: 'int' },
                { name: 'TypeName', type: 'string' },
                { name: 'ServiceID', type: 'int' },
                { name: 'PackageID', type: 'int' },
                { name: 'PackageName', type: 'string' },
                { name: 'ServiceID1', type: 'int' },
                { name: 'ServiceName', type: 'string' },
                { name: 'ServerID', type: 'int' },
                { name: 'ServerName', type: 'string' },
                { name: 'GroupName', type: 'string' },
                { name: 'UserID', type: 'int' },
                { name: 'Username', type: 'string' },
                { name: 'UserFullName', type: 'string' },
                { name: 'CreatedDate', type: 'dateTime' },
              ],
            },
            {
              name: 'Table1',
              columns: [
                { name: 'ItemID', type: 'int' },
                { name: 'PropertyName', type: 'string' },
                { name: 'PropertyValue', type: 'string' },
              ],
            },
          ],
        },
      ],
    },
    GetRawPackageItemsPaged: {
      grade: 'observed',
      request: [
        { name: 'packageId', type: 'int', minOccurs: 1 },
        { name: 'groupName', type: 'string', minOccurs: 0 },
        { name: 'typeName', type: 'string', minOccurs: 0 },
        { name: 'serverId', type: 'int', minOccurs: 1 },
        { name: 'recursive', type: 'boolean', minOccurs: 1 },
        { name: 'filterColumn', type: 'string', minOccurs: 0 },
        { name: 'filterValue', type: 'string', minOccurs: 0 },
        { name: 'sortColumn', type: 'string', minOccurs: 0 },
        { name: 'startRow', type: 'int', minOccurs: 1 },
        { name: 'maximumRows', type: 'int', minOccurs: 1 },
      ],
      response: [
        {
          name: 'GetRawPackageItemsPagedResult',
          type: 'DataSet',
          minOccurs: 0,
          tables: [
            { name: 'Table', columns: [{ name: 'Column1', type: 'int' }] },
            {
              name: 'Table1',
              columns: [
                { name: 'ItemID', type: 'int' },
                { name: 'ItemName', type: 'string' },
                { name: 'ItemTypeID', type: 'int' },
                { name: 'TypeName', type: 'string' },
                { name: 'ServiceID', type: 'int' },
                { name: 'PackageID', type: 'int' },
                { name: 'CreatedDate', type: 'dateTime' },
                { name: 'GroupName', type: 'string' },
                { name: 'PackageName', type: 'string' },
                { name: 'ServerID', type: 'int' },
                { name: 'ServerName', type: 'string' },
                { name: 'ServerComments', type: 'string' },
                { name: 'VirtualServer', type: 'boolean' },
                { name: 'UserID', type: 'int' },
                { name: 'Username', type: 'string' },
                { name: 'FirstName', type: 'string' },
                { name: 'LastName', type: 'string' },
                { name: 'FullName', type: 'string' },
                { name: 'RoleID', type: 'int' },
                { name: 'Email', type: 'string' },
              ],
            },
            {
              name: 'Table2',
              columns: [
                { name: 'ItemID', type: 'int' },
                { name: 'PropertyName', type: 'string' },
                { name: 'PropertyValue', type: 'string' },
              ],
            },
          ],
        },
      ],
    },
    GetRawPackageItems: {
      grade: 'observed',
      request: [{ name: 'packageId', type: 'int', minOccurs: 1 }],
      response: [
        {
          name: 'GetRawPackageItemsResult',
          type: 'DataSet',
          minOccurs: 0,
          tables: [
            {
              name: 'Table',
              columns: [
                { name: 'ItemID', type: 'int' },
                { name: 'ItemName', type: 'string' },
                { name: 'ItemTypeID', type: 'int' },
                { name: 'TypeName', type: 'string' },
                { name: 'DisplayName', type: 'string' },
                { name: 'ServiceID', type: 'int' },
                { name: 'PackageID', type: 'int' },
                { name: 'PackageName', type: 'string' },
                { name: 'ServiceID1', type: 'int' },
                { name: 'ServiceName', type: 'string' },
                { name: 'ServerID', type: 'int' },
                { name: 'ServerName', type: 'string' },
                { name: 'GroupName', type: 'string' },
                { name: 'UserID', type: 'int' },
                { name: 'Username', type: 'string' },
                { name: 'UserFullName', type: 'string' },
                { name: 'CreatedDate', type: 'dateTime' },
              ],
            },
            {
              name: 'Table1',
              columns: [
                { name: 'ItemID', type: 'int' },
                { name: 'PropertyName', type: 'string' },
                { name: 'PropertyValue', type: 'string' },
              ],
            },
          ],
        },
      ],
    },
    DetachPackageItem: {
      grade: 'observed',
      request: [{ name: 'itemId', type: 'int', minOccurs: 1 }],
      response: [{ name: 'DetachPackageItemResult', type: 'int', minOccurs: 1 }],
    },
    MovePackageItem: {
      grade: 'observed',
      request: [
        { name: 'itemId', type: 'int', minOccurs: 1 },
        { name: 'destinationServiceId', type: 'int', minOccurs: 1 },
      ],
      response: [{ name: 'MovePackageItemResult', type: 'int', minOccurs: 1 }],
    },
    GetPackageQuota: {
      grade: 'observed',
      request: [
        { name: 'packageId', type: 'int', minOccurs: 1 },
        { name: 'quotaName', type: 'string', minOccurs: 0 },
      ],
      response: [{ name: 'GetPackageQuotaResult', type: 'QuotaValueInfo', minOccurs: 0 }],
    },
    SendAccountSummaryLetter: {
      grade: 'observed',
      request: [
        { name: 'userId', type: 'int', minOccurs: 1 },
        { name: 'to', type: 'string', minOccurs: 0 },
        { name: 'cc', type: 'string', minOccurs: 0 },
      ],
      response: [{ name: 'SendAccountSummaryLetterResult', type: 'int', minOccurs: 1 }],
    },
    SendPackageSummaryLetter: {
      grade: 'observed',
      request: [
        { name: 'packageId', type: 'int', minOccurs: 1 },
        { name: 'to', type: 'string', minOccurs: 0 },
        { name: 'cc', type: 'string', minOccurs: 0 },
      ],
      response: [{ name: 'SendPackageSummaryLetterResult', type: 'int', minOccurs: 1 }],
    },
    GetEvaluatedPackageTemplateBody: {
      grade: 'observed',
      request: [{ name: 'packageId', type: 'int', minOccurs: 1 }],
      response: [{ name: 'GetEvaluatedPackageTemplateBodyResult', type: 'string', minOccurs: 0 }],
    },
    GetEvaluatedAccountTemplateBody: {
      grade: 'observed',
      request: [{ name: 'userId', type: 'int', minOccurs: 1 }],
      response: [{ name: 'GetEvaluatedAccountTemplateBodyResult', type: 'string', minOccurs: 0 }],
    },
    AddPackageWithResources: {
      grade: 'observed',
      request: [
        { name: 'userId', type: 'int', minOccurs: 1 },
        { name: 'planId', type: 'int', minOccurs: 1 },
        { name: 'spaceName', type: 'string', minOccurs: 0 },
        { name: 'statusId', type: 'int', minOccurs: 1 },
        { name: 'sendLetter', type: 'boolean', minOccurs: 1 },
        { name: 'createResources', type: 'boolean', minOccurs: 1 },
        { name: 'domainName', type: 'string', minOccurs: 0 },
        { name: 'tempDomain', type: 'boolean', minOccurs: 1 },
        { name: 'createWebSite', type: 'boolean', minOccurs: 1 },
        { name: 'createFtpAccount', type: 'boolean', minOccurs: 1 },
        { name: 'ftpAccountName', type: 'string', minOccurs: 0 },
        { name: 'createMailAccount', type: 'boolean', minOccurs: 1 },
        { name: 'hostName', type: 'string', minOccurs: 0 },
      ],
      response: [{ name: 'AddPackageWithResourcesResult', type: 'PackageResult', minOccurs: 0 }],
    },
    CreateUserWizard: {
      grade: 'observed',
      request: [
        { name: 'parentPackageId', type: 'int', minOccurs: 1 },
        { name: 'username', type: 'string', minOccurs: 0 },
        { name: 'password', type: 'string', minOccurs: 0 },
        { name: 'roleId', type: 'int', minOccurs: 1 },
        { name: 'firstName', type: 'string', minOccurs: 0 },
        { name: 'lastName', type: 'string', minOccurs: 0 },
        { name: 'email', type: 'string', minOccurs: 0 },
        { name: 'secondaryEmail', type: 'string', minOccurs: 0 },
        { name: 'htmlMail', type: 'boolean', minOccurs: 1 },
        { name: 'sendAccountLetter', type: 'boolean', minOccurs: 1 },
        { name: 'createPackage', type: 'boolean', minOccurs: 1 },
        { name: 'planId', type: 'int', minOccurs: 1 },
        { name: 'sendPackageLetter', type: 'boolean', minOccurs: 1 },
        { name: 'domainName', type: 'string', minOccurs: 0 },
        { name: 'tempDomain', type: 'boolean', minOccurs: 1 },
        { name: 'createWebSite', type: 'boolean', minOccurs: 1 },
        { name: 'createFtpAccount', type: 'boolean', minOccurs: 1 },
        { name: 'ftpAccountName', type: 'string', minOccurs: 0 },
        { name: 'createMailAccount', type: 'boolean', minOccurs: 1 },
        { name: 'hostName', type: 'string', minOccurs: 0 },
        { name: 'createZoneRecord', type: 'boolean', minOccurs: 1 },
      ],
      response: [{ name: 'CreateUserWizardResult', type: 'int', minOccurs: 1 }],
    },
    GetPackagesBandwidthPaged: {
      grade: 'observed',
      request: [
        { name: 'userId', type: 'int', minOccurs: 1 },
        { name: 'packageId', type: 'int', minOccurs: 1 },
        { name: 'startDate', type: 'dateTime', minOccurs: 1 },
        { name: 'endDate', type: 'dateTime', minOccurs: 1 },
        { name: 'sortColumn', type: 'string', minOccurs: 0 },
        { name: 'startRow', type: 'int', minOccurs: 1 },
        { name: 'maximumRows', type: 'int', minOccurs: 1 },
      ],
      response: [
        {
          name: 'GetPackagesBandwidthPagedResult',
          type: 'DataSet',
          minOccurs: 0,
          tables: [
            { name: 'Table', columns: [{ name: 'Column1', type: 'int' }] },
            {
              name: 'Table1',
              columns: [
                { name: 'PackageID', type: 'int' },
                { name: 'QuotaValue', type: 'int' },
                { name: 'Bandwidth', type: 'int' },
                { name: 'UsagePercentage', type: 'int' },
                { name: 'PackageName', type: 'string' },
                { name: 'PackagesNumber', type: 'int' },
                { name: 'StatusID', type: 'int' },
                { name: 'UserID', type: 'int' },
                { name: 'Username', type: 'string' },
                { name: 'FirstName', type: 'string' },
                { name: 'LastName', type: 'string' },
                { name: 'FullName', type: 'string' },
                { name: 'RoleID', type: 'int' },
                { name: 'Email', type: 'string' },
                { name: 'UserComments', type: 'string' },
              ],
            },
          ],
        },
      ],
    },
    GetPackagesDiskspacePaged: {
      grade: 'observed',
      request: [
        { name: 'userId', type: 'int', minOccurs: 1 },
        { name: 'packageId', type: 'int', minOccurs: 1 },
        { name: 'sortColumn', type: 'string', minOccurs: 0 },
        { name: 'startRow', type: 'int', minOccurs: 1 },
        { name: 'maximumRows', type: 'int', minOccurs: 1 },
      ],
      response: [
        {
          name: 'GetPackagesDiskspacePagedResult',
          type: 'DataSet',
          minOccurs: 0,
          tables: [
            { name: 'Table', columns: [{ name: 'Column1', type: 'int' }] },
            {
              name: 'Table1',
              columns: [
                { name: 'PackageID', type: 'int' },
                { name: 'QuotaValue', type: 'int' },
                { name: 'Diskspace', type: 'int' },
                { name: 'UsagePercentage', type: 'int' },
                { name: 'PackageName', type: 'string' },
                { name: 'PackagesNumber', type: 'int' },
                { name: 'StatusID', type: 'int' },
                { name: 'UserID', type: 'int' },
                { name: 'Username', type: 'string' },
                { name: 'FirstName', type: 'string' },
                { name: 'LastName', type: 'string' },
                { name: 'FullName', type: 'string' },
                { name: 'RoleID', type: 'int' },
                { name: 'Email', type: 'string' },
                { name: 'UserComments', type: 'string' },
              ],
            },
          ],
        },
      ],
    },
    GetPackageBandwidth: {
      grade: 'observed',
      request: [
        { name: 'packageId', type: 'int', minOccurs: 1 },
        { name: 'startDate', type: 'dateTime', minOccurs: 1 },
        { name: 'endDate', type: 'dateTime', minOccurs: 1 },
      ],
      response: [
        {
          name: 'GetPackageBandwidthResult',
          type: 'DataSet',
          minOccurs: 0,
          tables: [
            {
              name: 'Table',
              columns: [
                { name: 'GroupID', type: 'int' },
                { name: 'GroupName', type: 'string' },
                { name: 'MegaBytesSent', type: 'double' },
                { name: 'MegaBytesReceived', type: 'double' },
                { name: 'MegaBytesTotal', type: 'double' },
                { name: 'BytesSent', type: 'long' },
                { name: 'BytesReceived', type: 'long' },
                { name: 'BytesTotal', type: 'long' },
              ],
            },
          ],
        },
      ],
    },
    GetPackageDiskspace: {
      grade: 'observed',
      request: [{ name: 'packageId', type: 'int', minOccurs: 1 }],
      response: [
        {
          name: 'GetPackageDiskspaceResult',
          type: 'DataSet',
          minOccurs: 0,
          tables: [
            {
              name: 'Table',
              columns: [
                { name: 'GroupID', type: 'int' },
                { name: 'GroupName', type: 'string' },
                { name: 'Diskspace', type: 'double' },
                { name: 'DiskspaceBytes', type: 'long' },
              ],
            },
          ],
        },
      ],
    },
    GetOverusageSummaryReport: {
      grade: 'observed',
      request: [
        { name: 'userId', type: 'int', minOccurs: 1 },
        { name: 'packageId', type: 'int', minOccurs: 1 },
        { name: 'startDate', type: 'dateTime', minOccurs: 1 },
        { name: 'endDate', type: 'dateTime', minOccurs: 1 },
      ],
      response: [
        {
          name: 'GetOverusageSummaryReportResult',
          type: 'DataSet',
          minOccurs: 0,
          tables: [
            {
              name: 'HostingSpace',
              columns: [
                { name: 'HostingSpaceId', type: 'long' },
                { name: 'HostingSpaceName', type: 'string' },
                { name: 'ChildSpaceQuantity', type: 'int' },
                { name: 'HostingPlanId', type: 'long' },
                { name: 'HostingPlanName', type: 'string' },
                { name: 'HostingSpaceFullTreeName', type: 'string' },
                { name: 'UserId', type: 'long' },
                { name: 'UserName', type: 'string' },
                { name: 'UserEmail', type: 'string' },
                { name: 'HostingSpaceCreationDate', type: 'dateTime' },
                { name: 'Status', type: 'string' },
                { name: 'Location', type: 'string' },
                { name: 'IsBandwidthOverused', type: 'boolean' },
                { name: 'IsDiskspaceOverused', type: 'boolean' },
              ],
            },
            {
              name: 'BandwidthOverusage',
              columns: [
                { name: 'HostingSpaceId', type: 'long' },
                { name: 'Allocated', type: 'long' },
                { name: 'Used', type: 'long' },
                { name: 'Usage', type: 'long' },
              ],
            },
            {
              name: 'DiskspaceOverusage',
              columns: [
                { name: 'HostingSpaceId', type: 'long' },
                { name: 'Allocated', type: 'long' },
                { name: 'Used', type: 'long' },
                { name: 'Usage', type: 'long' },
              ],
            },
            {
              name: 'OverusageDetails',
              columns: [
                { name: 'HostingSpaceId', type: 'long' },
                { name: 'ResourceGroupName', type: 'string' },
                { name: 'Used', type: 'long' },
                { name: 'Allowed', type: 'long' },
                { name: 'OverusageType', type: 'string' },
                { name: 'AdditionalField', type: 'long' },
              ],
            },
          ],
        },
      ],
    },
    GetDiskspaceOverusageDetailsReport: {
      grade: 'observed',
      request: [
        { name: 'userId', type: 'int', minOccurs: 1 },
        { name: 'packageId', type: 'int', minOccurs: 1 },
      ],
      response: [
        {
          name: 'GetDiskspaceOverusageDetailsReportResult',
          type: 'DataSet',
          minOccurs: 0,
          tables: [
            {
              name: 'HostingSpace',
              columns: [
                { name: 'HostingSpaceId', type: 'long' },
                { name: 'HostingSpaceName', type: 'string' },
                { name: 'ChildSpaceQuantity', type: 'int' },
                { name: 'HostingPlanId', type: 'long' },
                { name: 'HostingPlanName', type: 'string' },
                { name: 'HostingSpaceFullTreeName', type: 'string' },
                { name: 'UserId', type: 'long' },
                { name: 'UserName', type: 'string' },
                { name: 'UserEmail', type: 'string' },
                { name: 'HostingSpaceCreationDate', type: 'dateTime' },
                { name: 'Status', type: 'string' },
                { name: 'Location', type: 'string' },
                { name: 'IsBandwidthOverused', type: 'boolean' },
                { name: 'IsDiskspaceOverused', type: 'boolean' },
              ],
            },
            {
              name: 'BandwidthOverusage',
              columns: [
                { name: 'HostingSpaceId', type: 'long' },
                { name: 'Allocated', type: 'long' },
                { name: 'Used', type: 'long' },
                { name: 'Usage', type: 'long' },
              ],
            },
            {
              name: 'DiskspaceOverusage',
              columns: [
                { name: 'HostingSpaceId', type: 'long' },
                { name: 'Allocated', type: 'long' },
                { name: 'Used', type: 'long' },
                { name: 'Usage', type: 'long' },
              ],
            },
            {
              name: 'OverusageDetails',
              columns: [
                { name: 'HostingSpaceId', type: 'long' },
                { name: 'ResourceGroupName', type: 'string' },
                { name: 'Used', type: 'long' },
                { name: 'Allowed', type: 'long' },
                { name: 'OverusageType', type: 'string' },
                { name: 'AdditionalField', type: 'long' },
              ],
            },
          ],
        },
      ],
    },
    GetBandwidthOverusageDetailsReport: {
      grade: 'observed',
      request: [
        { name: 'userId', type: 'int', minOccurs: 1 },
        { name: 'packageId', type: 'int', minOccurs: 1 },
        { name: 'startDate', type: 'dateTime', minOccurs: 1 },
        { name: 'endDate', type: 'dateTime', minOccurs: 1 },
      ],
      response: [
        {
          name: 'GetBandwidthOverusageDetailsReportResult',
          type: 'DataSet',
          minOccurs: 0,
          tables: [
            {
              name: 'HostingSpace',
              columns: [
                { name: 'HostingSpaceId', type: 'long' },
                { name: 'HostingSpaceName', type: 'string' },
                { name: 'ChildSpaceQuantity', type: 'int' },
                { name: 'HostingPlanId', type: 'long' },
                { name: 'HostingPlanName', type: 'string' },
                { name: 'HostingSpaceFullTreeName', type: 'string' },
                { name: 'UserId', type: 'long' },
                { name: 'UserName', type: 'string' },
                { name: 'UserEmail', type: 'string' },
                { name: 'HostingSpaceCreationDate', type: 'dateTime' },
                { name: 'Status', type: 'string' },
                { name: 'Location', type: 'string' },
                { name: 'IsBandwidthOverused', type: 'boolean' },
                { name: 'IsDiskspaceOverused', type: 'boolean' },
              ],
            },
            {
              name: 'BandwidthOverusage',
              columns: [
                { name: 'HostingSpaceId', type: 'long' },
                { name: 'Allocated', type: 'long' },
                { name: 'Used', type: 'long' },
                { name: 'Usage', type: 'long' },
              ],
            },
            {
              name: 'DiskspaceOverusage',
              columns: [
                { name: 'HostingSpaceId', type: 'long' },
                { name: 'Allocated', type: 'long' },
                { name: 'Used', type: 'long' },
                { name: 'Usage', type: 'long' },
              ],
            },
            {
              name: 'OverusageDetails',
              columns: [
                { name: 'HostingSpaceId', type: 'long' },
                { name: 'ResourceGroupName', type: 'string' },
                { name: 'Used', type: 'long' },
                { name: 'Allowed', type: 'long' },
                { name: 'OverusageType', type: 'string' },
                { name: 'AdditionalField', type: 'long' },
              ],
            },
          ],
        },
      ],
    },
  },
  types: {
    HostingPlanInfo: {
      kind: 'record',
      fields: [
        { name: 'PlanId', type: 'int', minOccurs: 1 },
        { name: 'PackageId', type: 'int', minOccurs: 1 },
        { name: 'PlanName', type: 'string', minOccurs: 0 },
        { name: 'PlanDescription', type: 'string', minOccurs: 0 },
        { name: 'Available', type: 'boolean', minOccurs: 1 },
        { name: 'ServerId', type: 'int', minOccurs: 1 },
        { name: 'IsAddon', type: 'boolean', minOccurs: 1 },
        { name: 'SetupPrice', type: 'decimal', minOccurs: 1 },
        { name: 'RecurringPrice', type: 'decimal', minOccurs: 1 },
        { name: 'RecurrenceUnit', type: 'int', minOccurs: 1 },
        { name: 'RecurrenceLength', type: 'int', minOccurs: 1 },
        { name: 'Groups', type: 'ArrayOfHostingPlanGroupInfo', minOccurs: 0 },
        { name: 'Quotas', type: 'ArrayOfHostingPlanQuotaInfo', minOccurs: 0 },
        { name: 'UserId', type: 'int', minOccurs: 1 },
      ],
    },
    ArrayOfHostingPlanGroupInfo: {
      kind: 'list',
      item: { name: 'HostingPlanGroupInfo', type: 'HostingPlanGroupInfo', minOccurs: 0, nillable: true },
    },
    HostingPlanGroupInfo: {
      kind: 'record',
      fields: [
        { name: 'GroupId', type: 'int', minOccurs: 1 },
        { name: 'Enabled', type: 'boolean', minOccurs: 1 },
        { name: 'CalculateDiskSpace', type: 'boolean', minOccurs: 1 },
        { name: 'CalculateBandwidth', type: 'boolean', minOccurs: 1 },
        { name: 'GroupName', type: 'string', minOccurs: 0 },
      ],
    },
    ArrayOfHostingPlanQuotaInfo: {
      kind: 'list',
      item: { name: 'HostingPlanQuotaInfo', type: 'HostingPlanQuotaInfo', minOccurs: 0, nillable: true },
    },
    HostingPlanQuotaInfo: {
      kind: 'record',
      fields: [
        { name: 'QuotaId', type: 'int', minOccurs: 1 },
        { name: 'QuotaValue', type: 'int', minOccurs: 1 },
      ],
    },
    HostingPlanContext: {
      kind: 'record',
      fields: [
        { name: 'HostingPlan', type: 'HostingPlanInfo', minOccurs: 0 },
        { name: 'GroupsArray', type: 'ArrayOfHostingPlanGroupInfo', minOccurs: 0 },
        { name: 'QuotasArray', type: 'ArrayOfQuotaValueInfo', minOccurs: 0 },
      ],
    },
    ArrayOfQuotaValueInfo: {
      kind: 'list',
      item: { name: 'QuotaValueInfo', type: 'QuotaValueInfo', minOccurs: 0, nillable: true },
    },
    QuotaValueInfo: {
      kind: 'record',
      fields: [
        { name: 'QuotaAllocatedValue', type: 'int', minOccurs: 1 },
        { name: 'QuotaAllocatedValuePerOrganization', type: 'int', minOccurs: 1 },
        { name: 'QuotaUsedValue', type: 'int', minOccurs: 1 },
        { name: 'QuotaExhausted', type: 'boolean', minOccurs: 1 },
        { name: 'QuotaName', type: 'string', minOccurs: 0 },
        { name: 'QuotaDescription', type: 'string', minOccurs: 0 },
        { name: 'QuotaId', type: 'int', minOccurs: 1 },
        { name: 'QuotaTypeId', type: 'int', minOccurs: 1 },
        { name: 'GroupId', type: 'int', minOccurs: 1 },
      ],
    },
    ArrayOfHostingPlanInfo: {
      kind: 'list',
      item: { name: 'HostingPlanInfo', type: 'HostingPlanInfo', minOccurs: 0, nillable: true },
    },
    PackageResult: {
      kind: 'record',
      fields: [
        { name: 'Result', type: 'int', minOccurs: 1 },
        {
          name: 'ExceedingQuotas',
          type: 'DataSet',
          minOccurs: 0,
          tables: [
            {
              name: 'Table',
              columns: [
                { name: 'QuotaID', type: 'int' },
                { name: 'QuotaName', type: 'string' },
                { name: 'QuotaValue', type: 'int' },
              ],
            },
          ],
        },
      ],
    },
    ArrayOfPackageInfo: { kind: 'list', item: { name: 'PackageInfo', type: 'PackageInfo', minOccurs: 0, nillable: true } },
    PackageInfo: {
      kind: 'record',
      fields: [
        { name: 'PackageId', type: 'int', minOccurs: 1 },
        { name: 'UserId', type: 'int', minOccurs: 1 },
        { name: 'ParentPackageId', type: 'int', minOccurs: 1 },
        { name: 'StatusId', type: 'int', minOccurs: 1 },
        { name: 'PlanId', type: 'int', minOccurs: 1 },
        { name: 'PurchaseDate', type: 'dateTime', minOccurs: 1 },
        { name: 'PackageName', type: 'string', minOccurs: 0 },
        { name: 'PackageComments', type: 'string', minOccurs: 0 },
        { name: 'ServerId', type: 'int', minOccurs: 1 },
        { name: 'DiskSpace', type: 'int', minOccurs: 1 },
        { name: 'BandWidth', type: 'int', minOccurs: 1 },
        { name: 'DiskSpaceQuota', type: 'int', minOccurs: 1 },
        { name: 'BandWidthQuota', type: 'int', minOccurs: 1 },
        { name: 'Domains', type: 'int', minOccurs: 1 },
        { name: 'DomainsQuota', type: 'int', minOccurs: 1 },
        { name: 'OverrideQuotas', type: 'boolean', minOccurs: 1 },
        { name: 'DefaultTopPackage', type: 'boolean', minOccurs: 1 },
        { name: 'Groups', type: 'ArrayOfHostingPlanGroupInfo', minOccurs: 0 },
        { name: 'Quotas', type: 'ArrayOfHostingPlanQuotaInfo', minOccurs: 0 },
        { name: 'StatusIDchangeDate', type: 'dateTime', minOccurs: 1, origin: ['solidcp'] },
      ],
    },
    PackageContext: {
      kind: 'record',
      fields: [
        { name: 'Package', type: 'PackageInfo', minOccurs: 0 },
        { name: 'GroupsArray', type: 'ArrayOfHostingPlanGroupInfo', minOccurs: 0 },
        { name: 'QuotasArray', type: 'ArrayOfQuotaValueInfo', minOccurs: 0 },
      ],
    },
    PackageStatus: { kind: 'enum', values: { Active: 1, Suspended: 2, Cancelled: 3, New: 4 } },
    PackageSettings: {
      kind: 'record',
      fields: [
        { name: 'PackageId', type: 'int', minOccurs: 1 },
        { name: 'SettingsName', type: 'string', minOccurs: 0 },
        { name: 'SettingsArray', type: 'ArrayOfArrayOfString', minOccurs: 0 },
      ],
    },
    ArrayOfArrayOfString: {
      kind: 'list',
      item: { name: 'ArrayOfString', type: 'ArrayOfString', minOccurs: 0, nillable: true },
    },
    ArrayOfString: { kind: 'list', item: { name: 'string', type: 'string', minOccurs: 0, nillable: true } },
    PackageAddonInfo: {
      kind: 'record',
      fields: [
        { name: 'PackageAddonId', type: 'int', minOccurs: 1 },
        { name: 'PackageId', type: 'int', minOccurs: 1 },
        { name: 'PlanId', type: 'int', minOccurs: 1 },
        { name: 'Quantity', type: 'int', minOccurs: 1 },
        { name: 'PurchaseDate', type: 'dateTime', minOccurs: 1 },
        { name: 'Comments', type: 'string', minOccurs: 0 },
        { name: 'StatusId', type: 'int', minOccurs: 1 },
        { name: 'PlanName', type: 'string', minOccurs: 0 },
        { name: 'PlanDescription', type: 'string', minOccurs: 0 },
      ],
    },
  },
};
