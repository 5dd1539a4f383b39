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

/** What row changes say of a job that is put off, or taken up: what follows is its work. */
export const JOB_TABLE = 'job';

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
    const id = counters.take('job');
    database
      .prepare('INSERT INTO job (id, dueAt, kind, payload) VALUES (?, ?, ?, ?)')
      .run(id, clock.now() + delayMs, kind, JSON.stringify(payload));
    database.watch?.note({ table: JOB_TABLE, key: { id }, before: null, after: { kind } });
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

  remove({ id, kind }: Job): void {
    const { database } = this.#estate;
    database.prepare('DELETE FROM job WHERE id = ?').run(id);
    database.watch?.note({ table: JOB_TABLE, key: { id }, before: { kind }, after: null });
  }

  /** The rows below were replaced. */
  forget(): void {
    this.#mayWait = true;
  }
}
