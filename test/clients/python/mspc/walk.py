#!/usr/bin/python3
"""zeep (Debian: python3-zeep) against the MSPControl services of Provisim.

    mspc/walk.py http://127.0.0.1:9002/~zeep [1.1|1.2]

The address may end in a sandbox prefix (`/~NAME`); the walk expects a fresh world and leaves it as fresh.
"""

import re
import sys
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import requests
from zeep import Client, Transport
from zeep.exceptions import Fault, TransportError
from zeep.helpers import serialize_object
from zeep.wsse.username import UsernameToken

sys.path.insert(0, str(Path(__file__).parent.parent))
from telling import equal, leave, refusal, step

BASE = (sys.argv[1] if len(sys.argv) > 1 else 'http://127.0.0.1:9002').rstrip('/')
SOAP12 = sys.argv[2:3] == ['1.2']

DISK_SPACE = 52  # quota OS.Diskspace, in MB
OS_GROUP = 1  # resource group OS, which holds that quota
PURCHASED = datetime(2024, 2, 29, 12, 30)
DIFFGRAM = '{urn:schemas-microsoft-com:xml-diffgram-v1}diffgram'

# --- the client --------------------------------------------------------------------------------------------


def client(name, login=None, password=None, wsse=None):
    session = requests.Session()
    session.trust_env = False
    if login:
        session.auth = (login, password)
    return Client(f'{BASE}/{name}.asmx?wsdl', wsse=wsse, transport=Transport(session=session))


def service(name, *login, **options):
    return client(name, *login, **options).bind(name, f'{name}Soap12' if SOAP12 else f'{name}Soap')


authentication = service('esAuthentication')
users = service('esUsers', 'serveradmin', 'serveradmin')
packages = service('esPackages', 'serveradmin', 'serveradmin')
reseller_users = service('esUsers', 'reseller', 'Secret1!')
reseller_packages = service('esPackages', 'reseller', 'Secret1!')


def user_info(**fields):
    """A complete UserInfo: zeep refuses to send one that lacks a value-type field."""
    return {
        'RoleId': 3, 'Role': 'User', 'StatusId': 1, 'Status': 'Active',
        'LoginStatusId': 0, 'LoginStatus': 'Enabled', 'FailedLogins': 0,
        'UserId': 0, 'OwnerId': 1, 'IsPeer': False, 'IsDemo': False,
        'Created': datetime(2001, 1, 1), 'Changed': datetime(2001, 1, 1),
        'HtmlMail': False, 'EcommerceEnabled': False, **fields,
    }


def plan_info(disk_space, **fields):
    """A complete HostingPlanInfo with the OS group and so many MB of disk space."""
    return {
        'PlanId': 0, 'PackageId': 0, 'UserId': 1, 'ServerId': 0, 'Available': True, 'IsAddon': False,
        'SetupPrice': Decimal('10.50'), 'RecurringPrice': 0, 'RecurrenceUnit': 2, 'RecurrenceLength': 1,
        'Groups': {'HostingPlanGroupInfo': [
            {'GroupId': OS_GROUP, 'Enabled': True, 'CalculateDiskSpace': True, 'CalculateBandwidth': True},
        ]},
        'Quotas': {'HostingPlanQuotaInfo': [{'QuotaId': DISK_SPACE, 'QuotaValue': disk_space}]},
        **fields,
    }


def authenticate(name, password):
    return authentication.AuthenticateUser(name, password, '127.0.0.1')


def add_package(client, user_id, plan_id, name):
    return client.AddPackage(user_id, plan_id, name, '', 1, PURCHASED)


def users_below(owner_id):
    listed = users.GetUsers(owner_id, True)
    return sorted(one.UserId for one in listed or [])


def rows(data_set):
    """
    The rows of a DataSet. zeep reads them by the schema that comes with them, as typed records; where there are
    none, it hands over the empty DiffGram as an lxml element.
    """
    if data_set is None:
        raise AssertionError('expected a DataSet, got nothing')
    content = data_set._value_1
    if getattr(content, 'tag', None) == DIFFGRAM:
        equal(0, len(content), 'rows without a schema')
        return []
    return [serialize_object(row['Table'], dict) for row in content._value_1]


