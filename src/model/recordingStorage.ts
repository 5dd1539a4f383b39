import { Table } from '../storage/table.js';
import { namedConditions, type NamedCriteria } from './criteria.js';
import type { Estate, Extras } from './estate.js';

/** A place that recordings are moved or copied to. */
export interface StorageFolder {
  readonly id: number;
  readonly tenantId: number;
  /** Unique in the tenant. */
  readonly name: string;
  readonly path: string | null;
  readonly type: string | null;
}

/** A rule for what becomes of recordings when they have grown old. */
export interface StoragePolicy {
  readonly id: number;
  readonly tenantId: number;
  readonly folderId: number | null;
  /** Unique in the tenant. */
  readonly name: string;
  /** The rule in the recorder's own words. */
  readonly terms: Extras;
}

interface Stored {
  readonly id: number;
  readonly tenantId: number;
  readonly name: string;
}

/** What a tenant has by name. */
export class StoredByName<E extends Stored> {
  readonly #estate: Estate;
  readonly #kind: string;
  readonly #table: Table<E>;

  constructor(estate: Estate, kind: string, json: readonly (keyof E & string)[] = []) {
    this.#estate = estate;
    this.#kind = kind;
    this.#table = new Table<E>(estate.database, kind, { json });
  }

  find(id: number): E | undefined {
    return this.#table.find(id);
  }

  findByName(tenantId: number, name: string): E | undefined {
    return this.#table.first('tenantId = ? AND name = ?', tenantId, name);
  }

  /** By id. */
  matching(criteria: NamedCriteria): E[] {
    const { where, values } = namedConditions(criteria);
    return this.#table.all(`${where} ORDER BY id`, ...values);
  }

  /** The number of the next one. */
  takeId(): number {
    return this.#estate.counters.take(this.#kind);
  }

  add(given: E): void {
    this.#estate.counters.reserve(this.#kind, given.id);
    this.#table.insert(given);
  }

  change(id: number, changes: Partial<Omit<E, 'id'>>): void {
    this.#table.update(id, changes);
  }
}

/** Where recordings go and when. */
export class RecordingStorage {
  readonly folders: StoredByName<StorageFolder>;
  readonly policies: StoredByName<StoragePolicy>;

  constructor(estate: Estate) {
    this.folders = new StoredByName(estate, 'storageFolder');
    this.policies = new StoredByName(estate, 'storagePolicy', ['terms']);
  }
}
