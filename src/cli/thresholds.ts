import { shareText } from './coverageText.js';
import type { CoverageReport } from '../client/controlClient.js';
import { UsageError } from './exitCodes.js';

const KINDS = ['operations', 'fields', 'errors'] as const;
type Kind = (typeof KINDS)[number];

/** How much has to be touched at least. */
export interface Threshold {
  /** Undefined for all together. */
  readonly api: string | undefined;
  readonly kind: Kind;
  readonly percent: number;
}

/** Reads `mspc.operations=90` or `fields=50`. @throws UsageError */
export function readThreshold(given: string): Threshold {
  const [, api, name, percent = ''] = /^(?:(\w+)\.)?(\w+)=(.+)$/.exec(given) ?? [];
  const kind = KINDS.find((known) => known === name);
  if (kind === undefined) {
    throw new UsageError(`what and how much, such as mspc.operations=90; what is ${KINDS.join(', ')}`);
  }
  return { api, kind, percent: readPercent(percent) };
}

/** @throws UsageError */
export function readPercent(given: string): number {
  const percent = Number(given);
  if (!/^\d*\.?\d+$/.test(given) || percent > 100) throw new UsageError('a number from 0 to 100');
  return percent;
}

/** Lines about what is below its threshold. @throws UsageError for an API that there is not */
export function missed({ totals, apis }: CoverageReport, thresholds: readonly Threshold[]): string[] {
  return thresholds.flatMap(({ api, kind, percent }) => {
    const of = api === undefined ? totals : apis[api]?.totals;
    if (of === undefined) {
      throw new UsageError(`--min ${api ?? ''}: no such API; there are ${Object.keys(apis).join(', ')}`);
    }
    const share = of[kind];
    const what = api === undefined ? kind : `${api} ${kind}`;
    return share.percent < percent ? [`${what}: ${shareText(share)} is below ${percent} %`] : [];
  });
}
