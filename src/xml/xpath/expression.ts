/**
 * XPath 1.0. The grammar is the `xpath` package's, and this is the only file that knows it; evaluating is ours, because
 * the package takes time with the square of a node-set's size and more (90 s for `x` among 16,000 children) and cannot
 * be stopped. The namespace axis and variables are not supported.
 */
import { createRequire } from 'node:module';
import type * as xpath from 'xpath';
import { isAttribute, isElement, isInstruction, NODE, type Node } from '../dom.js';
import { ATTRIBUTE_AXIS, AXES, DocumentOrder, NAMESPACE_AXIS } from './axes.js';
import { FUNCTIONS, NotNodes, type Focus } from './functions.js';
import {
  compare,
  isNodeSet,
  parentOf,
  toBoolean,
  toNumber,
  type Comparison,
  type Effort,
  type Value,
} from './values.js';

/** An expression that cannot be read, or that asks for what is not there: a prefix, a function, a variable. */
export class XPathError extends Error {
  override readonly name = 'XPathError';
}

/** The namespace a prefix stands for where the expression is written. */
export type Prefixes = (prefix: string) => string | null | undefined;

/** Longer ones are refused before they are read. */
const MAX_LENGTH = 4096;
const MAX_KEPT = 1000;

/** Reads expressions, keeping those it has read. */
export class XPaths {
  readonly #kept = new Map<string, Parsed>();

