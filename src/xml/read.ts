/**
 * Reads one XML 1.0 document, strictly, into a small tree: no DTD, no entities beyond the five predefined
 * and numeric ones, bounded depth and size. The only file that knows `saxes`, which checks the grammar; names
 * and namespaces are resolved here, because it looks every prefix up level by level, trims namespace names and
 * lets `a:1b` pass.
 */
import { SaxesParser, type SaxesAttributePlain } from 'saxes';
import {
  XML_NAMESPACE,
  XmlDocument,
  XmlElement,
  XmlError,
  XMLNS_NAMESPACE,
  type XmlAttribute,
  type XmlFacts,
  type XmlProblem,
} from './document.js';
import { DEFAULT_LIMITS, type XmlLimits } from './limits.js';
import { isDeclaration, nameOffset, positionAt, skipBlanks, skipMisc } from './positions.js';

/** Told of everything in a document, in its order, for whoever needs more than the tree of elements. */
export interface XmlEvents {
  /** Start tag; the element has its attributes already. */
  start(element: XmlElement): void;
  end(): void;
  /** Character data, CDATA included, possibly in pieces. */
  text(text: string): void;
  comment(text: string): void;
  instruction(target: string, body: string): void;
}

/** Reads a document, whose byte order mark is gone already (`decodeXml`). Throws only `XmlError`. */
export function readXml(source: string, limits?: Partial<XmlLimits>, events?: XmlEvents): XmlDocument {
  return new Reader(source, limits ? { ...DEFAULT_LIMITS, ...limits } : DEFAULT_LIMITS, events).read();
}

const NO_ATTRIBUTES: readonly XmlAttribute[] = Object.freeze([]);
/** saxes takes any UTF-16 unit after a high surrogate for its other half, a `<` too. */
const LONE_HIGH_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])/;

/** Characters of a name that cannot begin one: saxes accepts them after a colon. */
const NOT_NAME_START = /^[\u0300-\u036f\u203f\u2040\u00b7\d.-]/;

/** An element whose end tag has not come yet. */
interface OpenElement {
  readonly element: XmlElement;
  readonly name: string;
  /** Offset just after its start tag. */
  readonly startEnd: number;
  /** Of the undo log, before its namespace declarations. */
  readonly undoLength: number;
}

class Reader {
  readonly #source: string;
  readonly #limits: XmlLimits;
  readonly #events: XmlEvents | undefined;
  readonly #parser = new SaxesParser({ position: false, forceXMLVersion: true, defaultXMLVersion: '1.0' });
  #root: XmlElement | undefined;
  #current: XmlElement | undefined;
  #closing: OpenElement | undefined;
  #elements = 0;
  #pending: SaxesAttributePlain[] = [];
  readonly #open: OpenElement[] = [];
  /** Prefix ('' is the default namespace) to namespace, as bound at this point of the text. */
  readonly #bindings = new Map<string, string>([['', '']]);
  /** What `#bindings` held before each declaration, to put back at the end tag. */
  readonly #undo: [prefix: string, was?: string | undefined][] = [];

