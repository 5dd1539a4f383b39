import type { NamedProcedure } from './procedure.js';
import { setError, translateProvisioningError } from './errorProvider.js';
import {
  createCustomerOrganization,
  createDirectoryPlan,
  createResellerOrganization,
  deleteCustomerOrganization,
  initializeDirectory,
  subscribeDirectory,
} from './hosted/directory.js';
import {
  importBusinessOrganization,
  importDirectoryUser,
  importGroup,
  importResellerOrganization,
} from './hosted/directoryImport.js';
import { createDirectoryUser, deleteDirectoryUser, makeUserAdmin } from './hosted/directoryUsers.js';
import {
  addEmailPlans,
  addExchangePlans,
  allocateOrganization,
  createBusinessOrganization,
  deleteBusinessOrganization,
  getExchangePlans,
} from './hosted/exchangeOrganizations.js';
import {
  createBusinessUser,
  createConsumerUser,
  createExchangeMailbox,
  deleteBusinessUser,
} from './hosted/exchangeUsers.js';
import { createMessagingOrganization, createMessagingUser } from './hosted/messaging.js';
import {
  changeOrganizationPlanAssignment,
  changeUserPlanAssignment,
  getOrganizationPlanAssignment,
  getPlanAssignment,
  getUserPlanAssignment,
  subscribe,
  unsubscribe,
} from './hosted/ocsAssignments.js';
import {
  addAvailablePlans,
  getOrganizationAvailablePlans,
  removeAvailablePlans,
} from './hosted/ocsAvailablePlans.js';
import {
  createSipDomain,
  deleteSipDomain,
  getPoolAssignment,
  getPoolProperties,
  getPools,
  getSipDomainsByOrganization,
  setPoolAssignment,
  validateSipDomainOwnership,
} from './hosted/ocsDomains.js';
import {
  createOrganizationPlan,
  createUserPlan,
  getOrganizationPlan,
  getPlanWithTypeValidation,
  getUserPlan,
  getUserPlanFeatures,
  modifyOrganizationPlan,
  modifyUserPlan,
  validatePlanFeatures,
} from './hosted/ocsPlans.js';
import { getServiceInformation, initialize } from './hosted/ocsService.js';
import {
  createSipUser,
  deleteSipUser,
  disableSipUser,
  enableSipUser,
  getSipUserProperties,
  setSipUserProperties,
} from './hosted/ocsUsers.js';
import {
  createOrgChildren,
  createOrgGroups,
  enableCustomerForPlans,
  enableOrganizationForHosting,
  importOrganization,
} from './import/organizations.js';
import {
  allocateExistingMailbox,
  applyMailboxPlan,
  createImportedMailbox,
  enableUserForHosting,
  importUser,
} from './import/users.js';
import {
  addAvailablePlansToCustomer,
  addCustomerPlan,
  changeCustomerPlan,
  checkDependencies,
  getAvailablePlansByCustomer,
  getPlansByCustomer,
  removePlanFromCustomer,
  setAvailablePlanStatus,
} from './managed/customerPlans.js';
import {
  createCustomer,
  createCustomerRecord,
  deleteCustomer,
  queryCustomersByParentId,
} from './managed/customerRecords.js';
import {
  getCallerUiRoles,
  getOrgType,
  initializeAdForHosting,
  initializeManagedOcs,
  testDomainAdmin,
} from './managed/hosting.js';
import { createRightsGroup } from './managed/organizationChildren.js';
import {
  createOrganization,
  createOrganizationUnit,
  deleteOrganization,
  modifyOrganization,
} from './managed/organizations.js';
import { rethrowError, testCallerPermissions } from './managed/permissions.js';
import { createPlan, getPlan, modifyPlan, registerService } from './managed/plans.js';
import { getPolicy } from './managed/policy.js';
import {
  deleteManagedPoolAssignment,
  getManagedPoolAssignment,
  getPoolOwkGuid,
  setManagedPoolAssignment,
} from './managed/poolAssignments.js';
import {
  addSharedPool,
  changeSharedPool,
  deleteSharedPool,
  getManagedPoolProperties,
  getManagedPools,
  getSharedPools,
  removeSharedPool,
  setSharedPoolProperties,
} from './managed/pools.js';
import {
  createServicePointer,
  deleteServicePointer,
  getServicePointer,
  queryServicePointers,
} from './managed/servicePointers.js';
import {
  createManagedSipDomain,
  deleteManagedSipDomain,
  getManagedSipDomains,
  getOwningOrg,
  isSipDomainOwnedBy,
  validateManagedSipDomain,
} from './managed/sipDomains.js';
import {
  createManagedSipUser,
  deleteManagedSipUser,
  getManagedSipUserProperties,
  setManagedSipUserProperties,
} from './managed/sipUsers.js';
import { disableUser, enableUser, setGroupMemberships, setPassword } from './managed/userAccounts.js';
import { createUser, createUserAccount, deleteUser, modifyUser, renameUser } from './managed/users.js';
import {
  getForeignOwnerOrg,
  getOtherWellKnownObject,
  getThisOrganizationRoot,
  setOtherWellKnownObject,
} from './managed/wellKnownObjects.js';
import {
  createProviderSipUser,
  deleteProviderSipUser,
  getProviderPoolProperties,
  getProviderPools,
  getProviderSipUserProperties,
  setProviderSipUserProperties,
} from './providers/communications.js';
import { getProperties, search, setProperties } from './providers/directory.js';
import { execPlanSql } from './providers/planSql.js';

