import type { User } from '../../model/users.js';
import type { MspcContext } from './context.js';
import { MspcFault } from './errors.js';
import { sendPlainLetter } from './letters.js';
import { pinAt } from './totp.js';
import { toUserInfo, userExtras } from './wire.js';

/**
 * Puts the letter with the PIN of the moment into the outbox.
 *
 * @returns false when the letter has no body
 * @throws MspcFault PASSWORD_NULL for an account that has no secret
 * @source SolidCP, UserController.SendVerificationCode
 * @fidelity observed
 */
export function sendVerificationCode(context: MspcContext, user: User): boolean {
  const { pinSecret } = userExtras(user);
  if (pinSecret === null) throw new MspcFault('PASSWORD_NULL');
  const { model, options } = context;
  const shown = toUserInfo(user, options.passwordOutput);
  return sendPlainLetter(context, 'VerificationCodeLetter', shown, () => ({
    verificationCode: pinAt(pinSecret, model.clock.now()),
  }));
}
