import { TemplateCrash, TemplateError } from './errors.js';
import { CLOSING_TAGS, KEYWORDS, lookUp, START_TAGS, SYMBOLS, type Token, type TokenKind } from './tokens.js';

const END = '\0';

/** What the reader is inside of. */
type Place = 'text' | 'startTag' | 'closingTag' | 'tagBody' | 'expression';

/**
 * Cuts a template into tokens: text, `#expressions#` and `<ad:…>` tags. Its oddities are the product's: escapes in
 * texts are checked but left as they are, a closing tag without its `>` counts as text, and a sign stands where the
 * blanks before it begin.
 *
 * @source WebsitePanel.Templates, Lexer
 * @fidelity observed
 */
export class Lexer {
  readonly #data: string;
  #at = 0;
  #line = 1;
  #column = 1;
  #start = { at: 0, line: 1, column: 1 };
  #isPrintNext = false;
  #isInExpression = false;
  #isInTag: 'opening' | 'closing' | 'body' | undefined;
  #isInAttribute = false;

  constructor(data: string) {
    this.#data = data;
  }

  next(): Token {
    this.#mark();
    switch (this.#place()) {
      case 'expression':
        return this.#readExpression();
      case 'startTag':
        return this.#readStartTag();
      case 'closingTag':
        return this.#readClosingTag();
      case 'tagBody':
        return this.#readTagBody();
      case 'text':
        return this.#readText();
    }
  }

  #place(): Place {
    if (this.#isInExpression) return 'expression';
    if (this.#isInTag === undefined) return 'text';
    return this.#isInTag === 'opening' ? 'startTag' : this.#isInTag === 'closing' ? 'closingTag' : 'tagBody';
  }

  #readText(): Token {
    for (;;) {
      const char = this.#peek();
      if (char === END) return this.#start.at === this.#at ? this.#token('EOF') : this.#text();
      if (char === '#' && this.#peek(1) === '#') this.#consume(2);
      else if (char === '#' && this.#isPrintNext) return this.#beginPrint();
      else if (char === '#') {
        this.#isPrintNext = true;
        return this.#text();
      } else if (this.#data.startsWith('<ad:', this.#at)) {
        this.#isInTag = 'opening';
        return this.#text();
      } else if (this.#data.startsWith('</ad:', this.#at)) {
        this.#isInTag = 'closing';
        return this.#text();
      } else if (char === '\n' || char === '\r') this.#skipSpace();
      else this.#consume();
    }
  }

  #beginPrint(): Token {
    this.#consume();
    this.#isPrintNext = false;
    this.#isInExpression = true;
    return this.#token('Print');
  }

  #readStartTag(): Token {
    this.#consume('<ad:'.length);
    this.#isInTag = 'body';
    const name = this.#readTagName();
    return this.#token(lookUp(START_TAGS, name) ?? 'OpenTag', name);
  }

  #readClosingTag(): Token {
    this.#consume('</ad:'.length);
    this.#isInTag = undefined;
    const name = this.#readTagName();
    if (this.#peek() !== '>') return this.#text();
    this.#consume();
    return this.#token(lookUp(CLOSING_TAGS, name) ?? 'CloseTag', name);
  }

  #readTagName(): string {
    const from = this.#at;
    this.#consume();
    while (/[\p{L}\p{Nd}]/u.test(this.#peek())) this.#consume();
    return this.#data.slice(from, this.#at);
  }

  #readTagBody(): Token {
    for (;;) {
      this.#skipSpace();
      const char = this.#peek();
      if (char === END) return this.#token('EOF');
      if (char === '>') {
        this.#consume();
        this.#isInTag = undefined;
        return this.next();
      }
      if (char === '"') {
        const value = this.#readAttributeValue();
        if (value !== undefined) return value;
        continue;
      }
      return this.#readTagPart(char);
    }
  }

