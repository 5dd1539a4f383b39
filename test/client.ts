import { afterAll, beforeAll } from '@jest/globals';
import { XMLParser } from 'fast-xml-parser';
import { BRANDS } from '../src/apis/mspc/brand.js';
import { ES_AUTHENTICATION } from '../src/apis/mspc/esAuthentication.generated.js';
import { ES_PACKAGES } from '../src/apis/mspc/esPackages.generated.js';
import { ES_USERS } from '../src/apis/mspc/esUsers.generated.js';
import { startEmulator, type Emulator, type EmulatorOptions, type SandboxControl } from '../src/index.js';
import { send, type RawAnswer } from './golden/exchange.js';

/** Ports of the system's choice, nothing on stderr. */
export const QUIET = { port: 0, provisioningPort: 0, controlPort: 0, logLevel: 'silent' } as const;

/** Where the clock of a new world stands. */
export const NOW = Date.parse('2026-01-15T10:30:00Z');

/** One emulator for the tests of a file, started before them and closed after them. */
export function emulatorFor(options: EmulatorOptions = {}): () => Emulator {
  let running: Emulator | undefined;
  beforeAll(async () => {
    running = await startEmulator({ ...QUIET, ...options });
  });
  afterAll(async () => {
    await running?.close();
  });
  return () => {
    if (running === undefined) throw new Error('the emulator runs only inside tests');
    return running;
  };
}

/** A sandbox that no other test knows, its clock frozen. */
export interface World {
  readonly name: string;
  readonly url: string;
  readonly control: SandboxControl;
  readonly admin: Client;
  /** A client that logs in as `name:password`. */
  as(login: string): Client;
}

let worlds = 0;

export function newWorld(emulator: Emulator, seed?: string | Record<string, unknown>): World {
  worlds += 1;
  const name = `world-${worlds}`;
  const control = emulator.control.sandbox(name);
  if (seed !== undefined) control.seed(seed);
  control.freezeClock(NOW);
  const url = `${emulator.address.url}/~${name}`;
  return { name, url, control, admin: new Client(url), as: (login) => new Client(url, { login }) };
}

/** Parameters by name; a list repeats its element. */
export type Parameters = Readonly<Record<string, unknown>>;
/** An element's content: text, children by local name, or repeated elements. */
export type Tree = string | Tree[] | { readonly [name: string]: Tree };

export interface ClientOptions {
  /** `name:password`; undefined sends no credentials. */
  readonly login?: string | undefined;
  readonly namespace?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A SOAP 1.1 client of the MSPC services under one base address. */
export class Client {
  readonly #base: string;
  readonly #options: Required<ClientOptions>;

  constructor(base: string, options: ClientOptions = {}) {
    this.#base = base;
    this.#options = {
      ...{ login: 'serveradmin:serveradmin', namespace: BRANDS.mspc.namespace, headers: {} },
      ...options,
    };
  }

  /** What the operation's result element holds, or `{ fault }`, or `{ status }` of an answer without an envelope. */
  async call(operation: string, parameters: Parameters = {}): Promise<Tree> {
    return resultIn(operation, await this.exchange(operation, parameters));
  }

  /** The same as a number, for ids and codes. */
  async number(operation: string, parameters: Parameters = {}): Promise<number> {
    return Number(await this.call(operation, parameters));
  }

  /** The whole HTTP answer. */
  exchange(operation: string, parameters: Parameters = {}): Promise<RawAnswer> {
    return this.post(operation, envelope(operation, parameters, this.#options.namespace));
  }

  /** Sends a body that is not made here. */
  post(operation: string, body: string | Buffer): Promise<RawAnswer> {
    const { login, namespace, headers } = this.#options;
    const credentials = login === undefined ? {} : { Authorization: basic(login) };
    const all = {
      'Content-Type': 'text/xml; charset=utf-8',
      SOAPAction: `"${namespace}/${operation}"`,
      ...credentials,
      ...headers,
    };
    return send('POST', `${this.#base}/${serviceOf(operation)}.asmx`, all, Buffer.from(body));
  }
}

export function basic(login: string): string {
  return `Basic ${Buffer.from(login).toString('base64')}`;
}

/** GETs a page under a world or an emulator. */
export function get(url: string, headers: Readonly<Record<string, string>> = {}): Promise<RawAnswer> {
  return send('GET', url, headers, Buffer.alloc(0));
}

/** A new account's record with what a client must say; `given` adds to it. */
export function account(username: string, given: Parameters = {}): Parameters {
  const user = { RoleId: 3, StatusId: 1, OwnerId: 1, ...given, Username: username };
  return { user, sendLetter: false, password: 'Secret1!' };
}

export function envelope(
  operation: string,
  parameters: Parameters,
  namespace: string = BRANDS.mspc.namespace,
  header = '',
): string {
  const body = `<${operation} xmlns="${namespace}">${children(parameters)}</${operation}>`;
  return `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">${header}<soap:Body>${body}</soap:Body></soap:Envelope>`;
}

function children(parameters: object): string {
  return Object.entries(parameters)
    .flatMap(([name, value]: [string, unknown]) =>
      (Array.isArray(value) ? value : [value]).map((one) => element(name, one)),
    )
    .join('');
}

function element(name: string, value: unknown): string {
  if (typeof value === 'object' && value !== null) return `<${name}>${children(value)}</${name}>`;
  return `<${name}>${String(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</${name}>`;
}

function serviceOf(operation: string): string {
  const service = [ES_USERS, ES_PACKAGES, ES_AUTHENTICATION].find(
    ({ operations }) => operation in operations,
  );
  if (service === undefined) throw new Error(`no service has an operation ${operation}`);
  return service.service;
}

/** Elements that come as lists even where there is one. */
const REPEATED =
  /^(UserInfo|PackageInfo|HostingPlanInfo|PackageAddonInfo|HostingPlanGroupInfo|QuotaValueInfo|Table\d*)$/;

const PARSER = new XMLParser({
  removeNSPrefix: true,
  ignoreAttributes: true,
  ignoreDeclaration: true,
  parseTagValue: false,
  trimValues: false,
  isArray: (name) => REPEATED.test(name),
});

export function resultIn(operation: string, { status, body }: RawAnswer): Tree {
  if (!body.startsWith('<?xml')) return { status: String(status) };
  const answer = child(child(PARSER.parse(body) as Tree, 'Envelope'), 'Body');
  const fault = child(answer, 'Fault');
  if (fault !== undefined) return { fault: child(fault, 'faultstring') ?? '' };
  return child(child(answer, `${operation}Response`), `${operation}Result`) ?? {};
}

function child(tree: Tree | undefined, name: string): Tree | undefined {
  return typeof tree === 'object' && !Array.isArray(tree) ? tree[name] : undefined;
}

/** These children of an element, so that a test can assert them as a whole. */
export function pick(tree: Tree, ...names: readonly string[]): Record<string, Tree | undefined> {
  return Object.fromEntries(names.map((name) => [name, child(tree, name)]));
}

/** The elements of a list result; none for an empty one. */
export function rows(tree: Tree, name: string): Tree[] {
  const list = child(tree, name);
  return Array.isArray(list) ? list : [];
}
