import { beforeEach, describe, expect, test } from '@jest/globals';
import { emulatorFor, newWorld, NOW, type World } from '../../client.js';
import { at, Cortex, newCustomer, type Node } from './client.js';

const emulator = emulatorFor();
let world: World;
let cortex: Cortex;

const customer = (inner: string, name = 'LTB') => `<customer><name>${name}</name>${inner}</customer>`;
const user = (name: string, inner = '') => customer(`<user><name>${name}</name>${inner}</user>`);
const managedBy = (name: string) =>
  `<properties><property><name>manager</name><value>${name}</value></property></properties>`;
const events = (provision: string, deprovision = 'None') =>
  `<subscription><name>Provision</name><access>${provision}</access></subscription><subscription><name>Deprovision</name><access>${deprovision}</access></subscription>`;
const provider = (name: string, inner: string) =>
  `<approvalproviders><approvalprovider><name>${name}</name>${inner}</approvalprovider></approvalproviders>`;
const managers = (levels: number, inner: string) =>
  provider(
    'Workflow Managers',
    `<configuration><managers>${levels}</managers></configuration><subscriptions>${inner}</subscriptions>`,
  );
const board = (inner: string) =>
  provider('Workflow Groups', `<groups><group><name>Board</name>${inner}</group></groups>`);
const members = (...names: string[]) =>
  `<members>${names.map((name) => `<member><username>${name}</username></member>`).join('')}</members>`;
const FSS = '<service><name>FSS</name><userplan><name>FULL</name></userplan></service>';
const forServices = (access: string) =>
  `<subscriptions><services><service><label>All</label>${events(access, access)}</service></services></subscriptions>`;

const answer = (id: string, status: string, reason = 'So be it') =>
  `<approvalresponses><approvalresponse><subscription><id>${id}</id><status>${status}</status><reason>${reason}</reason></subscription></approvalresponse></approvalresponses>`;

/** Status and flag of what a FIND finds at a path. */
async function state(entities: string, ...path: (string | number)[]): Promise<Node[]> {
  const found = at(await cortex.call('FIND', entities), 'customer', 0, ...path);
  return [at(found, 'status'), at(found, 'approvalpending')];
}

/** Who is asked, by name, with the id under which each is. */
async function asked(name: string): Promise<[id: string, user: string][]> {
  const { body } = await cortex.exchange('GET', customer('<approvalresponses/>', name));
  const questions = body.matchAll(/<subscription>\s*<id>([^<]*)<.*?<user>\s*<name>([^<]*)</gs);
  return [...questions].map(([, id = '', who = '']) => [id, who]);
}

async function idFor(who: string, name = 'LTB'): Promise<string> {
  return (await asked(name)).find(([, other]) => other === who)?.[0] ?? '';
}

async function requestStatus(id: number): Promise<Node> {
  const request = at(await cortex.call('GET', `<request><id>${id}</id></request>`), 'request', 0);
  return at(request, 'status');
}

beforeEach(async () => {
  world = newWorld(emulator());
  cortex = new Cortex(world);
  const staff = ['boss', 'lead', 'clerk'].map((name, index, all) => {
    const above = all[index - 1];
    return `<user><name>${name}</name>${above === undefined ? '' : managedBy(`${above}_LTB`)}</user>`;
  });
  await cortex.set(newCustomer('Larkspur Tea Blenders', staff.join('')));
});

