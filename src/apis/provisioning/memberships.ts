import type { Group, Membership } from '../../model/groups.js';
import type { User } from '../../model/users.js';
import { idOf } from './arguments.js';
import type { ProvisioningContext } from './context.js';
import { ProvisioningError } from './errors.js';
import type { GroupMembership } from './provisioning.generated.js';
import { fromMembership, groupExtras, membershipExtras, type MembershipExtras } from './wire.js';

/** What a tenant's default group is called. @fidelity inferred: its number is documented, its name is not */
export const DEFAULT_GROUP_NAME = 'Default';

/** A membership that is wanted. */
interface Wanted extends MembershipExtras {
  readonly groupId: number;
}

/**
 * Makes the groups of a user exactly those that were sent. The first primary one counts; without any, the user
 * becomes a primary member of the default group.
 *
 * @throws ProvisioningError GROUP_UNKNOWN, also for a group of another tenant
 * @source Provisioning behaviour 5
 * @fidelity documented that there is always a primary group; which one inferred
 */
export function replaceMemberships(
  context: ProvisioningContext,
  user: User,
  sent: readonly GroupMembership[],
): void {
  const { groups } = context.model;
  const wanted = withPrimary(context, user, onePrimary(sent.map((item) => wantedBy(context, user, item))));
  const kept = new Set(wanted.map(({ groupId }) => groupId));
  for (const { groupId } of groups.ofUser(user.id)) {
    if (!kept.has(groupId)) groups.removeMember(groupId, user.id);
  }
  for (const membership of wanted) put(context, user.id, membership);
}

/**
 * Makes the members of a group exactly those that were sent. Whoever has no primary group any more falls back to the
 * default group; whoever gets a new one loses the one before.
 *
 * @throws ProvisioningError USER_UNKNOWN, also for a user of another tenant
 * @source Provisioning behaviour 6
 * @fidelity inferred
 */
export function replaceMembers(
  context: ProvisioningContext,
  group: Group,
  sent: readonly GroupMembership[],
): void {
  const { groups } = context.model;
  const users = sent.map((item) => userIn(context, group, item));
  const before = groups.memberships(group.id);
  const kept = new Set(users.map(({ id }) => id));
  for (const { userId } of before) if (!kept.has(userId)) groups.removeMember(group.id, userId);
  sent.forEach((item, index) => {
    const user = users[index];
    if (user === undefined) return;
    if (item.primary) demoteOthers(context, user.id);
    put(context, user.id, { groupId: group.id, ...fromMembership(item) });
  });
  keepPrimary(context, before);
}

/** After memberships ended or changed: each of these users still has, or gets, a primary group. */
export function keepPrimary(context: ProvisioningContext, memberships: readonly Membership[]): void {
  for (const { userId, provisioning } of memberships) {
    const user = context.model.users.find(userId);
    if (user === undefined || provisioning === null) continue;
    const has = context.model.groups.ofUser(userId).some((own) => membershipExtras(own).primary);
    if (!has) joinDefaultGroup(context, user);
  }
}

/**
 * The group that a tenant's users are in when they are in no other. It is made when it is first needed, for tenants
 * come from other products as well.
 */
export function defaultGroupOf({ model }: ProvisioningContext, tenantId: number): Group {
  const known = model.groups.ofTenant(tenantId).find((group) => groupExtras(group).isDefault);
  if (known !== undefined) return known;
  const provisioning = { isDefault: true };
  const namesake = model.groups.findByName(tenantId, DEFAULT_GROUP_NAME);
  if (namesake === undefined) return model.groups.add({ tenantId, name: DEFAULT_GROUP_NAME, provisioning });
  model.groups.change(namesake.id, { provisioning: { ...namesake.provisioning, ...provisioning } });
  return namesake;
}

function joinDefaultGroup(context: ProvisioningContext, user: User): void {
  const { id } = defaultGroupOf(context, user.tenantId);
  const current = context.model.groups.ofUser(user.id).find(({ groupId }) => groupId === id);
  const flags = current === undefined ? NO_FLAGS : membershipExtras(current);
  put(context, user.id, { groupId: id, ...flags, member: true, primary: true });
}

const NO_FLAGS: MembershipExtras = { admin: false, member: false, primary: false, supervisor: false };

function put({ model }: ProvisioningContext, userId: number, { groupId, ...flags }: Wanted): void {
  model.groups.addMember(groupId, userId, { provisioning: { ...flags } });
}

function demoteOthers(context: ProvisioningContext, userId: number): void {
  for (const membership of context.model.groups.ofUser(userId)) {
    const flags = membershipExtras(membership);
    if (flags.primary) put(context, userId, { groupId: membership.groupId, ...flags, primary: false });
  }
}

function wantedBy(context: ProvisioningContext, user: User, item: GroupMembership): Wanted {
  const id = idOf(item.group?.id ?? null);
  const group = id === undefined ? undefined : context.model.groups.find(id);
  if (group?.tenantId !== user.tenantId) throw new ProvisioningError('GROUP_UNKNOWN', id ?? '');
  return { groupId: group.id, ...fromMembership(item) };
}

function userIn(context: ProvisioningContext, group: Group, item: GroupMembership): User {
  const id = idOf(item.user?.id ?? null);
  const user = id === undefined ? undefined : context.model.users.find(id);
  if (user?.tenantId !== group.tenantId) throw new ProvisioningError('USER_UNKNOWN', id ?? '');
  return user;
}

/** Without a primary group among them, the default group is one more, or becomes it. */
function withPrimary(context: ProvisioningContext, user: User, wanted: readonly Wanted[]): readonly Wanted[] {
  if (wanted.some(({ primary }) => primary)) return wanted;
  const { id } = defaultGroupOf(context, user.tenantId);
  const others = wanted.filter(({ groupId }) => groupId !== id);
  const flags = wanted.find(({ groupId }) => groupId === id) ?? NO_FLAGS;
  return [...others, { ...flags, groupId: id, member: true, primary: true }];
}

function onePrimary(wanted: readonly Wanted[]): Wanted[] {
  const first = wanted.findIndex(({ primary }) => primary);
  return wanted.map((membership, index) => ({ ...membership, primary: index === first }));
}
