import { createHash } from 'node:crypto';
import type { Emulator } from '../../src/index.js';
import { at, Cortex, newCustomer } from '../apis/cortex/client.js';
import { DIRECTORY, HOSTING_NAMESPACE, isRefusal, memberOf, Mps } from '../apis/mps/client.js';
import { ProvisioningClient, provisioningUrl, statusOf } from '../apis/provisioning/client.js';
import { account, newWorld, pick, type World } from '../client.js';

export const PASSWORD = 'Quay-Side-1';
export const ROOT = 'LDAP://OU=Hosting,DC=csp,DC=local';

/** What the one customer of a world and its user go by in each product. */
export interface Names {
  readonly fullName: string;
  readonly code: string;
  readonly eid: string;
  readonly shortName: string;
  readonly organization: string;
  readonly username: string;
  readonly loginName: string;
  readonly cortexName: string;
  readonly upn: string;
}

/** A world with an administrator's client of each product. */
export interface Estate {
  readonly world: World;
  readonly cortex: Cortex;
  readonly recorder: ProvisioningClient;
  readonly mps: Mps;
  /** A client of the recorder that has not signed in. */
  visitor(): ProvisioningClient;
}

export async function newEstate(emulator: Emulator): Promise<Estate> {
  const world = newWorld(emulator);
  const visitor = () => new ProvisioningClient(provisioningUrl(emulator, world));
  const recorder = visitor();
  await recorder.login();
  return { world, cortex: new Cortex(world), recorder, mps: new Mps(world.url), visitor };
}

/** What a product can do with a customer and its user, in its own words. */
export interface Product {
  /** Makes the customer and its user, Ada Quay, with the password; where it can, from the clear text. */
  make(estate: Estate): Promise<void>;
  /** What it tells of the two; undefined for what is not there. */
  tells(estate: Estate, names: Names): Promise<{ readonly customer: unknown; readonly user: unknown }>;
  logsIn(estate: Estate, names: Names, password: string): Promise<boolean>;
  /** Suspends, locks or disables the user. */
  suspend(estate: Estate, names: Names): Promise<void>;
  /** Deletes the user and, where the product can, the customer. */
  remove(estate: Estate, names: Names): Promise<void>;
}

const FULL_NAME = 'Tea Blenders';

const mspc: Product = {
  async make({ world }) {
    const given = { CompanyName: FULL_NAME, FirstName: 'Ada', LastName: 'Quay' };
    await world.admin.number('AddUser', { ...account('ada', given), password: PASSWORD });
  },
  async tells({ world }, { username }) {
    if ((await world.admin.call('UserExists', { username })) === 'false') return GONE;
    const user = await world.admin.call('GetUserByUsername', { username });
    return { customer: pick(user, 'Role', 'IsPeer'), user: pick(user, 'Username', 'FirstName', 'LastName') };
  },
  async logsIn({ world }, { username }, password) {
    const answer = await world.admin.number('AuthenticateUser', { username, password, ip: '' });
    return answer === 0;
  },
  async suspend(estate, names) {
    const change = { userId: await userId(estate, names), status: 'Suspended' };
    await estate.world.admin.number('ChangeUserStatus', change);
  },
  async remove(estate, names) {
    await estate.world.admin.number('DeleteUser', { userId: await userId(estate, names) });
  },
};

const provisioning: Product = {
  async make({ recorder }) {
    const passwordHash = createHash('md5').update(PASSWORD).digest('hex');
    const environment = { eid: 'H001', displayName: FULL_NAME, shortName: 'Tea' };
    await recorder.call('createEnvironment', { environment });
    await recorder.call('createUser', {
      user: { eid: 'H001', loginName: 'ada', displayName: 'Ada Quay', passwordHash },
    });
  },
  async tells({ recorder }, { eid, loginName }) {
    const { environment } = fields(await recorder.call('getEnvironmentByEid', { eid }));
    const { user } = fields(await recorder.call('getUserByLoginNameAndEnvironment', { loginName, eid }));
    return {
      customer: environment && pick(environment, 'eid', 'shortName', 'displayName'),
      user: user && pick(user, 'loginName', 'displayName'),
    };
  },
  async logsIn({ visitor }, { eid, loginName }, password) {
    return statusOf(await visitor().login({ eid, loginName, password })) === 'OK';
  },
  async suspend(estate, names) {
    const { eid, loginName } = names;
    const known = { eid, loginName, id: await userId(estate, names), displayName: 'Ada Quay' };
    await estate.recorder.call('updateUser', { user: { ...known, locked: 1 } });
  },
  async remove(estate, names) {
    await estate.recorder.call('deleteUser', { userId: await userId(estate, names) });
  },
};

