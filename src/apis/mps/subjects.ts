import type { CustomerRecord, Subject } from '../../model/planDatabase/records.js';
import type { Model } from '../../model/model.js';
import { MpsError } from './errors.js';
import { userExtras } from './extras.js';
import type { DirectoryObject } from './objects.js';

/** What a record of this object points at. @throws MpsError ARGUMENT_INVALID for a group of rights, which is no customer */
export function subjectOf(found: DirectoryObject): Partial<Subject> {
  switch (found.kind) {
    case 'organization':
      return found.unit === undefined ? { tenantId: found.tenant.id } : { unitId: found.unit.id };
    case 'user':
      return { userId: found.user.id };
    case 'group':
      return { groupId: found.group.id };
    case 'rightsGroup':
      throw new MpsError('ARGUMENT_INVALID');
  }
}

/** The object a valid record stands for. */
export function objectOf(
  model: Model,
  { tenantId, unitId, userId, groupId }: CustomerRecord,
): DirectoryObject {
  if (tenantId !== null)
    return { kind: 'organization', tenant: model.tenants.get(tenantId), unit: undefined };
  if (userId !== null) {
    const user = model.users.get(userId);
    const unit = model.directory.units.find(userExtras(user).unitId ?? 0);
    return { kind: 'user', user, tenant: model.tenants.get(user.tenantId), unit };
  }
  const unit = model.directory.units.find(unitId ?? 0);
  if (unit !== undefined) return { kind: 'organization', tenant: model.tenants.get(unit.tenantId), unit };
  const group = model.groups.find(groupId ?? 0);
  if (group === undefined) throw new Error('a valid record stands for an object');
  return { kind: 'group', group, tenant: model.tenants.get(group.tenantId), unit: undefined };
}
