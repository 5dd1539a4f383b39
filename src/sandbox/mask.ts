/** What stands in place of a secret. */
export const MASK = '***';

/** Names that speak of a password or PIN. */
const SECRET_NAME = /password|passwd|pin/i;

export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name);
}

const START_TAG = /<([^\s<>/!?]+)(\s[^<>]*)?>/gu;
const TAG_BEGINS = /[/\p{L}_:]/u;
/** An element that says the name of a setting, as its text or in `name`, then the one that holds its value. */
const NAMED_BY_TEXT =
  /(>\s*[\w.-]{0,60}(?:password|passwd)(?![\w.-]{0,60}policy)[\w.-]{0,60}\s*<\/[^\s<>]+>\s*<[^\s<>/!?]+(?:\s[^<>]*)?>)([^<]+)/gi;
const NAMED_BY_ATTRIBUTE =
  /(<[^\s<>/!?]+\s[^<>]*?\bname\s*=\s*["'][^"'<>]*(?:password|passwd)[^"'<>]*["'][^<>]*>\s*(?:<[^\s<>/!?]+(?:\s[^<>]*)?>)?)([^<]+)/gi;
const ATTRIBUTE = /(\s)([^\s<>="'/]+)(\s*=\s*)("[^"]*"?|'[^']*'?)/g;
const FORM_FIELD = /(^|[?&])([^\s=&?<>"']+)=([^\s&<>"']+)/g;
const JSON_FIELD = /"([^"\\]*)"(\s*:\s*)"(?:[^"\\]+|\\[\s\S])*"?/g;

/**
 * The text of every element, attribute and form or JSON field whose name speaks of a password or PIN, replaced by
 * `***`. Lexical on purpose: a journal also holds bodies that no XML reader accepts, and their secrets count as well.
 */
export function maskSecrets(body: string): string {
  return maskElements(maskQuery(body))
    .replace(NAMED_BY_TEXT, `$1${MASK}`)
    .replace(NAMED_BY_ATTRIBUTE, `$1${MASK}`)
    .replace(ATTRIBUTE, (all: string, blank: string, name: string, equals: string) =>
      SECRET_NAME.test(name) ? `${blank}${name}${equals}"${MASK}"` : all,
    )
    .replace(JSON_FIELD, (all: string, name: string, colon: string) =>
      SECRET_NAME.test(name) ? `"${name}"${colon}"${MASK}"` : all,
    );
}

/** A scan and no expression for it all: bodies have millions of characters, and expressions have a stack. */
function maskElements(body: string): string {
  let masked = '';
  let done = 0;
  for (const { 0: tag, 1: name = '', 2: rest = '', index } of body.matchAll(START_TAG)) {
    if (index < done || !SECRET_NAME.test(name) || rest.endsWith('/')) continue;
    const from = index + tag.length;
    const to = endOfText(body, from);
    const isContainer = body.slice(from, to).trim() === '' && body.charAt(to + 1) !== '/';
    if (to === from || isContainer) continue;
    masked += body.slice(done, from) + MASK;
    done = to;
  }
  return masked + body.slice(done);
}

/** Where the next tag begins: CDATA sections and comments belong to the text. */
function endOfText(body: string, from: number): number {
  let at = from;
  for (;;) {
    const next = body.indexOf('<', at);
    if (next === -1) return body.length;
    const skipped = ['![CDATA[', '!--'].find((mark) => body.startsWith(mark, next + 1));
    if (skipped !== undefined) {
      const close = skipped === '!--' ? '-->' : ']]>';
      const end = body.indexOf(close, next + 1 + skipped.length);
      if (end === -1) return body.length;
      at = end + close.length;
    } else if (TAG_BEGINS.test(body.charAt(next + 1))) return next;
    else at = next + 1;
  }
}

/** The same for the fields of a form or of an address's query. */
export function maskQuery(text: string): string {
  return text.replace(FORM_FIELD, (all: string, before: string, name: string) =>
    SECRET_NAME.test(name) ? `${before}${name}=${MASK}` : all,
  );
}

/** What is said of a field: its value is left out where the field's name speaks of a password. */
export function maskQuoted(path: string, message: string): string {
  const [field = ''] = path.split('/').slice(-1);
  return SECRET_NAME.test(field) ? message.replace(/"[^"]*"/g, `"${MASK}"`) : message;
}

/** An entity's columns as they may be shown, documents inside them as well. */
export function maskEntity(entity: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return maskValue(entity) as Record<string, unknown>;
}

/** Settings are rows of a name and a value: there the name says what the value is. */
const NAME_FIELDS = ['name', 'property'];
/** Letters and orders quote what they are about. */
const QUOTING_FIELDS: ReadonlySet<string> = new Set(['body']);

function maskValue(value: unknown): unknown {
  if (typeof value === 'string') return maskSecrets(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(maskValue);
  const fields = value as Readonly<Record<string, unknown>>;
  const isSecretSetting = NAME_FIELDS.some((name) => SECRET_NAME.test(String(fields[name])));
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => {
      const isSecret =
        SECRET_NAME.test(name) || QUOTING_FIELDS.has(name) || (isSecretSetting && name === 'value');
      return [name, isSecret && field !== null && typeof field !== 'boolean' ? MASK : maskValue(field)];
    }),
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
