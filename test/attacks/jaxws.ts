import { afterAll, afterEach, beforeAll, beforeEach, expect } from '@jest/globals';
import { startEmulator, type Emulator } from '../../src/index.js';
import { CLOCK, expectAnswer, open } from './attack.js';

export const V2 = 'http://v2.provisioning.ws.web.verba.com/';
const SOAP11 = 'http://schemas.xmlsoap.org/soap/envelope/';
const DATE = 'Thu, 15 Jan 2026 10:30:00 GMT';

/** The Provisioning API of an emulator, attacked through raw sockets; after each test it must still answer. */
export interface JaxWsTarget {
  readonly emulator: Emulator;
  /** Sends bytes on a connection of their own and gives all that comes until the server ends it. */
  send(...bytes: readonly (string | Buffer)[]): Promise<string>;
  /** Sends, and expects this whole answer and a journal entry that says why. */
  refuses(request: string | Buffer, answer: string, reason: string): Promise<void>;
}

/** Starts an emulator for the tests of a file. */
export function useJaxWsTarget(): JaxWsTarget {
  let emulator: Emulator | undefined;
  const running = (): Emulator => {
    if (emulator === undefined) throw new Error('the emulator is not running yet');
    return emulator;
  };
  const target: JaxWsTarget = {
    get emulator() {
      return running();
    },
    async send(...bytes) {
      const connection = await open(Number(new URL(running().address.provisioningUrl).port));
      try {
        for (const piece of bytes) connection.socket.write(piece);
        return await connection.rest();
      } finally {
        connection.socket.destroy();
      }
    },
    async refuses(request, answer, reason) {
      expectAnswer(await target.send(request), answer);
      const { outcome, reason: told } = running().control.sandbox().journal().at(-1) ?? {};
      expect({ outcome, reason: told }).toEqual({ outcome: 'rejected', reason });
    },
  };
  beforeAll(async () => {
    emulator = await startEmulator({ port: 0, provisioningPort: 0, controlPort: 0, logLevel: 'silent' });
  });
  beforeEach(() => {
    running().control.sandbox().reset();
    running().control.sandbox().freezeClock(CLOCK);
  });
  afterEach(async () => {
    expectAnswer(await target.send(post(envelope('<v:getVersion/>'))), version());
  });
  afterAll(() => emulator?.close());
  return target;
}

export interface Sent {
  readonly method?: string;
  readonly path?: string;
  /** Undefined sends none. */
  readonly contentType?: string | undefined;
  readonly headers?: readonly string[];
}

/** A call by hand, the last one on its connection. */
export function post(body: string | Buffer, sent: Sent = {}): Buffer {
  const { method = 'POST', path = '/provisioning', headers = [] } = sent;
  const contentType = 'contentType' in sent ? sent.contentType : 'text/xml; charset=utf-8';
  const bytes = Buffer.from(body);
  const head = [
    `${method} ${path} HTTP/1.1`,
    'Host: recorder.test:7002',
    ...(contentType === undefined ? [] : [`Content-Type: ${contentType}`]),
    'Connection: close',
    ...headers,
    `Content-Length: ${bytes.length}`,
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), bytes]);
}

export function envelope(content: string, header = ''): string {
  return `<e:Envelope xmlns:e="${SOAP11}" xmlns:v="${V2}">${header}<e:Body>${content}</e:Body></e:Envelope>`;
}

/** A whole answer: status line with its reason, headers in the JDK's order, one chunk. */
export function answered(status: string, contentType: string | undefined, body: string): string {
  const type = contentType === undefined ? [] : [`Content-type: ${contentType}`];
  const chunk = body === '' ? '' : `${Buffer.byteLength(body).toString(16)}\r\n${body}\r\n`;
  const head = [`HTTP/1.1 ${status}`, `Date: ${DATE}`, 'Transfer-encoding: chunked', ...type];
  return `${head.join('\r\n')}\r\n\r\n${chunk}0\r\n\r\n`;
}

/** A page of the JDK's own server, which brings other headers. */
export function jdkPage(status: string, text: string): string {
  const body = `<h1>${status}</h1>${text}`;
  return `HTTP/1.1 ${status}\r\nContent-Length: ${body.length}\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n${body}`;
}

const XML = 'text/xml; charset=utf-8';

export function fault(code: string, text: string): string {
  const escaped = text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\n', '&#xa;');
  const content = `<S:Fault xmlns:ns4="http://www.w3.org/2003/05/soap-envelope"><faultcode>S:${code}</faultcode><faultstring>${escaped}</faultstring></S:Fault>`;
  return answered('500 Internal Server Error', XML, enveloped(content));
}

/** A parse error as the stack reports it, where it is met. */
export const parseError = (line: number, column: number, message: string): string =>
  `javax.xml.stream.XMLStreamException: ParseError at [row,col]:[${line},${column}]\nMessage: ${message}`;
export const uncreated = (reason: string): string =>
  `Couldn't create SOAP message due to exception: ${reason}`;
export const unreadable = (error: string): string => uncreated(`XML reader error: ${error}`);
export const unmarshalled = (error: string): string =>
  `javax.xml.bind.UnmarshalException\n - with linked exception:\n[${error}]`;

export function success(operation: string, content: string): string {
  const response = `<ns2:${operation}Response xmlns:ns2="${V2}"><return>${content}</return></ns2:${operation}Response>`;
  return answered('200 OK', XML, enveloped(response));
}

export function version(): string {
  return success('getVersion', '<status><statusCode>OK</statusCode></status><version>2</version>');
}

function enveloped(content: string): string {
  return `<?xml version="1.0" ?><S:Envelope xmlns:S="${SOAP11}"><S:Body>${content}</S:Body></S:Envelope>`;
}
