/**
 * Values as text on the wire and back, one function pair per lexical form, as .NET's XmlConvert reads and
 * writes them. Reading takes no more than XmlConvert takes and refuses in its words.
 */
import type { TimeZone } from './timeZone.js';

/** A text that is not a value of its type; the message is .NET's own and may be shown to clients. */
export class ValueError extends Error {
  override readonly name = 'ValueError';
}

const NOT_A_NUMBER = 'Input string was not in a correct format.';
const outOfRange = (type: string) => `Value was either too large or too small for ${type}.`;

/** Digits with an optional sign between blanks; no point, exponent, hexadecimal or grouping. */
const INTEGER = /^[\t-\r ]*([+-]?)(\d+)[\t-\r ]*$/;

function parseInteger(text: string, least: number, most: number, type: string): number {
  const [, sign, digits] = INTEGER.exec(text) ?? [];
  if (digits === undefined) throw new ValueError(NOT_A_NUMBER);
  const value = sign === '-' ? 0 - Number(digits) : Number(digits);
  if (value < least || value > most) throw new ValueError(outOfRange(type));
  return value;
}

function formatInteger(value: number): string {
  return String(value);
}

export const parseInt32 = (text: string) => parseInteger(text, -0x8000_0000, 0x7fff_ffff, 'an Int32');
export const formatInt32 = formatInteger;

export const parseInt16 = (text: string) => parseInteger(text, -0x8000, 0x7fff, 'an Int16');

export const parseUInt16 = (text: string) => parseInteger(text, 0, 0xffff, 'a UInt16');

export const parseByte = (text: string) => parseInteger(text, 0, 0xff, 'an unsigned byte');

/** A bigint, since a number would round from 2^53 on. */
export function parseInt64(text: string): bigint {
  const [, sign, digits] = INTEGER.exec(text) ?? [];
  if (digits === undefined) throw new ValueError(NOT_A_NUMBER);
  const significant = digits.replace(/^0+/, '');
  const value = significant.length > 19 ? 2n ** 64n : BigInt(significant);
  const signed = sign === '-' ? -value : value;
  if (BigInt.asIntN(64, signed) !== signed) throw new ValueError(outOfRange('an Int64'));
  return signed;
}

export const formatInt64 = (value: bigint) => String(value);

/** Takes true, false, 1 and 0 between blanks, in this letter case. */
export function parseBoolean(text: string): boolean {
  const trimmed = trimBlanks(text);
  if (trimmed === 'true' || trimmed === '1') return true;
  if (trimmed === 'false' || trimmed === '0') return false;
  throw new ValueError(`The string '${trimmed}' is not a valid Boolean value.`);
}

export const formatBoolean = (value: boolean) => (value ? 'true' : 'false');

/** The digit that must come keeps the two runs of blanks apart: where they could touch, time is quadratic. */
const DECIMAL = /^[\t-\r ]*([+-]?)(?=\.?\d)(\d*)(?:\.(\d*))?[\t-\r ]*$/;
const MOST_DECIMAL = 2n ** 96n - 1n;
/** Decimal digits beyond which System.Decimal rounds. */
const MOST_PLACES = 28;

/**
 * Reads a plain decimal into its normal text: no plus sign, no leading zeros, `0` before a point. Trailing zeros
 * stay, as System.Decimal keeps them; what exceeds its 96 bits is rounded half to even, or out of range.
 */
export function parseDecimal(text: string): string {
  const match = DECIMAL.exec(text);
  if (match === null) throw new ValueError(NOT_A_NUMBER);
  const [, sign, whole = '', fraction = ''] = match;
  const digits = whole.replace(/^0+/, '');
  if (digits.length > 29) throw new ValueError(outOfRange('a Decimal'));
  for (let places = Math.min(fraction.length, MOST_PLACES); places >= 0; places--) {
    const unscaled = roundToEven(digits, fraction, places);
    if (unscaled <= MOST_DECIMAL) return pointed(unscaled, places, sign === '-');
  }
  throw new ValueError(outOfRange('a Decimal'));
}

/** The normal text of a decimal that is already one. */
export const formatDecimal = (value: string) => parseDecimal(value);

