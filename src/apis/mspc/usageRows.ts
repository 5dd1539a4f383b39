import type { Quota } from '../../model/catalogue.js';
import { UNLIMITED } from '../../model/codes.js';
import { toMegabytes } from '../../model/quotaUse.js';
import type { Space } from '../../model/spaces.js';
import type { Period } from '../../model/usage.js';
import type { MspcContext } from './context.js';
import { requireSpaceRights } from './rights.js';

/** What a report says of one space. */
export interface UsageRow {
  readonly space: Space;
  /** What the space may use; 0 where nothing of it was measured. Megabytes, like what is used. */
  readonly allocated: number;
  readonly used: number;
  /** Whole percents, cut. */
  readonly percentage: number;
  readonly children: number;
}

/** In place of a space: all spaces of the account asked for. */
const EVERY_SPACE = -1;

/**
 * The spaces that a report is about: those handed out from a space, or, for space -1, those of an account, whoever
 * asks. They are on a server or not.
 *
 * @throws MspcFault SPACE_REFUSED
 * @source WebsitePanel and SolidCP, procedures GetPackagesDiskspacePaged and GetPackagesBandwidthPaged
 * @fidelity observed
 */
export function reportedSpaces(context: MspcContext, userId: number, packageId: number): Space[] {
  requireSpaceRights(context, packageId);
  const { spaces } = context.model;
  return packageId === EVERY_SPACE ? spaces.ofOwner(userId) : spaces.childrenOf(packageId);
}

export function diskSpaceRow(context: MspcContext, space: Space): UsageRow {
  const bytes = context.model.usage.diskSpaceOf(space.id).map((measured) => measured.bytes);
  return usageRow(context, space, 'OS.Diskspace', bytes);
}

export function bandwidthRow(context: MspcContext, space: Space, period: Period): UsageRow {
  const bytes = context.model.usage
    .bandwidthOf(space.id, period)
    .map(({ bytesSent, bytesReceived }) => bytesSent + bytesReceived);
  return usageRow(context, space, 'OS.Bandwidth', bytes);
}

function usageRow(
  { model }: MspcContext,
  space: Space,
  quotaName: string,
  bytes: readonly number[],
): UsageRow {
  const quota: Quota | undefined = model.catalogue.findQuotaByName(quotaName);
  const isMeasured = bytes.length > 0 && quota !== undefined;
  const allocated = isMeasured ? model.quotas.valueOf(space.id, quota) : 0;
  const used = toMegabytes(bytes.reduce((sum, part) => sum + part, 0));
  const isLimited = allocated !== 0 && allocated !== UNLIMITED;
  const percentage = isLimited ? Math.trunc((used * 100) / allocated) : 0;
  return { space, allocated, used, percentage, children: model.spaces.childrenOf(space.id).length };
}

/** The order of reports where none is asked for: the fullest first. */
export function byPercentage(a: UsageRow, b: UsageRow): number {
  return b.percentage - a.percentage || a.space.id - b.space.id;
}
