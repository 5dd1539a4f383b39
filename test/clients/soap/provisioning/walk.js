/**
 * The npm package `soap` against the Provisioning API v2 of Provisim.
 *
 *   node provisioning/walk.js http://127.0.0.1:7002/~soap
 *
 * The address may end in a sandbox prefix (`/~NAME`); the walk expects a world fresh from the seed `recorder`.
 */
import { createHash } from 'node:crypto';
import { createClientAsync } from 'soap';
import { equal, leave, refusal, step } from '../telling.js';

const BASE = (process.argv[2] ?? 'http://127.0.0.1:7002').replace(/\/$/, '');

const EXPIRED = 'This token is expired or never got authenticated.';
const DEFAULT_GROUP = 'This is the default group and so it can not be deleted.';
const MARCH = { timeFrom: '2016.03.01 00:00:00.000', timeTo: '2016.03.31 23:59:59.999' };

// --- the client ------------------------------------------------------------------------------------------

const client = await createClientAsync(`${BASE}/provisioning?wsdl`);

/** What the steps learn and later steps need. */
const known = { token: '', group: 0, user: 0, folder: 0 };

/** Calls an operation with the token of the walk, unless another is given; flags that are left out are false. */
async function tell(operation, parameters = {}) {
  const [answer] = await client[`${operation}Async`]({ token: known.token, ...parameters });
  return answer.return;
}

const ok = (status) => equal({ statusCode: 'OK' }, status);
const list = (found) => (found === undefined ? [] : [found].flat());

function refused(code, status) {
  equal(code, status.statusCode);
  equal(true, status.message.length > 0, 'a message');
}

async function logIn(eid, loginName, password) {
  const [answer] = await client.requestTokenAsync({ eid, loginName, password });
  const { status, token } = answer.return;
  ok(status);
  equal(true, /^[0-9A-Za-z]{32}$/.test(token), `32 letters and digits instead of ${token}:`);
  return token;
}

const HERE = { environmentFilter: { eid: 'Z001', eidExact: true } };
const NIGHTLY = { eid: 'Z001', name: 'Nightly', action: 'export', enabled: true, olderThanMinutes: 90, priority: 12 };
const CALL_FILTER = "WHERE section.owner_eid = 'Z001'";
const ENVIRONMENT = {
  ...{ displayName: 'Zoë & Söhne <KG>', eid: 'Z001', helpdeskURL: 'http://help.example.com', inactive: false },
  ...{ partitions: ['first', 'second'], shortName: 'Zoë' },
};

const extension = (name, fields) => ({ eid: 'Z001', extension: name, voice: true, ...fields });
const shownExtension = (one) => [one.extension, one.recordingMode, one.voice, one.im];
const getUser = (loginName) => tell('getUserByLoginNameAndEnvironment', { loginName, eid: 'Z001' });

async function getExtension(name) {
  const answer = await tell('getExtension', { ...HERE, extension: name });
  ok(answer.status);
  return answer.extension;
}

// --- the walk --------------------------------------------------------------------------------------------

await step('The WSDL is read whole', () => {
  const { ProvisioningService } = client.describe();
  equal(35, Object.keys(ProvisioningService.ProvisioningPort).length, 'operations');
});

await step('requestToken gives a token', async () => {
  known.token = await logIn('0000', 'prov_robot', 'Winter-Gate-7');
});

await step('requestToken refuses a wrong password with ERROR_GENERAL and no token', async () => {
  const [answer] = await client.requestTokenAsync({ eid: '0000', loginName: 'prov_robot', password: 'wrong' });
  const status = { message: 'com.verba.web.user.UserNotFoundException', statusCode: 'ERROR_GENERAL' };
  equal({ status }, answer.return);
});

await step('getVersion tells 2', async () => {
  equal({ status: { statusCode: 'OK' }, version: '2' }, await tell('getVersion'));
});

await step('createEnvironment stores every field', async () => {
  const ages = { archiveAtAgeHours: 24, deleteAtAgeHours: 48, archivePath: 'D:\\Archive' };
  ok(await tell('createEnvironment', { environment: ENVIRONMENT, ...ages }));
  const { environment, status } = await tell('getEnvironmentByEid', { eid: 'Z001' });
  ok(status);
  equal(ENVIRONMENT, environment);
});

