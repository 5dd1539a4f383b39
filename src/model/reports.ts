import { QueryRefused, queryOver, type Found } from '../storage/queryOver.js';
import { Table } from '../storage/table.js';
import { ModelError } from './errors.js';
import type { Estate } from './estate.js';

/** A configured report: a query over the views that are made for reports. */
export interface Report {
  readonly id: number;
  /** Unique, whatever the letter case. */
  readonly name: string;
  readonly description: string;
  /** One SELECT over `Customers`, `Users`, `Services` and `Requests`; `@Name` stands for a parameter. */
  readonly query: string;
  /** Names of the parameters in the query, each of which has to be given. */
  readonly parameters: readonly string[];
  /** Types of its columns, by their names, as reports name them; those of the others follow from the first row. */
  readonly types: Readonly<Record<string, string>>;
  /** How long it takes as far as a time-out is concerned; nobody is kept waiting. */
  readonly takesMs: number;
}

/** What a report found. */
export interface ReportResult {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly (readonly unknown[])[];
}

/** What a run is given; a time-out of null lets it run as long as it takes. */
export interface ReportCall {
  readonly parameters: ReadonlyMap<string, string>;
  readonly timeoutMs: number | null;
}

/** Reports come from the seed. */
export class Reports {
  readonly #estate: Estate;
  readonly #table: Table<Report>;

  constructor(estate: Estate) {
    this.#estate = estate;
    this.#table = new Table(estate.database, 'report', { json: ['parameters', 'types'] });
  }

  add(report: Omit<Report, 'id' | 'parameters'>): void {
    const id = this.#estate.counters.take('report');
    this.#table.insert({ id, ...report, parameters: parametersIn(report.query) });
  }

  /** In the order in which they were configured. */
  all(): Report[] {
    return this.#table.all('true ORDER BY id');
  }

  findByName(name: string): Report | undefined {
    return this.#table.first('name = ?', name);
  }

  /** @throws ModelError reportFailed for a parameter that is missing or unknown, a query that fails, and a time-out */
  run(report: Report, { parameters, timeoutMs }: ReportCall): ReportResult {
    const values = valuesFor(report, parameters);
    if (timeoutMs !== null && report.takesMs > timeoutMs) throw failed(report, TIMEOUT);
    const deadline = timeoutMs === null ? Infinity : this.#estate.clock.now() + timeoutMs;
    const query = { sql: report.query, parameters: values };
    try {
      return queryOver(this.#estate.database.views(VIEWS), query, (found) =>
        this.#collect(report, found, deadline),
      );
    } catch (error) {
      throw error instanceof QueryRefused ? failed(report, `${error.message}.`) : error;
    }
  }

  #collect(report: Report, { columns, rows }: Found, deadline: number): ReportResult {
    const collected: (readonly unknown[])[] = [];
    for (const row of rows) {
      if (this.#estate.clock.now() > deadline) throw failed(report, TIMEOUT);
      if (collected.length === MOST_ROWS) throw failed(report, `It has more than ${MOST_ROWS} rows.`);
      collected.push(row);
    }
    const typed = columns.map((name, index) => ({
      name,
      type: report.types[name] ?? typeOf(collected[0]?.[index]),
    }));
    return { columns: typed, rows: collected };
  }
}

const VIEWS = 'report';
const MOST_ROWS = 100_000;

/** @source .NET's SqlException for error -2 */
const TIMEOUT =
  'Timeout expired.  The timeout period elapsed prior to completion of the operation or the server is not responding.';

function failed({ name }: Report, detail: string): ModelError {
  return new ModelError('reportFailed', { name, detail });
}

/** Quoted texts and names may hold an at sign of their own. */
const QUOTED_OR_PARAMETER = /'[^']*'|"[^"]*"|@(\w+)/g;

function parametersIn(query: string): string[] {
  return [...new Set([...query.matchAll(QUOTED_OR_PARAMETER)].flatMap(([, name]) => name ?? []))];
}

function typeOf(value: unknown): string {
  return typeof value === 'number' ? (Number.isInteger(value) ? 'int' : 'float') : 'nvarchar';
}

function valuesFor(report: Report, given: ReadonlyMap<string, string>): Record<string, string> {
  const values: Record<string, string> = {};
  const left = new Map([...given].map(([name, value]) => [name.toLowerCase(), value]));
  for (const name of report.parameters) {
    const value = left.get(name.toLowerCase());
    if (value === undefined) throw failed(report, `The parameter '${name}' is missing.`);
    left.delete(name.toLowerCase());
    values[name] = value;
  }
  const [unknown] = left.keys();
  if (unknown !== undefined) throw failed(report, `There is no parameter '${unknown}'.`);
  return values;
}
