import { readFileSync } from 'node:fs';
import { shippedFile } from '../../files/shipped.js';
import type { Answer, HttpRequest, Notes } from '../../http/exchange.js';
import { DROPPED } from '../../http/jdk.js';
import { escapeAttribute } from '../../xml/write.js';
import { describeSchema, describeService } from './description.js';
import { PROVISIONING_SERVICE } from './provisioning.generated.js';

export const PATH = '/provisioning';
const NAMESPACE = PROVISIONING_SERVICE.namespace;
const WSDL = shippedFile('wsdl/provisioning.wsdl');
const XSD = shippedFile('wsdl/provisioning.xsd');

/** @fidelity inferred from the namespace, which JAX-WS makes of the package */
const IMPLEMENTATION = 'com.verba.web.ws.provisioning.v2.Provisioning';

/** What answers everything but calls: the descriptions and the page about the endpoint. */
export class Pages {
  #schema: string | undefined;
  #wsdl: string | undefined;

  /**
   * Methods that are no calls: GET, HEAD; any other loses its connection.
   *
   * @source Provisioning behaviour 9, GET; JAX-WS RI 2.3.0.2 on JDK 17
   * @fidelity observed
   */
  answer({ method, query, baseUrl }: HttpRequest, notes: Notes): Answer {
    if (method !== 'GET' && method !== 'HEAD') {
      Object.assign(notes, { reason: 'method', stage: 'http' });
      return DROPPED;
    }
    const document = this.#document(query ?? '', baseUrl + PATH);
    if (document !== undefined) {
      notes.outcome = 'page';
      return { status: 200, headers: [['Content-type', 'text/xml;charset=utf-8']], body: document };
    }
    if (method === 'HEAD' || isUnknownDocument(query ?? '')) {
      Object.assign(notes, { reason: 'address', stage: 'http' });
      return { ...htmlAnswer('404 Not Found: Invalid Request', ''), status: 404 };
    }
    notes.outcome = 'page';
    return htmlAnswer('Web Services', endpointTable(escapeAttribute(baseUrl + PATH)));
  }

  #document(query: string, address: string): string | undefined {
    if (query === 'wsdl' || query === 'WSDL') {
      this.#wsdl ??= readFileSync(WSDL, 'utf8');
      return describeService(this.#wsdl, address);
    }
    if (query !== 'xsd=1') return undefined;
    this.#schema ??= describeSchema(readFileSync(XSD, 'utf8'));
    return this.#schema;
  }
}

/** A query that asks for a description there is none of. */
function isUnknownDocument(query: string): boolean {
  return /^(?:wsdl|WSDL|xsd=)/.test(query);
}

function htmlAnswer(heading: string, content: string): Answer {
  const head = '<html>\n<head><title>\nWeb Services\n</title></head>\n<body>\n';
  return {
    status: 200,
    headers: [['Content-type', 'text/html; charset=utf-8']],
    body: `${head}<h1>${heading}</h1>\n${content}</body>\n</html>\n`,
  };
}

function endpointTable(address: string): string {
  const names = cells([
    ['Service Name:', `{${NAMESPACE}}ProvisioningService`],
    ['Port Name:', `{${NAMESPACE}}ProvisioningPort`],
  ]);
  const information = cells([
    ['Address:', address],
    ['WSDL:', `<a href="${address}?wsdl">${address}?wsdl</a>`],
    ['Implementation class:', IMPLEMENTATION],
  ]);
  const header = '<tr>\n<td>\nEndpoint\n</td>\n<td>\nInformation\n</td>\n</tr>\n';
  return `<table width='100%' border='1'>\n${header}<tr>\n<td>\n${names}\n</td>\n<td>\n${information}\n</td>\n</tr>\n</table>\n`;
}

function cells(rows: readonly (readonly [string, string])[]): string {
  const written = rows.map(([label, value]) => `<tr><td>${label}</td><td>${value}</td></tr>`);
  return `<table border="0">${written.join('')}</table>`;
}
