import type { Addon } from '../../model/addons.js';
import type { Items, Plan, PlanTerms } from '../../model/plans.js';
import type { Space } from '../../model/spaces.js';
import type { User } from '../../model/users.js';
import type {
  HostingPlanGroupInfo,
  HostingPlanInfo,
  HostingPlanQuotaInfo,
  PackageAddonInfo,
  PackageInfo,
} from './esPackages.generated.js';
import type { UserInfo } from './esUsers.generated.js';
import type { MspcOptions } from './context.js';
import { vlansOf } from './additionalParams.js';
import { cut } from './columns.js';
import { UNSET_DATE } from './dates.js';

/** What only MSPC knows about a user. */
export interface UserExtras {
  readonly isDemo: boolean;
  readonly htmlMail: boolean;
  readonly ecommerceEnabled: boolean;
  readonly secondaryEmail: string | null;
  readonly instantMessenger: string | null;
  readonly subscriberNumber: string | null;
  readonly additionalParams: string | null;
  /** False until failed log-ins were counted or reset for the first time: their column is empty before. */
  readonly hasLoginCount: boolean;
  /** A password handed out for one log-in, as long as it is the account's password. */
  readonly oneTimePassword: OneTimePassword | null;
  readonly mfaMode: number;
  readonly pinSecret: string | null;
}

export interface OneTimePassword {
  readonly text: string;
  /** True once someone has logged in with it. */
  readonly isExpired: boolean;
}

/** Second factors. @source SolidCP, UserInfo */
export const MFA = { off: 0, mail: 1, tokenApp: 2 } as const;

/** What a record of an account says about it; the rest is changed by operations of its own. */
type EditableExtras = Omit<UserExtras, 'hasLoginCount' | 'oneTimePassword' | 'mfaMode' | 'pinSecret'>;

const NO_EXTRAS: UserExtras = {
  isDemo: false,
  htmlMail: false,
  ecommerceEnabled: false,
  secondaryEmail: null,
  instantMessenger: null,
  subscriberNumber: null,
  additionalParams: null,
  hasLoginCount: false,
  oneTimePassword: null,
  mfaMode: MFA.off,
  pinSecret: null,
};

export function userExtras(user: User): UserExtras {
  return { ...NO_EXTRAS, ...(user.mspc as Partial<UserExtras> | null) };
}

/** An account with every field. @source MSPC behaviour 6, GetUserById */
export function toUserInfo(user: User, passwordOutput: MspcOptions['passwordOutput']): UserInfo {
  const extras = userExtras(user);
  return {
    ...listedFields(user, extras),
    Password: passwordOutput === 'never' ? null : passwordOutput === 'empty' ? '' : user.password,
    PrimaryPhone: user.primaryPhone,
    Zip: user.zip,
    InstantMessenger: extras.instantMessenger,
    Fax: user.fax,
    SecondaryPhone: user.secondaryPhone,
    SecondaryEmail: extras.secondaryEmail,
    Country: user.country,
    Address: user.address,
    City: user.city,
    State: user.state,
    HtmlMail: extras.htmlMail,
    AdditionalParams: extras.additionalParams,
    MfaMode: extras.mfaMode,
    Vlans: vlansOf(extras.additionalParams),
  };
}

/** A record of a new account: what is not given is as an element left out would be. */
export function newUserInfo(given: Partial<UserInfo>): UserInfo {
  return { ...NO_USER_INFO, ...given };
}

const NO_USER_INFO: UserInfo = {
  ...{ RoleId: 0, StatusId: 0, LoginStatusId: 0, FailedLogins: 0, UserId: 0, OwnerId: 0, MfaMode: 0 },
  ...{ IsPeer: false, IsDemo: false, HtmlMail: false, EcommerceEnabled: false },
  ...{ Created: UNSET_DATE, Changed: UNSET_DATE },
  ...{ Username: null, Password: null, FirstName: null, LastName: null, Email: null, SecondaryEmail: null },
  ...{ Address: null, City: null, State: null, Country: null, Zip: null, CompanyName: null, Fax: null },
  ...{ PrimaryPhone: null, SecondaryPhone: null, InstantMessenger: null, SubscriberNumber: null },
  ...{ Comments: null, AdditionalParams: null, Vlans: null },
};

/** An account with the columns that lists fill; the rest is at its default. @source MSPC behaviour 6, GetUsers */
export function toListedUserInfo(user: User): UserInfo {
  return listedFields(user, userExtras(user));
}

function listedFields(user: User, extras: UserExtras): UserInfo {
  return {
    RoleId: user.role,
    StatusId: user.standing,
    LoginStatusId: user.loginStanding,
    FailedLogins: user.failedLogins,
    UserId: user.id,
    OwnerId: user.ownerId,
    IsPeer: user.isPeer,
    Created: user.createdAt,
    Changed: user.changedAt,
    IsDemo: extras.isDemo,
    Comments: user.comments,
    LastName: user.lastName,
    Username: user.username,
    Password: null,
    FirstName: user.firstName,
    Email: user.email,
    ...{ PrimaryPhone: null, Zip: null, InstantMessenger: null, Fax: null, SecondaryPhone: null },
    ...{ SecondaryEmail: null, Country: null, Address: null, City: null, State: null, HtmlMail: false },
    CompanyName: user.companyName,
    EcommerceEnabled: extras.ecommerceEnabled,
    SubscriberNumber: extras.subscriberNumber,
    MfaMode: MFA.off,
    AdditionalParams: null,
    Vlans: [],
  };
}

