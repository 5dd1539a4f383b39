import { LOGIN, STANDING } from '../../model/codes.js';
import type { Tenant } from '../../model/tenants.js';
import type { User } from '../../model/users.js';
import type { PrintedCustomerUser, PrintedIdentityCustomerUser } from './contract.generated.js';
import type { CortexContext } from './context.js';
import { braced } from './customerWire.js';
import { userDetails } from './details.js';
import { rolesOf } from './rights.js';
import { STATUS_WORDS } from './values.js';

/** The six fields of the identity answer. @source USER-IDENT of examples.md */
export function toUserIdent(user: User): PrintedIdentityCustomerUser {
  const { office, department } = userDetails(user);
  return {
    name: user.cortexName,
    id: user.id,
    fullname: displayName(user),
    upn: user.upn,
    location: office,
    department,
  };
}

/** What FIND prints. @source USER-SHORT of examples.md @fidelity observed */
export function toUserShort(user: User, { model }: CortexContext): PrintedCustomerUser {
  const { status, isHeld } = model.progress.of(userSubject(user));
  return { ...toUserIdent(user), status: STATUS_WORDS[status], approvalpending: isHeld };
}

/** What GET prints. @source USER-FULL of examples.md @fidelity observed */
export function toUserFull(user: User, tenant: Tenant, context: CortexContext): PrintedCustomerUser {
  const details = userDetails(user);
  const { customField1, customField2, expires, legacyExchangeDn, changeAtNextLogon } = details;
  return {
    ...toUserShort(user, context),
    firstname: user.firstName ?? givenName(user),
    lastname: user.lastName ?? DEFAULT_LAST_NAME,
    externalemail: details.externalEmail,
    phone: user.primaryPhone ?? '',
    customfield1: customField1,
    customfield2: customField2,
    expires,
    legacyexchangedn: legacyExchangeDn,
    securityquestions: {},
    password: { changeatnextlogon: changeAtNextLogon, expires: passwordExpiry(user, context) },
    addresses: {
      address: addressesOf(user).map(({ text, isPrimary }) =>
        isPrimary ? { text, primary: true } : { text },
      ),
    },
    x500proxyaddresses: {},
    roles: {
      role: rolesOf(context.model, user, tenant).map(({ guid, name }) => ({ id: braced(guid), text: name })),
    },
    locked: user.loginStanding === LOGIN.lockedOut,
    enabled: isEnabled(user),
  };
}

export function userSubject({ tenantId, id }: Pick<User, 'tenantId' | 'id'>) {
  return { tenantId, userId: id, serviceId: null };
}

/** @source Cortex behaviour 14, defaults */
export const DEFAULT_LAST_NAME = 'Default Lastname';
const PASSWORD_AGE_DAYS = 42;
const DAY_MS = 24 * 60 * 60_000;

/** One that another product made goes by its first and last name there, or else by its name. */
export function displayName(user: User): string {
  const personal = [user.firstName, user.lastName].filter(Boolean).join(' ');
  return userDetails(user).fullName ?? (personal || givenName(user));
}

/** Whether the account is switched on; a lock does not count. */
export function isEnabled({ standing, loginStanding }: User): boolean {
  return standing === STANDING.active && loginStanding !== LOGIN.disabled;
}

/** The primary address stands for the UPN as long as no addresses are given. */
export function addressesOf(user: User): readonly { readonly text: string; readonly isPrimary: boolean }[] {
  return userDetails(user).addresses ?? [{ text: user.upn.toLowerCase(), isPrimary: true }];
}

export function primaryAddress(user: User): string {
  const addresses = addressesOf(user);
  return (addresses.find(({ isPrimary }) => isPrimary) ?? addresses[0])?.text ?? '';
}

/** `yyyyMMdd` or `Never`. */
export function passwordExpiry(user: User, context: CortexContext): string {
  return userDetails(user).passwordExpires ?? sixWeeksFrom(user.createdAt, context);
}

/** The day a password set now expires. @source Cortex behaviour 14 @fidelity observed */
export function sixWeeksFrom(instantMs: number, context: CortexContext): string {
  return context.day(instantMs + PASSWORD_AGE_DAYS * DAY_MS);
}

/** The name as it was sent, without the suffix. */
function givenName({ provisioningName }: User): string {
  return provisioningName;
}
