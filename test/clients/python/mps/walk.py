#!/usr/bin/python3
"""Python's own urllib against the procedure executor of Provisim: bare requests at /mps.

    mps/walk.py http://127.0.0.1:9002/~python

The address may end in a sandbox prefix (`/~NAME`); the walk expects a fresh world and leaves its plans there.
"""

import sys
from base64 import b64encode
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import ProxyHandler, Request, build_opener
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

sys.path.insert(0, str(Path(__file__).parent.parent))
from telling import equal, leave, refusal, step

BASE = (sys.argv[1] if len(sys.argv) > 1 else 'http://127.0.0.1:9002').rstrip('/')

HOSTING = 'LDAP://OU=Hosting,DC=csp,DC=local'
RESELLER = f'LDAP://OU=HarborMail,{HOSTING[7:]}'
ORGANIZATION = f'LDAP://OU=PinecrestDental,{RESELLER[7:]}'
USER = f'LDAP://CN=mara@pinecrest.example,{ORGANIZATION[7:]}'
CONTROLLER = 'dc1.csp.local'

DIRECTORY = 'Managed Active Directory'
HOSTED = 'Hosted Office Communications Server'
MANAGED = 'Managed Office Communications Server'

# --- the client --------------------------------------------------------------------------------------------


def send(body, login='cspadmin_CSP', password='serveradmin'):
    """The root of the answer."""
    credentials = b64encode(f'{login}:{password}'.encode()).decode()
    headers = {'Content-Type': 'text/xml', 'Authorization': f'Basic {credentials}'}
    with build_opener(ProxyHandler({})).open(Request(f'{BASE}/mps', body.encode(), headers)) as answer:
        return ElementTree.fromstring(answer.read())


def written(name, value):
    """An argument: a text, or the elements below it."""
    content = ''.join(written(*pair) for pair in value) if isinstance(value, list) else escape(value)
    return f'<{name}>{content}</{name}>'


def execute(namespace, procedure, arguments, after=''):
    """One step that has its arguments written inside, the way of the older samples."""
    inside = ''.join(written(*pair) for pair in {**arguments, 'preferredDomainController': CONTROLLER}.items())
    names = f'namespace={quoteattr(namespace)} procedure={quoteattr(procedure)}'
    return f'<execute {names} impersonate="1"><executeData>{inside}</executeData>{after}</execute>'


def moved(namespace, procedure, arguments):
    """A whole request that moves its arguments from the data one by one, the way of the newer samples."""
    given = {**arguments, 'preferredDomainController': CONTROLLER}
    data = ''.join(written(*pair) for pair in given.items())
    moves = ''.join(f'<before source="data" sourcePath="{name}" destination="executeData" mode="move"/>' for name in given)
    names = f'namespace={quoteattr(namespace)} procedure={quoteattr(procedure)}'
    after = '<after source="executeData" destination="data" mode="merge"/>'
    return f'<request><data>{data}</data><procedure><execute {names} impersonate="1">{moves}{after}</execute></procedure></request>'


def data(answer):
    equal([], [one.attrib for one in answer.iter('errorContext')], 'errors')
    equal(('response', ['data']), (answer.tag, [one.tag for one in answer]))
    return answer.find('data')


def call(namespace, procedure, **arguments):
    return data(send(moved(namespace, procedure, arguments)))


def done(namespace, procedure, **arguments):
    equal([], list(call(namespace, procedure, **arguments)), 'an empty data')


def told(answer):
    """Code and description of a refusal, and who raised it."""
    equal(['errorContext'], [one.tag for one in answer])
    error = answer.find('errorContext')
    source = error.find('errorSource')
    return error.get('code'), error.get('description'), source.get('namespace'), source.get('procedure')


def refused(namespace, procedure, **arguments):
    return told(send(moved(namespace, procedure, arguments)))[:2]


# --- the walk ----------------------------------------------------------------------------------------------

