import { describe, expect, test } from '@jest/globals';
import { emulatorFor } from '../../client.js';
import {
  INVALID_ARGUMENT,
  MARA,
  mpsWorld,
  OCS,
  ORG,
  ORGANIZATION,
  refusal,
  type MpsWorld,
} from './client.js';
import { FEATURES, given, NAMES, noPlan, onceOf, USER } from './ocsWorld.js';

const emulator = emulatorFor();
const northfield = () => mpsWorld(emulator());
const northfieldOnce = onceOf(northfield);

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

test('markup in an answer is text', async () => {
  const { mps } = northfield();
  const planDescription = '</planDescription><evil>&amp;';
  await mps.must(OCS, 'CreateOrganizationPlan', { planName: 'Evil', planDescription });

  expect(JSON.stringify(await mps.must(OCS, 'GetOrganizationPlan', { planName: 'Evil' }))).not.toContain(
    '"evil"',
  );
});

async function unsubscribed({ mps }: MpsWorld): Promise<void> {
  await mps.must(OCS, 'DeleteSipUser', USER);
  await mps.must(OCS, 'Unsubscribe', ORG);
}