describe('managers', () => {
  test('let a new user run once all levels agree', async () => {
    await cortex.set(customer(managers(2, `<users>${events('Object')}</users>`)));

    const id = await cortex.set(user('junior', managedBy('lead_LTB')));

    expect(await state(user('junior'), 'user', 0)).toEqual(['NotProvisioned', 'True']);
    expect(await requestStatus(id)).toBe('Pending');
    expect((await asked('LTB')).map(([, who]) => who)).toEqual(['lead_LTB', 'boss_LTB']);

    expect(
      (await cortex.exchange('SET', customer(answer(await idFor('lead_LTB'), 'Accepted')))).body,
    ).toMatch(/<response version="1.0" \/>$/);
    expect(await state(user('junior'), 'user', 0)).toEqual(['NotProvisioned', 'True']);

    expect(await cortex.set(customer(answer(await idFor('boss_LTB'), 'accepted')))).toBe(id);
    expect(await state(user('junior'), 'user', 0)).toEqual(['Provisioned', 'False']);
    expect(await requestStatus(id)).toBe('Provisioned');
    expect(
      at(await cortex.call('GET', customer('<approvalresponses/>')), 'customer', 0, 'approvalresponses'),
    ).toBe('');
  });

  test('drop a change that one of them rejects: its object stays as it is, and the log says why', async () => {
    await cortex.set(customer(managers(1, `<users>${events('Object')}</users>`)));
    const id = await cortex.set(user('clerk', '<phone>7</phone>'));

    await cortex.exchange(
      'SET',
      user('lead', answer(await idFor('lead_LTB'), 'Rejected', 'Too many phones')),
    );

    expect(await state(user('clerk'), 'user', 0)).toEqual(['Provisioned', 'False']);
    const { body } = await cortex.exchange('GET', `<request><id>${id}</id><log/></request>`);
    expect(body).toContain('<status>Failed</status>');
    expect(body).toContain('<message>Rejected: Too many phones</message>');
  });

  test('are those of whoever calls where the user has none, and nobody is asked where there is none', async () => {
    await cortex.set(customer(managers(1, `<users>${events('Object')}</users>`)));

    await cortex.set(user('boss', '<phone>1</phone>'));

    expect(await state(user('boss'), 'user', 0)).toEqual(['Provisioned', 'False']);
  });

  test('may be named by the path of their directory object', async () => {
    await cortex.set(customer(managers(1, `<users>${events('Object')}</users>`)));
    const { body } = await cortex.exchange('GET', user('lead', '<properties/>'));
    const path = /LDAP:\/\/(CN=[^<]*)/.exec(body)?.[1] ?? '';

    await cortex.set(user('junior', managedBy(path)));

    expect((await asked('LTB')).map(([, who]) => who)).toEqual(['lead_LTB']);
  });
});

