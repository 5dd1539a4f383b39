/** The part of XSLT that `before` and `after` may carry: what the published samples use. @source issue 6 */
import {
  childElementsOf,
  childNodesOf,
  documentOf,
  isAttribute,
  isElement,
  isText,
  localNameOf,
  newRoot,
  type Element,
  type Node,
} from '../../xml/dom.js';
import { XMLNS_NAMESPACE } from '../../xml/document.js';
import { isNodeSet, parentOf, textNumber, toBoolean, toText } from '../../xml/xpath/values.js';
import { MpsError } from './errors.js';
import type { Executor } from './executor.js';
import { place } from './placing.js';
import { evaluateAt, required, withoutDocuments } from './values.js';

export const XSLT = 'http://www.w3.org/1999/XSL/Transform';

export function isTemplate(element: Element): boolean {
  return element.namespaceURI === XSLT && localNameOf(element) === 'template';
}

/**
 * What the templates make of a node.
 *
 * @returns the one element they make; undefined when they make anything else
 * @throws MpsError TEMPLATE_KEYWORD for an instruction that is not supported
 */
export function transformed(
  node: Node,
  templates: readonly Element[],
  executor: Executor,
): Element | undefined {
  const output = newRoot('result');
  apply(node, templates, output, executor);
  const made = childNodesOf(output);
  const [first] = made;
  return made.length === 1 && isElement(first) ? first : undefined;
}

/** Without a template for it an element hands on to its children, and text is copied: XSLT's built-in rules. */
function apply(node: Node, templates: readonly Element[], output: Element, executor: Executor): void {
  executor.allowance.spend(1);
  const template = bestFor(node, templates, executor);
  if (template !== undefined) run(template, node, output, executor);
  else if (isElement(node)) for (const child of childNodesOf(node)) apply(child, templates, output, executor);
  else if (isText(node) || isAttribute(node)) addText(output, node.nodeValue ?? '');
}

/** Of the templates that match, the one of the highest priority; among equals the last. @source XSLT 1.0, section 5.5 */
function bestFor(node: Node, templates: readonly Element[], executor: Executor): Element | undefined {
  const matching = templates.filter((it) => isMatch(it, node, executor));
  const highest = Math.max(...matching.map(priorityOf));
  return matching.findLast((it) => priorityOf(it) === highest);
}

function priorityOf(template: Element): number {
  const given = template.getAttribute('priority');
  if (given !== null) return textNumber(given);
  const pattern = required(template, 'match').trim();
  if (/^@?[\w.-]+(:[\w.-]+)?$/.test(pattern)) return 0;
  return /^@?\*$|^\w+\(\)$/.test(pattern) ? -0.5 : 0.5;
}

/** A pattern matches a node that it finds from one of the node's ancestors; `/` matches where the transform begins. */
function isMatch(template: Element, node: Node, executor: Executor): boolean {
  const pattern = required(template, 'match');
  if (pattern.trim() === '/') return true;
  for (let at: Node | null = node; at !== null; at = parentOf(at)) {
    const found = evaluateAt(pattern, parentOf(at) ?? at, template, executor);
    if (!isNodeSet(found)) throw new MpsError('PATH_UNEXPECTED', pattern);
    if (found.includes(node)) return true;
  }
  return false;
}

type Instruction = (instruction: Element, node: Node, output: Element, executor: Executor) => void;

