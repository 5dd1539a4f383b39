import type { Addon } from '../../model/addons.js';
import { STANDING } from '../../model/codes.js';
import type { MspcContext } from './context.js';
import { NO_ROWS } from './dataSet.js';
import { MspcFault } from './errors.js';
import type { PackageAddonInfo, PackageResult } from './esPackages.generated.js';
import {
  ACTIVE_RESELLER,
  checkAccount,
  guarded,
  hasSpaceRights,
  requireSpaceRights,
  SPACE_EDITOR,
} from './rights.js';
import { requireSqlDate } from './spaces.js';
import { toPackageAddonInfo } from './wire.js';
import type { PackagesOperation as Op } from './operation.js';

/**
 * Adds an add-on to a space and answers its id. Quantity and status are stored as given. Not audited.
 *
 * @throws MspcError the account check, ERROR_PACKAGE_QUOTA_EXCEED
 * @throws MspcFault NULL_REFERENCE, DATE_OVERFLOW, SPACE_REFUSED, a foreign key for an unknown space or plan
 * @source MSPC behaviour 8, AddPackageAddon
 * @fidelity documented
 */
export const addPackageAddon: Op<'AddPackageAddon'> = ({ addon }, context) => {
  checkAccount(context, SPACE_EDITOR);
  if (addon === null) throw new MspcFault('NULL_REFERENCE');
  return { AddPackageAddonResult: buy(context, addon.PackageId, fromPackageAddonInfo(addon)) };
};

/**
 * As `addPackageAddon`, with parameters for fields.
 *
 * @throws as `addPackageAddon`
 * @source WebsitePanel, esPackages.AddPackageAddonLiteral
 * @fidelity observed
 */
export const addPackageAddonLiteral: Op<'AddPackageAddonLiteral'> = (request, context) => {
  checkAccount(context, SPACE_EDITOR);
  return { AddPackageAddonLiteralResult: buy(context, request.packageId, fromParameters(request)) };
};

/**
 * Adds an active add-on, bought now, without comments.
 *
 * @throws as `addPackageAddon`
 * @source MSPC behaviour 8.2
 * @fidelity documented
 */
export const addPackageAddonById: Op<'AddPackageAddonById'> = (
  { packageId, addonPlanId, quantity },
  context,
) => {
  checkAccount(context, SPACE_EDITOR);
  const purchasedAt = context.model.clock.now();
  const terms = { planId: addonPlanId, quantity, purchasedAt, comments: '', standing: STANDING.active };
  return { AddPackageAddonByIdResult: buy(context, packageId, terms) };
};

/**
 * Overwrites an add-on but for the space it belongs to; an unknown one is no error.
 *
 * @throws MspcError the account check, ERROR_PACKAGE_QUOTA_EXCEED
 * @throws MspcFault NULL_REFERENCE, DATE_OVERFLOW, SPACE_REFUSED, a foreign key for an unknown plan
 * @source MSPC behaviour 8, UpdatePackageAddon
 * @fidelity documented
 */
export const updatePackageAddon: Op<'UpdatePackageAddon'> = ({ addon }, context) => {
  checkAccount(context, SPACE_EDITOR);
  if (addon === null) throw new MspcFault('NULL_REFERENCE');
  const result = changeTerms(context, addon.PackageAddonId, fromPackageAddonInfo(addon));
  return { UpdatePackageAddonResult: result };
};

/**
 * As `updatePackageAddon`, with parameters for fields.
 *
 * @throws as `updatePackageAddon`
 * @source WebsitePanel, esPackages.UpdatePackageAddonLiteral
 * @fidelity observed
 */
export const updatePackageAddonLiteral: Op<'UpdatePackageAddonLiteral'> = (request, context) => {
  checkAccount(context, SPACE_EDITOR);
  const result = changeTerms(context, request.packageAddonId, fromParameters(request));
  return { UpdatePackageAddonLiteralResult: result };
};

