import { existsSync, realpathSync, writeFileSync } from 'node:fs';
import { EntityForms } from './entityForms.js';
import { DamagedFileError, NewerSchemaError } from './fileErrors.js';
import { connect, makeReady, sqliteRefusal, type Handle, type Prepared } from './handle.js';
import type { RowSource } from './queryOver.js';
import { RowWatch } from './rowWatch.js';
import { SCHEMA_STEPS } from './schema/steps.js';
import { build, requireKnownShape, schemaVersion, upgrade } from './upgrade.js';
import { openWorldFile, putInPlace, reopenWorldFile, type Durability } from './worldFile.js';

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

/**
 * One world's rows: a file or memory, the same code for both. Synchronous; statements are prepared once.
 */
export class Database {
  #handle: Handle;
  readonly #place: Place | undefined;
  readonly #statements = new Map<string, Statement<unknown>>();
  readonly #rowStatements = new Map<string, RowStatement>();
  #depth = 0;
  /** Why the last write that mattered could not be done; a write that can be done clears it. */
  #writeFailure: string | undefined;
  /** How its tables' columns are stored. */
  readonly forms = new EntityForms();
  #watch: RowWatch | undefined;

  private constructor(handle: Handle, place?: Place) {
    this.#handle = handle;
    this.#place = place;
  }

  /** An empty world in memory, every schema step applied. */
  static inMemory(): Database {
    const handle = connect(':memory:');
    makeReady(handle);
    build(handle);
    return new Database(handle);
  }

  /**
   * A world in memory that begins as the given image; one of an earlier version is upgraded.
   *
   * @throws DatabaseFileError
   */
  static fromImage(image: Buffer): Database {
    return new Database(openImage(image));
  }

  /**
   * Opens a file, making it when absent; one of an earlier version is copied beside itself and upgraded.
   *
   * @throws DatabaseFileError
   */
  static openFile(file: string, durability: Durability = 'normal'): Database {
    return new Database(openWorldFile(file, durability), { file, durability });
  }

  /** True for a database that no seed has been written to. */
  get isEmpty(): boolean {
    return (
      this.prepare<{ found: number }>('SELECT EXISTS (SELECT 1 FROM counter) AS found').get()?.found === 0
    );
  }

  /** Why nothing can be written at present, as far as writes have told; undefined when all is well. */
  get trouble(): string | undefined {
    if (this.#writeFailure !== undefined) return this.#writeFailure;
    return this.#place === undefined || existsSync(this.#place.file) ? undefined : 'its file is gone';
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
      const prepared: Prepared = this.#handle.prepare(sql);
      statement = prepared.readonly ? prepared : this.#writing(prepared, sql);
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
    const mark = this.#watch?.mark;
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
      if (mark !== undefined) this.#watch?.forgetSince(mark);
      throw error;
    } finally {
      this.#depth -= 1;
    }
  }

  /** What is noted of the rows that are touched; undefined where nobody asked for it. */
  get watch(): RowWatch | undefined {
    return this.#watch;
  }

  /** From now on notes which rows are touched. */
  watchRows(): void {
    this.#watch ??= new RowWatch(this.#handle);
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

  /**
   * Becomes what the image holds, in one step: a world in a file gets another file in its place.
   *
   * @throws DatabaseFileError for an image that no world can become
   */
  restore(image: Buffer): void {
    if (this.#place !== undefined) {
      this.#replaceFile(this.#place, currentImage(image));
      return;
    }
    const next = openImage(image);
    this.close();
    this.#takeUp(next);
  }

  close(): void {
    this.#forgetStatements();
    this.#handle.close();
  }

  /** A statement that changes rows. */
  #writing(statement: Prepared, sql: string): Statement<unknown> {
    const write = <T>(act: () => T): T => {
      const mark = this.#watch?.mark;
      this.#watch?.prepare(sql);
      if (this.#depth > 0) this.#begin();
      try {
        return act();
      } catch (error) {
        if (mark !== undefined) this.#watch?.forgetSince(mark);
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

  /** Goes on with another connection. */
  #takeUp(handle: Handle): void {
    this.#handle = handle;
    if (this.#watch !== undefined) this.#watch = new RowWatch(handle);
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
  #replaceFile({ file, durability }: Place, image: Buffer): void {
    const real = realpathSync(file);
    const next = `${real}${NEXT_SUFFIX}`;
    writeFileSync(next, image, { flush: true });
    this.#handle.pragma('wal_checkpoint(TRUNCATE)');
    this.close();
    try {
      putInPlace(next, real, durability);
    } finally {
      this.#takeUp(reopenWorldFile(real, durability));
    }
  }
}

/** Where a world is kept. */
interface Place {
  readonly file: string;
  readonly durability: Durability;
}

/**
 * The same world as an image of this version.
 *
 * @throws DatabaseFileError
 */
export function currentImage(image: Buffer): Buffer {
  if (versionOf(image) === SCHEMA_STEPS.length) return image;
  const database = Database.fromImage(image);
  try {
    return database.image();
  } finally {
    database.close();
  }
}

/**
 * Makes sure that bytes from outside are a world, every row of it.
 *
 * @param what what the bytes are, to begin a message with
 * @throws DatabaseFileError
 */
export function requireImage(image: Buffer, what: string): void {
  let handle: Handle | undefined;
  try {
    handle = connect(image);
    makeReady(handle);
    requireKnownShape(handle, what);
    if (schemaVersion(handle) === 0) throw new DamagedFileError(what, 'there is nothing in it');
    const found = handle.pragma('integrity_check(1)', { simple: true });
    if (found !== 'ok') throw new DamagedFileError(what, String(found));
  } catch (error) {
    const refusal = sqliteRefusal(error);
    throw refusal === undefined ? error : new DamagedFileError(what, refusal.message);
  } finally {
    handle?.close();
  }
}

/** @source SQLite result codes */
const STORAGE_FAILURE = /^SQLITE_(FULL|READONLY|IOERR|CANTOPEN|CORRUPT|NOTADB)/;

/** More than the free pages that deleted rows leave behind usually hold. */
const PROBE_BYTES = 256 * 1024;

function openImage(image: Buffer): Handle {
  const version = versionOf(image);
  if (version > SCHEMA_STEPS.length) throw new NewerSchemaError(IMAGE, version, SCHEMA_STEPS.length);
  const handle = connect(image);
  try {
    makeReady(handle);
    upgrade(handle, IMAGE);
    return handle;
  } catch (error) {
    handle.close();
    throw error;
  }
}

/** As the header has it. @source SQLite file format, user version */
function versionOf(image: Buffer): number {
  return image.length < 100 ? 0 : image.readInt32BE(60);
}

const IMAGE = 'the snapshot';

/** Beside a world's file, for as long as it takes: what it becomes. */
const NEXT_SUFFIX = '.next';

/** @source SQLite file format, file format version numbers */
const ROLLBACK_JOURNAL = 1;
