import { beforeAll, describe, expect, test } from '@jest/globals';
import { emulatorFor } from '../../client.js';
import {
  empty,
  HOSTED_DIRECTORY,
  INVALID_ARGUMENT,
  INVALID_CUSTOMER,
  memberOf,
  missing,
  mpsWorld,
  noSuchObject,
  OCS,
  ORGANIZATION,
  MARA,
  PLANS,
  POOL,
  refusal,
  RESELLER,
  SERVER,
  type Arguments,
  type Mps,
  type MpsWorld,
} from './client.js';

const emulator = emulatorFor();
const northfield = () => mpsWorld(emulator());

const FEATURES = {
  enabled: '1',
  enabledForEnhancedPresence: 'true',
  enabledForFederation: '0',
  enabledForInternetAccess: 'false',
  publicNetworkEnabled: 'false',
  allowOrganizeMeetingWithAnonymousParticipants: 'false',
  meetingPolicy: 'Standard',
  ucEnabled: 'false',
  ucPolicy: 'Plain',
};
const ORG = { organization: ORGANIZATION };
const USER = { user: MARA };
const AVAILABLE = { availablePlans: { planName: 'TalkBasic' } };

/** Each procedure with arguments that fit the world of the examples, and the least role it accepts. */
const PROCEDURES: Readonly<Record<string, { given: Arguments; role: 'customer' | 'domain' | 'none' }>> = {
  AddAvailablePlans: { given: { ...ORG, ...AVAILABLE }, role: 'customer' },
  ChangeOrganizationPlanAssignment: { given: { ...ORG, planName: 'TalkOrgWest' }, role: 'customer' },
  ChangeUserPlanAssignment: { given: { ...USER, planName: 'TalkBasic' }, role: 'customer' },
  CreateOrganizationPlan: { given: { planName: 'New', planDescription: 'new' }, role: 'domain' },
  CreateSipDomain: { given: { ...ORG, address: 'new.example' }, role: 'customer' },
  CreateSipUser: {
    given: { ...USER, planName: 'TalkBasic', primaryURI: 'mara@pinecrest.example' },
    role: 'customer',
  },
  CreateUserPlan: { given: { planName: 'New', planDescription: 'new', features: FEATURES }, role: 'domain' },
  DeleteSipDomain: { given: { ...ORG, address: 'pinecrest.example' }, role: 'customer' },
  DeleteSipUser: { given: USER, role: 'customer' },
  DisableSipUser: { given: USER, role: 'customer' },
  EnableSipUser: { given: USER, role: 'customer' },
  GetOrganizationAvailablePlans: { given: ORG, role: 'customer' },
  GetOrganizationPlan: { given: { planName: 'TalkOrg' }, role: 'none' },
  GetOrganizationPlanAssignment: { given: ORG, role: 'customer' },
  GetPoolAssignment: { given: ORG, role: 'customer' },
  GetPoolProperties: { given: { poolFQDN: POOL }, role: 'domain' },
  GetPools: { given: {}, role: 'domain' },
  GetServiceInformation: { given: {}, role: 'none' },
  GetSipDomainsByOrganization: { given: ORG, role: 'customer' },
  GetSipUserProperties: { given: USER, role: 'customer' },
  GetUserPlan: { given: { planName: 'TalkBasic' }, role: 'none' },
  GetUserPlanAssignment: { given: USER, role: 'customer' },
  Initialize: { given: {}, role: 'domain' },
  ModifyOrganizationPlan: { given: { planName: 'TalkOrg', planDescription: 'x' }, role: 'domain' },
  ModifyUserPlan: { given: { planName: 'TalkBasic', planDescription: 'x' }, role: 'domain' },
  RemoveAvailablePlans: { given: { ...ORG, ...AVAILABLE }, role: 'customer' },
  SetPoolAssignment: { given: { ...ORG, poolFQDN: POOL }, role: 'customer' },
  SetSipUserProperties: { given: { ...USER, enabled: 'false' }, role: 'customer' },
  Subscribe: { given: { ...ORG, planName: 'TalkOrg' }, role: 'customer' },
  Unsubscribe: { given: ORG, role: 'customer' },
  ValidateSipDomainOwnership: { given: { ...ORG, address: 'pinecrest.example' }, role: 'customer' },
};
const NAMES = Object.keys(PROCEDURES);
const isOptional = (name: string, argument: string) =>
  argument === 'enabled' || (name.startsWith('Modify') && argument === 'planDescription');

/** Every required argument of every procedure. */
const REQUIRED = NAMES.flatMap((name) =>
  Object.keys({ ...PROCEDURES[name]?.given, ...SERVER })
    .filter((argument) => !isOptional(name, argument))
    .map((argument) => [name, argument] as const),
);

