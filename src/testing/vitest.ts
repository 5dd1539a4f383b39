import { afterAll, afterEach, beforeEach, expect } from 'vitest';
import { JOURNAL_MATCHERS, type JournalMatchers } from './matchers.js';
import type { World } from './world.js';
import { Worlds, type WorldOptions } from './worlds.js';

export type { SandboxClient } from '../client/controlClient.js';
export type { ApiName, ExpectedCall } from './matchers.js';
export type { World, WorldOptions };

// On import, so that a setup file which imports this is all that types and matchers need.
expect.extend(JOURNAL_MATCHERS);

/** A sandbox of its own for every test of this file; what is returned stands for that of the test under way. */
export function provisim(options: WorldOptions = {}): World {
  const worlds = new Worlds(expect.getState().testPath ?? '', options);
  beforeEach(async ({ task }) => {
    await worlds.begin(fullName(task));
  });
  afterEach(async ({ task }) => {
    await worlds.end(task.result?.errors?.[0]);
  });
  afterAll(async () => {
    await worlds.close();
  });
  return worlds.world;
}

interface Named {
  readonly name: string;
  readonly suite?: Named | undefined;
}

function fullName({ name, suite }: Named): string {
  return suite === undefined ? name : `${fullName(suite)} ${name}`;
}

declare module 'vitest' {
  interface Assertion<T> extends JournalMatchers {}
}
