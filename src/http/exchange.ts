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
}

/** What an endpoint tells the journal about a request. */
export interface Notes {
  api?: string;
  operation?: string;
  /** done; refused by the product's rules; a protocol fault; rejected before any operation was known. */
  outcome: 'done' | 'refused' | 'fault' | 'rejected' | 'page';
  /** The code, symbol or cause behind an outcome that is not `done`. */
  reason?: string;
  /** How well founded the emulation of the operation is. */
  grade?: string;
}

/** There is no room for the sandbox that a login names. Whoever catches errors on the way lets this one pass. */
export class NoRoom extends Error {}

/** The worlds a request may end up in, and what is said about it. */
export interface Session<World> {
  /** The world the request acts on; a login can change it once. */
  readonly world: World;
  readonly notes: Notes;
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