describe('groups', () => {
  beforeEach(async () => {
    await cortex.set(customer(board(members('boss', 'lead') + forServices('Object'))));
  });

  test('hold a customer service, and with it what a user of the same call is given', async () => {
    const id = await cortex.set(customer(`${FSS}<user><name>clerk</name>${FSS}</user>`));
    expect(await state(customer('<service><name>FSS</name></service>'), 'service', 0)).toEqual([
      'NotProvisioned',
      'True',
    ]);

    for (const [question] of await asked('LTB'))
      await cortex.exchange('SET', customer(answer(question, 'Accepted')));

    expect(await requestStatus(id)).toBe('Provisioned');
    expect(await state(customer('<service><name>FSS</name></service>'), 'service', 0)).toEqual([
      'Provisioned',
      'False',
    ]);
    expect(
      await state(user('clerk', '<service><name>FSS</name></service>'), 'user', 0, 'service', 0),
    ).toEqual(['Provisioned', 'False']);
  });

  test('let a service that they reject go again, and what waited for it', async () => {
    const id = await cortex.set(customer(`${FSS}<user><name>clerk</name>${FSS}</user>`));

    await cortex.exchange('SET', customer(answer(await idFor('boss_LTB'), 'Rejected')));

    expect(await state(customer('<service><name>FSS</name></service>'), 'service', 0)).toEqual([
      'NotProvisioned',
      'False',
    ]);
    expect(await requestStatus(id)).toBe('Failed');
    await cortex.set(customer(board(forServices('None')) + FSS));
    expect(await state(customer('<service><name>FSS</name></service>'), 'service', 0)).toEqual([
      'Provisioned',
      'False',
    ]);
  });

  test('hold a deprovisioning: what is there stays until they agree', async () => {
    await cortex.set(customer(FSS));
    for (const [question] of await asked('LTB'))
      await cortex.exchange('SET', customer(answer(question, 'Accepted')));

    await cortex.set(customer('<service><name>FSS</name><status>NotProvisioned</status></service>'));

    expect(await state(customer('<service><name>FSS</name></service>'), 'service', 0)).toEqual([
      'Provisioned',
      'True',
    ]);
    expect((await cortex.exchange('GET', customer('<approvalresponses/>'))).body).toContain(
      '<description>Deprovision Customer Service - File Sharing - Larkspur Tea Blenders</description>',
    );
  });

  test('of a reseller are asked about its customers', async () => {
    await cortex.set(customer(board(members('boss') + forServices('Object')), 'LTB'));
    await cortex.set(customer('<service><name>Reseller</name></service>'));
    for (const [question] of await asked('LTB'))
      await cortex.exchange('SET', customer(answer(question, 'Accepted')));
    await cortex.set(newCustomer('Quill Printing Works', `<parent><name>LTB</name></parent>`));

    await cortex.set(customer(FSS, 'QPW'));

    expect((await asked('LTB')).map(([, who]) => who)).toEqual(['boss_LTB']);
    expect(await asked('QPW')).toEqual([]);
  });

  test('need as many as they say', async () => {
    await cortex.set(
      customer(board('<configuration><memberstoapprove>1</memberstoapprove></configuration>')),
    );
    const id = await cortex.set(customer(FSS));

    expect(await cortex.set(customer(answer(await idFor('lead_LTB'), 'Accepted')))).toBe(id);
  });

  test.each([
    ['seven days, if nobody says otherwise', '', 7],
    ['the days they say', '<configuration><timeoutdays>2</timeoutdays></configuration>', 2],
  ])('are given %s', async (_title, configuration, days) => {
    if (configuration !== '') await cortex.set(customer(board(configuration)));
    const id = await cortex.set(customer(FSS));

    world.control.advanceClock(days * 86_400_000 - 1);
    expect(await requestStatus(id)).toBe('Pending');
    world.control.advanceClock(1);

    expect(await requestStatus(id)).toBe('Failed');
    expect(await asked('LTB')).toEqual([]);
  });

  test('are asked as long as it takes with a time-out of 0', async () => {
    await cortex.set(customer(board('<configuration><timeoutdays>0</timeoutdays></configuration>')));
    const id = await cortex.set(customer(FSS));

    world.control.advanceClock(400 * 86_400_000);

    expect(await requestStatus(id)).toBe('Pending');
  });

  test('answer once', async () => {
    await cortex.set(customer(FSS));
    const id = await idFor('boss_LTB');
    await cortex.exchange('SET', customer(answer(id, 'Accepted')));

    expect(await cortex.refusal('SET', customer(answer(id, 'Accepted')))).toEqual([
      ...[1, 400, `Unable to update customer 'LTB'. The approval '${id}' is answered already.`],
    ]);
  });

  test('answer for themselves alone at user level', async () => {
    await cortex.set(customer(FSS));
    const id = await idFor('boss_LTB');

    expect((await cortex.refusal('SET', user('lead', answer(id, 'Accepted'))))[0]).toBe(1);
    expect((await cortex.exchange('GET', user('clerk', '<approvalresponses/>'))).body).not.toContain(
      'approvalresponses',
    );
  });

  test('answer with the words there are', async () => {
    await cortex.set(customer(FSS));

    expect((await cortex.refusal('SET', customer(answer(await idFor('boss_LTB'), 'Perhaps'))))[0]).toBe(17);
  });
});

