<?php
/**
 * PHP's own SoapClient (ext-soap, WSDL mode) against the Provisioning API v2 of Provisim.
 *
 *   php provisioning/walk.php http://127.0.0.1:7002/~php
 *
 * The address may end in a sandbox prefix (`/~NAME`); the walk expects a world fresh from the seed `recorder`.
 */

declare(strict_types=1);

require __DIR__ . '/../telling.php';

const EXPIRED = 'This token is expired or never got authenticated.';
const DEFAULT_GROUP = 'This is the default group and so it can not be deleted.';
const MARCH = ['timeFrom' => '2016.03.01 00:00:00.000', 'timeTo' => '2016.03.31 23:59:59.999'];
const ENVIRONMENT = [
    'displayName' => 'Zoë & Söhne <KG>', 'eid' => 'Z001', 'helpdeskURL' => 'http://help.example.com',
    'inactive' => false, 'partitions' => ['first', 'second'], 'shortName' => 'Zoë',
];

$base = rtrim($argv[1] ?? 'http://127.0.0.1:7002', '/');

// --- the client ------------------------------------------------------------------------------------------

$service = new SoapClient("$base/provisioning?wsdl", [
    'cache_wsdl' => WSDL_CACHE_NONE,
    'features' => SOAP_SINGLE_ELEMENT_ARRAYS,
]);

/** What the steps learn and later steps need. */
$known = (object) ['token' => '', 'group' => 0, 'user' => 0, 'folder' => 0];

/** Calls an operation with the token of the walk, unless another is given. */
function tell(string $operation, array $parameters = [], array $headers = []): object
{
    global $service, $known;
    $request = $parameters + ['token' => $known->token];
    return $service->__soapCall($operation, [$request], null, $headers)->return;
}

function ok(object $status): void
{
    equal(['statusCode' => 'OK'], (array) $status);
}

function refused(string $code, object $status): void
{
    equal($code, $status->statusCode);
    equal(true, $status->message !== '', 'a message');
}

function logIn(string $eid, string $name, string $password): string
{
    global $service;
    $answer = $service->requestToken(['eid' => $eid, 'loginName' => $name, 'password' => $password])->return;
    ok($answer->status);
    equal(1, preg_match('/^[0-9A-Za-z]{32}$/', $answer->token), "32 letters and digits instead of $answer->token:");
    return $answer->token;
}

/** A complete filter: ext-soap refuses to send one that lacks a flag. */
function environmentFilter(array $fields): array
{
    return $fields + ['eidExact' => true, 'inactive' => false, 'shortNameExact' => true];
}

function userFilter(array $fields): array
{
    return $fields + [
        'environmentFilter' => environmentFilter(['eid' => 'Z001']), 'extensionExact' => false,
        'externalIdExact' => false, 'groupExact' => false, 'inactive' => false, 'justCount' => false,
        'loginNameExact' => false, 'roleExact' => false, 'skipExtensions' => false, 'skipGroups' => false,
        'skipRoles' => false,
    ];
}

function user(array $fields): array
{
    return $fields + [
        'eid' => 'Z001', 'apiAccessOnly' => false, 'locked' => false, 'needChangePassword' => false,
        'nonModifiable' => false, 'passwordExpires' => false,
    ];
}

function extension(string $name, array $fields): array
{
    $flags = ['im' => false, 'screenCaptureEnabled' => false, 'video' => false, 'voice' => true];
    return $fields + ['eid' => 'Z001', 'extension' => $name] + $flags;
}

function membership(array $fields): array
{
    return $fields + ['admin' => false, 'member' => true, 'primary' => false, 'supervisor' => false];
}

function shownExtension(object $one): array
{
    return [$one->extension, $one->recordingMode, $one->voice, $one->im];
}

function getUser(string $loginName): object
{
    return tell('getUserByLoginNameAndEnvironment', ['loginName' => $loginName, 'eid' => 'Z001']);
}

