import { Table } from '../../storage/table.js';
import type { Estate } from '../estate.js';

/** Says that a name belongs to a service, and whom: unique in its container, whatever the letter case. */
export interface ServicePointer {
  readonly id: number;
  readonly container: string;
  readonly name: string;
  /** The tenant that owns the name; null for the whole system's. */
  readonly tenantId: number | null;
  readonly properties: Readonly<Record<string, string>>;
}

export class ServicePointers {
  readonly #estate: Estate;
  readonly #table: Table<ServicePointer>;

  constructor(estate: Estate) {
    this.#estate = estate;
    this.#table = new Table(estate.database, 'servicePointer', { json: ['properties'] });
  }

  find(container: string, name: string): ServicePointer | undefined {
    return this.#table.first('container = ? AND name = ?', container, name);
  }

  /** Oldest first. */
  ofContainer(container: string): ServicePointer[] {
    return this.#table.all('container = ? ORDER BY id', container);
  }

  /** Oldest first. */
  ofTenant(container: string, tenantId: number): ServicePointer[] {
    return this.#table.all('container = ? AND tenantId = ? ORDER BY id', container, tenantId);
  }

  add(given: Omit<ServicePointer, 'id'>): void {
    this.#table.insert({ id: this.#estate.counters.take('servicePointer'), ...given });
  }

  change(id: number, properties: ServicePointer['properties']): void {
    this.#table.update(id, { properties });
  }

  remove(id: number): void {
    this.#table.delete(id);
  }
}
