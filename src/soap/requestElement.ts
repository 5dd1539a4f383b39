import type { HttpRequest } from '../http/exchange.js';
import { decodeXml } from '../xml/decode.js';
import { XmlError, type XmlElement } from '../xml/document.js';
import { readXml } from '../xml/read.js';

/** A request's document as far as it can be read, whatever product would take it. */
export interface ReadRequest {
  readonly root: XmlElement;
  readonly isWellFormed: boolean;
}

const CHARSET = /;\s*charset\s*=\s*"?([^";\s]+)/i;

/** Undefined for a body of which not even the first start tag can be read. */
export function readRequest({ headers, body }: HttpRequest): ReadRequest | undefined {
  try {
    const charset = CHARSET.exec(headers['content-type'] ?? '')?.[1];
    return { root: readXml(decodeXml(body, charset)).root, isWellFormed: true };
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    return error.partial === undefined ? undefined : { root: error.partial, isWellFormed: false };
  }
}

/**
 * What stands in the Body, whatever version of SOAP it is of and whatever stands around it; in an envelope that forgot
 * its Body what takes its place, and a document without any envelope itself.
 */
export function bodyElements(root: XmlElement): readonly XmlElement[] {
  const body = [root, ...root.children].find(({ local }) => local === 'Body');
  if (body !== undefined) return body.children;
  return root.local === 'Envelope' ? root.children.filter(({ local }) => local !== 'Header') : [root];
}

/** The action that headers carry: SOAPAction, or the parameter of a SOAP 1.2 type; '' for none. */
export function actionOf({ headers }: HttpRequest): string {
  const soapAction = headers['soapaction'];
  const parameter = /;\s*action\s*=\s*"?([^";]*)/i.exec(headers['content-type'] ?? '')?.[1];
  return (typeof soapAction === 'string' ? soapAction : (parameter ?? '')).trim().replace(/^"(.*)"$/, '$1');
}
