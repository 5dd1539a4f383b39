import type { Descriptions } from '../../contract/descriptions.js';
import { ComposeError, type Message, type OperationDescription } from '../../contract/description.js';
import type { Exchange } from '../../sandbox/journal.js';
import { MASK, maskHeaders, maskSecrets } from '../../sandbox/mask.js';

/** A valid message, as it can be sent; secrets are masked. */
export interface NearestMessage {
  readonly method: string;
  /** With the sandbox's prefix that the client used. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The valid message that comes closest to a request, unmasked, and the operation it is for. */
export interface Composed {
  readonly operation: OperationDescription;
  readonly message: Message;
}

/** Undefined where nothing is known of what the request was for. */
export function composeNearest(exchange: Exchange, descriptions: Descriptions): Composed | undefined {
  const { request, notes } = exchange;
  const apis = notes.api === undefined ? descriptions.all().map(({ api }) => api) : [notes.api];
  for (const api of apis) {
    const operation = descriptions.operationOf(api, notes.operation, request);
    const message = operation === undefined ? undefined : compose(exchange, operation, descriptions);
    if (operation !== undefined && message !== undefined) return { operation, message };
  }
  return undefined;
}

export function shownMessage({ message }: Composed, { request }: Exchange): NearestMessage {
  const headers = Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  return {
    method: message.method,
    path: new URL(request.baseUrl).pathname.replace(/\/$/, '') + message.path,
    headers: maskHeaders(headers),
    body: maskSecrets(message.body),
  };
}

/** A password is asked for where there is none to be seen: it is masked in any case. */
function compose(
  { request, notes }: Exchange,
  operation: OperationDescription,
  descriptions: Descriptions,
): Message | undefined {
  const description = descriptions.of(operation.api);
  if (description === undefined) return undefined;
  const isSoap12 = (request.headers['content-type'] ?? '').trim().startsWith('application/soap+xml');
  const order = {
    operation: operation.operation,
    service: operation.service,
    soapVersion: isSoap12 ? '1.2' : '1.1',
    ...(operation.session === undefined ? { login: { user: notes.user ?? '', password: MASK } } : {}),
  } as const;
  try {
    return description.compose({ ...order, values: description.recover(request, operation) });
  } catch (error) {
    if (!(error instanceof ComposeError)) throw error;
    return undefined;
  }
}