/**
 * Removes an add-on from its space.
 *
 * @throws MspcError the account check
 * @throws MspcFault NULL_REFERENCE for an unknown one, SPACE_REFUSED
 * @source MSPC behaviour 8, DeletePackageAddon
 * @fidelity documented
 */
export const deletePackageAddon: Op<'DeletePackageAddon'> = ({ packageAddonId }, context) => {
  checkAccount(context, ACTIVE_RESELLER);
  const stored = context.model.addons.find(packageAddonId);
  if (stored === undefined) throw new MspcFault('NULL_REFERENCE');
  guarded(context, hasSpaceRights(context, stored.spaceId), 'SPACE_REFUSED', () => {
    context.model.addons.remove(packageAddonId);
  });
  return { DeletePackageAddonResult: 0 };
};

/** One add-on, whoever asks; an unknown one is no result. @source MSPC behaviour 8 @fidelity documented */
export const getPackageAddon: Op<'GetPackageAddon'> = ({ packageAddonId }, { model }) => {
  const addon = model.addons.find(packageAddonId);
  return { GetPackageAddonResult: addon === undefined ? null : toPackageAddonInfo(addon) };
};

/**
 * The add-ons of a space with the names of their plans.
 *
 * @throws MspcFault SPACE_REFUSED
 * @source MSPC behaviour 8.1
 * @fidelity documented
 */
export const getPackageAddons: Op<'GetPackageAddons'> = ({ packageId }, context) => {
  requireSpaceRights(context, packageId);
  const { addons, plans } = context.model;
  const rows = addons.ofSpace(packageId).map((addon) => {
    const plan = plans.find(addon.planId);
    return {
      PackageAddonID: addon.id,
      PackageID: addon.spaceId,
      PlanID: addon.planId,
      Quantity: addon.quantity,
      PurchaseDate: addon.purchasedAt,
      StatusID: addon.standing,
      Comments: addon.comments,
      PlanName: plan?.name ?? null,
      PlanDescription: plan?.description ?? null,
    };
  });
  return { GetPackageAddonsResult: { tables: [rows] } };
};

type Terms = Omit<Addon, 'id' | 'spaceId'>;

function buy(context: MspcContext, spaceId: number, terms: Terms): PackageResult {
  requireSqlDate(terms.purchasedAt);
  const { id } = guarded(context, hasSpaceRights(context, spaceId), 'SPACE_REFUSED', () => {
    const added = context.model.addons.add({ ...terms, spaceId });
    requireParentEnough(context, spaceId);
    return added;
  });
  return { Result: id, ExceedingQuotas: NO_ROWS };
}

function changeTerms(context: MspcContext, id: number, terms: Terms): PackageResult {
  requireSqlDate(terms.purchasedAt);
  const { addons } = context.model;
  const stored = addons.find(id);
  if (stored !== undefined) {
    guarded(context, hasSpaceRights(context, stored.spaceId), 'SPACE_REFUSED', () => {
      addons.change(id, terms);
      requireParentEnough(context, stored.spaceId);
    });
  }
  return { Result: 0, ExceedingQuotas: NO_ROWS };
}

function fromParameters(request: {
  readonly planId: number;
  readonly quantity: number;
  readonly statusId: number;
  readonly purchaseDate: number;
  readonly comments: string | null;
}): Terms {
  const { planId, quantity, statusId, purchaseDate, comments } = request;
  return { planId, quantity, purchasedAt: purchaseDate, comments, standing: statusId };
}

function fromPackageAddonInfo(info: PackageAddonInfo): Terms {
  return {
    planId: info.PlanId,
    quantity: info.Quantity,
    purchasedAt: info.PurchaseDate,
    comments: info.Comments,
    standing: info.StatusId,
  };
}

/** What a space gets on top counts against the space it was handed out from. @throws ModelError quotasExceeded */
function requireParentEnough({ model, options }: MspcContext, spaceId: number): void {
  const parentId = model.spaces.find(spaceId)?.parentId ?? null;
  if (parentId !== null) model.quotas.requireEnough(parentId, options.exceeding);
}
