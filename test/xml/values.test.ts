import { describe, expect, test } from '@jest/globals';
import { TimeZone } from '../../src/xml/timeZone.js';
import * as values from '../../src/xml/values.js';

const { UNSET_DATE, ValueError } = values;
const UTC = TimeZone.UTC;
const berlin = new TimeZone('Europe/Berlin');
const FORMAT = 'Input string was not in a correct format.';

/** The message of the refusal; anything but a ValueError is a failure of ours. */
function refusal(parse: () => unknown): string {
  const start = Date.now();
  try {
    const value = parse();
    throw new Error(`accepted as ${String(value)}`);
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    expect(Date.now() - start).toBeLessThan(2000);
    return error.message;
  }
}

describe('X22 integers', () => {
  test.each([
    ['parseInt32', values.parseInt32, -2147483648, 2147483647, 'an Int32'],
    ['parseInt16', values.parseInt16, -32768, 32767, 'an Int16'],
    ['parseUInt16', values.parseUInt16, 0, 65535, 'a UInt16'],
    ['parseByte', values.parseByte, 0, 255, 'an unsigned byte'],
  ])('%s takes its range and refuses what is beyond', (_, parse, least, most, type) => {
    const message = `Value was either too large or too small for ${type}.`;

    expect([parse(String(least)), parse(String(most))]).toEqual([least, most]);
    expect(refusal(() => parse(String(least - 1)))).toBe(message);
    expect(refusal(() => parse(String(most + 1)))).toBe(message);
    expect(refusal(() => parse('9'.repeat(64)))).toBe(message);
  });

  test('takes a sign, leading zeros and blanks around', () => {
    expect(['+1', '-0', ' \t\r\n7 ', '0007', `${'0'.repeat(99)}5`].map(values.parseInt32)).toEqual([
      1, 0, 7, 7, 5,
    ]);
    expect(values.formatInt32(-12)).toBe('-12');
  });

  test.each(['', ' ', '+', '1 2', '- 1', '--1', '1.0', '1e3', '0x10', '1,000', '(1)', 'x', '\u00a01', '１'])(
    'refuses %j',
    (text) => {
      expect(refusal(() => values.parseInt32(text))).toBe(FORMAT);
      expect(refusal(() => values.parseInt64(text))).toBe(FORMAT);
    },
  );

  test('long integers are bigints of 64 bits', () => {
    expect(values.parseInt64(' -9223372036854775808')).toBe(-(2n ** 63n));
    expect(values.parseInt64('+009223372036854775807')).toBe(2n ** 63n - 1n);
    expect(values.formatInt64(2n ** 63n - 1n)).toBe('9223372036854775807');
    expect(refusal(() => values.parseInt64('9223372036854775808'))).toBe(
      'Value was either too large or too small for an Int64.',
    );
  });

  test('X16 a megabyte of digits or blanks is refused in linear time', () => {
    const parsers = [values.parseInt32, values.parseInt64, values.parseDecimal, values.parseDouble];
    for (const parse of [...parsers, values.parseBoolean])
      for (const text of [
        `${' '.repeat(1e6)}x`,
        `${'0'.repeat(1e6)}x`,
        `1${' '.repeat(1e6)}x`,
        `${'1'.repeat(1e6)}x`,
        `.${'0'.repeat(1e6)}x`,
      ])
        refusal(() => parse(text));
  });
});

describe('booleans', () => {
  test('are true, false, 1 and 0 between blanks', () => {
    expect(['true', ' 1\n', 'false', '\t0'].map(values.parseBoolean)).toEqual([true, true, false, false]);
    expect([true, false].map(values.formatBoolean)).toEqual(['true', 'false']);
  });

  test('X22 are refused in any other form, trimmed in the message', () => {
    expect(refusal(() => values.parseBoolean(' True '))).toBe(
      "The string 'True' is not a valid Boolean value.",
    );
    expect(refusal(() => values.parseBoolean(''))).toBe("The string '' is not a valid Boolean value.");
    expect(refusal(() => values.parseBoolean('yes'))).toBe("The string 'yes' is not a valid Boolean value.");
  });
});

