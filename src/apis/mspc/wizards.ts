import { STANDING } from '../../model/codes.js';
import type { Plan } from '../../model/plans.js';
import type { MspcContext } from './context.js';
import { NO_ROWS } from './dataSet.js';
import { addDomain, createInstantAlias, enableDns, requireFreeDomain } from './domains.js';
import { MspcError, MspcFault, wrapping } from './errors.js';
import { addFtpAccount, ftpAccountExists } from './ftpAccounts.js';
import { sendAccountLetter, sendSpaceLetter, SPACE_LETTER, welcome } from './letters.js';
import { addMailAccount } from './mailAccounts.js';
import { ACTIVE_RESELLER, checkAccount, CSR, requireActiveSpace } from './rights.js';
import { createSpace } from './spaces.js';
import { createUser } from './users.js';
import { visibleUser } from './visibleUser.js';
import { addWebSite } from './webSites.js';
import { newUserInfo } from './wire.js';
import type { PackagesOperation as Op } from './operation.js';

type SpaceRequest = Parameters<Op<'AddPackageWithResources'>>[0];
type AccountRequest = Parameters<Op<'CreateUserWizard'>>[0];

/**
 * Creates a hosting space as AddPackage does and, if wished, a domain, a web site, an FTP account and a mailbox in it:
 * all of them, or nothing stays.
 *
 * @throws MspcError the account check, ERROR_DOMAIN_ALREADY_EXISTS, ERROR_ACCOUNT_WIZARD_FTP_ACCOUNT_EXISTS,
 *   ERROR_PACKAGE_QUOTA_EXCEED, what `addDomain`, `addWebSite`, `addFtpAccount` and `addMailAccount` refuse
 * @throws MspcFault NULL_REFERENCE for an account or a plan that is not there and whose name is needed, those of
 *   AddPackage; all of them wrapped in the task's name
 * @source MSPC behaviour 8.2; WebsitePanel, PackageController.AddPackageWithResources
 * @fidelity documented; the order of the steps and their codes observed
 */
export const addPackageWithResources: Op<'AddPackageWithResources'> = (request, context) => {
  const task = context.audit('HOSTING_SPACE_WR', 'ADD', request.spaceName);
  checkAccount(context, CSR);
  requireFreeDomain(context, request.domainName);
  const ftpAccountName = request.createFtpAccount ? ftpNameOf(request, context) : '';
  const space = createSpace(context, {
    ownerId: request.userId,
    planId: request.planId,
    name: request.spaceName?.trim() ? request.spaceName : planOf(context, request.planId).name,
    comments: '',
    standing: request.statusId,
    purchasedAt: context.model.clock.now(),
  });
  if (request.createResources) {
    const takeBack = () => {
      recordTakenBack(context, 'SPACE', 'DELETE_ITEMS', space.name, space.id);
    };
    allOrNothing(takeBack, true, () => {
      addResources(request, context, { spaceId: space.id, ftpAccountName });
    });
  }
  task.itemId = space.id;
  if (request.sendLetter) {
    welcome(context, task, { letter: SPACE_LETTER, ownerId: space.ownerId, spaceId: space.id });
  }
  return { AddPackageWithResourcesResult: { Result: space.id, ExceedingQuotas: NO_ROWS } };
};

/**
 * Creates an account under the owner of a space and, if wished, a space of its own with resources; answers the
 * account's id. All of it, or nothing stays.
 *
 * @throws MspcError the account check, ERROR_PACKAGE_NOT_FOUND, ERROR_PACKAGE_SUSPENDED, ERROR_PACKAGE_CANCELLED,
 *   ERROR_ACCOUNT_WIZARD_USER_EXISTS, ERROR_DOMAIN_ALREADY_EXISTS, ERROR_ACCOUNT_WIZARD_FTP_ACCOUNT_EXISTS, those of
 *   AddUser and AddPackage, what the resources refuse, ERROR_INSTANT_ALIAS_IS_NOT_CONFIGURED
 * @throws MspcFault NULL_REFERENCE for an unknown plan, those of AddUser and AddPackage
 * @source MSPC behaviour 8.2; WebsitePanel, UserCreationWizard
 * @fidelity documented; the order of the steps and their codes observed
 */
