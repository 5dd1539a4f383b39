import { existsSync, realpathSync, renameSync, writeFileSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { SCHEMA_STEPS } from './schema/steps.js';
import { TEXT_FUNCTIONS } from './texts.js';

/** What SQLite can hold in a column here. */
export type SqlValue = string | number | null;

/** A prepared statement whose rows have the shape `Row`; the shape is the schema's word, checked by STRICT tables. */
export interface Statement<Row> {
  get(...parameters: readonly unknown[]): Row | undefined;
  all(...parameters: readonly unknown[]): Row[];
  run(...parameters: readonly unknown[]): { readonly changes: number };
}

/** A prepared query whose rows are the bare values of `columns`, for tables with many of them. */
export interface RowStatement {
  readonly columns: readonly string[];
  /** Every column at NULL. */
  readonly emptyRow: Readonly<Record<string, null>>;
  get(...parameters: readonly unknown[]): readonly unknown[] | undefined;
  all(...parameters: readonly unknown[]): (readonly unknown[])[];
}

/** A file that cannot be used as a database; the message names it. */
export class DatabaseFileError extends Error {}

/** Rows as a query over them sees them; they are fetched when the query first looks. */
export interface RowSource {
  readonly columns: readonly string[];
  readonly rows: () => Iterable<readonly SqlValue[]>;
}

/** What a query found: rows come one by one, in the order of its columns. */
export interface Found {
  readonly columns: readonly string[];
  readonly rows: Iterable<readonly unknown[]>;
}

/** A query that cannot be run. */
export class QueryRefused extends Error {}

/** The file was written by a newer version of this program. */
export class NewerSchemaError extends DatabaseFileError {
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
  readonly #statements = new Map<string, Statement<unknown>>();
  readonly #rowStatements = new Map<string, RowStatement>();
  #depth = 0;
  /** Why the last write that mattered could not be done; a write that can be done clears it. */
  #writeFailure: string | undefined;

  private constructor(handle: BetterSqlite3.Database, file?: string) {
    this.#handle = handle;
    this.#file = file;
    makeReady(handle);
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
   * @throws DatabaseFileError, NewerSchemaError
   */
  static openFile(file: string): Database {
    const database = new Database(openHandle(file), file);
    database.#upgrade(file);
    return database;
  }

  /** True for a database that no seed has been written to. */
  get isEmpty(): boolean {
    return (
      this.prepare<{ found: number }>('SELECT EXISTS (SELECT 1 FROM counter) AS found').get()?.found === 0
    );
  }

  /** Whether the rows can be read and the shape is the one this version makes. */
  get isSound(): boolean {
    const isCurrent = this.#handle.pragma('user_version', { simple: true }) === SCHEMA_STEPS.length;
    return isCurrent && this.#handle.pragma('quick_check', { simple: true }) === 'ok';
  }

  /** Why nothing can be written at present, as far as writes have told; undefined when all is well. */
  get trouble(): string | undefined {
    if (this.#writeFailure !== undefined) return this.#writeFailure;
    return this.#file === undefined || existsSync(this.#file) ? undefined : 'its file is gone';
  }

  /** Writes something of a size that small change does not have, and takes it back: whether there is room again. */
  tryWrite(): void {
    const probe = this.#handle.transaction((value: string) => {
      this.#handle.prepare("REPLACE INTO worldState (name, value) VALUES ('probe', ?)").run(value);
    });
    try {
      probe('.'.repeat(PROBE_BYTES));
      this.#handle.prepare("DELETE FROM worldState WHERE name = 'probe'").run();
      this.#writeFailure = undefined;
    } catch (error) {
      this.#noteFailure(error);
    }
  }

  prepare<Row>(sql: string): Statement<Row> {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      const prepared: BetterSqlite3.Statement = this.#handle.prepare(sql);
      statement = prepared.readonly ? prepared : this.#writing(prepared);
      this.#statements.set(sql, statement);
    }
    return statement as Statement<Row>;
  }

  prepareRows(sql: string): RowStatement {
    let prepared = this.#rowStatements.get(sql);
    if (prepared === undefined) {
      const statement = this.#handle.prepare<unknown[], readonly unknown[]>(sql).raw();
      const columns = statement.columns().map(({ name }) => name);
      prepared = {
        columns,
        emptyRow: Object.fromEntries(columns.map((column) => [column, null])),
        get: (...parameters) => statement.get(...parameters),
        all: (...parameters) => statement.all(...parameters),
      };
      this.#rowStatements.set(sql, prepared);
    }
    return prepared;
  }

  /**
   * Runs `work` as one transaction; inside another one, as a savepoint. A throw undoes what `work` did. Work that only
   * reads costs no transaction: it begins with the first change.
   */
  transaction<T>(work: () => T): T {
    const isNested = this.#depth > 0;
    if (isNested) this.#begin();
    if (isNested) this.prepare('SAVEPOINT inner').run();
    this.#depth += 1;
    try {
      const result = work();
      if (isNested) this.prepare('RELEASE inner').run();
      else if (this.#handle.inTransaction) {
        this.prepare('COMMIT').run();
        this.#writeFailure = undefined;
      }
      return result;
    } catch (error) {
      this.#noteFailure(error);
      this.#undo(isNested);
      throw error;
    } finally {
      this.#depth -= 1;
    }
  }

  /** Views whose names begin with `prefix`, by the rest of the name, for `queryOver`. */
  views(prefix: string): Readonly<Record<string, RowSource>> {
    const sql = "SELECT name FROM sqlite_master WHERE type = 'view' AND name LIKE ? ORDER BY name";
    const names = this.prepare<{ name: string }>(sql).all(`${prefix}%`);
    return Object.fromEntries(
      names.map(({ name }) => {
        const statement = this.prepareRows(`SELECT * FROM ${name}`);
        const rows = () => statement.all() as readonly (readonly SqlValue[])[];
        return [name.slice(prefix.length), { columns: statement.columns, rows }];
      }),
    );
  }

  /** The whole world as bytes, for `fromImage` and `restore`. */
  image(): Buffer {
    const image = this.#handle.serialize();
    // A world in memory keeps no write-ahead log: bytes 18 and 19 say which kind of journal the header asks for.
    image.fill(ROLLBACK_JOURNAL, 18, 20);
    return image;
  }

  /** Becomes what the image holds, in one step: a world in a file gets another file in its place. */
  restore(image: Buffer): void {
    if (this.#file === undefined) {
      const old = this.#handle;
      this.#handle = new BetterSqlite3(image);
      makeReady(this.#handle);
      this.#forgetStatements();
      old.close();
      return;
    }
    this.#replaceFile(realpathSync(this.#file), image);
  }

  close(): void {
    this.#forgetStatements();
    this.#handle.close();
  }

  /** A statement that changes rows. */
  #writing(statement: BetterSqlite3.Statement): Statement<unknown> {
    const write = <T>(act: () => T): T => {
      if (this.#depth > 0) this.#begin();
      try {
        return act();
      } catch (error) {
        this.#noteFailure(error);
        throw error;
      }
    };
    return {
      get: (...parameters) => write(() => statement.get(...parameters)),
      all: (...parameters) => write(() => statement.all(...parameters)),
      run: (...parameters) => write(() => statement.run(...parameters)),
    };
  }

  /** Remembers a failure of the storage; what the schema refuses is none. */
  #noteFailure(error: unknown): void {
    const refusal = sqliteRefusal(error);
    if (refusal !== undefined && STORAGE_FAILURE.test(refusal.code)) this.#writeFailure = refusal.message;
  }

  #begin(): void {
    if (!this.#handle.inTransaction) this.prepare('BEGIN').run();
  }

  #undo(isNested: boolean): void {
    if (isNested) {
      this.prepare('ROLLBACK TO inner').run();
      this.prepare('RELEASE inner').run();
    } else if (this.#handle.inTransaction) this.prepare('ROLLBACK').run();
  }

  #forgetStatements(): void {
    this.#statements.clear();
    this.#rowStatements.clear();
  }

  /** The bytes are all there before the file is touched: whatever fails, it is the old world or the new one. */
  #replaceFile(file: string, image: Buffer): void {
    const next = `${file}${NEXT_SUFFIX}`;
    writeFileSync(next, image, { flush: true });
    this.close();
    try {
      renameSync(next, file);
    } finally {
      this.#handle = openHandle(file);
      makeReady(this.#handle);
    }
    this.#upgrade(file);
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

/**
 * Runs a query that sees the given rows and nothing else: it is asked of a database of its own, which it cannot change
 * either. What `use` makes of the rows is handed back.
 *
 * @throws QueryRefused
 */
export function queryOver<T>(
  sources: Readonly<Record<string, RowSource>>,
  { sql, parameters }: { readonly sql: string; readonly parameters: Readonly<Record<string, string>> },
  use: (found: Found) => T,
): T {
  const handle = new BetterSqlite3(':memory:');
  try {
    for (const [name, { columns, rows }] of Object.entries(sources)) {
      let fetched: Iterable<readonly SqlValue[]> | undefined;
      const generate = function* () {
        yield* (fetched ??= rows());
      };
      handle.table(name, { columns: [...columns], rows: generate });
    }
    const prepared = handle.prepare<unknown[], readonly unknown[]>(sql);
    if (!prepared.reader) throw new QueryRefused('it does not return rows');
    const statement = prepared.raw();
    return use({
      columns: statement.columns().map(({ name }) => name),
      rows: { [Symbol.iterator]: () => statement.iterate(parameters) },
    });
  } catch (error) {
    const refusal = sqliteRefusal(error);
    throw refusal === undefined ? error : new QueryRefused(refusal.message);
  } finally {
    handle.close();
  }
}

/** @source SQLite result codes */
const STORAGE_FAILURE = /^SQLITE_(FULL|READONLY|IOERR|CANTOPEN|CORRUPT|NOTADB)/;

/** More than the free pages that deleted rows leave behind usually hold. */
const PROBE_BYTES = 256 * 1024;

/** Beside a world's file, for as long as it takes: what it becomes. */
const NEXT_SUFFIX = '.next';

/** @source SQLite file format, file format version numbers */
const ROLLBACK_JOURNAL = 1;

/** What a connection knows beyond the rows: it is not kept with them. */
function makeReady(handle: BetterSqlite3.Database): void {
  handle.pragma('foreign_keys = ON');
  for (const [name, compute] of Object.entries(TEXT_FUNCTIONS)) {
    handle.function(name, { deterministic: true }, compute);
  }
}

function openHandle(file: string): BetterSqlite3.Database {
  try {
    const handle = new BetterSqlite3(file);
    handle.pragma('journal_mode = WAL');
    handle.pragma('synchronous = NORMAL');
    return handle;
  } catch (error) {
    throw new DatabaseFileError(`${file}: ${messageOf(error)}`);
  }
}

/**
 * What SQLite itself refuses: its code and words. Told by the code, for the class of the error belongs to whichever
 * module realm loaded the addon first.
 */
export function sqliteRefusal(
  error: unknown,
): { readonly code: string; readonly message: string } | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  const code = String(error.code);
  return code.startsWith('SQLITE_') ? { code, message: messageOf(error) } : undefined;
}

function messageOf(error: unknown): string {
  const isTold = typeof error === 'object' && error !== null && 'message' in error;
  return isTold ? String(error.message) : String(error);
}
