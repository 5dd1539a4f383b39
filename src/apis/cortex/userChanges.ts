import { LOGIN } from '../../model/codes.js';
import type { Order } from '../../model/fulfilment.js';
import type { Tenant } from '../../model/tenants.js';
import type { User } from '../../model/users.js';
import { resolveAnswers } from './approvalAnswers.js';
import type { SentCustomerUser } from './contract.generated.js';
import type { CortexContext } from './context.js';
import { defined } from './defined.js';
import { deprovisionUser } from './deprovisioning.js';
import { userDetails, type UserDetails } from './details.js';
import { CortexError } from './errors.js';
import { orderUser } from './orders.js';
import { changedPassword } from './passwords.js';
import { mayGrant, rolesOf } from './rights.js';
import { namedRoles } from './roles.js';
import { withoutUnchanged } from './unchanged.js';
import { createUser, requireUpn } from './userCreation.js';
import { userToChange } from './userKeys.js';
import { sentAttributes, sentUserProperties, type Member } from './userProperties.js';
import { resolveUserService } from './userServiceChanges.js';
import { addressesOf, isEnabled, toUserFull, userSubject } from './userWire.js';

/** A change of something inside a customer, once the customer is there. */
export type InnerChange = (tenant: Tenant, earlier: readonly Order[]) => Order | undefined;

/**
 * Finds what a SET says of a user; what is returned creates or changes the user with its services.
 *
 * @param known the customer, unless it is yet to be made
 * @param home the customer, or how it will stand
 * @throws CortexError UserNotFound for an unknown id, ServiceNotFound
 */
export function resolveUser(
  known: Tenant | undefined,
  home: Tenant,
  sent: SentCustomerUser,
  context: CortexContext,
): InnerChange {
  const named = known === undefined ? undefined : userToChange(known, sent, context);
  const answer =
    sent.approvalresponses && resolveAnswers(home, named?.id ?? 0, sent.approvalresponses, context);
  const services = (sent.service ?? []).map((service) => resolveUserService(home, service, context));
  return (tenant, earlier) => {
    const found = userToChange(tenant, sent, context);
    const user = found ?? createUser(tenant, sent, context);
    const member = updateUser({ tenant, user }, sent, context);
    answer?.();
    const own = orderOwn(member, found, sent, earlier, context);
    const before = own === undefined ? earlier : [...earlier, own];
    for (const change of services) change(member, before);
    return own;
  };
}

/**
 * Changes what was sent of a user.
 *
 * @throws CortexError
 * @source Cortex behaviour 14
 * @fidelity documented
 */
function updateUser(member: Member, given: SentCustomerUser, context: CortexContext): Member {
  const { tenant, user } = member;
  const { elements, values } = sentUserProperties(given, member, context);
  const printed = toUserFull(user, tenant, context);
  const sent = withoutUnchanged({ ...given, ...elements }, printed);
  const stored = userDetails(user);
  const { password, details: passwordDetails } = changedPassword(member, sent.password, context);
  const details: Partial<UserDetails> = {
    ...changedDetails(sent),
    ...passwordDetails,
    ...defined({
      addresses: changedAddresses(user, sent),
      roles: changedRoles(member, sent, context),
    }),
    properties: { ...stored.properties, ...values },
    attributes: { ...stored.attributes, ...sentAttributes(sent, tenant, context) },
  };
  const { model } = context;
  model.users.change(user.id, {
    ...changedColumns(member, sent, context),
    cortex: { ...user.cortex, ...details },
  });
  if (password !== undefined) model.users.setPassword(user.id, password);
  switchUser(user, sent, context);
  return { tenant, user: model.users.get(user.id) };
}

/** The name, the domain and the number of a user stay. */
function changedColumns({ tenant, user }: Member, sent: SentCustomerUser, context: CortexContext) {
  const upn = sent.upn ?? user.upn;
  if (upn !== user.upn) requireUpn(upn, tenant, user, context);
  const { firstname, lastname, phone } = sent;
  const primary = sent.addresses === undefined ? undefined : changedAddresses(user, sent)?.[0]?.text;
  return defined({
    upn,
    firstName: firstname,
    lastName: lastname,
    primaryPhone: phone,
    email: primary,
  });
}

