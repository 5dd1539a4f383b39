/** What stands in place of a secret. */
export const MASK = '***';

/** Names that speak of a password or PIN. */
const SECRET_NAME = /password|passwd|pin/i;

export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name);
}

/** An element's start tag and the text up to the next tag: CDATA sections and comments belong to the text. */
const ELEMENT =
  /(<([^\s<>/!?]+)(\s[^<>]*)?>)((?:[^<]+|<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<!--[\s\S]*?(?:-->|$)|<(?![/\p{L}_:]))+)/gu;
const ATTRIBUTE = /(\s)([^\s<>="'/]+)(\s*=\s*)("[^"]*"?|'[^']*'?)/g;
const FORM_FIELD = /(^|[?&])([^\s=&?<>"']+)=([^\s&<>"']+)/g;
const JSON_FIELD = /"([^"\\]*)"(\s*:\s*)"(?:[^"\\]+|\\[\s\S])*"?/g;

/**
 * The text of every element, attribute and form or JSON field whose name speaks of a password or PIN, replaced by
 * `***`. Lexical on purpose: a journal also holds bodies that no XML reader accepts, and their secrets count as well.
 */
export function maskSecrets(body: string): string {
  return maskQuery(body)
    .replace(
      ELEMENT,
      (
        all: string,
        tag: string,
        name: string,
        rest: string | undefined,
        text: string,
        at: number,
        whole: string,
      ) => {
        const isContainer = text.trim() === '' && whole.charAt(at + all.length + 1) !== '/';
        return SECRET_NAME.test(name) && rest?.endsWith('/') !== true && !isContainer ? tag + MASK : all;
      },
    )
    .replace(ATTRIBUTE, (all: string, blank: string, name: string, equals: string) =>
      SECRET_NAME.test(name) ? `${blank}${name}${equals}"${MASK}"` : all,
    )
    .replace(JSON_FIELD, (all: string, name: string, colon: string) =>
      SECRET_NAME.test(name) ? `"${name}"${colon}"${MASK}"` : all,
    );
}

/** The same for the fields of a form or of an address's query. */
export function maskQuery(text: string): string {
  return text.replace(FORM_FIELD, (all: string, before: string, name: string) =>
    SECRET_NAME.test(name) ? `${before}${name}=${MASK}` : all,
  );
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
