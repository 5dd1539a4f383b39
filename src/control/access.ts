import { createHash, timingSafeEqual } from 'node:crypto';

/** Who may use the control API. */
export interface Access {
  /** What every call has to carry, but those that ask whether the emulator is well. */
  readonly token: string | undefined;
  /** Host names in lower case under which it answers, besides those of this machine. */
  readonly hosts: readonly string[];
}

interface CallHeaders {
  readonly host?: string | undefined;
  readonly origin?: string | undefined;
  readonly authorization?: string | undefined;
}

/** Asked by whatever watches over the process, which knows no tokens. */
const OPEN_PATHS: ReadonlySet<string> = new Set(['/health', '/ready']);

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i;
const PORT = /:\d+$/;

/**
 * Why a call gets nothing; undefined for one that may go on. A page of another origin, or one that rebound its name to
 * this machine, is kept out by what the browser itself says of it.
 */
export function refusalOf(
  { headers, path }: { readonly headers: CallHeaders; readonly path: string },
  { token, hosts }: Access,
): { readonly status: 401 | 403; readonly error: string } | undefined {
  const isKnown = (host: string) => LOOPBACK.test(host) || hosts.includes(host.toLowerCase());
  const origin = headers.origin?.replace(/^https?:\/\//, '').replace(PORT, '');
  if (!isKnown(headers.host?.replace(PORT, '') ?? '') || (origin !== undefined && !isKnown(origin))) {
    const which = hosts.length === 0 ? 'loopback hosts' : 'loopback hosts and those of --control-hosts';
    return { status: 403, error: `the control API answers ${which} only` };
  }
  if (token === undefined || OPEN_PATHS.has(path) || isToken(headers.authorization ?? '', token))
    return undefined;
  return { status: 401, error: 'the control API asks for the token: Authorization: Bearer …' };
}

/** Takes the same time however much of the token is right. */
function isToken(authorization: string, token: string): boolean {
  const [, given = ''] = /^Bearer +(\S+) *$/i.exec(authorization) ?? [];
  return timingSafeEqual(digest(given), digest(token));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
