import type { Answer, Delivery, HttpRequest } from '../http/exchange.js';
import { randomOf, type RandomNumbers } from './ids.js';

/** Which calls a fault rule is about; what is left out matches any. */
export interface FaultMatch {
  readonly api?: string | undefined;
  readonly operation?: string | undefined;
  /** A whole value somewhere in the request: a name, an id, an address. Letter case does not count. */
  readonly entity?: string | undefined;
  /** Letter case does not count. Reaches pages and descriptions too, which are no operations. */
  readonly path?: string | undefined;
  readonly method?: string | undefined;
  /** Only the nth of the calls that match otherwise, from 1. */
  readonly nth?: number | undefined;
  /** The share of the calls that match otherwise, by a seeded generator. */
  readonly probability?: number | undefined;
}

/** A time to wait: fixed, anything between two, or log-normal around a median. Milliseconds. */
export type Delay =
  | number
  | { readonly min: number; readonly max: number }
  | { readonly median: number; readonly sigma: number };

/** What happens instead of the call: nothing of it is done. */
export interface FaultBefore {
  readonly delayMs?: Delay | undefined;
  /** One of the product's own errors, by symbol. */
  readonly error?: string | undefined;
  /** An answer of the host, or of a front end, with this status. */
  readonly status?: number | undefined;
  readonly connection?: 'refuse' | 'hang' | undefined;
  /** An answer written out, whatever the product would have said. */
  readonly answer?: CannedAnswer | undefined;
}

/** An answer as a test wants it. */
export interface CannedAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly contentType?: string | undefined;
  readonly body: string;
}

/** What happens to the answer: the call is done and its change stays. */
export interface FaultAfter extends AnswerShape {
  readonly delayMs?: Delay | undefined;
  /** Ends the connection after `afterBytes` of the body, or before anything at all; `hang` leaves it open. */
  readonly connection?: 'close' | 'reset' | 'hang' | undefined;
  readonly afterBytes?: number | undefined;
  /** Sends so many bytes at a time, `everyMs` apart. */
  readonly drip?: { readonly bytes: number; readonly everyMs: number } | undefined;
  /** Added to the length that is told. */
  readonly contentLengthBy?: number | undefined;
  readonly chunked?: boolean | undefined;
  /** Answers twice on the connection, or with the answer before this one. */
  readonly repeat?: 'answer' | 'previous' | undefined;
}

/** Another form of the same answer. What each does is the business of whoever shapes it. */
export interface AnswerShape {
  readonly truncateAt?: number | undefined;
  readonly append?: string | undefined;
  readonly gzip?: boolean | undefined;
  readonly bom?: boolean | undefined;
  readonly charset?: 'utf-16' | 'iso-8859-1' | 'windows-1252' | undefined;
  readonly prefix?: string | undefined;
  readonly reorder?: boolean | undefined;
  readonly absent?: 'nil' | 'empty' | undefined;
  readonly nil?: 'absent' | 'empty' | undefined;
  readonly empty?: 'absent' | 'nil' | undefined;
  readonly dates?: 'zone' | 'fraction' | undefined;
  readonly longTexts?: number | undefined;
  readonly rows?: number | undefined;
}

/** What a fault rule says. It goes by itself after `times` faults, or at an instant of the world's clock. */
export interface FaultOrder {
  readonly match?: FaultMatch | undefined;
  readonly before?: FaultBefore | undefined;
  readonly after?: FaultAfter | undefined;
  readonly times?: number | undefined;
  readonly expiresAt?: number | undefined;
}

export interface FaultRule extends FaultOrder {
  readonly id: number;
  /** Calls that matched, and faults that came of it. */
  readonly matched: number;
  readonly applied: number;
}

/** A call, as far as rules look at it. */
export interface FaultSubject {
  readonly api: string | undefined;
  /** Undefined for a page. */
  readonly operation: string | undefined;
  readonly request: HttpRequest;
}

interface Kept {
  readonly order: FaultOrder;
  readonly id: number;
  readonly random: RandomNumbers;
  matched: number;
  applied: number;
}

/** The fault rules of a world, oldest first: the first that fits a call is the one that counts. */
export class Faults {
  readonly #now: () => number;
  #rules: Kept[] = [];
  #next = 1;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** True in the usual case, so that a call without faults costs one look. */
  get isEmpty(): boolean {
    return this.#rules.length === 0;
  }

  add(order: FaultOrder): FaultRule {
    const id = this.#next;
    this.#next += 1;
    const rule: Kept = { id, order, random: randomOf(`fault ${id}`), matched: 0, applied: 0 };
    this.#rules.push(rule);
    return shown(rule);
  }

