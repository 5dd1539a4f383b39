import { Table } from '../storage/table.js';
import { tenantConditions, type TenantCriteria } from './criteria.js';
import type { Estate } from './estate.js';

/** A conversation that was recorded. */
export interface Call {
  readonly id: number;
  readonly tenantId: number;
  /** Null when it is nobody's, or no longer. */
  readonly userId: number | null;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly lengthSeconds: number;
  /** Still in the buffer of calls that are kept only on demand. */
  readonly isBuffered: boolean;
}

export type NewCall = Omit<Call, 'id'> & Partial<Pick<Call, 'id'>>;

/** Which calls are counted; both instants belong to the span. */
export interface CallCriteria {
  readonly tenants: TenantCriteria;
  readonly from: number;
  readonly to: number;
  readonly isBuffered?: boolean | undefined;
}

export interface CallTotal {
  readonly tenantId: number;
  /** Null in totals of tenants. */
  readonly userId: number | null;
  readonly calls: number;
  readonly seconds: number;
}

export class Calls {
  readonly #estate: Estate;
  readonly #table: Table<Call>;

  constructor(estate: Estate) {
    this.#estate = estate;
    this.#table = new Table(estate.database, 'call', { flags: ['isBuffered'] });
  }

  all(): Call[] {
    return this.#table.all('true ORDER BY id');
  }

  add(given: NewCall): void {
    const id = given.id ?? this.#estate.counters.take('call');
    this.#estate.counters.reserve('call', id);
    this.#table.insert({ ...given, id });
  }

  clear(): void {
    this.#estate.database.prepare('DELETE FROM call').run();
  }

  /** One row per user that had calls, the busiest first. */
  totalsByUser(criteria: CallCriteria): CallTotal[] {
    return this.#totals(criteria, 'AND userId IS NOT NULL GROUP BY tenantId, userId', 'userId');
  }

  /** One row per tenant that had calls, the busiest first. */
  totalsByTenant(criteria: CallCriteria): CallTotal[] {
    return this.#totals(criteria, 'GROUP BY tenantId', 'NULL');
  }

  #totals({ tenants, from, to, isBuffered }: CallCriteria, grouping: string, userId: string): CallTotal[] {
    const { where, values } = tenantConditions(tenants);
    const kind = isBuffered === undefined ? '' : `AND isBuffered = ${isBuffered ? 1 : 0}`;
    const sql = `SELECT tenantId, ${userId} AS userId, count(*) AS calls, sum(lengthSeconds) AS seconds FROM call
      WHERE startedAt BETWEEN ? AND ? AND tenantId IN (SELECT tenant.id FROM tenant WHERE ${where}) ${kind} ${grouping}
      ORDER BY calls DESC, tenantId, userId`;
    return this.#estate.database.prepare<CallTotal>(sql).all(from, to, ...values);
  }
}
