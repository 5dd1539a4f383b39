import type { SeedSource } from '../../sandbox/seeds.js';

/** One of the products' own messages, as far as it has to be said: what is left out is found by what the body is. */
export interface SeedMessage {
  /** What it is called in messages about it, and by later messages that use its answer: `{{name.element}}`. */
  readonly name?: string | undefined;
  readonly api?: string | undefined;
  /** Where it goes, with a query if need be; without a sandbox. */
  readonly path?: string | undefined;
  readonly method?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly soapAction?: string | undefined;
  /**
   * `user:password`, or a user alone whose password the world knows; the first user of the provider where nothing is said
   * and the API asks.
   */
  readonly login?: string | undefined;
  /** Whose passwords stand where the body says `***`, in order; null for one of nobody. */
  readonly secrets?: readonly (string | null)[] | undefined;
  readonly body: string;
}

/** What happens, in order, on the way to a seed. */
export type SeedStep =
  | SeedMessage
  | { readonly advanceMs: number }
  /** Ids that are given out next, by what they are for. */
  | { readonly handOut: Readonly<Record<string, readonly string[]>> };

/** A seed that is made by sending messages. */
export interface SeedOrder {
  /** What they are sent to; the emulator's own seed where nothing is said. */
  readonly seed?: SeedSource | undefined;
  /** The instant at which the clock stands meanwhile. Epoch milliseconds. */
  readonly clock?: number | undefined;
  readonly messages: readonly SeedStep[];
}
