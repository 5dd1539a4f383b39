import type { Database } from '../storage/database.js';
import type { Counters } from './counters.js';

/** Tells the time of a world, in epoch milliseconds. */
export interface Clock {
  now(): number;
}

/** What every noun of the model stands on. */
export interface Estate {
  readonly database: Database;
  readonly counters: Counters;
  readonly clock: Clock;
}

/** What only one product knows about an entity, kept whole so that a round trip through that product loses nothing. */
export type Extras = Readonly<Record<string, unknown>>;
