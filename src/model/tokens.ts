import type { Clock } from './estate.js';

interface Ticket {
  readonly userId: number;
  /** Epoch milliseconds. */
  readonly usedAt: number;
}

/**
 * Tokens that stand for a user who has logged in. They are kept beside the estate, not in it: whoever restores one
 * begins without.
 */
export class Tokens {
  readonly #clock: Clock;
  /** Longest unused first. */
  readonly #tickets = new Map<string, Ticket>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  issue(token: string, userId: number, idleMs: number): void {
    this.#dropIdle(idleMs);
    this.#tickets.set(token, { userId, usedAt: this.#clock.now() });
  }

  /** Whose a token is, and that it is in use; undefined for one that is unknown or was not used for `idleMs`. */
  use(token: string, idleMs: number): number | undefined {
    const ticket = this.#tickets.get(token);
    if (ticket === undefined) return undefined;
    this.#tickets.delete(token);
    const now = this.#clock.now();
    if (now - ticket.usedAt >= idleMs) return undefined;
    this.#tickets.set(token, { userId: ticket.userId, usedAt: now });
    return ticket.userId;
  }

  isIssued(token: string): boolean {
    return this.#tickets.has(token);
  }

  release(token: string): void {
    this.#tickets.delete(token);
  }

  forget(): void {
    this.#tickets.clear();
  }

  #dropIdle(idleMs: number): void {
    const oldest = this.#clock.now() - idleMs;
    for (const [token, { usedAt }] of this.#tickets) {
      if (usedAt > oldest) return;
      this.#tickets.delete(token);
    }
  }
}
