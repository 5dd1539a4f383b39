import { describe, expect, test } from '@jest/globals';
import { account, emulatorFor, newWorld, NOW, type Parameters, type World } from '../../client.js';

const emulator = emulatorFor();

/** A world whose provider has these settings for letters to new accounts. */
function worldWithLetter(
  properties: Readonly<Record<string, string>>,
  more: Record<string, unknown> = {},
): World {
  const settings = [{ userId: 1, name: 'AccountSummaryLetter', properties }];
  return newWorld(emulator(), { include: ['default'], settings, ...more });
}

function addUser({ admin }: World, given: Parameters = {}, sendLetter = true) {
  const contact = { FirstName: 'Mia', LastName: 'Moe', Email: 'mia@example.test', CompanyName: 'Moe & Co' };
  return admin.call('AddUser', { ...account('mia', { ...contact, ...given }), sendLetter });
}

const LETTER = {
  ...{ EnableLetter: 'True', From: 'desk@example.test', CC: 'archive@example.test', Priority: 'High' },
  Subject: 'Welcome #user.Username#',
  HtmlBody:
    '<p>#user.FirstName# #user.LastName# of #user.CompanyName#, number #user.UserId#, #user.Email#, #Nothing#.</p>',
  TextBody: 'Hello #user.FirstName#',
};

describe('the letter to a new account', () => {
  test('is off on a fresh installation', async () => {
    const world = newWorld(emulator());

    expect(await addUser(world)).toBe('2');
    expect(world.control.outbox()).toEqual([]);
  });

  test('is sent as text, with the names filled in, once it is switched on', async () => {
    const world = worldWithLetter(LETTER);

    await addUser(world);

    expect(world.control.outbox()).toEqual([
      {
        ...{ id: 1, sentAt: NOW, sender: 'desk@example.test', recipient: 'mia@example.test' },
        ...{ blindCopies: 'archive@example.test', subject: 'Welcome mia', body: 'Hello Mia' },
        ...{ isHtml: false, priority: 'High' },
      },
    ]);
  });

  test('is HTML for who wants HTML, with a blind copy to the second address', async () => {
    const world = worldWithLetter(LETTER);

    await addUser(world, { HtmlMail: true, SecondaryEmail: 'mia@second.test' });

    expect(world.control.outbox()).toMatchObject([
      {
        ...{ blindCopies: 'archive@example.test,mia@second.test', isHtml: true },
        body: '<p>Mia Moe of Moe & Co, number 2, mia@example.test, .</p>',
      },
    ]);
  });

  test('is not sent when the caller does not ask for it', async () => {
    const world = worldWithLetter(LETTER);

    await addUser(world, {}, false);

    expect(world.control.outbox()).toEqual([]);
  });

  test('is not sent without a body of the recipient’s kind', async () => {
    const world = worldWithLetter({ ...LETTER, HtmlBody: '' });

    await addUser(world, { HtmlMail: true });

    expect(world.control.outbox()).toEqual([]);
  });

  test('is not sent for an account that is refused', async () => {
    const world = worldWithLetter(LETTER);

    await addUser(world, { OwnerId: 99 });

    expect(world.control.outbox()).toEqual([]);
  });

  test('comes from the nearest owner that has settings for it', async () => {
    const nearer = {
      userId: 2,
      name: 'AccountSummaryLetter',
      properties: { ...LETTER, From: 'nearer@example.test' },
    };
    const world = worldWithLetter(LETTER, {
      users: [{ id: 2, ownerId: 1, username: 'reseller', role: 'reseller', password: 'x' }],
      settings: [{ userId: 1, name: 'AccountSummaryLetter', properties: LETTER }, nearer],
    });

    await addUser(world, { OwnerId: 2 });
    await addUser(world, { OwnerId: 1, Email: 'second@example.test' });

    expect(world.control.outbox().map(({ sender }) => sender)).toEqual(['nearer@example.test']);
  });
});

describe('the letter about a new space', () => {
  const addSpace = ({ admin }: World, userId: number, given: Parameters = {}) =>
    admin.call('AddPackage', {
      userId,
      planId: 1,
      packageName: 'Shop',
      statusId: 1,
      purchaseDate: '2026-01-01',
      ...given,
    });

  test('is on on a fresh installation', async () => {
    const world = newWorld(emulator(), 'standalone');

    await addSpace(world, 2, { packageComments: 'none' });

    expect(world.control.outbox()).toEqual([
      {
        ...{ id: 1, sentAt: NOW, sender: 'support@myhosting.com', recipient: 'admin@myhosting.com' },
        ...{
          blindCopies: 'support@myhosting.com',
          subject: '"Shop" hosting space has been created for you!',
        },
        body: '<html><body><p>Hello Server,</p><p>the hosting space <b>Shop</b> has been created under your account admin.</p></body></html>',
        ...{ isHtml: true, priority: 'Normal' },
      },
    ]);
  });

  test('comes from the reseller that has settings of its own', async () => {
    const world = newWorld(emulator(), 'demo');

    await addSpace(world, 5, { planId: 3 });

    expect(world.control.outbox()).toMatchObject([
      {
        ...{
          sender: 'welcome@northwind.example',
          recipient: 'anna.berger@alpine-sports.example',
          blindCopies: '',
        },
        ...{ subject: 'Your hosting space Shop', isHtml: true },
      },
    ]);
  });

  test('has an empty address where the recipient has none, and the space is there all the same', async () => {
    const world = newWorld(emulator(), 'standalone');
    await world.admin.call('AddUser', account('silent'));

    const answer = await addSpace(world, 3);

    expect(answer).toMatchObject({ Result: '3' });
    expect(world.control.outbox()).toMatchObject([{ recipient: '', isHtml: false }]);
  });

  test('is not sent for a space that is refused', async () => {
    const world = newWorld(emulator(), 'demo');

    await addSpace(world, 5, { planId: 99 });

    expect(world.control.outbox()).toEqual([]);
  });
});