/** Arguments of a procedure, with some replaced. */
function given(name: string, changes: Arguments = {}): Arguments {
  return { ...PROCEDURES[name]?.given, ...changes };
}

test('the namespace has its 31 procedures', () => {
  expect(NAMES).toHaveLength(31);
});

describe('an argument', () => {
  const world = northfieldOnce();

  test.each(REQUIRED)('%s needs %s', async (name, argument) => {
    expect(await world().mps.call(OCS, name, given(name, { [argument]: undefined }))).toEqual(
      missing(argument),
    );
  });

  test.each(REQUIRED)('%s refuses an empty %s', async (name, argument) => {
    expect(await world().mps.call(OCS, name, given(name, { [argument]: '' }))).toEqual(empty(argument));
  });

  test.each(['AddAvailablePlans', 'RemoveAvailablePlans'])('%s needs a plan in the wrapper', async (name) => {
    const wrapped = { availablePlans: { other: 'x' } };

    expect(await world().mps.call(OCS, name, given(name, wrapped))).toEqual(missing('planName'));
  });

  test.each(Object.keys(FEATURES))('CreateUserPlan needs the feature %s', async (feature) => {
    const features = { ...FEATURES, [feature]: undefined };

    expect(await world().mps.call(OCS, 'CreateUserPlan', given('CreateUserPlan', { features }))).toEqual(
      missing(feature),
    );
  });
});

describe('a path that leads nowhere', () => {
  const world = northfieldOnce();
  const withPath = NAMES.filter((name) => 'organization' in given(name) || 'user' in given(name));

  test.each(withPath)('%s says so', async (name) => {
    const nowhere = 'LDAP://OU=Nowhere,OU=Hosting,DC=northfield,DC=example';
    const argument = 'user' in given(name) ? 'user' : 'organization';

    expect(await world().mps.call(OCS, name, given(name, { [argument]: nowhere }))).toEqual(
      noSuchObject(nowhere),
    );
  });
});

describe('a caller without the role', () => {
  const world = northfieldOnce(({ mps }) => userOf(mps, 'bob@pinecrest.example'));

  test.each(NAMES)('%s', async (name) => {
    const bob = world().as('bob@pinecrest.example:Secret-1');

    const answer = await bob.call(OCS, name, given(name));

    if (PROCEDURES[name]?.role === 'none') expect(answer).not.toHaveProperty('code');
    else if (PROCEDURES[name]?.role === 'domain')
      expect(answer).toEqual(refusal('0x80070057', 'Insufficient Privilege! Not Domain Administrator.'));
    else expect(answer).toMatchObject({ code: '0x80070005', description: 'Access is denied.' });
  });
});

describe('an organization without a plan', () => {
  const world = northfieldOnce(unsubscribed);
  const gated = NAMES.filter((name) => 'organization' in given(name) && name !== 'Subscribe');

  test.each(gated)('%s finds no subscription', async (name) => {
    expect(await world().mps.call(OCS, name, given(name))).toEqual(noPlan('OCSOrgHosting', ORGANIZATION));
  });
});

describe('a user without a plan', () => {
  const world = northfieldOnce(async ({ mps }) => {
    await mps.must(OCS, 'DeleteSipUser', USER);
  });
  const gated = NAMES.filter((name) => 'user' in given(name) && name !== 'CreateSipUser');

  test.each(gated)('%s finds none', async (name) => {
    expect(await world().mps.call(OCS, name, given(name))).toEqual(noPlan('OCSUserHosting', MARA));
  });
});

describe('a plan of the other type', () => {
  const world = northfieldOnce();
  const typed = NAMES.filter((name) => 'planName' in given(name) && !name.startsWith('Create')).concat(
    'CreateSipUser',
  );

  test.each(typed)('%s refuses it', async (name) => {
    const isForUsers = JSON.stringify(given(name)).includes('TalkBasic');
    const [other, type] = isForUsers ? ['TalkOrg', 'OCSUserHosting'] : ['TalkBasic', 'OCSOrgHosting'];
    const description = `The plan '${other}' is not valid for this operation. A type of '${type}' is required.`;

    expect(await world().mps.call(OCS, name, given(name, { planName: other }))).toEqual(
      refusal('0x80072030', description),
    );
  });

  test.each(['AddAvailablePlans', 'RemoveAvailablePlans'])('%s refuses it on the list', async (name) => {
    const availablePlans = { planName: ['TalkBasic', 'TalkOrg'] };
    const description =
      "The plan 'TalkOrg' is not valid for this operation. A type of 'OCSUserHosting' is required.";

    expect(await world().mps.call(OCS, name, given(name, { availablePlans }))).toEqual(
      refusal('0x80072030', description),
    );
  });

  test('and an unknown one is none', async () => {
    expect(await world().mps.call(OCS, 'GetUserPlan', { planName: 'Nothing' })).toEqual(
      refusal('0x80072030', "The plan 'Nothing' does not exist."),
    );
  });
});

