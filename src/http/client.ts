import { request, STATUS_CODES } from 'node:http';

/** One request to a server that the user of a command named. */
export interface Order {
  readonly method: string;
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called with the bytes on the way so far, of the body and of the answer, and with how many there will be. */
  readonly onProgress?: ((bytes: number, total: number | undefined) => void) | undefined;
}

/** What a server answered. */
export interface Reply {
  readonly status: number;
  readonly reason: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

const CHUNK_BYTES = 1024 * 1024;

/** Sends a request and takes in the whole answer. Rejects with the system's error where none comes. */
export function send({ method, url, headers, body, signal, onProgress }: Order): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'Content-Length': body.length };
    const call = request(
      url,
      { method, headers: { ...headers, ...length }, ...(signal === undefined ? {} : { signal }) },
      (response) => {
        const total = Number(response.headers['content-length']);
        const chunks: Buffer[] = [];
        let received = 0;
        response.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          received += chunk.length;
          onProgress?.(received, Number.isNaN(total) ? undefined : total);
        });
        response.on('error', reject);
        response.on('end', () => {
          const { statusCode = 0, statusMessage = '' } = response;
          const answer = { status: statusCode, reason: statusMessage, headers: response.headers };
          resolve({ ...answer, body: Buffer.concat(chunks) });
        });
      },
    );
    call.on('error', reject);
    if (body !== undefined) writeInParts(call, body, onProgress);
    call.end();
  });
}

function writeInParts(call: ReturnType<typeof request>, body: Buffer, onProgress: Order['onProgress']): void {
  for (let from = 0; from < body.length; from += CHUNK_BYTES) {
    const part = body.subarray(from, from + CHUNK_BYTES);
    call.write(part, () => onProgress?.(from + part.length, body.length));
  }
}

/** What HTTP calls a status; nothing for one it does not know. */
export function reasonOf(status: number): string {
  return STATUS_CODES[status] ?? '';
}