describe('settings', () => {
  test('that are sent back as they were printed change nothing', async () => {
    await cortex.set(
      customer(
        managers(
          3,
          `<userservices><service><label>hosted exchange</label>${events('Object')}</service></userservices>`,
        ),
      ),
    );
    await cortex.set(customer(board(members('boss', 'lead') + forServices('Object'))));
    const { body } = await cortex.exchange('GET', customer('<approvalproviders/>'));
    const again = body
      .replace('<response version="1.0">', '<request version="1.0" action="SET">')
      .replace('</response>', '</request>');

    expect((await cortex.post(again)).status).toBe(200);

    expect((await cortex.exchange('GET', customer('<approvalproviders/>'))).body).toBe(body);
    await cortex.set(customer(board(members('boss', 'lead', 'clerk'))));
    expect((await cortex.exchange('GET', customer('<approvalproviders/>'))).body).toContain(
      '<memberstoapprove>3</memberstoapprove>',
    );
  });

  test('begin as the product sets them up', async () => {
    const { body } = await cortex.exchange('GET', customer('<approvalproviders/>'));

    expect(body.replaceAll(/\r\n */g, '')).toContain(
      '<approvalproviders><approvalprovider><name>Workflow Managers</name><description>Approval by line managers</description>' +
        '<configuration><managers>1</managers><timeoutdays>7</timeoutdays><reminderdays>3</reminderdays></configuration>' +
        `<subscriptions><users>${events('None')}</users></subscriptions></approvalprovider>` +
        '<approvalprovider><name>Workflow Groups</name><description>Approval by named groups</description><groups /></approvalprovider></approvalproviders>',
    );
  });

  test.each([
    ['an unknown provider', provider('Workflow Oracles', ''), 1],
    [
      'a service nobody offers',
      managers(1, `<userservices><service><label>Fax</label></service></userservices>`),
      21,
    ],
    ['a member who is no user', board(members('nobody')), 16],
    ['no level of managers', managers(0, ''), 1],
    [
      'groups of managers',
      provider('Workflow Managers', '<groups><group><name>x</name></group></groups>'),
      1,
    ],
    [
      'levels of groups',
      provider('Workflow Groups', '<configuration><managers>1</managers></configuration>'),
      1,
    ],
    ['a group without a name', provider('Workflow Groups', '<groups><group/></groups>'), 1],
    ['the removal of a group there is not', board('<action>delete</action>'), 1],
    ['another action', board('<action>burn</action>'), 1],
    ['another access', managers(1, `<users>${events('Everything')}</users>`), 1],
    ['days that are no number', board('<configuration><timeoutdays>soon</timeoutdays></configuration>'), 38],
  ])('are refused with %s', async (_title, settings, code) => {
    const before = (await cortex.exchange('GET', customer('<approvalproviders/>'))).body;

    expect((await cortex.refusal('SET', customer(settings)))[0]).toBe(code);

    expect((await cortex.exchange('GET', customer('<approvalproviders/>'))).body).toBe(before);
  });

  test('are not enabled where no provider is', async () => {
    const bare = newWorld(emulator(), { include: ['fixtures/cortex/_worlds/harbour.json'] });
    const dockmaster = new Cortex(bare, 'dockmaster_HUB:Harbour-1');

    expect(await dockmaster.refusal('SET', customer(managers(1, ''), 'HUB'))).toEqual([
      ...[
        1,
        400,
        "Unable to update customer 'HUB'. The approval provider 'Workflow Managers' is not enabled.",
      ],
    ]);
  });

  test.each(['GET', 'SET'])('are not for a caller that may only look (%s)', async (action) => {
    await cortex.set(
      user(
        'clerk',
        '<password><password>Tea-Time-1</password></password><roles><role>API User</role></roles>',
      ),
    );
    const clerk = new Cortex(world, 'clerk_LTB:Tea-Time-1');

    expect((await clerk.refusal(action, customer('<approvalproviders/>')))[0]).toBe(12);
  });
});

test('an approval is shown by the id under which somebody is asked, also once it is resolved', async () => {
  await cortex.set(customer(board(members('boss') + forServices('Object'))));
  await cortex.set(customer(FSS));
  const id = await idFor('boss_LTB');
  world.control.freezeClock(NOW + 86_400_000);
  await cortex.set(customer(answer(id, 'Accepted', 'Fine')));

  const approval = at(
    await cortex.call('GET', `<approval><id>{${id.toUpperCase()}}</id></approval>`),
    'approval',
  );

  expect(approval).toMatchObject({
    id,
    description: 'Provision Customer Service - File Sharing - Larkspur Tea Blenders',
    status: 'Accepted',
    requestdate: '20260115',
    resolveddate: '20260116',
    requestedbyuser: { name: 'cspadmin_CSP' },
    subscription: { status: 'Accepted', reason: 'Fine', user: { name: 'boss_LTB' } },
  });
});

test('an approval nobody asked for is not found', async () => {
  expect(
    await cortex.refusal('GET', '<approval><id>00000000-0000-4000-8000-000000000000</id></approval>'),
  ).toEqual([
    ...[
      1,
      400,
      "Unable to update customer '00000000-0000-4000-8000-000000000000'. The approval does not exist.",
    ],
  ]);
});

test('the removal of a held user takes its approvals with it', async () => {
  await cortex.set(customer(managers(1, `<users>${events('Object')}</users>`)));
  await cortex.set(user('junior', managedBy('lead_LTB')));

  await cortex.set(user('junior'), 'DELETE');

  expect(await asked('LTB')).toEqual([]);
  expect(at(await cortex.call('FIND', user('junior')), 'customer', 0, 'user')).toBe('');
});