describe('a customer without a record', () => {
  const world = northfieldOnce(async ({ mps }) => {
    await mps.must(PLANS, 'DeleteCustomer', { path: MARA });
    await mps.must(PLANS, 'DeleteCustomer', { path: ORGANIZATION });
  });
  const recorded = NAMES.filter((name) => 'organization' in given(name) || 'user' in given(name));

  test.each(recorded)('%s', async (name) => {
    expect(await world().mps.call(OCS, name, given(name))).toEqual(INVALID_CUSTOMER);
  });
});

describe('what is there already', () => {
  test.each(['CreateOrganizationPlan', 'CreateUserPlan'])('%s refuses a name that is taken', async (name) => {
    const { mps } = northfield();

    expect(await mps.call(OCS, name, given(name, { planName: 'talkbasic' }))).toEqual(
      refusal('0x80040e14', "A plan named 'talkbasic' already exists."),
    );
  });

  test('Subscribe refuses an organization that is subscribed', async () => {
    const { mps } = northfield();

    expect(await mps.call(OCS, 'Subscribe', given('Subscribe', { planName: 'TalkOrgWest' }))).toEqual(
      refusal('0x80040e14', "The customer already has a plan of type 'OCSOrgHosting'."),
    );
  });

  test.each([
    ['the organization', ORGANIZATION],
    ['another organization', RESELLER],
  ])('CreateSipDomain refuses a domain of %s', async (_whose, owner) => {
    const { mps } = northfield();
    await mps.must(OCS, 'Subscribe', { organization: RESELLER, planName: 'TalkOrg' });
    const address = owner === RESELLER ? 'HARBORMAIL.example' : 'Pinecrest.example';

    expect(await mps.call(OCS, 'CreateSipDomain', given('CreateSipDomain', { address }))).toEqual(
      refusal('0x80004005', `The service pointer '${address}' already exists.`),
    );
  });

  test('CreateSipUser refuses a SIP user', async () => {
    const { mps } = northfield();

    expect(await mps.call(OCS, 'CreateSipUser', given('CreateSipUser'))).toEqual(
      refusal('0x80040e14', "The customer already has a plan of type 'OCSUserHosting'."),
    );
  });

  test('CreateSipUser refuses an address that another user has', async () => {
    const { mps } = northfield();
    await userOf(mps, 'bob@pinecrest.example');
    const bob = memberOf(ORGANIZATION, 'CN=bob@pinecrest.example');

    const answer = await mps.call(
      OCS,
      'CreateSipUser',
      given('CreateSipUser', { user: bob, primaryURI: 'SIP:Mara@Pinecrest.example' }),
    );

    expect(answer).toEqual(
      refusal(
        '0x80071392',
        'The object already exists.',
        'Office Communications Server Provider::CreateSipUser',
      ),
    );
    expect(await mps.call(OCS, 'GetUserPlanAssignment', { user: bob })).toEqual(
      noPlan('OCSUserHosting', bob),
    );
  });
});

describe('the available list', () => {
  const unavailable = refusal(
    '0x80072030',
    'The specified plan is not available to this customer organization.',
  );

  test.each(['CreateSipUser', 'ChangeUserPlanAssignment'])('%s takes only plans on it', async (name) => {
    const { mps } = northfield();

    expect(await mps.call(OCS, name, given(name, { planName: 'TalkPlus' }))).toEqual(unavailable);
  });

  test('a plan taken off stays with who holds it, and nobody can be put on it', async () => {
    const { mps } = northfield();
    await mps.must(OCS, 'RemoveAvailablePlans', given('RemoveAvailablePlans'));

    expect(await mps.must(OCS, 'GetUserPlanAssignment', USER)).toMatchObject({ planName: 'TalkBasic' });
    expect(await mps.must(OCS, 'GetOrganizationAvailablePlans', ORG)).toEqual({ availablePlans: '' });
    expect(await mps.call(OCS, 'ChangeUserPlanAssignment', { ...USER, planName: 'TalkBasic' })).toEqual(
      unavailable,
    );
  });

  test('RemoveAvailablePlans refuses a plan that is not on it', async () => {
    const { mps } = northfield();

    expect(
      await mps.call(
        OCS,
        'RemoveAvailablePlans',
        given('RemoveAvailablePlans', { availablePlans: { planName: 'TalkPlus' } }),
      ),
    ).toEqual(unavailable);
  });

  test('RemoveAvailablePlans is refused to a customer administrator by its inner call', async () => {
    const { as } = northfield();

    expect(
      await as('mara@pinecrest.example:S4mple!pass').call(
        OCS,
        'RemoveAvailablePlans',
        given('RemoveAvailablePlans'),
      ),
    ).toEqual(refusal('0x80070005', 'Access is denied.', 'Managed Plans::SetAvailablePlanStatus'));
  });
});

