import { callCommand, faultCommand } from './commands.js';
import type { CoverageReport } from './coverage.js';
import type { Share, Totals } from './report.js';

/** Holes listed of one kind: a comment of a pull request holds 65,536 characters. */
const MOST_LISTED = 100;

/** The report as a page: figures first, what is missing folded in below. */
export function markdownOf(report: CoverageReport, sandbox: string): string {
  const { exchanges, totals, apis } = report;
  const rows = Object.entries(apis).map(([api, coverage]) => row(api, coverage.totals));
  return [
    '## Provisim coverage',
    '',
    `${exchanges} ${exchanges === 1 ? 'exchange' : 'exchanges'}.`,
    '',
    '| API | operations | fields | errors |',
    '| --- | --- | --- | --- |',
    ...rows,
    ...(rows.length > 1 ? [row('**all**', totals)] : []),
    '',
    ...Object.keys(apis).flatMap((api) => holesIn(api, report, sandbox)),
  ].join('\n');
}

function row(name: string, { operations, fields, errors }: Totals): string {
  return `| ${[name, shareText(operations), shareText(fields), shareText(errors)].join(' | ')} |`;
}

export function shareText({ touched, known, percent }: Share): string {
  return `${percent} % (${touched} of ${known})`;
}

function holesIn(api: string, { holes }: CoverageReport, sandbox: string): string[] {
  const isOfApi = (hole: { readonly api: string }) => hole.api === api;
  const operations = holes.operations
    .filter(isOfApi)
    .map((hole) => `| ${code(hole.operation)} | ${code(callCommand(hole, sandbox))} |`);
  const fields = holes.fields
    .filter(isOfApi)
    .map(({ record, fields: missing }) => `| ${code(record)} | ${missing.length} | ${listed(missing)} |`);
  const errors = holes.errors
    .filter(isOfApi)
    .map(({ symbol }) => `| ${code(symbol)} | ${code(faultCommand(api, symbol, sandbox))} |`);
  return [
    ...folded(`${api}: ${operations.length} operations not called`, ['operation', 'call it'], operations),
    ...folded(`${api}: fields never sent`, ['message', 'missing', 'fields'], fields),
    ...folded(`${api}: ${errors.length} errors not met`, ['error', 'let it be met'], errors),
  ];
}

function folded(title: string, headings: readonly string[], rows: readonly string[]): string[] {
  if (rows.length === 0) return [];
  const more = rows.length - MOST_LISTED;
  return [
    `<details><summary>${title}</summary>`,
    '',
    `| ${headings.join(' | ')} |`,
    `| ${headings.map(() => '---').join(' | ')} |`,
    ...rows.slice(0, MOST_LISTED),
    ...(more > 0 ? ['', `and ${more} more`] : []),
    '',
    '</details>',
    '',
  ];
}

const SHOWN_FIELDS = 5;

function listed(paths: readonly string[]): string {
  const shown = paths.slice(0, SHOWN_FIELDS).map(code).join(', ');
  return paths.length > SHOWN_FIELDS ? `${shown}, …` : shown;
}

/** What stands in a cell as it is. Names of contracts hold neither backticks nor line ends. */
function code(text: string): string {
  return `\`${text.replaceAll('|', '\\|')}\``;
}
