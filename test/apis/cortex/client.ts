import { XMLParser } from 'fast-xml-parser';
import { basic, type World } from '../../client.js';
import { send, type RawAnswer } from '../../golden/exchange.js';

/** A parsed answer; elements that can repeat are lists. */
export type Node = string | Node[] | { readonly [name: string]: Node };

/** The administrator of a fresh world. */
export const ADMIN = 'cspadmin_CSP:serveradmin';

const REPEATED = /^response\.(customer|location|request|customer\.(user|service)|customer\.user\.service)$/;
const PARSER = new XMLParser({
  ignoreDeclaration: true,
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: true,
  isArray: (_name, path) => typeof path === 'string' && REPEATED.test(path),
});

/** Calls the API of a world. */
export class Cortex {
  readonly #url: string;
  readonly #login: string;

  constructor({ url }: Pick<World, 'url'>, login: string = ADMIN) {
    this.#url = `${url}/cortexapi/default.aspx`;
    this.#login = login;
  }

  /** Sends a body as it is. */
  post(body: string | Buffer, headers: Readonly<Record<string, string>> = {}): Promise<RawAnswer> {
    const own = { 'Content-Type': 'text/xml', Authorization: basic(this.#login) };
    return send('POST', this.#url, { ...own, ...headers }, Buffer.from(body));
  }

  exchange(action: string, entities: string): Promise<RawAnswer> {
    return this.post(`<request version="1.0" action="${action}">${entities}</request>`);
  }

  /** What is in the response element: `''` for nothing. */
  async call(action: string, entities: string): Promise<Node> {
    const { body } = await this.exchange(action, entities);
    return (PARSER.parse(body) as { readonly response: Node }).response;
  }

  /** The code of an error, with its HTTP status and text. */
  async refusal(
    action: string,
    entities: string,
  ): Promise<readonly [code: number, status: number, text: string]> {
    const { status, body } = await this.exchange(action, entities);
    const { error } = (PARSER.parse(body) as { response: { error?: { id: string; message: string } } })
      .response;
    return [Number(error?.id ?? NaN), status, error?.message ?? body];
  }

  /** Orders a change; the id of its request. */
  async set(entities: string, action = 'SET'): Promise<number> {
    const answer = await this.call(action, entities);
    const id = at(answer, 'request', 0, 'id');
    if (typeof id !== 'string') throw new Error(`no request id in ${JSON.stringify(answer)}`);
    return Number(id);
  }

  /** The full form of a customer. */
  async customer(name: string): Promise<Node> {
    return at(await this.call('GET', `<customer><name>${name}</name></customer>`), 'customer', 0);
  }

  async status(name: string): Promise<Node> {
    return at(await this.call('FIND', `<customer><name>${name}</name></customer>`), 'customer', 0, 'status');
  }
}

/** Walks into a parsed answer. */
export function at(node: Node | undefined, ...path: readonly (string | number)[]): Node {
  let here: Node | undefined = node;
  for (const step of path) {
    if (typeof here !== 'object') return '';
    here = Array.isArray(here) ? here[Number(step)] : here[String(step)];
  }
  return here ?? '';
}

/** One field of each node of a list. */
export function each(list: Node, field: string): Node[] {
  return (Array.isArray(list) ? list : []).map((node) => at(node, field));
}

/** What a new customer has to say. */
export function newCustomer(fullName: string, more = ''): string {
  const domain = `${fullName.toLowerCase().replaceAll(' ', '-')}.example`;
  const contact = `<contactname>Ines Okafor</contactname><contactemail>ines@${domain}</contactemail>`;
  return `<customer><fullname>${fullName}</fullname>${contact}<primarydomain>${domain}</primarydomain>${more}</customer>`;
}
