import { describe, expect, test } from '@jest/globals';
import { modelOf } from '../../model/estate.js';
import { emulatorFor } from '../../client.js';
import {
  EXCHANGE,
  HOSTED_DIRECTORY,
  INVALID_ARGUMENT,
  INVALID_CUSTOMER,
  MANAGED_OCS,
  MARA,
  memberOf,
  missing,
  mpsWorld,
  OCS,
  ORGANIZATION,
  PLANS,
  POOL,
  refusal,
  requestOf,
  RESELLER,
  step,
  type Arguments,
} from './client.js';
import { run } from './engine.js';

const emulator = emulatorFor();
const northfield = (seed?: string) => mpsWorld(emulator(), seed);

const WEST = 'imsvc02.northfield.example';
const MARA_LOGIN = 'mara@pinecrest.example:S4mple!pass';
const ORG = { organization: ORGANIZATION };

describe('shared pools', () => {
  test('are listed by pool, tag and status', async () => {
    const { mps } = northfield('northfield-west');
    await mps.must(MANAGED_OCS, 'AddSharedPool', { poolFQDN: POOL, poolTag: 'east' });
    await mps.must(MANAGED_OCS, 'AddSharedPool', { poolFQDN: WEST, poolTag: 'west' });
    await mps.must(MANAGED_OCS, 'RemoveSharedPool', { poolFQDN: WEST });
    const listed = async (filter: Arguments) => {
      const answer = JSON.stringify(await mps.must(MANAGED_OCS, 'GetSharedPools', filter));
      return [...answer.matchAll(/"poolFQDN":"([^"]+)"/g)].map((found) => found[1]);
    };

    expect(await listed({})).toEqual([POOL, WEST]);
    expect(await listed({ poolStatus: 'unavailable' })).toEqual([WEST]);
    expect(await listed({ poolTag: 'EAST' })).toEqual([POOL]);
    expect(await listed({ poolTag: 'east', poolStatus: 'Unavailable' })).toEqual([]);
    expect(await listed({ poolFQDN: WEST })).toEqual([WEST]);
    expect(await mps.call(MANAGED_OCS, 'GetSharedPools', { poolStatus: 'Broken' })).toEqual(INVALID_ARGUMENT);
  });

  test('change their tag, and can be deleted', async () => {
    const { mps } = northfield();
    await mps.must(MANAGED_OCS, 'AddSharedPool', { poolFQDN: POOL, poolTag: 'east' });
    await mps.must(MANAGED_OCS, 'SetSharedPoolProperties', { poolFQDN: POOL, poolTag: 'north' });

    expect(await mps.must(MANAGED_OCS, 'GetSharedPools')).toMatchObject({
      pools: { pool: { poolTag: 'north', poolStatus: 'Available' } },
    });
    await mps.must(MANAGED_OCS, 'DeleteSharedPool', { poolFQDN: POOL });
    expect(await mps.must(MANAGED_OCS, 'GetSharedPools')).toEqual({ pools: '' });
  });

  test.each(['RemoveSharedPool', 'SetSharedPoolProperties', 'GetSharedPools'])(
    '%s needs the pool on the list',
    async (name) => {
      const { mps } = northfield();

      expect(await mps.call(MANAGED_OCS, name, { poolFQDN: POOL })).toEqual(
        refusal('0x80004005', `The service pointer '${POOL}' does not exist.`),
      );
    },
  );

  test('AddSharedPool needs a pool that there is', async () => {
    const { mps } = northfield();

    expect(await mps.call(MANAGED_OCS, 'AddSharedPool', { poolFQDN: WEST, poolTag: 'x' })).toMatchObject({
      description: `The pool '${WEST}' does not exist.`,
    });
  });

  test.each([
    'AddSharedPool',
    'DeleteSharedPool',
    'RemoveSharedPool',
    'SetSharedPoolProperties',
    'GetSharedPools',
    'GetPools',
    'GetPoolProperties',
    'Initialize',
  ])('%s is for domain administrators', async (name) => {
    const { as } = northfield();

    expect(await as(MARA_LOGIN).call(MANAGED_OCS, name, { poolFQDN: POOL, poolTag: 'x' })).toEqual(
      refusal('0x80070057', 'Insufficient Privilege! Not Domain Administrator.'),
    );
  });
});

