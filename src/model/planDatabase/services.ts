import { Table } from '../../storage/table.js';
import type { Estate } from '../estate.js';

/** A service as the plan database registers it. */
export interface HostedService {
  readonly id: number;
  /** 32 hex digits. */
  readonly guid: string;
  readonly name: string;
  readonly description: string;
}

/** A kind of plan of one service. Name and code are unique in their system. */
export interface PlanType {
  readonly id: number;
  readonly serviceId: number;
  readonly name: string;
  readonly code: string;
}

/** What a service says of itself when it is registered. */
export interface Registration extends Omit<HostedService, 'id'> {
  readonly planTypes: readonly Pick<PlanType, 'name' | 'code'>[];
  /** GUIDs of the services a customer must have before this one. */
  readonly needs: readonly string[];
}

/** The services of the plan database, their plan types, and which service needs which. */
export class HostedServices {
  readonly #estate: Estate;
  readonly #services: Table<HostedService>;
  readonly #planTypes: Table<PlanType>;

  constructor(estate: Estate) {
    this.#estate = estate;
    this.#services = new Table(estate.database, 'hostedService');
    this.#planTypes = new Table(estate.database, 'planType');
  }

  get(id: number): HostedService {
    const service = this.#services.find(id);
    if (service === undefined) throw new Error(`there is no hosted service ${id}`);
    return service;
  }

  findByGuid(guid: string): HostedService | undefined {
    return this.#services.first('guid = ?', guid);
  }

  getPlanType(id: number): PlanType {
    const planType = this.#planTypes.find(id);
    if (planType === undefined) throw new Error(`there is no plan type ${id}`);
    return planType;
  }

  findPlanType(name: string): PlanType | undefined {
    return this.#planTypes.first('name = ?', name);
  }

  /** Registers a service, or brings up to date what is known of it: plan types and needs are added, never taken away. */
  register({ planTypes, needs, ...service }: Registration): HostedService {
    const known = this.findByGuid(service.guid);
    const id = known?.id ?? this.#estate.counters.take('hostedService');
    if (known === undefined) this.#services.insert({ id, ...service });
    else this.#services.update(id, service);
    for (const planType of planTypes) this.#addPlanType(id, planType);
    for (const guid of needs) this.#addNeed(id, guid);
    return { id, ...service };
  }

  /** The services a service needs, in the order of their registration. */
  needsOf(id: number): HostedService[] {
    return this.#services.all(
      'id IN (SELECT neededId FROM hostedServiceNeed WHERE serviceId = ?) ORDER BY id',
      id,
    );
  }

  #addPlanType(serviceId: number, { name, code }: Pick<PlanType, 'name' | 'code'>): void {
    if (this.findPlanType(name) !== undefined) return;
    this.#planTypes.insert({ id: this.#estate.counters.take('planType'), serviceId, name, code });
  }

  #addNeed(serviceId: number, guid: string): void {
    const sql = `INSERT INTO hostedServiceNeed (serviceId, neededId)
      SELECT ?, id FROM hostedService WHERE guid = ? ON CONFLICT DO NOTHING`;
    this.#estate.database.prepare(sql).run(serviceId, guid);
  }
}
