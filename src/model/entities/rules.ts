import type { Addon } from '../addons.js';
import { STANDING } from '../codes.js';
import type { Contact } from '../contacts.js';
import type { Domain, NewDomain } from '../domains.js';
import type { Extension } from '../extensions.js';
import type { Group, Membership } from '../groups.js';
import type { HostedItem, NewItem } from '../hostedItems.js';
import type { Location } from '../locations.js';
import type { Model } from '../model.js';
import type { Plan, PlanTerms } from '../plans.js';
import type { NewSpace, SpaceChanges } from '../spaces.js';
import { PROVIDER_ID, type Tenant } from '../tenants.js';
import type { User, UserChanges } from '../users.js';
import { EntityRefused } from './refusals.js';

/** Values by field, held against the fields of their kind. */
export type Values = Readonly<Record<string, unknown>>;

/** How the model changes entities of a kind, where that is more than overwriting a row. */
export interface Rules {
  change?(model: Model, id: number, changes: Values): void;
  remove?(model: Model, id: number): void;
  /** @returns the new id */
  add?(model: Model, given: Values): number;
  /** What has to be said of a new one. */
  readonly needs?: readonly string[];
}

export const RULES: Readonly<Record<string, Rules>> = {
  tenant: {
    change(model, id, { standing, isReseller, ...changes }) {
      const { parentId, location } = changes as Partial<Tenant>;
      requireLocation(model, location);
      if (typeof parentId === 'number' && model.tenants.isWithin(parentId, id))
        throw new EntityRefused(`tenant ${parentId} is below tenant ${id}`);
      model.tenants.change(id, changes as Partial<Tenant>);
      if (standing !== undefined) model.tenants.setStanding(id, Number(standing));
      if (isReseller !== undefined) model.tenants.setReseller(id, isReseller === true);
    },
    remove: (model, id) => {
      model.removeTenant(id);
    },
    add(model, given) {
      const { parentId, fullName, ...rest } = given as Partial<Tenant> & Pick<Tenant, 'fullName'>;
      requireLocation(model, rest.location);
      return model.tenants.add({ ...rest, fullName, parentId: parentId ?? PROVIDER_ID }).id;
    },
    needs: ['fullName'],
  },
  user: {
    change(model, id, { password, ...changes }) {
      if (password !== undefined) model.users.setPassword(id, password as string | null);
      model.users.change(id, changes as UserChanges);
    },
    remove(model, id) {
      if (model.tenants.get(PROVIDER_ID).accountId === id)
        throw new EntityRefused('the first user of the provider stays');
      model.users.remove(id);
    },
    add(model, given) {
      const { tenantId, username, ...rest } = given as Partial<User> & Pick<User, 'tenantId' | 'username'>;
      return model.users.join(tenantId, { ...rest, name: username }).id;
    },
    needs: ['tenantId', 'username'],
  },
  group: {
    change: (model, id, changes) => {
      model.groups.change(id, changes as Partial<Group>);
    },
    remove: (model, id) => {
      model.groups.remove(id);
    },
    add: (model, given) => model.groups.add(given as Pick<Group, 'tenantId' | 'name'>).id,
    needs: ['tenantId', 'name'],
  },
  membership: {
    add(model, given) {
      const { groupId, userId, ...terms } = given as Partial<Membership> & {
        readonly groupId: number;
        readonly userId: number;
      };
      model.groups.addMember(groupId, userId, terms);
      return model.groups.ofUser(userId).find((one) => one.groupId === groupId)?.id ?? 0;
    },
    needs: ['groupId', 'userId'],
  },
  contact: {
    change: (model, id, changes) => {
      model.contacts.change(id, changes as Partial<Contact>);
    },
    remove: (model, id) => {
      model.contacts.remove(id);
    },
    add: (model, given) => model.contacts.add({ cortex: null, ...given } as Omit<Contact, 'id'>).id,
    needs: ['tenantId', 'name', 'email'],
  },
  plan: {
    change(model, id, changes) {
      const { id: _id, ownerId: _owner, isAddon: _kind, ...terms } = model.plans.find(id) as Plan;
      model.plans.change(id, { ...terms, ...changes } as PlanTerms);
    },
    remove: (model, id) => {
      model.plans.remove(id);
    },
    add(model, given) {
      const { ownerId, isAddon = false, ...terms } = given as Partial<Plan> & Pick<Plan, 'ownerId'>;
      return model.plans.add({ ...PLAN_TERMS, ...terms } as PlanTerms, { ownerId, isAddon }).id;
    },
    needs: ['ownerId', 'name'],
  },
  space: {
    change: (model, id, changes) => {
      model.spaces.change(id, changes as SpaceChanges);
    },
    remove: (model, id) => {
      model.spaces.remove(id);
    },
    add(model, given) {
      const rest = { comments: null, standing: STANDING.active, purchasedAt: model.clock.now() };
      return model.spaces.add({ ...rest, ...given } as NewSpace).id;
    },
    needs: ['ownerId', 'planId', 'name'],
  },
  addon: {
    change(model, id, changes) {
      const { id: _id, spaceId: _space, ...known } = model.addons.find(id) as Addon;
      model.addons.change(id, { ...known, ...changes });
    },
    remove: (model, id) => {
      model.addons.remove(id);
    },
    add(model, given) {
      const rest = { quantity: 1, comments: null, standing: STANDING.active, purchasedAt: model.clock.now() };
      return model.addons.add({ ...rest, ...given } as Omit<Addon, 'id'>).id;
    },
    needs: ['spaceId', 'planId'],
  },
  item: {
    change: (model, id, changes) => {
      model.hostedItems.change(id, changes as Partial<HostedItem>);
    },
    remove: (model, id) => {
      model.hostedItems.remove(id);
    },
    add: (model, given) =>
      model.hostedItems.add({ installationId: null, properties: {}, ...given } as NewItem).id,
    needs: ['spaceId', 'typeId', 'name'],
  },
  domain: {
    change: (model, id, changes) => {
      model.domains.change(id, changes as Partial<Domain>);
    },
    remove: (model, id) => {
      model.domains.remove(id);
    },
    add: (model, given) => model.domains.add(given as NewDomain).id,
    needs: ['spaceId', 'name'],
  },
  location: {
    change: (model, id, changes) => {
      model.locations.change(id, changes as Partial<Location>);
    },
    remove(model, id) {
      const location = model.locations.all().find((one) => one.id === id);
      if (location !== undefined) model.locations.remove(location);
    },
    add: (model, given) => model.locations.add(given as Pick<Location, 'name'>).id,
    needs: ['name'],
  },
  extension: {
    change: (model, id, changes) => {
      model.extensions.change(id, changes as Partial<Extension>);
    },
    remove: (model, id) => {
      model.extensions.remove(id);
    },
    add: (model, given) => model.extensions.add({ ...EXTENSION, ...given } as Omit<Extension, 'id'>).id,
    needs: ['tenantId', 'name', 'recordingMode'],
  },
};

const PLAN_TERMS = {
  ...{ spaceId: null, serverId: null, description: null, isAvailable: true },
  ...{ setupPrice: '0.0000', recurringPrice: '0.0000', recurrenceUnit: 2, recurrenceLength: 1 },
};

const EXTENSION = { userId: null, hasVoice: true, hasMessages: false, hasVideo: false, hasScreen: false };

/** A tenant names its location by a word that nothing in the schema looks after. */
function requireLocation(model: Model, name: string | undefined): void {
  if (name !== undefined && model.locations.findByName(name) === undefined)
    throw new EntityRefused(`there is no location ${name}`);
}
