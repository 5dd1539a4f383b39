import {
  childNodesOf,
  isComment,
  isElement,
  isInstruction,
  isText,
  type Attr,
  type Element,
  type Node,
} from './dom.js';
import { XML_NAMESPACE, XMLNS_NAMESPACE } from './document.js';
import { XmlWriter } from './write.js';

/** Prefix ('' is the default namespace) to namespace, as bound around a node. */
type Scope = ReadonlyMap<string, string>;

const OUTERMOST: Scope = new Map([
  ['', ''],
  ['xml', XML_NAMESPACE],
]);

/** An element as a person reads it: children on lines of their own where there is no text between them. */
export function indented(element: Element): string {
  const writer = new XmlWriter({ emptyElement: '/>' });
  writeElement(writer, element, OUTERMOST, '\n');
  return writer.toString();
}

/** Writes a node with its content; declarations it lost when it was moved are written anew. */
export function writeDom(writer: XmlWriter, node: Node): void {
  writeNode(writer, node, OUTERMOST, undefined);
}

/** @param lineBreak with the indent of this node; undefined keeps everything on one line */
function writeNode(writer: XmlWriter, node: Node, scope: Scope, lineBreak: string | undefined): void {
  if (isElement(node)) writeElement(writer, node, scope, lineBreak);
  else if (isText(node)) writer.text(node.data);
  else if (isComment(node)) writer.comment(node.data);
  else if (isInstruction(node)) writer.instruction(node.target, node.data);
}

function writeElement(
  writer: XmlWriter,
  element: Element,
  scope: Scope,
  lineBreak: string | undefined,
): void {
  const attributes = [...element.attributes];
  const { inner, declarations } = declarationsOf(element, attributes, scope);
  const written = attributes.filter((attribute) => !isDeclaration(attribute));
  const all = [...declarations, ...written.map(({ name, value }): [string, string] => [name, value])];
  writer.start(element.nodeName, all);
  const children = childNodesOf(element);
  const isLaidOut = lineBreak !== undefined && children.some(isElement) && !children.some(isText);
  for (const child of children) {
    if (isLaidOut) writer.raw(`${lineBreak}  `);
    writeNode(writer, child, inner, isLaidOut ? `${lineBreak}  ` : undefined);
  }
  if (isLaidOut) writer.raw(lineBreak);
  writer.end();
}

/** The declarations a start tag needs: those its names ask for, and those it had that say something new. */
function declarationsOf(element: Element, attributes: readonly Attr[], scope: Scope) {
  const inner = new Map(scope);
  const declarations: [string, string][] = [];
  const declare = (prefix: string, namespace: string) => {
    if (inner.get(prefix) === namespace) return;
    inner.set(prefix, namespace);
    declarations.push([prefix === '' ? 'xmlns' : `xmlns:${prefix}`, namespace]);
  };
  declare(element.prefix ?? '', element.namespaceURI ?? '');
  for (const { prefix, namespaceURI } of attributes.filter(isPrefixed))
    declare(prefix ?? '', namespaceURI ?? '');
  for (const { name, prefix, localName, value } of attributes.filter(isDeclaration)) {
    if (!declarations.some(([declared]) => declared === name))
      declare(prefix === null ? '' : (localName ?? ''), value);
  }
  return { inner, declarations };
}

function isDeclaration({ namespaceURI }: Attr): boolean {
  return namespaceURI === XMLNS_NAMESPACE;
}

function isPrefixed(attribute: Attr): boolean {
  return !isDeclaration(attribute) && attribute.prefix !== null;
}
