#!/usr/bin/python3
"""zeep (Debian: python3-zeep) against the Provisioning API v2 of Provisim.

    provisioning/walk.py http://127.0.0.1:7002/~zeep

The address may end in a sandbox prefix (`/~NAME`); the walk expects a world fresh from the seed `recorder`.
"""

import re
import sys
from hashlib import md5
from pathlib import Path

import requests
from lxml import etree
from zeep import Client, Transport
from zeep.exceptions import Fault

sys.path.insert(0, str(Path(__file__).parent.parent))
from telling import equal, leave, refusal, step

BASE = (sys.argv[1] if len(sys.argv) > 1 else 'http://127.0.0.1:7002').rstrip('/')
WSDL = f'{BASE}/provisioning?wsdl'
NAMESPACE = 'http://v2.provisioning.ws.web.verba.com/'

EXPIRED = 'This token is expired or never got authenticated.'
DEFAULT_GROUP = 'This is the default group and so it can not be deleted.'
MARCH = {'timeFrom': '2016.03.01 00:00:00.000', 'timeTo': '2016.03.31 23:59:59.999'}

# --- the client --------------------------------------------------------------------------------------------

session = requests.Session()
session.trust_env = False
client = Client(WSDL, transport=Transport(session=session))
service = client.service


class Known:
    """What the steps learn and later steps need."""
    token = group = user = folder = None


def tell(operation, *arguments, **named):
    """Calls an operation with the token in front."""
    return service[operation](Known.token, *arguments, **named)


def ok(status):
    equal(('OK', None), (status.statusCode, status.message))


def refused(code, status):
    equal(code, status.statusCode)
    equal(True, bool(status.message), 'a message')


def log_in(eid, name, password):
    answer = service.requestToken(eid, name, password)
    ok(answer.status)
    if not re.fullmatch('[0-9A-Za-z]{32}', answer.token):
        raise AssertionError(f'expected 32 letters and digits, got {answer.token!r}')
    return answer.token


def environment_filter(**fields):
    """A complete filter: zeep refuses to send one that lacks a flag."""
    return {'eidExact': True, 'inactive': False, 'shortNameExact': True, **fields}


def user_filter(**fields):
    flags = ('extension', 'externalId', 'group', 'loginName', 'role')
    return {
        **{f'{flag}Exact': False for flag in flags},
        'environmentFilter': environment_filter(eid='Z001'),
        'inactive': False, 'justCount': False, 'skipExtensions': False, 'skipGroups': False, 'skipRoles': False,
        **fields,
    }


def user(**fields):
    return {
        'eid': 'Z001', 'apiAccessOnly': False, 'locked': False, 'needChangePassword': False, 'nonModifiable': False,
        'passwordExpires': False, **fields,
    }


def extension(name, **fields):
    flags = {'im': False, 'screenCaptureEnabled': False, 'video': False, 'voice': True}
    return {'eid': 'Z001', 'extension': name, **flags, **fields}


def membership(**fields):
    return {'admin': False, 'member': True, 'primary': False, 'supervisor': False, **fields}


def shown_extensions(extensions):
    return [(one.extension, one.recordingMode, one.voice, one.im) for one in extensions]


def shown_memberships(memberships):
    return [(one.group.name, one.member, one.primary, one.supervisor) for one in memberships]


def get_user(name):
    return tell('getUserByLoginNameAndEnvironment', name, 'Z001')


def get_extension(name):
    answer = tell('getExtension', environment_filter(eid='Z001'), name)
    ok(answer.status)
    return answer.extension


# --- the walk ----------------------------------------------------------------------------------------------


def reads_the_wsdl():
    operations = client.wsdl.services['ProvisioningService'].ports['ProvisioningPort'].binding.all()
    equal(35, len(operations), 'operations')


def gives_a_token():
    Known.token = log_in('0000', 'prov_robot', 'Winter-Gate-7')


def wrong_password():
    answer = service.requestToken('0000', 'prov_robot', 'wrong')
    equal(('ERROR_GENERAL', 'com.verba.web.user.UserNotFoundException'), (answer.status.statusCode, answer.status.message))
    equal(None, answer.token)


def version():
    answer = tell('getVersion')
    ok(answer.status)
    equal('2', answer.version)


