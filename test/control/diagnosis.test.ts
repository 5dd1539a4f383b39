import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ToldEntry } from '../../src/control/journal/entries.js';
import { newCustomer } from '../apis/cortex/client.js';
import { account, basic, Client, emulatorFor, envelope, newWorld, type World } from '../client.js';
import { newEstate } from '../estate/products.js';
import { send } from '../golden/exchange.js';

const emulator = emulatorFor();
let world: World;

beforeEach(() => {
  world = newWorld(emulator());
});

afterEach(() => {
  emulator().control.drop(world.name);
});

type Headers = Readonly<Record<string, string>>;

const XML = { 'Content-Type': 'text/xml; charset=utf-8' };
const MSPC = 'http://smbsaas/MSPC/enterpriseserver';
const ADMIN = { Authorization: basic('serveradmin:serveradmin') };
const CSP_ADMIN = { Authorization: basic('cspadmin_CSP:serveradmin') };

/** Sends a request to the world and tells what the journal says of it. */
async function diagnosed(path: string, headers: Headers, body: string): Promise<ToldEntry> {
  const { url, provisioningUrl } = emulator().address;
  const base = path.startsWith('/provisioning') ? provisioningUrl : url;
  await send('POST', `${base}/~${world.name}${path}`, headers, Buffer.from(body));
  const entry = world.control.journal().at(-1);
  if (entry === undefined) throw new Error('the journal is empty');
  return entry;
}

const soapAction = (action: string) => ({ ...XML, SOAPAction: `"${MSPC}/${action}"` });
const inBody = (element: string) =>
  `<S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Body>${element}</S:Body></S:Envelope>`;
const V2 = 'http://v2.provisioning.ws.web.verba.com/';
const token = (password: string) =>
  inBody(
    `<p:requestToken xmlns:p="${V2}"><eid>0000</eid><loginName>verba_api_user</loginName><password>${password}</password></p:requestToken>`,
  );
const steps = (procedure: string, namespace = 'Managed Plans') =>
  `<request><data/><procedure><execute namespace="${namespace}" procedure="${procedure}" impersonate="1"><executeData/></execute></procedure></request>`;
const CORTEX = '/cortexapi/default.aspx';

describe('why a request was refused: ', () => {
  test.each<[stage: string, why: string, path: string, headers: Headers, body: string]>([
    ['http', 'nothing answers at /esUser.asmx; did you mean /esUsers.asmx?', '/esUser.asmx', XML, ''],
    [
      'http',
      'the content type "text/plain" is not one that is read here',
      '/esUsers.asmx',
      { ...soapAction('UserExists'), ...ADMIN, 'Content-Type': 'text/plain' },
      envelope('UserExists', {}),
    ],
    [
      'xml',
      "the body is not well-formed at line 1, column 15: The 'b' start tag on line 1 position 5 does not match the end tag of 'a'. Line 1, position 15.",
      '/esUsers.asmx',
      { ...soapAction('UserExists'), ...ADMIN },
      '<a><b>secret</a></b>',
    ],
    [
      'envelope',
      'Possible SOAP version mismatch: Envelope namespace urn:x was unexpected. Expecting http://schemas.xmlsoap.org/soap/envelope/; its element Envelope is in the namespace urn:x, not in the namespace http://schemas.xmlsoap.org/soap/envelope/',
      '/esUsers.asmx',
      { ...soapAction('UserExists'), ...ADMIN },
      '<Envelope xmlns="urn:x"/>',
    ],
    [
      'routing',
      `no operation has the SOAPAction "${MSPC}/AddUsr"; the nearest operation is AddUser, which has "${MSPC}/AddUser"`,
      '/esUsers.asmx',
      { ...soapAction('AddUsr'), ...ADMIN },
      envelope('AddUsr', account('ann')),
    ],
    [
      'credentials',
      'the caller is not let in: there is no Authorization header',
      '/esUsers.asmx',
      soapAction('UserExists'),
      envelope('UserExists', {}),
    ],
    [
      'credentials',
      'the caller is not let in: the password is not that of serveradmin',
      '/esUsers.asmx',
      { ...soapAction('UserExists'), Authorization: basic('serveradmin:wrong') },
      envelope('UserExists', {}),
    ],
    [
      'credentials',
      'the caller is not let in: there is no user nobody',
      '/esUsers.asmx',
      { ...soapAction('UserExists'), Authorization: basic('nobody:wrong') },
      envelope('UserExists', {}),
    ],
    [
      'contract',
      'the request departs from the contract at DeleteUser/userId: no int: "two"',
      '/esUsers.asmx',
      { ...soapAction('DeleteUser'), ...ADMIN },
      envelope('DeleteUser', { userId: 'two' }),
    ],
    [
      'rules',
      'the product refused it: ERROR_INVALID_USER_NAME (-111)',
      '/esUsers.asmx',
      { ...soapAction('AddUser'), ...ADMIN },
      envelope('AddUser', account('a:b')),
    ],
    [
      'routing',
      `Cannot find dispatch method for {${V2}}listUser; it has the element listUser where listUsers is expected; the nearest operation is listUsers`,
      '/provisioning',
      XML,
      inBody(`<p:listUser xmlns:p="${V2}"/>`),
    ],
    [
      'credentials',
      'the caller is not let in: the password is not that of verba_api_user',
      '/provisioning',
      XML,
      token('wrong'),
    ],
    [
      'credentials',
      'the caller is not let in: This token is expired or never got authenticated.',
      '/provisioning',
      XML,
      inBody(`<p:releaseToken xmlns:p="${V2}"><token>x</token></p:releaseToken>`),
    ],
    [
      'routing',
      'Invalid action \'GTE\'; its element request has action="GTE", not action="GET"; the nearest operation is GET customer',
      CORTEX,
      { ...XML, ...CSP_ADMIN },
      '<request action="GTE"><customer><name>CSP</name></customer></request>',
    ],
    [
      'credentials',
      'the caller is not let in: the password is not that of cspadmin_CSP',
      CORTEX,
      { ...XML, Authorization: basic('cspadmin_CSP:wrong') },
      '<request action="GET"><identity/></request>',
    ],
    [
      'rules',
      "the product refused it: CustomerNotFound (34): Customer 'NONE' not found.",
      CORTEX,
      { ...XML, ...CSP_ADMIN },
      '<request action="GET"><customer><name>NONE</name></customer></request>',
    ],
    [
      'credentials',
      'the caller is not let in: there is no user nobody',
      '/mps',
      { ...XML, Authorization: basic('nobody:x') },
      steps('GetPlan'),
    ],
    [
      'routing',
      'The namespace \'Managed Plans\' or procedure \'GetPlns\' is not registered; its element execute has procedure="GetPlns", not procedure="GetPlan"; the nearest operation is Managed Plans::GetPlan',
      '/mps',
      { ...XML, ...CSP_ADMIN },
      steps('GetPlns'),
    ],
    [
      'rules',
      'the product refused it: ARGUMENT_MISSING (0x80070057): The required argument path was not supplied.',
      '/mps',
      { ...XML, ...CSP_ADMIN },
      steps('GetOrgType', 'Managed Hosting'),
    ],
  ])('%s: %s', async (stage, why, path, headers, body) => {
    const { diagnosis } = await diagnosed(path, headers, body);

    expect(diagnosis).toMatchObject({ stage, why });
  });
});

