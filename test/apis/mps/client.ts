import { XMLParser } from 'fast-xml-parser';
import type { Emulator, SandboxControl } from '../../../src/index.js';
import { basic, NOW } from '../../client.js';
import { send } from '../../golden/exchange.js';

export const OCS = 'Hosted Office Communications Server';
export const MANAGED_OCS = 'Managed Office Communications Server';
export const PLANS = 'Managed Plans';
export const DIRECTORY = 'Managed Active Directory';
export const HOSTED_DIRECTORY = 'Hosted Active Directory';
export const EXCHANGE = 'Hosted Exchange';
export const IMPORT = 'MPS Import';
export const HOSTING_NAMESPACE = 'Managed Hosting';

const DOMAIN = 'DC=northfield,DC=example';
export const HOSTING = `LDAP://OU=Hosting,${DOMAIN}`;
export const RESELLER = `LDAP://OU=HarborMail,OU=Hosting,${DOMAIN}`;
export const ORGANIZATION = `LDAP://OU=PinecrestDental,OU=HarborMail,OU=Hosting,${DOMAIN}`;
export const MARA = memberOf(ORGANIZATION, 'CN=mara@pinecrest.example');
export const MARA_LOGIN = 'mara@pinecrest.example:S4mple!pass';
/** The organization, as the argument of that name. */
export const ORG = { organization: ORGANIZATION };
export const SERVER = { preferredDomainController: 'dc1.northfield.example' };
export const POOL = 'imsvc01.northfield.example';

/** An argument: text, an element's children, several elements of the name, or markup. */
export type Argument = string | Arguments | readonly Argument[] | Markup | undefined;
export interface Arguments {
  readonly [name: string]: Argument;
}

/** Markup as it stands. */
export class Markup {
  constructor(readonly xml: string) {}
}

/** An element of an answer: text, or children by name, several of a name as a list; attributes under `@`. */
export type Tree = string | readonly Tree[] | { readonly [name: string]: Tree };

export interface Refusal {
  readonly code: string;
  readonly description: string;
  readonly source: string;
}

export interface Step {
  readonly namespace: string;
  readonly procedure: string;
  readonly given: Arguments;
}

export function step(namespace: string, procedure: string, given: Arguments): Step {
  return { namespace, procedure, given: { ...SERVER, ...given } };
}

/** A trusted request of these steps, each merging what it leaves into `data`. */
export function requestOf(steps: readonly Step[]): string {
  return `<request><procedure>${steps.map(execute).join('')}</procedure></request>`;
}

/** The path of what lies in an organization. */
export function memberOf(organization: string, name: string): string {
  return organization.replace('LDAP://', `LDAP://${name},`);
}

/** A client of the bare endpoint, logged in as one user. */
export class Mps {
  readonly #url: string;
  readonly #login: string;

  constructor(url: string, login = 'cspadmin_CSP:serveradmin') {
    this.#url = url;
    this.#login = login;
  }

  /** What the procedure leaves in `executeData`, or the refusal. */
  async call(namespace: string, procedure: string, given: Arguments = {}): Promise<Tree | Refusal> {
    return this.run([step(namespace, procedure, given)]);
  }

  /** The same, and a refusal is a failed test. */
  async must(namespace: string, procedure: string, given: Arguments = {}): Promise<Tree> {
    const answer = await this.call(namespace, procedure, given);
    if (isRefusal(answer)) throw new Error(`${procedure}: ${JSON.stringify(answer)}`);
    return answer;
  }

  /** Runs several steps as one request. */
  async run(steps: readonly Step[]): Promise<Tree | Refusal> {
    const { body } = await this.post(requestOf(steps));
    return answerIn(body);
  }

  post(document: string) {
    const headers = { 'Content-Type': 'text/xml; charset=utf-8', Authorization: basic(this.#login) };
    return send('POST', `${this.#url}/mps`, headers, Buffer.from(document));
  }
}

/** A sandbox of its own, as a seed makes it, its clock frozen. */
export interface MpsWorld {
  readonly name: string;
  readonly url: string;
  readonly control: SandboxControl;
  readonly mps: Mps;
  as(login: string): Mps;
}

let worlds = 0;

export function mpsWorld(emulator: Emulator, seed = 'northfield'): MpsWorld {
  worlds += 1;
  const name = `mps-${worlds}`;
  const control = emulator.control.sandbox(name);
  control.seed(seed);
  control.freezeClock(NOW);
  const url = `${emulator.address.url}/~${name}`;
  return { name, url, control, mps: new Mps(url), as: (login) => new Mps(url, login) };
}

export function isRefusal(answer: Tree | Refusal): answer is Refusal {
  return typeof answer === 'object' && 'code' in answer && 'source' in answer;
}

/** A refusal raised on purpose. */
export function refusal(code: string, description: string, source = 'Error Provider::SetError'): Refusal {
  return { code, description, source };
}

export const INVALID_CUSTOMER = refusal('0x80040e14', 'Invalid Customer.');
export const INVALID_ARGUMENT = refusal('0x80070057', 'The parameter is incorrect.');

/** Refusals that more than one source raises. */
export const EXISTS = { code: '0x80071392', description: 'The object already exists.' };
export const DENIED = { code: '0x80070005', description: 'Access is denied.' };

export function missing(name: string): Refusal {
  return refusal('0x80070057', `The required argument ${name} was not supplied.`);
}

export function empty(name: string): Refusal {
  return refusal('0x80070057', `The argument '${name}' cannot be null.`);
}

export function noSuchObject(path: string): Refusal {
  const description = `Unable to open object '${path}'./There is no such object on the server./ADsGetObject`;
  return refusal('0x80072030', description, 'Preferred DC Active Directory Provider::GetProperties');
}

function execute({ namespace, procedure, given }: Step): string {
  const call = `namespace="${namespace}" procedure="${procedure}" impersonate="1"`;
  const after = '<after source="executeData" destination="data" mode="merge"/>';
  return `<execute ${call}><executeData>${children(given)}</executeData>${after}</execute>`;
}

function children(given: Arguments): string {
  return Object.entries(given)
    .flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value]).map((one: Argument) => element(name, one)),
    )
    .join('');
}

function element(name: string, value: Argument): string {
  if (value === undefined) return '';
  if (value instanceof Markup) return `<${name}>${value.xml}</${name}>`;
  if (typeof value === 'object') return `<${name}>${children(value as Arguments)}</${name}>`;
  return `<${name}>${value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</${name}>`;
}

const PARSER = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
});

function answerIn(body: string): Tree | Refusal {
  const { response } = PARSER.parse(body) as { response: Record<string, Tree> };
  const error = response['errorContext'];
  if (error === undefined) return response['data'] ?? '';
  const { errorSource, '@code': code, '@description': description } = error as Record<string, Tree>;
  const source = errorSource as Record<string, string>;
  return refusal(
    String(code),
    String(description),
    `${source['@namespace'] ?? ''}::${source['@procedure'] ?? ''}`,
  );
}