function getExtension(string $name): object
{
    $filter = environmentFilter(['eid' => 'Z001']);
    $answer = tell('getExtension', ['environmentFilter' => $filter, 'extension' => $name]);
    ok($answer->status);
    return $answer->extension;
}

// --- the walk --------------------------------------------------------------------------------------------

step('The WSDL is read whole', fn () => equal(35, count($service->__getFunctions()), 'operations'));

step('requestToken gives a token', function () use ($known) {
    $known->token = logIn('0000', 'prov_robot', 'Winter-Gate-7');
});

step('requestToken refuses a wrong password with ERROR_GENERAL and no token', function () use ($service) {
    $answer = $service->requestToken(['eid' => '0000', 'loginName' => 'prov_robot', 'password' => 'wrong'])->return;
    equal(['message' => 'com.verba.web.user.UserNotFoundException', 'statusCode' => 'ERROR_GENERAL'], (array) $answer->status);
    equal(false, isset($answer->token), 'a token');
});

step('getVersion tells 2', function () {
    $answer = tell('getVersion');
    ok($answer->status);
    equal('2', $answer->version);
});

step('createEnvironment stores every field', function () {
    $ages = ['archiveAtAgeHours' => 24, 'deleteAtAgeHours' => 48, 'archivePath' => 'D:\\Archive'];
    ok(tell('createEnvironment', ['environment' => ENVIRONMENT] + $ages));
    $answer = tell('getEnvironmentByEid', ['eid' => 'Z001']);
    ok($answer->status);
    equal(ENVIRONMENT, (array) $answer->environment);
});

step('createEnvironment makes a storage policy for each age', function () {
    $answer = tell('listStoragePoliciesByEid', ['eid' => 'Z001']);
    ok($answer->status);
    equal([1440, 2880], array_column($answer->storagePolicies, 'olderThanMinutes'));
    equal(['D:\\Archive'], array_column(array_column($answer->storagePolicies, 'storageFolder'), 'path'));
});

step('createEnvironment refuses a taken eid', function () {
    refused('ERROR_ILLEGAL_ARGUMENT', tell('createEnvironment', ['environment' => ENVIRONMENT]));
});

step('listEnvironments finds by a pattern', function () {
    $filter = environmentFilter(['shortName' => 'zO', 'shortNameExact' => false]);
    $answer = tell('listEnvironments', ['filter' => $filter]);
    ok($answer->status);
    equal([ENVIRONMENT], array_map(fn ($one) => (array) $one, $answer->environments));
});

step('createGroup answers the group', function () use ($known) {
    $answer = tell('createGroup', ['group' => ['eid' => 'Z001', 'name' => 'Front desk', 'nonModifiable' => false]]);
    ok($answer->status);
    $known->group = $answer->group->id;
    equal(['Front desk', 'Zoë'], [$answer->group->name, $answer->group->environmentShortName]);
});

step('createUser stores extensions and memberships in one go', function () use ($known) {
    $answer = tell('createUser', ['user' => user([
        'loginName' => 'zoe', 'displayName' => 'Zoë Müller', 'email' => 'zoe@example.com',
        'roles' => ['API User', 'Supervisor'], 'passwordHash' => md5('Secret1!'), 'validTo' => '2099-12-31T23:59:59Z',
        'extensions' => [
            extension('+49301', ['recordingMode' => 'FULL']),
            extension('zoe@example.com', ['recordingMode' => 'ON_DEMAND', 'im' => true]),
        ],
        'groupMemberships' => [membership([
            'group' => ['id' => $known->group, 'nonModifiable' => false], 'primary' => true, 'supervisor' => true,
        ])],
    ])]);
    ok($answer->status);
    $got = $answer->user;
    $known->user = $got->id;
    equal(
        ['zoe', 'Zoë Müller', 'zoe@example.com', 'Z001', 'Zoë', 'user_type_verba', false, '2099-12-31T23:59:59Z'],
        [$got->loginName, $got->displayName, $got->email, $got->eid, $got->environmentShortName, $got->userType, $got->locked, $got->validTo],
    );
    equal(false, isset($got->passwordHash), 'a password');
    equal(['API User', 'Supervisor'], $got->roles);
    $extensions = [['+49301', 'FULL', true, false], ['zoe@example.com', 'ON_DEMAND', true, true]];
    equal($extensions, array_map('shownExtension', $got->extensions));
    [$membership] = $got->groupMemberships;
    equal(['Front desk', true, true, true], [$membership->group->name, $membership->member, $membership->primary, $membership->supervisor]);
});

