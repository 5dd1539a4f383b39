import type { Field, Values } from '../../contract/description.js';
import type { Descriptions } from '../../contract/descriptions.js';
import { isList, isRecord } from '../../contract/values.js';
import type { Notes, TraceNode } from '../../http/exchange.js';
import type { Observed } from '../../sandbox/observers.js';
import { recordKey, type Known, type KnownApi } from './known.js';

type Outcome = Notes['outcome'];

/** How one operation was called. */
export interface OperationTally {
  readonly outcomes: Map<Outcome, number>;
  /** Symbols of the errors it was refused with. */
  readonly errors: Map<string, number>;
}

/** What was touched of one API. */
export interface ApiTally {
  readonly operations: ReadonlyMap<string, OperationTally>;
  /** Paths by record. */
  readonly fields: ReadonlyMap<string, ReadonlySet<string>>;
  readonly errors: ReadonlyMap<string, number>;
}

interface Growing {
  readonly operations: Map<string, OperationTally>;
  readonly fields: Map<string, Set<string>>;
  readonly errors: Map<string, number>;
}

const UNTOUCHED: ApiTally = { operations: new Map(), fields: new Map(), errors: new Map() };

/**
 * What the exchanges of a run touched. Only what a contract knows is kept, so that it cannot grow beyond that, whatever
 * clients make up.
 */
export class Tally {
  readonly #known: Known;
  readonly #descriptions: Descriptions;
  readonly #apis = new Map<string, Growing>();
  #exchanges = 0;

  constructor(known: Known, descriptions: Descriptions) {
    this.#known = known;
    this.#descriptions = descriptions;
  }

  get exchanges(): number {
    return this.#exchanges;
  }

  of(api: string): ApiTally {
    return this.#apis.get(api) ?? UNTOUCHED;
  }

  count({ request, notes }: Pick<Observed, 'request' | 'notes'>): void {
    this.#exchanges += 1;
    const known = notes.api === undefined ? undefined : this.#known.of(notes.api);
    if (known === undefined) return;
    const tally = this.#growing(known.api);
    const { reason } = notes;
    const error = reason !== undefined && known.errors.has(reason) ? reason : undefined;
    if (error !== undefined) add(tally.errors, error);
    for (const { operation, outcome } of callsIn(notes, known)) {
      const description = known.operations.get(operation);
      if (description === undefined) continue;
      const touched = tally.operations.get(operation) ?? { outcomes: new Map(), errors: new Map() };
      tally.operations.set(operation, touched);
      add(touched.outcomes, outcome);
      if (error !== undefined && outcome !== 'done') add(touched.errors, error);
      const key = recordKey(description);
      const paths = tally.fields.get(key) ?? new Set();
      tally.fields.set(key, paths);
      const values = this.#descriptions.of(known.api)?.recover(request, description) ?? {};
      touch(description.fields, values, '', paths);
    }
  }

  #growing(api: string): Growing {
    const found = this.#apis.get(api);
    if (found !== undefined) return found;
    const made: Growing = { operations: new Map(), fields: new Map(), errors: new Map() };
    this.#apis.set(api, made);
    return made;
  }
}

interface Called {
  readonly operation: string;
  readonly outcome: Outcome;
}

/** A request may call several operations, where its API keeps a trace of what it did: those that the client named. */
function callsIn({ operation, outcome, trace = [] }: Observed['notes'], known: KnownApi): Called[] {
  const traced = outermost(trace, known).map(({ name, failed }): Called => {
    const isUndone = failed !== undefined || outcome === 'intercepted';
    return { operation: name, outcome: isUndone ? outcome : 'done' };
  });
  if (traced.length > 0) return traced;
  return operation === undefined ? [] : [{ operation, outcome }];
}

/** Operations that no other called. */
function outermost(nodes: readonly TraceNode[], known: KnownApi): TraceNode[] {
  return nodes.flatMap((node) =>
    known.operations.has(node.name) ? [node] : outermost(node.children, known),
  );
}

function touch(fields: readonly Field[], values: Values, under: string, paths: Set<string>): void {
  for (const { name, fields: inside } of fields) {
    const value = values[name];
    if (value === undefined) continue;
    paths.add(under + name);
    if (inside === undefined) continue;
    for (const one of isList(value) ? value : [value]) {
      if (isRecord(one)) touch(inside, one, `${under}${name}/`, paths);
    }
  }
}

function add<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
