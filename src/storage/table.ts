import type { Database, RowStatement, SqlValue } from './database.js';

/** Columns that are not stored as they are read: flags are 0 and 1, `json` columns hold one document or NULL. */
export interface ColumnForms<E> {
  readonly flags?: readonly (keyof E & string)[];
  readonly json?: readonly (keyof E & string)[];
}

/**
 * A table keyed by `id` whose columns are the fields of its entity, as the schema says. Anything cleverer than
 * finding by a condition is SQL in the model file that needs it.
 */
export class Table<E extends { readonly id: number }> {
  readonly #database: Database;
  readonly #name: string;
  readonly #flags: readonly string[];
  readonly #json: readonly string[];
  /** Columns and words of the last INSERT: one entity after the other has the same fields. */
  #insertion: { readonly columns: readonly string[]; readonly sql: string } | undefined;

  constructor(database: Database, name: string, forms: ColumnForms<E> = {}) {
    this.#database = database;
    this.#name = name;
    this.#flags = forms.flags ?? [];
    this.#json = forms.json ?? [];
    database.forms.know(name, { flags: this.#flags, json: this.#json });
  }

  find(id: number): E | undefined {
    return this.first('id = ?', id);
  }

  first(condition: string, ...parameters: readonly SqlValue[]): E | undefined {
    const statement = this.#select(condition);
    const values = statement.get(...parameters);
    return values === undefined ? undefined : this.#toEntity(statement, values);
  }

  all(condition: string, ...parameters: readonly SqlValue[]): E[] {
    const statement = this.#select(condition);
    return statement.all(...parameters).map((values) => this.#toEntity(statement, values));
  }

  exists(condition: string, ...parameters: readonly SqlValue[]): boolean {
    const sql = `SELECT 1 AS found FROM ${this.#name} WHERE ${condition} LIMIT 1`;
    return this.#database.prepare(sql).get(...parameters) !== undefined;
  }

  count(condition: string, ...parameters: readonly SqlValue[]): number {
    const sql = `SELECT count(*) AS count FROM ${this.#name} WHERE ${condition}`;
    return this.#database.prepare<{ count: number }>(sql).get(...parameters)?.count ?? 0;
  }

  insert(entity: E): void {
    const { columns, sql } = this.#insertionOf(Object.keys(entity));
    const statement = this.#database.prepare(sql);
    const values = this.#toColumns(entity, columns);
    const { watch } = this.#database;
    if (watch === undefined) statement.run(...values);
    else {
      watch.telling(this.#name, () => statement.run(...values));
      watch.note({ table: this.#name, key: { id: entity.id }, before: null, after: entity });
    }
  }

  /** Overwrites the given fields; undefined ones stay. */
  update(id: number, changes: Partial<Omit<E, 'id'>>): void {
    const columns = Object.entries(changes).flatMap(([column, value]) =>
      value === undefined ? [] : [column],
    );
    if (columns.length === 0) return;
    const settings = columns.map((column) => `${column} = ?`).join(', ');
    const statement = this.#database.prepare(`UPDATE ${this.#name} SET ${settings} WHERE id = ?`);
    const values = this.#toColumns(changes, columns);
    const { watch } = this.#database;
    if (watch === undefined) {
      statement.run(...values, id);
      return;
    }
    const row = this.#database
      .prepareRows(`SELECT ${columns.join(', ')} FROM ${this.#name} WHERE id = ?`)
      .get(id);
    watch.telling(this.#name, () => statement.run(...values, id));
    if (row === undefined || columns.every((_column, at) => row[at] === values[at])) return;
    const before = () => Object.fromEntries(columns.map((column, at) => [column, row[at]]));
    watch.note({ table: this.#name, key: { id }, before, after: changes });
  }

  delete(id: number): void {
    this.#database.prepare(`DELETE FROM ${this.#name} WHERE id = ?`).run(id);
  }

  #insertionOf(columns: readonly string[]): { readonly columns: readonly string[]; readonly sql: string } {
    const known = this.#insertion;
    if (
      known?.columns.length === columns.length &&
      columns.every((column, at) => column === known.columns[at])
    )
      return known;
    const holes = columns.map(() => '?').join(', ');
    this.#insertion = { columns, sql: `INSERT INTO ${this.#name} (${columns.join(', ')}) VALUES (${holes})` };
    return this.#insertion;
  }

  #select(condition: string): RowStatement {
    return this.#database.prepareRows(`SELECT * FROM ${this.#name} WHERE ${condition}`);
  }

  /** Filling a copy of an empty row is about twice as fast as having the driver make an object of each row. */
  #toEntity({ columns, emptyRow }: RowStatement, values: readonly unknown[]): E {
    const row: Record<string, unknown> = { ...emptyRow };
    for (let index = 0; index < columns.length; index += 1) row[columns[index] as string] = values[index];
    for (const column of this.#flags) row[column] = row[column] === 1;
    for (const column of this.#json) {
      const value = row[column];
      if (typeof value === 'string') row[column] = JSON.parse(value);
    }
    return row as E;
  }

  #toColumns(entity: object, columns: readonly string[]): unknown[] {
    const values = entity as Readonly<Record<string, unknown>>;
    return columns.map((column) => {
      const value = values[column];
      if (typeof value === 'boolean') return value ? 1 : 0;
      return this.#json.includes(column) && value !== null ? JSON.stringify(value) : value;
    });
  }
}
