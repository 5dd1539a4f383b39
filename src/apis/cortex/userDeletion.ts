import type { Tenant } from '../../model/tenants.js';
import type { User } from '../../model/users.js';
import type { CortexContext } from './context.js';
import { deprovisionUser } from './deprovisioning.js';
import { invalidUser } from './userCreation.js';

/**
 * Deletes users of a customer, but never all of them.
 *
 * @throws CortexError InvalidUser
 * @source Cortex behaviour 16
 * @fidelity documented: the text
 */
export function deleteUsers(tenant: Tenant, users: readonly User[], context: CortexContext): void {
  const leaving = new Set(users.map(({ id }) => id));
  const stays = (user: User) => !leaving.has(user.id) && !isBeingRemoved(user, context);
  if (!context.model.users.ofTenant(tenant.id).some(stays)) {
    throw invalidUser('Unable to delete the last user from the customer');
  }
  for (const id of leaving) {
    deprovisionUser({ tenant, user: context.model.users.get(id) }, 'remove', context);
  }
}

function isBeingRemoved({ tenantId, id }: User, { model }: CortexContext): boolean {
  const { requestId } = model.progress.of({ tenantId, userId: id, serviceId: null });
  return requestId !== null && model.requests.find(requestId)?.effect === 'remove';
}