export const createUserWizard: Op<'CreateUserWizard'> = (request, context) => {
  checkAccount(context, ACTIVE_RESELLER);
  requireActiveSpace(context, request.parentPackageId);
  const { model } = context;
  if (model.users.findByUsername(request.username ?? '') !== undefined) {
    throw new MspcError('ERROR_ACCOUNT_WIZARD_USER_EXISTS');
  }
  requireFreeDomain(context, request.domainName);
  const ftpAccountName = request.ftpAccountName || request.username;
  if (ftpAccountExists(context, ftpAccountName)) {
    throw new MspcError('ERROR_ACCOUNT_WIZARD_FTP_ACCOUNT_EXISTS');
  }
  const userId = createAccount(request, context);
  const made: Made = { userId, spaceId: undefined };
  const takeBack = () => {
    recordWizardTakenBack(request, context, made);
  };
  allOrNothing(takeBack, false, () => {
    if (request.createPackage) furnish(request, context, made, ftpAccountName ?? '');
    sendLetters(request, context, made);
  });
  return { CreateUserWizardResult: userId };
};

/** What the wizard made so far. */
interface Made {
  readonly userId: number;
  spaceId: number | undefined;
}

function ftpNameOf({ ftpAccountName, userId }: SpaceRequest, context: MspcContext): string {
  const name = ftpAccountName || usernameOf(context, userId);
  if (ftpAccountExists(context, name)) throw new MspcError('ERROR_ACCOUNT_WIZARD_FTP_ACCOUNT_EXISTS');
  return name;
}

function usernameOf(context: MspcContext, userId: number): string {
  const user = visibleUser(context, userId);
  if (user === null) throw new MspcFault('NULL_REFERENCE');
  return user.Username ?? '';
}

function planOf({ model }: MspcContext, planId: number): Plan {
  const plan = model.plans.find(planId);
  if (plan === undefined) throw new MspcFault('NULL_REFERENCE');
  return plan;
}

/** The product wraps what goes wrong in each step in an exception of its own. */
function addResources(
  request: SpaceRequest,
  context: MspcContext,
  { spaceId, ftpAccountName }: { spaceId: number; ftpAccountName: string },
): void {
  const domainName = request.domainName ?? '';
  const domainId = domainName === '' ? undefined : addFirstDomain(request, context, spaceId, domainName);
  if (request.createWebSite && domainId !== undefined) {
    wrapping('Could not create web site', () => {
      addWebSite(context, { spaceId, hostName: request.hostName, domainId });
    });
  }
  if (request.createFtpAccount) {
    wrapping('Could not create FTP account', () => {
      addFtpAccount(context, {
        spaceId,
        name: ftpAccountName,
        password: passwordOf(context, request.userId),
      });
    });
  }
  if (request.createMailAccount && domainName !== '') {
    wrapping('Could not create mail account', () => {
      const password = passwordOf(context, request.userId);
      addFirstMailbox(context, { spaceId, ownerId: request.userId, domainName, password });
    });
  }
}

/** The domain with its zone. Whether an instant alias could be made is not looked at. */
function addFirstDomain(
  { tempDomain }: SpaceRequest,
  context: MspcContext,
  spaceId: number,
  name: string,
): number {
  return wrapping('Could not add domain', () => {
    const domain = addDomain(context, { spaceId, name, hasZone: true });
    if (tempDomain) unlessRefused(context, () => createInstantAlias(context, domain.id));
    return domain.id;
  });
}

/** The first mailbox, named as the owner's mail policy wants it. */
function addFirstMailbox(
  context: MspcContext,
  given: { spaceId: number; ownerId: number; domainName: string; password: string | null },
): void {
  const policy = context.model.settings.effective(given.ownerId, 'MailPolicy');
  addMailAccount(context, { ...given, mailbox: policy.get('CatchAllName') || 'mail' });
}

