import {
  createServer,
  STATUS_CODES,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { deliver, isUsual, sentAnswer, type Outgoing } from './delivery.js';
import type { Answer, HttpRequest } from './exchange.js';
import type { Persona } from './persona.js';
import { isHost } from './target.js';
import { urlOf } from './url.js';

export interface ListenerOptions {
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  readonly maxBodyBytes: number;
  readonly headersTimeoutMs: number;
  readonly requestTimeoutMs: number;
  /** How long requests under way may take once the listener closes. */
  readonly drainMs: number;
  /** Scheme, host and port that clients use, where it is not the one they ask under. */
  readonly publicUrl: string | undefined;
  /** The server that is emulated. */
  readonly persona: Persona;
  /** Told of errors that are ours. */
  readonly onBug: (error: unknown) => void;
  /** Answers a complete request. @param prefix the sandbox named in the path */
  readonly answer: (request: HttpRequest, prefix: string | undefined) => Answer | Promise<Answer>;
}

/** How often Node looks for connections that take too long. */
const TIMEOUT_CHECK_MS = 2_000;
const KEEP_ALIVE_MS = 120_000;
const MAX_HEADERS = 100;
/** How long a client that was refused may go on sending before its connection is cut. */
const LINGER_MS = 5_000;

/** The socket side of an emulated host: the only place that touches `req` and `res` of emulated routes. */
export class Listener {
  readonly #options: ListenerOptions;
  readonly #server: Server;
  /** Connections that have had their last answer; what still arrives on them is not looked at. */
  readonly #done = new WeakSet<Socket>();

  constructor(options: ListenerOptions) {
    this.#options = options;
    this.#server = createServer({
      headersTimeout: options.headersTimeoutMs,
      requestTimeout: options.requestTimeoutMs,
      connectionsCheckingInterval: TIMEOUT_CHECK_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
      // Node's own answer to a request without a host is nobody's we emulate.
      requireHostHeader: false,
    });
    this.#server.maxHeadersCount = MAX_HEADERS;
    this.#server.on('request', (req: IncomingMessage, res: ServerResponse) => {
      this.#receive(req, res);
    });
    this.#server.on('checkContinue', (req: IncomingMessage, res: ServerResponse) => {
      if (!this.#isTooLarge(req)) res.writeContinue();
      this.#receive(req, res);
    });
    this.#server.on('checkExpectation', (req: IncomingMessage, res: ServerResponse) => {
      const { unmetExpectation } = options.persona;
      if (unmetExpectation === undefined) this.#receive(req, res);
      else this.#send(req, res, unmetExpectation);
    });
    this.#server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
      if (!socket.writable) socket.destroy();
      else linger(socket.end(rawBytes(options.persona, options.persona.badRequest(error.code ?? ''))));
    });
  }

  /** @returns scheme, host and port, the one taken where 0 was asked for */
  async listen(): Promise<string> {
    const { host, port } = this.#options;
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, host, resolve);
    });
    return urlOf(this.#server, host);
  }

  /** Stops accepting, lets requests under way finish for a while, then ends their connections. */
  async close(): Promise<void> {
    await new Promise<void>((resolve) => {
      const deadline = setTimeout(() => {
        this.#server.closeAllConnections();
      }, this.#options.drainMs);
      this.#server.close(() => {
        clearTimeout(deadline);
        resolve();
      });
      this.#server.closeIdleConnections();
    });
  }

  #isTooLarge(req: IncomingMessage): boolean {
    return Number(req.headers['content-length'] ?? 0) > this.#options.maxBodyBytes;
  }

  #receive(req: IncomingMessage, res: ServerResponse): void {
    if (this.#done.has(req.socket)) {
      req.resume();
      return;
    }
    const { namelessHost } = this.#options.persona;
    if (namelessHost !== undefined && !namesHost(req)) {
      this.#send(req, res, namelessHost);
      return;
    }
    if (this.#isTooLarge(req)) {
      this.#finish(req, res, EMPTY, true);
      return;
    }
    const chunks: Buffer[] = [];
    let size = 0;
    req.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= this.#options.maxBodyBytes) {
        chunks.push(chunk);
        return;
      }
      req.removeAllListeners('data').removeAllListeners('end');
      this.#finish(req, res, EMPTY, true);
    });
    req.on('end', () => {
      this.#finish(req, res, chunks.length === 1 ? (chunks[0] ?? EMPTY) : Buffer.concat(chunks), false);
    });
    req.on('error', () => {
      res.destroy();
    });
  }

  #finish(req: IncomingMessage, res: ServerResponse, body: Buffer, isOversize: boolean): void {
    const target = req.url ?? '/';
    const { prefix, path, query } = this.#options.persona.readTarget(target);
    const host = this.#options.publicUrl ?? this.#hostOf(req);
    const baseUrl = prefix === undefined ? host : `${host}/~${prefix}`;
    const { method = 'GET', headers } = req;
    const request = { method, target, path, query, headers, body, baseUrl, isOversize };
    const send = (answer: Answer) => {
      this.#deliver(req, res, isOversize ? { ...answer, closes: true } : answer);
    };
    const answer = this.#answer(request, prefix);
    if (!('then' in answer)) send(answer);
    else {
      void answer.then(send, (error: unknown) => {
        this.#options.onBug(error);
        send(this.#options.persona.internalError);
      });
    }
  }

  /** Sends an answer once its delay is over, in the way a fault rule wants it. */
  #deliver(req: IncomingMessage, res: ServerResponse, answer: Answer): void {
    const { delivery } = answer;
    if (delivery === undefined) {
      this.#send(req, res, answer);
      return;
    }
    const sent = sentAnswer(answer);
    const go = () => {
      if (req.socket.destroyed) return;
      if (isUsual(delivery)) this.#send(req, res, sent);
      else deliver(req.socket, this.#outgoing(sent), delivery);
    };
    if (delivery.delayMs === undefined) go();
    else setTimeout(go, delivery.delayMs).unref();
  }

  #outgoing(answer: Answer): Outgoing {
    const sent = { method: 'GET', isHttp10: false, connection: undefined };
    const { headers: all } = this.#options.persona.frame(answer, sent);
    const headers = all.filter((_part, index) => !TELLS_LENGTH.test(all[index - (index % 2)] ?? ''));
    const reason = answer.reason ?? STATUS_CODES[answer.status] ?? '';
    return { statusLine: `HTTP/1.1 ${answer.status} ${reason}`, headers, body: Buffer.from(answer.body) };
  }

  /** Scheme, host and port as the client wrote them, or else our own. */
  #hostOf({ headers }: IncomingMessage): string {
    const { host } = headers;
    return host !== undefined && isHost(host) ? `http://${host}` : urlOf(this.#server, this.#options.host);
  }

  /** A socket closed over bytes nobody read is reset, and the answer lost: so those are read and passed over. */
  #send(req: IncomingMessage, res: ServerResponse, answer: Answer): void {
    if (answer.isDropped === true) {
      req.socket.destroy();
      return;
    }
    const isHttp10 = req.httpVersionMinor === 0;
    const keepsHttp10 = isHttp10 && /keep-alive/i.test(req.headers.connection ?? '');
    const { persona } = this.#options;
    const isAsked = persona.repeatsClose && /\bclose\b/i.test(req.headers.connection ?? '');
    const isLast = answer.closes === true || isAsked || !this.#server.listening;
    const closes = isLast || (isHttp10 && !keepsHttp10);
    const connection = closes ? 'close' : keepsHttp10 ? 'keep-alive' : undefined;
    const { method = 'GET' } = req;
    const { headers, body } = persona.frame(answer, { method, isHttp10, connection });
    res.sendDate = false;
    res.removeHeader('Connection');
    res.writeHead(answer.status, answer.reason ?? STATUS_CODES[answer.status] ?? '', headers);
    // The body is framed already, and goes out in one piece with the head.
    res.chunkedEncoding = false;
    if (!closes || req.complete) {
      res.end(body, 'latin1');
      return;
    }
    this.#done.add(req.socket);
    req.resume();
    // The answer to HEAD has no body that would take the headers along.
    res.flushHeaders();
    // Not before: the answer may have to wait for that of an earlier request.
    res.write(body, 'latin1', () => {
      linger(req.socket.end());
    });
  }

  #answer(request: HttpRequest, prefix: string | undefined): Answer | Promise<Answer> {
    try {
      return this.#options.answer(request, prefix);
    } catch (error) {
      this.#options.onBug(error);
      return this.#options.persona.internalError;
    }
  }
}

