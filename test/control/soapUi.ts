import { XMLParser } from 'fast-xml-parser';
import { readDom } from '../../src/xml/dom.js';
import { basic } from '../client.js';
import { send, type RawAnswer } from '../golden/exchange.js';

/** A project as a parser that is not ours reads it; only what is looked at. */
export interface Project {
  readonly 'con:interface': readonly Interface[];
  readonly 'con:testSuite': readonly TestSuite[];
  readonly 'con:mockService'?: readonly MockService[];
  readonly 'con:properties': Properties;
}
export interface Interface {
  readonly '@_xsi:type': 'con:WsdlInterface' | 'con:RestService';
  readonly '@_name': string;
  readonly '@_definition'?: string;
  readonly '@_bindingName'?: string;
  readonly 'con:definitionCache': { readonly 'con:part'?: readonly Part[] };
  readonly 'con:operation'?: readonly Operation[];
  readonly 'con:resource'?: readonly {
    readonly '@_path': string;
    readonly 'con:method': readonly Method[];
  }[];
}
interface Part {
  readonly 'con:url': string;
  readonly 'con:content': string;
  readonly 'con:type': string;
}
interface Operation {
  readonly '@_name': string;
  readonly '@_action': string;
  readonly 'con:call': readonly Request[];
}
interface Method {
  readonly '@_name': string;
  readonly '@_method': string;
  readonly 'con:request': readonly Request[];
}
export interface Request {
  readonly '@_name': string;
  readonly '@_mediaType'?: string;
  readonly 'con:endpoint': string;
  readonly 'con:request': string;
  readonly 'con:assertion'?: readonly { readonly '@_type': string; readonly '@_name': string }[];
  readonly 'con:credentials': Readonly<
    Record<'con:username' | 'con:password', string | undefined> & { readonly 'con:authType': string }
  >;
}
interface TestSuite {
  readonly '@_name': string;
  readonly 'con:testCase': readonly { readonly '@_name': string; readonly 'con:testStep': readonly Step[] }[];
}
type Step =
  | {
      readonly '@_type': 'request';
      readonly '@_name': string;
      readonly 'con:config': {
        readonly 'con:interface': string;
        readonly 'con:operation': string;
        readonly 'con:request': readonly Request[];
      };
    }
  | {
      readonly '@_type': 'restrequest';
      readonly '@_name': string;
      readonly 'con:config': { readonly '@_resourcePath': string; readonly 'con:restRequest': Request };
    }
  | { readonly '@_type': 'transfer'; readonly 'con:config': { readonly 'con:transfers': Transfer } };
interface Transfer {
  readonly 'con:sourceStep': string;
  readonly 'con:sourcePath': string;
  readonly 'con:targetStep': string;
  readonly 'con:targetType': string;
}
interface MockService {
  readonly '@_name': string;
  readonly 'con:properties': Properties;
  readonly 'con:mockOperation': readonly {
    readonly '@_operation': string;
    readonly 'con:dispatchStyle': string;
    readonly 'con:response': { readonly '@_name': string; readonly 'con:responseContent': string };
  }[];
}
interface Properties {
  readonly 'con:property': readonly { readonly 'con:name': string; readonly 'con:value': string }[];
}

const LISTS: ReadonlySet<string> = new Set([
  ...['con:testSuite', 'con:mockService', 'con:call', 'con:resource', 'con:method'],
  ...['con:testCase', 'con:testStep', 'con:assertion', 'con:part', 'con:property', 'con:mockOperation'],
]);
/** Names that elsewhere are those of a text. */
const IN_PLACE = /con:soapui-project\.con:interface(\.con:operation)?$|con:(method|config)\.con:request$/;

export function readProject(xml: string): Project {
  const parser = new XMLParser({
    ...{ ignoreAttributes: false, parseTagValue: false, trimValues: false, processEntities: true },
    isArray: (name, path) => LISTS.has(name) || IN_PLACE.test(String(path)),
  });
  const document = parser.parse(xml) as { readonly 'con:soapui-project': Project };
  return document['con:soapui-project'];
}

/** What SoapUI does with a project, as far as ours go: properties inside properties, log-ins, transfers. */
export class ProjectRunner {
  readonly #project: Project;
  readonly #properties: Map<string, string>;

  constructor(project: Project, changed: Readonly<Record<string, string>> = {}) {
    this.#project = project;
    const own = project['con:properties']['con:property'].map((property): [string, string] => [
      property['con:name'],
      property['con:value'],
    ]);
    this.#properties = new Map([...own, ...Object.entries(changed)]);
  }

