import type { Estate } from './estate.js';

/** How an audited task ended. */
export const SEVERITY = { information: 0, warning: 1, error: 2 } as const;

/** Hands out record ids, 32 hex digits, and GUIDs by what they are for. */
export interface RecordIds {
  record(): string;
  guid(kind: string): string;
}

export interface AuditCaller {
  readonly id: number;
  readonly username: string;
}

/** One audited task as read back. */
export interface AuditRecord {
  readonly id: number;
  readonly recordId: string;
  readonly severity: number;
  readonly userId: number | null;
  readonly username: string | null;
  readonly source: string;
  readonly task: string;
  readonly itemId: number | null;
  readonly itemName: string | null;
  readonly startedAt: number;
  readonly finishedAt: number;
  /** Lines, separated by line feeds. */
  readonly log: string;
}

/** A task under way. Inner tasks and remarks are lines of the outermost one. */
export class AuditTask {
  readonly source: string;
  readonly task: string;
  readonly itemName: string | null;
  readonly caller: AuditCaller | null;
  readonly startedAt: number;
  finishedAt: number;
  itemId = 0;
  /** The record's number, where the caller chose one. */
  recordId: string | undefined;
  severity: number = SEVERITY.information;
  readonly lines: string[] = [];

  constructor(
    source: string,
    task: string,
    itemName: string | null,
    caller: AuditCaller | null,
    now: number,
  ) {
    this.source = source;
    this.task = task;
    this.itemName = itemName;
    this.caller = caller;
    this.startedAt = now;
    this.finishedAt = now;
  }

  warn(line: string): void {
    this.lines.push(line);
    this.severity = Math.max(this.severity, SEVERITY.warning);
  }

  fail(line: string): void {
    this.lines.push(line);
    this.severity = SEVERITY.error;
  }
}

/** Names of items, and numbers of records that callers choose, are cut to what their columns hold. */
const ITEM_NAME_LENGTH = 50;
const RECORD_ID_LENGTH = 32;
/** Tasks held in memory before they are written; a read writes them first. */
const PENDING = 64;
/** Records kept; older ones make room. */
const KEPT = 10_000;

/**
 * What was done in a world, also what was refused: records outlive the transaction of their request.
 */
export class Audit {
  readonly #estate: Estate;
  readonly #ids: RecordIds;
  #pending: AuditTask[] = [];

  constructor(estate: Estate, ids: RecordIds) {
    this.#estate = estate;
    this.#ids = ids;
  }

  open(source: string, task: string, itemName: string | null, caller: AuditCaller | null): AuditTask {
    const opened = new AuditTask(source, task, itemName, caller, this.#estate.clock.now());
    this.#pending.push(opened);
    return opened;
  }

  /** Every record still kept, oldest first. */
  records(): AuditRecord[] {
    this.flush();
    return this.#estate.database.prepare<AuditRecord>('SELECT * FROM audit ORDER BY id').all();
  }

  /** Writes pending records once there are many; called between requests, never inside one. */
  settle(): void {
    if (this.#pending.length >= PENDING) this.flush();
  }

  flush(): void {
    if (this.#pending.length === 0) return;
    const { database, counters } = this.#estate;
    database.transaction(() => {
      const insert = database.prepare(INSERT);
      for (const task of this.#pending) insert.run(...this.#row(task));
      const newest =
        database.prepare<{ id: number | null }>('SELECT max(id) AS id FROM audit').get()?.id ?? 0;
      database.prepare('DELETE FROM audit WHERE id <= ?').run(newest - KEPT);
      counters.flush();
    });
    counters.settle();
    this.#pending = [];
  }

  /** Drops what is pending: the world was replaced. */
  forget(): void {
    this.#pending = [];
  }

  #row(task: AuditTask): (string | number | null)[] {
    return [
      this.#estate.counters.take('audit'),
      task.recordId?.slice(0, RECORD_ID_LENGTH) ?? this.#ids.record(),
      task.severity,
      task.caller?.id ?? null,
      task.caller?.username ?? null,
      task.source,
      task.task,
      task.itemId === 0 ? null : task.itemId,
      task.itemName?.slice(0, ITEM_NAME_LENGTH) ?? null,
      task.startedAt,
      task.finishedAt,
      task.lines.join('\n'),
    ];
  }
}

const INSERT = `INSERT INTO audit
  (id, recordId, severity, userId, username, source, task, itemId, itemName, startedAt, finishedAt, log)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
