import { describe, expect, test } from '@jest/globals';
import { account, Client, emulatorFor } from '../../client.js';
import {
  DIRECTORY,
  empty,
  EXCHANGE,
  HOSTED_DIRECTORY,
  HOSTING,
  HOSTING_NAMESPACE,
  INVALID_ARGUMENT,
  MARA,
  Markup,
  memberOf,
  missing,
  mpsWorld,
  noSuchObject,
  ORGANIZATION,
  PLANS,
  refusal,
  RESELLER,
  type Arguments,
} from './client.js';

const emulator = emulatorFor();
const northfield = () => mpsWorld(emulator());

const EXISTS = { code: '0x80071392', description: 'The object already exists.' };
const DENIED = { code: '0x80070005', description: 'Access is denied.' };

describe('a path', () => {
  test.each([
    'ldap://ou=pinecrestdental,ou=harbormail,ou=hosting,dc=NORTHFIELD,dc=example',
    'LDAP://OU=PinecrestDental, OU=HarborMail, OU=Hosting, DC=northfield, DC=example',
  ])('is compared without letter case and blanks: %s', async (path) => {
    const { mps } = northfield();

    expect(await mps.must(DIRECTORY, 'GetThisOrganizationRoot', { path })).toEqual({
      organization: ORGANIZATION,
    });
  });

  test.each([
    'OU=Hosting,DC=northfield,DC=example',
    'LDAP://dc1/OU=Hosting,DC=northfield,DC=example',
    'LDAP://OU=Hosting,DC=other,DC=example',
    'LDAP://DC=northfield,DC=example',
    'LDAP://',
    "LDAP://OU=Hosting' OR 1=1--,DC=northfield,DC=example",
    'LDAP://CN=mara@pinecrest.example,OU=HarborMail,OU=Hosting,DC=northfield,DC=example',
  ])('that names nothing: %s', async (path) => {
    const { mps } = northfield();

    expect(await mps.call(DIRECTORY, 'GetThisOrganizationRoot', { path })).toEqual(noSuchObject(path));
  });

  test('of a name with a comma is escaped', async () => {
    const { mps } = northfield();
    const made = await mps.must(DIRECTORY, 'CreateOrganization', {
      name: 'Quist, Sons',
      container: ORGANIZATION,
    });
    const path = memberOf(ORGANIZATION, 'OU=Quist\\, Sons');

    expect(made).toMatchObject({ org: { '@path': path, '@name': 'Quist, Sons' } });
    expect(await mps.must(HOSTING_NAMESPACE, 'GetOrgType', { path })).toEqual({ orgType: 'default' });
  });
});

