import { describe, expect, test } from '@jest/globals';
import { ROLE, STANDING } from '../../src/model/codes.js';
import { ModelError } from '../../src/model/errors.js';
import { PROVIDER_ID } from '../../src/model/tenants.js';
import { modelOf } from './estate.js';

const under = (parentId: number, fullName: string) => ({ parentId, fullName });

describe('a user that joins a tenant', () => {
  test('is its account when it is the first, and a peer of the account after that', () => {
    const model = modelOf();
    const acme = model.tenants.add(under(PROVIDER_ID, 'Acme Ltd'));

    const ann = model.users.join(acme.id, { name: 'ann' });
    const bob = model.users.join(acme.id, { name: 'bob' });

    expect(model.tenants.get(acme.id).accountId).toBe(ann.id);
    expect([ann.isPeer, ann.ownerId, ann.role]).toEqual([false, 1, ROLE.user]);
    expect([bob.isPeer, bob.ownerId, bob.role]).toEqual([true, ann.id, ROLE.user]);
  });

  test('has the Cortex name in MSPC where its own is taken, and keeps its own elsewhere', () => {
    const model = modelOf();
    const acme = model.tenants.add({ ...under(PROVIDER_ID, 'Acme Ltd'), code: 'ACME' });
    const other = model.tenants.add({ ...under(PROVIDER_ID, 'Other Ltd'), code: 'OTHER' });
    model.users.join(acme.id, { name: 'ann' });

    const second = model.users.join(other.id, { name: 'ann' });

    expect([second.username, second.cortexName, second.provisioningName]).toEqual([
      'ann_OTHER',
      'ann_OTHER',
      'ann',
    ]);
    expect(model.users.findByProvisioningName(other.id, 'ann')?.id).toBe(second.id);
    expect(model.users.findByCortexName('ANN_other')?.id).toBe(second.id);
  });

  test('is owned past tenants that have no users', () => {
    const model = modelOf();
    const reseller = model.tenants.add({ ...under(PROVIDER_ID, 'Resell Inc'), isReseller: true });
    const empty = model.tenants.add(under(reseller.id, 'Empty Inc'));
    const inner = model.tenants.add(under(empty.id, 'Inner Inc'));
    const boss = model.users.join(reseller.id, { name: 'boss' });

    expect(boss.role).toBe(ROLE.reseller);
    expect(model.users.join(inner.id, { name: 'ann' }).ownerId).toBe(boss.id);
  });
});

describe('a user that leaves alone', () => {
  test('hands its tenant and what it owned to the next one', () => {
    const model = modelOf();
    const acme = model.tenants.add({ ...under(PROVIDER_ID, 'Acme Ltd'), isReseller: true });
    const ann = model.users.join(acme.id, { name: 'ann' });
    const bob = model.users.join(acme.id, { name: 'bob' });
    const cleo = model.users.join(acme.id, { name: 'cleo' });
    const child = model.users.add({ username: 'child', ownerId: ann.id, isPeer: false, role: ROLE.user });

    model.users.leave(ann.id);

    expect(model.users.find(ann.id)).toBeUndefined();
    expect(model.tenants.get(acme.id).accountId).toBe(bob.id);
    expect(model.users.get(bob.id)).toMatchObject({ isPeer: false, ownerId: 1, role: ROLE.reseller });
    expect(model.users.get(cleo.id).ownerId).toBe(bob.id);
    expect(model.users.get(child.id).ownerId).toBe(bob.id);
  });

  test('leaves an empty tenant behind when it was the last', () => {
    const model = modelOf();
    const acme = model.tenants.add(under(PROVIDER_ID, 'Acme Ltd'));
    const ann = model.users.join(acme.id, { name: 'ann' });

    model.users.leave(ann.id);

    expect(model.tenants.get(acme.id).accountId).toBeNull();
  });
});

describe('a tenant that is removed', () => {
  test('takes everything along that hangs on it, and nothing else', () => {
    const model = modelOf('demo');
    const before = model.users.count();
    const acme = model.tenants.add(under(PROVIDER_ID, 'Acme Ltd'));
    const ann = model.users.join(acme.id, { name: 'ann' });
    const group = model.groups.add({ tenantId: acme.id, name: 'Sales' });
    model.groups.addMember(group.id, ann.id, { provisioning: { admin: true } });
    model.subscriptions.put({ tenantId: acme.id, userId: null, serviceId: 12 });

    model.removeTenant(acme.id);

    expect(model.users.count()).toBe(before);
    expect(model.tenants.find(acme.id)).toBeUndefined();
    expect(model.groups.find(group.id)).toBeUndefined();
    expect(model.groups.ofUser(ann.id)).toEqual([]);
  });

  test('is refused for the provider and for one with tenants below', () => {
    const model = modelOf();
    const acme = model.tenants.add(under(PROVIDER_ID, 'Acme Ltd'));
    model.tenants.add(under(acme.id, 'Below Ltd'));

    expect(() => {
      model.removeTenant(PROVIDER_ID);
    }).toThrow(new ModelError('tenantProtected', { tenantId: PROVIDER_ID }).message);
    expect(() => {
      model.removeTenant(acme.id);
    }).toThrow(new ModelError('tenantInUse', { tenantId: acme.id }).message);
  });
});

describe('a log-in that looks at more than the password', () => {
  test('is refused when the user or its tenant is switched off, and switching back on is undone alike', () => {
    const model = modelOf();
    const acme = model.tenants.add(under(PROVIDER_ID, 'Acme Ltd'));
    model.users.join(acme.id, { name: 'ann' });
    const bob = model.users.join(acme.id, { name: 'bob' });
    const mayBob = () => model.mayLogIn(model.users.get(bob.id));

    model.tenants.setEnabled(acme.id, false);
    expect([mayBob(), model.users.findByUsername('ann')?.standing]).toEqual([false, STANDING.suspended]);

    model.tenants.setEnabled(acme.id, true);
    expect(mayBob()).toBe(true);

    model.users.setEnabled(bob.id, false);
    expect([mayBob(), model.tenants.get(acme.id).standing]).toEqual([false, STANDING.active]);
  });
});