def wait_until_gone(user_id):
    """Deletes happen in the background: asks until the account is gone, a bounded number of times."""
    for _ in range(100):
        if users.GetUserById(user_id) is None:
            return
    raise AssertionError(f'expected user {user_id} to be gone, got it after 100 tries')


# --- the walk ----------------------------------------------------------------------------------------------

SENT = dict(
    Username='customer', FirstName='Zoë', LastName='Müller & Söhne <KG>', Email='zoe@example.com',
    SecondaryEmail='zoe@example.org', PrimaryPhone='+49 30 1', SecondaryPhone='+49 30 2', Fax='+49 30 3',
    Address='1 "Main" Street', City='Köln', State='NRW', Zip='50667', Country='DE', InstantMessenger='zoe@im',
    CompanyName='Zoë’s', SubscriberNumber='S-1', Comments='Prefers letters', HtmlMail=True,
)


class Ids:
    """What the steps learn and later steps need."""
    reseller = customer = plan = sub_plan = addon = space = first = second = 0


def add_reseller():
    Ids.reseller = users.AddUser(user_info(
        Username='reseller', Password='Secret1!', RoleId=2, Role='Reseller',
        FirstName='Rita', LastName='Reseller', Email='rita@example.com',
    ), False)
    equal(True, Ids.reseller > 1, f'a new id instead of {Ids.reseller}:')


def add_customer():
    customer = user_info(**SENT, OwnerId=Ids.reseller)
    Ids.customer = reseller_users.AddUser(customer | {'EcommerceEnabled': True}, False, 'Secret2!')
    equal(True, Ids.customer > Ids.reseller, f'a new id instead of {Ids.customer}:')


def shows_every_field():
    got = users.GetUserByUsername('customer')
    equal(True, got.Created.year > 2001 and got.Created.tzinfo is None, f'a local date instead of {got.Created}:')
    equal(got.Created, got.Changed, 'Changed')
    # A plain User never has EcommerceEnabled, and a password never comes back.
    expected = user_info(**SENT, UserId=Ids.customer, OwnerId=Ids.reseller, Created=got.Created, Changed=got.Changed)
    for name in dir(got):
        if name != 'Vlans':
            equal(expected.get(name), got[name], name)
    equal([], (got.Vlans and got.Vlans.UserVlan) or [], 'Vlans')


def update_customer():
    changed = users.GetUserById(Ids.customer)
    changed.FirstName, changed.City, changed.SubscriberNumber, changed.HtmlMail = 'Zora', 'Bonn', None, False
    equal(0, users.UpdateUser(changed))
    got = users.GetUserById(Ids.customer)
    for name in ('FirstName', 'LastName', 'City', 'State', 'SubscriberNumber', 'HtmlMail', 'Created'):
        equal(changed[name], got[name], name)
    equal(0, authenticate('customer', 'Secret2!'), 'the password still to fit:')


def change_user_status(status, number):
    equal(0, users.ChangeUserStatus(Ids.reseller, status))
    for user_id in (Ids.reseller, Ids.customer):
        got = users.GetUserById(user_id)
        equal((number, status), (got.StatusId, got.Status), f'status of user {user_id}')


def add_plan():
    Ids.plan = packages.AddHostingPlan(plan_info(1000, PlanName='Reseller plan', PlanDescription='1000 MB'))
    got = packages.GetHostingPlan(Ids.plan)
    equal(
        ('Reseller plan', '1000 MB', 1, False, Decimal('10.50')),
        (got.PlanName, got.PlanDescription, got.UserId, got.IsAddon, got.SetupPrice),
    )
    listed = rows(packages.GetHostingPlans(1))
    equal([(Ids.plan, 'Reseller plan')], [(row['PlanID'], row['PlanName']) for row in listed])


def add_reseller_space():
    added = add_package(packages, Ids.reseller, Ids.plan, 'Reseller space')
    equal([], rows(added.ExceedingQuotas), 'exceeding quotas')
    Ids.space = added.Result
    got = packages.GetPackage(Ids.space)
    equal(
        (1, Ids.reseller, Ids.plan, 'Reseller space', 1, PURCHASED),
        (got.ParentPackageId, got.UserId, got.PlanId, got.PackageName, got.StatusId, got.PurchaseDate),
    )


