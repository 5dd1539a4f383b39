import type { Clock } from '../model/estate.js';

/** A world's clock: the real one, or standing still where a test put it. */
export class WorldClock implements Clock {
  #frozenAt: number | undefined;
  readonly #real: () => number;

  constructor(real: () => number) {
    this.#real = real;
  }

  /** Epoch milliseconds. */
  now(): number {
    return this.#frozenAt ?? this.#real();
  }

  /** Stands still at the given instant, or at the present one. */
  freeze(at: number = this.now()): void {
    this.#frozenAt = at;
  }

  /** Moves a frozen clock on. */
  advance(ms: number): void {
    this.freeze(this.now() + ms);
  }

  /** Runs with real time again. */
  release(): void {
    this.#frozenAt = undefined;
  }
}
