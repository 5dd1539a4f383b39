import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Addresses } from '../../src/index.js';
import { basic, envelope } from '../client.js';
import { COMMAND } from '../command.js';
import { APIS, goldenCases, send, type Api } from '../golden/exchange.js';

const SECRET = 'Geh3im-Zz9';
const XML = { 'Content-Type': 'text/xml; charset=utf-8' };
const V2 = 'http://v2.provisioning.ws.web.verba.com/';
const WSSE = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd';
const token = (of: string) =>
  `<S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Body><p:requestToken xmlns:p="${V2}"><eid>0000</eid><loginName>verba_api_user</loginName><password>${of}</password></p:requestToken></S:Body></S:Envelope>`;
const action = (operation: string) => ({
  SOAPAction: `"http://smbsaas/MSPC/enterpriseserver/${operation}"`,
});
const usernameToken = `<soap:Header><s:Security xmlns:s="${WSSE}"><s:UsernameToken><s:Username>serveradmin</s:Username><s:Password>${SECRET}</s:Password></s:UsernameToken></s:Security></soap:Header>`;
const login = envelope('AuthenticateUser', { username: 'serveradmin', password: SECRET });
const securityContext = `<request><context><securityContext><authentication><basic username="x" password="${SECRET}"/></authentication></securityContext></context><procedure/></request>`;

let server: ChildProcess;
let addresses: Addresses;
/** All that the command has written. */
let log = '';

beforeAll(async () => {
  const options = 'start --port 0 --provisioning-port 0 --control-port 0 --json --log-level trace';
  server = spawn(process.execPath, [COMMAND, ...options.split(' ')]);
  const { stdout, stderr } = server;
  if (stdout === null || stderr === null) throw new Error('the command has no output');
  stderr.on('data', (bytes: Buffer) => (log += bytes.toString()));
  const [line] = await new Promise<string[]>((resolve) =>
    createInterface(stdout).once('line', (text) => resolve([text])),
  );
  addresses = JSON.parse(line ?? '') as Addresses;
});

afterAll(() => {
  server.kill();
});

const JSON_TYPE = { 'Content-Type': 'application/json' };
const control = async (path: string) =>
  (await send('GET', addresses.controlUrl + path, JSON_TYPE, Buffer.alloc(0))).body;

/** What is said of a sandbox, and of the emulator. Letters are left out: they are what the products write to people. */
async function told(name: string): Promise<string> {
  const about = ['', '/journal', '/audit', '/faults', '/clock', '/contract'];
  const pages = [...about.map((page) => `/sandboxes/${name}${page}`), '/sandboxes', '/metrics', '/health'];
  return [...(await Promise.all(pages.map(control))), log].join('\n');
}

/** Every form in which the secret may stand in a text. */
function traces(text: string): string[] {
  const logins = ['serveradmin', 'cspadmin_CSP', 'verba_api_user'].map((name) =>
    basic(`${name}:${SECRET}`).slice('Basic '.length),
  );
  const forms = [SECRET, encodeURIComponent(SECRET), Buffer.from(SECRET).toString('base64'), ...logins];
  const wide = [...SECRET].join('\\u0000');
  const md5 = createHash('md5').update(SECRET).digest('hex');
  return [...forms, wide, md5].filter((form) => text.includes(form));
}

function baseOf(api: Api, name: string): string {
  return `${api === 'provisioning' ? addresses.provisioningUrl : addresses.url}/~${name}`;
}

