import { beforeEach, describe, expect, test } from '@jest/globals';
import { emulatorFor } from '../client.js';
import {
  newEstate,
  NAMES_OF_PRODUCTS,
  PASSWORD,
  PRODUCTS,
  type Estate,
  type Names,
} from '../estate/products.js';
import { callerOf } from './caller.js';

const emulator = emulatorFor();
const control = callerOf(emulator);
let estate: Estate;

beforeEach(async () => {
  estate = await newEstate(emulator());
});

type Entity = Readonly<Record<string, unknown>> & { readonly id: number };

const path = (rest: string) => `/sandboxes/${estate.world.name}/entities${rest}`;

async function entities(rest: string): Promise<Entity[]> {
  return (await control('GET', path(rest))).document as Entity[];
}

async function first(rest: string): Promise<Entity> {
  const [found] = await entities(rest);
  if (found === undefined) throw new Error(`nothing at ${rest}`);
  return found;
}

/** The names of a tenant and of its first user, as each product knows them. */
async function namesOf(tenantId: number): Promise<Names> {
  const tenant = await first(`/tenant?id=${tenantId}`);
  const user = await first(`/user?tenantId=${tenantId}`);
  return {
    fullName: String(tenant.fullName),
    code: String(tenant.code),
    eid: String(tenant.eid),
    shortName: String(tenant.shortName),
    organization: `LDAP://OU=${String(tenant.ou)},OU=Hosting,DC=csp,DC=local`,
    username: String(user.username),
    loginName: String(user.provisioningName),
    cortexName: String(user.cortexName),
    upn: String(user.upn),
  };
}

async function addCustomer(): Promise<{ tenant: Entity; user: Entity }> {
  const tenant = await control('POST', path('/tenant'), { fullName: 'Tea Blenders' });
  const { id } = tenant.document as Entity;
  const user = await control('POST', path('/user'), {
    ...{ tenantId: id, username: 'ada', password: PASSWORD, firstName: 'Ada', lastName: 'Quay' },
  });
  expect([tenant.status, user.status]).toEqual([201, 201]);
  return { tenant: tenant.document as Entity, user: user.document as Entity };
}

