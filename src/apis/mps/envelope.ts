/** SOAP around requests and responses, as the SOAP filter of MPF speaks it. @source framework 8.3 */
import {
  childElementsOf,
  childNodesOf,
  copyOf,
  documentOf,
  localNameOf,
  newRoot,
  type Element,
} from '../../xml/dom.js';
import { ENVELOPE_NAMESPACE } from '../../soap/envelope.js';
import { XmlWriter } from '../../xml/write.js';
import type { ErrorSource } from './errors.js';

const SOAP = ENVELOPE_NAMESPACE['1.1'];
const STYLE = { emptyElement: '/>' } as const;

/** A refusal of the filter: it never reaches the engine. */
export class EnvelopeFault extends Error {
  readonly faultCode: 'VersionMismatch' | 'MustUnderstand' | 'Client';

  constructor(faultCode: EnvelopeFault['faultCode'], text: string) {
    super(text);
    this.faultCode = faultCode;
  }
}

/** What an envelope holds: whom to call, and the request document. */
export interface OpenedEnvelope {
  readonly named: ErrorSource;
  readonly request: Element;
}

/**
 * Takes an envelope apart.
 *
 * @throws EnvelopeFault
 * @source framework 8.3: the header and that it is needed
 * @fidelity inferred: codes and texts, and that the body may hold the data alone
 */
export function openEnvelope(root: Element): OpenedEnvelope {
  if (localNameOf(root) !== 'Envelope' || root.namespaceURI !== SOAP) {
    throw new EnvelopeFault('VersionMismatch', 'The SOAP envelope is not a SOAP 1.1 envelope.');
  }
  const children = childElementsOf(root);
  const header = children.find((it) => isSoap(it, 'Header'));
  const body = children.find((it) => isSoap(it, 'Body'));
  const blocks = header === undefined ? [] : childElementsOf(header);
  const unknown = blocks.find((it) => isMandatory(it) && !isKnown(it));
  if (unknown !== undefined) {
    throw new EnvelopeFault('MustUnderstand', `The SOAP header ${unknown.nodeName} is not understood.`);
  }
  const provisioning = blocks.find((it) => localNameOf(it) === 'provisioning' && it.namespaceURI === null);
  const [namespace, procedure] = ['namespace', 'procedure'].map((name) => textOf(provisioning, name));
  if (namespace === undefined || procedure === undefined) {
    throw new EnvelopeFault('Client', 'The provisioning header is missing.');
  }
  if (body === undefined) throw new EnvelopeFault('Client', 'The SOAP body is missing.');
  return { named: { namespace, procedure }, request: requestIn(body) };
}

function isSoap(element: Element, name: string): boolean {
  return localNameOf(element) === name && element.namespaceURI === SOAP;
}

function isMandatory(block: Element): boolean {
  return block.getAttributeNS(SOAP, 'mustUnderstand') === '1';
}

function isKnown(block: Element): boolean {
  return ['provisioning', 'path'].includes(localNameOf(block));
}

function textOf(parent: Element | undefined, name: string): string | undefined {
  const child =
    parent === undefined ? undefined : childElementsOf(parent).find((it) => localNameOf(it) === name);
  return child?.textContent ?? undefined;
}

/** The body holds a request, or what its data would hold. */
function requestIn(body: Element): Element {
  const [first] = childElementsOf(body);
  if (first !== undefined && localNameOf(first) === 'request' && first.namespaceURI === null) return first;
  const request = newRoot('request');
  const document = documentOf(request);
  const isData = first !== undefined && localNameOf(first) === 'data' && first.namespaceURI === null;
  const parent = isData ? request : request.appendChild(document.createElement('data'));
  for (const child of childNodesOf(body)) parent.appendChild(copyOf(child, document));
  return request;
}

/** An envelope around a written document. */
export function inEnvelope(body: string): string {
  const writer = new XmlWriter(STYLE);
  writer.start('SOAP-ENV:Envelope', [['xmlns:SOAP-ENV', SOAP]]);
  writer.start('SOAP-ENV:Body');
  writer.raw(body);
  writer.end();
  writer.end();
  return writer.toString();
}

export function faultEnvelope({ faultCode, message }: EnvelopeFault): string {
  const writer = new XmlWriter(STYLE);
  writer.start('SOAP-ENV:Fault');
  writer.leaf('faultcode', `SOAP-ENV:${faultCode}`);
  writer.leaf('faultstring', message);
  writer.end();
  return inEnvelope(writer.toString());
}
