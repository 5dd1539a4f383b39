import { describe, expect, test } from '@jest/globals';
import { emulatorFor } from '../../client.js';
import {
  empty,
  HOSTED_DIRECTORY,
  INVALID_CUSTOMER,
  MARA,
  memberOf,
  missing,
  mpsWorld,
  noSuchObject,
  OCS,
  ORGANIZATION,
  PLANS,
  refusal,
  RESELLER,
  SERVER,
} from './client.js';
import { FEATURES, given, NAMES, noPlan, onceOf, PROCEDURES, userOf } from './ocsWorld.js';

const emulator = emulatorFor();
const northfield = () => mpsWorld(emulator());
const northfieldOnce = onceOf(northfield);

const isOptional = (name: string, argument: string) =>
  argument === 'enabled' || (name.startsWith('Modify') && argument === 'planDescription');

/** Every required argument of every procedure. */
const REQUIRED = NAMES.flatMap((name) =>
  Object.keys({ ...PROCEDURES[name]?.given, ...SERVER })
    .filter((argument) => !isOptional(name, argument))
    .map((argument) => [name, argument] as const),
);

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
