/** What the attributes of a request's instructions say, and the nodes and values they point at. */
import { childElementsOf, NODE, rootOf, type Element, type Node } from '../../xml/dom.js';
import { isNodeSet, type Value } from '../../xml/xpath/values.js';
import { DOCUMENTS, type Workspace } from './documents.js';
import { MpsError } from './errors.js';
import type { Executor } from './executor.js';

/** @throws MpsError ATTRIBUTE_MISSING */
export function required(instruction: Element, name: string): string {
  const value = instruction.getAttribute(name);
  if (value === null) throw new MpsError('ATTRIBUTE_MISSING', name);
  return value;
}

/** @throws MpsError ATTRIBUTE_INVALID */
export function choice<const T extends string>(
  instruction: Element,
  name: string,
  values: readonly T[],
  otherwise: T,
): T {
  const given = instruction.getAttribute(name);
  if (given === null) return otherwise;
  const value = values.find((it) => it === given);
  if (value === undefined) throw new MpsError('ATTRIBUTE_INVALID', name);
  return value;
}

/** The node that a `source`, `destination` or `root` names; undefined for a loop that goes on without a node. */
export function sourceNode(name: string, { documents, loops }: Workspace): Node | undefined {
  const document = DOCUMENTS.find((it) => it === name);
  if (document !== undefined) return rootOf(documents[document]);
  if (!loops.has(name)) throw new MpsError('ATTRIBUTE_INVALID', 'source');
  return loops.get(name);
}

/** What the path in an attribute finds below a node; the node itself without the attribute. */
export function evaluate(
  instruction: Element,
  attribute: string,
  node: Node | undefined,
  executor: Executor,
): Value {
  const path = instruction.getAttribute(attribute);
  if (node === undefined) return [];
  return path === null ? [node] : evaluateAt(path, node, instruction, executor);
}

/** Evaluates an expression with the prefixes that are declared where it is written. */
export function evaluateAt(expression: string, node: Node, written: Element, executor: Executor): Value {
  const prefixes = (prefix: string) => written.lookupNamespaceURI(prefix);
  return executor.xpaths.evaluate(expression, node, prefixes, executor.allowance);
}

/** Only a path that finds no node is null. */
export function isNull(value: Value): boolean {
  return isNodeSet(value) && value.length === 0;
}

/** `/` stands for the document; what is placed is its root element. */
export function withoutDocuments(nodes: readonly Node[]): readonly Node[] {
  return nodes.flatMap((node) => (node.nodeType === NODE.document ? childElementsOf(node) : [node]));
}