test('a user who may not log in is told apart from a wrong password', async () => {
  await world.admin.call('AddUser', account('ann'));
  await world.admin.call('ChangeUserStatus', { userId: 2, status: 'Suspended' });

  const { diagnosis } = await diagnosed(
    '/mps',
    { ...XML, Authorization: basic('ann_ann:Secret1!') },
    steps('GetPlan'),
  );

  expect(diagnosis?.why).toBe('the caller is not let in: ann_ann is suspended, or the organization is');
});

describe('the nearest valid message', () => {
  test('is one that the product takes', async () => {
    const { diagnosis } = await diagnosed(
      '/esUsers.asmx',
      { ...soapAction('UserExist'), ...ADMIN },
      envelope('UserExist', { username: 'serveradmin' }),
    );

    const { path, headers, body } = diagnosis?.nearest ?? { path: '', headers: {}, body: '' };
    const answer = await send(
      'POST',
      emulator().address.url + path,
      { ...headers, ...ADMIN },
      Buffer.from(body),
    );
    expect(answer.body).toContain('<UserExistsResult>true</UserExistsResult>');
  });

  test('shows no password', async () => {
    const { diagnosis } = await diagnosed('/provisioning', XML, token('Geh3im!'));

    expect(diagnosis?.nearest?.body).toContain('<password>***</password>');
    expect(JSON.stringify(diagnosis)).not.toContain('Geh3im!');
  });

  test('is left out where the message was not what was wrong', async () => {
    await world.admin.call('AddUser', account('a:b'));

    expect(world.control.journal()[0]?.diagnosis).toEqual({
      stage: 'rules',
      why: 'the product refused it: ERROR_INVALID_USER_NAME (-111)',
      error: { symbol: 'ERROR_INVALID_USER_NAME', code: '-111', text: null, source: 'websitepanel' },
      nearest: null,
    });
  });
});

test('a fault rule is named, and the error it ordered', async () => {
  world.control.addFault({ match: { api: 'mspc' }, before: { error: 'ERROR_USER_ACCOUNT_DEMO' } });

  await world.admin.call('AddUser', account('ann'));

  expect(world.control.journal()).toMatchObject([
    {
      outcome: 'refused',
      diagnosis: {
        stage: 'intercepted',
        why: 'fault rule 1 ended it with ERROR_USER_ACCOUNT_DEMO before anything was done',
        error: { symbol: 'ERROR_USER_ACCOUNT_DEMO', code: '-106' },
        nearest: null,
      },
    },
  ]);
});

test('what was done, and a page, need no diagnosis', async () => {
  await world.admin.call('UserExists', { username: 'ann' });
  await send('GET', `${world.url}/esUsers.asmx`, {}, Buffer.alloc(0));

  expect(world.control.journal().map(({ diagnosis }) => diagnosis)).toEqual([null, null]);
});

describe('the caller is told by login name', () => {
  test('of Basic, of a requestToken, and of the token it gave', async () => {
    const { world: its, cortex, recorder } = await newEstate(emulator());
    await recorder.call('listEnvironments', {});
    await cortex.call('SET', newCustomer('Harbour Brokers'));
    await new Client(its.url, { login: 'nobody:x' }).call('UserExists');

    expect(its.control.journal().map(({ operation, user }) => [operation, user])).toEqual([
      ['requestToken', 'verba_api_user'],
      ['listEnvironments', 'verba_api_user'],
      ['SET customer', 'cspadmin_CSP'],
      ['UserExists', 'nobody'],
    ]);
    expect(its.control.journal({ user: 'verba_api_user' }).map(({ id }) => id)).toEqual([1, 2]);
  });
});
