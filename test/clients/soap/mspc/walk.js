/**
 * The npm package `soap` against the MSPControl services of Provisim.
 *
 *   node mspc/walk.js http://127.0.0.1:9002/~soap [1.1|1.2]
 *
 * The address may end in a sandbox prefix (`/~NAME`); the walk expects a fresh world and leaves it as fresh.
 */
import { BasicAuthSecurity, createClientAsync, WSSecurity } from 'soap';
import { equal, leave, refusal, step } from '../telling.js';

const BASE = (process.argv[2] ?? 'http://127.0.0.1:9002').replace(/\/$/, '');
const IS_SOAP12 = process.argv[3] === '1.2';

const DISK_SPACE = 52; // quota OS.Diskspace, in MB
const OS_GROUP = 1; // resource group OS, which holds that quota
const PURCHASED = '2024-02-29T12:30:00';

// --- the client ------------------------------------------------------------------------------------------

/** A client whose calls answer the result itself, undefined where the answer has none. */
async function service(name, security) {
  const options = { forceSoap12Headers: IS_SOAP12 };
  const client = await createClientAsync(`${BASE}/${name}.asmx?wsdl`, options);
  if (security !== undefined) client.setSecurity(security);
  return {
    client,
    async call(operation, parameters) {
      const [answer] = await client[`${operation}Async`](parameters);
      return answer?.[`${operation}Result`] ?? undefined;
    },
  };
}

const basic = (login, password) => new BasicAuthSecurity(login, password);
const authentication = await service('esAuthentication');
const users = await service('esUsers', basic('serveradmin', 'serveradmin'));
const packages = await service('esPackages', basic('serveradmin', 'serveradmin'));
const resellerUsers = await service('esUsers', basic('reseller', 'Secret1!'));
const resellerPackages = await service('esPackages', basic('reseller', 'Secret1!'));

/** A HostingPlanInfo with the OS group and so many MB of disk space. */
const planInfo = (diskSpace, fields) => ({
  ...{ PlanId: 0, PackageId: 0, UserId: 1, ServerId: 0, PlanName: '', Available: true, IsAddon: false },
  ...{ SetupPrice: '10.50', RecurringPrice: 0, RecurrenceUnit: 2, RecurrenceLength: 1 },
  Groups: { HostingPlanGroupInfo: [{ GroupId: OS_GROUP, Enabled: true, CalculateDiskSpace: true }] },
  Quotas: { HostingPlanQuotaInfo: [{ QuotaId: DISK_SPACE, QuotaValue: diskSpace }] },
  ...fields,
});

const authenticate = (username, password) =>
  authentication.call('AuthenticateUser', { username, password, ip: '127.0.0.1' });
const user = (userId) => users.call('GetUserById', { userId });
const plan = (planId) => packages.call('GetHostingPlan', { planId });
const space = (packageId) => packages.call('GetPackage', { packageId });
const list = (found) => (found === undefined ? [] : [found].flat());

async function usersBelow(ownerId) {
  const found = await users.call('GetUsers', { ownerId, recursive: true });
  return list(found?.UserInfo).map(({ UserId }) => UserId).sort((a, b) => a - b);
}

function addPackage(client, userId, planId, packageName) {
  const terms = { packageComments: '', statusId: 1, purchaseDate: PURCHASED };
  return client.call('AddPackage', { userId, planId, packageName, ...terms });
}

/** Some columns of a DataSet's rows, as the texts the package makes of them. */
function rows(dataSet, ...columns) {
  equal('NewDataSet', dataSet?.schema?.attributes.id, 'the schema');
  return list(dataSet.diffgram?.NewDataSet?.Table).map((row) => columns.map((column) => row[column]));
}

/** Deletes happen in the background: asks until the account is gone, a bounded number of times. */
async function waitUntilGone(userId) {
  for (let tries = 0; tries < 100; tries += 1) if ((await user(userId)) === undefined) return;
  equal(undefined, userId, 'user gone after 100 tries, id');
}

const picked = (record, ...names) => names.map((name) => record?.[name]);

// --- the walk --------------------------------------------------------------------------------------------

