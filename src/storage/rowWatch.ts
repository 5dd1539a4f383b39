/** A row that was made, changed or removed. */
export interface RowChange {
  readonly table: string;
  /** The columns by which the row is told apart. */
  readonly key: Columns;
  /** Null for a row that was made; of one that was changed, the columns that were. */
  readonly before: Columns | null;
  /** Null for a row that was removed. */
  readonly after: Columns | null;
}

/** Columns as their entity has them, or as they are stored: in JSON, or what makes them, for hardly anybody asks. */
export type Columns = object | string | (() => object);

/** What a watch needs of a connection. */
export interface Watched {
  readonly pragma: (source: string) => unknown;
  readonly exec: (sql: string) => unknown;
  readonly function: (name: string, run: (...values: unknown[]) => unknown) => unknown;
}

/** Rows of no entity: counters, and what is written about the work itself. */
const UNWATCHED: ReadonlySet<string> = new Set([
  ...['counter', 'worldState', 'audit', 'job'],
  // Measurements come by the hundred thousand, and from no product.
  ...['call', 'diskSpaceUsage', 'bandwidthUsage'],
]);

/** What a burst of changes may hold; those beyond are only counted. */
const MAX_CHANGES = 1_000;

const WRITING = /^\s*(INSERT|REPLACE|UPDATE|DELETE)\b(?:\s+OR\s+\w+)?(?:\s+(?:INTO|FROM))?\s+(\w+)/i;
const NOTE = 'noteRowChange';

/**
 * Notes which rows a connection's statements touch. Tables tell of what they insert and update; what other SQL does, and
 * what goes with a row by a foreign key, triggers tell. Those are no part of the database, and one is made when the first
 * statement that could fire it is about to run, so that a world pays for what it does alone.
 */
export class RowWatch {
  readonly #connection: Watched;
  #changes: RowChange[] = [];
  #leftOut = 0;
  /** Statements looked at and triggers made, in order; those of a transaction go with it. */
  readonly #made: string[] = [];
  readonly #isMade = new Set<string>();
  readonly #tables = new Map<string, TableShape>();
  /** What happens to rows of other tables when a row of the table goes. */
  #dependents: ReadonlyMap<string, readonly Dependent[]> | undefined;
  /** The table that tells of its rows itself just now. */
  #telling: string | undefined;

