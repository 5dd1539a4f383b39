import { toMegabytes } from '../../model/quotaUse.js';
import type { Paging } from '../../model/paging.js';
import type { ReportField } from '../../model/spacePages.js';
import type { Period } from '../../model/usage.js';
import type { MspcContext } from './context.js';
import type { DataSetValue } from './dataSet.js';
import { ownerColumns } from './joinedColumns.js';
import { toPaging } from './paging.js';
import { requireSpaceRights } from './rights.js';
import { requireSqlDate } from './spaces.js';
import { reportQuery } from './spaceTables.js';
import { bandwidthRow, diskSpaceRow, reportedSpaces, type UsageRow } from './usageRows.js';
import type { PackagesOperation as Op } from './operation.js';

/**
 * Disk space of a space and all below it by group, of groups that take up any.
 *
 * @throws MspcFault SPACE_REFUSED
 * @source contract; WebsitePanel and SolidCP, procedure GetPackageDiskspace
 * @fidelity observed
 */
export const getPackageDiskspace: Op<'GetPackageDiskspace'> = ({ packageId }, context) => {
  requireSpaceRights(context, packageId);
  return { GetPackageDiskspaceResult: { tables: [diskSpaceRows(context, packageId)] } };
};

/**
 * Bandwidth of a space and all below it by group, of groups that needed any, logged from one time to another.
 *
 * @throws MspcFault DATE_OVERFLOW, SPACE_REFUSED
 * @source contract; WebsitePanel and SolidCP, procedure GetPackageBandwidth
 * @fidelity observed
 */
export const getPackageBandwidth: Op<'GetPackageBandwidth'> = (request, context) => {
  const { packageId, startDate, endDate } = request;
  const rows = bandwidthRows(context, packageId, { from: startDate, to: endDate });
  return { GetPackageBandwidthResult: { tables: [rows] } };
};

/**
 * A page of what the spaces handed out from one, or for space -1 those of an account, take up on disk, the fullest
 * first where no order is asked for.
 *
 * @throws MspcFault SPACE_REFUSED, INVALID_COLUMN and the like, INT_OVERFLOW
 * @source contract; WebsitePanel and SolidCP, procedure GetPackagesDiskspacePaged
 * @fidelity observed
 */
export const getPackagesDiskspacePaged: Op<'GetPackagesDiskspacePaged'> = (request, context) => {
  const spaces = reportedSpaces(context, request.userId, request.packageId);
  const paging = toPaging({ ...request, ...NO_FILTER }, reportQuery('PD', 'Diskspace'));
  const rows = spaces.map((space) => diskSpaceRow(context, space));
  return { GetPackagesDiskspacePagedResult: reportPage(context, rows, paging, 'Diskspace') };
};

/**
 * As GetPackagesDiskspacePaged, for the bandwidth logged from one time to another.
 *
 * @throws MspcFault DATE_OVERFLOW, SPACE_REFUSED, INVALID_COLUMN and the like, INT_OVERFLOW
 * @source contract; WebsitePanel and SolidCP, procedure GetPackagesBandwidthPaged
 * @fidelity observed
 */
export const getPackagesBandwidthPaged: Op<'GetPackagesBandwidthPaged'> = (request, context) => {
  const period = { from: request.startDate, to: request.endDate };
  requireSqlDate(period.from);
  requireSqlDate(period.to);
  const spaces = reportedSpaces(context, request.userId, request.packageId);
  const paging = toPaging({ ...request, ...NO_FILTER }, reportQuery('PB', 'Bandwidth'));
  const rows = spaces.map((space) => bandwidthRow(context, space, period));
  return { GetPackagesBandwidthPagedResult: reportPage(context, rows, paging, 'Bandwidth') };
};

const NO_FILTER = { filterColumn: null, filterValue: null };

/** Comments on owners are those of a service that is not emulated: there are none. */
function reportPage(
  context: MspcContext,
  measured: readonly UsageRow[],
  paging: Paging<ReportField>,
  figure: 'Diskspace' | 'Bandwidth',
): DataSetValue {
  const { spacePages, users } = context.model;
  const bySpace = new Map(measured.map((row) => [row.space.id, row]));
  const figures = measured.map(({ space, ...row }) => ({ spaceId: space.id, ...row }));
  const order = paging.order ?? { field: 'percentage', isDescending: true };
  const { total, rows } = spacePages.report(figures, { ...paging, order });
  const page = rows
    .flatMap(({ id }) => bySpace.get(id ?? 0) ?? [])
    .map(({ space, allocated, used, percentage, children }) => ({
      PackageID: space.id,
      QuotaValue: allocated,
      [figure]: used,
      UsagePercentage: percentage,
      PackageName: space.name,
      PackagesNumber: children,
      StatusID: space.standing,
      ...ownerColumns(users.get(space.ownerId)),
      UserComments: '',
    }));
  return { tables: [[{ Column1: total }], page] };
}

export function diskSpaceRows({ model }: MspcContext, packageId: number) {
  return model.usage
    .diskSpaceOf(packageId)
    .filter(({ bytes }) => bytes !== 0)
    .map(({ serviceId, bytes }) => ({
      ...groupColumns(model.catalogue.findService(serviceId)?.name ?? '', serviceId),
      Diskspace: toMegabytes(bytes),
      DiskspaceBytes: bytes,
    }));
}

/** @throws MspcFault DATE_OVERFLOW, SPACE_REFUSED */
export function bandwidthRows(context: MspcContext, packageId: number, period: Period) {
  requireSqlDate(period.from);
  requireSqlDate(period.to);
  requireSpaceRights(context, packageId);
  const { catalogue, usage } = context.model;
  return usage
    .bandwidthOf(packageId, period)
    .map((row) => ({ ...row, bytesTotal: row.bytesSent + row.bytesReceived }))
    .filter(({ bytesTotal }) => bytesTotal > 0)
    .map(({ serviceId, bytesSent, bytesReceived, bytesTotal }) => ({
      ...groupColumns(catalogue.findService(serviceId)?.name ?? '', serviceId),
      MegaBytesSent: toMegabytes(bytesSent),
      MegaBytesReceived: toMegabytes(bytesReceived),
      MegaBytesTotal: toMegabytes(bytesTotal),
      BytesSent: bytesSent,
      BytesReceived: bytesReceived,
      BytesTotal: bytesTotal,
    }));
}

function groupColumns(name: string, serviceId: number) {
  return { GroupID: serviceId, GroupName: name };
}
