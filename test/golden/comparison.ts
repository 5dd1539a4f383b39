import { expect } from '@jest/globals';
import { maskSecrets } from '../../src/sandbox/mask.js';
import { canonical } from './canonical.js';
import type { Api, GoldenCase, RawAnswer } from './exchange.js';

/** APIs whose answers are compared byte for byte: their clients read texts, not documents. */
const BYTE_FAITHFUL: readonly Api[] = ['cortex'];

/** Holds an answer against the one that a golden exchange expects. */
export function expectAnswer(
  { api, status, answerHeaders, expected, isMasked }: GoldenCase,
  answer: RawAnswer,
): void {
  const body = isMasked ? maskSecrets(answer.body) : answer.body;
  expect(answer.status).toBe(status);
  for (const [name, value] of Object.entries(answerHeaders)) {
    expect([name, answer.headers[name.toLowerCase()]]).toEqual([name, value]);
  }
  if (expected.startsWith('<') && !BYTE_FAITHFUL.includes(api)) {
    expect(canonical(body)).toEqual(canonical(expected));
  } else expect(body).toBe(expected);
}
