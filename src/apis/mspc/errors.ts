import type { EstateErrors, ModelErrors } from '../../model/errors.js';
import { RAW_RESULTS, RESULT_CODES, type ResultCode } from './resultCodes.js';

/** Every negative result an operation may answer. */
export const RESULTS = { ...RESULT_CODES, ...RAW_RESULTS } as const;
export type ResultName = keyof typeof RESULTS;

export interface FaultText {
  /** `%1`, `%2` … are filled in; `%db` is the database's name. */
  readonly text: string;
  readonly source: string;
}

const TERMINATED = '\nThe statement has been terminated.';

function foreignKey(
  statement: 'INSERT' | 'UPDATE',
  constraint: string,
  table: string,
  column: string,
  kind: 'FOREIGN KEY' | 'FOREIGN KEY SAME TABLE' = 'FOREIGN KEY',
): FaultText {
  const where = `The conflict occurred in database "%db", table "dbo.${table}", column '${column}'.`;
  return {
    text: `The ${statement} statement conflicted with the ${kind} constraint "${constraint}". ${where}${TERMINATED}`,
    source: 'behaviour 4.6; constraint names as in WebsitePanel',
  };
}

function duplicateKey(constraint: string, table: string): FaultText {
  const what = `Violation of PRIMARY KEY constraint '${constraint}'. Cannot insert duplicate key in object 'dbo.${table}'.`;
  return {
    text: `${what} The duplicate key value is (%1, %2).${TERMINATED}`,
    source: 'behaviour 4.6; constraint names as in WebsitePanel',
  };
}

function nullName(statement: 'INSERT' | 'UPDATE'): FaultText {
  const where = `table '%db.dbo.HostingPlans'; column does not allow nulls. ${statement} fails.`;
  return {
    text: `Cannot insert the value NULL into column 'PlanName', ${where}${TERMINATED}`,
    source: 'behaviour 4.6',
  };
}

function nullSetting(table: string, column: string): FaultText {
  const where = `table '%db.dbo.${table}'; column does not allow nulls. INSERT fails.`;
  return {
    text: `Cannot insert the value NULL into column '${column}', ${where}${TERMINATED}`,
    source: 'behaviour 4.6; table as in WebsitePanel',
  };
}

