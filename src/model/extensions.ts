import { Table } from '../storage/table.js';
import { extensionConditions, type ExtensionCriteria } from './criteria.js';
import type { Estate } from './estate.js';
import type { RecordingServers } from './recordingServers.js';

/** A line, address or desk whose conversations are recorded. */
export interface Extension {
  readonly id: number;
  readonly tenantId: number;
  /** Whose it is; null for nobody's. It outlives its owner. */
  readonly userId: number | null;
  /** Unique in the tenant. */
  readonly name: string;
  /** In the recorder's own words. */
  readonly recordingMode: string;
  readonly hasVoice: boolean;
  readonly hasMessages: boolean;
  readonly hasVideo: boolean;
  readonly hasScreen: boolean;
}

/** Every change makes the copies that recording servers have stale. */
export class Extensions {
  readonly #estate: Estate;
  readonly #servers: RecordingServers;
  readonly #table: Table<Extension>;

  constructor(estate: Estate, servers: RecordingServers) {
    this.#estate = estate;
    this.#servers = servers;
    this.#table = new Table(estate.database, 'extension', {
      flags: ['hasVoice', 'hasMessages', 'hasVideo', 'hasScreen'],
    });
  }

  findByName(tenantId: number, name: string): Extension | undefined {
    return this.#table.first('tenantId = ? AND name = ?', tenantId, name);
  }

  ofUser(userId: number): Extension[] {
    return this.#table.all('userId = ? ORDER BY id', userId);
  }

  /** By id, at most so many. */
  matching(criteria: ExtensionCriteria, limit: number): Extension[] {
    const { where, values } = extensionConditions(criteria);
    return this.#table.all(`${where} ORDER BY id LIMIT ?`, ...values, limit);
  }

  countMatching(criteria: ExtensionCriteria): number {
    const { where, values } = extensionConditions(criteria);
    return this.#table.count(where, ...values);
  }

  add(given: Omit<Extension, 'id'> & Partial<Pick<Extension, 'id'>>): Extension {
    const id = given.id ?? this.#estate.counters.take('extension');
    this.#estate.counters.reserve('extension', id);
    const extension = { ...given, id };
    this.#table.insert(extension);
    this.#servers.outdate(given.tenantId);
    return extension;
  }

  change(id: number, changes: Partial<Omit<Extension, 'id' | 'tenantId' | 'name'>>): void {
    this.#table.update(id, changes);
    const extension = this.#table.find(id);
    if (extension !== undefined) this.#servers.outdate(extension.tenantId);
  }

  remove(id: number): void {
    const extension = this.#table.find(id);
    this.#table.delete(id);
    if (extension !== undefined) this.#servers.outdate(extension.tenantId);
  }
}
