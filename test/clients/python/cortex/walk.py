#!/usr/bin/python3
"""Python's own urllib against the Cortex API of Provisim.

    cortex/walk.py http://127.0.0.1:9002/~python [preemptive|challenge]

The address may end in a sandbox prefix (`/~NAME`); the walk expects a fresh world and leaves it as fresh. `preemptive`
sends the credentials with the first request, `challenge` after a 401.
"""

import sys
from base64 import b64encode
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import HTTPBasicAuthHandler, HTTPPasswordMgrWithDefaultRealm, ProxyHandler, Request, build_opener
from xml.etree import ElementTree
from xml.sax.saxutils import escape

sys.path.insert(0, str(Path(__file__).parent.parent))
from telling import equal, leave, refusal, step

BASE = (sys.argv[1] if len(sys.argv) > 1 else 'http://127.0.0.1:9002').rstrip('/')
IS_CHALLENGE = sys.argv[2:3] == ['challenge']

DECLARATION = '<?xml version="1.0" encoding="utf-8"?>'
NEW_CUSTOMER = 'Unable to create customer. A new customer must specify the name, fullname, contactname, contactemail and primarydomain.'

# --- the client --------------------------------------------------------------------------------------------


class Client:
    def __init__(self, name=None, password=None, path='/cortexapi/default.aspx'):
        self.url = BASE + path
        self.headers = {'Content-Type': 'text/xml'}
        handlers = [ProxyHandler({})]
        if name is not None and IS_CHALLENGE:
            passwords = HTTPPasswordMgrWithDefaultRealm()
            passwords.add_password(None, self.url, name, password)
            handlers.append(HTTPBasicAuthHandler(passwords))
        elif name is not None:
            self.headers['Authorization'] = 'Basic ' + b64encode(f'{name}:{password}'.encode()).decode()
        self.opener = build_opener(*handlers)

    def send(self, body):
        """The answer's text, as it came."""
        with self.opener.open(Request(self.url, body.encode(), self.headers)) as answer:
            equal('text/xml; charset=utf-8', answer.headers['Content-Type'])
            return answer.read().decode()

    def call(self, action, content):
        """The root of the answer."""
        return ElementTree.fromstring(self.send(f'{DECLARATION}<request version="1.0" action="{action}">{content}</request>'))

    def error(self, action, content):
        """HTTP status, error id and message of a call that must be refused."""
        return told(refusal(HTTPError, lambda: self.call(action, content)))


def told(refused):
    root = ElementTree.fromstring(refused.read())
    equal(['error'], [one.tag for one in root])
    return refused.code, int(root.findtext('error/id')), root.findtext('error/message')


def element(tag, *contents, **children):
    """An element with what is given inside it, and children of text."""
    return f'<{tag}>{"".join(contents)}{"".join(f"<{name}>{escape(text)}</{name}>" for name, text in children.items())}</{tag}>'


def customer(*contents, **children):
    return element('customer', *contents, **children)


def accepted(answer):
    """A change that is answered by the number of its request."""
    equal(['request'], [one.tag for one in answer])
    return int(answer.findtext('request/id'))


admin = Client('cspadmin_CSP', 'serveradmin')

NEW = dict(
    fullname='Zinc Lantern Trust', contactname='Zoë Müller & Söhne', contactemail='zoe@zinc.example',
    primarydomain='zinc.example',
)

# --- the walk ----------------------------------------------------------------------------------------------


def challenged():
    refused = refusal(HTTPError, lambda: Client().call('GET', '<global/>'))
    equal(401, refused.code)
    equal(True, refused.headers['WWW-Authenticate'].startswith('Basic realm='), 'a Basic challenge')


def wrong_password():
    equal(401, refusal(HTTPError, lambda: Client('cspadmin_CSP', 'wrong').call('GET', '<global/>')).code)


def identity():
    answer = admin.call('GET', '<identity/>')
    equal(
        ('CSP', 'cspadmin_CSP'),
        (answer.findtext('identity/customer/name'), answer.findtext('identity/customer/user/name')),
    )


def find_nothing():
    request = f'<request version="1.0" action="FIND">{customer(fullname=NEW["fullname"])}</request>'
    equal(f'{DECLARATION}\r\n<response version="1.0" />', admin.send(request))


def path_in_any_case():
    client = Client('cspadmin_CSP', 'serveradmin', '/CortexAPI/Default.aspx')
    equal('11.0.0.0', client.call('GET', '<global/>').findtext('global/version/api'))


def create_customer():
    first = accepted(admin.call('SET', customer(**NEW)))
    found = admin.call('FIND', customer(fullname=NEW['fullname']))
    equal(
        [('ZLT', NEW['fullname'], 'zinc.example', 'Provisioned', 'False')],
        [tuple(one.findtext(name) for name in ('name', 'fullname', 'primarydomain', 'status', 'approvalpending')) for one in found],
    )
    answer = admin.call('GET', element('request', id=str(first)))
    equal('Provisioned', answer.findtext('request/status'))


def new_customer_without_email():
    equal((400, 6, NEW_CUSTOMER), admin.error('SET', customer(**(NEW | {'fullname': 'Another One', 'contactemail': ''}))))


