import { describe, test } from '@jest/globals';
import fc from 'fast-check';
import { emulatorFor } from '../../client.js';
import { expectLike, expectWhole } from './likeness.js';
import type { Oracle } from './oracle.js';
import { play, type Stage } from './playing.js';
import { readBack } from './readBack.js';
import { runs, TIMEOUT_MS } from './runs.js';
import { stepsFor } from './steps.js';
import { FRESH, HOSTER, type World } from './world.js';

const LONGEST = 100;

const emulator = emulatorFor();

function stageOf(name: string, world: World): Stage {
  const control = emulator().control.sandbox(name);
  control.seed(world.seed);
  return { world, control, url: `${emulator().address.url}/~${name}` };
}

function compare({ control }: Stage, oracle: Oracle): void {
  readBack(emulator(), control, (model) => {
    expectWhole(model);
    expectLike(model, oracle);
  });
}

describe('any sequence of calls by any callers comes to what the rules of rights and quotas say', () => {
  test.each([
    ['at a hoster', 'hoster', HOSTER],
    ['in a fresh installation', 'fresh', FRESH],
  ])(
    '%s',
    async (_where, name, world) => {
      const stage = stageOf(name, world);
      const steps = fc.array(stepsFor(world.sizes), { minLength: 1, maxLength: LONGEST, size: 'max' });

      await fc.assert(
        fc.asyncProperty(steps, (sequence) => play(stage, sequence, (oracle) => compare(stage, oracle))),
        runs(40),
      );
    },
    TIMEOUT_MS,
  );
});
