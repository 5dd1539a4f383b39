import type { XmlElement } from '../xml/document.js';
import { ASPNET_STYLE, XmlWriter } from '../xml/write.js';

export type SoapVersion = '1.1' | '1.2';

export const ENVELOPE_NAMESPACE = {
  '1.1': 'http://schemas.xmlsoap.org/soap/envelope/',
  '1.2': 'http://www.w3.org/2003/05/soap-envelope',
} as const;

export const XML_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>';

/** The version that a root element's namespace says; undefined when it is neither. */
export function envelopeVersion(root: XmlElement): SoapVersion | undefined {
  if (root.namespace === ENVELOPE_NAMESPACE['1.1']) return '1.1';
  return root.namespace === ENVELOPE_NAMESPACE['1.2'] ? '1.2' : undefined;
}

/** An envelope taken apart: an optional Header, then the Body, anything else is not looked at. */
export interface Envelope {
  readonly version: SoapVersion;
  readonly headers: readonly XmlElement[];
  /** Undefined when the Body does not stand where it has to. */
  readonly body: XmlElement | undefined;
  /** The first element in the Body. */
  readonly operation: XmlElement | undefined;
}

/** Takes a root apart that `envelopeVersion` knows and that is called Envelope. */
export function openEnvelope(root: XmlElement, version: SoapVersion): Envelope {
  const namespace = ENVELOPE_NAMESPACE[version];
  const [first, second] = root.children;
  const hasHeader = first?.local === 'Header' && first.namespace === namespace;
  const body = hasHeader ? second : first;
  const isBody = body?.local === 'Body' && body.namespace === namespace;
  return {
    version,
    headers: hasHeader ? first.children : [],
    body: isBody ? body : undefined,
    operation: isBody ? body.children[0] : undefined,
  };
}

/** A header block marked as one that must be understood. */
export function isMandatory(block: XmlElement, version: SoapVersion): boolean {
  const value = block.attribute('mustUnderstand', ENVELOPE_NAMESPACE[version]);
  return value === '1' || (version === '1.2' && value === 'true');
}

/** What an answer's envelope declares beside soap, xsi and xsd. */
export type Declarations = readonly (readonly [string, string])[];

/** Writes an envelope as ASP.NET does: declarations in the order soap, xsi, xsd, then `extra`. */
export function writeEnvelope(
  version: SoapVersion,
  extra: Declarations,
  header: ((writer: XmlWriter) => void) | undefined,
  body: (writer: XmlWriter) => void,
): string {
  const writer = new XmlWriter(ASPNET_STYLE);
  writer.raw(XML_DECLARATION);
  writer.start('soap:Envelope', [
    ['xmlns:soap', ENVELOPE_NAMESPACE[version]],
    ['xmlns:xsi', 'http://www.w3.org/2001/XMLSchema-instance'],
    ['xmlns:xsd', 'http://www.w3.org/2001/XMLSchema'],
    ...extra,
  ]);
  if (header !== undefined) {
    writer.start('soap:Header');
    header(writer);
    writer.end();
  }
  writer.start('soap:Body');
  body(writer);
  writer.end();
  writer.end();
  return writer.toString();
}
