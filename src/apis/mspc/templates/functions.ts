import { failed, propertiesOf, type Callable, type Parameter } from './calls.js';
import { Decimal } from './decimal.js';
import { formatNumber } from './numberFormat.js';
import { areEqual, classOf, DateTime, Double, elementsOf, print, Thing, type Value } from './values.js';

/**
 * The functions of the language. What one of them complains of is hidden from the template: it only learns that the
 * call failed.
 *
 * @param isDefined whether the innermost scope has a variable
 * @source WebsitePanel.Templates, BuiltinFunctions
 * @fidelity observed; formats beyond the usual ones inferred
 */
export function functionsOf(isDefined: (name: string) => boolean): readonly Callable[] {
  const one = (value: Value | undefined): Value => value ?? null;
  const of = (name: string, takes: readonly Parameter[], call: Callable['call']): Callable => ({
    name,
    takes,
    call,
  });
  return [
    of('IsDefined', ['text'], (name) => isDefined(textOf(name))),
    of('IfDefined', ['text', 'anything'], (name, value) => (isDefined(textOf(name)) ? one(value) : '')),
    of('Equals', ['anything', 'anything'], (a, b) => areEqual(one(a), one(b))),
    of('NotEquals', ['anything', 'anything'], (a, b) => !areEqual(one(a), one(b))),
    of('IsEven', ['anything'], (number) => toInt(one(number)) % 2 === 0),
    of('IsOdd', ['anything'], (number) => toInt(one(number)) % 2 === 1),
    of('IsEmpty', ['text'], (text) => textOf(text) === ''),
    of('IsNotEmpty', ['text'], (text) => textOf(text) !== ''),
    of('IsNumber', ['anything'], (value) => intIn(one(value)) !== undefined),
    of('ToUpper', ['text'], (text) => (text === null ? null : textOf(text).toUpperCase())),
    of('ToLower', ['text'], (text) => (text === null ? null : textOf(text).toLowerCase())),
    of('Len', ['text'], (text) => textOf(text).length),
    of('ToList', ['anything', 'text', 'text'], (list, property, delimiter) =>
      joined(one(list), textOf(property), textOf(delimiter)),
    ),
    of('IsNull', ['anything'], (value) => one(value) === null),
    of('IIf', ['boolean', 'anything', 'anything'], (is, yes, no) => (is === true ? one(yes) : one(no))),
    of('Format', ['anything', 'text'], (value, format) => formatted(one(value), textOf(format))),
    of('Trim', ['text'], (text) => (text === null ? null : textOf(text).trim())),
    of('Compare', ['anything', 'anything'], (a, b) => compared(one(a), one(b))),
    of('CompareNoCase', ['text', 'text'], (a, b) => textOf(a).toLowerCase() === textOf(b).toLowerCase()),
    of('StripNewLines', ['text'], (text) => (text === null ? null : textOf(text).replaceAll('\r\n', ' '))),
    of('TypeOf', ['anything'], (value) => shortClassOf(one(value))),
    of('CInt', ['anything'], (value) => toInt(one(value))),
    of('CDouble', ['anything'], (value) => new Double(toDouble(one(value)))),
    of('CDate', ['anything'], (value) => toDate(one(value))),
  ];
}

function textOf(value: Value | undefined): string {
  return typeof value === 'string' ? value : '';
}

const [LEAST_INT, MOST_INT] = [-2_147_483_648, 2_147_483_647];

/** An integer as .NET's Convert sees it: nothing is 0, halves go to the even side. */
function intIn(value: Value): number | undefined {
  if (value === null) return 0;
  if (typeof value === 'boolean') return Number(value);
  if (typeof value === 'string') return /^\s*[+-]?\d+\s*$/.test(value) ? inRange(Number(value)) : undefined;
  if (typeof value === 'number') return value;
  if (value instanceof Decimal) return inRange(roundToEven(value.toNumber()));
  return value instanceof Double ? inRange(roundToEven(value.number)) : undefined;
}

function inRange(number: number): number | undefined {
  return number < LEAST_INT || number > MOST_INT ? undefined : number;
}

function roundToEven(number: number): number {
  const floor = Math.floor(number);
  if (number - floor !== 0.5) return Math.round(number);
  return floor % 2 === 0 ? floor : floor + 1;
}

function toInt(value: Value): number {
  const int = intIn(value);
  if (int === undefined) throw failed();
  return int;
}

function toDouble(value: Value): number {
  if (value === null) return 0;
  if (value instanceof Double) return value.number;
  if (value instanceof Decimal) return value.toNumber();
  if (typeof value === 'number' || typeof value === 'boolean') return Number(value);
  if (typeof value === 'string' && /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(value)) {
    return Number(value);
  }
  throw failed();
}

const AMERICAN = /^\s*(\d{1,2})\/(\d{1,2})\/(\d{4})\s*$/;
const ISO = /^\s*\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?)?\s*$/;

function toDate(value: Value): DateTime {
  if (value instanceof DateTime) return value;
  const text = textOf(value);
  const [, month, day, year] = AMERICAN.exec(text) ?? [];
  const instant =
    year === undefined
      ? ISO.test(text)
        ? Date.parse(`${text.trim().replace(' ', 'T')}${text.includes(':') ? 'Z' : ''}`)
        : NaN
      : Date.UTC(Number(year), Number(month) - 1, Number(day));
  if (Number.isNaN(instant)) throw failed();
  return new DateTime(instant);
}

function joined(list: Value, property: string, delimiter: string): string {
  const elements = elementsOf(list);
  if (elements === undefined) throw failed();
  return elements
    .map((element) => {
      const value = element === null || property === '' ? element : propertyOf(element, property);
      if (value === null) throw failed();
      return print(value);
    })
    .join(delimiter);
}

/** A property by name; an element that has none of that name stands for itself. */
function propertyOf(element: Exclude<Value, null>, name: string): Value {
  const found = Object.entries(propertiesOf(element)).find(
    ([key]) => key.toLowerCase() === name.toLowerCase(),
  );
  if (found === undefined) return element;
  return typeof found[1] === 'function' ? found[1]() : found[1];
}

function formatted(value: Value, format: string): Value {
  if (value instanceof DateTime || value instanceof Double) return print(value);
  if (typeof value !== 'number' && !(value instanceof Decimal)) return value;
  const text = formatNumber(value instanceof Decimal ? value.toString() : String(value), format);
  if (text === undefined) throw failed();
  return text;
}

function compared(a: Value, b: Value): number {
  if (a === null || b === null || a instanceof Thing) throw failed();
  if (typeof a === 'number' && typeof b === 'number') return Math.sign(a - b);
  if (typeof a === 'string' && typeof b === 'string') return Math.sign(a.localeCompare(b, 'en-US'));
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  if (a instanceof Decimal && b instanceof Decimal) return a.compare(b);
  if (a instanceof DateTime && b instanceof DateTime) return Math.sign(a.wallClockMs - b.wallClockMs);
  throw failed();
}

function shortClassOf(value: Value): string | null {
  if (value === null) return null;
  const name = classOf(value);
  return name.slice(name.lastIndexOf('.') + 1);
}