await step('createEnvironment makes a storage policy for each age', async () => {
  const { storagePolicies, status } = await tell('listStoragePoliciesByEid', { eid: 'Z001' });
  ok(status);
  equal([1440, 2880], storagePolicies.map((one) => one.olderThanMinutes).sort());
  const archive = storagePolicies.filter((one) => one.storageFolder !== undefined);
  equal(['D:\\Archive'], archive.map((one) => one.storageFolder.path));
});

await step('createEnvironment refuses a taken eid', async () => {
  refused('ERROR_ILLEGAL_ARGUMENT', await tell('createEnvironment', { environment: ENVIRONMENT }));
});

await step('listEnvironments finds by a pattern', async () => {
  const { environments, status } = await tell('listEnvironments', { filter: { shortName: 'zO' } });
  ok(status);
  equal([ENVIRONMENT], list(environments));
});

await step('createGroup answers the group', async () => {
  const { group, status } = await tell('createGroup', { group: { eid: 'Z001', name: 'Front desk' } });
  ok(status);
  known.group = group.id;
  equal(['Front desk', 'Zoë', false], [group.name, group.environmentShortName, group.nonModifiable]);
});

await step('createUser stores extensions and memberships in one go', async () => {
  const { user, status } = await tell('createUser', {
    user: {
      ...{ loginName: 'zoe', displayName: 'Zoë Müller', email: 'zoe@example.com', eid: 'Z001' },
      ...{ roles: ['API User', 'Supervisor'], validTo: '2099-12-31T23:59:59Z' },
      passwordHash: createHash('md5').update('Secret1!').digest('hex'),
      extensions: [
        extension('+49301', { recordingMode: 'FULL' }),
        extension('zoe@example.com', { recordingMode: 'ON_DEMAND', im: true }),
      ],
      groupMemberships: [{ group: { id: known.group }, member: true, primary: true, supervisor: true }],
    },
  });
  ok(status);
  known.user = user.id;
  const { loginName, displayName, email, eid, environmentShortName, userType, locked, passwordHash } = user;
  const expected = ['zoe', 'Zoë Müller', 'zoe@example.com', 'Z001', 'Zoë', 'user_type_verba', false, undefined];
  equal(expected, [loginName, displayName, email, eid, environmentShortName, userType, locked, passwordHash]);
  equal('2099-12-31T23:59:59.000Z', user.validTo.toISOString());
  equal(['API User', 'Supervisor'], user.roles);
  const extensions = [['+49301', 'FULL', true, false], ['zoe@example.com', 'ON_DEMAND', true, true]];
  equal(extensions, user.extensions.map(shownExtension));
  const [{ group, member, primary, supervisor }] = list(user.groupMemberships);
  equal(['Front desk', true, true, true], [group.name, member, primary, supervisor]);
});

await step('createUser refuses a taken login name with ERROR_ALREADY_EXISTS', async () => {
  const answer = await tell('createUser', { user: { loginName: 'zoe', eid: 'Z001' } });
  refused('ERROR_ALREADY_EXISTS', answer.status);
  equal(undefined, answer.user);
});

await step('A user with an API role has a token that reaches its own tenant', async () => {
  const token = await logIn('Z001', 'zoe', 'Secret1!');
  const { users, status } = await tell('listUsers', { token, filter: {} });
  ok(status);
  equal(['zoe'], list(users).map(({ loginName }) => loginName));
  refused('ERROR_UNAUTHORIZED', (await tell('listEnvironments', { token, filter: {} })).status);
  ok(await tell('releaseToken', { token }));
});

