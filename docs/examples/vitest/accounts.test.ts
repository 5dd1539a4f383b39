import { BasicAuthSecurity, createClientAsync } from 'soap';
import { expect, test } from 'vitest';
import { provisim, type World } from 'provisim/vitest';

const world = provisim({ clock: '2026-01-15T10:30:00Z' });

/** The client under test: any that is told where the service is. */
async function usersClient({ mspc }: World = world) {
  const client = await createClientAsync(`${mspc.users}?wsdl`);
  client.setSecurity(new BasicAuthSecurity(mspc.login.user, mspc.login.password));
  return client;
}

const ann = {
  user: { RoleId: 3, StatusId: 1, OwnerId: 1, Username: 'ann', FirstName: 'Ann' },
  sendLetter: false,
  password: 'Secret1!',
};

test('an account can be added once', async () => {
  const users = await usersClient();

  const [{ AddUserResult: id }] = await users.AddUserAsync(ann);
  const [{ AddUserResult: again }] = await users.AddUserAsync(ann);

  expect([id, again]).toEqual([2, -100]);
  await expect(world).toHaveCalledTimes('mspc', 'AddUser', 2, { user: { Username: 'ann' } });
});

test('the next test finds a fresh world', async () => {
  const users = await usersClient();

  const [{ UserExistsResult: isThere }] = await users.UserExistsAsync({ username: 'ann' });

  expect(isThere).toBe(false);
  await expect(world).not.toHaveCalled('mspc', 'AddUser');
});

test('a refusal of the product can be ordered', async () => {
  await world.control.addFault({
    match: { api: 'mspc', operation: 'AddUser' },
    before: { error: 'ERROR_USER_ACCOUNT_DEMO' },
    times: 1,
  });
  const users = await usersClient();

  const [{ AddUserResult: refused }] = await users.AddUserAsync(ann);
  const [{ AddUserResult: id }] = await users.AddUserAsync(ann);

  expect([refused, id]).toEqual([-106, 2]);
});

test.concurrent('tests that run at the same time take worlds of their own', async () => {
  const own = await world.fresh();
  const users = await usersClient(own);

  const [{ AddUserResult: id }] = await users.AddUserAsync(ann);

  expect(id).toBe(2);
  await expect(own).toHaveCalled('mspc', 'AddUser');
});
