import { readFileSync } from 'node:fs';
import type { Value, Values } from '../contract/description.js';
import { UsageError } from './exitCodes.js';

/**
 * Reads `--user.Username ann --sendLetter --items.0.name x`. A field without a value is `true`; one that is given again,
 * or by numbers, is a list.
 *
 * @param base what is said already; fields go before it
 * @throws UsageError
 */
export function readFields(tokens: readonly string[], base: Values = {}): Values {
  let values: Values = base;
  const given = new Set<string>();
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index] ?? '';
    const [, path, attached] = /^--([^=\s]+)(?:=([^]*))?$/.exec(token) ?? [];
    if (path === undefined)
      throw new UsageError(`${token}: give fields as --field value, or --record.field value`);
    const next = tokens[index + 1];
    const isNext = attached === undefined && next !== undefined && !next.startsWith('--');
    if (isNext) index += 1;
    const value = attached ?? (isNext ? next : 'true');
    values = given.has(path) ? added(values, path, value) : put(values, path.split('.'), value);
    given.add(path);
  }
  return values;
}

/** Values from a JSON file, or from what is piped in for `-`. @throws UsageError */
export function readValues(file: string): Values {
  const text = readFileSync(file === '-' ? 0 : file, 'utf8');
  try {
    const document: unknown = JSON.parse(text);
    if (isRecord(document)) return document;
  } catch (error) {
    throw new UsageError(`--values ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  throw new UsageError(`--values ${file}: a JSON object of fields`);
}

/** JSON holds nothing but such values. */
function isRecord(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function put(into: Value | undefined, [first = '', ...rest]: readonly string[], value: Value): Values {
  const record: Record<string, Value> = isRecord(into) ? { ...into } : {};
  record[first] = rest.length === 0 ? value : list(put(elements(record[first], rest), rest, value));
  return record;
}

/** A list as a record by numbers, so that one of its elements can be set. */
function elements(value: Value | undefined, [next = '']: readonly string[]): Value | undefined {
  return Array.isArray(value) && /^\d+$/.test(next)
    ? Object.fromEntries(value.map((element: Value, index) => [String(index), element]))
    : value;
}

/** A record whose fields are all numbers is a list. */
function list(record: Values): Value {
  const names = Object.keys(record);
  if (!names.every((name) => /^\d+$/.test(name))) return record;
  return names.sort((a, b) => Number(a) - Number(b)).map((name) => record[name] ?? null);
}

/** The value of a field that is given again joins those before it. */
function added(values: Values, path: string, value: string): Values {
  const names = path.split('.');
  const before = names.reduce<Value | undefined>(
    (inside, name) =>
      isRecord(inside) ? inside[name] : Array.isArray(inside) ? inside[Number(name)] : undefined,
    values,
  );
  const all = Array.isArray(before) ? [...before, value] : [before ?? null, value];
  return put(values, names, all);
}
