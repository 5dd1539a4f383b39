import type { MspcContext } from './context.js';
import { NO_ROWS } from './dataSet.js';
import { MspcFault } from './errors.js';
import type { PackageAddonInfo } from './esPackages.generated.js';
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
  requireSqlDate(addon.PurchaseDate);
  const { model } = context;
  const { id } = guarded(context, hasSpaceRights(context, addon.PackageId), 'SPACE_REFUSED', () => {
    const added = model.addons.add({ ...fromPackageAddonInfo(addon), spaceId: addon.PackageId });
    requireParentEnough(context, addon.PackageId);
    return added;
  });
  return { AddPackageAddonResult: { Result: id, ExceedingQuotas: NO_ROWS } };
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
  requireSqlDate(addon.PurchaseDate);
  const { model } = context;
  const stored = model.addons.find(addon.PackageAddonId);
  if (stored !== undefined) {
    guarded(context, hasSpaceRights(context, stored.spaceId), 'SPACE_REFUSED', () => {
      model.addons.change(stored.id, fromPackageAddonInfo(addon));
      requireParentEnough(context, stored.spaceId);
    });
  }
  return { UpdatePackageAddonResult: { Result: 0, ExceedingQuotas: NO_ROWS } };
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

function fromPackageAddonInfo(info: PackageAddonInfo) {
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
