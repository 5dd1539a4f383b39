import { Decimal } from './decimal.js';

/** What an expression can be worth; numbers are .NET's 32-bit integers. */
export type Value =
  null | boolean | number | string | Decimal | Double | DateTime | Thing | List | Dictionary;

/** A .NET double; a number of JavaScript stands for an integer. */
export class Double {
  readonly number: number;

  constructor(number: number) {
    this.number = number;
  }
}

/** A date and time of the server's wall clock. */
export class DateTime {
  /** Milliseconds since 1970 as if the wall clock showed UTC. */
  readonly wallClockMs: number;

  constructor(wallClockMs: number) {
    this.wallClockMs = wallClockMs;
  }
}

/** A property's value, or how to come by it. */
export type Property = Value | (() => Value);

/** A record of the product: its class and its public properties, in their order. */
export class Thing {
  readonly className: string;
  readonly properties: Readonly<Record<string, Property>>;

  constructor(className: string, properties: Readonly<Record<string, Property>>) {
    this.className = className;
    this.properties = properties;
  }
}

/** An array or a list. */
export class List {
  readonly className: string;
  readonly items: readonly Value[];
  readonly isArray: boolean;

  constructor(className: string, items: readonly Value[], isArray = false) {
    this.className = className;
    this.items = items;
    this.isArray = isArray;
  }
}

/** A hash table or a typed dictionary, in the order its entries were put in. */
export class Dictionary {
  readonly className: string;
  readonly entryClassName: string;
  readonly entries: ReadonlyMap<string | number, Value>;

  constructor(className: string, entryClassName: string, entries: ReadonlyMap<string | number, Value>) {
    this.className = className;
    this.entryClassName = entryClassName;
    this.entries = entries;
  }
}

/** A value as .NET writes it into a text; null writes nothing. */
export function print(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (value instanceof Decimal) return value.toString();
  if (value instanceof Double) return String(value.number);
  if (value instanceof DateTime) return `${shortDate(value)} ${longTime(value)}`;
  return value.className;
}

/** The whole name of a value's class. */
export function classOf(value: Exclude<Value, null>): string {
  if (typeof value === 'boolean') return 'System.Boolean';
  if (typeof value === 'string') return 'System.String';
  if (typeof value === 'number') return 'System.Int32';
  if (value instanceof Decimal) return 'System.Decimal';
  if (value instanceof Double) return 'System.Double';
  if (value instanceof DateTime) return 'System.DateTime';
  return value.className;
}

/** Whether .NET's Equals says that two values are the same: never across types, records only with themselves. */
export function areEqual(left: Value, right: Value): boolean {
  if (left instanceof Decimal && right instanceof Decimal) return left.compare(right) === 0;
  if (left instanceof Double && right instanceof Double) return left.number === right.number;
  if (left instanceof DateTime && right instanceof DateTime) return left.wallClockMs === right.wallClockMs;
  return left === right;
}

/** What a loop goes through; undefined for what cannot be gone through. */
export function elementsOf(value: Value): readonly Value[] | undefined {
  if (typeof value === 'string') return [...value];
  if (value instanceof List) return value.items;
  if (!(value instanceof Dictionary)) return undefined;
  return [...value.entries].map(([Key, Value]) => new Thing(value.entryClassName, { Key, Value }));
}

/** `1/15/2026`, as a server with American settings writes it. */
export function shortDate({ wallClockMs }: DateTime): string {
  const date = new Date(wallClockMs);
  return `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${date.getUTCFullYear()}`;
}

/** `10:30 AM` */
export function shortTime(time: DateTime): string {
  const { hour, minute, half } = clockOf(time);
  return `${hour}:${minute} ${half}`;
}

/** `10:30:00 AM` */
export function longTime(time: DateTime): string {
  const { hour, minute, second, half } = clockOf(time);
  return `${hour}:${minute}:${second} ${half}`;
}

function clockOf({ wallClockMs }: DateTime) {
  const date = new Date(wallClockMs);
  const hours = date.getUTCHours();
  const two = (number: number) => String(number).padStart(2, '0');
  return {
    hour: hours % 12 === 0 ? 12 : hours % 12,
    minute: two(date.getUTCMinutes()),
    second: two(date.getUTCSeconds()),
    half: hours < 12 ? 'AM' : 'PM',
  };
}
