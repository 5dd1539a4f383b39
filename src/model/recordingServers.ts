import { Table } from '../storage/table.js';
import type { Estate } from './estate.js';
import { PROVIDER_ID } from './tenants.js';

/** A server that records for a tenant; the provider's record for everybody. */
export interface RecordingServer {
  readonly id: number;
  readonly tenantId: number;
  /** Unique in the tenant. */
  readonly name: string;
  readonly isAvailable: boolean;
  /** Extensions have changed since it last took them over. */
  readonly isStale: boolean;
}

export class RecordingServers {
  readonly #estate: Estate;
  readonly #table: Table<RecordingServer>;

  constructor(estate: Estate) {
    this.#estate = estate;
    this.#table = new Table(estate.database, 'recordingServer', { flags: ['isAvailable', 'isStale'] });
  }

  all(): RecordingServer[] {
    return this.#table.all('true ORDER BY id');
  }

  findByName(tenantId: number, name: string): RecordingServer | undefined {
    return this.#table.first('tenantId = ? AND name = ?', tenantId, name);
  }

  add(given: RecordingServer): void {
    this.#estate.counters.reserve('recordingServer', given.id);
    this.#table.insert(given);
  }

  /** Takes over the extensions as they are now. */
  refresh(id: number): void {
    this.#table.update(id, { isStale: false });
  }

  /** Extensions of a tenant have changed. */
  outdate(tenantId: number): void {
    const sql = 'UPDATE recordingServer SET isStale = 1 WHERE tenantId IN (?, ?) AND isStale = 0';
    this.#estate.database.prepare(sql).run(tenantId, PROVIDER_ID);
  }
}
