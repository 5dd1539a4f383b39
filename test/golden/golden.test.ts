import { afterAll, describe, expect, test } from '@jest/globals';
import { canonical } from './canonical.js';
import { Emulators } from './emulators.js';
import { APIS, goldenCases, play, type Api } from './exchange.js';

/** Each case has a sandbox of its own in one of them. */
const emulators = new Emulators();

afterAll(() => emulators.close());

/** APIs whose answers are compared byte for byte: their clients read texts, not documents. */
const BYTE_FAITHFUL: readonly Api[] = ['cortex'];

describe.each(APIS.filter((api) => goldenCases(api).length > 0))('%s golden exchanges', (api) => {
  test.each(goldenCases(api).map((golden, index) => [golden.name, golden, `case-${index}`] as const))(
    '%s',
    async (_name, golden, index) => {
      const answer = await play(await emulators.for(golden), golden, { sandbox: `${api}-${index}` });

      expect(answer.status).toBe(golden.status);
      for (const [name, value] of Object.entries(golden.answerHeaders)) {
        expect([name, answer.headers[name.toLowerCase()]]).toEqual([name, value]);
      }
      if (golden.expected.startsWith('<') && !BYTE_FAITHFUL.includes(api)) {
        expect(canonical(answer.body)).toEqual(canonical(golden.expected));
      } else expect(answer.body).toBe(golden.expected);
    },
  );
});
