import type { Notes } from '../http/exchange.js';
import type { Observed } from '../sandbox/observers.js';

/** Upper bounds of the duration histogram's buckets, in seconds. */
export const BUCKETS_SECONDS: readonly number[] = [
  ...[0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
];

/** How many exchanges of one kind there were. */
export interface TrafficCount {
  /** Empty where no API was reached. */
  readonly api: string;
  /** As the journal names it; empty for a page and for what was rejected before any was known. */
  readonly operation: string;
  readonly outcome: Notes['outcome'];
  readonly count: number;
}

/** How long exchanges of one API took. */
export interface TrafficDurations {
  readonly api: string;
  /** Exchanges in each bucket, each counted once; the last are longer than every bound. */
  readonly buckets: readonly number[];
  readonly count: number;
  readonly sumSeconds: number;
}

/** How often fault rules were met. */
export interface FaultsMet {
  readonly api: string;
  readonly when: 'before' | 'after';
  readonly count: number;
}

/** Distinct names kept: a client that makes up names of operations cannot fill the memory. */
const MOST_NAMES = 5_000;

/** Counts the exchanges of an emulator from its start on: sandboxes come and go, the counts only grow. */
export class Traffic {
  readonly #counts = new Map<string, { -readonly [K in keyof TrafficCount]: TrafficCount[K] }>();
  readonly #durations = new Map<string, { buckets: number[]; count: number; sumSeconds: number }>();
  readonly #faults = new Map<string, { -readonly [K in keyof FaultsMet]: FaultsMet[K] }>();

  count({ notes, durationMs }: Pick<Observed, 'notes' | 'durationMs'>): void {
    const { api = '', operation = '', outcome, fault } = notes;
    this.#countOf(api, operation, outcome).count += 1;
    this.#time(api, durationMs / 1000);
    if (fault === undefined) return;
    const key = `${fault.when} ${api}`;
    const met = this.#faults.get(key) ?? { api, when: fault.when, count: 0 };
    met.count += 1;
    this.#faults.set(key, met);
  }

  counts(): TrafficCount[] {
    return [...this.#counts.values()];
  }

  durations(): TrafficDurations[] {
    return [...this.#durations].map(([api, durations]) => ({ api, ...durations }));
  }

  faultsMet(): FaultsMet[] {
    return [...this.#faults.values()];
  }

  #countOf(api: string, operation: string, outcome: Notes['outcome']): { count: number } {
    const key = `${outcome} ${api} ${operation}`;
    const known = this.#counts.get(key);
    if (known !== undefined) return known;
    if (operation !== '' && this.#counts.size >= MOST_NAMES) return this.#countOf(api, '', outcome);
    const made = { api, operation, outcome, count: 0 };
    this.#counts.set(key, made);
    return made;
  }

  #time(api: string, seconds: number): void {
    let durations = this.#durations.get(api);
    if (durations === undefined) {
      durations = { buckets: BUCKETS_SECONDS.map(() => 0), count: 0, sumSeconds: 0 };
      this.#durations.set(api, durations);
    }
    const bucket = BUCKETS_SECONDS.findIndex((bound) => seconds <= bound);
    if (bucket >= 0) durations.buckets[bucket] = (durations.buckets[bucket] ?? 0) + 1;
    durations.count += 1;
    durations.sumSeconds += seconds;
  }
}