const SENT = {
  ...{ Username: 'customer', FirstName: 'Zoë', LastName: 'Müller & Söhne <KG>', Email: 'zoe@example.com' },
  ...{ SecondaryEmail: 'zoe@example.org', PrimaryPhone: '+49 30 1', SecondaryPhone: '+49 30 2', Fax: '+49 30 3' },
  ...{ Address: '1 "Main" Street', City: 'Köln', State: 'NRW', Zip: '50667', Country: 'DE', InstantMessenger: 'zoe@im' },
  ...{ CompanyName: 'Zoë’s', SubscriberNumber: 'S-1', Comments: 'Prefers letters', HtmlMail: true },
};
const ids = {};

for (const [name, { client }] of Object.entries({ esUsers: users, esPackages: packages, esAuthentication: authentication }))
  await step(`The WSDL of ${name} is read whole`, async () => {
    const wsdl = await (await fetch(`${BASE}/${name}.asmx?wsdl`)).text();
    const described = client.describe()[name];
    const operations = [`${name}Soap`, `${name}Soap12`].map((port) => Object.keys(described[port]).length);
    const inBinding = wsdl.split('<soap:operation ').length - 1;
    equal([inBinding, inBinding], operations, 'operations of both ports');
  });

await step('AuthenticateUser accepts the right password', async () => equal(0, await authenticate('serveradmin', 'serveradmin')));
await step('AuthenticateUser answers -110 for a wrong password', async () => equal(-110, await authenticate('serveradmin', 'wrong')));
await step('AuthenticateUser answers -109 for an unknown name', async () => equal(-109, await authenticate('nobody', 'serveradmin')));
await step('UserExists knows serveradmin', async () => equal(true, await users.call('UserExists', { username: 'serveradmin' })));
await step('UserExists does not know nobody', async () => equal(false, await users.call('UserExists', { username: 'nobody' })));
await step('GetUsers is empty in a fresh world', async () => equal([], await usersBelow(1)));

await step('AddUser makes a reseller', async () => {
  const reseller = { RoleId: 2, StatusId: 1, OwnerId: 1, Username: 'reseller', Password: 'Secret1!', LastName: 'Reseller' };
  ids.reseller = await users.call('AddUser', { user: reseller, sendLetter: false });
  equal(true, ids.reseller > 1, `a new id instead of ${ids.reseller}:`);
  equal(['Reseller', 'Active'], picked(await user(ids.reseller), 'Role', 'Status'));
});

await step('AddUser makes a customer with the reseller’s own credentials', async () => {
  const customer = { ...SENT, RoleId: 3, StatusId: 1, OwnerId: ids.reseller };
  ids.customer = await resellerUsers.call('AddUser', { user: customer, sendLetter: false, password: 'Secret2!' });
  equal(true, ids.customer > ids.reseller, `a new id instead of ${ids.customer}:`);
});

await step('AddUser refuses a taken name with -100', async () => {
  const taken = { RoleId: 3, StatusId: 1, OwnerId: 1, Username: 'CUSTOMER' };
  equal(-100, await users.call('AddUser', { user: taken, sendLetter: false }));
});

await step('GetUserByUsername shows every field', async () => {
  const { Created, Changed, Vlans, ...got } = await users.call('GetUserByUsername', { username: 'customer' });
  equal([true, Created, null], [Created instanceof Date, Changed, Vlans], 'a date, twice, and no VLANs:');
  const rest = { UserId: ids.customer, OwnerId: ids.reseller, RoleId: 3, Role: 'User', StatusId: 1, Status: 'Active' };
  const flags = { IsPeer: false, IsDemo: false, EcommerceEnabled: false };
  equal(got, { ...got, ...SENT, ...rest, ...flags, LoginStatusId: 0, LoginStatus: 'Enabled', FailedLogins: 0 });
  equal(Object.keys(SENT).length + 12, Object.keys(got).length, 'fields');
});

await step('GetUsers lists both, at any depth', async () => equal([ids.reseller, ids.customer], await usersBelow(1)));