  #readTagPart(char: string): Token {
    if (char === '=') {
      this.#consume();
      return this.#token('Assign');
    }
    if (char === "'") return this.#readString();
    if (char === '/' && this.#peek(1) === '>') {
      this.#consume(2);
      this.#isInTag = undefined;
      return this.#token('EmptyTag');
    }
    if (/[\p{L}_]/u.test(char)) {
      this.#mark();
      return this.#token('Attribute', this.#readWord());
    }
    throw this.#unexpected(char);
  }

  /** What stands in double quotes: an expression, a number or a text. Undefined for the quote that ends one. */
  #readAttributeValue(): Token | undefined {
    if (this.#isInAttribute) {
      this.#consume();
      this.#isInAttribute = false;
      return undefined;
    }
    if (this.#peek(1) === '#') {
      this.#isInAttribute = true;
      this.#consume(2);
      this.#isInExpression = true;
      return this.next();
    }
    if (!isDigit(this.#peek(1))) return this.#readString();
    this.#consume();
    const number = this.#readNumber();
    this.#consume();
    return number;
  }

  #readExpression(): Token {
    this.#skipSpace();
    const char = this.#peek();
    if (char === END) return this.#token('EOF');
    if (char === '#') {
      this.#consume();
      this.#isPrintNext = false;
      this.#isInExpression = false;
      return this.next();
    }
    if (char === '"' || char === "'") return this.#readString();
    if (isDigit(char)) return this.#readNumber();
    if (/[\p{L}_]/u.test(char)) return this.#readIdentifier();
    const sign = [this.#data.slice(this.#at, this.#at + 2), char].find((text) => text in SYMBOLS);
    if (sign === undefined) throw this.#unexpected(char);
    this.#consume(sign.length);
    return this.#token(SYMBOLS[sign as keyof typeof SYMBOLS]);
  }

  #readIdentifier(): Token {
    this.#mark();
    const word = this.#readWord();
    const keyword = lookUp(KEYWORDS, word);
    return keyword === undefined ? this.#token('Identifier', word) : this.#token(keyword);
  }

  #readWord(): string {
    const from = this.#at;
    this.#consume();
    while (/[\p{L}\p{Nd}_]/u.test(this.#peek())) this.#consume();
    return this.#data.slice(from, this.#at);
  }

  #readNumber(): Token {
    this.#mark();
    this.#consume();
    let hasPoint = false;
    for (;;) {
      if (this.#peek() === '.' && !hasPoint && isDigit(this.#peek(1))) hasPoint = true;
      else if (!isDigit(this.#peek())) break;
      this.#consume();
    }
    return this.#token(hasPoint ? 'Decimal' : 'Integer');
  }

  #readString(): Token {
    this.#mark();
    const quote = this.#peek();
    this.#consume();
    for (let char = this.#peek(); char !== quote; char = this.#peek()) {
      if (char === END) throw new TemplateError('Unterminated string constant', this.#start);
      if (char === '\\' && !'nr\'"'.includes(this.#peek(1))) {
        const here = { line: this.#line, column: this.#column };
        throw new TemplateError(`Unknown escape sequence. Supported escapes: \\n, \\r, \\", \\'`, here);
      }
      this.#consume(char === '\\' ? 2 : 1);
    }
    this.#consume();
    return this.#token('String', this.#data.slice(this.#start.at + 1, this.#at - 1));
  }

  #skipSpace(): void {
    for (let char = this.#peek(); ' \t\r\n'.includes(char); char = this.#peek()) {
      this.#consume();
      if (char === '\r' && this.#peek() === '\n') this.#consume();
      if (char === '\r' || char === '\n') {
        this.#line += 1;
        this.#column = 1;
      }
    }
  }

  #unexpected(symbol: string): TemplateError {
    return new TemplateError(`Unexpected symbol: '${symbol}'`, this.#start);
  }

  #peek(ahead = 0): string {
    return this.#data[this.#at + ahead] ?? END;
  }

  #consume(count = 1): void {
    if (this.#at + count > this.#data.length) throw new TemplateCrash('INDEX_OUTSIDE');
    this.#at += count;
    this.#column += count;
  }

  #mark(): void {
    this.#start = { at: this.#at, line: this.#line, column: this.#column };
  }

  #text(): Token {
    return this.#token('Text', this.#data.slice(this.#start.at, this.#at).replaceAll('##', '#'));
  }

  #token(kind: TokenKind, text: string = this.#data.slice(this.#start.at, this.#at)): Token {
    const { line, column } = this.#start;
    return { kind, text, line, column };
  }
}

function isDigit(char: string): boolean {
  return /\p{N}/u.test(char);
}
