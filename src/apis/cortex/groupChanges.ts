import type { Tenant } from '../../model/tenants.js';
import type {
  SentCustomerServiceDistributiongroups,
  SentCustomerServiceDistributiongroupsDistributiongroup,
  SentCustomerUserServiceDistributiongroups,
} from './contract.generated.js';
import type { CortexContext } from './context.js';
import { isSame } from './customerKeys.js';
import { customerPath } from './customerWire.js';
import { defined } from './defined.js';
import {
  aliasOf,
  newName,
  objectNamed,
  renamed,
  requireAddress,
  requireFreeKeys,
  unknownObject,
} from './directory.js';
import { changePeople } from './groupPeople.js';
import {
  groupFields,
  groupPath,
  groupsOf,
  toGroup,
  type DistributionGroup,
  type GroupDetails,
} from './groupWire.js';
import { groupReference, recipientsOf, requireFreeAddress } from './recipients.js';
import type { HeldService } from './serviceKeys.js';
import { withoutUnchanged } from './unchanged.js';
import type { Member } from './userProperties.js';

type Sent = SentCustomerServiceDistributiongroupsDistributiongroup;

/**
 * Creates, changes and removes groups of a customer, in the order in which they were sent.
 *
 * @throws CortexError InvalidService
 * @source Cortex behaviour 18, distributiongroups; example 74
 * @fidelity documented; matching and removal inferred
 */
export function changeGroups(
  tenant: Tenant,
  service: HeldService,
  sent: SentCustomerServiceDistributiongroups | undefined,
  context: CortexContext,
): void {
  for (const group of sent?.distributiongroup ?? []) changeGroup(tenant, service, group, context);
}

/**
 * Lets a user join groups of its customer, or leave them.
 *
 * @throws CortexError InvalidService for a group that is not there
 * @source example 73
 * @fidelity documented
 */
export function changeGroupsOfUser(
  { tenant, user }: Member,
  service: HeldService,
  sent: SentCustomerUserServiceDistributiongroups | undefined,
  context: CortexContext,
): void {
  const { groups } = context.model;
  const named = sent?.distributiongroup ?? [];
  const all = named.length === 0 ? [] : groupsOf(tenant, context);
  for (const one of named) {
    const found = objectNamed(all, one);
    if (found === undefined) throw unknownObject(one, service);
    if (one.selected === true) groups.addMember(found.group.id, user.id);
    if (one.selected === false) groups.removeMember(found.group.id, user.id);
  }
}

function changeGroup(tenant: Tenant, service: HeldService, sent: Sent, context: CortexContext): void {
  const all = groupsOf(tenant, context);
  const known = objectNamed(all, sent);
  if (sent.enabled === false) {
    if (known === undefined) throw unknownObject(sent, service);
    context.model.groups.remove(known.group.id);
    return;
  }
  const one = known ?? createGroup(tenant, service, sent, context);
  const changed = withoutUnchanged(sent, groupFields(one));
  const others = all.filter(({ group }) => group.id !== one.group.id);
  requireFreeKeys(others, changed, service);
  const details: Partial<GroupDetails> = {
    ...changedDetails(changed),
    ...changedAddresses(tenant, service, one, sent, context),
    ...changePeople(tenant, service, one, sent, context),
  };
  context.model.groups.change(one.group.id, {
    ...defined({ name: renamed(one, changed) }),
    ...(Object.keys(details).length === 0 ? {} : { cortex: { ...one.group.cortex, ...details } }),
  });
}

/** Where nobody says otherwise, the address of a group is made of its name. @fidelity inferred */
function createGroup(
  tenant: Tenant,
  service: HeldService,
  sent: Sent,
  context: CortexContext,
): DistributionGroup {
  const home = customerPath(tenant, context);
  const name = newName(sent, service, (given) => groupPath(given, home));
  const alias = sent.emailalias?.trim() || aliasOf(name, 'group');
  const email = sent.email?.trim() || `${alias}@${tenant.primaryDomain}`;
  requireAddress(email, service);
  requireFreeAddress(recipientsOf(tenant, context), email, undefined, service);
  const group = context.model.groups.add({ tenantId: tenant.id, name, cortex: { alias, email } });
  return toGroup(group, tenant, home);
}

function changedDetails(sent: Sent): Partial<GroupDetails> {
  return defined({
    syncObjectId: sent.syncobjectid,
    alias: sent.emailalias?.trim() || undefined,
    mailTip: sent.mailtip,
    type: sent.grouptype,
    isHidden: sent.hidefromaddresslists,
    requiresAuthentication: sent.requiresenderauthentication,
    joinRestriction: sent.memberjoinrestriction,
    departRestriction: sent.memberdepartrestriction,
    moderationNotifications: sent.sendmoderationnotifications,
  });
}

/**
 * The list replaces the one there is, but the primary address always stays; a former primary one stays as another.
 *
 * @fidelity inferred
 */
function changedAddresses(
  tenant: Tenant,
  service: HeldService,
  { group, details, email: stored }: DistributionGroup,
  { email, emailaddresses }: Sent,
  context: CortexContext,
): Partial<GroupDetails> {
  const primary = email?.trim() || stored;
  const known = [stored, ...details.addresses];
  const sent = emailaddresses === undefined ? known : cleaned(emailaddresses.emailaddress ?? []);
  const all = [primary, ...sent.filter((address) => !isSame(address, primary))];
  if (JSON.stringify(all) === JSON.stringify(known)) return {};
  const recipients = recipientsOf(tenant, context);
  for (const address of all.filter((one) => !known.includes(one))) {
    requireAddress(address, service);
    requireFreeAddress(recipients, address, groupReference(group.id), service);
  }
  return { email: primary, addresses: all.slice(1) };
}

/** A list without blanks and doubles. */
function cleaned(addresses: readonly string[]): string[] {
  const filled = addresses.map((address) => address.trim()).filter(Boolean);
  return filled.filter((address, index) => filled.findIndex((one) => isSame(one, address)) === index);
}
