import type { Quota } from '../../model/catalogue.js';
import type { ServiceItem } from '../../model/plans.js';
import { ROOT_SPACE_ID } from '../../model/spaces.js';
import type { MspcContext } from './context.js';
import { UNSET_DATE } from './dates.js';
import { MspcFault } from './errors.js';
import type { HostingPlanGroupInfo, QuotaValueInfo } from './esPackages.generated.js';
import { isExhausted, usedValue } from './quotaValues.js';
import { requireSpaceRights } from './rights.js';
import { toHostingPlanInfo, toPackageInfo } from './wire.js';
import type { PackagesOperation as Op } from './operation.js';

/**
 * A plan with its groups and all visible quotas, of which only ids, name, type and value are filled.
 *
 * @source MSPC behaviour 8.1
 * @fidelity documented; the order of quotas with the same position inferred
 */
export const getHostingPlanContext: Op<'GetHostingPlanContext'> = ({ planId }, { model }) => {
  const plan = model.plans.find(planId);
  if (plan === undefined) return { GetHostingPlanContextResult: null };
  const items = new Map(model.plans.services(planId).map((item) => [item.serviceId, item]));
  const values = new Map(model.plans.quotas(planId).map(({ quotaId, value }) => [quotaId, value]));
  return {
    GetHostingPlanContextResult: {
      HostingPlan: toHostingPlanInfo(plan),
      GroupsArray: model.catalogue.planServices().flatMap((service) => {
        const item = items.get(service.id);
        return item === undefined ? [] : [toGroupInfo(service, item)];
      }),
      QuotasArray: model.catalogue.visibleQuotas().map((quota) => ({
        ...NO_VALUES,
        ...quotaIdentity(quota),
        QuotaAllocatedValue: values.get(quota.id) ?? 0,
      })),
    },
  };
};

/**
 * A space with the groups in force and all visible quotas, allocated and used.
 *
 * @throws MspcFault SPACE_REFUSED
 * @source MSPC behaviour 8.1
 * @fidelity documented; what is sold per organization observed in SolidCP
 */
export const getPackageContext: Op<'GetPackageContext'> = ({ packageId }, context) => {
  const { model } = context;
  const space = model.spaces.find(packageId);
  if (space === undefined) return { GetPackageContextResult: null };
  requireSpaceRights(context, packageId);
  const items = space.planId === null ? [] : model.plans.services(space.planId);
  const planItems = new Map(items.map((item) => [item.serviceId, item]));
  return {
    GetPackageContextResult: {
      Package: toPackageInfo(space, UNSET_DATE),
      GroupsArray: model.catalogue
        .planServices()
        .filter((service) => model.quotas.isInForce(packageId, service.id))
        .map((service) => toGroupInfo(service, planItems.get(service.id))),
      QuotasArray: model.catalogue.visibleQuotas().map((quota) => ({
        ...quotaValue(context, packageId, quota),
        GroupId: quota.serviceId,
        QuotaExhausted: packageId <= ROOT_SPACE_ID || isExhausted(context, packageId, quota),
      })),
    },
  };
};

/**
 * One quota of a space by name.
 *
 * @throws MspcFault NULL_REFERENCE for an unknown name, SPACE_REFUSED
 * @source MSPC behaviour 8.1
 * @fidelity documented; which fields are filled inferred
 */
export const getPackageQuota: Op<'GetPackageQuota'> = ({ packageId, quotaName }, context) => {
  requireSpaceRights(context, packageId);
  const quota = context.model.catalogue.findQuotaByName(quotaName ?? '');
  if (quota === undefined) throw new MspcFault('NULL_REFERENCE');
  return {
    GetPackageQuotaResult: {
      ...quotaValue(context, packageId, quota),
      QuotaExhausted: isExhausted(context, packageId, quota),
    },
  };
};

const NO_VALUES = {
  QuotaAllocatedValue: 0,
  QuotaAllocatedValuePerOrganization: 0,
  QuotaUsedValue: 0,
  QuotaExhausted: false,
  QuotaDescription: null,
};

function quotaIdentity(quota: Quota) {
  return { QuotaName: quota.name, QuotaId: quota.id, QuotaTypeId: quota.type, GroupId: quota.serviceId };
}

function quotaValue(context: MspcContext, spaceId: number, quota: Quota): QuotaValueInfo {
  return {
    ...NO_VALUES,
    ...quotaIdentity(quota),
    GroupId: 0,
    QuotaDescription: quota.description ?? '',
    QuotaAllocatedValue: context.model.quotas.totalOf(spaceId, quota),
    QuotaAllocatedValuePerOrganization: context.model.quotas.valueOf(spaceId, quota),
    QuotaUsedValue: usedValue(context, spaceId, quota),
  };
}

function toGroupInfo(
  service: { readonly id: number; readonly name: string },
  item: ServiceItem | undefined,
): HostingPlanGroupInfo {
  return {
    GroupId: service.id,
    Enabled: true,
    CalculateDiskSpace: item?.calculatesDiskSpace ?? false,
    CalculateBandwidth: item?.calculatesBandwidth ?? false,
    GroupName: service.name,
  };
}