function roundToEven(digits: string, fraction: string, places: number): bigint {
  const kept = BigInt(digits + fraction.slice(0, places) || '0');
  const rest = fraction.slice(places);
  const isTie = /^50*$/.test(rest);
  const isUp = isTie ? kept % 2n === 1n : (rest[0] ?? '0') >= '5';
  return isUp ? kept + 1n : kept;
}

function pointed(unscaled: bigint, places: number, isNegative: boolean): string {
  const digits = String(unscaled).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const text = places === 0 ? whole : `${whole}.${digits.slice(-places)}`;
  return isNegative && unscaled !== 0n ? `-${text}` : text;
}

const DOUBLE = /^[\t-\r ]*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?[\t-\r ]*$/;
/** The invariant culture's names are read beside those of XML Schema. */
const NAMED_DOUBLES: ReadonlyMap<string, number> = new Map([
  ['INF', Infinity],
  ['-INF', -Infinity],
  ['NaN', NaN],
  ['Infinity', Infinity],
  ['-Infinity', -Infinity],
]);

/** Takes what XML Schema takes, `Infinity` and `-Infinity`; a finite text beyond the range is refused. */
export function parseDouble(text: string): number {
  const named = NAMED_DOUBLES.get(trimBlanks(text));
  if (named !== undefined) return named;
  if (!DOUBLE.test(text)) throw new ValueError(NOT_A_NUMBER);
  const value = Number(text);
  if (!Number.isFinite(value)) throw new ValueError(outOfRange('a Double'));
  return value;
}

/**
 * Writes as the format `R` of .NET Framework: 15 digits where they read back the same, else 17, and an exponent
 * of two digits or more above or below the fixed range (`1E+15`, `1E-05`).
 *
 * @source XmlConvert.ToString(Double) in Microsoft's reference source
 * @fidelity documented
 */
export function formatDouble(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'INF' : '-INF';
  if (value === 0) return Object.is(value, -0) ? '-0' : '0';
  const precision = Number(value.toPrecision(15)) === value ? 15 : 17;
  const [mantissa = '', power = ''] = value.toExponential(precision - 1).split('e');
  const exponent = Number(power);
  const digits = mantissa.replace(/[-.]/g, '').replace(/0+$/, '');
  const sign = value < 0 ? '-' : '';
  if (exponent < -4 || exponent >= precision) {
    const point = digits.length > 1 ? `.${digits.slice(1)}` : '';
    const size = String(Math.abs(exponent)).padStart(2, '0');
    return `${sign}${digits[0] ?? ''}${point}E${exponent < 0 ? '-' : '+'}${size}`;
  }
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  return digits.length > exponent + 1 ? `${sign}${whole}.${digits.slice(exponent + 1)}` : sign + whole;
}

/** `0001-01-01T00:00:00`, .NET's DateTime.MinValue: a date nobody has set. In ms; no zone ever shifts it. */
export const UNSET_DATE = -62_135_596_800_000;
/** 9999-12-31T23:59:59.999, the last a DateTime can hold in ms. */
const LAST_DATE = 253_402_300_799_999;

const DATE_TIME =
  /^\s*(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?)?)?)?(?:([Zz])|([+-])(\d\d):(\d\d))?\s*$/;

/**
 * Reads a dateTime, date, gYearMonth or gYear into epoch milliseconds. Without a zone it is the server's local
 * time; with one it is an instant. Fractions are cut to milliseconds, what a zone pushes out of range is clamped.
 *
 * @source contract mspc, 4.2; XsdDateTime in Microsoft's reference source
 * @fidelity inferred; the real reader also takes bare times, days and months, and completes them from its clock
 */
export function parseDateTime(text: string, zone: TimeZone): number {
  const match = DATE_TIME.exec(text);
  const wallClock = match ? wallClockOf(match) : undefined;
  if (!match || wallClock === undefined)
    throw new ValueError(`The string '${text}' is not a valid AllXsd value.`);
  const [zulu, sign, hours, minutes] = match.slice(8);
  if (sign !== undefined) {
    const offset = (Number(hours) * 60 + Number(minutes)) * 60_000;
    return clampDate(sign === '-' ? wallClock + offset : wallClock - offset);
  }
  if (zulu !== undefined || wallClock === UNSET_DATE) return wallClock;
  return zone.toInstant(wallClock);
}

