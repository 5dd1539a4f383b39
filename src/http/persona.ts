import type { Answer } from './exchange.js';
import type { Target } from './target.js';

/** What decides the form of an answer beside the answer itself. */
export interface Sent {
  readonly method: string;
  readonly isHttp10: boolean;
  /** What becomes of the connection, where it has to be said. */
  readonly connection: 'close' | 'keep-alive' | undefined;
}

/** An answer as it goes out: header names and values by turns, and the body as it follows them. */
export interface Framed {
  readonly headers: string[];
  readonly body: string | Uint8Array;
}

/** How an HTTP server that is emulated speaks, apart from what runs on it. */
export interface Persona {
  readTarget(target: string): Target;
  frame(answer: Answer, sent: Sent): Framed;
  /** Bytes that are no request. @param code how Node names what is wrong with them */
  badRequest(code: string): Answer;
  /** A request that does not say whom it is for; undefined takes it for `localhost`. */
  readonly namelessHost: Answer | undefined;
  /** An expectation other than 100-continue; undefined does not look at it. */
  readonly unmetExpectation: Answer | undefined;
  /** Whether an answer to a client that wants the connection closed says so as well. */
  readonly repeatsClose: boolean;
  /** What the host, or a front end of its kind, answers with a status of its own. */
  statusAnswer(status: number): Answer;
  readonly internalError: Answer;
}

/** A text of one byte a character as it is, any other as UTF-8, so that its length is known. */
export function bytesOf(body: string | Uint8Array): string | Uint8Array {
  return typeof body === 'string' && body.length !== Buffer.byteLength(body) ? Buffer.from(body) : body;
}

export function dateOf(answer: Answer): string {
  return new Date(answer.at ?? Date.now()).toUTCString();
}
