import { Table } from '../storage/table.js';
import type { Catalogue } from './catalogue.js';
import { ModelError } from './errors.js';
import type { Estate } from './estate.js';

/** A price list entry: services and quotas that a space, or an add-on of one, is sold with. */
export interface Plan {
  readonly id: number;
  readonly ownerId: number;
  /** The space it hands out from; null hands out from the root space. */
  readonly spaceId: number | null;
  readonly serverId: number | null;
  readonly isAddon: boolean;
  readonly name: string;
  readonly description: string | null;
  readonly isAvailable: boolean;
  /** Decimal texts with four places. */
  readonly setupPrice: string;
  readonly recurringPrice: string;
  readonly recurrenceUnit: number;
  readonly recurrenceLength: number;
}

/** What may be said of a plan from outside; a missing name is refused. */
export type PlanTerms = Omit<Plan, 'id' | 'ownerId' | 'isAddon' | 'name'> & { readonly name: string | null };

/** Services and quotas of a plan or of a space that overrides its plan. */
export interface Items {
  readonly services: readonly ServiceItem[];
  readonly quotas: readonly QuotaItem[];
}
export interface ServiceItem {
  readonly serviceId: number;
  readonly calculatesDiskSpace: boolean;
  readonly calculatesBandwidth: boolean;
}
export interface QuotaItem {
  readonly quotaId: number;
  /** In the quota's own unit; -1 is unlimited. */
  readonly value: number;
}

export class Plans {
  readonly #estate: Estate;
  readonly #catalogue: Catalogue;
  readonly #table: Table<Plan>;

  constructor(estate: Estate, catalogue: Catalogue) {
    this.#estate = estate;
    this.#catalogue = catalogue;
    this.#table = new Table(estate.database, 'plan', { flags: ['isAddon', 'isAvailable'] });
  }

  find(id: number): Plan | undefined {
    return this.#table.find(id);
  }

  all(): Plan[] {
    return this.#table.all('true ORDER BY id');
  }

  ofOwner(ownerId: number): Plan[] {
    return this.#table.all('ownerId = ? ORDER BY id', ownerId);
  }

