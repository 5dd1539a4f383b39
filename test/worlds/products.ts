import { XMLParser } from 'fast-xml-parser';
import { BRANDS } from '../../src/apis/mspc/brand.js';
import { newCustomer } from '../apis/cortex/client.js';
import { DIRECTORY, Markup, memberOf, requestOf, step } from '../apis/mps/client.js';
import { envelope as v2Envelope, FIRST } from '../apis/provisioning/client.js';
import { account, envelope, resultIn } from '../client.js';
import { ROOT } from '../estate/products.js';
import type { RawAnswer } from '../golden/exchange.js';

export const PRODUCTS = ['mspc', 'provisioning', 'cortex', 'mps'] as const;
export type ProductName = (typeof PRODUCTS)[number];

export const VERBS = ['create', 'change', 'remove', 'read'] as const;
export type Verb = (typeof VERBS)[number];

/** What a call is about: one of a product's few names, the text that it is to say, the id it is known to have. */
export interface Subject {
  readonly name: string;
  readonly text: string;
  readonly id: number;
}

/** A request that is yet to be told its world. */
export interface Request {
  readonly product: ProductName;
  readonly operation: string;
  /** Of the product that is asked. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What came of a call: the id and the text it told of, as far as it did; `isDone` is false for any refusal. */
export interface Outcome {
  readonly isDone: boolean;
  readonly id?: number;
  readonly text?: string;
}

/** One product's calls about the things that the oracle knows, and how its answers are read. */
export interface Product {
  request(verb: Verb, subject: Subject, token: string): Request;
  outcome(verb: Verb, answer: RawAnswer): Outcome;
}

const REFUSED: Outcome = { isDone: false };
const DONE: Outcome = { isDone: true };

const mspcRequest = (operation: string, parameters: Record<string, unknown>): Request => ({
  ...{ product: 'mspc', operation, path: '/esUsers.asmx', body: envelope(operation, parameters) },
  headers: {
    'Content-Type': 'text/xml; charset=utf-8',
    SOAPAction: `"${BRANDS.mspc.namespace}/${operation}"`,
  },
});

const mspc: Product = {
  request(verb, { name, text, id }) {
    if (verb === 'create') return mspcRequest('AddUser', account(name, { FirstName: text }));
    if (verb === 'remove') return mspcRequest('DeleteUser', { userId: id });
    if (verb === 'read') return mspcRequest('GetUserByUsername', { username: name });
    return mspcRequest('UpdateUser', { user: { UserId: id, RoleId: 3, StatusId: 1, FirstName: text } });
  },
  outcome(verb, answer) {
    if (verb === 'read') return userIn(answer);
    const result = resultIn(
      verb === 'create' ? 'AddUser' : verb === 'remove' ? 'DeleteUser' : 'UpdateUser',
      answer,
    );
    const code = typeof result === 'string' ? Number(result) : -1;
    if (code < 0) return REFUSED;
    return verb === 'create' ? { isDone: true, id: code } : DONE;
  },
};

/** The account that GetUserByUsername told of. */
function userIn(answer: RawAnswer): Outcome {
  const result = resultIn('GetUserByUsername', answer);
  if (typeof result === 'string' || !('UserId' in result)) return REFUSED;
  return { isDone: true, id: Number(result['UserId']), text: String(result['FirstName']) };
}

const PARSER = new XMLParser({
  removeNSPrefix: true,
  ignoreAttributes: true,
  ignoreDeclaration: true,
  parseTagValue: false,
});

/** An answer's element by its path, a text where it holds no other; undefined where there is none. */
function inside({ body }: RawAnswer, ...path: readonly string[]): unknown {
  if (!body.startsWith('<')) return undefined;
  return path.reduce<unknown>(
    (node, name) =>
      typeof node === 'object' && node !== null ? (node as Record<string, unknown>)[name] : undefined,
    PARSER.parse(body),
  );
}

const OPERATIONS_V2 = {
  ...{ create: 'createUser', change: 'updateUser', remove: 'deleteUser' },
  read: 'getUserByLoginNameAndEnvironment',
} as const;

const v2Request = (operation: string, parameters: Record<string, unknown>): Request => ({
  ...{ product: 'provisioning', operation, path: '/provisioning', body: v2Envelope(operation, parameters) },
  headers: { 'Content-Type': 'text/xml; charset=utf-8' },
});

/** Asks for the token that every other call of the Provisioning API carries. @param suffix names a world, or nothing */
export function tokenRequest(suffix: string): Request {
  return v2Request('requestToken', { ...FIRST, loginName: `${FIRST.loginName}${suffix}` });
}

export function tokenIn(answer: RawAnswer): string {
  return String(inside(answer, 'Envelope', 'Body', 'requestTokenResponse', 'return', 'token'));
}

const provisioning: Product = {
  request(verb, { name, text, id }, token) {
    const user = { eid: FIRST.eid, loginName: name, displayName: text };
    const parameters = {
      ...{ create: { user }, change: { user: { ...user, id } } },
      ...{ remove: { userId: id }, read: { eid: FIRST.eid, loginName: name } },
    };
    return v2Request(OPERATIONS_V2[verb], { token, ...parameters[verb] });
  },
  outcome(verb, answer) {
    const returned = ['Envelope', 'Body', `${OPERATIONS_V2[verb]}Response`, 'return'];
    const status = verb === 'remove' ? ['statusCode'] : ['status', 'statusCode'];
    if (inside(answer, ...returned, ...status) !== 'OK') return REFUSED;
    if (verb === 'remove') return DONE;
    const [id, text] = ['id', 'displayName'].map((field) => inside(answer, ...returned, 'user', field));
    return { isDone: true, id: Number(id), text: String(text) };
  },
};

const ACTIONS = { create: 'SET', change: 'SET', remove: 'DELETE', read: 'FIND' } as const;

/** SET makes a customer, and changes it where it is there. */
const cortex: Product = {
  request(verb, { name, text }) {
    const key = `<name>${name}</name>`;
    const isWhole = verb === 'create' || verb === 'change';
    const customer = isWhole
      ? newCustomer(text).replace('<customer>', `<customer>${key}`)
      : `<customer>${key}</customer>`;
    const body = `<request version="1.0" action="${ACTIONS[verb]}">${customer}</request>`;
    const operation = `${ACTIONS[verb]} customer`;
    return {
      ...{ product: 'cortex', operation, path: '/cortexapi/default.aspx', body },
      headers: { 'Content-Type': 'text/xml' },
    };
  },
  outcome(verb, answer) {
    if (answer.status !== 200) return REFUSED;
    if (verb !== 'read') return inside(answer, 'response', 'request', 'id') === undefined ? REFUSED : DONE;
    const [id, text] = ['id', 'fullname'].map((field) => inside(answer, 'response', 'customer', field));
    return id === undefined ? REFUSED : { isDone: true, id: Number(id), text: String(text) };
  },
};

/** An organization with a user, made and deleted by two steps of one request; read as MSPC sees the user. */
const mps: Product = {
  request(verb, { name, text }) {
    const [org, upn] = [memberOf(ROOT, `OU=${name}`), `ada@${name}.example`];
    const user = memberOf(org, `CN=${upn}`);
    if (verb === 'read') return mspcRequest('GetUserByUsername', { username: upn });
    const steps = {
      create: [
        step(DIRECTORY, 'CreateOrganization', { name, container: ROOT, policyName: 'reseller' }),
        step(DIRECTORY, 'CreateUser', { container: org, userPrincipalName: upn, givenName: text }),
      ],
      change: [
        step(DIRECTORY, 'ModifyUser', {
          user,
          properties: new Markup(`<property name="givenName">${text}</property>`),
        }),
      ],
      remove: [step(DIRECTORY, 'DeleteUser', { user }), step(DIRECTORY, 'DeleteOrganization', { org })],
    }[verb];
    return {
      ...{ product: 'mps', operation: `${DIRECTORY}::${steps[0]?.procedure ?? ''}` },
      ...{ path: '/mps', headers: { 'Content-Type': 'text/xml; charset=utf-8' }, body: requestOf(steps) },
    };
  },
  outcome(verb, answer) {
    if (verb === 'read') return userIn(answer);
    return inside(answer, 'response', 'data') === undefined ? REFUSED : DONE;
  },
};

export const CALLS: Readonly<Record<ProductName, Product>> = { mspc, provisioning, cortex, mps };

/** Whom a product's administrator logs in as, where the login is no token. */
export const LOGINS = { mspc: 'serveradmin', cortex: 'cspadmin_CSP', mps: 'cspadmin_CSP' } as const;
