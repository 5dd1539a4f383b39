import type { Answer, HttpRequest, Notes, TraceNode } from '../http/exchange.js';
import type { RowChange } from '../storage/rowWatch.js';
import { NO_CHANGES, type RowChanges } from './changes.js';
import { maskHeaders, maskQuery, maskSecrets } from './mask.js';

/** One exchange as it can be shown: secrets are masked. */
export interface JournalEntry {
  /** Running number from 1. */
  readonly id: number;
  /** Epoch milliseconds by the world's clock. */
  readonly at: number;
  readonly api: string | null;
  readonly operation: string | null;
  readonly outcome: Notes['outcome'];
  readonly reason: string | null;
  /** The login name it came with, or its token stands for. */
  readonly user: string | null;
  readonly grade: string | null;
  /** The fault rule that met the call: before anything of it was done, or after all of it was. */
  readonly fault: { readonly rule: number; readonly when: 'before' | 'after' } | null;
  readonly request: {
    readonly method: string;
    readonly target: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  };
  readonly answer: {
    readonly status: number;
    readonly headers: readonly (readonly [string, string])[];
    readonly body: string;
  };
  /** What was done, of an API that keeps a trace. */
  readonly trace?: readonly TraceNode[];
}

export interface JournalLimits {
  readonly maxEntries: number;
  readonly maxBytes: number;
}

/** One exchange as it was, secrets and all: only for finding things out, never to be shown. */
export interface Exchange {
  readonly id: number;
  readonly at: number;
  readonly request: HttpRequest;
  readonly answer: Answer;
  readonly notes: Notes;
  /** What it did to the estate, so far. */
  readonly rows: RowChanges;
}

interface Recorded extends Exchange {
  rows: RowChanges;
  bytes: number;
}

/**
 * Exchanges of a world, newest kept. Recording only keeps references; what an entry shows is made when it is asked for.
 */
export class Journal {
  readonly #limits: JournalLimits;
  /** From `#first` on; what stood before is let go of at once and cut off later. */
  #recorded: (Recorded | undefined)[] = [];
  #first = 0;
  #bytes = 0;
  #next = 1;
  /** Changes of the exchange under way. */
  #pending = NO_CHANGES;
  readonly #listeners = new Set<() => void>();

  constructor(limits: JournalLimits) {
    this.#limits = limits;
  }

  /** Exchanges that had to make room since the last reset. */
  get dropped(): number {
    return this.#next - 1 - this.#size;
  }

  /** Exchanges since the last reset. */
  get recorded(): number {
    return this.#next - 1;
  }

  record(request: HttpRequest, answer: Answer, notes: Notes, at: number): void {
    const bytes =
      request.body.length +
      answer.body.length +
      ENTRY_OVERHEAD_BYTES +
      countNodes(notes.trace ?? []) * TRACE_NODE_BYTES +
      bytesIn(this.#pending);
    this.#recorded.push({ id: this.#next, at, request, answer, notes, rows: this.#pending, bytes });
    this.#pending = NO_CHANGES;
    this.#next += 1;
    this.#bytes += bytes;
    this.#makeRoom();
    for (const listener of this.#listeners) listener();
  }

  /** Adds what an exchange did: the one under way, which is recorded next, or one recorded already. */
  noteChanges(id: number, rows: RowChanges): void {
    if (id === this.#next) {
      this.#pending = together(this.#pending, rows);
      return;
    }
    const known = this.#recorded[this.#recorded.length - (this.#next - id)];
    if (known === undefined) return;
    known.rows = together(known.rows, rows);
    known.bytes += bytesIn(rows);
    this.#bytes += bytesIn(rows);
    this.#makeRoom();
  }

  /** Exchanges kept, oldest first. @param since only those after the one of this number */
  exchanges(since = 0): Exchange[] {
    const skipped = Math.max(since - this.dropped, 0);
    return this.#recorded.slice(this.#first + skipped).filter((recorded) => recorded !== undefined);
  }

  /** Calls `listener` after each exchange. @returns ends it */
  onRecord(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  clear(): void {
    this.#recorded = [];
    this.#first = 0;
    this.#bytes = 0;
    this.#next = 1;
    this.#pending = NO_CHANGES;
  }

  #makeRoom(): void {
    while (this.#size > this.#limits.maxEntries || (this.#bytes > this.#limits.maxBytes && this.#size > 1))
      this.#drop();
  }

  get #size(): number {
    return this.#recorded.length - this.#first;
  }

  /** Dropping moves a mark; the array is cut only now and then, so that a full journal costs no copying. */
  #drop(): void {
    this.#bytes -= this.#recorded[this.#first]?.bytes ?? 0;
    this.#recorded[this.#first] = undefined;
    this.#first += 1;
    if (this.#first > COMPACT_AFTER) {
      this.#recorded = this.#recorded.slice(this.#first);
      this.#first = 0;
    }
  }
}

const ENTRY_OVERHEAD_BYTES = 500;
const TRACE_NODE_BYTES = 200;
const CHANGE_OVERHEAD_BYTES = 80;
const ENTITY_BYTES = 800;
const COMPACT_AFTER = 256;

function together(one: RowChanges, other: RowChanges): RowChanges {
  if (one.changes.length === 0) return other;
  return { changes: [...one.changes, ...other.changes], leftOut: one.leftOut + other.leftOut };
}

function bytesIn({ changes }: RowChanges): number {
  let bytes = 0;
  for (const { before, after } of changes) bytes += sizeOf(before) + sizeOf(after) + CHANGE_OVERHEAD_BYTES;
  return bytes;
}

/** Of columns that are not written out, roughly. */
function sizeOf(columns: RowChange['before']): number {
  return typeof columns === 'string' ? columns.length : columns === null ? 0 : ENTITY_BYTES;
}

/** An exchange as it can be shown. */
export function shownExchange({ id, at, request, answer, notes }: Exchange): JournalEntry {
  return {
    id,
    at,
    api: notes.api ?? null,
    operation: notes.operation ?? null,
    outcome: notes.outcome,
    reason: notes.reason ?? null,
    user: notes.user ?? null,
    grade: notes.grade ?? null,
    fault: notes.fault ?? null,
    request: {
      method: request.method,
      target: maskQuery(request.target),
      headers: maskHeaders(request.headers),
      body: maskSecrets(textOf(request.body)),
    },
    answer: { status: answer.status, headers: answer.headers, body: maskSecrets(textOf(answer.body)) },
    ...(notes.trace === undefined ? {} : { trace: notes.trace }),
  };
}

function countNodes(nodes: readonly TraceNode[]): number {
  return nodes.reduce((count, { children }) => count + 1 + countNodes(children), 0);
}

/** What the bytes of a body say; what is no text shows its marks. */
export function textOf(body: string | Uint8Array): string {
  if (typeof body === 'string') return body;
  const encoding =
    body[0] === 0xff || body[1] === 0 ? 'utf-16le' : body[0] === 0xfe || body[0] === 0 ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(body);
}
