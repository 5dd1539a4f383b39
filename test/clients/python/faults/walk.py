#!/usr/bin/python3
"""What zeep makes of everything that can go wrong on purpose: each fault is ordered by the control API for the next call.

    faults/walk.py http://127.0.0.1:7002/~zeep http://127.0.0.1:9090/sandboxes/zeep
"""

import sys
from pathlib import Path

import requests
from zeep import Client, Transport
from zeep.exceptions import Fault, TransportError, XMLParseError

sys.path.insert(0, str(Path(__file__).parent.parent))
from control import Control
from telling import equal, leave, refusal, step

BASE = sys.argv[1] if len(sys.argv) > 1 else 'http://127.0.0.1:7002/~zeep'
control = Control(sys.argv[2] if len(sys.argv) > 2 else 'http://127.0.0.1:9090/sandboxes/zeep')

PATIENCE = 1        # seconds that the client waits for an answer
LATE_MS = 1500      # longer than that
IDLE_MS = 30 * 60_000
READ = 'getUserByLoginNameAndEnvironment'

session = requests.Session()
session.trust_env = False
transport = Transport(session=session, operation_timeout=PATIENCE)
service = Client(f'{BASE}/provisioning?wsdl', transport=transport).service
token = service.requestToken('0000', 'verba_api_user', 'serveradmin').token


def create(name):
    flags = ('apiAccessOnly', 'locked', 'needChangePassword', 'nonModifiable', 'passwordExpires')
    user = {'eid': '0000', 'loginName': name, 'displayName': 'Zoë', **{flag: False for flag in flags}}
    return service.createUser(token, user)


def status_of(name):
    return service[READ](token, name, '0000').status.statusCode


def told(kind, operation, call):
    """The exception that the call ends in, and what the journal says of it."""
    problem = refusal(kind, call)
    return type(problem).__name__, *control.told(operation)


def fails(what, kind, text='', **fault):
    """A call that changes nothing and fails: the client raises this."""
    def act():
        control.order(READ, **fault)
        problem = refusal(Exception, lambda: service[READ](token, 'zoe', '0000'))
        equal((kind.__name__, True), (type(problem).__name__, text in str(problem)), f'{problem}:')
    step(f'{what}: {kind.__name__} {text}'.rstrip(), act)


def reads(what, **fault):
    """A call whose answer the client reads all the same."""
    def act():
        control.order(READ, **fault)
        answer = service[READ](token, 'zoe', '0000')
        equal(('OK', 'zoe', 'Zoë'), (answer.status.statusCode, answer.user.loginName, answer.user.displayName))
    step(what, act)


def ready():
    control.send('PUT', '/clock', {'mode': 'frozen'})
    equal('OK', create('zoe').status.statusCode)


def refused():
    control.order('createUser', before={'connection': 'refuse'})
    got = told(requests.ConnectionError, 'createUser', lambda: create('eve'))
    equal(('ConnectionError', 'intercepted', 'before'), got)
    equal('ERROR_NOT_FOUND', status_of('eve'))


def lost():
    control.order('createUser', after={'connection': 'close'})
    got = told(requests.ConnectionError, 'createUser', lambda: create('eve'))
    equal(('ConnectionError', 'done', 'after'), got)
    equal('OK', status_of('eve'))
    equal('ERROR_ALREADY_EXISTS', create('eve').status.statusCode, 'the second try')


def product_error():
    control.order('createUser', before={'error': 'USER_EXISTS'})
    equal('ERROR_ALREADY_EXISTS', create('ida').status.statusCode)
    equal('ERROR_NOT_FOUND', status_of('ida'))


def long_texts():
    control.order(READ, after={'longTexts': 100_000})
    equal(100_000, len(service[READ](token, 'zoe', '0000').user.displayName))


def many_rows():
    control.order('listUsers', after={'rows': 10_000})
    flags = ('extension', 'externalId', 'group', 'loginName', 'role')
    environments = {'eid': '0000', 'eidExact': True, 'inactive': False, 'shortNameExact': True}
    users = {
        **{f'{flag}Exact': False for flag in flags}, 'environmentFilter': environments,
        'inactive': False, 'justCount': False, 'skipExtensions': False, 'skipGroups': True, 'skipRoles': True,
    }
    with transport.settings(timeout=60):
        equal(10_000, len(service.listUsers(token, users).users))


def previous():
    control.send('DELETE', '/faults')
    control.send('POST', '/faults', {'match': {'operation': READ, 'nth': 2}, 'after': {'repeat': 'previous'}})
    equal(['OK', 'OK'], [status_of('zoe'), status_of('nobody')])


def expired():
    control.send('DELETE', '/faults')
    control.send('POST', '/clock/advance', {'ms': IDLE_MS + 1_000})
    equal('ERROR_UNAUTHORIZED', status_of('zoe'))
    fresh = service.requestToken('0000', 'verba_api_user', 'serveradmin').token
    equal('OK', service[READ](fresh, 'zoe', '0000').status.statusCode)


step('The world is made ready', ready)
step('A connection that is refused leaves createUser undone, and the journal says so', refused)
step('An answer that is lost after the commit leaves createUser done, and the journal says so', lost)
step('One of the product’s own errors comes as its status', product_error)
fails('Accepted and never answered', requests.ReadTimeout, before={'connection': 'hang'})
for status in (500, 503, 401, 403):
    fails(f'{status} with a page of the host', Fault, 'Unknown fault occured', before={'status': status})

fails('Reset in the middle of the body', requests.exceptions.ChunkedEncodingError, 'reset by peer',
      after={'connection': 'reset', 'afterBytes': 100})
fails('Cut off at a byte', TransportError, 'invalid XML', after={'truncateAt': 200})
fails('Bytes behind the root', TransportError, 'Extra content', after={'append': '<more/>'})
fails('A length that is too short', TransportError, 'invalid XML', after={'contentLengthBy': -20})
reads('A length that is too long is passed over once the connection ends', after={'contentLengthBy': 20})
reads('Chunks of another size', after={'chunked': True})
reads('Compressed without being asked to', after={'gzip': True})
reads('A byte order mark', after={'bom': True})
for charset in ('iso-8859-1', 'windows-1252'):
    fails(f'{charset}, which the declaration denies', TransportError, 'not proper UTF-8', after={'charset': charset})
reads('UTF-16', after={'charset': 'utf-16'})
reads('Prefixes of another style', after={'prefix': 'q'})
fails('Elements in another order', XMLParseError, 'Unexpected element', after={'reorder': True})
for before, now in (('absent', 'nil'), ('absent', 'empty'), ('nil', 'absent'), ('empty', 'absent'), ('empty', 'nil')):
    reads(f'{now} in place of {before}', after={before: now})
for form in ('zone', 'fraction'):
    reads(f'Instants with a {form}', after={'dates': form})
step('A text of 100,000 characters', long_texts)
step('A list of 10,000 rows', many_rows)
reads('The answer twice: the second one is left unread', after={'repeat': 'answer'})
step('The answer before this one, again', previous)
reads('A slow first byte', after={'delayMs': 100})
reads('A slow drip', after={'drip': {'bytes': 300, 'everyMs': 5}})
fails('Later than the client waits', requests.ReadTimeout, after={'delayMs': LATE_MS})
step('A session that expires by the clock', expired)

leave()
