import { beforeEach, describe, expect, test } from '@jest/globals';
import { emulatorFor, newWorld, type World } from '../../client.js';
import { at, Cortex, each, newCustomer } from './client.js';

const emulator = emulatorFor();
let world: World;
let cortex: Cortex;

const SLOW = { requestedMs: 1_000, inProgressMs: 4_000, failNext: [] };
const LTB = '<name>LTB</name>';
const EXCHANGE =
  '<service><name>HE</name><version>2010</version><userpackage><name>EX10_BASIC</name></userpackage><package><name>Basic</name></package></service>';

beforeEach(() => {
  world = newWorld(emulator());
  cortex = new Cortex(world);
});

async function request(id: number, branch = ''): Promise<unknown> {
  const answer = await cortex.call('GET', `<request><id>${id}</id>${branch}</request>`);
  return at(answer, 'request', 0);
}

async function serviceStatus(path = ''): Promise<unknown> {
  const inner = '<service><name>HE</name></service>';
  const user = path === '' ? inner : `<user><name>${path}</name>${inner}</user>`;
  const found = await cortex.call('FIND', `<customer>${LTB}${user}</customer>`);
  const owner = at(found, 'customer', 0);
  return at(path === '' ? owner : at(owner, 'user', 0), 'service', 0, 'status');
}

describe('slow provisioning on a frozen clock', () => {
  beforeEach(() => {
    world.control.setProvisioning(SLOW);
  });

  test('a polling client sees Requested, InProgress and Provisioned', async () => {
    await cortex.set(newCustomer('Larkspur Tea Blenders'));

    const seen = [await cortex.status('LTB')];
    for (const ms of [999, 1, 3_999, 1]) {
      world.control.advanceClock(ms);
      seen.push(await cortex.status('LTB'));
    }

    expect(seen).toEqual(['Requested', 'Requested', 'InProgress', 'InProgress', 'Provisioned']);
  });

  test('a clock that jumps skips no step and writes down when each was due', async () => {
    const id = await cortex.set(newCustomer('Larkspur Tea Blenders'));

    world.control.advanceClock(60_000);

    expect(at((await request(id, '<times/>')) as never, 'times')).toEqual({
      requested: '2026-01-15T10:30:00',
      started: '2026-01-15T10:30:01',
      completed: '2026-01-15T10:30:05',
    });
    expect(await cortex.status('LTB')).toBe('Provisioned');
  });

  test('a failure that was ordered shows in the status and in the log', async () => {
    world.control.setProvisioning({
      ...SLOW,
      failNext: [{ tenant: 'LTB', user: null, service: 'HE', reason: 'Mailbox store is offline' }],
    });
    await cortex.set(newCustomer('Larkspur Tea Blenders'));
    world.control.advanceClock(5_000);
    const id = await cortex.set(`<customer>${LTB}${EXCHANGE}</customer>`);
    world.control.advanceClock(5_000);

    expect(await serviceStatus()).toBe('Failed');
    expect(await request(id, '<log/>')).toMatchObject({
      type: 'Object Provision',
      status: 'Failed',
      object: { type: 'Customer Service', name: 'HE', status: 'Failed' },
      log: {
        entry: [
          { time: '2026-01-15T10:30:06', level: 'Information', message: 'Provisioning of HE started' },
          { time: '2026-01-15T10:30:10', level: 'Error', message: 'Mailbox store is offline' },
        ],
      },
    });

    await cortex.set(
      `<customer>${LTB}<service><name>HE</name><status>Provisioned</status></service></customer>`,
    );
    world.control.advanceClock(5_000);

    expect(await serviceStatus()).toBe('Provisioned');
  });

  test('what waits for an object that fails, fails with it', async () => {
    world.control.setProvisioning({
      ...SLOW,
      failNext: [{ tenant: 'LTB', user: null, service: null, reason: 'No directory' }],
    });

    const id = await cortex.set(newCustomer('Larkspur Tea Blenders', EXCHANGE));
    world.control.advanceClock(60_000);

    const children = at(await cortex.call('GET', `<request><parentid>${id}</parentid></request>`), 'request');
    expect(each(children, 'status')).toEqual(['Failed', 'Failed']);
    expect(await request(id)).toMatchObject({ type: 'Bulk Request', status: 'Failed' });
    expect([await cortex.status('LTB'), await serviceStatus()]).toEqual(['Failed', 'Failed']);
  });

  test('users and services wait for the customer, and a user service for both', async () => {
    const service = '<service><name>HE</name><userpackage><name>EX10_BASIC</name></userpackage></service>';

    const id = await cortex.set(
      newCustomer('Larkspur Tea Blenders', `${EXCHANGE}<user><name>blend1</name>${service}</user>`),
    );

    const seen: unknown[] = [];
    for (let step = 0; step < 5; step += 1) {
      const children = await cortex.call('GET', `<request><parentid>${id}</parentid></request>`);
      seen.push(each(at(children, 'request'), 'status'));
      world.control.advanceClock(5_000);
    }

    expect(seen).toEqual([
      ['Requested', 'Requested', 'Requested', 'Requested'],
      ['Provisioned', 'Requested', 'Requested', 'Requested'],
      ['Provisioned', 'Provisioned', 'Requested', 'Requested'],
      ['Provisioned', 'Provisioned', 'Provisioned', 'Requested'],
      ['Provisioned', 'Provisioned', 'Provisioned', 'Provisioned'],
    ]);
  });

  test('a later order for the same object has the say about its status', async () => {
    await cortex.set(newCustomer('Larkspur Tea Blenders'));
    world.control.advanceClock(3_000);
    await cortex.set(`<customer>${LTB}<phone>555</phone></customer>`);
    world.control.advanceClock(2_000);

    expect(await cortex.status('LTB')).toBe('InProgress');

    world.control.advanceClock(3_000);

    expect(await cortex.status('LTB')).toBe('Provisioned');
  });

  test('a deleted customer is there until the work is done', async () => {
    await cortex.set(newCustomer('Larkspur Tea Blenders'));
    world.control.advanceClock(5_000);
    await cortex.set(`<customer>${LTB}</customer>`, 'DELETE');

    const seen = [await cortex.status('LTB')];
    world.control.advanceClock(1_000);
    seen.push(await cortex.status('LTB'));
    world.control.advanceClock(4_000);

    expect(seen).toEqual(['Requested', 'InProgress']);
    expect(await cortex.call('FIND', `<customer>${LTB}</customer>`)).toBe('');
  });
});