const cortex: Product = {
  async make(estate) {
    const password = `<password><password>${PASSWORD}</password></password>`;
    const names = '<firstname>Ada</firstname><lastname>Quay</lastname>';
    await estate.cortex.set(newCustomer(FULL_NAME, `<user><name>ada</name>${names}${password}</user>`));
  },
  async tells(estate, { code, cortexName }) {
    const user = `<user><name>${cortexName}</name></user>`;
    const customer = await estate.cortex.customer(code);
    if (customer === '') return GONE;
    const answer = await estate.cortex.call('GET', `<customer><name>${code}</name>${user}</customer>`);
    const found = at(answer, 'customer', 0, 'user', 0);
    return {
      customer: pick(customer, 'name', 'fullname'),
      user: found === '' ? undefined : pick(found, 'name', 'firstname', 'lastname', 'upn'),
    };
  },
  async logsIn({ world }, { cortexName, code }, password) {
    const answer = await new Cortex(world, `${cortexName}:${password}`).call('GET', '<identity/>');
    return at(answer, 'identity', 'customer', 'name') === code;
  },
  async suspend(estate, { code, cortexName }) {
    const user = `<user><name>${cortexName}</name><enabled>false</enabled></user>`;
    await estate.cortex.set(`<customer><name>${code}</name>${user}</customer>`);
  },
  async remove(estate, { code }) {
    await estate.cortex.set(`<customer><name>${code}</name></customer>`, 'DELETE');
  },
};

const mps: Product = {
  async make(estate) {
    const reseller = memberOf(ROOT, 'OU=HarborMail');
    const container = memberOf(reseller, `OU=${FULL_NAME}`);
    const user = memberOf(container, 'CN=ada@tea.example');
    const ada = { userPrincipalName: 'ada@tea.example', givenName: 'Ada', sn: 'Quay' };
    const organization = (name: string, above: string, policyName: string) =>
      estate.mps.must(DIRECTORY, 'CreateOrganization', { name, container: above, policyName });
    await organization('HarborMail', ROOT, 'reseller');
    await organization(FULL_NAME, reseller, 'customer');
    await estate.mps.must(DIRECTORY, 'CreateUser', { container, ...ada });
    await estate.mps.must(DIRECTORY, 'SetPassword', { user, newPassword: PASSWORD });
    await estate.mps.must(DIRECTORY, 'EnableUser', { user });
  },
  async tells(estate, { organization, upn }) {
    const type = await estate.mps.call(HOSTING_NAMESPACE, 'GetOrgType', { path: organization });
    const path = memberOf(organization, `CN=${upn}`);
    const user = await estate.mps.call(DIRECTORY, 'GetThisOrganizationRoot', { path });
    return { customer: isRefusal(type) ? undefined : type, user: isRefusal(user) ? undefined : user };
  },
  async logsIn({ world }, { upn }, password) {
    const own = new Mps(world.url, `${upn}:${password}`);
    return (await own.post('<request><data/></request>')).status === 200;
  },
  async suspend(estate, { organization, upn }) {
    await estate.mps.must(DIRECTORY, 'DisableUser', { user: memberOf(organization, `CN=${upn}`) });
  },
  async remove(estate, { organization, upn }) {
    await estate.mps.must(DIRECTORY, 'DeleteUser', { user: memberOf(organization, `CN=${upn}`) });
    await estate.mps.must(DIRECTORY, 'DeleteOrganization', { org: organization });
  },
};

export const PRODUCTS = { mspc, provisioning, cortex, mps } as const;
export const NAMES_OF_PRODUCTS = ['mspc', 'provisioning', 'cortex', 'mps'] as const;

export const GONE = { customer: undefined, user: undefined };

async function userId({ world }: Estate, { username }: Pick<Names, 'username'>): Promise<string> {
  const { UserId } = pick(await world.admin.call('GetUserByUsername', { username }), 'UserId');
  if (typeof UserId !== 'string') throw new Error(`there is no user ${username}`);
  return UserId;
}

function fields(answer: Awaited<ReturnType<ProvisioningClient['call']>>) {
  return pick(answer, 'environment', 'user');
}
