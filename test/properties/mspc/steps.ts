import fc from 'fast-check';
import type { Parameters, Tree } from '../../client.js';
import * as accounts from './accounts.js';
import { asFlag, asIds, asItems, asNumber, asPackageResult, asRecord, asTableIds } from './answers.js';
import {
  drawsFor,
  password,
  quotaName,
  spaceName,
  statusName,
  username,
  type Draws,
  type Sizes,
} from './draws.js';
import { byName, type Account, type Oracle } from './oracle.js';
import * as plans from './plans.js';
import * as reads from './reads.js';
import * as spaces from './spaces.js';
import { spaceStatus } from './statuses.js';

/** One call of a sequence: what is sent, and what the oracle says comes back. */
export interface Step {
  readonly operation: string;
  readonly callerId: number;
  readonly parameters: Parameters;
  /** What the oracle makes of it, changing itself. @throws Refusal, Code */
  expected(oracle: Oracle, caller: Account): unknown;
  /** The parts of the answer that the oracle speaks of. */
  seen(answer: Tree): unknown;
}

type Calls = { readonly weight: number; readonly arbitrary: fc.Arbitrary<Omit<Step, 'callerId'>> };

/** An operation's calls: how often they come, with what, what the oracle makes of them, how the answer is read. */
function calls<A extends object>(
  [operation, weight]: readonly [string, number],
  args: fc.Arbitrary<A>,
  expected: (oracle: Oracle, caller: Account, args: A) => unknown,
  seen: Step['seen'],
): Calls {
  const arbitrary = args.map((parameters) => ({
    operation,
    parameters: parameters as Parameters,
    expected: (oracle: Oracle, caller: Account) => expected(oracle, caller, parameters),
    seen,
  }));
  return { weight, arbitrary };
}

/** Any call by any caller, in a world that begins with so many of each. */
export function stepsFor(sizes: Sizes): fc.Arbitrary<Step> {
  const draws = drawsFor(sizes);
  const call = fc.oneof(...aboutAccounts(draws), ...aboutSpaces(draws), ...aboutPlans(draws));
  return fc.tuple(draws.callerId, call).map(([callerId, one]) => ({
    ...{ ...one, callerId },
    [fc.toStringMethod]: () => `${one.operation} by ${callerId} ${JSON.stringify(one.parameters)}`,
  }));
}

const byUsername = fc.record({ username });
const userRecord = asRecord(
  ...['UserId', 'OwnerId', 'Username', 'RoleId', 'StatusId', 'LoginStatusId', 'IsPeer', 'IsDemo'],
  'EcommerceEnabled',
);
const spaceRecord = asRecord(
  ...['PackageId', 'UserId', 'ParentPackageId', 'StatusId', 'PlanId', 'PackageName', 'ServerId'],
  'OverrideQuotas',
);
const planRecord = asRecord('PlanId', 'UserId', 'PackageId', 'ServerId', 'IsAddon', 'PlanName');
const addonRecord = asRecord('PackageAddonId', 'PackageId', 'PlanId', 'Quantity', 'StatusId');
const quotaRecord = asRecord('QuotaId', 'QuotaAllocatedValue', 'QuotaUsedValue');
const userIds = asIds('UserInfo', 'UserId');
const spaceIds = asIds('PackageInfo', 'PackageId');

/** Operations of esUsers and esAuthentication. */
function aboutAccounts({ userId, newUser, knownUser }: Draws): Calls[] {
  const byUser = fc.record({ userId });
  const sendLetter = fc.constant(false);
  const added = fc.oneof(
    { weight: 12, arbitrary: fc.record({ user: newUser, sendLetter, password }) },
    { weight: 1, arbitrary: fc.record({ sendLetter }) },
  );
  const logIn = fc.record({ username, password, ip: fc.constant('127.0.0.1') });
  const passwordOf = fc.record({ userId, password });
  const statusOf = fc.record({ userId, status: statusName });
  const listed = fc.record({ ownerId: userId, recursive: fc.boolean() });
  const { addUser, updateUser, deleteUser, shownUser } = accounts;
  return [
    calls(['AddUser', 8], added, addUser, asNumber),
    calls(['UpdateUser', 5], fc.record({ user: knownUser }), updateUser, asNumber),
    calls(['DeleteUser', 2], byUser, deleteUser, asNumber),
    calls(['ChangeUserPassword', 2], passwordOf, accounts.changeUserPassword, asNumber),
    calls(['ChangeUserStatus', 4], statusOf, accounts.changeUserStatus, asNumber),
    calls(
      ['AuthenticateUser', 2],
      logIn,
      (oracle, _, args) => accounts.authenticateUser(oracle, args),
      asNumber,
    ),
    calls(['UserExists', 1], byUsername, (oracle, _, args) => accounts.userExists(oracle, args), asFlag),
    calls(
      ['GetUserById', 2],
      byUser,
      (oracle, caller, args) => shownUser(oracle, caller, oracle.accounts.get(args.userId)),
      userRecord,
    ),
    calls(
      ['GetUserByUsername', 1],
      byUsername,
      (oracle, caller, args) => shownUser(oracle, caller, byName(oracle, args.username)),
      userRecord,
    ),
    calls(['GetUsers', 3], listed, accounts.getUsers, userIds),
  ];
}

