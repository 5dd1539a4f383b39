import BetterSqlite3 from 'better-sqlite3';
import { makeReady } from '../../src/storage/handle.js';

/** How many rows of each table speak of a name. */
export type Footprint = Readonly<Record<string, number>>;

/** Tables beside the estate: numbers that were taken, and what is written later than the change it tells of. */
const BESIDE = ['counter', 'audit', 'worldState'];

/** A look into a world's file from outside, also while an emulator uses it. */
export class FileLook {
  readonly #handle: BetterSqlite3.Database;

  constructor(file: string) {
    this.#handle = new BetterSqlite3(file, { readonly: true });
    makeReady(this.#handle);
  }

  /** Each row of the estate as text, by table. */
  rows(): ReadonlyMap<string, readonly string[]> {
    const names = this.#handle
      .prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      .pluck()
      .all()
      .filter((name) => !BESIDE.includes(name));
    const read = this.#handle.transaction(() =>
      names.map((name) => {
        const rows = this.#handle.prepare<[], unknown[]>(`SELECT * FROM ${name}`).raw().all();
        return [name, rows.map((row) => JSON.stringify(row))] as const;
      }),
    );
    return new Map(read());
  }

  footprint(name: string): Footprint {
    return footprintIn(this.rows(), name);
  }

  /** What SQLite finds wrong. */
  problems(): unknown[] {
    const found = [
      this.#handle.pragma('integrity_check', { simple: true }),
      ...(this.#handle.pragma('foreign_key_check') as unknown[]),
    ];
    return found.filter((problem) => problem !== 'ok');
  }

  close(): void {
    this.#handle.close();
  }
}

export function footprintIn(rows: ReadonlyMap<string, readonly string[]>, name: string): Footprint {
  const counts = [...rows].map(
    ([table, texts]) => [table, texts.filter((text) => text.toLowerCase().includes(name)).length] as const,
  );
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}
