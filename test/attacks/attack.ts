import { connect, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from '@jest/globals';
import { startEmulator, type Emulator } from '../../src/index.js';

export const NS = 'http://smbsaas/MSPC/enterpriseserver';
export const SOAP11 = 'http://schemas.xmlsoap.org/soap/envelope/';
export const SOAP12 = 'http://www.w3.org/2003/05/soap-envelope';
export const SERVERADMIN = 'serveradmin:serveradmin';

/** An emulator that is attacked through raw sockets; after each test it must still answer. */
export interface Target {
  readonly emulator: Emulator;
  readonly port: number;
  /** Sends bytes on a connection of their own and gives the first answer, as it came. */
  send(...bytes: readonly (string | Buffer)[]): Promise<string>;
  /** Sends, and expects this whole answer and a journal entry that says why. */
  refuses(request: string | Buffer, answer: string, reason: string): Promise<void>;
}

/** What the world is put back to before each test. */
export const CLOCK = Date.parse('2026-01-15T10:30:00.000Z');
const DATE = 'Thu, 15 Jan 2026 10:30:00 GMT';
const GUIDS = ['11111111-2222-4333-8444-555555555555', '66666666-7777-4888-9999-aaaaaaaaaaaa'];

/** Starts an emulator for the tests of a file. */
export function useTarget(): Target {
  let emulator: Emulator | undefined;
  const running = (): Emulator => {
    if (emulator === undefined) throw new Error('the emulator is not running yet');
    return emulator;
  };
  const target: Target = {
    get emulator() {
      return running();
    },
    get port() {
      return Number(new URL(running().address.url).port);
    },
    send: (...bytes) => sendRaw(target.port, bytes),
    async refuses(request, answer, reason) {
      expectAnswer(await target.send(request), answer);
      expect(lastEntry(target)).toMatchObject({ outcome: 'rejected', reason });
    },
  };
  beforeAll(async () => {
    emulator = await startEmulator({ port: 0, provisioningPort: 0, controlPort: 0, logLevel: 'silent' });
  });
  beforeEach(() => {
    rewind(target);
  });
  afterEach(async () => {
    rewind(target);
    expectAnswer(
      await target.send(post(call('UserExists', '<username>serveradmin</username>'))),
      exists(true),
    );
  });
  afterAll(() => emulator?.close());
  return target;
}

/** Back to the seed, the clock and the message ids that every test begins with. */
export function rewind({ emulator }: Target, seed: string | Record<string, unknown> = 'default'): void {
  const sandbox = emulator.control.sandbox();
  sandbox.seed(seed);
  sandbox.freezeClock(CLOCK);
  sandbox.handOut('message', GUIDS);
}

export function lastEntry({ emulator }: Target) {
  return emulator.control.sandbox().journal().at(-1);
}

export interface Posted {
  readonly soapAction?: string | undefined;
  readonly contentType?: string;
  readonly path?: string;
  readonly login?: string;
  readonly headers?: readonly string[];
}

/** A POST by hand; routed by SOAPAction as UserExists unless said otherwise, not at all for undefined. */
export function post(body: string | Buffer, posted: Posted = {}): Buffer {
  const { contentType = 'text/xml; charset=utf-8', path = '/esUsers.asmx', login = SERVERADMIN } = posted;
  const soapAction = 'soapAction' in posted ? posted.soapAction : `"${NS}/UserExists"`;
  const bytes = Buffer.from(body);
  const head = [
    `POST ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    `Content-Type: ${contentType}`,
    ...(soapAction === undefined ? [] : [`SOAPAction: ${soapAction}`]),
    `Authorization: Basic ${Buffer.from(login).toString('base64')}`,
    ...(posted.headers ?? []),
    `Content-Length: ${bytes.length}`,
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), bytes]);
}

/** An envelope around a Body's content. */
export function envelope(content: string, namespace = SOAP11): string {
  return `<soap:Envelope xmlns:soap="${namespace}"><soap:Body>${content}</soap:Body></soap:Envelope>`;
}

/** An envelope that calls an operation. @param content its parameters, written out */
export function call(operation: string, content: string, namespace = SOAP11): string {
  return envelope(`<${operation} xmlns="${NS}">${content}</${operation}>`, namespace);
}

export type Version = '1.1' | '1.2';
const TYPE = { '1.1': 'text/xml; charset=utf-8', '1.2': 'application/soap+xml; charset=utf-8' } as const;

export interface Sent {
  readonly closes?: boolean;
  readonly cacheControl?: string;
}

/** A whole answer of ASP.NET's, from the status line on. @param status with its reason phrase */
export function aspNetAnswer(status: string, contentType: string, body: string, sent: Sent = {}): string {
  return [
    `HTTP/1.1 ${status}`,
    `Cache-Control: ${sent.cacheControl ?? 'private'}`,
    `Content-Type: ${contentType}`,
    'Server: Microsoft-IIS/8.5',
    'X-AspNet-Version: 4.0.30319',
    'X-Powered-By: ASP.NET',
    `Date: ${DATE}`,
    ...(sent.closes === true ? ['Connection: close'] : []),
    `Content-Length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n');
}

/** The refusal without a word: broken XML once it is routed. */
export function badRequest(version: Version = '1.1'): string {
  return aspNetAnswer('400 Bad Request', TYPE[version], '');
}

export function unsupportedType(version: Version = '1.1'): string {
  return aspNetAnswer('415 Unsupported Media Type', TYPE[version], '');
}

export interface FaultForm extends Sent {
  readonly version?: Version;
  /** Header faults have none. */
  readonly hasDetail?: boolean;
  /** Header blocks before the addressing ones. */
  readonly header?: string;
}

/** A Fault with everything around it. @param code without its prefix */
export function fault(code: string, text: string, form: FaultForm = {}): string {
  const { version = '1.1', hasDetail = true, header = '' } = form;
  const escaped = escapeXml(text);
  const content =
    version === '1.1'
      ? `<faultcode>soap:${code}</faultcode><faultstring>${escaped}</faultstring>${hasDetail ? '<detail />' : ''}`
      : `<soap:Code><soap:Value>soap:${code}</soap:Value></soap:Code>` +
        `<soap:Reason><soap:Text xml:lang="en">${escaped}</soap:Text></soap:Reason>` +
        (hasDetail ? '<soap:Detail />' : '');
  const body = answered(version, header, `${WSA}/fault`, `<soap:Fault>${content}</soap:Fault>`);
  return aspNetAnswer('500 Internal Server Error', TYPE[version], body, form);
}

/** A good answer. @param result the children of the response element, written out */
export function success(operation: string, result: string, version: Version = '1.1'): string {
  const content = `<${operation}Response xmlns="${NS}">${result}</${operation}Response>`;
  const body = answered(version, '', `${NS}/${operation}Response`, content);
  return aspNetAnswer('200 OK', TYPE[version], body, { cacheControl: 'private, max-age=0' });
}

export function exists(isThere: boolean, version: Version = '1.1'): string {
  return success('UserExists', `<UserExistsResult>${isThere}</UserExistsResult>`, version);
}

const WSA = 'http://schemas.xmlsoap.org/ws/2004/08/addressing';

function answered(version: Version, header: string, action: string, content: string): string {
  const soap = version === '1.1' ? SOAP11 : SOAP12;
  return (
    `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="${soap}"` +
    ` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"` +
    ` xmlns:wsa="${WSA}"><soap:Header>${header}<wsa:Action>${action}</wsa:Action>` +
    `<wsa:MessageID>urn:uuid:${GUIDS[0]}</wsa:MessageID><wsa:RelatesTo>urn:uuid:${GUIDS[1]}</wsa:RelatesTo>` +
    `<wsa:To>${WSA}/role/anonymous</wsa:To></soap:Header><soap:Body>${content}</soap:Body></soap:Envelope>`
  );
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** What no answer may hold: where our code is, what it is made of, how it got there. */
const LEAKS =
  /node_modules|node:|\.[jt]s\b|\/(?:home|root|usr|tmp)\/|\bat \S+ \(|saxes|express|sqlite|provisim|xmlbuilder|V8|ECONN|TypeError|RangeError/i;

/** The same as `toBe`, without printing megabytes; and nothing of ours shows. */
export function expectAnswer(answer: string, expected: string): void {
  expect(answer).not.toMatch(LEAKS);
  expect(answer).toBe(expected);
}

/** Writes pieces one after the other and reads until an answer is complete or the server ends. */
export async function sendRaw(port: number, pieces: readonly (string | Buffer)[]): Promise<string> {
  const connection = await open(port);
  try {
    for (const piece of pieces) connection.socket.write(piece);
    return await connection.answer();
  } finally {
    connection.socket.destroy();
  }
}

export interface Connection {
  readonly socket: Socket;
  /** The next whole answer on it. */
  answer(options?: { readonly isHead?: boolean }): Promise<string>;
  /** Everything until the server ends the connection. */
  rest(): Promise<string>;
}

/** A connection on which a test says each byte itself. */
export async function open(port: number): Promise<Connection> {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  let received = Buffer.alloc(0);
  let ended: { readonly error?: Error } | undefined;
  let wake = (): void => undefined;
  const stop = (error?: Error): void => {
    ended ??= error === undefined ? {} : { error };
    wake();
  };
  socket.on('data', (chunk) => {
    received = Buffer.concat([received, chunk]);
    wake();
  });
  socket.on('end', () => {
    stop();
  });
  socket.on('error', stop);
  const until = async (isDone: () => number | undefined): Promise<string> => {
    for (;;) {
      const length = isDone();
      if (length !== undefined) {
        const taken = received.subarray(0, length).toString();
        received = received.subarray(length);
        return taken;
      }
      if (ended !== undefined) throw ended.error ?? new Error(`ended after ${received.length} bytes`);
      await new Promise<void>((resolve) => (wake = resolve));
    }
  };
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve).once('error', reject);
  });
  return {
    socket,
    answer: ({ isHead = false } = {}) => until(() => answerLength(received, isHead)),
    rest: () => until(() => (ended !== undefined && ended.error === undefined ? received.length : undefined)),
  };
}

/** How many bytes the first answer has, if all of them are there. */
function answerLength(received: Buffer, isHead: boolean): number | undefined {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const head = received.subarray(0, end).toString('latin1');
  const length = isHead ? 0 : Number(/^Content-Length: (\d+)$/m.exec(head)?.[1] ?? 0);
  return received.length >= end + 4 + length ? end + 4 + length : undefined;
}
