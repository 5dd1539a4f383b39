import { Table } from '../storage/table.js';
import type { Estate } from './estate.js';

/** A service as it is offered to tenants and their users. */
export interface Offer {
  /** The service's id. */
  readonly id: number;
  readonly name: string;
  readonly fullName: string;
  /** Users can be given it, not only tenants. */
  readonly isForUsers: boolean;
  /** It belongs to the product itself and is in no catalogue. */
  readonly isBuiltIn: boolean;
  /** Every tenant has it from the start. */
  readonly isGivenAtOnce: boolean;
  readonly hasInstances: boolean;
  readonly hasManyPlansPerUser: boolean;
}

/** A plan of a service: for tenants (a package) or for users. */
export interface ServicePlan {
  readonly id: number;
  readonly serviceId: number;
  readonly isForUsers: boolean;
  readonly name: string;
  readonly fullName: string;
}

/** An offer with the plans it is sold in. */
export interface NewOffer extends Omit<Offer, 'name' | 'id'> {
  readonly serviceId: number;
  readonly packages: readonly Pick<ServicePlan, 'name' | 'fullName'>[];
  readonly userPlans: readonly Pick<ServicePlan, 'name' | 'fullName'>[];
}

type OfferRow = Readonly<Record<keyof Offer, unknown>> & { readonly id: number; readonly name: string };

const OFFERS = `SELECT offer.*, service.cortexName AS name FROM offer JOIN service USING (id)`;
const OF_LOCATION = `SELECT offer.*, ifnull(locationOffer.fullName, offer.fullName) AS fullName, service.cortexName AS name
  FROM locationOffer JOIN location ON location.id = locationOffer.locationId
  JOIN offer ON offer.id = locationOffer.serviceId JOIN service ON service.id = offer.id
  WHERE location.name = ? ORDER BY fullName COLLATE NOCASE, offer.id`;

/** What is on offer in a world, where, and in which plans. It comes from the seed. */
export class Offers {
  readonly #estate: Estate;
  readonly #plans: Table<ServicePlan>;

  constructor(estate: Estate) {
    this.#estate = estate;
    this.#plans = new Table(estate.database, 'servicePlan', { flags: ['isForUsers'] });
  }

  add({ serviceId, packages, userPlans, ...offer }: NewOffer): void {
    const { database, counters } = this.#estate;
    const sql = `INSERT INTO offer VALUES
      (@id, @fullName, @isForUsers, @isBuiltIn, @isGivenAtOnce, @hasInstances, @hasManyPlansPerUser)`;
    const flags = Object.fromEntries(FLAGS.map((flag) => [flag, Number(offer[flag])]));
    database.prepare(sql).run({ id: serviceId, fullName: offer.fullName, ...flags });
    for (const [plans, isForUsers] of [[packages, false] as const, [userPlans, true] as const]) {
      for (const plan of plans) {
        this.#plans.insert({ id: counters.take('servicePlan'), serviceId, isForUsers, ...plan });
      }
    }
  }

  /** Offers a service in a location, under a name of its own if it has one there. */
  offerIn(locationId: number, serviceId: number, fullName: string | null = null): void {
    const sql = 'INSERT OR REPLACE INTO locationOffer (locationId, serviceId, fullName) VALUES (?, ?, ?)';
    this.#estate.database.prepare(sql).run(locationId, serviceId, fullName);
  }

  find(serviceId: number): Offer | undefined {
    return this.#read(`${OFFERS} WHERE offer.id = ?`, serviceId)[0];
  }

  /** By full name. */
  all(): Offer[] {
    return this.#read(`${OFFERS} ORDER BY offer.fullName COLLATE NOCASE, offer.id`);
  }

  /** What a location offers, under the names it has there, by full name. */
  ofLocation(location: string): Offer[] {
    return this.#read(OF_LOCATION, location);
  }

  /** In the order in which they were added. */
  plans(serviceId: number, isForUsers: boolean): ServicePlan[] {
    return this.#plans.all('serviceId = ? AND isForUsers = ? ORDER BY id', serviceId, Number(isForUsers));
  }

  #read(sql: string, ...parameters: readonly (string | number)[]): Offer[] {
    return this.#estate.database
      .prepare<OfferRow>(sql)
      .all(...parameters)
      .map(({ id, name, fullName, ...row }) => ({
        id,
        name,
        fullName: String(fullName),
        isForUsers: row.isForUsers === 1,
        isBuiltIn: row.isBuiltIn === 1,
        isGivenAtOnce: row.isGivenAtOnce === 1,
        hasInstances: row.hasInstances === 1,
        hasManyPlansPerUser: row.hasManyPlansPerUser === 1,
      }));
  }
}

const FLAGS = ['isForUsers', 'isBuiltIn', 'isGivenAtOnce', 'hasInstances', 'hasManyPlansPerUser'] as const;