def add_sub_plan():
    plan = plan_info(600, UserId=Ids.reseller, PackageId=Ids.space, PlanName='Customer plan')
    Ids.sub_plan = reseller_packages.AddHostingPlan(plan)
    equal(Ids.space, packages.GetHostingPlan(Ids.sub_plan).PackageId)


def add_first_space():
    added = add_package(reseller_packages, Ids.customer, Ids.sub_plan, 'First space')
    equal([], rows(added.ExceedingQuotas), 'exceeding quotas')
    Ids.first = added.Result
    equal(Ids.space, packages.GetPackage(Ids.first).ParentPackageId)


def exceed_quota():
    refused = add_package(reseller_packages, Ids.customer, Ids.sub_plan, 'Second space')
    equal(-305, refused.Result)
    equal([{'QuotaID': 52, 'QuotaName': 'OS.Diskspace', 'QuotaValue': 200}], rows(refused.ExceedingQuotas))


def add_addon():
    Ids.addon = packages.AddHostingAddon(plan_info(100, PlanName='More space', IsAddon=True))
    equal(True, packages.GetHostingPlan(Ids.addon).IsAddon, 'IsAddon')
    added = packages.AddPackageAddon({
        'PackageAddonId': 0, 'PackageId': Ids.space, 'PlanId': Ids.addon, 'Quantity': 2,
        'PurchaseDate': PURCHASED, 'StatusId': 1,
    })
    equal([], rows(added.ExceedingQuotas), 'exceeding quotas')
    listed = rows(packages.GetPackageAddons(Ids.space))
    equal([(added.Result, Ids.addon)], [(row['PackageAddonID'], row['PlanID']) for row in listed])


def add_second_space():
    Ids.second = add_package(reseller_packages, Ids.customer, Ids.sub_plan, 'Second space').Result
    equal(True, Ids.second > Ids.first, f'a new id instead of {Ids.second}:')
    equal('Second space', packages.GetPackage(Ids.second).PackageName)


def rename_space():
    equal(0, reseller_packages.UpdatePackageName(Ids.first, 'Größer & besser', 'renamed'))
    got = packages.GetPackage(Ids.first)
    equal(('Größer & besser', 'renamed'), (got.PackageName, got.PackageComments))


def change_package_status(status, number):
    equal(0, reseller_packages.ChangePackageStatus(Ids.first, status))
    equal(number, packages.GetPackage(Ids.first).StatusId)


def reads_the_wsdl(name):
    described = client(name)
    published = re.findall('<soap:operation ', requests.get(f'{BASE}/{name}.asmx?wsdl').text)
    equal(len(published), len(described.wsdl.services[name].ports[f'{name}Soap'].binding.all()), 'operations')


def username_token():
    users_by_digest = service('esUsers', wsse=UsernameToken('serveradmin', 'serveradmin', use_digest=True))
    equal(True, users_by_digest.UserExists('serveradmin'))


def wrong_username_token():
    stranger = service('esUsers', wsse=UsernameToken('serveradmin', 'wrong', use_digest=True))
    fault = refusal(Fault, lambda: stranger.UserExists('serveradmin'))
    equal('q0:FailedAuthentication', fault.code)
    equal(True, 'could not be authenticated or authorized' in fault.message, f'its text instead of {fault.message}:')


def username_token_without_nonce():
    users_by_text = service('esUsers', wsse=UsernameToken('serveradmin', 'serveradmin'))
    fault = refusal(Fault, lambda: users_by_text.UserExists('serveradmin'))
    equal('q0:InvalidSecurityToken', fault.code)


def wrong_credentials():
    stranger = service('esUsers', 'serveradmin', 'wrong')
    refused = refusal(TransportError, lambda: stranger.UserExists('serveradmin'))
    equal((401, b'401 Access Denied'), (refused.status_code, refused.content))


def unknown_plan():
    fault = refusal(Fault, lambda: add_package(packages, Ids.customer, 99999, 'Nowhere'))
    equal('soap:Receiver' if SOAP12 else 'soap:Server', fault.code)
    if not re.match(r'Server was unable to process request\. ---> .*FOREIGN KEY', fault.message, re.DOTALL):
        raise AssertionError(f'expected FOREIGN KEY, got {fault.message!r}')


