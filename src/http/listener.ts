import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Answer, HttpRequest } from './exchange.js';
import { BAD_REQUEST, EXPECTATION_FAILED, INTERNAL_ERROR } from './iis.js';
import { parseTarget } from './target.js';
import { urlOf } from './url.js';

export interface ListenerOptions {
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  readonly maxBodyBytes: number;
  readonly headersTimeoutMs: number;
  readonly requestTimeoutMs: number;
  /** Scheme, host and port that clients use, where it is not the one they ask under. */
  readonly publicUrl: string | undefined;
  /** Told of errors that are ours. */
  readonly onBug: (error: unknown) => void;
  /** Answers a complete request. @param prefix the sandbox named in the path */
  readonly answer: (request: HttpRequest, prefix: string | undefined) => Answer;
}

/** How often Node looks for connections that take too long. */
const TIMEOUT_CHECK_MS = 2_000;
const KEEP_ALIVE_MS = 120_000;
/** How long requests under way may take once the listener closes. */
const DRAIN_MS = 10_000;
const MAX_HEADERS = 100;

/** The socket side of an emulated host: the only place that touches `req` and `res` of emulated routes. */
export class Listener {
  readonly #options: ListenerOptions;
  readonly #server: Server;

  constructor(options: ListenerOptions) {
    this.#options = options;
    this.#server = createServer({
      headersTimeout: options.headersTimeoutMs,
      requestTimeout: options.requestTimeoutMs,
      connectionsCheckingInterval: TIMEOUT_CHECK_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
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
      send(res, EXPECTATION_FAILED, req);
    });
    this.#server.on('clientError', (_error, socket) => {
      if (socket.writable) socket.end(rawBytes(BAD_REQUEST));
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
      }, DRAIN_MS);
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
      req.removeAllListeners('data').removeAllListeners('end').resume();
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
    const { prefix, path, query } = parseTarget(target);
    const { host: askedHost } = req.headers;
    const host =
      this.#options.publicUrl ??
      (askedHost ? `http://${askedHost}` : urlOf(this.#server, this.#options.host));
    const baseUrl = prefix === undefined ? host : `${host}/~${prefix}`;
    const request: HttpRequest = {
      ...{
        method: req.method ?? 'GET',
        target,
        path,
        query,
        headers: req.headers,
        body,
        baseUrl,
        isOversize,
      },
    };
    const answer = this.#answer(request, prefix);
    send(res, isOversize ? { ...answer, closes: true } : answer, req);
  }

  #answer(request: HttpRequest, prefix: string | undefined): Answer {
    try {
      return this.#options.answer(request, prefix);
    } catch (error) {
      this.#options.onBug(error);
      return INTERNAL_ERROR;
    }
  }
}

const EMPTY = Buffer.alloc(0);

function send(res: ServerResponse, answer: Answer, req: IncomingMessage): void {
  const body = typeof answer.body === 'string' ? Buffer.from(answer.body) : answer.body;
  const keepsHttp10 = req.httpVersionMinor === 0 && /keep-alive/i.test(req.headers.connection ?? '');
  const closes = answer.closes === true || (req.httpVersionMinor === 0 && !keepsHttp10);
  const flat: string[] = [];
  for (const [name, value] of answer.headers) flat.push(name, value);
  flat.push('Date', new Date(answer.at ?? Date.now()).toUTCString(), 'Content-Length', String(body.length));
  if (closes) flat.push('Connection', 'close');
  else if (keepsHttp10) flat.push('Connection', 'keep-alive');
  res.sendDate = false;
  res.removeHeader('Connection');
  res.writeHead(answer.status, answer.reason ?? REASONS[answer.status] ?? '', flat);
  res.end(body);
}

const REASONS: Readonly<Record<number, string>> = {
  ...{ 200: 'OK', 400: 'Bad Request', 401: 'Unauthorized', 404: 'Not Found', 405: 'Method Not Allowed' },
  ...{ 415: 'Unsupported Media Type', 500: 'Internal Server Error', 503: 'Service Unavailable' },
};

/** An answer to bytes that were no request, for a socket that Node has given up on. */
function rawBytes(answer: Answer): string {
  const lines = [
    `HTTP/1.1 ${answer.status} ${answer.reason ?? ''}`,
    ...answer.headers.map(([name, value]) => `${name}: ${value}`),
    `Date: ${new Date().toUTCString()}`,
    'Connection: close',
    `Content-Length: ${Buffer.byteLength(answer.body as string)}`,
  ];
  return `${lines.join('\r\n')}\r\n\r\n${answer.body as string}`;
}
