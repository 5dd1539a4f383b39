import { describe, test } from '@jest/globals';
import fc from 'fast-check';
import { Model } from '../../../src/model/model.js';
import { Ids } from '../../../src/sandbox/ids.js';
import { Database } from '../../../src/storage/database.js';
import { emulatorFor, NOW } from '../../client.js';
import { expectLike, expectWhole } from './likeness.js';
import type { Oracle } from './oracle.js';
import { play, type Stage } from './playing.js';
import { stepsFor } from './steps.js';
import { FRESH, HOSTER, type World } from './world.js';

/** The same sequences every time; these variables ask for more of them, or for others. */
const RUNS = Number(process.env.PROVISIM_PROPERTY_RUNS ?? 40);
const SEED = Number(process.env.PROVISIM_PROPERTY_SEED ?? 20_260_115);
const LONGEST = 100;
/** Only against hanging: how long it takes is up to RUNS. */
const TIMEOUT_MS = 3_600_000;

const emulator = emulatorFor();

function stageOf(name: string, world: World): Stage {
  const control = emulator().control.sandbox(name);
  control.seed(world.seed);
  return { world, control, url: `${emulator().address.url}/~${name}` };
}

/** Reads a world back through the model, from a copy of it. */
function compare({ control }: Stage, oracle: Oracle): void {
  control.saveSnapshot('seen');
  const image = emulator().control.snapshots.find('seen');
  if (image === undefined) throw new Error('there is no copy of the world');
  const database = Database.fromImage(image);
  try {
    const model = new Model(database, { now: () => NOW }, new Ids());
    expectWhole(model);
    expectLike(model, oracle);
  } finally {
    database.close();
  }
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
        { numRuns: RUNS, seed: SEED },
      );
    },
    TIMEOUT_MS,
  );
});
