import type { Tenant } from '../../model/tenants.js';
import type { User } from '../../model/users.js';
import type { SentCustomerUser } from './contract.generated.js';
import type { CortexContext } from './context.js';
import { domainsOf } from './customerWire.js';
import { customerDetails } from './details.js';
import { CortexError } from './errors.js';
import { DEFAULT_LAST_NAME } from './userWire.js';

/** With the suffix. @source Cortex behaviour 7 */
const LONGEST_NAME = 20;
/** Characters the directory has no place for in a logon name. @source sAMAccountName; behaviour 7 for the at sign */
const NOT_IN_NAMES = /[@"/\\[\]:;|=,+*?<>\p{Cc}]/u;

/**
 * Creates a user, of which only the name has to be known.
 *
 * @throws CortexError InvalidUser
 * @source Cortex behaviour 7 and 14
 * @fidelity observed
 */
export function createUser(tenant: Tenant, sent: SentCustomerUser, context: CortexContext): User {
  const { name } = sent;
  if (name === undefined) throw invalidUser('A new user must specify the name.');
  const suffix = `_${tenant.code}`;
  const isSuffixed = name.toLowerCase().endsWith(suffix.toLowerCase());
  const bare = isSuffixed ? name.slice(0, -suffix.length) : name;
  const cortexName = isSuffixed ? name : name + suffix;
  requireName(bare, cortexName, context);
  const upn = sent.upn ?? `${cortexName}@${tenant.primaryDomain}`;
  requireUpn(upn, tenant, undefined, context);
  return context.model.users.join(tenant.id, {
    name,
    cortexName,
    upn,
    firstName: bare,
    lastName: DEFAULT_LAST_NAME,
    email: upn.toLowerCase(),
    cortex: { fullName: bare, changeAtNextLogon: customerDetails(tenant).changeAtNextLogon },
  });
}

/** @throws CortexError InvalidUser when the UPN is taken or its domain is none of the customer's */
export function requireUpn(
  upn: string,
  tenant: Tenant,
  user: User | undefined,
  { model }: CortexContext,
): void {
  const at = upn.lastIndexOf('@');
  const domain = upn.slice(at + 1).toLowerCase();
  const isOwn = domainsOf(tenant).some((known) => known.toLowerCase() === domain);
  if (at < 1 || !isOwn) throw invalidUser(`The UPN '${upn}' is not in a domain of the customer.`);
  const other = model.users.findByUpn(upn);
  if (other !== undefined && other.id !== user?.id) throw invalidUser(`The UPN '${upn}' is in use.`);
}

export function invalidUser(reason: string): CortexError {
  return new CortexError('InvalidUser', { reason });
}

function requireName(bare: string, cortexName: string, { model }: CortexContext): void {
  if (bare === '' || NOT_IN_NAMES.test(cortexName)) {
    throw invalidUser(`The name '${bare}' is not valid.`);
  }
  if (cortexName.length > LONGEST_NAME) {
    throw invalidUser(`The name '${cortexName}' is longer than ${LONGEST_NAME} characters.`);
  }
  if (model.users.findByCortexName(cortexName) !== undefined) {
    throw invalidUser(`The name '${cortexName}' is in use.`);
  }
}
