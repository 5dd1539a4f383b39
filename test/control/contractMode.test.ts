import { describe, expect, test } from '@jest/globals';
import { account, basic, emulatorFor, envelope, newWorld } from '../client.js';
import { newEstate } from '../estate/products.js';
import { send } from '../golden/exchange.js';

const emulator = emulatorFor();
const XML = { 'Content-Type': 'text/xml; charset=utf-8' };
const V2 = 'http://v2.provisioning.ws.web.verba.com/';

/** One request of each API that its product takes although it departs from the contract. */
const DEPARTURES = {
  mspc: {
    path: '/esUsers.asmx',
    headers: {
      SOAPAction: '"http://smbsaas/MSPC/enterpriseserver/DeleteUser"',
      Authorization: basic('serveradmin:serveradmin'),
    },
    body: envelope('DeleteUser', { userId: 2, userid: 3 }),
    operation: 'DeleteUser',
    refusal: [
      500,
      '<faultcode>soap:Client</faultcode><faultstring>Server was unable to read request. ---&gt; DeleteUser/userid: the nearest is userId</faultstring>',
    ],
  },
  provisioning: {
    path: '/provisioning',
    headers: {},
    body: `<S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Body><p:requestToken xmlns:p="${V2}"><eid>0000</eid><loginName>verba_api_user</loginName><password>serveradmin</password><colour>red</colour></p:requestToken></S:Body></S:Envelope>`,
    operation: 'requestToken',
    refusal: [
      500,
      '<faultcode>S:Client</faultcode><faultstring>org.xml.sax.SAXParseException: requestToken/colour: no such element</faultstring>',
    ],
  },
  cortex: {
    path: '/cortexapi/default.aspx',
    headers: { Authorization: basic('cspadmin_CSP:serveradmin') },
    body: '<request version="1.0" action="FIND"><customer><name>CSP</name><colour>red</colour></customer></request>',
    operation: 'FIND customer',
    refusal: [400, '<id>3</id>'],
  },
  mps: {
    path: '/mps',
    headers: { Authorization: basic('cspadmin_CSP:serveradmin') },
    body: '<request><procedure><execute namespace="Hosted Active Directory" procedure="CreateOrganization" impersonate="1"><executeData><container>LDAP://OU=Hosting,DC=csp,DC=local</container><name>HarborMail</name><planName/><preferredDomainController/><colour>red</colour></executeData></execute></procedure></request>',
    operation: 'Hosted Active Directory::CreateOrganization',
    refusal: [200, 'code="0xc00ce014"'],
  },
} as const;

describe.each(Object.entries(DEPARTURES))(
  'a departure of %s',
  (api, { path, headers, body, ...expected }) => {
    const post = (name: string) => {
      const { url, provisioningUrl } = emulator().address;
      const base = api === 'provisioning' ? provisioningUrl : url;
      return send('POST', `${base}/~${name}${path}`, { ...XML, ...headers }, Buffer.from(body));
    };

    test('is told of, and nothing more', async () => {
      const { world } = await newEstate(emulator());
      const answer = await post(world.name);

      const [entry] = world.control.journal({ api, violations: true });

      expect(answer.body).not.toContain(expected.refusal[1]);
      expect(entry).toMatchObject({
        operation: expected.operation,
        violations: [{ kind: 'unknown', path: expect.stringMatching(/colour$|userid$/) }],
      });
    });

    test('is refused where the sandbox says so, and nothing is done', async () => {
      const { world } = await newEstate(emulator());
      world.control.setContract('enforce');

      const answer = await post(world.name);

      expect([answer.status, answer.body]).toEqual([
        expected.refusal[0],
        expect.stringContaining(expected.refusal[1]),
      ]);
      expect(answer.body).toMatch(/colour|userid/);
      expect(world.control.journal({ reason: 'contract' })).toMatchObject([
        {
          ...{ api, operation: expected.operation, outcome: 'rejected', changes: [] },
          diagnosis: {
            stage: 'contract',
            why: expect.stringMatching(/^the request departs from the contract at .*(colour|userid): /),
            nearest: { path: `/~${world.name}${path}` },
          },
        },
      ]);
    });
  },
);

test('a try and catch of an MPS request does not catch the refusal', async () => {
  const { world, mps } = await newEstate(emulator());
  world.control.setContract('enforce');
  const create = DEPARTURES.mps.body.replace(/<execute .*<\/execute>/, '<try>$&</try><catch/>');

  const { body } = await mps.post(create);

  expect(body).toContain('<errorContext');
});

test('what keeps to the contract is taken', async () => {
  const { admin, control } = newWorld(emulator());
  control.setContract('enforce');

  expect(await admin.call('UserExists', { username: 'serveradmin' })).toBe('true');
  expect(control.journal()).toMatchObject([{ outcome: 'done', violations: [] }]);
});

test('the mode is set over HTTP, and stays through a reset', async () => {
  const { name, control } = newWorld(emulator());
  const url = `${emulator().address.controlUrl}/sandboxes/${name}/contract`;
  const json = { 'Content-Type': 'application/json' };

  const before = await send('GET', url, {}, Buffer.alloc(0));
  const set = await send('PUT', url, json, Buffer.from('{"mode": "enforce"}'));
  control.reset();
  const after = await send('GET', url, {}, Buffer.alloc(0));
  const wrong = await send('PUT', url, json, Buffer.from('{"mode": "strict"}'));

  expect([before.body, set.status, after.body, wrong.status]).toEqual([
    ...['{"mode":"report"}', 204, '{"mode":"enforce"}', 400],
  ]);
});

test('a sandbox that enforces leaves the others alone', async () => {
  const [strict, other] = [newWorld(emulator()), newWorld(emulator())];
  strict.control.setContract('enforce');

  await strict.admin.call('AddUser', account('ann'));
  await other.admin.call('AddUser', account('ann'));

  expect(strict.control.journal()).toMatchObject([{ outcome: 'rejected' }]);
  expect(other.control.journal()).toMatchObject([{ outcome: 'done' }]);
});
