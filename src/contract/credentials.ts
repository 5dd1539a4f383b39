import type { Login } from './description.js';

/** The Authorization header of a caller; none without one. */
export function basicHeaders(login: Login | undefined): Readonly<Record<string, string>> {
  return login === undefined ? {} : { Authorization: basicOf(`${login.user}:${login.password}`) };
}

/** @param pair name and password with a colon between */
export function basicOf(pair: string): string {
  return `Basic ${Buffer.from(pair, 'utf8').toString('base64')}`;
}
