/** The four ways to put a node into a document. @source framework 2.4 */
import {
  childElementsOf,
  childNodesOf,
  documentOf,
  isAttribute,
  isComment,
  isElement,
  isText,
  localNameOf,
  type Element,
  type Node,
} from '../../xml/dom.js';
import type { Effort } from '../../xml/xpath/values.js';
import { isRoot } from './documents.js';
import { MpsError } from './errors.js';

export const MODES = ['insert', 'merge', 'replace', 'move'] as const;
export type Mode = (typeof MODES)[number];

/** Documents may not grow deeper than this. */
const MAX_DEPTH = 256;
/** What a copied node costs, and what each of its characters. */
const COPY_COST = 10;
const CHARACTER_COST = 1 / 16;

/** Puts a node where a mode says. The node itself is left alone, but for `move`, which takes it out of its place. */
export function place(mode: Mode, node: Node, target: Element, effort: Effort): void {
  charge(node, depthOf(target), effort);
  switch (mode) {
    case 'insert':
      append(target, copyFor(target, node));
      return;
    case 'merge':
      mergeContent(target, node);
      return;
    case 'replace':
      replace(target, node);
      return;
    case 'move':
      move(target, node);
      return;
  }
}

/** Pays for a copy and refuses one that would grow a document too deep. */
function charge(node: Node, depth: number, effort: Effort): void {
  if (depth > MAX_DEPTH) throw new MpsError('OUT_OF_STORAGE');
  effort.spend(COPY_COST + (node.nodeValue?.length ?? 0) * CHARACTER_COST);
  if (isElement(node)) effort.spend(node.attributes.length * COPY_COST);
  for (let child = node.firstChild; child !== null; child = child.nextSibling)
    charge(child, depth + 1, effort);
}

function depthOf(node: Node): number {
  let depth = 1;
  for (let at = node.parentNode; at !== null; at = at.parentNode) depth += 1;
  return depth;
}

function copyFor(target: Element, node: Node): Node {
  return documentOf(target).importNode(node, true);
}

function append(target: Element, node: Node): void {
  if (isAttribute(node)) target.setAttributeNS(node.namespaceURI, node.name, node.value);
  else target.appendChild(node);
}

function move(target: Element, node: Node): void {
  for (let at: Node | null = target; at !== null; at = at.parentNode) {
    if (at === node) throw new MpsError('NODE_UNDER_ITSELF');
  }
  append(target, copyFor(target, node));
  takeAway(node);
}

/** Takes a node out of its document. A document's root cannot go away, it is emptied. */
export function takeAway(node: Node): void {
  if (isAttribute(node)) node.ownerElement?.removeAttributeNode(node);
  else if (isRoot(node)) for (const child of childNodesOf(node)) node.removeChild(child);
  else node.parentNode?.removeChild(node);
}

/**
 * A document's root keeps its name and takes the content instead.
 *
 * @fidelity inferred
 */
function replace(target: Element, node: Node): void {
  const copy = copyFor(target, node);
  if (isAttribute(copy)) {
    append(target, copy);
    return;
  }
  if (!isRoot(target)) {
    target.parentNode?.replaceChild(copy, target);
    return;
  }
  for (const child of childNodesOf(target)) target.removeChild(child);
  for (const child of isElement(copy) ? childNodesOf(copy) : [copy]) target.appendChild(child);
}

/**
 * Brings the content of a node into that of the target: children are matched by name, containers are merged in their
 * turn, of repeated ones an identical one is not added again, and a leaf takes the new text.
 *
 * @source framework 2.4
 * @fidelity inferred: the rule is the one proposed there
 */
function mergeContent(target: Element, node: Node): void {
  if (isAttribute(node)) append(target, copyFor(target, node));
  else if (isElement(node)) mergeChildren(target, node);
  else setText(target, node.nodeValue ?? '');
}

function mergeChildren(target: Element, source: Element): void {
  for (const { name, value, namespaceURI } of source.attributes)
    target.setAttributeNS(namespaceURI, name, value);
  const text = source.textContent ?? '';
  if (isLeaf(source)) {
    if (isLeaf(target) || text !== '') setText(target, text);
    return;
  }
  const [had, given] = [byName(target), byName(source)];
  const comments = new Set(
    childNodesOf(target)
      .filter(isComment)
      .map(({ data }) => data),
  );
  for (const child of childNodesOf(source)) {
    if (isElement(child))
      mergeChild(target, child, had.get(nameOf(child)) ?? [], given.get(nameOf(child))?.length ?? 0);
    else if (!isComment(child) || !comments.has(child.data)) target.appendChild(copyFor(target, child));
  }
}

/** @param had the target's children of that name before the merge; @param count how many of that name come */
function mergeChild(target: Element, child: Element, had: readonly Element[], count: number): void {
  const [only] = had;
  if (only === undefined) target.appendChild(copyFor(target, child));
  else if (had.length === 1 && count === 1) mergeChildren(only, child);
  else if (!had.some((element) => isSame(element, child))) target.appendChild(copyFor(target, child));
}

function isLeaf(element: Element): boolean {
  return childElementsOf(element).length === 0;
}

function setText(element: Element, text: string): void {
  for (const child of childNodesOf(element).filter(isText)) element.removeChild(child);
  if (text !== '') element.appendChild(documentOf(element).createTextNode(text));
}

function byName(parent: Element): ReadonlyMap<string, Element[]> {
  const groups = new Map<string, Element[]>();
  for (const element of childElementsOf(parent)) {
    const name = nameOf(element);
    groups.set(name, [...(groups.get(name) ?? []), element]);
  }
  return groups;
}

function nameOf(element: Element): string {
  return `{${element.namespaceURI ?? ''}}${localNameOf(element)}`;
}

/** The same element with the same attributes and content; comments do not count. */
function isSame(one: Node, other: Node): boolean {
  if (!isElement(one) || !isElement(other)) return one.nodeValue === other.nodeValue;
  const [ours, theirs] = [one, other].map((element) => childNodesOf(element).filter((it) => !isComment(it)));
  if (ours === undefined || theirs === undefined || nameOf(one) !== nameOf(other)) return false;
  const hasSameAttributes =
    one.attributes.length === other.attributes.length &&
    [...one.attributes].every(({ name, value }) => other.getAttribute(name) === value);
  return (
    hasSameAttributes &&
    ours.length === theirs.length &&
    ours.every((child, at) => isSame(child, theirs[at] ?? other))
  );
}
