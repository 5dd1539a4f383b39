/**
 * Turns the bytes of a request into text, strictly: bytes that are not in the encoding are refused, never
 * replaced. Which encoding that is follows .NET: a byte order mark, then the charset of the Content-Type, then
 * UTF-16 as seen in the first character, then the XML declaration, then UTF-8.
 */
import { XmlError } from './document.js';

/**
 * Decodes a document and takes its byte order mark off. With a charset the XML declaration is not looked at, as
 * by a .NET TextReader; without one, a declaration that contradicts the bytes is refused.
 *
 * @param charset the charset parameter of the Content-Type, without quotes; absent or '' for none
 * @throws XmlError problem `encoding`, at the start of the document
 * @source attacks X19; Microsoft's reference source, StreamReader and XmlTextReaderImpl
 * @fidelity inferred; the real StreamReader replaces undecodable bytes where this one refuses them
 */
export function decodeXml(bytes: Uint8Array, charset?: string): string {
  const claimed = charset ? codecFor(charset) : undefined;
  const mark = markOf(bytes);
  const unmarked = mark ? bytes.subarray(mark.length) : bytes;
  const seen = mark?.encoding ?? (claimed ? undefined : utf16Of(bytes));
  if (claimed) return decode(unmarked, seen ? codecFor(seen) : claimed);

  if (seen !== undefined) {
    const text = decode(unmarked, codecFor(seen));
    const declared = declaredEncoding(text);
    if (declared !== undefined && !agrees(codecFor(declared), seen)) return refuse(declared);
    return text;
  }
  const declared = declaredEncoding(asLatin1(bytes.subarray(0, DECLARATION_LENGTH)));
  const codec = codecFor(declared ?? 'utf-8');
  return codec.name.startsWith('utf-16') ? refuse(codec.name) : decode(bytes, codec);
}

/** How far into the bytes a declaration is looked for. */
const DECLARATION_LENGTH = 256;

interface Codec {
  readonly name: string;
  /** Throws when the bytes are not in the encoding. */
  readonly decode: (bytes: Uint8Array) => string;
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const UTF8_CODEC: Codec = { name: 'utf-8', decode: (bytes) => UTF8.decode(bytes) };

/** Names that TextDecoder takes for windows-1252, as browsers do and .NET does not. */
const LATIN1_NAMES: ReadonlySet<string> = new Set(['iso-8859-1', 'iso_8859-1', 'latin1', 'l1']);
const ASCII_NAMES: ReadonlySet<string> = new Set(['us-ascii', 'ascii', 'iso646-us', 'ansi_x3.4-1968']);

function codecFor(encoding: string): Codec {
  const name = encoding.trim().toLowerCase();
  if (name === 'utf-8') return UTF8_CODEC;
  if (ASCII_NAMES.has(name)) return { name, decode: asAscii };
  if (LATIN1_NAMES.has(name)) return { name, decode: asLatin1 };
  try {
    const decoder = new TextDecoder(name, { fatal: true, ignoreBOM: true });
    if (decoder.encoding === 'windows-1252') return { name, decode: asWindows1252 };
    return { name: decoder.encoding, decode: (bytes) => decoder.decode(bytes) };
  } catch {
    return refuse(encoding);
  }
}

function decode(bytes: Uint8Array, codec: Codec): string {
  try {
    return codec.decode(bytes);
  } catch {
    return refuse(codec.name);
  }
}

function asLatin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

function asAscii(bytes: Uint8Array): string {
  if (bytes.some((byte) => byte > 0x7f)) throw new TypeError('not ASCII');
  return asLatin1(bytes);
}

/** From 0x80 to 0x9f, where it differs from Latin-1; five bytes are control characters. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** By hand, because the TextDecoder of Node 20 and 22 reads windows-1252 as Latin-1. */
function asWindows1252(bytes: Uint8Array): string {
  return asLatin1(bytes).replace(/[\u0080-\u009f]/g, (char) =>
    WINDOWS_1252.charAt(char.charCodeAt(0) - 0x80),
  );
}

interface Mark {
  readonly encoding: string;
  readonly length: number;
}

/** The byte order mark. UTF-32 is not emulated, and its little-endian mark begins like that of UTF-16. */
function markOf(bytes: Uint8Array): Mark | undefined {
  const first = bytes[0];
  const second = bytes[1];
  if (first === 0xef && second === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (first === 0xfe && second === 0xff) return { encoding: 'utf-16be', length: 2 };
  if (first === 0xff && second === 0xfe)
    return bytes[2] === 0 && bytes[3] === 0 ? refuse('utf-32') : { encoding: 'utf-16le', length: 2 };
  return undefined;
}

/** UTF-16 without a mark, told by the `<` that every document begins with. */
function utf16Of(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0x3c && bytes[1] === 0) return 'utf-16le';
  return bytes[0] === 0 && bytes[1] === 0x3c ? 'utf-16be' : undefined;
}

/** A declaration says `utf-16` for either byte order. */
function agrees(declared: Codec, seen: string): boolean {
  return declared.name === seen || (declared.name === 'utf-16le' && seen === 'utf-16be');
}

/** The encoding named by the XML declaration; a declaration that is broken is left to the reader. */
function declaredEncoding(text: string): string | undefined {
  const end = text.startsWith('<?xml') ? text.indexOf('?>') : -1;
  const declaration = text.slice(0, Math.max(end, 0));
  const name = declaration.indexOf('encoding');
  if (name === -1) return undefined;
  const value = declaration.slice(name + 'encoding'.length).trimStart();
  if (!value.startsWith('=')) return undefined;
  const quoted = value.slice(1).trimStart();
  const close = quoted.indexOf(quoted[0] ?? '', 1);
  return close > 1 ? quoted.slice(1, close) : undefined;
}

function refuse(encoding: string): never {
  throw new XmlError('encoding', { line: 1, column: 1 }, { encoding });
}
