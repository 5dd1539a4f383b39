import type { HttpRequest, Stage } from '../../http/exchange.js';
import { ENVELOPE_NAMESPACE } from '../../soap/envelope.js';
import { XmlError, type XmlElement } from '../../xml/document.js';
import type { XmlLimits } from '../../xml/limits.js';
import { readXml } from '../../xml/read.js';
import type { FaultCode } from './answers.js';
import { parserReport, type ParserReport } from './parserMessages.js';
import { requestText, requestTypeOf, type RequestType } from './requestText.js';

/** A request that ends in a SOAP Fault. */
export class ProtocolFault extends Error {
  readonly code: FaultCode;
  readonly stage: Stage;
  /** No message was made of the request, so nothing is known of its charset either. */
  readonly isUnread: boolean;

  constructor(code: FaultCode, stage: Stage, text: string, isUnread = false) {
    super(text);
    this.code = code;
    this.stage = stage;
    this.isUnread = isUnread;
  }
}

export interface Call {
  readonly operation: string;
  readonly element: XmlElement;
}

export interface RoutingTable {
  readonly namespace: string;
  readonly limits: Partial<XmlLimits>;
  isOperation(name: string): boolean;
}

const SOAP = ENVELOPE_NAMESPACE['1.1'];
const NEXT = 'http://schemas.xmlsoap.org/soap/actor/next';

/** No message could be made of the request. */
function uncreated(stage: Stage, reason: string): ProtocolFault {
  return new ProtocolFault('Client', stage, `Couldn't create SOAP message due to exception: ${reason}`, true);
}

/**
 * Finds the operation by the first element of the Body. SOAPAction is not looked at, nor is a second element.
 *
 * The real stack reads as it goes, so a document that breaks off late is refused for what comes first: its envelope,
 * its headers, its operation, and only then for being broken.
 *
 * @throws ProtocolFault
 * @source Provisioning behaviour 9; JAX-WS RI 2.3.0.2
 * @fidelity observed; documents that are broken behind the Body, which the real stack does not read, are refused
 */
export function routeCall({ body, isOversize }: HttpRequest, type: RequestType, table: RoutingTable): Call {
  if (isOversize) throw uncreated('http', `XML reader error: ${parseError(1, 1, 'Premature end of file.')}`);
  let source = '';
  try {
    source = requestText(body, type);
    return callIn(readXml(source, table.limits).root, table);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    if (OTHER_VERSION.test(source)) throw unreadable();
    if (error.problem !== 'encoding') throw brokenDocument(error, table, parserReport(error, source));
    throw undecodable(error, body, table);
  }
}

