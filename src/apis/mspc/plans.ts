import type { Plan } from '../../model/plans.js';
import type { MspcContext } from './context.js';
import { NO_ROWS } from './dataSet.js';
import { MspcFault } from './errors.js';
import type { HostingPlanInfo, PackageResult } from './esPackages.generated.js';
import { serverColumns } from './joinedColumns.js';
import {
  ACTIVE_RESELLER,
  checkAccount,
  guarded,
  hasSpaceRights,
  hasUserRights,
  requireAccountRights,
  RESELLER,
} from './rights.js';
import { fromHostingPlanInfo, fromItems, toHostingPlanInfo } from './wire.js';
import type { PackagesOperation as Op } from './operation.js';

/**
 * Creates a hosting plan, or an add-on where `IsAddon` says so, and answers its id.
 *
 * @throws MspcError the account check
 * @throws MspcFault NULL_REFERENCE, ACCOUNT_REFUSED, PLAN_NAME_NULL, foreign and primary keys
 * @source MSPC behaviour 8, AddHostingPlan
 * @fidelity documented
 */
export const addHostingPlan: Op<'AddHostingPlan'> = ({ plan }, context) => ({
  AddHostingPlanResult: addPlan(plan, context, plan?.IsAddon ?? false),
});

/** Creates an add-on: as AddHostingPlan with IsAddon true. @source MSPC behaviour 1 and 8 @fidelity inferred */
export const addHostingAddon: Op<'AddHostingAddon'> = ({ plan }, context) => ({
  AddHostingAddonResult: addPlan(plan, context, true),
});

/**
 * Overwrites a plan's terms and replaces its groups and quotas; if either list is absent all are wiped.
 *
 * @throws MspcError the account check, ERROR_PACKAGE_QUOTA_EXCEED
 * @throws MspcFault NULL_REFERENCE, ACCOUNT_REFUSED, PLAN_NAME_NULL_UPDATE, foreign and primary keys
 * @source MSPC behaviour 8, UpdateHostingPlan
 * @fidelity documented
 */
export const updateHostingPlan: Op<'UpdateHostingPlan'> = ({ plan }, context) => ({
  UpdateHostingPlanResult: updatePlan(plan, context),
});

/** As UpdateHostingPlan, for an add-on. @source MSPC behaviour 1 and 8 @fidelity inferred */
export const updateHostingAddon: Op<'UpdateHostingAddon'> = ({ plan }, context) => ({
  UpdateHostingAddonResult: updatePlan(plan, context),
});

/**
 * Deletes a plan or an add-on that is not in use; an unknown one is no error.
 *
 * @throws MspcError the account check, ERROR_HOSTING_PLAN_USED_IN_PACKAGE, ERROR_HOSTING_ADDON_USED_IN_PACKAGE
 * @throws MspcFault SPACE_REFUSED
 * @source MSPC behaviour 8, DeleteHostingPlan
 * @fidelity documented
 */
export const deleteHostingPlan: Op<'DeleteHostingPlan'> = ({ planId }, context) => ({
  DeleteHostingPlanResult: deletePlan(planId, context),
});

/** As DeleteHostingPlan. @source MSPC behaviour 8 @fidelity inferred */
export const deleteHostingAddon: Op<'DeleteHostingAddon'> = ({ planId }, context) => ({
  DeleteHostingAddonResult: deletePlan(planId, context),
});

/** One plan or add-on without its lists, whoever asks. @source MSPC behaviour 8.1 @fidelity documented */
export const getHostingPlan: Op<'GetHostingPlan'> = ({ planId }, { model }) => {
  const plan = model.plans.find(planId);
  return { GetHostingPlanResult: plan === undefined ? null : toHostingPlanInfo(plan) };
};

/**
 * Plans of an account by name, with their use, server and space.
 *
 * @throws MspcFault ACCOUNT_REFUSED, also for an unknown account
 * @source MSPC behaviour 8.1; what stands for a missing server or space as in WebsitePanel's procedure
 * @fidelity documented
 */
export const getHostingPlans: Op<'GetHostingPlans'> = ({ userId }, context) => {
  const { spaces } = context.model;
  const rows = plansOf(userId, false, context).map((plan) => {
    const space = plan.spaceId === null ? undefined : spaces.find(plan.spaceId);
    return {
      ...toPlanRow(plan, context),
      ...serverColumns(context, plan.serverId),
      PackageID1: plan.spaceId ?? 0,
      PackageName: space === undefined ? 'None' : space.name,
    };
  });
  return { GetHostingPlansResult: { tables: [rows] } };
};

