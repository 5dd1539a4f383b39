import { Decimal } from './decimal.js';
import { TemplateCrash, TemplateError, type Position } from './errors.js';
import { Lexer } from './lexer.js';
import type { Expression, Step } from './syntax.js';
import type { Token, TokenKind } from './tokens.js';
import type { Value } from './values.js';

/** Deeper nesting than this is answered as the product's memory running out, before ours does. */
const DEEPEST = 200;
const RELATIONS: readonly TokenKind[] = [
  ...(['Less', 'LessOrEqual', 'Greater', 'GreaterOrEqual', 'Equal', 'NotEqual'] as const),
];

/**
 * Reads expressions, a token ahead.
 *
 * @source WebsitePanel.Templates, Parser
 * @fidelity observed; the depth limit inferred
 */
export class ExpressionParser {
  readonly #lexer: Lexer;
  #current: Token = { kind: 'EOF', text: '', line: 1, column: 1 };
  #depth = 0;

  constructor(data: string) {
    this.#lexer = new Lexer(data);
  }

  protected get current(): Token {
    return this.#current;
  }

  /** Steps to the next token and answers the one it leaves. */
  protected advance(): Token {
    const left = this.#current;
    this.#current = this.#lexer.next();
    return left;
  }

  /** The complaint names the token after the wrong one, as the product's does. */
  protected expect(kind: TokenKind): void {
    if (this.advance().kind === kind) return;
    throw new TemplateError(`Unexpected token: ${this.#current.kind}. Was expecting: ${kind}`, this.#current);
  }

  protected nested<T>(read: () => T): T {
    if (this.#depth >= DEEPEST) throw new TemplateCrash('OUT_OF_MEMORY');
    this.#depth += 1;
    const result = read();
    this.#depth -= 1;
    return result;
  }

  /** An `or` is read as an `and`: the product's own slip. */
  protected expression(): Expression {
    return this.nested(() => {
      let left = this.#relation();
      while (this.#current.kind === 'And' || this.#current.kind === 'Or') {
        this.advance();
        left = binary(left, 'And', this.#relation());
      }
      return left;
    });
  }

  #relation(): Expression {
    return this.nested(() => {
      const left = this.#sum();
      if (!RELATIONS.includes(this.#current.kind)) return left;
      const { kind } = this.advance();
      return binary(left, kind, this.#relation());
    });
  }

  #sum(): Expression {
    let left = this.#product();
    while (this.#current.kind === 'Plus' || this.#current.kind === 'Minus') {
      const { kind } = this.advance();
      left = binary(left, kind, this.#product());
    }
    return left;
  }

  #product(): Expression {
    let left = this.#unary();
    while (['Mult', 'Div', 'Mod'].includes(this.#current.kind)) {
      const { kind } = this.advance();
      left = binary(left, kind, this.#unary());
    }
    return left;
  }

  #unary(): Expression {
    if (this.#current.kind !== 'Minus' && this.#current.kind !== 'Not') return this.#primary();
    return this.nested(() => {
      const { kind } = this.advance();
      const operand = this.#unary();
      return { is: 'unary', operator: kind, operand, ...position(this.#current) };
    });
  }

  #primary(): Expression {
    const at = this.#current;
    if (at.kind === 'Identifier') return { is: 'path', steps: this.#path(), ...position(at) };
    if (at.kind === 'LParen') {
      this.advance();
      const inner = this.expression();
      this.expect('RParen');
      return inner;
    }
    const value = literal(at);
    if (value === undefined) {
      const wanted = 'Was expecting identifier, string or number';
      throw new TemplateError(`Invalid token in expression: ${at.kind}. ${wanted}`, at);
    }
    this.advance();
    return { is: 'literal', value, ...position(at) };
  }

  #path(): Step[] {
    const steps = [this.#step()];
    while (this.#current.kind === 'Dot') {
      this.advance();
      if (!this.#isAt('Identifier')) {
        throw new TemplateError('Wrong usage of period. Identifier was expected.', this.#current);
      }
      steps.push(this.#step());
    }
    return steps;
  }

  #step(): Step {
    const at = this.advance();
    const named = { name: at.text, ...position(at) };
    if (this.#current.kind === 'LBracket') {
      this.advance();
      const index = this.expression();
      this.expect('RBracket');
      return { ...named, index };
    }
    return this.#current.kind === 'LParen' ? { ...named, arguments: this.#arguments() } : named;
  }

  #arguments(): Expression[] {
    this.advance();
    const given: Expression[] = [];
    while (this.#current.kind !== 'RParen') {
      given.push(this.expression());
      if (this.#isAt('RParen')) break;
      this.expect('Comma');
    }
    this.expect('RParen');
    return given;
  }

  #isAt(kind: TokenKind): boolean {
    return this.#current.kind === kind;
  }
}

const LARGEST_INT = 2_147_483_647;

function literal({ kind, text }: Token): Value | undefined {
  if (kind === 'String') return text;
  if (kind === 'Null') return null;
  if (kind === 'True' || kind === 'False') return kind === 'True';
  if (kind === 'Decimal') return Decimal.parse(text);
  if (kind !== 'Integer') return undefined;
  if (Number(text) > LARGEST_INT) throw new TemplateCrash('INT32_OVERFLOW');
  return Number(text);
}

function binary(left: Expression, operator: TokenKind, right: Expression): Expression {
  return { is: 'binary', operator, left, right, ...position(left) };
}

function position({ line, column }: Position): Position {
  return { line, column };
}
