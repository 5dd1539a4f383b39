import { nearest } from '../text/nearest.js';
import type { Journal, JournalEntry } from '../sandbox/journal.js';

/** Which exchanges are meant; what is left out matches any. */
export interface JournalQuery {
  readonly api?: string | undefined;
  readonly operation?: string | undefined;
  readonly outcome?: string | undefined;
  /** The code, symbol or cause behind an outcome that is not `done`. */
  readonly reason?: string | undefined;
  /** A text anywhere in the request or in the answer, secrets masked; letter case counts. */
  readonly text?: string | undefined;
  /** Only exchanges after the one of this number. */
  readonly since?: number | undefined;
}

/** How many exchanges there are to be, or which one after another. */
export type Expectation =
  | {
      readonly match: JournalQuery;
      readonly exactly?: number | undefined;
      readonly atLeast?: number | undefined;
      readonly atMost?: number | undefined;
    }
  | { readonly inOrder: readonly JournalQuery[] };

export interface Verdict {
  readonly isMet: boolean;
  readonly found: number;
  /** What was expected and what was found, for a person to read. */
  readonly message: string;
  /** What comes closest to what was looked for in vain. */
  readonly nearest: JournalEntry | null;
}

/** The journal no longer holds all that the question is about; an answer would be a guess. */
export class TruncatedJournal extends Error {}

/** Exchanges that match, oldest first. */
export function select(journal: Journal, query: JournalQuery): JournalEntry[] {
  const { api, operation, outcome, reason, since = 0, text } = query;
  const known = journal.entries(
    (notes) =>
      notes.id > since &&
      (api === undefined || notes.api === api) &&
      (operation === undefined || notes.operation === operation) &&
      (outcome === undefined || notes.outcome === outcome) &&
      (reason === undefined || notes.reason === reason),
  );
  return text === undefined ? known : known.filter((entry) => holds(entry, text));
}

/** Waits until `count` exchanges match, and gives all that do by then, or when the time is up. */
export function wait(
  journal: Journal,
  query: JournalQuery,
  {
    count,
    timeoutMs,
    signal,
  }: { readonly count: number; readonly timeoutMs: number; readonly signal: AbortSignal },
): Promise<JournalEntry[]> {
  return new Promise((resolve) => {
    const settle = () => {
      clearTimeout(timer);
      stop();
      signal.removeEventListener('abort', settle);
      resolve(select(journal, query));
    };
    const timer = setTimeout(settle, timeoutMs);
    const stop = journal.onRecord(() => {
      if (select(journal, query).length >= count) settle();
    });
    signal.addEventListener('abort', settle);
    if (select(journal, query).length >= count) settle();
  });
}

/** @throws TruncatedJournal when exchanges that the expectation is about were dropped */
export function verify(journal: Journal, expectation: Expectation): Verdict {
  if ('inOrder' in expectation) {
    for (const query of expectation.inOrder) requireWhole(journal, query);
    return verifyOrder(journal, expectation.inOrder);
  }
  requireWhole(journal, expectation.match);
  const found = select(journal, expectation.match).length;
  const {
    exactly,
    atLeast = exactly ?? (expectation.atMost === undefined ? 1 : 0),
    atMost = exactly,
  } = expectation;
  const isMet = found >= atLeast && found <= (atMost ?? Infinity);
  const range =
    atMost === undefined
      ? `at least ${atLeast}`
      : atMost === atLeast
        ? `exactly ${atLeast}`
        : `${atLeast} to ${atMost}`;
  return {
    isMet,
    found,
    message: `expected ${range} of ${described(expectation.match)}, found ${found}`,
    nearest: isMet || found >= atLeast ? null : nearestTo(journal, expectation.match),
  };
}

function verifyOrder(journal: Journal, queries: readonly JournalQuery[]): Verdict {
  let last = 0;
  for (const [index, query] of queries.entries()) {
    const next = select(journal, { ...query, since: Math.max(last, query.since ?? 0) })[0];
    if (next === undefined) {
      const after = index === 0 ? '' : ` after ${described(queries[index - 1] ?? {})}`;
      return {
        isMet: false,
        found: index,
        message: `expected ${described(query)}${after}, found none`,
        nearest: nearestTo(journal, query),
      };
    }
    last = next.id;
  }
  return {
    isMet: true,
    found: queries.length,
    message: `found all ${queries.length} in order`,
    nearest: null,
  };
}

function requireWhole(journal: Journal, { since = 0 }: JournalQuery): void {
  if (since >= journal.dropped) return;
  throw new TruncatedJournal(
    `the journal has dropped exchanges 1 to ${journal.dropped}; ask about those since ${journal.dropped}, ` +
      'or let it keep more (journalEntries, journalBytes)',
  );
}

/** The exchange that agrees in most of what is asked; the newest of several. */
function nearestTo(journal: Journal, query: JournalQuery): JournalEntry | null {
  const entries = select(journal, { since: query.since });
  const operation = nearest(
    query.operation ?? '',
    entries.map((entry) => entry.operation ?? ''),
  );
  const score = (entry: JournalEntry) =>
    Number(entry.operation === query.operation) * 8 +
    Number(operation !== undefined && entry.operation === operation) * 4 +
    Number(entry.api === query.api) * 2 +
    Number(query.text !== undefined && holds(entry, query.text)) +
    Number(query.outcome !== undefined && entry.outcome === query.outcome);
  return entries.reduce<JournalEntry | null>(
    (best, entry) => (score(entry) > 0 && (best === null || score(entry) >= score(best)) ? entry : best),
    null,
  );
}

function holds({ request, answer }: JournalEntry, text: string): boolean {
  return request.target.includes(text) || request.body.includes(text) || answer.body.includes(text);
}

function described({ api, operation, ...rest }: JournalQuery): string {
  const what = [api, operation ?? 'exchanges'].filter((part) => part !== undefined).join(' ');
  const conditions = Object.entries(rest)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name} ${JSON.stringify(value)}`);
  return conditions.length === 0 ? what : `${what} with ${conditions.join(', ')}`;
}
