import { expect, test } from '@jest/globals';
import { seal, unseal } from '../../../src/apis/mspc/sealed.js';

test('what is sealed cannot be read, is always the same, and opens again', () => {
  expect(seal('Sécret1!')).not.toContain('cret');
  expect(seal('Sécret1!')).toBe(seal('Sécret1!'));
  expect([unseal(seal('Sécret1!')), unseal(seal(''))]).toEqual(['Sécret1!', '']);
});

test('a password that a seed gives in clear stays as it is', () => {
  expect(unseal('Welcome-1')).toBe('Welcome-1');
});
