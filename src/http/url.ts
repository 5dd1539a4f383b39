import type { Server } from 'node:http';

/** Scheme, host and port of a server that listens; the brackets are those of an IPv6 address. */
export function urlOf(server: Server, host: string): string {
  const address = server.address();
  if (address === null || typeof address === 'string')
    throw new Error('the server does not listen on a port');
  return urlAt(host, address.port);
}

/** The same of a port that is known. */
export function urlAt(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
