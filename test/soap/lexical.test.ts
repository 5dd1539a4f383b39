import { describe, expect, test } from '@jest/globals';
import type { SimpleType } from '../../src/soap/contract.js';
import { isLexical } from '../../src/soap/lexical.js';
import { schemaValidator } from './schema.js';

const TEXTS: Readonly<Record<Exclude<SimpleType, 'guid'>, readonly string[]>> = {
  string: ['', ' a ', 'ä'],
  int: [
    '0',
    '-0',
    '+7',
    ' 7 ',
    '007',
    '2147483647',
    '2147483648',
    '-2147483648',
    '-2147483649',
    '',
    '1.0',
    '1e2',
    '0x1',
  ],
  long: ['9223372036854775807', '9223372036854775808', '-9223372036854775808', '-9223372036854775809', ''],
  short: ['32767', '32768', '-32768', '-32769'],
  unsignedShort: ['0', '65535', '65536', '-1', '+1'],
  unsignedByte: ['0', '255', '256', '-1'],
  double: ['1', '-1.5e3', '.5', '5.', 'INF', '-INF', 'NaN', 'inf', '', '1,5', '+.5E-7', 'Infinity'],
  float: ['1.5', 'NaN', '-INF', 'x'],
  decimal: ['1', '1.50', '-.5', '5.', '+1', '1e3', '', '.', '1,5'],
  boolean: ['true', 'false', '1', '0', ' true ', 'True', 'yes', ''],
  dateTime: [
    ...['2026-01-15T10:30:00', '2026-01-15T10:30:00Z', '2026-01-15T10:30:00.5+14:00'],
    ...[
      '2026-01-15',
      '2026-02-29T00:00:00',
      '2024-02-29T00:00:00',
      '1900-02-29T00:00:00',
      '2000-02-29T00:00:00',
    ],
    ...['2026-01-15T24:00:00', '2026-01-15T24:00:01', '2026-01-15T25:00:00', '2026-13-01T00:00:00'],
    ...['2026-04-31T00:00:00', '2026-01-15T10:60:00', '2026-01-15T10:30:00+15:00', '0001-01-01T00:00:00'],
    ...[
      '12026-01-15T10:30:00',
      '226-01-15T10:30:00',
      '2026-01-15 10:30:00',
      '2026-01-15T10:30',
      '-0044-03-15T00:00:00',
    ],
    ...['2026-00-10T00:00:00', '2026-01-00T00:00:00', '2026-01-15T10:30:00.', '2026-01-15T10:30:00z'],
  ],
  base64Binary: ['', 'YQ==', 'YWI=', 'YWJj', 'YW Jj', 'YQ=', 'YQ', 'Y_==', '===='],
};

describe.each(Object.entries(TEXTS))('a text is a %s', (type, texts) => {
  const complaints = schemaValidator(
    `<s:schema xmlns:s="http://www.w3.org/2001/XMLSchema"><s:element name="value" type="s:${type}"/></s:schema>`,
  );

  test.each(texts)('where libxml2 takes it for one: %j', (text) => {
    expect(isLexical(type, text)).toBe(complaints(`<value>${text}</value>`).length === 0);
  });
});

test.each([
  ['01234567-89ab-CDEF-0123-456789abcdef', true],
  ['{01234567-89ab-cdef-0123-456789abcdef}', false],
  ['0123456789abcdef0123456789abcdef', false],
])('%s is a guid as ASP.NET describes it: %s', (text, is) => {
  expect(isLexical('guid', text)).toBe(is);
});

test.each([
  ['double', '1e', false],
  ['dateTime', ' 2026-01-15T10:30:00 ', true],
])('as %s, %j is judged as the recommendation has it, which libxml2 departs from', (type, text, is) => {
  expect(isLexical(type, text)).toBe(is);
});