ENVIRONMENT = {
    'eid': 'Z001', 'displayName': 'Zoë & Söhne <KG>', 'shortName': 'Zoë', 'inactive': False,
    'helpdeskURL': 'http://help.example.com', 'partitions': ['first', 'second'],
}


def create_environment():
    ok(tell('createEnvironment', ENVIRONMENT, 24, 48, 'D:\\Archive'))
    answer = tell('getEnvironmentByEid', 'Z001')
    ok(answer.status)
    for name, value in ENVIRONMENT.items():
        equal(value, answer.environment[name], name)
    equal(None, answer.environment.ondemandMaxRowsInBufferPerUser)


def age_policies():
    answer = tell('listStoragePoliciesByEid', 'Z001')
    ok(answer.status)
    equal([1440, 2880], sorted(one.olderThanMinutes for one in answer.storagePolicies))
    equal(['D:\\Archive'], [one.storageFolder.path for one in answer.storagePolicies if one.storageFolder])


def list_environments():
    answer = tell('listEnvironments', environment_filter(shortName='zO', shortNameExact=False))
    ok(answer.status)
    equal(['Z001'], [one.eid for one in answer.environments])


def create_group():
    answer = tell('createGroup', {'eid': 'Z001', 'name': 'Front desk', 'nonModifiable': False})
    ok(answer.status)
    Known.group = answer.group.id
    equal(('Front desk', 'Zoë'), (answer.group.name, answer.group.environmentShortName))


def create_user():
    answer = tell('createUser', user(
        loginName='zoe', displayName='Zoë Müller', email='zoe@example.com', roles=['API User', 'Supervisor'],
        passwordHash=md5(b'Secret1!').hexdigest(),
        extensions=[extension('+49301', recordingMode='FULL'), extension('zoe@example.com', recordingMode='ON_DEMAND', im=True)],
        groupMemberships=[membership(group={'id': Known.group, 'nonModifiable': False}, primary=True, supervisor=True)],
    ))
    ok(answer.status)
    got = answer.user
    Known.user = got.id
    equal(
        ('zoe', 'Zoë Müller', 'zoe@example.com', 'Z001', 'Zoë', 'user_type_verba', False, None),
        (got.loginName, got.displayName, got.email, got.eid, got.environmentShortName, got.userType, got.locked, got.passwordHash),
    )
    equal(['API User', 'Supervisor'], got.roles)
    equal([('+49301', 'FULL', True, False), ('zoe@example.com', 'ON_DEMAND', True, True)], shown_extensions(got.extensions))
    equal([('Front desk', True, True, True)], shown_memberships(got.groupMemberships))


def create_taken_user():
    answer = tell('createUser', user(loginName='zoe'))
    refused('ERROR_ALREADY_EXISTS', answer.status)
    equal(None, answer.user)


def own_token_sees_its_tenant():
    own = log_in('Z001', 'zoe', 'Secret1!')
    seen = service.listUsers(own, user_filter())
    ok(seen.status)
    equal(['zoe'], [one.loginName for one in seen.users])
    refused('ERROR_UNAUTHORIZED', service.listEnvironments(own, environment_filter()).status)
    ok(service.releaseToken(own))


def list_users():
    answer = tell('listUsers', user_filter(loginName='ZO', skipExtensions=True, skipGroups=True, skipRoles=True))
    ok(answer.status)
    equal([('zoe', [], [], [])], [(one.loginName, one.extensions, one.groupMemberships, one.roles) for one in answer.users])
    equal(None, answer.userCount)
    by_extension = tell('listUsers', user_filter(extension='+49301', extensionExact=True))
    equal([('+49301', 'FULL', True, False), ('zoe@example.com', 'ON_DEMAND', True, True)], shown_extensions(by_extension.users[0].extensions))
    equal([], tell('listUsers', user_filter(loginName='zo', loginNameExact=True)).users)


def count_users():
    answer = tell('listUsers', user_filter(group='front', justCount=True))
    ok(answer.status)
    equal((1, []), (answer.userCount, answer.users))


def unknown_environment():
    answer = tell('listUsers', user_filter(environmentFilter=environment_filter(eid='NONE')))
    refused('ERROR_NOT_FOUND', answer.status)