/** A declaration of a version that nobody reads. */
const OTHER_VERSION = /^<\?xml\s+version\s*=\s*["'](?!1\.0["'])/;

/** An encoding that is unknown, or bytes that are not in it: then what stands before them says who notices. */
function undecodable(error: XmlError, body: Uint8Array, table: RoutingTable): ProtocolFault {
  if (requestTypeOf(`text/xml; charset=${error.facts.encoding ?? ''}`) === undefined) return unreadable();
  const [before = ''] = Buffer.from(body).toString('utf8').split('\ufffd', 1);
  const message = 'Invalid byte 1 of 1-byte UTF-8 sequence.';
  try {
    readXml(before, table.limits);
    return unreadable();
  } catch (cut) {
    if (!(cut instanceof XmlError)) throw cut;
    return brokenDocument(cut, table, { ...parserReport(cut, before), message });
  }
}

function unreadable(): ProtocolFault {
  return uncreated('xml', 'Unable to create StAX reader or writer');
}

function callIn(root: XmlElement, table: RoutingTable): Call {
  requireEnvelope(root);
  const { headers, body } = partsOf(root);
  requireUnderstood(headers);
  if (body === undefined) throw missingBody(root);
  return operationIn(body, table);
}

function requireEnvelope({ namespace, local }: XmlElement): void {
  if (local === 'Envelope' && namespace === SOAP) return;
  if (local === 'Envelope') {
    const got = namespace === '' ? 'null' : namespace;
    const text = `Couldn't create SOAP message. Expecting Envelope in namespace ${SOAP}, but got ${got} `;
    throw new ProtocolFault('VersionMismatch', 'envelope', text, true);
  }
  throw uncreated('envelope', unexpectedTag('Envelope', namespace, local));
}

/** A Header, if it comes first, then the Body. @throws ProtocolFault for text between them */
function partsOf(root: XmlElement): {
  readonly headers: readonly XmlElement[];
  readonly body: XmlElement | undefined;
} {
  requireNoText(root);
  const [first, second] = root.children;
  const hasHeader = first?.local === 'Header' && first.namespace === SOAP;
  if (hasHeader) requireNoText(first);
  const body = hasHeader ? second : first;
  const isBody = body?.local === 'Body' && body.namespace === SOAP;
  return { headers: hasHeader ? first.children : [], body: isBody ? body : undefined };
}

function missingBody(root: XmlElement): ProtocolFault {
  const [first, second] = root.children;
  if (first === undefined) {
    return new ProtocolFault(
      'Server',
      'envelope',
      'unexpected XML reader state. expected: START_ELEMENT but found: END_ELEMENT',
    );
  }
  const isHeader = first.local === 'Header' && first.namespace === SOAP;
  const found = isHeader ? (second ?? root) : first;
  return new ProtocolFault('Server', 'envelope', unexpectedTag('Body', found.namespace, found.local));
}

function unexpectedTag(expected: string, namespace: string, local: string): string {
  const found = `{${namespace === '' ? 'null' : namespace}}${local}`;
  return `unexpected XML tag. expected: {${SOAP}}${expected} but found: ${found}`;
}

function requireNoText({ text }: XmlElement): void {
  const content = text.trim();
  if (content === '') return;
  throw new ProtocolFault(
    'Server',
    'envelope',
    `XML reader error: unexpected character content: "${content}"`,
  );
}

/** Headers for this node that nobody here knows; the RI names them in the order of a Java hash set. */
function requireUnderstood(headers: readonly XmlElement[]): void {
  const unknown = headers.filter(isMandatoryHere).map(({ namespace, local }) => {
    return { namespace, local, name: namespace === '' ? local : `{${namespace}}${local}` };
  });
  if (unknown.length === 0) return;
  const names = unknown.sort((a, b) => bucketOf(a) - bucketOf(b)).map(({ name }) => name);
  throw new ProtocolFault(
    'MustUnderstand',
    'envelope',
    `MustUnderstand headers:[${names.join(', ')}] are not understood`,
  );
}

function isMandatoryHere(block: XmlElement): boolean {
  const value = block.attribute('mustUnderstand', SOAP);
  const actor = block.attribute('actor', SOAP) ?? '';
  return (value === '1' || value === 'true') && (actor === '' || actor === NEXT);
}

/** Where java.util.HashSet keeps a QName while it has room for 16. */
function bucketOf({ namespace, local }: { readonly namespace: string; readonly local: string }): number {
  const hash = javaHash(namespace) ^ javaHash(local);
  return (hash ^ (hash >>> 16)) & 15;
}

function javaHash(text: string): number {
  let hash = 0;
  for (let index = 0; index < text.length; index += 1)
    hash = (Math.imul(hash, 31) + text.charCodeAt(index)) | 0;
  return hash;
}

function operationIn(body: XmlElement, table: RoutingTable): Call {
  const [element] = body.children;
  if (element === undefined) requireNoText(body);
  const { namespace, local } = element ?? { namespace: '', local: '' };
  if (element === undefined || namespace !== table.namespace || !table.isOperation(local)) {
    throw new ProtocolFault('Client', 'routing', `Cannot find dispatch method for {${namespace}}${local}`);
  }
  return { operation: local, element };
}

/** What was read before the document broke says who notices: the envelope, a header, or the unmarshaller. */
function brokenDocument(
  { partial }: XmlError,
  table: RoutingTable,
  { line, column, message }: ParserReport,
): ProtocolFault {
  const report = parseError(line, column, message);
  if (partial === undefined) return uncreated('xml', `XML reader error: ${report}`);
  try {
    requireEnvelope(partial);
    const { headers, body } = partsOf(partial);
    const openBlock = headers.at(-1);
    if (openBlock?.end === -1) return new ProtocolFault('Server', 'xml', report);
    requireUnderstood(headers);
    if (body?.children[0] === undefined)
      return new ProtocolFault('Server', 'xml', `XML reader error: ${report}`);
    operationIn(body, table);
  } catch (earlier) {
    if (earlier instanceof ProtocolFault) return earlier;
    throw earlier;
  }
  return new ProtocolFault(
    'Server',
    'xml',
    `javax.xml.bind.UnmarshalException\n - with linked exception:\n[${report}]`,
  );
}

function parseError(line: number, column: number, message: string): string {
  return `javax.xml.stream.XMLStreamException: ParseError at [row,col]:[${line},${column}]\nMessage: ${message}`;
}
