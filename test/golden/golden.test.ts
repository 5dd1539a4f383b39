import { afterAll, describe, expect, test } from '@jest/globals';
import { startEmulator, type Emulator } from '../../src/index.js';
import { canonical } from './canonical.js';
import { goldenCases, play, type GoldenCase } from './exchange.js';

/** One emulator per set of options; each case has a sandbox of its own in it. */
const emulators = new Map<string, Promise<Emulator>>();

function emulatorFor({ options }: GoldenCase): Promise<Emulator> {
  const key = JSON.stringify(options);
  const ports = { port: 0, provisioningPort: 0, controlPort: 0, logLevel: 'silent' } as const;
  const running = emulators.get(key) ?? startEmulator({ ...options, ...ports });
  emulators.set(key, running);
  return running;
}

afterAll(async () => {
  for (const running of emulators.values()) await (await running).close();
});

describe('mspc golden exchanges', () => {
  test.each(goldenCases('mspc').map((golden, index) => [golden.name, golden, `case-${index}`] as const))(
    '%s',
    async (_name, golden, sandbox) => {
      const answer = await play(await emulatorFor(golden), golden, { sandbox });

      expect(answer.status).toBe(golden.status);
      for (const [name, value] of Object.entries(golden.answerHeaders)) {
        expect([name, answer.headers[name.toLowerCase()]]).toEqual([name, value]);
      }
      if (golden.expected.startsWith('<')) expect(canonical(answer.body)).toEqual(canonical(golden.expected));
      else expect(answer.body).toBe(golden.expected);
    },
  );
});
