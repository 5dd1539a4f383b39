import type { Location } from '../../model/locations.js';
import type { Model } from '../../model/model.js';
import type { Offer } from '../../model/offers.js';
import type { PropertyScope } from '../../model/properties.js';
import type { Report } from '../../model/reports.js';
import { PROVIDER_ID, type Tenant } from '../../model/tenants.js';
import type { User } from '../../model/users.js';
import { serviceDetails, type ServiceDetails } from './details.js';
import { RESELLER, wireName } from './serviceKeys.js';

/** A service that a customer has, or a user of it. */
export interface Sample {
  readonly tenant: Tenant;
  readonly user: User | undefined;
  readonly offer: Offer;
  readonly details: ServiceDetails;
}

/** Things of an estate that examples can be made of: of each kind the first there is, so that they stay the same. */
export class SampleEstate {
  readonly #model: Model;

  constructor(model: Model) {
    this.#model = model;
  }

  /** A customer below the provider, or the provider where there is none. */
  customer(): Tenant | undefined {
    const all = this.#model.tenants.all();
    return all.find(({ id }) => id !== PROVIDER_ID) ?? all[0];
  }

  /** One with a user to spare: the last of a customer cannot be deleted. */
  customerWithUsers(): Tenant | undefined {
    return this.#model.tenants.all().find((tenant) => this.usersOf(tenant).length > 1) ?? this.customer();
  }

  /** One without customers of its own. */
  removableTenant(): Tenant | undefined {
    const { tenants } = this.#model;
    return tenants.all().findLast(({ id }) => id !== PROVIDER_ID && tenants.children(id).length === 0);
  }

  usersOf(tenant: Tenant | undefined): User[] {
    return tenant === undefined ? [] : this.#model.users.ofTenant(tenant.id);
  }

  newCustomerName(): string {
    const { tenants } = this.#model;
    return firstFree('Aurora Mills', (name) => tenants.findByFullName(name).length > 0, ' ');
  }

  newUserName(): string {
    const code = this.customer()?.code ?? '';
    return firstFree('lea', (name) => this.#model.users.findByCortexName(`${name}_${code}`) !== undefined);
  }

  customerService(fits: (sample: Sample) => boolean): Sample | undefined {
    return this.#service((sample) => sample.user === undefined && fits(sample));
  }

  /** What a user has, or could have of what the customer has. */
  userService(fits: (sample: Sample) => boolean): Sample | undefined {
    const held = this.#service((sample) => sample.user !== undefined && fits(sample));
    if (held !== undefined) return held;
    const found = this.customerService(
      (sample) => sample.offer.isForUsers && this.usersOf(sample.tenant).length > 0 && fits(sample),
    );
    return found && { ...found, user: this.usersOf(found.tenant)[0] };
  }

  #service(fits: (sample: Sample) => boolean): Sample | undefined {
    for (const tenant of this.#model.tenants.all()) {
      const found = this.#servicesOf(tenant).find(fits);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #servicesOf(tenant: Tenant): Sample[] {
    const { subscriptions, offers, users } = this.#model;
    return subscriptions.ofTenant(tenant.id).flatMap((subscription): Sample[] => {
      const offer = offers.find(subscription.serviceId);
      if (offer === undefined || offer.name === RESELLER) return [];
      const user = subscription.userId === null ? undefined : users.find(subscription.userId);
      return [{ tenant, user, offer, details: serviceDetails(subscription) }];
    });
  }

  /** The name of a property that takes any text. */
  property(scope: PropertyScope, serviceId: number | null = null): string | undefined {
    return this.#model.properties
      .of(scope, serviceId)
      .find(({ name, validation, isReadOnly, isMandatory }) => {
        const isFree = validation.type === 'Text' && !isReadOnly && !isMandatory;
        return isFree && !DERIVED.has(name);
      })?.name;
  }

  directoryAttribute(tenant: Tenant | undefined): string | undefined {
    return this.#model.locations.findByName(tenant?.location ?? '')?.userAttributes[0];
  }

  appOffering(): string | undefined {
    return this.#model.appOfferings.all()[0]?.name;
  }

  serverCollection(): string | undefined {
    return this.#model.serverCollections.findShared()?.name;
  }

  appOf(collection: string): string | undefined {
    const found = this.#model.serverCollections.findByName(collection);
    return found === undefined ? undefined : this.#model.serverCollections.apps(found)[0]?.name;
  }

  groupOf(tenant: Tenant): string | undefined {
    return this.#model.groups.ofTenant(tenant.id)[0]?.name;
  }

  /** One where somebody is. */
  location(): Location | undefined {
    const name = this.customer()?.location ?? '';
    return this.#model.locations.findByName(name) ?? this.#model.locations.all()[0];
  }

  /** One where nobody is. */
  emptyLocation(): Location | undefined {
    const used = new Set(this.#model.tenants.all().map(({ location }) => location));
    return this.#model.locations.all().find(({ name }) => !used.has(name)) ?? this.location();
  }

  offeredIn(location: Location | undefined): string | undefined {
    const offers = this.#model.offers.ofLocation(location?.name ?? '');
    const first = offers.find(({ isBuiltIn }) => !isBuiltIn);
    return first === undefined ? undefined : wireName(first);
  }

  requestId(): number {
    return this.#model.requests.first()?.id ?? 0;
  }

  report(): Report | undefined {
    return this.#model.reports.all()[0];
  }

  /** Those who are asked and have not answered yet. */
  openAnswers(): readonly OpenAnswer[] {
    const { approvals, tenants, users } = this.#model;
    return tenants.all().flatMap(({ id }) =>
      approvals.openFor(id).flatMap((approval): OpenAnswer[] => {
        const answer = approvals.answersTo(approval.id).find(({ status }) => status === 'pending');
        const user = answer && users.find(answer.userId);
        if (answer === undefined || user === undefined) return [];
        return [{ guid: answer.guid, user, tenant: tenants.get(user.tenantId) }];
      }),
    );
  }
}

/** What somebody is asked. */
export interface OpenAnswer {
  readonly guid: string;
  readonly user: User;
  readonly tenant: Tenant;
}

/** Properties that follow from something else. */
const DERIVED: ReadonlySet<string> = new Set(['Enabled', 'DisabledUsers']);

function firstFree(name: string, isTaken: (name: string) => boolean, between = ''): string {
  if (!isTaken(name)) return name;
  for (let number = 2; ; number += 1) {
    const numbered = `${name}${between}${number}`;
    if (!isTaken(numbered)) return numbered;
  }
}
