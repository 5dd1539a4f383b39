import type { Estate } from './estate.js';

/** Work that a product does in the background, once `dueAt` has come. */
export interface Job {
  readonly id: number;
  /** Epoch milliseconds. */
  readonly dueAt: number;
  readonly kind: string;
  /** A JSON document only the kind's handler reads. */
  readonly payload: string;
}

export class Jobs {
  readonly #estate: Estate;
  /** False as long as no job can be waiting, so that a request without any costs no look. */
  #mayWait = true;

  constructor(estate: Estate) {
    this.#estate = estate;
  }

  /** Puts work off by `delayMs`; with 0 it is done after the request's own change, before its answer ends. */
  schedule(kind: string, payload: unknown, delayMs: number): void {
    const { database, counters, clock } = this.#estate;
    database
      .prepare('INSERT INTO job (id, dueAt, kind, payload) VALUES (?, ?, ?, ?)')
      .run(counters.take('job'), clock.now() + delayMs, kind, JSON.stringify(payload));
    this.#mayWait = true;
  }

  /** The job that has been due longest, if any. */
  nextDue(): Job | undefined {
    if (!this.#mayWait) return undefined;
    const { database, clock } = this.#estate;
    const job = database.prepare<Job>('SELECT * FROM job ORDER BY dueAt, id LIMIT 1').get();
    this.#mayWait = job !== undefined;
    return job === undefined || job.dueAt > clock.now() ? undefined : job;
  }

  remove({ id }: Job): void {
    this.#estate.database.prepare('DELETE FROM job WHERE id = ?').run(id);
  }

  /** The rows below were replaced. */
  forget(): void {
    this.#mayWait = true;
  }
}
