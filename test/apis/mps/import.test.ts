import { describe, expect, test } from '@jest/globals';
import { account, Client, emulatorFor } from '../../client.js';
import {
  DIRECTORY,
  EXCHANGE,
  HOSTED_DIRECTORY,
  HOSTING,
  IMPORT,
  INVALID_ARGUMENT,
  INVALID_CUSTOMER,
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
  type Mps,
} from './client.js';

const emulator = emulatorFor();
const northfield = () => mpsWorld(emulator());
const OTHER_IMPORT = 'Hosted Active Directory Import';
const STORE = { mailStore: { serverName: 'EXMB03', mailStoreName: 'Store 4' } };
const MAILBOX = new Markup(
  '<property name="homeMDB">CN=Store 4</property><property name="mDBOverLimit">51200</property>',
);

/** Public procedures with arguments that fit the world of the examples. */
const PROCEDURES: Readonly<Record<string, Arguments>> = {
  EnableCustomerForPlans: { path: ORGANIZATION },
  ImportOrganization: { path: ORGANIZATION, policyName: 'customer' },
  ImportUser: { path: MARA },
  EnableOrganizationForHosting: { path: ORGANIZATION },
  EnableUserForHosting: { path: MARA, userPrincipalName: 'mara@pinecrest.example' },
  ApplyMailboxPlan: { path: MARA, planName: 'MailSilver' },
  AllocateExistingMailbox: { path: MARA },
  CreateMailbox: { path: MARA, planName: 'MailSilver', ...STORE },
};
const NAMES = Object.keys(PROCEDURES);

describe.each(NAMES)('MPS Import::%s', (name) => {
  test.each([...Object.keys(PROCEDURES[name] ?? {}), 'preferredDomainController'])(
    'needs %s',
    async (argument) => {
      const { mps } = northfield();

      expect(await mps.call(IMPORT, name, { ...PROCEDURES[name], [argument]: undefined })).toEqual(
        missing(argument),
      );
    },
  );

  test('says of a path that it leads nowhere', async () => {
    const { mps } = northfield();
    const path = memberOf(ORGANIZATION, 'CN=nobody');

    expect(await mps.call(IMPORT, name, { ...PROCEDURES[name], path })).toEqual(noSuchObject(path));
  });

  test('is refused to who administers nothing', async () => {
    const { mps, as } = northfield();
    await newUser(mps, 'bob@pinecrest.example');

    const answer = await as('bob@pinecrest.example:Secret-1').call(IMPORT, name, PROCEDURES[name]);

    expect(answer).toEqual(
      name === 'AllocateExistingMailbox'
        ? refusal('0x80070057', 'Insufficient Privilege! Not Domain Administrator.')
        : refusal('0x80070005', 'Access is denied.', `${IMPORT}::${name}`),
    );
  });
});

test.each(['CreateOrgChildren', 'CreateOrgGroups'])(
  'MPS Import::%s answers other procedures only',
  async (name) => {
    const { mps } = northfield();

    expect(await mps.call(IMPORT, name, { path: ORGANIZATION })).toMatchObject({
      code: '0x80070057',
      description: `The namespace 'MPS Import' or procedure '${name}' is not registered.`,
    });
  },
);