/** Every named procedure that is emulated, by namespace as the contract lists them, then what they are composed of. */
export const PROCEDURES: readonly NamedProcedure[] = [
  // Hosted Office Communications Server
  addAvailablePlans,
  changeOrganizationPlanAssignment,
  changeUserPlanAssignment,
  createOrganizationPlan,
  createSipDomain,
  createSipUser,
  createUserPlan,
  deleteSipDomain,
  deleteSipUser,
  disableSipUser,
  enableSipUser,
  getOrganizationAvailablePlans,
  getOrganizationPlan,
  getOrganizationPlanAssignment,
  getPoolAssignment,
  getPoolProperties,
  getPools,
  getServiceInformation,
  getSipDomainsByOrganization,
  getSipUserProperties,
  getUserPlan,
  getUserPlanAssignment,
  initialize,
  modifyOrganizationPlan,
  modifyUserPlan,
  removeAvailablePlans,
  setPoolAssignment,
  setSipUserProperties,
  subscribe,
  unsubscribe,
  validateSipDomainOwnership,
  getPlanAssignment,
  getPlanWithTypeValidation,
  getUserPlanFeatures,
  validatePlanFeatures,
  // Managed Office Communications Server
  addSharedPool,
  createManagedSipDomain,
  createManagedSipUser,
  deleteManagedPoolAssignment,
  deleteSharedPool,
  deleteManagedSipDomain,
  deleteManagedSipUser,
  getManagedPoolAssignment,
  getManagedPoolProperties,
  getManagedPools,
  getSharedPools,
  getManagedSipDomains,
  getManagedSipUserProperties,
  initializeManagedOcs,
  removeSharedPool,
  setManagedPoolAssignment,
  setSharedPoolProperties,
  setManagedSipUserProperties,
  validateManagedSipDomain,
  getOwningOrg,
  getPoolOwkGuid,
  isSipDomainOwnedBy,
  changeSharedPool,
  // MPS Import
  enableCustomerForPlans,
  importOrganization,
  importUser,
  enableOrganizationForHosting,
  enableUserForHosting,
  applyMailboxPlan,
  allocateExistingMailbox,
  createImportedMailbox,
  createOrgChildren,
  createOrgGroups,
  // Managed Plans
  addAvailablePlansToCustomer,
  addCustomerPlan,
  changeCustomerPlan,
  removePlanFromCustomer,
  getPlansByCustomer,
  getAvailablePlansByCustomer,
  setAvailablePlanStatus,
  createPlan,
  modifyPlan,
  getPlan,
  registerService,
  createCustomer,
  deleteCustomer,
  queryCustomersByParentId,
  execPlanSql,
  checkDependencies,
  // Managed Helpers
  createCustomerRecord,
  createServicePointer,
  deleteServicePointer,
  queryServicePointers,
  getServicePointer,
  // Managed Hosting
  getOrgType,
  getCallerUiRoles,
  initializeAdForHosting,
  testDomainAdmin,
  // Managed Active Directory
  createOrganization,
  deleteOrganization,
  modifyOrganization,
  createUser,
  deleteUser,
  modifyUser,
  enableUser,
  disableUser,
  setPassword,
  renameUser,
  getForeignOwnerOrg,
  getThisOrganizationRoot,
  getPolicy,
  createRightsGroup,
  createOrganizationUnit,
  createUserAccount,
  getOtherWellKnownObject,
  rethrowError,
  setGroupMemberships,
  setOtherWellKnownObject,
  testCallerPermissions,
  // Hosted Active Directory
  initializeDirectory,
  createResellerOrganization,
  createCustomerOrganization,
  deleteCustomerOrganization,
  createDirectoryUser,
  deleteDirectoryUser,
  createDirectoryPlan,
  subscribeDirectory,
  makeUserAdmin,
  // Hosted Active Directory Import
  importBusinessOrganization,
  importResellerOrganization,
  importDirectoryUser,
  importGroup,
  // Hosted Exchange
  createBusinessOrganization,
  createBusinessUser,
  createConsumerUser,
  deleteBusinessOrganization,
  deleteBusinessUser,
  addExchangePlans,
  getExchangePlans,
  createExchangeMailbox,
  // Hosted Messaging and Collaboration
  createMessagingOrganization,
  createMessagingUser,
  // Hosted Email 2007
  addEmailPlans,
  // Error Provider
  setError,
  translateProvisioningError,
  // Exchange Resource Manager
  allocateOrganization,
  // Office Communications Server Provider
  createProviderSipUser,
  deleteProviderSipUser,
  getProviderPoolProperties,
  getProviderPools,
  getProviderSipUserProperties,
  setProviderSipUserProperties,
  // Preferred DC Active Directory Provider
  getProperties,
  search,
  setProperties,
];
