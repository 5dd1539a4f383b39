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
  const text = charset === undefined ? decodeXml(bytes) : decodeAs(bytes, charset);
  return text.replace(VERSION_11, '$10');
}

/** XML 1.1 is read like 1.0: what it allows beyond that no client sends. */
const VERSION_11 = /^(<\?xml\s+version\s*=\s*["']1\.)1(?=["'])/;

function decodeAs(bytes: Uint8Array, charset: string): string {
  const named = charset.toLowerCase();
  const isMarked = MARKS.some((mark) => mark.every((byte, index) => bytes[index] === byte));
  const isUtf16 = named.startsWith('utf-16');
  if (isMarked && named !== 'utf-16') throw notXml();
  try {
    return decodeXml(bytes, named === 'utf-16' && !isMarked ? 'utf-16be' : charset);
  } catch (error) {
    if (isUtf16 && error instanceof XmlError) throw notXml();
    throw error;
  }
}

/** Bytes read under the wrong charset begin with something that is no markup. */
function notXml(): XmlError {
  return new XmlError('notXml', { line: 1, column: 1 });
}

const MARKS: readonly (readonly number[])[] = [
  [0xef, 0xbb, 0xbf],
  [0xfe, 0xff],
  [0xff, 0xfe],
];
