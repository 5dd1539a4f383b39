import { describe, expect, test } from '@jest/globals';
import { modelOf } from './estate.js';

const WEB_SITE = { id: 10, serviceId: 2, name: 'WebSite', className: 'Web.WebSite', isSuspendable: true };
const MAILBOX = { id: 15, serviceId: 4, name: 'MailAccount', className: 'Mail.MailAccount' };
const QUOTA = { description: null, type: 2, position: 1 };

/** A reseller's space 2 with the space 3 below it, sites, mailboxes and domains in both. */
function world() {
  return modelOf({
    services: [
      { id: 2, name: 'Web', position: 1 },
      { id: 4, name: 'Mail', position: 2 },
    ],
    itemTypes: [WEB_SITE, MAILBOX],
    quotas: [
      { id: 13, serviceId: 2, name: 'Web.Sites', itemTypeId: 10, ...QUOTA },
      { id: 53, serviceId: 2, name: 'OS.Domains', counts: 'domains', ...QUOTA },
      { id: 220, serviceId: 2, name: 'OS.DomainPointers', counts: 'domainPointers', ...QUOTA },
      { id: 99, serviceId: 2, name: 'Web.SiteSize', itemTypeId: 10, ...QUOTA, type: 3 },
    ],
    servers: [
      {
        id: 1,
        name: 'One',
        instantAlias: 'one.example',
        services: [2, { serviceId: 4, id: 9, name: 'Post' }],
      },
    ],
    tenants: [{ id: 1, parentId: null, code: 'CSP', fullName: 'Provider' }],
    users: [{ id: 1, tenantId: 1, ownerId: 0, username: 'admin', role: 'administrator' }],
    plans: [{ id: 1, ownerId: 1, serverId: 1, name: 'Web', quotas: [{ quotaId: 13, value: 2 }] }],
    spaces: [
      { id: 1, parentId: null, ownerId: 1 },
      { id: 2, parentId: 1, ownerId: 1, planId: 1, serverId: 1 },
      { id: 3, parentId: 2, ownerId: 1, planId: 1, serverId: 1 },
    ],
    hostedItems: [
      {
        id: 5,
        spaceId: 2,
        typeId: 10,
        installationId: 1,
        name: 'Shop.Example',
        properties: { DataPath: '\\shop' },
      },
      { id: 6, spaceId: 3, typeId: 10, installationId: 1, name: 'blog.example' },
      { id: 7, spaceId: 3, typeId: 15, installationId: 9, name: 'mail@blog.example' },
    ],
    domains: [
      { id: 1, spaceId: 2, name: 'shop.example', webSiteItemId: 5 },
      { id: 2, spaceId: 3, name: 'blog.example', webSiteItemId: 6, allowsHosting: true },
      { id: 3, spaceId: 3, name: 'www.blog.example', webSiteItemId: 6, isPointer: true },
    ],
    spaceSettings: [{ spaceId: 2, name: 'NameServers', properties: { NameServers: 'ns1.example' } }],
  });
}

describe('items', () => {
  test('are found by name in any letter case, by type, and with those of the spaces below', () => {
    const { hostedItems } = world();

    expect(hostedItems.allNamed(10, 'SHOP.example')).toEqual([
      {
        id: 5,
        spaceId: 2,
        typeId: 10,
        installationId: 1,
        name: 'Shop.Example',
        createdAt: 0,
        properties: { DataPath: '\\shop' },
      },
    ]);
    expect(hostedItems.allNamed(15, 'shop.example')).toEqual([]);
    expect(hostedItems.inTree(2).map(({ id }) => id)).toEqual([5, 6, 7]);
    expect(hostedItems.named(3, '%@blog.example').map(({ id }) => id)).toEqual([7]);
  });

  test('count for the quota of their type, through the spaces below', () => {
    const { catalogue, quotas } = world();
    const sites = catalogue.findQuotaByName('Web.Sites');
    const size = catalogue.findQuotaByName('Web.SiteSize');
    if (sites === undefined || size === undefined) throw new Error('no such quota');

    expect([quotas.usedOf(1, sites), quotas.usedOf(2, sites), quotas.usedOf(3, sites)]).toEqual([2, 2, 1]);
    expect([quotas.isExhausted(2, sites), quotas.isExhausted(3, sites)]).toEqual([true, false]);
    expect(quotas.usedOf(2, size)).toBe(0);
  });

  test('take the pointers to them along, and leave the domains', () => {
    const { hostedItems, domains } = world();

    hostedItems.remove(6);

    expect(domains.inTree(2).map(({ id, webSiteItemId }) => [id, webSiteItemId])).toEqual([
      [1, 5],
      [2, null],
    ]);
  });

  test('get numbers after those of the seed', () => {
    const model = world();

    const added = model.transaction(() =>
      model.hostedItems.add({
        spaceId: 2,
        typeId: 10,
        installationId: 1,
        name: 'new.example',
        properties: {},
      }),
    );

    expect(added.id).toBe(8);
  });
});

test('domains count by kind and know which domains they are below', () => {
  const { catalogue, quotas, domains } = world();
  const used = ['OS.Domains', 'OS.DomainPointers'].map((name) => {
    const quota = catalogue.findQuotaByName(name);
    return quota === undefined ? undefined : quotas.usedOf(2, quota);
  });

  expect(used).toEqual([2, 1]);
  expect(domains.above('a.b.Blog.example').map(({ id }) => id)).toEqual([2]);
  expect([domains.isTaken('WWW.blog.example', true), domains.isTaken('www.blog.example', false)]).toEqual([
    true,
    false,
  ]);
});

test('a space that goes takes its items, domains and settings along', () => {
  const model = world();

  model.transaction(() => {
    model.spaces.remove(3);
  });

  expect([model.hostedItems.ofSpace(3), model.domains.ofSpace(3)]).toEqual([[], []]);
});

test('a server names its services after the catalogue unless the seed names them', () => {
  const { installations, catalogue } = world();

  expect(installations.ofServer(1)).toEqual([
    { id: 1, serverId: 1, serviceId: 2, name: 'Web', settings: {} },
    { id: 9, serverId: 1, serviceId: 4, name: 'Post', settings: {} },
  ]);
  expect(catalogue.findServer(1)).toEqual({ id: 1, name: 'One', instantAlias: 'one.example' });
});

test('settings of a space are those of the nearest space above that has any', () => {
  const { spaceSettings } = world();

  expect(spaceSettings.effective(3, 'nameservers')).toEqual({
    spaceId: 2,
    properties: new Map([['NameServers', 'ns1.example']]),
  });
  expect(spaceSettings.effective(1, 'NameServers')).toBeUndefined();
});