describe('EnableCustomerForPlans', () => {
  test.each([
    ['reseller', RESELLER, 'ResellerOrganization'],
    ['customer', ORGANIZATION, 'BusinessOrganization'],
    ['user', MARA, 'BusinessUser'],
  ])('infers the type of a %s', async (_kind, path, type) => {
    const { mps } = northfield();
    await mps.must(PLANS, 'DeleteCustomer', { path });
    await mps.must(IMPORT, 'EnableCustomerForPlans', { path });

    expect(await recordAt(mps, path)).toMatchObject({ Type: type });
  });

  test('takes a type that is given, a consumer among them', async () => {
    const { mps } = northfield();
    await mps.must(PLANS, 'DeleteCustomer', { path: MARA });
    await mps.must(IMPORT, 'EnableCustomerForPlans', { path: MARA, customerTypeName: 'ConsumerUser' });

    expect(await recordAt(mps, MARA)).toMatchObject({ Type: 'ConsumerUser' });
  });

  test('changes nothing where there is a record, whatever type is given', async () => {
    const { mps } = northfield();
    await mps.must(IMPORT, 'EnableCustomerForPlans', { path: MARA, customerTypeName: 'ConsumerUser' });

    expect(await recordAt(mps, MARA)).toMatchObject({ Type: 'BusinessUser' });
  });

  test.each([
    ['hosting', HOSTING],
    ['a department', memberOf(ORGANIZATION, 'OU=Front Desk')],
  ])('cannot infer what %s is', async (_kind, path) => {
    const { mps } = northfield();
    await mps.must(DIRECTORY, 'CreateOrganization', { name: 'Front Desk', container: ORGANIZATION });

    expect(await mps.call(IMPORT, 'EnableCustomerForPlans', { path })).toEqual(
      refusal('0x80070057', `The customer type of '${path}' cannot be inferred.`),
    );
  });

  test.each([
    ['outside the four', MARA, 'Group'],
    ['of an organization for a user', MARA, 'BusinessOrganization'],
    ['of a user for an organization', ORGANIZATION, 'BusinessUser'],
  ])('refuses a type %s', async (_what, path, customerTypeName) => {
    const { mps } = northfield();
    await mps.must(PLANS, 'DeleteCustomer', { path });

    expect(await mps.call(IMPORT, 'EnableCustomerForPlans', { path, customerTypeName })).toEqual(
      INVALID_ARGUMENT,
    );
  });

  test('needs the owner to have a record', async () => {
    const { mps } = northfield();
    await mps.must(PLANS, 'DeleteCustomer', { path: MARA });
    await mps.must(PLANS, 'DeleteCustomer', { path: ORGANIZATION });

    expect(await mps.call(IMPORT, 'EnableCustomerForPlans', { path: MARA })).toEqual(INVALID_CUSTOMER);
  });

  test('repairs an organization that another product made', async () => {
    const { mps, url } = northfield();
    const mspc = new Client(url);
    await mspc.number('AddUser', account('bakery', { CompanyName: 'Old Mill' }));
    const path = 'LDAP://OU=OM,OU=Hosting,DC=northfield,DC=example';
    const subscribe = { organization: path, planName: 'TalkOrg' };
    const hostedOcs = 'Hosted Office Communications Server';

    expect(await mps.call(hostedOcs, 'Subscribe', subscribe)).toEqual(INVALID_CUSTOMER);
    await mps.must(IMPORT, 'EnableCustomerForPlans', { path });
    await mps.must(hostedOcs, 'Subscribe', subscribe);
  });
});

describe('EnableOrganizationForHosting', () => {
  test('gives an organization of another product its groups', async () => {
    const { mps, url } = northfield();
    await new Client(url).number('AddUser', account('bakery', { CompanyName: 'Old Mill' }));
    const path = 'LDAP://OU=OM,OU=Hosting,DC=northfield,DC=example';
    await mps.must(IMPORT, 'EnableOrganizationForHosting', { path, policyName: 'reseller' });

    expect(await mps.must('Managed Hosting', 'GetOrgType', { path })).toEqual({ orgType: 'reseller' });
    for (const group of [
      'cn=Admins@OM',
      'cn=CSRAdmins@OM',
      'cn=AllCustomers@OM,ou=_private',
      'CN=allusers@om, OU=_Private',
    ]) {
      const groupPath = memberOf(path, group);
      expect(await mps.must(DIRECTORY, 'GetThisOrganizationRoot', { path: groupPath })).toEqual({
        organization: path,
      });
    }
  });

  test('may be repeated', async () => {
    const { mps } = northfield();
    await mps.must(IMPORT, 'EnableOrganizationForHosting', { path: ORGANIZATION });
    await mps.must(IMPORT, 'EnableOrganizationForHosting', { path: ORGANIZATION });
  });

  test.each([
    ['a reseller with customers', RESELLER, 'customer'],
    ['hosting', HOSTING, 'reseller'],
    ['an organization that is no child container', ORGANIZATION, 'default'],
  ])('refuses %s', async (_what, path, policyName) => {
    const { mps } = northfield();

    expect(await mps.call(IMPORT, 'EnableOrganizationForHosting', { path, policyName })).toEqual(
      INVALID_ARGUMENT,
    );
  });
});

