/** Where a request wants to go. */
export interface Target {
  /** Sandbox named by a first segment `~name`. */
  readonly prefix: string | undefined;
  /** Decoded, dot segments resolved, repeated slashes folded. */
  readonly path: string;
  readonly query: string | undefined;
}

/** A first segment that names a sandbox. */
export const PREFIX = /^\/~([a-z0-9-]{1,40})(?=\/|$)/;
const PLAIN = /^\/[A-Za-z0-9_.~\-/]*$/;

const HOST = /^(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::\d+)?$/;

/** Whether a Host header names a host that a URL can be made of. */
export function isHost(host: string): boolean {
  return HOST.test(host) && URL.canParse(`http://${host}/`);
}

/** Takes a request target apart. It is only ever compared with known addresses, never with the file system. */
export function parseTarget(target: string): Target {
  const mark = target.indexOf('?');
  const query = mark < 0 ? undefined : target.slice(mark + 1);
  const whole = normalize(mark < 0 ? target : target.slice(0, mark));
  const prefix = PREFIX.exec(whole)?.[1];
  const path = prefix === undefined ? whole : whole.slice(prefix.length + 2) || '/';
  return { prefix, path, query };
}

function normalize(path: string): string {
  if (PLAIN.test(path) && !path.includes('//') && !path.includes('/.')) return path;
  let resolved: string;
  try {
    resolved = new URL(path.startsWith('/') ? `http://host${path}` : path).pathname;
  } catch {
    return '/';
  }
  try {
    resolved = decodeURIComponent(resolved);
  } catch {
    // A percent sign that encodes nothing stays as it is.
  }
  return resolved.replace(/\/{2,}/g, '/');
}
