import type { Value, Values } from '../../contract/description.js';
import { LOGIN, ROLE, STANDING } from '../../model/codes.js';
import type { Plan } from '../../model/plans.js';
import type { User } from '../../model/users.js';
import { ExampleEstate } from './exampleEstate.js';
import { typeNameOf } from './itemTypeNames.js';
import { pinAt } from './totp.js';
import { toHostingPlanInfo, toPackageAddonInfo, toPackageInfo, toUserInfo, userExtras } from './wire.js';
import type { MspcContext } from './context.js';

const PASSWORD = 'Example-1';

/** Values with which an operation finds what it needs in an estate, for the parameters that it has. */
export function exampleOf(operation: string, parameters: readonly string[], context: MspcContext): Values {
  const estate = new ExampleEstate(context);
  const values: Record<string, Value> = {};
  for (const parameter of parameters) {
    const value = BY_PARAMETER[parameter.toLowerCase()]?.(estate);
    if (value !== undefined) values[parameter] = value;
  }
  const own = Object.entries(BY_OPERATION[operation]?.(estate) ?? {});
  return { ...values, ...Object.fromEntries(own.filter(([name]) => parameters.includes(name))) };
}

/** What parameters mean wherever they stand, by name in lower case: not every operation spells them alike. */
const BY_PARAMETER: Readonly<Record<string, (estate: ExampleEstate) => Value | undefined>> = {
  userid: ({ customer }) => customer.id,
  ownerid: ({ reseller }) => reseller.id,
  changeuserid: ({ customer }) => customer.id,
  username: ({ customer }) => customer.username,
  ip: () => '127.0.0.1',
  password: () => PASSWORD,
  packageid: ({ space }) => space.id,
  planid: ({ plan }) => plan?.id,
  addonplanid: ({ addonPlan }) => addonPlan?.id,
  packageaddonid: ({ addon }) => addon?.id,
  itemid: ({ item }) => item?.id,
  itemtypeid: ({ itemType }) => itemType?.id,
  itemtypename: (estate) => itemTypeName(estate),
  typename: (estate) => itemTypeName(estate),
  destinationserviceid: ({ installation }) => installation?.id,
  quotaname: ({ quotaName }) => quotaName,
  quantity: () => 1,
  filtervalue: () => '%',
  maximumrows: () => 10,
  startdate: ({ context }) => dayOf(context.model.clock.now() - MONTH_MS),
  enddate: ({ context }) => dayOf(context.model.clock.now()),
  purchasedate: ({ context }) => dayOf(context.model.clock.now()),
  to: ({ customer }) => customer.email ?? 'somebody@example.test',
  propertyname: () => 'Style',
  propertyvalue: () => 'Dark',
};

