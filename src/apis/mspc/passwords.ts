import type { User } from '../../model/users.js';
import { isPasswordOf } from './authentication.js';
import type { MspcContext } from './context.js';
import { MspcError, MspcFault } from './errors.js';
import { sendPlainLetter } from './letters.js';
import { giveOneTimePassword, setLastingPassword } from './oneTimePasswords.js';
import type { AuthenticationOperation as Op } from './operation.js';
import { recordValue } from './templateRecords.js';
import type { Variables } from './templates/evaluate.js';
import { toUserInfo } from './wire.js';

/**
 * The account whose name and password these are; else no result. Its state is not looked at.
 *
 * @throws MspcFault PASSWORD_NULL for an account without a password
 * @source MSPC behaviour 8.2; WebsitePanel and SolidCP, UserController.GetUserByUsernamePassword
 * @fidelity observed
 */
export const getUserByUsernamePassword: Op<'GetUserByUsernamePassword'> = (
  { username, password, ip },
  context,
) => {
  startTask(context, 'GET_BY_USERNAME_PASSWORD', username, ip);
  const user = withPassword(context, username, password);
  return {
    GetUserByUsernamePasswordResult:
      user === undefined ? null : toUserInfo(user, context.options.passwordOutput),
  };
};

/**
 * Sets a new password for whoever knows the old one.
 *
 * @throws MspcError ERROR_USER_NOT_FOUND when name or old password is wrong
 * @throws MspcFault PASSWORD_NULL for an account without a password
 * @source MSPC behaviour 8.2; WebsitePanel and SolidCP, UserController.ChangeUserPassword
 * @fidelity observed
 */
export const changeUserPasswordByUsername: Op<'ChangeUserPasswordByUsername'> = (
  { username, oldPassword, newPassword, ip },
  context,
) => {
  startTask(context, 'CHANGE_PASSWORD_BY_USERNAME_PASSWORD', username, ip);
  const user = withPassword(context, username, oldPassword);
  if (user === undefined) {
    context.task?.warn('Account not found');
    throw new MspcError('ERROR_USER_NOT_FOUND');
  }
  setLastingPassword(context.model, user, newPassword);
  return { ChangeUserPasswordByUsernameResult: 0 };
};

/**
 * Gives the account a one-time password and sends it by letter; 0 also for a name that nobody has.
 *
 * @throws MspcError ERROR_SETTINGS_PASSWORD_LETTER_EMPTY_BODY
 * @source MSPC behaviour 8.2; WebsitePanel and SolidCP, UserController.SendPasswordReminder
 * @fidelity observed
 */
export const sendPasswordReminder: Op<'SendPasswordReminder'> = ({ username, ip }, context) => {
  const { model, options } = context;
  const task = startTask(context, 'SEND_REMINDER', username, ip);
  const user = model.users.findByUsername(username ?? '');
  if (user === undefined) {
    task.warn('Account not found');
    return { SendPasswordReminderResult: 0 };
  }
  const shown = toUserInfo(user, options.passwordOutput);
  const isSent = sendPlainLetter(context, 'PasswordReminderLetter', shown, () => {
    const password = giveOneTimePassword(model, options.brand, user);
    return {
      user: recordValue(context, 'UserInfo', { ...shown, Password: password }),
      ...resellerOf(context, user),
    };
  });
  if (!isSent) throw new MspcError('ERROR_SETTINGS_PASSWORD_LETTER_EMPTY_BODY');
  return { SendPasswordReminderResult: 0 };
};

function startTask(context: MspcContext, name: string, username: string | null, ip: string | null) {
  const task = context.audit('USER', name, username);
  if (ip !== null) task.lines.push(`IP: ${ip}`);
  return task;
}

/** The account above, as letters may show it. */
function resellerOf(context: MspcContext, { ownerId }: User): Variables {
  const reseller = context.model.users.find(ownerId);
  return reseller === undefined
    ? {}
    : { reseller: recordValue(context, 'UserInfo', toUserInfo(reseller, 'empty')) };
}

function withPassword(
  { model, task }: MspcContext,
  username: string | null,
  password: string | null,
): User | undefined {
  const user = model.users.findByUsername(username ?? '');
  if (user === undefined) task?.warn('Account not found');
  else if (user.password === null && user.passwordMd5 === null) throw new MspcFault('PASSWORD_NULL');
  return user !== undefined && password !== null && isPasswordOf(user, password) ? user : undefined;
}
