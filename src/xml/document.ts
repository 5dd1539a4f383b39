import type { XmlLimits } from './limits.js';
import { positionAt, skipBlanks, type XmlPosition } from './positions.js';

export const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';
export const XMLNS_NAMESPACE = 'http://www.w3.org/2000/xmlns/';

/**
 * Why a document was refused, as far as a product words it differently: `empty` has no root element at all,
 * `notXml` has data outside the root element (`partial` tells after from before), `unclosed` ends too early,
 * `lateDeclaration` has blanks before its XML declaration.
 */
export type XmlProblem =
  | 'empty'
  | 'notXml'
  | 'unclosed'
  | 'mismatch'
  | 'undeclaredPrefix'
  | 'unquotedValue'
  | 'doctype'
  | 'lateDeclaration'
  | 'encoding'
  | 'limit'
  | 'malformed';

/**
 * What a product's own text for the problem may quote. Names are qualified, as written. `open` has the elements
 * still open at the end of the text, innermost first; `version` and `encoding` are what a declaration claims.
 */
export interface XmlFacts {
  readonly startTag?: string;
  readonly endTag?: string;
  readonly startLine?: number;
  readonly startColumn?: number;
  readonly prefix?: string;
  readonly open?: readonly string[];
  /** The character that stands where a quote has to. */
  readonly unexpected?: string;
  readonly limit?: keyof XmlLimits;
  readonly version?: string;
  readonly encoding?: string;
}

/** A refused document. The message is for logs; clients get the product's own text, made from the fields. */
export class XmlError extends Error {
  override readonly name = 'XmlError';
  readonly line: number;
  readonly column: number;

  constructor(
    readonly problem: XmlProblem,
    position: XmlPosition,
    readonly facts: XmlFacts = {},
    /** What was read before the error, if the root's start tag was complete. */
    readonly partial?: XmlElement,
  ) {
    super(`XML refused at line ${position.line}, column ${position.column}: ${problem}`);
    this.line = position.line;
    this.column = position.column;
  }
}

/** `namespace` is '' for none. A namespace declaration is an attribute in `XMLNS_NAMESPACE`, as in the DOM. */
export interface XmlAttribute {
  readonly namespace: string;
  readonly local: string;
  readonly value: string;
}

/** Namespace and prefix are '' for none; children and attributes are in document order. */
export class XmlElement {
  readonly children: XmlElement[] = [];
  /** The element's own character data, CDATA included, without that of its children. */
  text = '';
  /** How much of `text` stands before the end of the last child; 0 without children. */
  childEnd = 0;
  /** Offset in the source just after the end tag; -1 while it is not closed. */
  end = -1;

  constructor(
    readonly namespace: string,
    readonly local: string,
    readonly prefix: string,
    readonly attributes: readonly XmlAttribute[],
  ) {}

  attribute(local: string, namespace = ''): string | undefined {
    return this.attributes.find((it) => it.local === local && it.namespace === namespace)?.value;
  }

  /** The first child element of that name. */
  child(local: string, namespace: string): XmlElement | undefined {
    return this.children.find((it) => it.local === local && it.namespace === namespace);
  }
}

export class XmlDocument {
  constructor(
    readonly root: XmlElement,
    readonly source: string,
  ) {}

  /**
   * Where .NET's XmlTextReader stands (LineNumber, LinePosition) once past the element's end tag and white space.
   *
   * @source XmlTextReader sets the line information of a node after its opening characters
   * @fidelity inferred from Microsoft's reference source, with WhitespaceHandling.Significant
   */
  positionAfter(element: XmlElement): XmlPosition {
    const { source } = this;
    const next = skipBlanks(source, element.end);
    // White space before text belongs to the text node, which then starts right after the end tag.
    if (next < source.length && source[next] !== '<') return positionAt(source, element.end);
    const opening = NODE_OPENINGS.find((characters) => source.startsWith(characters, next)) ?? '';
    return positionAt(source, next + opening.length);
  }
}

/** Longest first, so that `<` is what is left: a start tag. */
const NODE_OPENINGS = ['<![CDATA[', '<!--', '<?', '</', '<'];
