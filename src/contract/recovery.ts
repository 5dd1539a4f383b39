import type { Field, Value, Values } from './description.js';
import { isAttribute, OWN_TEXT } from './fill.js';
import type { Kinds } from './kinds.js';
import type { Markup } from './markup.js';

/** How a product reads what its contract says. */
export interface Manner {
  readonly kinds: Kinds;
  /** Other spellings of names that the product takes. */
  readonly spellings: Readonly<Record<string, string>>;
}

/** What elements say of fields, in whatever order and with whatever between them. */
export function recovered(fields: readonly Field[], elements: readonly Markup[], manner: Manner): Values {
  const found = fields
    .filter(({ name }) => !isAttribute(name))
    .flatMap((field): [string, Value][] => {
      const given = elements.filter((element) => isNamed(element, field.name, manner));
      const values = given.map((element) => valueOf(field, element, manner));
      const [first] = values;
      if (first === undefined) return [];
      return [[field.name, field.isRepeated && values.length > 1 ? values : first]];
    });
  return Object.fromEntries(found);
}

/** The same of one element that holds them: its attributes too. */
function recoveredIn(fields: readonly Field[], element: Markup, manner: Manner): Values {
  const attributes = fields.flatMap((field): [string, Value][] => {
    const value = attributeOf(element, field.name);
    return value === undefined ? [] : [[field.name, textOf(field, value, manner)]];
  });
  return { ...Object.fromEntries(attributes), ...recovered(fields, element.children, manner) };
}

function valueOf(field: Field, element: Markup, manner: Manner): Value {
  const { fields, type } = field;
  if (fields === undefined) {
    return manner.kinds[type] === undefined ? whole(element) : textOf(field, element.text, manner);
  }
  const inside = recoveredIn(fields, element, manner);
  if (manner.kinds[type] === undefined) return inside;
  const text = textOf(field, element.text, manner);
  return Object.keys(inside).length === 0 ? text : { ...inside, [OWN_TEXT]: text };
}

/** An element of no contract, with all that is in it. */
export function whole({ attributes, children, text }: Markup): Value {
  const own = attributes.filter(({ namespace }) => namespace === '');
  if (own.length === 0 && children.length === 0) return text.trim();
  const values: Record<string, Value> = Object.fromEntries(
    own.map(({ local, value }) => [`@${local}`, value]),
  );
  if (children.length === 0 && text.trim() !== '') values[OWN_TEXT] = text.trim();
  for (const { local } of children) {
    const same = children.filter((child) => child.local === local).map(whole);
    values[local] = same.length > 1 ? same : (same[0] ?? '');
  }
  return values;
}

/** As its type has it; a text that cannot be read stays as it is. */
function textOf(field: Field, text: string, { kinds }: Manner): Value {
  return kinds[field.type]?.read(text, field) ?? text;
}

export function isNamed({ local }: Markup, name: string, { spellings }: Manner): boolean {
  return local === name || spellings[local] === name;
}

/** @param name with its `@` */
export function attributeOf({ attributes }: Markup, name: string): string | undefined {
  return isAttribute(name)
    ? attributes.find(({ namespace, local }) => namespace === '' && local === name.slice(1))?.value
    : undefined;
}
