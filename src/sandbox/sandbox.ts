import { Model } from '../model/model.js';
import type { Database } from '../storage/database.js';
import { WorldClock } from './clock.js';
import { Ids } from './ids.js';
import { Journal, type JournalLimits } from './journal.js';

/** A complete world: its own estate, journal, clock and ids. Nothing is shared with another. */
export class Sandbox {
  readonly name: string;
  readonly model: Model;
  readonly clock: WorldClock;
  readonly ids: Ids;
  readonly journal: Journal;
  readonly #database: Database;
  #seed: Buffer;

  constructor(
    name: string,
    database: Database,
    seed: Buffer,
    journal: JournalLimits,
    realTime: () => number,
  ) {
    this.name = name;
    this.clock = new WorldClock(realTime);
    this.ids = new Ids();
    this.journal = new Journal(journal);
    this.model = new Model(database, this.clock, this.ids);
    this.#database = database;
    this.#seed = seed;
  }

  /** Back to the seed: estate, journal, ids and clock. */
  reset(): void {
    this.model.restore(this.#seed);
    this.journal.clear();
    this.ids.restart();
    this.clock.release();
  }

  /** Begins again as another seed, to which later resets return as well. */
  reseed(image: Buffer): void {
    this.#seed = image;
    this.reset();
  }

  close(): void {
    this.model.audit.flush();
    this.#database.close();
  }
}
