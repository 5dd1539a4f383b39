import type { Answer } from '../../http/exchange.js';
import { methodNotAllowed } from '../../http/iis.js';

/** A document, as an ISAPI extension gives it. @fidelity inferred: the headers */
export function documentAnswer(status: number, body: string): Answer {
  return {
    status,
    headers: [
      ['Content-Type', 'text/xml; charset=utf-8'],
      ['Server', 'Microsoft-IIS/8.5'],
      ['X-Powered-By', 'ASP.NET'],
    ],
    body,
  };
}

/** Documents are posted. @fidelity inferred */
export const METHOD_NOT_ALLOWED: Answer = methodNotAllowed('POST');
