import { expect, test } from '@jest/globals';
import { modelOf } from './estate.js';

const WORLD = {
  include: ['default'],
  tenants: [{ id: 2, parentId: 1, code: 'AS', fullName: 'Alpine' }],
  users: [
    { id: 2, tenantId: 2, ownerId: 1, username: 'mia' },
    { id: 3, tenantId: 2, ownerId: 2, username: 'ben', isPeer: true },
  ],
  groups: [{ id: 7, tenantId: 2, name: 'Everyone', members: [3, 2] }],
};

test('a group lists its members by number, each once', () => {
  const model = modelOf(WORLD);

  model.groups.addMember(7, 3);

  expect(model.groups.members(7)).toEqual([2, 3]);
});

test('a user that goes leaves its groups', () => {
  const model = modelOf(WORLD);

  model.users.remove(3);

  expect(model.groups.members(7)).toEqual([2]);
});

test('groups are numbered on from those of the seed, and listed by tenant', () => {
  const model = modelOf(WORLD);

  const added = model.groups.add({ tenantId: 2, name: 'Shop' });

  expect(added).toEqual({ id: 8, tenantId: 2, name: 'Shop', provisioning: null, cortex: null, mps: null });
  expect(model.groups.ofTenant(2).map(({ name }) => name)).toEqual(['Everyone', 'Shop']);
  expect(model.groups.ofTenant(1).map(({ name }) => name)).toEqual(['Default']);
});

test('a tenant has a group’s name once, letter case ignored', () => {
  const model = modelOf(WORLD);

  expect(() => model.groups.add({ tenantId: 2, name: 'EVERYONE' })).toThrow('groupExists');
  expect(model.groups.add({ tenantId: 1, name: 'Everyone' }).id).toBe(8);
});
