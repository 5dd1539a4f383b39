import type { SqlValue } from './database.js';
import { connect, sqliteRefusal } from './handle.js';

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
  const handle = connect(':memory:');
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
