import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import Sqlite from 'better-sqlite3';
import { startEmulator } from '../../../src/index.js';
import { emulatorFor, get, QUIET } from '../../client.js';
import { send } from '../../golden/exchange.js';
import { FIRST, ProvisioningClient, signedIn, statusOf } from './client.js';

const emulator = emulatorFor();
const MIRA = { eid: '0000', loginName: 'mira', displayName: 'Mira Halloran' };

describe('a fresh world', () => {
  test('has the reference environment, the API account and its default group', async () => {
    const { client } = await signedIn(emulator());

    const environments = await client.call('listEnvironments', { filter: {} });
    const groups = await client.call('listGroups', { filter: {} });

    expect(environments).toEqual({
      environments: [
        { displayName: 'Reference environment', eid: '0000', inactive: 'false', shortName: 'Ref.' },
      ],
      status: { statusCode: 'OK' },
    });
    expect(groups).toMatchObject({
      groups: [{ id: '1', users: [{ primary: 'true', user: { loginName: 'verba_api_user' } }] }],
    });
  });
});

describe('primary groups', () => {
  test('whoever loses one falls back to the default group', async () => {
    const { client } = await signedIn(emulator());
    const group = { eid: '0000', name: 'Floor' };
    await client.call('createGroup', { group });
    const membership = { group: { id: 2 }, member: 1, primary: 1 };
    await client.call('createUser', { user: { ...MIRA, groupMemberships: membership } });

    await client.call('deleteGroup', { groupId: 2 });

    expect(
      await client.call('getUserByLoginNameAndEnvironment', { loginName: 'mira', eid: '0000' }),
    ).toMatchObject({
      user: { groupMemberships: [{ primary: 'true', member: 'true', group: { id: '1' } }] },
    });
  });

  test('whoever gets another one keeps the first as an ordinary group', async () => {
    const { client } = await signedIn(emulator());
    await client.call('createUser', { user: MIRA });

    const users = { user: { id: 2 }, member: 1, primary: 1 };
    await client.call('createGroup', { group: { eid: '0000', name: 'Floor', users } });

    expect(
      await client.call('getUserByLoginNameAndEnvironment', { loginName: 'mira', eid: '0000' }),
    ).toMatchObject({
      user: {
        groupMemberships: [
          { primary: 'false', group: { id: '1' } },
          { primary: 'true', group: { id: '2' } },
        ],
      },
    });
  });

  test('a new environment has a default group of its own, which stays', async () => {
    const { client } = await signedIn(emulator());
    await client.call('createEnvironment', {
      environment: { eid: 'H001', displayName: 'Harbour', shortName: 'Harbour' },
    });

    expect(await client.call('deleteGroup', { groupId: 2 })).toEqual({
      message: 'This is the default group and so it can not be deleted.',
      statusCode: 'ERROR_ILLEGAL_ARGUMENT',
    });
  });
});

describe('a refusal leaves no trace', () => {
  test('a user whose group is unknown is not made, nor are its extensions', async () => {
    const { client } = await signedIn(emulator());
    const extensions = { eid: '0000', extension: '4711' };

    const refused = await client.status('createUser', {
      user: { ...MIRA, extensions, groupMemberships: { group: { id: 99 } } },
    });

    expect(refused).toBe('ERROR_ILLEGAL_ARGUMENT');
    expect(await client.call('listUsers', { filter: { justCount: 1 } })).toMatchObject({ userCount: '1' });
    expect(await client.call('listExtensions', { filter: { justCount: 1 } })).toMatchObject({
      extensionCount: '0',
    });
  });
});

describe('passwords', () => {
  test('a hash is what requestToken compares with; leaving it out of an update keeps it', async () => {
    const { client, name } = await signedIn(emulator());
    const user = { ...MIRA, apiAccessOnly: 1, passwordHash: '5F4DCC3B5AA765D61D8327DEB882CF99' };
    await client.call('createUser', { user });
    const { passwordHash: _hash, ...rest } = user;
    await client.call('updateUser', { user: rest });
    const mira = new ProvisioningClient(`${emulator().address.provisioningUrl}/~${name}`);

    expect(statusOf(await mira.login({ eid: '0000', loginName: 'mira', password: 'password' }))).toBe('OK');
    expect(statusOf(await mira.login({ eid: '0000', loginName: 'mira', password: 'Password' }))).toBe(
      'ERROR_GENERAL',
    );
  });
});

