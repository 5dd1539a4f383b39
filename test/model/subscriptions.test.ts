import { describe, expect, test } from '@jest/globals';
import { STANDING } from '../../src/model/codes.js';
import { modelOf } from './estate.js';

const [EXCHANGE, WEB] = [12, 2];
const services = (...ids: number[]) => ids.map((serviceId) => ({ serviceId }));

/** A customer, tenant 2, with a space whose plan sells web, and an add-on that sells Exchange. */
const WORLD = {
  include: ['default'],
  tenants: [{ id: 2, parentId: 1, code: 'AS', fullName: 'Alpine' }],
  users: [
    { id: 2, tenantId: 2, ownerId: 1, username: 'mia' },
    { id: 3, tenantId: 2, ownerId: 2, username: 'ben', isPeer: true },
  ],
  plans: [
    { id: 1, ownerId: 1, name: 'Web', services: services(WEB) },
    { id: 2, ownerId: 1, name: 'Exchange', isAddon: true, services: services(EXCHANGE) },
  ],
  spaces: [{ id: 2, parentId: 1, ownerId: 3, planId: 1 }],
};
const addon = {
  spaceId: 2,
  planId: 2,
  quantity: 1,
  purchasedAt: 0,
  comments: null,
  standing: STANDING.active,
};

describe('a tenant is subscribed', () => {
  test('to what is in force in a space of any of its users', () => {
    const model = modelOf(WORLD);

    expect(model.subscriptions.ofTenant(2)).toMatchObject([{ tenantId: 2, userId: null, serviceId: WEB }]);
  });

  test('to everything, where it is the provider with the root space', () => {
    const model = modelOf(WORLD);

    const subscribed = model.subscriptions.ofTenant(1).map(({ serviceId }) => serviceId);

    expect(subscribed).toEqual(model.catalogue.planServices().map(({ id }) => id));
  });

  test('to Exchange, group 12, from the moment an add-on brings it until it goes', () => {
    const model = modelOf(WORLD);
    const isSubscribed = () =>
      model.subscriptions.ofTenant(2).some(({ serviceId }) => serviceId === EXCHANGE);

    const steps = [isSubscribed()];
    const { id } = model.addons.add(addon);
    steps.push(isSubscribed());
    model.addons.change(id, { ...addon, standing: STANDING.suspended });
    steps.push(isSubscribed());
    model.addons.change(id, addon);
    model.addons.remove(id);
    steps.push(isSubscribed());

    expect(steps).toEqual([false, true, false, false]);
  });

  test('once, where a row says the same as a space', () => {
    const model = modelOf({ ...WORLD, subscriptions: [{ tenantId: 2, serviceId: WEB }] });

    expect(model.subscriptions.ofTenant(2)).toMatchObject([{ tenantId: 2, userId: null, serviceId: WEB }]);
  });

  test('apart from what single users of it are', () => {
    const model = modelOf({ ...WORLD, subscriptions: [{ tenantId: 2, userId: 3, serviceId: WEB }] });

    expect(model.subscriptions.ofTenant(2)).toMatchObject([
      { tenantId: 2, userId: 3, serviceId: WEB },
      { tenantId: 2, userId: null, serviceId: WEB },
    ]);
  });

  test('no more, once the space is gone', () => {
    const model = modelOf(WORLD);

    model.spaces.remove(2);

    expect(model.subscriptions.ofTenant(2)).toEqual([]);
  });
});

test('subscriptions of a user go with it', () => {
  const model = modelOf({
    ...WORLD,
    spaces: [],
    subscriptions: [{ tenantId: 2, userId: 3, serviceId: WEB }],
  });

  model.users.remove(3);

  expect(model.subscriptions.ofTenant(2)).toEqual([]);
});
