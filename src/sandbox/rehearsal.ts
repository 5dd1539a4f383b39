import type { HttpRequest, Notes, Site } from '../http/exchange.js';
import type { Dispatcher } from './dispatch.js';
import { shownExchange, textOf } from './journal.js';
import { DEFAULT_SANDBOX, type Registry } from './registry.js';
import type { Sandbox } from './sandbox.js';

/** A request to one of the two emulated ports, without a socket under it. */
export interface RehearsedCall {
  readonly listener: 'url' | 'provisioningUrl';
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What came of it. */
export interface RehearsedAnswer {
  readonly status: number;
  readonly body: string;
  readonly outcome: Notes['outcome'];
  readonly reason: string | null;
  readonly operation: string | null;
  /** The body with its secrets masked, for messages. */
  readonly shown: string;
}

export interface RehearsalParts {
  readonly registry: Registry;
  readonly dispatcher: Dispatcher;
  readonly sites: Readonly<Record<RehearsedCall['listener'], Site<Sandbox>>>;
}

/** A world of its own, in which real requests are done before anybody sees it: what is left becomes a seed. */
export class Rehearsal {
  readonly #parts: RehearsalParts;
  readonly world: Sandbox;

  constructor(parts: RehearsalParts) {
    const world = parts.registry.open(DEFAULT_SANDBOX);
    if (world === undefined) throw new Error('a rehearsal has no world');
    this.#parts = parts;
    this.world = world;
  }

  async send(call: RehearsedCall): Promise<RehearsedAnswer> {
    const { dispatcher, sites } = this.#parts;
    const site = sites[call.listener];
    const answer = await dispatcher.exchange(toRequest(call, site), undefined, site);
    const [entry] = this.world.journal.exchanges().slice(-1).map(shownExchange);
    this.world.clearJournal();
    return {
      ...{ status: answer.status, body: textOf(answer.body) },
      outcome: entry?.outcome ?? 'rejected',
      reason: entry?.reason ?? null,
      operation: entry?.operation ?? null,
      shown: entry?.answer.body ?? '',
    };
  }

  /** What the world has become. */
  image(): Buffer {
    return this.world.image();
  }

  close(): void {
    this.#parts.registry.close();
  }
}

function toRequest(
  { method, target, headers, body }: RehearsedCall,
  { persona }: Site<Sandbox>,
): HttpRequest {
  const { path, query } = persona.readTarget(target);
  const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  return {
    ...{ method, target, path, query, body: Buffer.from(body), isOversize: false },
    headers: { host: HOST, ...Object.fromEntries(lower) },
    baseUrl: `http://${HOST}`,
  };
}

/** Nobody is asked under it: the same requests are the same bytes on every machine. */
const HOST = 'localhost';
