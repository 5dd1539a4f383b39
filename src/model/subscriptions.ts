import { Table } from '../storage/table.js';
import type { Catalogue } from './catalogue.js';
import type { Estate, Extras } from './estate.js';
import type { Quotas } from './quotas.js';
import type { Spaces } from './spaces.js';
import type { Users } from './users.js';

/** A service that a tenant, or one user of it, has. */
export interface Subscription {
  readonly tenantId: number;
  /** Null for the tenant's own. */
  readonly userId: number | null;
  readonly serviceId: number;
  /** What it was sold as, in the words of the product that subscribed; null where nobody said. */
  readonly plan: string | null;
  readonly provisioning: Extras | null;
  readonly cortex: Extras | null;
  readonly mps: Extras | null;
}

/** What is subscribed, and by whom. */
export type SubscriptionKey = Pick<Subscription, 'tenantId' | 'userId' | 'serviceId'>;
export type SubscriptionTerms = Partial<Omit<Subscription, keyof SubscriptionKey>>;

type Row = Subscription & { readonly id: number };

const SUBJECT = 'tenantId = ? AND ifnull(userId, 0) = ? AND serviceId = ?';
const NO_TERMS = { plan: null, provisioning: null, cortex: null, mps: null };

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
  readonly #table: Table<Row>;

  constructor(estate: Estate, catalogue: Catalogue, users: Users, spaces: Spaces, quotas: Quotas) {
    this.#estate = estate;
    this.#catalogue = catalogue;
    this.#users = users;
    this.#spaces = spaces;
    this.#quotas = quotas;
    this.#table = new Table(estate.database, 'subscription', { json: ['provisioning', 'cortex', 'mps'] });
  }

  /** The stored row of a subject, if any: a service that comes with a space has none. */
  find({ tenantId, userId, serviceId }: SubscriptionKey): Subscription | undefined {
    return this.#table.first(SUBJECT, tenantId, userId ?? 0, serviceId);
  }

  /** Adds a subscription, or overwrites the given terms of the one that is there. */
  put({ tenantId, userId, serviceId, ...terms }: SubscriptionKey & SubscriptionTerms): void {
    const known = this.#table.first(SUBJECT, tenantId, userId ?? 0, serviceId);
    if (known !== undefined) return this.#table.update(known.id, terms);
    const id = this.#estate.counters.take('subscription');
    this.#table.insert({ id, tenantId, userId, serviceId, ...NO_TERMS, ...terms });
  }

  remove({ tenantId, userId, serviceId }: SubscriptionKey): void {
    const sql = `DELETE FROM subscription WHERE ${SUBJECT}`;
    this.#estate.database.prepare(sql).run(tenantId, userId ?? 0, serviceId);
  }

  ofUser(userId: number): Subscription[] {
    return this.#table.all('userId = ? ORDER BY id', userId);
  }

  /** Those of the tenant and of its users, oldest first, then what comes with its users' spaces. */
  ofTenant(tenantId: number): Subscription[] {
    const stored: Subscription[] = this.#table.all('tenantId = ? ORDER BY id', tenantId);
    const known = new Set(stored.filter(({ userId }) => userId === null).map(({ serviceId }) => serviceId));
    const spaces = this.#users.ofTenant(tenantId).flatMap(({ id }) => this.#spaces.ofOwner(id));
    const throughSpaces = this.#catalogue
      .planServices()
      .filter(({ id }) => !known.has(id) && spaces.some((space) => this.#quotas.isInForce(space.id, id)))
      .map(({ id }) => ({ tenantId, userId: null, serviceId: id, ...NO_TERMS }));
    return [...stored, ...throughSpaces];
  }
}
