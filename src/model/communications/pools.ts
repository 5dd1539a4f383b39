import { Table } from '../../storage/table.js';
import type { Estate } from '../estate.js';

/** What a communications server says of a pool; what it leaves out is undefined. */
export interface PoolProperties {
  readonly backEndDBPath: string;
  readonly defaultLocationProfile?: string | undefined;
  readonly domainFQDN?: string | undefined;
  readonly instanceID: string;
  readonly majorVersion: number;
  readonly mcuFactories: readonly string[];
  readonly minorVersion: number;
  readonly displayName: string;
  readonly poolType: string;
  readonly members: readonly string[];
  readonly supportIMPresence: boolean;
  readonly supportMeeting: boolean;
}

/** Servers that users are homed on. Pools come with the communications server; nobody makes them here. */
export interface Pool {
  readonly id: number;
  readonly fqdn: string;
  /** Its common name in the directory. */
  readonly name: string;
  readonly properties: PoolProperties;
}

export class Pools {
  readonly #estate: Estate;
  readonly #table: Table<Pool>;

  constructor(estate: Estate) {
    this.#estate = estate;
    this.#table = new Table(estate.database, 'pool', { json: ['properties'] });
  }

  all(): Pool[] {
    return this.#table.all('true ORDER BY id');
  }

  findByFqdn(fqdn: string): Pool | undefined {
    return this.#table.first('fqdn = ?', fqdn);
  }

  findByName(name: string): Pool | undefined {
    return this.#table.first('name = ?', name);
  }

  add(given: Omit<Pool, 'id'>): void {
    this.#table.insert({ id: this.#estate.counters.take('pool'), ...given });
  }
}
