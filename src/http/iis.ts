import {
  iisMethodNotAllowedPage,
  iisNotFoundPage,
  iisStatusPage,
  resourceNotFoundPage,
  runtimeErrorPage,
} from './aspNetPages.js';
import type { Answer, Header, HttpRequest, Session } from './exchange.js';
import { bytesOf, dateOf, type Framed, type Persona, type Sent } from './persona.js';
import { parseTarget } from './target.js';

/**
 * Headers of an answer that ASP.NET gives through IIS, in the order in which IIS sends them.
 *
 * @source MSPC behaviour 2.2
 * @fidelity documented; versions inferred from the products' age
 */
export function aspNetHeaders(
  contentType: string,
  cacheControl: string,
  extra: readonly Header[] = [],
): Header[] {
  return [
    ['Cache-Control', cacheControl],
    ['Content-Type', contentType],
    ['Server', 'Microsoft-IIS/8.5'],
    ...extra,
    ['X-AspNet-Version', '4.0.30319'],
    ['X-Powered-By', 'ASP.NET'],
  ];
}

/**
 * What HTTP.sys, the kernel's listener below IIS, answers by itself.
 *
 * @fidelity inferred from general knowledge of IIS
 */
export function httpSysAnswer(
  status: number,
  reason: string,
  message: string,
  text: string = HTTP_SYS_TEXT[status] ?? reason,
): Answer {
  const body =
    '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN""http://www.w3.org/TR/html4/strict.dtd">\r\n' +
    `<HTML><HEAD><TITLE>${reason}</TITLE>\r\n` +
    '<META HTTP-EQUIV="Content-Type" Content="text/html; charset=us-ascii"></HEAD>\r\n' +
    `<BODY><h2>${message}</h2>\r\n<hr><p>HTTP Error ${status}. ${text}.</p>\r\n</BODY></HTML>\r\n`;
  return {
    status,
    reason,
    headers: [
      ['Content-Type', 'text/html; charset=us-ascii'],
      ['Server', 'Microsoft-HTTPAPI/2.0'],
    ],
    body,
    closes: true,
  };
}

const HTTP_SYS_TEXT: Readonly<Record<number, string>> = {
  400: 'The request is badly formed',
  417: 'The expectation could not be met',
  503: 'The service is unavailable',
};

const BAD_REQUEST = httpSysAnswer(400, 'Bad Request', 'Bad Request');
const INVALID_HOSTNAME = httpSysAnswer(
  400,
  'Bad Request',
  'Bad Request - Invalid Hostname',
  'The request hostname is invalid',
);
export const SERVICE_UNAVAILABLE = httpSysAnswer(503, 'Service Unavailable', 'Service Unavailable');

/** IIS on HTTP.sys. */
export const IIS: Persona = {
  readTarget: parseTarget,
  frame,
  badRequest: () => BAD_REQUEST,
  namelessHost: INVALID_HOSTNAME,
  unmetExpectation: httpSysAnswer(417, 'Expectation Failed', 'Expectation Failed'),
  // A client that looks at nothing else would use a connection again that is about to end. @fidelity inferred
  repeatsClose: true,
  statusAnswer,
  internalError: httpSysAnswer(500, 'Internal Server Error', 'Internal Server Error'),
};

/** @fidelity inferred: the place of Connection, as recorded answers of IIS have it */
function frame(answer: Answer, { connection }: Sent): Framed {
  const headers: string[] = [];
  for (const [name, value] of answer.headers) headers.push(name, value);
  headers.push('Date', dateOf(answer));
  if (connection !== undefined) headers.push('Connection', connection);
  const body = bytesOf(answer.body);
  headers.push('Content-Length', String(body.length));
  return { headers, body };
}

/** An HTML page of ASP.NET's. */
export function htmlAnswer(status: number, body: string): Answer {
  return { status, headers: aspNetHeaders('text/html; charset=utf-8', 'private'), body };
}

/**
 * What IIS answers with a status of its own: ASP.NET's page for 500, the kernel's for 503, IIS's for the others.
 *
 * @fidelity inferred from general knowledge of IIS
 */
function statusAnswer(status: number): Answer {
  if (status === 500) return htmlAnswer(500, runtimeErrorPage());
  if (status === 503) return SERVICE_UNAVAILABLE;
  const challenge: Header[] = status === 401 ? [['WWW-Authenticate', 'Basic realm="localhost"']] : [];
  return {
    status,
    headers: [
      ['Content-Type', 'text/html'],
      ['Server', 'Microsoft-IIS/8.5'],
      ...challenge,
      ['X-Powered-By', 'ASP.NET'],
    ],
    body: iisStatusPage(status),
  };
}

/** What answers a path that nothing is behind: ASP.NET for a file of its kind, IIS for the rest. */
export function notFound(request: HttpRequest, { notes }: Pick<Session<unknown>, 'notes'>): Answer {
  Object.assign(notes, { reason: 'address', stage: 'http' });
  if (/\.(asmx|aspx|ashx|axd)(\/|$)/i.test(request.path)) {
    return htmlAnswer(404, resourceNotFoundPage(request.path));
  }
  return iisAnswer(404, iisNotFoundPage());
}

/** The challenge of IIS for Basic credentials. @source Cortex behaviour 2 @fidelity inferred from general knowledge of IIS */
export function basicChallenge(realm: string): Answer {
  return iisAnswer(401, iisStatusPage(401), [basicAuthenticate(realm)]);
}

/** What IIS adds to every 401 while Basic authentication is on. */
export function basicAuthenticate(realm: string): Header {
  return ['WWW-Authenticate', `Basic realm="${realm}"`];
}

/** What IIS answers to a method that no handler of a page takes. @fidelity inferred from general knowledge of IIS */
export function methodNotAllowed(allow = 'GET, HEAD, OPTIONS, TRACE'): Answer {
  return iisAnswer(405, iisMethodNotAllowedPage(), [['Allow', allow]]);
}

/** A page of IIS's own. */
function iisAnswer(status: number, body: string, extra: readonly Header[] = []): Answer {
  return {
    status,
    headers: [
      ['Content-Type', 'text/html'],
      ['Server', 'Microsoft-IIS/8.5'],
      ...extra,
      ['X-Powered-By', 'ASP.NET'],
    ],
    body,
  };
}