const INSTRUCTIONS: Readonly<Record<string, Instruction>> = {
  'value-of': (instruction, node, output, executor) => {
    addText(output, textAt(required(instruction, 'select'), node, instruction, executor));
  },
  'copy-of': (instruction, node, output, executor) => {
    const found = evaluateAt(required(instruction, 'select'), node, instruction, executor);
    if (!isNodeSet(found)) addText(output, toText(found, executor.allowance));
    else for (const it of withoutDocuments(found)) place('insert', it, output, executor.allowance);
  },
  element: (instruction, node, output, executor) => {
    const element = addElement(output, null, filled('name', instruction, node, executor));
    run(instruction, node, element, executor);
  },
  attribute: (instruction, node, output, executor) => {
    const value = newRoot('value');
    run(instruction, node, value, executor);
    setAttribute(output, filled('name', instruction, node, executor), value.textContent ?? '');
  },
  'for-each': (instruction, node, output, executor) => {
    const found = evaluateAt(required(instruction, 'select'), node, instruction, executor);
    if (!isNodeSet(found)) throw new MpsError('NOT_A_NODE');
    for (const it of found) run(instruction, it, output, executor);
  },
  if: (instruction, node, output, executor) => {
    if (isTrue(instruction, node, executor)) run(instruction, node, output, executor);
  },
  choose: (instruction, node, output, executor) => {
    const branch = childElementsOf(instruction).find((it) => isTaken(it, node, executor));
    if (branch !== undefined) run(branch, node, output, executor);
  },
  text: (instruction, _node, output) => {
    addText(output, instruction.textContent ?? '');
  },
};

/** Carries out what an element of the stylesheet holds. */
function run(body: Element, node: Node, output: Element, executor: Executor): void {
  executor.allowance.spend(1);
  for (const child of childNodesOf(body)) {
    if (isText(child)) addText(output, child.data);
    if (!isElement(child)) continue;
    if (child.namespaceURI === XSLT) instructionOf(child)(child, node, output, executor);
    else literal(child, node, output, executor);
  }
}

function instructionOf(element: Element): Instruction {
  const name = localNameOf(element);
  const known = Object.hasOwn(INSTRUCTIONS, name) ? INSTRUCTIONS[name] : undefined;
  if (known === undefined) throw new MpsError('TEMPLATE_KEYWORD', element.nodeName);
  return known;
}

/** An element of any other namespace is put out, its attributes with what stands in braces evaluated. */
function literal(given: Element, node: Node, output: Element, executor: Executor): void {
  const element = addElement(output, given.namespaceURI, given.nodeName);
  for (const { name, namespaceURI } of given.attributes) {
    if (namespaceURI !== XMLNS_NAMESPACE) setAttribute(element, name, filled(name, given, node, executor));
  }
  run(given, node, element, executor);
}

function isTrue(instruction: Element, node: Node, executor: Executor): boolean {
  return toBoolean(evaluateAt(required(instruction, 'test'), node, instruction, executor));
}

function isTaken(branch: Element, node: Node, executor: Executor): boolean {
  const name = branch.namespaceURI === XSLT ? localNameOf(branch) : '';
  if (name === 'otherwise') return true;
  if (name !== 'when') throw new MpsError('TEMPLATE_KEYWORD', branch.nodeName);
  return isTrue(branch, node, executor);
}

/** An attribute value template. */
function filled(attribute: string, written: Element, node: Node, executor: Executor): string {
  return required(written, attribute)
    .split(/(\{\{|\}\}|\{[^{}]*\})/)
    .map((part, index) => {
      if (index % 2 === 0) return part;
      return part === '{{' || part === '}}'
        ? part.charAt(0)
        : textAt(part.slice(1, -1), node, written, executor);
    })
    .join('');
}

function textAt(expression: string, node: Node, written: Element, executor: Executor): string {
  return toText(evaluateAt(expression, node, written, executor), executor.allowance);
}

function addText(output: Element, text: string): void {
  if (text !== '') output.appendChild(documentOf(output).createTextNode(text));
}

function addElement(output: Element, namespace: string | null, name: string): Element {
  const element = named(name, () => documentOf(output).createElementNS(namespace, name));
  output.appendChild(element);
  return element;
}

function setAttribute(element: Element, name: string, value: string): void {
  named(name, () => {
    element.setAttribute(name, value);
  });
}

/** A made-up name may be no name at all. */
function named<T>(name: string, make: () => T): T {
  if (!/^[\p{L}_][\p{L}\p{N}._-]*(?::[\p{L}_][\p{L}\p{N}._-]*)?$/u.test(name))
    throw new MpsError('CHARACTER_INVALID');
  return make();
}
