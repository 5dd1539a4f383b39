import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { emulatorFor } from '../client.js';
import { runs, TIMEOUT_MS } from '../properties/mspc/runs.js';
import { Lane, WAYS } from './lane.js';
import { STEP, type Step } from './steps.js';

const emulator = emulatorFor({ maxSandboxes: 10_000 });

let runsSoFar = 0;

/**
 * Plays each story in two worlds, which are chosen in different ways, all worlds at once; a scheduler says whose turn
 * it is. Every world has to come out as its own oracle says, and the two of a story with the same bytes.
 */
async function playAll(scheduler: fc.Scheduler, stories: readonly (readonly Step[])[]): Promise<void> {
  runsSoFar += 1;
  const pairs = stories.map((steps, index) => ({
    steps,
    lanes: [index, index + 1 + (Math.floor(index / WAYS.length) % (WAYS.length - 1))].map((way, twin) => {
      const name = `run-${runsSoFar}-${index}-${twin}`;
      const turn = (label: string) => scheduler.schedule(Promise.resolve(), label);
      return new Lane(emulator(), name, WAYS[way % WAYS.length] ?? 'prefix', turn);
    }),
  }));
  const lanes = pairs.flatMap((pair) => pair.lanes);
  try {
    const playing = pairs.flatMap(({ steps, lanes: two }) => two.map((lane) => lane.play(steps)));
    const played = await scheduler.waitFor(Promise.allSettled(playing));
    const [problem] = played.flatMap((end) => (end.status === 'rejected' ? [end.reason as unknown] : []));
    if (problem !== undefined) throw problem;
    for (const {
      lanes: [one, other],
    } of pairs)
      expect(other?.answers).toEqual(one?.answers);
    const { users, exchanges } = emulator().control.sandbox().summary();
    expect({ users, exchanges }).toEqual({ users: 1, exchanges: 0 });
  } finally {
    for (const lane of lanes) lane.drop();
  }
}

const stories = (count: number, longest: number) =>
  fc.array(fc.array(STEP, { minLength: 1, maxLength: longest, size: 'max' }), {
    minLength: count,
    maxLength: count,
  });

/** @throws the difference that a world told of, with what repeats it; all the turns taken are left out */
async function hold(stories: fc.Arbitrary<Step[][]>, usually: number): Promise<void> {
  const property = fc.asyncProperty(fc.scheduler(), stories, playAll);
  const { failed, errorInstance, seed, counterexamplePath } = await fc.check(property, {
    ...runs(usually),
    endOnFailure: true,
  });
  if (!failed) return;
  const [problem] = [errorInstance].map(String);
  throw new Error(`${problem ?? ''}\nseed ${seed}, path ${counterexamplePath ?? ''}`, {
    cause: errorInstance,
  });
}

describe('worlds on one emulator, each with a client of all products and of the control API, come out as an oracle says, the same story with the same ids and bytes in each', () => {
  test(
    '64 in parallel, chosen by URL prefix, login, header and host',
    () => hold(stories(32, 24), 3),
    TIMEOUT_MS,
  );

  test('D10 hundreds of them', () => hold(stories(150, 8), 1), TIMEOUT_MS);
});
