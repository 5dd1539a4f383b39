import type { HttpRequest } from '../../src/http/exchange.js';

/** A POST as a listener takes it in. @param target path with the query, if it has one */
export function requestFor(
  target: string,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): HttpRequest {
  const [path = '', query] = target.split('?');
  const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return {
    method: 'POST',
    target,
    path,
    query,
    headers: Object.fromEntries(lower) as Record<string, string>,
    body: typeof body === 'string' ? Buffer.from(body) : body,
    baseUrl: 'http://localhost:9002',
    isOversize: false,
  };
}
