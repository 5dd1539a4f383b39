import { XML_NAMESPACE, XMLNS_NAMESPACE, type XmlElement } from '../../src/xml/document.js';
import { readXml } from '../../src/xml/read.js';

/** A prefix ('' is the default namespace) and the namespace it stands for. */
type Binding = readonly [prefix: string, namespace: string];
type Scope = ReadonlyMap<string, string>;

/** Where an element stands in an envelope. */
export interface Place {
  /** 0 for the root. */
  readonly depth: number;
  readonly element: XmlElement;
  /** Namespace of the first element in the Body; '' without one. */
  readonly operationNamespace: string;
}

/** How a document is written; what is left out is written plainly. */
export interface Style {
  /** What an element declares, whether or not it needs it; what it needs beyond that gets a fresh prefix. */
  readonly declares?: (place: Place) => readonly Binding[];
  readonly emptyElement?: 'short' | 'pair';
  /** Stands between elements, and before and after the root; never where there is text. */
  readonly between?: string;
  readonly text?: (text: string) => string;
  readonly quote?: '"' | "'";
  /** Inside tags, beside what has to be there. */
  readonly blank?: string;
}

/**
 * Writes a document anew: the same infoset in another style, but for white space between elements, comments and
 * processing instructions. It has no XML declaration.
 */
export function rewrite(xml: string, style: Style): string {
  const { root } = readXml(xml);
  const [operation] = root.children.find(({ local }) => local === 'Body')?.children ?? [];
  const writer = new Writer(style, operation?.namespace ?? '');
  const { between = '' } = style;
  return between + writer.element(root, 0, new Map([['', '']])) + between;
}

export function escapeText(text: string): string {
  return text.replace(/[&<>\r]/g, toReference);
}

/** The same text as CDATA sections, but for what they cannot hold. */
export function toCdata(text: string): string {
  const sections = text.replaceAll(']]>', ']]]]><![CDATA[>').replaceAll('\r', ']]>&#13;<![CDATA[');
  return `<![CDATA[${sections}]]>`;
}

/** The same text as character references, CDATA sections and plain characters by turns. */
export function toPieces(text: string): string {
  const forms = [toReference, toCdata, escapeText];
  return Array.from(text, (character, index) => (forms[index % 3] ?? escapeText)(character)).join('');
}

const toReference = (character: string): string => `&#x${(character.codePointAt(0) ?? 0).toString(16)};`;

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

class Writer {
  readonly #style: Style;
  readonly #operationNamespace: string;
  #fresh = 0;

  constructor(style: Style, operationNamespace: string) {
    this.#style = style;
    this.#operationNamespace = operationNamespace;
  }

  element(element: XmlElement, depth: number, outer: Scope): string {
    const { declares, blank = '', emptyElement = 'short' } = this.#style;
    const place = { depth, element, operationNamespace: this.#operationNamespace };
    const declared = new Map<string, string>(declares?.(place) ?? []);
    const name = this.#name(element, true, outer, declared);
    const attributes = element.attributes
      .filter(({ namespace }) => namespace !== XMLNS_NAMESPACE)
      .map((attribute) => {
        if (attribute.namespace === XSI && attribute.local === 'type') {
          throw new Error('the value of xsi:type is a QName, which is not rewritten');
        }
        return this.#attribute(this.#name(attribute, false, outer, declared), attribute.value);
      });
    const declarations = Array.from(declared, ([prefix, namespace]) =>
      this.#attribute(prefix === '' ? 'xmlns' : `xmlns:${prefix}`, namespace),
    );
    const tag = `<${[name, ...attributes, ...declarations].join(` ${blank}`)}`;
    const content = this.#content(element, depth, new Map([...outer, ...declared]));
    if (content === '' && emptyElement === 'short') return `${tag}${blank}/>`;
    return `${tag}${blank}>${content}</${name}${blank}>`;
  }

  #content({ children, text }: XmlElement, depth: number, scope: Scope): string {
    const { between = '', text: writeText = escapeText } = this.#style;
    const written = text === '' ? '' : writeText(text);
    if (children.length === 0) return written;
    const elements = children.map((child) => this.element(child, depth + 1, scope));
    return text.trim() === '' ? between + elements.join(between) + between : written + elements.join('');
  }

  /** Finds a prefix that stands for the namespace here, or declares one. */
  #name(
    { namespace, local }: { readonly namespace: string; readonly local: string },
    isElement: boolean,
    outer: Scope,
    declared: Map<string, string>,
  ): string {
    if (namespace === XML_NAMESPACE) return `xml:${local}`;
    if (namespace === '') {
      if (isElement && (declared.get('') ?? outer.get('')) !== '') declared.set('', '');
      return local;
    }
    const inScope = [...declared, ...Array.from(outer).filter(([prefix]) => !declared.has(prefix))];
    const bound = inScope.find(([prefix, bound]) => bound === namespace && (isElement || prefix !== ''));
    const prefix = bound?.[0] ?? `p${++this.#fresh}`;
    if (bound === undefined) declared.set(prefix, namespace);
    return prefix === '' ? local : `${prefix}:${local}`;
  }

  #attribute(name: string, value: string): string {
    const { quote = '"' } = this.#style;
    return `${name}=${quote}${value.replace(/[&<>"'\t\r\n]/g, toReference)}${quote}`;
  }
}
