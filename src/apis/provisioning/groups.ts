import type { Group } from '../../model/groups.js';
import { checkLengths, idOf, NAME_LENGTHS, required, requiredText } from './arguments.js';
import type { ProvisioningContext } from './context.js';
import { ProvisioningError } from './errors.js';
import { keepPrimary, replaceMembers } from './memberships.js';
import type { Op } from './operation.js';
import type * as wire from './provisioning.generated.js';
import { found, knownTenantsMeant, match, namesTenant, tenantNamed } from './scope.js';
import { groupExtras, toGroup, toMembership, toUser } from './wire.js';

/**
 * Adds a group, with members if there are any.
 *
 * @throws ProvisioningError ARGUMENT_MISSING, ARGUMENT_TOO_LONG, ENVIRONMENT_MISSING, ENVIRONMENT_UNKNOWN, OUT_OF_SCOPE,
 *   USER_UNKNOWN
 * @throws ModelError groupExists
 * @source CreateGroup (v2)
 * @fidelity documented; refusals inferred
 */
export const createGroup: Op<'createGroup'> = (request, context) => {
  const sent = required(request.group, 'group');
  const name = requiredText(sent.name, 'name');
  checkLengths(NAME_LENGTHS, sent);
  const tenant = tenantNamed(context, sent);
  const provisioning = { nonModifiable: sent.nonModifiable };
  const group = context.model.groups.add({ tenantId: tenant.id, name, provisioning });
  replaceMembers(context, group, sent.users);
  return { group: whole(context, group) };
};

/**
 * Changes a group; the members only when that is asked for. They are answered either way.
 *
 * @throws ProvisioningError ARGUMENT_MISSING, ARGUMENT_TOO_LONG, GROUP_UNKNOWN, OUT_OF_SCOPE, USER_UNKNOWN
 * @throws ModelError groupExists
 * @source UpdateGroup (v2)
 * @fidelity documented; the replaced list and refusals inferred
 */
export const updateGroup: Op<'updateGroup'> = (request, context) => {
  const sent = required(request.group, 'group');
  const id = required(sent.id, 'id');
  checkLengths(NAME_LENGTHS, sent);
  const group = groupById(context, id);
  if (namesTenant(sent) && tenantNamed(context, sent).id !== group.tenantId) {
    throw new ProvisioningError('GROUP_UNKNOWN', id);
  }
  const name = sent.name === null || sent.name === '' ? group.name : sent.name;
  const provisioning = { ...group.provisioning, nonModifiable: sent.nonModifiable };
  context.model.groups.change(group.id, { name, provisioning });
  if (request.updateUsers) replaceMembers(context, group, sent.users);
  return { group: whole(context, groupById(context, group.id)) };
};

/**
 * Removes a group; its memberships end, and whoever had it as primary group falls back to the default group.
 *
 * @throws ProvisioningError ARGUMENT_MISSING, GROUP_UNKNOWN, OUT_OF_SCOPE, DEFAULT_GROUP
 * @source DeleteGroup (v2)
 * @fidelity documented; what becomes of members inferred
 */
export const deleteGroup: Op<'deleteGroup'> = ({ groupId }, context) => {
  const group = groupById(context, required(groupId, 'groupId'));
  if (groupExtras(group).isDefault) throw new ProvisioningError('DEFAULT_GROUP');
  const { groups } = context.model;
  const memberships = groups.memberships(group.id);
  groups.remove(group.id);
  keepPrimary(context, memberships);
  return undefined;
};

/**
 * One group by its name.
 *
 * @throws ProvisioningError ARGUMENT_MISSING, ENVIRONMENT_MISSING, ENVIRONMENT_NOT_FOUND, OUT_OF_SCOPE, GROUP_NOT_FOUND
 * @fidelity inferred: no page was reached
 */
export const getGroupByNameAndEnvironment: Op<'getGroupByNameAndEnvironment'> = (request, context) => {
  const name = requiredText(request.name, 'name');
  const tenant = tenantNamed(context, request, 'ENVIRONMENT_NOT_FOUND');
  const group = context.model.groups.findByName(tenant.id, name);
  if (group === undefined) throw new ProvisioningError('GROUP_NOT_FOUND', name);
  return { group: whole(context, group) };
};

/**
 * Finds or counts groups.
 *
 * @throws ProvisioningError ARGUMENT_MISSING, ENVIRONMENT_NOT_FOUND, OUT_OF_SCOPE, TOO_MANY_RESULTS
 * @fidelity inferred: modelled on listUsers
 */
export const listGroups: Op<'listGroups'> = (request, context) => {
  const filter = required(request.filter, 'filter');
  const { groups } = context.model;
  const tenants = knownTenantsMeant(context, filter.environmentFilter);
  const criteria = { tenants, name: match(filter.name, filter.nameExact) };
  if (filter.justCount) return { groupCount: groups.countMatching(criteria) };
  const toListed = (group: Group) =>
    filter.skipUsers ? toGroup(group, context.tenantOf(group)) : whole(context, group);
  return { groups: found(context, (limit) => groups.matching(criteria, limit)).map(toListed) };
};

function groupById(context: ProvisioningContext, sentId: number): Group {
  const id = idOf(sentId);
  const group = id === undefined ? undefined : context.model.groups.find(id);
  if (group === undefined) throw new ProvisioningError('GROUP_UNKNOWN', sentId);
  context.requireReach(group.tenantId);
  return group;
}

/** With its members, each with the user's own fields. @source UpdateGroup (v2) @fidelity documented as far as reached */
function whole(context: ProvisioningContext, group: Group): wire.Group {
  const tenant = context.tenantOf(group);
  const { groups, users } = context.model;
  const members = groups.memberships(group.id).flatMap((membership) => {
    const user = users.find(membership.userId);
    return user === undefined
      ? []
      : [toMembership(membership, { user: toUser(user, context.tenantOf(user)) })];
  });
  return { ...toGroup(group, tenant), users: members };
}
