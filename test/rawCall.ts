import { connect } from 'node:net';

/** What came over a socket until it ended, or until `until` was seen. */
export interface RawReply {
  readonly bytes: Buffer;
  readonly ending: 'closed' | 'reset' | 'open';
}

/** Sends these bytes and takes what comes, without an HTTP library between. */
export function rawCall(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  until: (bytes: Buffer) => boolean = () => false,
): Promise<RawReply> {
  const { hostname, port, host, pathname } = new URL(url);
  const lines = Object.entries({ Host: host, ...headers, 'Content-Length': String(Buffer.byteLength(body)) });
  const head = lines.map(([name, value]) => `${name}: ${value}`).join('\r\n');
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    const chunks: Buffer[] = [];
    const finish = (ending: RawReply['ending']) => {
      resolve({ bytes: Buffer.concat(chunks), ending });
      socket.destroy();
    };
    socket.on('data', (chunk) => {
      chunks.push(chunk);
      if (until(Buffer.concat(chunks))) finish('open');
    });
    socket.on('error', () => {
      finish('reset');
    });
    socket.on('end', () => {
      finish('closed');
    });
    socket.write(`POST ${pathname} HTTP/1.1\r\n${head}\r\n\r\n${body}`);
  });
}
