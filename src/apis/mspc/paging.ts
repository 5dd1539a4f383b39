import type { Paging } from '../../model/paging.js';
import { MspcFault } from './errors.js';

/** What a client asks of a paged listing. */
export interface PageRequest {
  readonly filterColumn: string | null;
  readonly filterValue: string | null;
  readonly sortColumn: string | null;
  readonly startRow: number;
  readonly maximumRows: number;
}

/** Columns of one table of the product's query, by the product's name for them. */
type Columns<Field> = Readonly<Record<string, Field>>;

/** What the product's query behind a paged listing knows. Names are compared without letter case. */
export interface PagedQuery<Field> {
  /** Its tables by the alias they have there. */
  readonly tables: Readonly<Record<string, Columns<Field>>>;
  /** The columns it selects, in order: a sort may name them bare, or by position. */
  readonly selected: Columns<Field>;
  /** Where a filter without a column looks; nowhere when empty. */
  readonly searched: readonly Field[];
  /** Position of the first row. */
  readonly firstPosition: 0 | 1;
  /**
   * A page begins with the row at startRow + this, by default the first position, and ends with the one at startRow +
   * maximumRows: from 0 it has one row more than asked for.
   */
  readonly beginsAt?: 0 | 1;
}

/** Parameters longer than this are cut, as those of the procedures are. */
const LONGEST_PARAMETER = 50;
const LARGEST_INT = 2_147_483_647;

/**
 * Reads filter, sort and stretch of a paged listing as the product's procedures do: they paste column names, freed of
 * all but letters, digits, `_`, dots and blanks, into their query, and double the apostrophes of the filter's value, so
 * that a value with one finds nothing.
 *
 * @throws MspcFault in SQL Server's words for a column that is none, and for rows beyond the largest int
 * @source WebsitePanel and SolidCP, DataProvider and the procedures …Paged
 * @fidelity observed; the texts for what is not a column and a direction inferred
 */
export function toPaging<Field extends string>(
  request: PageRequest,
  query: PagedQuery<Field>,
): Paging<Field> {
  const { startRow, maximumRows } = request;
  const filter = toFilter(request, query);
  const order = toOrder(verified(request.sortColumn), query);
  const { firstPosition, beginsAt = firstPosition } = query;
  const last = startRow + maximumRows;
  if (last > LARGEST_INT) throw new MspcFault('INT_OVERFLOW');
  const begin = Math.max(firstPosition, startRow + beginsAt);
  return { filter, order, offset: begin - firstPosition, limit: last - begin + 1 };
}

/** What a listing is narrowed to: 0 looks at nothing; a negative number fits no row, as in the product. */
export function unlessZero(id: number): number | undefined {
  return id === 0 ? undefined : id;
}

function toFilter<Field extends string>(
  { filterColumn, filterValue }: PageRequest,
  query: PagedQuery<Field>,
): Paging<Field>['filter'] {
  const pattern = (filterValue ?? '').replaceAll("'", "''").slice(0, LONGEST_PARAMETER);
  if (pattern.trimEnd() === '') return undefined;
  const [column, extra] = verified(filterColumn);
  if (column === undefined) {
    return query.searched.length === 0 ? undefined : { fields: query.searched, pattern };
  }
  if (extra !== undefined) throw new MspcFault('SYNTAX', extra);
  return { fields: [fieldOf(column, query)], pattern };
}

function toOrder<Field extends string>(
  [column, direction, extra]: readonly string[],
  query: PagedQuery<Field>,
): Paging<Field>['order'] {
  if (column === undefined) return undefined;
  const isDescending = direction?.toLowerCase() === 'desc';
  const wrong =
    direction === undefined || isDescending || direction.toLowerCase() === 'asc' ? extra : direction;
  if (wrong !== undefined) throw new MspcFault('SYNTAX', wrong);
  return { field: orderFieldOf(column, query), isDescending };
}

function orderFieldOf<Field>(column: string, query: PagedQuery<Field>): Field {
  if (/^\d+$/.test(column)) {
    const field = Object.values(query.selected)[Number(column) - 1];
    if (field === undefined) throw new MspcFault('ORDER_POSITION', column);
    return field;
  }
  return columnIn(query.selected, column) ?? fieldOf(column, query);
}

/** The field behind `Column` or `Alias.Column`. */
function fieldOf<Field>(name: string, { tables }: PagedQuery<Field>): Field {
  const [first = '', column, ...more] = name.split('.');
  if (column === undefined) {
    const [found, other] = Object.values(tables).flatMap((table) => columnIn(table, first) ?? []);
    if (found === undefined) throw new MspcFault('INVALID_COLUMN', name);
    if (other !== undefined) throw new MspcFault('AMBIGUOUS_COLUMN', name);
    return found;
  }
  const table = columnIn(tables, first);
  if (table === undefined || more.length > 0) throw new MspcFault('UNBOUND_COLUMN', name);
  const field = columnIn(table, column);
  if (field === undefined) throw new MspcFault('INVALID_COLUMN', column);
  return field;
}

function columnIn<T>(columns: Readonly<Record<string, T>>, name: string): T | undefined {
  const wanted = name.toLowerCase();
  return Object.entries(columns).find(([column]) => column.toLowerCase() === wanted)?.[1];
}

/** A column's text as it is let through, in words. */
function verified(text: string | null): string[] {
  const kept = (text ?? '').replace(/[^\p{L}\p{Mn}\p{Nd}\p{Pc}. ]/gu, '').slice(0, LONGEST_PARAMETER);
  return kept.split(' ').filter((word) => word !== '');
}
