/** The four ways to put a node into a document. @source framework 2.4 */
import {
  childElementsOf,
  childNodesOf,
  documentOf,
  emptied,
  isAttribute,
  isComment,
  isElement,
  isRoot,
  isText,
  localNameOf,
  type Element,
  type Node,
} from '../../xml/dom.js';
import type { Effort } from '../../xml/xpath/values.js';
import { copyFor } from './documents.js';
import { MpsError } from './errors.js';

export const MODES = ['insert', 'merge', 'replace', 'move'] as const;
export type Mode = (typeof MODES)[number];

/** What moving a sibling to its new place costs. */
const SIBLING_COST = 1 / 32;

/** Puts a node where a mode says. The node itself is left alone, but for `move`, which takes it out of its place. */
export function place(mode: Mode, node: Node, target: Element, effort: Effort): void {
  switch (mode) {
    case 'insert':
      append(target, copyFor(documentOf(target), node, effort, depthOf(target) + 1));
      return;
    case 'merge':
      new Merge(effort).content(target, node);
      return;
    case 'replace':
      replace(target, node, effort);
      return;
    case 'move':
      move(target, node, effort);
      return;
  }
}

function depthOf(node: Node): number {
  let depth = 0;
  for (let at: Node | null = node; at !== null; at = at.parentNode) depth += 1;
  return depth;
}

function append(target: Element, node: Node): void {
  if (isAttribute(node)) target.setAttributeNS(node.namespaceURI, node.name, node.value);
  else target.appendChild(node);
}

function move(target: Element, node: Node, effort: Effort): void {
  for (let at: Node | null = target; at !== null; at = at.parentNode) {
    if (at === node) throw new MpsError('NODE_UNDER_ITSELF');
  }
  place('insert', node, target, effort);
  takeAway(node, effort);
}

/** Takes a node out of its document. A document's root cannot go away, it is emptied. */
export function takeAway(node: Node, effort: Effort): void {
  const { parentNode } = node;
  effort.spend((parentNode?.childNodes.length ?? 0) * SIBLING_COST);
  if (isAttribute(node)) node.ownerElement?.removeAttributeNode(node);
  else if (isElement(node) && isRoot(node)) emptied(node);
  else parentNode?.removeChild(node);
}

/**
 * A document's root keeps its name and takes the content instead.
 *
 * @fidelity inferred
 */
function replace(target: Element, node: Node, effort: Effort): void {
  const document = documentOf(target);
  if (isAttribute(node)) append(target, copyFor(document, node, effort));
  else if (!isRoot(target)) {
    target.parentNode?.replaceChild(copyFor(document, node, effort, depthOf(target)), target);
  } else {
    const root = emptied(target);
    for (const child of isElement(node) ? childNodesOf(node) : [node]) place('insert', child, root, effort);
  }
}

/**
 * Brings the content of a node into that of the target: children are matched by name, containers are merged in their
 * turn, of repeated ones an identical one is not added again, and a leaf takes the new text.
 *
 * @source framework 2.4
 * @fidelity inferred: the rule is the one proposed there
 */
class Merge {
  readonly #effort: Effort;

  constructor(effort: Effort) {
    this.#effort = effort;
  }

  content(target: Element, node: Node): void {
    this.#effort.spend(1);
    if (isAttribute(node)) place('insert', node, target, this.#effort);
    else if (isElement(node)) this.#children(target, node);
    else setText(target, node.nodeValue ?? '');
  }

  #children(target: Element, source: Element): void {
    for (const { name, value, namespaceURI } of source.attributes)
      target.setAttributeNS(namespaceURI, name, value);
    const text = source.textContent ?? '';
    if (isLeaf(source)) {
      if (isLeaf(target) || text !== '') setText(target, text);
      return;
    }
    const [had, given] = [this.#byName(target), this.#byName(source)];
    const comments = new Set(
      childNodesOf(target)
        .filter(isComment)
        .map(({ data }) => data),
    );
    for (const child of childNodesOf(source)) {
      if (isElement(child)) {
        const name = nameOf(child);
        this.#child(target, child, had.get(name) ?? [], given.get(name)?.length ?? 0);
      } else if (!isComment(child) || !comments.has(child.data)) place('insert', child, target, this.#effort);
    }
  }

  /** @param had the target's children of that name before the merge; @param count how many of that name come */
  #child(target: Element, child: Element, had: readonly Element[], count: number): void {
    const [only] = had;
    if (only !== undefined && had.length === 1 && count === 1) this.content(only, child);
    else if (!had.some((element) => this.#isSame(element, child)))
      place('insert', child, target, this.#effort);
  }

  #byName(parent: Element): ReadonlyMap<string, Element[]> {
    const groups = new Map<string, Element[]>();
    for (const element of childElementsOf(parent)) {
      this.#effort.spend(1);
      const group = groups.get(nameOf(element));
      if (group === undefined) groups.set(nameOf(element), [element]);
      else group.push(element);
    }
    return groups;
  }

  /** The same element with the same attributes and content; comments do not count. */
  #isSame(one: Node, other: Node): boolean {
    this.#effort.spend(1);
    if (!isElement(one) || !isElement(other)) return one.nodeValue === other.nodeValue;
    if (nameOf(one) !== nameOf(other) || one.attributes.length !== other.attributes.length) return false;
    if ([...one.attributes].some(({ name, value }) => other.getAttribute(name) !== value)) return false;
    const [ours = [], theirs = []] = [one, other].map((it) =>
      childNodesOf(it).filter((node) => !isComment(node)),
    );
    return (
      ours.length === theirs.length && ours.every((child, at) => this.#isSame(child, theirs[at] ?? other))
    );
  }
}

function isLeaf(element: Element): boolean {
  return childElementsOf(element).length === 0;
}

function setText(element: Element, text: string): void {
  for (const child of childNodesOf(element).filter(isText)) element.removeChild(child);
  if (text !== '') element.appendChild(documentOf(element).createTextNode(text));
}

function nameOf(element: Element): string {
  return `{${element.namespaceURI ?? ''}}${localNameOf(element)}`;
}