  constructor(source: string, limits: XmlLimits, events: XmlEvents | undefined) {
    this.#source = source;
    this.#limits = limits;
    this.#events = events;
    const parser = this.#parser;
    // An eighth handler makes V8 turn the parser into a hash table, five times slower: so errors are caught
    // instead, and the XML declaration is looked at with the first start tag.
    parser.on('attribute', (attribute) => this.#attribute(attribute));
    parser.on('opentag', ({ name }) => this.#openTag(name));
    parser.on('closetag', () => this.#closeTag());
    parser.on('text', (text) => this.#text(text));
    parser.on('cdata', (text) => this.#text(text));
    parser.on('comment', (text) => {
      this.#count();
      events?.comment(text);
    });
    parser.on('processinginstruction', ({ target, body }) => {
      this.#count(target);
      events?.instruction(target, body);
    });
  }

  /**
   * First what saxes lets through or does not tell apart: a mark, blanks before the declaration, a document type (it
   * skips the subset), half a surrogate pair.
   */
  read(): XmlDocument {
    const source = this.#source;
    if (source.startsWith('\uFEFF')) this.#fail('notXml', 0);
    const blanks = skipBlanks(source, 0);
    if (blanks > 0 && isDeclaration(source, blanks)) this.#fail('lateDeclaration', blanks + 2);
    const prologEnd = skipMisc(source, 0);
    if (source.startsWith('<!DOCTYPE', prologEnd)) this.#fail('doctype', prologEnd);
    const surrogate = source.search(LONE_HIGH_SURROGATE);
    if (surrogate !== -1) this.#fail('malformed', surrogate);
    try {
      this.#parser.write(source).close();
    } catch (error) {
      // What saxes throws is a plain Error; a TypeError or RangeError would be ours.
      if (error instanceof Error && error.name === 'Error') this.#saxesFailed(error.message);
      throw error;
    }
    return this.#root ? new XmlDocument(this.#root, source) : this.#fail('empty', source.length);
  }

  #attribute(attribute: SaxesAttributePlain): void {
    this.#bound('maxAttributes', this.#pending.push(attribute));
    this.#bound('maxNameLength', attribute.name.length);
    this.#bound('maxValueLength', attribute.value.length);
  }

  #openTag(name: string): void {
    const { version = '1.0' } = this.#parser.xmlDecl;
    if (version !== '1.0') this.#fail('malformed', 0, { version });
    this.#count();
    this.#bound('maxDepth', this.#open.length + 1);
    this.#bound('maxNameLength', name.length);
    const undoLength = this.#undo.length;
    const pending = this.#pending;
    if (pending.length > 0) {
      this.#pending = [];
      pending.forEach((attribute, index) => this.#declare(attribute, index));
    }

    const colon = this.#colonOf(name, -1);
    const prefix = colon === -1 ? '' : name.slice(0, colon);
    const namespace = prefix === 'xmlns' ? this.#failInTag(-1) : this.#resolve(prefix, -1);
    const attributes = pending.length > 0 ? this.#qualify(pending) : NO_ATTRIBUTES;
    const element = new XmlElement(namespace, name.slice(colon + 1), prefix, attributes);

    if (this.#current) this.#current.children.push(element);
    else this.#root = element;
    this.#current = element;
    this.#open.push({ element, name, startEnd: this.#parser.position, undoLength });
    this.#events?.start(element);
  }

  #closeTag(): void {
    const closing = this.#open.pop();
    if (!closing) return;
    closing.element.end = this.#parser.position;
    this.#events?.end();
    this.#closing = closing;
    this.#current = this.#open.at(-1)?.element;
    if (this.#current) this.#current.childEnd = this.#current.text.length;
    while (this.#undo.length > closing.undoLength) {
      const [prefix, was] = this.#undo.pop() ?? [''];
      if (was === undefined) this.#bindings.delete(prefix);
      else this.#bindings.set(prefix, was);
    }
  }

  #text(text: string): void {
    if (!this.#current) return;
    this.#current.text += text;
    this.#events?.text(text);
    this.#bound('maxTextLength', this.#current.text.length);
  }

  /** Names of processing instructions may not hold the colon that saxes allows them. */
  #count(target = ''): void {
    this.#bound('maxElements', ++this.#elements);
    if (target.includes(':')) this.#fail('malformed', this.#parser.position - 1);
  }

  #bound(limit: keyof XmlLimits, reached: number): void {
    if (reached > this.#limits[limit]) this.#fail('limit', this.#parser.position - 1, { limit });
  }

  /** Binds what an `xmlns` attribute declares; reserved names and namespaces may not be rebound. */
  #declare({ name, value }: SaxesAttributePlain, index: number): void {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) return;
    const prefix = name.slice(6);
    const isReserved = prefix === 'xmlns' || (prefix === 'xml') !== (value === XML_NAMESPACE);
    if (isReserved || value === XMLNS_NAMESPACE || (value === '' && prefix !== '')) this.#failInTag(index);
    this.#undo.push([prefix, this.#bindings.get(prefix)]);
    this.#bindings.set(prefix, value);
  }

  /** The attributes of the current start tag with their namespaces; no two may have the same expanded name. */
  #qualify(pending: readonly SaxesAttributePlain[]): readonly XmlAttribute[] {
    const seen = new Set<string>();
    return pending.map(({ name, value }, index) => {
      const colon = this.#colonOf(name, index);
      const prefix = colon === -1 ? '' : name.slice(0, colon);
      const local = name.slice(colon + 1);
      if (prefix === 'xmlns' || name === 'xmlns') return { namespace: XMLNS_NAMESPACE, local, value };
      if (prefix === '') return { namespace: '', local, value };
      const namespace = this.#resolve(prefix, index);
      const expanded = `{${namespace}}${local}`;
      if (seen.has(expanded)) this.#failInTag(index);
      seen.add(expanded);
      return { namespace, local, value };
    });
  }

  #resolve(prefix: string, index: number): string {
    const namespace = prefix === 'xml' ? XML_NAMESPACE : this.#bindings.get(prefix);
    return namespace ?? this.#failInTag(index, 'undeclaredPrefix', { prefix });
  }

  /** Where a qualified name divides, -1 for no prefix; both parts must be names of their own. */
  #colonOf(name: string, index: number): number {
    const colon = name.indexOf(':');
    if (colon === -1) return -1;
    const local = name.slice(colon + 1);
    const isNames = colon > 0 && local !== '' && !local.includes(':') && !NOT_NAME_START.test(local);
    return isNames ? colon : this.#failInTag(index);
  }

