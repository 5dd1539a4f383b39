import { renameSync, writeFileSync } from 'node:fs';
import type { Answer } from '../http/exchange.js';
import { Model, type JobHandler } from '../model/model.js';
import type { Database } from '../storage/database.js';
import { ChangeLedger, entityChanges, type EntityChange } from './changes.js';
import { WorldClock } from './clock.js';
import { Faults } from './faults.js';
import { Ids } from './ids.js';
import { Journal, type Exchange, type JournalLimits } from './journal.js';

export interface SandboxOptions {
  readonly name: string;
  /** What it returns to when it is reset. */
  readonly seed: Buffer;
  /** Where another seed is kept for the next run; undefined for a world in memory. */
  readonly seedFile?: string;
  readonly journal: JournalLimits;
  readonly jobs: Readonly<Record<string, JobHandler>>;
  readonly realTime: () => number;
}

export type ContractMode = 'report' | 'enforce';

/** A complete world: its own estate, journal, clock and ids. Nothing is shared with another. */
export class Sandbox {
  readonly name: string;
  readonly model: Model;
  readonly clock: WorldClock;
  readonly ids: Ids;
  readonly journal: Journal;
  readonly faults: Faults;
  /** Whether departures from the contract are only told of, or refused. Like the journal's limits it outlives resets. */
  contract: ContractMode = 'report';
  /** The answer before the one under way, for a fault that sends it again. */
  lastAnswer: Answer | undefined;
  /** Real milliseconds without a request after which it is dropped; undefined for never. */
  ttlMs: number | undefined;
  /** When it was last asked for, in real epoch milliseconds. Only kept where there is a `ttlMs`. */
  usedAt = 0;
  readonly #database: Database;
  readonly #ledger: ChangeLedger;
  readonly #options: SandboxOptions;
  #seed: Buffer;

  constructor(database: Database, options: SandboxOptions) {
    const { name, seed, journal, realTime } = options;
    this.name = name;
    this.clock = new WorldClock(realTime);
    this.ids = new Ids(name);
    this.journal = new Journal(journal);
    this.faults = new Faults(() => this.clock.now());
    this.model = new Model(database, this.clock, this.ids);
    this.#database = database;
    this.#ledger = new ChangeLedger(database);
    this.#options = options;
    this.#seed = seed;
    this.#resume();
  }

  /** Does the background work that has come due. What it changes counts for the exchanges that put it off. */
  catchUp(): void {
    try {
      this.model.runDueJobs(this.#options.jobs);
    } finally {
      this.#book(undefined);
    }
  }

  /** Ends the exchange under way: what it changed is its own, and so is what it put off until now. */
  settle(): void {
    this.#book(this.journal.recorded + 1);
    this.catchUp();
    this.model.audit.settle();
  }

  /** What an exchange did to the estate. */
  changesOf({ rows }: Exchange): EntityChange[] {
    return entityChanges(rows, this.#database);
  }

  /** Back to the seed: estate, journal, fault rules, ids and clock. */
  reset(): void {
    this.restore(this.#seed);
    this.clearJournal();
    this.faults.clear();
    this.lastAnswer = undefined;
    this.clock.release();
  }

  /** Forgets all exchanges, and what they put off. */
  clearJournal(): void {
    this.journal.clear();
    this.#ledger.forget();
  }

  /** Begins again as another seed, to which later resets return as well. */
  reseed(image: Buffer): void {
    this.#seed = image;
    const { seedFile } = this.#options;
    if (seedFile !== undefined) replaceFile(seedFile, image);
    this.reset();
  }

  /** The estate as bytes, and how far its ids have come. */
  image(): Buffer {
    this.#keepIds(this.ids.state);
    return this.model.image();
  }

  /** Becomes what the image holds. Journal, clock and the seed that resets return to stay. */
  restore(image: Buffer): void {
    this.model.restore(image);
    this.#ledger.forget();
    this.#resume();
  }

  /** Why it cannot write at present; looked at once more where a write has failed. */
  get trouble(): string | undefined {
    if (this.#database.trouble !== undefined) this.#database.tryWrite();
    return this.#database.trouble;
  }

  close(): void {
    try {
      this.model.audit.flush();
      this.#keepIds(this.ids.state);
    } finally {
      this.#database.close();
    }
  }

  #book(cause: number | undefined): void {
    this.#ledger.book(cause, (exchange, rows) => {
      this.journal.noteChanges(exchange, rows);
    });
  }

  /** Takes up the ids where the world's rows say; those in a file are told what to say should this run be cut off. */
  #resume(): void {
    this.ids.resume(this.model.worldState.get(IDS));
    if (this.#options.seedFile !== undefined) this.#keepIds(this.ids.stateAfterCrash);
  }

  #keepIds(state: string): void {
    this.model.transaction(() => {
      this.model.worldState.set(IDS, state);
    });
  }
}

const IDS = 'ids';

/** Whoever reads the file finds the old bytes or the new ones, also after a crash. */
function replaceFile(file: string, bytes: Buffer): void {
  writeFileSync(`${file}.next`, bytes, { flush: true });
  renameSync(`${file}.next`, file);
}