  /** @throws ModelError planNameMissing, serverNotFound, spaceNotFound */
  add(terms: PlanTerms, of: Pick<Plan, 'ownerId' | 'isAddon'> & { readonly id?: number }): Plan {
    const id = of.id ?? this.#estate.counters.take('plan');
    this.#estate.counters.reserve('plan', id);
    const plan: Plan = { id, ownerId: of.ownerId, isAddon: of.isAddon, ...this.#checked(terms) };
    this.#table.insert(plan);
    return plan;
  }

  /** Overwrites the terms; owner and kind stay. An unknown id changes nothing. @throws as `add` */
  change(id: number, terms: PlanTerms): void {
    if (this.find(id) !== undefined) this.#table.update(id, this.#checked(terms));
  }

  /**
   * Replaces all services and quotas; null wipes them.
   *
   * @throws ModelError planNotFoundForServices, planNotFoundForQuotas, serviceRepeated, serviceNotFound, quotaRepeated, quotaNotFound
   */
  replaceItems(planId: number, items: Items | null): void {
    const { database } = this.#estate;
    database.transaction(() => {
      database.prepare('DELETE FROM planService WHERE planId = ?').run(planId);
      database.prepare('DELETE FROM planQuota WHERE planId = ?').run(planId);
      if (items === null) return;
      if (this.find(planId) === undefined) {
        if (items.services.length > 0) throw new ModelError('planNotFoundForServices', { planId });
        if (items.quotas.length > 0) throw new ModelError('planNotFoundForQuotas', { planId });
      }
      checkItems(planId, items, this.#catalogue);
      const service = database.prepare('INSERT INTO planService VALUES (?, ?, ?, ?)');
      for (const item of items.services) service.run(planId, ...serviceColumns(item));
      const quota = database.prepare('INSERT INTO planQuota VALUES (?, ?, ?)');
      for (const { quotaId, value } of items.quotas) quota.run(planId, quotaId, value);
    });
  }

  services(planId: number): ServiceItem[] {
    const sql =
      'SELECT serviceId, calculatesDiskSpace, calculatesBandwidth FROM planService WHERE planId = ?';
    return this.#estate.database.prepare<ServiceRow>(sql).all(planId).map(toServiceItem);
  }

  quotas(planId: number): QuotaItem[] {
    const sql = 'SELECT quotaId, value FROM planQuota WHERE planId = ?';
    return this.#estate.database.prepare<QuotaItem>(sql).all(planId);
  }

  /** How many spaces run under a plan, or how many add-ons were bought of one. */
  uses({ id, isAddon }: Plan): number {
    const table = isAddon ? 'spaceAddon' : 'space';
    const sql = `SELECT count(*) AS count FROM ${table} WHERE planId = ?`;
    return this.#estate.database.prepare<{ count: number }>(sql).get(id)?.count ?? 0;
  }

  /** @throws ModelError planInUseBySpace, planInUseAsAddon */
  remove(id: number): void {
    const { database } = this.#estate;
    if (database.prepare('SELECT 1 FROM space WHERE planId = ? LIMIT 1').get(id) !== undefined) {
      throw new ModelError('planInUseBySpace', { planId: id });
    }
    if (database.prepare('SELECT 1 FROM spaceAddon WHERE planId = ? LIMIT 1').get(id) !== undefined) {
      throw new ModelError('planInUseAsAddon', { planId: id });
    }
    this.#table.delete(id);
  }

  #checked({ name, ...terms }: PlanTerms): Omit<Plan, 'id' | 'ownerId' | 'isAddon'> {
    if (name === null) throw new ModelError('planNameMissing', {});
    if (terms.serverId !== null && this.#catalogue.findServer(terms.serverId) === undefined) {
      throw new ModelError('serverNotFound', { serverId: terms.serverId });
    }
    const space = 'SELECT 1 FROM space WHERE id = ?';
    if (terms.spaceId !== null && this.#estate.database.prepare(space).get(terms.spaceId) === undefined) {
      throw new ModelError('spaceNotFound', { spaceId: terms.spaceId });
    }
    return { name, ...terms };
  }
}

/** A services row of a plan or a space; the flags are 0 and 1. */
export interface ServiceRow {
  readonly serviceId: number;
  readonly calculatesDiskSpace: number;
  readonly calculatesBandwidth: number;
}

export function toServiceItem(row: ServiceRow): ServiceItem {
  return {
    serviceId: row.serviceId,
    calculatesDiskSpace: row.calculatesDiskSpace === 1,
    calculatesBandwidth: row.calculatesBandwidth === 1,
  };
}

export function serviceColumns(item: ServiceItem): [number, number, number] {
  return [item.serviceId, Number(item.calculatesDiskSpace), Number(item.calculatesBandwidth)];
}

/**
 * Repetitions are found before unknown ids, services before quotas: the order in which the database would object.
 *
 * @throws ModelError serviceRepeated, serviceNotFound, quotaRepeated, quotaNotFound
 */
export function checkItems(planId: number, items: Items, catalogue: Catalogue): void {
  const services = new Set<number>();
  for (const { serviceId } of items.services) {
    if (services.has(serviceId)) throw new ModelError('serviceRepeated', { planId, serviceId });
    services.add(serviceId);
  }
  for (const serviceId of services) {
    const service = catalogue.findService(serviceId);
    if (service === undefined || service.name === null)
      throw new ModelError('serviceNotFound', { serviceId });
  }
  const quotas = new Set<number>();
  for (const { quotaId } of items.quotas) {
    if (quotas.has(quotaId)) throw new ModelError('quotaRepeated', { planId, quotaId });
    quotas.add(quotaId);
  }
  for (const quotaId of quotas) {
    if (catalogue.findQuota(quotaId) === undefined) throw new ModelError('quotaNotFound', { quotaId });
  }
}
