import { expect, test } from '@jest/globals';
import { isPinWithin, pinAt, toManualKey } from '../../../src/apis/mspc/totp.js';

/** The secret of RFC 6238's test vectors. */
const SECRET = '12345678901234567890';

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('at second %d the PIN is the last six digits of RFC 6238, %s', (seconds, pin) => {
  expect(pinAt(SECRET, seconds * 1000)).toBe(pin);
});

test('a PIN holds for whole steps of half a minute on either side', () => {
  const at = 1_111_111_109_000;
  const holds = (offsetSeconds: number, tolerance: number) =>
    isPinWithin(SECRET, pinAt(SECRET, at + offsetSeconds * 1000), at, tolerance);

  expect([
    holds(0, 0),
    holds(30, 29),
    holds(30, 30),
    holds(-60, 60),
    holds(-90, 60),
    holds(120, 149),
  ]).toEqual([...[true, false, true, true, false, true]]);
});

test.each([
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foo', 'MZXW6'],
  ['foob', 'MZXW6YQ'],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI'],
  ['§', 'YKTQ'],
])('%j is typed in as RFC 4648 has it, without padding: %s', (secret, key) => {
  expect(toManualKey(secret)).toBe(key);
});
