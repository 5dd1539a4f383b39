import { describe, expect, test } from '@jest/globals';
import { account, Client, emulatorFor } from '../../client.js';
import {
  DIRECTORY,
  EXCHANGE,
  EXISTS,
  HOSTED_DIRECTORY,
  HOSTING,
  HOSTING_NAMESPACE,
  INVALID_ARGUMENT,
  MARA,
  memberOf,
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

test('Initialize of Hosted Active Directory may be repeated', async () => {
  const { mps } = northfield();
  await mps.must(HOSTED_DIRECTORY, 'Initialize');

  expect(
    await mps.must(PLANS, 'GetPlansByCustomer', { path: ORGANIZATION, planTypeName: 'adbusinessorg' }),
  ).toMatchObject({
    plans: {
      plan: { planName: 'DirBusiness', planDescription: 'Directory for companies', planStatus: 'Enabled' },
    },
  });
});
