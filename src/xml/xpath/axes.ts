import { isElement, type Node } from '../dom.js';
import { parentOf, type Effort } from './values.js';

/** The axes by the numbers that the parser gives them; those that go back begin with the nearest node. */
export const AXES = [
  ancestors,
  (node: Node) => [node, ...ancestors(node)],
  attributes,
  children,
  descendants,
  (node: Node, effort: Effort) => [node, ...descendants(node, effort)],
  following,
  followingSiblings,
  undefined,
  parents,
  preceding,
  precedingSiblings,
  (node: Node) => [node],
] as const;

export const ATTRIBUTE_AXIS = 2;
export const NAMESPACE_AXIS = 8;

function ancestors(node: Node): Node[] {
  const found: Node[] = [];
  for (let at = parentOf(node); at !== null; at = parentOf(at)) found.push(at);
  return found;
}

function parents(node: Node): Node[] {
  const parent = parentOf(node);
  return parent === null ? [] : [parent];
}

/** Namespace declarations are none. */
function attributes(node: Node): Node[] {
  if (!isElement(node)) return [];
  return [...node.attributes].filter(({ namespaceURI }) => namespaceURI !== 'http://www.w3.org/2000/xmlns/');
}

function children(node: Node, effort: Effort): Node[] {
  return siblingsFrom(node.firstChild, effort);
}

function siblingsFrom(first: Node | null, effort: Effort): Node[] {
  const found: Node[] = [];
  for (let at = first; at !== null; at = at.nextSibling) found.push(at);
  effort.spend(found.length);
  return found;
}

function descendants(node: Node, effort: Effort): Node[] {
  const found: Node[] = [];
  const open: (Node | null)[] = [node.firstChild];
  while (open.length > 0) {
    for (let at = open.pop() ?? null; at !== null;) {
      found.push(at);
      effort.spend(1);
      if (at.firstChild === null) at = at.nextSibling;
      else {
        open.push(at.nextSibling);
        at = at.firstChild;
      }
    }
  }
  return found;
}

function withDescendants(nodes: readonly Node[], effort: Effort): Node[] {
  return nodes.flatMap((node) => [node, ...descendants(node, effort)]);
}

function followingSiblings(node: Node, effort: Effort): Node[] {
  return siblingsFrom(node.nextSibling, effort);
}

function precedingSiblings(node: Node, effort: Effort): Node[] {
  const found: Node[] = [];
  for (let at = node.previousSibling; at !== null; at = at.previousSibling) found.push(at);
  effort.spend(found.length);
  return found;
}

function following(node: Node, effort: Effort): Node[] {
  return [node, ...ancestors(node)].flatMap((at) => withDescendants(followingSiblings(at, effort), effort));
}

/** Nearest first, as positions count. */
function preceding(node: Node, effort: Effort): Node[] {
  return [node, ...ancestors(node)].flatMap((at) =>
    precedingSiblings(at, effort).flatMap((sibling) => withDescendants([sibling], effort).reverse()),
  );
}

/** Puts nodes of one tree into document order, each once. */
export class DocumentOrder {
  readonly #effort: Effort;
  readonly #places = new Map<Node, number>();

  constructor(effort: Effort) {
    this.#effort = effort;
  }

  sort(nodes: readonly Node[]): readonly Node[] {
    const [first, second] = nodes;
    if (first === undefined || second === undefined) return nodes;
    const unique = [...new Set(nodes)];
    this.#effort.spend(2 * unique.length);
    return unique.sort((a, b) => this.#place(a) - this.#place(b));
  }

  #place(node: Node): number {
    if (!this.#places.has(node)) this.#number(ancestors(node).at(-1) ?? node);
    return this.#places.get(node) ?? 0;
  }

  #number(root: Node): void {
    for (const node of withDescendants([root], this.#effort)) {
      this.#places.set(node, this.#places.size);
      for (const attribute of attributes(node)) this.#places.set(attribute, this.#places.size);
    }
  }
}
