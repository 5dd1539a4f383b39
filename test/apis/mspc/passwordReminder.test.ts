import { describe, expect, test } from '@jest/globals';
import { Client, emulatorFor, newWorld, NOW, pick, type World } from '../../client.js';

const emulator = emulatorFor();

const MIA = {
  ...{ id: 2, ownerId: 1, username: 'mia', password: 'Secret1!', email: 'mia@example.test' },
  ...{ firstName: 'Mia', lastName: 'Moe', mspc: { secondaryEmail: 'mia@second.test' } },
};
const LETTER = {
  ...{
    From: 'desk@example.test',
    CC: 'archive@example.test',
    Subject: 'For #user.Username#',
    Priority: 'High',
  },
  TextBody: '#user.FirstName#: #user.Password#, says #reseller.Username#',
};

function worldWith({ letter = LETTER, more = {} }: { letter?: object; more?: object } = {}): World {
  const settings = [{ userId: 1, name: 'PasswordReminderLetter', properties: letter }];
  return newWorld(emulator(), { include: ['default'], users: [MIA], settings, ...more });
}

const anonymous = ({ url }: World) => new Client(url, { login: undefined });

/** What the letters hand out: the text between colon and comma. */
function sentPassword({ control }: World): string {
  return /: (.*),/.exec(control.outbox().at(-1)?.body ?? '')?.[1] ?? '';
}

describe('a password reminder', () => {
  test('is a letter with a password for one log-in, to the first address and the copy alone', async () => {
    const world = worldWith();
    // A character is drawn from four hex digits, modulo the 53 letters and digits the product uses.
    world.control.handOut('oneTimePassword', [
      '00000001-0002-0003-0004-000500060007',
      '00080009-000a-000b-000c-000d000e000f',
      '00340035-0012-0013-0014-001500160017',
    ]);

    const result = await anonymous(world).call('SendPasswordReminder', { username: 'MIA', ip: '10.0.0.7' });

    expect(result).toBe('0');
    expect(world.control.outbox()).toEqual([
      {
        ...{ id: 1, sentAt: NOW, sender: 'desk@example.test', recipient: 'mia@example.test' },
        ...{ blindCopies: 'archive@example.test', subject: 'For mia', isHtml: false, priority: 'High' },
        body: 'Mia: abcdefghjklmnpqr8awx, says serveradmin',
      },
    ]);
    expect(world.control.audit().at(-1)).toMatchObject({
      ...{ source: 'USER', task: 'SEND_REMINDER', severity: 0, itemName: 'MIA', log: 'IP: 10.0.0.7' },
    });
  });

  test('gives a password that logs in once with 100 and is refused with -116 from then on', async () => {
    const world = worldWith();
    const client = anonymous(world);
    await client.call('SendPasswordReminder', { username: 'mia' });
    const password = sentPassword(world);

    const results = [];
    for (const tried of [password, password, 'Secret1!']) {
      results.push(await client.call('AuthenticateUser', { username: 'mia', password: tried }));
    }

    expect(results).toEqual(['100', '-116', '-110']);
    expect(await world.as(`mia:${password}`).call('UserExists', { username: 'mia' })).toBe('true');
  });

  test('gives another password each time', async () => {
    const world = worldWith();
    await anonymous(world).call('SendPasswordReminder', { username: 'mia' });
    const first = sentPassword(world);

    await anonymous(world).call('SendPasswordReminder', { username: 'mia' });

    expect(sentPassword(world)).not.toBe(first);
  });

  test.each([
    ['True;6;9;0;1;0;True', 9],
    ['True;6; 30 ;0', 30],
    ['True', 12],
    ['True;6;x', 12],
    ['True;6;2000000000', 200],
    ['True;6;-1', 0],
  ])('makes the password as long as the policy %j allows at most: %d', async (policy, length) => {
    const settings = [
      { userId: 1, name: 'WebsitePanelPolicy', properties: { PasswordPolicy: policy } },
      { userId: 1, name: 'PasswordReminderLetter', properties: LETTER },
    ];
    const world = worldWith({ more: { settings } });

    await anonymous(world).call('SendPasswordReminder', { username: 'mia' });

    expect(sentPassword(world)).toHaveLength(length);
  });

  test('stays unsent and changes nothing when the letter has no text', async () => {
    const world = worldWith({ letter: { HtmlBody: '<p/>' } });

    const result = await anonymous(world).call('SendPasswordReminder', { username: 'mia' });

    expect([result, world.control.outbox()]).toEqual(['-202', []]);
    expect(await world.as('mia:Secret1!').call('UserExists', { username: 'mia' })).toBe('true');
  });

  test('for a name that nobody has is told as done, and noted', async () => {
    const world = worldWith();

    const result = await anonymous(world).call('SendPasswordReminder', { username: 'nobody' });

    expect([result, world.control.outbox()]).toEqual(['0', []]);
    expect(world.control.audit().at(-1)).toMatchObject({ severity: 1, log: 'Account not found' });
  });

  test('goes by the settings that the account itself was given', async () => {
    const world = worldWith();
    await giveLetter(world, ['TextBody', 'Own: #user.Password#, x'], ['Subject', 'Own']);

    await anonymous(world).call('SendPasswordReminder', { username: 'mia' });

    expect(world.control.outbox()).toMatchObject([{ sender: '', subject: 'Own' }]);
    expect(sentPassword(world)).toHaveLength(20);
  });

  test('fails when the letter has a text but no subject', async () => {
    const world = worldWith();
    await giveLetter(world, ['TextBody', 'Own: #user.Password#, x']);

    const answer = await anonymous(world).call('SendPasswordReminder', { username: 'mia' });

    const { fault } = pick(answer, 'fault');
    expect(fault).toMatch(
      /Error executing 'SEND_REMINDER' task .* Value cannot be null\.\nParameter name: data$/,
    );
    expect(world.control.outbox()).toEqual([]);
  });

  test('has a text with conditions, and may speak of the reseller', async () => {
    const world = worldWith();
    const text = '<ad:if test="#IsDefined(\'reseller\')#">#reseller.Username##reseller.Password#</ad:if>';
    await giveLetter(world, ['TextBody', text], ['Subject', '#user.Username#']);

    await anonymous(world).call('SendPasswordReminder', { username: 'mia' });

    expect(world.control.outbox()).toMatchObject([{ subject: 'mia', body: 'serveradmin' }]);
  });
});

async function giveLetter(world: World, ...pairs: readonly (readonly string[])[]): Promise<void> {
  const SettingsArray = { ArrayOfString: pairs.map((pair) => ({ string: pair })) };
  const settings = { UserId: 2, SettingsName: 'PasswordReminderLetter', SettingsArray };
  await world.admin.call('UpdateUserSettings', { settings });
}