step('createUser refuses a taken login name with ERROR_ALREADY_EXISTS', function () {
    $answer = tell('createUser', ['user' => user(['loginName' => 'zoe'])]);
    refused('ERROR_ALREADY_EXISTS', $answer->status);
    equal(false, isset($answer->user), 'a user');
});

step('A user with an API role has a token that reaches its own tenant', function () {
    $token = logIn('Z001', 'zoe', 'Secret1!');
    $seen = tell('listUsers', ['token' => $token, 'filter' => userFilter([])]);
    ok($seen->status);
    equal(['zoe'], array_column($seen->users, 'loginName'));
    $answer = tell('listEnvironments', ['token' => $token, 'filter' => environmentFilter([])]);
    refused('ERROR_UNAUTHORIZED', $answer->status);
    ok(tell('releaseToken', ['token' => $token]));
});

step('listUsers finds by patterns and exact texts, and skips parts', function () {
    $skip = ['skipExtensions' => true, 'skipGroups' => true, 'skipRoles' => true];
    $bare = tell('listUsers', ['filter' => userFilter(['loginName' => 'ZO'] + $skip)]);
    ok($bare->status);
    equal(['zoe'], array_column($bare->users, 'loginName'));
    [$found] = $bare->users;
    equal([false, false, false], [isset($found->extensions), isset($found->groupMemberships), isset($found->roles)]);
    equal(false, isset($bare->userCount), 'a count');
    $byExtension = tell('listUsers', ['filter' => userFilter(['extension' => '+49301', 'extensionExact' => true])]);
    equal(['zoe'], array_column($byExtension->users, 'loginName'));
    equal(2, count($byExtension->users[0]->extensions), 'extensions');
    $nobody = tell('listUsers', ['filter' => userFilter(['loginName' => 'zo', 'loginNameExact' => true])]);
    ok($nobody->status);
    equal(false, isset($nobody->users), 'users');
});

step('listUsers only counts with justCount', function () {
    $counted = tell('listUsers', ['filter' => userFilter(['group' => 'front', 'justCount' => true])]);
    ok($counted->status);
    equal([1, false], [$counted->userCount, isset($counted->users)]);
});

step('listUsers of an unknown environment is ERROR_NOT_FOUND', function () {
    $filter = userFilter(['environmentFilter' => environmentFilter(['eid' => 'NONE'])]);
    refused('ERROR_NOT_FOUND', tell('listUsers', ['filter' => $filter])->status);
});

step('updateUser replaces the whole user', function () use ($known) {
    $extensions = [extension('+49301', ['recordingMode' => 'FULL'])];
    $sent = ['id' => $known->user, 'loginName' => 'zora', 'displayName' => 'Zora Müller', 'extensions' => $extensions];
    ok(tell('updateUser', ['user' => user($sent)])->status);
    $got = getUser('zora')->user;
    equal([$known->user, 'Zora Müller', false, false], [$got->id, $got->displayName, isset($got->email), isset($got->roles)]);
    equal(['+49301'], array_column($got->extensions, 'extension'));
    [$membership] = $got->groupMemberships;
    equal([false, true, true], [$membership->group->id === $known->group, $membership->member, $membership->primary]);
});

