import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startEmulator, type Emulator, type EmulatorOptions } from '../../src/index.js';
import { QUIET } from '../client.js';
import { APIS, goldenCases, play, type GoldenCase } from './exchange.js';

const PAGE = new URL('../../docs/coverage.md', import.meta.url);

const emulators: Emulator[] = [];
afterAll(async () => {
  for (const emulator of emulators) await emulator.close();
});

/** An emulator that has played every golden exchange that is recorded under these options. */
async function played(options: EmulatorOptions): Promise<Emulator> {
  const emulator = await startEmulator({ ...QUIET, ...options, coverage: true });
  emulators.push(emulator);
  const isMeant = (golden: GoldenCase) => JSON.stringify(golden.options) === JSON.stringify(options);
  for (const golden of APIS.flatMap((api) => goldenCases(api)).filter(isMeant)) {
    await play(emulator, golden, { sandbox: 'golden' });
  }
  return emulator;
}

let standard: Emulator;
beforeAll(async () => {
  standard = await played({});
}, 120_000);

test('golden exchanges call every operation of MSPC and of the Provisioning API', () => {
  const { operations } = standard.control.coverageReport().holes;

  // What they leave out of Cortex and MPS is listed in docs/coverage.md.
  expect([...new Set(operations.map(({ api }) => api))].sort()).toEqual(['cortex', 'mps']);
});

test('golden exchanges call every operation that SolidCP alone publishes', async () => {
  const own = await startEmulator({ ...QUIET, brand: 'solidcp' });
  emulators.push(own);
  const common = new Set(
    standard.control.descriptions.of('mspc')?.operations.map(({ operation }) => operation),
  );
  const alone = own.control.descriptions
    .of('mspc')
    ?.operations.map(({ operation }) => operation)
    .filter((operation) => !common.has(operation));

  const called = (await played({ brand: 'solidcp' })).control.coverageFigures().apis.mspc?.operations;

  expect(alone).not.toHaveLength(0);
  expect(called?.map(({ operation }) => operation)).toEqual(expect.arrayContaining(alone ?? []));
}, 60_000);

test('docs/coverage.md is what they touch; `npm run coverage:golden` writes it', () => {
  const page = `${standard.control.coverageMarkdown()}\n`;
  if (process.env.UPDATE_COVERAGE === '1') writeFileSync(PAGE, page);

  expect(page).toBe(readFileSync(PAGE, 'utf8'));
});
