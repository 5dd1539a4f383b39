import type { Values } from '../contract/description.js';
import type { Descriptions } from '../contract/descriptions.js';
import type { HttpRequest } from '../http/exchange.js';
import { parseTarget } from '../http/target.js';
import type { JournalEntry } from '../sandbox/journal.js';

/**
 * What the request of an exchange said, by the fields of its operation; nothing where no operation was reached. Secrets
 * are masked in it, as they are in the exchange.
 */
export function requestValues(
  { api, operation, request }: JournalEntry,
  descriptions: Descriptions,
): Values | undefined {
  if (api === null || operation === null) return undefined;
  const sent = toRequest(request);
  const meant = descriptions.operationOf(api, operation, sent);
  return meant === undefined ? undefined : descriptions.of(api)?.recover(sent, meant);
}

function toRequest({ method, target, headers, body }: JournalEntry['request']): HttpRequest {
  return {
    ...{ method, target, ...parseTarget(target), baseUrl: '', isOversize: false },
    headers: { ...headers, 'content-type': headers['content-type']?.replace(CHARSET, 'charset=utf-8') },
    body: Buffer.from(body, 'utf8'),
  };
}

/** The journal has decoded the body; here it is UTF-8, whatever it was when it came. */
const CHARSET = /charset=[^;]+/i;
