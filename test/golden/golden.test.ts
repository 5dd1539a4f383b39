import { afterAll, describe, test } from '@jest/globals';
import { expectAnswer } from './comparison.js';
import { Emulators } from './emulators.js';
import { APIS, goldenCases, play } from './exchange.js';

/** Each case has a sandbox of its own in one of them. */
const emulators = new Emulators();

afterAll(() => emulators.close());

describe.each(APIS.filter((api) => goldenCases(api).length > 0))('%s golden exchanges', (api) => {
  test.each(goldenCases(api).map((golden, index) => [golden.name, golden, `case-${index}`] as const))(
    '%s',
    async (_name, golden, index) => {
      const answer = await play(await emulators.for(golden), golden, { sandbox: `${api}-${index}` });

      expectAnswer(golden, answer);
    },
  );
});
