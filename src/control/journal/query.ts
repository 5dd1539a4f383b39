import type { Exchange } from '../../sandbox/journal.js';
import { DocumentQuery } from './documentQuery.js';
import type { Entries, ToldEntry } from './entries.js';

/** Which exchanges are meant; what is left out matches any. */
export interface JournalQuery {
  readonly api?: string | undefined;
  readonly operation?: string | undefined;
  readonly outcome?: string | undefined;
  /** The code, symbol or cause behind an outcome that is not `done`. */
  readonly reason?: string | undefined;
  /** How far a request came that was not done. */
  readonly stage?: string | undefined;
  /** The login name it came with, or its token stands for. */
  readonly user?: string | undefined;
  /** The number of the fault rule that met it. */
  readonly fault?: number | undefined;
  /** Whether the request departs from the contract. */
  readonly violations?: boolean | undefined;
  /** A text anywhere in the request or in the answer, secrets masked; letter case counts. */
  readonly text?: string | undefined;
  /** XPath that comes to true, or finds something, in the request as it is shown; prefixes of its API are bound. */
  readonly xpath?: string | undefined;
  /** The same in the answer. */
  readonly answerXpath?: string | undefined;
  /** Only exchanges after the one of this number. */
  readonly since?: number | undefined;
}

/** One condition of a query. */
export interface Criterion {
  readonly name: keyof JournalQuery;
  readonly wanted: unknown;
  fits(exchange: Exchange): boolean;
  /** What an exchange has instead. */
  found(exchange: Exchange): string;
}

/** The conditions of a query but `since`, cheap ones first. @throws RangeError for an XPath that is none */
export function criteriaOf(query: JournalQuery, entries: Entries): Criterion[] {
  const { descriptions } = entries.knowledge;
  const known = (name: keyof JournalQuery, valueOf: (exchange: Exchange) => unknown): Criterion[] => {
    const wanted = query[name];
    if (wanted === undefined) return [];
    const found = (exchange: Exchange) => JSON.stringify(valueOf(exchange) ?? null);
    return [{ name, wanted, found, fits: (exchange) => valueOf(exchange) === wanted }];
  };
  const held = (name: keyof JournalQuery, make: (text: string) => (exchange: Exchange) => boolean) => {
    const wanted = query[name];
    if (typeof wanted !== 'string') return [];
    return [{ name, wanted, found: () => 'not there', fits: make(wanted) }];
  };
  return [
    ...known('api', ({ notes }) => notes.api),
    ...known('operation', ({ notes }) => notes.operation),
    ...known('outcome', ({ notes }) => notes.outcome),
    ...known('reason', ({ notes }) => notes.reason),
    ...known('stage', ({ notes }) => (notes.outcome === 'done' ? undefined : notes.stage)),
    ...known('user', ({ notes }) => notes.user),
    ...known('fault', ({ notes }) => notes.fault?.rule),
    ...known('violations', (exchange) => entries.violations(exchange).length > 0),
    ...held('text', (text) => (exchange) => {
      const { request, answer } = entries.shown(exchange);
      return request.target.includes(text) || request.body.includes(text) || answer.body.includes(text);
    }),
    ...held('xpath', (expression) => {
      const query = new DocumentQuery(expression, descriptions);
      return (exchange) => query.matches(exchange.notes.api, entries.shown(exchange).request.body);
    }),
    ...held('answerXpath', (expression) => {
      const query = new DocumentQuery(expression, descriptions);
      return (exchange) => query.matches(exchange.notes.api, entries.shown(exchange).answer.body);
    }),
  ];
}

/** Exchanges that match, oldest first. */
export function select(entries: Entries, query: JournalQuery): Exchange[] {
  const criteria = criteriaOf(query, entries);
  return entries.sandbox.journal.exchanges(query.since).filter((exchange) => fits(exchange, criteria));
}

function fits(exchange: Exchange, criteria: readonly Criterion[]): boolean {
  return criteria.every((criterion) => criterion.fits(exchange));
}

/** How long to wait, and for how many. */
export interface Until {
  readonly count: number;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** Waits until `count` exchanges match, and gives all that do by then, or when the time is up. */
export function wait(
  entries: Entries,
  query: JournalQuery,
  { count, timeoutMs, signal }: Until,
): Promise<ToldEntry[]> {
  const { journal } = entries.sandbox;
  const criteria = criteriaOf(query, entries);
  const found: Exchange[] = [];
  let seen = query.since ?? 0;
  /** Each exchange is looked at once, for looking may cost something. */
  const look = () => {
    if (journal.recorded < seen) seen = 0;
    const exchanges = journal.exchanges(seen);
    seen = journal.recorded;
    found.push(...exchanges.filter((exchange) => fits(exchange, criteria)));
  };
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      stop();
      signal.removeEventListener('abort', settle);
    };
    const settle = () => {
      end();
      resolve(found.map((exchange) => entries.told(exchange)));
    };
    const check = () => {
      try {
        look();
        if (found.length >= count) settle();
      } catch (error) {
        end();
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    };
    const timer = setTimeout(settle, timeoutMs);
    const stop = journal.onRecord(check);
    signal.addEventListener('abort', settle);
    check();
  });
}
