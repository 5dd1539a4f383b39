/** Writes XML: the one place that concatenates and escapes, in the manner of a product's own writer. */

export interface XmlStyle {
  /** How an element without content closes: `<a />`, `<a/>` or `<a></a>`. */
  readonly emptyElement: ' />' | '/>' | 'pair';
  /** Puts every element on a line of its own; without it nothing stands between elements. */
  readonly indent?: { readonly unit: string; readonly lineEnd: string };
  /** Escapes character data; by default as .NET's XmlTextWriter does. */
  readonly escape?: (text: string) => string;
}

/** Name and value, in the order they are written; a namespace declaration is an attribute like others. */
export type WrittenAttributes = readonly (readonly [name: string, value: string])[];

/**
 * Escapes character data. Quotes and line breaks stay; a character XML cannot hold becomes a reference all the
 * same, as the real writer has it, and makes the answer unreadable to strict clients.
 *
 * @source Microsoft's reference source, XmlTextEncoder.Write
 * @fidelity documented
 */
export function escapeText(value: string): string {
  return escape(value, false);
}

/**
 * Escapes an attribute value for double quotes: `"` and line breaks too, while a tab stays as it is.
 *
 * @source Microsoft's reference source, XmlTextEncoder.Write
 * @fidelity documented
 */
export function escapeAttribute(value: string): string {
  return escape(value, true);
}

/**
 * Escapes character data as the JDK's stream writer does for JAXB: line breaks become references, quotes stay.
 *
 * @source JAX-WS RI 2.3.0.2 on JDK 17
 * @fidelity observed
 */
export function escapeJavaText(value: string): string {
  return /[&<>\r\n]/.test(value)
    ? value.replace(/[&<>\r\n]/g, (char) => JAVA_REFERENCES[char] ?? char)
    : value;
}

const JAVA_REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\r': '&#xd;',
  '\n': '&#xa;',
};

/** @source contract mspc, 2.3: `<OpResponse xmlns="…" />` */
export const ASPNET_STYLE: XmlStyle = Object.freeze({ emptyElement: ' />' });

/** As XmlTextWriter with Formatting.Indented, on Windows. @source Cortex behaviour 1, answer form */
export const INDENTED_STYLE: XmlStyle = Object.freeze({
  emptyElement: ' />',
  indent: { unit: '  ', lineEnd: '\r\n' },
});

/** @source JAX-WS RI 2.3.0.2 on JDK 17 @fidelity observed */
export const JDK_STYLE: XmlStyle = Object.freeze({ emptyElement: 'pair', escape: escapeJavaText });

function escape(value: string, isAttribute: boolean): string {
  let escaped = '';
  let copied = 0;
  for (let next = 0; next < value.length; next++) {
    const reference = referenceFor(value.charCodeAt(next), isAttribute);
    if (reference === undefined) continue;
    escaped += value.slice(copied, next) + reference;
    copied = next + 1;
  }
  return copied === 0 ? value : escaped + value.slice(copied);
}

function referenceFor(code: number, isAttribute: boolean): string | undefined {
  if (code > 0x3e) return code < 0xfffe ? undefined : hexReference(code);
  switch (code) {
    case 0x26:
      return '&amp;';
    case 0x3c:
      return '&lt;';
    case 0x3e:
      return '&gt;';
    case 0x22:
      return isAttribute ? '&quot;' : undefined;
    case 0x0a:
    case 0x0d:
      return isAttribute ? hexReference(code) : undefined;
    default:
      return code >= 0x20 || code === 0x09 ? undefined : hexReference(code);
  }
}

function hexReference(code: number): string {
  return `&#x${code.toString(16).toUpperCase()};`;
}

/** Builds one document or fragment. Names are written as given; values are escaped here. */
export class XmlWriter {
  readonly #style: XmlStyle;
  readonly #escape: (text: string) => string;
  readonly #open: string[] = [];
  #xml = '';
  /** The last start tag still lacks its `>`: nothing has been put into the element yet. */
  #isTagOpen = false;
  /** What was written last is a whole element. */
  #isAfterElement = false;

  constructor(style: XmlStyle) {
    this.#style = style;
    this.#escape = style.escape ?? escapeText;
  }

  start(name: string, attributes?: WrittenAttributes): void {
    this.#beginTag(name, attributes);
    this.#open.push(name);
    this.#isTagOpen = true;
    this.#isAfterElement = false;
  }

  /** Character data; '' counts as no content. */
  text(value: string): void {
    this.raw(this.#escape(value));
  }

  /** An element with only text; '' makes it an empty element. */
  leaf(name: string, text: string, attributes: WrittenAttributes = []): void {
    if (text === '') this.empty(name, attributes);
    else {
      this.#beginTag(name, attributes);
      this.#xml += `>${this.#escape(text)}</${name}>`;
      this.#isAfterElement = true;
    }
  }

  empty(name: string, attributes?: WrittenAttributes): void {
    this.#beginTag(name, attributes);
    this.#xml += this.#emptyEnd(name);
    this.#isAfterElement = true;
  }

  /** Markup that is well-formed already; '' counts as no content. */
  raw(xml: string): void {
    if (xml === '') return;
    this.#endTag();
    this.#xml += xml;
    this.#isAfterElement = false;
  }

  /** Markup that is well-formed already, on a line of its own at the margin; only for an indented document. */
  line(xml: string): void {
    this.#endTag();
    this.#xml += (this.#style.indent?.lineEnd ?? '') + xml;
    this.#isAfterElement = true;
  }

  /** A comment, whose text a reader let through. */
  comment(text: string): void {
    this.raw(`<!--${text}-->`);
  }

  /** A processing instruction that a reader let through. */
  instruction(target: string, body: string): void {
    this.raw(body === '' ? `<?${target}?>` : `<?${target} ${body}?>`);
  }

  end(): void {
    const name = this.#open.pop();
    if (name === undefined) throw new Error('no element is open');
    if (this.#isAfterElement) this.#newLine();
    this.#xml += this.#isTagOpen ? this.#emptyEnd(name) : `</${name}>`;
    this.#isTagOpen = false;
    this.#isAfterElement = true;
  }

  toString(): string {
    if (this.#open.length > 0) throw new Error(`element ${this.#open.join('/')} is not ended`);
    return this.#xml;
  }

  #beginTag(name: string, attributes: WrittenAttributes = []): void {
    this.#endTag();
    this.#newLine();
    this.#xml += `<${name}`;
    for (const [attribute, value] of attributes) this.#xml += ` ${attribute}="${escapeAttribute(value)}"`;
  }

  /** Before the first element there is no line to end. */
  #newLine(): void {
    const { indent } = this.#style;
    if (indent === undefined || this.#xml === '') return;
    this.#xml += indent.lineEnd + indent.unit.repeat(this.#open.length);
  }

  #endTag(): void {
    if (this.#isTagOpen) this.#xml += '>';
    this.#isTagOpen = false;
  }

  #emptyEnd(name: string): string {
    const { emptyElement } = this.#style;
    return emptyElement === 'pair' ? `></${name}>` : emptyElement;
  }
}