/** Add-ons of an account by name, with their use. @throws as GetHostingPlans @source MSPC behaviour 8.1 @fidelity documented */
export const getHostingAddons: Op<'GetHostingAddons'> = ({ userId }, context) => {
  const rows = plansOf(userId, true, context).map((plan) => toPlanRow(plan, context));
  return { GetHostingAddonsResult: { tables: [rows] } };
};

/**
 * The plans that an account can be given: those of its owner, by name.
 *
 * @throws MspcFault ACCOUNT_REFUSED, also for an unknown account
 * @source MSPC behaviour 8.1
 * @fidelity documented
 */
export const getUserAvailableHostingPlans: Op<'GetUserAvailableHostingPlans'> = ({ userId }, context) => ({
  GetUserAvailableHostingPlansResult: plansOfOwner(userId, false, context),
});

/** The add-ons of an account's owner. @throws as GetUserAvailableHostingPlans @source MSPC behaviour 8.1 @fidelity documented */
export const getUserAvailableHostingAddons: Op<'GetUserAvailableHostingAddons'> = ({ userId }, context) => ({
  GetUserAvailableHostingAddonsResult: plansOfOwner(userId, true, context),
});

/** Whose they are is not among the columns. */
function plansOfOwner(userId: number, isAddon: boolean, context: MspcContext): HostingPlanInfo[] {
  requireAccountRights(context, userId);
  const { ownerId } = context.model.users.get(userId);
  return plansByName(ownerId, isAddon, context).map((plan) => ({ ...toHostingPlanInfo(plan), UserId: 0 }));
}

function plansOf(userId: number, isAddon: boolean, context: MspcContext): Plan[] {
  requireAccountRights(context, userId);
  return plansByName(userId, isAddon, context);
}

/** SQL Server's collation sorts without letter case. */
function plansByName(userId: number, isAddon: boolean, context: MspcContext): Plan[] {
  const plans = context.model.plans.ofOwner(userId).filter((plan) => plan.isAddon === isAddon);
  return plans.sort((a, b) => a.name.localeCompare(b.name, 'en', { sensitivity: 'accent' }));
}

function toPlanRow(plan: Plan, { model }: MspcContext) {
  return {
    PlanID: plan.id,
    UserID: plan.ownerId,
    PackageID: plan.spaceId,
    PlanName: plan.name,
    PlanDescription: plan.description,
    Available: plan.isAvailable,
    SetupPrice: plan.setupPrice,
    RecurringPrice: plan.recurringPrice,
    RecurrenceLength: plan.recurrenceLength,
    RecurrenceUnit: plan.recurrenceUnit,
    IsAddon: plan.isAddon,
    PackagesNumber: model.plans.uses(plan),
  };
}

function addPlan(given: HostingPlanInfo | null, context: MspcContext, isAddon: boolean): number {
  checkAccount(context, ACTIVE_RESELLER);
  if (given === null) throw new MspcFault('NULL_REFERENCE');
  requireAccountRights(context, given.UserId);
  const { plans } = context.model;
  const serverId = isAddon ? null : serverFor(given, context);
  const added = plans.add(fromHostingPlanInfo(given, serverId), { ownerId: given.UserId, isAddon });
  plans.replaceItems(added.id, fromItems(given));
  return added.id;
}

function updatePlan(given: HostingPlanInfo | null, context: MspcContext): PackageResult {
  checkAccount(context, ACTIVE_RESELLER);
  if (given === null) throw new MspcFault('NULL_REFERENCE');
  const { model, options } = context;
  const stored = model.plans.find(given.PlanId);
  guarded(context, hasUserRights(context, stored?.ownerId), 'ACCOUNT_REFUSED', () => {
    model.plans.change(given.PlanId, fromHostingPlanInfo(given, serverFor(given, context)));
    model.part(() => {
      model.plans.replaceItems(given.PlanId, fromItems(given));
      model.quotas.requireEnough(given.PackageId, options.exceeding);
    });
  });
  return { Result: 0, ExceedingQuotas: NO_ROWS };
}

function deletePlan(planId: number, context: MspcContext): number {
  checkAccount(context, RESELLER);
  const { model } = context;
  const spaceId = model.plans.find(planId)?.spaceId ?? null;
  guarded(context, spaceId === null || hasSpaceRights(context, spaceId), 'SPACE_REFUSED', () => {
    model.plans.remove(planId);
  });
  return 0;
}

/** The server a plan names, or else that of the space it hands out from. */
function serverFor(given: HostingPlanInfo, { model }: MspcContext): number | null {
  if (given.ServerId !== 0) return given.ServerId;
  return model.spaces.find(given.PackageId)?.serverId ?? null;
}