FEATURES = [
    ('enabled', 'true'), ('enabledForEnhancedPresence', 'true'), ('enabledForFederation', 'false'),
    ('enabledForInternetAccess', 'true'), ('publicNetworkEnabled', 'false'),
    ('allowOrganizeMeetingWithAnonymousParticipants', 'false'), ('meetingPolicy', 'Zoë & Söhne'), ('ucEnabled', 'false'),
    ('ucPolicy', 'Default UC'),
]


def wrong_password():
    request = moved(HOSTED, 'GetPools', {})
    equal(401, refusal(HTTPError, lambda: send(request, 'cspadmin_CSP', 'wrong')).code)


def pools():
    equal(['pool01.csp.local'], [one.text for one in call(HOSTED, 'GetPools').iter('poolFQDN')])


def plans():
    done(HOSTED, 'Initialize')
    done(HOSTED, 'CreateOrganizationPlan', planName='TalkOrg', planDescription='Messaging for companies')
    done(HOSTED, 'CreateUserPlan', planName='TalkBasic', planDescription='Chat and presence', features=FEATURES)
    got = call(HOSTED, 'GetUserPlan', planName='TalkBasic')
    equal('Chat and presence', got.findtext('planDescription'))
    equal(FEATURES, [(one.tag, one.text) for one in got.find('features')])


def organizations():
    after = '<after source="executeData" destination="data" sourcePath="org"/>'
    for name, policy, container in (('HarborMail', 'reseller', HOSTING), ('PinecrestDental', 'customer', RESELLER)):
        arguments = {'name': name, 'policyName': policy, 'container': container}
        made = data(send(f'<request><procedure>{execute(DIRECTORY, "CreateOrganization", arguments, after)}</procedure></request>'))
        equal((f'LDAP://OU={name},{container[7:]}', name), (made.find('org').get('path'), made.find('org').get('name')))


def user():
    arguments = {
        'container': ORGANIZATION, 'userPrincipalName': 'mara@pinecrest.example', 'policyName': 'customer',
        'givenName': 'Mara', 'sn': 'Müller', 'displayName': 'Mara Müller',
    }
    after = '<after source="executeData" destination="data" sourcePath="user"/>'
    made = data(send(f'<request><procedure>{execute(DIRECTORY, "CreateUser", arguments, after)}</procedure></request>'))
    equal({'path': USER, 'name': 'mara@pinecrest.example', 'samName': 'mara_pinecrest.examp'}, made.find('user').attrib)


def subscription():
    equal(('0x80040e14', 'Invalid Customer.'), refused(HOSTED, 'Subscribe', organization=ORGANIZATION, planName='TalkOrg'))
    for path in (RESELLER, ORGANIZATION, USER):
        step_ = execute('MPS Import', 'EnableCustomerForPlans', {'path': path})
        data(send(f'<request><procedure>{step_}</procedure></request>'))
    done(HOSTED, 'Subscribe', organization=ORGANIZATION, planName='TalkOrg')
    equal('TalkOrg', call(HOSTED, 'GetOrganizationPlanAssignment', organization=ORGANIZATION).findtext('planName'))


def wrong_plan():
    equal(
        ('0x80072030', "The plan 'TalkBasic' is not valid for this operation. A type of 'OCSOrgHosting' is required."),
        refused(HOSTED, 'Subscribe', organization=ORGANIZATION, planName='TalkBasic'),
    )


def sip_domain():
    done(HOSTED, 'CreateSipDomain', organization=ORGANIZATION, address='pinecrest.example')
    owner = call(HOSTED, 'ValidateSipDomainOwnership', organization=ORGANIZATION, address='pinecrest.example')
    equal('Tenant', owner.findtext('owner'))
    equal(
        ('0x80131509', f"The specified SIP domain 'other.example' does not belong to '{ORGANIZATION}'."),
        refused(HOSTED, 'ValidateSipDomainOwnership', organization=ORGANIZATION, address='other.example'),
    )


