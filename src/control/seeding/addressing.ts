import { basicOf } from '../../contract/credentials.js';
import type { ApiDescription, Listening, Login } from '../../contract/description.js';
import type { Descriptions } from '../../contract/descriptions.js';
import type { HttpRequest } from '../../http/exchange.js';
import { SeedError } from '../../model/seed/seed.js';
import type { RehearsedCall } from '../../sandbox/rehearsal.js';
import type { XmlElement } from '../../xml/document.js';
import { XmlError } from '../../xml/document.js';
import { readXml } from '../../xml/read.js';
import type { SeedMessage } from './seedOrder.js';

/** Who calls where a message does not say it, by API. */
export type Logins = (api: string) => Login | undefined;

/**
 * A message with everything that a request needs. What it does not say itself is what the API's own description says of
 * the operation that its body is for.
 *
 * @throws SeedError when the API or the operation cannot be told
 */
export function addressed(given: SeedMessage, descriptions: Descriptions, logins: Logins): RehearsedCall {
  const message = inNamespace(given, descriptions);
  const { method = 'POST', body, headers = {}, path, soapAction } = message;
  const own = { ...headers, ...(soapAction === undefined ? {} : { SOAPAction: `"${soapAction}"` }) };
  const isWhole = path !== undefined && Object.keys(own).length > 0;
  const basic = message.login === undefined ? {} : { Authorization: basicOf(message.login) };
  if (isWhole) {
    const listener = listenerOf(path, descriptions);
    return { listener, method, target: path, headers: { ...basic, ...own }, body };
  }
  const api = apiOf(message, descriptions);
  const found = describedBy(message, api, logins(api.api));
  const all = { ...found.headers, ...basic };
  return { listener: found.listener, method, target: path ?? found.path, headers: overlaid(all, own), body };
}

/** Recorded exchanges write `NS` for the namespace of their API, which depends on the brand. */
function inNamespace(message: SeedMessage, descriptions: Descriptions): SeedMessage {
  const { api = '', body } = message;
  const namespace = descriptions.of(api)?.prefixes[api];
  return namespace === undefined ? message : { ...message, body: body.replaceAll('"NS"', `"${namespace}"`) };
}

function describedBy(message: SeedMessage, api: ApiDescription, login: Login | undefined) {
  const operation = api.guess(toGuess(message));
  if (operation === undefined) throw new SeedError(`it names no operation of ${api.api}`);
  const root = rootOf(message.body);
  const soapVersion = root?.namespace === SOAP12 ? '1.2' : '1.1';
  return api.compose({ operation: operation.operation, service: operation.service, login, soapVersion });
}

/** The API that is named, that answers at the path, or whose namespace the message is in. */
function apiOf({ api, path, body }: SeedMessage, descriptions: Descriptions): ApiDescription {
  const all = descriptions.all();
  const names = all.map((one) => one.api).join(', ');
  if (api !== undefined) {
    const named = descriptions.of(api);
    if (named === undefined) throw new SeedError(`there is no API ${api}; there are ${names}`);
    return named;
  }
  const found = path === undefined ? apiOfRoot(rootOf(body), all) : all.find((one) => isAt(one, path));
  if (found !== undefined) return found;
  throw new SeedError(`its API cannot be told from its root; say one of ${names}, or the path`);
}

function apiOfRoot(root: XmlElement | undefined, all: readonly ApiDescription[]): ApiDescription | undefined {
  if (root?.local !== 'Envelope') {
    const api = root?.attribute('action') === undefined ? 'mps' : 'cortex';
    return root?.local === 'request' ? all.find((one) => one.api === api) : undefined;
  }
  const body = root.child('Body', root.namespace);
  const namespace = body?.children[0]?.namespace ?? '';
  const isOwn = ({ prefixes }: ApiDescription) => Object.values(prefixes).includes(namespace);
  return namespace === root.namespace ? undefined : all.find(isOwn);
}

function isAt({ services }: ApiDescription, path: string): boolean {
  const asked = path.toLowerCase();
  return services.some((service) => asked.startsWith(service.path.toLowerCase()));
}

function listenerOf(path: string, descriptions: Descriptions): Listening {
  const all = descriptions.all().flatMap(({ services }) => services);
  const asked = path.toLowerCase();
  return all.find((service) => asked.startsWith(service.path.toLowerCase()))?.listener ?? 'url';
}

/** @throws SeedError for a body that is no XML */
function rootOf(body: string): XmlElement | undefined {
  try {
    return body.trim() === '' ? undefined : readXml(body.replace(/^\uFEFF/, '')).root;
  } catch (error) {
    if (error instanceof XmlError) throw new SeedError(error.message);
    throw error;
  }
}

function toGuess({ path = '/', soapAction, headers = {}, body }: SeedMessage): HttpRequest {
  const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  return {
    ...{ method: 'POST', target: path, path, query: undefined, isOversize: false, baseUrl: '' },
    headers: { soapaction: soapAction ?? '', 'content-type': 'text/xml', ...Object.fromEntries(lower) },
    body: Buffer.from(body),
  };
}

/** Header names are compared without their letter case. */
function overlaid(
  under: Readonly<Record<string, string>>,
  over: Readonly<Record<string, string>>,
): Record<string, string> {
  const names = new Set(Object.keys(over).map((name) => name.toLowerCase()));
  const kept = Object.entries(under).filter(([name]) => !names.has(name.toLowerCase()));
  return { ...Object.fromEntries(kept), ...over };
}

const SOAP12 = 'http://www.w3.org/2003/05/soap-envelope';
