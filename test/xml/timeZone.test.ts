import { describe, expect, test } from '@jest/globals';
import { TimeZone } from '../../src/xml/timeZone.js';

const berlin = new TimeZone('Europe/Berlin');
const newYork = new TimeZone('America/New_York');
const kolkata = new TimeZone('Asia/Kolkata');

describe('a time zone', () => {
  test('refuses a name that is none', () => {
    expect(() => new TimeZone('Mars/Olympus')).toThrow(RangeError);
    expect(() => new TimeZone('')).toThrow(RangeError);
  });

  test('knows UTC under its other names', () => {
    expect(TimeZone.UTC.name).toBe('UTC');
    expect(new TimeZone('Etc/GMT').name).toBe('UTC');
    expect(TimeZone.UTC.offsetMinutes(Date.UTC(2024, 6, 1))).toBe(0);
    expect(TimeZone.UTC.toInstant(Date.UTC(2024, 6, 1))).toBe(Date.UTC(2024, 6, 1));
  });

  test('gives the offset of the instant, summer time included', () => {
    expect(berlin.offsetMinutes(Date.UTC(2024, 0, 1))).toBe(60);
    expect(berlin.offsetMinutes(Date.UTC(2024, 6, 1))).toBe(120);
    expect(newYork.offsetMinutes(Date.UTC(2024, 0, 1))).toBe(-300);
    expect(kolkata.offsetMinutes(Date.UTC(2024, 0, 1))).toBe(330);
    expect(new TimeZone('Europe/London').offsetMinutes(Date.UTC(2024, 0, 1))).toBe(0);
  });

  test('changes the offset at the very instant of the transition', () => {
    const transition = Date.UTC(2024, 2, 31, 1);

    expect(berlin.offsetMinutes(transition - 1)).toBe(60);
    expect(berlin.offsetMinutes(transition)).toBe(120);
    expect(berlin.toInstant(Date.UTC(2024, 2, 31, 3))).toBe(transition);
    expect(berlin.toInstant(Date.UTC(2024, 2, 31, 1, 59, 59))).toBe(transition - 1000);
  });

  test('takes a wall clock that is skipped or shown twice as standard time', () => {
    expect(berlin.toInstant(Date.UTC(2024, 2, 31, 2, 30))).toBe(Date.UTC(2024, 2, 31, 1, 30));
    expect(berlin.toInstant(Date.UTC(2024, 9, 27, 2, 30))).toBe(Date.UTC(2024, 9, 27, 1, 30));
    expect(newYork.toInstant(Date.UTC(2024, 2, 10, 2, 30))).toBe(Date.UTC(2024, 2, 10, 7, 30));
    expect(newYork.toInstant(Date.UTC(2024, 10, 3, 1, 30))).toBe(Date.UTC(2024, 10, 3, 6, 30));
  });

  test('brings every hour of a year back from its wall clock, but for the one shown twice', () => {
    const start = Date.UTC(2024, 0, 1);
    const lost = Array.from({ length: 366 * 24 }, (_, hour) => start + hour * 3_600_000).filter(
      (instant) => berlin.toInstant(instant + berlin.offsetMinutes(instant) * 60_000) !== instant,
    );

    expect(lost).toEqual([Date.UTC(2024, 9, 27, 0)]);
  });

  test('rounds local mean time to whole minutes', () => {
    expect(berlin.offsetMinutes(Date.UTC(1800, 0, 1))).toBe(53);
  });
});