describe('request ids', () => {
  test('a single object has a request of its own, several share a bulk with children', async () => {
    const single = await cortex.set(newCustomer('Larkspur Tea Blenders'));
    const bulk = await cortex.set(
      `<customer>${LTB}<user><name>blend3</name></user><user><name>blend4</name></user></customer>`,
    );

    expect(await request(single)).toEqual({
      id: String(single),
      type: 'Object Provision',
      name: '',
      description: 'Provision LTB to Larkspur Tea Blenders',
      status: 'Provisioned',
      object: {
        type: 'Customer',
        name: 'LTB',
        description: 'LTB - Larkspur Tea Blenders',
        status: 'Provisioned',
      },
    });
    expect(await request(bulk)).toMatchObject({ type: 'Bulk Request', status: 'Provisioned' });
    const children = await cortex.call('GET', `<request><parentid>${bulk}</parentid></request>`);
    expect(each(at(children, 'request'), 'id')).toEqual([String(bulk + 1), String(bulk + 2)]);
    expect(await cortex.call('GET', `<request><parentid>${single}</parentid></request>`)).toBe('');
  });

  test('a SET that says nothing of an object that is there is answered without one', async () => {
    await cortex.set(newCustomer('Larkspur Tea Blenders'));

    const { status, body } = await cortex.exchange('SET', `<customer>${LTB}</customer>`);

    expect(status).toBe(200);
    expect(body).toBe('<?xml version="1.0" encoding="utf-8"?>\r\n<response version="1.0" />');
  });

  test('Pending stores without provisioning', async () => {
    await cortex.set(newCustomer('Larkspur Tea Blenders'));

    const answer = await cortex.call(
      'SET',
      `<customer>${LTB}<fax>77</fax><status>pending</status></customer>`,
    );

    expect(answer).toBe('');
    expect(await cortex.customer('LTB')).toMatchObject({ fax: '77', status: 'Pending' });
  });
});

test('deprovisioning a customer takes its services first from its users, in children of one request', async () => {
  const service = '<service><name>HE</name><userpackage><name>EX10_BASIC</name></userpackage></service>';
  await cortex.set(
    newCustomer('Larkspur Tea Blenders', `${EXCHANGE}<user><name>blend1</name>${service}</user>`),
  );

  const id = await cortex.set(`<customer>${LTB}<status>NotProvisioned</status></customer>`);

  const children = at(await cortex.call('GET', `<request><parentid>${id}</parentid></request>`), 'request');
  expect(each(children, 'description')).toEqual([
    'Deprovision HE from blend1',
    'Deprovision HE from Larkspur Tea Blenders',
    'Deprovision blend1_LTB from Larkspur Tea Blenders',
    'Deprovision LTB from Larkspur Tea Blenders',
  ]);
  expect(await cortex.status('LTB')).toBe('NotProvisioned');
  expect(await serviceStatus()).toBe('NotProvisioned');
});
