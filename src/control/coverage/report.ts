import type { Notes } from '../../http/exchange.js';
import type { Known, KnownApi } from './known.js';

import type { ApiTally, Tally } from './tally.js';

/** How much of what there is was touched. */
export interface Share {
  readonly touched: number;
  readonly known: number;
  /** Of a hundred, cut off behind the first decimal, so that only a whole is 100; 100 where there is nothing. */
  readonly percent: number;
}

export interface Totals {
  /** Operations that were called, however that ended. */
  readonly operations: Share;
  readonly fields: Share;
  readonly errors: Share;
}

export interface TouchedOperation {
  readonly service: string;
  readonly operation: string;
  readonly calls: number;
  readonly outcomes: Readonly<Partial<Record<Notes['outcome'], number>>>;
  /** Symbols of the errors it was refused with, and how often. */
  readonly errors: Readonly<Record<string, number>>;
}

export interface TouchedFields {
  readonly service: string;
  /** The operation, or what the fields of several are called together. */
  readonly record: string;
  readonly known: number;
  /** Paths with slashes between: `user/Username`. */
  readonly touched: readonly string[];
}

export interface ApiCoverage {
  readonly totals: Totals;
  readonly operations: readonly TouchedOperation[];
  readonly fields: readonly TouchedFields[];
  /** How often each error was met, by symbol. */
  readonly errors: Readonly<Record<string, number>>;
}

/** What a run touched of what the contracts know. */
export interface CoverageFigures {
  /** Exchanges that were looked at. */
  readonly exchanges: number;
  readonly totals: Totals;
  readonly apis: Readonly<Record<string, ApiCoverage>>;
}

export function figuresOf(known: Known, tally: Tally): CoverageFigures {
  const apis = known.all().map((one) => [one.api, apiCoverage(one, tally.of(one.api))] as const);
  const each = apis.map(([, { totals }]) => totals);
  return {
    exchanges: tally.exchanges,
    totals: {
      operations: summed(each.map(({ operations }) => operations)),
      fields: summed(each.map(({ fields }) => fields)),
      errors: summed(each.map(({ errors }) => errors)),
    },
    apis: Object.fromEntries(apis),
  };
}

function apiCoverage({ operations, records, errors }: KnownApi, tally: ApiTally): ApiCoverage {
  const fields = [...records].flatMap(([key, { service, record, paths }]): TouchedFields[] => {
    const touched = tally.fields.get(key);
    if (touched === undefined) return [];
    return [{ service, record, known: paths.length, touched: paths.filter((path) => touched.has(path)) }];
  });
  const knownFields = [...records.values()].reduce((sum, { paths }) => sum + paths.length, 0);
  const touchedFields = fields.reduce((sum, { touched }) => sum + touched.length, 0);
  return {
    totals: {
      operations: share(tally.operations.size, operations.size),
      fields: share(touchedFields, knownFields),
      errors: share(tally.errors.size, errors.size),
    },
    operations: [...operations.values()].flatMap(({ service, operation }): TouchedOperation[] => {
      const called = tally.operations.get(operation);
      if (called === undefined) return [];
      const outcomes = Object.fromEntries(called.outcomes);
      const calls = [...called.outcomes.values()].reduce((sum, count) => sum + count, 0);
      return [{ service, operation, calls, outcomes, errors: Object.fromEntries(called.errors) }];
    }),
    fields,
    errors: Object.fromEntries([...errors.keys()].flatMap((symbol) => metOf(tally, symbol))),
  };
}

function metOf({ errors }: ApiTally, symbol: string): (readonly [string, number])[] {
  const count = errors.get(symbol);
  return count === undefined ? [] : [[symbol, count]];
}

function summed(shares: readonly Share[]): Share {
  return share(
    shares.reduce((sum, { touched }) => sum + touched, 0),
    shares.reduce((sum, { known }) => sum + known, 0),
  );
}

function share(touched: number, known: number): Share {
  return { touched, known, percent: known === 0 ? 100 : Math.floor((touched * 1000) / known) / 10 };
}

/** Paths of a record that no request carried. */
export function missingPaths({ records }: KnownApi, tally: ApiTally, key: string): readonly string[] {
  const touched = tally.fields.get(key) ?? new Set();
  return records.get(key)?.paths.filter((path) => !touched.has(path)) ?? [];
}