/** Texts of server faults, after `Server was unable to process request. ---> `. */
export const FAULTS = {
  NULL_REFERENCE: { text: 'Object reference not set to an instance of an object.', source: 'behaviour 4.6' },
  TASK_NULL_REFERENCE: {
    text: 'Error executing task ---> Object reference not set to an instance of an object.',
    source: 'behaviour 6, UpdateUser',
  },
  SPACE_REFUSED: { text: 'You are not allowed to access this package', source: 'behaviour 4.6' },
  ACCOUNT_REFUSED: { text: 'You are not allowed to access this account', source: 'behaviour 4.6' },
  DATE_OVERFLOW: {
    text: 'SqlDateTime overflow. Must be between 1/1/1753 12:00:00 AM and 12/31/9999 11:59:59 PM.',
    source: 'behaviour 4.6',
  },
  TRUNCATED: {
    text: `String or binary data would be truncated.${TERMINATED}`,
    source: 'behaviour 6, AddUser',
  },
  TYPE_NAME_NULL: {
    text: 'Value cannot be null.\nParameter name: typeName',
    source: '.NET Framework, Type.GetType without a name',
  },
  SERVER_NULL: {
    text: 'Value cannot be null.\nParameter name: serverInfo',
    source: 'SolidCP, OverusageReport.HostingSpaceRow.CreateFromPackageInfo',
  },
  PASSWORD_NULL: { text: 'Value cannot be null.\nParameter name: s', source: 'behaviour 3.2, step 7' },
  BASIC_TOO_SHORT: {
    text: 'startIndex cannot be larger than length of string.\nParameter name: startIndex',
    source: 'behaviour 3.2, step 3',
  },
  BASIC_NOT_BASE64: {
    text: 'The input is not a valid Base-64 string as it contains a non-base 64 character, more than two padding characters, or an illegal character among the padding characters. ',
    source: 'behaviour 3.2, step 3',
  },
  BASIC_BASE64_LENGTH: {
    text: 'Invalid length for a Base-64 char array or string.',
    source: 'behaviour 3.2, step 3',
  },
  BASIC_NO_COLON: { text: 'Index was outside the bounds of the array.', source: 'behaviour 3.2, step 5' },
  PLAN_NAME_NULL: nullName('INSERT'),
  PLAN_NAME_NULL_UPDATE: nullName('UPDATE'),
  FK_PLANS_SERVERS: foreignKey('INSERT', 'FK_HostingPlans_Servers', 'Servers', 'ServerID'),
  FK_PLANS_SERVERS_UPDATE: foreignKey('UPDATE', 'FK_HostingPlans_Servers', 'Servers', 'ServerID'),
  FK_PLANS_PACKAGES: foreignKey('INSERT', 'FK_HostingPlans_Packages', 'Packages', 'PackageID'),
  FK_PLANS_PACKAGES_UPDATE: foreignKey('UPDATE', 'FK_HostingPlans_Packages', 'Packages', 'PackageID'),
  FK_RESOURCES_PLANS: foreignKey('INSERT', 'FK_HostingPlanResources_HostingPlans', 'HostingPlans', 'PlanID'),
  FK_QUOTAS_PLANS: foreignKey('INSERT', 'FK_HostingPlanQuotas_HostingPlans', 'HostingPlans', 'PlanID'),
  FK_RESOURCES_GROUPS: foreignKey(
    'INSERT',
    'FK_HostingPlanResources_ResourceGroups',
    'ResourceGroups',
    'GroupID',
  ),
  FK_QUOTAS_QUOTAS: foreignKey('INSERT', 'FK_HostingPlanQuotas_Quotas', 'Quotas', 'QuotaID'),
  PK_RESOURCES: duplicateKey('PK_HostingPlanResources', 'HostingPlanResources'),
  PK_QUOTAS: duplicateKey('PK_HostingPlanQuotas_1', 'HostingPlanQuotas'),
  FK_PACKAGE_RESOURCES_GROUPS: foreignKey(
    'INSERT',
    'FK_PackageResources_ResourceGroups',
    'ResourceGroups',
    'GroupID',
  ),
  FK_PACKAGE_QUOTAS_QUOTAS: foreignKey('INSERT', 'FK_PackageQuotas_Quotas', 'Quotas', 'QuotaID'),
  PK_PACKAGE_RESOURCES: duplicateKey('PK_PackageResources_1', 'PackageResources'),
  PK_PACKAGE_QUOTAS: duplicateKey('PK_PackageQuotas', 'PackageQuotas'),
  FK_PACKAGES_PLANS: foreignKey('INSERT', 'FK_Packages_HostingPlans', 'HostingPlans', 'PlanID'),
  FK_PACKAGES_PLANS_UPDATE: foreignKey('UPDATE', 'FK_Packages_HostingPlans', 'HostingPlans', 'PlanID'),
  FK_PACKAGES_USERS: foreignKey('INSERT', 'FK_Packages_Users', 'Users', 'UserID'),
  FK_PACKAGES_PACKAGES: foreignKey(
    ...(['INSERT', 'FK_Packages_Packages', 'Packages', 'PackageID', 'FOREIGN KEY SAME TABLE'] as const),
  ),
  FK_ADDONS_PACKAGES: foreignKey('INSERT', 'FK_PackageAddons_Packages', 'Packages', 'PackageID'),
  FK_ADDONS_PLANS: foreignKey('INSERT', 'FK_PackageAddons_HostingPlans', 'HostingPlans', 'PlanID'),
  FK_ADDONS_PLANS_UPDATE: foreignKey('UPDATE', 'FK_PackageAddons_HostingPlans', 'HostingPlans', 'PlanID'),
  USER_NOT_FOUND: {
    text: 'User with UserID=%1 not found',
    source: 'WebsitePanel and SolidCP, UserController',
  },
  VALUE_NULL: {
    text: 'Value cannot be null.\nParameter name: value',
    source: '.NET, XAttribute; WebsitePanel and SolidCP, UserController.AddUserVLan',
  },
  MALFORMED_XML: { text: '%1', source: '.NET, XmlTextReader' },
  INPUT_FORMAT: { text: 'Input string was not in a correct format.', source: '.NET, Number.ParseUInt32' },
  INVALID_CAST: {
    text: "Unable to cast object of type 'System.DBNull' to type 'System.String'.",
    source: '.NET; WebsitePanel and SolidCP, UserController.GetUserSettings',
  },
  INDEX_OUTSIDE: { text: 'Index was outside the bounds of the array.', source: '.NET, arrays' },
  PK_SETTINGS: {
    text: `Violation of PRIMARY KEY constraint 'PK_UserSettings'. Cannot insert duplicate key in object 'dbo.UserSettings'. The duplicate key value is (%1, %2, %3).${TERMINATED}`,
    source: 'behaviour 4.6; constraint name as in WebsitePanel',
  },
  SETTINGS_NAME_NULL: nullSetting('UserSettings', 'SettingsName'),
  PROPERTY_NAME_NULL: nullSetting('UserSettings', 'PropertyName'),
  SPACE_SETTINGS_NAME_NULL: nullSetting('PackageSettings', 'SettingsName'),
  INVALID_COLUMN: { text: "Invalid column name '%1'.", source: 'SQL Server, error 207' },
  AMBIGUOUS_COLUMN: { text: "Ambiguous column name '%1'.", source: 'SQL Server, error 209' },
  UNBOUND_COLUMN: {
    text: 'The multi-part identifier "%1" could not be bound.',
    source: 'SQL Server, error 4104',
  },
  ORDER_POSITION: {
    text: 'The ORDER BY position number %1 is out of range of the number of items in the select list.',
    source: 'SQL Server, error 108',
  },
  SYNTAX: { text: "Incorrect syntax near '%1'.", source: 'SQL Server, error 102' },
  INT_OVERFLOW: {
    text: 'Arithmetic overflow error converting expression to data type int.',
    source: 'SQL Server, error 8115',
  },
  FK_PACKAGES_USERS_UPDATE: foreignKey('UPDATE', 'FK_Packages_Users', 'Users', 'UserID'),
  FK_ITEMS_SERVICES: foreignKey('UPDATE', 'FK_ServiceItems_Services', 'Services', 'ServiceID'),
  FK_SETTINGS_PACKAGES: foreignKey('INSERT', 'FK_PackageSettings_Packages', 'Packages', 'PackageID'),
  PK_PACKAGE_SETTINGS: {
    text: `Violation of PRIMARY KEY constraint 'PK_PackageSettings'. Cannot insert duplicate key in object 'dbo.PackageSettings'. The duplicate key value is (%1, %2, %3).${TERMINATED}`,
    source: 'behaviour 4.6; constraint name inferred',
  },
  TEMPLATE_NULL: {
    text: 'Value cannot be null.\nParameter name: data',
    source: 'WebsitePanel.Templates, Template',
  },
  INVALID_UNBOXING: { text: 'Specified cast is not valid.', source: '.NET, unboxing' },
  DIVIDE_BY_ZERO: { text: 'Attempted to divide by zero.', source: '.NET, division' },
  INDEX_OUT_OF_RANGE: {
    text: 'Index was out of range. Must be non-negative and less than the size of the collection.\nParameter name: index',
    source: '.NET, lists',
  },
  INT32_OVERFLOW: {
    text: 'Value was either too large or too small for an Int32.',
    source: '.NET, Int32.Parse',
  },
  DUPLICATE_KEY: {
    text: 'An item with the same key has already been added.',
    source: '.NET, dictionaries',
  },
  OUT_OF_MEMORY: {
    text: "Exception of type 'System.OutOfMemoryException' was thrown.",
    source: 'inferred; a template that would never end',
  },
  SPACE_IN_USE: {
    text: `The DELETE statement conflicted with the REFERENCE constraint.${TERMINATED}`,
    source: 'behaviour 7, DeletePackage; only ever met in the background',
  },
  INTERNAL: { text: "Exception of type 'System.Exception' was thrown.", source: 'inferred; our own error' },
} as const satisfies Record<string, FaultText>;
export type FaultName = keyof typeof FAULTS;

