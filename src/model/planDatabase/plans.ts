import { Table } from '../../storage/table.js';
import type { Estate } from '../estate.js';
import { RECORD_STATUS, type RecordStatus } from './status.js';

/** Values of a plan's features, by name. */
export type Features = Readonly<Record<string, string>>;

/** A plan of the plan database, to be assigned to organizations or users. */
export interface HostedPlan {
  readonly id: number;
  readonly typeId: number;
  /** Unique, whatever the letter case. */
  readonly name: string;
  readonly description: string;
  readonly status: RecordStatus;
  readonly features: Features;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly changedAt: number;
}

export class HostedPlans {
  readonly #estate: Estate;
  readonly #table: Table<HostedPlan>;

  constructor(estate: Estate) {
    this.#estate = estate;
    this.#table = new Table(estate.database, 'hostedPlan', { json: ['features'] });
  }

  get(id: number): HostedPlan {
    const plan = this.#table.find(id);
    if (plan === undefined) throw new Error(`there is no hosted plan ${id}`);
    return plan;
  }

  /** In the order in which they were made. */
  all(): HostedPlan[] {
    return this.#table.all('true ORDER BY id');
  }

  findByName(name: string): HostedPlan | undefined {
    return this.#table.first('name = ?', name);
  }

  /** @param at when it was created, if not now; epoch milliseconds */
  add(
    given: Pick<HostedPlan, 'typeId' | 'name' | 'description' | 'features'>,
    at = this.#estate.clock.now(),
  ): HostedPlan {
    const id = this.#estate.counters.take('hostedPlan');
    const plan = { id, ...given, status: RECORD_STATUS.enabled, createdAt: at, changedAt: at };
    this.#table.insert(plan);
    return plan;
  }

  /** Overwrites the given fields and remembers when. */
  change(id: number, changes: Partial<Pick<HostedPlan, 'name' | 'description' | 'features'>>): void {
    this.#table.update(id, { ...changes, changedAt: this.#estate.clock.now() });
  }
}
