/**
 * Turns a written document into bytes of a charset. What the charset does not have becomes a character reference, so
 * the document stays whole in any of them.
 */

/** @param charset one that `decodeXml` knows */
export function encodeText(xml: string, charset: string): Uint8Array {
  const name = charset.trim().toLowerCase();
  if (name === 'utf-16') return Buffer.concat([BIG_ENDIAN_MARK, utf16(xml, true)]);
  if (name === 'utf-16be' || name === 'utf-16le') return utf16(xml, name === 'utf-16be');
  const codes = codesOf(name);
  if (codes === undefined) return Buffer.from(xml);
  const bytes: number[] = [];
  for (const char of xml) {
    const code = codes.get(char);
    if (code !== undefined) bytes.push(code);
    else bytes.push(...Buffer.from(`&#x${(char.codePointAt(0) ?? 0).toString(16)};`));
  }
  return Buffer.from(bytes);
}

const BIG_ENDIAN_MARK = Buffer.from([0xfe, 0xff]);

function utf16(text: string, isBigEndian: boolean): Buffer {
  const bytes = Buffer.from(text, 'utf16le');
  return isBigEndian ? bytes.swap16() : bytes;
}

const ASCII: ReadonlySet<string> = new Set(['us-ascii', 'ascii', 'iso646-us', 'ansi_x3.4-1968']);
const LATIN1: ReadonlySet<string> = new Set(['iso-8859-1', 'iso_8859-1', 'latin1', 'l1']);

/** Byte by character of a charset with one byte for each; undefined for one that takes more, which UTF-8 stands in for. */
function codesOf(name: string): ReadonlyMap<string, number> | undefined {
  const most = ASCII.has(name) ? 0x7f : 0xff;
  const all = Uint8Array.from({ length: most + 1 }, (_, code) => code);
  const text =
    ASCII.has(name) || LATIN1.has(name)
      ? Buffer.from(all).toString('latin1')
      : new TextDecoder(name).decode(all);
  return text.length === all.length ? new Map(Array.from(text, (char, code) => [char, code])) : undefined;
}