/** How this API reports each model error, where the operation does not say otherwise. Leaving one out does not compile. */
export const REPORTED_AS = {
  userExists: 'ERROR_USER_ALREADY_EXISTS',
  userNotFound: 'NULL_REFERENCE',
  userInUse: 'SPACE_IN_USE',
  planNotFound: 'FK_PACKAGES_PLANS',
  planNotFoundForServices: 'FK_RESOURCES_PLANS',
  planNotFoundForQuotas: 'FK_QUOTAS_PLANS',
  planNameMissing: 'PLAN_NAME_NULL',
  planInUseBySpace: 'ERROR_HOSTING_PLAN_USED_IN_PACKAGE',
  planInUseAsAddon: 'ERROR_HOSTING_ADDON_USED_IN_PACKAGE',
  serverNotFound: 'FK_PLANS_SERVERS',
  serviceNotFound: 'FK_RESOURCES_GROUPS',
  serviceRepeated: 'PK_RESOURCES',
  quotaNotFound: 'FK_QUOTAS_QUOTAS',
  quotaRepeated: 'PK_QUOTAS',
  spaceNotFound: 'FK_PLANS_PACKAGES',
  spaceInUse: 'SPACE_IN_USE',
  quotasExceeded: 'ERROR_PACKAGE_QUOTA_EXCEED',
} as const satisfies Record<keyof EstateErrors, ResultName | FaultName>;