describe('a SIP account of the managed layer', () => {
  test.each([
    ['mara@10.0.0.7', 'sip:mara@10.0.0.7'],
    ['SIP:mara@pinecrest.example', 'sip:mara@pinecrest.example'],
  ])('may have the address %s', async (given, primaryURI) => {
    const { mps } = northfield();
    await mps.must(MANAGED_OCS, 'SetSipUserProperties', { user: MARA, primaryURI: given });

    expect(await mps.must(MANAGED_OCS, 'GetSipUserProperties', { user: MARA })).toMatchObject({ primaryURI });
  });

  test.each([
    'mara@0.0.0.0',
    'mara@224.0.0.1',
    'mara@239.255.255.255',
    'mara@10.0.0.256',
    'mara',
    'a@b@c',
    '@x.example',
  ])('may not have the address %s', async (primaryURI) => {
    const { mps } = northfield();

    expect(await mps.call(MANAGED_OCS, 'SetSipUserProperties', { user: MARA, primaryURI })).toEqual(
      INVALID_ARGUMENT,
    );
  });

  test('needs no plan', async () => {
    const { mps } = northfield();
    await mps.must(MANAGED_OCS, 'DeleteSipUser', { user: MARA });

    expect(await mps.call(MANAGED_OCS, 'GetSipUserProperties', { user: MARA })).toMatchObject({
      code: '0x80072030',
      source: 'Office Communications Server Provider::GetSipUserProperties',
    });
    await mps.must(MANAGED_OCS, 'CreateSipUser', {
      user: MARA,
      enabled: '1',
      primaryURI: 'mara@elsewhere.example',
    });
    expect(
      await mps.call(MANAGED_OCS, 'CreateSipUser', { user: MARA, enabled: '1', primaryURI: 'm@x.example' }),
    ).toMatchObject({ code: '0x80071392' });
  });

  test('refuses an empty home server and one of no pool', async () => {
    const { mps } = northfield();
    const set = (homeServerDN: string) =>
      mps.call(MANAGED_OCS, 'SetSipUserProperties', { user: MARA, homeServerDN });

    expect(await set('')).toEqual(refusal('0x80070057', "The argument 'homeServerDN' cannot be null."));
    expect(await set('CN=other,DC=northfield,DC=example')).toMatchObject({
      description: "The pool 'CN=other,DC=northfield,DC=example' does not exist.",
    });
  });
});

describe('QueryCustomersByParentID', () => {
  const answer = { customers: { customer: { Type: 'BusinessUser', Path: MARA } } };

  test('knows the parent by path and by both forms of its GUID', async () => {
    const { mps } = northfield();
    const byPath = (await mps.must(PLANS, 'QueryCustomersByParentID', { path: ORGANIZATION })) as {
      GUID: string;
    };
    const digits = byPath.GUID;
    const [a = '', b = '', c = '', d = '', e = ''] =
      digits.match(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/)?.slice(1) ?? [];
    const turned = (text: string) => text.match(/../g)?.reverse().join('') ?? '';
    const braces = `{${turned(a)}-${turned(b)}-${turned(c)}-${d}-${e}}`.toLowerCase();

    expect(digits).toMatch(/^[0-9A-F]{32}$/);
    expect(byPath).toMatchObject(answer);
    for (const GUID of [digits, braces]) {
      expect(await mps.must(PLANS, 'QueryCustomersByParentID', { GUID })).toMatchObject({
        GUID: digits,
        path: ORGANIZATION,
        ...answer,
      });
    }
  });

  test('needs one of them, in a form of a GUID', async () => {
    const { mps } = northfield();

    expect(await mps.call(PLANS, 'QueryCustomersByParentID')).toEqual(missing('GUID'));
    expect(await mps.call(PLANS, 'QueryCustomersByParentID', { GUID: 'x' })).toEqual(INVALID_ARGUMENT);
  });

  test('finds nobody under a parent that never was', async () => {
    const { mps } = northfield();
    const GUID = '{11223344-5566-7788-99aa-bbccddeeff00}';

    expect(await mps.must(PLANS, 'QueryCustomersByParentID', { GUID })).toEqual({
      GUID: '443322116655887799AABBCCDDEEFF00',
      customers: '',
    });
  });
});

