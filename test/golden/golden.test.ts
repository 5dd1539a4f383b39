import { afterAll, describe, expect, test } from '@jest/globals';
import { canonical } from './canonical.js';
import { Emulators } from './emulators.js';
import { goldenCases, play } from './exchange.js';

/** Each case has a sandbox of its own in one of them. */
const emulators = new Emulators();

afterAll(() => emulators.close());

describe('mspc golden exchanges', () => {
  test.each(goldenCases('mspc').map((golden, index) => [golden.name, golden, `case-${index}`] as const))(
    '%s',
    async (_name, golden, sandbox) => {
      const answer = await play(await emulators.for(golden), golden, { sandbox });

      expect(answer.status).toBe(golden.status);
      for (const [name, value] of Object.entries(golden.answerHeaders)) {
        expect([name, answer.headers[name.toLowerCase()]]).toEqual([name, value]);
      }
      if (golden.expected.startsWith('<')) expect(canonical(answer.body)).toEqual(canonical(golden.expected));
      else expect(answer.body).toBe(golden.expected);
    },
  );
});
