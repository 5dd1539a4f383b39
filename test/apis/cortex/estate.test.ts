import { beforeEach, describe, expect, test } from '@jest/globals';
import { account, emulatorFor, newWorld, pick, rows, type World } from '../../client.js';
import { at, Cortex, each, newCustomer } from './client.js';

const emulator = emulatorFor();
let world: World;
let cortex: Cortex;

const LTB = '<name>LTB</name>';
const PASSWORD = '<password><password>Secret-1</password></password>';

beforeEach(() => {
  world = newWorld(emulator());
  cortex = new Cortex(world);
});

describe('what Cortex creates is there in MSPC', () => {
  beforeEach(async () => {
    await cortex.set(
      newCustomer(
        'Larkspur Tea Blenders',
        `<user><name>blend1</name>${PASSWORD}</user><user><name>blend2</name></user>`,
      ),
    );
  });

  test('the first user is an account below the provider’s, further ones are its peers', async () => {
    const users = rows(await world.admin.call('GetUsers', { ownerId: 1, recursive: true }), 'UserInfo');

    expect(users.map((user) => pick(user, 'UserId', 'Username', 'OwnerId', 'RoleId', 'Email'))).toEqual([
      {
        UserId: '2',
        Username: 'blend1',
        OwnerId: '1',
        RoleId: '3',
        Email: 'blend1_ltb@larkspur-tea-blenders.example',
      },
    ]);
    expect(
      pick(await world.admin.call('GetUserById', { userId: 3 }), 'Username', 'OwnerId', 'IsPeer'),
    ).toEqual({
      Username: 'blend2',
      OwnerId: '2',
      IsPeer: 'true',
    });
  });

  test('with the same password', async () => {
    const own = world.as('blend1:Secret-1');

    expect(pick(await own.call('GetUserById', { userId: 2 }), 'FirstName', 'LastName')).toEqual({
      FirstName: 'blend1',
      LastName: 'Default Lastname',
    });
  });

  test('a customer that is disabled is suspended there, and keeps its documented manners', async () => {
    await cortex.set(`<customer>${LTB}<enabled>false</enabled></customer>`);

    const user = await world.admin.call('GetUserById', { userId: 2 });
    expect(pick(user, 'Status')).toEqual({ Status: 'Suspended' });
    expect(await world.as('blend1:Secret-1').number('UserExists', { username: 'x' })).toBeNaN();
    expect((await new Cortex(world, 'blend1_LTB:Secret-1').refusal('GET', '<identity/>'))[0]).toBe(11);
  });

  test('a customer that is deleted takes its account along', async () => {
    await cortex.set(`<customer>${LTB}</customer>`, 'DELETE');

    expect(rows(await world.admin.call('GetUsers', { ownerId: 1, recursive: true }), 'UserInfo')).toEqual([]);
  });
});

describe('what MSPC creates is there in Cortex', () => {
  beforeEach(async () => {
    await world.admin.number(
      'AddUser',
      account('ines', {
        FirstName: 'Ines',
        LastName: 'Okafor',
        Email: 'ines@tea.example',
        CompanyName: 'Tea Blenders',
      }),
    );
  });

  test('as a customer with its first user, provisioned', async () => {
    const answer = await cortex.call('GET', '<customer><fullname>Tea Blenders</fullname><user/></customer>');

    expect(at(answer, 'customer', 0)).toMatchObject({
      name: 'TB',
      id: '2',
      fullname: 'Tea Blenders',
      location: 'csp.local',
      primarydomain: 'tb.csp.local',
      parent: { name: 'CSP', id: '1' },
      contactname: 'Ines Okafor',
      contactemail: 'ines@tea.example',
      enabled: 'True',
      status: 'Provisioned',
    });
    expect(at(answer, 'customer', 0, 'user', 0)).toMatchObject({
      name: 'ines_TB',
      id: '2',
      fullname: 'Ines Okafor',
      upn: 'ines_TB@tb.csp.local',
      firstname: 'Ines',
      lastname: 'Okafor',
      status: 'Provisioned',
    });
  });

  test('who logs in here by the name it has here', async () => {
    const own = new Cortex(world, 'ines_TB:Secret1!');

    expect(at(await own.call('GET', '<identity/>'), 'identity', 'customer', 'name')).toBe('TB');
  });

  test('and a round trip through Cortex changes nothing there', async () => {
    const before = await world.admin.call('GetUserById', { userId: 2 });
    const { body } = await cortex.exchange('GET', '<customer><name>TB</name><user/></customer>');

    await cortex.post(
      body.replace('<response version="1.0">', '<request action="SET">').replace('</response>', '</request>'),
    );

    const { Changed: _changed, ...after } = (await world.admin.call('GetUserById', { userId: 2 })) as Record<
      string,
      unknown
    >;
    expect(before).toMatchObject(after);
  });
});

test('services MSPC does not know are not in its contexts', async () => {
  const context = await world.admin.call('GetPackageContext', { packageId: 1 });

  expect(JSON.stringify(context)).not.toMatch(/Proxy|Reseller|HostedApps/);
});

test('a fresh MSPC still hands out account 2', async () => {
  await cortex.call('FIND', '<customer/>');

  expect(await world.admin.number('AddUser', account('first'))).toBe(2);
});

test('names are numbered and cut by the rules of the document', async () => {
  await cortex.set(newCustomer('Larkspur Tea Blenders'));
  await cortex.set(newCustomer('Late Train Bureau'));
  await cortex.set(newCustomer('solo'));

  const found = await cortex.call('FIND', '<customer/>');
  expect(each(at(found, 'customer'), 'name')).toEqual(['CSP', 'LTB', 'LTB1', 'sol']);
});

test('the demo has something to explore: seats, a request with its log, and what a reseller sells', async () => {
  const demo = new Cortex(newWorld(emulator(), 'demo'));

  const seats = await demo.exchange(
    'GET',
    '<report><name>Licence totals</name><dataformat>tsv</dataformat></report>',
  );
  const request = await demo.exchange('GET', '<request><id>1</id><log/></request>');
  const resold = await demo.exchange(
    'GET',
    '<customer><name>NH</name><service><name>Reseller</name></service></customer>',
  );

  expect(seats.body).toContain('File Sharing\t1\r\nHosted Exchange\t3\r\n');
  expect(request.body).toContain('<description>Hosted Exchange - Harbour Logistics</description>');
  expect(resold.body).toContain('<userlimit>50</userlimit>');
});
