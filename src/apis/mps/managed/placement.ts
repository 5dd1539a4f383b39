import type { DirectoryUnit } from '../../../model/directory/units.js';
import type { Model } from '../../../model/model.js';
import type { Tenant } from '../../../model/tenants.js';
import type { User } from '../../../model/users.js';
import { userExtras } from '../extras.js';

/** The users in an organization, those of its departments included. */
export function usersIn(model: Model, tenant: Tenant, unit: DirectoryUnit | undefined): User[] {
  const users = model.users.ofTenant(tenant.id);
  return unit === undefined ? users : users.filter((user) => liesIn(model, userExtras(user).unitId, unit.id));
}

function liesIn(model: Model, unitId: number | undefined, ancestorId: number): boolean {
  for (
    let at = model.directory.units.find(unitId ?? 0);
    at !== undefined;
    at = model.directory.units.find(at.parentId ?? 0)
  ) {
    if (at.id === ancestorId) return true;
  }
  return false;
}