function changedDetails(sent: SentCustomerUser): Partial<UserDetails> {
  return defined({
    fullName: sent.fullname,
    externalEmail: sent.externalemail,
    office: sent.location,
    department: sent.department,
    customField1: sent.customfield1,
    customField2: sent.customfield2,
    expires: sent.expires,
    legacyExchangeDn: sent.legacyexchangedn,
  });
}

/** The list replaces the one there is, the primary address first; without a primary one the first is it. @fidelity inferred */
function changedAddresses(
  user: User,
  { addresses }: SentCustomerUser,
): NonNullable<UserDetails['addresses']> | undefined {
  const sent = (addresses?.address ?? []).filter(({ text }) => text.trim() !== '');
  const primary = sent.find((address) => address.primary === true) ?? sent[0];
  if (primary === undefined) return undefined;
  const others = sent.filter((address) => address !== primary);
  const changed = [primary, ...others].map((address) => ({
    text: address.text.trim(),
    isPrimary: address === primary,
  }));
  return JSON.stringify(changed) === JSON.stringify(addressesOf(user)) ? undefined : changed;
}

/** @throws CortexError RoleNotFound, NotAuthorized for a role that reaches further than the caller's */
function changedRoles(
  { tenant, user }: Member,
  { roles }: SentCustomerUser,
  context: CortexContext,
): readonly string[] | undefined {
  if (roles === undefined) return undefined;
  const held = new Set(rolesOf(context.model, user, tenant).map(({ id }) => id));
  const wanted = namedRoles(roles.role ?? [], context);
  if (wanted.length === held.size && wanted.every(({ id }) => held.has(id))) return undefined;
  const isBeyond = wanted.some((role) => !held.has(role.id) && !mayGrant(context, role));
  if (isBeyond) throw new CortexError('NotAuthorized');
  return wanted.map(({ name }) => name);
}

/** @source Cortex behaviour 14 @fidelity observed for `enabled`; `locked` is the lock of the log-in (inferred) */
function switchUser(user: User, { enabled, locked }: SentCustomerUser, { model }: CortexContext): void {
  if (enabled !== undefined && enabled !== isEnabled(user)) {
    model.users.setEnabled(user.id, enabled);
    if (enabled && user.loginStanding === LOGIN.disabled) {
      model.users.change(user.id, { loginStanding: LOGIN.enabled });
    }
  }
  if (locked === undefined || locked === (user.loginStanding === LOGIN.lockedOut)) return;
  const loginStanding = locked ? LOGIN.lockedOut : LOGIN.enabled;
  model.users.change(user.id, { loginStanding, ...(locked ? {} : { failedLogins: 0 }) });
}

function orderOwn(
  member: Member,
  found: User | undefined,
  sent: SentCustomerUser,
  earlier: readonly Order[],
  context: CortexContext,
): Order | undefined {
  if (found !== undefined && !SETTINGS.some((element) => sent[element] !== undefined)) return undefined;
  if (sent.status === 'NotProvisioned') return deprovisionUser(member, 'deprovision', context);
  if (sent.status === 'Pending') {
    context.model.progress.set(userSubject(member.user), { status: 'pending', requestId: null });
    return undefined;
  }
  return orderUser(context, 'provision', member, earlier, found === undefined);
}

/** Elements whose presence makes a call speak of the user itself, not only of its services. */
const SETTINGS = [
  ...(['firstname', 'lastname', 'externalemail', 'location', 'department', 'phone'] as const),
  ...(['customfield1', 'customfield2', 'expires', 'legacyexchangedn', 'password', 'addresses'] as const),
  ...(['roles', 'locked', 'enabled', 'status', 'properties', 'additionalproperties'] as const),
] as const satisfies readonly (keyof SentCustomerUser)[];
