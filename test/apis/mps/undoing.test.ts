import { describe, expect, test } from '@jest/globals';
import { modelOf } from '../../model/estate.js';
import { emulatorFor } from '../../client.js';
import {
  DIRECTORY,
  HOSTED_DIRECTORY,
  isRefusal,
  MANAGED_OCS,
  MARA,
  memberOf,
  mpsWorld,
  OCS,
  ORGANIZATION,
  PLANS,
  POOL,
  refusal,
  requestOf,
  RESELLER,
  step,
  type Step,
} from './client.js';
import { run } from './engine.js';
import { rowsOf } from './rows.js';

const emulator = emulatorFor();
const northfield = () => mpsWorld(emulator());

const ORG = { organization: ORGANIZATION };
const BOOM = step('Error Provider', 'SetError', { hr: '0x80004005', desc: 'boom' });

const FRESH = memberOf(RESELLER, 'OU=Fresh');
const KIM = memberOf(FRESH, 'CN=kim@fresh.example');

/** Steps that write in every part of the estate. */
const LIFE: readonly Step[] = [
  step(OCS, 'CreateOrganizationPlan', { planName: 'Talk', planDescription: 'x' }),
  step(OCS, 'ModifyUserPlan', { planName: 'TalkBasic', planDescription: 'y', features: { ucEnabled: '1' } }),
  step(HOSTED_DIRECTORY, 'CreateOrganization', {
    name: 'Fresh',
    container: RESELLER,
    planName: 'DirBusiness',
  }),
  step(HOSTED_DIRECTORY, 'CreateUser', {
    container: FRESH,
    userPrincipalName: 'kim@fresh.example',
    isAdmin: '1',
    newPassword: 'Secret-1',
  }),
  step(OCS, 'Subscribe', { organization: FRESH, planName: 'Talk' }),
  step(OCS, 'AddAvailablePlans', { organization: FRESH, availablePlans: { planName: 'TalkBasic' } }),
  step(OCS, 'CreateSipDomain', { organization: FRESH, address: 'fresh.example' }),
  step(OCS, 'SetPoolAssignment', { organization: FRESH, poolFQDN: POOL }),
  step(OCS, 'CreateSipUser', { user: KIM, planName: 'TalkBasic', primaryURI: 'kim@fresh.example' }),
  step(OCS, 'SetSipUserProperties', { user: KIM, enabled: '0' }),
  step(MANAGED_OCS, 'AddSharedPool', { poolFQDN: POOL, poolTag: 'west' }),
  step(MANAGED_OCS, 'RemoveSharedPool', { poolFQDN: POOL }),
  step(OCS, 'DeleteSipUser', { user: KIM }),
  step(OCS, 'Unsubscribe', { organization: FRESH }),
  step(HOSTED_DIRECTORY, 'DeleteUser', { path: KIM }),
  step(HOSTED_DIRECTORY, 'DeleteOrganization', { path: FRESH }),
];

test('a CreateSipUser that fails leaves no plan assignment', async () => {
  const { mps } = northfield();
  await mps.must(HOSTED_DIRECTORY, 'CreateUser', {
    container: ORGANIZATION,
    userPrincipalName: 'bob@pinecrest.example',
    isAdmin: '0',
  });
  const user = memberOf(ORGANIZATION, 'CN=bob@pinecrest.example');

  const answer = await mps.call(OCS, 'CreateSipUser', {
    user,
    planName: 'TalkBasic',
    primaryURI: 'mara@pinecrest.example',
  });

  expect(answer).toMatchObject({ code: '0x80071392' });
  expect(await mps.must(PLANS, 'GetPlansByCustomer', { path: user })).toEqual({ plans: '' });
});

test('an Unsubscribe that fails leaves list, domains and pool as they were', async () => {
  const { mps } = northfield();
  const before = await state(mps);

  expect(isRefusal(await mps.call(OCS, 'Unsubscribe', ORG))).toBe(true);

  expect(await state(mps)).toEqual(before);
});

test('an Unsubscribe undone by a later step leaves them too', async () => {
  const { mps } = northfield();
  const before = await state(mps);

  const answer = await mps.run([
    step(OCS, 'DeleteSipUser', { user: MARA }),
    step(OCS, 'Unsubscribe', ORG),
    BOOM,
  ]);

  expect(answer).toEqual(refusal('0x80004005', 'boom'));
  expect(await state(mps)).toEqual(before);
});

test('a failure in the last of several steps undoes all', async () => {
  const { mps } = northfield();

  const answer = await mps.run([
    step(HOSTED_DIRECTORY, 'CreateOrganization', {
      name: 'Fresh',
      container: RESELLER,
      planName: 'DirBusiness',
    }),
    step(OCS, 'Subscribe', { organization: memberOf(RESELLER, 'OU=Fresh'), planName: 'TalkOrg' }),
    step(OCS, 'Subscribe', { organization: memberOf(RESELLER, 'OU=Fresh'), planName: 'TalkOrgWest' }),
  ]);

  expect(answer).toMatchObject({ code: '0x80040e14' });
  expect(
    await mps.call(DIRECTORY, 'GetThisOrganizationRoot', { path: memberOf(RESELLER, 'OU=Fresh') }),
  ).toMatchObject({
    code: '0x80072030',
  });
});

describe('whichever step fails, nothing is left of the others', () => {
  test.each(LIFE.map((_step, index) => index + 1))('after %i', (count) => {
    const model = modelOf('northfield');
    const before = rowsOf(model);

    const { response } = run(requestOf([...LIFE.slice(0, count), BOOM]), { model });

    expect(response).toContain('description="boom"');
    expect(rowsOf(model)).toEqual(before);
  });

  test('while without the failure something is', () => {
    const model = modelOf('northfield');
    const before = rowsOf(model);

    const { response } = run(requestOf(LIFE), { model });

    expect(response).not.toContain('errorContext');
    expect(rowsOf(model)).not.toEqual(before);
  });
});

async function state(mps: ReturnType<typeof northfield>['mps']) {
  return [
    await mps.must(OCS, 'GetOrganizationAvailablePlans', ORG),
    await mps.must(OCS, 'GetSipDomainsByOrganization', ORG),
    await mps.must(MANAGED_OCS, 'GetPoolAssignment', ORG),
    await mps.must(OCS, 'GetOrganizationPlanAssignment', ORG),
    await mps.must(OCS, 'GetSipUserProperties', { user: MARA }),
  ];
}
