import { beforeEach, describe, expect, test } from '@jest/globals';
import { emulatorFor, newWorld, type World } from '../../client.js';
import { DIRECTORY, HOSTING_NAMESPACE, memberOf, Mps } from '../mps/client.js';
import { at, Cortex, newCustomer } from './client.js';

const emulator = emulatorFor();
let world: World;
let cortex: Cortex;
let mps: Mps;

const HOSTING = 'LDAP://OU=Hosting,DC=csp,DC=local';
const LTB = memberOf(HOSTING, 'OU=LTB');
const customer = (inner: string, name = 'LTB') => `<customer><name>${name}</name>${inner}</customer>`;
const PASSWORD = '<password><password>Secret-1</password></password>';
const GIVEN = '<request><procedure/></request>';

beforeEach(async () => {
  world = newWorld(emulator());
  cortex = new Cortex(world);
  mps = new Mps(world.url);
  await cortex.set(newCustomer('Larkspur Tea Blenders', `<user><name>blend1</name>${PASSWORD}</user>`));
});

describe('what Cortex makes is there in MPS', () => {
  test('a customer as an organization below hosting, its user in it', async () => {
    const user = memberOf(LTB, 'CN=blend1_LTB@larkspur-tea-blenders.example');

    expect(await mps.must(HOSTING_NAMESPACE, 'GetOrgType', { path: LTB })).toEqual({ orgType: 'customer' });
    expect(await mps.must(DIRECTORY, 'GetThisOrganizationRoot', { path: user })).toEqual({
      organization: LTB,
    });
  });

  test.each(['blend1_LTB', 'blend1_LTB@larkspur-tea-blenders.example'])(
    'its user logs in as %s with the same password, until the customer is disabled',
    async (name) => {
      const own = new Mps(world.url, `${name}:Secret-1`);
      expect((await own.post(GIVEN)).status).not.toBe(401);

      await cortex.set(customer('<enabled>false</enabled>'));

      expect((await own.post(GIVEN)).status).toBe(401);
    },
  );

  test('a user that is disabled alone is refused', async () => {
    await cortex.set(customer('<user><name>blend1</name><enabled>false</enabled></user>'));

    expect((await new Mps(world.url, 'blend1_LTB:Secret-1').post(GIVEN)).status).toBe(401);
  });
});

test('an organization that MPS makes is a customer here, and goes with it', async () => {
  await mps.must(DIRECTORY, 'CreateOrganization', {
    name: 'PinecrestDental',
    container: HOSTING,
    policyName: 'reseller',
  });

  const found = at(
    await cortex.call('FIND', '<customer><fullname>PinecrestDental</fullname></customer>'),
    'customer',
    0,
  );
  expect(found).toMatchObject({ status: 'Provisioned' });

  await cortex.set(customer('', String(at(found, 'name'))), 'DELETE');
  expect(
    await mps.call(HOSTING_NAMESPACE, 'GetOrgType', { path: memberOf(HOSTING, 'OU=PinecrestDental') }),
  ).toMatchObject({
    code: '0x80072030',
  });
});