def update_user():
    answer = tell('updateUser', user(
        id=Known.user, loginName='zora', displayName='Zora Müller', extensions=[extension('+49301', recordingMode='FULL')],
    ))
    ok(answer.status)
    got = get_user('zora').user
    equal((Known.user, 'Zora Müller', None, []), (got.id, got.displayName, got.email, got.roles))
    equal(['+49301'], [one.extension for one in got.extensions])
    equal([(True, True)], [(one.member, one.primary) for one in got.groupMemberships])
    equal(False, got.groupMemberships[0].group.id == Known.group, 'the old group:')


def update_group():
    sent = {'id': Known.group, 'eid': 'Z001', 'name': 'Back office', 'nonModifiable': False}
    members = [membership(user=user(id=Known.user), admin=True)]
    kept = tell('updateGroup', sent | {'users': members}, False)
    ok(kept.status)
    equal([], kept.group.users)
    answer = tell('updateGroup', sent | {'users': members}, True)
    equal([('zora', True, False)], [(one.user.loginName, one.admin, one.primary) for one in answer.group.users])


def extensions():
    ok(tell('createExtension', extension('4711', recordingMode='CONTROLLED', user=user(id=Known.user))))
    created = get_extension('4711')
    equal(('CONTROLLED', 'zora'), (created.recordingMode, created.user.loginName))
    ok(tell('updateExtension', extension('4711', video=True)))
    updated = get_extension('4711')
    equal((created.id, 'FULL', True, None), (updated.id, updated.recordingMode, updated.video, updated.user))
    refused('ERROR_ALREADY_EXISTS', tell('createExtension', extension('4711')))


def storage_folder():
    answer = tell('createStorageFolder', {'eid': 'Z001', 'name': 'Main', 'path': 'D:\\Störe', 'type': 'smb'})
    ok(answer.status)
    Known.folder = answer.storageFolder.id
    ok(tell('updateStorageFolder', {'id': Known.folder, 'name': 'Main', 'path': 'E:\\Store'}).status)
    got = tell('getStorageFolderById', Known.folder).storageFolder
    equal(('Main', 'E:\\Store', None, 'Z001'), (got.name, got.path, got.type, got.eid))
    counted = tell('listStorageFolders', {
        'environmentFilter': environment_filter(eid='Z001'), 'name': 'main', 'nameExact': False, 'justCount': True,
    })
    equal((1, []), (counted.storageFolderCount, counted.storageFolders))


def storage_policy():
    flags = ('customSql', 'decrypt', 'firstTranscode', 'keepCdr', 'moveToRecycleBin', 'onlyForArchived')
    policy = {
        **{flag: False for flag in flags}, 'eid': 'Z001', 'name': 'Nightly', 'action': 'export', 'enabled': True,
        'callFilter': "WHERE section.owner_eid = 'Z001'", 'olderThanMinutes': 90, 'priority': 12,
        'storageFolder': {'id': Known.folder},
    }
    answer = tell('createStoragePolicy', policy)
    ok(answer.status)
    policy_id = answer.storagePolicy.id
    ok(tell('updateStoragePolicy', policy | {'id': policy_id, 'priority': 13, 'keepCdr': True}).status)
    got = tell('getStoragePolicyByName', 'Nightly').storagePolicy
    equal(
        (policy_id, policy['callFilter'], 90, None, 13, True, 'E:\\Store'),
        (got.id, got.callFilter, got.olderThanMinutes, got.olderThanYears, got.priority, got.keepCdr, got.storageFolder.path),
    )
    refused('ERROR_NOT_FOUND', tell('getStoragePolicyById', 999999).status)


def statistics():
    by_user = tell('getStatistics', {'type': 'BY_USER', 'source': 'PERMANENT', **MARCH})
    ok(by_user.status)
    equal(
        [('0000', 'Ref.', 'kto', 14, 3, 30)],
        [(one.eid, one.shortName, one.loginName, one.userId, one.numberOfCalls, one.lengthOfCallsSeconds) for one in by_user.callStatistics],
    )
    by_environment = tell('getStatistics', {'type': 'BY_ENVIRONMENT', 'source': 'BOTH', **MARCH})
    equal(
        [('0000', None, 3), ('H001', None, 1)],
        sorted((one.eid, one.loginName, one.numberOfCalls) for one in by_environment.callStatistics),
    )
    refused('ERROR_ILLEGAL_ARGUMENT', tell('getStatistics', {'type': 'BY_USER', 'source': 'BOTH', **MARCH, 'timeTo': '2016-03-31'}).status)