/** What only the operation tells: whose lists it reads, which record it changes, what has to be new. */
const BY_OPERATION: Readonly<Record<string, (estate: ExampleEstate) => Values>> = {
  ...byEach(
    ['GetUsersPaged', 'GetUsersPagedRecursive', 'GetUsersSummary', 'GetUserDomainsPaged'],
    ofReseller,
  ),
  ...byEach(
    ['GetHostingPlans', 'GetHostingAddons', 'GetPackagesPaged', 'SearchServiceItemsPaged'],
    ofReseller,
  ),
  ...byEach(['GetSearchObject', 'GetSearchObjectQuickFind'], ofReseller),
  GetSearchTableByColumns: ({ reseller, parentSpace }) => ({
    ...{ PagedStored: 'Users', FilterValue: '%', MaximumRows: 10, Recursive: true },
    ...{ UserID: reseller.id, PackageID: parentSpace.id, PlanID: 0 },
  }),
  AddUser: (estate) => ({ user: newUser(estate), password: PASSWORD }),
  AddUserLiteral: (estate) => ({ ...lowered(newUser(estate)), password: PASSWORD }),
  AddUserVLan: () => ({ vLan: { VLanID: 100, Comment: 'Office' } }),
  DeleteUserVLan: () => ({ vLanId: 100 }),
  ...byEach(['UpdateUser', 'UpdateUserTask', 'UpdateUserTaskAsynchronously'], ({ customer }) => ({
    user: recordOf(toUserInfo(customer, 'never')),
  })),
  UpdateUserLiteral: ({ customer }) => lowered(recordOf(toUserInfo(customer, 'never'))),
  DeleteUser: ({ peer, customer }) => ({ userId: (peer ?? customer).id }),
  ChangeUserStatus: () => ({ status: 'Suspended' }),
  GetUserSettings: () => ({ settingsName: 'AccountSummaryLetter' }),
  UpdateUserSettings: ({ customer }) => ({
    settings: { UserId: customer.id, SettingsName: 'ExampleSettings', SettingsArray: [['Colour', 'Blue']] },
  }),
  UpdateUserMfa: () => ({ activate: true }),
  ...byEach(['GetUserMfaQrCodeData', 'ActivateUserMfaQrCode', 'ValidatePin', 'SendPin'], secondFactor),
  AddHostingPlan: (estate) => newPlan(estate, 'plan'),
  AddHostingAddon: (estate) => newPlan(estate, 'addon'),
  UpdateHostingPlan: (estate) => ({ plan: planRecord(estate, estate.plan) }),
  UpdateHostingAddon: (estate) => ({ plan: planRecord(estate, estate.addonPlan) }),
  DeleteHostingPlan: (estate) => planId(estate.unused('plan')),
  DeleteHostingAddon: (estate) => planId(estate.unused('addon')),
  GetNestedPackagesSummary: ({ parentSpace }) => ({ packageId: parentSpace.id }),
  GetNestedPackagesPaged: ({ parentSpace }) => ({ packageId: parentSpace.id, planId: 0 }),
  GetPackagePackages: ({ parentSpace }) => ({ packageId: parentSpace.id }),
  AddPackage: ({ plan }) => ({ packageName: `${plan?.name ?? 'New'} space`, statusId: STANDING.active }),
  UpdatePackage: ({ space, context }) => ({
    package: { ...recordOf(toPackageInfo(space, 0)), ...bought(context, space.purchasedAt) },
  }),
  UpdatePackageLiteral: ({ space, context }) => ({
    ...lowered(bought(context, space.purchasedAt)),
    statusId: space.standing,
    packageName: space.name,
    packageComments: space.comments,
  }),
  UpdatePackageName: () => ({ packageName: 'Renamed space', packageComments: '' }),
  DeletePackage: ({ leaf }) => ({ packageId: leaf.id }),
  ChangePackageStatus: () => ({ status: 'Suspended' }),
  EvaluateUserPackageTempate: () => ({ template: 'Hello #user.FirstName#' }),
  GetPackageSettings: () => ({ settingsName: 'NameServers' }),
  UpdatePackageSettings: ({ space }) => ({
    settings: { PackageId: space.id, SettingsName: 'ExampleSettings', SettingsArray: [['Colour', 'Blue']] },
  }),
  AddPackageAddon: ({ addonPlan, space, context }) => ({
    addon: {
      ...{ PackageId: space.id, PlanId: addonPlan?.id ?? 0, Quantity: 1, StatusId: STANDING.active },
      ...bought(context, null),
    },
  }),
  AddPackageAddonLiteral: ({ addonPlan }) => ({ ...planId(addonPlan), statusId: STANDING.active }),
  UpdatePackageAddon: ({ addon, context }) =>
    addon === undefined
      ? {}
      : { addon: { ...recordOf(toPackageAddonInfo(addon)), ...bought(context, addon.purchasedAt) } },
  UpdatePackageAddonLiteral: ({ addon }) => ({ planId: addon?.planId ?? 0, statusId: STANDING.active }),
  AddPackageWithResources: ({ plan }) => ({
    spaceName: `${plan?.name ?? 'New'} space`,
    statusId: STANDING.active,
  }),
  CreateUserWizard: (estate) => ({
    ...lowered(newUser(estate)),
    ...{ parentPackageId: estate.parentSpace.id, createPackage: true },
  }),
  ...byEach(['AuthenticateUser', 'GetUserByUsernamePassword'], ({ customer }) => ({
    password: customer.password ?? '',
  })),
  ChangeUserPasswordByUsername: ({ customer }) => ({
    oldPassword: customer.password ?? '',
    newPassword: PASSWORD,
  }),
  SetupControlPanelAccounts: () => ({ passwordA: PASSWORD, passwordB: PASSWORD }),
};

