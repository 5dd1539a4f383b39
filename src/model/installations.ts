import { Table } from '../storage/table.js';
import type { Estate } from './estate.js';

/** A service running on a server; what it keeps for spaces are its items. */
export interface Installation {
  readonly id: number;
  readonly serverId: number;
  readonly serviceId: number;
  readonly name: string;
  readonly settings: Readonly<Record<string, string>>;
}

export class Installations {
  readonly #estate: Estate;
  readonly #table: Table<Installation>;

  constructor(estate: Estate) {
    this.#estate = estate;
    this.#table = new Table(estate.database, 'installation', { json: ['settings'] });
  }

  find(id: number): Installation | undefined {
    return this.#table.find(id);
  }

  /** A server runs a service once at most. */
  onServer(serverId: number, serviceId: number): Installation | undefined {
    return this.#table.first('serverId = ? AND serviceId = ?', serverId, serviceId);
  }

  ofServer(serverId: number): Installation[] {
    return this.#table.all('serverId = ? ORDER BY id', serverId);
  }

  add(given: Omit<Installation, 'id'> & { readonly id?: number }): Installation {
    const id = given.id ?? this.#estate.counters.take('installation');
    this.#estate.counters.reserve('installation', id);
    const installation = { ...given, id };
    this.#table.insert(installation);
    return installation;
  }
}
