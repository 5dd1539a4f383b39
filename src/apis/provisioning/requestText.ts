import { decodeXml } from '../../xml/decode.js';
import { XmlError } from '../../xml/document.js';

/** How a request says it is encoded, and how the answer will be. */
export interface RequestType {
  /** As it was written. */
  readonly charset?: string;
}

const CHARSET = /;\s*charset\s*=\s*(?:"([^"]*)"|([^";\s]*))/i;

/**
 * What a Content-Type asks for; undefined for one that SOAP 1.1 does not come in, or whose charset nobody knows.
 * Without a Content-Type it is taken for text/xml.
 *
 * @source behaviour 9; JAX-WS RI 2.3.0.2, which compares the beginning with `text/xml` and cares for letter case
 * @fidelity observed
 */
export function requestTypeOf(contentType: string | undefined): RequestType | undefined {
  if (contentType === undefined) return {};
  if (!contentType.trim().startsWith('text/xml')) return undefined;
  const [, quoted, bare] = CHARSET.exec(contentType) ?? [];
  const charset = quoted ?? bare;
  if (charset === undefined || charset === '') return {};
  return isKnown(charset) ? { charset } : undefined;
}

function isKnown(charset: string): boolean {
  try {
    decodeXml(new Uint8Array(), charset);
    return true;
  } catch (error) {
    if (error instanceof XmlError) return false;
    throw error;
  }
}

/**
 * Decodes a request. A charset of the Content-Type counts for everything: a byte order mark is then text, except that
 * UTF-16 needs one or is big-endian. Without one, mark and XML declaration decide, as XML has it.
 *
 * @throws XmlError
 * @source JAX-WS RI 2.3.0.2
 * @fidelity observed; bytes that are not in the encoding, which the real reader replaces under a charset, are refused
 */
export function requestText(bytes: Uint8Array, { charset }: RequestType): string {
  if (charset === undefined) return decodeXml(bytes);
  const named = charset.toLowerCase();
  if (MARKS.some((mark) => mark.every((byte, index) => bytes[index] === byte))) {
    if (named === 'utf-16') return decodeXml(bytes, charset);
    throw new XmlError('notXml', { line: 1, column: 1 });
  }
  return decodeXml(bytes, named === 'utf-16' ? 'utf-16be' : charset);
}

const MARKS: readonly (readonly number[])[] = [
  [0xef, 0xbb, 0xbf],
  [0xfe, 0xff],
  [0xff, 0xfe],
];
