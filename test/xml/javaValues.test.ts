import { describe, expect, test } from '@jest/globals';
import { formatJavaDate, parseJavaBoolean, parseJavaDate, parseJavaInt } from '../../src/xml/javaValues.js';
import { TimeZone } from '../../src/xml/timeZone.js';

// All values as JAX-WS RI 2.3.0.2 read and wrote them on JDK 17, the zone there being Europe/Budapest.
const BUDAPEST = new TimeZone('Europe/Budapest');

describe('an Integer', () => {
  test.each([
    ['5', 5],
    [' +3 ', 3],
    ['', 0],
    ['  ', 0],
    ['+', 0],
    ['-0', 0],
    ['007', 7],
    ['1 2', 12],
    ['--5', -5],
    ['1-2', -12],
    ['2147483648', -2147483648],
    ['-2147483649', 2147483647],
    ['99999999999999999999', 1661992959],
    ['abc', undefined],
    ['12abc', undefined],
    ['1.5', undefined],
    ['1,000', undefined],
    ['0x10', undefined],
    ['1e3', undefined],
    ['\u0661', undefined],
    ['\u00a05', undefined],
  ])('%j is %j', (text, value) => {
    expect(parseJavaInt(text) === value || Object.is(parseJavaInt(text), -0)).toBe(true);
  });
});

describe('a boolean', () => {
  test.each(['1', 'true', ' true ', '\n1\n', '10', '11', 'truex', 'trux'])('%j is true', (text) => {
    expect(parseJavaBoolean(text)).toBe(true);
  });

  test.each(['0', 'false', 'TRUE', 'True', 'yes', '', '  ', '2', '01', '100', 't', 'tru', 'f', 'on', '-1'])(
    '%j is false',
    (text) => {
      expect(parseJavaBoolean(text)).toBe(false);
    },
  );
});

describe('a Date', () => {
  test.each([
    ['2016-01-01', '2016-01-01T00:00:00+01:00'],
    [' 2016-01-01 ', '2016-01-01T00:00:00+01:00'],
    ['2016-01-01T10:20:30', '2016-01-01T10:20:30+01:00'],
    ['2016-01-01T10:20:30Z', '2016-01-01T11:20:30+01:00'],
    ['2016-01-01T10:20:30.5Z', '2016-01-01T11:20:30.500+01:00'],
    ['2016-01-01T10:20:30.9999Z', '2016-01-01T11:20:30.999+01:00'],
    ['2016-01-01T10:20:30.000+02:00', '2016-01-01T09:20:30+01:00'],
    ['2016-01-01T10:20:30+14:00', '2015-12-31T21:20:30+01:00'],
    ['2016-07-01T10:20:30-05:30', '2016-07-01T17:50:30+02:00'],
    ['2016-01-01Z', '2016-01-01T01:00:00+01:00'],
    ['2016-01-01+01:00', '2016-01-01T00:00:00+01:00'],
    ['2016', '2016-01-01T00:00:00+01:00'],
    ['2016-01', '2016-01-01T00:00:00+01:00'],
    ['10:20:30', '1970-01-01T10:20:30+01:00'],
    ['--01-02', '1970-01-02T00:00:00+01:00'],
    ['2016-01-01T24:00:00', '2016-01-02T00:00:00+01:00'],
    ['2016-01-01T23:59:60', '2016-01-02T00:00:00+01:00'],
    ['2016-03-27T02:30:00', '2016-03-27T03:30:00+02:00'],
    ['2016-10-30T02:30:00', '2016-10-30T02:30:00+01:00'],
    ['1969-12-31T23:59:59.001Z', '1970-01-01T00:59:59.001+01:00'],
    ['9999-12-31T23:59:59.999Z', '10000-01-01T00:59:59.999+01:00'],
    ['12016-01-01T00:00:00Z', '12016-01-01T01:00:00+01:00'],
  ])('%s comes back as %s', (text, written) => {
    expect(formatJavaDate(parseJavaDate(text, BUDAPEST) ?? NaN, BUDAPEST)).toBe(written);
  });

  test.each([
    '2016-13-01',
    '2016-02-30',
    '2016-1-1',
    '2016-01-01T10:20',
    '2016-01-01T25:00:00',
    '2016-01-01t10:20:30',
    '2016-01-01T10:20:30+15:00',
    '0000-01-01',
    '1-1-1',
    '0',
    '',
    'nope',
  ])('%j is none', (text) => {
    expect(parseJavaDate(text, BUDAPEST)).toBeUndefined();
  });

  test('is written with Z in a zone without offset', () => {
    expect(formatJavaDate(Date.UTC(2016, 0, 1), TimeZone.UTC)).toBe('2016-01-01T00:00:00Z');
  });
});
