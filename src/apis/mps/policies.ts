import { group, type Element } from './element.js';
import { PRIVATE_UNIT } from './objects.js';
import type { GroupPurpose } from '../../model/directory/groups.js';

/** Kinds of organization that an object can be made as. */
export const POLICY_NAMES = ['default', 'hosting', 'reseller', 'customer'] as const;
export type PolicyName = (typeof POLICY_NAMES)[number];

interface PolicyGroup {
  readonly prefix: string;
  /** What stands before the `@` of its account name. */
  readonly account: string;
  readonly purpose: GroupPurpose;
}

const ADMINS = { prefix: 'Admins', account: 'A', purpose: 'admins' } as const;
const CSR_ADMINS = { prefix: 'CSRAdmins', account: 'CA', purpose: 'csrAdmins' } as const;
const ALL_USERS = { prefix: 'AllUsers', account: 'AU', purpose: 'allUsers' } as const;

interface Policy {
  readonly groups: readonly PolicyGroup[];
  /** Groups in the organization's private unit. */
  readonly privateGroups: readonly PolicyGroup[];
}

/**
 * The groups an organization is made with.
 *
 * @source whp_ops_component_infrastructure_ad_groups; AU from dd278953
 * @fidelity documented; account names without an example inferred
 */
const POLICIES: Readonly<Record<PolicyName, Policy>> = {
  default: { groups: [], privateGroups: [] },
  hosting: {
    groups: [ADMINS, CSR_ADMINS],
    privateGroups: [
      ALL_USERS,
      { prefix: 'AllUsersGroup', account: 'AUG', purpose: 'allUsersGroup' },
      { prefix: 'AllResellerAdminsGroups', account: 'ARAG', purpose: 'allResellerAdmins' },
      { prefix: 'AllResellerCSRAdminsGroups', account: 'ARCAG', purpose: 'allResellerCsrAdmins' },
    ],
  },
  reseller: {
    groups: [ADMINS, CSR_ADMINS],
    privateGroups: [{ prefix: 'AllCustomers', account: 'AC', purpose: 'allCustomers' }, ALL_USERS],
  },
  customer: { groups: [ADMINS], privateGroups: [ALL_USERS] },
};

/** What a policy prescribes for an organization of this name. */
export function organizationPolicy(policyName: PolicyName, name: string): Element {
  const { groups, privateGroups } = POLICIES[policyName];
  const inside = group('org', [groupList(privateGroups, name)], { name: PRIVATE_UNIT });
  return group(
    'policy',
    [privateGroups.length === 0 ? undefined : group('orgs', [inside]), groupList(groups, name)],
    {
      name: policyName,
    },
  );
}

/** What a policy prescribes for a user of an organization of this name. */
export function userPolicy(policyName: PolicyName, organization: string): Element {
  const belongs = POLICIES[policyName].privateGroups.includes(ALL_USERS);
  const memberships = belongs
    ? [group('membership', [], { group: `${ALL_USERS.prefix}@${organization}` })]
    : [];
  return group('policy', [group('memberships', memberships)], { name: policyName });
}

/** What the members of a group of this name are. */
export function purposeOf(name: string): GroupPurpose | undefined {
  const prefix = name.split('@')[0];
  return Object.values(POLICIES)
    .flatMap(({ groups, privateGroups }) => [...groups, ...privateGroups])
    .find((known) => known.prefix === prefix)?.purpose;
}

function groupList(groups: readonly PolicyGroup[], organization: string): Element {
  return group(
    'groups',
    groups.map(({ prefix, account }) =>
      group('group', [], { name: `${prefix}@${organization}`, samName: `${account}@${organization}` }),
    ),
  );
}
