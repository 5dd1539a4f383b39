import { describe, expect, test } from '@jest/globals';
import { account, Client, emulatorFor, newWorld, pick } from '../../client.js';

const emulator = emulatorFor();

/** A world whose password policy locks out after this many failures: the eighth part of the setting. */
function worldWithPolicy(policy: string) {
  const settings = [{ userId: 1, name: 'WebsitePanelPolicy', properties: { PasswordPolicy: policy } }];
  const users = [{ id: 2, ownerId: 1, username: 'mia', password: 'right' }];
  const world = newWorld(emulator(), { include: ['default'], users, settings });
  const anonymous = new Client(world.url, { login: undefined });
  return {
    ...world,
    authenticate: (password: string) =>
      anonymous.call('AuthenticateUser', { username: 'mia', password, ip: '10.0.0.7' }),
    state: async () =>
      pick(await world.admin.call('GetUserById', { userId: 2 }), 'FailedLogins', 'LoginStatus'),
  };
}

describe('under a policy with a limit of two', () => {
  const EIGHT_PARTS = 'True;6;20;0;1;0;True;2';

  test('the third wrong password locks out, still answers -110, and from then on even the right one is -115', async () => {
    const { authenticate, state } = worldWithPolicy(EIGHT_PARTS);

    const steps = [];
    for (const password of ['wrong', 'wrong', 'wrong', 'right', 'wrong']) {
      steps.push([await authenticate(password), await state()]);
    }

    expect(steps).toEqual([
      ['-110', { FailedLogins: '1', LoginStatus: 'Enabled' }],
      ['-110', { FailedLogins: '2', LoginStatus: 'Enabled' }],
      ['-110', { FailedLogins: '2', LoginStatus: 'LockedOut' }],
      ['-115', { FailedLogins: '2', LoginStatus: 'LockedOut' }],
      ['-115', { FailedLogins: '2', LoginStatus: 'LockedOut' }],
    ]);
  });

  test('a right password in between starts the count over', async () => {
    const { authenticate, state } = worldWithPolicy(EIGHT_PARTS);

    const results = [];
    for (const password of ['wrong', 'wrong', 'right', 'wrong']) results.push(await authenticate(password));

    expect(results).toEqual(['-110', '-110', '0', '-110']);
    expect(await state()).toEqual({ FailedLogins: '1', LoginStatus: 'Enabled' });
  });

  test('an update to Enabled unlocks and clears the count', async () => {
    const { admin, authenticate, state } = worldWithPolicy(EIGHT_PARTS);
    for (let attempt = 0; attempt < 3; attempt += 1) await authenticate('wrong');
    const record = { ...(account('mia').user as object), UserId: 2, LoginStatusId: 0 };

    await admin.call('UpdateUser', { user: record });

    expect(await state()).toEqual({ FailedLogins: '0', LoginStatus: 'Enabled' });
    expect(await authenticate('right')).toBe('0');
  });

  test('failures of Basic do not count, and a locked-out account still passes there', async () => {
    const { as, authenticate, state } = worldWithPolicy(EIGHT_PARTS);

    for (let attempt = 0; attempt < 4; attempt += 1) await as('mia:wrong').call('UserExists');
    const before = await state();
    for (let attempt = 0; attempt < 3; attempt += 1) await authenticate('wrong');
    const answer = await as('mia:right').call('UserExists', { username: 'mia' });

    expect(before).toEqual({ FailedLogins: '0', LoginStatus: 'Enabled' });
    expect(answer).toBe('true');
  });

  test('the policy of an owner further up holds where nearer ones have none', async () => {
    const { admin, url, control } = worldWithPolicy(EIGHT_PARTS);
    await admin.call('AddUser', account('below', { OwnerId: 2 }));
    const anonymous = new Client(url, { login: undefined });

    for (let attempt = 0; attempt < 3; attempt += 1) {
      await anonymous.call('AuthenticateUser', { username: 'below', password: 'wrong' });
    }

    expect(await anonymous.call('AuthenticateUser', { username: 'below', password: 'Secret1!' })).toBe(
      '-115',
    );
    expect(control.audit().at(-1)).toMatchObject({
      task: 'AUTHENTICATE',
      severity: 1,
      log: 'User locked out',
    });
  });
});

test('under a limit of zero the first failure of all is counted and the second locks out', async () => {
  const { authenticate, state } = worldWithPolicy('True;6;20;0;1;0;True;0');

  const results = [];
  for (const password of ['wrong', 'wrong', 'right']) results.push(await authenticate(password));

  expect(results).toEqual(['-110', '-110', '-115']);
  expect(await state()).toEqual({ FailedLogins: '1', LoginStatus: 'LockedOut' });
});

describe('nobody is locked out', () => {
  test.each([
    ['seven parts', 'True;6;20;0;1;0;True'],
    ['an empty eighth part', 'True;6;20;0;1;0;True;'],
    ['an eighth part that is no number', 'True;6;20;0;1;0;True;x'],
  ])('under a policy with %s', async (_what, policy) => {
    const { authenticate, state } = worldWithPolicy(policy);

    for (let attempt = 0; attempt < 5; attempt += 1) expect(await authenticate('wrong')).toBe('-110');

    expect(await authenticate('right')).toBe('0');
    expect(await state()).toEqual({ FailedLogins: '0', LoginStatus: 'Enabled' });
  });
});