  list(): FaultRule[] {
    return this.#live().map(shown);
  }

  remove(id: number): boolean {
    const before = this.#rules.length;
    this.#rules = this.#rules.filter((rule) => rule.id !== id);
    return this.#rules.length < before;
  }

  clear(): void {
    this.#rules = [];
    this.#next = 1;
  }

  /**
   * The fault that ends a call before it is done, if any. A page is only met by rules that name a path.
   *
   * @param passed rules that the call has met already
   */
  before(subject: FaultSubject, passed: ReadonlySet<number>): Applied<FaultBefore> | undefined {
    const isPage = subject.operation === undefined;
    return this.#apply(subject, passed, ({ before }) =>
      isPage && before?.error !== undefined ? undefined : before,
    );
  }

  /** The fault that befalls the answer, if any. */
  after(subject: FaultSubject): Applied<FaultAfter> | undefined {
    return this.#apply(subject, new Set(), ({ after }) => after);
  }

  #apply<T extends { readonly delayMs?: Delay | undefined }>(
    subject: FaultSubject,
    passed: ReadonlySet<number>,
    actOf: (order: FaultOrder) => T | undefined,
  ): Applied<T> | undefined {
    for (const rule of this.#live()) {
      const act = actOf(rule.order);
      if (act === undefined || passed.has(rule.id) || !fits(rule.order.match ?? {}, subject)) continue;
      rule.matched += 1;
      if (!isTurn(rule)) continue;
      rule.applied += 1;
      return { id: rule.id, act, delayMs: delayOf(act.delayMs, rule.random) };
    }
    return undefined;
  }

  /** Drops what has come to its end. */
  #live(): Kept[] {
    const now = this.#now();
    this.#rules = this.#rules.filter(
      ({ order: { times, expiresAt }, applied }) =>
        applied < (times ?? Infinity) && now < (expiresAt ?? Infinity),
    );
    return this.#rules;
  }
}

/** Whether a fault does nothing but take time. */
export function isDelayOnly({ error, status, connection, answer }: FaultBefore): boolean {
  return error === undefined && status === undefined && connection === undefined && answer === undefined;
}

/** A rule's fault, on one call. */
export interface Applied<T> {
  readonly id: number;
  readonly act: T;
  readonly delayMs: number;
}

/** What the listener is to do with an answer, of what a rule asks. */
export function deliveryOf({ act, delayMs }: Applied<FaultAfter>, previous: Answer | undefined): Delivery {
  const { connection, afterBytes, drip, contentLengthBy, chunked, repeat } = act;
  return {
    ...(delayMs > 0 ? { delayMs } : {}),
    ...(connection === undefined ? {} : { cut: { how: connection, afterBytes } }),
    ...(drip === undefined ? {} : { drip }),
    ...(contentLengthBy === undefined ? {} : { contentLengthBy }),
    ...(chunked === true ? { chunked } : {}),
    ...(repeat === 'answer' ? { isTwice: true } : {}),
    ...(repeat === 'previous' && previous !== undefined ? { instead: previous } : {}),
  };
}

function fits({ api, operation, entity, path, method }: FaultMatch, subject: FaultSubject): boolean {
  const { request } = subject;
  if (subject.operation === undefined && path === undefined) return false;
  return (
    (api === undefined || api === subject.api) &&
    (operation === undefined || operation === subject.operation) &&
    (path === undefined || path.toLowerCase() === request.path.toLowerCase()) &&
    (method === undefined || method.toUpperCase() === request.method) &&
    (entity === undefined || names(request, entity))
  );
}

/** Whether an element, an attribute or a name's part of the request has the value and nothing else. */
function names({ body }: HttpRequest, entity: string): boolean {
  const escaped = entity.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`[>"']\\s*${escaped}\\s*[<"']`, 'i').test(Buffer.from(body).toString('utf8'));
}

function isTurn({ order: { match: { nth, probability } = {} }, matched, random }: Kept): boolean {
  if (nth !== undefined && matched !== nth) return false;
  return probability === undefined || random() < probability;
}

function delayOf(delay: Delay | undefined, random: RandomNumbers): number {
  if (delay === undefined) return 0;
  if (typeof delay === 'number') return delay;
  if ('min' in delay) return delay.min + random() * (delay.max - delay.min);
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return delay.median * Math.exp(delay.sigma * normal);
}

function shown({ id, order, matched, applied }: Kept): FaultRule {
  return { ...order, id, matched, applied };
}