  /** saxes tells its errors apart by their text only; what is not listed here is plainly malformed. */
  #saxesFailed(message: string): never {
    const source = this.#source;
    switch (message.startsWith('unclosed tag: ') ? 'unexpected end.' : message) {
      case 'document must contain a root element.':
        // A start tag, comment or declaration cut short is not the absence of one.
        return this.#fail(skipMisc(source, 0) === source.length ? 'empty' : 'unclosed', source.length);
      case 'unexpected end.':
        return this.#fail('unclosed', source.length, { open: this.#open.map(({ name }) => name).reverse() });
      case 'text data outside of root node.':
        return this.#fail('notXml', skipMisc(source, this.#root?.end ?? 0));
      case 'unexpected close tag.':
        return this.#failMismatch();
      case 'unquoted attribute value.':
        return this.#failUnquoted(this.#parser.position - 1);
      default:
        return this.#fail('malformed', this.#parser.position - 1);
    }
  }

  #failUnquoted(offset: number): never {
    this.#fail('unquotedValue', offset, { unexpected: this.#source.charAt(offset) });
  }

  /** saxes has already closed the element that the end tag does not fit. */
  #failMismatch(): never {
    const source = this.#source;
    const offset = source.lastIndexOf('<', this.#parser.position - 1) + 2;
    const endTag = source.slice(offset, this.#parser.position - 1).trimEnd();
    if (!this.#closing) return this.#fail('malformed', offset);
    const { element, name, startEnd } = this.#closing;
    element.end = -1;
    const { line, column } = positionAt(source, source.lastIndexOf('<', startEnd - 1) + 1);
    this.#fail('mismatch', offset, { startTag: name, endTag, startLine: line, startColumn: column });
  }

  /** Refuses the start tag just read, at the name of its nth attribute or, for -1, its own. */
  #failInTag(index: number, problem: XmlProblem = 'malformed', facts: XmlFacts = {}): never {
    const tagOffset = this.#source.lastIndexOf('<', this.#parser.position - 1);
    this.#fail(problem, nameOffset(this.#source, tagOffset + 1, index), facts);
  }

  #fail(problem: XmlProblem, offset: number, facts: XmlFacts = {}): never {
    throw new XmlError(problem, positionAt(this.#source, offset), facts, this.#root);
  }
}
