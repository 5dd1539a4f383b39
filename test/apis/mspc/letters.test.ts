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

test('letters are gone after a reset, and numbered from 1 again', async () => {
  const world = worldWithLetter(LETTER);
  await addUser(world);

  world.control.reset();
  await addUser(world);

  expect(world.control.outbox().map(({ id }) => id)).toEqual([1]);
});
