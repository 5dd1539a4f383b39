/**
 * Values as text on the wire and back, as JAXB's DatatypeConverterImpl and CalendarFormatter have them. A text that
 * is no value is never an error there: `undefined` leaves the property as it was.
 */
import type { TimeZone } from './timeZone.js';

const BLANKS = ' \t\r\n';

/**
 * Reads an int: digits with blanks anywhere between them and signs anywhere, the last of which counts. What does not
 * fit 32 bits wraps around, and no digits at all are 0.
 *
 * @source behaviour 9; JAX-WS RI 2.3.0.2 over java.lang.Integer
 * @fidelity observed
 */
export function parseJavaInt(text: string): number | undefined {
  let isNegative = false;
  let value = 0;
  for (const char of text) {
    if (char === '-') isNegative = true;
    else if (char >= '0' && char <= '9') value = (Math.imul(value, 10) + Number(char)) | 0;
    else if (char !== '+' && !BLANKS.includes(char)) return undefined;
  }
  return isNegative ? -value | 0 : value;
}

/**
 * Reads a boolean the way JAXB scans it: it looks for `1` or `true`, checks all but the last letter of the latter,
 * and takes one character too many behind. Everything else is false.
 *
 * @source behaviour 9; JAX-WS RI 2.3.0.2
 * @fidelity observed
 */
export function parseJavaBoolean(text: string): boolean {
  return /^[ \t\r\n]*(?:1|tru[^])[ \t\r\n]*[^]?$/.test(text);
}

const LEXICAL =
  /^(?:(\d{4,})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?)?)?)?|--(\d\d)(?:-(\d\d))?|---(\d\d)|(\d\d):(\d\d):(\d\d)(?:\.(\d+))?)(Z|[+-]\d\d:\d\d)?$/;
const MOST_OFFSET_MINUTES = 14 * 60;
const MINUTE_MS = 60_000;

/**
 * Reads any of XML Schema's date and time types into epoch milliseconds. What is left out is that of 1970; without a
 * zone it is the server's local time; fractions are cut to milliseconds.
 *
 * @source behaviour 9; JAX-WS RI 2.3.0.2 over java.util.Date
 * @fidelity observed; years before 1583, which Java reads by the Julian calendar, and those before Christ inferred
 */
export function parseJavaDate(text: string, zone: TimeZone): number | undefined {
  const match = LEXICAL.exec(text.trim());
  if (match === null) return undefined;
  const wallClock = wallClockOf(match);
  const offset = match[15];
  if (wallClock === undefined || Number.isNaN(wallClock)) return undefined;
  if (offset === undefined) return zone.toInstant(wallClock);
  const minutes = offsetMinutes(offset);
  return minutes === undefined ? undefined : wallClock - minutes * MINUTE_MS;
}

function wallClockOf(match: RegExpExecArray): number | undefined {
  const number = (index: number): number | undefined =>
    match[index] === undefined ? undefined : Number(match[index]);
  const year = number(1) ?? 1970;
  const month = number(2) ?? number(8) ?? 1;
  const day = number(3) ?? number(9) ?? number(10) ?? 1;
  const hour = number(4) ?? number(11) ?? 0;
  const minute = number(5) ?? number(12) ?? 0;
  const second = number(6) ?? number(13) ?? 0;
  const fraction = match[7] ?? match[14] ?? '';
  if (year === 0 || month < 1 || month > 12 || minute > 59 || second > 60) return undefined;
  const isMidnight = hour === 24 && minute === 0 && second === 0 && Number(fraction) === 0;
  if (hour > 23 && !isMidnight) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCDate() !== day) return undefined;
  const milliseconds = Number(fraction.slice(0, 3).padEnd(3, '0'));
  return date.getTime() + ((hour * 60 + minute) * 60 + second) * 1000 + milliseconds;
}

function offsetMinutes(offset: string): number | undefined {
  if (offset === 'Z') return 0;
  const size = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4));
  const isOffset = size <= MOST_OFFSET_MINUTES && Number(offset.slice(4)) < 60;
  if (!isOffset) return undefined;
  return offset.startsWith('-') ? -size : size;
}

/**
 * Writes an instant as the server's local time with its offset, `Z` for none; milliseconds, three digits of them,
 * only when there are any.
 *
 * @source behaviour 9; JAX-WS RI 2.3.0.2
 * @fidelity observed
 */
export function formatJavaDate(instantMs: number, zone: TimeZone): string {
  const offset = zone.offsetMinutes(instantMs);
  const [digits = '', fraction = ''] = isoText(instantMs + offset * MINUTE_MS).split('.');
  const milliseconds = fraction === '000Z' ? '' : `.${fraction.slice(0, 3)}`;
  return `${digits}${milliseconds}${offsetText(offset)}`;
}

/** As a Date writes it, but for years that need more than four digits: no sign and no zeros before those. */
function isoText(ms: number): string {
  return new Date(ms).toISOString().replace(/^\+0*/, '');
}

function offsetText(minutes: number): string {
  if (minutes === 0) return 'Z';
  const size = Math.abs(minutes);
  const hours = String(Math.floor(size / 60)).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${hours}:${String(size % 60).padStart(2, '0')}`;
}
