import type { Extension } from '../../model/extensions.js';
import type { Group, Membership } from '../../model/groups.js';
import type { StorageFolder, StoragePolicy } from '../../model/recordingStorage.js';
import { STANDING } from '../../model/codes.js';
import type { Tenant } from '../../model/tenants.js';
import type { User } from '../../model/users.js';
import type * as wire from './provisioning.generated.js';
import { userExtras, type UserExtras } from './userExtras.js';

/** What only this product knows about a tenant. */
export interface EnvironmentExtras {
  /** The name it has here alone; null where it goes by its full name. */
  readonly displayName: string | null;
  readonly helpdeskURL: string | null;
  readonly ondemandMaxCallAgeHoursInBuffer: number | null;
  readonly ondemandMaxRowsInBufferPerUser: number | null;
  readonly partitions: readonly string[];
}

const NO_ENVIRONMENT_EXTRAS: EnvironmentExtras = {
  displayName: null,
  helpdeskURL: null,
  ondemandMaxCallAgeHoursInBuffer: null,
  ondemandMaxRowsInBufferPerUser: null,
  partitions: [],
};

function environmentExtras({ provisioning }: Tenant): EnvironmentExtras {
  return { ...NO_ENVIRONMENT_EXTRAS, ...(provisioning as Partial<EnvironmentExtras> | null) };
}

/** The name a tenant has here alone; null for one that goes by its full name. */
export function ownName(tenant: Tenant): string | null {
  return environmentExtras(tenant).displayName;
}

/** @source GetEnvironmentByEid (v2) @fidelity documented */
export function toEnvironment(tenant: Tenant): wire.Environment {
  const extras = environmentExtras(tenant);
  return {
    ...extras,
    displayName: extras.displayName ?? tenant.fullName,
    eid: tenant.eid,
    inactive: tenant.standing !== STANDING.active,
    shortName: tenant.shortName,
  };
}

/** All but the name. An empty help address is none. @source Provisioning behaviour 4 @fidelity documented */
export function fromEnvironment(environment: wire.Environment): Omit<EnvironmentExtras, 'displayName'> {
  const { helpdeskURL, ondemandMaxCallAgeHoursInBuffer, ondemandMaxRowsInBufferPerUser, partitions } =
    environment;
  return {
    helpdeskURL: helpdeskURL === '' ? null : helpdeskURL,
    ondemandMaxCallAgeHoursInBuffer,
    ondemandMaxRowsInBufferPerUser,
    partitions,
  };
}

/** How an entity says whose it is. */
export function tenantNames({ eid, shortName }: Tenant) {
  return { eid, environmentShortName: shortName };
}

/** A user with its own fields only. @source GetExtension (v2), UpdateGroup (v2) @fidelity documented as far as reached */
export function toUser(user: User, tenant: Tenant): wire.User {
  const { roles: _roles, ...extras } = userExtras(user);
  return {
    ...extras,
    ...tenantNames(tenant),
    displayName: displayNameOf(user),
    email: user.email,
    extensions: [],
    groupMemberships: [],
    id: user.id,
    locked: user.standing !== STANDING.active,
    loginName: user.provisioningName,
    passwordHash: null,
    roles: [],
    userType: extras.userType ?? NORMAL_ACCOUNT,
  };
}

export const NORMAL_ACCOUNT = 'user_type_verba';
export const SHARED_ACCOUNT = 'user_type_shared_items';

function displayNameOf(user: User): string | null {
  return userExtras(user).displayName ?? joined(user.firstName, user.lastName);
}

function joined(firstName: string | null, lastName: string | null): string | null {
  const parts = [firstName, lastName].filter((part) => part !== null && part !== '');
  return parts.length === 0 ? null : parts.join(' ');
}

/** The fields of a user that are stored, as they were sent. @param known the user as it is, when it is there already */
export function fromUser(sent: wire.User, known: User | undefined) {
  const provisioning: UserExtras = {
    agentId: sent.agentId,
    apiAccessOnly: sent.apiAccessOnly,
    crmUserId: sent.crmUserId,
    customDateFormat: sent.customDateFormat,
    customTimeFormat: sent.customTimeFormat,
    displayName: known === undefined ? null : userExtras(known).displayName,
    externalId: sent.externalId,
    language: sent.language,
    needChangePassword: sent.needChangePassword,
    nonModifiable: sent.nonModifiable,
    observerGroupId: sent.observerGroupId,
    observerUserId: sent.observerUserId,
    passwordExpires: sent.passwordExpires,
    recorderLinePIN: sent.recorderLinePIN,
    roles: sent.roles,
    timeZone: sent.timeZone,
    userType: sent.userType,
    validFrom: sent.validFrom,
    validTo: sent.validTo,
  };
  const kept = { email: sent.email, provisioning: { ...provisioning } };
  if (known !== undefined && sent.displayName === displayNameOf(known)) return kept;
  const names = splitName(sent.displayName);
  const isWhole = joined(names.firstName, names.lastName) === sent.displayName;
  const displayName = isWhole ? null : sent.displayName;
  return { ...kept, ...names, provisioning: { ...provisioning, displayName } };
}