/** The clear password of an account that the caller can see; none where only a hash is known. */
function passwordOf(context: MspcContext, userId: number): string | null {
  if (visibleUser(context, userId) === null) throw new MspcFault('NULL_REFERENCE');
  return context.model.users.get(userId).password;
}

function createAccount(request: AccountRequest, context: MspcContext): number {
  const { model } = context;
  const owner = model.spaces.find(request.parentPackageId)?.ownerId ?? 0;
  const user = newUserInfo({
    RoleId: request.roleId,
    StatusId: STANDING.active,
    OwnerId: owner,
    FirstName: request.firstName,
    LastName: request.lastName,
    Email: request.email,
    SecondaryEmail: request.secondaryEmail,
    Username: request.username,
    HtmlMail: request.htmlMail,
  });
  const userId = createUser(context, user, request.password || null, false);
  context.task = undefined;
  return userId;
}

/** The space of a new account and what is wished for in it. */
function furnish(request: AccountRequest, context: MspcContext, made: Made, ftpAccountName: string): void {
  const { name } = planOf(context, request.planId);
  const task = context.audit('HOSTING_SPACE', 'ADD', name);
  const space = createSpace(context, {
    ownerId: made.userId,
    planId: request.planId,
    name,
    comments: '',
    standing: STANDING.active,
    purchasedAt: context.model.clock.now(),
  });
  task.itemId = space.id;
  made.spaceId = space.id;
  const { password, hostName } = request;
  const domainName = request.domainName ?? '';
  const needsDomain = request.createWebSite || request.createMailAccount || request.createZoneRecord;
  const domain =
    needsDomain && domainName !== ''
      ? wrapping('Could not add domain', () =>
          addDomain(context, { spaceId: space.id, name: domainName, hasZone: false }),
        )
      : undefined;
  if (request.createWebSite && domain !== undefined) {
    wrapping('Could not create web site', () =>
      addWebSite(context, { spaceId: space.id, hostName, domainId: domain.id }),
    );
  }
  if (request.createFtpAccount) {
    wrapping('Could not create FTP account', () => {
      addFtpAccount(context, { spaceId: space.id, name: ftpAccountName, password });
    });
  }
  if (domain === undefined) return;
  if (request.createMailAccount) {
    wrapping('Could not create mail account', () => {
      addFirstMailbox(context, { spaceId: space.id, ownerId: made.userId, domainName, password });
    });
  }
  if (request.tempDomain) createInstantAlias(context, domain.id);
  if (request.createZoneRecord) enableDns(context, context.model.domains.get(domain.id));
}

function sendLetters(request: AccountRequest, context: MspcContext, { userId, spaceId }: Made): void {
  if (request.sendAccountLetter) sendAccountLetter(context, userId, { isSignup: true });
  if (spaceId !== undefined && request.sendPackageLetter) {
    sendSpaceLetter(context, spaceId, { isSignup: true });
  }
}

/** Goes on whatever a step refuses, without what it did. */
function unlessRefused({ model }: MspcContext, step: () => void): void {
  try {
    model.part(step);
  } catch (error) {
    if (!(error instanceof MspcError)) throw error;
  }
}

/** Does the steps after which nothing may be half done; when one fails, `takeBack` is told of what is undone. */
function allOrNothing(takeBack: () => void, isAfterQuotas: boolean, steps: () => void): void {
  try {
    steps();
  } catch (error) {
    takeBack();
    throw error instanceof MspcError ? new MspcError(error.result, isAfterQuotas) : error;
  }
}

function recordWizardTakenBack({ username }: AccountRequest, context: MspcContext, made: Made): void {
  recordTakenBack(context, 'USER', 'DELETE', username, made.userId);
  const space = made.spaceId === undefined ? undefined : context.model.spaces.find(made.spaceId);
  if (space !== undefined) recordTakenBack(context, 'SPACE', 'DELETE_ITEMS', space.name, space.id);
}

/** The record of background work that the product takes something back with. */
function recordTakenBack(
  { model, caller }: MspcContext,
  source: string,
  task: string,
  itemName: string | null,
  itemId: number,
): void {
  model.audit.open(source, task, itemName, { id: caller.id, username: caller.username }).itemId = itemId;
}