describe('the tree of organizations', () => {
  test.each([
    ['hosting', HOSTING, undefined],
    ['reseller', RESELLER, HOSTING],
    ['customer', ORGANIZATION, RESELLER],
  ])('knows what is %s, and whose', async (orgType, path, owner) => {
    const { mps } = northfield();

    expect(await mps.must(HOSTING_NAMESPACE, 'GetOrgType', { path })).toEqual({ orgType });
    expect(await mps.must(DIRECTORY, 'GetForeignOwnerOrg', { path })).toEqual(
      owner === undefined ? { path } : { path, owner },
    );
  });

  test('holds what other products made', async () => {
    const { mps, url } = northfield();
    await new Client(url).number('AddUser', account('bakery', { CompanyName: 'Old Mill', RoleId: 2 }));
    const path = memberOf(HOSTING, 'OU=OM');

    expect(await mps.must(HOSTING_NAMESPACE, 'GetOrgType', { path })).toEqual({ orgType: 'reseller' });
    const user = memberOf(path, 'CN=bakery_OM@om.northfield.example');
    expect(await mps.must(DIRECTORY, 'GetThisOrganizationRoot', { path: user })).toEqual({
      organization: path,
    });
  });

  test('refuses a second object of a name in a container', async () => {
    const { mps } = northfield();
    const given = { name: 'pinecrestdental', container: RESELLER, policyName: 'customer' };

    expect(await mps.call(DIRECTORY, 'CreateOrganization', given)).toMatchObject(EXISTS);
  });

  test.each([
    ['a customer under hosting', HOSTING, 'customer'],
    ['a reseller under a customer', ORGANIZATION, 'reseller'],
    ['a customer under a customer', ORGANIZATION, 'customer'],
    ['a second hosting', RESELLER, 'hosting'],
    ['a user as container', MARA, 'default'],
  ])('refuses %s', async (_what, container, policyName) => {
    const { mps } = northfield();

    expect(await mps.call(DIRECTORY, 'CreateOrganization', { name: 'X', container, policyName })).toEqual(
      INVALID_ARGUMENT,
    );
  });

  test('gives each organization groups with account names of their own', async () => {
    const { mps } = northfield();
    const names = async (name: string) => {
      const given = { name, container: RESELLER, policyName: 'customer' };
      const made = JSON.stringify(await mps.must(DIRECTORY, 'CreateOrganization', given));
      return [...made.matchAll(/"@samName":"([^"]+)"/g)].map((found) => found[1] ?? '');
    };

    const first = await names('AVeryLongCompanyNameOne');
    const second = await names('AVeryLongCompanyNameTwo');

    expect(first).toEqual(['AU@AVeryLongCompanyN', 'A@AVeryLongCompanyNa']);
    expect(second.every((name) => name.length === 20 && /\d$/.test(name))).toBe(true);
    expect(new Set([...first, ...second]).size).toBe(4);
  });

  test('InitializeADforHosting gives hosting its groups, and may be repeated', async () => {
    const { mps } = northfield();
    await mps.must(HOSTING_NAMESPACE, 'InitializeADforHosting');
    await mps.must(HOSTING_NAMESPACE, 'InitializeADforHosting');

    for (const group of ['cn=Admins@Hosting', 'cn=AllResellerCSRAdminsGroups@Hosting,ou=_private']) {
      expect(
        await mps.must(DIRECTORY, 'GetThisOrganizationRoot', { path: memberOf(HOSTING, group) }),
      ).toEqual({
        organization: HOSTING,
      });
    }
  });
});

describe('deleting an organization', () => {
  test.each([
    [DIRECTORY, { org: ORGANIZATION }, 'DeleteOrganization'],
    [HOSTED_DIRECTORY, { path: ORGANIZATION }, 'DeleteOrganization'],
    [EXCHANGE, { path: ORGANIZATION }, 'DeleteBusinessOrganization'],
  ])('%s refuses while users are in it', async (namespace, given: Arguments, name) => {
    const { mps } = northfield();

    expect(await mps.call(namespace, name, given)).toEqual(
      refusal('0x80131509', 'The organization has 1 active child organizations or users.'),
    );
    expect(
      await mps.must(PLANS, 'GetPlansByCustomer', { path: ORGANIZATION, planTypeName: 'ADBusinessOrg' }),
    ).toMatchObject({
      plans: { plan: { planName: 'DirBusiness' } },
    });
  });

  test('takes it out of every product', async () => {
    const { mps, url } = northfield();
    await mps.must(HOSTED_DIRECTORY, 'DeleteUser', { path: MARA });
    await mps.must(HOSTED_DIRECTORY, 'DeleteOrganization', { path: ORGANIZATION });

    expect(await mps.call(DIRECTORY, 'GetForeignOwnerOrg', { path: ORGANIZATION })).toEqual(
      noSuchObject(ORGANIZATION),
    );
    expect(await new Client(url).call('UserExists', { username: 'mara@pinecrest.example' })).toBe('false');
  });

  test('never takes hosting', async () => {
    const { mps, control } = northfield();
    control.seed('default');

    expect(
      await mps.call(DIRECTORY, 'DeleteOrganization', { org: 'LDAP://OU=Hosting,DC=csp,DC=local' }),
    ).toMatchObject({
      code: '0x80131509',
    });
  });

  test('takes a department with its own, once nobody is in it', async () => {
    const { mps } = northfield();
    const desk = memberOf(ORGANIZATION, 'OU=Desk');
    await mps.must(DIRECTORY, 'CreateOrganization', { name: 'Desk', container: ORGANIZATION });
    await mps.must(DIRECTORY, 'CreateOrganization', { name: 'Back', container: desk });
    const back = memberOf(desk, 'OU=Back');
    await mps.must(DIRECTORY, 'CreateUser', { container: back, userPrincipalName: 'jo@pinecrest.example' });

    expect(await mps.call(DIRECTORY, 'DeleteOrganization', { org: desk })).toMatchObject({
      code: '0x80131509',
    });
    await mps.must(DIRECTORY, 'DeleteUser', { user: memberOf(back, 'CN=jo@pinecrest.example') });
    await mps.must(DIRECTORY, 'DeleteOrganization', { org: desk });
    expect(await mps.call(HOSTING_NAMESPACE, 'GetOrgType', { path: back })).toEqual(noSuchObject(back));
  });
});

