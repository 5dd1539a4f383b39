import { afterAll, afterEach, beforeEach, expect } from '@jest/globals';
import { JOURNAL_MATCHERS, type JournalMatchers } from './matchers.js';
import type { World } from './world.js';
import { Worlds, type WorldOptions } from './worlds.js';

export type { SandboxClient } from '../client/controlClient.js';
export type { ApiName, ExpectedCall } from './matchers.js';
export type { World, WorldOptions };

// On import, so that a setup file of Jest's which imports this is all that types and matchers need.
expect.extend(JOURNAL_MATCHERS);

/** A sandbox of its own for every test of this file; what is returned stands for that of the test under way. */
export function provisim(options: WorldOptions = {}): World {
  const worlds = new Worlds(expect.getState().testPath ?? '', options);
  beforeEach(async () => {
    await worlds.begin(expect.getState().currentTestName ?? '');
  });
  afterEach(async () => {
    await worlds.end(failureOfTest());
  });
  afterAll(async () => {
    await worlds.close();
  });
  return worlds.world;
}

/** Where jest-circus keeps its state: a symbol among the globals, which it does not hand out. */
const STATE = 'JEST_STATE_SYMBOL';

/** The first error of the test that has just run. Jest tells hooks of none; where it keeps it elsewhere there is none. */
function failureOfTest(): unknown {
  const symbol = Object.getOwnPropertySymbols(globalThis).find(({ description }) => description === STATE);
  if (symbol === undefined) return undefined;
  const state: unknown = Reflect.get(globalThis, symbol);
  const errors = property(property(state, 'currentlyRunningTest'), 'errors');
  const first: unknown = Array.isArray(errors) ? errors[0] : undefined;
  return Array.isArray(first) ? first[0] : first;
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (Reflect.get(value, name) as unknown) : undefined;
}

declare module 'expect' {
  interface Matchers<R> extends JournalMatchers {}
}
declare global {
  namespace jest {
    interface Matchers<R, T> extends JournalMatchers {}
  }
}
