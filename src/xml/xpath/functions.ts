import { isElement, isInstruction, type Node } from '../dom.js';
import {
  isNodeSet,
  nodeText,
  parentOf,
  textNumber,
  toBoolean,
  toNumber,
  toText,
  type Effort,
  type Value,
} from './values.js';

/** Where an expression is being evaluated. */
export interface Focus {
  readonly node: Node;
  readonly position: number;
  readonly size: number;
  readonly effort: Effort;
}

interface XPathFunction {
  readonly least: number;
  readonly most: number;
  readonly run: (values: readonly Value[], focus: Focus) => Value;
}

/** An argument that is not a node-set where one is needed. */
export class NotNodes extends Error {}

/** XPath's core library. Without document types there are no ids, so `id` finds nothing. @source XPath 1.0, section 4 */
export const FUNCTIONS: Readonly<Record<string, XPathFunction>> = {
  last: { least: 0, most: 0, run: (_values, { size }) => size },
  position: { least: 0, most: 0, run: (_values, { position }) => position },
  count: { least: 1, most: 1, run: ([value]) => nodes(value).length },
  id: { least: 1, most: 1, run: () => [] },
  'local-name': named((node) => localName(node)),
  'namespace-uri': named((node) => ('namespaceURI' in node ? String(node.namespaceURI ?? '') : '')),
  name: named((node) => (localName(node) === '' ? '' : node.nodeName)),
  string: ofText((text) => text),
  concat: { least: 2, most: Infinity, run: (values, { effort }) => texts(values, effort).join('') },
  'starts-with': ofTexts(2, (text, start) => text.startsWith(start)),
  contains: ofTexts(2, (text, part) => text.includes(part)),
  'substring-before': ofTexts(2, (text, part) => text.slice(0, Math.max(0, text.indexOf(part)))),
  'substring-after': ofTexts(2, (text, part) =>
    text.includes(part) ? text.slice(text.indexOf(part) + part.length) : '',
  ),
  substring: { least: 2, most: 3, run: substring },
  'string-length': ofText((text) => Array.from(text).length),
  'normalize-space': ofText((text) => text.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '')),
  translate: ofTexts(3, translate),
  boolean: { least: 1, most: 1, run: ([value = false]) => toBoolean(value) },
  not: { least: 1, most: 1, run: ([value = false]) => !toBoolean(value) },
  true: { least: 0, most: 0, run: () => true },
  false: { least: 0, most: 0, run: () => false },
  lang: { least: 1, most: 1, run: lang },
  number: { least: 0, most: 1, run: ([value], focus) => toNumber(value ?? [focus.node], focus.effort) },
  sum: { least: 1, most: 1, run: sum },
  floor: ofNumber(Math.floor),
  ceiling: ofNumber(Math.ceil),
  round: ofNumber(Math.round),
};

function nodes(value: Value | undefined): readonly Node[] {
  if (value === undefined || !isNodeSet(value)) throw new NotNodes();
  return value;
}

function texts(values: readonly Value[], effort: Effort): string[] {
  return values.map((value) => toText(value, effort));
}

/** Of the argument's first node, or of the node in focus. */
function named(run: (node: Node) => string): XPathFunction {
  return {
    least: 0,
    most: 1,
    run: ([value], { node }) => {
      const [first] = value === undefined ? [node] : nodes(value);
      return first === undefined ? '' : run(first);
    },
  };
}

function localName(node: Node): string {
  if (isInstruction(node)) return node.target;
  return 'localName' in node ? String(node.localName ?? '') : '';
}

/** Of the argument's text, or of that of the node in focus. */
function ofText(run: (text: string) => Value): XPathFunction {
  return { least: 0, most: 1, run: ([value], { node, effort }) => run(toText(value ?? [node], effort)) };
}

/** Searching a text for another may take time with both their lengths. */
function ofTexts(count: number, run: (...given: [string, string, string]) => Value): XPathFunction {
  return {
    least: count,
    most: count,
    run: (values, { effort }) => {
      const [first = '', second = '', third = ''] = texts(values, effort);
      effort.spend((first.length * (1 + second.length)) / 64);
      return run(first, second, third);
    },
  };
}

function ofNumber(run: (value: number) => number): XPathFunction {
  return { least: 1, most: 1, run: ([value = NaN], { effort }) => run(toNumber(value, effort)) };
}

function substring([value = '', from = NaN, length]: readonly Value[], { effort }: Focus): string {
  const start = Math.round(toNumber(from, effort));
  const end = length === undefined ? Infinity : start + Math.round(toNumber(length, effort));
  return Array.from(toText(value, effort))
    .filter((_character, index) => index + 1 >= start && index + 1 < end)
    .join('');
}

function translate(text: string, from: string, to: string): string {
  const targets = Array.from(to);
  const table = new Map<string, string>();
  Array.from(from).forEach((character, index) => {
    if (!table.has(character)) table.set(character, targets[index] ?? '');
  });
  return Array.from(text, (character) => table.get(character) ?? character).join('');
}

function lang([value = '']: readonly Value[], { node, effort }: Focus): boolean {
  const wanted = toText(value, effort).toLowerCase();
  for (let at: Node | null = node; at !== null; at = parentOf(at)) {
    const given = isElement(at) ? at.getAttribute('xml:lang')?.toLowerCase() : undefined;
    if (given !== undefined) return given === wanted || given.startsWith(`${wanted}-`);
  }
  return false;
}

function sum([value]: readonly Value[], { effort }: Focus): number {
  return nodes(value)
    .map((node) => textNumber(nodeText(node, effort)))
    .reduce((total, number) => total + number, 0);
}
