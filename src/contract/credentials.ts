import type { Login } from './description.js';

/** The Authorization header of a caller; none without one. */
export function basicHeaders(login: Login | undefined): Readonly<Record<string, string>> {
  if (login === undefined) return {};
  const pair = Buffer.from(`${login.user}:${login.password}`, 'utf8').toString('base64');
  return { Authorization: `Basic ${pair}` };
}