await step('UpdateUser stores the whole record', async () => {
  const before = await user(ids.customer);
  const { SubscriberNumber: _, Vlans: __, ...changed } = { ...before, FirstName: 'Zora', City: 'Bonn', HtmlMail: false };
  // The package reads dates as Date, but does not write them.
  const dates = { Created: before.Created.toISOString(), Changed: before.Changed.toISOString() };
  equal(0, await users.call('UpdateUser', { user: { ...changed, ...dates } }));
  const names = ['FirstName', 'LastName', 'City', 'State', 'SubscriberNumber', 'HtmlMail', 'Created'];
  equal(picked(changed, ...names), picked(await user(ids.customer), ...names));
  equal(0, await authenticate('customer', 'Secret2!'), 'the password still to fit:');
});

for (const [status, number] of [['Suspended', 2], ['Active', 1]])
  await step(`ChangeUserStatus to ${status} reaches everybody below`, async () => {
    equal(0, await users.call('ChangeUserStatus', { userId: ids.reseller, status }));
    for (const id of [ids.reseller, ids.customer]) equal([number, status], picked(await user(id), 'StatusId', 'Status'));
  });

await step('AddHostingPlan makes a plan with a quota', async () => {
  const sent = planInfo(1000, { PlanName: 'Reseller plan', PlanDescription: '1000 MB' });
  ids.plan = await packages.call('AddHostingPlan', { plan: sent });
  const names = ['PlanName', 'PlanDescription', 'UserId', 'IsAddon', 'SetupPrice'];
  equal(['Reseller plan', '1000 MB', 1, false, 10.5], picked(await plan(ids.plan), ...names));
  const listed = await packages.call('GetHostingPlans', { userId: 1 });
  equal([[String(ids.plan), 'Reseller plan']], rows(listed, 'PlanID', 'PlanName'));
});

await step('AddPackage makes a space for the reseller', async () => {
  const added = await addPackage(packages, ids.reseller, ids.plan, 'Reseller space');
  equal([], rows(added.ExceedingQuotas), 'exceeding quotas');
  ids.space = added.Result;
  const names = ['ParentPackageId', 'UserId', 'PlanId', 'PackageName', 'StatusId'];
  const got = await space(ids.space);
  equal([1, ids.reseller, ids.plan, 'Reseller space', 1], picked(got, ...names));
  equal(new Date(PURCHASED).toISOString(), got.PurchaseDate.toISOString());
});

await step('AddHostingPlan makes a plan under the reseller’s space', async () => {
  const sent = planInfo(600, { UserId: ids.reseller, PackageId: ids.space, PlanName: 'Customer plan' });
  ids.subPlan = await resellerPackages.call('AddHostingPlan', { plan: sent });
  equal(ids.space, (await plan(ids.subPlan))?.PackageId);
});

await step('AddPackage fits within the quota', async () => {
  const added = await addPackage(resellerPackages, ids.customer, ids.subPlan, 'First space');
  equal([], rows(added.ExceedingQuotas), 'exceeding quotas');
  ids.first = added.Result;
  equal(ids.space, (await space(ids.first))?.ParentPackageId);
});

await step('AddPackage answers -305 and the exceeded quota', async () => {
  const refused = await addPackage(resellerPackages, ids.customer, ids.subPlan, 'Second space');
  equal(-305, refused.Result);
  equal([['52', 'OS.Diskspace', '200']], rows(refused.ExceedingQuotas, 'QuotaID', 'QuotaName', 'QuotaValue'));
});

await step('AddPackageAddon raises the quota', async () => {
  ids.addon = await packages.call('AddHostingAddon', { plan: planInfo(100, { PlanName: 'More space', IsAddon: true }) });
  equal(true, (await plan(ids.addon))?.IsAddon, 'IsAddon');
  const addon = { PackageAddonId: 0, PackageId: ids.space, PlanId: ids.addon, Quantity: 2, PurchaseDate: PURCHASED, StatusId: 1 };
  const added = await packages.call('AddPackageAddon', { addon });
  equal([], rows(added.ExceedingQuotas), 'exceeding quotas');
  const listed = await packages.call('GetPackageAddons', { packageId: ids.space });
  equal([[String(added.Result), String(ids.addon)]], rows(listed, 'PackageAddonID', 'PlanID'));
});