describe('entities are shown', () => {
  test('with their kinds and how many there are of each', async () => {
    const { document } = await control('GET', path(''));

    expect(document).toEqual(
      expect.arrayContaining([
        { kind: 'tenant', count: 1 },
        { kind: 'user', count: 1 },
        { kind: 'group', count: 1 },
        { kind: 'plan', count: 0 },
      ]),
    );
  });

  test('every kind of them', async () => {
    estate.world.control.seed('demo');
    const { document } = await control('GET', path(''));

    const wrong: unknown[] = [];
    for (const { kind, count } of document as { kind: string; count: number }[]) {
      const listed = await entities(`/${kind}?limit=10000`);
      if (listed.length !== count) wrong.push({ kind, count, listed });
      const [one] = listed;
      if (one === undefined) continue;
      const alone = await control('GET', path(`/${kind}/${one.id}`));
      if (JSON.stringify(alone.document) !== JSON.stringify(one)) wrong.push({ one, alone });
    }

    expect(wrong).toEqual([]);
  });

  test('by what a field says, by id and in pages', async () => {
    estate.world.control.seed('demo');
    const all = await entities('/user');

    const peers = await entities('/user?isPeer=true');
    const pages = [await entities('/user?limit=2'), await entities(`/user?limit=2&after=${all[1]?.id ?? 0}`)];

    expect(peers.map(({ id }) => id)).toEqual(
      all.filter(({ isPeer }) => isPeer === true).map(({ id }) => id),
    );
    expect(peers).not.toEqual([]);
    expect(pages.flat().map(({ id }) => id)).toEqual(all.slice(0, 4).map(({ id }) => id));
    expect((await entities('/tenant?parentId=null')).map(({ id }) => id)).toEqual([1]);
    expect(await entities('/tenant?code=nobody')).toEqual([]);
  });

  test('without passwords, wherever they stand', async () => {
    const { user } = await addCustomer();
    await control('PATCH', path(`/user/${user.id}`), {
      mspc: { MailboxPassword: 'Hidden-Pass-1', Color: 'red' },
    });

    const shown = await control('GET', path(`/user/${user.id}`));

    expect(shown.document).toMatchObject({ mspc: { MailboxPassword: '***', Color: 'red' } });
    expect(JSON.stringify(shown)).not.toMatch(/"password|Hidden-Pass|usernameKey/);
    expect((await control('GET', path(`/user?password=${PASSWORD}`))).status).toBe(400);
  });
});

describe('what is added or edited here', () => {
  test.each(NAMES_OF_PRODUCTS)('is told by %s', async (product) => {
    const { tenant } = await addCustomer();
    const names = await namesOf(tenant.id);

    const told = await PRODUCTS[product].tells(estate, names);

    expect(told).toEqual({ customer: expect.anything(), user: expect.anything() });
    expect(await PRODUCTS[product].logsIn(estate, names, PASSWORD)).toBe(true);
  });

  test('changes the name that products tell', async () => {
    const { tenant, user } = await addCustomer();

    await control('PATCH', path(`/tenant/${tenant.id}`), { fullName: 'Tea & Sons' });
    await control('PATCH', path(`/user/${user.id}`), { firstName: 'Grace', lastName: 'Pier' });

    const names = await namesOf(tenant.id);
    expect(await PRODUCTS.mspc.tells(estate, names)).toMatchObject({
      user: { FirstName: 'Grace', LastName: 'Pier' },
    });
    expect(await PRODUCTS.cortex.tells(estate, names)).toMatchObject({
      customer: { fullname: 'Tea & Sons' },
      user: { firstname: 'Grace', lastname: 'Pier' },
    });
    expect(await PRODUCTS.provisioning.tells(estate, names)).toMatchObject({
      customer: { displayName: 'Tea & Sons' },
    });
  });

  test.each(NAMES_OF_PRODUCTS)('changes the password that %s takes', async (product) => {
    const { tenant, user } = await addCustomer();
    const names = await namesOf(tenant.id);

    await control('PATCH', path(`/user/${user.id}`), { password: 'Another-1' });

    expect(await PRODUCTS[product].logsIn(estate, names, PASSWORD)).toBe(false);
    expect(await PRODUCTS[product].logsIn(estate, names, 'Another-1')).toBe(true);
  });

  test('suspends the account with its tenant: they are one', async () => {
    const { tenant, user } = await addCustomer();

    await control('PATCH', path(`/tenant/${tenant.id}`), { standing: 2 });

    expect(await control('GET', path(`/user/${user.id}`))).toMatchObject({ document: { standing: 2 } });
  });

  test('moves the place in the directory that MPS knows', async () => {
    const { tenant } = await addCustomer();

    await control('PATCH', path(`/tenant/${tenant.id}`), { ou: 'Leaves' });

    const names = await namesOf(tenant.id);
    expect(names.organization).toContain('OU=Leaves,');
    expect(await PRODUCTS.mps.tells(estate, names)).toEqual({
      customer: expect.anything(),
      user: expect.anything(),
    });
  });

  test('keeps the members of an object that are not named, and takes away those that are null', async () => {
    const { tenant } = await addCustomer();
    const edit = (cortex: object) => control('PATCH', path(`/tenant/${tenant.id}`), { cortex });
    await control('PATCH', path(`/tenant/${tenant.id}`), {
      cortex: { a: 1, b: { c: 2, d: 3 }, adminPassword: 'x' },
    });

    const { document } = await edit({ a: null, b: { d: 4 }, adminPassword: '***' });

    expect(document).toMatchObject({ cortex: { b: { c: 2, d: 4 }, adminPassword: '***' } });
    expect(emulator().control.find(estate.world.name)?.entity('tenant', tenant.id).cortex).not.toHaveProperty(
      'a',
    );
  });

  test('goes with all that hangs on it when it is removed', async () => {
    const { tenant, user } = await addCustomer();
    const names = await namesOf(tenant.id);
    const group = await control('POST', path('/group'), { tenantId: tenant.id, name: 'Tasters' });
    const { id: groupId } = group.document as Entity;
    await control('POST', path('/membership'), { groupId, userId: user.id });
    await control('POST', path('/extension'), { tenantId: tenant.id, name: '100', recordingMode: 'FULL' });

    expect((await control('DELETE', path(`/tenant/${tenant.id}`))).status).toBe(204);

    for (const kind of ['user', 'group', 'extension'])
      expect(await entities(`/${kind}?tenantId=${tenant.id}`)).toEqual([]);
    expect(await entities(`/membership?userId=${user.id}`)).toEqual([]);
    for (const product of NAMES_OF_PRODUCTS)
      expect(await PRODUCTS[product].tells(estate, names)).toEqual({ customer: undefined, user: undefined });
  });
});

describe('hosting is edited', () => {
  beforeEach(() => {
    estate.world.control.seed('demo');
  });

  test('so that MSPC shows the plan, the space and the domain as they are here', async () => {
    const space = await first('/space?isDefaultTop=false&parentId=1');
    const plan = await first(`/plan?id=${String(space.planId)}`);

    await control('PATCH', path(`/plan/${plan.id}`), { name: 'Renamed plan' });
    await control('PATCH', path(`/space/${space.id}`), { name: 'Renamed space' });
    const domain = await control('POST', path('/domain'), { spaceId: space.id, name: 'added.example' });

    const { admin } = estate.world;
    expect(await admin.call('GetHostingPlan', { planId: plan.id })).toMatchObject({
      PlanName: 'Renamed plan',
    });
    expect(await admin.call('GetPackage', { packageId: space.id })).toMatchObject({
      PackageName: 'Renamed space',
    });
    expect(domain).toMatchObject({ status: 201, document: { spaceId: space.id, isPointer: false } });
    expect((await control('DELETE', path(`/domain/${(domain.document as Entity).id}`))).status).toBe(204);
    expect(await entities('/domain?name=added.example')).toEqual([]);
  });

  test('but a plan that spaces run under stays', async () => {
    const { planId } = await first('/space?isDefaultTop=false&parentId=1');

    expect(await control('DELETE', path(`/plan/${String(planId)}`))).toEqual({
      status: 409,
      document: { error: `the estate refuses: planInUseBySpace {"planId":${String(planId)}}` },
    });
  });
});

describe('is refused, and nothing is changed:', () => {
  test.each<[what: string, method: string, rest: string, body: object, status: number, error: string]>([
    ['an unknown kind', 'GET', '/tenat', {}, 404, 'there is no kind tenat; the nearest is tenant'],
    ['a kind that objects have by birth', 'GET', '/constructor', {}, 404, 'there is no kind constructor'],
    ['an unknown one', 'GET', '/tenant/99', {}, 404, 'there is no tenant 99'],
    ['an id that is none', 'GET', '/tenant/x', {}, 400, 'an id is a whole number, not "x"'],
    [
      'an unknown field',
      'PATCH',
      '/tenant/1',
      { fulName: 'x' },
      400,
      'a tenant has no field fulName; the nearest is fullName',
    ],
    ['a wrong type', 'PATCH', '/tenant/1', { fullName: 1 }, 400, 'fullName: 1 is no text'],
    [
      'null where there has to be something',
      'PATCH',
      '/tenant/1',
      { code: null },
      400,
      'code: null is no text',
    ],
    ['an id', 'PATCH', '/tenant/1', { id: 5 }, 409, 'the id of a tenant does not change'],
    [
      'a name that is fixed',
      'PATCH',
      '/user/1',
      { username: 'x' },
      409,
      'the username of a user does not change',
    ],
    ['what points at nothing', 'PATCH', '/tenant/2', { parentId: 99 }, 409, 'there is no tenant 99'],
    ['a circle', 'PATCH', '/tenant/1', { parentId: 2 }, 409, 'tenant 2 is below tenant 1'],
    [
      'a location that is not there',
      'PATCH',
      '/tenant/2',
      { location: 'nowhere' },
      409,
      'there is no location nowhere',
    ],
    [
      'a code that is taken',
      'PATCH',
      '/tenant/2',
      { fullName: 'Half', code: 'csp' },
      409,
      'the estate refuses: tenantExists {"field":"code","value":"csp"}',
    ],
    [
      'a name that the schema wants once',
      'PATCH',
      '/user/2',
      { firstName: 'Half', cortexName: 'cspadmin_CSP' },
      409,
      'the estate refuses: UNIQUE constraint failed: user.cortexName',
    ],
    ['a new one without its name', 'POST', '/user', { tenantId: 2 }, 400, 'a new user needs username'],
    [
      'a new one of a kind that comes with the seed',
      'POST',
      '/service',
      { position: 1 },
      409,
      'no service can be added from outside',
    ],
    [
      'the end of the provider',
      'DELETE',
      '/tenant/1',
      {},
      409,
      'the estate refuses: tenantProtected {"tenantId":1}',
    ],
    ['the end of its first user', 'DELETE', '/user/1', {}, 409, 'the first user of the provider stays'],
    [
      'the end of a service that others point at',
      'DELETE',
      '/service/1',
      {},
      409,
      expect.stringMatching(/^\w+ \d+ points at service 1$/) as unknown as string,
    ],
    ['a filter that is no number', 'GET', '/tenant?parentId=x', {}, 400, 'parentId: "x" is no number'],
    [
      'a filter on an unknown field',
      'GET',
      '/tenant?cod=x',
      {},
      400,
      'a tenant has no field cod; the nearest is code',
    ],
  ])('%s', async (_what, method, rest, body, status, error) => {
    await addCustomer();
    const before = [await entities('/tenant'), await entities('/user'), await entities('/service')];

    const answer = await control(method, path(rest), method === 'GET' ? undefined : body);

    expect(answer).toEqual({ status, document: { error } });
    expect([await entities('/tenant'), await entities('/user'), await entities('/service')]).toEqual(before);
  });
});
