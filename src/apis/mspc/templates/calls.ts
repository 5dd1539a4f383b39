import {
  classOf,
  DateTime,
  Dictionary,
  List,
  longTime,
  print,
  shortDate,
  shortTime,
  Thing,
  type Value,
} from './values.js';

/** What a parameter takes. */
export type Parameter = 'text' | 'integer' | 'boolean' | 'anything';

/** A method of a value, or a function of the language, that a template may call. */
export interface Callable {
  readonly name: string;
  readonly takes: readonly Parameter[];
  readonly call: (...given: Value[]) => Value;
}

/** The called code threw something; what it was is not told. */
export class CallFailure extends Error {}

/**
 * Calls the one of that name, in any letter case, whose parameters fit.
 *
 * @throws CallFailure with .NET's text
 */
export function invoke(found: readonly Callable[], given: readonly Value[]): Value {
  const fitting = found.find(
    ({ takes }) => takes.length === given.length && takes.every((kind, index) => fits(kind, given[index])),
  );
  if (fitting !== undefined) return fitting.call(...given);
  const sameCount = found.find(({ takes }) => takes.length === given.length);
  if (sameCount === undefined) throw new CallFailure('Parameter count mismatch.');
  const wrong = sameCount.takes.findIndex((kind, index) => !fits(kind, given[index]));
  const from = classOf(given[wrong] ?? '');
  const to = NET_NAMES[sameCount.takes[wrong] ?? 'anything'];
  throw new CallFailure(`Object of type '${from}' cannot be converted to type '${to}'.`);
}

/** What the called code threw is hidden behind this text. */
export function failed(): CallFailure {
  return new CallFailure('Exception has been thrown by the target of an invocation.');
}

const NET_NAMES = {
  text: 'System.String',
  integer: 'System.Int32',
  boolean: 'System.Boolean',
  anything: 'System.Object',
} as const;

function fits(kind: Parameter, value: Value | undefined): boolean {
  if (kind === 'anything' || value === null || value === undefined) return true;
  const wanted = { text: 'string', integer: 'number', boolean: 'boolean' }[kind];
  return typeof value === wanted;
}

function method(name: string, takes: readonly Parameter[], call: Callable['call']): Callable {
  return { name, takes, call };
}

/**
 * The methods of a value that a template may call. The product reaches every public method by reflection; here are
 * those of texts, dates and collections that say something in a letter.
 *
 * @divergence other methods of .NET's classes are answered as unknown ones
 */
export function methodsOf(value: Exclude<Value, null>): readonly Callable[] {
  const common = [method('ToString', [], () => print(value))];
  if (typeof value === 'string') return [...textMethods(value), ...common];
  if (value instanceof DateTime) {
    return [
      method('ToShortDateString', [], () => shortDate(value)),
      method('ToShortTimeString', [], () => shortTime(value)),
      method('ToLongTimeString', [], () => longTime(value)),
      method('AddDays', ['integer'], (days) => new DateTime(value.wallClockMs + Number(days) * DAY_MS)),
      ...common,
    ];
  }
  if (value instanceof Dictionary) {
    return [method('ContainsKey', ['anything'], (key) => value.entries.has(keyOf(key))), ...common];
  }
  return common;
}

/** The properties of a value, in their order. */
export function propertiesOf(value: Exclude<Value, null>): Thing['properties'] {
  if (value instanceof Thing) return value.properties;
  if (typeof value === 'string') return { Length: value.length };
  if (value instanceof List) {
    return value.isArray ? { Length: value.items.length } : { Count: value.items.length };
  }
  if (value instanceof DateTime) return dateProperties(value);
  if (!(value instanceof Dictionary)) return {};
  return {
    Count: value.entries.size,
    Keys: () => new List('System.Collections.ICollection', [...value.entries.keys()]),
    Values: () => new List('System.Collections.ICollection', [...value.entries.values()]),
  };
}

/** A key of a dictionary; values that none can have find nothing. */
export function keyOf(value: Value | undefined): string | number {
  return typeof value === 'string' || typeof value === 'number' ? value : '\0';
}

const DAY_MS = 24 * 60 * 60 * 1000;

function dateProperties({ wallClockMs }: DateTime): Thing['properties'] {
  const date = new Date(wallClockMs);
  return {
    Date: () => new DateTime(Math.floor(wallClockMs / DAY_MS) * DAY_MS),
    Year: date.getUTCFullYear(),
    Month: date.getUTCMonth() + 1,
    Day: date.getUTCDate(),
    Hour: date.getUTCHours(),
    Minute: date.getUTCMinutes(),
    Second: date.getUTCSeconds(),
  };
}

function textMethods(text: string): Callable[] {
  const needed = (value: Value | undefined): string => {
    if (typeof value === 'string') return value;
    throw failed();
  };
  const within = (from: Value | undefined, length: Value | undefined): string => {
    const [start, count] = [Number(from), Number(length)];
    if (start < 0 || count < 0 || start + count > text.length) throw failed();
    return text.slice(start, start + count);
  };
  return [
    method('ToUpper', [], () => text.toUpperCase()),
    method('ToLower', [], () => text.toLowerCase()),
    method('Trim', [], () => text.trim()),
    method('Substring', ['integer'], (from) => within(from, text.length - Number(from))),
    method('Substring', ['integer', 'integer'], within),
    method('Replace', ['text', 'text'], (from, to) => {
      if (needed(from) === '') throw failed();
      return text.replaceAll(needed(from), () => (to === null ? '' : needed(to)));
    }),
    method('StartsWith', ['text'], (start) => text.startsWith(needed(start))),
    method('EndsWith', ['text'], (end) => text.endsWith(needed(end))),
    method('Contains', ['text'], (part) => text.includes(needed(part))),
    method('IndexOf', ['text'], (part) => text.indexOf(needed(part))),
    method('LastIndexOf', ['text'], (part) => text.lastIndexOf(needed(part))),
  ];
}
