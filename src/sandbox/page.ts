import type { Session, Site } from '../http/exchange.js';
import type { Sandbox } from './sandbox.js';

/** Where a page is, and under which address it is to name itself. */
export interface PageAddress {
  /** Without a sandbox's prefix. */
  readonly path: string;
  readonly query: string;
  /** Scheme, host and the prefix. */
  readonly baseUrl: string;
}

/**
 * Asks for a page that is no call, such as a description, without that being an exchange: no rule meets it and no journal
 * tells of it.
 */
export function pageOf(
  site: Site<Sandbox>,
  world: Sandbox,
  { path, query, baseUrl }: PageAddress,
): string | Uint8Array {
  const endpoint = site.find(path) ?? site.fallback;
  const target = `${path}?${query}`;
  const empty = { headers: {}, body: new Uint8Array(), isOversize: false };
  return endpoint({ method: 'GET', target, path, query, baseUrl, ...empty }, visitorOf(world)).body;
}

/** Somebody who looks and does nothing. */
function visitorOf(world: Sandbox): Session<Sandbox> {
  return {
    world,
    notes: { outcome: 'page' },
    reach: () => undefined,
    conform: () => undefined,
    enter: (login) => login,
    follow: () => undefined,
  };
}
