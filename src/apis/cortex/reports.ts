import type { Report, ReportResult } from '../../model/reports.js';
import { elementName } from './columnNames.js';
import type { PrintedReport, SentReport } from './contract.generated.js';
import type { CortexContext, Reading } from './context.js';
import { isSame } from './customerKeys.js';
import { CortexError } from './errors.js';
import { requireProvider } from './rights.js';

/** What a query is given where nobody says. @source .NET's SqlCommand.CommandTimeout @fidelity inferred */
const USUAL_TIMEOUT_MS = 30_000;
const LINE_END = '\r\n';

/**
 * The configured reports that fit, with the parameters each takes.
 *
 * @throws CortexError NotAuthorized for everybody but the provider's own
 * @source Cortex behaviour 19
 * @fidelity documented; the layout inferred
 */
export const findReports: Reading<'report'> = (sent, context) => {
  requireProvider(context);
  return context.model.reports
    .all()
    .filter(({ name }) => isSame(sent.name, name))
    .map(({ name, description, parameters }) => ({
      ...{ name, description },
      parameter: parameters.map((parameter) => ({ name: parameter, text: '' })),
    }));
};

/**
 * Runs a report.
 *
 * @throws CortexError ReportNotFound, NotAuthorized
 * @throws ModelError reportFailed
 * @source Cortex behaviour 19
 * @fidelity documented; what fails it inferred
 */
export const getReports: Reading<'report'> = (sent, context) => {
  requireProvider(context);
  const { name = '', timeout = USUAL_TIMEOUT_MS, parameter = [], dataformat } = sent;
  const report = context.model.reports.findByName(name);
  if (report === undefined) throw new CortexError('ReportNotFound', { name });
  const result = context.model.reports.run(report, {
    parameters: new Map(parameter.map((one) => [(one.name ?? '').trim().replace(/^@/, ''), one.text])),
    timeoutMs: timeout <= 0 ? null : timeout,
  });
  const kept = keptColumns(report, result, sent);
  const rows = result.rows.map((row) => kept.map((at) => cellOf(row[at], result.columns[at]?.type, context)));
  const columns = kept.flatMap((at) => result.columns[at] ?? []);
  return [
    {
      ...{ name: report.name, description: report.description },
      result: {
        column: columns.map((column) => ({ type: column.type, text: column.name })),
        ...(dataformat?.text === 'tsv'
          ? { data: tabbed(columns, rows, dataformat.header === true) }
          : { row: rows.map((row) => named(columns, row, dataformat?.columnnames === true)) }),
      },
    } satisfies PrintedReport,
  ];
};

/** Positions of the columns to keep; all of them where none is named. @throws CortexError ReportError @fidelity inferred */
function keptColumns(report: Report, { columns }: ReportResult, { column = [] }: SentReport): number[] {
  const wanted = column.flatMap((name) => name.trim().toLowerCase() || []);
  const known = columns.map(({ name }) => name.toLowerCase());
  const missing = wanted.find((name) => !known.includes(name));
  if (missing !== undefined) {
    throw new CortexError('ReportError', { name: report.name, detail: `There is no column '${missing}'.` });
  }
  return known.flatMap((name, at) => (wanted.length === 0 || wanted.includes(name) ? at : []));
}

/** @source Cortex behaviour 19 @fidelity documented for dates in tab-separated text; inferred for those in rows */
function cellOf(value: unknown, type: string | undefined, context: CortexContext): string {
  if (value === null || value === undefined) return '';
  if (type === 'bit') return value === 0 ? 'False' : 'True';
  return type === 'datetime' && typeof value === 'number' ? usTime(context.time(value)) : String(value);
}

/** `M/d/yyyy h:mm:ss tt` of a `yyyy-MM-ddTHH:mm:ss`. */
function usTime(time: string): string {
  const [year, month, day, hour, minutes, seconds] = time.split(/[-T:]/);
  const hours = Number(hour);
  return `${Number(month)}/${Number(day)}/${year} ${hours % 12 || 12}:${minutes}:${seconds} ${hours < 12 ? 'AM' : 'PM'}`;
}

type Columns = ReportResult['columns'];
type Cells = readonly string[];

function tabbed(columns: Columns, rows: readonly Cells[], hasHeading: boolean): string {
  const heading = hasHeading ? [columns.map(({ name }) => name)] : [];
  return [...heading, ...rows].map((cells) => cells.join('\t')).join(LINE_END);
}

/** Without names of their own the elements are all called `column`. @fidelity inferred */
function named(columns: Columns, row: Cells, hasNames: boolean): (readonly [string, string])[] {
  return row.map((text, at) => [hasNames ? elementName(columns[at]?.name ?? '') : 'column', text]);
}
