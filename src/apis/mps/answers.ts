import type { Answer, Header } from '../../http/exchange.js';
import { iisMethodNotAllowedPage, iisUnauthorizedPage } from '../../http/aspNetPages.js';

/** A document, as an ISAPI extension gives it. @fidelity inferred: the headers */
export function documentAnswer(status: number, body: string): Answer {
  return { status, headers: headers('text/xml; charset=utf-8'), body };
}

/** IIS's challenge. @fidelity inferred */
export function challenge(realm: string): Answer {
  return {
    status: 401,
    headers: headers('text/html', ['WWW-Authenticate', `Basic realm="${realm}"`]),
    body: iisUnauthorizedPage(),
  };
}

/** Documents are posted. @fidelity inferred */
export const METHOD_NOT_ALLOWED: Answer = {
  status: 405,
  headers: headers('text/html', ['Allow', 'POST']),
  body: iisMethodNotAllowedPage(),
};

function headers(contentType: string, ...extra: readonly Header[]): Header[] {
  return [
    ['Content-Type', contentType],
    ['Server', 'Microsoft-IIS/8.5'],
    ...extra,
    ['X-Powered-By', 'ASP.NET'],
  ];
}
