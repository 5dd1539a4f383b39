import type { Clock } from './estate.js';

/** More than this many are not remembered; the oldest go first. */
const MOST = 10_000;

/** One-time values that clients have used, each for as long as using it again is to be noticed. Kept in memory alone. */
export class Nonces {
  readonly #clock: Clock;
  /** The instant each is forgotten at, in the order in which they came. */
  readonly #used = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Takes a value; false when it was taken before and less than `windowMs` ago. */
  use(value: string, windowMs: number): boolean {
    const now = this.#clock.now();
    const until = this.#used.get(value);
    if (until !== undefined && until > now) return false;
    this.#used.delete(value);
    this.#used.set(value, now + windowMs);
    for (const [oldest, end] of this.#used) {
      if (end > now && this.#used.size <= MOST) break;
      this.#used.delete(oldest);
    }
    return true;
  }

  /** Drops them all: the world was replaced. */
  forget(): void {
    this.#used.clear();
  }
}
