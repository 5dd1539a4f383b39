import { z } from 'zod';
import { CORTEX_LISTS } from './cortex.js';
import { DIRECTORY_LISTS } from './directory.js';
import { ESTATE_LISTS } from './estate.js';
import { HOSTING_LISTS } from './hosting.js';
import { PROVISIONING_LISTS } from './provisioning.js';
import { USAGE_LISTS } from './usage.js';

/** A seed that cannot be planted; the message says where and why. */
export class SeedError extends Error {}

/** A world as JSON: what is in it from the start. Each area of the model has its lists in a file of its own. */
const SEED = z.strictObject({
  about: z.string().optional(),
  /** Seeds planted before this one, by name. */
  include: z.array(z.string()).default([]),
  ...ESTATE_LISTS,
  ...HOSTING_LISTS,
  ...CORTEX_LISTS,
  ...PROVISIONING_LISTS,
  ...DIRECTORY_LISTS,
  ...USAGE_LISTS,
});

export type Seed = z.infer<typeof SEED>;

/** @throws SeedError naming the place in the document */
export function parseSeed(document: unknown, name: string): Seed {
  const parsed = SEED.safeParse(document);
  if (!parsed.success) throw new SeedError(`seed ${name}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
