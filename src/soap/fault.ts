import type { XmlWriter } from '../xml/write.js';
import type { SoapVersion } from './envelope.js';

/** Whose fault it was, in the words both SOAP versions share. */
export type FaultSide = 'client' | 'server' | 'mustUnderstand' | 'versionMismatch' | 'failedAuthentication';

export interface Fault {
  readonly side: FaultSide;
  readonly text: string;
  /** Header faults have no detail; all others an empty one. */
  readonly hasDetail: boolean;
}

const CODE_11 = {
  client: 'soap:Client',
  server: 'soap:Server',
  mustUnderstand: 'soap:MustUnderstand',
  versionMismatch: 'soap:VersionMismatch',
  failedAuthentication: 'wsse:FailedAuthentication',
} as const;

const CODE_12 = {
  client: 'soap:Sender',
  server: 'soap:Receiver',
  mustUnderstand: 'soap:MustUnderstand',
  versionMismatch: 'soap:VersionMismatch',
  failedAuthentication: 'wsse:FailedAuthentication',
} as const;

/** Namespace of WS-Security's header and fault codes. */
export const WSSE = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd';

/** Writes the Fault into a Body, as ASP.NET does; the two versions have nothing in common but their meaning. */
export function writeFault(writer: XmlWriter, version: SoapVersion, fault: Fault): void {
  writer.start('soap:Fault', fault.side === 'failedAuthentication' ? [['xmlns:wsse', WSSE]] : []);
  if (version === '1.1') {
    writer.leaf('faultcode', CODE_11[fault.side]);
    writer.leaf('faultstring', fault.text);
    if (fault.hasDetail) writer.empty('detail');
  } else {
    writer.start('soap:Code');
    writer.leaf('soap:Value', CODE_12[fault.side]);
    writer.end();
    writer.start('soap:Reason');
    writer.start('soap:Text', [['xml:lang', 'en']]);
    writer.text(fault.text);
    writer.end();
    writer.end();
    if (fault.hasDetail) writer.empty('soap:Detail');
  }
  writer.end();
}
