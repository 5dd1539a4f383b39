import type { NewSpace, Space } from '../../model/spaces.js';
import { cut } from './columns.js';
import type { MspcContext } from './context.js';
import { EARLIEST_SQL_DATE, UNSET_DATE } from './dates.js';
import { NO_ROWS } from './dataSet.js';
import { scheduleSpaceDeletion } from './deletion.js';
import { MspcError, MspcFault } from './errors.js';
import type { PackageInfo, PackageResult } from './esPackages.generated.js';
import { createHome } from './homeFolders.js';
import { scheduleItemsStatus } from './itemWork.js';
import { SPACE_LETTER, welcome } from './letters.js';
import {
  accountRefusal,
  ACTIVE_RESELLER,
  checkAccount,
  CSR,
  guarded,
  hasSpaceRights,
  requireAccountRights,
  requireSpaceRights,
  SPACE_EDITOR,
} from './rights.js';
import { flipped, setSpaceStanding } from './spaceStanding.js';
import { fromItems, toListedPackageInfo, toPackageInfo } from './wire.js';
import type { PackagesOperation as Op } from './operation.js';

/**
 * Creates a hosting space for an account from a plan and answers its id.
 *
 * @throws MspcError the account check, ERROR_PACKAGE_QUOTA_EXCEED
 * @throws MspcFault DATE_OVERFLOW, SPACE_REFUSED, a foreign key for an unknown plan or account
 * @source MSPC behaviour 7, AddPackage
 * @fidelity documented
 */
export const addPackage: Op<'AddPackage'> = (request, context) => {
  const task = context.audit('HOSTING_SPACE', 'ADD', request.packageName);
  const space = createSpace(context, {
    ownerId: request.userId,
    planId: request.planId,
    name: request.packageName,
    comments: request.packageComments,
    standing: request.statusId,
    purchasedAt: request.purchaseDate,
  });
  task.itemId = space.id;
  welcome(context, task, { letter: SPACE_LETTER, ownerId: space.ownerId, spaceId: space.id });
  return { AddPackageResult: { Result: space.id, ExceedingQuotas: NO_ROWS } };
};

/** The steps of AddPackage up to the home folder, without its record and its letter. @throws as `addPackage` */
export function createSpace(context: MspcContext, given: NewSpace): Space {
  const { model } = context;
  checkAccount(context, CSR);
  requireSqlDate(given.purchasedAt ?? UNSET_DATE);
  const parentId = model.spaces.parentFor(given.planId);
  requireSpaceRights(context, parentId);
  const space = model.spaces.add({ ...given, name: cut('PackageName', given.name) });
  model.quotas.requireEnough(parentId, context.options.exceeding);
  createHome(context, space);
  return space;
}

/**
 * Overwrites name, comments, status, plan, date and the overriding quotas of a space.
 *
 * @throws MspcError the account check, ERROR_PACKAGE_NOT_FOUND, ERROR_PACKAGE_QUOTA_EXCEED
 * @throws MspcFault NULL_REFERENCE, DATE_OVERFLOW, SPACE_REFUSED, a foreign key for an unknown plan
 * @source MSPC behaviour 7, UpdatePackage
 * @fidelity documented
 */
export const updatePackage: Op<'UpdatePackage'> = ({ package: given }, context) => {
  if (given === null) throw new MspcFault('NULL_REFERENCE');
  return { UpdatePackageResult: updateSpace(context, given) };
};

/**
 * As `updatePackage`, with parameters for fields. What is no parameter is off: overriding quotas are cleared, the space
 * is no longer the default one.
 *
 * @throws as `updatePackage`
 * @source MSPC behaviour 8.2
 * @fidelity documented
 */
export const updatePackageLiteral: Op<'UpdatePackageLiteral'> = (request, context) => {
  const given = {
    PackageId: request.packageId,
    StatusId: request.statusId,
    PlanId: request.planId,
    PurchaseDate: request.purchaseDate,
    PackageName: request.packageName,
    PackageComments: request.packageComments,
    ...{ OverrideQuotas: false, DefaultTopPackage: false, Groups: null, Quotas: null },
  };
  return { UpdatePackageLiteralResult: updateSpace(context, given) };
};