  /** Runs all tests in order. @returns answers by test case */
  async run(): Promise<Map<string, RawAnswer>> {
    const answers = new Map<string, RawAnswer>();
    const cases = this.#project['con:testSuite'].flatMap((suite) => suite['con:testCase']);
    for (const { '@_name': name, 'con:testStep': steps } of cases) {
      const own = new Map<string, RawAnswer>();
      for (const step of steps) {
        if (step['@_type'] === 'transfer') this.#transfer(step['con:config']['con:transfers'], own);
        else {
          const answer = await this.#send(step);
          own.set(step['@_name'], answer);
          answers.set(name, answer);
        }
      }
    }
    return answers;
  }

  /** Sends the request that each interface has for each operation, with a token of its own. @returns answers by name */
  async sendEach(prepare: () => void): Promise<Map<string, RawAnswer>> {
    const answers = new Map<string, RawAnswer>();
    for (const { 'con:operation': operations = [], 'con:resource': resources = [] } of this.#project[
      'con:interface'
    ]) {
      for (const operation of operations) {
        prepare();
        await this.#prepareToken(operations);
        answers.set(operation['@_name'], await this.#soap(operation));
      }
      for (const { '@_path': path, 'con:method': methods } of resources) {
        for (const {
          '@_name': name,
          'con:request': [request],
        } of methods) {
          prepare();
          if (request === undefined) throw new Error(`${name} has no request`);
          answers.set(
            name,
            await this.#post(request, path, { 'Content-Type': request['@_mediaType'] ?? '' }),
          );
        }
      }
    }
    return answers;
  }

  async #prepareToken(operations: readonly Operation[]): Promise<void> {
    const asking = operations.find((one) => one['@_name'] === 'requestToken');
    if (asking === undefined) return;
    const { body } = await this.#soap(asking);
    this.#properties.set('token', /<token>(\w+)</.exec(body)?.[1] ?? '');
  }

  #soap({ '@_action': action, 'con:call': [request] }: Operation): Promise<RawAnswer> {
    if (request === undefined) throw new Error('the operation has no request');
    return this.#post(request, '', { 'Content-Type': 'text/xml;charset=UTF-8', SOAPAction: `"${action}"` });
  }

  #send(step: Exclude<Step, { readonly '@_type': 'transfer' }>): Promise<RawAnswer> {
    if (step['@_type'] === 'restrequest') {
      const { 'con:restRequest': request, '@_resourcePath': path } = step['con:config'];
      return this.#post(request, path, { 'Content-Type': request['@_mediaType'] ?? '' });
    }
    const {
      'con:interface': name,
      'con:operation': operation,
      'con:request': [request],
    } = step['con:config'];
    const known = this.#project['con:interface'].find((one) => one['@_name'] === name);
    const action = known?.['con:operation']?.find((one) => one['@_name'] === operation)?.['@_action'];
    if (request === undefined || action === undefined) throw new Error(`no request to ${name} ${operation}`);
    return this.#post(request, '', { 'Content-Type': 'text/xml;charset=UTF-8', SOAPAction: `"${action}"` });
  }

  #post(request: Request, path: string, headers: Readonly<Record<string, string>>): Promise<RawAnswer> {
    const {
      'con:authType': type,
      'con:username': user = '',
      'con:password': password = '',
    } = request['con:credentials'];
    const login = `${this.#expanded(user)}:${this.#expanded(password)}`;
    const all = type === 'Preemptive' ? { ...headers, Authorization: basic(login) } : headers;
    const url = this.#expanded(request['con:endpoint']) + path;
    return send('POST', url, all, Buffer.from(this.#expanded(request['con:request'])));
  }

  /** @source SoapUI, PropertyExpander: the innermost first, `$${` for a text */
  #expanded(text: string): string {
    const found = /(?<!\$)\$\{#Project#([^${}]*)\}/.exec(text);
    if (found === null) return text.replaceAll('$${', '${');
    const value = this.#properties.get(found[1] ?? '') ?? '';
    return this.#expanded(text.slice(0, found.index) + value + text.slice(found.index + found[0].length));
  }

  #transfer(transfer: Transfer, answers: ReadonlyMap<string, RawAnswer>): void {
    const { 'con:sourceStep': step, 'con:sourcePath': path, 'con:targetStep': target } = transfer;
    const [, name] = /^\/\/\*\[local-name\(\)='(\w+)'\]$/.exec(path) ?? [];
    if (target !== '#Project#' || name === undefined) throw new Error(`cannot transfer ${path} to ${target}`);
    const [element] = readDom(answers.get(step)?.body ?? '').getElementsByTagNameNS('*', name);
    this.#properties.set(transfer['con:targetType'], element?.textContent ?? '');
  }
}
