import { Model } from '../../src/model/model.js';
import { Ids } from '../../src/sandbox/ids.js';
import { Seeds } from '../../src/sandbox/seeds.js';
import { Database } from '../../src/storage/database.js';

/** When everything in a model under test happens. */
export const NOW = Date.parse('2026-01-15T10:30:00Z');

/** A model that begins as a seed, without an emulator around it. */
export function modelOf(seed: string | Record<string, unknown> = 'default'): Model {
  return new Model(Database.fromImage(new Seeds().image(seed)), { now: () => NOW }, new Ids());
}
