import { harOf, type Har } from '../exports/har.js';
import type { Entries } from '../journal/entries.js';
import { select, type JournalQuery } from '../journal/query.js';

/** A sandbox in the formats of other tools. */
export interface ExportVerbs {
  /** Exchanges that match, the newest `limit` of them, as an HTTP archive (HAR 1.2), secrets masked. */
  har(query?: JournalQuery, limit?: number): Har;
}

export function exportVerbs(entries: Entries): ExportVerbs {
  return {
    har(query = {}, limit = Infinity) {
      const found = select(entries, query);
      return harOf(found.slice(Math.max(found.length - limit, 0)), entries.sandbox.name);
    },
  };
}
