import { expect, test } from '@jest/globals';
import { account, basic, emulatorFor, envelope, get, newWorld } from '../client.js';
import { send } from '../golden/exchange.js';
import { callerOf } from './caller.js';

const emulator = emulatorFor();
const control = callerOf(emulator);

/** What the journal says that the requests of a world said. */
async function valuesOf(world: { readonly name: string }): Promise<unknown[]> {
  const { document } = await control('GET', `/sandboxes/${world.name}/journal?values=true`);
  return (document as { values?: unknown }[]).map(({ values }) => values);
}

test('the journal tells by field what requests to MSPC said, secrets masked', async () => {
  const world = newWorld(emulator());

  await world.admin.call('AddUser', account('ann', { FirstName: 'Ann & Bob' }));
  await world.admin.call('UserExists', { username: 'ann' });

  expect(await valuesOf(world)).toMatchObject([
    { user: { Username: 'ann', FirstName: 'Ann & Bob', RoleId: '3' }, sendLetter: 'false', password: '***' },
    { username: 'ann' },
  ]);
});

test('and of a body in another encoding', async () => {
  const world = newWorld(emulator());
  const body = Buffer.from(`\ufeff${envelope('UserExists', { username: 'ännchen' })}`, 'utf16le');

  await send(
    'POST',
    `${world.url}/esUsers.asmx`,
    {
      'Content-Type': 'text/xml; charset=utf-16',
      SOAPAction: '"http://smbsaas/MSPC/enterpriseserver/UserExists"',
      Authorization: basic('serveradmin:serveradmin'),
    },
    body,
  );

  expect(await valuesOf(world)).toEqual([{ username: 'ännchen' }]);
});

test('of the Provisioning API', async () => {
  const world = newWorld(emulator());
  const body =
    '<S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Body>' +
    '<v2:requestToken xmlns:v2="http://v2.provisioning.ws.web.verba.com/"><eid>0000</eid>' +
    '<loginName>verba_api_user</loginName><password>serveradmin</password></v2:requestToken></S:Body></S:Envelope>';

  await send(
    'POST',
    `${emulator().address.provisioningUrl}/~${world.name}/provisioning`,
    { 'Content-Type': 'text/xml' },
    Buffer.from(body),
  );

  expect(await valuesOf(world)).toEqual([{ eid: '0000', loginName: 'verba_api_user', password: '***' }]);
});

test.each([
  [
    'Cortex',
    'cortexapi/default.aspx',
    '<request version="1.0" action="FIND"><customer><fullname>Spruce Lane</fullname></customer></request>',
    { fullname: 'Spruce Lane' },
  ],
  [
    'MPS',
    'mps',
    '<request><data/><procedure><execute namespace="Hosted Office Communications Server" procedure="GetPools">' +
      '<executeData><preferredDomainController>dc1</preferredDomainController></executeData></execute></procedure></request>',
    { preferredDomainController: 'dc1' },
  ],
])('of %s', async (_api, path, body, values) => {
  const world = newWorld(emulator());

  await send(
    'POST',
    `${world.url}/${path}`,
    { 'Content-Type': 'text/xml', Authorization: basic('cspadmin_CSP:serveradmin') },
    Buffer.from(body),
  );

  expect(await valuesOf(world)).toMatchObject([values]);
});

test('and nothing of what reached no operation', async () => {
  const world = newWorld(emulator());

  await get(`${world.url}/esUsers.asmx?wsdl`);

  expect(await valuesOf(world)).toEqual([undefined]);
});
