import type { Answer } from '../../http/exchange.js';
import { ENVELOPE_NAMESPACE } from '../../soap/envelope.js';
import { encodeText } from '../../xml/encode.js';
import { JDK_STYLE, XmlWriter } from '../../xml/write.js';
import type { RequestType } from './requestText.js';

/** What an answer begins with: the JDK's own writer, or Woodstox where that is on the class path. */
export const DECLARATIONS = {
  jdk: '<?xml version="1.0" ?>',
  woodstox: "<?xml version='1.0' encoding='UTF-8'?>",
} as const;
export type XmlWriterName = keyof typeof DECLARATIONS;

export type FaultCode = 'Client' | 'Server' | 'MustUnderstand' | 'VersionMismatch';

export interface AnswerForm {
  readonly type: RequestType;
  readonly xmlWriter: XmlWriterName;
}

/** A good answer. @source Provisioning behaviour 9 @fidelity observed */
export function successAnswer(form: AnswerForm, writeBody: (writer: XmlWriter) => void): Answer {
  return answer(200, form, writeBody);
}

/**
 * A SOAP Fault, with the declaration of SOAP 1.2's namespace that JAX-WS leaves in every one.
 *
 * @source Provisioning behaviour 9
 * @fidelity observed
 */
export function faultAnswer(form: AnswerForm, code: FaultCode, text: string): Answer {
  return answer(500, form, (writer) => {
    writer.start('S:Fault', [['xmlns:ns4', ENVELOPE_NAMESPACE['1.2']]]);
    writer.leaf('faultcode', `S:${code}`);
    writer.leaf('faultstring', text);
    writer.end();
  });
}

/** A content type that nothing is bound to. @source Provisioning behaviour 9 @fidelity observed */
export const UNSUPPORTED_TYPE: Answer = { status: 415, headers: [], body: '' };

function answer(
  status: number,
  { type, xmlWriter }: AnswerForm,
  writeBody: (writer: XmlWriter) => void,
): Answer {
  const writer = new XmlWriter(JDK_STYLE);
  writer.raw(DECLARATIONS[xmlWriter]);
  writer.start('S:Envelope', [['xmlns:S', ENVELOPE_NAMESPACE['1.1']]]);
  writer.start('S:Body');
  writeBody(writer);
  writer.end();
  writer.end();
  return { status, ...encoded(writer.toString(), type) };
}

const UTF8_TYPE = 'text/xml; charset=utf-8';

/** In the charset of the request, named as the request named it. @source JAX-WS RI 2.3.0.2 @fidelity observed */
function encoded(xml: string, { charset }: RequestType): Pick<Answer, 'headers' | 'body'> {
  if (charset === undefined || charset.toLowerCase() === 'utf-8') {
    return { headers: [['Content-type', UTF8_TYPE]], body: xml };
  }
  return { headers: [['Content-type', `text/xml ;charset=${charset}`]], body: encodeText(xml, charset) };
}
