import { beforeAll } from '@jest/globals';
import {
  HOSTED_DIRECTORY,
  MARA,
  ORG,
  ORGANIZATION,
  POOL,
  refusal,
  type Arguments,
  type Mps,
  type MpsWorld,
} from './client.js';

export const FEATURES = {
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
export const USER = { user: MARA };
const AVAILABLE = { availablePlans: { planName: 'TalkBasic' } };

/** Each procedure with arguments that fit the world of the examples, and the least role it accepts. */
export const PROCEDURES: Readonly<
  Record<string, { given: Arguments; role: 'customer' | 'domain' | 'none' }>
> = {
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
export const NAMES = Object.keys(PROCEDURES);

/** Arguments of a procedure, with some replaced. */
export function given(name: string, changes: Arguments = {}): Arguments {
  return { ...PROCEDURES[name]?.given, ...changes };
}

/** The same world for the tests of a group, which only read or are refused. */
export function onceOf(
  northfield: () => MpsWorld,
): (prepare?: (world: MpsWorld) => Promise<void>) => () => MpsWorld {
  return (prepare = () => Promise.resolve()) => {
    let made: MpsWorld | undefined;
    beforeAll(async () => {
      made = northfield();
      await prepare(made);
    });
    return () => {
      if (made === undefined) throw new Error('the world is there only inside tests');
      return made;
    };
  };
}

export function noPlan(type: string, path: string) {
  return refusal('0x80072030', `No plan of type '${type}' is assigned to '${path}'.`);
}

/** A user of the organization that administers nothing. */
export async function userOf(mps: Mps, userPrincipalName: string): Promise<void> {
  const user = { container: ORGANIZATION, userPrincipalName, isAdmin: '0', newPassword: 'Secret-1' };
  await mps.must(HOSTED_DIRECTORY, 'CreateUser', user);
}