def configure_servers():
    answer = tell('applyExtensionConfiguration', [{'eid': '0000', 'location': 'rec-a'}], True, True)
    ok(answer.status)
    equal(1, len(answer.statuses), 'servers')


def delete_user():
    ok(tell('deleteUser', Known.user))
    answer = get_user('zora')
    refused('ERROR_NOT_FOUND', answer.status)
    equal(None, answer.user)
    refused('ERROR_ILLEGAL_ARGUMENT', tell('deleteUser', Known.user))
    equal(None, get_extension('+49301').user)


def delete_group():
    ok(tell('deleteGroup', Known.group))
    status = tell('deleteGroup', 1)
    equal(('ERROR_ILLEGAL_ARGUMENT', DEFAULT_GROUP), (status.statusCode, status.message))


def update_environment():
    ok(tell('updateEnvironment', {'eid': 'Z001', 'displayName': 'Zora', 'shortName': 'Zora', 'inactive': True}))
    got = tell('getEnvironmentByShortName', 'Zora').environment
    equal(('Zora', True, None, []), (got.displayName, got.inactive, got.helpdeskURL, got.partitions))


def header_not_understood():
    header = etree.Element('{urn:nobody}signature', nsmap={'x': 'urn:nobody'})
    header.set('{http://schemas.xmlsoap.org/soap/envelope/}mustUnderstand', '1')
    fault = refusal(Fault, lambda: tell('getVersion', _soapheaders=[header]))
    equal(('S:MustUnderstand', 'MustUnderstand headers:[{urn:nobody}signature] are not understood'), (fault.code, fault.message))


def release_token():
    ok(tell('releaseToken'))
    status = tell('releaseToken')
    equal(('ERROR_UNAUTHORIZED', EXPIRED), (status.statusCode, status.message))


def use_after_release():
    answer = tell('listUsers', user_filter())
    equal(('ERROR_UNAUTHORIZED', EXPIRED, []), (answer.status.statusCode, answer.status.message, answer.users))
    status = tell('createEnvironment', ENVIRONMENT)
    equal(('ERROR_UNAUTHORIZED', EXPIRED), (status.statusCode, status.message))


step('The WSDL is read whole', reads_the_wsdl)
step('requestToken gives a token', gives_a_token)
step('requestToken refuses a wrong password with ERROR_GENERAL and no token', wrong_password)
step('getVersion tells 2', version)
step('createEnvironment stores every field', create_environment)
step('createEnvironment makes a storage policy for each age', age_policies)
step('createEnvironment refuses a taken eid', lambda: refused('ERROR_ILLEGAL_ARGUMENT', tell('createEnvironment', ENVIRONMENT)))
step('listEnvironments finds by a pattern', list_environments)
step('createGroup answers the group', create_group)
step('createUser stores extensions and memberships in one go', create_user)
step('createUser refuses a taken login name with ERROR_ALREADY_EXISTS', create_taken_user)
step('A user with an API role has a token that reaches its own tenant', own_token_sees_its_tenant)
step('listUsers finds by patterns and exact texts, and skips parts', list_users)
step('listUsers only counts with justCount', count_users)
step('listUsers of an unknown environment is ERROR_NOT_FOUND', unknown_environment)
step('updateUser replaces the whole user', update_user)
step('updateGroup touches members only with updateUsers', update_group)
step('Extensions are created, replaced and got', extensions)
step('Storage folders are created, replaced, got and counted', storage_folder)
step('Storage policies are created, replaced and got', storage_policy)
step('getStatistics counts calls by user and by environment', statistics)
step('applyExtensionConfiguration tells of the servers', configure_servers)
step('deleteUser leaves the extensions without owner', delete_user)
step('deleteGroup spares the default group', delete_group)
step('updateEnvironment replaces the fields', update_environment)
step('A header that must be understood is a SOAP fault', header_not_understood)
step('releaseToken works once', release_token)
step('Use after release is ERROR_UNAUTHORIZED', use_after_release)

leave()
