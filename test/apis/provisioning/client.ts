import { XMLParser } from 'fast-xml-parser';
import type { Emulator } from '../../../src/index.js';
import { send, type RawAnswer } from '../../golden/exchange.js';
import { newWorld, type Parameters, type Tree, type World } from '../../client.js';

export const NAMESPACE = 'http://v2.provisioning.ws.web.verba.com/';
/** The account for the API that every fresh world has. */
export const FIRST = { eid: '0000', loginName: 'verba_api_user', password: 'serveradmin' };

/** A client of the Provisioning API under one base address, with a token once it has logged in. */
export class ProvisioningClient {
  readonly #url: string;
  readonly #headers: Readonly<Record<string, string>>;
  token: string | undefined;

  constructor(base: string, headers: Readonly<Record<string, string>> = {}) {
    this.#url = `${base}/provisioning`;
    this.#headers = headers;
  }

  /** What `return` holds. */
  async call(operation: string, parameters: Parameters = {}): Promise<Tree> {
    const token = this.token === undefined || operation === 'requestToken' ? {} : { token: this.token };
    const answer = await this.post(envelope(operation, { ...token, ...parameters }));
    return returned(operation, answer);
  }

  /** Status code of an answer, whichever of the two shapes it has. */
  async status(operation: string, parameters: Parameters = {}): Promise<string> {
    return statusOf(await this.call(operation, parameters));
  }

  /** Signs in and keeps the token. */
  async login(credentials: Parameters = FIRST): Promise<Tree> {
    const answer = await this.call('requestToken', credentials);
    const { token } = answer as { token?: string };
    this.token = token;
    return answer;
  }

  post(body: string | Buffer): Promise<RawAnswer> {
    return send(
      'POST',
      this.#url,
      { 'Content-Type': 'text/xml; charset=utf-8', ...this.#headers },
      Buffer.from(body),
    );
  }
}

/** A world that no other test knows, and a client of it that is signed in. */
export async function signedIn(
  emulator: Emulator,
  seed?: string | Record<string, unknown>,
): Promise<World & { readonly client: ProvisioningClient }> {
  const world = newWorld(emulator, seed);
  const client = new ProvisioningClient(provisioningUrl(emulator, world));
  await client.login();
  return { ...world, client };
}

export function provisioningUrl({ address }: Emulator, { name }: Pick<World, 'name'>): string {
  return `${address.provisioningUrl}/~${name}`;
}

export function envelope(operation: string, parameters: Parameters): string {
  const body = `<v2:${operation}>${elements(parameters)}</v2:${operation}>`;
  return `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:v2="${NAMESPACE}"><s:Body>${body}</s:Body></s:Envelope>`;
}

function elements(parameters: object): string {
  return Object.entries(parameters)
    .flatMap(([name, value]: [string, unknown]) =>
      (Array.isArray(value) ? value : [value]).map((one: unknown) => {
        if (typeof one === 'object' && one !== null) return `<${name}>${elements(one)}</${name}>`;
        return `<${name}>${String(one).replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</${name}>`;
      }),
    )
    .join('');
}

const REPEATED =
  /^(users|groups|extensions|groupMemberships|environments|storageFolders|storagePolicies|callStatistics|statuses|partitions|roles)$/;
const PARSER = new XMLParser({
  removeNSPrefix: true,
  ignoreAttributes: true,
  ignoreDeclaration: true,
  parseTagValue: false,
  trimValues: false,
  isArray: (name) => REPEATED.test(name),
});

/** The answer's `return`, or `{ fault }`, or `{ http }` for one without an envelope. */
function returned(operation: string, { status, body }: RawAnswer): Tree {
  if (!body.startsWith('<?xml')) return { http: String(status) };
  const { Envelope } = PARSER.parse(body) as { Envelope: { Body: Record<string, Tree> } };
  const { Fault, [`${operation}Response`]: response } = Envelope.Body;
  if (Fault !== undefined) return { fault: (Fault as { faultstring: string }).faultstring };
  return (response as { return: Tree }).return;
}

export function statusOf(answer: Tree): string {
  const { statusCode, status } = answer as { statusCode?: string; status?: { statusCode?: string } };
  return statusCode ?? status?.statusCode ?? JSON.stringify(answer);
}
