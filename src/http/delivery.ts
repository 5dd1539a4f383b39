import type { Socket } from 'node:net';
import type { Answer, Delivery } from './exchange.js';

/** An answer ready to be sent: the lines of its head without those that tell the length, and its bare body. */
export interface Outgoing {
  readonly statusLine: string;
  /** Names and values by turns. */
  readonly headers: readonly string[];
  readonly body: Uint8Array;
}

/**
 * Sends an answer the way a fault rule wants it, straight to the socket; the connection ends with it, or hangs.
 * A delay is the caller's: by now it is over.
 */
export function deliver(socket: Socket, answer: Outgoing, delivery: Delivery): void {
  const { cut, drip, isTwice } = delivery;
  if (cut !== undefined && cut.afterBytes === undefined) {
    finish(socket, cut.how);
    return;
  }
  const framed = frame(answer, delivery);
  const bytes = isTwice === true ? Buffer.concat([framed, framed]) : framed;
  const sent = cut === undefined ? bytes : bytes.subarray(0, headLength(bytes) + (cut.afterBytes ?? 0));
  const end = () => {
    finish(socket, cut?.how ?? 'close');
  };
  if (drip === undefined) socket.write(sent, end);
  else dribble(socket, sent, drip, end);
}

/** Whether an answer goes out as usual once its delay is over. */
export function isUsual({ cut, drip, contentLengthBy, chunked, isTwice }: Delivery): boolean {
  const changes = [cut, drip, contentLengthBy, chunked, isTwice];
  return changes.every((change) => change === undefined);
}

/** What is sent in the end: the answer itself, or the one that a rule puts in its place. */
export function sentAnswer(answer: Answer): Answer {
  const { instead } = answer.delivery ?? {};
  return instead === undefined || answer.delivery === undefined
    ? answer
    : { ...instead, delivery: { ...answer.delivery } };
}

function frame({ statusLine, headers, body }: Outgoing, { contentLengthBy = 0, chunked }: Delivery): Buffer {
  const lines = [statusLine];
  for (let index = 0; index < headers.length; index += 2)
    lines.push(`${headers[index] ?? ''}: ${headers[index + 1] ?? ''}`);
  lines.push('Connection: close');
  const length = Math.max(0, body.length + contentLengthBy);
  lines.push(chunked === true ? 'Transfer-Encoding: chunked' : `Content-Length: ${length}`);
  const head = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
  return Buffer.concat([head, chunked === true ? inChunks(body) : body]);
}

/** Many small chunks, so that a client that reads one and stops is found out. */
function inChunks(body: Uint8Array): Buffer {
  const pieces: Buffer[] = [];
  for (let at = 0; at < body.length; at += CHUNK_BYTES) {
    const piece = body.subarray(at, at + CHUNK_BYTES);
    pieces.push(Buffer.from(`${piece.length.toString(16)}\r\n`), Buffer.from(piece), CRLF);
  }
  return Buffer.concat([...pieces, Buffer.from('0\r\n\r\n')]);
}

const CHUNK_BYTES = 100;
const CRLF = Buffer.from('\r\n');

function headLength(bytes: Buffer): number {
  return bytes.indexOf('\r\n\r\n') + 4;
}

function dribble(
  socket: Socket,
  bytes: Buffer,
  { bytes: size, everyMs }: { readonly bytes: number; readonly everyMs: number },
  done: () => void,
): void {
  let at = 0;
  const timer = setInterval(() => {
    if (at >= bytes.length) {
      clearInterval(timer);
      done();
      return;
    }
    socket.write(bytes.subarray(at, at + size));
    at += size;
  }, everyMs);
  socket.once('close', () => {
    clearInterval(timer);
  });
}

/** A connection that hangs stays until the client, or the end of the listener, closes it. */
function finish(socket: Socket, how: 'close' | 'reset' | 'hang'): void {
  if (how === 'reset') socket.resetAndDestroy();
  else if (how === 'close') socket.end();
}
