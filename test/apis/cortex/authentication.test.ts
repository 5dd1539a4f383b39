import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { basic, emulatorFor, newWorld, type World } from '../../client.js';
import { send } from '../../golden/exchange.js';
import { ADMIN, at, Cortex, newCustomer } from './client.js';

const emulator = emulatorFor();
let world: World;
let admin: Cortex;

const IDENTITY = '<request version="1.0" action="GET"><identity/></request>';
const LTB = '<name>LTB</name>';
const PASSWORD = '<password><password>Secret-1</password></password>';

beforeEach(() => {
  world = newWorld(emulator());
  admin = new Cortex(world);
});

async function identityOf(login: string): Promise<unknown> {
  const answer = await new Cortex(world, login).call('GET', '<identity/>');
  return at(answer, 'identity');
}

const REFUSED = { status: 401, code: '<id>11</id>' };

async function refused(login: string): Promise<{ status: number; code: string }> {
  const { status, body } = await new Cortex(world, login).post(IDENTITY);
  return { status, code: /<id>\d+<\/id>/.exec(body)?.[0] ?? '' };
}

describe('the challenge', () => {
  test('a call without credentials is challenged by the web server', async () => {
    const bare = await send('POST', `${world.url}/cortexapi/default.aspx`, {}, Buffer.from(IDENTITY));

    expect(bare.status).toBe(401);
    expect(bare.headers['www-authenticate']).toBe('Basic realm="127.0.0.1"');
    expect(bare.headers['content-type']).toBe('text/html');
    expect(bare.body).toContain('401 - Unauthorized');
  });

  test('refused credentials are answered as XML, with the challenge', async () => {
    const { status, headers, body } = await new Cortex(world, 'cspadmin_CSP:wrong').post(IDENTITY);

    expect([status, headers['content-type'], headers['www-authenticate']]).toEqual([
      401,
      'text/xml; charset=utf-8',
      'Basic realm="127.0.0.1"',
    ]);
    expect(body).toBe(
      '<?xml version="1.0" encoding="utf-8"?>\r\n<response version="1.0">\r\n  <error>\r\n    <id>11</id>\r\n    <message>The user could not be authenticated.</message>\r\n  </error>\r\n</response>',
    );
  });

  test.each([
    ['another scheme', 'Bearer abc'],
    ['no base 64', 'Basic ???'],
    ['no colon', `Basic ${Buffer.from('cspadmin_CSP').toString('base64')}`],
    ['no name', `Basic ${Buffer.from(':serveradmin').toString('base64')}`],
  ])('%s is refused', async (_title, authorization) => {
    const { status, body } = await admin.post(IDENTITY, { Authorization: authorization });

    expect([status, body.includes('<id>11</id>')]).toEqual([401, true]);
  });
});

describe('who may call', () => {
  beforeEach(async () => {
    await admin.set(
      newCustomer(
        'Larkspur Tea Blenders',
        `<user><name>blend1</name>${PASSWORD}</user><user><name>blend2</name>${PASSWORD}</user>`,
      ),
    );
  });

  test.each([['blend1_LTB'], ['BLEND1_ltb'], ['blend1_LTB@larkspur-tea-blenders.example']])(
    'the first user of a customer, as %s',
    async (name) => {
      expect(await identityOf(`${name}:Secret-1`)).toEqual({
        customer: {
          name: 'LTB',
          id: '2',
          fullname: 'Larkspur Tea Blenders',
          billingid: '',
          primarydomain: 'larkspur-tea-blenders.example',
          user: {
            name: 'blend1_LTB',
            id: '2',
            fullname: 'blend1',
            upn: 'blend1_LTB@larkspur-tea-blenders.example',
            location: 'Unassigned',
            department: 'Unassigned',
          },
        },
      });
    },
  );

  test('a further user not before it has the API User role', async () => {
    expect(await new Cortex(world, 'blend2_LTB:Secret-1').refusal('GET', '<identity/>')).toEqual([
      12,
      401,
      'The user does not have permission to perform this action.',
    ]);

    await admin.set(
      `<customer>${LTB}<user><name>blend2</name><roles><role>API User</role></roles></user></customer>`,
    );

    expect(at((await identityOf('blend2_LTB:Secret-1')) as never, 'customer', 'user', 'name')).toBe(
      'blend2_LTB',
    );
  });

  test('not the name of another product, and not a bare name', async () => {
    expect(await refused('serveradmin:serveradmin')).toEqual(REFUSED);
    expect(await refused('blend1:Secret-1')).toEqual(REFUSED);
  });

  test.each([
    ['a disabled user', '<user><name>blend1</name><enabled>False</enabled></user>'],
    ['a user of a disabled customer', '<enabled>0</enabled>'],
    ['a locked user', '<user><name>blend1</name><locked>yes</locked></user>'],
    ['an account that expired', '<user><name>blend1</name><expires>2026-01-14</expires></user>'],
    ['a user that is not provisioned', '<user><name>blend1</name><status>NotProvisioned</status></user>'],
  ])('%s not', async (_title, change) => {
    await admin.set(`<customer>${LTB}${change}</customer>`);

    expect(await refused('blend1_LTB:Secret-1')).toEqual(REFUSED);
  });

  test('an account on its last day', async () => {
    await admin.set(`<customer>${LTB}<user><name>blend1</name><expires>20260115</expires></user></customer>`);

    expect(await identityOf('blend1_LTB:Secret-1')).toMatchObject({ customer: { name: 'LTB' } });
  });
});

