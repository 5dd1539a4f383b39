import { describe, expect, test } from '@jest/globals';
import { agrees, disagreements, sideBySide } from '../../src/testing/agreement.js';

const SAID = { user: { Username: 'ann', RoleId: '3', IsDemo: '0', Notes: null }, list: { id: ['1', '2'] } };

describe('a request agrees', () => {
  test.each<[object]>([
    [{}],
    [{ user: { Username: 'ann' } }],
    [{ user: { RoleId: 3, IsDemo: false, Notes: null } }],
    [{ list: { id: [1, 2] } }],
    [{ user: { Username: expect.stringMatching(/^a/) }, list: expect.anything() }],
    [{ password: undefined }],
    [SAID],
  ])('with %j', (expected) => {
    expect([agrees(expected, SAID), disagreements(expected, SAID)]).toEqual([true, 0]);
  });

  test.each<[object, number]>([
    [{ user: { Username: 'bob', RoleId: 3 } }, 1],
    [{ user: { Username: 'bob', RoleId: 2, Email: 'a@b' } }, 3],
    [{ user: { IsDemo: true } }, 1],
    [{ user: { Notes: '' } }, 1],
    [{ user: 'ann' }, 1],
    [{ user: { Username: { first: 'ann' } } }, 1],
    [{ list: { id: [1] } }, 1],
    [{ user: { Username: expect.any(Number) } }, 1],
  ])('not with %j', (expected, count) => {
    expect([agrees(expected, SAID), disagreements(expected, SAID)]).toEqual([false, count]);
  });

  test('with nothing that was not sent at all', () => {
    expect(agrees({ user: {} }, undefined)).toBe(false);
  });
});

test('both sides are cut down to what differs', () => {
  const expected = { user: { Username: 'bob', RoleId: 3, Email: expect.any(String) }, list: { id: [1, 2] } };

  expect(sideBySide(expected, SAID)).toEqual([
    { user: { Username: 'bob', RoleId: '3', Email: expect.any(String) }, list: { id: ['1', '2'] } },
    { user: { Username: 'ann', RoleId: '3' }, list: { id: ['1', '2'] } },
  ]);
});
