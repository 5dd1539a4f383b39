import type { Endpoint } from '../../http/exchange.js';
import {
  gradedOperations,
  keeps,
  type Api,
  type Handlers,
  type OperationCoverage,
  type World,
} from '../api.js';
import {
  addPackageAddon,
  addPackageAddonById,
  addPackageAddonLiteral,
  deletePackageAddon,
  getPackageAddon,
  getPackageAddons,
  updatePackageAddon,
  updatePackageAddonLiteral,
} from './addons.js';
import { authenticateUser } from './authentication.js';
import {
  changeUserPasswordByUsername,
  getUserByUsernamePassword,
  sendPasswordReminder,
} from './passwords.js';
import {
  activateUserMfaQrCode,
  canUserChangeMfa,
  getUserMfaQrCodeData,
  sendPin,
  updateUserMfa,
  validatePin,
} from './secondFactors.js';
import { getLoginThemes, getSystemSetupMode, setupControlPanelAccounts } from './setup.js';
import {
  deleteUserThemeSetting,
  getUserSettings,
  getUserThemeSettings,
  updateUserSettings,
  updateUserThemeSetting,
} from './userSettings.js';
import type { MspcContext } from './context.js';
import { getHostingPlanContext, getPackageContext, getPackageQuota } from './contexts.js';
import { deletionJobs } from './deletion.js';
import { ES_AUTHENTICATION, type EsAuthentication } from './esAuthentication.generated.js';
import { ES_PACKAGES, type EsPackages } from './esPackages.generated.js';
import { ES_USERS, type EsUsers } from './esUsers.generated.js';
import {
  getRawPackageItems,
  getRawPackageItemsByType,
  getRawPackageItemsPaged,
  getSearchableServiceItemTypes,
} from './itemLists.js';
import { searchServiceItemsPaged } from './itemSearch.js';
import { itemJobs } from './itemWork.js';
import { detachPackageItem, movePackageItem } from './items.js';
import {
  evaluateUserPackageTempate,
  getEvaluatedAccountTemplateBody,
  getEvaluatedPackageTemplateBody,
  sendAccountSummaryLetter,
  sendPackageSummaryLetter,
} from './letters.js';
import { gradedErrors, MSPC_ERRORS } from './orderedErrors.js';
import {
  getBandwidthOverusageDetailsReport,
  getDiskspaceOverusageDetailsReport,
  getOverusageSummaryReport,
} from './overusage.js';
import { Pages } from './pages.js';
import {
  addHostingAddon,
  addHostingPlan,
  deleteHostingAddon,
  deleteHostingPlan,
  getHostingAddons,
  getHostingPlan,
  getHostingPlans,
  getUserAvailableHostingAddons,
  getUserAvailableHostingPlans,
  updateHostingAddon,
  updateHostingPlan,
} from './plans.js';
import {
  addUserLiteral,
  addUserVLan,
  deleteUserVLan,
  updateJobs,
  updateUserLiteral,
  updateUserTask,
  updateUserTaskAsynchronously,
} from './userForms.js';
import {
  getRawUserPeers,
  getRawUsers,
  getUserDomainsPaged,
  getUserParents,
  getUserPeers,
  getUsersPaged,
  getUsersPagedRecursive,
  getUsersSummary,
} from './userLists.js';
import { getHostingPlanQuotas, getPackageQuotas, getPackageQuotasForEdit } from './quotaTables.js';
import { getSearchObject, getSearchObjectQuickFind } from './search.js';
import { Service, type ServiceDefinition, type ServiceOptions } from './service.js';
import {
  getNestedPackagesPaged,
  getNestedPackagesSummary,
  getPackagePackages,
  getPackagesPaged,
  getRawMyPackages,
  getRawPackages,
} from './spaceLists.js';
import {
  addPackage,
  changePackageStatus,
  changePackageUser,
  deletePackage,
  getMyPackages,
  getPackage,
  getPackages,
  setDefaultTopPackage,
  updatePackage,
  updatePackageLiteral,
  updatePackageName,
} from './spaces.js';
import { getPackageSettings, updatePackageSettings } from './spaceSettings.js';
import { getSearchTableByColumns } from './tableSearch.js';
import {
  getPackageBandwidth,
  getPackageDiskspace,
  getPackagesBandwidthPaged,
  getPackagesDiskspacePaged,
} from './usageReports.js';
import {
  addUser,
  changeUserPassword,
  changeUserStatus,
  deleteUser,
  getUserById,
  getUserByUsername,
  getUsers,
  updateUser,
  userExists,
} from './users.js';
import { describeMspc } from './wireDescription.js';
import { addPackageWithResources, createUserWizard } from './wizards.js';

