import { gunzipSync } from 'node:zlib';
import type { Answer, Header } from '../../http/exchange.js';
import { reasonOf } from '../../http/client.js';
import { shownExchange, textOf, type Exchange } from '../../sandbox/journal.js';
import { MASK, maskSecrets } from '../../sandbox/mask.js';
import { VERSION } from '../version.js';

interface NamedValue {
  readonly name: string;
  readonly value: string;
}

/** One exchange as HAR 1.2 has it. Pages are left out, which the format allows: no browser loaded any. */
export interface HarEntry {
  readonly startedDateTime: string;
  readonly time: number;
  readonly request: object;
  readonly response: object;
  readonly cache: object;
  readonly timings: object;
  readonly comment: string;
  /** What the journal knows besides; names of one's own begin so. */
  readonly _provisim: object;
}

export interface Har {
  readonly log: {
    readonly version: '1.2';
    readonly creator: { readonly name: string; readonly version: string };
    readonly entries: readonly HarEntry[];
    readonly comment: string;
  };
}

/** A journal as an HTTP archive, secrets masked. @source HAR 1.2, http://www.softwareishard.com/blog/har-12-spec/ */
export function harOf(exchanges: readonly Exchange[], sandbox: string): Har {
  return {
    log: {
      version: '1.2',
      creator: { name: 'Provisim', version: VERSION },
      entries: exchanges.map(entryOf),
      comment: `Sandbox ${sandbox}; times by its clock, passwords masked.`,
    },
  };
}

function entryOf(exchange: Exchange): HarEntry {
  const { id, at, notes } = exchange;
  const { api, operation, outcome, reason, user, grade, fault } = shownExchange(exchange);
  const time = notes.durationMs ?? 0;
  const called = [api, operation].filter((part) => part !== null).join(' ');
  return {
    startedDateTime: new Date(at).toISOString(),
    time,
    request: requestOf(exchange),
    response: responseOf(exchange.answer),
    cache: {},
    timings: { blocked: -1, dns: -1, connect: -1, send: 0, wait: time, receive: 0, ssl: -1 },
    comment: `${called === '' ? 'no API' : called}: ${reason === null ? outcome : `${outcome}, ${reason}`}`,
    _provisim: { id, api, operation, outcome, reason, user, grade, fault },
  };
}

function requestOf(exchange: Exchange): object {
  const { request } = shownExchange(exchange);
  const { body, baseUrl, headers } = exchange.request;
  const type = request.headers['content-type'] ?? '';
  return {
    method: request.method,
    url: urlOf(request.target, baseUrl),
    httpVersion: 'HTTP/1.1',
    cookies: cookiesNamed(headers.cookie ?? ''),
    headers: Object.entries(request.headers).map(([name, value]) => ({ name, value })),
    queryString: queryOf(request.target),
    ...(body.length === 0 ? {} : { postData: { mimeType: type, params: [], text: request.body } }),
    headersSize: -1,
    bodySize: body.length,
  };
}

/** A target may be whole already. What is no address of HTTP is written as far as it goes. */
function urlOf(target: string, baseUrl: string): string {
  const origin = /^https?:\/\/[^/]*/.exec(baseUrl)?.[0] ?? 'http://localhost';
  const whole = /^https?:\/\//i.test(target) ? target : origin + target;
  return URL.canParse(whole) ? new URL(whole).href : encodeURI(whole);
}

function queryOf(target: string): NamedValue[] {
  const start = target.indexOf('?');
  return start === -1
    ? []
    : [...new URLSearchParams(target.slice(start + 1))].map(([name, value]) => ({ name, value }));
}

/** A client's cookies may be logins, so that their names alone are told. */
function cookiesNamed(header: string): NamedValue[] {
  return header
    .split(';')
    .map((pair) => pair.split('=', 1)[0]?.trim() ?? '')
    .filter((name) => name !== '')
    .map((name) => ({ name, value: MASK }));
}

function responseOf(answer: Answer): object {
  const { status, reason, headers } = answer;
  return {
    status,
    statusText: reason ?? reasonOf(status),
    httpVersion: 'HTTP/1.1',
    cookies: named(headers, 'set-cookie').map(cookieOf),
    headers: headers.map(([name, value]) => ({ name, value })),
    content: contentOf(answer),
    redirectURL: named(headers, 'location')[0] ?? '',
    headersSize: -1,
    bodySize: Buffer.byteLength(answer.body),
  };
}

/** What a client reads once it has unpacked the body. */
function contentOf({ headers, body }: Answer): object {
  const mimeType = named(headers, 'content-type')[0] ?? '';
  const sent = Buffer.from(body);
  const isPacked = named(headers, 'content-encoding')[0] === 'gzip';
  const content = isPacked ? unpacked(sent) : sent;
  if (content === undefined) {
    return { size: sent.length, mimeType, text: '', comment: 'packed, and cut off before its end' };
  }
  return {
    size: content.length,
    ...(isPacked ? { compression: content.length - sent.length } : {}),
    mimeType,
    text: maskSecrets(textOf(content)),
  };
}

/** Undefined for what is cut off. */
function unpacked(bytes: Buffer): Buffer | undefined {
  try {
    return gunzipSync(bytes);
  } catch {
    return undefined;
  }
}

function cookieOf(header: string): object {
  const [pair = '', ...attributes] = header.split(';').map((part) => part.trim());
  const [name = '', ...rest] = pair.split('=');
  const attribute = (wanted: string) =>
    attributes
      .map((one) => /^([^=]*)=?(.*)$/.exec(one))
      .find((found) => found?.[1]?.toLowerCase() === wanted);
  const [path, domain, expires] = ['path', 'domain', 'expires'].map((wanted) => attribute(wanted)?.[2]);
  const until = expires === undefined ? NaN : Date.parse(expires);
  return {
    ...{ name, value: rest.join('=') },
    ...(path === undefined ? {} : { path }),
    ...(domain === undefined ? {} : { domain }),
    ...(Number.isNaN(until) ? {} : { expires: new Date(until).toISOString() }),
    httpOnly: attribute('httponly') !== undefined,
    secure: attribute('secure') !== undefined,
  };
}

function named(headers: readonly Header[], wanted: string): string[] {
  return headers.filter(([name]) => name.toLowerCase() === wanted).map(([, value]) => value);
}