function updateSpace(context: MspcContext, given: SpaceUpdate): PackageResult {
  const { model } = context;
  const task = context.audit('HOSTING_SPACE', 'UPDATE', given.PackageName);
  task.itemId = given.PackageId;
  checkAccount(context, SPACE_EDITOR);
  const stored = model.spaces.find(given.PackageId);
  if (stored === undefined) throw new MspcError('ERROR_PACKAGE_NOT_FOUND');
  requireSqlDate(given.PurchaseDate);
  if (model.plans.find(given.PlanId) === undefined) throw new MspcFault('FK_PACKAGES_PLANS_UPDATE');
  guarded(context, hasSpaceRights(context, stored.id), 'SPACE_REFUSED', () => {
    overwriteSpace(context, stored, given);
  });
  return { Result: 0, ExceedingQuotas: NO_ROWS };
}

/**
 * Makes one space of an account its default one, and the others not. It saves the spaces as they are listed, and so
 * drops their comments and overriding quotas: the product's own slip. Refusals of the account check are ignored.
 *
 * @throws MspcFault DATE_OVERFLOW, SPACE_REFUSED
 * @source WebsitePanel, PackageController.SetDefaultTopPackage
 * @fidelity observed
 */
export const setDefaultTopPackage: Op<'SetDefaultTopPackage'> = ({ userId, packageId }, context) => {
  for (const space of context.model.spaces.hostedOf(userId)) {
    const isChosen = space.id === packageId;
    if (space.isDefaultTop) saveAsListed(context, space, false);
    if (isChosen) saveAsListed(context, space, true);
  }
  return { SetDefaultTopPackageResult: true };
};

/**
 * Gives a space to another account; an unknown space is no error.
 *
 * @throws MspcError the account check
 * @throws MspcFault SPACE_REFUSED, FK_PACKAGES_USERS_UPDATE
 * @source SolidCP, PackageController.ChangePackageUser, procedure ChangePackageUser
 * @fidelity observed
 */
export const changePackageUser: Op<'ChangePackageUser'> = ({ packageId, UserId: userId }, context) => {
  checkAccount(context, CSR);
  const task = context.audit('HOSTING_SPACE', 'CHANGE_USER', String(packageId));
  task.itemId = userId;
  guarded(context, hasSpaceRights(context, packageId), 'SPACE_REFUSED', () => {
    const { spaces, users } = context.model;
    if (spaces.find(packageId) === undefined) return;
    if (users.find(userId) === undefined) throw new MspcFault('FK_PACKAGES_USERS_UPDATE');
    spaces.change(packageId, { ownerId: userId });
  });
  return { ChangePackageUserResult: 0 };
};

/**
 * Starts the deletion of a space without child spaces.
 *
 * @throws MspcError the account check, ERROR_PACKAGE_HAS_PACKAGES, ERROR_PACKAGE_NOT_FOUND
 * @throws MspcFault SPACE_REFUSED
 * @source MSPC behaviour 7, DeletePackage
 * @fidelity documented
 */
export const deletePackage: Op<'DeletePackage'> = ({ packageId }, context) => {
  checkAccount(context, ACTIVE_RESELLER);
  guarded(context, hasSpaceRights(context, packageId), 'SPACE_REFUSED', () => {
    const { spaces } = context.model;
    if (spaces.hostedBelow(packageId).length > 0) throw new MspcError('ERROR_PACKAGE_HAS_PACKAGES');
    const space = spaces.find(packageId);
    if (space === undefined) throw new MspcError('ERROR_PACKAGE_NOT_FOUND');
    if (context.options.deleteAudit === 'written') {
      context.audit('HOSTING_SPACE', 'DELETE', space.name).itemId = packageId;
    }
    scheduleSpaceDeletion(context, packageId);
  });
  return { DeletePackageResult: 0 };
};

/**
 * Sets the status of a space and of all child spaces that run on a server.
 *
 * @throws MspcError the account check, SPACE_UNKNOWN
 * @throws MspcFault SPACE_REFUSED
 * @source MSPC behaviour 7, ChangePackageStatus
 * @fidelity documented
 */
export const changePackageStatus: Op<'ChangePackageStatus'> = ({ packageId, status }, context) => {
  checkAccount(context, CSR);
  const { spaces } = context.model;
  const space = spaces.find(packageId);
  if (space === undefined) throw new MspcError('SPACE_UNKNOWN');
  requireSpaceRights(context, packageId);
  const reached = [space, ...spaces.hostedBelow(packageId)].filter(({ standing }) => standing !== status);
  for (const changed of reached) {
    context.audit('HOSTING_SPACE', 'UPDATE', changed.name).itemId = changed.id;
    setSpaceStanding(context, changed, status);
  }
  scheduleItemsStatus(context, flipped(reached, status));
  return { ChangePackageStatusResult: 0 };
};

