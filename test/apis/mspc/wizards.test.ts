import { describe, expect, test } from '@jest/globals';
import { emulatorFor, newWorld, type Client, type Parameters, type World } from '../../client.js';

const emulator = emulatorFor();

/** What a space holds, as a letter about it would tell. */
const HOLDINGS = [
  '<ad:foreach collection="#Domains#" var="d">domain #d.DomainName##IIf(d.IsDomainPointer, " points to", "")#',
  '#IIf(d.IsInstantAlias, " alias", "")# #d.WebSiteName# #d.MailDomainName# #d.ZoneName#\n</ad:foreach>',
  '<ad:foreach collection="#WebSites#" var="s">site #s.Name# #s.ContentPath#\n</ad:foreach>',
  '<ad:foreach collection="#FtpAccounts#" var="f">ftp #f.Name# #f.Folder# #f.Password#\n</ad:foreach>',
  '<ad:foreach collection="#MailAccounts#" var="m">mail #m.Name# #m.Password#\n</ad:foreach>',
  'home #PackageRootFolder#',
].join('');

async function holdings(client: Client, packageId: number): Promise<string[]> {
  const text = await client.call('EvaluateUserPackageTempate', { userId: 0, packageId, template: HOLDINGS });
  return String(text)
    .split('\n')
    .map((line) => line.trimEnd().replace(/ {2,}/g, ' '));
}

const SPACE = {
  ...{ userId: 5, planId: 4, spaceName: 'New', statusId: 1, sendLetter: false, createResources: true },
  ...{ domainName: 'new.example', tempDomain: false, createWebSite: true, createFtpAccount: true },
  ...{ ftpAccountName: '', createMailAccount: true, hostName: '' },
};

function addSpace({ admin }: World, given: Parameters = {}) {
  return admin.call('AddPackageWithResources', { ...SPACE, ...given });
}

const ACCOUNT = {
  ...{ parentPackageId: 2, username: 'newbie', password: 'Secret1!', roleId: 3, firstName: 'New' },
  ...{ lastName: 'Bie', email: 'newbie@example.test', secondaryEmail: 'two@example.test', htmlMail: true },
  ...{ sendAccountLetter: false, createPackage: true, planId: 4, sendPackageLetter: false },
  ...{ domainName: 'newbie.example', tempDomain: false, createWebSite: true, createFtpAccount: true },
  ...{ ftpAccountName: '', createMailAccount: true, hostName: 'www', createZoneRecord: true },
};

function createAccount({ admin }: World, given: Parameters = {}) {
  return admin.call('CreateUserWizard', { ...ACCOUNT, ...given });
}

describe('AddPackageWithResources', () => {
  test('leaves what the product’s controllers would leave', async () => {
    const world = newWorld(emulator(), 'demo');

    await addSpace(world);

    expect(await holdings(world.admin, 12)).toEqual([
      'domain new.example new.example new.example',
      'domain new.example points to new.example new.example',
      'site new.example D:\\Spaces\\alpine\\new.example',
      'ftp alpine \\ Welcome-1',
      'mail mail@new.example Welcome-1',
      'home D:\\Spaces\\alpine',
    ]);
  });

  test('makes an instant alias that points at what the domain has by then, and gets what it has later', async () => {
    const world = newWorld(emulator(), 'demo');

    await addSpace(world, { tempDomain: true, createFtpAccount: false });

    expect(await holdings(world.admin, 12)).toEqual([
      'domain new.example new.example new.example',
      'domain new.example.preview.frankfurt.example alias new.example new.example.preview.frankfurt.example',
      'domain new.example points to new.example new.example',
      'site new.example D:\\Spaces\\alpine\\new.example',
      'mail mail@new.example Welcome-1',
      'home D:\\Spaces\\alpine',
    ]);
  });

  test('names the mailbox and the folders as the owner’s policies want them', async () => {
    const settings = [
      { userId: 5, name: 'MailPolicy', properties: { CatchAllName: 'info' } },
      { userId: 2, name: 'WebPolicy', properties: { WebRootFolder: '\\[DOMAIN_NAME]\\wwwroot' } },
    ];
    const world = newWorld(emulator(), { include: ['demo'], settings });

    await addSpace(world);

    expect(await holdings(world.admin, 12)).toEqual(
      expect.arrayContaining([
        'site new.example D:\\Spaces\\alpine\\new.example\\wwwroot',
        'mail info@new.example Welcome-1',
      ]),
    );
  });

  test('numbers a home folder whose name is taken, and puts it where the reseller wants its spaces', async () => {
    const spaceSettings = [
      { spaceId: 2, name: 'SpacesFolder', properties: { ChildSpacesFolder: '\\clients' } },
    ];
    const hostedItems = [{ id: 1, spaceId: 2, typeId: 2, installationId: 1, name: 'E:\\northwind' }];
    const world = newWorld(emulator(), { include: ['demo'], spaceSettings, hostedItems });

    await addSpace(world, { createResources: false });
    await addSpace(world, { createResources: false });

    expect([await holdings(world.admin, 12), await holdings(world.admin, 13)]).toEqual([
      ['home E:\\northwind\\clients\\alpine'],
      ['home E:\\northwind\\clients\\alpine1'],
    ]);
  });

  test('counts what it makes, so that the quota of sites runs out', async () => {
    const world = newWorld(emulator(), 'demo');
    await addSpace(world, { planId: 3 });

    const quota = await world.admin.call('GetPackageQuota', { packageId: 12, quotaName: 'Web.Sites' });

    expect(quota).toMatchObject({ QuotaAllocatedValue: '1', QuotaUsedValue: '1', QuotaExhausted: 'true' });
  });

  test('leaves no trace when a step is refused, but the record of what was taken back', async () => {
    const world = newWorld(emulator(), 'demo');

    expect(await addSpace(world, { planId: 11 })).toMatchObject({ Result: '-500' });

    const taken = world.control.audit().filter(({ task }) => task !== 'GET_BY_USERNAME_PASSWORD');
    expect(taken.map(({ source, task, itemName, itemId }) => [source, task, itemName, itemId])).toEqual([
      ['HOSTING_SPACE_WR', 'ADD', 'New', null],
      ['SPACE', 'DELETE_ITEMS', 'New', 12],
    ]);
    expect(await world.admin.call('GetPackage', { packageId: 12 })).toEqual({});
  });

  test('sends the letter when asked to, and only then', async () => {
    const world = newWorld(emulator(), 'demo');

    await addSpace(world, { createResources: false });
    await addSpace(world, { createResources: false, sendLetter: true });

    expect(world.control.outbox().map(({ subject }) => subject)).toEqual(['Your hosting space New']);
  });
});

