import type { HttpRequest, Notes } from '../http/exchange.js';

/** One request that was answered, for whoever counts or draws conclusions across sandboxes. */
export interface Observed {
  /** The sandbox it ended up in, by name. */
  readonly sandbox: string;
  readonly request: HttpRequest;
  readonly notes: Readonly<Notes>;
  readonly status: number;
  /** Real milliseconds until there was an answer, with what a fault rule made it wait before. */
  readonly durationMs: number;
}

export type Observer = (observed: Observed) => void;

/** Whoever is told of every exchange of an emulator, whichever sandbox it is in and however long that lives. */
export class Observers {
  readonly #observers = new Set<Observer>();

  /** @returns ends it */
  add(observer: Observer): () => void {
    this.#observers.add(observer);
    return () => this.#observers.delete(observer);
  }

  tell(observed: Observed): void {
    for (const observer of this.#observers) observer(observed);
  }
}