step('updateGroup touches members only with updateUsers', function () use ($known) {
    $users = [membership(['user' => user(['id' => $known->user]), 'admin' => true])];
    $group = ['id' => $known->group, 'eid' => 'Z001', 'name' => 'Back office', 'nonModifiable' => false, 'users' => $users];
    $kept = tell('updateGroup', ['group' => $group, 'updateUsers' => false]);
    ok($kept->status);
    equal(['Back office', false], [$kept->group->name, isset($kept->group->users)]);
    [$member] = tell('updateGroup', ['group' => $group, 'updateUsers' => true])->group->users;
    equal(['zora', true, false], [$member->user->loginName, $member->admin, $member->primary]);
});

step('Extensions are created, replaced and got', function () use ($known) {
    $owned = extension('4711', ['recordingMode' => 'CONTROLLED', 'user' => user(['id' => $known->user])]);
    ok(tell('createExtension', ['extension' => $owned]));
    $created = getExtension('4711');
    equal(['CONTROLLED', 'zora'], [$created->recordingMode, $created->user->loginName]);
    ok(tell('updateExtension', ['extension' => extension('4711', ['video' => true])]));
    $updated = getExtension('4711');
    equal([$created->id, 'FULL', true, false], [$updated->id, $updated->recordingMode, $updated->video, isset($updated->user)]);
    refused('ERROR_ALREADY_EXISTS', tell('createExtension', ['extension' => $owned]));
});

step('Storage folders are created, replaced, got and counted', function () use ($known) {
    $folder = ['eid' => 'Z001', 'name' => 'Main', 'path' => 'D:\\Störe', 'type' => 'smb'];
    $created = tell('createStorageFolder', ['storageFolder' => $folder]);
    ok($created->status);
    $known->folder = $created->storageFolder->id;
    $changed = ['id' => $known->folder, 'name' => 'Main', 'path' => 'E:\\Store'];
    ok(tell('updateStorageFolder', ['storageFolder' => $changed])->status);
    $got = tell('getStorageFolderById', ['id' => $known->folder])->storageFolder;
    equal(['eid' => 'Z001', 'environmentShortName' => 'Zoë'] + $changed, (array) $got);
    $filter = ['environmentFilter' => environmentFilter(['eid' => 'Z001']), 'name' => 'main', 'nameExact' => false];
    $counted = tell('listStorageFolders', ['filter' => $filter + ['justCount' => true]]);
    equal([1, false], [$counted->storageFolderCount, isset($counted->storageFolders)]);
});

step('Storage policies are created, replaced and got', function () use ($known) {
    $policy = [
        'eid' => 'Z001', 'name' => 'Nightly', 'action' => 'export', 'enabled' => true, 'customSql' => false,
        'decrypt' => false, 'firstTranscode' => false, 'keepCdr' => false, 'moveToRecycleBin' => false,
        'onlyForArchived' => false, 'callFilter' => "WHERE section.owner_eid = 'Z001'", 'olderThanMinutes' => 90,
        'priority' => 12, 'storageFolder' => ['id' => $known->folder],
    ];
    $created = tell('createStoragePolicy', ['storagePolicy' => $policy]);
    ok($created->status);
    $id = $created->storagePolicy->id;
    $changed = ['id' => $id, 'priority' => 13, 'keepCdr' => true] + $policy;
    ok(tell('updateStoragePolicy', ['storagePolicy' => $changed])->status);
    $got = tell('getStoragePolicyByName', ['name' => 'Nightly'])->storagePolicy;
    equal([$id, $policy['callFilter'], 90, false], [$got->id, $got->callFilter, $got->olderThanMinutes, isset($got->olderThanYears)]);
    equal([13, true, 'E:\\Store'], [$got->priority, $got->keepCdr, $got->storageFolder->path]);
    refused('ERROR_NOT_FOUND', tell('getStoragePolicyById', ['id' => 999999])->status);
});