/** Operations of esUsers, in the contract's order. */
const USERS = {
  UserExists: userExists,
  GetUserById: getUserById,
  GetUserByUsername: getUserByUsername,
  GetUsers: getUsers,
  AddUserVLan: addUserVLan,
  DeleteUserVLan: deleteUserVLan,
  GetRawUsers: getRawUsers,
  GetUsersPaged: getUsersPaged,
  GetUsersPagedRecursive: getUsersPagedRecursive,
  GetUsersSummary: getUsersSummary,
  GetUserDomainsPaged: getUserDomainsPaged,
  GetRawUserPeers: getRawUserPeers,
  GetUserPeers: getUserPeers,
  GetUserParents: getUserParents,
  AddUser: addUser,
  AddUserLiteral: addUserLiteral,
  UpdateUserTask: updateUserTask,
  UpdateUserTaskAsynchronously: updateUserTaskAsynchronously,
  UpdateUser: updateUser,
  UpdateUserLiteral: updateUserLiteral,
  DeleteUser: deleteUser,
  ChangeUserPassword: changeUserPassword,
  UpdateUserMfa: updateUserMfa,
  CanUserChangeMfa: canUserChangeMfa,
  GetUserMfaQrCodeData: getUserMfaQrCodeData,
  ActivateUserMfaQrCode: activateUserMfaQrCode,
  ChangeUserStatus: changeUserStatus,
  GetUserSettings: getUserSettings,
  UpdateUserSettings: updateUserSettings,
  GetUserThemeSettings: getUserThemeSettings,
  UpdateUserThemeSetting: updateUserThemeSetting,
  DeleteUserThemeSetting: deleteUserThemeSetting,
} as const satisfies Handlers<EsUsers, MspcContext>;

/** Operations of esPackages, in the contract's order. */
const PACKAGES = {
  GetHostingPlans: getHostingPlans,
  GetHostingAddons: getHostingAddons,
  GetHostingPlan: getHostingPlan,
  GetHostingPlanQuotas: getHostingPlanQuotas,
  GetHostingPlanContext: getHostingPlanContext,
  GetUserAvailableHostingPlans: getUserAvailableHostingPlans,
  GetUserAvailableHostingAddons: getUserAvailableHostingAddons,
  AddHostingPlan: keeps('the plan row, when its groups or quotas are refused', addHostingPlan),
  UpdateHostingPlan: keeps('the terms, when the groups and quotas are refused', updateHostingPlan),
  DeleteHostingPlan: deleteHostingPlan,
  AddHostingAddon: keeps('the add-on row, when its groups or quotas are refused', addHostingAddon),
  UpdateHostingAddon: keeps('the terms, when the groups and quotas are refused', updateHostingAddon),
  DeleteHostingAddon: deleteHostingAddon,
  GetPackages: getPackages,
  GetNestedPackagesSummary: getNestedPackagesSummary,
  GetRawPackages: getRawPackages,
  SearchServiceItemsPaged: searchServiceItemsPaged,
  GetSearchObject: getSearchObject,
  GetSearchObjectQuickFind: getSearchObjectQuickFind,
  GetSearchTableByColumns: getSearchTableByColumns,
  GetPackagesPaged: getPackagesPaged,
  GetNestedPackagesPaged: getNestedPackagesPaged,
  GetPackagePackages: getPackagePackages,
  GetMyPackages: getMyPackages,
  GetRawMyPackages: getRawMyPackages,
  GetPackage: getPackage,
  GetPackageContext: getPackageContext,
  GetPackageQuotas: getPackageQuotas,
  GetPackageQuotasForEdit: getPackageQuotasForEdit,
  AddPackage: addPackage,
  UpdatePackage: updatePackage,
  UpdatePackageLiteral: updatePackageLiteral,
  ChangePackageUser: changePackageUser,
  UpdatePackageName: updatePackageName,
  DeletePackage: deletePackage,
  ChangePackageStatus: changePackageStatus,
  EvaluateUserPackageTempate: evaluateUserPackageTempate,
  GetPackageSettings: getPackageSettings,
  UpdatePackageSettings: updatePackageSettings,
  SetDefaultTopPackage: setDefaultTopPackage,
  GetPackageAddons: getPackageAddons,
  GetPackageAddon: getPackageAddon,
  AddPackageAddonById: addPackageAddonById,
  AddPackageAddon: addPackageAddon,
  AddPackageAddonLiteral: addPackageAddonLiteral,
  UpdatePackageAddon: updatePackageAddon,
  UpdatePackageAddonLiteral: updatePackageAddonLiteral,
  DeletePackageAddon: deletePackageAddon,
  GetSearchableServiceItemTypes: getSearchableServiceItemTypes,
  GetRawPackageItemsByType: getRawPackageItemsByType,
  GetRawPackageItemsPaged: getRawPackageItemsPaged,
  GetRawPackageItems: getRawPackageItems,
  DetachPackageItem: detachPackageItem,
  MovePackageItem: movePackageItem,
  GetPackageQuota: getPackageQuota,
  SendAccountSummaryLetter: sendAccountSummaryLetter,
  SendPackageSummaryLetter: sendPackageSummaryLetter,
  GetEvaluatedPackageTemplateBody: getEvaluatedPackageTemplateBody,
  GetEvaluatedAccountTemplateBody: getEvaluatedAccountTemplateBody,
  AddPackageWithResources: addPackageWithResources,
  CreateUserWizard: createUserWizard,
  GetPackagesBandwidthPaged: getPackagesBandwidthPaged,
  GetPackagesDiskspacePaged: getPackagesDiskspacePaged,
  GetPackageBandwidth: getPackageBandwidth,
  GetPackageDiskspace: getPackageDiskspace,
  GetOverusageSummaryReport: getOverusageSummaryReport,
  GetDiskspaceOverusageDetailsReport: getDiskspaceOverusageDetailsReport,
  GetBandwidthOverusageDetailsReport: getBandwidthOverusageDetailsReport,
} as const satisfies Handlers<EsPackages, MspcContext>;

