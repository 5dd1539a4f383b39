import { expect, test } from '@jest/globals';
import { encodeText } from '../../src/xml/encode.js';

const TEXT = '<a>😀é€Ж</a>';

// Each as JAX-WS RI 2.3.0.2 on JDK 17 answered a request in that charset.
test.each([
  ['us-ascii', Buffer.from('<a>&#x1f600;&#xe9;&#x20ac;&#x416;</a>')],
  ['ISO-8859-1', Buffer.from('<a>&#x1f600;\xe9&#x20ac;&#x416;</a>', 'latin1')],
  ['windows-1252', Buffer.from('<a>&#x1f600;\xe9\x80&#x416;</a>', 'latin1')],
  ['utf8', Buffer.from('<a>&#x1f600;é€Ж</a>')],
  ['utf-16le', Buffer.from('<a>&#x1f600;é€Ж</a>', 'utf16le')],
  ['utf-16be', Buffer.from('<a>&#x1f600;é€Ж</a>', 'utf16le').swap16()],
  [
    'utf-16',
    Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from('<a>&#x1f600;é€Ж</a>', 'utf16le').swap16()]),
  ],
])('%s has characters, and references to what it lacks', (charset, bytes) => {
  expect(Buffer.from(encodeText(TEXT, charset))).toEqual(bytes);
});

test('of several bytes a character only single ones are used', () => {
  expect(Buffer.from(encodeText('aｱ日', 'shift_jis'))).toEqual(Buffer.from('a\xb1&#x65e5;', 'latin1'));
});
