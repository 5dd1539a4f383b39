import type { Database } from '../storage/database.js';

/**
 * The next free number of each kind of entity. A number handed out by a change that was refused is used up, as an
 * SQL Server identity is; so the counters live beside the transactions and are written with or after them.
 */
export class Counters {
  readonly #database: Database;
  readonly #next = new Map<string, number>();
  readonly #changed = new Set<string>();

  constructor(database: Database) {
    this.#database = database;
  }

  /** Takes the next number of the kind; the first is 1 unless the seed says otherwise. */
  take(kind: string): number {
    const number = this.#peek(kind);
    this.#set(kind, number + 1);
    return number;
  }

  /** Makes sure that numbers up to `used` are not handed out again. */
  reserve(kind: string, used: number): void {
    if (used >= this.#peek(kind)) this.#set(kind, used + 1);
  }

  /** Writes what changed since the last settled change; part of the transaction that took the numbers. */
  flush(): void {
    if (this.#changed.size === 0) return;
    const upsert = this.#database.prepare(
      'INSERT INTO counter (kind, next) VALUES (?, ?) ON CONFLICT (kind) DO UPDATE SET next = excluded.next',
    );
    for (const kind of this.#changed) upsert.run(kind, this.#next.get(kind));
  }

  /** What was written is committed. */
  settle(): void {
    this.#changed.clear();
  }

  /** Drops what is remembered: the rows below were replaced. */
  forget(): void {
    this.#next.clear();
    this.#changed.clear();
  }

  #peek(kind: string): number {
    const known = this.#next.get(kind);
    if (known !== undefined) return known;
    const row = this.#database.prepare<{ next: number }>('SELECT next FROM counter WHERE kind = ?').get(kind);
    return row?.next ?? 1;
  }

  #set(kind: string, next: number): void {
    this.#next.set(kind, next);
    this.#changed.add(kind);
  }
}
