import type { Estate } from './estate.js';

/** How far an object has got on its way to where it was ordered to be. */
export type ProgressStatus =
  'notProvisioned' | 'requested' | 'inProgress' | 'provisioned' | 'failed' | 'pending';

/** A tenant, a user of it, or a service of either: what changes are ordered for. */
export interface Subject {
  readonly tenantId: number;
  readonly userId: number | null;
  readonly serviceId: number | null;
}

export interface Progress {
  readonly status: ProgressStatus;
  /** The last change ordered for the object, as long as it is not carried out. */
  readonly requestId: number | null;
  /** A change of it waits for somebody's approval. */
  readonly isHeld: boolean;
}

const PROVISIONED: Progress = { status: 'provisioned', requestId: null, isHeld: false };
const SUBJECT =
  'tenantId = @tenantId AND ifnull(userId, 0) = ifnull(@userId, 0) AND ifnull(serviceId, 0) = ifnull(@serviceId, 0)';

type Row = Omit<Progress, 'isHeld'> & { readonly isHeld: number };

/** The progress of every object. What other products make is provisioned from the start, so only exceptions are kept. */
export class ProgressRecords {
  readonly #estate: Estate;

  constructor(estate: Estate) {
    this.#estate = estate;
  }

  of({ tenantId, userId, serviceId }: Subject): Progress {
    const sql = `SELECT status, requestId, isHeld FROM progress WHERE ${SUBJECT}`;
    const row = this.#estate.database.prepare<Row>(sql).get({ tenantId, userId, serviceId });
    return row === undefined ? PROVISIONED : { ...row, isHeld: row.isHeld === 1 };
  }

  set(subject: Subject, changes: Partial<Progress>): void {
    const { tenantId, userId, serviceId } = subject;
    const { status, requestId, isHeld } = { ...this.of(subject), ...changes };
    this.forget(subject);
    if (status === 'provisioned' && requestId === null && !isHeld) return;
    this.#estate.database
      .prepare('INSERT INTO progress VALUES (@tenantId, @userId, @serviceId, @status, @requestId, @isHeld)')
      .run({ tenantId, userId, serviceId, status, requestId, isHeld: Number(isHeld) });
  }

  /** The object is gone, or as good as new. */
  forget({ tenantId, userId, serviceId }: Subject): void {
    this.#estate.database
      .prepare(`DELETE FROM progress WHERE ${SUBJECT}`)
      .run({ tenantId, userId, serviceId });
  }
}
