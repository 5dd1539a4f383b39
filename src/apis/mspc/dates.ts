import type { Period } from '../../model/usage.js';
import type { MspcOptions } from './context.js';

/** What a date that was never set looks like: the first instant of .NET's DateTime, epoch milliseconds. */
export const UNSET_DATE = Date.parse('0001-01-01T00:00:00Z');

/** The first instant of SQL Server's datetime: 1 January 1753. */
export const EARLIEST_SQL_DATE = Date.UTC(1753, 0, 1);

const MINUTE_MS = 60_000;

/**
 * The month that bandwidth is counted over: from its first day to the beginning of its last, so that what is logged
 * later on that day does not count.
 *
 * @source WebsitePanel and SolidCP, function CalculatePackageBandwidth
 * @fidelity observed
 */
export function monthOf(now: number, zone: MspcOptions['zone']): Period {
  const local = new Date(now + zone.offsetMinutes(now) * MINUTE_MS);
  const [year, month] = [local.getUTCFullYear(), local.getUTCMonth()];
  return { from: zone.toInstant(Date.UTC(year, month, 1)), to: zone.toInstant(Date.UTC(year, month + 1, 0)) };
}
