import { UsageError } from './exitCodes.js';

const UNITS: Readonly<Record<string, number>> = {
  ...{ ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 },
};
const DURATION = /^-?(\d+(\.\d+)?(ms|[smhdw]))+$/;

/** Milliseconds of `90s`, `10m`, `1h30m`, `2d`; a minus in front goes back. @throws UsageError */
export function readDuration(text: string): number {
  if (!DURATION.test(text)) throw new UsageError('a duration such as 500ms, 90s, 10m, 1h30m or 2d');
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|[smhdw])/g)];
  const sum = parts.reduce((total, [, count, unit = 'ms']) => total + Number(count) * (UNITS[unit] ?? 1), 0);
  return Math.round(text.startsWith('-') ? -sum : sum);
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:?\d{2})?$/i;

/** An instant in UTC of a date, or a date and a time; without a zone it is taken as UTC. @throws UsageError */
export function readInstant(text: string): string {
  const isZoned = /(Z|[+-]\d{2}:?\d{2})$/i.test(text) && !DAY.test(text);
  const at = Date.parse(isZoned || DAY.test(text) ? text : `${text}Z`);
  if (!(DAY.test(text) || INSTANT.test(text)) || Number.isNaN(at))
    throw new UsageError('an instant such as 2026-01-15 or 2026-01-15T10:30:00Z');
  return new Date(at).toISOString();
}

/** A span as a person reads it: `1d 2h`, `45s`, `120ms`. */
export function showDuration(ms: number): string {
  if (ms < 1_000) return `${ms}ms`;
  const parts: string[] = [];
  let rest = ms;
  for (const unit of ['d', 'h', 'm', 's']) {
    const size = UNITS[unit] ?? 1;
    if (rest >= size) parts.push(`${Math.floor(rest / size)}${unit}`);
    rest %= size;
  }
  return parts.slice(0, 2).join(' ');
}
