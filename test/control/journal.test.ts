import { describe, expect, test } from '@jest/globals';
import { account, emulatorFor, newWorld } from '../client.js';
import { send } from '../golden/exchange.js';

const emulator = emulatorFor();
const small = emulatorFor({ journalEntries: 2 });

async function control(method: string, path: string, body?: unknown) {
  const bytes = Buffer.from(body === undefined ? '' : JSON.stringify(body));
  const headers = { 'Content-Type': 'application/json' };
  const answer = await send(method, emulator().address.controlUrl + path, headers, bytes);
  return {
    status: answer.status,
    document: answer.body === '' ? undefined : (JSON.parse(answer.body) as unknown),
  };
}

/** A world in which ann was added, then refused, and her existence asked for. */
async function lived() {
  const world = newWorld(emulator());
  await world.admin.call('AddUser', account('ann'));
  await world.admin.call('AddUser', account('ann'));
  await world.admin.call('UserExists', { username: 'ann' });
  return world;
}

describe('the journal is asked', () => {
  test.each([
    ['', [1, 2, 3]],
    ['?operation=AddUser', [1, 2]],
    ['?operation=AddUser&outcome=refused', [2]],
    ['?reason=ERROR_USER_ALREADY_EXISTS', [2]],
    ['?text=true', [3]],
    ['?text=%3CUserExistsResult%3E', [3]],
    ['?since=1&limit=1', [3]],
    ['?limit=0', []],
    ['?api=cortex', []],
  ])('by %s', async (query, ids) => {
    const { name } = await lived();

    const { document } = await control('GET', `/sandboxes/${name}/journal${query}`);

    expect((document as { id: number }[]).map(({ id }) => id)).toEqual(ids);
  });

  test('for one exchange', async () => {
    const { name } = await lived();

    const { document } = await control('GET', `/sandboxes/${name}/journal/2`);

    expect(document).toMatchObject({ id: 2, at: '2026-01-15T10:30:00.000Z', outcome: 'refused' });
    expect((await control('GET', `/sandboxes/${name}/journal/4`)).status).toBe(404);
  });

  test('and waits for what has not come yet', async () => {
    const { name, admin } = await lived();

    const waiting = control('GET', `/sandboxes/${name}/journal?operation=DeleteUser&wait=60000`);
    await admin.call('DeleteUser', { userId: 2 });

    expect((await waiting).document).toMatchObject([{ id: 4, operation: 'DeleteUser' }]);
  });

  test('and waits no longer than it was told', async () => {
    const { name } = await lived();

    expect(await control('GET', `/sandboxes/${name}/journal?operation=None&wait=1`)).toEqual({
      status: 200,
      document: [],
    });
  });

  test.each(['?wait=never', '?outcome=good', '?nothing=1', '?since=-1'])('not by %s', async (query) => {
    expect((await control('GET', `/sandboxes/default/journal${query}`)).status).toBe(400);
  });
});

describe('the journal is verified', () => {
  const AGAIN = { operation: 'AddUser', outcome: 'refused' };

  test.each<[expectation: object, isMet: boolean, message: string]>([
    [{ match: AGAIN }, true, 'expected at least 1 of AddUser with outcome "refused", found 1'],
    [{ match: AGAIN, exactly: 1 }, true, 'expected exactly 1 of AddUser with outcome "refused", found 1'],
    [{ match: { operation: 'AddUser' }, exactly: 1 }, false, 'expected exactly 1 of AddUser, found 2'],
    [{ match: { operation: 'AddUser' }, atLeast: 3 }, false, 'expected at least 3 of AddUser, found 2'],
    [{ match: { operation: 'AddUser' }, atMost: 1 }, false, 'expected 0 to 1 of AddUser, found 2'],
    [{ match: { operation: 'DeleteUser' }, exactly: 0 }, true, 'expected exactly 0 of DeleteUser, found 0'],
    [{ inOrder: [{ operation: 'AddUser' }, { operation: 'UserExists' }] }, true, 'found all 2 in order'],
    [
      { inOrder: [{ operation: 'UserExists' }, { operation: 'AddUser' }] },
      false,
      'expected AddUser after UserExists, found none',
    ],
  ])('%j', async (expectation, isMet, message) => {
    const { name } = await lived();

    const { document } = await control('POST', `/sandboxes/${name}/journal/verify`, expectation);

    expect(document).toMatchObject({ isMet, message });
  });

  test('and shows what came nearest to what was not there', async () => {
    const { control: verbs } = await lived();

    const verdict = verbs.verify({ match: { api: 'mspc', operation: 'AddUsers' } });

    expect(verdict).toMatchObject({ isMet: false, nearest: { id: 2, operation: 'AddUser' } });
  });

  test('with an error where exchanges are gone that it is about', async () => {
    const world = newWorld(small());
    for (let call = 0; call < 3; call += 1) await world.admin.call('UserExists');

    expect(() => world.control.verify({ match: { operation: 'UserExists' }, exactly: 3 })).toThrow(
      'the journal has dropped exchanges 1 to 1; ask about those since 1, or let it keep more (journalEntries, journalBytes)',
    );
    expect(world.control.verify({ match: { operation: 'UserExists', since: 1 }, exactly: 2 }).isMet).toBe(
      true,
    );
  });
});

test('a cleared journal begins again at 1', async () => {
  const { name, admin } = await lived();

  await control('DELETE', `/sandboxes/${name}/journal`);
  await admin.call('UserExists');

  expect((await control('GET', `/sandboxes/${name}/journal`)).document).toMatchObject([{ id: 1 }]);
});

describe('fault rules over HTTP', () => {
  test('are added, listed with what came of them, and taken away', async () => {
    const { name, admin } = newWorld(emulator());
    const path = `/sandboxes/${name}/faults`;
    await admin.call('UserExists');

    const added = await control('POST', path, {
      match: { operation: 'UserExists' },
      before: { status: 503 },
    });
    const { status } = await admin.exchange('UserExists');
    const listed = await control('GET', path);
    const removed = await control('DELETE', `${path}/1`);

    expect([added.status, status, removed.status]).toEqual([201, 503, 204]);
    expect(listed.document).toEqual([
      { match: { operation: 'UserExists' }, before: { status: 503 }, id: 1, matched: 1, applied: 1 },
    ]);
    expect((await control('DELETE', `${path}/1`)).status).toBe(404);
    expect((await admin.exchange('UserExists')).status).toBe(200);
  });

  test.each([
    [{}, 'a rule says what happens either before the call is done or after'],
    [{ before: { status: 200 } }, 'Too small'],
    [{ before: { status: 503 }, after: { gzip: true } }, 'either before'],
    [{ before: { error: 'ERROR_NOWHERE' } }, 'no error ERROR_NOWHERE'],
    [{ match: { api: 'soap' }, before: { status: 503 } }, 'Invalid option'],
  ])('are refused: %j', async (order, message) => {
    const { status, document } = await control('POST', '/sandboxes/default/faults', order);

    expect(status).toBe(400);
    expect((document as { error: string }).error).toContain(message);
  });

  test('can order what /errors lists', async () => {
    const { document } = await control('GET', '/errors');

    expect((document as { mspc: string[] }).mspc).toContain('ERROR_USER_ALREADY_EXISTS');
  });
});
