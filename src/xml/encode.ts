import { decodeXml } from './decode.js';
import { XmlError } from './document.js';

/**
 * Turns a written document into bytes of a charset, as the JDK's stream writer does: what the charset does not have,
 * and in any but UTF-8 also what takes two UTF-16 units, becomes a character reference. Of charsets with several bytes
 * a character only those with one byte are used.
 *
 * @param charset one that `decodeXml` knows
 * @source JAX-WS RI 2.3.0.2 on JDK 17
 * @fidelity observed; charsets with several bytes a character inferred
 */
export function encodeText(xml: string, charset: string): Uint8Array {
  const text = xml.replace(/[\u{10000}-\u{10ffff}]/gu, reference);
  const name = charset.trim().toLowerCase();
  if (name === 'utf8') return Buffer.from(text);
  if (name === 'utf-16') return Buffer.concat([BIG_ENDIAN_MARK, utf16(text, true)]);
  if (name === 'utf-16be' || name === 'utf-16le') return utf16(text, name === 'utf-16be');
  const codes = codesOf(name);
  const written = Array.from(text, (char) => (codes.has(char) ? char : reference(char))).join('');
  return Uint8Array.from(written, (char) => codes.get(char) ?? 0);
}

function reference(char: string): string {
  return `&#x${(char.codePointAt(0) ?? 0).toString(16)};`;
}

const BIG_ENDIAN_MARK = Buffer.from([0xfe, 0xff]);

function utf16(text: string, isBigEndian: boolean): Buffer {
  const bytes = Buffer.from(text, 'utf16le');
  return isBigEndian ? bytes.swap16() : bytes;
}

/** Byte by character, of the characters that have one byte. */
function codesOf(charset: string): ReadonlyMap<string, number> {
  const codes = new Map<string, number>();
  for (let code = 0; code <= 0xff; code += 1) {
    const char = decodedByte(code, charset);
    if (char !== undefined) codes.set(char, code);
  }
  return codes;
}

function decodedByte(code: number, charset: string): string | undefined {
  try {
    return decodeXml(Uint8Array.of(code), charset);
  } catch (error) {
    if (error instanceof XmlError) return undefined;
    throw error;
  }
}