/** The editable fields of a record, cut to their columns. @source MSPC behaviour 6, AddUser */
export function fromUserInfo(
  info: UserInfo,
  given: { readonly role: number; readonly ecommerceEnabled: boolean },
) {
  const mspc: EditableExtras = {
    isDemo: info.IsDemo,
    htmlMail: info.HtmlMail,
    ecommerceEnabled: given.ecommerceEnabled,
    secondaryEmail: cut('SecondaryEmail', info.SecondaryEmail),
    instantMessenger: info.InstantMessenger,
    subscriberNumber: cut('SubscriberNumber', info.SubscriberNumber),
    additionalParams: info.AdditionalParams,
  };
  return {
    role: given.role,
    standing: info.StatusId,
    loginStanding: info.LoginStatusId,
    isPeer: info.IsPeer,
    comments: info.Comments,
    firstName: cut('FirstName', info.FirstName),
    lastName: cut('LastName', info.LastName),
    email: cut('Email', info.Email),
    companyName: cut('CompanyName', info.CompanyName),
    address: cut('Address', info.Address),
    city: cut('City', info.City),
    state: cut('State', info.State),
    country: cut('Country', info.Country),
    zip: cut('Zip', info.Zip),
    primaryPhone: cut('PrimaryPhone', info.PrimaryPhone),
    secondaryPhone: cut('SecondaryPhone', info.SecondaryPhone),
    fax: cut('Fax', info.Fax),
    mspc: { ...mspc },
  };
}

/** A plan without its groups and quotas, which only the contexts list. */
export function toHostingPlanInfo(plan: Plan): HostingPlanInfo {
  return {
    PlanId: plan.id,
    PackageId: plan.spaceId ?? 0,
    PlanName: plan.name,
    PlanDescription: plan.description,
    Available: plan.isAvailable,
    ServerId: plan.serverId ?? 0,
    IsAddon: plan.isAddon,
    SetupPrice: plan.setupPrice,
    RecurringPrice: plan.recurringPrice,
    RecurrenceUnit: plan.recurrenceUnit,
    RecurrenceLength: plan.recurrenceLength,
    Groups: null,
    Quotas: null,
    UserId: plan.ownerId,
  };
}

/** @param serverId what stands for ServerId 0 */
export function fromHostingPlanInfo(info: HostingPlanInfo, serverId: number | null): PlanTerms {
  return {
    spaceId: info.PackageId === 0 ? null : info.PackageId,
    serverId,
    name: cut('PlanName', info.PlanName),
    description: info.PlanDescription,
    isAvailable: info.Available,
    setupPrice: toMoney(info.SetupPrice),
    recurringPrice: toMoney(info.RecurringPrice),
    recurrenceUnit: info.RecurrenceUnit,
    recurrenceLength: info.RecurrenceLength,
  };
}

/**
 * Groups and quotas of a request; null unless both lists are there. `Enabled` is not looked at: each group listed is on.
 *
 * @source MSPC behaviour 8, AddHostingPlan steps 5 and 6
 */
export function fromItems(info: {
  readonly Groups: readonly (HostingPlanGroupInfo | null)[] | null;
  readonly Quotas: readonly (HostingPlanQuotaInfo | null)[] | null;
}): Items | null {
  if (info.Groups === null || info.Quotas === null) return null;
  return {
    services: info.Groups.flatMap((group) =>
      group === null
        ? []
        : [
            {
              serviceId: group.GroupId,
              calculatesDiskSpace: group.CalculateDiskSpace,
              calculatesBandwidth: group.CalculateBandwidth,
            },
          ],
    ),
    quotas: info.Quotas.flatMap((quota) =>
      quota === null ? [] : [{ quotaId: quota.QuotaId, value: quota.QuotaValue }],
    ),
  };
}

/** A space as GetPackage fills it. @source MSPC behaviour 8.1 */
export function toPackageInfo(space: Space, unset: number): PackageInfo {
  return {
    PackageId: space.id,
    UserId: space.ownerId,
    ParentPackageId: space.parentId ?? 0,
    StatusId: space.standing,
    PlanId: space.planId ?? 0,
    PurchaseDate: space.purchasedAt ?? unset,
    PackageName: space.name,
    PackageComments: space.comments,
    ServerId: space.serverId ?? 0,
    ...{ DiskSpace: 0, BandWidth: 0, DiskSpaceQuota: 0, BandWidthQuota: 0, Domains: 0, DomainsQuota: 0 },
    OverrideQuotas: space.overridesQuotas,
    DefaultTopPackage: space.isDefaultTop,
    Groups: null,
    Quotas: null,
    StatusIDchangeDate: unset,
  };
}

/** A space with the columns that lists fill. @source MSPC behaviour 8.1, GetPackages */
export function toListedPackageInfo(space: Space, unset: number): PackageInfo {
  return { ...toPackageInfo(space, unset), PackageComments: null, OverrideQuotas: false };
}

export function toPackageAddonInfo(addon: Addon): PackageAddonInfo {
  return {
    PackageAddonId: addon.id,
    PackageId: addon.spaceId,
    PlanId: addon.planId,
    Quantity: addon.quantity,
    PurchaseDate: addon.purchasedAt,
    Comments: addon.comments,
    StatusId: addon.standing,
    PlanName: null,
    PlanDescription: null,
  };
}

/** A decimal as a money column keeps it: four places, halves away from zero. */
function toMoney(decimal: string): string {
  const [, sign = '', whole = '0', fraction = ''] = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(decimal) ?? [];
  const digits = BigInt(whole + fraction.padEnd(5, '0').slice(0, 5));
  const rounded = ((digits + 5n) / 10n).toString().padStart(5, '0');
  const text = `${rounded.slice(0, -4)}.${rounded.slice(-4)}`;
  return sign === '-' && /[1-9]/.test(text) ? `-${text}` : text;
}
