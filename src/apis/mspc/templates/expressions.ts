import { CallFailure, invoke, keyOf, methodsOf, propertiesOf, type Callable } from './calls.js';
import { Decimal } from './decimal.js';
import { TemplateCrash, TemplateError, type Position } from './errors.js';
import { functionsOf } from './functions.js';
import type { Expression, Step } from './syntax.js';
import type { TokenKind } from './tokens.js';
import { areEqual, Dictionary, List, type Value } from './values.js';

/** Variables by name in any letter case; what a scope does not have is looked for in the one around it. */
export class Scope {
  readonly #variables = new Map<string, Value>();
  readonly #around: Scope | undefined;
  readonly functions: readonly Callable[] = functionsOf((name) => this.#variables.has(name.toLowerCase()));

  constructor(variables: Iterable<readonly [string, Value]>, around?: Scope) {
    for (const [name, value] of variables) this.set(name, value);
    this.#around = around;
  }

  get(name: string): Value {
    const key = name.toLowerCase();
    return this.#variables.has(key) ? (this.#variables.get(key) ?? null) : (this.#around?.get(name) ?? null);
  }

  set(name: string, value: Value): void {
    this.#variables.set(name.toLowerCase(), value);
  }

  remove(name: string): void {
    this.#variables.delete(name.toLowerCase());
  }
}

/**
 * What an expression is worth.
 *
 * @throws TemplateError, TemplateCrash
 * @source WebsitePanel.Templates, AST
 * @fidelity observed
 */
export function evaluateExpression(expression: Expression, scope: Scope): Value {
  switch (expression.is) {
    case 'literal':
      return expression.value;
    case 'unary':
      return unary(expression, evaluateExpression(expression.operand, scope));
    case 'binary': {
      const left = evaluateExpression(expression.left, scope);
      return binary(expression, left, evaluateExpression(expression.right, scope));
    }
    case 'path':
      return follow(expression, expression.steps, scope);
  }
}

function unary(expression: Extract<Expression, { is: 'unary' }>, value: Value): Value {
  if (expression.operator === 'Not' && typeof value === 'boolean') return !value;
  if (expression.operator === 'Minus' && typeof value === 'number') return -value | 0;
  if (expression.operator === 'Minus' && value instanceof Decimal) return value.negated();
  const allowed = 'Unary operator can be applied to integer, decimal and boolean expressions.';
  throw new TemplateError(allowed, expression);
}

/** Nothing compared with something is neither equal nor unequal: the product answers 0 to both. */
function binary(at: Extract<Expression, { is: 'binary' }>, left: Value, right: Value): Value {
  const { operator } = at;
  if (operator === 'Equal' || operator === 'NotEqual') {
    const isEqual = operator === 'Equal';
    if (left === null) return right === null ? isEqual : 0;
    return areEqual(left, right) === isEqual;
  }
  if (operator === 'And') {
    if (typeof left === 'boolean' && typeof right === 'boolean') return left && right;
    throw new TemplateError('Logical operation can be applied to operands of boolean type only', at);
  }
  if (!isNumber(left) || !isNumber(right)) {
    const allowed =
      'Arithmetic and logical operations can be applied to operands or integer and decimal types only.';
    throw new TemplateError(allowed, at);
  }
  if (typeof left === 'number' && typeof right === 'number') return ofIntegers(operator, left, right);
  if (left instanceof Decimal && right instanceof Decimal) return ofDecimals(operator, left, right);
  throw new TemplateCrash('INVALID_UNBOXING');
}

function isNumber(value: Value): value is number | Decimal {
  return typeof value === 'number' || value instanceof Decimal;
}

function ofIntegers(operator: TokenKind, left: number, right: number): Value {
  if ((operator === 'Div' || operator === 'Mod') && right === 0) throw new TemplateCrash('DIVIDE_BY_ZERO');
  switch (operator) {
    case 'Mult':
      return Math.imul(left, right);
    case 'Div':
      return Math.trunc(left / right) | 0;
    case 'Mod':
      return (left % right) | 0;
    case 'Plus':
      return (left + right) | 0;
    case 'Minus':
      return (left - right) | 0;
    default:
      return relation(operator, left - right);
  }
}

function ofDecimals(operator: TokenKind, left: Decimal, right: Decimal): Value {
  if ((operator === 'Div' || operator === 'Mod') && right.toNumber() === 0) {
    throw new TemplateCrash('DIVIDE_BY_ZERO');
  }
  switch (operator) {
    case 'Mult':
      return left.times(right);
    case 'Div':
      return left.dividedBy(right);
    case 'Mod':
      return left.remainder(right);
    case 'Plus':
      return left.plus(right);
    case 'Minus':
      return left.minus(right);
    default:
      return relation(operator, left.compare(right));
  }
}

function relation(operator: TokenKind, difference: number): boolean {
  if (operator === 'Less') return difference < 0;
  if (operator === 'LessOrEqual') return difference <= 0;
  return operator === 'Greater' ? difference > 0 : difference >= 0;
}

function follow(at: Position, steps: readonly Step[], scope: Scope): Value {
  const [first, ...rest] = steps;
  if (first === undefined) return null;
  const start =
    first.arguments === undefined
      ? variable(first, at, scope)
      : call(scope.functions, FUNCTION_NAMES, first, at, scope);
  return rest.reduce<Value>((target, step) => take(target, step, at, scope), start);
}

function variable(step: Step, at: Position, scope: Scope): Value {
  const value = scope.get(step.name);
  return value === null ? null : indexed(value, step, at, scope);
}

function take(target: Value, step: Step, at: Position, scope: Scope): Value {
  if (step.arguments !== undefined) {
    if (target === null) throw new TemplateError('Cannot perform method of NULL object', at);
    const methods = methodsOf(target);
    return call(methods, [...new Set(methods.map(({ name }) => name))], step, at, scope);
  }
  if (target === null) throw new TemplateError('Cannot read property value of NULL object', at);
  const properties = propertiesOf(target);
  const found = Object.entries(properties).find(([name]) => name.toLowerCase() === step.name.toLowerCase());
  if (found === undefined) {
    const names = Object.keys(properties).join(',');
    const text = `Public property could not be found: ${step.name}. Supported properties: ${names}`;
    throw new TemplateError(text, at);
  }
  return indexed(typeof found[1] === 'function' ? found[1]() : found[1], step, at, scope);
}

function indexed(target: Value, step: Step, at: Position, scope: Scope): Value {
  if (step.index === undefined) return target;
  const index = evaluateExpression(step.index, scope);
  if (index === null) throw new TemplateError('Indexer expression evaluated to NULL', at);
  if (target === null) throw new TemplateError('Cannot call indexer on NULL object', at);
  if (target instanceof Dictionary) return target.entries.get(keyOf(index)) ?? null;
  if (!(target instanceof List)) throw new TemplateError('Cannot call indexer', at);
  if (typeof index !== 'number') {
    throw new TemplateError(
      `${target.isArray ? 'Array' : 'IList'} index expression must evaluate to integer.`,
      at,
    );
  }
  const item = target.items[index];
  if (item === undefined) {
    throw new TemplateCrash(target.isArray ? 'INDEX_OUTSIDE' : 'INDEX_OUT_OF_RANGE');
  }
  return item;
}

const INHERITED = ['ToString', 'Equals', 'GetHashCode', 'GetType'];
const FUNCTION_NAMES = [
  ...['get_Line', 'set_Line', 'get_Column', 'set_Column', 'get_Context', 'set_Context'],
  ...functionsOf(() => false).map(({ name }) => name),
  ...INHERITED,
];

function call(
  callables: readonly Callable[],
  names: readonly string[],
  step: Step,
  at: Position,
  scope: Scope,
): Value {
  const given = (step.arguments ?? []).map((argument) => evaluateExpression(argument, scope));
  const found = callables.filter(({ name }) => name.toLowerCase() === step.name.toLowerCase());
  if (found.length === 0) {
    const text = `Public method could not be found: ${step.name}. Available methods: ${names.join(',')}`;
    throw new TemplateError(text, at);
  }
  try {
    return invoke(found, given);
  } catch (error) {
    if (!(error instanceof CallFailure)) throw error;
    throw new TemplateError(`Cannot call method: ${error.message}`, at);
  }
}
