import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startEmulator } from '../../src/index.js';
import { emulatorFor, QUIET } from '../client.js';
import { walk } from './walk.js';

const emulator = emulatorFor();
const other = emulatorFor();
const folder = mkdtempSync(join(tmpdir(), 'provisim-bytes-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

let first: readonly string[];
beforeAll(async () => {
  first = await walk(emulator());
});

test('the walk has answers of all kinds, each with the date of the frozen clock', () => {
  const statuses = first.map((answer) => answer.slice('HTTP/1.1 '.length, 'HTTP/1.1 200'.length));
  const dates = first.flatMap((answer) => /^Date: (.*)\r$/im.exec(answer)?.[1] ?? []);

  expect([...new Set(statuses)].sort()).toEqual(['200', '400', '401', '404', '405', '500']);
  expect([...new Set(dates)].sort()).toEqual([
    'Thu, 15 Jan 2026 10:30:00 GMT',
    'Thu, 15 Jan 2026 10:31:01 GMT',
  ]);
  // The JDK's page for an address that is none has no date.
  expect(first.filter((answer) => !/^Date: /im.test(answer)).map((answer) => answer.slice(0, 22))).toEqual([
    'HTTP/1.1 404 Not Found',
  ]);
});

test('the same requests after a reset give the same bytes', async () => {
  expect(await walk(emulator())).toEqual(first);
});

test('and so does another emulator in the same process, while this one is walked as well', async () => {
  expect(await Promise.all([walk(other()), walk(emulator())])).toEqual([first, first]);
});

test('and so does one in a file, before and after it was started again', async () => {
  const answers = [];
  for (let start = 0; start < 2; start += 1) {
    const inFile = await startEmulator({ ...QUIET, db: join(folder, 'world.db') });
    answers.push(await walk(inFile));
    await inFile.close();
  }

  expect(answers).toEqual([first, first]);
});