def sip_user():
    done(HOSTED, 'AddAvailablePlans', organization=ORGANIZATION, availablePlans=[('planName', 'TalkBasic')])
    done(HOSTED, 'SetPoolAssignment', organization=ORGANIZATION, poolFQDN='pool01.csp.local')
    done(HOSTED, 'CreateSipUser', user=USER, planName='TalkBasic', primaryURI='sip:mara@pinecrest.example')
    got = call(HOSTED, 'GetSipUserProperties', user=USER)
    equal(
        ('true', 'sip:mara@pinecrest.example', 'Zoë & Söhne'),
        (got.findtext('enabled'), got.findtext('primaryURI'), got.findtext('meetingPolicy')),
    )
    done(HOSTED, 'DisableSipUser', user=USER)
    equal('false', call(HOSTED, 'GetSipUserProperties', user=USER).findtext('enabled'))


def rollback():
    failing = execute(HOSTED, 'EnableSipUser', {'user': USER}) + execute('Error Provider', 'SetError', {'hr': '0x80131509', 'desc': 'demonstration'})
    answer = send(f'<request><data/><procedure>{failing}</procedure></request>')
    equal(('0x80131509', 'demonstration', 'Error Provider', 'SetError'), told(answer))
    equal('false', call(HOSTED, 'GetSipUserProperties', user=USER).findtext('enabled'))


def caught():
    failing = execute('Error Provider', 'SetError', {'hr': '0x80131509', 'desc': 'demonstration'})
    after = '<after source="executeData" destination="data" sourcePath="planName"/>'
    handled = execute(HOSTED, 'GetOrganizationPlanAssignment', {'organization': ORGANIZATION}, after)
    answer = data(send(f'<request><data/><procedure><try>{failing}</try><catch>{handled}</catch></procedure></request>'))
    equal([('planName', 'TalkOrg')], [(one.tag, one.text) for one in answer])


def missing_argument():
    equal(('0x80070057', 'The required argument user was not supplied.'), refused(HOSTED, 'EnableSipUser'))


def unknown_path():
    nowhere = f'LDAP://OU=Nowhere,{HOSTING[7:]}'
    equal(
        ('0x80072030', f"Unable to open object '{nowhere}'./There is no such object on the server./ADsGetObject"),
        refused(HOSTED, 'Subscribe', organization=nowhere, planName='TalkOrg'),
    )


def unknown_procedure():
    equal('0x80070057', refused('Hosted Nothing', 'Anything')[0])


def malformed():
    equal('errorContext', send('<request><data></request>')[0].tag)


def unsubscribe():
    code, _ = refused(HOSTED, 'Unsubscribe', organization=ORGANIZATION)
    equal(True, code.startswith('0x8'), f'a failure instead of {code}:')
    done(HOSTED, 'DeleteSipUser', user=USER)
    done(HOSTED, 'Unsubscribe', organization=ORGANIZATION)


def delete():
    for procedure, argument, path in (
        ('DeleteUser', 'user', USER), ('DeleteOrganization', 'org', ORGANIZATION), ('DeleteOrganization', 'org', RESELLER),
    ):
        data(send(f'<request><procedure>{execute(DIRECTORY, procedure, {argument: path})}</procedure></request>'))
    nobody = told(send(f'<request><procedure>{execute(DIRECTORY, "DeleteUser", {"user": USER})}</procedure></request>'))
    equal('0x80072030', nobody[0])


step('A wrong password is refused with 401', wrong_password)
step('GetPools answers the pool of a fresh world', pools)
step('Initialize and plans', plans)
step('CreateOrganization makes a reseller and its customer', organizations)
step('CreateUser answers path and account name', user)
step('Subscribe needs a customer record', subscription)
step('A plan of the wrong type is refused', wrong_plan)
step('A SIP domain belongs to its organization', sip_domain)
step('CreateSipUser takes its settings from the plan, DisableSipUser keeps them', sip_user)
step('A request that fails undoes its earlier steps', rollback)
step('A caught error lets the request go on', caught)
step('A missing argument is named', missing_argument)
step('A path that leads nowhere is the directory’s error', unknown_path)
step('An unknown procedure is refused', unknown_procedure)
step('Malformed XML is an errorContext', malformed)
step('Unsubscribe is refused while a user holds a plan', unsubscribe)
step('DeleteUser and DeleteOrganization leave nothing', delete)

leave()
