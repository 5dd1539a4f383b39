import { createHash } from 'node:crypto';
import { LOGIN, STANDING } from '../../model/codes.js';
import { hasPassword } from '../../model/credentials.js';
import type { Model } from '../../model/model.js';
import type { User } from '../../model/users.js';
import { MspcError } from './errors.js';
import type { AuthenticationOperation as Op } from './operation.js';

/**
 * Checks name, password and the account's state; 0 when they are fine. A suspended account passes.
 *
 * @throws MspcError ERROR_USER_WRONG_USERNAME, ERROR_USER_ACCOUNT_DISABLED, ERROR_USER_ACCOUNT_LOCKEDOUT,
 *   ERROR_USER_WRONG_PASSWORD, ERROR_USER_ACCOUNT_CANCELLED, ERROR_USER_ACCOUNT_PENDING
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
    countFailure(model, user);
    throw refuse('Wrong password', 'ERROR_USER_WRONG_PASSWORD');
  }
  if (user.failedLogins !== 0) model.users.countFailedLogin(user.id, 0);
  if (user.standing === STANDING.cancelled) throw refuse('Account cancelled', 'ERROR_USER_ACCOUNT_CANCELLED');
  if (user.standing === STANDING.pending) throw refuse('Account pending', 'ERROR_USER_ACCOUNT_PENDING');
  return { AuthenticateUserResult: 0 };
};

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

/** Locks out only under a password policy whose eighth part is the limit; the shipped one has seven. */
function countFailure(model: Model, user: User): void {
  const limit = Number(model.settings.effective(user.id, POLICY).get('PasswordPolicy')?.split(';')[7] ?? 0);
  if (!(limit > 0)) return;
  if (user.failedLogins >= limit) model.users.countFailedLogin(user.id, user.failedLogins, LOGIN.lockedOut);
  else model.users.countFailedLogin(user.id, user.failedLogins + 1);
}

/** Settings that hold the password policy, as the ancestors name them. @fidelity inferred for MSPC */
const POLICY = 'WebsitePanelPolicy';
