import { describe, expect, test } from '@jest/globals';
import { emulatorFor, newWorld, pick, rows, type Parameters } from '../../client.js';

const emulator = emulatorFor();

const RECORD = { UserId: 2, Username: 'mia', RoleId: 3, StatusId: 1, FirstName: 'Mia' };

function world(mspc: Record<string, unknown> = {}) {
  return newWorld(emulator(), {
    include: ['default'],
    users: [{ id: 2, ownerId: 1, username: 'mia', password: 'Secret1!', firstName: 'Old', mspc }],
  });
}

describe('UpdateUserTask', () => {
  test.each([
    ['0123456789abcdef0123456789abcdef', '0123456789abcdef0123456789abcdef'],
    ['0123456789abcdef0123456789abcdef-and-more', '0123456789abcdef0123456789abcdef'],
    ['nightly', 'nightly'],
  ])('under %s is recorded as %s', async (taskId, recordId) => {
    const { admin, control } = world();

    await admin.call('UpdateUserTask', { taskId, user: RECORD });

    expect(control.audit().at(-1)).toMatchObject({ recordId, task: 'UPDATE', itemId: 2, itemName: 'mia' });
  });

  test.each<Parameters>([{ user: RECORD }, { taskId: '', user: RECORD }])(
    'without a number is recorded under one of the product',
    async (parameters) => {
      const { admin, control } = world();

      await admin.call('UpdateUserTask', parameters);

      expect(control.audit().at(-1)?.recordId).toMatch(/^[0-9a-f]{32}$/);
    },
  );
});

describe('UpdateUserTaskAsynchronously', () => {
  test('has done its work when the answer is there', async () => {
    const { admin, control } = world();

    const result = await admin.call('UpdateUserTaskAsynchronously', { taskId: 'nightly', user: RECORD });

    expect(result).toBe('0');
    expect(pick(await admin.call('GetUserById', { userId: 2 }), 'FirstName')).toEqual({ FirstName: 'Mia' });
    expect(control.audit().filter(({ task }) => task === 'UPDATE')).toMatchObject([
      { recordId: 'nightly', severity: 0, username: 'serveradmin', itemName: 'mia' },
    ]);
  });

  test('leaves what went wrong to the audit log', async () => {
    const { admin, control } = world();

    const result = await admin.call('UpdateUserTaskAsynchronously', { user: { ...RECORD, UserId: 99 } });

    expect(result).toBe('0');
    expect(control.audit().at(-2)).toMatchObject({ task: 'GET_BY_USERNAME_PASSWORD' });
    expect(control.audit().at(-1)).toMatchObject({
      ...{ task: 'UPDATE', severity: 2, log: 'Object reference not set to an instance of an object.' },
    });
  });
});

describe('what UpdateUser knows nothing of', () => {
  test('is there after it: the one-time password is still one', async () => {
    const { admin } = world({ oneTimePassword: { text: 'Secret1!', isExpired: false } });

    await admin.call('UpdateUser', { user: RECORD });

    const parameters = { username: 'mia', password: 'Secret1!' };
    expect(await admin.call('AuthenticateUser', parameters)).toBe('100');
  });
});

describe('FailedLogins in a data set', () => {
  const cell = async (client: ReturnType<typeof world>['admin']) => {
    const [row] = rows(tableOf(await client.call('GetRawUsers', { ownerId: 1, recursive: false })), 'Table');
    return pick(row ?? '', 'FailedLogins').FailedLogins;
  };
  const tableOf = (tree: unknown) =>
    (tree as { diffgram: { NewDataSet: { Table: never } } }).diffgram.NewDataSet;

  test('is null until a log-in was counted or reset for the first time', async () => {
    const { admin } = world();
    const before = await cell(admin);

    await admin.call('AuthenticateUser', { username: 'mia', password: 'Secret1!' });

    expect([before, await cell(admin)]).toEqual([undefined, '0']);
  });

  test('is reset by an update that enables the log-in', async () => {
    const { admin } = world();

    await admin.call('UpdateUser', { user: { ...RECORD, LoginStatusId: 1 } });
    const disabled = await cell(admin);
    await admin.call('UpdateUser', { user: RECORD });

    expect([disabled, await cell(admin)]).toEqual([undefined, '0']);
  });
});