describe('statistics', () => {
  const CALL = { tenantId: 1, userId: 1, startedAt: '2026-01-10T08:00:00.000Z', lengthSeconds: 60 };
  const FILTER = {
    ...{ source: 'BOTH', type: 'BY_USER' },
    ...{ timeFrom: '2026.01.01 00:00:00.000', timeTo: '2026.01.31 23:59:59.999' },
  };
  const put = (name: string, method: string, body: object) =>
    send(
      method,
      `${emulator().address.controlUrl}/sandboxes/${name}/calls`,
      { 'Content-Type': 'application/json' },
      Buffer.from(JSON.stringify(body)),
    );

  test('count what the control API brings, and nothing else', async () => {
    const { client, name } = await signedIn(emulator());
    expect(await client.call('getStatistics', { filter: FILTER })).toEqual({ status: { statusCode: 'OK' } });

    expect((await put(name, 'POST', { calls: [CALL, { ...CALL, lengthSeconds: 5 }] })).status).toBe(204);

    expect(await client.call('getStatistics', { filter: FILTER })).toMatchObject({
      callStatistics: [{ numberOfCalls: '2', lengthOfCallsSeconds: '65', loginName: 'verba_api_user' }],
    });
    const listed = await get(`${emulator().address.controlUrl}/sandboxes/${name}/calls`);
    expect(JSON.parse(listed.body)).toEqual({
      calls: [
        { id: 1, ...CALL, isBuffered: false },
        { id: 2, ...CALL, lengthSeconds: 5, isBuffered: false },
      ],
    });
  });

  test('begin anew when all calls are replaced', async () => {
    const { client, control, name } = await signedIn(emulator());
    await put(name, 'POST', { calls: [CALL, CALL] });

    expect((await put(name, 'PUT', { calls: [{ ...CALL, id: 7 }] })).status).toBe(204);

    expect(control.calls().map(({ id }) => id)).toEqual([7]);
    expect(await client.call('getStatistics', { filter: FILTER })).toMatchObject({
      callStatistics: [{ numberOfCalls: '1' }],
    });
  });

  test.each([
    ['an unknown tenant', { ...CALL, tenantId: 9 }, 'calls[0]: there is no tenant 9'],
    ['a user of no tenant', { ...CALL, userId: 9 }, 'calls[0]: tenant 1 has no user 9'],
  ])('calls of %s are refused, all of them', async (_what, call, error) => {
    const { control, name } = await signedIn(emulator());

    const answer = await put(name, 'POST', { calls: [call, CALL] });

    expect([answer.status, JSON.parse(answer.body)]).toEqual([400, { error }]);
    expect(control.calls()).toEqual([]);
  });
});

test('a mistake of ours is ERROR_GENERAL with an exception’s name, never a fault', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'provisioning-'));
  const db = join(folder, 'world.db');
  const broken = await startEmulator({ ...QUIET, db });
  try {
    const client = new ProvisioningClient(broken.address.provisioningUrl);
    await client.login(FIRST);
    const behind = new Sqlite(db);
    behind.exec('DROP TABLE membership; DROP TABLE extension; DROP TABLE storagePolicy;');
    behind.close();

    const mistake = { message: 'java.lang.RuntimeException', statusCode: 'ERROR_GENERAL' };
    expect(await client.call('listGroups', { filter: {} })).toEqual({ status: mistake });
    expect(await client.call('listStoragePolicies', { filter: {} })).toEqual({ status: mistake });
    expect(await client.call('createExtension', { extension: { eid: '0000', extension: '1' } })).toEqual(
      mistake,
    );
    expect(await client.status('getVersion')).toBe('OK');
  } finally {
    await broken.close();
    rmSync(folder, { recursive: true });
  }
});

test('the journal masks passwords and hashes, and names operation and grade', async () => {
  const { client, control } = await signedIn(emulator());
  await client.call('createUser', {
    user: { ...MIRA, passwordHash: '5f4dcc3b5aa765d61d8327deb882cf99', recorderLinePIN: '1234' },
  });

  const [login, created] = control.journal();

  expect(login).toMatchObject({
    api: 'provisioning',
    operation: 'requestToken',
    outcome: 'done',
    grade: 'documented',
  });
  expect(login?.request.body).toContain('<password>***</password>');
  expect(created?.request.body).toContain('<passwordHash>***</passwordHash>');
  expect(created?.request.body).toContain('<recorderLinePIN>***</recorderLinePIN>');
});