describe('a user', () => {
  const JO = memberOf(ORGANIZATION, 'CN=jo@pinecrest.example');
  const NEW = { container: ORGANIZATION, userPrincipalName: 'jo@pinecrest.example' };

  test('is disabled until EnableUser, and logs in to the others with the password set', async () => {
    const { mps, url } = northfield();
    await mps.must(DIRECTORY, 'CreateUser', NEW);
    await mps.must(DIRECTORY, 'SetPassword', { user: JO, newPassword: 'Secret-1' });
    const mspc = new Client(url);
    const login = { username: 'jo@pinecrest.example', password: 'Secret-1', ip: '' };

    expect(await mspc.call('GetUserByUsername', { username: 'jo@pinecrest.example' })).toMatchObject({
      Status: 'Suspended',
      IsPeer: 'true',
    });
    await mps.must(DIRECTORY, 'EnableUser', { user: JO });
    expect(await mspc.number('AuthenticateUser', login)).toBe(0);
  });

  test('carries its attributes to the products that know them', async () => {
    const { mps, url } = northfield();
    await mps.must(DIRECTORY, 'CreateUser', { ...NEW, givenName: 'Jo', sn: 'Hart', displayName: 'Jo Hart' });
    const properties = new Markup(
      '<property name="telephoneNumber">555 0100</property><property name="l"><value>Bergen</value></property><property name="L">Oslo</property>',
    );
    await mps.must(DIRECTORY, 'ModifyUser', { user: JO, properties });

    expect(
      await new Client(url).call('GetUserByUsername', { username: 'jo@pinecrest.example' }),
    ).toMatchObject({
      FirstName: 'Jo',
      LastName: 'Hart',
      PrimaryPhone: '555 0100',
      City: 'Oslo',
    });
  });

  test.each([
    ['of a name that is taken', { ...NEW, userPrincipalName: 'MARA@pinecrest.example' }, EXISTS],
    ['of an account name that is taken', { ...NEW, sAMAccountName: 'taken' }, EXISTS],
    ['of an account name that is too long', { ...NEW, sAMAccountName: 'a'.repeat(21) }, INVALID_ARGUMENT],
    ['of a policy that does not fit its container', { ...NEW, policyName: 'reseller' }, INVALID_ARGUMENT],
    ['without a name', { ...NEW, userPrincipalName: '' }, empty('userPrincipalName')],
    ['without a container', { userPrincipalName: 'x@y.example' }, missing('container')],
  ])('%s is refused', async (_what, given: Arguments, expected) => {
    const { mps } = northfield();
    await mps.must(DIRECTORY, 'CreateUser', {
      container: ORGANIZATION,
      userPrincipalName: 'first@pinecrest.example',
      sAMAccountName: 'Taken',
    });

    expect(await mps.call(DIRECTORY, 'CreateUser', given)).toMatchObject(expected);
  });

  test('has an account name made from its own, with digits where that is taken', async () => {
    const { mps } = northfield();
    const samName = async (userPrincipalName: string) => {
      const made = await mps.must(DIRECTORY, 'CreateUser', { container: ORGANIZATION, userPrincipalName });
      return /"@samName":"([^"]+)"/.exec(JSON.stringify(made))?.[1];
    };

    expect(await samName('a"b+c@pinecrest.example')).toBe('abc_pinecrest.exampl');
    expect(await samName('abc@pinecrest.example')).toMatch(/^abc_pinecrest\.[a-z]*\d{1,4}$/);
  });

  test('cannot be the domain’s own administrator when it is deleted', async () => {
    const { mps } = northfield();
    const user = memberOf(HOSTING, 'CN=cspadmin@northfield.example');

    expect(await mps.call(DIRECTORY, 'DeleteUser', { user })).toMatchObject(DENIED);
  });

  test.each(['DeleteUser', 'EnableUser', 'DisableUser'])('%s wants a user', async (name) => {
    const { mps } = northfield();

    expect(await mps.call(DIRECTORY, name, { user: ORGANIZATION })).toEqual(INVALID_ARGUMENT);
  });

  test('DisableUser leaves its organization alone', async () => {
    const { mps, url } = northfield();
    await mps.must(DIRECTORY, 'DisableUser', { user: MARA });

    expect(
      await new Client(url).call('GetUserByUsername', { username: 'mara@pinecrest.example' }),
    ).toMatchObject({
      Status: 'Suspended',
    });
    await mps.must(DIRECTORY, 'CreateUser', NEW);
  });

  test('Hosted Active Directory records it as what its organization’s plan says', async () => {
    const { mps } = northfield();
    await mps.must(HOSTED_DIRECTORY, 'CreateUser', { ...NEW, isAdmin: 'false' });

    expect(
      JSON.stringify(await mps.must(PLANS, 'QueryCustomersByParentID', { path: ORGANIZATION })),
    ).toContain(`"Type":"BusinessUser","Path":"${JO}"`);
  });

  test('Hosted Active Directory wants the organization to have a plan of its own', async () => {
    const { mps } = northfield();
    await mps.must(PLANS, 'RemovePlanFromCustomer', { path: ORGANIZATION, planName: 'DirBusiness' });

    expect(await mps.call(HOSTED_DIRECTORY, 'CreateUser', { ...NEW, isAdmin: '0' })).toEqual(
      refusal('0x80072030', `No plan of type 'ADBusinessOrg' is assigned to '${ORGANIZATION}'.`),
    );
  });

  test('takes attributes written out as text', async () => {
    const { mps, url } = northfield();
    const propertiesXmlString = '<properties><property name="company">Pinecrest Ltd</property></properties>';
    await mps.must(HOSTED_DIRECTORY, 'CreateUser', { ...NEW, isAdmin: '0', propertiesXmlString });

    expect(
      await new Client(url).call('GetUserByUsername', { username: 'jo@pinecrest.example' }),
    ).toMatchObject({
      CompanyName: 'Pinecrest Ltd',
    });
    expect(
      await mps.call(HOSTED_DIRECTORY, 'CreateUser', {
        ...NEW,
        userPrincipalName: 'other@pinecrest.example',
        isAdmin: '0',
        propertiesXmlString: '<properties>',
      }),
    ).toEqual(INVALID_ARGUMENT);
  });
});

