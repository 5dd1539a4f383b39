import type { Database, SqlValue } from '../storage/database.js';

/** Which rows of a listing, in which order, and which stretch of them. Fields are named, never given as SQL. */
export interface Paging<Field extends string> {
  /** Only rows where one of the fields is like the pattern (`%`, `_`, `[a-f]`); undefined for all. */
  readonly filter?: { readonly fields: readonly Field[]; readonly pattern: string } | undefined;
  /** Undefined leaves the rows in the order of their first key. */
  readonly order?: { readonly field: Field; readonly isDescending: boolean } | undefined;
  /** Rows passed over, and rows given at most; below zero is zero. */
  readonly offset: number;
  readonly limit: number;
}

/** A query that pages can be cut from. All of it is SQL of ours; what a caller sent goes into `parameters`. */
export interface Listing<Field extends string, Key extends string> {
  /** What follows FROM. */
  readonly from: string;
  readonly where: string;
  readonly parameters: readonly SqlValue[];
  /** What identifies a row, by name; the first decides between equals. */
  readonly keys: Readonly<Record<Key, string>>;
  /** The expression behind each field that rows can be filtered and ordered by. */
  readonly fields: Readonly<Record<Field, string>> | ((field: Field) => string);
}

export interface Page<Key extends string> {
  /** Rows that fit the filter, on whatever page. */
  readonly total: number;
  readonly rows: readonly Readonly<Record<Key, number | null>>[];
}

/** One page of a listing. Texts are ordered without regard to letter case; nulls come first. */
export function pageOf<Field extends string, Key extends string>(
  database: Database,
  { from, where, parameters, keys, fields }: Listing<Field, Key>,
  { filter, order, offset, limit }: Paging<Field>,
): Page<Key> {
  const expressionOf = (field: Field) => (typeof fields === 'function' ? fields(field) : fields[field]);
  const conditions = (filter?.fields ?? []).map((field) => `likePattern(${expressionOf(field)}, ?)`);
  const matching = conditions.length === 0 ? '' : ` AND (${conditions.join(' OR ')})`;
  const source = `FROM ${from} WHERE (${where})${matching}`;
  const values = [...parameters, ...conditions.map(() => filter?.pattern ?? null)];
  const total =
    database.prepare<{ total: number }>(`SELECT count(*) AS total ${source}`).get(...values)?.total ?? 0;
  const expressions = Object.entries<string>(keys);
  const selected = expressions.map(([key, expression]) => `${expression} AS ${key}`).join(', ');
  const direction = order?.isDescending === true ? 'DESC' : 'ASC';
  const leading = order === undefined ? [] : [`sortKey(${expressionOf(order.field)}) ${direction}`];
  const sorting = [...leading, ...expressions.map(([, expression]) => expression)].join(', ');
  const rows = database
    .prepare<Readonly<Record<Key, number | null>>>(
      `SELECT ${selected} ${source} ORDER BY ${sorting} LIMIT ? OFFSET ?`,
    )
    .all(...values, Math.max(0, limit), Math.max(0, offset));
  return { total, rows };
}
