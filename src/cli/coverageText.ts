import { extname } from 'node:path';
import type { ControlClient, CoverageReport } from '../client/controlClient.js';
import { UsageError } from './exitCodes.js';
import { table, type Style } from './terminal.js';

export const COVERAGE_FORMATS = ['json', 'junit', 'markdown'] as const;
export type CoverageFormat = (typeof COVERAGE_FORMATS)[number];

type Totals = CoverageReport['totals'];
type Share = Totals['operations'];

/** Shares by API, and all together. */
export function coverageText({ exchanges, totals, apis }: CoverageReport, style: Style): string {
  const rows = Object.entries(apis).map(([api, coverage]) => row(api, coverage.totals));
  const counted = `${exchanges} ${exchanges === 1 ? 'exchange' : 'exchanges'}`;
  return `${table(['API', 'OPERATIONS', 'FIELDS', 'ERRORS'], [...rows, row('all', totals)], style)}\n${counted}`;
}

function row(name: string, { operations, fields, errors }: Totals): string[] {
  return [name, ...[operations, fields, errors].map(shareText)];
}

export function shareText({ percent, touched, known }: Share): string {
  return `${percent} % (${touched} of ${known})`;
}

/** The report as a file holds it. */
export async function formatted(
  control: ControlClient,
  report: CoverageReport,
  format: CoverageFormat,
  sandbox: string,
): Promise<string> {
  if (format === 'json') return `${JSON.stringify(report, undefined, 2)}\n`;
  return control.coverageText(format, sandbox);
}

const BY_ENDING: Readonly<Record<string, CoverageFormat>> = {
  ...{ '.json': 'json', '.xml': 'junit', '.md': 'markdown', '.markdown': 'markdown' },
};

/** The format that the name of a file asks for. @throws UsageError */
export function formatOf(file: string): CoverageFormat {
  const format = BY_ENDING[extname(file).toLowerCase()];
  if (format !== undefined) return format;
  throw new UsageError(`${file}: end its name with .json, .xml or .md, or say --format`);
}
