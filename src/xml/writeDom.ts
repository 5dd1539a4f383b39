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
import type { XmlWriter } from './write.js';

/** Prefix ('' is the default namespace) to namespace, as bound around a node. */
type Scope = ReadonlyMap<string, string>;

const OUTERMOST: Scope = new Map([
  ['', ''],
  ['xml', XML_NAMESPACE],
]);

/** Writes a node with its content; declarations it lost when it was moved are written anew. */
export function writeDom(writer: XmlWriter, node: Node, scope: Scope = OUTERMOST): void {
  if (isElement(node)) writeElement(writer, node, scope);
  else if (isText(node)) writer.text(node.data);
  else if (isComment(node)) writer.comment(node.data);
  else if (isInstruction(node)) writer.instruction(node.target, node.data);
}

function writeElement(writer: XmlWriter, element: Element, scope: Scope): void {
  const inner = new Map(scope);
  const declarations: [string, string][] = [];
  const declare = (prefix: string, namespace: string) => {
    if (inner.get(prefix) === namespace) return;
    inner.set(prefix, namespace);
    declarations.push([prefix === '' ? 'xmlns' : `xmlns:${prefix}`, namespace]);
  };
  const attributes = [...element.attributes];
  declare(element.prefix ?? '', element.namespaceURI ?? '');
  for (const attribute of attributes.filter(isPrefixed))
    declare(attribute.prefix ?? '', attribute.namespaceURI ?? '');
  for (const attribute of attributes.filter(isDeclaration)) {
    const prefix = attribute.prefix === null ? '' : (attribute.localName ?? '');
    if (!declarations.some(([name]) => name === attribute.name)) declare(prefix, attribute.value);
  }
  const written = attributes.filter((attribute) => !isDeclaration(attribute));
  const all = [...declarations, ...written.map(({ name, value }): [string, string] => [name, value])];
  writer.start(element.nodeName, all);
  for (const child of childNodesOf(element)) writeDom(writer, child, inner);
  writer.end();
}

function isDeclaration({ namespaceURI }: Attr): boolean {
  return namespaceURI === XMLNS_NAMESPACE;
}

function isPrefixed(attribute: Attr): boolean {
  return !isDeclaration(attribute) && attribute.prefix !== null;
}