describe('services of the plan database', () => {
  const SERVICE = {
    serviceId: 'A'.repeat(32),
    serviceName: 'Recording',
    serviceDescription: 'x',
    planTypes: { planType: { planTypeName: 'RecordingUser', planTypeCode: 'RU' } },
    dependencies: { serviceId: '0123456789abcdef0123456789abcdef' },
  };
  const PLAN = { planName: 'Record', planTypeName: 'RecordingUser', planDescription: 'x' };

  test('a plan needs the services its own needs', async () => {
    const { mps } = northfield();
    await mps.must(PLANS, 'RegisterService', SERVICE);
    await mps.must(PLANS, 'RegisterService', SERVICE);
    await mps.must(PLANS, 'CreatePlan', PLAN);
    await mps.must(PLANS, 'CheckDependencies', { path: MARA, planName: 'Record' });
    await mps.must(OCS, 'DeleteSipUser', { user: MARA });

    const needed = refusal('0x80040e14', "The customer is not subscribed to the service 'OCS'.");
    expect(await mps.call(PLANS, 'AddCustomerPlan', { path: MARA, planName: 'Record' })).toEqual(needed);
    expect(await mps.call(PLANS, 'CheckDependencies', { path: MARA, planName: 'Record' })).toEqual(needed);
  });

  test.each<[string, Arguments]>([
    ['an identifier that is none', { serviceId: 'x' }],
    [
      'a name of a type that is too long',
      { planTypes: { planType: { planTypeName: 'a'.repeat(21), planTypeCode: 'RU' } } },
    ],
    [
      'a code of a type that is too long',
      { planTypes: { planType: { planTypeName: 'a', planTypeCode: 'RUX' } } },
    ],
  ])('RegisterService refuses %s', async (_what, changes) => {
    const { mps } = northfield();

    expect(await mps.call(PLANS, 'RegisterService', { ...SERVICE, ...changes })).toEqual(INVALID_ARGUMENT);
  });

  test('CreatePlan needs a registered type', async () => {
    const { mps } = northfield();

    expect(await mps.call(PLANS, 'CreatePlan', PLAN)).toEqual(refusal('0x80040e14', 'Invalid Plan Type.'));
  });

  test('ModifyPlan refuses a name that is taken or empty', async () => {
    const { mps } = northfield();
    const rename = (newPlanName: string) =>
      mps.call(PLANS, 'ModifyPlan', { planName: 'TalkOrg', newPlanName });

    expect(await rename('TalkBasic')).toEqual(
      refusal('0x80040e14', "A plan named 'TalkBasic' already exists."),
    );
    expect(await rename('')).toEqual(refusal('0x80070057', "The argument 'newPlanName' cannot be null."));
    expect(await rename('TALKORG')).toBe('');
  });

  test.each(['CreatePlan', 'ModifyPlan', 'RegisterService', 'QueryCustomersByParentID'])(
    '%s is for domain administrators',
    async (name) => {
      const { as } = northfield();

      expect(await as(MARA_LOGIN).call(PLANS, name)).toEqual(
        refusal('0x80070057', 'Insufficient Privilege! Not Domain Administrator.'),
      );
    },
  );
});