/** The other products know first and last names: the last word is the latter. */
function splitName(displayName: string | null): { firstName: string | null; lastName: string | null } {
  const name = displayName?.trim() ?? '';
  if (name === '') return { firstName: null, lastName: null };
  const blank = name.lastIndexOf(' ');
  if (blank === -1) return { firstName: name, lastName: null };
  return { firstName: name.slice(0, blank), lastName: name.slice(blank + 1) };
}

/** What only this product knows about a group. */
export interface GroupExtras {
  readonly isDefault: boolean;
  readonly nonModifiable: boolean;
}

export function groupExtras({ provisioning }: Group): GroupExtras {
  return { isDefault: false, nonModifiable: false, ...(provisioning as Partial<GroupExtras> | null) };
}

/** A group without its members. @source CreateGroup (v2) @fidelity documented */
export function toGroup(group: Group, tenant: Tenant): wire.Group {
  return {
    ...tenantNames(tenant),
    id: group.id,
    name: group.name,
    nonModifiable: groupExtras(group).nonModifiable,
    users: [],
  };
}

/** What only this product knows about a membership. A member that another product made is an ordinary one. */
export interface MembershipExtras {
  readonly admin: boolean;
  readonly member: boolean;
  readonly primary: boolean;
  readonly supervisor: boolean;
}

export function membershipExtras({ provisioning }: Membership): MembershipExtras {
  const ordinary = { admin: false, member: true, primary: false, supervisor: false };
  return { ...ordinary, ...(provisioning as Partial<MembershipExtras> | null) };
}

/** @param side the group or the user at the other end @source UpdateGroup (v2) @fidelity documented */
export function toMembership(
  membership: Membership,
  side: { readonly group: wire.Group } | { readonly user: wire.User },
): wire.GroupMembership {
  return {
    ...membershipExtras(membership),
    group: null,
    user: null,
    uniqueIdUnmodifiable: membership.id,
    validFromUnmodifiable: null,
    validUntilUnmodifiable: null,
    ...side,
  };
}

export function fromMembership({
  admin,
  member,
  primary,
  supervisor,
}: wire.GroupMembership): MembershipExtras {
  return { admin, member, primary, supervisor };
}

/** @param owner the user it belongs to, where the answer is to name it @source GetExtension (v2) @fidelity documented */
export function toExtension(extension: Extension, tenant: Tenant, owner: wire.User | null): wire.Extension {
  return {
    ...tenantNames(tenant),
    extension: extension.name,
    id: extension.id,
    im: extension.hasMessages,
    recordingMode: extension.recordingMode as wire.RecordingModeType,
    screenCaptureEnabled: extension.hasScreen,
    user: owner,
    video: extension.hasVideo,
    voice: extension.hasVoice,
  };
}

/** Without a mode, or with one that is unknown, everything is recorded. @source behaviour 7 @fidelity inferred */
export function fromExtension(sent: wire.Extension) {
  return {
    recordingMode: sent.recordingMode ?? 'FULL',
    hasVoice: sent.voice,
    hasMessages: sent.im,
    hasVideo: sent.video,
    hasScreen: sent.screenCaptureEnabled,
  };
}

/** @fidelity inferred: no page of the type was reached */
export function toStorageFolder(folder: StorageFolder, tenant: Tenant): wire.StorageFolder {
  const { id, name, path, type } = folder;
  return { ...tenantNames(tenant), id, name, path, type };
}

/** The terms of a storage policy as the product words them. */
export type PolicyTerms = Omit<
  wire.StoragePolicy,
  'eid' | 'environmentShortName' | 'id' | 'name' | 'storageFolder'
>;

const NO_TERMS: PolicyTerms = {
  ...{ action: null, callFilter: null, engineId: null, format: null, languageId: null },
  ...{ olderThanMinutes: null, olderThanYears: null, priority: null },
  ...{ customSql: false, decrypt: false, enabled: false, firstTranscode: false, keepCdr: false },
  ...{ moveToRecycleBin: false, onlyForArchived: false },
};

/** @source CreateStoragePolicy of version 3 @fidelity inferred */
export function toStoragePolicy(
  { id, name, terms }: StoragePolicy,
  tenant: Tenant,
  storageFolder: wire.StorageFolder | null,
): wire.StoragePolicy {
  return { ...NO_TERMS, ...(terms as Partial<PolicyTerms>), ...tenantNames(tenant), id, name, storageFolder };
}

export function fromStoragePolicy(sent: wire.StoragePolicy): PolicyTerms {
  const {
    eid: _eid,
    environmentShortName: _name,
    id: _id,
    name: _own,
    storageFolder: _folder,
    ...terms
  } = sent;
  return terms;
}
