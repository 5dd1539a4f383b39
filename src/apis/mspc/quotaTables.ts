import type { Quota, Service } from '../../model/catalogue.js';
import type { QuotaItem, ServiceItem } from '../../model/plans.js';
import type { MspcContext } from './context.js';
import { usedValue } from './quotaValues.js';
import { requireSight, requireSpaceRights } from './rights.js';
import type { PackagesOperation as Op } from './operation.js';

/**
 * All groups and visible quotas with what a plan has of them, beside what a space, or a server, allows. A group that
 * the plan lacks shows as counting disk space and bandwidth: how it would be added.
 *
 * @throws MspcFault SPACE_REFUSED, but not to accounts right below the space's owner
 * @source MSPC behaviour 8.1; WebsitePanel and SolidCP, procedure GetHostingPlanQuotas
 * @fidelity observed
 */
export const getHostingPlanQuotas: Op<'GetHostingPlanQuotas'> = (request, context) => {
  const { packageId, planId, serverId } = request;
  const { catalogue, plans, quotas, spaces } = context.model;
  const ownerId = spaces.find(packageId)?.ownerId;
  if (ownerId !== undefined) requireSight(context, ownerId);
  const items = byService(plans.services(planId));
  const values = byQuota(plans.quotas(planId));
  const server = serverId === 0 ? undefined : serverId === NO_SERVER ? null : serverId;
  const groups = catalogue.planServices().map((service) => {
    const item = items.get(service.id);
    return {
      ...groupColumns(service),
      Enabled: item !== undefined,
      ParentEnabled: quotas.isInForce(packageId, service.id, server),
      CalculateDiskSpace: item?.calculatesDiskSpace ?? true,
      CalculateBandwidth: item?.calculatesBandwidth ?? true,
    };
  });
  const rows = catalogue.visibleQuotas().map((quota) => ({
    ...quotaColumns(quota),
    QuotaValue: values.get(quota.id) ?? 0,
    ParentQuotaValue: quotas.valueOf(packageId, quota),
  }));
  return { GetHostingPlanQuotasResult: { tables: [groups, rows] } };
};

/**
 * The groups in force in a space and all visible quotas, allocated, used and as the parent has them.
 *
 * @throws MspcFault SPACE_REFUSED
 * @source contract; WebsitePanel and SolidCP, procedure GetPackageQuotas
 * @fidelity observed
 */
export const getPackageQuotas: Op<'GetPackageQuotas'> = ({ packageId }, context) => {
  requireSpaceRights(context, packageId);
  const { catalogue, plans, quotas, spaces } = context.model;
  const space = spaces.find(packageId);
  const items = byService(plans.services(space?.planId ?? 0));
  const parentId = space?.parentId ?? null;
  const groups = catalogue
    .planServices()
    .filter(({ id }) => quotas.isInForce(packageId, id))
    .map((service) => ({
      ...groupColumns(service),
      CalculateDiskSpace: items.get(service.id)?.calculatesDiskSpace ?? false,
      CalculateBandwidth: items.get(service.id)?.calculatesBandwidth ?? false,
      ParentEnabled: parentId === null || quotas.isInForce(parentId, service.id),
    }));
  const rows = catalogue.visibleQuotas().map((quota) => ({
    ...quotaColumns(quota),
    QuotaValue: quotas.totalOf(packageId, quota),
    QuotaValuePerOrganization: quotas.valueOf(packageId, quota),
    ParentQuotaValue: parentValue(context, parentId, quota),
    QuotaUsedValue: usedValue(context, packageId, quota),
    PerOrganization: quota.isPerOrganization === 1 ? 1 : null,
  }));
  return { GetPackageQuotasResult: { tables: [groups, rows] } };
};

/**
 * All groups and quotas, hidden ones too, with what a space overrides. A group that it does not override shows as
 * enabled, whether it is in force or not: the product looks for the space by a column that is null there.
 *
 * @throws MspcFault SPACE_REFUSED
 * @source contract; SolidCP, procedure GetPackageQuotasForEdit
 * @fidelity observed
 */
export const getPackageQuotasForEdit: Op<'GetPackageQuotasForEdit'> = ({ packageId }, context) => {
  requireSpaceRights(context, packageId);
  const { catalogue, plans, quotas, spaces } = context.model;
  const space = spaces.find(packageId);
  const planned = byService(plans.services(space?.planId ?? 0));
  const overridden = byService(spaces.overrideServices(packageId));
  const values = byQuota(spaces.overrideQuotas(packageId));
  const parentId = space?.parentId ?? null;
  const groups = catalogue.planServices().map((service) => {
    const own = overridden.get(service.id);
    const item = own ?? planned.get(service.id);
    return {
      ...groupColumns(service),
      CalculateDiskSpace: item?.calculatesDiskSpace ?? false,
      CalculateBandwidth: item?.calculatesBandwidth ?? false,
      Enabled: own === undefined || quotas.isInForce(packageId, service.id),
      ParentEnabled:
        parentId === null || quotas.isInForce(parentId, service.id, space?.serverId ?? undefined),
    };
  });
  const rows = catalogue.quotas().map((quota) => ({
    ...quotaColumns(quota),
    QuotaValue: values.get(quota.id) ?? quotas.valueOf(packageId, quota),
    ParentQuotaValue: parentValue(context, parentId, quota),
  }));
  return { GetPackageQuotasForEditResult: { tables: [groups, rows] } };
};

/** What stands for «on no server» in a request; 0 stands for the space's own. */
const NO_SERVER = -1;

function groupColumns({ id, name }: Service) {
  return { GroupID: id, GroupName: name };
}

function quotaColumns(quota: Quota) {
  return {
    QuotaID: quota.id,
    GroupID: quota.serviceId,
    QuotaName: quota.name,
    QuotaDescription: quota.description,
    QuotaTypeID: quota.type,
  };
}

/** The root space has no parent and is as unlimited as one that is not there. */
function parentValue({ model }: MspcContext, parentId: number | null, quota: Quota): number {
  return model.quotas.valueOf(parentId ?? 0, quota);
}

function byService(items: readonly ServiceItem[]): ReadonlyMap<number, ServiceItem> {
  return new Map(items.map((item) => [item.serviceId, item]));
}

function byQuota(items: readonly QuotaItem[]): ReadonlyMap<number, number> {
  return new Map(items.map(({ quotaId, value }) => [quotaId, value]));
}
