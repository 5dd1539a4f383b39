import { afterEach, expect } from '@jest/globals';
import { ownAttempts } from './attempts.js';

let told = '';

/** Fails the very test in which the emulator, or the test itself, reached for another machine. */
afterEach(() => {
  const attempts = ownAttempts();
  const before = told;
  told = attempts;
  expect(attempts.slice(before.length)).toBe('');
});
