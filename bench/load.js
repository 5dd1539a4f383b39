/**
 * A load generator that is no bottleneck: HTTP/1.1 by hand over keep-alive sockets, one request under way on each. It
 * reads answers that say their Content-Length or come in chunks, and looks at every one.
 */
import { connect } from 'node:net';
import { performance } from 'node:perf_hooks';
import { AUTHORIZATION, PATH } from './calls.js';

/** @typedef {import('./calls.js').Call} Call */
/** @typedef {{ readonly host: string, readonly port: number, readonly provisioningPort?: number, readonly prefix?: string }} Address */
/** @typedef {{ readonly status: number, readonly headers: [string, string][], readonly body: string }} Answer */

/** Requests that are under way at a time, each on a connection of its own. */
export const CONNECTIONS = 32;

/** A number that no two requests of this process share. */
let serial = 0;

/**
 * Keeps `connections` requests under way for `ms`, then waits for the last answers.
 *
 * @param {Address} address @param {Call} call @param {number} connections @param {number} ms
 * @returns {Promise<{ perSecond: number, answers: number }>}
 * @throws Error for an answer that is not right
 */
export async function load(address, call, connections, ms) {
  const open = await Promise.all(Array.from({ length: connections }, () => Connection.open(address, call)));
  try {
    const start = performance.now();
    const counts = await Promise.all(open.map((connection) => askUntil(connection, call, start + ms)));
    const answers = counts.reduce((sum, count) => sum + count, 0);
    return { answers, perSecond: (answers * 1000) / (performance.now() - start) };
  } finally {
    for (const connection of open) connection.close();
  }
}

/**
 * One request on a connection of its own.
 *
 * @param {Address} address @param {Call} call @returns {Promise<Answer & { ms: number }>} time from request to answer
 */
export async function ask(address, call) {
  const connection = await Connection.open(address, call);
  try {
    const start = performance.now();
    const number = ++serial;
    const answer = await new Promise((resolve, reject) => {
      connection.send(requestFor(address, call, number), resolve, reject);
    });
    const ms = performance.now() - start;
    check(call, number, answer);
    return { ...whole(answer), ms };
  } finally {
    connection.close();
  }
}

/** @typedef {{ readonly status: string, readonly head: string, readonly body: string }} Received */

/**
 * @param {Connection} connection @param {Call} call @param {number} end
 * @returns {Promise<number>} right answers
 */
function askUntil(connection, call, end) {
  return new Promise((resolve, reject) => {
    let count = 0;
    let number = 0;
    const next = () => {
      number = ++serial;
      connection.send(requestFor(connection.address, call, number), received, reject);
    };
    const received = (/** @type {Received} */ answer) => {
      try {
        check(call, number, answer);
      } catch (error) {
        reject(error);
        return;
      }
      count += 1;
      if (performance.now() < end) next();
      else resolve(count);
    };
    next();
  });
}

/** @param {Address} address @param {Call} call @param {number} number */
function requestFor({ host, port, prefix = '' }, call, number) {
  const body = call.body(number);
  return (
    `POST ${prefix}${call.path ?? PATH} HTTP/1.1\r\nHost: ${host}:${port}\r\n` +
    `Authorization: ${call.authorization ?? AUTHORIZATION}\r\n` +
    `Content-Type: text/xml; charset=utf-8\r\nSOAPAction: ${call.action}\r\nContent-Length: ${body.length}\r\n\r\n${body}`
  );
}

/** @param {Call} call @param {number} number @param {Received} answer */
function check(call, number, { status, body }) {
  if (status === '200' && call.isRight(body, number)) return;
  throw new Error(`${call.name} was answered wrongly: ${status} ${body.slice(0, 2000)}`);
}

/** @param {Received} received @returns {Answer} */
function whole({ status, head, body }) {
  const lines = head.split('\r\n').slice(1);
  const headers = lines.map((line) => /** @type {[string, string]} */ (line.split(/: (.*)/s, 2)));
  return { status: Number(status), headers, body };
}

const HEAD_END = '\r\n\r\n';
const CONTENT_LENGTH = /\r\ncontent-length: (\d+)/i;
const STATUS_START = 'HTTP/1.1 '.length;
const LAST_CHUNK = '\r\n0\r\n\r\n';

/** The body that chunks make; undefined while the last one has not come. @param {string} received @param {number} start */
function chunksIn(received, start) {
  if (!received.endsWith(LAST_CHUNK)) return undefined;
  let body = '';
  for (let at = start; at < received.length;) {
    const lineEnd = received.indexOf('\r\n', at);
    const size = parseInt(received.slice(at, lineEnd), 16);
    body += received.slice(lineEnd + 2, lineEnd + 2 + size);
    at = lineEnd + 2 + size + 2;
  }
  return body;
}

/** A keep-alive connection with one request under way at a time. Bodies are taken for ASCII, as those here are. */
class Connection {
  /** @type {Address} */
  address;
  #socket;
  #received = '';
  /** @type {(answer: Received) => void} */
  #resolve = () => {};
  /** @type {(error: Error) => void} */
  #reject = () => {};

  /** @param {Address} address @param {import('node:net').Socket} socket */
  constructor(address, socket) {
    this.address = address;
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.#take(chunk));
    socket.on('error', (error) => this.#reject(error));
    socket.on('close', () => this.#reject(new Error('the server closed a connection')));
  }

  /** @param {Address} address @param {Call} call @returns {Promise<Connection>} */
  static open(address, { isProvisioning = false }) {
    const port = isProvisioning ? (address.provisioningPort ?? address.port) : address.port;
    return new Promise((resolve, reject) => {
      const socket = connect(port, address.host, () => {
        socket.off('error', reject);
        resolve(new Connection(address, socket));
      });
      socket.once('error', reject);
    });
  }

  /** @param {string} request @param {(answer: Received) => void} resolve @param {(error: Error) => void} reject */
  send(request, resolve, reject) {
    this.#resolve = resolve;
    this.#reject = reject;
    this.#socket.write(request, 'latin1');
  }

  close() {
    this.#reject = () => {};
    this.#socket.destroy();
  }

  /** @param {Buffer} chunk */
  #take(chunk) {
    this.#received += chunk.toString('latin1');
    const headEnd = this.#received.indexOf(HEAD_END);
    if (headEnd === -1) return;
    const head = this.#received.slice(0, headEnd);
    const length = CONTENT_LENGTH.exec(head)?.[1];
    const start = headEnd + HEAD_END.length;
    const body = length === undefined ? chunksIn(this.#received, start) : this.#received.slice(start);
    if (body === undefined || body.length < Number(length ?? 0)) return;
    this.#received = '';
    this.#resolve({ status: head.slice(STATUS_START, STATUS_START + 3), head, body });
  }
}