/** Headers that are told anew where a fault rule changes how an answer is sent. */
const TELLS_LENGTH = /^(content-length|transfer-encoding|connection)$/i;

const EMPTY = Buffer.alloc(0);

/** Whether a request says whom it is for, in a form that an address can be made of; HTTP/1.0 need not. */
function namesHost({ headers, httpVersionMinor }: IncomingMessage): boolean {
  return headers.host === undefined ? httpVersionMinor === 0 : isHost(headers.host);
}

/** Cuts a connection whose other side does not end it in time. */
function linger(socket: Duplex): void {
  const timer = setTimeout(() => {
    socket.destroy();
  }, LINGER_MS);
  socket.once('close', () => {
    clearTimeout(timer);
  });
}

/** An answer to bytes that were no request, for a socket that Node has given up on. */
function rawBytes(persona: Persona, answer: Answer): string {
  const sent = { method: 'GET', isHttp10: false, connection: 'close' } as const;
  const { headers, body } = persona.frame(answer, sent);
  const lines = headers.flatMap((name, index) =>
    index % 2 === 0 ? [`${name}: ${headers[index + 1] ?? ''}`] : [],
  );
  return `HTTP/1.1 ${answer.status} ${answer.reason ?? ''}\r\n${lines.join('\r\n')}\r\n\r\n${String(body)}`;
}
