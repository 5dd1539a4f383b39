import { describe, expect, test } from '@jest/globals';
import { emulatorFor, NOW } from '../../client.js';
import { FIRST, ProvisioningClient, statusOf } from './client.js';

const emulator = emulatorFor();

/** A client that names no sandbox by its address. */
function plain(headers: Readonly<Record<string, string>> = {}): ProvisioningClient {
  return new ProvisioningClient(emulator().address.provisioningUrl, headers);
}

async function environmentsSeenBy(client: ProvisioningClient): Promise<number> {
  const { environments } = (await client.call('listEnvironments', { filter: {} })) as {
    environments?: unknown[];
  };
  return environments?.length ?? 0;
}

const LEFT = { environment: { eid: 'L001', displayName: 'Left', shortName: 'Left' } };

describe('a token', () => {
  test('belongs to the sandbox that the login named, wherever it is sent', async () => {
    const client = plain();
    await client.login({ ...FIRST, loginName: 'verba_api_user~left' });

    await client.call('createEnvironment', LEFT);

    expect(await environmentsSeenBy(client)).toBe(2);
    const other = plain();
    await other.login();
    expect(await environmentsSeenBy(other)).toBe(1);
  });

  test('of two sandboxes is never the same', async () => {
    const one = plain();
    const two = plain();

    await one.login({ ...FIRST, loginName: 'verba_api_user~one' });
    await two.login({ ...FIRST, loginName: 'verba_api_user~two' });

    expect(one.token).toMatch(/^[A-Za-z0-9]{32}$/);
    expect(two.token).not.toBe(one.token);
  });

  test('of another sandbox is unknown where the request names one', async () => {
    const client = plain({ 'X-Provisim-Sandbox': 'right' });
    const left = plain();
    await left.login({ ...FIRST, loginName: 'verba_api_user~left' });
    client.token = left.token;

    expect(await client.status('listEnvironments', { filter: {} })).toBe('ERROR_UNAUTHORIZED');
  });

  test('is the same after a reset, and void before it is asked for again', async () => {
    const control = emulator().control.sandbox('again');
    const client = plain();
    await client.login({ ...FIRST, loginName: 'verba_api_user~again' });
    const { token } = client;

    control.reset();

    expect(await client.status('listEnvironments', { filter: {} })).toBe('ERROR_UNAUTHORIZED');
    await client.login({ ...FIRST, loginName: 'verba_api_user~again' });
    expect(client.token).toBe(token);
  });

  test('is void when its user is gone', async () => {
    const control = emulator().control.sandbox('gone');
    control.freezeClock(NOW);
    const admin = new ProvisioningClient(`${emulator().address.provisioningUrl}/~gone`);
    await admin.login();
    await admin.call('createUser', {
      user: {
        eid: '0000',
        loginName: 'robot',
        apiAccessOnly: 1,
        passwordHash: '5f4dcc3b5aa765d61d8327deb882cf99',
      },
    });
    const robot = new ProvisioningClient(`${emulator().address.provisioningUrl}/~gone`);
    await robot.login({ eid: '0000', loginName: 'robot', password: 'password' });
    expect(await robot.status('listEnvironments', { filter: {} })).toBe('OK');

    await admin.call('deleteUser', { userId: 2 });

    expect(await robot.status('listEnvironments', { filter: {} })).toBe('ERROR_UNAUTHORIZED');
  });
});

describe('a login', () => {
  test('with a suffix is the name itself where somebody is called so', async () => {
    const client = new ProvisioningClient(emulator().address.provisioningUrl);
    await client.login();
    await client.call('createUser', {
      user: {
        eid: '0000',
        loginName: 'odd~name',
        apiAccessOnly: 1,
        passwordHash: '5f4dcc3b5aa765d61d8327deb882cf99',
      },
    });

    const login = await plain().login({ eid: '0000', loginName: 'odd~name', password: 'password' });

    expect(statusOf(login)).toBe('OK');
    expect(emulator().control.find('name')).toBeUndefined();
  });

  test('that names a sandbox there is no room for gets the server’s own page', async () => {
    const crowded = await import('../../../src/index.js').then(({ startEmulator }) =>
      startEmulator({ port: 0, provisioningPort: 0, controlPort: 0, logLevel: 'silent', maxSandboxes: 1 }),
    );
    try {
      const client = new ProvisioningClient(crowded.address.provisioningUrl);
      await client.login({ ...FIRST, loginName: 'verba_api_user~first' });

      expect(await client.login({ ...FIRST, loginName: 'verba_api_user~second' })).toEqual({ http: '503' });
    } finally {
      await crowded.close();
    }
  });
});
