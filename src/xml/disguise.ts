import { XML_NAMESPACE, XMLNS_NAMESPACE, XmlElement, type XmlAttribute } from './document.js';
import { readXml } from './read.js';
import { XmlWriter, type WrittenAttributes, type XmlStyle } from './write.js';

/** Another form of the same document. What is left out stays as it is. */
export interface Disguise {
  /** The prefix of every element that is in a namespace, numbered. */
  readonly prefix?: string | undefined;
  /** The fields of every record in the opposite order. */
  readonly reorder?: boolean | undefined;
  /** What becomes of a field that a record lacks while another of its list has it. */
  readonly absent?: 'nil' | 'empty' | undefined;
  readonly nil?: 'absent' | 'empty' | undefined;
  readonly empty?: 'absent' | 'nil' | undefined;
  /** Instants with a zone where they have none, or with seven digits behind the second. */
  readonly dates?: 'zone' | 'fraction' | undefined;
  /** The length that every text of letters is brought to. */
  readonly longTexts?: number | undefined;
  /** How many rows the first list of records has in the end. */
  readonly rows?: number | undefined;
}

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const STYLE: XmlStyle = { emptyElement: ' />' };

/** Rewrites a document that is ours, and so well-formed. @param declaration kept in front as it stands */
export function disguise(xml: string, how: Disguise): string {
  const declaration = /^<\?xml[^>]*\?>\s*/.exec(xml)?.[0] ?? '';
  const { root } = readXml(xml);
  const changed = reshape(how.rows === undefined ? root : withRows(root, how.rows), how);
  const writer = new XmlWriter(STYLE);
  new Rewriting(writer, how.prefix).write(changed);
  return declaration + writer.toString();
}

function reshape(element: XmlElement, how: Disguise): XmlElement {
  const children = completed(element.children, how.absent)
    .filter((child) => !(isNil(child) && how.nil === 'absent') && !(isEmpty(child) && how.empty === 'absent'))
    .map((child) => reshape(child, how));
  if (how.reorder === true && isRecord(element)) children.reverse();
  if (isNil(element) && how.nil === 'empty')
    return copy(
      element,
      [],
      '',
      element.attributes.filter((it) => it.namespace !== XSI),
    );
  if (isEmpty(element) && how.empty === 'nil') return copy(element, [], '', [...element.attributes, NIL]);
  return copy(
    element,
    children,
    element.children.length === 0 ? retold(element.text, how) : element.text,
    element.attributes,
  );
}

const NIL: XmlAttribute = { namespace: XSI, local: 'nil', value: 'true' };

function copy(
  from: XmlElement,
  children: readonly XmlElement[],
  text: string,
  attributes: readonly XmlAttribute[],
): XmlElement {
  const element = new XmlElement(from.namespace, from.local, from.prefix, attributes);
  element.children.push(...children);
  element.text = text;
  return element;
}

function isNil(element: XmlElement): boolean {
  return element.attribute('nil', XSI) === 'true';
}

function isEmpty(element: XmlElement): boolean {
  return element.children.length === 0 && element.text === '' && !isNil(element);
}

/** More than one field, all of them leaves with names of their own. */
function isRecord({ children }: XmlElement): boolean {
  const names = new Set(children.map(({ local }) => local));
  return (
    children.length > 1 &&
    names.size === children.length &&
    children.every((child) => child.children.length === 0)
  );
}