describe('ImportOrganization', () => {
  test('brings an organization fully into hosting and Exchange', async () => {
    const { mps, url } = northfield();
    await new Client(url).number('AddUser', account('bakery', { CompanyName: 'Old Mill' }));
    const path = 'LDAP://OU=OM,OU=Hosting,DC=northfield,DC=example';
    const availablePlans = { planName: 'MailSilver' };
    await mps.must(IMPORT, 'ImportOrganization', {
      path,
      policyName: 'customer',
      SMTPDomain: 'oldmill.example',
      availablePlans,
    });

    expect(await recordAt(mps, path)).toMatchObject({ Type: 'BusinessOrganization' });
    expect(await mps.must(EXCHANGE, 'GetAvailablePlans', { path })).toMatchObject({
      servicePlans: { plan: { planName: 'MailSilver', planStatus: 'Enabled' } },
    });
    await mps.must(EXCHANGE, 'CreateBusinessUser', {
      container: path,
      userPrincipalName: 'eve@oldmill.example',
      isAdmin: '0',
      planName: 'MailSilver',
    });
    expect(
      await new Client(url).call('GetUserByUsername', { username: 'eve@oldmill.example' }),
    ).toMatchObject({
      Email: 'eve@oldmill.example',
    });
  });
});

describe('users and their mailboxes', () => {
  test('EnableUserForHosting renames the object and enables it', async () => {
    const { mps, url } = northfield();
    await mps.must(DIRECTORY, 'DisableUser', { user: MARA });
    const userPrincipalName = 'mara.quist@pinecrest.example';

    const answer = await mps.must(IMPORT, 'EnableUserForHosting', { path: MARA, userPrincipalName });

    const path = memberOf(ORGANIZATION, `CN=${userPrincipalName}`);
    expect(answer).toMatchObject({
      path,
      userPrincipalName,
      user: { '@path': path, '@name': userPrincipalName, '@samName': 'mara.quist_pinecrest' },
    });
    expect(await mps.call(DIRECTORY, 'EnableUser', { user: MARA })).toEqual(noSuchObject(MARA));
    expect(
      await new Client(url).call('GetUserByUsername', { username: 'mara@pinecrest.example' }),
    ).toMatchObject({
      Status: 'Active',
    });
  });

  test('a name that is taken is refused', async () => {
    const { mps } = northfield();
    await newUser(mps, 'bob@pinecrest.example');

    expect(
      await mps.call(IMPORT, 'EnableUserForHosting', {
        path: MARA,
        userPrincipalName: 'Bob@pinecrest.example',
      }),
    ).toMatchObject({ code: '0x80071392' });
  });

  test.each(['ApplyMailboxPlan', 'AllocateExistingMailbox'])('%s needs a mailbox', async (name) => {
    const { mps } = northfield();

    expect(await mps.call(IMPORT, name, PROCEDURES[name])).toEqual(
      refusal('0x80072030', `The user '${MARA}' has no mailbox.`),
    );
  });

  test('AllocateExistingMailbox needs a size, given or set', async () => {
    const { mps } = northfield();
    const properties = new Markup('<property name="homeMDB">CN=Store 4</property>');
    await mps.must(DIRECTORY, 'ModifyUser', { user: MARA, properties });

    expect(await mps.call(IMPORT, 'AllocateExistingMailbox', { path: MARA })).toEqual(
      refusal('0x80004005', `The property mDBOverLimit of '${MARA}' is not set.`),
    );
    await mps.must(IMPORT, 'AllocateExistingMailbox', { path: MARA, kilobytes: '1024' });
    await mps.must(DIRECTORY, 'ModifyUser', { user: MARA, properties: MAILBOX });
    await mps.must(IMPORT, 'AllocateExistingMailbox', { path: MARA });
  });

  test('ApplyMailboxPlan associates the plan, and may move to another', async () => {
    const { mps } = northfield();
    await mps.must(PLANS, 'CreatePlan', {
      planName: 'MailGold',
      planTypeName: 'ExchangeMailbox',
      planDescription: 'x',
    });
    await mps.must(DIRECTORY, 'ModifyUser', { user: MARA, properties: MAILBOX });
    await mps.must(IMPORT, 'ApplyMailboxPlan', { path: MARA, planName: 'MailSilver' });
    await mps.must(IMPORT, 'ApplyMailboxPlan', { path: MARA, planName: 'MailGold' });

    expect(
      await mps.must(PLANS, 'GetPlansByCustomer', { path: MARA, planTypeName: 'ExchangeMailbox' }),
    ).toMatchObject({
      plans: { plan: { planName: 'MailGold' } },
    });
  });

  test('CreateMailbox makes one, once', async () => {
    const { mps } = northfield();
    await mps.must(IMPORT, 'CreateMailbox', PROCEDURES['CreateMailbox']);

    expect(await mps.call(IMPORT, 'CreateMailbox', PROCEDURES['CreateMailbox'])).toMatchObject({
      code: '0x80071392',
    });
  });

  test('CreateMailbox needs an organization that is enabled for Exchange', async () => {
    const { mps } = northfield();
    await mps.must(HOSTED_DIRECTORY, 'CreateOrganization', {
      name: 'Fresh',
      container: RESELLER,
      planName: 'DirBusiness',
    });
    const container = memberOf(RESELLER, 'OU=Fresh');
    await newUser(mps, 'kim@fresh.example', container);
    const path = memberOf(container, 'CN=kim@fresh.example');

    expect(await mps.call(IMPORT, 'CreateMailbox', { path, planName: 'MailSilver', ...STORE })).toEqual(
      refusal('0x80131509', `The organization '${container}' is not enabled for Exchange.`),
    );
  });

  test('ImportUser does it all', async () => {
    const { mps } = northfield();
    await mps.must(PLANS, 'DeleteCustomer', { path: MARA });
    await mps.must(DIRECTORY, 'ModifyUser', { user: MARA, properties: MAILBOX });
    await mps.must(IMPORT, 'ImportUser', { path: MARA, planName: 'MailSilver', isAdmin: '1' });

    expect(await recordAt(mps, MARA)).toMatchObject({ Type: 'BusinessUser' });
    expect(await mps.must(PLANS, 'GetPlansByCustomer', { path: MARA })).toMatchObject({
      plans: { plan: { planName: 'MailSilver' } },
    });
  });
});

