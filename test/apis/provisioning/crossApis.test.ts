import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { account, emulatorFor, pick, rows } from '../../client.js';
import { Cortex } from '../cortex/client.js';
import { ProvisioningClient, provisioningUrl, signedIn, statusOf } from './client.js';

const emulator = emulatorFor();
const HARBOUR = { eid: 'H001', displayName: 'Harbour Brokers', shortName: 'Harbour' };
const MD5 = createHash('md5').update('Quay-Side-1').digest('hex');

describe('what is made here is there in MSPC', () => {
  test('an environment is an account once it has a user, with the same password', async () => {
    const { admin, as, client } = await signedIn(emulator());
    await client.call('createEnvironment', { environment: HARBOUR });
    expect(rows(await admin.call('GetUsers', { ownerId: 1, recursive: true }), 'UserInfo')).toEqual([]);

    await client.call('createUser', {
      user: { ...{ eid: 'H001', loginName: 'ada', displayName: 'Ada Quay' }, passwordHash: MD5 },
    });

    const [found] = rows(await admin.call('GetUsers', { ownerId: 1, recursive: true }), 'UserInfo');
    expect(pick(found ?? '', 'Username', 'FirstName', 'LastName', 'OwnerId', 'IsPeer')).toEqual({
      ...{ Username: 'ada', FirstName: 'Ada', LastName: 'Quay', OwnerId: '1', IsPeer: 'false' },
    });
    expect(await as('ada:Quay-Side-1').call('UserExists', { username: 'ada' })).toBe('true');
  });

  test('a further user is a peer of the account', async () => {
    const { admin, client } = await signedIn(emulator());
    await client.call('createEnvironment', { environment: HARBOUR });
    await client.call('createUser', { user: { eid: 'H001', loginName: 'ada' } });
    await client.call('createUser', { user: { eid: 'H001', loginName: 'sven' } });

    const sven = await admin.call('GetUserByUsername', { username: 'sven' });

    expect(pick(sven, 'OwnerId', 'IsPeer')).toEqual({ OwnerId: '2', IsPeer: 'true' });
  });

  test('an inactive environment is a suspended account, and the other way round', async () => {
    const { admin, client } = await signedIn(emulator());
    await client.call('createEnvironment', { environment: HARBOUR });
    await client.call('createUser', { user: { eid: 'H001', loginName: 'ada' } });

    await client.call('updateEnvironment', { environment: { ...HARBOUR, inactive: 1 } });
    const suspended = await admin.call('GetUserByUsername', { username: 'ada' });
    await admin.call('ChangeUserStatus', { userId: 2, status: 'Active' });
    const environment = await client.call('getEnvironmentByEid', { eid: 'H001' });

    expect(pick(suspended, 'Status')).toEqual({ Status: 'Suspended' });
    expect(environment).toMatchObject({ environment: { inactive: 'false' } });
  });

  test('a user whose deletion leaves another behind hands the account on', async () => {
    const { admin, client } = await signedIn(emulator());
    await client.call('createEnvironment', { environment: HARBOUR });
    await client.call('createUser', { user: { eid: 'H001', loginName: 'ada' } });
    await client.call('createUser', { user: { eid: 'H001', loginName: 'sven' } });

    await client.call('deleteUser', { userId: 2 });

    const sven = await admin.call('GetUserByUsername', { username: 'sven' });
    expect(pick(sven, 'IsPeer')).toEqual({ IsPeer: 'false' });
    expect(await admin.call('UserExists', { username: 'ada' })).toBe('false');
  });
});

test('the root keeps the name that each product gives it', async () => {
  const world = await signedIn(emulator());
  const { client } = world;
  const renamed = {
    eid: '0000',
    displayName: 'Main office',
    shortName: 'Main',
    helpdeskURL: 'http://help.test',
  };

  const before = await client.call('getEnvironmentByEid', { eid: '0000' });
  await client.call('updateEnvironment', { environment: renamed });
  const after = await client.call('getEnvironmentByEid', { eid: '0000' });
  await client.call('updateEnvironment', { environment: { eid: '0000' } });

  expect(before).toMatchObject({ environment: { displayName: 'Reference environment', shortName: 'Ref.' } });
  expect(after).toMatchObject({ environment: renamed });
  expect(await client.call('getEnvironmentByEid', { eid: '0000' })).toMatchObject({
    environment: { displayName: 'Main office', shortName: 'Main' },
  });
  expect(await new Cortex(world).customer('CSP')).toMatchObject({ fullname: 'Cortex Service Provider' });
});

