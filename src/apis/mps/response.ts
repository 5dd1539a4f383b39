/** Response documents. @source framework 3 and 4 */
import { childNodesOf, rootOf, type Document } from '../../xml/dom.js';
import { writeDom } from '../../xml/writeDom.js';
import { XmlWriter } from '../../xml/write.js';
import type { RaisedError } from './raised.js';

/** As MSXML writes an element without content. */
const STYLE = { emptyElement: '/>' } as const;

export function dataResponse(data: Document): string {
  const writer = new XmlWriter(STYLE);
  writer.start('response');
  writer.start('data');
  for (const child of childNodesOf(rootOf(data))) writeDom(writer, child);
  writer.end();
  writer.end();
  return writer.toString();
}

/** The error in the place of the data. */
export function errorResponse({ code, description, executeSeqNo, source }: RaisedError): string {
  const writer = new XmlWriter(STYLE);
  writer.start('response');
  writer.start('errorContext', [
    ['description', description],
    ['code', code],
    ['executeSeqNo', String(executeSeqNo)],
  ]);
  writer.empty('errorSource', [
    ['namespace', source.namespace],
    ['procedure', source.procedure],
  ]);
  writer.end();
  writer.end();
  return writer.toString();
}
