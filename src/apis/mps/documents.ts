import {
  childElementsOf,
  childNodesOf,
  copyOf,
  documentOf,
  emptied,
  isElement,
  isText,
  localNameOf,
  newDocument,
  rootOf,
  type Document,
  type Element as DomElement,
  type Node,
} from '../../xml/dom.js';
import { XMLNS_NAMESPACE } from '../../xml/document.js';
import type { Effort } from '../../xml/xpath/values.js';
import type { Element } from './element.js';
import { MpsError } from './errors.js';

/** The documents a step can take from and put into, by the names `source` and `destination` use. */
export const DOCUMENTS = ['data', 'context', 'procedureData', 'executeData'] as const;
export type DocumentName = (typeof DOCUMENTS)[number];

/** The working documents of a procedure's steps, and the nodes its loops are at. */
export interface Workspace {
  readonly documents: Readonly<Record<DocumentName, Document>>;
  readonly loops: ReadonlyMap<string, Node | undefined>;
}

/** The same documents for another call: a fresh `executeData`, other loops. */
export function forCall(
  { documents }: Workspace,
  executeData: Document,
  loops: Workspace['loops'],
): Workspace {
  return { documents: { ...documents, executeData }, loops };
}

/** What a copied node costs, and what each of its characters. */
const COPY_COST = 40;
const CHARACTER_COST = 1 / 16;
/** Documents may not grow deeper than this. */
const MAX_DEPTH = 256;

/**
 * A copy of a node for another document.
 *
 * @param depth of the place it is for
 * @throws MpsError OUT_OF_STORAGE when the document would grow too deep
 */
export function copyFor(document: Document, node: Node, effort: Effort, depth = 1): Node {
  charge(node, depth, effort);
  return copyOf(node, document);
}

function charge(node: Node, depth: number, effort: Effort): void {
  if (depth > MAX_DEPTH) throw new MpsError('OUT_OF_STORAGE');
  effort.spend(COPY_COST + (node.nodeValue?.length ?? 0) * CHARACTER_COST);
  if (isElement(node)) effort.spend(node.attributes.length * COPY_COST);
  for (let child = node.firstChild; child !== null; child = child.nextSibling)
    charge(child, depth + 1, effort);
}

/** A document of that name holding a copy of what elements of the request hold. */
export function documentFrom(name: DocumentName, given: readonly DomElement[], effort: Effort): Document {
  const document = newDocument(name);
  for (const element of given) {
    for (const child of childNodesOf(element)) rootOf(document).appendChild(copyFor(document, child, effort));
  }
  return document;
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
export function replaceContent(document: Document, content: readonly Element[]): void {
  const root = emptied(rootOf(document));
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
