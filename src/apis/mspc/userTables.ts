import type { Model } from '../../model/model.js';
import type { UserDomainField, UserField } from '../../model/userPages.js';
import type { User } from '../../model/users.js';
import type { Row } from './dataSet.js';
import { DOMAINS } from './itemTables.js';
import { fullName } from './joinedColumns.js';
import type { PagedQuery } from './paging.js';
import { SPACES } from './spaceTables.js';
import { userExtras } from './wire.js';

/** The view behind lists of accounts: its columns and what they show. @source SolidCP, view UsersDetailed */
const DETAILED = {
  UserID: 'id',
  RoleID: 'role',
  StatusID: 'standing',
  LoginStatusId: 'loginStanding',
  SubscriberNumber: 'mspc.subscriberNumber',
  FailedLogins: 'failedLogins',
  OwnerID: 'ownerId',
  Created: 'createdAt',
  Changed: 'changedAt',
  IsDemo: 'mspc.isDemo',
  Comments: 'comments',
  IsPeer: 'isPeer',
  Username: 'username',
  FirstName: 'firstName',
  LastName: 'lastName',
  Email: 'email',
  CompanyName: 'companyName',
  FullName: 'fullName',
  OwnerUsername: 'owner.username',
  OwnerFirstName: 'owner.firstName',
  OwnerLastName: 'owner.lastName',
  OwnerRoleID: 'owner.role',
  OwnerFullName: 'owner.fullName',
  OwnerEmail: 'owner.email',
  Expr1: 'owner.role',
  PackagesNumber: 'spaceCount',
  EcommerceEnabled: 'mspc.ecommerceEnabled',
} as const satisfies Readonly<Record<string, UserField>>;

/** The query of GetUsersPaged. A page has one row more than asked for. @source SolidCP, procedure GetUsersPaged */
export const USERS_PAGED: PagedQuery<UserField> = {
  tables: { U: DETAILED },
  selected: { UserID: 'id' },
  searched: ['username', 'fullName', 'email'],
  firstPosition: 0,
};

/** Columns of the table of accounts itself. @source SolidCP, table Users; the password's is left out */
const USERS = {
  UserID: 'id',
  OwnerID: 'ownerId',
  RoleID: 'role',
  StatusID: 'standing',
  IsDemo: 'mspc.isDemo',
  IsPeer: 'isPeer',
  Username: 'username',
  FirstName: 'firstName',
  LastName: 'lastName',
  Email: 'email',
  Created: 'createdAt',
  Changed: 'changedAt',
  Comments: 'comments',
  SecondaryEmail: 'mspc.secondaryEmail',
  Address: 'address',
  City: 'city',
  State: 'state',
  Country: 'country',
  Zip: 'zip',
  PrimaryPhone: 'primaryPhone',
  SecondaryPhone: 'secondaryPhone',
  Fax: 'fax',
  InstantMessenger: 'mspc.instantMessenger',
  HtmlMail: 'mspc.htmlMail',
  CompanyName: 'companyName',
  EcommerceEnabled: 'mspc.ecommerceEnabled',
  AdditionalParams: 'mspc.additionalParams',
  LoginStatusId: 'loginStanding',
  FailedLogins: 'failedLogins',
  SubscriberNumber: 'mspc.subscriberNumber',
} as const satisfies Readonly<Record<string, UserDomainField>>;

/**
 * The query of GetUserDomainsPaged. Rows count from 1 and a page begins at startRow itself, so the second page repeats
 * the last row of the first.
 *
 * @source SolidCP, procedure GetUserDomainsPaged
 */
export const USER_DOMAINS_PAGED: PagedQuery<UserDomainField> = {
  tables: { U: USERS, UT: { UserID: 'id' }, P: SPACES, D: DOMAINS },
  selected: { UserID: 'id', DomainID: 'domain.id' },
  searched: [],
  firstPosition: 1,
  beginsAt: 0,
};

/** An account's own columns, in every list of accounts. Columns that the database has no value for are null. */
export function userRow(user: User): Row {
  const { isDemo, subscriberNumber, ecommerceEnabled, hasLoginCount } = userExtras(user);
  return {
    UserID: user.id,
    RoleID: user.role,
    StatusID: user.standing,
    SubscriberNumber: subscriberNumber,
    LoginStatusId: user.loginStanding,
    FailedLogins: hasLoginCount ? user.failedLogins : null,
    OwnerID: user.ownerId === 0 ? null : user.ownerId,
    Created: user.createdAt,
    Changed: user.changedAt,
    IsDemo: isDemo,
    Comments: user.comments,
    IsPeer: user.isPeer,
    Username: user.username,
    FirstName: user.firstName,
    LastName: user.lastName,
    Email: user.email,
    FullName: fullName(user),
    CompanyName: user.companyName,
    EcommerceEnabled: ecommerceEnabled,
  };
}

/** An account with its owner and how many spaces it has. */
export function detailedUserRow({ users, userPages }: Model, user: User): Row {
  const owner = users.find(user.ownerId);
  return {
    ...userRow(user),
    OwnerUsername: owner?.username ?? null,
    OwnerFirstName: owner?.firstName ?? null,
    OwnerLastName: owner?.lastName ?? null,
    OwnerRoleID: owner?.role ?? null,
    OwnerFullName: owner === undefined ? null : fullName(owner),
    OwnerEmail: owner?.email ?? null,
    PackagesNumber: userPages.spaceCount(user),
  };
}
