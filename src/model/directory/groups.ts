import { Table } from '../../storage/table.js';
import type { Estate } from '../estate.js';

/** A group that a tenant is made with, for rights rather than for mail. */
export interface DirectoryGroup {
  readonly id: number;
  readonly tenantId: number;
  /** The unit it lies in; null for the tenant itself. */
  readonly unitId: number | null;
  readonly name: string;
  readonly purpose: GroupPurpose;
}

/** What the members of a group can be. */
export const GROUP_PURPOSES = [
  'admins',
  'csrAdmins',
  'allUsers',
  'allUsersGroup',
  'allCustomers',
  'allResellerAdmins',
  'allResellerCsrAdmins',
] as const;

export type GroupPurpose = (typeof GROUP_PURPOSES)[number];

export class DirectoryGroups {
  readonly #estate: Estate;
  readonly #table: Table<DirectoryGroup>;

  constructor(estate: Estate) {
    this.#estate = estate;
    this.#table = new Table(estate.database, 'directoryGroup');
  }

  /** The tenant's group for a purpose, if it was made. */
  findByPurpose(tenantId: number, purpose: GroupPurpose): DirectoryGroup | undefined {
    return this.#table.first('tenantId = ? AND purpose = ? ORDER BY id', tenantId, purpose);
  }

  findByName(tenantId: number, unitId: number | null, name: string): DirectoryGroup | undefined {
    return this.#table.first(
      'tenantId = ? AND ifnull(unitId, 0) = ? AND name = ?',
      tenantId,
      unitId ?? 0,
      name,
    );
  }

  add(given: Omit<DirectoryGroup, 'id'>): DirectoryGroup {
    const group = { id: this.#estate.counters.take('directoryGroup'), ...given };
    this.#table.insert(group);
    return group;
  }

  addMember(groupId: number, userId: number): void {
    const sql = 'INSERT INTO directoryMember (groupId, userId) VALUES (?, ?) ON CONFLICT DO NOTHING';
    this.#estate.database.prepare(sql).run(groupId, userId);
  }

  isMember(groupId: number, userId: number): boolean {
    const sql = 'SELECT 1 FROM directoryMember WHERE groupId = ? AND userId = ?';
    return this.#estate.database.prepare(sql).get(groupId, userId) !== undefined;
  }
}
