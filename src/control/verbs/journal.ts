import type { ContractMode } from '../../sandbox/sandbox.js';
import type { Entries, ToldEntry } from '../journal/entries.js';
import { select, wait, type JournalQuery } from '../journal/query.js';
import { verify, type Expectation, type Verdict } from '../journal/verification.js';

/** What a sandbox was asked and what it answered. */
export interface JournalVerbs {
  /** Exchanges that match, the newest `limit` of them, oldest first, secrets masked. @throws RangeError for a bad XPath */
  journal(query?: JournalQuery, limit?: number): ToldEntry[];
  /** The same, once there are `count`, or when the time (real milliseconds) is up. */
  waitFor(
    query: JournalQuery,
    until?: { readonly count?: number; readonly timeoutMs?: number; readonly signal?: AbortSignal },
  ): Promise<ToldEntry[]>;
  /** One exchange by its number; undefined when it is not, or no longer, there. */
  exchange(id: number): ToldEntry | undefined;
  /** Whether the exchanges are those that were expected. @throws TruncatedJournal, RangeError */
  verify(expectation: Expectation): Verdict;
  clearJournal(): void;
  /** Whether requests that depart from the contract are only told of, or refused. */
  contract(): ContractMode;
  /** It stays through resets and restores. */
  setContract(mode: ContractMode): void;
}

/** The signal of a caller that stays. */
const NEVER = new AbortController().signal;

export function journalVerbs(entries: Entries): JournalVerbs {
  const { sandbox } = entries;
  return {
    journal(query = {}, limit = Infinity) {
      const found = select(entries, query);
      return found.slice(Math.max(found.length - limit, 0)).map((exchange) => entries.told(exchange));
    },
    waitFor: (query, { count = 1, timeoutMs = 5_000, signal = NEVER } = {}) =>
      wait(entries, query, { count, timeoutMs, signal }),
    exchange(id) {
      const [exchange] = sandbox.journal.exchanges(id - 1);
      return exchange?.id === id ? entries.told(exchange) : undefined;
    },
    verify: (expectation) => verify(entries, expectation),
    clearJournal: () => {
      sandbox.clearJournal();
    },
    contract: () => sandbox.contract,
    setContract: (mode) => {
      sandbox.contract = mode;
    },
  };
}
