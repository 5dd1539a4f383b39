import type { HttpRequest } from '../../http/exchange.js';
import { envelopeVersion, openEnvelope, type Envelope, type SoapVersion } from '../../soap/envelope.js';
import { decodeXml } from '../../xml/decode.js';
import { XmlError, type XmlDocument, type XmlElement } from '../../xml/document.js';
import type { XmlLimits } from '../../xml/limits.js';
import { parserMessage } from '../../xml/parserMessages.js';
import { readXml } from '../../xml/read.js';
import { ProtocolFault, SilentRefusal } from './protocolErrors.js';

/** A request whose operation is known and whose envelope could be read. */
export interface RoutedCall {
  readonly operation: string;
  readonly document: XmlDocument;
  readonly envelope: Envelope;
}

/** What routing needs to know of a service. */
export interface RoutingTable {
  readonly limits: Partial<XmlLimits>;
  /** Operation by SOAPAction. */
  operationByAction(action: string): string | undefined;
  /** Operation by namespace and name of its element. */
  operationByElement(element: XmlElement): string | undefined;
}

const ACTION_PARAMETER = /;\s*action\s*=\s*("?)([^";]*)\1/i;
const CHARSET_PARAMETER = /;\s*charset\s*=\s*("?)([^";\s]*)\1/i;
const BASIC_PROFILE_CHARSETS = new Set(['', 'utf-8', 'utf-16']);

/**
 * Finds the operation and opens the envelope in the order in which ASP.NET does: the version is guessed from the
 * headers, SOAP 1.1 is routed by SOAPAction, 1.2 by the action parameter or else the first body element.
 *
 * @throws ProtocolFault, SilentRefusal
 * @source MSPC behaviour 4.1 and 4.5
 * @fidelity documented
 */
export function routeCall(request: HttpRequest, table: RoutingTable): RoutedCall {
  const contentType = request.headers['content-type'] ?? '';
  const mediaType = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const soapAction = request.headers.soapaction;
  const isSoap12Type = mediaType === 'application/soap+xml';
  const guess: SoapVersion = typeof soapAction !== 'string' || isSoap12Type ? '1.2' : '1.1';
  if (request.isOversize) throw new ProtocolFault(guess, 'server', 'http', OVERSIZE);
  const action = guess === '1.1' ? toAction(String(soapAction)) : ACTION_PARAMETER.exec(contentType)?.[2];
  const operation = action === undefined ? undefined : table.operationByAction(action);
  if (guess === '1.1' && operation === undefined) {
    throw new ProtocolFault(
      '1.1',
      'client',
      'routing',
      `Server did not recognize the value of HTTP Header SOAPAction: ${action ?? ''}.`,
    );
  }
  const charset = (CHARSET_PARAMETER.exec(contentType)?.[2] ?? '').toLowerCase();
  const routed =
    operation === undefined
      ? routeByBody(request.body, charset, action, table)
      : { operation, document: readRouted(request.body, charset, guess, table.limits) };
  return openCall(routed, mediaType, charset, operation !== undefined);
}

const OVERSIZE =
  'There was an exception running the extensions specified in the config file. ---> Maximum request length exceeded.';

/** Quotes are optional and the value is URL-decoded. */
function toAction(header: string): string {
  const bare = header.trim().replace(/^"(.*)"$/, '$1');
  if (!bare.includes('%')) return bare;
  try {
    return decodeURIComponent(bare);
  } catch {
    return bare;
  }
}

/** Once the operation is known, bytes that are no XML are refused without a word. */
function readRouted(
  body: Uint8Array,
  charset: string,
  guess: SoapVersion,
  limits: Partial<XmlLimits>,
): XmlDocument {
  try {
    return readXml(decodeXml(body, charset === '' ? undefined : charset), limits);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    const version = error.partial === undefined ? undefined : envelopeVersion(error.partial);
    throw new SilentRefusal(400, version ?? guess, error.problem);
  }
}

/** Reads as far as the first body element and routes by it. */
function routeByBody(
  body: Uint8Array,
  charset: string,
  action: string | undefined,
  table: RoutingTable,
): { readonly operation: string; readonly document: XmlDocument } {
  try {
    const document = readXml(decodeXml(body, charset === '' ? undefined : charset), table.limits);
    return { operation: operationByBody(document.root, action, table), document };
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    const root = error.partial;
    const version = root === undefined ? undefined : envelopeVersion(root);
    if (root !== undefined && version !== undefined && openEnvelope(root, version).operation !== undefined) {
      operationByBody(root, action, table);
      throw new SilentRefusal(400, version, error.problem);
    }
    if (root !== undefined && version === undefined) throw versionMismatch(root);
    throw new ProtocolFault(version ?? '1.2', 'server', 'xml', `${PROCESS} ---> ${parserMessage(error)}`);
  }
}

function operationByBody(root: XmlElement, action: string | undefined, table: RoutingTable): string {
  const { version, operation } = requireEnvelope(root, false);
  const name = operation === undefined ? undefined : table.operationByElement(operation);
  if (name !== undefined) return name;
  const text =
    action === undefined
      ? 'Unable to handle request without a valid action parameter. Please supply a valid soap action.'
      : `Unable to handle request. The action '${action}' was not recognized.`;
  throw new ProtocolFault(version, 'client', 'routing', text);
}

function openCall(
  { operation, document }: { readonly operation: string; readonly document: XmlDocument },
  mediaType: string,
  charset: string,
  isRouted: boolean,
): RoutedCall {
  const version = envelopeVersion(document.root);
  const isSoapType = mediaType === 'text/xml' || mediaType === 'application/soap+xml';
  const isMixed = mediaType === 'application/soap+xml' && version === '1.1';
  if (!isSoapType || isMixed) throw new SilentRefusal(415, version ?? '1.1', `content type ${mediaType}`);
  if (mediaType === 'text/xml' && version === '1.1' && !BASIC_PROFILE_CHARSETS.has(charset)) {
    throw new ProtocolFault('1.1', 'server', 'http', `${PROCESS} ---> ${R1012}`);
  }
  return { operation, document, envelope: requireEnvelope(document.root, isRouted) };
}

const PROCESS = 'Server was unable to process request.';
const R1012 = 'WS-I Basic Profile 1.1, R1012: A MESSAGE MUST be serialized as either UTF-8 or UTF-16.';

/** @throws ProtocolFault for another root or a missing Body */
function requireEnvelope(root: XmlElement, isRouted: boolean): Envelope {
  const version = envelopeVersion(root);
  if (version === undefined) throw versionMismatch(root);
  const envelope = openEnvelope(root, version);
  const missing = root.local !== 'Envelope' ? 'Envelope' : envelope.body === undefined ? 'Body' : undefined;
  if (missing === undefined) return envelope;
  const what = `Request format is invalid: Missing required soap:${missing} element.`;
  if (isRouted)
    throw new ProtocolFault(version, 'client', 'envelope', `Server was unable to read request. ---> ${what}`);
  throw new ProtocolFault(version, 'server', 'envelope', `${PROCESS} ---> ${what}`);
}

function versionMismatch({ namespace }: XmlElement): ProtocolFault {
  const expected = 'http://schemas.xmlsoap.org/soap/envelope/';
  const text = `Possible SOAP version mismatch: Envelope namespace ${namespace} was unexpected. Expecting ${expected}.`;
  return new ProtocolFault('1.1', 'versionMismatch', 'envelope', text);
}