/** Rows of one list, each with every field that any of them has. */
function completed(rows: readonly XmlElement[], form: Disguise['absent']): readonly XmlElement[] {
  const [first] = rows;
  if (
    form === undefined ||
    first === undefined ||
    rows.length < 2 ||
    rows.some(({ local }) => local !== first.local)
  ) {
    return rows;
  }
  const fields = new Map(
    rows.flatMap(({ children }) => children.map((child) => [child.local, child] as const)),
  );
  return rows.map((row) => {
    const known = new Set(row.children.map(({ local }) => local));
    const missing = [...fields]
      .filter(([name]) => !known.has(name))
      .map(([, field]) => copy(field, [], '', form === 'nil' ? [NIL] : []));
    return copy(row, [...row.children, ...missing], row.text, row.attributes);
  });
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/;

function retold(text: string, { dates, longTexts }: Disguise): string {
  const [, fraction, zone = ''] = INSTANT.exec(text) ?? [];
  if (INSTANT.test(text)) {
    if (dates === 'zone') return zone === '' ? `${text}Z` : text;
    const bare = text.slice(0, text.length - zone.length - (fraction?.length ?? 0));
    return dates === 'fraction' ? `${bare}${(fraction ?? '.').padEnd(8, '0')}${zone}` : text;
  }
  const isWords = /\p{L}/u.test(text) && !/^(true|false)$/i.test(text);
  return longTexts !== undefined && isWords ? text.padEnd(longTexts, text) : text;
}

/** The first list of records gets as many rows, its last one over and over. */
function withRows(element: XmlElement, rows: number): XmlElement {
  const { children, text, attributes } = element;
  const [start, end] = listIn(children);
  if (start === end) {
    const changed = children.map((child) => withRows(child, rows));
    return copy(element, changed, text, attributes);
  }
  const filled = Array.from({ length: rows }, (_row, index) => children[Math.min(start + index, end - 1)]);
  const listed = filled.filter((row) => row !== undefined);
  return copy(element, [...children.slice(0, start), ...listed, ...children.slice(end)], text, attributes);
}

/** Where elements of one name that hold others follow one another; a single record is a list where it stands alone. */
function listIn(children: readonly XmlElement[]): readonly [start: number, end: number] {
  const [only] = children;
  if (only !== undefined && children.length === 1 && isRecord(only)) return [0, 1];
  const isSecond = (row: XmlElement, index: number) =>
    row.children.length > 0 && row.local === children[index - 1]?.local;
  const second = children.findIndex(isSecond);
  if (second < 0) return [0, 0];
  const after = children.findIndex((row, index) => index > second && !isSecond(row, index));
  return [second - 1, after < 0 ? children.length : after];
}

/** Writes elements under their own prefixes, or under new ones that the root declares. */
class Rewriting {
  readonly #writer: XmlWriter;
  readonly #prefix: string | undefined;
  readonly #names = new Map<string, string>();

  constructor(writer: XmlWriter, prefix: string | undefined) {
    this.#writer = writer;
    this.#prefix = prefix;
  }

  write(root: XmlElement): void {
    if (this.#prefix !== undefined) this.#collect(root);
    const declared = [...this.#names].map(([namespace, prefix]) => [`xmlns:${prefix}`, namespace] as const);
    this.#element(root, declared, new Map([['', '']]));
  }

  #collect({ namespace, children }: XmlElement): void {
    if (namespace !== '' && !this.#names.has(namespace)) {
      this.#names.set(namespace, `${this.#prefix ?? ''}${this.#names.size}`);
    }
    for (const child of children) this.#collect(child);
  }

  #element(element: XmlElement, extra: WrittenAttributes, scope: ReadonlyMap<string, string>): void {
    const inner = new Map(scope);
    for (const [name, value] of extra) inner.set(name.slice('xmlns:'.length), value);
    for (const it of element.attributes) {
      if (it.namespace === XMLNS_NAMESPACE) inner.set(it.local === 'xmlns' ? '' : it.local, it.value);
    }
    const prefix = this.#names.get(element.namespace) ?? element.prefix;
    const attributes = element.attributes.map((it) => [attributeName(it, inner), it.value] as const);
    const needsXsi = attributes.some(([name]) => name.startsWith('xsi:')) && inner.get('xsi') !== XSI;
    const declaration = needsXsi ? ([['xmlns:xsi', XSI]] as const) : [];
    this.#writer.start(prefix === '' ? element.local : `${prefix}:${element.local}`, [
      ...extra,
      ...declaration,
      ...attributes,
    ]);
    if (element.children.length === 0) this.#writer.text(element.text);
    for (const child of element.children) this.#element(child, [], inner);
    this.#writer.end();
  }
}

/** An attribute's name as it is in scope here; ours always come with a prefix that is declared. */
function attributeName({ namespace, local }: XmlAttribute, scope: ReadonlyMap<string, string>): string {
  if (namespace === '') return local;
  if (namespace === XML_NAMESPACE) return `xml:${local}`;
  if (namespace === XMLNS_NAMESPACE) return local === 'xmlns' ? 'xmlns' : `xmlns:${local}`;
  for (const [prefix, bound] of scope) if (bound === namespace && prefix !== '') return `${prefix}:${local}`;
  return `xsi:${local}`;
}
