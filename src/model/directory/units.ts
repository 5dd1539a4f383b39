import { Table } from '../../storage/table.js';
import type { Estate } from '../estate.js';

/** Attributes of a directory object, by name; several values as a list. */
export type Attributes = Readonly<Record<string, string | readonly string[]>>;

/** An organizational unit inside a tenant that is none itself: a department, or what the tenant keeps apart. */
export interface DirectoryUnit {
  readonly id: number;
  readonly tenantId: number;
  /** The unit it lies in; null for the tenant itself. */
  readonly parentId: number | null;
  readonly name: string;
  readonly properties: Attributes;
}

export class DirectoryUnits {
  readonly #estate: Estate;
  readonly #table: Table<DirectoryUnit>;

  constructor(estate: Estate) {
    this.#estate = estate;
    this.#table = new Table(estate.database, 'directoryUnit', { json: ['properties'] });
  }

  find(id: number): DirectoryUnit | undefined {
    return this.#table.find(id);
  }

  findByName(tenantId: number, parentId: number | null, name: string): DirectoryUnit | undefined {
    return this.#table.first(
      'tenantId = ? AND ifnull(parentId, 0) = ? AND name = ?',
      tenantId,
      parentId ?? 0,
      name,
    );
  }

  add(given: Omit<DirectoryUnit, 'id'>): DirectoryUnit {
    const unit = { id: this.#estate.counters.take('directoryUnit'), ...given };
    this.#table.insert(unit);
    return unit;
  }

  change(id: number, properties: Attributes): void {
    this.#table.update(id, { properties });
  }

  /** Removes a unit with its groups. */
  remove(id: number): void {
    this.#table.delete(id);
  }
}
