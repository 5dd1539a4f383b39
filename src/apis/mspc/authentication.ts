import { createHash } from 'node:crypto';
import { LOGIN, STANDING } from '../../model/codes.js';
import { hasPassword } from '../../model/credentials.js';
import type { Model } from '../../model/model.js';
import type { User } from '../../model/users.js';
import type { MspcContext } from './context.js';
import { MspcError } from './errors.js';
import { expireOneTimePassword, oneTimePasswordOf } from './oneTimePasswords.js';
import type { AuthenticationOperation as Op } from './operation.js';
import { passwordPolicy } from './passwordPolicy.js';
import { SUCCESS_CODES } from './resultCodes.js';
import { sendVerificationCode } from './verification.js';
import { MFA, userExtras } from './wire.js';

/**
 * Checks name, password and the account's state; 0 when they are fine, 100 when the password was for this one log-in,
 * 101 when a second factor is still due. A suspended account passes.
 *
 * @throws MspcError ERROR_USER_WRONG_USERNAME, ERROR_USER_ACCOUNT_DISABLED, ERROR_USER_ACCOUNT_LOCKEDOUT,
 *   ERROR_USER_WRONG_PASSWORD, ERROR_USER_EXPIRED_ONETIMEPASSWORD, ERROR_USER_ACCOUNT_CANCELLED,
 *   ERROR_USER_ACCOUNT_PENDING
 * @source MSPC behaviour 6, AuthenticateUser
 * @fidelity documented
 */
export const authenticateUser: Op<'AuthenticateUser'> = ({ username, password, ip }, context) => {
  const { model } = context;
  const task = context.audit('USER', 'AUTHENTICATE', username);
  if (ip !== null) task.lines.push(`IP: ${ip}`);
  const refuse = (text: string, result: MspcError['result']): MspcError => {
    task.warn(text);
    return new MspcError(result);
  };
  const user = model.users.findByUsername(username ?? '');
  if (user === undefined) throw refuse('Wrong username', 'ERROR_USER_WRONG_USERNAME');
  task.itemId = user.id;
  if (user.loginStanding === LOGIN.disabled) throw refuse('User disabled', 'ERROR_USER_ACCOUNT_DISABLED');
  if (user.loginStanding === LOGIN.lockedOut) throw refuse('User locked out', 'ERROR_USER_ACCOUNT_LOCKEDOUT');
  if (password === null || !isPasswordOf(user, password)) {
    countFailure(context, user);
    throw refuse('Wrong password', 'ERROR_USER_WRONG_PASSWORD');
  }
  const oneTimePassword = oneTimePasswordOf(user);
  if (oneTimePassword?.isExpired === true) {
    countFailure(context, user);
    throw refuse('Expired one time password', 'ERROR_USER_EXPIRED_ONETIMEPASSWORD');
  }
  if (oneTimePassword !== null) expireOneTimePassword(model, user, oneTimePassword);
  countLogins(model, user, 0);
  if (user.standing === STANDING.cancelled) throw refuse('Account cancelled', 'ERROR_USER_ACCOUNT_CANCELLED');
  if (user.standing === STANDING.pending) throw refuse('Account pending', 'ERROR_USER_ACCOUNT_PENDING');
  if (oneTimePassword !== null) {
    return { AuthenticateUserResult: SUCCESS_CODES.SUCCESS_USER_ONETIMEPASSWORD };
  }
  return { AuthenticateUserResult: secondFactor(context, user) };
};

/** Whether a second factor is due; a code by mail goes out at once. Only SolidCP has any. */
function secondFactor(context: MspcContext, user: User): number {
  const { mfaMode } = userExtras(user);
  if (context.options.brand.profile !== 'solidcp' || mfaMode === MFA.off) return 0;
  if (mfaMode === MFA.mail) sendVerificationCode(context, user);
  context.task?.lines.push('MFA active');
  return SUCCESS_CODES.SUCCESS_USER_MFA_ACTIVE;
}

/**
 * Whether a text is the user's password: clear, as Base64 of its SHA-1, or clear against a stored MD5.
 *
 * @source MSPC behaviour 3.2 step 6; design, Credentials
 */
export function isPasswordOf(user: User, given: string): boolean {
  if (hasPassword(user, given)) return true;
  if (user.password === null) return false;
  return given === createHash('sha1').update(user.password, 'utf8').digest('base64');
}

/**
 * Counts a failed log-in under a password policy whose eighth part is the limit, and locks out beyond it; the shipped
 * policy has seven parts. The first failure of all is only counted, even under a limit of 0.
 */
function countFailure({ model, options }: MspcContext, user: User): void {
  const limit = passwordPolicy(model, options.brand, user.id)[7]?.trim() ?? '';
  if (!/^\+?\d+$/.test(limit)) return;
  const isCounted = userExtras(user).hasLoginCount || user.failedLogins > 0;
  if (isCounted && user.failedLogins >= Number(limit)) {
    model.users.countFailedLogin(user.id, user.failedLogins, LOGIN.lockedOut);
  } else countLogins(model, user, user.failedLogins + 1);
}

function countLogins(model: Model, user: User, failedLogins: number): void {
  if (user.failedLogins !== failedLogins) model.users.countFailedLogin(user.id, failedLogins);
  if (userExtras(user).hasLoginCount) return;
  const { mspc } = model.users.get(user.id);
  model.users.keep(user.id, { mspc: { ...mspc, hasLoginCount: true } });
}