/** Operations of esAuthentication, in the contract's order. */
const AUTHENTICATION = {
  AuthenticateUser: keeps('the count of failed log-ins', authenticateUser),
  GetUserByUsernamePassword: getUserByUsernamePassword,
  ChangeUserPasswordByUsername: changeUserPasswordByUsername,
  SendPasswordReminder: sendPasswordReminder,
  GetSystemSetupMode: getSystemSetupMode,
  SetupControlPanelAccounts: keeps(
    'the first password, when the second account is missing',
    setupControlPanelAccounts,
  ),
  GetLoginThemes: getLoginThemes,
  ValidatePin: validatePin,
  SendPin: sendPin,
} as const satisfies Handlers<EsAuthentication, MspcContext>;

/** The addresses, by file name in lower case. */
const SERVICES: Readonly<Record<string, ServiceDefinition>> = {
  'esusers.asmx': { contract: ES_USERS, handlers: USERS, isAnonymous: false },
  'espackages.asmx': { contract: ES_PACKAGES, handlers: PACKAGES, isAnonymous: false },
  'esauthentication.asmx': { contract: ES_AUTHENTICATION, handlers: AUTHENTICATION, isAnonymous: true },
};

const ADDRESS = /^(\/([^/]+\.asmx))(\/.*)?$/i;

/** MSPControl's ASMX services. */
export function createMspc(options: ServiceOptions): Api {
  const pages = new Pages(options);
  const services = new Map<string, Service>();
  return {
    name: 'mspc',
    errors: MSPC_ERRORS,
    fidelity: () => ({ operations: gradedOperations(mspcCoverage()), errors: gradedErrors() }),
    jobs: { ...deletionJobs(options), ...updateJobs(options), ...itemJobs(options) },
    describe: () => describeMspc(Object.values(SERVICES), options),
    find(path) {
      const [, file, name = '', pathInfo = ''] = ADDRESS.exec(path) ?? [];
      const key = name.toLowerCase();
      const definition = Object.hasOwn(SERVICES, key) ? SERVICES[key] : undefined;
      if (file === undefined || definition === undefined) return undefined;
      const service = services.get(key) ?? new Service(definition, options);
      services.set(key, service);
      return endpoint(service, pages, file, pathInfo);
    },
  };
}

/** Every operation of the services with its grade, in the contract's order. */
export function mspcCoverage(): OperationCoverage[] {
  return Object.values(SERVICES).flatMap(({ contract }) =>
    Object.entries(contract.operations).map(([operation, { grade }]) => ({
      service: contract.service,
      operation,
      grade,
    })),
  );
}

function endpoint(service: Service, pages: Pages, file: string, pathInfo: string): Endpoint<World> {
  return (request, session) => {
    session.notes.api = 'mspc';
    return request.method === 'POST' && pathInfo === ''
      ? service.answer(request, session)
      : pages.answer(request, service.contract, file, pathInfo, session.notes);
  };
}