def get_customer():
    answer = admin.call('GET', customer(name='zlt'))
    got = answer.find('customer')
    equal((NEW['contactname'], 'CSP'), (got.findtext('contactname'), got.findtext('parent/name')))
    equal(['zinc.example'], [one.text for one in got.findall('domains/domain')])


def unknown_customer():
    equal((400, 34, "Customer 'NIL' not found."), admin.error('GET', customer(name='NIL')))


def create_users():
    users = ''.join(element('user', name=name) for name in ('blend1', 'blend2'))
    accepted(admin.call('SET', customer('<name>ZLT</name>', users)))
    found = admin.call('FIND', customer('<name>ZLT</name>', '<user/>'))
    equal(
        [('blend1_ZLT', 'blend1_ZLT@zinc.example', 'Provisioned'), ('blend2_ZLT', 'blend2_ZLT@zinc.example', 'Provisioned')],
        [tuple(one.findtext(name) for name in ('name', 'upn', 'status')) for one in found.findall('customer/user')],
    )


def unknown_user():
    status, number, _ = admin.error('GET', customer('<name>ZLT</name>', element('user', name='nobody')))
    equal((400, 16), (status, number))


def round_trip():
    before = admin.call('GET', customer('<name>ZLT</name>', element('user', name='blend1')))
    sent = ElementTree.tostring(before, 'unicode').replace('<response version="1.0"', '<request version="1.0" action="SET"')
    accepted(ElementTree.fromstring(admin.send(sent.replace('</response>', '</request>'))))
    after = admin.call('GET', customer('<name>ZLT</name>', element('user', name='blend1')))
    equal(ElementTree.tostring(before), ElementTree.tostring(after))


def change_user():
    changed = element('user', '<password><password>Secret-1234</password></password>', name='blend1', firstname='Zoë', enabled='no')
    accepted(admin.call('SET', customer('<name>ZLT</name>', changed)))
    user = admin.call('GET', customer('<name>ZLT</name>', element('user', name='blend1'))).find('customer/user')
    equal(('Zoë', 'False', None), (user.findtext('firstname'), user.findtext('enabled'), user.find('password/password')))
    equal(401, refusal(HTTPError, lambda: Client('blend1_ZLT', 'Secret-1234').call('GET', '<identity/>')).code)


def own_credentials():
    accepted(admin.call('SET', customer('<name>ZLT</name>', element('user', name='blend1', enabled='yes'))))
    own = Client('blend1_ZLT', 'Secret-1234')
    equal('ZLT', own.call('GET', '<identity/>').findtext('identity/customer/name'))
    equal(['ZLT'], [one.findtext('name') for one in own.call('FIND', '<customer/>')])
    status, number, _ = own.error('SET', customer(**NEW | {'fullname': 'Not Allowed Here'}))
    equal((401, 12), (status, number))


def without_api_role():
    changed = element('user', '<password><password>Secret-1234</password></password>', name='blend2')
    accepted(admin.call('SET', customer('<name>ZLT</name>', changed)))
    status, number, _ = Client('blend2_ZLT', 'Secret-1234').error('GET', '<identity/>')
    equal((401, 12), (status, number))


def malformed():
    refused = refusal(HTTPError, lambda: admin.send('<request version="1.0" action="FIND"><customer></request>'))
    equal('text/xml; charset=utf-8', refused.headers['Content-Type'])
    status, number, _ = told(refused)
    equal((400, 3), (status, number))


def unknown_action():
    equal((400, 5), admin.error('FETCH', '<customer/>')[:2])


def delete_users():
    accepted(admin.call('DELETE', customer('<name>ZLT</name>', element('user', name='blend2'))))
    equal((400, 15), admin.error('DELETE', customer('<name>ZLT</name>', element('user', name='blend1')))[:2])


def delete_customer():
    accepted(admin.call('DELETE', customer(name='ZLT')))
    equal(['CSP'], [one.findtext('name') for one in admin.call('FIND', '<customer/>')])


step('Without credentials the web server challenges', challenged)
step('A wrong password is challenged again', wrong_password)
step('GET identity tells who calls', identity)
step('FIND of nothing is an empty response, to the byte', find_nothing)
step('The path is found in any letter case', path_in_any_case)
step('SET creates a customer and answers a request number', create_customer)
step('SET of a new customer without e-mail is error 6', new_customer_without_email)
step('GET shows a customer in full', get_customer)
step('GET of an unknown customer is error 34', unknown_customer)
step('SET creates two users in one call', create_users)
step('GET of an unknown user is error 16', unknown_user)
step('A GET answer sent back as SET changes nothing', round_trip)
step('SET changes a user, and a disabled one cannot log in', change_user)
step('The first user of a customer calls for its own customer only', own_credentials)
step('A user without the role API User is error 12', without_api_role)
step('Malformed XML is error 3, as XML', malformed)
step('An unknown action is error 5', unknown_action)
step('DELETE takes a user, but not the last one', delete_users)
step('DELETE takes the customer', delete_customer)

leave()
