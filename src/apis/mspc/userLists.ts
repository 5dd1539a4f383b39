import type { User } from '../../model/users.js';
import type { MspcContext } from './context.js';
import type { DataSetValue, Row } from './dataSet.js';
import type { EsUsers } from './esUsers.generated.js';
import type { UsersOperation as Op } from './operation.js';
import { toPaging } from './paging.js';
import { hasUserRights, maySee, requireAccountRights } from './rights.js';
import { detailedUserRow, userRow, USER_DOMAINS_PAGED, USERS_PAGED } from './userTables.js';
import { toListedUserInfo } from './wire.js';

/**
 * The rows of GetUsers as a data set, with the columns of their owners.
 *
 * @source WebsitePanel and SolidCP, procedure GetUsers
 * @fidelity observed
 */
export const getRawUsers: Op<'GetRawUsers'> = ({ ownerId, recursive }, context) => {
  const rows = accountsListed(context, ownerId, recursive).map((user) =>
    detailedUserRow(context.model, user),
  );
  return { GetRawUsersResult: { tables: [rows] } };
};

/** Accounts under an owner, as GetUsers finds them; none without the right to see the owner. */
export function accountsListed(context: MspcContext, ownerId: number, isRecursive: boolean): User[] {
  const { users } = context.model;
  const owner = users.find(ownerId);
  if (owner === undefined || !maySee(context, ownerId)) return [];
  const root = isRecursive && owner.isPeer ? owner.ownerId : ownerId;
  return isRecursive ? users.accountsBelow(root) : users.accountsOf(root);
}

/**
 * A page of the accounts directly under one: how many there are, then the rows. Without user rights there are none.
 *
 * @throws MspcFault INVALID_COLUMN and the like, INT_OVERFLOW
 * @source WebsitePanel and SolidCP, procedure GetUsersPaged
 * @fidelity observed
 */
export const getUsersPaged: Op<'GetUsersPaged'> = (request, context) => ({
  GetUsersPagedResult: usersPage(request, context, false),
});

/** As GetUsersPaged, at any depth. @source WebsitePanel and SolidCP, procedure GetUsersPaged @fidelity observed */
export const getUsersPagedRecursive: Op<'GetUsersPagedRecursive'> = (request, context) => ({
  GetUsersPagedRecursiveResult: usersPage(request, context, true),
});

function usersPage(
  request: EsUsers['GetUsersPaged']['request'],
  context: MspcContext,
  isRecursive: boolean,
): DataSetValue {
  const { model } = context;
  const paging = toPaging(request, USERS_PAGED);
  const owner = model.users.find(request.userId);
  if (owner === undefined || !hasUserRights(context, owner.id)) return counted(0, []);
  const scope = {
    ownerId: isRecursive && owner.isPeer ? owner.ownerId : owner.id,
    isRecursive,
    ...(request.statusId === 0 ? {} : { standing: request.statusId }),
    ...(request.roleId === 0 ? {} : { role: request.roleId }),
  };
  const { total, rows } = model.userPages.page(scope, paging);
  const users = rows.flatMap(({ id }) => (id === null ? [] : (model.users.find(id) ?? [])));
  return counted(
    total,
    users.map((user) => ({ ...detailedUserRow(model, user), Comments: '' })),
  );
}

/**
 * A page of the accounts at any depth below one, each once for every domain it has, with their number before it. Without
 * user rights there are none.
 *
 * @throws MspcFault INVALID_COLUMN and the like, INT_OVERFLOW
 * @source WebsitePanel and SolidCP, procedure GetUserDomainsPaged
 * @fidelity observed
 */
export const getUserDomainsPaged: Op<'GetUserDomainsPaged'> = (request, context) => {
  const { users, userPages, domains } = context.model;
  const paging = toPaging(request, USER_DOMAINS_PAGED);
  const isAllowed = users.find(request.userId) !== undefined && hasUserRights(context, request.userId);
  if (!isAllowed) return { GetUserDomainsPagedResult: counted(0, []) };
  const { total, rows } = userPages.domainPage(request.userId, paging);
  const tableRows = rows.flatMap(({ userId, domainId }) => {
    const user = userId === null ? undefined : users.find(userId);
    const domain = domainId === null ? undefined : domains.find(domainId);
    return user === undefined ? [] : [{ ...userRow(user), DomainName: domain?.name ?? null }];
  });
  return { GetUserDomainsPagedResult: counted(total, tableRows) };
};

/** The two tables of a paged listing: the number of all rows, then those of the page. */
function counted(total: number, rows: readonly Row[]): DataSetValue {
  return { tables: [[{ Column1: total }], rows] };
}

/**
 * How many accounts are directly under one: in all, by status, by role.
 *
 * @throws MspcFault ACCOUNT_REFUSED
 * @source WebsitePanel and SolidCP, procedure GetUsersSummary
 * @fidelity observed
 */
export const getUsersSummary: Op<'GetUsersSummary'> = ({ userId }, context) => {
  requireAccountRights(context, userId);
  const { userPages } = context.model;
  const byStatus = userPages.counts(userId, 'standing');
  const byRole = userPages.counts(userId, 'role').reverse();
  return {
    GetUsersSummaryResult: {
      tables: [
        [{ UsersNumber: byStatus.reduce((sum, { users }) => sum + users, 0) }],
        byStatus.map(({ state, users }) => ({ StatusID: state, UsersNumber: users })),
        byRole.map(({ state, users }) => ({ RoleID: state, UsersNumber: users })),
      ],
    },
  };
};

/** The peers of an account as a data set. @source WebsitePanel and SolidCP, procedure GetUserPeers @fidelity observed */
export const getRawUserPeers: Op<'GetRawUserPeers'> = ({ userId }, context) => {
  const rows = peersListed(context, userId).map((user) => {
    const row = userRow(user);
    return { ...row, FullName1: row.FullName ?? null };
  });
  return { GetRawUserPeersResult: { tables: [rows] } };
};

/**
 * The peers of an account; none without the right to see it. The subscriber number is not among the columns.
 *
 * @source WebsitePanel and SolidCP, procedure GetUserPeers
 * @fidelity observed
 */
export const getUserPeers: Op<'GetUserPeers'> = ({ userId }, context) => ({
  GetUserPeersResult: peersListed(context, userId).map((user) => ({
    ...toListedUserInfo(user),
    SubscriberNumber: null,
  })),
});

function peersListed(context: MspcContext, userId: number): User[] {
  return maySee(context, userId) ? context.model.users.peersOf(userId) : [];
}

/**
 * The owners of an account up to the caller, or to the caller's owner if it is a peer; the topmost first, the account
 * itself last.
 *
 * @throws MspcFault ACCOUNT_REFUSED
 * @source WebsitePanel and SolidCP, procedure GetUserParents
 * @fidelity observed
 */
export const getUserParents: Op<'GetUserParents'> = ({ userId }, context) => {
  requireAccountRights(context, userId);
  const { caller, model } = context;
  const topId = caller.isPeer ? caller.ownerId : caller.id;
  const parents: User[] = [];
  for (let user = model.users.find(userId); user !== undefined; user = model.users.find(user.ownerId)) {
    parents.unshift(user);
    if (user.id === topId) break;
  }
  return { GetUserParentsResult: parents.map(toListedUserInfo) };
};
