import type { Field, Value, Values } from './description.js';
import { TEXT, type Kinds } from './kinds.js';
import { isList } from './values.js';
import { repeatedOnce, unknownField, unreadable, wrongForm } from './refusals.js';

/** The text of an element that has attributes too, among its values. */
export const OWN_TEXT = '#text';

/** An element about to be written. */
export interface Part {
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly text: string;
  readonly parts: readonly Part[];
}

/**
 * Brings values into the order and spelling of their fields, with what is required and left out. Whatever the values
 * were given as, texts from a command line for example, their types decide.
 *
 * @param path of the record, for messages
 * @throws ComposeError
 */
export function fill(fields: readonly Field[], values: Values, kinds: Kinds, path: string): Part[] {
  return new Filler(kinds).record(fields, values, path);
}

class Filler {
  readonly #kinds: Kinds;

  constructor(kinds: Kinds) {
    this.#kinds = kinds;
  }

  record(fields: readonly Field[], values: Values, path: string): Part[] {
    this.#refuseUnknown(fields, values, path);
    return fields
      .filter(({ name }) => !isAttribute(name))
      .flatMap((field) => this.#field(field, values[field.name], `${path}/${field.name}`));
  }

  #refuseUnknown(fields: readonly Field[], values: Values, path: string): void {
    const known = fields.map(({ name }) => name);
    for (const name of Object.keys(values)) {
      if (!known.includes(name) && name !== OWN_TEXT) throw unknownField(path, name, known);
    }
  }

  #field(field: Field, value: Value | undefined, path: string): Part[] {
    if (value === undefined) return field.isRequired ? [this.#left(field, path)] : [];
    if (!isList(value)) return [this.#element(field, value, path)];
    if (!field.isRepeated && !this.#isOpen(field)) throw repeatedOnce(path);
    return value.map((one) => this.#element(field, one, path));
  }

  /** What a generated client sends for a field nobody filled. */
  #left(field: Field, path: string): Part {
    if (field.fields?.some(({ name }) => !isAttribute(name)) === true) return this.#element(field, {}, path);
    return part(field.name, { text: this.#kinds[field.type]?.empty(field) ?? '' });
  }

  #element(field: Field, value: Value, path: string): Part {
    if (isList(value)) throw repeatedOnce(path);
    if (value === null) return part(field.name);
    if (this.#isOpen(field)) return openPart(field.name, value);
    if (typeof value === 'object') return this.#inside(field, value, path);
    const hasElements = field.fields !== undefined && this.#kinds[field.type] === undefined;
    if (!hasElements) return part(field.name, { text: this.#text(field, value, path) });
    if (value === '') return part(field.name);
    throw wrongForm(path, 'fields');
  }

  #inside(field: Field, values: Values, path: string): Part {
    const { name, fields } = field;
    if (fields === undefined) throw wrongForm(path, 'a value');
    const own = values[OWN_TEXT];
    return part(name, {
      attributes: this.#attributes(fields, values, path),
      text: isPlain(own) ? this.#text(field, own, path) : '',
      parts: this.record(fields, values, path),
    });
  }

  #attributes(fields: readonly Field[], values: Values, path: string): Part['attributes'] {
    return fields.flatMap((field) => {
      const value = values[field.name];
      if (!isAttribute(field.name) || value === undefined) return [];
      const where = `${path}/${field.name}`;
      if (!isPlain(value)) throw wrongForm(where, 'a value');
      return [[field.name.slice(1), this.#text(field, value, where)] as const];
    });
  }

  #text(field: Field, value: string | number | boolean, path: string): string {
    const kind = this.#kinds[field.type] ?? TEXT;
    const read = kind.read(String(value), field);
    if (read === undefined) throw unreadable(path, value, field);
    return kind.write(read);
  }

  /** What the contract leaves to who sends it. */
  #isOpen({ type, fields }: Field): boolean {
    return fields === undefined && this.#kinds[type] === undefined;
  }
}

/** An element as its values have it. */
function openPart(name: string, value: Value): Part {
  if (isPlain(value)) return part(name, { text: String(value) });
  if (value === null || isList(value)) return part(name);
  const entries = Object.entries(value);
  const own = value[OWN_TEXT];
  return part(name, {
    attributes: entries.flatMap(([key, one]) =>
      isAttribute(key) && isPlain(one) ? [[key.slice(1), String(one)] as const] : [],
    ),
    text: isPlain(own) ? String(own) : '',
    parts: entries
      .filter(([key]) => !isAttribute(key) && key !== OWN_TEXT)
      .flatMap(([key, one]) => (isList(one) ? one : [one]).map((each) => openPart(key, each))),
  });
}

function part(name: string, content: Partial<Omit<Part, 'name'>> = {}): Part {
  return { name, attributes: [], text: '', parts: [], ...content };
}

export function isAttribute(name: string): boolean {
  return name.startsWith('@');
}

function isPlain(value: Value | undefined): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
