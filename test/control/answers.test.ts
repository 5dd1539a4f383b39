import { beforeEach, describe, expect, test } from '@jest/globals';
import { account, emulatorFor, newWorld, type World } from '../client.js';
import { ACTS, APIS } from '../estate/acts.js';
import { newEstate } from '../estate/products.js';
import { callerOf } from './caller.js';

const emulator = emulatorFor();
const control = callerOf(emulator);
let world: World;

beforeEach(() => {
  world = newWorld(emulator());
});

const queue = (order: object) => control('POST', `/sandboxes/${world.name}/answers`, order);
const queued = () => control('GET', `/sandboxes/${world.name}/answers`);
const bodyOf = async (username: string) => (await world.admin.exchange('AddUser', account(username))).body;

describe('queued answers', () => {
  test('are given in order, each to as many calls as it says, and then the product answers again', async () => {
    await queue({ status: 200, body: '<first/>' });
    await queue({ status: 200, body: '<second/>', times: 2 });

    const bodies = [await bodyOf('a'), await bodyOf('b'), await bodyOf('c')];
    const answer = await world.admin.call('AddUser', account('d'));

    expect(bodies).toEqual(['<first/>', '<second/>', '<second/>']);
    expect(answer).toBe('2');
    expect(await world.admin.call('UserExists', { username: 'a' })).toBe('false');
  });

  test('have the status, the headers and the type they say', async () => {
    await queue({
      ...{ status: 418, body: '{}', contentType: 'application/json' },
      headers: { 'X-Teapot': 'short' },
    });

    const { status, headers, body } = await world.admin.exchange('UserExists', { username: 'a' });

    expect({ status, body }).toEqual({ status: 418, body: '{}' });
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'x-teapot': 'short' });
  });

  test('are for the calls that match', async () => {
    await queue({ match: { operation: 'AddUser', entity: 'bob' }, status: 503, body: 'busy' });

    const ann = await world.admin.exchange('AddUser', account('ann'));
    const bob = await world.admin.exchange('AddUser', account('bob'));

    expect([ann.status, bob.status]).toEqual([200, 503]);
  });

  test('reach a page by its path', async () => {
    await queue({ match: { path: '/esUsers.asmx', method: 'GET' }, status: 200, body: '<definitions/>' });

    const answer = await fetch(`${world.url}/esUsers.asmx?wsdl`);

    expect(await answer.text()).toBe('<definitions/>');
  });

  test('stand in the journal as what they are', async () => {
    const { document } = await queue({ match: { operation: 'AddUser' }, status: 200, body: '<canned/>' });
    await bodyOf('ann');

    expect(world.control.journal({ operation: 'AddUser' })).toMatchObject([
      {
        outcome: 'intercepted',
        fault: { rule: (document as { id: number }).id, when: 'before' },
        answer: { status: 200, body: '<canned/>' },
      },
    ]);
  });

  test('are listed with what is left of them, and taken away without the other rules', async () => {
    world.control.addFault({ match: { operation: 'DeleteUser' }, before: { status: 503 } });
    await queue({ match: { operation: 'AddUser' }, status: 200, body: '<canned/>', times: 3 });
    await bodyOf('ann');

    expect(await queued()).toMatchObject({
      document: [
        { id: 2, match: { operation: 'AddUser' }, status: 200, body: '<canned/>', times: 3, left: 2 },
      ],
    });
    expect((await control('DELETE', `/sandboxes/${world.name}/answers`)).status).toBe(204);
    expect(await queued()).toEqual({ status: 200, document: [] });
    expect(world.control.faults()).toMatchObject([{ id: 1 }]);
  });

  test('wait as long as they say', async () => {
    await queue({ status: 200, body: '<late/>', delayMs: 1 });

    expect(await bodyOf('ann')).toBe('<late/>');
    expect(await queued()).toEqual({ status: 200, document: [] });
  });

  test('are gone with a reset', async () => {
    await queue({ status: 200, body: '<canned/>' });

    world.control.reset();

    expect(await queued()).toEqual({ status: 200, document: [] });
  });

  test.each<[what: string, order: object]>([
    ['no status', { body: '' }],
    ['a status that is none', { status: 99, body: '' }],
    ['no body', { status: 200 }],
    ['a header that would end the head', { status: 200, body: '', headers: { 'X-A': 'b\r\nX-C: d' } }],
    ['an unknown key', { status: 200, body: '', tims: 2 }],
  ])('with %s are refused', async (_what, order) => {
    expect((await queue(order)).status).toBe(400);
    expect(await queued()).toEqual({ status: 200, document: [] });
  });
});

test.each(APIS)('a queued answer stops a call of %s before anything of it is done', async (api) => {
  const estate = await newEstate(emulator());
  const { call, isDone, operation } = ACTS[api];
  estate.world.control.queueAnswer({ match: { operation }, status: 503, body: '<canned/>' });

  await call(estate).catch(() => undefined);

  expect(estate.world.control.journal({ operation })).toMatchObject([{ outcome: 'intercepted' }]);
  expect(await isDone(estate)).toBe(false);
});
