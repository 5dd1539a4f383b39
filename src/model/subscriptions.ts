import type { Catalogue } from './catalogue.js';
import type { Estate } from './estate.js';
import type { Quotas } from './quotas.js';
import type { Spaces } from './spaces.js';
import type { Users } from './users.js';

/** A service that a tenant, or one user of it, has. */
export interface Subscription {
  readonly tenantId: number;
  readonly userId: number | null;
  readonly serviceId: number;
}

/**
 * What tenants and users are subscribed to: rows written by the products that subscribe, and every service in force
 * in a space of one of the tenant's users.
 */
export class Subscriptions {
  readonly #estate: Estate;
  readonly #catalogue: Catalogue;
  readonly #users: Users;
  readonly #spaces: Spaces;
  readonly #quotas: Quotas;

  constructor(estate: Estate, catalogue: Catalogue, users: Users, spaces: Spaces, quotas: Quotas) {
    this.#estate = estate;
    this.#catalogue = catalogue;
    this.#users = users;
    this.#spaces = spaces;
    this.#quotas = quotas;
  }

  add(given: Subscription): void {
    const sql = 'INSERT INTO subscription (id, tenantId, userId, serviceId) VALUES (?, ?, ?, ?)';
    const id = this.#estate.counters.take('subscription');
    this.#estate.database.prepare(sql).run(id, given.tenantId, given.userId, given.serviceId);
  }

  ofTenant(tenantId: number): Subscription[] {
    const sql = 'SELECT tenantId, userId, serviceId FROM subscription WHERE tenantId = ? ORDER BY id';
    const stored = this.#estate.database.prepare<Subscription>(sql).all(tenantId);
    const known = new Set(stored.filter(({ userId }) => userId === null).map(({ serviceId }) => serviceId));
    const spaces = this.#users.ofTenant(tenantId).flatMap(({ id }) => this.#spaces.ofOwner(id));
    const throughSpaces = this.#catalogue
      .services()
      .filter(({ id }) => !known.has(id) && spaces.some((space) => this.#quotas.isInForce(space.id, id)))
      .map(({ id }) => ({ tenantId, userId: null, serviceId: id }));
    return [...stored, ...throughSpaces];
  }
}