  /**
   * Evaluates an expression at a node.
   *
   * @throws XPathError, and whatever `effort` throws
   */
  evaluate(expression: string, node: Node, prefixes: Prefixes, effort: Effort): Value {
    const run: Run = { prefixes, effort, order: new DocumentOrder(effort) };
    try {
      return valueOf(this.#parsed(expression), { node, position: 1, size: 1, effort }, run);
    } catch (error) {
      if (error instanceof NotNodes) throw new XPathError('a node-set is needed');
      throw error;
    }
  }

  /**
   * Makes sure that an expression can be evaluated, whatever it meets.
   *
   * @throws XPathError
   */
  check(expression: string, prefixes: Prefixes): void {
    requireKnown(this.#parsed(expression), prefixes);
  }

  #parsed(expression: string): Parsed {
    const kept = this.#kept.get(expression);
    if (kept !== undefined) return kept;
    if (this.#kept.size >= MAX_KEPT) this.#kept.clear();
    const parsed = parse(expression);
    this.#kept.set(expression, parsed);
    return parsed;
  }
}

/** What the parser makes: each node has the fields of its kind, which its constructor's name tells. */
interface Parsed {
  readonly lhs?: Parsed;
  readonly rhs?: Parsed;
  readonly filter?: Parsed;
  readonly filterPredicates?: readonly Parsed[];
  readonly locationPath?: { readonly absolute: boolean; readonly steps: readonly Step[] };
  readonly functionName?: string;
  readonly arguments?: readonly Parsed[];
  readonly str?: string;
  readonly num?: number;
}

interface Step {
  readonly axis: number;
  readonly nodeTest: NodeTest;
  readonly predicates: readonly Parsed[];
}

interface NodeTest {
  readonly type: number;
  readonly name?: string;
  readonly prefix?: string | null;
  readonly localName?: string;
}

interface Parser {
  parse(expression: string): { readonly expression: Parsed };
}

interface Run {
  readonly prefixes: Prefixes;
  readonly effort: Effort;
  readonly order: DocumentOrder;
}

/** The package, loaded with the first expression. Its own types leave the parser out. */
type Library = typeof xpath & { readonly XPathParser: new () => Parser };
const load = createRequire(import.meta.url);

function parse(expression: string): Parsed {
  if (expression.length > MAX_LENGTH) throw new XPathError('the expression is too long');
  try {
    const { XPathParser } = load('xpath') as Library;
    return new XPathParser().parse(expression).expression;
  } catch {
    throw new XPathError(`'${expression}' is not an expression`);
  }
}

/** Looks at every part of an expression, also at those that evaluating might not come to. */
function requireKnown(parsed: Parsed, prefixes: Prefixes): void {
  const {
    lhs,
    rhs,
    filter,
    filterPredicates = [],
    locationPath,
    functionName,
    arguments: given = [],
  } = parsed;
  if (functionName !== undefined) knownFunction(functionName, given.length);
  const isLiteral = parsed.str !== undefined || parsed.num !== undefined;
  const isPath = locationPath !== undefined || filter !== undefined;
  if (functionName === undefined && !isLiteral && !isPath && rhs === undefined)
    throw new XPathError('variables are not supported');
  const steps = locationPath?.steps ?? [];
  for (const { axis, nodeTest } of steps) {
    if (axis === NAMESPACE_AXIS) throw new XPathError('the namespace axis is not supported');
    requirePrefix(nodeTest.prefix, prefixes);
  }
  const parts = [
    lhs,
    rhs,
    filter,
    ...filterPredicates,
    ...given,
    ...steps.flatMap((step) => step.predicates),
  ];
  for (const part of parts) if (part !== undefined) requireKnown(part, prefixes);
}

function valueOf(parsed: Parsed, focus: Focus, run: Run): Value {
  run.effort.spend(1);
  const { lhs, rhs } = parsed;
  if (parsed.functionName !== undefined) return call(parsed.functionName, parsed.arguments ?? [], focus, run);
  if (parsed.str !== undefined) return parsed.str;
  if (parsed.num !== undefined) return parsed.num;
  if (parsed.locationPath !== undefined || parsed.filter !== undefined) return pathValue(parsed, focus, run);
  if (rhs === undefined) throw new XPathError('variables are not supported');
  if (lhs === undefined) return -toNumber(valueOf(rhs, focus, run), run.effort);
  return operate(parsed.constructor.name, lhs, rhs, focus, run);
}

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  EqualsOperation: '=',
  NotEqualOperation: '!=',
  LessThanOperation: '<',
  GreaterThanOperation: '>',
  LessThanOrEqualOperation: '<=',
  GreaterThanOrEqualOperation: '>=',
};

const ARITHMETIC: Readonly<Record<string, (left: number, right: number) => number>> = {
  PlusOperation: (left, right) => left + right,
  MinusOperation: (left, right) => left - right,
  MultiplyOperation: (left, right) => left * right,
  DivOperation: (left, right) => left / right,
  ModOperation: (left, right) => left % right,
};

function operate(name: string, lhs: Parsed, rhs: Parsed, focus: Focus, run: Run): Value {
  const left = valueOf(lhs, focus, run);
  if (name === 'OrOperation') return toBoolean(left) || toBoolean(valueOf(rhs, focus, run));
  if (name === 'AndOperation') return toBoolean(left) && toBoolean(valueOf(rhs, focus, run));
  const right = valueOf(rhs, focus, run);
  const comparison = COMPARISONS[name];
  if (comparison !== undefined) return compare(comparison, left, right, run.effort);
  const arithmetic = ARITHMETIC[name];
  if (arithmetic !== undefined) return arithmetic(toNumber(left, run.effort), toNumber(right, run.effort));
  if (!isNodeSet(left) || !isNodeSet(right)) throw new NotNodes();
  return run.order.sort([...left, ...right]);
}

function call(name: string, given: readonly Parsed[], focus: Focus, run: Run): Value {
  return knownFunction(name, given.length).run(
    given.map((argument) => valueOf(argument, focus, run)),
    focus,
  );
}

function knownFunction(name: string, given: number) {
  const known = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (known === undefined) throw new XPathError(`there is no function ${name}`);
  if (given < known.least || given > known.most) throw new XPathError(`${name} takes other arguments`);
  return known;
}

function pathValue({ filter, filterPredicates = [], locationPath }: Parsed, focus: Focus, run: Run): Value {
  let start: Value = [focus.node];
  if (filter !== undefined) {
    start = valueOf(filter, focus, run);
    if (filterPredicates.length === 0 && locationPath === undefined) return start;
    if (!isNodeSet(start)) throw new NotNodes();
    start = filterPredicates.reduce<readonly Node[]>(
      (nodes, predicate) => keep(nodes, predicate, run),
      start,
    );
  }
  if (locationPath === undefined) return start;
  const { absolute, steps } = locationPath;
  return steps.reduce<readonly Node[]>(
    (nodes, step) => run.order.sort(nodes.flatMap((node) => stepFrom(node, step, run))),
    absolute ? [rootOf(focus.node)] : start,
  );
}

function rootOf(node: Node): Node {
  let root = node;
  for (let parent = parentOf(root); parent !== null; parent = parentOf(root)) root = parent;
  return root;
}

function stepFrom(node: Node, { axis, nodeTest, predicates }: Step, run: Run): readonly Node[] {
  const walk = AXES[axis];
  if (walk === undefined)
    throw new XPathError(axis === NAMESPACE_AXIS ? 'there is no namespace axis' : 'unknown axis');
  const principal = axis === ATTRIBUTE_AXIS ? isAttribute : isElement;
  const found = walk(node, run.effort).filter((it) => matches(it, nodeTest, principal, run));
  return predicates.reduce<readonly Node[]>((nodes, predicate) => keep(nodes, predicate, run), found);
}

function keep(nodes: readonly Node[], predicate: Parsed, run: Run): readonly Node[] {
  const { effort } = run;
  return nodes.filter((node, index) => {
    const value = valueOf(predicate, { node, position: index + 1, size: nodes.length, effort }, run);
    return typeof value === 'number' ? value === index + 1 : toBoolean(value);
  });
}

/** Node tests by the numbers that the parser gives them. */
const TEST = { anyName: 0, anyInNamespace: 1, name: 2, comment: 3, text: 4, instruction: 5 } as const;

function matches(node: Node, test: NodeTest, isPrincipal: (node: Node) => boolean, run: Run): boolean {
  switch (test.type) {
    case TEST.anyName:
      return isPrincipal(node);
    case TEST.anyInNamespace:
    case TEST.name:
      return isPrincipal(node) && isNamed(node, test, run);
    case TEST.comment:
      return node.nodeType === NODE.comment;
    case TEST.text:
      return node.nodeType === NODE.text;
    case TEST.instruction:
      return isInstruction(node) && (test.name === undefined || node.target === test.name);
    default:
      return true;
  }
}

function isNamed(node: Node, { prefix, localName }: NodeTest, { prefixes }: Run): boolean {
  if (!isElement(node) && !isAttribute(node)) return false;
  const namespace = requirePrefix(prefix, prefixes);
  const isThere = (node.namespaceURI ?? '') === namespace;
  return isThere && (localName === undefined || node.localName === localName);
}

/** The namespace of a name; a name without a prefix is in none. */
function requirePrefix(prefix: string | null | undefined, prefixes: Prefixes): string {
  const namespace = prefix === undefined || prefix === null ? '' : prefixes(prefix);
  if (namespace === undefined || namespace === null)
    throw new XPathError(`the prefix ${String(prefix)} is not declared`);
  return namespace;
}
