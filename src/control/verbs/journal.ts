import type { JournalEntry } from '../../sandbox/journal.js';
import type { Sandbox } from '../../sandbox/sandbox.js';
import { select, verify, wait, type Expectation, type JournalQuery, type Verdict } from '../journalQuery.js';

/** What a sandbox was asked and what it answered. */
export interface JournalVerbs {
  /** Exchanges that match, oldest first, secrets masked. */
  journal(query?: JournalQuery): JournalEntry[];
  /** The same, once there are `count`, or when the time (real milliseconds) is up. */
  waitFor(
    query: JournalQuery,
    until?: { readonly count?: number; readonly timeoutMs?: number; readonly signal?: AbortSignal },
  ): Promise<JournalEntry[]>;
  /** Whether the exchanges are those that were expected. @throws TruncatedJournal */
  verify(expectation: Expectation): Verdict;
  clearJournal(): void;
}

/** The signal of a caller that stays. */
const NEVER = new AbortController().signal;

export function journalVerbs({ journal }: Sandbox): JournalVerbs {
  return {
    journal: (query = {}) => select(journal, query),
    waitFor: (query, { count = 1, timeoutMs = 5_000, signal = NEVER } = {}) =>
      wait(journal, query, { count, timeoutMs, signal }),
    verify: (expectation) => verify(journal, expectation),
    clearJournal: () => {
      journal.clear();
    },
  };
}