describe('the 4.0 import refuses what is recorded already', () => {
  test.each([
    [
      'ImportBusinessOrganization',
      { organization: ORGANIZATION, planName: 'DirBusiness' },
      'PinecrestDental',
    ],
    ['ImportResellerOrganization', { organization: RESELLER }, 'HarborMail'],
    ['ImportUser', { user: MARA, isAdmin: '0' }, 'mara@pinecrest.example'],
  ])('%s', async (name, given, commonName) => {
    const { mps } = northfield();

    expect(await mps.call(OTHER_IMPORT, name, given)).toEqual(
      refusal('0x80131509', `The customer '${commonName}' already exists.`),
    );
  });

  test('and records the others, a group among them', async () => {
    const { mps, control } = northfield();
    control.seed({ include: ['northfield'], groups: [{ id: 1, tenantId: 3, name: 'Dentists' }] });
    const group = memberOf(ORGANIZATION, 'CN=Dentists');
    await mps.must(PLANS, 'DeleteCustomer', { path: MARA });

    await mps.must(OTHER_IMPORT, 'ImportUser', { user: MARA, isAdmin: '0' });
    await mps.must(OTHER_IMPORT, 'ImportGroup', { group });

    expect(await recordAt(mps, MARA)).toMatchObject({ Type: 'BusinessUser' });
    expect(await recordAt(mps, group)).toMatchObject({ Type: 'Group' });
    expect(await mps.call(OTHER_IMPORT, 'ImportGroup', { group })).toMatchObject({ code: '0x80131509' });
  });
});

async function newUser(mps: Mps, userPrincipalName: string, container = ORGANIZATION): Promise<void> {
  const user = { container, userPrincipalName, isAdmin: '0', newPassword: 'Secret-1' };
  await mps.must(HOSTED_DIRECTORY, 'CreateUser', user);
}

/** What the plan database says of a customer, asked by its owner. */
async function recordAt(mps: Mps, path: string): Promise<unknown> {
  const [name = ''] = path.replace('LDAP://', '').split(',');
  const owner = path.replace(`${name},`, '');
  const answer = (await mps.must(PLANS, 'QueryCustomersByParentID', { path: owner })) as {
    customers: { customer?: { Path: string } | { Path: string }[] } | '';
  };
  const found = answer.customers === '' ? [] : [answer.customers.customer ?? []].flat();
  return found.find(({ Path }) => Path.toLowerCase() === path.toLowerCase());
}
