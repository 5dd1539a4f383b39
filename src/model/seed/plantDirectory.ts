import { objectGuid } from '../guid.js';
import type { Model } from '../model.js';
import type { CustomerRecord } from '../planDatabase/records.js';
import { DanglingReference } from './plantEstate.js';
import type { Each } from './planting.js';
import type { Seed } from './seed.js';

/** Plants the plan database and the communications server, records before what they hold. */
export function plantDirectory(model: Model, each: Each): void {
  const { services, plans, assignments } = model.planDatabase;
  each('directoryUnits', (unit) => model.directory.units.add({ ...unit, parentId: null }));
  each('directoryGroups', (group) => {
    plantGroup(model, group);
  });
  each('directoryAccounts', ({ userId, name }) => {
    model.directory.accounts.add({ userId }, name);
  });
  each('hostedServices', (service) => services.register(service));
  each('hostedPlans', ({ planType, createdAt, ...plan }) => {
    const type = known('plan type', planType, services.findPlanType(planType));
    plans.add({ ...plan, typeId: type.id }, createdAt);
  });
  each('customerRecords', (record) => {
    plantRecord(model, record);
  });
  each('planAssignments', ({ plan, createdAt, ...subject }) => {
    assignments.assign(recordOf(model, subject).id, planId(model, plan), createdAt);
  });
  each('availablePlans', ({ plan, createdAt, ...subject }) => {
    assignments.makeAvailable(recordOf(model, subject).id, planId(model, plan), createdAt);
  });
  each('wellKnownObjects', ({ tenantId, key, name }) => {
    model.directory.setWellKnown(tenantId, key, name);
  });
  each('servicePointers', (pointer) => {
    model.communications.pointers.add(pointer);
  });
  each('pools', (pool) => {
    model.communications.pools.add(pool);
  });
  each('sipUsers', ({ userId, ...sipUser }) => {
    model.communications.sipUsers.add({ id: userId, ...sipUser });
  });
}

function plantGroup(
  { directory: { units, groups, accounts } }: Model,
  { unit, accountName, members, ...group }: Seed['directoryGroups'][number],
): void {
  const inside =
    unit === null ? undefined : known('unit', unit, units.findByName(group.tenantId, null, unit));
  const { id } = groups.add({ ...group, unitId: inside?.id ?? null });
  accounts.add({ groupId: id }, accountName);
  for (const userId of members) groups.addMember(id, userId);
}

type SubjectIds = Omit<Seed['customerRecords'][number], 'type'>;

function plantRecord(model: Model, { type, ...subject }: Seed['customerRecords'][number]): void {
  const { guid, owner, commonName } = described(model, subject);
  const parentGuid = owner === null ? null : objectGuid('tenant', owner);
  model.planDatabase.records.add({ guid, parentGuid, type, commonName, ...subject });
}

function recordOf(model: Model, subject: SubjectIds): CustomerRecord {
  const { guid } = described(model, subject);
  return known('record', guid, model.planDatabase.records.findValid(guid));
}

function planId(model: Model, name: string): number {
  return known('plan', name, model.planDatabase.plans.findByName(name)).id;
}

/** What the record of a subject says of it. */
function described({ tenants, users, groups }: Model, { tenantId, userId, groupId }: SubjectIds) {
  const tenant = tenantId === null ? undefined : tenants.get(tenantId);
  if (tenant !== undefined) {
    return { guid: objectGuid('tenant', tenant.id), owner: tenant.parentId, commonName: tenant.ou };
  }
  const user = userId === null ? undefined : users.get(userId);
  if (user !== undefined) {
    return { guid: objectGuid('user', user.id), owner: user.tenantId, commonName: user.upn };
  }
  const group = known('group', groupId, groupId === null ? undefined : groups.find(groupId));
  return { guid: objectGuid('group', group.id), owner: group.tenantId, commonName: group.name };
}

function known<T>(what: string, name: unknown, found: T | undefined): T {
  if (found === undefined) throw new DanglingReference(`there is no ${what} ${String(name)}`);
  return found;
}
