import { Table } from '../storage/table.js';
import type { Estate } from './estate.js';

/** A service as it is offered to tenants and their users. */
export interface Offer {
  /** The service's id. */
  readonly id: number;
  /** Several offers can go by one name; their full names tell them apart. */
  readonly name: string;
  readonly fullName: string;
  /** Of one that lets tenants sell: the location in which they may; null for every other location. */
  readonly sellsIn: string | null;
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
  /** The name it shares with others; null for the service's own. */
  readonly sharedName: string | null;
  readonly packages: readonly Pick<ServicePlan, 'name' | 'fullName'>[];
  readonly userPlans: readonly Pick<ServicePlan, 'name' | 'fullName'>[];
}

type OfferRow = Readonly<Record<keyof Offer, unknown>> & { readonly id: number; readonly name: string };

const NAME = 'ifnull(offer.sharedName, service.cortexName) AS name';
const OFFERS = `SELECT offer.*, ${NAME} FROM offer JOIN service USING (id)`;
const OF_LOCATION = `SELECT offer.*, ifnull(locationOffer.fullName, offer.fullName) AS fullName, ${NAME}
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
      (@id, @sharedName, @fullName, @sellsIn, @isForUsers, @isBuiltIn, @isGivenAtOnce, @hasInstances, @hasManyPlansPerUser)`;
    const flags = Object.fromEntries(FLAGS.map((flag) => [flag, Number(offer[flag])]));
    const { fullName, sharedName, sellsIn } = offer;
    database.prepare(sql).run({ id: serviceId, fullName, sharedName, sellsIn, ...flags });
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
        sellsIn: typeof row.sellsIn === 'string' ? row.sellsIn : null,
        isForUsers: row.isForUsers === 1,
        isBuiltIn: row.isBuiltIn === 1,
        isGivenAtOnce: row.isGivenAtOnce === 1,
        hasInstances: row.hasInstances === 1,
        hasManyPlansPerUser: row.hasManyPlansPerUser === 1,
      }));
  }
}

const FLAGS = ['isForUsers', 'isBuiltIn', 'isGivenAtOnce', 'hasInstances', 'hasManyPlansPerUser'] as const;
