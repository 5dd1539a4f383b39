import { isAttribute, isElement, NODE, type Node } from '../dom.js';

/** What an expression comes to; a node-set holds each node once, in document order. */
export type Value = readonly Node[] | string | number | boolean;

/** Pays for the work of evaluating. Throws when there has been enough of it. */
export interface Effort {
  /** @param units of about a tenth of a microsecond */
  spend(units: number): void;
}

export function isNodeSet(value: Value): value is readonly Node[] {
  return typeof value === 'object';
}

/** The string-value of a node. */
export function nodeText(node: Node, effort: Effort): string {
  const text =
    isElement(node) || node.nodeType === NODE.document ? contentText(node, effort) : (node.nodeValue ?? '');
  effort.spend(1 + text.length / 16);
  return text;
}

function contentText(parent: Node, effort: Effort): string {
  let text = '';
  for (let node = parent.firstChild; node !== null; node = node.nextSibling) {
    effort.spend(1);
    if (node.nodeType === NODE.text) text += node.nodeValue ?? '';
    else if (isElement(node)) text += contentText(node, effort);
  }
  return text;
}

export function toText(value: Value, effort: Effort): string {
  if (isNodeSet(value)) {
    const [first] = value;
    return first === undefined ? '' : nodeText(first, effort);
  }
  return typeof value === 'number' ? numberText(value) : String(value);
}

export function toNumber(value: Value, effort: Effort): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return textNumber(toText(value, effort));
}

export function toBoolean(value: Value): boolean {
  if (typeof value === 'number') return value !== 0 && !Number.isNaN(value);
  return typeof value === 'boolean' ? value : value.length > 0;
}

/** XPath's own number syntax: no exponent, no plus sign. */
export function textNumber(text: string): number {
  return /^[ \t\r\n]*-?(?:\d+(?:\.\d*)?|\.\d+)[ \t\r\n]*$/.test(text) ? Number(text) : NaN;
}

function numberText(value: number): string {
  if (Number.isInteger(value)) return BigInt(value).toString();
  const text = String(value);
  return text.includes('e') ? value.toFixed(20).replace(/0+$/, '') : text;
}

export type Comparison = '=' | '!=' | '<' | '>' | '<=' | '>=';

/** Compares two values, each in linear time. @source XPath 1.0, section 3.4 */
export function compare(how: Comparison, left: Value, right: Value, effort: Effort): boolean {
  if (isNodeSet(left) && isNodeSet(right)) return compareSets(how, left, right, effort);
  if (isNodeSet(right)) return compare(MIRRORED[how], right, left, effort);
  if (isNodeSet(left)) {
    if (typeof right === 'boolean') return compareAtoms(how, toBoolean(left), right, effort);
    return left.some((node) => compareAtoms(how, nodeText(node, effort), right, effort));
  }
  return compareAtoms(how, left, right, effort);
}

const MIRRORED = { '=': '=', '!=': '!=', '<': '>', '>': '<', '<=': '>=', '>=': '<=' } as const;

function compareAtoms(how: Comparison, left: Value, right: Value, effort: Effort): boolean {
  if (how !== '=' && how !== '!=') return inOrder(how, toNumber(left, effort), toNumber(right, effort));
  const types = [typeof left, typeof right];
  const isEqual = types.includes('boolean')
    ? toBoolean(left) === toBoolean(right)
    : types.includes('number')
      ? toNumber(left, effort) === toNumber(right, effort)
      : left === right;
  return isEqual === (how === '=');
}

function inOrder(how: Comparison, left: number, right: number): boolean {
  switch (how) {
    case '<':
      return left < right;
    case '>':
      return left > right;
    case '<=':
      return left <= right;
    default:
      return left >= right;
  }
}

/** True when some pair of nodes, one of each set, compares so. */
function compareSets(
  how: Comparison,
  left: readonly Node[],
  right: readonly Node[],
  effort: Effort,
): boolean {
  const [ours, theirs] = [left, right].map((nodes) => nodes.map((node) => nodeText(node, effort)));
  if (ours === undefined || theirs === undefined || ours.length === 0 || theirs.length === 0) return false;
  const known = new Set(theirs);
  if (how === '=') return ours.some((text) => known.has(text));
  if (how === '!=') return known.size > 1 || ours.some((text) => !known.has(text));
  const [low, high] = [ours, theirs].map((texts) => texts.map(textNumber).filter((it) => !Number.isNaN(it)));
  if (low === undefined || high === undefined || low.length === 0 || high.length === 0) return false;
  return how === '<' || how === '<='
    ? inOrder(how, least(low), most(high))
    : inOrder(how, most(low), least(high));
}

function least(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.min(a, b));
}

function most(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.max(a, b));
}

/** The parent, and for an attribute the element it belongs to. */
export function parentOf(node: Node): Node | null {
  return isAttribute(node) ? node.ownerElement : node.parentNode;
}
