import type { User } from '../../model/users.js';
import type { CortexContext } from './context.js';
import { isSame } from './customerKeys.js';
import { userDetails } from './details.js';
import { userPath } from './userProperties.js';

/**
 * The managers above a user, nearest first, up to a number of levels.
 *
 * @source services.json, user_properties, manager
 * @fidelity inferred: what the property holds is not public
 */
export function managersOf(user: User, levels: number, context: CortexContext): User[] {
  const found: User[] = [];
  let at = managerOf(user, context);
  while (at !== undefined && found.length < levels) {
    const { id } = at;
    if (id === user.id || found.some((known) => known.id === id)) break;
    found.push(at);
    at = managerOf(at, context);
  }
  return found;
}

/** Named by logon name, by UPN, or by the path of the directory object inside the same customer. */
function managerOf({ tenantId, cortex }: User, context: CortexContext): User | undefined {
  const { users, tenants } = context.model;
  const name = (userDetails({ cortex }).properties.manager ?? '').trim();
  if (name === '') return undefined;
  if (!name.includes('=')) return users.findByCortexName(name) ?? users.findByUpn(name);
  const tenant = tenants.get(tenantId);
  return users.ofTenant(tenantId).find((user) => isSame(name, userPath({ tenant, user }, context)));
}
