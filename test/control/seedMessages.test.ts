import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startEmulator, type Emulator } from '../../src/index.js';
import { account, Client, emulatorFor, envelope, newWorld, QUIET, type World } from '../client.js';
import { callerOf } from './caller.js';

const emulator = emulatorFor();
const control = callerOf(emulator);
const folder = mkdtempSync(join(tmpdir(), 'provisim-messages-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const FIXTURES = new URL('../../fixtures/', import.meta.url).pathname;
const NAMESPACE = 'http://v2.provisioning.ws.web.verba.com/';

const provisioning = (content: string) =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:v="${NAMESPACE}"><s:Body>${content}</s:Body></s:Envelope>`;
const customer =
  '<request version="1.0" action="SET"><customer><name>TEA</name><fullname>Tea Blenders</fullname>' +
  '<contactname>Ada</contactname><contactemail>ada@tea.example</contactemail><primarydomain>tea.example</primarydomain></customer></request>';
const organization =
  '<request><procedure><execute namespace="Managed Active Directory" procedure="CreateOrganization"><executeData>' +
  '<container>LDAP://OU=Hosting,DC=csp,DC=local</container><name>HarborMail</name><policyName>reseller</policyName>' +
  '<preferredDomainController>dc1.csp.local</preferredDomainController></executeData></execute></procedure></request>';

/** One message of each API, none of which says where it goes. */
const MESSAGES = [
  { name: 'ann', body: envelope('AddUser', account('ann')) },
  {
    name: 'token',
    body: provisioning(
      '<v:requestToken><eid>0000</eid><loginName>verba_api_user</loginName><password>serveradmin</password></v:requestToken>',
    ),
  },
  {
    name: 'environment',
    body: provisioning(
      '<v:createEnvironment><token>{{token.token}}</token><environment><displayName>Harbour</displayName><eid>H001</eid><shortName>Harbour</shortName></environment></v:createEnvironment>',
    ),
  },
  { name: 'customer', body: customer },
  { name: 'organization', body: organization },
];

let world: World;
beforeEach(() => {
  world = newWorld(emulator());
});

const seed = (body: object) => control('POST', `/sandboxes/${world.name}/seed`, body);

/** What of the messages is there. */
async function found(of: Emulator, sandbox: string) {
  const entities = of.control.sandbox(sandbox);
  const isThere = (kind: string, where: Record<string, string>) => entities.entities(kind, { where }).length;
  const client = new Client(`${of.address.url}/~${sandbox}`);
  return {
    ann: await client.call('UserExists', { username: 'ann' }),
    environment: isThere('tenant', { eid: 'H001' }),
    customer: isThere('tenant', { code: 'TEA' }),
    organization: isThere('tenant', { ou: 'HarborMail' }),
  };
}
const ALL = { ann: 'true', environment: 1, customer: 1, organization: 1 };

describe('messages make a seed', () => {
  test('of all four APIs, each told by what it is', async () => {
    const answer = await seed({ messages: MESSAGES });

    expect(answer).toEqual({ status: 204, document: undefined });
    expect(world.control.journal()).toEqual([]);
    expect(await found(emulator(), world.name)).toEqual(ALL);
  });

  test('that resets return to', async () => {
    await seed({ messages: MESSAGES });
    await world.admin.call('AddUser', account('later'));

    world.control.reset();

    expect(await world.admin.call('UserExists', { username: 'later' })).toBe('false');
    expect(await found(emulator(), world.name)).toEqual(ALL);
  });

  test('of the same bytes each time, in any sandbox', async () => {
    const other = newWorld(emulator());
    await seed({ messages: MESSAGES });
    await other.control.seedMessages({ messages: MESSAGES });

    const images = [world, other].map(({ name, control: of }) => {
      of.saveSnapshot(name);
      return emulator().control.snapshots.get(name);
    });

    expect(images[0]?.equals(images[1] ?? Buffer.alloc(0))).toBe(true);
  });

  test('on top of another, at an instant, with ids that are said', async () => {
    await seed({
      seed: 'standalone',
      clock: '2026-02-03T04:05:06Z',
      messages: [{ advanceMs: 1000 }, { handOut: { message: ['x'] } }, MESSAGES[0]],
    });

    const [ann] = world.control.entities('user', { where: { username: 'ann' } });
    expect(ann).toMatchObject({ id: 3, createdAt: Date.parse('2026-02-03T04:05:07Z') });
    expect(world.control.clock().mode).toBe('real');
  });

  test('under the login that one names', async () => {
    const bob = { ...account('bob', { OwnerId: 2 }) };
    const messages = [
      { body: envelope('AddUser', { ...account('ann', { RoleId: 2 }), password: 'Secret1!' }) },
      { login: 'ann:Secret1!', body: envelope('AddUser', bob) },
    ];

    expect((await seed({ messages })).status).toBe(204);
    expect(world.control.entities('user', { where: { username: 'bob' } })).toMatchObject([{ ownerId: 2 }]);
  });
});

describe('a message that is not done', () => {
  test('fails the whole seed with its answer and leaves the old world', async () => {
    await world.admin.call('AddUser', account('old'));

    const { status, document } = await seed({ messages: [...MESSAGES, { ...MESSAGES[0], name: 'again' }] });

    expect(status).toBe(400);
    expect(document).toEqual({
      error: expect.stringMatching(
        /^seed: message again \(AddUser\) was not done: refused, ERROR_USER_ALREADY_EXISTS; status 200: .*<AddUserResult>-100</,
      ),
    });
    expect(await world.admin.call('UserExists', { username: 'old' })).toBe('true');
    expect(await found(emulator(), world.name)).toEqual({
      ...{ ann: 'false', environment: 0, customer: 0, organization: 0 },
    });
  });

  test.each<[what: string, message: object, error: string]>([
    [
      'a wrong password',
      { login: 'serveradmin:no', body: envelope('AddUser', account('x')) },
      'was not done: rejected, credentials; status 401',
    ],
    ['no XML', { body: 'nothing' }, 'XML refused'],
    [
      'an unknown root',
      { body: '<order/>' },
      'its API cannot be told from its root; say one of mspc, cortex, mps, provisioning, or the path',
    ],
    ['an unknown API', { api: 'nothing', body: '<order/>' }, 'there is no API nothing'],
    ['no operation', { api: 'mspc', body: envelope('Xyzzyqwertyuiop', {}) }, 'it names no operation of mspc'],
    [
      'an answer that nobody gave',
      { body: envelope('AddUser', account('{{first.id}}')) },
      'there is no message first before it',
    ],
  ])('for %s says which and why', async (_what, message, error) => {
    const { status, document } = await seed({ messages: [{ name: 'it', ...message }] });

    expect(status).toBe(400);
    expect((document as { error: string }).error).toContain('seed: message it');
    expect((document as { error: string }).error).toContain(error);
  });

  test('shows no password that it carried', async () => {
    const { document } = await seed({
      messages: [{ login: 'serveradmin:Hidden-1', body: envelope('AddUser', account('x')) }],
    });

    expect(JSON.stringify(document)).not.toContain('Hidden-1');
  });
});

describe('a folder of messages', () => {
  let running: Emulator | undefined;
  afterEach(async () => {
    await running?.close();
    running = undefined;
  });
  const start = async (from: string) => {
    running = await startEmulator({ ...QUIET, seed: from });
    return running;
  };
  let folders = 0;
  const newFolder = () => {
    folders += 1;
    const made = join(folder, `f${folders}`);
    mkdirSync(made);
    return made;
  };

  test('is what every sandbox of an emulator begins as', async () => {
    const messages = newFolder();
    MESSAGES.forEach(({ name, body }, index) => {
      const number = `0${index + 1}`;
      writeFileSync(join(messages, `${number}-${name}.xml`), body.replace('{{token.', '{{02-token.'));
    });
    writeFileSync(join(messages, 'README.md'), 'no message');

    const started = await start(messages);

    expect(await found(started, 'default')).toEqual(ALL);
    expect(await found(started, 'another')).toEqual(ALL);
    expect(started.control.sandbox().journal()).toMatchObject([{ id: 1, operation: 'UserExists' }]);
  });

  test('may say in files beside the messages what these do not tell', async () => {
    const messages = newFolder();
    writeFileSync(join(messages, 'seed.json'), '{"seed": "standalone", "clock": "2026-02-03T04:05:06Z"}');
    writeFileSync(join(messages, '1.xml'), envelope('AddUser', account('ann', { OwnerId: 2 })));
    writeFileSync(join(messages, '1.json'), '{"login": "admin:admin", "path": "/esUsers.asmx"}');

    const { control: of } = await start(messages);

    const [ann] = of.sandbox().entities('user', { where: { username: 'ann' } });
    expect(ann).toMatchObject({ id: 3, createdAt: Date.parse('2026-02-03T04:05:06Z') });
  });

  test.each([
    ['provisioning/createGroup', 'group'],
    ['mspc/AddUser', 'user'],
  ])('may be recorded exchanges as they are: %s', async (operation, kind) => {
    const messages = newFolder();
    const { goldenCases } = await import('../golden/exchange.js');
    const [api] = operation.split('/');
    const golden = goldenCases(api === 'mspc' ? 'mspc' : 'provisioning').find(
      ({ name, expected }) =>
        name.startsWith(`${operation}/`) && /<statusCode>OK<|<AddUserResult>[1-9]/.test(expected),
    );
    cpSync(join(FIXTURES, golden?.name ?? ''), join(messages, '01-recorded'), { recursive: true });
    if (golden !== undefined) world.control.seed(golden.seed);
    const before = world.control.entities(kind).length;

    const { control: of } = await start(messages);

    expect(of.sandbox().entities(kind).length).toBeGreaterThan(before);
  });

  test.each<[what: string, files: Record<string, string>, error: RegExp]>([
    ['nothing in it', {}, /there are no messages in it/],
    [
      'a message that is refused',
      { '1.xml': '<request action="GET"><customer><name>NO</name></customer></request>' },
      /seed: message 1 \(GET customer\) was not done: refused/,
    ],
    ['a side file that is no JSON', { '1.xml': '<request/>', '1.json': '{' }, /1\.json: not JSON/],
    [
      'a clock that is none',
      { '1.xml': '<request/>', 'seed.json': '{"clock": "noon"}' },
      /"noon" is no instant/,
    ],
    [
      'two seeds',
      { '1.xml': '<request/>', '1.json': '{"seed": "demo"}', 'seed.json': '{"seed": "empty"}' },
      /more than one seed/,
    ],
  ])('with %s stops the start', async (_what, files, error) => {
    const messages = newFolder();
    for (const [name, text] of Object.entries(files)) writeFileSync(join(messages, name), text);

    await expect(start(messages)).rejects.toThrow(error);
  });
});
