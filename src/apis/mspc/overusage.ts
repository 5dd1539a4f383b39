import { UNLIMITED } from '../../model/codes.js';
import type { Space } from '../../model/spaces.js';
import type { Period } from '../../model/usage.js';
import type { MspcContext } from './context.js';
import type { DataSetValue, Row } from './dataSet.js';
import { MspcFault } from './errors.js';
import { OVERUSAGE_REPORT } from './overusageSchema.js';
import { requireSpaceRights } from './rights.js';
import { requireSqlDate } from './spaces.js';
import { bandwidthRows, diskSpaceRows } from './usageReports.js';
import { bandwidthRow, byPercentage, diskSpaceRow, reportedSpaces, type UsageRow } from './usageRows.js';
import type { PackagesOperation as Op } from './operation.js';

/**
 * Every space below one, or of an account for space -1, that uses more disk space or bandwidth than it may, and how
 * much more.
 *
 * @throws MspcFault SPACE_REFUSED, DATE_OVERFLOW, NULL_REFERENCE for a space on no server that uses too much
 * @source contract; WebsitePanel and SolidCP, PackageController.GetOverusageSummaryReport
 * @fidelity observed
 */
export const getOverusageSummaryReport: Op<'GetOverusageSummaryReport'> = (request, context) => {
  const { userId, packageId, startDate, endDate } = request;
  const report = new Report(context);
  report.addTree(DISK_SPACE, (space) => diskSpaceRow(context, space), userId, packageId, '');
  requireSqlDate(startDate);
  requireSqlDate(endDate);
  const period = { from: startDate, to: endDate };
  report.addTree(BANDWIDTH, (space) => bandwidthRow(context, space, period), userId, packageId, '');
  return { GetOverusageSummaryReportResult: report.toDataSet() };
};

/**
 * What the services of one space take up on disk. The product does not fill in what the space uses in all, and
 * swaps user name and mail address.
 *
 * @throws MspcFault NULL_REFERENCE for an unknown space, SPACE_REFUSED, SERVER_NULL for a space on no server
 * @source contract; WebsitePanel and SolidCP, PackageController.GetDiskspaceOverusageDetailsReport
 * @fidelity observed
 */
export const getDiskspaceOverusageDetailsReport: Op<'GetDiskspaceOverusageDetailsReport'> = (
  { packageId },
  context,
) => {
  const { space, allocated } = detailedSpace(context, packageId, 'OS.Diskspace');
  const details = diskSpaceRows(context, packageId).map(({ GroupName, Diskspace }) => ({
    ...detail(packageId, GroupName, 'Diskspace'),
    Used: Diskspace,
  }));
  return {
    GetDiskspaceOverusageDetailsReportResult: {
      tables: [[detailedRow(context, space)], [], [unusedRow(packageId, allocated)], details],
      typed: OVERUSAGE_REPORT,
    },
  };
};

/**
 * What the services of one space sent, and received as the additional field. See the disk space report.
 *
 * @throws MspcFault NULL_REFERENCE for an unknown space, SPACE_REFUSED, SERVER_NULL, DATE_OVERFLOW
 * @source contract; WebsitePanel and SolidCP, PackageController.GetBandwidthDetailsReport
 * @fidelity observed
 */
export const getBandwidthOverusageDetailsReport: Op<'GetBandwidthOverusageDetailsReport'> = (
  { packageId, startDate, endDate },
  context,
) => {
  const { space, allocated } = detailedSpace(context, packageId, 'OS.Bandwidth');
  const row = detailedRow(context, space);
  const period: Period = { from: startDate, to: endDate };
  const details = bandwidthRows(context, packageId, period).map((bandwidth) => ({
    ...detail(packageId, bandwidth.GroupName, 'Bandwidth'),
    Used: bandwidth.MegaBytesSent,
    AdditionalField: bandwidth.MegaBytesReceived,
  }));
  return {
    GetBandwidthOverusageDetailsReportResult: {
      tables: [[row], [unusedRow(packageId, allocated)], [], details],
      typed: OVERUSAGE_REPORT,
    },
  };
};

interface Kind {
  readonly table: 'bandwidth' | 'diskSpace';
  readonly flag: 'IsBandwidthOverused' | 'IsDiskspaceOverused';
}
const DISK_SPACE: Kind = { table: 'diskSpace', flag: 'IsDiskspaceOverused' };
const BANDWIDTH: Kind = { table: 'bandwidth', flag: 'IsBandwidthOverused' };

