import { TemplateCrash, TemplateError, type Crash } from './errors.js';
import { evaluateExpression, Scope } from './expressions.js';
import { parseTemplate } from './parser.js';
import type { Statement } from './syntax.js';
import { Decimal } from './decimal.js';
import { elementsOf, print, type Value } from './values.js';

/** Statements run, characters written and templates within templates before the product's memory would run out. */
const MOST_STATEMENTS = 200_000;
const MOST_CHARACTERS = 4 * 1024 * 1024;
const DEEPEST_CALLS = 60;

export type Variables = Readonly<Record<string, Value>>;

/**
 * Fills in a template. A mistake in it becomes the text; what .NET itself throws is told as a crash.
 *
 * @source WebsitePanel.Templates, Template; PackageController.EvaluateTemplate
 * @fidelity observed; the limits inferred
 */
export function evaluateTemplate(
  template: string,
  variables: Variables,
): { readonly text: string } | { readonly crash: Crash } {
  try {
    return { text: new Evaluation(variables).run(parseTemplate(template)) };
  } catch (error) {
    if (error instanceof TemplateCrash) return { crash: error.crash };
    if (!(error instanceof TemplateError)) throw error;
    const { line, column, message } = error;
    return { text: `Error in template (Line ${line}, Column ${column}): ${message}` };
  }
}

type Template = Extract<Statement, { is: 'template' }>;

/** Text being written; what a called template encloses is written beside. */
interface Paper {
  text: string;
}

class Evaluation {
  readonly #scope: Scope;
  readonly #templates = new Map<string, Template>();
  #statements = 0;
  #depth = 0;

  constructor(variables: Variables) {
    this.#scope = new Scope(Object.entries(variables));
  }

  run(statements: readonly Statement[]): string {
    for (const statement of statements) if (statement.is === 'template') this.#define(statement);
    const paper: Paper = { text: '' };
    this.#write(statements, this.#scope, paper);
    return paper.text;
  }

  #define(template: Template): void {
    const key = template.name.toLowerCase();
    if (this.#templates.has(key)) throw new TemplateCrash('DUPLICATE_KEY');
    this.#templates.set(key, template);
  }

  #write(statements: readonly Statement[], scope: Scope, paper: Paper): void {
    for (const statement of statements) {
      this.#statements += 1;
      if (this.#statements > MOST_STATEMENTS) throw new TemplateCrash('OUT_OF_MEMORY');
      this.#writeOne(statement, scope, paper);
    }
  }

  #writeOne(statement: Statement, scope: Scope, paper: Paper): void {
    switch (statement.is) {
      case 'text':
        this.#put(statement.text, paper);
        break;
      case 'print':
        this.#put(print(evaluateExpression(statement.expression, scope)), paper);
        break;
      case 'set':
        scope.set(statement.name, evaluateExpression(statement.value, scope));
        break;
      case 'if':
        this.#writeIf(statement, scope, paper);
        break;
      case 'foreach':
        this.#writeForeach(statement, scope, paper);
        break;
      case 'for':
        this.#writeFor(statement, scope, paper);
        break;
      case 'call':
        this.#writeCall(statement, scope, paper);
        break;
      case 'template':
        break;
    }
  }

  #put(text: string, paper: Paper): void {
    if (paper.text.length + text.length > MOST_CHARACTERS) throw new TemplateCrash('OUT_OF_MEMORY');
    paper.text += text;
  }

  #writeIf(statement: Extract<Statement, { is: 'if' }>, scope: Scope, paper: Paper): void {
    const branch = statement.branches.find(({ condition }) => holds(evaluateExpression(condition, scope)));
    this.#write(branch === undefined ? statement.otherwise : branch.body, scope, paper);
  }

  #writeForeach(loop: Extract<Statement, { is: 'foreach' }>, scope: Scope, paper: Paper): void {
    const elements = elementsOf(evaluateExpression(loop.collection, scope));
    if (elements === undefined) {
      const wanted =
        'Collection expression should evaluate into the value implementing IEnumerable interface.';
      throw new TemplateError(wanted, loop.collection);
    }
    elements.forEach((element, index) => {
      scope.set(loop.element, element);
      if (loop.index !== undefined) scope.set(loop.index, index);
      this.#turn(loop.body, scope, paper);
    });
    scope.remove(loop.element);
  }

  /** Counts up or down; with equal ends once. */
  #writeFor(loop: Extract<Statement, { is: 'for' }>, scope: Scope, paper: Paper): void {
    const [from, to] = [evaluateExpression(loop.from, scope), evaluateExpression(loop.to, scope)];
    if (typeof from !== 'number') {
      throw new TemplateError('Start index expression should evaluate to integer.', loop.from);
    }
    if (typeof to !== 'number') {
      throw new TemplateError('End index expression should evaluate to integer.', loop.from);
    }
    const step = from < to ? 1 : -1;
    for (let index = from; index !== to + step; index += step) {
      scope.set(loop.index, index);
      this.#turn(loop.body, scope, paper);
    }
    scope.remove(loop.index);
  }

  /** One turn of a loop, which counts even when there is nothing in it. */
  #turn(body: readonly Statement[], scope: Scope, paper: Paper): void {
    this.#statements += 1;
    if (this.#statements > MOST_STATEMENTS) throw new TemplateCrash('OUT_OF_MEMORY');
    this.#write(body, scope, paper);
  }

  #writeCall(call: Extract<Statement, { is: 'call' }>, scope: Scope, paper: Paper): void {
    const template = this.#templates.get(call.name.toLowerCase());
    if (template === undefined)
      throw new TemplateError(`Custom template "${call.name}" is not defined`, call);
    if (this.#depth >= DEEPEST_CALLS) throw new TemplateCrash('OUT_OF_MEMORY');
    this.#depth += 1;
    const inner: Paper = { text: '' };
    this.#write(call.body, scope, inner);
    const own = new Scope([['innerText', inner.text]], scope);
    for (const [name, value] of call.parameters) own.set(name, evaluateExpression(value, scope));
    this.#write(template.body, own, paper);
    this.#depth -= 1;
  }
}

/** Whether a condition is met: true, a number but 0, or anything else that is there. */
function holds(value: Value): boolean {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0;
  if (value instanceof Decimal) return value.toNumber() !== 0;
  return value !== null;
}
