import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from '@jest/globals';
import type { Answer, HttpRequest } from '../../src/http/exchange.js';
import { Journal } from '../../src/sandbox/journal.js';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const ANSWER: Answer = { status: 200, headers: [], body: '' };

function requestOf(size: number): HttpRequest {
  const body = Buffer.alloc(size);
  return {
    method: 'POST',
    target: '/',
    path: '/',
    query: undefined,
    headers: {},
    body,
    baseUrl: '',
    isOversize: false,
  };
}

test('a dropped exchange no longer holds its bytes', async () => {
  const journal = new Journal({ maxEntries: 10, maxBytes: 1_000_000 });
  const dropped = new WeakRef(requestOf(900_000));
  journal.record(dropped.deref() as HttpRequest, ANSWER, { outcome: 'done' }, 0);

  journal.record(requestOf(900_000), ANSWER, { outcome: 'done' }, 0);
  await new Promise((resolve) => setImmediate(resolve));
  collectGarbage();

  expect([journal.dropped, dropped.deref()]).toEqual([1, undefined]);
});