step('getStatistics counts calls by user and by environment', function () {
    $byUser = tell('getStatistics', ['filter' => ['type' => 'BY_USER', 'source' => 'PERMANENT'] + MARCH]);
    ok($byUser->status);
    $row = [
        'eid' => '0000', 'lengthOfCallsSeconds' => 30, 'loginName' => 'kto', 'numberOfCalls' => 3,
        'shortName' => 'Ref.', 'userId' => 14,
    ];
    equal([$row], array_map(fn ($one) => (array) $one, $byUser->callStatistics));
    $byEnvironment = tell('getStatistics', ['filter' => ['type' => 'BY_ENVIRONMENT', 'source' => 'BOTH'] + MARCH]);
    $rows = array_column($byEnvironment->callStatistics, 'numberOfCalls', 'eid');
    ksort($rows);
    equal(['0000' => 3, 'H001' => 1], $rows);
    equal([], array_column($byEnvironment->callStatistics, 'loginName'));
    $filter = ['type' => 'BY_USER', 'source' => 'BOTH', 'timeTo' => '2016-03-31'] + MARCH;
    refused('ERROR_ILLEGAL_ARGUMENT', tell('getStatistics', ['filter' => $filter])->status);
});

step('applyExtensionConfiguration tells of the servers', function () {
    $answer = tell('applyExtensionConfiguration', [
        'theseServersOnly' => [['eid' => '0000', 'location' => 'rec-a']],
        'returnSuccessfulStatuses' => true, 'forceEvenIfNotRegistered' => true,
    ]);
    ok($answer->status);
    equal(1, count($answer->statuses), 'servers');
});

step('deleteUser leaves the extensions without owner', function () use ($known) {
    ok(tell('deleteUser', ['userId' => $known->user]));
    $answer = getUser('zora');
    refused('ERROR_NOT_FOUND', $answer->status);
    equal(false, isset($answer->user), 'a user');
    refused('ERROR_ILLEGAL_ARGUMENT', tell('deleteUser', ['userId' => $known->user]));
    equal(false, isset(getExtension('+49301')->user), 'an owner');
});

step('deleteGroup spares the default group', function () use ($known) {
    ok(tell('deleteGroup', ['groupId' => $known->group]));
    $status = tell('deleteGroup', ['groupId' => 1]);
    equal(['message' => DEFAULT_GROUP, 'statusCode' => 'ERROR_ILLEGAL_ARGUMENT'], (array) $status);
});

step('updateEnvironment replaces the fields', function () {
    $environment = ['displayName' => 'Zora', 'eid' => 'Z001', 'inactive' => true, 'shortName' => 'Zora'];
    ok(tell('updateEnvironment', ['environment' => $environment]));
    equal($environment, (array) tell('getEnvironmentByShortName', ['shortName' => 'Zora'])->environment);
});

step('A header that must be understood is a SOAP fault', function () {
    $header = new SoapHeader('urn:nobody', 'signature', null, true);
    $fault = faultOf(fn () => tell('getVersion', [], [$header]));
    equal('S:MustUnderstand', $fault->faultcode);
    equal('MustUnderstand headers:[{urn:nobody}signature] are not understood', $fault->faultstring);
});

step('releaseToken works once', function () {
    ok(tell('releaseToken'));
    equal(['message' => EXPIRED, 'statusCode' => 'ERROR_UNAUTHORIZED'], (array) tell('releaseToken'));
});

step('Use after release is ERROR_UNAUTHORIZED', function () {
    $refused = ['message' => EXPIRED, 'statusCode' => 'ERROR_UNAUTHORIZED'];
    $answer = tell('listUsers', ['filter' => userFilter([])]);
    equal([$refused, false], [(array) $answer->status, isset($answer->users)]);
    equal($refused, (array) tell('createEnvironment', ['environment' => ENVIRONMENT]));
});

exit($failed === 0 ? 0 : 1);
