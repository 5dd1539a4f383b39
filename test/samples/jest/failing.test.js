const { provisim } = require('provisim/jest');
const { userExists } = require('./client.js');

const world = provisim();

test('expects an operation that was never called', async () => {
  await userExists(world, 'ann');

  await expect(world).toHaveCalled('mspc', 'AddUser');
});

test('expects other values', async () => {
  await userExists(world, 'ann');
  await userExists(world, 'bob');

  await expect(world).toHaveCalled('mspc', 'UserExists', { username: 'bop' });
});

test('expects what was called not to have been', async () => {
  await userExists(world, 'ann');

  await expect(world).not.toHaveCalled('mspc', 'UserExists', { username: expect.any(String) });
});

test('expects more calls', async () => {
  await userExists(world, 'ann');

  await expect(world).toHaveCalledTimes('mspc', 'UserExists', 2);
});

test('expects another order', async () => {
  await userExists(world, 'ann');
  await userExists(world, 'bob');

  await expect(world).toHaveCalledInOrder([
    ['mspc', 'UserExists', { username: 'bob' }],
    ['mspc', 'UserExists', { username: 'ann' }],
  ]);
});

test('awaits no matcher', async () => {
  await userExists(world, 'ann');

  expect(world).toHaveCalled('mspc', 'AddUser');
});

test('waits in vain', async () => {
  await userExists(world, 'ann');

  await world.waitFor({ operation: 'AddUser', timeoutMs: 20 });
});

test('fails for another reason', async () => {
  for (let turn = 1; turn <= 12; turn += 1) await userExists(world, `ann${turn}`);

  expect(1).toBe(2);
});

test('gives something else than a world', async () => {
  await expect({}).toHaveCalled('mspc', 'AddUser');
});

test('names no operation', async () => {
  await expect(world).not.toHaveCalled('mspc', 'UserExist');
});
