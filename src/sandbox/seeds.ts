import { readFileSync } from 'node:fs';
import { seedSourceOf } from '../files/seedSource.js';
import { shippedFile } from '../files/shipped.js';
import { Model } from '../model/model.js';
import { plantSeed } from '../model/seed/planting.js';
import { parseSeed, SeedError, type Seed } from '../model/seed/seed.js';
import { Database } from '../storage/database.js';
import { Ids } from './ids.js';

const FOLDER = shippedFile('fixtures/seeds/');

/** A seed by name or path, or written out. */
export type SeedSource = string | Record<string, unknown>;

/**
 * Turns seeds into images that a world can begin as. An image is made once per name: a new world is then a copy of
 * its bytes. A file is read each time, for it may have been edited.
 */
export class Seeds {
  readonly #images = new Map<string, Buffer>();

  /** @throws SeedError when there is no such seed or it cannot be planted */
  image(source: SeedSource): Buffer {
    if (typeof source !== 'string') return build(parseSeed(source, '(inline)'), '(inline)');
    if (seedSourceOf(source) !== 'name') return build(load(source), source);
    let image = this.#images.get(source);
    if (image === undefined) {
      image = build(load(source), source);
      this.#images.set(source, image);
    }
    return image;
  }
}

function build(seed: Seed, name: string): Buffer {
  const database = Database.inMemory();
  try {
    const model = new Model(database, { now: () => 0 }, new Ids());
    plantWithIncludes(model, seed, name, new Set([name]));
    return model.image();
  } finally {
    database.close();
  }
}

function plantWithIncludes(model: Model, seed: Seed, name: string, planted: Set<string>): void {
  for (const included of seed.include) {
    if (planted.has(included)) continue;
    planted.add(included);
    plantWithIncludes(model, load(included), included, planted);
  }
  plantSeed(model, seed, name);
}

function load(source: string): Seed {
  const file = seedSourceOf(source) === 'name' ? new URL(`${source}.json`, FOLDER) : source;
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new SeedError(
      `seed ${source}: no such seed; use default, empty, demo, standalone or the path of a JSON file`,
    );
  }
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    throw new SeedError(
      `seed ${source}: not JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  return parseSeed(document, source);
}