describe('a letter is a template', () => {
  test('with conditions, and knows that it follows a sign-up and goes by mail', async () => {
    const body =
      '<ad:if test="#Signup and Email#">Welcome<ad:else>Hello</ad:if> #ToUpper(user.FirstName)# (#reseller.Username#)';
    const world = worldWithLetter({ ...LETTER, TextBody: body });

    await addUser(world);
    await world.admin.call('SendAccountSummaryLetter', { userId: 2 });

    expect(world.control.outbox().map((letter) => letter.body)).toEqual([
      'Welcome MIA (serveradmin)',
      'Hello MIA (serveradmin)',
    ]);
  });

  test('that lists the spaces of an account with their plans and add-ons', async () => {
    const properties = {
      ...LETTER,
      HtmlBody: [
        '<ad:foreach collection="#Spaces#" var="s">#s.PackageName# on #Plans[s.PlanId].PlanName# since #s.PurchaseDate.ToShortDateString()#;',
        '</ad:foreach><ad:foreach collection="#Addons#" var="a"> #a.Value.Quantity# x #a.Value.PlanName#</ad:foreach>',
      ].join(''),
    };
    const settings = [{ userId: 5, name: 'AccountSummaryLetter', properties }];
    const world = newWorld(emulator(), { include: ['demo'], settings });

    await world.admin.call('SendAccountSummaryLetter', { userId: 5 });

    expect(world.control.outbox().map(({ body }) => body)).toEqual([
      'alpine-sports.example on Business since 3/1/2025;shop.alpine-sports.example on Start since 3/20/2025; 2 x Extra disk 10 GB',
    ]);
  });

  test('that knows addresses and settings of the services in force', async () => {
    const services = [
      {
        serviceId: 12,
        settings: { SmtpServers: 'smtp1.example\nsmtp2.example', OwaUrl: 'https://owa.example' },
      },
      { serviceId: 11, settings: { ExternalAddress: 'my.example', InternalAddress: '10.0.0.1' } },
    ];
    const groups = [{ serviceId: 12 }, { serviceId: 11 }];
    const world = newWorld(emulator(), {
      include: ['default'],
      servers: [{ id: 1, name: 'One', services }],
      plans: [{ id: 1, ownerId: 1, serverId: 1, name: 'All', services: groups }],
      spaces: [{ id: 2, parentId: 1, ownerId: 1, planId: 1, serverId: 1 }],
      spaceSettings: [
        { spaceId: 2, name: 'NameServers', properties: { NameServers: 'ns1.example;ns2.example' } },
      ],
    });
    const template =
      '#ToList(SmtpServers, "", ", ")# #OwaUrl# #MySQL5ExternalAddress# #MySQL5InternalAddress# #MsSQL2005Address# #NameServers[1]# #MailRecords.Count#';

    const text = await world.admin.call('EvaluateUserPackageTempate', { userId: 0, packageId: 2, template });

    expect(text).toBe('smtp1.example, smtp2.example https://owa.example my.example 10.0.0.1  ns2.example 0');
  });

  test('that cannot be filled in is a warning, and the account is there all the same', async () => {
    const world = worldWithLetter({ ...LETTER, TextBody: '#1 / 0#' });

    expect(await addUser(world)).toBe('2');

    expect(world.control.outbox()).toEqual([]);
    expect(world.control.audit().at(-1)).toMatchObject({
      ...{ task: 'ADD', severity: 1, log: 'Attempted to divide by zero.' },
    });
  });

  test('never tells the password that answers do not tell', async () => {
    const template = '[#user.Password#]';
    const world = newWorld(emulator());

    const text = await world.admin.call('EvaluateUserPackageTempate', { userId: 1, packageId: -1, template });

    expect(text).toBe('[]');
  });
});

describe('SendAccountSummaryLetter', () => {
  test('sends to whom it is told, with copies to all, letters switched off or not', async () => {
    const world = worldWithLetter({ ...LETTER, EnableLetter: 'False' });
    await addUser(world, { SecondaryEmail: 'mia@second.test' }, false);

    await world.admin.call('SendAccountSummaryLetter', {
      ...{ userId: 2, to: 'other@example.test', cc: ' a@example.test;b@example.test' },
    });

    expect(world.control.outbox()).toMatchObject([
      {
        recipient: 'other@example.test',
        blindCopies: 'a@example.test,b@example.test,archive@example.test,mia@second.test',
      },
    ]);
  });
});

test('letters are gone after a reset, and numbered from 1 again', async () => {
  const world = worldWithLetter(LETTER);
  await addUser(world);

  world.control.reset();
  await addUser(world);

  expect(world.control.outbox().map(({ id }) => id)).toEqual([1]);
});
