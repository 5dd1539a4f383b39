import type { Exchange } from '../../sandbox/journal.js';
import { nearest } from '../../text/nearest.js';
import type { Entries, ToldEntry } from './entries.js';
import { criteriaOf, select, type Criterion, type JournalQuery } from './query.js';

/** How many exchanges there are to be, or which one after another, others between them allowed. */
export type Expectation =
  | {
      readonly match: JournalQuery;
      readonly exactly?: number | undefined;
      readonly atLeast?: number | undefined;
      readonly atMost?: number | undefined;
      /** The same as exactly 0. */
      readonly never?: true | undefined;
    }
  | { readonly inOrder: readonly JournalQuery[] };

export interface Verdict {
  readonly isMet: boolean;
  readonly found: number;
  /** What was expected and what was found, for a person to read. */
  readonly message: string;
  /** What comes closest to what was looked for in vain; of what should not be there, the first that is. */
  readonly nearest: ToldEntry | null;
  /** In what the nearest one differs from what was looked for. */
  readonly differs: readonly string[];
}

/** The journal no longer holds all that the question is about; an answer would be a guess. */
export class TruncatedJournal extends Error {}

/** @throws TruncatedJournal when exchanges that the expectation is about were dropped; RangeError as `select` */
export function verify(entries: Entries, expectation: Expectation): Verdict {
  if ('inOrder' in expectation) {
    for (const query of expectation.inOrder) requireWhole(entries, query);
    return verifyOrder(entries, expectation.inOrder);
  }
  const { match, never } = expectation;
  requireWhole(entries, match);
  const exactly = never === true ? 0 : expectation.exactly;
  const { atLeast = exactly ?? (expectation.atMost === undefined ? 1 : 0), atMost = exactly } = expectation;
  const exchanges = select(entries, match);
  const found = exchanges.length;
  const message = `expected ${range(atLeast, atMost)} of ${described(match)}, found ${found}`;
  if (found < atLeast) return { isMet: false, found, message, ...nearestTo(entries, match) };
  if (found <= (atMost ?? Infinity)) return { isMet: true, found, message, ...NOTHING };
  const [surplus] = exchanges.slice(atMost);
  return {
    isMet: false,
    found,
    message,
    nearest: surplus === undefined ? null : entries.told(surplus),
    differs: [],
  };
}

const NOTHING = { nearest: null, differs: [] } as const;

function range(atLeast: number, atMost: number | undefined): string {
  if (atMost === undefined) return `at least ${atLeast}`;
  return atMost === atLeast ? `exactly ${atLeast}` : `${atLeast} to ${atMost}`;
}

function verifyOrder(entries: Entries, queries: readonly JournalQuery[]): Verdict {
  let last = 0;
  for (const [index, query] of queries.entries()) {
    const since = Math.max(last, query.since ?? 0);
    const [next] = select(entries, { ...query, since });
    if (next === undefined) {
      const after = index === 0 ? '' : ` after ${described(queries[index - 1] ?? {})}`;
      const message = `expected ${described(query)}${after}, found none`;
      return { isMet: false, found: index, message, ...nearestTo(entries, query, last) };
    }
    last = next.id;
  }
  const message = `found all ${queries.length} in order`;
  return { isMet: true, found: queries.length, message, ...NOTHING };
}

function requireWhole({ sandbox: { journal } }: Entries, { since = 0 }: JournalQuery): void {
  if (since >= journal.dropped) return;
  throw new TruncatedJournal(
    `the journal has dropped exchanges 1 to ${journal.dropped}; ask about those since ${journal.dropped}, ` +
      'or let it keep more (journalEntries, journalBytes)',
  );
}

/** How much agreeing in a condition says; the others count least. */
const WEIGHTS: Readonly<Record<string, number>> = { operation: 16, api: 4, user: 2 };
/** Of an operation that is nearly the one. */
const NEARLY = 8;

/**
 * The exchange that agrees in most of what is asked, the newest of several, and in what it does not.
 *
 * @param after the number of the exchange behind which it should have come
 */
function nearestTo(
  entries: Entries,
  query: JournalQuery,
  after = 0,
): { readonly nearest: ToldEntry | null; readonly differs: readonly string[] } {
  const criteria = criteriaOf(query, entries);
  const exchanges = entries.sandbox.journal.exchanges(query.since);
  const operation = nearest(
    query.operation ?? '',
    exchanges.map(({ notes }) => notes.operation ?? ''),
  );
  const score = (exchange: Exchange) =>
    criteria.reduce(
      (sum, criterion) => sum + (criterion.fits(exchange) ? (WEIGHTS[criterion.name] ?? 1) : 0),
      operation !== undefined && exchange.notes.operation === operation ? NEARLY : 0,
    );
  let best: { readonly exchange: Exchange; readonly score: number } | undefined;
  for (const exchange of exchanges) {
    const its = score(exchange);
    if (its > 0 && its >= (best?.score ?? 0)) best = { exchange, score: its };
  }
  if (best === undefined) return NOTHING;
  const { exchange } = best;
  const early = exchange.id > after ? [] : [`it is number ${exchange.id}, not after ${after}`];
  return { nearest: entries.told(exchange), differs: [...differences(exchange, criteria), ...early] };
}

function differences(exchange: Exchange, criteria: readonly Criterion[]): string[] {
  return criteria
    .filter((criterion) => !criterion.fits(exchange))
    .map(({ name, wanted, found }) => `${name} is ${found(exchange)}, not ${JSON.stringify(wanted)}`);
}

function described({ api, operation, ...rest }: JournalQuery): string {
  const what = [api, operation ?? 'exchanges'].filter((part) => part !== undefined).join(' ');
  const conditions = Object.entries(rest)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name} ${JSON.stringify(value)}`);
  return conditions.length === 0 ? what : `${what} with ${conditions.join(', ')}`;
}
