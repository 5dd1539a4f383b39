import type { IncomingHttpHeaders } from 'node:http';
import type { Persona } from './persona.js';

/** A request as an endpoint sees it: complete, free of sockets. */
export interface HttpRequest {
  readonly method: string;
  /** The request target as sent. */
  readonly target: string;
  /** Path without the sandbox prefix, percent-decoded where that is possible. */
  readonly path: string;
  /** What follows the question mark; undefined without one. */
  readonly query: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: Uint8Array;
  /** Scheme, host and sandbox prefix under which the client knows us: `http://host:9002/~name`. */
  readonly baseUrl: string;
  /** The body was larger than the limit and was not read. */
  readonly isOversize: boolean;
}

export type Header = readonly [name: string, value: string];

/** An answer as an endpoint gives it. `Date`, `Content-Length` and connection headers are the listener's. */
export interface Answer {
  readonly status: number;
  /** Reason phrase, where it is not the usual one. */
  readonly reason?: string;
  /** In the order in which they are sent. */
  readonly headers: readonly Header[];
  readonly body: string | Uint8Array;
  /** Ends the connection after the answer. */
  readonly closes?: boolean;
  /** Ends the connection without a byte. */
  readonly isDropped?: true;
  /** Epoch milliseconds for the `Date` header, by the clock of the world that answered. */
  readonly at?: number;
  /** How the answer is sent where that is not the usual way. */
  readonly delivery?: Delivery;
}

/** What goes wrong on the way to the client. */
export interface Delivery {
  /** Real milliseconds before the first byte. */
  readonly delayMs?: number;
  /** Ends the connection, or lets it hang, after so many bytes of the body; before the head where no number is given. */
  readonly cut?: { readonly how: 'close' | 'reset' | 'hang'; readonly afterBytes: number | undefined };
  readonly drip?: { readonly bytes: number; readonly everyMs: number };
  /** Added to the length that is told. */
  readonly contentLengthBy?: number;
  readonly chunked?: boolean;
  /** Sends the whole answer once more. */
  readonly isTwice?: boolean;
  /** Sent in place of the answer. */
  readonly instead?: Answer;
}

/** One thing done on the way to an answer, with what it did in its turn. */
export interface TraceNode {
  readonly kind: string;
  readonly name: string;
  /** Its number, where the product numbers such things. */
  readonly number?: number;
  /** The code it failed with. */
  failed?: string;
  readonly children: TraceNode[];
}

/**
 * How far a request came that was not done: the host, the reader, the envelope, the choice of an operation, the log-in,
 * the contract, the product's rules; a fault rule that ended it; an error of ours.
 */
export type Stage =
  'http' | 'xml' | 'envelope' | 'routing' | 'credentials' | 'contract' | 'rules' | 'intercepted' | 'server';

/** What an endpoint tells the journal about a request. */
export interface Notes {
  api?: string;
  operation?: string;
  /** done; intercepted by a fault rule; refused by the product's rules; a protocol fault; rejected before any operation was known. */
  outcome: 'done' | 'refused' | 'fault' | 'rejected' | 'page' | 'intercepted';
  /** The code, symbol or cause behind an outcome that is not `done`. */
  reason?: string;
  /** Where it ended, of an outcome that is not `done`. */
  stage?: Stage | undefined;
  /** What was wrong, in the product's words or ours, where the reason does not say it. */
  detail?: string;
  /** Who called: the login name as sent, without a sandbox. */
  user?: string;
  /** How well founded the emulation of the operation is. */
  grade?: string;
  /** The fault rule that met the call, and whether the call was done by then. */
  fault?: { readonly rule: number; readonly when: 'before' | 'after' };
  /** What was done, of an API that keeps a trace. */
  trace?: readonly TraceNode[];
  /** Real milliseconds until there was an answer. */
  durationMs?: number;
}

/** What is not the product's to answer. Whoever catches errors on the way lets it pass. */
export class Passing extends Error {}

/** A fault rule ends the request here. */
export class Intercepted extends Passing {}

/** There is no room for the sandbox that a login names. */
export class NoRoom extends Passing {}

/** The worlds a request may end up in, and what is said about it. */
export interface Session<World> {
  /** The world the request acts on; a login can change it once. */
  readonly world: World;
  readonly notes: Notes;
  /**
   * Tells that the request has come as far as an operation of an API, before anything of it is done.
   *
   * @param refusal makes the error that the edge reports for one of the product's own, by symbol
   * @throws that error, or Intercepted, where a fault rule says that the call is not to be done
   */
  reach(api: string, operation: string, refusal: (symbol: string) => Error): void;
  /**
   * Holds the request against the contract where its world wants that, before anything of it is done.
   *
   * @param refusal makes the error that the edge reports for a departure
   * @throws that error
   */
  conform(api: string, refusal: (departure: string) => Error): void;
  /**
   * Reads `name~sandbox` in a login: moves the request to that sandbox, unless another way chose one already or
   * `default` knows a user of that whole name.
   *
   * @returns the user name without the sandbox
   * @throws NoRoom when that sandbox cannot be made
   */
  enter(login: string, isKnown: (world: World, name: string) => boolean): string;
  /**
   * Moves the request to the world that something it carries was given out by (a token, say), unless a way chose one
   * already or the present one is it. Where no world is, it stays.
   */
  follow(isOwn: (world: World) => boolean): void;
}

/** Answers a request on a world. Synchronous; never throws. */
export type Endpoint<World> = (request: HttpRequest, session: Session<World>) => Answer;

/** Endpoints of one listener by path. */
export interface Site<World> {
  /** The server it speaks as. */
  readonly persona: Persona;
  find(path: string): Endpoint<World> | undefined;
  /** What answers any other path. */
  readonly fallback: Endpoint<World>;
  /** What answers when no world can be given. */
  readonly busy: Answer;
}
