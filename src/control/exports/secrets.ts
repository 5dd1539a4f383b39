import type { Exchange } from '../../sandbox/journal.js';
import { MASK } from '../../sandbox/mask.js';

/** Passwords by the names of those who logged in with them, at one time or another. */
export type KnownLogins = ReadonlyMap<string, ReadonlySet<string>>;

/** The name and password of a request that logs in by HTTP, the sandbox in the name left out. */
export function basicLogin({
  request,
  notes,
}: Exchange): { readonly name: string; readonly password: string } | undefined {
  const [, encoded] = /^Basic\s+(\S+)\s*$/i.exec(request.headers.authorization ?? '') ?? [];
  if (encoded === undefined) return undefined;
  const [, name = '', password = ''] =
    /^([^:]*):([^]*)$/.exec(Buffer.from(encoded, 'base64').toString('utf8')) ?? [];
  return { name: notes.user ?? name.replace(/~[a-z0-9-]{1,40}$/, ''), password };
}

/** Who logged in with what, as far as requests tell: by HTTP, or with the first secret of a message that names a user. */
export function loginsIn(
  exchanges: readonly Exchange[],
  shown: (exchange: Exchange) => ShownBody,
): KnownLogins {
  const found = new Map<string, Set<string>>();
  const add = (name: string, password: string) => {
    found.set(name, (found.get(name) ?? new Set()).add(password));
  };
  for (const exchange of exchanges) {
    const basic = basicLogin(exchange);
    if (basic !== undefined) add(basic.name, basic.password);
    else if (exchange.notes.user !== undefined) {
      const [secret] = hidden(shown(exchange));
      if (secret !== undefined) add(exchange.notes.user, secret);
    }
  }
  return found;
}

/** A body as it came and as it may be shown. */
export interface ShownBody {
  readonly raw: string;
  readonly masked: string;
}

/** Whose password stands at each mask of a body, in order; null for one that nobody logged in with. */
export function ownersIn(body: ShownBody, logins: KnownLogins, first: string | undefined): (string | null)[] {
  const names = [...(first === undefined ? [] : [first]), ...logins.keys()];
  return hidden(body).map((secret) => names.find((name) => logins.get(name)?.has(secret) === true) ?? null);
}

/** What the masks hide. Between them both texts are the same. */
function hidden({ raw, masked }: ShownBody): string[] {
  const [first = '', ...kept] = masked.split(MASK);
  let at = first.length;
  return kept.map((next) => {
    const end = next === '' ? raw.length : raw.indexOf(next, at);
    const secret = raw.slice(at, end === -1 ? raw.length : end);
    at += secret.length + next.length;
    return secret;
  });
}