test('an organization that was not made for hosting has no administrators to be among', async () => {
  const { mps, url } = northfield();
  await new Client(url).number('AddUser', account('bakery', { CompanyName: 'Old Mill' }));
  const path = memberOf(HOSTING, 'OU=OM');
  await mps.must('MPS Import', 'EnableCustomerForPlans', { path });
  await mps.must(HOSTED_DIRECTORY, 'Subscribe', { path, planName: 'DirBusiness' });
  const user = { container: path, userPrincipalName: 'eve@oldmill.example', isAdmin: '1' };

  expect(await mps.call(HOSTED_DIRECTORY, 'CreateUser', user)).toEqual(
    noSuchObject(memberOf(path, 'cn=Admins@OM')),
  );
  await mps.must('MPS Import', 'EnableOrganizationForHosting', { path });
  await mps.must(HOSTED_DIRECTORY, 'CreateUser', user);
});

describe('rights', () => {
  const secret = 'Secret-1';

  test('an administrator of a customer works in its own organization only', async () => {
    const { mps, as } = northfield();
    await mps.must(HOSTED_DIRECTORY, 'CreateOrganization', {
      name: 'Other',
      container: RESELLER,
      planName: 'DirBusiness',
    });
    const container = memberOf(RESELLER, 'OU=Other');
    await mps.must(HOSTED_DIRECTORY, 'CreateUser', {
      container,
      userPrincipalName: 'a@other.example',
      isAdmin: '1',
      newPassword: secret,
    });
    const admin = as(`a@other.example:${secret}`);

    await admin.must(HOSTED_DIRECTORY, 'CreateUser', {
      container,
      userPrincipalName: 'b@other.example',
      isAdmin: '0',
      newPassword: secret,
    });
    expect(await admin.call(DIRECTORY, 'DeleteUser', { user: MARA })).toMatchObject(DENIED);
    expect(
      await admin.call(DIRECTORY, 'CreateOrganization', {
        name: 'X',
        container: RESELLER,
        policyName: 'customer',
      }),
    ).toMatchObject(DENIED);
    expect(await admin.must(HOSTING_NAMESPACE, 'GetCallerUIRoles')).toEqual({
      roles: { role: 'Customer Administrator' },
    });

    const ordinary = as(`b@other.example:${secret}`);
    expect(
      await ordinary.call(DIRECTORY, 'DeleteUser', { user: memberOf(container, 'CN=a@other.example') }),
    ).toMatchObject(DENIED);
    expect(await ordinary.must(HOSTING_NAMESPACE, 'GetCallerUIRoles')).toEqual({ roles: '' });
  });

  test('an administrator of a reseller works below it too', async () => {
    const { mps, as } = northfield();
    await mps.must(HOSTED_DIRECTORY, 'CreateResellerOrganization', { name: 'R', container: HOSTING });
    const reseller = memberOf(HOSTING, 'OU=R');
    await mps.must(DIRECTORY, 'CreateUser', {
      container: reseller,
      userPrincipalName: 'r@r.example',
      policyName: 'reseller',
    });
    const user = memberOf(reseller, 'CN=r@r.example');
    await mps.must(DIRECTORY, 'SetPassword', { user, newPassword: secret });
    await mps.must(DIRECTORY, 'EnableUser', { user });
    const login = as(`r@r.example:${secret}`);
    const given = { name: 'C', container: reseller, planName: 'DirBusiness' };

    expect(await login.call(HOSTED_DIRECTORY, 'CreateOrganization', given)).toMatchObject(DENIED);
    await mps.must('Hosted Active Directory Import', 'ImportUser', { user, isAdmin: '1' });
    await login.must(HOSTED_DIRECTORY, 'CreateOrganization', given);
    expect(
      await login.call(HOSTED_DIRECTORY, 'CreateOrganization', { ...given, container: RESELLER }),
    ).toMatchObject(DENIED);
    expect(await login.must(HOSTING_NAMESPACE, 'GetCallerUIRoles')).toEqual({
      roles: { role: ['Reseller Administrator', 'Customer Administrator'] },
    });
  });

  test('TestDomainAdmin tells a domain administrator from others', async () => {
    const { mps, as } = northfield();

    expect(await mps.must(HOSTING_NAMESPACE, 'TestDomainAdmin')).toBe('');
    expect(await as('mara@pinecrest.example:S4mple!pass').call(HOSTING_NAMESPACE, 'TestDomainAdmin')).toEqual(
      refusal('0x80070057', 'Insufficient Privilege! Not Domain Administrator.'),
    );
  });
});