describe('a SIP domain', () => {
  const world = northfieldOnce();
  const notOwned = (domain: string) =>
    refusal('0x80131509', `The specified SIP domain '${domain}' does not belong to '${ORGANIZATION}'.`);

  test.each([
    ['ValidateSipDomainOwnership', { address: 'other.example' }],
    ['DeleteSipDomain', { address: 'other.example' }],
    ['CreateSipUser', { primaryURI: 'sip:mara@other.example' }],
    ['SetSipUserProperties', { primaryURI: 'mara@other.example' }],
  ])('%s refuses one that is not owned', async (name, changes) => {
    expect(await world().mps.call(OCS, name, given(name, changes))).toEqual(notOwned('other.example'));
  });

  test.each(['10.0.0.1', 'a b', 'under_score.example', '-a.example'])(
    'CreateSipDomain refuses %s',
    async (address) => {
      expect(await world().mps.call(OCS, 'CreateSipDomain', given('CreateSipDomain', { address }))).toEqual(
        INVALID_ARGUMENT,
      );
    },
  );

  test('one of the parent may carry an address', async () => {
    const { mps } = northfield();
    await mps.must(OCS, 'SetSipUserProperties', { ...USER, primaryURI: 'mara@harbormail.example' });

    expect(await mps.must(OCS, 'GetSipUserProperties', USER)).toMatchObject({
      primaryURI: 'sip:mara@harbormail.example',
    });
  });
});

describe('pools', () => {
  test.each(['GetPoolProperties', 'SetPoolAssignment'])('%s refuses an unknown one', async (name) => {
    const { mps } = northfield();

    expect(await mps.call(OCS, name, given(name, { poolFQDN: 'none.example' }))).toEqual(
      refusal(
        '0x80072030',
        "The pool 'none.example' does not exist.",
        'Office Communications Server Provider::GetPoolProperties',
      ),
    );
  });

  test('CreateSipUser without an assigned pool needs a home server', async () => {
    const { mps } = northfield();
    await mps.must(OCS, 'DeleteSipUser', USER);
    await mps.must('Managed Office Communications Server', 'DeletePoolAssignment', ORG);
    const homeServerDN =
      'cn=imsvc01, cn=Pools, cn=RTC Service, cn=Microsoft, cn=System, dc=northfield, dc=example';

    expect(await mps.call(OCS, 'CreateSipUser', given('CreateSipUser'))).toEqual(
      refusal('0x80004005', `No pool is assigned to '${ORGANIZATION}'.`),
    );
    await mps.must(OCS, 'CreateSipUser', given('CreateSipUser', { homeServerDN }));
    expect(await mps.must(OCS, 'GetSipUserProperties', USER)).toMatchObject({
      homeServerDN:
        'CN=LC Services,CN=Microsoft,CN=imsvc01,CN=Pools,CN=RTC Service,CN=Microsoft,CN=System,DC=northfield,DC=example',
    });
  });
});