describe('what they reach', () => {
  let reseller: Cortex;
  let customer: Cortex;

  beforeEach(async () => {
    const user = (name: string) => `<user><name>${name}</name>${PASSWORD}</user>`;
    await admin.set(
      newCustomer('North Wind Resellers', `${user('north')}<service><name>Reseller</name></service>`),
    );
    await admin.set(newCustomer('Larkspur Tea Blenders', user('blend1')));
    reseller = new Cortex(world, 'north_NWR:Secret-1');
    customer = new Cortex(world, 'blend1_LTB:Secret-1');
    await reseller.set(newCustomer('Orchard Book Society', user('pear')));
  });

  async function seenBy(cortex: Cortex): Promise<unknown[]> {
    const answer = at(await cortex.call('FIND', '<customer/>'), 'customer');
    return (Array.isArray(answer) ? answer : []).map((one) => at(one, 'name'));
  }

  test('FIND leaves out what may not be seen', async () => {
    expect(await seenBy(admin)).toEqual(['CSP', 'LTB', 'NWR', 'OBS']);
    expect(await seenBy(reseller)).toEqual(['NWR', 'OBS']);
    expect(await seenBy(customer)).toEqual(['LTB']);
    expect(await customer.call('FIND', '<customer><name>OBS</name></customer>')).toBe('');
  });

  test('GET of an invisible customer finds nothing, SET and DELETE are not allowed', async () => {
    const ltb = `<customer>${LTB}<phone>1</phone></customer>`;

    expect((await reseller.refusal('GET', ltb))[0]).toBe(34);
    expect((await reseller.refusal('SET', ltb))[0]).toBe(12);
    expect((await reseller.refusal('DELETE', ltb))[0]).toBe(12);
    expect(at(await reseller.customer('NWR'), 'parent', 'name')).toBe('CSP');
  });

  test('only a reseller may have customers, and only below itself', async () => {
    const below = (code: string) =>
      newCustomer('Zinc Lantern Trust', `<parent><name>${code}</name></parent>`);

    expect((await customer.refusal('SET', newCustomer('Zinc Lantern Trust')))[0]).toBe(12);
    expect((await reseller.refusal('SET', below('CSP')))[0]).toBe(12);
    expect((await reseller.refusal('SET', below('OBS')))[0]).toBe(12);
    expect((await admin.refusal('SET', below('NIL')))[0]).toBe(34);
    await admin.set(below('NWR'));
    expect(await seenBy(reseller)).toEqual(['NWR', 'OBS', 'ZLT']);
  });

  test('nobody hands out a role that reaches further than their own', async () => {
    const grant = (role: string) =>
      `<customer>${LTB}<user><name>blend1</name><roles><role>API User</role><role>${role}</role></roles></user></customer>`;

    expect((await customer.refusal('SET', grant('Service Provider Administrator')))[0]).toBe(12);
    await customer.set(grant('Customer Administrator'));
  });

  test('a user that administers nothing may look at its own customer only', async () => {
    await admin.set(
      `<customer>${LTB}<user><name>blend2</name>${PASSWORD}<roles><role>API User</role></roles></user></customer>`,
    );
    const user = new Cortex(world, 'blend2_LTB:Secret-1');

    expect(await seenBy(user)).toEqual(['LTB']);
    expect((await user.refusal('SET', `<customer>${LTB}<phone>1</phone></customer>`))[0]).toBe(12);
  });

  test('locations are the provider’s to change', async () => {
    expect((await reseller.refusal('SET', '<location><name>Hillside</name></location>'))[0]).toBe(12);
    expect(await admin.call('SET', '<location><name>Hillside</name></location>')).toBe('');
    expect((await reseller.refusal('DELETE', '<location><name>Hillside</name></location>'))[0]).toBe(12);
    expect(await admin.call('DELETE', '<location><name>Hillside</name></location>')).toBe('');
  });
});

describe('the address', () => {
  const paths = [
    '/cortexapi/default.aspx',
    '/CortexAPI/Default.aspx',
    '/cortexapi/',
    '/cortexapi/default.aspx/more',
    '/cortexapi/default.aspx?x=1',
  ];
  let headers: Record<string, string>;

  beforeAll(() => {
    headers = { Authorization: basic(ADMIN) };
  });

  test.each(paths)('%s', async (path) => {
    expect((await send('POST', world.url + path, headers, Buffer.from(IDENTITY))).status).toBe(200);
  });

  test.each([
    ['/cortexapi/other.aspx', 404, 'The resource cannot be found.'],
    ['/cortexapi/logo.gif', 404, '404 - File or directory not found.'],
  ])('%s is answered by ASP.NET or IIS', async (path, status, text) => {
    const answer = await send('POST', world.url + path, headers, Buffer.from(IDENTITY));

    expect([answer.status, answer.body.includes(text)]).toEqual([status, true]);
  });

  test('a GET is answered as an empty body', async () => {
    const answer = await send('GET', `${world.url}/cortexapi/default.aspx`, headers, Buffer.alloc(0));

    expect([answer.status, answer.body.includes('<id>3</id>')]).toEqual([400, true]);
  });

  test.each(['PUT', 'DELETE', 'OPTIONS'])('%s is refused by IIS', async (method) => {
    const answer = await send(method, `${world.url}/cortexapi/default.aspx`, headers, Buffer.alloc(0));

    expect([answer.status, answer.headers['content-type']]).toEqual([405, 'text/html']);
  });
});
