import { createServer } from 'node:net';
import { send } from './client.js';

/** Whether a port can be listened on. Rejects for an address that is none of this machine. */
export function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    });
    server.listen(port, host, () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}

/** What the server at an address calls itself; undefined for one that does not speak HTTP, or not in time. */
export async function serverAt(url: URL, timeoutMs: number): Promise<string | undefined> {
  try {
    const { headers } = await send({ method: 'GET', url, signal: AbortSignal.timeout(timeoutMs) });
    const { server = '' } = headers;
    return String(server) === '' ? 'a server without a name' : String(server);
  } catch {
    return undefined;
  }
}
