import type { SentCustomerUser } from './contract.generated.js';
import type { CortexContext } from './context.js';
import { defined } from './defined.js';
import { customerDetails, userDetails, type UserDetails } from './details.js';
import { CortexError } from './errors.js';
import { invalidUser } from './userCreation.js';
import type { Member } from './userProperties.js';
import { sixWeeksFrom } from './userWire.js';

/**
 * What a SET says of a user's password.
 *
 * @throws CortexError PasswordNeverExpiredNotAllowed, InvalidUser for a password that is too short
 * @source Cortex behaviour 14
 * @fidelity documented; that a new password starts the six weeks over, inferred
 */
export function changedPassword(
  { tenant, user }: Member,
  sent: SentCustomerUser['password'] = {},
  context: CortexContext,
): { readonly password: string | undefined; readonly details: Partial<UserDetails> } {
  const { allowNeverExpires, minimumPasswordLength } = customerDetails(tenant);
  const { password, changeatnextlogon, expires } = sent;
  if (expires === 'Never' && !allowNeverExpires) throw new CortexError('PasswordNeverExpiredNotAllowed');
  if (password !== undefined && password.length < minimumPasswordLength) {
    throw invalidUser(`The password must have at least ${minimumPasswordLength} characters.`);
  }
  const isRenewed = password !== undefined && userDetails(user).passwordExpires !== 'Never';
  const renewed = isRenewed ? sixWeeksFrom(context.model.clock.now(), context) : undefined;
  return {
    password,
    details: defined({ changeAtNextLogon: changeatnextlogon, passwordExpires: expires ?? renewed }),
  };
}
