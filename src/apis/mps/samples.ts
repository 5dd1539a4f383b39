import { objectGuid } from '../../model/guid.js';
import type { Model } from '../../model/model.js';
import type { CustomerRecord } from '../../model/planDatabase/records.js';
import { PROVIDER_ID, type Tenant } from '../../model/tenants.js';
import type { User } from '../../model/users.js';
import { tenantExtras, userExtras } from './extras.js';
import { objectPath, tenantPath } from './objects.js';

/** An organization with what the examples ask about it. */
export interface SampleOrganization {
  readonly tenant: Tenant;
  readonly path: string;
  readonly record: CustomerRecord | undefined;
  readonly users: readonly SampleUser[];
  readonly hasMail: boolean;
  /** Names of the plans that it holds, by their type. */
  readonly plans: ReadonlyMap<string, string>;
  /** Names of the plans that its users may be given. */
  readonly available: readonly string[];
}

export interface SampleUser {
  readonly user: User;
  readonly path: string;
  readonly record: CustomerRecord | undefined;
  readonly isInDirectory: boolean;
  readonly hasMailbox: boolean;
  readonly hasSip: boolean;
  readonly plans: ReadonlyMap<string, string>;
}

/** Objects of a directory that examples can be made of: always the first that fits, so that they stay the same. */
export class SampleDirectory {
  readonly #model: Model;
  #organizations: readonly SampleOrganization[] | undefined;

  constructor(model: Model) {
    this.#model = model;
  }

  /** The first organization below hosting that fits, or else the first of all. */
  organization(
    fits: (organization: SampleOrganization) => boolean = () => true,
  ): SampleOrganization | undefined {
    const below = this.#all().filter(({ tenant }) => tenant.parentId !== null);
    const customers = below.filter(({ tenant }) => tenant.parentId !== PROVIDER_ID);
    return [...customers, ...below].find(fits) ?? customers[0] ?? below[0];
  }

  reseller(): SampleOrganization | undefined {
    const resellers = this.#all().filter(({ tenant }) => tenant.parentId === PROVIDER_ID);
    return resellers.find(({ record }) => record !== undefined) ?? resellers[0];
  }

  /** One that the plan database does not know yet. */
  unknownReseller(): SampleOrganization | undefined {
    const resellers = this.#all().filter(({ tenant }) => tenant.parentId === PROVIDER_ID);
    return resellers.find(({ record }) => record === undefined) ?? resellers[0];
  }

  hosting(): string {
    return tenantPath(this.#model, this.#model.tenants.get(PROVIDER_ID));
  }

  user(
    fits: (user: SampleUser, organization: SampleOrganization) => boolean = () => true,
  ): SampleUser | undefined {
    const below = this.#all().filter(({ tenant }) => tenant.parentId !== null);
    const users = below.flatMap((at) => at.users.map((user) => ({ user, at })));
    return (users.find(({ user, at }) => fits(user, at)) ?? users[0])?.user;
  }

  organizationOf({ user }: SampleUser): SampleOrganization | undefined {
    return this.#all().find(({ tenant }) => tenant.id === user.tenantId);
  }

  /** Names of the plans of a type, in the order in which they were made. */
  plans(typeName: string): string[] {
    const { plans, services } = this.#model.planDatabase;
    return plans
      .all()
      .filter(({ typeId }) => services.getPlanType(typeId).name === typeName)
      .map(({ name }) => name);
  }

  group(): string | undefined {
    const found = this.#model.groups.all().find(({ tenantId }) => tenantId !== PROVIDER_ID);
    if (found === undefined) return undefined;
    const tenant = this.#model.tenants.get(found.tenantId);
    return objectPath(this.#model, { kind: 'group', group: found, tenant, unit: undefined });
  }

  sipDomainOf({ tenant }: SampleOrganization): string | undefined {
    return this.#model.communications.pointers.ofTenant('SIPDomains', tenant.id)[0]?.name;
  }

  pool(): string | undefined {
    return this.#model.communications.pools.all()[0]?.fqdn;
  }

  server(): string {
    return `dc1.${this.#model.tenants.get(PROVIDER_ID).location}`;
  }

  #all(): readonly SampleOrganization[] {
    this.#organizations ??= this.#model.tenants.all().map((tenant) => this.#organizationOf(tenant));
    return this.#organizations;
  }

  #organizationOf(tenant: Tenant): SampleOrganization {
    const { planDatabase } = this.#model;
    const record = planDatabase.records.findValid(objectGuid('tenant', tenant.id));
    const available = record === undefined ? [] : planDatabase.assignments.available(record.id);
    return {
      tenant,
      path: tenantPath(this.#model, tenant),
      record,
      users: this.#model.users.ofTenant(tenant.id).map((user) => this.#userOf(user, tenant)),
      hasMail: tenantExtras(tenant).exchange !== undefined,
      plans: this.#heldBy(record),
      available: available.map(({ planId }) => planDatabase.plans.get(planId).name),
    };
  }

  #userOf(user: User, tenant: Tenant): SampleUser {
    const { planDatabase, communications, directory } = this.#model;
    const { unitId, mailbox } = userExtras(user);
    const unit = unitId === undefined ? undefined : directory.units.find(unitId);
    const record = planDatabase.records.findValid(objectGuid('user', user.id));
    return {
      user,
      path: objectPath(this.#model, { kind: 'user', user, tenant, unit }),
      record,
      isInDirectory: directory.accounts.ofUser(user.id) !== undefined,
      hasMailbox: mailbox !== undefined,
      hasSip: communications.sipUsers.find(user.id) !== undefined,
      plans: this.#heldBy(record),
    };
  }

  #heldBy(record: CustomerRecord | undefined): ReadonlyMap<string, string> {
    const { assignments, plans, services } = this.#model.planDatabase;
    const held = record === undefined ? [] : assignments.ofRecord(record.id);
    return new Map(
      held.map(({ planId }) => {
        const { name, typeId } = plans.get(planId);
        return [services.getPlanType(typeId).name, name];
      }),
    );
  }
}
