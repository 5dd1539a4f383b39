import { Table } from '../../storage/table.js';
import type { Estate } from '../estate.js';
import { RECORD_STATUS, type RecordStatus } from './status.js';

/** A plan that a record holds, or that it may give to what it owns. */
export interface PlanEntry {
  readonly id: number;
  readonly recordId: number;
  readonly planId: number;
  readonly status: RecordStatus;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly changedAt: number;
}

/** Something that happened to a record. */
interface PlanEvent {
  readonly id: number;
  readonly recordId: number;
  readonly planId: number | null;
  /** A two-letter code. */
  readonly type: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

const STANDING = `status <> '${RECORD_STATUS.deleted}'`;

/** Who holds which plan, who may give which, and what happened when. */
export class PlanAssignments {
  readonly #estate: Estate;
  readonly #held: Table<PlanEntry>;
  readonly #available: Table<PlanEntry>;
  readonly #events: Table<PlanEvent>;

  constructor(estate: Estate) {
    this.#estate = estate;
    this.#held = new Table(estate.database, 'planAssignment');
    this.#available = new Table(estate.database, 'availablePlan');
    this.#events = new Table(estate.database, 'planEvent');
  }

  /** Plans a record holds, oldest first. */
  ofRecord(recordId: number): PlanEntry[] {
    return this.#held.all(`recordId = ? AND ${STANDING} ORDER BY id`, recordId);
  }

  /** @param at when, if not now; epoch milliseconds */
  assign(recordId: number, planId: number, at = this.#estate.clock.now()): void {
    this.#held.insert(this.#entry('planAssignment', recordId, planId, at));
  }

  /** Puts another plan in the place of the one held. */
  reassign(id: number, planId: number): void {
    this.#held.update(id, { planId, changedAt: this.#estate.clock.now() });
  }

  /** Marks an assignment as deleted. */
  withdraw(id: number): void {
    this.#held.update(id, { status: RECORD_STATUS.deleted, changedAt: this.#estate.clock.now() });
  }

  /** Plans on a record's available list, whatever their status, oldest first. */
  available(recordId: number): PlanEntry[] {
    return this.#available.all(`recordId = ? AND ${STANDING} ORDER BY id`, recordId);
  }

  /**
   * Puts a plan on the available list; one that was taken off is there again.
   *
   * @param at when, if not now; epoch milliseconds
   */
  makeAvailable(recordId: number, planId: number, at = this.#estate.clock.now()): void {
    const known = this.#available.first('recordId = ? AND planId = ?', recordId, planId);
    if (known === undefined)
      return this.#available.insert(this.#entry('availablePlan', recordId, planId, at));
    if (known.status !== RECORD_STATUS.enabled) this.setAvailable(known.id, RECORD_STATUS.enabled);
  }

  setAvailable(id: number, status: RecordStatus): void {
    this.#available.update(id, { status, changedAt: this.#estate.clock.now() });
  }

  log(recordId: number, type: string, planId: number | null = null): void {
    const id = this.#estate.counters.take('planEvent');
    this.#events.insert({ id, recordId, planId, type, at: this.#estate.clock.now() });
  }

  #entry(kind: string, recordId: number, planId: number, at: number): PlanEntry {
    const id = this.#estate.counters.take(kind);
    return { id, recordId, planId, status: RECORD_STATUS.enabled, createdAt: at, changedAt: at };
  }
}
