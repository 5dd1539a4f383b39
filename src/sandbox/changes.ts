import { JOB_TABLE } from '../model/jobs.js';
import { kindOf } from '../model/kinds.js';
import type { Database } from '../storage/database.js';
import type { Columns, RowChange } from '../storage/rowWatch.js';
import { maskEntity } from './mask.js';

/** What an exchange did to one entity: columns as the entity has them, passwords masked. */
export interface EntityChange {
  readonly kind: string;
  /** Null for rows that are told apart by other columns; those are shown then. */
  readonly id: number | string | null;
  /** Null when it was made; of one that was changed, what changed and how it is told apart. */
  readonly before: EntityColumns | null;
  /** Null when it was removed. */
  readonly after: EntityColumns | null;
}

export type EntityColumns = Readonly<Record<string, unknown>>;

/** Rows touched, and how many more were. */
export interface RowChanges {
  readonly changes: readonly RowChange[];
  readonly leftOut: number;
}

export const NO_CHANGES: RowChanges = { changes: [], leftOut: 0 };

/** Finds out which exchange each change of a world's rows belongs to: background work to the one that put it off. */
export class ChangeLedger {
  readonly #database: Database;
  /** Exchanges by the number of a job they put off. */
  readonly #causes = new Map<number, number>();

  constructor(database: Database) {
    this.#database = database;
    database.watchRows();
  }

  /**
   * Gives what was changed since the last time to exchanges.
   *
   * @param cause the exchange that did it; undefined where only background work, or nobody, was at it
   */
  book(cause: number | undefined, give: (exchange: number, changes: RowChanges) => void): void {
    const { changes, leftOut } = this.#database.watch?.take() ?? NO_CHANGES;
    if (changes.length === 0) return;
    const shares = new Map<number, RowChange[]>();
    let owner = cause;
    for (const change of changes) {
      if (change.table === JOB_TABLE) owner = this.#follow(change, owner);
      else if (owner !== undefined) {
        const share = shares.get(owner);
        if (share === undefined) shares.set(owner, [change]);
        else share.push(change);
      }
    }
    for (const [exchange, share] of shares)
      give(exchange, { changes: share, leftOut: exchange === owner ? leftOut : 0 });
  }

  forget(): void {
    this.#database.watch?.take();
    this.#causes.clear();
  }

  /** A job that is put off belongs to who did it; one that is taken up makes what follows the work of that exchange. */
  #follow(change: RowChange, owner: number | undefined): number | undefined {
    const id = numberOf(change);
    if (change.after !== null) {
      if (owner !== undefined) this.#causes.set(id, owner);
      return owner;
    }
    const cause = this.#causes.get(id);
    this.#causes.delete(id);
    return cause;
  }
}

function numberOf({ key }: RowChange): number {
  return Number(columnsOf(key)['id']);
}

/** What all changes of an exchange come to, entity by entity, in the order in which each was first touched. */
export function entityChanges({ changes }: RowChanges, database: Database): EntityChange[] {
  const sums = new Map<string, Sum>();
  for (const { table, key, before, after } of changes) {
    const asEntity = (columns: Columns | null) => {
      if (columns === null || typeof columns === 'object') return columns as EntityColumns | null;
      return database.forms.of(table, columnsOf(columns));
    };
    const next: Sum = { table, key: columnsOf(key), before: asEntity(before), after: asEntity(after) };
    const name = JSON.stringify([table, next.key]);
    sums.set(name, together(sums.get(name), next));
  }
  return [...sums.values()].flatMap((sum) => shownChange(sum) ?? []);
}

interface Sum {
  readonly table: string;
  readonly key: EntityColumns;
  readonly before: EntityColumns | null;
  readonly after: EntityColumns | null;
}

/** Two changes of a row as one: of each column the first value before counts, and the last one after. */
function together(first: Sum | undefined, next: Sum): Sum {
  if (first === undefined) return next;
  const before = first.before === null ? null : { ...next.before, ...first.before };
  const after = next.after === null ? null : { ...first.after, ...next.after };
  return { ...first, before, after };
}

function shownChange({ table, key, before, after }: Sum): EntityChange | undefined {
  if (before === null && after === null) return undefined;
  const { id } = key;
  const change = { kind: kindOf(table), id: typeof id === 'number' || typeof id === 'string' ? id : null };
  if (before === null || after === null) {
    return { ...change, before: before && maskEntity(before), after: after && maskEntity(after) };
  }
  const changed = Object.keys(after).filter(
    (column) => JSON.stringify(before[column]) !== JSON.stringify(after[column]),
  );
  if (changed.length === 0) return undefined;
  const shown = (columns: EntityColumns) => {
    const given = Object.fromEntries(changed.map((column) => [column, columns[column] ?? null]));
    return maskEntity({ ...key, ...given });
  };
  return { ...change, before: shown(before), after: shown(after) };
}

function columnsOf(columns: Columns): EntityColumns {
  if (typeof columns === 'string') return JSON.parse(columns) as EntityColumns;
  return (typeof columns === 'function' ? columns() : columns) as EntityColumns;
}
