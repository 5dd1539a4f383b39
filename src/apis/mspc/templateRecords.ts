import type { MspcContext } from './context.js';
import { ES_PACKAGES } from './esPackages.generated.js';
import { ES_USERS } from './esUsers.generated.js';
import { Decimal } from './templates/decimal.js';
import { DateTime, List, Thing, type Value } from './templates/values.js';

const TYPES = { ...ES_PACKAGES.types, ...ES_USERS.types };
type RecordType = Extract<(typeof TYPES)[string], { kind: 'record' }>;
type Field = RecordType['fields'][number];

/**
 * A record of the product as a template sees it: the properties that the contract publishes, in its order, names of
 * states beside their numbers.
 *
 * @fidelity inferred where the product's class has more properties than it publishes
 */
export function recordValue(context: MspcContext, type: string, record: object): Thing {
  const { profile, classNamespace } = context.options.brand;
  const shape = TYPES[type];
  if (shape?.kind !== 'record') throw new Error(`no record ${type}`);
  const values = new Map<string, unknown>(Object.entries(record));
  const published = shape.fields.filter(({ origin }) => origin?.includes(profile) ?? true);
  const properties = published.map((field) => {
    const value = values.get(field.aliasOf ?? field.name) ?? null;
    return [field.name, fieldValue(context, field, value)] as const;
  });
  return new Thing(`${classNamespace}.${type}`, Object.fromEntries(properties));
}

/** A date and time as the server's clock shows it. */
export function dateValue({ options }: MspcContext, instantMs: number): DateTime {
  return new DateTime(instantMs + options.zone.offsetMinutes(instantMs) * MINUTE_MS);
}

/** A list of what the product's class of that name describes. */
export function listOf(elementClass: string, items: readonly Value[]): List {
  return new List(`System.Collections.Generic.List\`1[${elementClass}]`, items);
}

const MINUTE_MS = 60_000;

function fieldValue(context: MspcContext, { name, type }: Field, value: unknown): Value {
  const shape = TYPES[type];
  if (shape?.kind === 'enum') return stateValue(context, type, shape.values, value);
  if (value === null) return null;
  if (shape?.kind === 'record') return typeof value === 'object' ? recordValue(context, type, value) : null;
  if (shape?.kind === 'list') return collection(context, name, shape.item, value);
  if (type === 'decimal') return decimalValue(String(value));
  if (type === 'dateTime') return dateValue(context, Number(value));
  return typeof value === 'number' || typeof value === 'boolean' ? value : String(value);
}

/** A name of an enum prints itself and equals nothing else. */
function stateValue(
  { options }: MspcContext,
  type: string,
  names: Readonly<Record<string, number>>,
  value: unknown,
): Value {
  const name = Object.entries(names).find(([, number]) => number === value)?.[0];
  return new Thing(name ?? String(value), { className: `${options.brand.classNamespace}.${type}` });
}

function collection(context: MspcContext, name: string, item: Field, value: unknown): List {
  const values = Array.isArray(value) ? value.map((each) => fieldValue(context, item, each ?? null)) : [];
  const element = `${context.options.brand.classNamespace}.${item.type}`;
  return name === 'Vlans' ? listOf(element, values) : new List(`${element}[]`, values, true);
}

function decimalValue(text: string): Decimal {
  return text.startsWith('-') ? Decimal.parse(text.slice(1)).negated() : Decimal.parse(text);
}
