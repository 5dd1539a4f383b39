import { Table } from '../storage/table.js';
import { STANDING } from './codes.js';
import type { Estate, Extras } from './estate.js';
import { environmentId, firstFree, shortCode } from './naming.js';

/** A party in the tree provider → reseller → customer. */
export interface Tenant {
  readonly id: number;
  readonly parentId: number | null;
  /** The user that stands for the tenant where a product knows only users; null for a tenant without users. */
  readonly accountId: number | null;
  readonly code: string;
  readonly fullName: string;
  readonly eid: string;
  readonly shortName: string;
  readonly ou: string;
  readonly primaryDomain: string;
  readonly location: string;
  readonly standing: number;
  readonly mspc: Extras | null;
  readonly provisioning: Extras | null;
  readonly cortex: Extras | null;
  readonly mps: Extras | null;
}

/** The provider at the root of the tree. It is never deleted. */
export const PROVIDER_ID = 1;

export class Tenants {
  readonly #estate: Estate;
  readonly #table: Table<Tenant>;

  constructor(estate: Estate) {
    this.#estate = estate;
    this.#table = new Table(estate.database, 'tenant', { json: ['mspc', 'provisioning', 'cortex', 'mps'] });
  }

  find(id: number): Tenant | undefined {
    return this.#table.find(id);
  }

  all(): Tenant[] {
    return this.#table.all('true ORDER BY id');
  }

  /** Adds a tenant below `parentId`; what is not given is derived as the products would (design, one estate). */
  add(given: Partial<Tenant> & Pick<Tenant, 'fullName' | 'parentId'>): Tenant {
    const code = given.code ?? this.#freeCode(given.fullName);
    const parent = given.parentId === null ? undefined : this.find(given.parentId);
    const location = given.location ?? parent?.location ?? '';
    const tenant: Tenant = {
      id: given.id ?? this.#estate.counters.take('tenant'),
      parentId: given.parentId,
      accountId: given.accountId ?? null,
      code,
      fullName: given.fullName,
      eid: given.eid ?? this.#freeEnvironmentId(),
      shortName: given.shortName ?? code,
      ou: given.ou ?? code,
      primaryDomain: given.primaryDomain ?? `${code.toLowerCase()}.${location}`,
      location,
      standing: given.standing ?? STANDING.active,
      mspc: given.mspc ?? null,
      provisioning: given.provisioning ?? null,
      cortex: given.cortex ?? null,
      mps: given.mps ?? null,
    };
    this.#estate.counters.reserve('tenant', tenant.id);
    this.#table.insert(tenant);
    return tenant;
  }

  setAccount(id: number, accountId: number | null): void {
    this.#table.update(id, { accountId });
  }

  setStanding(id: number, standing: number): void {
    this.#table.update(id, { standing });
  }

  /** Child tenants that no user stands for. */
  hasUserlessChildren(id: number): boolean {
    return this.#table.exists('parentId = ? AND accountId IS NULL', id);
  }

  /** Removes a tenant that has neither users nor children any more; its groups and subscriptions go with it. */
  removeIfEmpty(id: number): void {
    if (id === PROVIDER_ID || this.#table.exists('parentId = ?', id)) return;
    const { database } = this.#estate;
    if (database.prepare('SELECT 1 FROM user WHERE tenantId = ? LIMIT 1').get(id) !== undefined) return;
    database.prepare('DELETE FROM userGroup WHERE tenantId = ?').run(id);
    this.#table.delete(id);
  }

  #freeCode(fullName: string): string {
    const base = shortCode(fullName);
    return firstFree(
      (number) => (number === 0 ? base : `${base}${number}`),
      (code) => this.#table.exists('code = ?', code),
      () => this.#estate.counters.take(`code ${base.toLowerCase()}`),
    );
  }

  #freeEnvironmentId(): string {
    const next = () => environmentId(this.#estate.counters.take('eid'));
    return firstFree(
      next,
      (eid) => this.#table.exists('eid = ?', eid),
      () => 0,
    );
  }
}
