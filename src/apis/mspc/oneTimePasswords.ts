import type { Model } from '../../model/model.js';
import type { User } from '../../model/users.js';
import type { Brand } from './brand.js';
import { passwordPolicy } from './passwordPolicy.js';
import { randomText } from './randomText.js';
import { userExtras, type OneTimePassword } from './wire.js';

/** Letters and digits that are hard to mistake; the product never draws the last one, a 9. @source Utils.GetRandomString */
const ALPHABET = 'abcdefghjklmnpqrstwxyzABCDEFGHJKLMNPQRSTWXYZ012345678';
const DEFAULT_LENGTH = 12;
/** No policy makes one longer: the column holds no more. */
const LONGEST = 200;

/**
 * Gives an account a password for one log-in, as long as its policy allows at most, and answers it.
 *
 * @source WebsitePanel and SolidCP, OneTimePasswordHelper
 * @fidelity observed
 */
export function giveOneTimePassword(model: Model, brand: Brand, user: User): string {
  const longest = passwordPolicy(model, brand, user.id)[2]?.trim() ?? '';
  const length = /^[+-]?\d+$/.test(longest)
    ? Math.min(LONGEST, Math.max(0, Number(longest)))
    : DEFAULT_LENGTH;
  const text = randomText(model, 'oneTimePassword', ALPHABET, length);
  model.users.setPassword(user.id, text);
  store(model, user, { text, isExpired: false });
  return text;
}

/** The one-time password of an account, while it is the account's password. */
export function oneTimePasswordOf(user: User): OneTimePassword | null {
  const { oneTimePassword } = userExtras(user);
  return oneTimePassword !== null && oneTimePassword.text === user.password ? oneTimePassword : null;
}

/** Someone has logged in with it: it is good for nothing but Basic authentication from now on. */
export function expireOneTimePassword(model: Model, user: User, { text }: OneTimePassword): void {
  store(model, user, { text, isExpired: true });
}

/** Sets a password that is for more than one log-in, even if its text is that of a one-time password. */
export function setLastingPassword(model: Model, user: User, password: string | null): void {
  model.users.setPassword(user.id, password);
  if (userExtras(user).oneTimePassword !== null) store(model, user, null);
}

function store(model: Model, user: User, oneTimePassword: OneTimePassword | null): void {
  model.users.keep(user.id, { mspc: { ...user.mspc, oneTimePassword } });
}
