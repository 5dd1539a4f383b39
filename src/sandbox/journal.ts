import type { Answer, HttpRequest, Notes, TraceNode } from '../http/exchange.js';
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

/** What is known of an exchange without looking into it. */
export type ExchangeNotes = Notes & { readonly id: number };

interface Recorded {
  readonly id: number;
  readonly at: number;
  readonly request: HttpRequest;
  readonly answer: Answer;
  readonly notes: Notes;
  readonly bytes: number;
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
      countNodes(notes.trace ?? []) * TRACE_NODE_BYTES;
    this.#recorded.push({ id: this.#next, at, request, answer, notes, bytes });
    this.#next += 1;
    this.#bytes += bytes;
    while (this.#size > this.#limits.maxEntries || (this.#bytes > this.#limits.maxBytes && this.#size > 1))
      this.#drop();
    for (const listener of this.#listeners) listener();
  }

  /** Exchanges kept, oldest first. @param wanted looks at what is known without reading bodies */
  entries(wanted: (exchange: ExchangeNotes) => boolean = () => true): JournalEntry[] {
    return this.#recorded
      .slice(this.#first)
      .flatMap((recorded) =>
        recorded === undefined || !wanted({ ...recorded.notes, id: recorded.id }) ? [] : toEntry(recorded),
      );
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
const COMPACT_AFTER = 256;

function toEntry({ id, at, request, answer, notes }: Recorded): JournalEntry {
  return {
    id,
    at,
    api: notes.api ?? null,
    operation: notes.operation ?? null,
    outcome: notes.outcome,
    reason: notes.reason ?? null,
    grade: notes.grade ?? null,
    fault: notes.fault ?? null,
    request: {
      method: request.method,
      target: maskQuery(request.target),
      headers: maskHeaders(request.headers),
      body: maskSecrets(toText(request.body)),
    },
    answer: { status: answer.status, headers: answer.headers, body: maskSecrets(toText(answer.body)) },
    ...(notes.trace === undefined ? {} : { trace: notes.trace }),
  };
}

function countNodes(nodes: readonly TraceNode[]): number {
  return nodes.reduce((count, { children }) => count + 1 + countNodes(children), 0);
}

function toText(body: string | Uint8Array): string {
  if (typeof body === 'string') return body;
  const encoding =
    body[0] === 0xff || body[1] === 0 ? 'utf-16le' : body[0] === 0xfe || body[0] === 0 ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(body);
}