type Reports = Partial<Record<keyof ModelErrors, ResultName | FaultName>>;

const PLAN_UPDATE: Reports = {
  planNameMissing: 'PLAN_NAME_NULL_UPDATE',
  serverNotFound: 'FK_PLANS_SERVERS_UPDATE',
  spaceNotFound: 'FK_PLANS_PACKAGES_UPDATE',
};

const NEW_SPACE: Reports = { userNotFound: 'FK_PACKAGES_USERS', spaceNotFound: 'FK_PACKAGES_PACKAGES' };

const ADDON: Reports = { spaceNotFound: 'FK_ADDONS_PACKAGES', planNotFound: 'FK_ADDONS_PLANS' };

/** Where one model error looks different per operation. */
export const REPORTED_BY: Readonly<Record<string, Reports>> = {
  AddPackage: NEW_SPACE,
  AddPackageWithResources: NEW_SPACE,
  UpdatePackage: {
    planNotFound: 'FK_PACKAGES_PLANS_UPDATE',
    serviceNotFound: 'FK_PACKAGE_RESOURCES_GROUPS',
    serviceRepeated: 'PK_PACKAGE_RESOURCES',
    quotaNotFound: 'FK_PACKAGE_QUOTAS_QUOTAS',
    quotaRepeated: 'PK_PACKAGE_QUOTAS',
  },
  UpdatePackageLiteral: { planNotFound: 'FK_PACKAGES_PLANS_UPDATE' },
  UpdateHostingPlan: PLAN_UPDATE,
  UpdateHostingAddon: PLAN_UPDATE,
  AddPackageAddon: ADDON,
  AddPackageAddonById: ADDON,
  AddPackageAddonLiteral: ADDON,
  UpdatePackageAddon: { planNotFound: 'FK_ADDONS_PLANS_UPDATE' },
  UpdatePackageAddonLiteral: { planNotFound: 'FK_ADDONS_PLANS_UPDATE' },
};

/** An operation's refusal as a negative result. */
export class MspcError extends Error {
  readonly result: ResultName;
  /** The refusal came after the quotas were looked at: a PackageResult tells that none is exceeded. */
  readonly isAfterQuotas: boolean;

  constructor(result: ResultName, isAfterQuotas = false) {
    super(result);
    this.result = result;
    this.isAfterQuotas = isAfterQuotas;
  }
}

/** An exception of the product, which travels as a SOAP Fault. */
export class MspcFault extends Error {
  readonly fault: FaultName;
  readonly values: readonly (string | number)[];
  /** What was changed before the exception stays. */
  keepsChanges = false;
  /** The exception it was wrapped in. */
  outer: string | undefined;

  constructor(fault: FaultName, ...values: readonly (string | number)[]) {
    super(fault);
    this.fault = fault;
    this.values = values;
  }
}

/** Wraps a fault of the work in an exception of its own, as the product does in some places. */
export function wrapping<T>(outer: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof MspcFault) error.outer = outer;
    throw error;
  }
}

export function isResult(name: ResultName | FaultName): name is ResultName {
  return name in RESULTS;
}

export function resultOf(name: ResultName): ResultCode {
  return RESULTS[name];
}

/** A fault's text with its holes filled, or empty where there is nothing to say. */
export function faultText(
  name: FaultName,
  database: string,
  values: readonly (string | number)[] = [],
): string {
  return FAULTS[name].text
    .replace('%db', database)
    .replace(/%(\d)/g, (_hole, place: string) => String(values[Number(place) - 1] ?? ''));
}
