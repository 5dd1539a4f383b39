import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { emulatorFor, pick, type Tree, type World } from '../../client.js';
import { ProvisioningClient, provisioningUrl, signedIn, statusOf } from '../provisioning/client.js';
import { at, Cortex, each, newCustomer } from './client.js';

const emulator = emulatorFor();
let world: World & { readonly client: ProvisioningClient };
let cortex: Cortex;

const customer = (inner: string, name = 'LTB') => `<customer><name>${name}</name>${inner}</customer>`;
const PASSWORD = '<password><password>Secret-1</password></password>';
const HARBOUR = { eid: 'H001', displayName: 'Harbour Brokers', shortName: 'Harbour' };
const MD5 = createHash('md5').update('Quay-Side-1').digest('hex');

/** The environment of an id. */
async function environment(eid: string): Promise<Tree> {
  return pick(await world.client.call('getEnvironmentByEid', { eid }), 'environment').environment ?? '';
}

/** What the Provisioning API says to somebody who signs in. */
async function signIn(eid: string, loginName: string, password: string): Promise<string> {
  const client = new ProvisioningClient(provisioningUrl(emulator(), world));
  return statusOf(await client.login({ eid, loginName, password }));
}

/** What Cortex says to somebody: the code of the customer, or of the error. */
async function identity(login: string): Promise<unknown> {
  const own = new Cortex(world, login);
  const code = at(await own.call('GET', '<identity/>'), 'identity', 'customer', 'name');
  return code === '' ? (await own.refusal('GET', '<identity/>'))[0] : code;
}

beforeEach(async () => {
  world = await signedIn(emulator());
  cortex = new Cortex(world);
});

describe('what Cortex makes is there in the Provisioning API', () => {
  beforeEach(async () => {
    await cortex.set(
      newCustomer(
        'Larkspur Tea Blenders',
        `<user><name>blend1</name>${PASSWORD}</user><user><name>blend2</name></user>`,
      ),
    );
  });

  test('a customer as an environment with the next free id, its users as users', async () => {
    expect(await environment('0001')).toMatchObject({
      ...{ displayName: 'Larkspur Tea Blenders', shortName: 'LTB', inactive: 'false' },
    });
    const own = new ProvisioningClient(provisioningUrl(emulator(), world));
    await own.login({ eid: '0001', loginName: 'blend1', password: 'Secret-1' });
    expect(await own.call('listUsers', { filter: { skipGroups: 1 } })).toMatchObject({
      users: [{ loginName: 'blend1' }, { loginName: 'blend2' }],
    });
  });

  test('a user signs in by the name as it was sent, with the same password', async () => {
    expect(await signIn('0001', 'blend1', 'Secret-1')).toBe('OK');
    expect(await signIn('0001', 'blend1_LTB', 'Secret-1')).not.toBe('OK');
    expect(await identity('blend1_LTB:Secret-1')).toBe('LTB');
  });

  test('users of a disabled customer are refused by both, and come back with it', async () => {
    await cortex.set(customer('<enabled>false</enabled>'));

    expect(await environment('0001')).toMatchObject({ inactive: 'true' });
    expect(await signIn('0001', 'blend1', 'Secret-1')).not.toBe('OK');
    expect(await identity('blend1_LTB:Secret-1')).toBe(11);

    await cortex.set(customer('<enabled>true</enabled>'));
    expect(await signIn('0001', 'blend1', 'Secret-1')).toBe('OK');
    expect(await identity('blend1_LTB:Secret-1')).toBe('LTB');
  });

  test('a disabled user alone is refused by both', async () => {
    await cortex.set(customer('<user><name>blend1</name><enabled>false</enabled></user>'));

    expect(await signIn('0001', 'blend1', 'Secret-1')).not.toBe('OK');
    expect(await identity('blend1_LTB:Secret-1')).toBe(11);
  });

  test('a customer that is deleted takes its environment along', async () => {
    await cortex.set(customer(''), 'DELETE');

    expect(await world.client.status('getEnvironmentByEid', { eid: '0001' })).toBe('ERROR_NOT_FOUND');
  });

  test('a name that Cortex changes is changed there', async () => {
    await cortex.exchange('SET', customer('<fullname>Larkspur Tea</fullname><phone>1</phone>'));

    expect(await environment('0001')).toMatchObject({ displayName: 'Larkspur Tea' });
  });
});

describe('what the Provisioning API makes is there in Cortex', () => {
  beforeEach(async () => {
    await world.client.call('createEnvironment', { environment: HARBOUR });
    await world.client.call('createUser', {
      user: { ...{ eid: 'H001', loginName: 'ada', displayName: 'Ada Quay' }, passwordHash: MD5 },
    });
  });

  test('an environment as a customer of the provider, provisioned, its user with it', async () => {
    const answer = await cortex.call(
      'GET',
      '<customer><fullname>Harbour Brokers</fullname><user/></customer>',
    );

    expect(at(answer, 'customer', 0)).toMatchObject({
      ...{ name: 'HB', parent: { name: 'CSP' }, enabled: 'True', status: 'Provisioned' },
    });
    expect(at(answer, 'customer', 0, 'user', 0)).toMatchObject({
      ...{ name: 'ada_HB', fullname: 'Ada Quay', status: 'Provisioned', enabled: 'True' },
    });
  });

  test('a user logs in here with the same password, by the name it has here', async () => {
    expect(await identity('ada_HB:Quay-Side-1')).toBe('HB');
    expect(await identity('ada:Quay-Side-1')).toBe(11);
  });

  test('an inactive environment is a disabled customer, whose users are refused by both', async () => {
    await world.client.call('updateEnvironment', { environment: { ...HARBOUR, inactive: 1 } });

    expect(at(await cortex.customer('HB'), 'enabled')).toBe('False');
    expect(await identity('ada_HB:Quay-Side-1')).toBe(11);
    expect(await signIn('H001', 'ada', 'Quay-Side-1')).not.toBe('OK');

    await cortex.set(customer('<enabled>true</enabled>', 'HB'));
    expect(await signIn('H001', 'ada', 'Quay-Side-1')).toBe('OK');
  });

  test('a service can be given to them', async () => {
    const FSS = '<service><name>FSS</name><userplan><name>FULL</name></userplan></service>';

    await cortex.set(customer(`${FSS}<user><name>ada</name>${FSS}</user>`, 'HB'));

    const found = at(
      await cortex.call('FIND', customer('<user><service/></user>', 'HB')),
      'customer',
      0,
      'user',
      0,
    );
    expect(each(at(found, 'service'), 'status')).toEqual(['Provisioned']);
  });

  test('a user whom Cortex deletes is gone there, and the environment stays', async () => {
    await world.client.call('createUser', { user: { eid: 'H001', loginName: 'sven' } });

    await cortex.set(customer('<user><name>ada</name></user>', 'HB'), 'DELETE');

    const named = (loginName: string) => ({ loginName, eid: 'H001' });
    expect(await world.client.status('getUserByLoginNameAndEnvironment', named('ada'))).toBe(
      'ERROR_NOT_FOUND',
    );
    expect(await world.client.status('getUserByLoginNameAndEnvironment', named('sven'))).toBe('OK');
  });
});
