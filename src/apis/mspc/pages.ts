import { readFileSync } from 'node:fs';
import { shippedFile } from '../../files/shipped.js';
import { aspNetHeaders, htmlAnswer } from '../../http/iis.js';
import type { Answer, HttpRequest, Notes } from '../../http/exchange.js';
import type { MspcOptions } from './context.js';
import { describeService } from './description.js';
import { discoveryDocument } from './disco.js';
import { methodNotAllowedPage, unrecognizedFormatPage } from '../../http/aspNetPages.js';
import { operationList, operationPage } from './helpPages.js';
import type { ServiceContract } from '../../soap/contract.js';

const WSDL_FOLDER = shippedFile('wsdl/');
/** Descriptions kept: one per service and address. Addresses come from clients, so there must be a bound. */
const MAX_DESCRIPTIONS = 64;

/** Everything of a service that is no SOAP call: description, discovery, help and ASP.NET's error pages. */
export class Pages {
  readonly #options: MspcOptions;
  readonly #descriptions = new Map<string, string>();

  constructor(options: MspcOptions) {
    this.#options = options;
  }

  /**
   * Answers a request to an address of a service that is not a POST to the address itself.
   *
   * @param pathInfo what follows the file name, with its slash
   * @source MSPC behaviour 2.1
   * @fidelity documented
   */
  answer(
    request: HttpRequest,
    contract: ServiceContract,
    file: string,
    pathInfo: string,
    notes: Notes,
  ): Answer {
    if (pathInfo !== '' && (request.method === 'GET' || request.method === 'POST')) {
      Object.assign(notes, { outcome: 'rejected', reason: 'path info', stage: 'http' });
      return htmlAnswer(500, unrecognizedFormatPage(pathInfo));
    }
    if (request.method !== 'GET') {
      Object.assign(notes, { outcome: 'rejected', reason: 'method', stage: 'http' });
      return htmlAnswer(405, methodNotAllowedPage());
    }
    notes.outcome = 'page';
    const query = parseQuery(request.query);
    const address = request.baseUrl + file;
    if (query.has('wsdl')) return xml(this.#describe(contract, address));
    if (query.has('disco')) {
      const { namespace } = this.#options.brand;
      return xml(discoveryDocument({ address, service: contract.service, namespace }));
    }
    if (query.has('schema')) {
      Object.assign(notes, { outcome: 'rejected', reason: 'schema', stage: 'http' });
      return unknownSchema(query.get('schema') ?? '');
    }
    return htmlAnswer(200, this.#help(contract, address, query.get('op')));
  }

  #describe(contract: ServiceContract, address: string): string {
    const key = `${contract.service} ${address}`;
    let text = this.#descriptions.get(key);
    if (text === undefined) {
      const { brand, planResultForm } = this.#options;
      const source = readFileSync(new URL(`${contract.service}.wsdl`, WSDL_FOLDER), 'utf8');
      text = describeService(source, {
        profile: brand.profile,
        namespace: brand.namespace,
        address,
        planResultForm,
      });
      const [oldest] = this.#descriptions.keys();
      if (this.#descriptions.size >= MAX_DESCRIPTIONS && oldest !== undefined)
        this.#descriptions.delete(oldest);
      this.#descriptions.set(key, text);
    }
    return text;
  }

  #help(contract: ServiceContract, address: string, operation: string | undefined): string {
    const { profile, namespace } = this.#options.brand;
    const { hostname, pathname } = new URL(address);
    const path = decodeURIComponent(pathname);
    if (operation === undefined) {
      return operationList({ service: contract.service, operations: contract.operations, path, profile });
    }
    return operationPage({ contract, operation, namespace, host: hostname, path, profile });
  }
}

function xml(body: string): Answer {
  return { status: 200, headers: aspNetHeaders('text/xml; charset=utf-8', 'private'), body };
}

/** @fidelity inferred: the text */
function unknownSchema(id: string): Answer {
  const body = `System.InvalidOperationException: Schema ${id.replace(/[^\w.-]/g, '')} was not found.`;
  return { status: 500, headers: aspNetHeaders('text/plain; charset=utf-8', 'private'), body };
}

/** Names in lower case: letter case does not count, nor does a value behind `wsdl=`. */
function parseQuery(query: string | undefined): ReadonlyMap<string, string> {
  return new Map(
    Array.from(new URLSearchParams(query ?? ''), ([name, value]) => [name.toLowerCase(), value]),
  );
}
