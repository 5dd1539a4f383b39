import { describe, expect, test } from '@jest/globals';
import { newCustomer } from '../apis/cortex/client.js';
import { account, emulatorFor, newWorld } from '../client.js';
import { newEstate } from '../estate/products.js';
import { send } from '../golden/exchange.js';

const emulator = emulatorFor();

/** Every API was asked once: a token, an environment, an account twice, a customer, a procedure that is not there. */
async function lived() {
  const estate = await newEstate(emulator());
  const { world, recorder, cortex, mps } = estate;
  await recorder.call('getEnvironmentByEid', { eid: '0000' });
  await world.admin.call('AddUser', account('ann'));
  await world.admin.call('AddUser', account('ann'));
  await cortex.call('SET', newCustomer('Harbour Brokers'));
  await mps.call('Managed Plans', 'GetPlans_', {});
  return world;
}

describe('the journal is asked by XPath', () => {
  test.each<[query: Record<string, string>, ids: number[]]>([
    [{ xpath: '//mspc:Username' }, [3, 4]],
    [{ xpath: '//mspc:Username = "ann"' }, [3, 4]],
    [{ xpath: '//mspc:Username = "bob"' }, []],
    [{ xpath: '/soap:Envelope/soap:Body/provisioning:getEnvironmentByEid' }, [2]],
    [{ xpath: '/request[@action="SET"]/customer' }, [5]],
    [{ xpath: 'count(//execute) = 1' }, [6]],
    [{ xpath: 'false()' }, []],
    [{ answerXpath: '//mspc:AddUserResult < 0' }, [4]],
    [{ answerXpath: '/response/errorContext' }, [6]],
    [{ xpath: '//mspc:Username', answerXpath: '//mspc:AddUserResult > 0' }, [3]],
  ])('%j', async (query, ids) => {
    const { name } = await lived();
    const url = `${emulator().address.controlUrl}/sandboxes/${name}/journal`;

    const answer = await send('GET', `${url}?${String(new URLSearchParams(query))}`, {}, Buffer.alloc(0));

    expect((JSON.parse(answer.body) as { id: number }[]).map(({ id }) => id)).toEqual(ids);
  });

  test.each([
    ['//[', "'//[' is not an expression"],
    ['//es:Username', 'the prefix es is not declared; prefixes are mspc, provisioning, soap'],
    ['nothing()', 'there is no function nothing'],
    ['contains("a")', 'contains takes other arguments'],
    ['$secret', 'variables are not supported'],
    ['//a[b[es:c]]', 'the prefix es is not declared'],
  ])('and refuses %s', async (xpath, why) => {
    const url = `${emulator().address.controlUrl}/sandboxes/default/journal`;

    const answer = await send('GET', `${url}?xpath=${encodeURIComponent(xpath)}`, {}, Buffer.alloc(0));

    expect([answer.status, (JSON.parse(answer.body) as { error: string }).error]).toEqual([
      400,
      expect.stringContaining(why),
    ]);
  });

  test('and does not give away what is masked', async () => {
    const { admin, control } = newWorld(emulator());
    await admin.call('AddUser', account('ann'));

    expect(control.journal({ xpath: '//mspc:password = "Secret1!"' })).toEqual([]);
    expect(control.journal({ xpath: 'starts-with(//mspc:password, "S")' })).toEqual([]);
    expect(control.journal({ xpath: '//mspc:password = "***"' })).toHaveLength(1);
  });

  test('and passes over what is no XML', async () => {
    const { admin, control } = newWorld(emulator());
    await admin.post('UserExists', '<broken');

    expect(control.journal({ xpath: 'true()' })).toEqual([]);
  });

  test('and ends a search that takes too long', async () => {
    const { admin, control } = newWorld(emulator());
    await admin.post('UserExists', `<a>${'<b/>'.repeat(20_000)}</a>`);

    expect(() => control.journal({ xpath: '//b[count(//b) = count(//b)]' })).toThrow(
      'it takes too long here',
    );
  });

  test('and waits for what matches', async () => {
    const { admin, control } = newWorld(emulator());

    const waiting = control.waitFor({ xpath: '//mspc:username = "bob"' }, { timeoutMs: 60_000 });
    await admin.call('UserExists', { username: 'ann' });
    await admin.call('UserExists', { username: 'bob' });

    expect((await waiting).map(({ id }) => id)).toEqual([2]);
  });
});

