import type { Violation } from '../../contract/description.js';
import type { EntityChange } from '../../sandbox/changes.js';
import { shownExchange, type Exchange, type JournalEntry } from '../../sandbox/journal.js';
import { maskQuoted } from '../../sandbox/mask.js';
import type { Sandbox } from '../../sandbox/sandbox.js';
import { diagnose, type Diagnosis, type Knowledge } from './diagnosis.js';

/** One exchange with all that can be told of it. */
export interface ToldEntry extends JournalEntry {
  /** Why it was not done; null where it was. */
  readonly diagnosis: Diagnosis | null;
  /** Where the request departs from the contract, whether or not the product minds. */
  readonly violations: readonly Violation[];
  /** What it did to the estate, background work that it put off included. */
  readonly changes: readonly EntityChange[];
  /** Rows that were touched beyond those that are kept. */
  readonly changesLeftOut?: number;
}

/** Tells of a sandbox's exchanges. What takes work is found out when it is asked for, once. */
export class Entries {
  readonly sandbox: Sandbox;
  readonly knowledge: Knowledge;
  /** The last one that was shown: it is asked for several times, and all of them would be a second journal. */
  #shown: { readonly exchange: Exchange; readonly entry: JournalEntry } | undefined;
  readonly #violations = new WeakMap<Exchange, readonly Violation[]>();
  readonly #diagnoses = new WeakMap<Exchange, Diagnosis | null>();

  constructor(sandbox: Sandbox, knowledge: Knowledge) {
    this.sandbox = sandbox;
    this.knowledge = knowledge;
  }

  told(exchange: Exchange): ToldEntry {
    const { leftOut } = exchange.rows;
    return {
      ...this.shown(exchange),
      diagnosis: this.#diagnosis(exchange),
      violations: this.violations(exchange),
      changes: this.sandbox.changesOf(exchange),
      ...(leftOut === 0 ? {} : { changesLeftOut: leftOut }),
    };
  }

  /** The exchange without what has to be found out. */
  shown(exchange: Exchange): JournalEntry {
    if (this.#shown?.exchange !== exchange) this.#shown = { exchange, entry: shownExchange(exchange) };
    return this.#shown.entry;
  }

  violations(exchange: Exchange): readonly Violation[] {
    return once(this.#violations, exchange, () => {
      const { notes, request } = exchange;
      if (notes.api === undefined || notes.outcome === 'page') return [];
      const found = this.knowledge.descriptions.violations(notes.api, notes.operation, request);
      return found.map((one) => ({ ...one, message: maskQuoted(one.path, one.message) }));
    });
  }

  #diagnosis(exchange: Exchange): Diagnosis | null {
    return once(this.#diagnoses, exchange, () =>
      diagnose(exchange, this.violations(exchange), this.knowledge),
    );
  }
}

function once<T>(known: WeakMap<Exchange, T>, exchange: Exchange, find: () => T): T {
  const found = known.get(exchange);
  if (found !== undefined) return found;
  const made = find();
  known.set(exchange, made);
  return made;
}
