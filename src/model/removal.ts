import type { Database } from '../storage/database.js';
import { ModelError } from './errors.js';
import { PROVIDER_ID, type Tenants } from './tenants.js';

/** The tenant's users, and every space that one of them owns or that hangs below such a space. */
const USERS = 'SELECT id FROM user WHERE tenantId = @id';
const SPACES = `WITH RECURSIVE tied (id) AS (
  SELECT id FROM space WHERE ownerId IN (${USERS}) UNION SELECT space.id FROM space JOIN tied ON space.parentId = tied.id
) SELECT id FROM tied`;
const PLANS = `SELECT id FROM plan WHERE ownerId IN (${USERS}) OR spaceId IN (${SPACES})`;

/** What goes with a tenant, in the order in which nothing is left pointing at what is gone. */
const STEPS = [
  `UPDATE space SET planId = NULL WHERE planId IN (${PLANS}) AND id NOT IN (${SPACES})`,
  `DELETE FROM spaceAddon WHERE planId IN (${PLANS})`,
  `DELETE FROM plan WHERE id IN (${PLANS})`,
  `DELETE FROM space WHERE id IN (${SPACES})`,
  'DELETE FROM user WHERE tenantId = @id',
  'DELETE FROM tenant WHERE id = @id',
];

/**
 * Removes a tenant with all that hangs on it in any product: users, spaces, plans, groups, subscriptions. Whether the
 * product that asks allows it is that product's to check before.
 *
 * @throws ModelError tenantNotFound, tenantProtected (the provider), tenantInUse (tenants below it)
 */
export function removeTenant(database: Database, tenants: Tenants, id: number): void {
  tenants.get(id);
  if (id === PROVIDER_ID) throw new ModelError('tenantProtected', { tenantId: id });
  if (tenants.children(id).length > 0) throw new ModelError('tenantInUse', { tenantId: id });
  for (const step of STEPS) database.prepare(step).run({ id });
}
