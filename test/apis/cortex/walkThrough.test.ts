import { expect, test } from '@jest/globals';
import { emulatorFor, newWorld } from '../../client.js';
import { at, Cortex, each, newCustomer } from './client.js';

const emulator = emulatorFor();

const LTB = '<name>LTB</name>';
const PLAN = '<userpackage><fullname>Ex10 Basic</fullname></userpackage>';
const EXCHANGE = `<service><name>HE</name><version>2010</version>${PLAN}<package><name>Basic</name></package></service>`;

test('the document’s walk-through, from a free name to a customer that is gone', async () => {
  const cortex = new Cortex(newWorld(emulator()));
  const byName = '<customer><fullname>Larkspur Tea Blenders</fullname></customer>';
  const inLtb = (inner: string) => `<customer>${LTB}${inner}</customer>`;
  const services = async () => {
    const answer = await cortex.call('FIND', inLtb('<service/>'));
    const list = at(answer, 'customer', 0, 'service');
    return (Array.isArray(list) ? list : []).filter((one) => at(one, 'status') === 'Provisioned');
  };

  // Is the name free? Then create the customer, with a parent of its own.
  expect(await cortex.call('FIND', byName)).toBe('');
  await cortex.set(
    newCustomer('Larkspur Tea Blenders', '<parent><fullname>Cortex Service Provider</fullname></parent>'),
  );
  const found = await cortex.call('FIND', byName);
  expect(at(found, 'customer', 0)).toEqual({
    name: 'LTB',
    id: '2',
    fullname: 'Larkspur Tea Blenders',
    billingid: '',
    primarydomain: 'larkspur-tea-blenders.example',
    status: 'Provisioned',
    approvalpending: 'False',
  });

  // A user, and two more in one call.
  await cortex.set(inLtb('<user><name>blend1</name></user>'));
  await cortex.set(inLtb('<user><name>blend3</name></user><user><name>blend4</name></user>'));
  const users = await cortex.call('FIND', inLtb('<user/>'));
  expect(each(at(users, 'customer', 0, 'user'), 'name')).toEqual(['blend1_LTB', 'blend3_LTB', 'blend4_LTB']);

  // Hosted Exchange for the customer, then for the user; another plan beside the first.
  await cortex.set(inLtb(EXCHANGE));
  await cortex.set(inLtb(`<user><name>blend1</name><service><name>HE</name>${PLAN}</service></user>`));
  await cortex.set(
    inLtb('<service><name>HE</name><userpackage><fullname>Ex10 Full</fullname></userpackage></service>'),
  );
  expect(each(await services(), 'name')).toEqual(['Proxy', 'HE']);
  const exchange = await cortex.call('GET', inLtb('<service><name>HE</name></service>'));
  expect(each(at(exchange, 'customer', 0, 'service', 0, 'userpackage'), 'used')).toEqual(['True', 'False']);

  // Back again: the service from the user and the customer, then the customer itself.
  await cortex.set(
    inLtb(
      '<user><name>blend1</name><service><name>HE</name><status>NotProvisioned</status></service></user>',
    ),
  );
  await cortex.set(inLtb('<service><name>HE</name><status>Notprovisioned</status></service>'));
  expect(each(await services(), 'name')).toEqual(['Proxy']);
  await cortex.set(inLtb('<status>Notprovisioned</status>'));
  expect(await cortex.status('LTB')).toBe('NotProvisioned');

  // The last user stays until the customer is deleted.
  await cortex.set(inLtb('<user><name>blend3</name></user><user><name>blend4</name></user>'), 'DELETE');
  expect(await cortex.refusal('DELETE', inLtb('<user><name>blend1</name></user>'))).toEqual([
    15,
    400,
    'Unable to delete the last user from the customer',
  ]);
  await cortex.set(inLtb(''), 'DELETE');
  expect(await cortex.call('FIND', byName)).toBe('');
  expect(await cortex.refusal('GET', inLtb(''))).toEqual([34, 400, "Customer 'LTB' not found."]);
});

test('a GET answer sent back as a SET is accepted and changes nothing', async () => {
  const cortex = new Cortex(
    newWorld(emulator(), 'fixtures/cortex/_worlds/harbour.json'),
    'dockmaster_HUB:Harbour-1',
  );
  const asked = (code: string, inner: string) => `<customer><name>${code}</name>${inner}</customer>`;
  for (const [code, inner] of [
    ['QPW', '<user/><service/>'],
    ['LTB', '<service/><user><service/></user>'],
    [
      'OBS',
      '<properties detail="true"/><user><properties/><additionalproperties/></user><service><properties filter="all"/></service>',
    ],
    ['NWR', '<service/>'],
    [
      'HUB',
      '<service><instances/><resourceconfiguration/></service><user><service><instances/></service></user>',
    ],
  ] as const) {
    const { body } = await cortex.exchange('GET', asked(code, inner));

    const sent = body
      .replace('<response version="1.0">', '<request version="1.0" action="SET">')
      .replace('</response>', '</request>');
    const answer = await cortex.post(sent);
    expect([code, answer.status, answer.body]).toEqual([
      code,
      200,
      expect.stringMatching(/<request>\s*<id>\d+<\/id>/),
    ]);

    expect((await cortex.exchange('GET', asked(code, inner))).body).toBe(body);
  }
});