describe('a password is shown nowhere: ', () => {
  test.each<[way: string, api: Api, path: string, headers: Record<string, string>, body: string | Buffer]>([
    [
      'Basic',
      'mspc',
      '/esUsers.asmx',
      { ...action('UserExists'), Authorization: basic(`serveradmin:${SECRET}`) },
      envelope('UserExists', {}),
    ],
    [
      'WS-Security',
      'mspc',
      '/esUsers.asmx',
      action('UserExists'),
      envelope('UserExists', {}, undefined, usernameToken),
    ],
    ['AuthenticateUser', 'mspc', '/esAuthentication.asmx', action('AuthenticateUser'), login],
    [
      'UTF-16',
      'mspc',
      '/esAuthentication.asmx',
      { ...action('AuthenticateUser'), 'Content-Type': 'text/xml; charset=utf-16' },
      Buffer.from(`\ufeff${login}`, 'utf16le'),
    ],
    ['a broken document', 'mspc', '/esAuthentication.asmx', action('AuthenticateUser'), login.slice(0, -60)],
    ['a wrong operation', 'mspc', '/esAuthentication.asmx', action('AuthenticateUsr'), login],
    [
      'a wrong type',
      'mspc',
      '/esAuthentication.asmx',
      action('ValidatePin'),
      envelope('ValidatePin', { username: 'x', pin: SECRET }),
    ],
    ['a query', 'mspc', `/esAuthentication.asmx/AuthenticateUser?password=${SECRET}`, {}, ''],
    [
      'a form',
      'mspc',
      '/esAuthentication.asmx/AuthenticateUser',
      { 'Content-Type': 'application/x-www-form-urlencoded' },
      `username=x&password=${SECRET}`,
    ],
    ['requestToken', 'provisioning', '/provisioning', {}, token(SECRET)],
    [
      'Basic',
      'cortex',
      '/cortexapi/default.aspx',
      { Authorization: basic(`cspadmin_CSP:${SECRET}`) },
      '<request version="1.0" action="GET"><identity/></request>',
    ],
    ['Basic', 'mps', '/mps', { Authorization: basic(`cspadmin_CSP:${SECRET}`) }, '<request/>'],
    [
      'a security context',
      'mps',
      '/mps',
      { Authorization: basic('cspadmin_CSP:serveradmin') },
      securityContext,
    ],
  ])('%s of %s', async (way, api, path, headers, body) => {
    const name = `login-${api}-${way.toLowerCase().replace(/[^a-z0-9]/g, '-')}`;

    await send('POST', baseOf(api, name) + path, { ...XML, ...headers }, Buffer.from(body));

    const text = await told(name);
    expect(text).toContain('***');
    expect(traces(text)).toEqual([]);
  });

  test.each(APIS)('every field of %s that carries one', async (api) => {
    const name = `fields-${api}`;
    const carrying = goldenCases(api).flatMap((golden) => {
      const text = golden.request.toString('utf8');
      const secret = withSecrets(text);
      return secret === text ? [] : { ...golden, request: Buffer.from(secret) };
    });

    for (const { method, path, headers, request } of carrying)
      await send(method, baseOf(api, name) + path, headers, request);

    const text = await told(name);
    expect(carrying.length).toBeGreaterThan(0);
    expect(text.split('***').length).toBeGreaterThan(carrying.length);
    expect(traces(text)).toEqual([]);
  });
});

/** The request with the secret for every password and PIN that it says. */
function withSecrets(request: string): string {
  return request
    .replace(/(<(?:\w+:)?\w*(?:password|pin)\b[^<>]*(?<!\/)>)[^<]+(<\/)/gi, `$1${SECRET}$2`)
    .replace(/(\s\w*password=)"[^"]+"/gi, `$1"${SECRET}"`);
}

describe('what a name holds', () => {
  test.each([
    ['a line end', 'a\r\nInjected: line'],
    ['a terminal sequence', 'a\u001b[31mred'],
    ['marks of writing direction', 'a\u202egnp.exe'],
    ['HTML', '<script>alert(1)</script>'],
  ])('%s stands in JSON as JSON writes it, and never raw in the log', async (what, username) => {
    const name = `names-${what.replaceAll(' ', '-').toLowerCase()}`;
    const headers = { ...XML, ...action('UserExists'), Authorization: basic('serveradmin:serveradmin') };
    const sent = envelope('UserExists', { username });

    await send('POST', `${addresses.url}/~${name}/esUsers.asmx`, headers, Buffer.from(sent));

    const answer = await send(
      'GET',
      `${addresses.controlUrl}/sandboxes/${name}/journal`,
      {},
      Buffer.alloc(0),
    );
    const [entry] = JSON.parse(answer.body) as { readonly request: { readonly body: string } }[];
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(answer.body).not.toMatch(/\p{Cc}/u);
    expect(entry?.request.body).toBe(sent);
    expect(log).not.toContain(username);
  });
});

test('a journal at its byte cap drops the oldest, counts them, and verifies nothing it does not hold', async () => {
  const name = 'cap';
  const headers = { ...XML, ...action('UserExists'), Authorization: basic('serveradmin:serveradmin') };
  const large = Buffer.from(envelope('UserExists', { username: 'x'.repeat(4_000_000) }));
  const url = `${addresses.url}/~${name}/esUsers.asmx`;
  const verify = (match: object) =>
    send(
      'POST',
      `${addresses.controlUrl}/sandboxes/${name}/journal/verify`,
      JSON_TYPE,
      Buffer.from(JSON.stringify({ match: { operation: 'UserExists', ...match }, atLeast: 1 })),
    );
  const small = Buffer.from(envelope('UserExists', { username: 'x' }));

  await Promise.all(
    Array.from({ length: 40 }, (_, at) => send('POST', url, headers, at % 2 ? small : large)),
  );

  const { dropped, exchanges } = JSON.parse(await control(`/sandboxes/${name}`)) as Record<string, number>;
  const entries = JSON.parse(await control(`/sandboxes/${name}/journal?limit=1`)) as { id: number }[];
  expect(exchanges).toBe(40);
  expect(dropped).toBeGreaterThan(0);
  expect(entries).toMatchObject([{ id: 40 }]);
  expect((await verify({})).status).toBe(409);
  expect((await verify({ since: dropped })).body).toContain('"isMet":true');
  expect(await control('/metrics')).toMatch(/dropped/);
});