/** A summary under way. */
class Report {
  readonly #context: MspcContext;
  readonly #spaces = new Map<number, Row>();
  readonly #rows = { bandwidth: [] as Row[], diskSpace: [] as Row[] };

  constructor(context: MspcContext) {
    this.#context = context;
  }

  /** Spaces of one level, the fullest first, then what is below each of them. */
  addTree(
    kind: Kind,
    measure: (space: Space) => UsageRow,
    userId: number,
    packageId: number,
    path: string,
  ): void {
    const rows = reportedSpaces(this.#context, userId, packageId).map(measure).sort(byPercentage);
    for (const row of rows) if (isOverused(row)) this.#add(kind, row, path);
    for (const { space, children } of rows) {
      if (children > 0) this.addTree(kind, measure, userId, space.id, `${path} \\ ${space.name ?? ''}`);
    }
  }

  toDataSet(): DataSetValue {
    const { bandwidth, diskSpace } = this.#rows;
    return { tables: [[...this.#spaces.values()], bandwidth, diskSpace, []], typed: OVERUSAGE_REPORT };
  }

  #add({ table, flag }: Kind, row: UsageRow, path: string): void {
    const known = this.#spaces.get(row.space.id) ?? summaryRow(this.#context, row, path);
    this.#spaces.set(row.space.id, { ...known, [flag]: true });
    const { allocated, used } = row;
    this.#rows[table].push({
      HostingSpaceId: row.space.id,
      Allocated: allocated,
      Used: used,
      Usage: used - allocated,
    });
  }
}

/** Nothing is over no limit. */
function isOverused({ allocated, used }: UsageRow): boolean {
  return allocated !== UNLIMITED && used > allocated;
}

/** @throws MspcFault NULL_REFERENCE for a space on no server */
function summaryRow({ model }: MspcContext, { space, children }: UsageRow, path: string): Row {
  const owner = model.users.get(space.ownerId);
  if (space.serverId === null) throw new MspcFault('NULL_REFERENCE');
  return {
    ...commonColumns(space, path),
    HostingSpaceName: space.name ?? '',
    ChildSpaceQuantity: children,
    UserName: owner.username,
    UserEmail: owner.email ?? '',
    Location: model.catalogue.findServer(space.serverId)?.name ?? null,
  };
}

/** @throws MspcFault SERVER_NULL for a space on no server */
function detailedRow({ model }: MspcContext, space: Space): Row {
  const owner = model.users.get(space.ownerId);
  if (space.serverId === null) throw new MspcFault('SERVER_NULL');
  return {
    ...commonColumns(space, ''),
    HostingSpaceName: space.name,
    ChildSpaceQuantity: 1,
    UserName: owner.email,
    UserEmail: owner.username,
    Location: model.catalogue.findServer(space.serverId)?.name ?? null,
  };
}

function commonColumns(space: Space, path: string): Row {
  return {
    HostingSpaceId: space.id,
    HostingSpaceFullTreeName: path,
    UserId: space.ownerId,
    HostingSpaceCreationDate: space.purchasedAt,
    Status: String(space.standing),
    IsBandwidthOverused: false,
    IsDiskspaceOverused: false,
  };
}

/** @throws MspcFault NULL_REFERENCE for an unknown space, SPACE_REFUSED */
function detailedSpace(context: MspcContext, packageId: number, quotaName: string) {
  const { catalogue, quotas, spaces } = context.model;
  const space = spaces.find(packageId);
  const quota = catalogue.findQuotaByName(quotaName);
  if (space === undefined || quota === undefined) throw new MspcFault('NULL_REFERENCE');
  requireSpaceRights(context, packageId);
  return { space, allocated: Math.max(0, quotas.valueOf(packageId, quota)) };
}

/** What is used stays 0: the product reads it from where it was never written. */
function unusedRow(packageId: number, allocated: number): Row {
  return { HostingSpaceId: packageId, Allocated: allocated, Used: 0, Usage: -allocated };
}

function detail(packageId: number, group: string, type: string) {
  return { HostingSpaceId: packageId, ResourceGroupName: group, Allowed: 0, OverusageType: type };
}