function byEach(operations: readonly string[], example: (estate: ExampleEstate) => Values) {
  return Object.fromEntries(operations.map((operation) => [operation, example]));
}

function ofReseller({ reseller }: ExampleEstate): Values {
  return { userId: reseller.id };
}

const MONTH_MS = 30 * 24 * 60 * 60 * 1000;

/** A day's beginning, as a .NET client writes a date that no time was given with. */
function dayOf(instantMs: number): string {
  return `${new Date(instantMs).toISOString().slice(0, 10)}T00:00:00`;
}

/** SQL Server knows no dates as early as the one that .NET sends of a field that nobody set. */
function bought({ model }: MspcContext, purchasedAt: number | null): Values {
  return { PurchaseDate: dayOf(purchasedAt ?? model.clock.now()) };
}

function newUser(estate: ExampleEstate): Values {
  const username = estate.freeUsername('example');
  return {
    ...{ RoleId: ROLE.user, StatusId: STANDING.active, LoginStatusId: LOGIN.enabled },
    ...{ OwnerId: estate.reseller.id, Username: username },
    ...{ FirstName: 'Jo', LastName: 'Example', Email: `${username}@example.test`, HtmlMail: true },
  };
}

function secondFactor({ context, guarded, customer }: ExampleEstate): Values {
  const user: User = guarded ?? customer;
  const { pinSecret } = userExtras(user);
  const pin = pinSecret === null ? '000000' : pinAt(pinSecret, context.model.clock.now());
  return { username: user.username, pin };
}

function newPlan(estate: ExampleEstate, kind: 'plan' | 'addon'): Values {
  const model = kind === 'plan' ? estate.plan : estate.addonPlan;
  const taken = new Set(estate.context.model.plans.all().map(({ name }) => name));
  let name = 'Example';
  for (let number = 2; taken.has(name); number += 1) name = `Example ${number}`;
  const fresh = { PlanId: 0, PlanName: name, IsAddon: kind === 'addon', Available: true };
  return { plan: { ...planRecord(estate, model), ...fresh } };
}

/** A plan whole: an update without its lists would wipe them. */
function planRecord({ context, administrator }: ExampleEstate, plan: Plan | undefined): Values {
  if (plan === undefined) return { UserId: administrator.id };
  const { plans } = context.model;
  const groups = plans.services(plan.id).map((it) => ({
    GroupId: it.serviceId,
    Enabled: true,
    CalculateDiskSpace: it.calculatesDiskSpace,
    CalculateBandwidth: it.calculatesBandwidth,
  }));
  const quotas = plans.quotas(plan.id).map(({ quotaId, value }) => ({ QuotaId: quotaId, QuotaValue: value }));
  return { ...recordOf(toHostingPlanInfo(plan)), Groups: groups, Quotas: quotas };
}

function planId(plan: Plan | undefined): Values {
  return plan === undefined ? {} : { planId: plan.id };
}

function itemTypeName({ context, itemType }: ExampleEstate): string | undefined {
  return itemType === undefined ? undefined : typeNameOf(context, itemType);
}

/** The plain fields of a wire record, as far as every brand has them; dates are numbers there and keep their defaults. */
function recordOf(record: object): Values {
  const entries = Object.entries(record).filter(
    (entry): entry is [string, Value] =>
      !UNTOLD.has(entry[0]) && entry[1] !== null && typeof entry[1] !== 'object',
  );
  return Object.fromEntries(entries);
}

const UNTOLD = new Set(['Created', 'Changed', 'PurchaseDate', 'StatusIDchangeDate', 'MfaMode']);

/** The same as parameters of the literal operations. */
function lowered(record: Values): Values {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [name.slice(0, 1).toLowerCase() + name.slice(1), value]),
  );
}
