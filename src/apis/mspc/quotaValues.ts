import type { Quota } from '../../model/catalogue.js';
import { UNLIMITED } from '../../model/codes.js';
import type { MspcContext } from './context.js';
import { monthOf } from './dates.js';

/**
 * What a space and all below it use of a quota; bandwidth is that of the month so far.
 *
 * @source MSPC catalogue, quota types; WebsitePanel and SolidCP, function CalculateQuotaUsage
 * @fidelity observed
 */
export function usedValue({ model, options }: MspcContext, spaceId: number, quota: Quota): number {
  return model.quotaUse.of(spaceId, quota, monthOf(model.clock.now(), options.zone));
}

/** @source WebsitePanel and SolidCP, PackageController @fidelity observed */
export function isExhausted(context: MspcContext, spaceId: number, quota: Quota): boolean {
  const allocated = context.model.quotas.totalOf(spaceId, quota);
  return allocated !== UNLIMITED && usedValue(context, spaceId, quota) >= allocated;
}
