import { Table } from '../storage/table.js';
import type { Estate, Extras } from './estate.js';

/** A named set of users of one tenant. */
export interface Group {
  readonly id: number;
  readonly tenantId: number;
  readonly name: string;
  readonly provisioning: Extras | null;
  readonly cortex: Extras | null;
  readonly mps: Extras | null;
}

export class Groups {
  readonly #estate: Estate;
  readonly #table: Table<Group>;

  constructor(estate: Estate) {
    this.#estate = estate;
    this.#table = new Table(estate.database, 'userGroup', { json: ['provisioning', 'cortex', 'mps'] });
  }

  ofTenant(tenantId: number): Group[] {
    return this.#table.all('tenantId = ? ORDER BY id', tenantId);
  }

  add(given: Pick<Group, 'tenantId' | 'name'> & Partial<Group>): Group {
    const id = given.id ?? this.#estate.counters.take('group');
    this.#estate.counters.reserve('group', id);
    const group: Group = { provisioning: null, cortex: null, mps: null, ...given, id };
    this.#table.insert(group);
    return group;
  }

  addMember(groupId: number, userId: number): void {
    const sql = 'INSERT INTO membership (groupId, userId) VALUES (?, ?) ON CONFLICT DO NOTHING';
    this.#estate.database.prepare(sql).run(groupId, userId);
  }

  /** User ids, ascending. */
  members(groupId: number): number[] {
    const sql = 'SELECT userId FROM membership WHERE groupId = ? ORDER BY userId';
    return this.#estate.database
      .prepare<{ userId: number }>(sql)
      .all(groupId)
      .map(({ userId }) => userId);
  }
}