def delete_owner():
    equal(-102, users.DeleteUser(Ids.reseller))
    equal('reseller', users.GetUserById(Ids.reseller).Username)


def delete_customer():
    equal(0, users.DeleteUser(Ids.customer))
    wait_until_gone(Ids.customer)
    equal((None, None), (packages.GetPackage(Ids.first), packages.GetPackage(Ids.second)))


def delete_reseller():
    equal(0, users.DeleteUser(Ids.reseller))
    wait_until_gone(Ids.reseller)
    equal((None, None), (packages.GetPackage(Ids.space), packages.GetHostingPlan(Ids.sub_plan)))


def delete_plans():
    equal(0, packages.DeleteHostingPlan(Ids.plan))
    equal(0, packages.DeleteHostingAddon(Ids.addon))
    equal((None, None), (packages.GetHostingPlan(Ids.plan), packages.GetHostingPlan(Ids.addon)))


def nothing_left():
    equal([], users_below(1), 'accounts')
    equal([], rows(packages.GetHostingPlans(1)), 'plans')
    equal([], rows(packages.GetHostingAddons(1)), 'add-on plans')


for service_name in ('esUsers', 'esPackages', 'esAuthentication'):
    step(f'The WSDL of {service_name} is read whole', lambda: reads_the_wsdl(service_name))
step('AuthenticateUser accepts the right password', lambda: equal(0, authenticate('serveradmin', 'serveradmin')))
step('AuthenticateUser answers -110 for a wrong password', lambda: equal(-110, authenticate('serveradmin', 'wrong')))
step('AuthenticateUser answers -109 for an unknown name', lambda: equal(-109, authenticate('nobody', 'serveradmin')))
step('UserExists knows serveradmin', lambda: equal(True, users.UserExists('serveradmin')))
step('UserExists does not know nobody', lambda: equal(False, users.UserExists('nobody')))
step('GetUsers is empty in a fresh world', lambda: equal([], users_below(1)))
step('AddUser makes a reseller', add_reseller)
step("AddUser makes a customer with the reseller's own credentials", add_customer)
step('AddUser refuses a taken name with -100', lambda: equal(-100, users.AddUser(user_info(Username='CUSTOMER'), False)))
step('GetUserByUsername shows every field', shows_every_field)
step('GetUsers lists both, at any depth', lambda: equal([Ids.reseller, Ids.customer], users_below(1)))
step('UpdateUser stores the whole record', update_customer)
step('ChangeUserStatus to Suspended reaches everybody below', lambda: change_user_status('Suspended', 2))
step('ChangeUserStatus to Active reaches everybody below', lambda: change_user_status('Active', 1))
step('AddHostingPlan makes a plan with a quota', add_plan)
step('AddPackage makes a space for the reseller', add_reseller_space)
step("AddHostingPlan makes a plan under the reseller's space", add_sub_plan)
step('AddPackage fits within the quota', add_first_space)
step('AddPackage answers -305 and the exceeded quota', exceed_quota)
step('AddPackageAddon raises the quota', add_addon)
step('AddPackage fits after the add-on', add_second_space)
step('UpdatePackageName renames a space', rename_space)
step('ChangePackageStatus to Suspended', lambda: change_package_status('Suspended', 2))
step('ChangePackageStatus to Active', lambda: change_package_status('Active', 1))
step('Wrong credentials are refused with 401', wrong_credentials)
step('A UsernameToken with a digest is as good as Basic', username_token)
step('A UsernameToken with a wrong digest is WSE’s security fault', wrong_username_token)
step('A UsernameToken without a nonce is refused, as WSE refuses it', username_token_without_nonce)
step('AddPackage with an unknown plan is a SOAP fault', unknown_plan)
step('DeleteUser refuses an owner of accounts with -102', delete_owner)
step('DeleteUser takes the spaces along', delete_customer)
step("DeleteUser of the reseller takes its space and that space's plans along", delete_reseller)
step('DeleteHostingPlan and DeleteHostingAddon', delete_plans)
step('Nothing is left', nothing_left)

leave()
