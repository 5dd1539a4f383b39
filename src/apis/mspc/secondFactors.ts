import type { User } from '../../model/users.js';
import type { MspcContext } from './context.js';
import { MspcError, MspcFault } from './errors.js';
import type { AuthenticationOperation, UsersOperation as Op } from './operation.js';
import { qrCodeAddress } from './qrCode.js';
import { randomText } from './randomText.js';
import { UNSENT_PIN } from './resultCodes.js';
import { mayUpdate } from './rights.js';
import { isPinWithin, toManualKey } from './totp.js';
import { sendVerificationCode } from './verification.js';
import { MFA, userExtras } from './wire.js';

/** Characters of a secret. @source SolidCP, UserController.GetRandomString */
const SECRET_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdefghijklmnopqrstuvwxyz!§$%&/()=?';
const SECRET_LENGTH = 20;
const AUTHENTICATION = 'AuthenticationSettings';

/**
 * Switches the second factor by mail on or off, with a new secret; answers whether there is one now. Without the right
 * to, answers false or leaves all as it was.
 *
 * @throws MspcFault NULL_REFERENCE for an unknown account
 * @source SolidCP, UserController.UpdateUserMfaSecret
 * @fidelity observed
 */
export const updateUserMfa: Op<'UpdateUserMfa'> = ({ username, activate }, context) => {
  const { model } = context;
  const user = named(context, username);
  if (!canChange(context, user.id)) return { UpdateUserMfaResult: false };
  if (!mayUpdate(context, user.id)) return { UpdateUserMfaResult: userExtras(user).mfaMode !== MFA.off };
  const pinSecret = activate ? randomText(model, 'pinSecret', SECRET_ALPHABET, SECRET_LENGTH) : null;
  const mfaMode = activate ? MFA.mail : MFA.off;
  model.users.keep(user.id, { mspc: { ...user.mspc, pinSecret, mfaMode } });
  return { UpdateUserMfaResult: activate };
};

/** Whether the caller may change the second factor of an account. @source SolidCP, CanChangeMfaFunc @fidelity observed */
export const canUserChangeMfa: Op<'CanUserChangeMfa'> = ({ changeUserId }, context) => ({
  CanUserChangeMfaResult: canChange(context, changeUserId),
});

/**
 * The key and the picture to set up a token app with, whoever asks; nothing while there is no second factor.
 *
 * @throws MspcFault NULL_REFERENCE for an unknown account
 * @source SolidCP, UserController.GetUserMfaQrCodeData; GoogleAuthenticator, GenerateSetupCode
 * @fidelity observed; the picture's bytes inferred
 */
export const getUserMfaQrCodeData: Op<'GetUserMfaQrCodeData'> = ({ username }, context) => {
  const user = named(context, username);
  const { mfaMode, pinSecret } = userExtras(user);
  if (mfaMode === MFA.off) return { GetUserMfaQrCodeDataResult: [] };
  if (pinSecret === null) throw new MspcFault('PASSWORD_NULL');
  const key = toManualKey(pinSecret);
  const app = context.model.systemSettings.get(AUTHENTICATION, 'MfaTokenAppDisplayName') ?? '';
  const account = encodeURIComponent(user.username.replaceAll(/\s/g, ''));
  const issuer = encodeURIComponent(app);
  const address =
    app.trim() === ''
      ? `otpauth://totp/${account}?secret=${key}`
      : `otpauth://totp/${issuer}:${account}?secret=${key}&issuer=${issuer}`;
  return { GetUserMfaQrCodeDataResult: [key, qrCodeAddress(address)] };
};

/**
 * Confirms a token app with a PIN of the last or next minute and makes it the second factor, if the caller may change
 * the account; false for a wrong PIN and while there is no second factor.
 *
 * @throws MspcFault NULL_REFERENCE for an unknown account
 * @source SolidCP, UserController.ActivateUserMfaQrCode
 * @fidelity observed
 */
export const activateUserMfaQrCode: Op<'ActivateUserMfaQrCode'> = ({ username, pin }, context) => {
  const { model } = context;
  const user = named(context, username);
  if (userExtras(user).mfaMode === MFA.off || !isPinOf(context, user, pin, 60)) {
    return { ActivateUserMfaQrCodeResult: false };
  }
  if (mayUpdate(context, user.id)) {
    model.users.keep(user.id, { mspc: { ...user.mspc, mfaMode: MFA.tokenApp } });
  }
  return { ActivateUserMfaQrCodeResult: true };
};

/**
 * Whether a text is the account's PIN, two minutes early or late.
 *
 * @throws MspcFault NULL_REFERENCE for an unknown account, PASSWORD_NULL for one without a secret
 * @source SolidCP, UserController.ValidatePin
 * @fidelity observed
 */
export const validatePin: AuthenticationOperation<'ValidatePin'> = ({ username, pin }, context) => ({
  ValidatePinResult: isPinOf(context, named(context, username), pin, 120),
});

/**
 * Sends the PIN of the moment by letter: 0, or why there was none to send.
 *
 * @throws MspcError ERROR_SETTINGS_PASSWORD_LETTER_EMPTY_BODY
 * @throws MspcFault PASSWORD_NULL for an account without a secret
 * @source SolidCP, UserController.SendVerificationCode
 * @fidelity observed
 */
export const sendPin: AuthenticationOperation<'SendPin'> = ({ username }, context) => {
  const task = context.audit('USER', 'SEND_VERIFICATION_CODE', username);
  const user = context.model.users.findByUsername(username ?? '');
  if (user === undefined) {
    task.warn('Account not found');
    return { SendPinResult: UNSENT_PIN.accountNotFound };
  }
  if (userExtras(user).mfaMode === MFA.tokenApp) {
    task.warn('Mode is 2 Email will not be sent');
    return { SendPinResult: UNSENT_PIN.tokenAppInUse };
  }
  if (!sendVerificationCode(context, user)) throw new MspcError('ERROR_SETTINGS_PASSWORD_LETTER_EMPTY_BODY');
  return { SendPinResult: 0 };
};

function named({ model }: MspcContext, username: string | null): User {
  const user = model.users.findByUsername(username ?? '');
  if (user === undefined) throw new MspcFault('NULL_REFERENCE');
  return user;
}

function isPinOf({ model }: MspcContext, user: User, pin: string | null, seconds: number): boolean {
  const { pinSecret } = userExtras(user);
  if (pinSecret === null) throw new MspcFault('PASSWORD_NULL');
  return pin !== null && isPinWithin(pinSecret, pin, model.clock.now(), seconds);
}

/**
 * The first user of all may change everybody; an account itself and whatever is below it; a peer its account and what
 * is below that but for the co-peers, and itself where the installation lets peers.
 */
function canChange({ model, caller }: MspcContext, userId: number): boolean {
  if (caller.ownerId === 0) return true;
  const lets = model.systemSettings.get(AUTHENTICATION, 'CanPeerChangeMfa')?.toLowerCase() === 'true';
  if (caller.id === userId && (!caller.isPeer || lets)) return true;
  const target = model.users.find(userId);
  const baseId = caller.isPeer ? caller.ownerId : caller.id;
  if (target === undefined) return false;
  if (target.id === baseId) return !target.isPeer && model.users.find(target.ownerId) !== undefined;
  const isCoPeer = caller.isPeer && target.isPeer && target.ownerId === baseId;
  return !isCoPeer && model.users.isBelow(target.id, baseId);
}