  constructor(connection: Watched) {
    this.#connection = connection;
    connection.function(NOTE, (table, key, before, after) => {
      if (table !== this.#telling)
        this.note({ table: String(table), key: String(key), before: textOf(before), after: textOf(after) });
      return null;
    });
    // Rows that REPLACE pushes out count as removed, and the triggers' schema stays off the disk.
    connection.pragma('recursive_triggers = ON');
    connection.pragma('temp_store = MEMORY');
  }

  /** Makes sure that what the statement does will be noted, unless its table tells of it. */
  prepare(sql: string): void {
    if (this.#telling !== undefined || this.#isMade.has(sql)) return;
    const [, verb = '', table = ''] = WRITING.exec(sql) ?? [];
    if (table !== '' && !UNWATCHED.has(table)) this.#prepare(verb.toUpperCase(), table, sql);
    this.#remember(sql);
  }

  /** Runs `work`, whose changes to the table are noted by who calls. */
  telling<T>(table: string, work: () => T): T {
    this.#telling = table;
    try {
      return work();
    } finally {
      this.#telling = undefined;
    }
  }

  note(change: RowChange): void {
    if (this.#changes.length < MAX_CHANGES) this.#changes.push(change);
    else this.#leftOut += 1;
  }

  /** Where the notes stand, for `forgetSince`. */
  get mark(): WatchMark {
    return { changes: this.#changes.length, leftOut: this.#leftOut, made: this.#made.length };
  }

  /** What was done since then was undone. */
  forgetSince({ changes, leftOut, made }: WatchMark): void {
    this.#changes.length = Math.min(changes, this.#changes.length);
    this.#leftOut = leftOut;
    for (const gone of this.#made.splice(made)) this.#isMade.delete(gone);
  }

  /** Hands over what was noted since the last time. */
  take(): { readonly changes: readonly RowChange[]; readonly leftOut: number } {
    if (this.#changes.length === 0) return NOTHING;
    const taken = { changes: this.#changes, leftOut: this.#leftOut };
    this.#changes = [];
    this.#leftOut = 0;
    return taken;
  }

  /** An INSERT may change or push out a row that is there. */
  #prepare(verb: string, table: string, sql: string): void {
    if (verb === 'UPDATE' || /\bON\s+CONFLICT\b/i.test(sql)) this.#watchUpdates(table, updatedIn(sql));
    if (verb === 'DELETE' || verb === 'REPLACE' || /\bOR\s+REPLACE\b/i.test(sql)) this.#watchRemovals(table);
    if (verb === 'INSERT' || verb === 'REPLACE') this.#watchRows(table, 'INSERT');
  }

  #watchUpdates(table: string, columns: readonly string[]): void {
    const { key, all } = this.#shapeOf(table);
    for (const column of columns.filter((name) => all.includes(name))) {
      const [before, after] = [jsonOf([column], 'OLD'), jsonOf([column], 'NEW')];
      this.#trigger(
        `watch_${table}_${column}`,
        `AFTER UPDATE OF ${column} ON main.${table} WHEN OLD.${column} IS NOT NEW.${column}`,
        `'${table}', ${jsonOf(key, 'NEW')}, ${before}, ${after}`,
      );
    }
  }

  #watchRows(table: string, event: 'INSERT' | 'DELETE'): void {
    const { key, all } = this.#shapeOf(table);
    const which = event === 'INSERT' ? 'NEW' : 'OLD';
    const row = jsonOf(all, which);
    const values = event === 'INSERT' ? `NULL, ${row}` : `${row}, NULL`;
    this.#trigger(
      `watch_${table}_${event}`,
      `AFTER ${event} ON main.${table}`,
      `'${table}', ${jsonOf(key, which)}, ${values}`,
    );
  }

  #watchRemovals(table: string): void {
    if (this.#isMade.has(`watch_${table}_DELETE`)) return;
    this.#watchRows(table, 'DELETE');
    this.#dependents ??= this.#readDependents();
    for (const { table: dependent, column } of this.#dependents.get(table) ?? []) {
      if (column === undefined) this.#watchRemovals(dependent);
      else this.#watchUpdates(dependent, [column]);
    }
  }

  #trigger(name: string, when: string, values: string): void {
    if (this.#isMade.has(name)) return;
    this.#connection.exec(
      `CREATE TEMP TRIGGER IF NOT EXISTS ${name} ${when} BEGIN SELECT ${NOTE}(${values}); END`,
    );
    this.#remember(name);
  }

  #shapeOf(table: string): TableShape {
    const known = this.#tables.get(table);
    if (known !== undefined) return known;
    const columns = this.#connection.pragma(`table_info(${table})`) as { name: string; pk: number }[];
    const all = columns.map(({ name }) => name);
    const key = all.includes('id') ? ['id'] : columns.filter(({ pk }) => pk > 0).map(({ name }) => name);
    const shape = { all, key };
    this.#tables.set(table, shape);
    return shape;
  }

  #readDependents(): ReadonlyMap<string, readonly Dependent[]> {
    const tables = this.#connection.pragma('table_list') as { schema: string; name: string; type: string }[];
    const found = new Map<string, Dependent[]>();
    for (const { schema, name, type } of tables) {
      if (schema !== 'main' || type !== 'table') continue;
      const keys = this.#connection.pragma(`foreign_key_list(${name})`) as ForeignKey[];
      for (const { table, from, on_delete } of keys) {
        if (on_delete === 'NO ACTION') continue;
        const column = on_delete === 'CASCADE' ? undefined : from;
        found.set(table, [...(found.get(table) ?? []), { table: name, column }]);
      }
    }
    return found;
  }

  #remember(what: string): void {
    this.#made.push(what);
    this.#isMade.add(what);
  }
}

/** How far the notes had come. */
export interface WatchMark {
  readonly changes: number;
  readonly leftOut: number;
  readonly made: number;
}

interface TableShape {
  readonly all: readonly string[];
  readonly key: readonly string[];
}

/** A table whose rows go with those of another, or lose the column that names them. */
interface Dependent {
  readonly table: string;
  readonly column: string | undefined;
}

/** A row of SQLite's foreign_key_list. */
interface ForeignKey {
  readonly table: string;
  readonly from: string;
  readonly on_delete: string;
}

const NOTHING = { changes: [], leftOut: 0 } as const;

/** Names to the left of an equals sign behind SET; some may be no columns. */
function updatedIn(sql: string): string[] {
  const [, settings = ''] = /\bSET\b([\s\S]*)/i.exec(sql) ?? [];
  return [...settings.matchAll(/(\w+)\s*=/g)].flatMap(([, name]) => name ?? []);
}

function jsonOf(columns: readonly string[], which: 'OLD' | 'NEW'): string {
  return `json_object(${columns.map((column) => `'${column}', ${which}.${column}`).join(', ')})`;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