describe('what MSPC makes is there here', () => {
  test('an account is an environment, its name the company’s', async () => {
    const { admin, client } = await signedIn(emulator());

    await admin.call('AddUser', account('joe', { CompanyName: 'Fresh Fish', Email: 'joe@fish.test' }));

    const { environments } = (await client.call('listEnvironments', { filter: {} })) as {
      environments: unknown[];
    };
    expect(environments).toMatchObject([{ eid: '0000' }, { displayName: 'Fresh Fish', inactive: 'false' }]);
  });

  test('an account signs in with the same password, in its own environment', async () => {
    const { admin, client, name } = await signedIn(emulator());
    await admin.call('AddUser', account('joe', { CompanyName: 'Fresh Fish' }));
    const { environment } = (await client.call('getEnvironmentByShortName', { shortName: 'FF' })) as {
      environment: { eid: string };
    };
    const joe = new ProvisioningClient(provisioningUrl(emulator(), { name }));

    const login = await joe.login({ eid: environment.eid, loginName: 'joe', password: 'Secret1!' });

    expect(statusOf(login)).toBe('OK');
    expect(await joe.call('listUsers', { filter: { skipGroups: 1 } })).toMatchObject({
      users: [{ loginName: 'joe', eid: environment.eid }],
    });
  });

  test('a suspended account cannot sign in, though MSPC itself still lets it', async () => {
    const { admin, as, client, name } = await signedIn(emulator());
    await admin.call('AddUser', account('joe', { CompanyName: 'Fresh Fish' }));
    const { environment } = (await client.call('getEnvironmentByShortName', { shortName: 'FF' })) as {
      environment: { eid: string };
    };
    const joe = new ProvisioningClient(provisioningUrl(emulator(), { name }));

    await admin.call('ChangeUserStatus', { userId: 2, status: 'Suspended' });

    const login = await joe.login({ eid: environment.eid, loginName: 'joe', password: 'Secret1!' });
    expect(login).toEqual({
      status: { message: 'com.verba.web.user.UserNotFoundException', statusCode: 'ERROR_GENERAL' },
    });
    expect(await as('joe:Secret1!').call('AuthenticateUser', { username: 'joe', password: 'Secret1!' })).toBe(
      '0',
    );
  });

  test('a name changed in MSPC is the display name here', async () => {
    const { admin, client } = await signedIn(emulator());
    await client.call('createEnvironment', { environment: HARBOUR });
    await client.call('createUser', { user: { eid: 'H001', loginName: 'ada', displayName: 'Ada Quay' } });

    const user = { ...(account('ada').user as object), UserId: 2, FirstName: 'Ada', LastName: 'Stone' };
    await admin.call('UpdateUser', { user });

    expect(
      await client.call('getUserByLoginNameAndEnvironment', { loginName: 'ada', eid: 'H001' }),
    ).toMatchObject({ user: { displayName: 'Ada Stone' } });
  });

  test('an account deleted in MSPC takes its extensions’ owner and its environment with it', async () => {
    const { admin, client } = await signedIn(emulator());
    await admin.call('AddUser', account('joe', { CompanyName: 'Fresh Fish' }));
    const { environment } = (await client.call('getEnvironmentByShortName', { shortName: 'FF' })) as {
      environment: { eid: string };
    };
    const extension = { eid: '0000', extension: '4711', voice: 1 };
    await client.call('createExtension', { extension });

    await admin.call('DeleteUser', { userId: 2 });

    expect(await client.status('getEnvironmentByEid', { eid: environment.eid })).toBe('ERROR_NOT_FOUND');
    expect(await client.call('listExtensions', { filter: { justCount: 1 } })).toMatchObject({
      extensionCount: '1',
    });
  });
});
