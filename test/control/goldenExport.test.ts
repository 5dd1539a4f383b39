import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { readSeedFolder } from '../../src/control/seeding/folder.js';
import { account, basic, emulatorFor, get, newWorld, type World } from '../client.js';
import { expectAnswer } from '../golden/comparison.js';
import { APIS, goldenCases, play, send } from '../golden/exchange.js';
import { callerOf } from './caller.js';

const emulator = emulatorFor();
const small = emulatorFor({ journalEntries: 3 });
const call = callerOf(emulator);
const folder = mkdtempSync(join(tmpdir(), 'provisim-golden-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface File {
  readonly name: string;
  readonly content: string;
}

async function exported({ name }: World, query = ''): Promise<File[]> {
  return (await call('GET', `/sandboxes/${name}/golden${query}`)).document as File[];
}

function write(root: string, files: readonly File[]): void {
  for (const { name, content } of files) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), content);
  }
}

const FIRST_PASSWORD = 'Hidden-Word-1';
const SECOND_PASSWORD = 'Hidden-Word-2';

/** A story in all four APIs: people log in, time passes, passwords change, a token is handed out. */
async function played(world: World): Promise<void> {
  const { provisioningUrl } = emulator().address;
  const base = `${provisioningUrl}/~${world.name}/provisioning`;
  const provisioning = (content: string) =>
    send(
      'POST',
      base,
      { 'Content-Type': 'text/xml' },
      Buffer.from(
        `<S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Body xmlns:v="http://v2.provisioning.ws.web.verba.com/">${content}</S:Body></S:Envelope>`,
      ),
    );
  const cortex = (action: string, content: string) =>
    send(
      'POST',
      `${world.url}/cortexapi/default.aspx`,
      { Authorization: basic('cspadmin_CSP:serveradmin'), 'Content-Type': 'text/xml' },
      Buffer.from(`<request version="1.0" action="${action}">${content}</request>`),
    );
  await world.admin.call('AddUser', { ...account('ann'), password: FIRST_PASSWORD });
  await world.as(`ann:${FIRST_PASSWORD}`).call('GetUserById', { userId: 2 });
  await world.admin.call('AddUser', { ...account('ann'), password: FIRST_PASSWORD });
  world.control.advanceClock(86_400_000);
  const asked = await provisioning(
    '<v:requestToken><eid>0000</eid><loginName>verba_api_user</loginName><password>serveradmin</password></v:requestToken>',
  );
  const [, token = ''] = /<token>(\w+)</.exec(asked.body) ?? [];
  await provisioning(`<v:listEnvironments><token>${token}</token></v:listEnvironments>`);
  await cortex(
    'SET',
    '<customer><name>Acme</name><fullname>Acme</fullname><location>csp.local</location></customer>',
  );
  await cortex('FIND', '<customer/>');
  await world.admin.call('ChangeUserPassword', { userId: 2, password: SECOND_PASSWORD });
  world.control.advanceClock(1_000);
  await world.as(`ann:${SECOND_PASSWORD}`).call('GetUserById', { userId: 2 });
  await world.admin.call('GetUsers', { ownerId: 1, recursive: true });
  await get(`${world.url}/esUsers.asmx?wsdl`);
  await send(
    'POST',
    `${world.url}/mps`,
    { Authorization: basic('cspadmin_CSP:serveradmin') },
    Buffer.from(
      '<request><data/><procedure><execute namespace="Hosted Office Communications Server" procedure="GetPools"/></procedure></request>',
    ),
  );
}

describe('a journal as golden exchanges', () => {
  test('is told the same when each is played in a new world', async () => {
    const world = newWorld(emulator());
    await played(world);
    const root = join(folder, 'story');
    write(root, await exported(world));

    const cases = APIS.flatMap((api) => goldenCases(api, root));

    expect(cases.map(({ name }) => name)).toEqual([
      ...['mspc/AddUser/0001', 'mspc/AddUser/0003', 'mspc/ChangeUserPassword/0008'],
      ...['mspc/GetUserById/0002', 'mspc/GetUserById/0009', 'mspc/GetUsers/0010'],
      ...['provisioning/listEnvironments/0005', 'provisioning/requestToken/0004'],
      ...['cortex/FIND-customer/0007', 'cortex/SET-customer/0006'],
      'mps/Hosted-Office-Communications-Server-GetPools/0012',
    ]);
    for (const golden of cases) expectAnswer(golden, await play(emulator(), golden, { sandbox: 'played' }));
  });

  test('holds no password, and says by name whose belongs where', async () => {
    const world = newWorld(emulator());
    await played(world);

    const files = await exported(world);

    const text = JSON.stringify(files);
    const found = files.find(({ name }) => name === 'mspc/GetUserById/0002/exchange.json');
    expect(text).not.toMatch(/Hidden-Word|SGlkZGVu|Basic /);
    expect(JSON.parse(found?.content ?? '')).toMatchObject({
      ...{ login: 'ann', isMasked: true, fidelity: 'inferred', status: 200 },
      before: [{ api: 'mspc', login: 'serveradmin', path: '/esUsers.asmx', secrets: ['ann'] }],
    });
  });

  test('can be one of them made into a seed', async () => {
    const world = newWorld(emulator());
    await played(world);
    const root = join(folder, 'seed');
    write(root, await exported(world, '?operation=ChangeUserPassword'));

    const order = readSeedFolder(join(root, 'mspc/ChangeUserPassword/0008'));
    const fresh = newWorld(emulator());
    await call('POST', `/sandboxes/${fresh.name}/seed`, JSON.parse(JSON.stringify(shownOrder(order))));

    expect(await fresh.admin.call('UserExists', { username: 'ann' })).toBe('true');
    expect(await fresh.as('ann:Stand-in-1').call('UserExists', { username: 'ann' })).toBe('true');
  });

  test('leaves out what a fault rule met', async () => {
    const world = newWorld(emulator());
    world.control.addFault({ before: { error: 'ERROR_USER_ACCOUNT_DEMO' }, times: 1 });
    await world.admin.call('AddUser', account('ann'));
    await world.admin.call('UserExists', { username: 'ann' });

    const files = await exported(world);

    expect(files.map(({ name }) => name)).toEqual([
      ...['exchange.json', 'request.xml', 'response.xml'].map((file) => `mspc/UserExists/0002/${file}`),
    ]);
  });

  test('is refused where the journal no longer holds what came before', async () => {
    const world = newWorld(small());
    for (let index = 0; index < 5; index += 1) await world.admin.call('GetUserById', { userId: 1 });

    expect(await callerOf(small)('GET', `/sandboxes/${world.name}/golden`)).toEqual({
      status: 409,
      document: {
        error:
          'the journal no longer holds the first 2 exchanges, and with them not what came before the rest',
      },
    });
  });
});

/** As the command line sends it: instants as texts. */
function shownOrder({ clock, ...order }: ReturnType<typeof readSeedFolder>): object {
  return { ...order, ...(clock === undefined ? {} : { clock: new Date(clock).toISOString() }) };
}
