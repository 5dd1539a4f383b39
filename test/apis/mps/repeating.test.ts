import { describe, expect, test } from '@jest/globals';
import { emulatorFor } from '../../client.js';
import {
  IMPORT,
  isRefusal,
  MANAGED_OCS,
  MARA,
  mpsWorld,
  OCS,
  ORGANIZATION,
  POOL,
  step,
  type Arguments,
} from './client.js';

const emulator = emulatorFor();
const northfield = () => mpsWorld(emulator());

const ORG = { organization: ORGANIZATION };
const USER = { user: MARA };
const FEATURES = {
  enabled: '1',
  enabledForEnhancedPresence: '1',
  enabledForFederation: '0',
  enabledForInternetAccess: '0',
  publicNetworkEnabled: '0',
  allowOrganizeMeetingWithAnonymousParticipants: '0',
  meetingPolicy: 'x',
  ucEnabled: '0',
  ucPolicy: 'x',
};

/** The idempotency table of the contract (behaviour 7): the call, and what its repetition does. */
const TABLE: readonly (readonly [
  namespace: string,
  procedure: string,
  given: Arguments,
  repeated: 'success' | 'failure',
])[] = [
  [IMPORT, 'EnableCustomerForPlans', { path: ORGANIZATION }, 'success'],
  [OCS, 'Initialize', {}, 'success'],
  [MANAGED_OCS, 'Initialize', {}, 'success'],
  [MANAGED_OCS, 'AddSharedPool', { poolFQDN: POOL, poolTag: 'west' }, 'success'],
  [MANAGED_OCS, 'RemoveSharedPool', { poolFQDN: POOL }, 'success'],
  [MANAGED_OCS, 'SetSharedPoolProperties', { poolFQDN: POOL, poolTag: 'east' }, 'success'],
  [MANAGED_OCS, 'DeleteSharedPool', { poolFQDN: POOL }, 'success'],
  [MANAGED_OCS, 'DeletePoolAssignment', ORG, 'success'],
  [OCS, 'SetPoolAssignment', { ...ORG, poolFQDN: POOL }, 'success'],
  [OCS, 'DisableSipUser', USER, 'success'],
  [OCS, 'EnableSipUser', USER, 'success'],
  [OCS, 'SetSipUserProperties', { ...USER, enabled: '0', primaryURI: 'mara@pinecrest.example' }, 'success'],
  [OCS, 'CreateSipDomain', { ...ORG, address: 'new.example' }, 'failure'],
  [OCS, 'CreateOrganizationPlan', { planName: 'New', planDescription: 'x' }, 'failure'],
  [OCS, 'CreateUserPlan', { planName: 'NewUser', planDescription: 'x', features: FEATURES }, 'failure'],
  [OCS, 'DeleteSipDomain', { ...ORG, address: 'new.example' }, 'failure'],
  [OCS, 'DeleteSipUser', USER, 'failure'],
  [OCS, 'CreateSipUser', { ...USER, planName: 'TalkBasic', primaryURI: 'mara@pinecrest.example' }, 'failure'],
];

describe('repeated', () => {
  test.each(TABLE)('%s::%s', async (namespace, procedure, given, repeated) => {
    const { mps } = northfield();
    for (const [ns, name, before] of preparations(procedure)) await mps.must(ns, name, before);
    await mps.must(namespace, procedure, given);

    expect(isRefusal(await mps.call(namespace, procedure, given))).toBe(repeated === 'failure');
  });

  test('Subscribe fails', async () => {
    const { mps } = northfield();
    await mps.run([step(OCS, 'DeleteSipUser', USER), step(OCS, 'Unsubscribe', ORG)]);
    await mps.must(OCS, 'Subscribe', { ...ORG, planName: 'TalkOrg' });

    expect(isRefusal(await mps.call(OCS, 'Subscribe', { ...ORG, planName: 'TalkOrg' }))).toBe(true);
  });

  test('AddAvailablePlans enables an entry again', async () => {
    const { mps } = northfield();
    const list = { ...ORG, availablePlans: { planName: 'TalkBasic' } };
    await mps.must(OCS, 'RemoveAvailablePlans', list);
    await mps.must(OCS, 'AddAvailablePlans', list);
    await mps.must(OCS, 'AddAvailablePlans', list);

    expect(await mps.must(OCS, 'GetOrganizationAvailablePlans', ORG)).toMatchObject({
      availablePlans: { plan: { planName: 'TalkBasic', planStatus: 'Enabled' } },
    });
  });
});

/** What must be there before a call can succeed the first time. */
function preparations(procedure: string): readonly (readonly [string, string, Arguments])[] {
  switch (procedure) {
    case 'RemoveSharedPool':
    case 'SetSharedPoolProperties':
      return [[MANAGED_OCS, 'AddSharedPool', { poolFQDN: POOL, poolTag: 'west' }]];
    case 'DeleteSipDomain':
      return [[OCS, 'CreateSipDomain', { ...ORG, address: 'new.example' }]];
    case 'CreateSipUser':
      return [[OCS, 'DeleteSipUser', USER]];
    default:
      return [];
  }
}
