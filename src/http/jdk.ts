import { STATUS_CODES } from 'node:http';
import type { Answer, Header } from './exchange.js';
import { bytesOf, dateOf, type Framed, type Persona, type Sent } from './persona.js';
import { PREFIX, type Target } from './target.js';

const BAD_REQUESTS: Readonly<Record<string, string>> = {
  HPE_INVALID_CONTENT_LENGTH: 'NumberFormatException thrown',
  HPE_INVALID_TRANSFER_ENCODING: 'Conflicting or malformed headers detected',
  HPE_UNEXPECTED_CONTENT_LENGTH: 'Conflicting or malformed headers detected',
  HPE_INVALID_HEADER_TOKEN: 'Header key contains illegal characters',
};

/** What it answers for a path that nothing is published under. */
export const NO_CONTEXT = page(404, 'Not Found', 'No context found for request');

/** What answers when no world can be given. @fidelity inferred: it has no such answer */
export const OVERLOADED = page(503, 'Service Unavailable', 'Too many requests');

/** A request whose handler fails, or does not answer, loses its connection. */
export const DROPPED: Answer = { status: 500, headers: [], body: '', isDropped: true };

/**
 * The HTTP server inside the JDK, com.sun.net.httpserver.
 *
 * @source Provisioning behaviour 9; header order, texts and targets as JDK 17 answers them
 * @fidelity observed; that it survives an internal error and how it is busy inferred
 */
export const JDK: Persona = {
  readTarget,
  frame,
  badRequest: (code) => page(400, 'Bad Request', BAD_REQUESTS[code] ?? 'Bad request line'),
  namelessHost: undefined,
  unmetExpectation: undefined,
  repeatsClose: false,
  statusAnswer: (status) => page(status, STATUS_CODES[status] ?? '', ''),
  internalError: DROPPED,
};

const CHUNK_BYTES = 4096;

/** Its own pages bring every header there is. */
function page(status: number, reason: string, text: string): Answer {
  const body = `<h1>${status} ${reason}</h1>${text}`;
  const headers: Header[] = [
    ['Content-Length', String(body.length)],
    ['Content-Type', 'text/html'],
    ['Connection', 'close'],
  ];
  return { status, reason, headers, body, closes: true };
}

/** Paths are compared as they were sent, percent-decoded; segments and slashes are left alone. */
function readTarget(target: string): Target {
  const mark = target.indexOf('?');
  const query = mark < 0 ? undefined : target.slice(mark + 1);
  const raw = (mark < 0 ? target : target.slice(0, mark)).replace(/^https?:\/\/[^/]*/i, '');
  const whole = decoded(raw);
  const prefix = PREFIX.exec(whole)?.[1];
  return { prefix, path: prefix === undefined ? whole : whole.slice(prefix.length + 2), query };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function frame(answer: Answer, { method, isHttp10, connection }: Sent): Framed {
  const own = answer.headers.flat();
  if (own.includes('Content-Length')) return { headers: own, body: answer.body };
  const date = ['Date', dateOf(answer)];
  if (method === 'HEAD') return { headers: date, body: '' };
  const body = bytesOf(answer.body);
  if (!isHttp10) {
    return { headers: [...date, 'Transfer-encoding', 'chunked', ...own], body: chunked(body) };
  }
  const kept = ['Connection', 'keep-alive', 'Keep-alive', 'timeout=30, max=200'];
  const length = body.length === 0 ? [] : ['Content-length', String(body.length)];
  return { headers: [...(connection === 'keep-alive' ? kept : []), ...date, ...own, ...length], body };
}

function chunked(body: string | Uint8Array): string | Uint8Array {
  if (body.length === 0) return LAST_CHUNK;
  if (typeof body === 'string' && body.length <= CHUNK_BYTES) return chunk(body) + LAST_CHUNK;
  const bytes = Buffer.from(body);
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    const piece = bytes.subarray(at, at + CHUNK_BYTES);
    pieces.push(Buffer.from(`${piece.length.toString(16)}\r\n`), piece, CRLF);
  }
  return Buffer.concat([...pieces, Buffer.from(LAST_CHUNK)]);
}

const chunk = (text: string): string => `${text.length.toString(16)}\r\n${text}\r\n`;
const CRLF = Buffer.from('\r\n');
const LAST_CHUNK = '0\r\n\r\n';
