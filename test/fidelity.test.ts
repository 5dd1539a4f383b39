import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { fidelityPage } from '../src/fidelity.js';

test('docs/fidelity.md says what the contracts and the handler tables say', () => {
  const page = readFileSync(new URL('../docs/fidelity.md', import.meta.url), 'utf8');

  expect(fidelityPage()).toBe(page);
});
