const MASK = '***';

/**
 * The text of every element or attribute whose name speaks of a password or PIN, replaced by `***`. Lexical on
 * purpose: a journal also holds bodies that no XML reader accepts, and their secrets count as well.
 */
export function maskSecrets(body: string): string {
  return body
    .replace(
      /(<(?:[\w.-]+:)?[\w.-]*(?:password|passwd|pin)[\w.-]*(?:\s[^<>]*)?>)(?:(?!<\/|<[A-Za-z])[\s\S])+/gi,
      `$1${MASK}`,
    )
    .replace(/(\s(?:[\w.-]+:)?[\w.-]*(?:password|passwd)[\w.-]*\s*=\s*)("[^"]*"|'[^']*')/gi, `$1"${MASK}"`);
}

/** Header values as they may be shown. */
export function maskHeaders(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      SECRET_HEADERS.has(name) ? MASK : typeof value === 'string' ? value : (value ?? []).join(', '),
    ]),
  );
}

const SECRET_HEADERS = new Set(['authorization', 'proxy-authorization', 'cookie']);
