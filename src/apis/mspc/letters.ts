import type { AuditTask } from '../../model/audit.js';
import type { MspcContext } from './context.js';
import { faultText, MspcError, MspcFault } from './errors.js';
import type { UserInfo } from './esUsers.generated.js';
import { accountVariables, spaceVariables } from './letterVariables.js';
import { checkAccount } from './rights.js';
import { recordValue } from './templateRecords.js';
import { evaluateTemplate, type Variables } from './templates/evaluate.js';
import { visibleUser } from './visibleUser.js';
import type { PackagesOperation as Op } from './operation.js';

/**
 * Sends the account letter, whether or not it is switched on; without a body it sends nothing.
 *
 * @throws MspcError ERROR_USER_ACCOUNT_DEMO, ERROR_USER_NOT_FOUND for an account the caller cannot see
 * @throws MspcFault what the template's evaluation throws
 * @source WebsitePanel, PackageController.SendAccountSummaryLetter
 * @fidelity observed; an empty address inferred to be sent to nobody
 */
export const sendAccountSummaryLetter: Op<'SendAccountSummaryLetter'> = ({ userId, to, cc }, context) => {
  checkAccount(context);
  sendAccountLetter(context, userId, { to, copies: cc, isSignup: false });
  return { SendAccountSummaryLetterResult: 0 };
};

/**
 * As `sendAccountSummaryLetter`, about a space.
 *
 * @throws MspcError ERROR_USER_ACCOUNT_DEMO, ERROR_PACKAGE_NOT_FOUND, ERROR_USER_NOT_FOUND
 * @throws MspcFault SPACE_REFUSED, what the template's evaluation throws
 * @source WebsitePanel, PackageController.SendPackageSummaryLetter
 * @fidelity observed
 */
export const sendPackageSummaryLetter: Op<'SendPackageSummaryLetter'> = ({ packageId, to, cc }, context) => {
  checkAccount(context);
  sendSpaceLetter(context, packageId, { to, copies: cc, isSignup: false });
  return { SendPackageSummaryLetterResult: 0 };
};

/**
 * The body of the account letter, filled in for reading on a page; none where the letter has no body.
 *
 * @throws MspcFault NULL_REFERENCE for an account the caller cannot see, what the template's evaluation throws
 * @source WebsitePanel, PackageController.GetEvaluatedAccountTemplateBody
 * @fidelity observed
 */
export const getEvaluatedAccountTemplateBody: Op<'GetEvaluatedAccountTemplateBody'> = (
  { userId },
  context,
) => {
  const user = visibleUser(context, userId);
  const body = pageOf(context, user, ACCOUNT_LETTER, (occasion) =>
    accountVariables(context, userId, occasion),
  );
  return { GetEvaluatedAccountTemplateBodyResult: body };
};

/**
 * The body of the letter about a space, filled in for reading on a page; none where the letter has no body.
 *
 * @throws MspcFault NULL_REFERENCE for an unknown space or an owner the caller cannot see, SPACE_REFUSED, what the
 *   template's evaluation throws
 * @source WebsitePanel, PackageController.GetEvaluatedPackageTemplateBody
 * @fidelity observed
 */
export const getEvaluatedPackageTemplateBody: Op<'GetEvaluatedPackageTemplateBody'> = (
  { packageId },
  context,
) => {
  const owner = visibleUser(context, context.model.spaces.find(packageId)?.ownerId);
  const body = pageOf(context, owner, SPACE_LETTER, (occasion) =>
    spaceVariables(context, packageId, occasion),
  );
  return { GetEvaluatedPackageTemplateBodyResult: body };
};

/**
 * Fills in any template for a space or, with a negative space, for an account; none for one that is not there.
 *
 * @throws MspcFault TEMPLATE_NULL, SPACE_REFUSED, ACCOUNT_REFUSED, what the template's evaluation throws
 * @source WebsitePanel, PackageController.EvaluateUserPackageTempate
 * @fidelity observed
 */
export const evaluateUserPackageTempate: Op<'EvaluateUserPackageTempate'> = (
  { userId, packageId, template },
  context,
) => {
  const occasion = { isSignup: false, isEmail: false };
  const variables =
    packageId > -1
      ? spaceVariables(context, packageId, occasion)
      : accountVariables(context, userId, occasion);
  return {
    EvaluateUserPackageTempateResult: variables === undefined ? null : filled(template, variables),
  };
};

/**
 * Sends the letter that follows a new account or space, if the effective settings switch it on. One that fails is a
 * warning of the task and nothing more.
 *
 * @source MSPC behaviour 10
 * @fidelity documented
 */
export function welcome(context: MspcContext, task: AuditTask, subject: WelcomeSubject): void {
  const { ownerId, letter } = subject;
  const settings = context.model.settings.effective(ownerId, letter);
  if (settings.get('EnableLetter')?.toLowerCase() !== 'true') return;
  try {
    if (letter === ACCOUNT_LETTER) sendAccountLetter(context, ownerId, { isSignup: true });
    else sendSpaceLetter(context, subject.spaceId, { isSignup: false });
  } catch (error) {
    if (error instanceof MspcError) task.warn(error.result);
    else if (error instanceof MspcFault) task.warn(faultText(error.fault, context.options.brand.database));
    else throw error;
  }
}