await step('AddPackage fits after the add-on', async () => {
  ids.second = (await addPackage(resellerPackages, ids.customer, ids.subPlan, 'Second space')).Result;
  equal(true, ids.second > ids.first, `a new id instead of ${ids.second}:`);
  equal('Second space', (await space(ids.second))?.PackageName);
});

await step('UpdatePackageName renames a space', async () => {
  const renamed = { packageName: 'Größer & besser', packageComments: 'renamed' };
  equal(0, await resellerPackages.call('UpdatePackageName', { packageId: ids.first, ...renamed }));
  equal(['Größer & besser', 'renamed'], picked(await space(ids.first), 'PackageName', 'PackageComments'));
});

for (const [status, number] of [['Suspended', 2], ['Active', 1]])
  await step(`ChangePackageStatus to ${status}`, async () => {
    equal(0, await resellerPackages.call('ChangePackageStatus', { packageId: ids.first, status }));
    equal(number, (await space(ids.first))?.StatusId);
  });

await step('Wrong credentials are refused with 401', async () => {
  const stranger = await service('esUsers', basic('serveradmin', 'wrong'));
  const { response } = await refusal(() => stranger.call('UserExists', { username: 'serveradmin' }));
  equal([401, 'Access Denied', '401 Access Denied'], picked(response, 'status', 'statusText', 'data'));
});

const digest = (password) => new WSSecurity('serveradmin', password, { passwordType: 'PasswordDigest', hasTimeStamp: true });

await step('A UsernameToken with a digest is as good as Basic', async () => {
  const byToken = await service('esUsers', digest('serveradmin'));
  equal(true, await byToken.call('UserExists', { username: 'serveradmin' }));
});

await step('A UsernameToken with a wrong digest is WSE’s security fault', async () => {
  const stranger = await service('esUsers', digest('wrong'));
  const { message } = await refusal(() => stranger.call('UserExists', { username: 'serveradmin' }));
  equal(true, /^q0:FailedAuthentication: .*could not be authenticated or authorized/.test(message), `its text instead of ${message}:`);
});

await step('AddPackage with an unknown plan is a SOAP fault', async () => {
  const { message } = await refusal(() => addPackage(packages, ids.customer, 99999, 'Nowhere'));
  const code = IS_SOAP12 ? 'soap:Receiver: undefined' : 'soap:Server';
  const start = `${code}: Server was unable to process request. ---> `;
  equal([start, true], [message.slice(0, start.length), message.includes('FOREIGN KEY')]);
});

await step('DeleteUser refuses an owner of accounts with -102', async () => {
  equal(-102, await users.call('DeleteUser', { userId: ids.reseller }));
  equal('reseller', (await user(ids.reseller))?.Username);
});

await step('DeleteUser takes the spaces along', async () => {
  equal(0, await users.call('DeleteUser', { userId: ids.customer }));
  await waitUntilGone(ids.customer);
  equal([undefined, undefined], [await space(ids.first), await space(ids.second)]);
});

await step('DeleteUser of the reseller takes its space and that space’s plans along', async () => {
  equal(0, await users.call('DeleteUser', { userId: ids.reseller }));
  await waitUntilGone(ids.reseller);
  equal([undefined, undefined], [await space(ids.space), await plan(ids.subPlan)]);
});

await step('DeleteHostingPlan and DeleteHostingAddon', async () => {
  equal(0, await packages.call('DeleteHostingPlan', { planId: ids.plan }));
  equal(0, await packages.call('DeleteHostingAddon', { planId: ids.addon }));
  equal([undefined, undefined], [await plan(ids.plan), await plan(ids.addon)]);
});

await step('Nothing is left', async () => {
  equal([], await usersBelow(1), 'accounts');
  equal([], rows(await packages.call('GetHostingPlans', { userId: 1 })), 'plans');
  equal([], rows(await packages.call('GetHostingAddons', { userId: 1 })), 'add-on plans');
});

leave();