/** The date and time of a match as if they were UTC; undefined when no calendar or clock has them. */
function wallClockOf(match: RegExpExecArray): number | undefined {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part) => (part === undefined ? undefined : Number(part)));
  if (year < 1 || month < 1 || month > 12 || hour > 23 || minute > 59 || second > 59) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCDate() !== day) return undefined;
  const milliseconds = Number((match[7] ?? '').slice(0, 3).padEnd(3, '0'));
  return date.getTime() + ((hour * 60 + minute) * 60 + second) * 1000 + milliseconds;
}

/**
 * Writes an instant as the server's local time without a zone, as in records; trailing zeros of the fraction
 * are left out.
 *
 * @source contract mspc, 4.3
 * @fidelity observed
 */
export function formatDateTime(instantMs: number, zone: TimeZone): string {
  if (instantMs === UNSET_DATE) return formatWallClock(instantMs);
  return formatWallClock(instantMs + zone.offsetMinutes(instantMs) * 60_000);
}

/**
 * Writes an instant as the server's local time with its offset, as in DataSet columns.
 *
 * @source contract mspc, 4.4
 * @fidelity observed
 */
export function formatDateTimeWithOffset(instantMs: number, zone: TimeZone): string {
  const offset = zone.offsetMinutes(instantMs);
  const size = Math.abs(offset);
  const hours = String(Math.floor(size / 60)).padStart(2, '0');
  const minutes = String(size % 60).padStart(2, '0');
  return `${formatDateTime(instantMs, zone)}${offset < 0 ? '-' : '+'}${hours}:${minutes}`;
}

function formatWallClock(ms: number): string {
  const text = new Date(clampDate(ms)).toISOString().slice(0, -1);
  if (!text.endsWith('0')) return text;
  return text.endsWith('.000') ? text.slice(0, -4) : text.replace(/0+$/, '');
}

function clampDate(ms: number): number {
  return Math.min(Math.max(ms, UNSET_DATE), LAST_DATE);
}

const GUID_DIGITS = /^[0-9A-Fa-f]{32}$/;

/**
 * Takes 32 digits, with or without dashes, the dashed form also in braces or parentheses. The value is the
 * dashed form in lower case.
 *
 * @source Guid(String) in Microsoft's reference source
 * @fidelity inferred; the form of nested braces with 0x numbers is not read
 */
export function parseGuid(text: string): string {
  const trimmed = text.trim();
  if (trimmed === '') throw new ValueError('Unrecognized Guid format.');
  const isDashed = trimmed.includes('-');
  const isBracketed = /^(?:\{.{36}\}|\(.{36}\))$/.test(trimmed);
  const bare = isDashed && isBracketed ? trimmed.slice(1, -1) : trimmed;
  if (bare.length !== (isDashed ? 36 : 32))
    throw new ValueError(
      'Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx).',
    );
  if (isDashed && !/^[^-]{8}(?:-[^-]{4}){3}-[^-]{12}$/.test(bare))
    throw new ValueError('Dashes are in the wrong position for GUID parsing.');
  const digits = bare.replaceAll('-', '').toLowerCase();
  if (!GUID_DIGITS.test(digits))
    throw new ValueError('Guid string should only contain hexadecimal characters.');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** The form a GUID is kept in is the one it is written in. */
export const formatGuid = (value: string) => value.toLowerCase();

/** Takes base64 with blanks anywhere. The messages, trailing blank included, are .NET Framework's. */
export function parseBase64(text: string): Uint8Array {
  const packed = text.replace(/[ \t\n\r]+/g, '');
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(packed))
    throw new ValueError(
      'The input is not a valid Base-64 string as it contains a non-base 64 character, more than two padding characters, or an illegal character among the padding characters. ',
    );
  if (packed.length % 4 !== 0) throw new ValueError('Invalid length for a Base-64 char array or string.');
  return Buffer.from(packed, 'base64');
}

export function formatBase64(value: Uint8Array): string {
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64');
}

const BLANKS = '\t\n\r ';

/** By hand: an expression for the blanks at the end takes quadratic time over a long run inside. */
function trimBlanks(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && BLANKS.includes(text.charAt(start))) start++;
  while (end > start && BLANKS.includes(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}
