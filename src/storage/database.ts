import BetterSqlite3 from 'better-sqlite3';
import { SCHEMA_STEPS } from './schema.js';

/** What SQLite can hold in a column here. */
export type SqlValue = string | number | null;

/** A prepared statement whose rows have the shape `Row`; the shape is the schema's word, checked by STRICT tables. */
export interface Statement<Row> {
  get(...parameters: readonly unknown[]): Row | undefined;
  all(...parameters: readonly unknown[]): Row[];
  run(...parameters: readonly unknown[]): { readonly changes: number };
}

/** The file was written by a newer version of this program. */
export class NewerSchemaError extends Error {
  constructor(file: string, found: number, known: number) {
    super(
      `${file} has schema version ${found}; this version knows ${known}. Use a newer provisim or another file.`,
    );
  }
}

/**
 * One world's rows: a file or memory, the same code for both. Synchronous; statements are prepared once.
 */
export class Database {
  #handle: BetterSqlite3.Database;
  readonly #file: string | undefined;
  readonly #statements = new Map<string, BetterSqlite3.Statement>();
  #depth = 0;

  private constructor(handle: BetterSqlite3.Database, file?: string) {
    this.#handle = handle;
    this.#file = file;
    handle.pragma('foreign_keys = ON');
  }

  /** An empty world in memory, every schema step applied. */
  static inMemory(): Database {
    const database = new Database(new BetterSqlite3(':memory:'));
    database.#upgrade(':memory:');
    return database;
  }

  /** A world in memory that begins as the given image. */
  static fromImage(image: Buffer): Database {
    return new Database(new BetterSqlite3(image));
  }

  /**
   * Opens a file, making it when absent.
   *
   * @throws NewerSchemaError
   */
  static openFile(file: string): Database {
    const handle = new BetterSqlite3(file);
    handle.pragma('journal_mode = WAL');
    handle.pragma('synchronous = NORMAL');
    const database = new Database(handle, file);
    database.#upgrade(file);
    return database;
  }

  /** True for a database that no seed has been written to. */
  get isEmpty(): boolean {
    return (
      this.prepare<{ found: number }>('SELECT EXISTS (SELECT 1 FROM counter) AS found').get()?.found === 0
    );
  }

  prepare<Row>(sql: string): Statement<Row> {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#handle.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement as unknown as Statement<Row>;
  }

  /** Runs `work` as one transaction; inside another one, as a savepoint. A throw undoes what `work` did. */
  transaction<T>(work: () => T): T {
    const [begin, commit, rollback] = this.#depth === 0 ? OUTER : NESTED;
    this.prepare(begin).run();
    this.#depth += 1;
    try {
      const result = work();
      this.prepare(commit).run();
      return result;
    } catch (error) {
      for (const statement of rollback) this.prepare(statement).run();
      throw error;
    } finally {
      this.#depth -= 1;
    }
  }

  /** The whole world as bytes, for `fromImage` and `restore`. */
  image(): Buffer {
    return this.#handle.serialize();
  }

  /** Replaces every row by those of the image, in one step. */
  restore(image: Buffer): void {
    if (this.#file === undefined) {
      const old = this.#handle;
      this.#handle = new BetterSqlite3(image);
      this.#handle.pragma('foreign_keys = ON');
      this.#statements.clear();
      old.close();
      return;
    }
    const source = Database.fromImage(image);
    try {
      this.#copyRows(source);
    } finally {
      source.close();
    }
  }

  close(): void {
    this.#statements.clear();
    this.#handle.close();
  }

  #copyRows(source: Database): void {
    this.transaction(() => {
      this.#handle.pragma('defer_foreign_keys = ON');
      for (const { name } of source.prepare<{ name: string }>(TABLES).all()) {
        this.prepare(`DELETE FROM ${name}`).run();
        for (const row of source.prepare<Record<string, SqlValue>>(`SELECT * FROM ${name}`).all()) {
          const columns = Object.keys(row);
          const holes = columns.map(() => '?').join(', ');
          this.prepare(`INSERT INTO ${name} (${columns.join(', ')}) VALUES (${holes})`).run(
            ...Object.values(row),
          );
        }
      }
    });
  }

  #upgrade(file: string): void {
    const found = Number(this.#handle.pragma('user_version', { simple: true }));
    if (found > SCHEMA_STEPS.length) {
      this.close();
      throw new NewerSchemaError(file, found, SCHEMA_STEPS.length);
    }
    this.#handle.transaction(() => {
      for (const step of SCHEMA_STEPS.slice(found)) this.#handle.exec(step);
      this.#handle.pragma(`user_version = ${SCHEMA_STEPS.length}`);
    })();
  }
}

const OUTER = ['BEGIN', 'COMMIT', ['ROLLBACK']] as const;
const NESTED = ['SAVEPOINT inner', 'RELEASE inner', ['ROLLBACK TO inner', 'RELEASE inner']] as const;
const TABLES = `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`;