describe('customers of the plan database', () => {
  test('CreateCustomer refuses one that is there, and infers the type of another', async () => {
    const { mps } = northfield();

    expect(await mps.call(PLANS, 'CreateCustomer', { path: MARA })).toEqual(
      refusal('0x80131509', "The customer 'mara@pinecrest.example' already exists."),
    );
    await mps.must(PLANS, 'DeleteCustomer', { path: MARA });
    expect(await mps.call(PLANS, 'DeleteCustomer', { path: MARA })).toEqual(INVALID_CUSTOMER);
    await mps.must(PLANS, 'CreateCustomer', { path: MARA });
    expect(await mps.must(PLANS, 'GetPlansByCustomer', { path: MARA })).toEqual({ plans: '' });
  });

  test('a record ends with its object, whichever product deletes that', async () => {
    const { mps } = northfield();
    await mps.must('Managed Active Directory', 'DeleteUser', { user: MARA });

    expect(await mps.must(PLANS, 'QueryCustomersByParentID', { path: ORGANIZATION })).toMatchObject({
      customers: '',
    });
    await mps.must(OCS, 'Unsubscribe', ORG);
  });

  test('SetAvailablePlanStatus can disable an entry, which nobody is then given', async () => {
    const { mps } = northfield();
    const entry = { path: ORGANIZATION, planName: 'TalkBasic' };
    await mps.must(PLANS, 'SetAvailablePlanStatus', { ...entry, statusTypeName: 'disabled' });

    expect(await mps.must(PLANS, 'GetAvailablePlansByCustomer', { path: ORGANIZATION })).toMatchObject({
      availablePlans: { plan: { planName: 'TalkBasic', planStatus: 'Disabled' } },
    });
    expect(
      await mps.call(OCS, 'ChangeUserPlanAssignment', { user: MARA, planName: 'TalkBasic' }),
    ).toMatchObject({
      description: 'The specified plan is not available to this customer organization.',
    });
    expect(await mps.call(PLANS, 'SetAvailablePlanStatus', { ...entry, statusTypeName: 'Gone' })).toEqual(
      INVALID_ARGUMENT,
    );
  });

  test('RemovePlanFromCustomer needs the plan to be held', async () => {
    const { mps } = northfield();

    expect(
      await mps.call(PLANS, 'RemovePlanFromCustomer', { path: ORGANIZATION, planName: 'TalkOrgWest' }),
    ).toEqual(refusal('0x80072030', "No plan of type 'OCSOrgHosting' is assigned to 'PinecrestDental'."));
  });
});

describe('subscriptions are shared with the other products', () => {
  const shared = (steps: Parameters<typeof requestOf>[0]) => {
    const model = modelOf('northfield');
    const { response } = run(requestOf(steps), { model });
    expect(response).not.toContain('errorContext');
    const service = model.catalogue.findByMpsName(OCS);
    return model.subscriptions
      .ofTenant(3)
      .filter(({ serviceId }) => serviceId === service?.id)
      .map(({ userId, plan }) => ({ userId, plan }));
  };

  test('a plan is a subscription, of the organization and of the user', () => {
    expect(shared([])).toEqual([
      { userId: null, plan: 'TalkOrg' },
      { userId: 2, plan: 'TalkBasic' },
    ]);
    expect(
      shared([step(OCS, 'ChangeOrganizationPlanAssignment', { ...ORG, planName: 'TalkOrgWest' })]),
    ).toEqual([
      { userId: null, plan: 'TalkOrgWest' },
      { userId: 2, plan: 'TalkBasic' },
    ]);
  });

  test('that ends with it', () => {
    expect(shared([step(OCS, 'DeleteSipUser', { user: MARA })])).toEqual([{ userId: null, plan: 'TalkOrg' }]);
    expect(shared([step(OCS, 'DeleteSipUser', { user: MARA }), step(OCS, 'Unsubscribe', ORG)])).toEqual([]);
  });

  test('and one that another product ended is no plan any more', () => {
    const model = modelOf('northfield');
    const serviceId = model.catalogue.findByMpsName(OCS)?.id ?? 0;
    model.subscriptions.remove({ tenantId: 3, userId: 2, serviceId });
    const call = (procedure: string, given: Arguments) =>
      run(requestOf([step(OCS, procedure, given)]), { model }).response;

    expect(call('GetUserPlanAssignment', { user: MARA })).toContain("No plan of type 'OCSUserHosting'");
    expect(call('Unsubscribe', ORG)).toBe('<response><data/></response>');
  });
});

