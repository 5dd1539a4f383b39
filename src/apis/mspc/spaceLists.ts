import type { Page } from '../../model/paging.js';
import type { Space } from '../../model/spaces.js';
import type { MspcContext } from './context.js';
import type { DataSetValue, Row } from './dataSet.js';
import { UNSET_DATE } from './dates.js';
import { ownerColumns, serverColumns, spaceColumns } from './joinedColumns.js';
import { toPaging, unlessZero } from './paging.js';
import { hasUserRights, requireAccountRights, requireSpaceRights } from './rights.js';
import { NESTED_SPACES_PAGED, SPACES_PAGED } from './spaceTables.js';
import { toListedPackageInfo } from './wire.js';
import type { PackagesOperation as Op } from './operation.js';

/**
 * Spaces of an account that run on a server, whoever asks, with their server, plan and owner.
 *
 * @source MSPC behaviour 8.1, GetPackages; contract, GetRawPackages
 * @fidelity documented; what stands in the columns observed in WebsitePanel's GetPackages
 */
export const getRawPackages: Op<'GetRawPackages'> = ({ userId }, context) => ({
  GetRawPackagesResult: {
    tables: [context.model.spaces.hostedOf(userId).map((space) => toRow(context, space))],
  },
});

/**
 * All spaces of an account with their server, plan and owner.
 *
 * @throws MspcFault ACCOUNT_REFUSED, also for an unknown account
 * @source MSPC behaviour 8.1, GetMyPackages; contract, GetRawMyPackages
 * @fidelity documented; what stands in the columns observed in WebsitePanel's GetMyPackages
 */
export const getRawMyPackages: Op<'GetRawMyPackages'> = ({ userId }, context) => {
  requireAccountRights(context, userId);
  const rows = context.model.spaces.ofOwner(userId).map((space) => toRow(context, space));
  return { GetRawMyPackagesResult: { tables: [rows] } };
};

/**
 * Spaces at any depth below one that run on a server.
 *
 * @throws MspcFault SPACE_REFUSED
 * @source MSPC behaviour 8.1
 * @fidelity documented
 */
export const getPackagePackages: Op<'GetPackagePackages'> = ({ packageId }, context) => {
  requireSpaceRights(context, packageId);
  const { spaces } = context.model;
  return {
    GetPackagePackagesResult: spaces
      .hostedBelow(packageId)
      .map((space) => toListedPackageInfo(space, UNSET_DATE)),
  };
};

/**
 * How many spaces are handed out from one, in all and by status, on a server or not. Status 0 is left out.
 *
 * @throws MspcFault SPACE_REFUSED
 * @source contract; WebsitePanel and SolidCP, procedure GetNestedPackagesSummary
 * @fidelity observed
 */
export const getNestedPackagesSummary: Op<'GetNestedPackagesSummary'> = ({ packageId }, context) => {
  requireSpaceRights(context, packageId);
  const children = context.model.spaces.childrenOf(packageId);
  const standings = children.map(({ standing }) => standing).filter((standing) => standing > 0);
  const byStatus = [...new Set(standings)]
    .sort((a, b) => a - b)
    .map((StatusID) => ({
      StatusID,
      PackagesNumber: standings.filter((standing) => standing === StatusID).length,
    }));
  return {
    GetNestedPackagesSummaryResult: { tables: [[{ PackagesNumber: children.length }], byStatus] },
  };
};

/**
 * A page of the spaces of all accounts below one, for a peer also of its owner's: how many there are, then the rows.
 * Without user rights there are none.
 *
 * @throws MspcFault INVALID_COLUMN and the like, INT_OVERFLOW
 * @source contract; WebsitePanel and SolidCP, procedure GetPackagesPaged
 * @fidelity observed
 */
export const getPackagesPaged: Op<'GetPackagesPaged'> = (request, context) => {
  const { users, spacePages } = context.model;
  const paging = toPaging(request, SPACES_PAGED);
  const user = users.find(request.userId);
  if (user === undefined || !hasUserRights(context, user.id)) {
    return { GetPackagesPagedResult: { tables: [[{ Column1: 0 }], []] } };
  }
  const scope = { topOwnerId: user.isPeer ? user.ownerId : user.id, exceptOwnerId: user.id };
  return { GetPackagesPagedResult: toPage(context, spacePages.page(scope, paging)) };
};

/**
 * A page of the spaces handed out from one, by name where no order is asked for. 0 stands for any status, plan or
 * server.
 *
 * @throws MspcFault SPACE_REFUSED, INVALID_COLUMN and the like, INT_OVERFLOW
 * @source contract; SolidCP, procedure GetNestedPackagesPaged
 * @fidelity observed
 */
export const getNestedPackagesPaged: Op<'GetNestedPackagesPaged'> = (request, context) => {
  requireSpaceRights(context, request.packageId);
  const paging = toPaging(request, NESTED_SPACES_PAGED);
  const scope = {
    parentId: request.packageId,
    standing: unlessZero(request.statusId),
    planId: unlessZero(request.planId),
    serverId: unlessZero(request.serverId),
  };
  const order = paging.order ?? ({ field: 'space.name', isDescending: false } as const);
  const page = context.model.spacePages.page(scope, { ...paging, order });
  return { GetNestedPackagesPagedResult: toPage(context, page) };
};

function toPage(context: MspcContext, { total, rows }: Page<'id'>): DataSetValue {
  const { spaces } = context.model;
  const found = rows.flatMap(({ id }) => (id === null ? [] : (spaces.find(id) ?? [])));
  return { tables: [[{ Column1: total }], found.map((space) => toRow(context, space))] };
}

function toRow(context: MspcContext, space: Space): Row {
  return {
    ...spaceColumns(context, space),
    ...serverColumns(context, space.serverId),
    ...ownerColumns(context.model.users.get(space.ownerId)),
    DefaultTopPackage: space.isDefaultTop,
  };
}
