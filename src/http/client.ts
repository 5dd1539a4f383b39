import { request } from 'node:http';

/** What a server answered. */
export interface Reply {
  readonly status: number;
  readonly reason: string;
  readonly body: string;
}

/** Posts a body to a server that the user of a command named. */
export function post(url: URL, headers: Readonly<Record<string, string>>, body: Buffer): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const call = request(
      url,
      { method: 'POST', headers: { ...headers, 'Content-Length': body.length } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const { statusCode = 0, statusMessage = '' } = response;
          resolve({
            status: statusCode,
            reason: statusMessage,
            body: Buffer.concat(chunks).toString('utf8'),
          });
        });
      },
    );
    call.on('error', reject);
    call.end(body);
  });
}