describe('decimals', () => {
  test.each([
    ['0', '0'],
    [' +007.50 ', '7.50'],
    ['-0.0', '0.0'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['-0.0001', '-0.0001'],
    ['79228162514264337593543950335', '79228162514264337593543950335'],
    ['0.00000000000000000000000000005', '0.0000000000000000000000000000'],
    ['1.00000000000000000000000000015', '1.0000000000000000000000000002'],
    ['79228162514264337593543950334.6', '79228162514264337593543950335'],
    ['9.99999999999999999999999999999', '10.000000000000000000000000000'],
  ])('%j is %s', (text, value) => {
    expect(values.parseDecimal(text)).toBe(value);
    expect(values.formatDecimal(value)).toBe(value);
  });

  test.each(['', '.', '-', '1e2', '1,0', 'INF', '0x1', '1.2.3'])('X22 refuses %j', (text) => {
    expect(refusal(() => values.parseDecimal(text))).toBe(FORMAT);
  });

  test('X22 refuses what 96 bits cannot hold', () => {
    for (const text of ['79228162514264337593543950336', '-79228162514264337593543950335.5', '9'.repeat(64)])
      expect(refusal(() => values.parseDecimal(text))).toBe(
        'Value was either too large or too small for a Decimal.',
      );
  });
});

describe('doubles', () => {
  test.each([
    ['INF', Infinity],
    [' -INF ', -Infinity],
    ['NaN', NaN],
    ['-0', -0],
    ['+1.5E3', 1500],
    ['.5', 0.5],
    ['5.', 5],
    ['1e-400', 0],
  ])('X22 %j is read', (text, value) => {
    expect(values.parseDouble(text)).toBe(value);
  });

  test('X22 other texts are refused', () => {
    for (const text of ['', '+INF', 'inf', '0x1', '1e', 'e5', '.', '1 2', '1_0'])
      expect(refusal(() => values.parseDouble(text))).toBe(FORMAT);
    expect(refusal(() => values.parseDouble('1e400'))).toBe(
      'Value was either too large or too small for a Double.',
    );
  });

  test.each([
    [0, '0'],
    [-0, '-0'],
    [NaN, 'NaN'],
    [Infinity, 'INF'],
    [-Infinity, '-INF'],
    [1.5, '1.5'],
    [-1200, '-1200'],
    [0.0001, '0.0001'],
    [0.00001, '1E-05'],
    [123456789012345, '123456789012345'],
    [1234567890123456, '1234567890123456'],
    [1e15, '1E+15'],
    [-1.25e300, '-1.25E+300'],
    [0.1 + 0.2, '0.30000000000000004'],
    [5e-324, '4.94065645841247E-324'],
  ])('%d is written %s', (value, text) => {
    expect(values.formatDouble(value)).toBe(text);
  });
});

describe('dates and times', () => {
  test.each([
    ['2015-05-14T12:18:53.12', Date.UTC(2015, 4, 14, 12, 18, 53, 120)],
    [' 2015-05-14T12:18:53\n', Date.UTC(2015, 4, 14, 12, 18, 53)],
    ['2015-05-14T12:18:53.1239999Z', Date.UTC(2015, 4, 14, 12, 18, 53, 123)],
    ['2015-05-14T12:18:53z', Date.UTC(2015, 4, 14, 12, 18, 53)],
    ['2015-05-14T12:18:53+02:30', Date.UTC(2015, 4, 14, 9, 48, 53)],
    ['2015-05-14T23:59:59.5-01:00', Date.UTC(2015, 4, 15, 0, 59, 59, 500)],
    ['2015-05-14', Date.UTC(2015, 4, 14)],
    ['2015-05-14+02:00', Date.UTC(2015, 4, 13, 22)],
    ['2015-05', Date.UTC(2015, 4, 1)],
    ['2015', Date.UTC(2015, 0, 1)],
    ['2016-02-29', Date.UTC(2016, 1, 29)],
    ['0001-01-01T00:00:00', UNSET_DATE],
    ['0001-01-01', UNSET_DATE],
    ['0001-01-01T00:00:00+14:00', UNSET_DATE],
    ['9999-12-31T23:59:59.9999999', 253_402_300_799_999],
  ])('X22 %j is read', (text, instant) => {
    expect(values.parseDateTime(text, UTC)).toBe(instant);
  });

  test.each([
    [
      '',
      'x',
      '2015-02-29',
      '2015-13-01',
      '2015-00-01',
      '2015-01-00',
      '0000-01-01',
      '-2015-01-01',
      '10000-01-01',
    ],
    [
      '2015-1-1',
      '2015-05-14T24:00:00',
      '2015-05-14T23:59:60',
      '2015-05-14T12:18',
      '2015-05-14 12:18:53',
      '20150514',
    ],
    [
      '2015-05-14T12:18:53.',
      '2015-05-14T12:18:53+2:00',
      '2015-05-14T12:18:53 Z',
      '2015-05-14t12:18:53',
      '5/14/2015',
    ],
  ])('X22 impossible dates and other forms are refused: %j …', (...texts) => {
    for (const text of texts)
      expect(refusal(() => values.parseDateTime(text, UTC))).toBe(
        `The string '${text}' is not a valid AllXsd value.`,
      );
  });

  test('are the server’s local time without a zone, and an instant with one', () => {
    expect(values.parseDateTime('2024-07-01T12:00:00', berlin)).toBe(Date.UTC(2024, 6, 1, 10));
    expect(values.parseDateTime('2024-07-01T12:00:00Z', berlin)).toBe(Date.UTC(2024, 6, 1, 12));
    expect(values.formatDateTime(Date.UTC(2024, 6, 1, 12), berlin)).toBe('2024-07-01T14:00:00');
  });

  test('unset is never shifted by the zone', () => {
    for (const zone of [UTC, berlin, new TimeZone('America/New_York')]) {
      expect(values.formatDateTime(UNSET_DATE, zone)).toBe('0001-01-01T00:00:00');
      expect(values.parseDateTime('0001-01-01T00:00:00', zone)).toBe(UNSET_DATE);
    }
  });

  test.each([
    [Date.UTC(2015, 4, 14, 12, 18, 53, 120), '2015-05-14T12:18:53.12'],
    [Date.UTC(2015, 4, 14, 12, 18, 53, 7), '2015-05-14T12:18:53.007'],
    [Date.UTC(2015, 4, 14, 12, 18, 50), '2015-05-14T12:18:50'],
    [Date.UTC(2015, 4, 14, 10, 0, 0, 100), '2015-05-14T10:00:00.1'],
  ])('%d is written %s, the fraction without trailing zeros', (instant, text) => {
    expect(values.formatDateTime(instant, UTC)).toBe(text);
  });

  test('of DataSet columns carry the offset', () => {
    const instant = Date.UTC(2015, 4, 14, 12, 18, 53, 120);

    expect(values.formatDateTimeWithOffset(instant, UTC)).toBe('2015-05-14T12:18:53.12+00:00');
    expect(values.formatDateTimeWithOffset(instant, berlin)).toBe('2015-05-14T14:18:53.12+02:00');
    expect(values.formatDateTimeWithOffset(instant, new TimeZone('America/St_Johns'))).toBe(
      '2015-05-14T09:48:53.12-02:30',
    );
  });
});

describe('GUIDs', () => {
  const guid = 'ca761232-ed42-11ce-bacd-00aa0057b223';

  test('are read with and without dashes and in brackets, and written dashed in lower case', () => {
    for (const text of [guid, ` ${guid.toUpperCase()}\n`, `{${guid}}`, `(${guid})`, guid.replaceAll('-', '')])
      expect(values.parseGuid(text)).toBe(guid);
    expect(values.formatGuid(guid.toUpperCase())).toBe(guid);
  });

  test.each([
    ['', 'Unrecognized Guid format.'],
    ['x', 'Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx).'],
    [`{${guid}`, 'Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx).'],
    ['ca7612-32ed42-11ce-bacd-00aa0057b223', 'Dashes are in the wrong position for GUID parsing.'],
    [guid.replace('c', 'g'), 'Guid string should only contain hexadecimal characters.'],
  ])('%j is refused', (text, message) => {
    expect(refusal(() => values.parseGuid(text))).toBe(message);
  });
});

describe('base64', () => {
  test('is read with blanks anywhere and written without', () => {
    expect([...values.parseBase64(' AAEC\r\n/w == ')]).toEqual([0, 1, 2, 255]);
    expect(values.parseBase64('')).toHaveLength(0);
    expect(values.formatBase64(new Uint8Array([0, 1, 2, 255]))).toBe('AAEC/w==');
  });

  test('is refused with foreign characters or a wrong length', () => {
    for (const text of ['A-==', 'AA=A', 'A===', '=AAA'])
      expect(refusal(() => values.parseBase64(text))).toBe(
        'The input is not a valid Base-64 string as it contains a non-base 64 character, more than two padding characters, or an illegal character among the padding characters. ',
      );
    expect(refusal(() => values.parseBase64('AAA'))).toBe(
      'Invalid length for a Base-64 char array or string.',
    );
  });
});