describe('the journal is asked', () => {
  test.each([
    ['stage=rules', [4]],
    ['stage=routing', [6]],
    ['user=serveradmin', [3, 4]],
    ['violations=true&api=mspc', [3, 4]],
    ['violations=false&api=provisioning', [1, 2]],
    ['fault=1', []],
  ])('by %s', async (query, ids) => {
    const { name } = await lived();
    const url = `${emulator().address.controlUrl}/sandboxes/${name}/journal?${query}`;

    const { body } = await send('GET', url, {}, Buffer.alloc(0));

    expect((JSON.parse(body) as { id: number }[]).map(({ id }) => id)).toEqual(ids);
  });

  test('by the number of a fault rule', async () => {
    const { admin, control } = newWorld(emulator());
    control.addFault({ match: { operation: 'UserExists' }, before: { status: 503 } });
    await admin.call('AddUser', account('ann'));
    await admin.exchange('UserExists');

    expect(control.journal({ fault: 1 }).map(({ id }) => id)).toEqual([2]);
  });
});

describe('a verification', () => {
  test('that something never came is met while it has not', async () => {
    const { control } = await lived();

    expect(control.verify({ match: { operation: 'DeleteUser' }, never: true })).toMatchObject({
      ...{ isMet: true, message: 'expected exactly 0 of DeleteUser, found 0', nearest: null },
    });
    expect(control.verify({ match: { operation: 'AddUser' }, never: true })).toMatchObject({
      ...{ isMet: false, message: 'expected exactly 0 of AddUser, found 2', nearest: { id: 3 } },
    });
  });

  test('in order lets others come between', async () => {
    const { control } = await lived();

    const verdict = control.verify({
      inOrder: [{ operation: 'requestToken' }, { xpath: '//mspc:Username = "ann"' }, { api: 'mps' }],
    });

    expect(verdict).toMatchObject({ isMet: true, message: 'found all 3 in order' });
  });

  test.each([
    [
      { operation: 'AddUsr', outcome: 'fault' },
      4,
      ['operation is "AddUser", not "AddUsr"', 'outcome is "refused", not "fault"'],
    ],
    [{ operation: 'AddUser', text: 'bob' }, 4, ['text is not there, not "bob"']],
    [
      { api: 'cortex', xpath: '/request/customer/name = "X"' },
      5,
      ['xpath is not there, not "/request/customer/name = \\"X\\""'],
    ],
  ])('that fails says in what the nearest differs: %j', async (match, id, differs) => {
    const { control } = await lived();

    expect(control.verify({ match })).toMatchObject({ isMet: false, nearest: { id }, differs });
  });

  test('in order that fails says what came too early', async () => {
    const { control } = await lived();

    expect(control.verify({ inOrder: [{ api: 'cortex' }, { operation: 'requestToken' }] })).toMatchObject({
      ...{ isMet: false, message: 'expected requestToken after cortex exchanges, found none' },
      ...{ nearest: { id: 1 }, differs: ['it is number 1, not after 5'] },
    });
  });

  test('with a bad expression is refused', async () => {
    const { name } = await lived();
    const url = `${emulator().address.controlUrl}/sandboxes/${name}/journal/verify`;

    const answer = await send(
      ...(['POST', url, { 'Content-Type': 'application/json' }] as const),
      Buffer.from('{"match": {"xpath": "//["}}'),
    );

    expect([answer.status, answer.body]).toEqual([400, expect.stringContaining('is not an expression')]);
  });
});
