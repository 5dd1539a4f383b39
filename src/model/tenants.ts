import { Table } from '../storage/table.js';
import { ROLE, STANDING } from './codes.js';
import { tenantConditions, type TenantCriteria } from './criteria.js';
import { ModelError } from './errors.js';
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
  /** It may have tenants of its own below it. */
  readonly isReseller: boolean;
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
    this.#table = new Table(estate.database, 'tenant', {
      flags: ['isReseller'],
      json: ['mspc', 'provisioning', 'cortex', 'mps'],
    });
  }

  find(id: number): Tenant | undefined {
    return this.#table.find(id);
  }

  /** The tenant that a user belongs to. */
  findOfUser(userId: number): Tenant | undefined {
    return this.#table.first('id = (SELECT tenantId FROM user WHERE user.id = ?)', userId);
  }

  /** @throws ModelError tenantNotFound */
  get(id: number): Tenant {
    const tenant = this.find(id);
    if (tenant === undefined) throw new ModelError('tenantNotFound', { tenantId: id });
    return tenant;
  }

  findByCode(code: string): Tenant | undefined {
    return this.#table.first('code = ?', code);
  }

  findByEid(eid: string): Tenant | undefined {
    return this.#table.first('eid = ?', eid);
  }

  findByShortName(shortName: string): Tenant | undefined {
    return this.#table.first('shortName = ? ORDER BY id', shortName);
  }

  /** Full names are not unique; by id. */
  findByFullName(fullName: string): Tenant[] {
    return this.#table.all('fullName = ? COLLATE NOCASE ORDER BY id', fullName);
  }

  findByBillingId(billingId: string): Tenant | undefined {
    return this.#table.first("json_extract(cortex, '$.billingId') = ? COLLATE NOCASE", billingId);
  }

  all(): Tenant[] {
    return this.#table.all('true ORDER BY id');
  }

  /** By id. */
  matching(criteria: TenantCriteria): Tenant[] {
    const { where, values } = tenantConditions(criteria);
    return this.#table.all(`${where} ORDER BY id`, ...values);
  }

  /** Tenants directly below one, by id. */
  children(id: number): Tenant[] {
    return this.#table.all('parentId = ? ORDER BY id', id);
  }

  /** Tenants at any depth below one, by id. */
  below(id: number): Tenant[] {
    const inTree = `id IN (WITH RECURSIVE below (id) AS (
      SELECT id FROM tenant WHERE parentId = ? UNION SELECT tenant.id FROM tenant JOIN below ON tenant.parentId = below.id
    ) SELECT id FROM below) ORDER BY id`;
    return this.#table.all(inTree, id);
  }

  /** True for the tenant itself and for every one below it. */
  isWithin(id: number, ancestorId: number): boolean {
    for (let at = this.find(id); at !== undefined; at = this.#parentOf(at))
      if (at.id === ancestorId) return true;
    return false;
  }

  /** The user that stands for the nearest ancestor that has one; undefined when none has. */
  accountAbove(id: number): number | undefined {
    const tenant = this.find(id);
    let at = tenant === undefined ? undefined : this.#parentOf(tenant);
    while (at !== undefined && at.accountId === null) at = this.#parentOf(at);
    return at?.accountId ?? undefined;
  }

  /**
   * Adds a tenant below `parentId`; what is not given is derived as the products would (design, one estate).
   *
   * @throws ModelError tenantExists when the given code or eid is taken
   */
  add(given: Partial<Tenant> & Pick<Tenant, 'fullName' | 'parentId'>): Tenant {
    this.#requireFree(given, undefined);
    const code = given.code ?? this.#freeCode(given.fullName);
    const location = given.location ?? this.#locationOf(given.parentId);
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
      isReseller: given.isReseller ?? false,
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

  /** @throws ModelError tenantExists when another tenant has the new code or eid */
  change(id: number, changes: Partial<Omit<Tenant, 'id' | 'accountId' | 'standing' | 'isReseller'>>): void {
    this.#requireFree(changes, id);
    this.#table.update(id, changes);
  }

  /** Sets the standing of a tenant and of the user that stands for it: they are one. */
  setStanding(id: number, standing: number): void {
    this.#table.update(id, { standing });
    const account = 'UPDATE user SET standing = ? WHERE id = (SELECT accountId FROM tenant WHERE id = ?)';
    this.#estate.database.prepare(account).run(standing, id);
  }

  /** Switches a tenant on or off, for products that know no more. What is so already keeps its standing. */
  setEnabled(id: number, isEnabled: boolean): void {
    if ((this.get(id).standing === STANDING.active) === isEnabled) return;
    this.setStanding(id, isEnabled ? STANDING.active : STANDING.suspended);
  }

  /** Makes a tenant a reseller or an ordinary customer; the user that stands for it gets the role that goes with it. */
  setReseller(id: number, isReseller: boolean): void {
    this.#table.update(id, { isReseller });
    const [from, to] = isReseller ? [ROLE.user, ROLE.reseller] : [ROLE.reseller, ROLE.user];
    const account =
      'UPDATE user SET role = ? WHERE id = (SELECT accountId FROM tenant WHERE id = ?) AND role = ?';
    this.#estate.database.prepare(account).run(to, id, from);
  }

  /** Child tenants that no user stands for. */
  hasUserlessChildren(id: number): boolean {
    return this.#table.exists('parentId = ? AND accountId IS NULL', id);
  }

  /** Removes a tenant that has neither users nor children any more; its groups and subscriptions go with it. */
  removeIfEmpty(id: number): void {
    if (id === PROVIDER_ID || this.#table.exists('parentId = ?', id)) return;
    const user = this.#estate.database.prepare('SELECT 1 FROM user WHERE tenantId = ? LIMIT 1');
    if (user.get(id) === undefined) this.#table.delete(id);
  }

  #locationOf(id: number | null): string {
    return (id === null ? undefined : this.find(id)?.location) ?? '';
  }

  #parentOf({ parentId }: Tenant): Tenant | undefined {
    return parentId === null ? undefined : this.find(parentId);
  }

  #requireFree({ code, eid }: Partial<Tenant>, except: number | undefined): void {
    const known = code === undefined ? undefined : this.findByCode(code);
    if (code !== undefined && known !== undefined && known.id !== except) {
      throw new ModelError('tenantExists', { field: 'code', value: code });
    }
    const other = eid === undefined ? undefined : this.findByEid(eid);
    if (eid !== undefined && other !== undefined && other.id !== except) {
      throw new ModelError('tenantExists', { field: 'eid', value: eid });
    }
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
