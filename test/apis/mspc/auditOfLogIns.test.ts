import { describe, expect, test } from '@jest/globals';
import { Client, emulatorFor, newWorld, NOW } from '../../client.js';

const emulator = emulatorFor();

describe('a log-in', () => {
  test('by Basic is a record without caller, whatever comes of the call', async () => {
    const world = newWorld(emulator(), 'demo');

    await world.admin.call('UserExists', { username: 'x' });
    await world.as('alpine:wrong').call('UserExists');
    await world.as('nobody:x').call('UserExists');
    await new Client(world.url, { login: undefined }).call('UserExists');

    const common = { source: 'USER', task: 'GET_BY_USERNAME_PASSWORD', userId: null, username: null };
    const times = { startedAt: NOW, finishedAt: NOW };
    expect(world.control.audit()).toEqual([
      {
        ...common,
        ...times,
        id: 1,
        recordId: expect.stringMatching(/^[0-9a-f]{32}$/),
        severity: 0,
        itemId: 1,
        itemName: 'serveradmin',
        log: '',
      },
      {
        ...common,
        ...times,
        id: 2,
        recordId: expect.any(String),
        severity: 0,
        itemId: 5,
        itemName: 'alpine',
        log: '',
      },
      {
        ...common,
        ...times,
        id: 3,
        recordId: expect.any(String),
        severity: 1,
        itemId: null,
        itemName: 'nobody',
        log: 'Account not found',
      },
    ]);
  });

  test.each([
    ['alpine', 'Welcome-1', '0', 0, ''],
    ['lighthouse', 'Welcome-1', '0', 0, ''],
    ['alpine', 'wrong', '-110', 1, 'Wrong password'],
    ['nobody', 'x', '-109', 1, 'Wrong username'],
    ['off', 'x', '-114', 1, 'User disabled'],
    ['locked', 'x', '-115', 1, 'User locked out'],
    ['ended', 'x', '-105', 1, 'Account cancelled'],
    ['waiting', 'x', '-103', 1, 'Account pending'],
  ])(
    'of %s with %s by AuthenticateUser answers %s and says why',
    async (username, password, result, severity, why) => {
      const states = [
        { id: 20, username: 'off', loginStanding: 'disabled' },
        { id: 21, username: 'locked', loginStanding: 'lockedOut' },
        { id: 22, username: 'ended', standing: 'cancelled' },
        { id: 23, username: 'waiting', standing: 'pending' },
      ].map((user) => ({ ...user, ownerId: 1, password: 'x' }));
      const world = newWorld(emulator(), { include: ['demo'], users: states });
      const anonymous = new Client(world.url, { login: undefined });

      const answer = await anonymous.call('AuthenticateUser', { username, password, ip: '10.0.0.7' });

      expect(answer).toBe(result);
      expect(world.control.audit()).toMatchObject([
        {
          ...{
            source: 'USER',
            task: 'AUTHENTICATE',
            userId: null,
            username: null,
            severity,
            itemName: username,
          },
          log: ['IP: 10.0.0.7', ...(why === '' ? [] : [why])].join('\n'),
        },
      ]);
    },
  );
});
