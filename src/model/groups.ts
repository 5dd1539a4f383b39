import { Table } from '../storage/table.js';
import { namedConditions, type NamedCriteria } from './criteria.js';
import { ModelError } from './errors.js';
import type { Estate, Extras } from './estate.js';

/** A named set of users of one tenant. */
export interface Group {
  readonly id: number;
  readonly tenantId: number;
  /** Unique in the tenant, whatever the letter case. */
  readonly name: string;
  readonly provisioning: Extras | null;
  readonly cortex: Extras | null;
  readonly mps: Extras | null;
}

/** One user in one group, with what each product says of it. */
export interface Membership {
  readonly id: number;
  readonly groupId: number;
  readonly userId: number;
  readonly provisioning: Extras | null;
  readonly cortex: Extras | null;
  readonly mps: Extras | null;
}

type MembershipTerms = Partial<Omit<Membership, 'groupId' | 'userId'>>;
interface MembershipRow {
  readonly id: number;
  readonly groupId: number;
  readonly userId: number;
  readonly provisioning: string | null;
  readonly cortex: string | null;
  readonly mps: string | null;
}

const EXTRAS = ['provisioning', 'cortex', 'mps'] as const;

export class Groups {
  readonly #estate: Estate;
  readonly #table: Table<Group>;

  constructor(estate: Estate) {
    this.#estate = estate;
    this.#table = new Table(estate.database, 'userGroup', { json: EXTRAS });
  }

  find(id: number): Group | undefined {
    return this.#table.find(id);
  }

  findByName(tenantId: number, name: string): Group | undefined {
    return this.#table.first('tenantId = ? AND name = ?', tenantId, name);
  }

  ofTenant(tenantId: number): Group[] {
    return this.#table.all('tenantId = ? ORDER BY id', tenantId);
  }

  /** By id, at most so many. */
  matching(criteria: NamedCriteria, limit: number): Group[] {
    const { where, values } = namedConditions(criteria);
    return this.#table.all(`${where} ORDER BY id LIMIT ?`, ...values, limit);
  }

  countMatching(criteria: NamedCriteria): number {
    const { where, values } = namedConditions(criteria);
    return this.#table.count(where, ...values);
  }

  all(): Group[] {
    return this.#table.all('true ORDER BY id');
  }

  /** @throws ModelError groupExists */
  add(given: Pick<Group, 'tenantId' | 'name'> & Partial<Group>): Group {
    this.#requireFree(given.tenantId, given.name, undefined);
    const id = given.id ?? this.#estate.counters.take('group');
    this.#estate.counters.reserve('group', id);
    const group: Group = { provisioning: null, cortex: null, mps: null, ...given, id };
    this.#table.insert(group);
    return group;
  }

  /** @throws ModelError groupExists when another group of the tenant has the new name */
  change(id: number, changes: Partial<Omit<Group, 'id' | 'tenantId'>>): void {
    const group = this.find(id);
    if (group !== undefined && changes.name !== undefined) {
      this.#requireFree(group.tenantId, changes.name, id);
    }
    this.#table.update(id, changes);
  }

  /** Removes a group; its memberships end. */
  remove(id: number): void {
    this.#table.delete(id);
  }

  /** Adds a user to a group, or overwrites the given terms of its membership. */
  addMember(groupId: number, userId: number, terms: MembershipTerms = {}): void {
    const { database, counters } = this.#estate;
    if (!this.isMember(groupId, userId)) {
      const id = terms.id ?? counters.take('membership');
      counters.reserve('membership', id);
      database
        .prepare('INSERT INTO membership (id, groupId, userId) VALUES (?, ?, ?)')
        .run(id, groupId, userId);
    }
    for (const product of EXTRAS) {
      const extras = terms[product];
      if (extras === undefined) continue;
      database
        .prepare(`UPDATE membership SET ${product} = ? WHERE groupId = ? AND userId = ?`)
        .run(extras === null ? null : JSON.stringify(extras), groupId, userId);
    }
  }

  isMember(groupId: number, userId: number): boolean {
    const sql = 'SELECT 1 FROM membership WHERE groupId = ? AND userId = ?';
    return this.#estate.database.prepare(sql).get(groupId, userId) !== undefined;
  }

  removeMember(groupId: number, userId: number): void {
    const sql = 'DELETE FROM membership WHERE groupId = ? AND userId = ?';
    this.#estate.database.prepare(sql).run(groupId, userId);
  }

  /** User ids, ascending. */
  members(groupId: number): number[] {
    return this.memberships(groupId).map(({ userId }) => userId);
  }

  /** By user id. */
  memberships(groupId: number): Membership[] {
    return this.#memberships('groupId = ? ORDER BY userId', groupId);
  }

  /** What a user belongs to, by group id. */
  ofUser(userId: number): Membership[] {
    return this.#memberships('userId = ? ORDER BY groupId', userId);
  }

  #memberships(condition: string, id: number): Membership[] {
    return this.#estate.database
      .prepare<MembershipRow>(`SELECT * FROM membership WHERE ${condition}`)
      .all(id)
      .map((row) => ({
        id: row.id,
        groupId: row.groupId,
        userId: row.userId,
        provisioning: parsed(row.provisioning),
        cortex: parsed(row.cortex),
        mps: parsed(row.mps),
      }));
  }

  #requireFree(tenantId: number, name: string, except: number | undefined): void {
    const known = this.findByName(tenantId, name);
    if (known !== undefined && known.id !== except) throw new ModelError('groupExists', { tenantId, name });
  }
}

function parsed(json: string | null): Extras | null {
  return json === null ? null : (JSON.parse(json) as Extras);
}