describe('features', () => {
  test.each(['CreateUserPlan', 'ModifyUserPlan'])('%s refuses a boolean that is none', async (name) => {
    const { mps } = northfield();
    const features = { ...FEATURES, ucEnabled: 'yes' };

    expect(await mps.call(OCS, name, given(name, { features }))).toEqual(INVALID_ARGUMENT);
  });

  test('ModifyUserPlan keeps what is not sent, and does not touch who holds the plan', async () => {
    const { mps } = northfield();
    await mps.must(OCS, 'ModifyUserPlan', {
      planName: 'TalkBasic',
      newPlanName: 'Chat',
      features: { ucEnabled: '1' },
    });

    expect(await mps.must(OCS, 'GetUserPlan', { planName: 'Chat' })).toMatchObject({
      planDescription: 'Chat and presence',
      features: { enabled: 'true', meetingPolicy: 'Standard Meetings', ucEnabled: 'true' },
    });
    expect(await mps.must(OCS, 'GetSipUserProperties', USER)).toMatchObject({ ucEnabled: 'false' });
  });

  test('ChangeUserPlanAssignment applies those of the new plan', async () => {
    const { mps } = northfield();
    await mps.must(
      OCS,
      'AddAvailablePlans',
      given('AddAvailablePlans', { availablePlans: { planName: 'TalkPlus' } }),
    );
    await mps.must(
      OCS,
      'ChangeUserPlanAssignment',
      given('ChangeUserPlanAssignment', { planName: 'TalkPlus' }),
    );

    expect(await mps.must(OCS, 'GetUserPlanAssignment', USER)).toMatchObject({ planName: 'TalkPlus' });
    expect(await mps.must(OCS, 'GetSipUserProperties', USER)).toMatchObject({ ucEnabled: 'true' });
  });

  test('SetSipUserProperties overrides one by one and leaves the plan', async () => {
    const { mps } = northfield();
    await mps.must(OCS, 'SetSipUserProperties', { ...USER, meetingPolicy: 'None', ucEnabled: '1' });

    expect(await mps.must(OCS, 'GetSipUserProperties', USER)).toMatchObject({
      enabled: 'true',
      meetingPolicy: 'None',
      ucEnabled: 'true',
    });
    expect(await mps.must(OCS, 'GetUserPlanAssignment', USER)).toMatchObject({ planName: 'TalkBasic' });
  });
});

describe('plan names', () => {
  test('are cut to 20 characters, wherever they come in', async () => {
    const { mps } = northfield();
    const planName = 'A name that is much too long';
    await mps.must(OCS, 'CreateOrganizationPlan', { planName, planDescription: 'x' });

    for (const asked of [planName, 'a NAME that is much']) {
      expect(await mps.must(OCS, 'GetOrganizationPlan', { planName: asked })).toEqual({
        planName: 'A name that is much',
        planDescription: 'x',
      });
    }
  });
});

test('Unsubscribe is refused while a user holds a plan, even a disabled one', async () => {
  const { mps } = northfield();
  await mps.must(OCS, 'DisableSipUser', USER);

  expect(await mps.call(OCS, 'Unsubscribe', ORG)).toEqual(
    refusal('0x80131509', "The organization has 1 users with a plan of type 'OCSUserHosting'."),
  );
});

test('Initialize needs Hosted Active Directory to be registered', async () => {
  const { control, mps } = northfield();
  control.seed({ include: ['catalogue'], ...bareWorld() });

  expect(await mps.call(OCS, 'Initialize')).toEqual(refusal('0x80040e14', 'Invalid Service.'));
  expect(await mps.call(OCS, 'CreateOrganizationPlan', given('CreateOrganizationPlan'))).toEqual(
    refusal('0x80040e14', 'Invalid Plan Type.'),
  );
  await mps.must(HOSTED_DIRECTORY, 'Initialize');
  await mps.must(OCS, 'Initialize');
  await mps.must(OCS, 'CreateOrganizationPlan', given('CreateOrganizationPlan'));
});

/** The same world for the tests of a group, which only read or are refused. */
function northfieldOnce(
  prepare: (world: MpsWorld) => Promise<void> = () => Promise.resolve(),
): () => MpsWorld {
  let made: MpsWorld | undefined;
  beforeAll(async () => {
    made = northfield();
    await prepare(made);
  });
  return () => {
    if (made === undefined) throw new Error('the world is there only inside tests');
    return made;
  };
}

async function unsubscribed({ mps }: MpsWorld): Promise<void> {
  await mps.must(OCS, 'DeleteSipUser', USER);
  await mps.must(OCS, 'Unsubscribe', ORG);
}

function noPlan(type: string, path: string) {
  return refusal('0x80072030', `No plan of type '${type}' is assigned to '${path}'.`);
}

/** A user of the organization that administers nothing. */
async function userOf(mps: Mps, userPrincipalName: string): Promise<void> {
  const user = { container: ORGANIZATION, userPrincipalName, isAdmin: '0', newPassword: 'Secret-1' };
  await mps.must(HOSTED_DIRECTORY, 'CreateUser', user);
}

/** A provider and its first user, and a plan database that knows no service. */
function bareWorld() {
  const tenant = {
    id: 1,
    parentId: null,
    code: 'CSP',
    fullName: 'Provider',
    ou: 'Hosting',
    location: 'northfield.example',
  };
  const user = { id: 1, tenantId: 1, ownerId: 0, username: 'serveradmin', cortexName: 'cspadmin_CSP' };
  return { tenants: [tenant], users: [{ ...user, password: 'serveradmin', role: 'administrator' }] };
}