/** Operations of esPackages on spaces and their add-ons. */
function aboutSpaces({ userId, spaceId, addonId, newSpace, knownSpace, addon }: Draws): Calls[] {
  const byUser = fc.record({ userId });
  const bySpace = fc.record({ packageId: spaceId });
  const byAddon = fc.record({ packageAddonId: addonId });
  const anAddon = fc.record({ addon });
  const renamed = fc.record({ packageId: spaceId, packageName: spaceName });
  const statusOf = fc.record({ packageId: spaceId, status: statusName.map(spaceStatus) });
  const quotaOf = fc.record({ packageId: spaceId, quotaName });
  return [
    calls(['AddPackage', 8], newSpace, spaces.addPackage, asPackageResult),
    calls(['UpdatePackage', 6], fc.record({ package: knownSpace }), spaces.updatePackage, asPackageResult),
    calls(['DeletePackage', 2], bySpace, spaces.deletePackage, asNumber),
    calls(['ChangePackageStatus', 3], statusOf, spaces.changePackageStatus, asNumber),
    calls(['UpdatePackageName', 1], renamed, spaces.updatePackageName, asNumber),
    calls(['AddPackageAddon', 5], anAddon, spaces.addPackageAddon, asPackageResult),
    calls(['UpdatePackageAddon', 3], anAddon, spaces.updatePackageAddon, asPackageResult),
    calls(['DeletePackageAddon', 1], byAddon, spaces.deletePackageAddon, asNumber),
    calls(['GetPackage', 2], bySpace, (oracle, _, args) => reads.getPackage(oracle, args), spaceRecord),
    calls(['GetPackages', 1], byUser, (oracle, _, args) => reads.getPackages(oracle, args), spaceIds),
    calls(['GetMyPackages', 1], byUser, reads.getMyPackages, spaceIds),
    calls(['GetPackageContext', 4], bySpace, reads.getPackageContext, asItems),
    calls(['GetPackageQuota', 2], quotaOf, reads.getPackageQuota, quotaRecord),
    calls(
      ['GetPackageAddon', 1],
      byAddon,
      (oracle, _, args) => reads.getPackageAddon(oracle, args),
      addonRecord,
    ),
    calls(['GetPackageAddons', 1], bySpace, reads.getPackageAddons, asTableIds('PackageAddonID')),
  ];
}

/** Operations of esPackages on plans and add-ons to sell. */
function aboutPlans({ userId, planId, plan }: Draws): Calls[] {
  const byUser = fc.record({ userId });
  const byPlan = fc.record({ planId });
  const aPlan = fc.record({ plan });
  const { addPlan, updatePlan, deletePlan } = plans;
  return [
    calls(
      ['AddHostingPlan', 6],
      aPlan,
      (oracle, caller, args) => addPlan(oracle, caller, args.plan, args.plan.IsAddon),
      asNumber,
    ),
    calls(
      ['AddHostingAddon', 2],
      aPlan,
      (oracle, caller, args) => addPlan(oracle, caller, args.plan, true),
      asNumber,
    ),
    calls(['UpdateHostingPlan', 5], aPlan, updatePlan, asPackageResult),
    calls(['UpdateHostingAddon', 2], aPlan, updatePlan, asPackageResult),
    calls(['DeleteHostingPlan', 2], byPlan, deletePlan, asNumber),
    calls(['DeleteHostingAddon', 1], byPlan, deletePlan, asNumber),
    calls(['GetHostingPlan', 2], byPlan, (oracle, _, args) => reads.getHostingPlan(oracle, args), planRecord),
    calls(
      ['GetHostingPlanContext', 1],
      byPlan,
      (oracle, _, args) => reads.getHostingPlanContext(oracle, args),
      asItems,
    ),
    calls(
      ['GetHostingPlans', 1],
      byUser,
      (oracle, caller, args) => reads.getPlans(oracle, caller, args, false),
      asTableIds('PlanID'),
    ),
    calls(
      ['GetHostingAddons', 1],
      byUser,
      (oracle, caller, args) => reads.getPlans(oracle, caller, args, true),
      asTableIds('PlanID'),
    ),
  ];
}
