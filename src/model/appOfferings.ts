import { Table } from '../storage/table.js';
import type { Estate } from './estate.js';

/** An application or desktop that can be had as a service. */
export interface AppOffering {
  readonly id: number;
  /** Unique, whatever the letter case. */
  readonly name: string;
  readonly displayName: string;
  readonly type: string;
  /** Tenants have it unless they are told otherwise. */
  readonly isDefault: boolean;
}

/** What the site offers. It comes from the seed. */
export class AppOfferings {
  readonly #estate: Estate;
  readonly #table: Table<AppOffering>;

  constructor(estate: Estate) {
    this.#estate = estate;
    this.#table = new Table(estate.database, 'appOffering', { flags: ['isDefault'] });
  }

  /** In the order in which they were added. */
  all(): AppOffering[] {
    return this.#table.all('true ORDER BY id');
  }

  findByName(name: string): AppOffering | undefined {
    return this.#table.first('name = ?', name);
  }

  add(offering: Omit<AppOffering, 'id'>): void {
    this.#table.insert({ id: this.#estate.counters.take('appOffering'), ...offering });
  }
}