describe('Hosted Exchange', () => {
  const NEW = { container: RESELLER, name: 'Fresh', SMTPDomain: 'fresh.example' };
  const FRESH = memberOf(RESELLER, 'OU=Fresh');

  test('makes a business with a user that has a mailbox, and takes both away', async () => {
    const { mps } = northfield();
    await mps.must(EXCHANGE, 'CreateBusinessOrganization', {
      ...NEW,
      availablePlans: { planName: 'MailSilver' },
    });
    const user = {
      container: FRESH,
      userPrincipalName: 'kim@fresh.example',
      isAdmin: '1',
      planName: 'MailSilver',
    };
    await mps.must(EXCHANGE, 'CreateBusinessUser', { ...user, newPassword: 'Secret-1' });
    const path = memberOf(FRESH, 'CN=kim@fresh.example');

    expect(await mps.must(PLANS, 'GetPlansByCustomer', { path })).toMatchObject({
      plans: { plan: { planName: 'MailSilver' } },
    });
    await mps.must(EXCHANGE, 'DeleteBusinessUser', { path });
    await mps.must(EXCHANGE, 'DeleteBusinessOrganization', { path: FRESH, deleteSMTPDomain: '' });
    expect(await mps.call(EXCHANGE, 'GetAvailablePlans', { path: FRESH })).toMatchObject({
      code: '0x80072030',
    });
  });

  test('makes consumers', async () => {
    const { mps } = northfield();
    await mps.must(EXCHANGE, 'CreateConsumerUser', {
      container: ORGANIZATION,
      userPrincipalName: 'con@pinecrest.example',
    });

    expect(
      JSON.stringify(await mps.must(PLANS, 'QueryCustomersByParentID', { path: ORGANIZATION })),
    ).toContain('"Type":"ConsumerUser"');
  });

  test('AddAvailablePlans is for reseller administrators', async () => {
    const { as } = northfield();

    expect(
      await as(MARA_LOGIN).call(EXCHANGE, 'AddAvailablePlans', {
        path: ORGANIZATION,
        availablePlans: { planName: 'MailSilver' },
      }),
    ).toEqual(refusal('0x80070005', 'Access is denied.', `${EXCHANGE}::AddAvailablePlans`));
  });

  test('Hosted Messaging and Collaboration does the same in one call', async () => {
    const { mps } = northfield();
    const messaging = 'Hosted Messaging and Collaboration';
    await mps.must(messaging, 'CreateOrganization', { container: RESELLER, name: 'Fresh' });
    await mps.must(messaging, 'CreateUser', { container: FRESH, userPrincipalName: 'kim@fresh.example' });

    expect(await mps.must(PLANS, 'QueryCustomersByParentID', { path: FRESH })).toMatchObject({
      customers: { customer: { Type: 'BusinessUser' } },
    });
  });

  test('Hosted Email 2007 adds to the same list', async () => {
    const { mps } = northfield();
    await mps.must('Hosted Email 2007', 'AddAvailablePlans', {
      ...ORG,
      availablePlans: { planName: ['MailSilver'] },
    });

    expect(
      await mps.must(PLANS, 'GetAvailablePlansByCustomer', {
        path: ORGANIZATION,
        planTypeName: 'ExchangeMailbox',
      }),
    ).toMatchObject({
      availablePlans: { plan: { planName: 'MailSilver' } },
    });
  });
});

describe('TranslateProvisioningError', () => {
  const tried = (mustHandleError: string) => `<request><procedure><try>
    <execute namespace="Error Provider" procedure="SetError"><executeData><hr>0x80131509</hr><desc>first</desc></executeData></execute>
    </try><catch>
    <execute namespace="Error Provider" procedure="TranslateProvisioningError"><executeData><errorMessageContext>x</errorMessageContext><mustHandleError>${mustHandleError}</mustHandleError></executeData></execute>
    </catch></procedure></request>`;

  test('makes 0x80004005 of an error that must be handled', async () => {
    const { mps } = northfield();

    expect((await mps.post(tried('1'))).body).toContain('description="Unspecified error" code="0x80004005"');
  });

  test('lets another go on as it is', async () => {
    const { mps } = northfield();

    expect((await mps.post(tried('0'))).body).toContain('description="first" code="0x80131509"');
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

test('markup in an answer is text', async () => {
  const { mps } = northfield();
  const planDescription = '</planDescription><evil>&amp;';
  await mps.must(OCS, 'CreateOrganizationPlan', { planName: 'Evil', planDescription });

  expect(JSON.stringify(await mps.must(OCS, 'GetOrganizationPlan', { planName: 'Evil' }))).not.toContain(
    '"evil"',
  );
});
