import type { XmlWriter } from '../xml/write.js';
import type { SoapVersion } from './envelope.js';

/** Whose fault it was, in the words both SOAP versions share. */
export type FaultSide = 'client' | 'server' | 'mustUnderstand' | 'versionMismatch';

/** A code of another vocabulary than SOAP's own. */
export interface ForeignCode {
  readonly namespace: string;
  readonly local: string;
}

export interface Fault {
  readonly side: FaultSide | ForeignCode;
  readonly text: string;
  /** Header faults have no detail; all others an empty one. */
  readonly hasDetail: boolean;
}

const CODE_11 = {
  client: 'soap:Client',
  server: 'soap:Server',
  mustUnderstand: 'soap:MustUnderstand',
  versionMismatch: 'soap:VersionMismatch',
} as const;

const CODE_12 = {
  client: 'soap:Sender',
  server: 'soap:Receiver',
  mustUnderstand: 'soap:MustUnderstand',
  versionMismatch: 'soap:VersionMismatch',
} as const;

/** Writes the Fault into a Body, as ASP.NET does; the two versions have nothing in common but their meaning. */
export function writeFault(writer: XmlWriter, version: SoapVersion, fault: Fault): void {
  writer.start('soap:Fault');
  if (version === '1.1') {
    writeCode(writer, 'faultcode', fault.side, CODE_11);
    writer.leaf('faultstring', fault.text);
    if (fault.hasDetail) writer.empty('detail');
  } else {
    writer.start('soap:Code');
    writeCode(writer, 'soap:Value', fault.side, CODE_12);
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

/** A foreign code stands where SOAP's own would, in SOAP 1.2 as well, though its specification does not allow it. */
function writeCode(
  writer: XmlWriter,
  element: string,
  side: FaultSide | ForeignCode,
  codes: Readonly<Record<FaultSide, string>>,
): void {
  if (typeof side === 'string') {
    writer.leaf(element, codes[side]);
    return;
  }
  writer.start(element, [['xmlns:q0', side.namespace]]);
  writer.text(`q0:${side.local}`);
  writer.end();
}
