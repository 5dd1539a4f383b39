import { beforeEach, expect, test } from '@jest/globals';
import { Cortex, newCustomer } from '../apis/cortex/client.js';
import { emulatorFor, newWorld, type World } from '../client.js';
import { send } from '../golden/exchange.js';

const emulator = emulatorFor();
let world: World;

beforeEach(() => {
  world = newWorld(emulator());
});

async function provisioning(method: string, setting?: unknown, sandbox = world.name) {
  const url = `${emulator().address.controlUrl}/sandboxes/${sandbox}/provisioning`;
  const body = Buffer.from(setting === undefined ? '' : JSON.stringify(setting));
  const answer = await send(method, url, { 'Content-Type': 'application/json' }, body);
  return { status: answer.status, document: JSON.parse(answer.body) as unknown };
}

test('a fresh sandbox provisions at once, and nothing fails', async () => {
  expect(await provisioning('GET')).toEqual({
    status: 200,
    document: { requestedMs: 0, inProgressMs: 0, failNext: [] },
  });
});

test('what is set is answered, asked for again, and what a client sees', async () => {
  const failure = { tenant: 'LTB', user: 'blend1_LTB', service: null, reason: 'No licence' };
  const setting = { requestedMs: 1_000, inProgressMs: 2_000, failNext: [failure] };

  expect(await provisioning('PUT', setting)).toEqual({ status: 200, document: setting });

  expect(await provisioning('GET')).toEqual({ status: 200, document: setting });
  const cortex = new Cortex(world);
  await cortex.set(newCustomer('Larkspur Tea Blenders', '<user><name>blend1</name></user>'));
  expect(await cortex.status('LTB')).toBe('Requested');
  world.control.advanceClock(6_000);
  expect(await cortex.status('LTB')).toBe('Provisioned');
  expect((await cortex.exchange('FIND', '<customer><name>LTB</name><user/></customer>')).body).toContain(
    '<status>Failed</status>',
  );
});

test('what fails once does not fail again', async () => {
  await provisioning('PUT', { failNext: [{ tenant: 'LTB' }] });
  const cortex = new Cortex(world);

  await cortex.set(newCustomer('Larkspur Tea Blenders'));

  expect(await cortex.status('LTB')).toBe('Failed');
  expect((await provisioning('GET')).document).toMatchObject({ failNext: [] });
  await cortex.set('<customer><name>LTB</name><status>Provisioned</status></customer>');
  expect(await cortex.status('LTB')).toBe('Provisioned');
});

test('what is not said is as in a fresh sandbox', async () => {
  await provisioning('PUT', { requestedMs: 5, failNext: [{ tenant: 'LTB' }] });

  expect((await provisioning('PUT', {})).document).toEqual({ requestedMs: 0, inProgressMs: 0, failNext: [] });
  expect((await provisioning('PUT', { failNext: [{ tenant: 'LTB' }] })).document).toMatchObject({
    failNext: [{ tenant: 'LTB', user: null, service: null, reason: 'Provisioning failed' }],
  });
});

test.each([
  ['a negative time', { requestedMs: -1 }],
  ['half a millisecond', { inProgressMs: 0.5 }],
  ['a word it does not know', { speed: 1 }],
  ['a failure of nobody', { failNext: [{}] }],
  ['a document that is no object', []],
])('%s is refused, and the setting stays', async (_title, setting) => {
  await provisioning('PUT', { requestedMs: 7 });

  expect((await provisioning('PUT', setting)).status).toBe(400);

  expect((await provisioning('GET')).document).toMatchObject({ requestedMs: 7 });
});

test('a sandbox that is not there has no setting', async () => {
  expect((await provisioning('GET', undefined, 'nowhere')).status).toBe(404);
});