await step('listUsers finds by patterns and exact texts, and skips parts', async () => {
  const skip = { skipExtensions: true, skipGroups: true, skipRoles: true };
  const bare = await tell('listUsers', { filter: { ...HERE, loginName: 'ZO', ...skip } });
  ok(bare.status);
  const [{ loginName, extensions, groupMemberships, roles }] = list(bare.users);
  equal(['zoe', undefined, undefined, undefined], [loginName, extensions, groupMemberships, roles]);
  equal(undefined, bare.userCount);
  const byExtension = await tell('listUsers', { filter: { ...HERE, extension: '+49301', extensionExact: true } });
  equal([2], list(byExtension.users).map((one) => one.extensions.length), 'extensions');
  const nobody = await tell('listUsers', { filter: { ...HERE, loginName: 'zo', loginNameExact: true } });
  equal({ status: { statusCode: 'OK' } }, nobody);
});

await step('listUsers only counts with justCount', async () => {
  const counted = await tell('listUsers', { filter: { ...HERE, group: 'front', justCount: true } });
  equal({ status: { statusCode: 'OK' }, userCount: 1 }, counted);
});

await step('listUsers of an unknown environment is ERROR_NOT_FOUND', async () => {
  const filter = { environmentFilter: { eid: 'NONE', eidExact: true } };
  refused('ERROR_NOT_FOUND', (await tell('listUsers', { filter })).status);
});

await step('updateUser replaces the whole user', async () => {
  const sent = { id: known.user, eid: 'Z001', loginName: 'zora', displayName: 'Zora Müller' };
  ok((await tell('updateUser', { user: { ...sent, extensions: extension('+49301', {}) } })).status);
  const { user } = await getUser('zora');
  equal([known.user, 'Zora Müller', undefined, undefined], [user.id, user.displayName, user.email, user.roles]);
  equal(['+49301'], list(user.extensions).map((one) => one.extension));
  const [{ group, member, primary }] = list(user.groupMemberships);
  equal([false, true, true], [group.id === known.group, member, primary]);
});

await step('updateGroup touches members only with updateUsers', async () => {
  const users = [{ user: { id: known.user }, admin: true, member: true }];
  const group = { id: known.group, eid: 'Z001', name: 'Back office', users };
  const kept = await tell('updateGroup', { group, updateUsers: false });
  equal(['OK', 'Back office', undefined], [kept.status.statusCode, kept.group.name, kept.group.users]);
  const changed = await tell('updateGroup', { group, updateUsers: true });
  const [{ user, admin, primary }] = list(changed.group.users);
  equal(['zora', true, false], [user.loginName, admin, primary]);
});

await step('Extensions are created, replaced and got', async () => {
  const owned = extension('4711', { recordingMode: 'CONTROLLED', user: { id: known.user } });
  ok(await tell('createExtension', { extension: owned }));
  const created = await getExtension('4711');
  equal(['CONTROLLED', 'zora'], [created.recordingMode, created.user.loginName]);
  ok(await tell('updateExtension', { extension: extension('4711', { video: true }) }));
  const updated = await getExtension('4711');
  equal([created.id, 'FULL', true, undefined], [updated.id, updated.recordingMode, updated.video, updated.user]);
  refused('ERROR_ALREADY_EXISTS', await tell('createExtension', { extension: owned }));
});

await step('Storage folders are created, replaced, got and counted', async () => {
  const storageFolder = { eid: 'Z001', name: 'Main', path: 'D:\\Störe', type: 'smb' };
  const created = await tell('createStorageFolder', { storageFolder });
  ok(created.status);
  known.folder = created.storageFolder.id;
  const changed = { id: known.folder, name: 'Main', path: 'E:\\Store' };
  ok((await tell('updateStorageFolder', { storageFolder: changed })).status);
  const got = await tell('getStorageFolderById', { id: known.folder });
  equal({ ...changed, eid: 'Z001', environmentShortName: 'Zoë' }, got.storageFolder);
  const counted = await tell('listStorageFolders', { filter: { ...HERE, name: 'main', justCount: true } });
  equal({ status: { statusCode: 'OK' }, storageFolderCount: 1 }, counted);
});

