import { aspNetHeaders } from '../../http/iis.js';
import type { Answer, Header } from '../../http/exchange.js';
import { ENVELOPE_NAMESPACE, writeEnvelope, type Envelope, type SoapVersion } from '../../soap/envelope.js';
import { writeFault, type Fault } from '../../soap/fault.js';
import type { XmlWriter } from '../../xml/write.js';
import type { World } from '../api.js';
import type { MspcOptions } from './context.js';

/** Namespace of the addressing headers that WSE 3.0 speaks. */
export const WSA = 'http://schemas.xmlsoap.org/ws/2004/08/addressing';
const SOAP_TYPE = { '1.1': 'text/xml; charset=utf-8', '1.2': 'application/soap+xml; charset=utf-8' } as const;

/** What an answer's addressing headers are made from. */
export interface Addressing {
  readonly action: string;
  readonly envelope: Envelope | undefined;
  readonly ids: World['ids'];
  readonly options: Pick<MspcOptions, 'wsaHeaders'>;
}

/** A good answer. @param body the written response element @source MSPC behaviour 2.2 and 2.3 */
export function successAnswer(version: SoapVersion, addressing: Addressing, body: string): Answer {
  const xml = writeEnvelope(version, ...headerBlock(addressing), (writer) => {
    writer.raw(body);
  });
  return { status: 200, headers: SUCCESS_HEADERS[version], body: xml };
}

/** A SOAP Fault; a version mismatch says which versions there are. @source MSPC behaviour 4.5 */
export function faultAnswer(
  version: SoapVersion,
  addressing: Omit<Addressing, 'action'>,
  fault: Fault,
): Answer {
  const [declarations, writeHeader] = headerBlock({ ...addressing, action: `${WSA}/fault` });
  const hasUpgrade = fault.side === 'versionMismatch';
  const header = (writer: XmlWriter) => {
    if (hasUpgrade) writeUpgrade(writer);
    writeHeader?.(writer);
  };
  const body = writeEnvelope(version, declarations, hasUpgrade ? header : writeHeader, (writer) => {
    writeFault(writer, version, fault);
  });
  return { status: 500, headers: FAULT_HEADERS[version], body };
}

/** A refusal without a word. */
export function emptyAnswer(status: number, version: SoapVersion): Answer {
  return { status, headers: FAULT_HEADERS[version], body: '' };
}

/** The challenge. @source MSPC behaviour 3.2 */
export function challenge(realm: string): Answer {
  const authenticate: Header = ['WWW-Authenticate', `Basic Realm="${realm}"`];
  return {
    status: 401,
    reason: 'Access Denied',
    headers: aspNetHeaders('text/html; charset=utf-8', 'private', [authenticate]),
    body: '401 Access Denied',
  };
}

const SUCCESS_HEADERS = soapHeaders('private, max-age=0');
const FAULT_HEADERS = soapHeaders('private');

function soapHeaders(cacheControl: string): Readonly<Record<SoapVersion, readonly Header[]>> {
  return {
    '1.1': aspNetHeaders(SOAP_TYPE['1.1'], cacheControl),
    '1.2': aspNetHeaders(SOAP_TYPE['1.2'], cacheControl),
  };
}

type HeaderBlock = [declarations: [string, string][], header: ((writer: XmlWriter) => void) | undefined];

/** WSE answers everybody with addressing headers, in this order. @source MSPC behaviour 2.3 */
function headerBlock({ action, envelope, ids, options }: Addressing): HeaderBlock {
  if (options.wsaHeaders === 'off') return [[], undefined];
  const messageId = `urn:uuid:${ids.guid('message')}`;
  const sent = envelope?.headers
    .find(({ namespace, local }) => namespace === WSA && local === 'MessageID')
    ?.text.trim();
  const relatesTo = sent === undefined || sent === '' ? `urn:uuid:${ids.guid('message')}` : sent;
  const header = (writer: XmlWriter) => {
    writer.leaf('wsa:Action', action);
    writer.leaf('wsa:MessageID', messageId);
    writer.leaf('wsa:RelatesTo', relatesTo);
    writer.leaf('wsa:To', `${WSA}/role/anonymous`);
  };
  return [[['xmlns:wsa', WSA]], header];
}

/** @fidelity inferred: its place before the addressing headers */
function writeUpgrade(writer: XmlWriter): void {
  writer.start('soap12:Upgrade', [['xmlns:soap12', ENVELOPE_NAMESPACE['1.2']]]);
  writer.empty('soap12:SupportedEnvelope', [
    ['qname', 'soap:Envelope'],
    ['xmlns:soap', ENVELOPE_NAMESPACE['1.1']],
  ]);
  writer.empty('soap12:SupportedEnvelope', [
    ['qname', 'soap12:Envelope'],
    ['xmlns:soap12', ENVELOPE_NAMESPACE['1.2']],
  ]);
  writer.end();
}