/**
 * Overwrites name and comments of a space; an unknown one is no error. Not audited.
 *
 * @throws MspcError the account check
 * @throws MspcFault SPACE_REFUSED
 * @source MSPC behaviour 7, UpdatePackageName
 * @fidelity documented
 */
export const updatePackageName: Op<'UpdatePackageName'> = (request, context) => {
  checkAccount(context, { active: true });
  guarded(context, hasSpaceRights(context, request.packageId), 'SPACE_REFUSED', () => {
    const name = cut('PackageName', request.packageName);
    context.model.spaces.change(request.packageId, { name, comments: request.packageComments });
  });
  return { UpdatePackageNameResult: 0 };
};

/** One space, whoever asks; an unknown one is no result. @source MSPC behaviour 8.1 @fidelity documented */
export const getPackage: Op<'GetPackage'> = ({ packageId }, { model }) => {
  const space = model.spaces.find(packageId);
  return { GetPackageResult: space === undefined ? null : toPackageInfo(space, UNSET_DATE) };
};

/** Spaces of an account that run on a server, whoever asks. @source MSPC behaviour 8.1 @fidelity documented */
export const getPackages: Op<'GetPackages'> = ({ userId }, { model }) => ({
  GetPackagesResult: model.spaces.hostedOf(userId).map((space) => toListedPackageInfo(space, UNSET_DATE)),
});

/**
 * All spaces of an account.
 *
 * @throws MspcFault ACCOUNT_REFUSED, also for an unknown account
 * @source MSPC behaviour 8.1
 * @fidelity documented
 */
export const getMyPackages: Op<'GetMyPackages'> = ({ userId }, context) => {
  requireAccountRights(context, userId);
  return {
    GetMyPackagesResult: context.model.spaces
      .ofOwner(userId)
      .map((space) => toListedPackageInfo(space, UNSET_DATE)),
  };
};

/** @throws MspcFault DATE_OVERFLOW for a date that SQL Server's datetime cannot hold, such as one left out */
export function requireSqlDate(date: number): void {
  if (date < EARLIEST_SQL_DATE) throw new MspcFault('DATE_OVERFLOW');
}

/** What UpdatePackage takes from a record. */
type SpaceUpdate = Pick<
  PackageInfo,
  | 'PackageId'
  | 'StatusId'
  | 'PlanId'
  | 'PurchaseDate'
  | 'PackageName'
  | 'PackageComments'
  | 'OverrideQuotas'
  | 'DefaultTopPackage'
  | 'Groups'
  | 'Quotas'
>;

function saveAsListed(context: MspcContext, space: Space, isDefaultTop: boolean): void {
  context.audit('HOSTING_SPACE', 'UPDATE', space.name).itemId = space.id;
  if (accountRefusal(context.caller, SPACE_EDITOR) !== undefined) return;
  requireSqlDate(space.purchasedAt ?? UNSET_DATE);
  guarded(context, hasSpaceRights(context, space.id), 'SPACE_REFUSED', () => {
    const listed = { PackageComments: null, OverrideQuotas: false, DefaultTopPackage: isDefaultTop };
    overwriteSpace(context, space, { ...toPackageInfo(space, UNSET_DATE), ...listed });
  });
}

function overwriteSpace({ model, options }: MspcContext, stored: Space, given: SpaceUpdate): void {
  model.spaces.change(stored.id, {
    name: cut('PackageName', given.PackageName),
    comments: given.PackageComments,
    standing: given.StatusId,
    planId: given.PlanId,
    purchasedAt: given.PurchaseDate,
    overridesQuotas: given.OverrideQuotas,
    isDefaultTop: given.DefaultTopPackage,
  });
  const items = fromItems(given);
  if (!given.OverrideQuotas || items !== null) {
    model.spaces.replaceOverrides(stored.id, given.OverrideQuotas ? items : null);
  }
  if (stored.parentId !== null && (given.OverrideQuotas || stored.planId !== given.PlanId)) {
    model.quotas.requireEnough(stored.parentId, options.exceeding);
  }
}
