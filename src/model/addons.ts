import { Table } from '../storage/table.js';
import { ModelError } from './errors.js';
import type { Estate } from './estate.js';
import type { Plans } from './plans.js';

/** A plan bought on top of a space, `quantity` times. */
export interface Addon {
  readonly id: number;
  readonly spaceId: number;
  readonly planId: number;
  readonly quantity: number;
  /** Epoch milliseconds. */
  readonly purchasedAt: number;
  readonly comments: string | null;
  /** Only an active add-on counts for quotas. */
  readonly standing: number;
}

export class Addons {
  readonly #estate: Estate;
  readonly #plans: Plans;
  readonly #table: Table<Addon>;

  constructor(estate: Estate, plans: Plans) {
    this.#estate = estate;
    this.#plans = plans;
    this.#table = new Table(estate.database, 'spaceAddon');
  }

  find(id: number): Addon | undefined {
    return this.#table.find(id);
  }

  ofSpace(spaceId: number): Addon[] {
    return this.#table.all('spaceId = ? ORDER BY id', spaceId);
  }

  /** @throws ModelError spaceNotFound, planNotFound */
  add(given: Omit<Addon, 'id'> & { readonly id?: number }): Addon {
    const id = given.id ?? this.#estate.counters.take('addon');
    this.#estate.counters.reserve('addon', id);
    const { spaceId, planId } = given;
    if (this.#estate.database.prepare('SELECT 1 FROM space WHERE id = ?').get(spaceId) === undefined) {
      throw new ModelError('spaceNotFound', { spaceId });
    }
    this.#requirePlan(planId);
    const addon: Addon = { ...given, id };
    this.#table.insert(addon);
    return addon;
  }

  /** Overwrites everything but the space it belongs to. @throws ModelError planNotFound */
  change(id: number, changes: Omit<Addon, 'id' | 'spaceId'>): void {
    this.#requirePlan(changes.planId);
    this.#table.update(id, changes);
  }

  remove(id: number): void {
    this.#table.delete(id);
  }

  #requirePlan(planId: number): void {
    if (this.#plans.find(planId) === undefined) throw new ModelError('planNotFound', { planId });
  }
}
