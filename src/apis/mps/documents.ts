import {
  childElementsOf,
  childNodesOf,
  documentOf,
  isElement,
  isText,
  localNameOf,
  newRoot,
  type Element as DomElement,
  type Node,
} from '../../xml/dom.js';
import { XMLNS_NAMESPACE } from '../../xml/document.js';
import type { Element } from './element.js';

/** The documents a step can take from and put into, by the names `source` and `destination` use. */
export const DOCUMENTS = ['data', 'context', 'procedureData', 'executeData'] as const;
export type DocumentName = (typeof DOCUMENTS)[number];

/** The working documents of a procedure's steps, and the nodes its loops are at. */
export interface Workspace {
  readonly documents: Readonly<Record<DocumentName, DomElement>>;
  readonly loops: ReadonlyMap<string, Node | undefined>;
}

/** The same documents for another call: a fresh `executeData`, other loops. */
export function forCall(
  { documents }: Workspace,
  executeData: DomElement,
  loops: Workspace['loops'],
): Workspace {
  return { documents: { ...documents, executeData }, loops };
}

/** A document of that name holding a copy of what an element of the request holds. */
export function documentFrom(name: DocumentName, ...given: readonly DomElement[]): DomElement {
  const root = newRoot(name);
  const document = documentOf(root);
  for (const element of given) {
    for (const child of childNodesOf(element)) root.appendChild(document.importNode(child, true));
  }
  return root;
}

/** An element as procedures see it. */
export function toElement(element: DomElement): Element {
  const attributes = [...element.attributes]
    .filter(({ namespaceURI }) => namespaceURI !== XMLNS_NAMESPACE)
    .map(({ name, value }): [string, string] => [name, value]);
  return {
    name: localNameOf(element),
    namespace: element.namespaceURI ?? '',
    attributes,
    children: childElementsOf(element).map(toElement),
    text: childNodesOf(element)
      .map((child) => (isText(child) ? child.data : ''))
      .join(''),
  };
}

/** Puts a procedure's outputs in the place of what a document held. */
export function replaceContent(root: DomElement, content: readonly Element[]): void {
  for (const child of childNodesOf(root)) root.removeChild(child);
  for (const element of content) appendElement(root, element);
}

function appendElement(parent: DomElement, { name, namespace, attributes, children, text }: Element): void {
  const document = documentOf(parent);
  const element = document.createElementNS(namespace === '' ? null : namespace, name);
  for (const [attribute, value] of attributes) element.setAttribute(attribute, value);
  parent.appendChild(element);
  if (text !== '') element.appendChild(document.createTextNode(text));
  for (const child of children) appendElement(element, child);
}

/** True for the root of a working document, which can be emptied but not taken away. */
export function isRoot(node: Node): boolean {
  return isElement(node) && !isElement(node.parentNode);
}
