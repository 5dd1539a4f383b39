import type { Field, Violation } from './description.js';
import { isAttribute } from './fill.js';
import type { Markup } from './markup.js';
import { attributeOf, isNamed, type Manner } from './recovery.js';
import { suggestion } from '../text/suggestion.js';

/** Where what stands in a record departs from its fields; their order is free. */
export function departuresIn(
  fields: readonly Field[],
  elements: readonly Markup[],
  manner: Manner,
  path: string,
): Violation[] {
  const named = fields.filter(({ name }) => !isAttribute(name));
  const known = (element: Markup) => named.find(({ name }) => isNamed(element, name, manner));
  const strangers = elements
    .filter((element) => known(element) === undefined)
    .map(({ local }) => unknownIn(path, local, named));
  const rest = named.flatMap((field) =>
    ofField(
      field,
      elements.filter((element) => known(element) === field),
      manner,
      `${path}/${field.name}`,
    ),
  );
  return [...strangers, ...rest];
}

/** Attributes and elements of one element. */
export function departuresOf(field: Field, element: Markup, manner: Manner, path: string): Violation[] {
  const { fields, type } = field;
  const own = element.namespace === '' ? [] : [inNamespace(path, element)];
  const kind = manner.kinds[type];
  if (kind === undefined && fields === undefined) return own;
  const isUnread =
    kind !== undefined && element.text.trim() !== '' && kind.read(element.text, field) === undefined;
  return [
    ...own,
    ...(isUnread ? [unreadableAt(path, element.text, field)] : []),
    ...attributeDepartures(fields ?? [], element, manner, path),
    ...departuresIn(fields ?? [], element.children, manner, path),
  ];
}

/** Attributes that no field is for, and those that cannot be read. */
export function attributeDepartures(
  fields: readonly Field[],
  element: Markup,
  { kinds }: Manner,
  path: string,
): Violation[] {
  const attributes = fields.filter(({ name }) => isAttribute(name));
  const known = attributes.map(({ name }) => name);
  const strangers = element.attributes
    .filter(({ namespace, local }) => namespace === '' && !known.includes(`@${local}`))
    .map(({ local }) => unknownIn(path, `@${local}`, attributes));
  const rest = attributes.flatMap((field): Violation[] => {
    const text = attributeOf(element, field.name);
    const where = `${path}/${field.name}`;
    if (text === undefined) return field.isRequired ? [missingAt(where)] : [];
    return kinds[field.type]?.read(text, field) === undefined ? [unreadableAt(where, text, field)] : [];
  });
  return [...strangers, ...rest];
}

function ofField(field: Field, given: readonly Markup[], manner: Manner, path: string): Violation[] {
  if (given.length === 0) return field.isRequired ? [missingAt(path)] : [];
  const isTooOften = given.length > 1 && !field.isRepeated;
  const extra: Violation = {
    kind: 'repeated',
    path,
    message: `${path} stands ${given.length} times; only the first counts`,
  };
  const inside = given.flatMap((element) => departuresOf(field, element, manner, path));
  return isTooOften ? [extra, ...inside] : inside;
}

function unknownIn(path: string, name: string, fields: readonly Field[]): Violation {
  const near = suggestion(
    name,
    fields.map((field) => field.name),
  );
  const message = `${path} has no ${name}, so it is passed over${near}`;
  return { kind: 'unknown', path: `${path}/${name}`, message };
}

function missingAt(path: string): Violation {
  return { kind: 'missing', path, message: `${path} is required` };
}

function unreadableAt(path: string, text: string, { type, values }: Field): Violation {
  const expected = values === undefined ? `a value of type ${type}` : values.join(', ');
  return { kind: 'type', path, message: `${path} says ${JSON.stringify(text)}; it takes ${expected}` };
}

function inNamespace(path: string, { namespace }: Markup): Violation {
  return { kind: 'namespace', path, message: `${path} is in the namespace ${namespace}; it belongs to none` };
}
