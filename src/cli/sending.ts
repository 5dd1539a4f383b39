import { randomUUID } from 'node:crypto';
import { send } from '../http/client.js';
import { childElementsOf, localNameOf, readDom, type Element } from '../xml/dom.js';
import { XmlError } from '../xml/document.js';
import type { Composed, Exchange, NewMessage, SandboxClient } from '../client/controlClient.js';
import { Failure } from './exitCodes.js';

/** A message that was sent: what the journal says of it, and the body of the answer; undefined where none came. */
export interface SentMessage {
  readonly exchange: Exchange;
  readonly body: Buffer | undefined;
}

/**
 * Builds a message, asks for the token that it carries, sends it, and reads back what the product made of it. Where the
 * token is refused, that is what was sent.
 */
export async function sendMessage(sandbox: SandboxClient, message: NewMessage): Promise<SentMessage> {
  const composed = await sandbox.compose(message);
  const { session } = composed;
  if (session === undefined || message.values?.[session.field] !== undefined) return sent(sandbox, composed);
  const asked = await sent(sandbox, await sandbox.compose(tokenOrder(message, session.operation)));
  const token = asked.body === undefined ? undefined : tokenIn(asked.body, session.element);
  if (token === undefined) return asked;
  return sent(sandbox, await sandbox.compose(withToken(message, session.field, token)));
}

/** The message that asks for the token of another one. */
export function tokenOrder({ api, service, login }: NewMessage, operation: string): NewMessage {
  return { api, service, operation, login };
}

export function withToken(message: NewMessage, field: string, token: string): NewMessage {
  return { ...message, values: { ...message.values, [field]: token } };
}

/** Sends a message under a name of its own, by which the journal knows it from all others. */
async function sent(sandbox: SandboxClient, { method, url, headers, body }: Composed): Promise<SentMessage> {
  const { exchanges: since } = await sandbox.summary();
  const name = `provisim-call/${randomUUID()}`;
  const answer = await answered(url, {
    ...{ method, url: new URL(url), headers: { ...headers, 'User-Agent': name } },
    body: Buffer.from(body),
  });
  const exchanges = await sandbox.journal({ since });
  const exchange = exchanges.find(({ request }) => Object.values(request.headers).includes(name));
  if (exchange !== undefined) return { exchange, body: answer };
  throw new Failure(
    answer === undefined
      ? `${url} does not answer`
      : `the call is not in the journal of ${sandbox.name}: its login or a header chose another sandbox, or it was dropped`,
  );
}

/** The body of the answer; undefined where a fault took it. */
async function answered(url: string, order: Parameters<typeof send>[0]): Promise<Buffer | undefined> {
  try {
    return (await send(order)).body;
  } catch {
    return undefined;
  }
}

/** The text of the first element of this name; undefined where there is none, or no token in it. */
function tokenIn(body: Buffer, name: string): string | undefined {
  try {
    return textIn(readDom(body.toString('utf8')), name);
  } catch (error) {
    if (error instanceof XmlError) return undefined;
    throw error;
  }
}

function textIn(element: Element, name: string): string | undefined {
  if (localNameOf(element) === name)
    return element.textContent === '' ? undefined : (element.textContent ?? undefined);
  for (const child of childElementsOf(element)) {
    const found = textIn(child, name);
    if (found !== undefined) return found;
  }
  return undefined;
}
