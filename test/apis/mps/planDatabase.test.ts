import { describe, expect, test } from '@jest/globals';
import { modelOf } from '../../model/estate.js';
import { emulatorFor } from '../../client.js';
import {
  INVALID_ARGUMENT,
  INVALID_CUSTOMER,
  MARA,
  MARA_LOGIN,
  missing,
  mpsWorld,
  OCS,
  ORG,
  ORGANIZATION,
  PLANS,
  refusal,
  requestOf,
  step,
  type Arguments,
} from './client.js';
import { run } from './engine.js';

const emulator = emulatorFor();
const northfield = () => mpsWorld(emulator());

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
