const { provisim } = require('provisim/jest');
const { userExists } = require('./client.js');

const world = provisim({ seed: 'demo', clock: '2026-01-15T10:30:00Z', prefix: 'sample' });

beforeEach(async () => {
  expect(await world.control.journal()).toEqual([]);
});

// Written behind provisim(), so Jest runs it behind its hooks: the world must still be there.
afterEach(() => {
  expect(world.url).toContain(world.name);
});

test.each(Array.from({ length: 10 }, (_, turn) => turn))('world %i is fresh', async (turn) => {
  for (let call = 0; call <= turn; call += 1) await userExists(world, `user-${turn}`);

  await expect(world).toHaveCalledTimes('mspc', 'UserExists', turn + 1, { username: `user-${turn}` });
  await expect(world).toHaveCalledTimes('mspc', 'UserExists', turn + 1);
  expect((await world.control.clock()).now).toBe('2026-01-15T10:30:00.000Z');
});

describe('with timers of the test’s own', () => {
  beforeEach(() => jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] }));
  afterEach(() => jest.useRealTimers());

  test('waiting goes by real time', async () => {
    void userExists(world, 'ann');

    const [exchange] = await world.waitFor({ operation: 'UserExists', values: { username: 'ann' } });
    expect(exchange.outcome).toBe('done');
    await expect(world.waitFor({ operation: 'AddUser', timeoutMs: 20 })).rejects.toThrow(
      'waited 20 ms for 1',
    );
  });
});

test('addresses are those of the API', () => {
  const { url, name } = world;

  expect(world.mspc).toMatchObject({ users: `${url}/esUsers.asmx`, login: { user: 'serveradmin' } });
  expect(world.cortex.url).toBe(`${url}/cortexapi/default.aspx`);
  expect(world.mps).toMatchObject({ url: `${url}/mps`, soapUrl: `${url}/mpf/soapisapi.dll` });
  expect(world.provisioning.wsdl).toMatch(new RegExp(`/~${name}/provisioning\\?wsdl$`));
  expect(name).toMatch(/^sample-/);
});

test('verbs of the control API act on this world alone', async () => {
  await world.control.freezeClock('2026-02-01T00:00:00Z');
  const pace = await world.control.setProvisioning({ requestedMs: 5, inProgressMs: 10 });
  await world.control.saveSnapshot(world.name);
  await world.control.restore(world.name);

  expect(pace).toEqual({ requestedMs: 5, inProgressMs: 10, failNext: [] });
  expect(await world.control.provisioning()).toEqual(pace);
  expect((await world.control.advanceClock(1000)).now).toBe('2026-02-01T00:00:01.000Z');
  expect([await world.control.outbox(), await world.control.audit()]).toEqual([
    expect.any(Array),
    expect.any(Array),
  ]);
  expect(await world.control.summary()).toMatchObject({ name: world.name, exchanges: 0 });
});

test('a world may be dropped by the test itself', async () => {
  await world.control.drop();
});

test('a second world knows nothing of the first', async () => {
  const other = await world.fresh();
  await userExists(world, 'ann');

  await expect(other).not.toHaveCalled('mspc', 'UserExists');
  await expect(world).toHaveCalled('mspc', 'UserExists');
  expect(other.name).not.toBe(world.name);
});

test.concurrent.each(['a', 'b', 'c'])('test %s beside others has its own', async (letter) => {
  const own = await world.fresh();

  await userExists(own, letter);

  await expect(own).toHaveCalledTimes('mspc', 'UserExists', 1, { username: letter });
});