await step('Storage policies are created, replaced and got', async () => {
  const policy = { ...NIGHTLY, callFilter: CALL_FILTER, storageFolder: { id: known.folder } };
  const created = await tell('createStoragePolicy', { storagePolicy: policy });
  ok(created.status);
  const { id } = created.storagePolicy;
  const changed = { ...policy, id, priority: 13, keepCdr: true };
  ok((await tell('updateStoragePolicy', { storagePolicy: changed })).status);
  const { storagePolicy: got } = await tell('getStoragePolicyByName', { name: 'Nightly' });
  equal([id, CALL_FILTER, 90, undefined], [got.id, got.callFilter, got.olderThanMinutes, got.olderThanYears]);
  equal([13, true, 'E:\\Store'], [got.priority, got.keepCdr, got.storageFolder.path]);
  refused('ERROR_NOT_FOUND', (await tell('getStoragePolicyById', { id: 999999 })).status);
});

await step('getStatistics counts calls by user and by environment', async () => {
  const byUser = await tell('getStatistics', { filter: { type: 'BY_USER', source: 'PERMANENT', ...MARCH } });
  ok(byUser.status);
  const row = { eid: '0000', lengthOfCallsSeconds: 30, loginName: 'kto', numberOfCalls: 3, shortName: 'Ref.', userId: 14 };
  equal([row], list(byUser.callStatistics));
  const byEnvironment = await tell('getStatistics', { filter: { type: 'BY_ENVIRONMENT', source: 'BOTH', ...MARCH } });
  const rows = list(byEnvironment.callStatistics).map((one) => [one.eid, one.loginName, one.numberOfCalls]);
  equal([['0000', undefined, 3], ['H001', undefined, 1]], rows.sort());
  const filter = { type: 'BY_USER', source: 'BOTH', ...MARCH, timeTo: '2016-03-31' };
  refused('ERROR_ILLEGAL_ARGUMENT', (await tell('getStatistics', { filter })).status);
});

await step('applyExtensionConfiguration tells of the servers', async () => {
  const theseServersOnly = [{ eid: '0000', location: 'rec-a' }];
  const flags = { returnSuccessfulStatuses: true, forceEvenIfNotRegistered: true };
  const { status, statuses } = await tell('applyExtensionConfiguration', { theseServersOnly, ...flags });
  ok(status);
  equal(1, list(statuses).length, 'servers');
});

await step('deleteUser leaves the extensions without owner', async () => {
  ok(await tell('deleteUser', { userId: known.user }));
  const answer = await getUser('zora');
  refused('ERROR_NOT_FOUND', answer.status);
  equal(undefined, answer.user);
  refused('ERROR_ILLEGAL_ARGUMENT', await tell('deleteUser', { userId: known.user }));
  equal(undefined, (await getExtension('+49301')).user);
});

await step('deleteGroup spares the default group', async () => {
  ok(await tell('deleteGroup', { groupId: known.group }));
  const status = { message: DEFAULT_GROUP, statusCode: 'ERROR_ILLEGAL_ARGUMENT' };
  equal(status, await tell('deleteGroup', { groupId: 1 }));
});

await step('updateEnvironment replaces the fields', async () => {
  const environment = { displayName: 'Zora', eid: 'Z001', inactive: true, shortName: 'Zora' };
  ok(await tell('updateEnvironment', { environment }));
  equal(environment, (await tell('getEnvironmentByShortName', { shortName: 'Zora' })).environment);
});

await step('A header that must be understood is a SOAP fault', async () => {
  client.addSoapHeader('<x:signature xmlns:x="urn:nobody" soap:mustUnderstand="1"/>');
  const { response, root } = await refusal(() => tell('getVersion'));
  client.clearSoapHeaders();
  equal(500, response.status);
  const { faultcode, faultstring } = root.Envelope.Body.Fault;
  equal(['S:MustUnderstand', 'MustUnderstand headers:[{urn:nobody}signature] are not understood'], [faultcode, faultstring]);
});

await step('releaseToken works once', async () => {
  ok(await tell('releaseToken'));
  equal({ message: EXPIRED, statusCode: 'ERROR_UNAUTHORIZED' }, await tell('releaseToken'));
});

await step('Use after release is ERROR_UNAUTHORIZED', async () => {
  const status = { message: EXPIRED, statusCode: 'ERROR_UNAUTHORIZED' };
  equal({ status }, await tell('listUsers', { filter: HERE }));
  equal(status, await tell('createEnvironment', { environment: ENVIRONMENT }));
});

leave();
