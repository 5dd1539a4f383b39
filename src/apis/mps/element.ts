/**
 * An element of `executeData` as a named procedure takes and makes it: names, attributes and text, free of documents.
 * Comments, and text beside child elements, do not reach a procedure.
 */
export interface Element {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly children: readonly Element[];
  /** As it stands in the document; arguments are trimmed where they are read. */
  readonly text: string;
}

/** Content as it is written down in a procedure: what is undefined is left out. */
export type Content = readonly (Element | undefined)[];

/** An element with only text; undefined for a value that is not there, so that it can be left out of a `Content`. */
export function leaf(name: string, value: string): Element;
export function leaf(name: string, value: string | undefined): Element | undefined;
export function leaf(name: string, value: string | undefined): Element | undefined {
  if (value === undefined) return undefined;
  return { name, namespace: '', attributes: [], children: [], text: value };
}

/** An element with child elements, attributes, or neither. */
export function group(
  name: string,
  content: Content = [],
  attributes: Readonly<Record<string, string>> = {},
): Element {
  const children = content.filter((it) => it !== undefined);
  return { name, namespace: '', attributes: Object.entries(attributes), children, text: '' };
}

/** The first child of that name. */
export function childOf(parent: Element, name: string): Element | undefined {
  return parent.children.find((it) => it.name === name);
}

/** Every child of that name. */
export function childrenOf(parent: Element, name: string): Element[] {
  return parent.children.filter((it) => it.name === name);
}

/** The trimmed text of the first child of that name; undefined when there is none. */
export function textOf(parent: Element, name: string): string | undefined {
  return childOf(parent, name)?.text.trim();
}

export function attributeOf(element: Element, name: string): string | undefined {
  return element.attributes.find(([attribute]) => attribute === name)?.[1];
}
