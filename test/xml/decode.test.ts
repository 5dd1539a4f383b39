import { describe, expect, test } from '@jest/globals';
import { decodeXml } from '../../src/xml/decode.js';
import { XmlError } from '../../src/xml/document.js';
import { readXml } from '../../src/xml/read.js';

const TEXT = '<a>é€𐐷</a>';
const utf8 = (text: string) => Buffer.from(text, 'utf8');
const utf16le = (text: string) => Buffer.from(text, 'utf16le');
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();
const latin1 = (text: string) => Buffer.from(text, 'latin1');
const declared = (encoding: string, text = TEXT) => `<?xml version="1.0" encoding="${encoding}"?>${text}`;

function refusedEncoding(bytes: Uint8Array, charset?: string): string | undefined {
  try {
    decodeXml(bytes, charset);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    expect(error).toMatchObject({ problem: 'encoding', line: 1, column: 1 });
    return error.facts.encoding;
  }
  throw new Error('accepted');
}

describe('X19 encodings that are read', () => {
  test.each([
    ['UTF-8', utf8(TEXT), undefined],
    ['UTF-8 with mark', utf8(`\ufeff${TEXT}`), undefined],
    ['UTF-8 with mark and charset', utf8(`\ufeff${TEXT}`), 'UTF-8'],
    ['UTF-16 little-endian', utf16le(TEXT), undefined],
    ['UTF-16 big-endian', utf16be(TEXT), undefined],
    ['UTF-16 little-endian with mark', utf16le(`\ufeff${TEXT}`), undefined],
    ['UTF-16 big-endian with mark', utf16be(`\ufeff${TEXT}`), undefined],
    ['UTF-16 by charset, without mark', utf16le(TEXT), 'utf-16'],
    ['UTF-16 big-endian by charset', utf16be(TEXT), 'utf-16be'],
    ['a mark of UTF-16 against charset utf-8', utf16be(`\ufeff${TEXT}`), 'utf-8'],
    ['a mark of UTF-8 against charset utf-16', utf8(`\ufeff${TEXT}`), 'utf-16'],
    ['an empty charset', utf8(TEXT), ''],
  ])('%s', (_, bytes, charset) => {
    expect(decodeXml(bytes, charset)).toBe(TEXT);
  });

  test('only one mark is taken off', () => {
    expect(decodeXml(utf8('\ufeff\ufeff<a/>'))).toBe('\ufeff<a/>');
  });

  test('the XML declaration decides when there is neither charset nor mark', () => {
    const windows = Buffer.concat([
      latin1(declared('Windows-1252', '<a>')),
      Buffer.from([0x80, 0x81, 0x9f]),
      latin1('</a>'),
    ]);

    expect(decodeXml(latin1(declared('ISO-8859-1', '<a>é\u0085</a>')))).toContain('<a>é\u0085</a>');
    expect(decodeXml(windows)).toContain('<a>€\u0081Ÿ</a>');
    expect(decodeXml(utf16le(declared('utf-16')))).toContain(TEXT);
    expect(decodeXml(utf16be(`\ufeff${declared('UTF-16')}`))).toContain(TEXT);
    expect(decodeXml(utf8(`<?xml version='1.0' encoding = 'utf-8' ?>${TEXT}`))).toContain(TEXT);
  });

  test('the charset outvotes the declaration, as for a .NET TextReader', () => {
    expect(decodeXml(utf8(declared('utf-16')), 'utf-8')).toContain(TEXT);
    expect(decodeXml(latin1(declared('utf-8', '<a>é</a>')), 'iso-8859-1')).toContain('<a>é</a>');
  });
});

describe('X17 X19 bytes that are not in the encoding', () => {
  test.each([
    ['an overlong UTF-8 form', Buffer.from([0x3c, 0xc0, 0xbc]), undefined],
    ['a surrogate in UTF-8', Buffer.from([0x3c, 0xed, 0xa0, 0x80]), 'utf-8'],
    ['a cut UTF-8 sequence', Buffer.from([0x3c, 0xe2, 0x82]), undefined],
    ['ISO-8859-1 without a word about it', latin1('<a>é</a>'), undefined],
    ['ISO-8859-1 as charset utf-8', latin1('<a>é</a>'), 'utf-8'],
    ['a lone surrogate in UTF-16', utf16le('<\ud800a'), undefined],
    ['an odd number of bytes in UTF-16', utf16le('<a/>').subarray(0, 7), undefined],
    ['a high byte in ASCII', latin1(declared('us-ascii', '<a>é</a>')), undefined],
    ['the mark of UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0]), undefined],
  ])('%s is refused, never replaced', (_, bytes, charset) => {
    expect(refusedEncoding(bytes, charset)).toBeDefined();
  });

  test.each([
    ['utf-16 over single bytes', utf8(declared('utf-16')), 'utf-16le'],
    ['utf-8 over UTF-16', utf16le(declared('utf-8')), 'utf-8'],
    ['ISO-8859-1 after a mark of UTF-8', utf8(`\ufeff${declared('iso-8859-1')}`), 'iso-8859-1'],
    ['an unknown encoding', utf8(declared('klingon')), 'klingon'],
    ['UTF-7', utf8(declared('utf-7')), 'utf-7'],
  ])('a declaration of %s is refused', (_, bytes, encoding) => {
    expect(refusedEncoding(bytes)).toBe(encoding);
  });

  test('an unknown charset is refused, UTF-7 among them', () => {
    expect(refusedEncoding(utf8(TEXT), 'klingon')).toBe('klingon');
    expect(refusedEncoding(utf8(`\ufeff${TEXT}`), 'utf-7')).toBe('utf-7');
  });

  test('UTF-16 delivered as charset utf-8 without a mark leaves U+0000 for the reader to refuse', () => {
    expect(() => readXml(decodeXml(utf16le('<a/>'), 'utf-8'))).toThrow(XmlError);
  });
});