export type WelcomeSubject =
  | { readonly letter: typeof ACCOUNT_LETTER; readonly ownerId: number }
  | { readonly letter: typeof SPACE_LETTER; readonly ownerId: number; readonly spaceId: number };

export const ACCOUNT_LETTER = 'AccountSummaryLetter';
export const SPACE_LETTER = 'PackageSummaryLetter';

/** Where a letter goes beside what the settings say; without `to` to the recipient's own address. */
export interface Sending {
  readonly to?: string | null;
  readonly copies?: string | null;
  readonly isSignup: boolean;
}

/** @throws MspcError ERROR_USER_NOT_FOUND @throws MspcFault what the template's evaluation throws */
export function sendAccountLetter(context: MspcContext, userId: number, sending: Sending): void {
  const user = visibleUser(context, userId);
  if (user === null) throw new MspcError('ERROR_USER_NOT_FOUND');
  send(context, user, ACCOUNT_LETTER, sending, (occasion) => accountVariables(context, userId, occasion));
}

/** @throws MspcError ERROR_PACKAGE_NOT_FOUND, ERROR_USER_NOT_FOUND @throws MspcFault SPACE_REFUSED and the template's */
export function sendSpaceLetter(context: MspcContext, spaceId: number, sending: Sending): void {
  const space = context.model.spaces.find(spaceId);
  if (space === undefined) throw new MspcError('ERROR_PACKAGE_NOT_FOUND');
  const user = visibleUser(context, space.ownerId);
  if (user === null) throw new MspcError('ERROR_USER_NOT_FOUND');
  send(context, user, SPACE_LETTER, sending, (occasion) => spaceVariables(context, spaceId, occasion));
}

type VariablesFor = (occasion: {
  readonly isSignup: boolean;
  readonly isEmail: boolean;
}) => Variables | undefined;

function send(
  context: MspcContext,
  user: UserInfo,
  letter: string,
  { to, copies, isSignup }: Sending,
  variablesFor: VariablesFor,
): void {
  const settings = context.model.settings.effective(user.UserId, letter);
  const blindCopies = joined([copies, settings.get('CC'), user.SecondaryEmail]);
  const addressed = { settings, user, recipient: to ?? user.Email ?? '', blindCopies };
  post(context, addressed, () => variablesFor({ isSignup, isEmail: true }));
}

/**
 * Sends a letter about an account to itself whenever the settings give it a body, with no copy to the second address.
 *
 * @param user as the letter shows it
 * @param variables what else it may speak of, asked for once there is a body
 * @returns false when there is no body
 * @throws MspcFault what the template's evaluation throws
 * @source WebsitePanel and SolidCP, UserController.SendPasswordReminder
 * @fidelity observed
 */
export function sendPlainLetter(
  context: MspcContext,
  letter: string,
  user: UserInfo,
  variables: () => Variables,
): boolean {
  const settings = context.model.settings.effective(user.UserId, letter);
  const addressed = { settings, user, recipient: user.Email ?? '', blindCopies: settings.get('CC') ?? '' };
  return post(context, addressed, () => ({
    user: recordValue(context, 'UserInfo', user),
    Email: true,
    ...variables(),
  }));
}

interface Addressed {
  readonly settings: ReadonlyMap<string, string>;
  readonly user: UserInfo;
  readonly recipient: string;
  readonly blindCopies: string;
}

/** Puts a letter into the outbox; false where it has no body. */
function post(
  { model }: MspcContext,
  { settings, user, recipient, blindCopies }: Addressed,
  variablesOf: () => Variables | undefined,
): boolean {
  const body = settings.get(user.HtmlMail ? 'HtmlBody' : 'TextBody') ?? '';
  const variables = body === '' ? undefined : variablesOf();
  if (variables === undefined) return false;
  model.outbox.send({
    sender: settings.get('From') ?? '',
    recipient,
    blindCopies,
    subject: filled(settings.get('Subject') ?? null, variables),
    body: filled(body, variables),
    isHtml: user.HtmlMail,
    priority: settings.get('Priority') ?? 'Normal',
  });
  return true;
}

/** Addresses separated by commas; semicolons within them become commas. */
function joined(addresses: readonly (string | null | undefined)[]): string {
  return addresses.flatMap((address) => (address ? [address.trim().replaceAll(';', ',')] : [])).join(',');
}

function pageOf(
  { model }: MspcContext,
  user: UserInfo | null,
  letter: string,
  variablesFor: VariablesFor,
): string | null {
  if (user === null) throw new MspcFault('NULL_REFERENCE');
  const settings = model.settings.effective(user.UserId, letter);
  const body = settings.get(user.HtmlMail ? 'HtmlBody' : 'TextBody') ?? '';
  if (body === '') return null;
  const variables = variablesFor({ isSignup: false, isEmail: false });
  if (variables === undefined) throw new MspcFault('NULL_REFERENCE');
  const page = filled(body, variables);
  return user.HtmlMail ? page : page.replaceAll('\n', '<br/>');
}

/** @throws MspcFault TEMPLATE_NULL and what .NET throws while the template is filled in */
function filled(template: string | null, variables: Variables): string {
  if (template === null) throw new MspcFault('TEMPLATE_NULL');
  const outcome = evaluateTemplate(template, variables);
  if ('crash' in outcome) throw new MspcFault(outcome.crash);
  return outcome.text;
}
