import type { SimpleType } from './contract.js';

/**
 * Whether a text is in the lexical space of an XML Schema type, as a validating server judges it: stricter in places,
 * laxer in others than the stacks that are emulated. Texts of types that nobody knows are taken.
 *
 * @source XML Schema Part 2, section 3
 */
export function isLexical(type: string, text: string): boolean {
  return !isSimpleType(type) || FORMS[type](text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, ''));
}

export function isSimpleType(name: string): name is SimpleType {
  return Object.hasOwn(FORMS, name);
}

type Form = (text: string) => boolean;

const matches =
  (pattern: RegExp): Form =>
  (text) =>
    pattern.test(text);
const within =
  (least: bigint, most: bigint): Form =>
  (text) => {
    if (!/^[+-]?\d+$/.test(text)) return false;
    const value = BigInt(text.replace('+', ''));
    return value >= least && value <= most;
  };
const real = matches(/^([+-]?(\d+(\.\d*)?|\.\d+)([Ee][+-]?\d+)?|-?INF|NaN)$/);

const FORMS: Readonly<Record<SimpleType, Form>> = {
  string: () => true,
  int: within(-(2n ** 31n), 2n ** 31n - 1n),
  long: within(-(2n ** 63n), 2n ** 63n - 1n),
  short: within(-(2n ** 15n), 2n ** 15n - 1n),
  unsignedShort: within(0n, 2n ** 16n - 1n),
  unsignedByte: within(0n, 255n),
  double: real,
  float: real,
  decimal: matches(/^[+-]?(\d+(\.\d*)?|\.\d+)$/),
  boolean: matches(/^(true|false|1|0)$/),
  dateTime: isDateTime,
  guid: matches(/^[\da-fA-F]{8}(-[\da-fA-F]{4}){3}-[\da-fA-F]{12}$/),
  base64Binary: (text) =>
    /^([A-Za-z\d+/]{4})*([A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/.test(text.replace(/[ \t\r\n]/g, '')),
};

const DATE_TIME =
  /^-?(\d{4}|[1-9]\d{4,})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d+)?(Z|[+-](0\d|1[0-3]):[0-5]\d|[+-]14:00)?$/;

function isDateTime(text: string): boolean {
  const [, year, month, day, hour, minute, second, fraction] = DATE_TIME.exec(text) ?? [];
  if (year === undefined || Number(year) === 0 || Number(month) < 1 || Number(month) > 12) return false;
  // Leap years come around every 400 years, so a year that JavaScript knows stands for those it does not.
  const lastDay = new Date(Date.UTC(2000 + (Number(year) % 400), Number(month), 0)).getUTCDate();
  if (Number(day) < 1 || Number(day) > lastDay) return false;
  const isMidnight = hour === '24' && minute === '00' && second === '00' && !/[1-9]/.test(fraction ?? '');
  return isMidnight || (Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60);
}