describe('CreateUserWizard', () => {
  test('makes the account under the space’s owner, its space and what is wished for in it', async () => {
    const world = newWorld(emulator(), 'demo');

    expect(await createAccount(world)).toBe('16');

    expect(await world.admin.call('GetUserById', { userId: 16 })).toMatchObject({
      ...{ Username: 'newbie', OwnerId: '2', Role: 'User', Status: 'Active', HtmlMail: 'true' },
      ...{ SecondaryEmail: 'two@example.test' },
    });
    expect(await holdings(world.admin, 12)).toEqual([
      'domain newbie.example newbie.example newbie.example',
      'domain www.newbie.example points to www.newbie.example',
      'site www.newbie.example D:\\Spaces\\newbie\\www.newbie.example',
      'ftp newbie \\ Secret1!',
      'mail mail@newbie.example Secret1!',
      'home D:\\Spaces\\newbie',
    ]);
    expect(await world.as('newbie:Secret1!').call('UserExists', { username: 'newbie' })).toBe('true');
  });

  test('points the instant alias at the site and the mail domain', async () => {
    const world = newWorld(emulator(), 'demo');

    await createAccount(world, { tempDomain: true, createZoneRecord: false, createFtpAccount: false });

    const alias = 'newbie.example.preview.frankfurt.example';
    expect((await holdings(world.admin, 12)).filter((line) => line.startsWith('domain'))).toEqual([
      'domain newbie.example newbie.example',
      'domain www.newbie.example points to www.newbie.example',
      `domain ${alias} alias newbie.example ${alias}`,
      `domain ${alias} points to alias www.newbie.example ${alias}`,
    ]);
  });

  test('sends both letters at once, whether or not they are switched on', async () => {
    const world = newWorld(emulator(), 'demo');

    await createAccount(world, { sendAccountLetter: true, sendPackageLetter: true });

    expect(world.control.outbox()).toMatchObject([
      { recipient: 'newbie@example.test', subject: 'Hosting account has been created for you!' },
      {
        recipient: 'newbie@example.test',
        subject: 'Your hosting space Business',
        blindCopies: 'two@example.test',
      },
    ]);
  });

  test('leaves nothing when the last step is refused, but the records of what was taken back', async () => {
    const world = newWorld(emulator(), 'demo');

    const answer = await createAccount(world, {
      parentPackageId: 3,
      planId: 5,
      tempDomain: true,
      sendAccountLetter: true,
    });

    expect(answer).toBe('-511');
    expect(await world.admin.call('UserExists', { username: 'newbie' })).toBe('false');
    expect(world.control.outbox()).toEqual([]);
    const taken = world.control.audit().filter(({ task }) => task !== 'GET_BY_USERNAME_PASSWORD');
    expect(taken.map(({ source, task, itemName }) => [source, task, itemName])).toEqual([
      ['USER', 'ADD', 'newbie'],
      ['HOSTING_SPACE', 'ADD', 'Small shop'],
      ['USER', 'DELETE', 'newbie'],
      ['SPACE', 'DELETE_ITEMS', 'Small shop'],
    ]);
  });
});

describe('items', () => {
  test('of a mail domain go with it, and it stays no more with its domain', async () => {
    const world = newWorld(emulator(), 'demo');
    await addSpace(world, { createWebSite: false, createFtpAccount: false });

    await world.admin.call('DetachPackageItem', { itemId: 3 });

    expect(await holdings(world.admin, 12)).toEqual([
      'domain new.example new.example',
      'home D:\\Spaces\\alpine',
    ]);
  });

  test('that are moved belong to the other service', async () => {
    const world = newWorld(emulator(), 'demo');
    await addSpace(world, { domainName: '' });
    const template = '#FtpAccounts[0].ServiceId#';
    const service = () =>
      world.admin.call('EvaluateUserPackageTempate', { userId: 0, packageId: 12, template });
    const before = await service();

    await world.admin.call('MovePackageItem', { itemId: 2, destinationServiceId: 36 });

    expect([before, await service()]).toEqual(['3', '36']);
  });
});
