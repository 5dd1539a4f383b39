import { TemplateCrash, TemplateError, type Position } from './errors.js';
import { ExpressionParser } from './expressionParser.js';
import type { Branch, Expression, Statement } from './syntax.js';
import type { TokenKind } from './tokens.js';

/**
 * Reads a template.
 *
 * @throws TemplateError, TemplateCrash
 * @source WebsitePanel.Templates, Parser
 * @fidelity observed
 */
export function parseTemplate(data: string): Statement[] {
  return new Parser(data).parse();
}

/** Attributes of a tag whose values are expressions, and those whose values are names. */
interface Attributes {
  readonly expressions: Readonly<Record<string, Expression>>;
  readonly names: Readonly<Record<string, string>>;
}

class Parser extends ExpressionParser {
  parse(): Statement[] {
    this.advance();
    const statements: Statement[] = [];
    for (let next = this.#statement(); next !== undefined; next = this.#statement()) statements.push(next);
    return statements;
  }

  /** The next statement; undefined at the end of the template. */
  #statement(): Statement | undefined {
    return this.nested(() => {
      switch (this.current.kind) {
        case 'EOF':
          return undefined;
        case 'Print':
          this.advance();
          return { is: 'print', expression: this.expression() };
        case 'Set':
          return this.#set();
        case 'If':
          return this.#if();
        case 'Foreach':
          return this.#foreach();
        case 'For':
          return this.#for();
        case 'Template':
          return this.#template();
        case 'OpenTag':
          return this.#call();
        case 'Text':
          return { is: 'text', text: this.advance().text };
        default:
          throw new TemplateError(`Invalid token: ${this.current.kind}`, this.current);
      }
    });
  }

  #set(): Statement {
    const at = this.advance();
    const { expressions, names } = this.#attributes(at, ['value'], ['name']);
    const name = required(names, 'name', at);
    const value = required(expressions, 'value', at);
    this.expect('EmptyTag');
    return { is: 'set', name, value };
  }

  #if(): Statement {
    const at = this.advance();
    const branches: { condition: Expression; body: Statement[] }[] = [
      { condition: this.#test(at), body: [] },
    ];
    const otherwise: Statement[] = [];
    const elseIfs: Branch[] = [];
    let into = branches[0]?.body ?? [];
    while (this.current.kind !== 'EndIf') {
      if (this.current.kind === 'Else') {
        this.advance();
        into = otherwise;
      } else if (this.current.kind === 'ElseIf') elseIfs.push(this.#elseIf());
      else into.push(this.#inside('Expected closing </ad:if> tag', at));
    }
    this.advance();
    return { is: 'if', branches: [...branches, ...elseIfs], otherwise };
  }

  #elseIf(): Branch {
    const at = this.advance();
    const condition = this.#test(at);
    const isEnd = (kind: TokenKind) => kind === 'ElseIf' || kind === 'Else' || kind === 'EndIf';
    const body: Statement[] = [];
    while (!isEnd(this.current.kind)) {
      body.push(this.#inside('Expected <ad:elseif>, <ad:else> or </ad:if> tags', at));
    }
    return { condition, body };
  }

  #test(at: Position): Expression {
    if (this.current.kind !== 'Attribute') throw new TemplateError('Expected tag attribute', at);
    if (this.current.text !== 'test') throw notSpecified('test', at);
    this.advance();
    this.expect('Assign');
    return this.expression();
  }

  #foreach(): Statement {
    const at = this.advance();
    const { expressions, names } = this.#attributes(at, ['collection'], ['var', 'index']);
    const collection = required(expressions, 'collection', at);
    const element = required(names, 'var', at);
    const body = this.#body('EndForeach', 'Expected {/foreach} statement', at);
    return { is: 'foreach', collection, element, index: names['index'], body };
  }

  #for(): Statement {
    const at = this.advance();
    const { expressions, names } = this.#attributes(at, ['from', 'to'], ['index']);
    const from = required(expressions, 'from', at);
    const to = required(expressions, 'to', at);
    const index = required(names, 'index', at);
    return { is: 'for', from, to, index, body: this.#body('EndFor', 'Expected </ad:for> tag', at) };
  }

  #template(): Statement {
    const at = this.advance();
    const name = required(this.#attributes(at, [], ['name']).names, 'name', at);
    return { is: 'template', name, body: this.#body('EndTemplate', 'Expected {/template} tag', at) };
  }

  #call(): Statement {
    const at = this.advance();
    const parameters = new Map<string, Expression>();
    do {
      const name = this.#attribute(at);
      const value = this.expression();
      if (parameters.has(name)) throw new TemplateCrash('DUPLICATE_KEY');
      parameters.set(name, value);
    } while (this.current.kind === 'Attribute');
    const body: Statement[] = [];
    const isEnd = () =>
      this.current.kind === 'EmptyTag' || (this.current.kind === 'CloseTag' && this.current.text === at.text);
    while (!isEnd()) body.push(this.#inside('Expected closing tag', at));
    this.advance();
    return { is: 'call', name: at.text, parameters, body, line: at.line, column: at.column };
  }

  #attributes(at: Position, values: readonly string[], texts: readonly string[]): Attributes {
    const expressions: Record<string, Expression> = {};
    const names: Record<string, string> = {};
    do {
      const name = this.#attribute(at);
      if (values.includes(name)) expressions[name] = this.expression();
      else if (texts.includes(name)) {
        names[name] = this.current.text;
        this.expect('String');
      }
    } while (this.current.kind === 'Attribute');
    return { expressions, names };
  }

  #attribute(at: Position): string {
    if (this.current.kind !== 'Attribute') throw new TemplateError('Expected tag attribute', at);
    const { text } = this.advance();
    this.expect('Assign');
    return text;
  }

  #body(end: TokenKind, complaint: string, at: Position): Statement[] {
    const body: Statement[] = [];
    while (this.current.kind !== end) body.push(this.#inside(complaint, at));
    this.advance();
    return body;
  }

  #inside(complaint: string, at: Position): Statement {
    const statement = this.#statement();
    if (statement === undefined) throw new TemplateError(complaint, at);
    return statement;
  }
}

function required<V>(attributes: Readonly<Record<string, V>>, name: string, at: Position): V {
  const value = attributes[name];
  if (value === undefined) throw notSpecified(name, at);
  return value;
}

function notSpecified(name: string, at: Position): TemplateError {
  return new TemplateError(`"${name}" attribute was not specified`, at);
}
