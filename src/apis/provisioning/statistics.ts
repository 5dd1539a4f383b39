import type { CallTotal } from '../../model/calls.js';
import { required, requiredText } from './arguments.js';
import type { ProvisioningContext } from './context.js';
import { ProvisioningError } from './errors.js';
import type { Op } from './operation.js';
import type { CallStatistic } from './provisioning.generated.js';
import { knownTenantsMeant } from './scope.js';

/**
 * Counts calls and their length, per user or per tenant; whoever had none has no row.
 *
 * @throws ProvisioningError ARGUMENT_MISSING, ARGUMENT_INVALID, ENVIRONMENT_UNKNOWN, OUT_OF_SCOPE
 * @source GetStatistics (v2)
 * @fidelity documented; the order of rows, rows of tenants and refusals inferred
 */
export const getStatistics: Op<'getStatistics'> = (request, context) => {
  const filter = required(request.filter, 'filter');
  const source = required(filter.source, 'source');
  const type = required(filter.type, 'type');
  const from = instantOf(context, filter.timeFrom, 'timeFrom');
  const to = instantOf(context, filter.timeTo, 'timeTo');
  if (from > to) throw new ProvisioningError('ARGUMENT_INVALID', 'timeTo');
  const tenants = knownTenantsMeant(context, filter.environmentFilter, 'ENVIRONMENT_UNKNOWN');
  const isBuffered = source === 'BOTH' ? undefined : source === 'ON_DEMAND';
  const { calls } = context.model;
  const criteria = { tenants, from, to, isBuffered };
  const totals = type === 'BY_USER' ? calls.totalsByUser(criteria) : calls.totalsByTenant(criteria);
  return { callStatistics: totals.map((total) => toStatistic(context, total)) };
};

const TIME = /^(\d{4})\.(\d\d)\.(\d\d) (\d\d):(\d\d):(\d\d)\.(\d{3})$/;

/** Reads `yyyy.MM.dd HH:mm:ss.SSS` as the server's local time. @throws ProvisioningError ARGUMENT_MISSING, ARGUMENT_INVALID */
function instantOf({ options }: ProvisioningContext, text: string | null, name: string): number {
  const match = TIME.exec(requiredText(text, name));
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, ms = 0] = (match ?? [])
    .slice(1)
    .map(Number);
  const wallClock = new Date(Date.UTC(year, month - 1, day, hour, minute, second, ms));
  const isReal = wallClock.getUTCMonth() === month - 1 && wallClock.getUTCDate() === day;
  const isClock = hour < 24 && minute < 60 && second < 60;
  if (match === null || !isReal || !isClock) throw new ProvisioningError('ARGUMENT_INVALID', name);
  return options.zone.toInstant(wallClock.getTime());
}

function toStatistic(
  context: ProvisioningContext,
  { tenantId, userId, calls, seconds }: CallTotal,
): CallStatistic {
  const { eid, shortName } = context.tenantOf({ tenantId });
  const loginName = userId === null ? null : context.model.users.get(userId).provisioningName;
  return { eid, lengthOfCallsSeconds: seconds, loginName, numberOfCalls: calls, shortName, userId };
}
