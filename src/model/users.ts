import { Table } from '../storage/table.js';
import { ROLE, STANDING } from './codes.js';
import { userConditions, type UserCriteria } from './criteria.js';
import { ModelError } from './errors.js';
import type { Estate, Extras } from './estate.js';
import { cortexName, firstFree } from './naming.js';
import { EMPTY_USER, nameKey, roleOf, tenantName } from './userDefaults.js';
import { PROVIDER_ID, type Tenant, type Tenants } from './tenants.js';

/** What a person is called and where to reach them; null where nothing is known. */
export interface Contact {
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly email: string | null;
  readonly companyName: string | null;
  readonly address: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly country: string | null;
  readonly zip: string | null;
  readonly primaryPhone: string | null;
  readonly secondaryPhone: string | null;
  readonly fax: string | null;
  readonly comments: string | null;
}

/** A person who can log in: the account of a tenant, or a further user (a peer) of it. */
export interface User extends Contact {
  readonly id: number;
  readonly tenantId: number;
  /** The user this one was created under; 0 for the first user of the provider. */
  readonly ownerId: number;
  /** A peer belongs to its owner's tenant and acts for it. */
  readonly isPeer: boolean;
  /** The name in MSPC, unique in the world. */
  readonly username: string;
  readonly usernameKey: string;
  readonly cortexName: string;
  readonly provisioningName: string;
  readonly upn: string;
  /** Clear password; null when none was ever set or only a hash is known. */
  readonly password: string | null;
  readonly passwordMd5: string | null;
  readonly role: number;
  readonly standing: number;
  readonly loginStanding: number;
  readonly failedLogins: number;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly changedAt: number;
  readonly mspc: Extras | null;
  readonly provisioning: Extras | null;
  readonly cortex: Extras | null;
  readonly mps: Extras | null;
}

/** What must be said of a new user; the rest is derived or empty. */
export type NewUser = Pick<User, 'username' | 'ownerId' | 'isPeer' | 'role'> & Partial<User>;

/** What `change` may overwrite. */
export type UserChanges = Partial<
  Omit<User, 'id' | 'tenantId' | 'username' | 'usernameKey' | 'ownerId' | 'createdAt'>
>;

/** What a product that knows tenants says of a new user; the rest is derived. */
export type JoiningUser = { readonly name: string } & Partial<
  Omit<User, 'id' | 'tenantId' | 'username' | 'usernameKey' | 'ownerId' | 'isPeer' | 'role'>
>;

const EXTRAS = ['mspc', 'provisioning', 'cortex', 'mps'] as const;

/** A query's beginning: `tree` holds a user and all below it, peers too; the user is the query's first parameter. */
export const USER_TREE = `WITH RECURSIVE tree (id) AS (
  SELECT ? UNION SELECT user.id FROM user JOIN tree ON user.ownerId = tree.id
)`;

export class Users {
  readonly #estate: Estate;
  readonly #tenants: Tenants;
  readonly #table: Table<User>;

  constructor(estate: Estate, tenants: Tenants) {
    this.#estate = estate;
    this.#tenants = tenants;
    this.#table = new Table(estate.database, 'user', { flags: ['isPeer'], json: EXTRAS });
  }

  find(id: number): User | undefined {
    return this.#table.find(id);
  }

  isKnown(id: number): boolean {
    return this.#table.exists('id = ?', id);
  }

  /** @throws ModelError userNotFound */
  get(id: number): User {
    const user = this.find(id);
    if (user === undefined) throw new ModelError('userNotFound', { userId: id });
    return user;
  }

  findByUsername(username: string): User | undefined {
    return this.#table.first('usernameKey = ?', nameKey(username));
  }

  findByCortexName(name: string): User | undefined {
    return this.#table.first('cortexName = ?', name);
  }

  findByUpn(upn: string): User | undefined {
    return this.#table.first('upn = ? ORDER BY id', upn);
  }

  findByProvisioningName(tenantId: number, name: string): User | undefined {
    return this.#table.first('provisioningName = ? AND tenantId = ? ORDER BY id', name, tenantId);
  }

  count(): number {
    return (
      this.#estate.database.prepare<{ count: number }>('SELECT count(*) AS count FROM user').get()?.count ?? 0
    );
  }

  all(): User[] {
    return this.#table.all('true ORDER BY id');
  }

  /** By id, at most so many. */
  matching(criteria: UserCriteria, limit: number): User[] {
    const { where, values } = userConditions(criteria);
    return this.#table.all(`${where} ORDER BY id LIMIT ?`, ...values, limit);
  }

  countMatching(criteria: UserCriteria): number {
    const { where, values } = userConditions(criteria);
    return this.#table.count(where, ...values);
  }

  ofTenant(tenantId: number): User[] {
    return this.#table.all('tenantId = ? ORDER BY id', tenantId);
  }

  /** Accounts created directly under a user, without its peers, by id. */
  accountsOf(ownerId: number): User[] {
    return this.#table.all('ownerId = ? AND isPeer = 0 ORDER BY id', ownerId);
  }

  peersOf(ownerId: number): User[] {
    return this.#table.all('ownerId = ? AND isPeer = 1 ORDER BY id', ownerId);
  }

  /** Every account at any depth below a user, also under its peers, without peers themselves; by id. */
  accountsBelow(ownerId: number): User[] {
    const inTree = `id IN (${USER_TREE} SELECT id FROM tree) AND isPeer = 0 AND id <> ? ORDER BY id`;
    return this.#table.all(inTree, ownerId, ownerId);
  }

  /** True when walking up the owners of `userId` meets `ancestorId`. */
  isBelow(userId: number, ancestorId: number): boolean {
    const owner = this.#estate.database.prepare<{ ownerId: number }>('SELECT ownerId FROM user WHERE id = ?');
    for (let at = owner.get(userId)?.ownerId; at !== undefined && at !== 0; at = owner.get(at)?.ownerId) {
      if (at === ancestorId) return true;
    }
    return false;
  }

  /** True when ordinary accounts, or tenants without users, hang below the user. */
  hasAccounts(id: number): boolean {
    if (this.#table.exists('ownerId = ? AND isPeer = 0', id)) return true;
    const user = this.find(id);
    return (
      user !== undefined && this.#standsForTenant(user) && this.#tenants.hasUserlessChildren(user.tenantId)
    );
  }

  /**
   * Adds a user. One that is not a peer becomes the account of a tenant of its own, below its owner's.
   *
   * @throws ModelError userExists, userNotFound (the owner)
   */
  add(given: NewUser): User {
    if (this.#table.exists('usernameKey = ?', nameKey(given.username))) {
      throw new ModelError('userExists', { username: given.username });
    }
    const id = given.id ?? this.#estate.counters.take('user');
    this.#estate.counters.reserve('user', id);
    const tenant = this.#tenantFor(given, id);
    const user = this.#complete(given, id, tenant);
    this.#table.insert(user);
    if (tenant.accountId === null) this.#tenants.setAccount(tenant.id, id);
    return user;
  }

  /**
   * Adds a user to a tenant. The first one becomes its account, below the account of the nearest ancestor that has
   * one; further ones are the account's peers. The name it gets in MSPC is the one given if that is free there.
   *
   * @throws ModelError tenantNotFound
   */
  join(tenantId: number, { name, ...given }: JoiningUser): User {
    const tenant = this.#tenants.get(tenantId);
    const account = tenant.accountId === null ? undefined : this.get(tenant.accountId);
    const nameInCortex = given.cortexName ?? this.#freeCortexName(name, tenant.code);
    const isTaken = (candidate: string) => this.findByUsername(candidate) !== undefined;
    return this.add({
      standing: account === undefined ? tenant.standing : STANDING.active,
      ...given,
      tenantId,
      username: isTaken(name) ? this.#freeUsername(nameInCortex, isTaken) : name,
      provisioningName: given.provisioningName ?? name,
      cortexName: nameInCortex,
      isPeer: account !== undefined,
      ownerId: account?.id ?? this.#tenants.accountAbove(tenantId) ?? 0,
      role: account?.role ?? roleOf(tenant),
    });
  }

  /** Overwrites the given fields. Turning a peer into an account, or back, moves it between tenants. */
  change(id: number, changes: UserChanges): void {
    const { isPeer } = this.get(id);
    this.#table.update(id, { ...changes, changedAt: changes.changedAt ?? this.#estate.clock.now() });
    if (changes.isPeer !== undefined && changes.isPeer !== isPeer) this.#move(this.get(id));
    const user = this.get(id);
    if (changes.standing !== undefined) this.#followStanding(user, changes.standing);
    if (changes.role !== undefined) this.#followRole(user, changes.role);
  }

  /** Switches one user on or off without its tenant. What is so already keeps its standing. */
  setEnabled(id: number, isEnabled: boolean): void {
    if ((this.get(id).standing === STANDING.active) === isEnabled) return;
    this.#table.update(id, { standing: isEnabled ? STANDING.active : STANDING.suspended });
  }

  /** Sets a password without touching the time of the last change. */
  setPassword(id: number, password: string | null): void {
    this.#table.update(id, { password, passwordMd5: null });
  }

  /** Sets a password of which only the MD5 is known, in hex digits. */
  setPasswordMd5(id: number, passwordMd5: string): void {
    this.#table.update(id, { password: null, passwordMd5 });
  }

  /** Overwrites what one product alone knows, without touching the time of the last change. */
  keep(id: number, extras: Partial<Pick<User, 'mspc' | 'provisioning' | 'cortex' | 'mps'>>): void {
    this.#table.update(id, extras);
  }

  countFailedLogin(id: number, failedLogins: number, loginStanding?: number): void {
    this.#table.update(id, { failedLogins, ...(loginStanding === undefined ? {} : { loginStanding }) });
  }

  /**
   * Removes a user with its peers. What it owns beyond that must be gone before.
   *
   * @throws ModelError userInUse when accounts or plans still point at it or at one of its peers
   */
  remove(id: number): void {
    for (const { id: peerId } of this.peersOf(id)) this.#removeOne(peerId);
    this.#removeOne(id);
  }

  /**
   * Removes one user alone; the tenant stays. If it stood for the tenant, the next one does from now on and inherits
   * what pointed at it; without a next one that goes to its owner.
   */
  leave(id: number): void {
    const user = this.get(id);
    const heir = this.#heirOf(user);
    const { database } = this.#estate;
    if (heir !== undefined && this.#standsForTenant(user)) {
      this.#table.update(heir.id, { isPeer: false, ownerId: user.ownerId, role: user.role });
    }
    const successorId = heir?.id ?? user.ownerId;
    for (const owned of ['user', 'plan', 'space']) {
      database.prepare(`UPDATE ${owned} SET ownerId = ? WHERE ownerId = ?`).run(successorId, id);
    }
    database.prepare('UPDATE OR IGNORE setting SET userId = ? WHERE userId = ?').run(successorId, id);
    if (this.#standsForTenant(user)) this.#tenants.setAccount(user.tenantId, heir?.id ?? null);
    this.#table.delete(id);
  }

  /** Who takes over from a user: the next one for its tenant's account, the account for any other. */
  #heirOf(user: User): User | undefined {
    const accountId = this.#tenants.find(user.tenantId)?.accountId;
    const others = this.ofTenant(user.tenantId).filter(({ id }) => id !== user.id);
    return others.find(({ id }) => id === accountId) ?? others[0];
  }

  #removeOne(id: number): void {
    const user = this.get(id);
    const { database } = this.#estate;
    const plan =
      'SELECT 1 FROM plan WHERE ownerId = ? UNION ALL SELECT 1 FROM space WHERE ownerId = ? LIMIT 1';
    if (this.#table.exists('ownerId = ?', id) || database.prepare(plan).get(id, id) !== undefined) {
      throw new ModelError('userInUse', { userId: id });
    }
    this.#table.delete(id);
    if (!this.#standsForTenant(user)) return;
    const heir = this.ofTenant(user.tenantId)[0];
    this.#tenants.setAccount(user.tenantId, heir?.id ?? null);
    if (heir === undefined) this.#tenants.removeIfEmpty(user.tenantId);
  }

  #standsForTenant(user: User): boolean {
    return this.#tenants.find(user.tenantId)?.accountId === user.id;
  }

  #followStanding(user: User, standing: number): void {
    if (user.tenantId !== PROVIDER_ID && this.#standsForTenant(user)) {
      this.#tenants.setStanding(user.tenantId, standing);
    }
  }

  #followRole(user: User, role: number): void {
    if (user.tenantId === PROVIDER_ID || !this.#standsForTenant(user)) return;
    this.#tenants.setReseller(user.tenantId, role === ROLE.reseller);
  }

  /** The tenant it belongs to: that named, its owner's, or one of its own that it stands for. */
  #tenantFor(given: NewUser, id: number): Tenant {
    const { tenantId, ownerId } = given;
    const tenant = tenantId === undefined ? this.#tenants.findOfUser(ownerId) : this.#tenants.find(tenantId);
    if (tenant === undefined) throw new ModelError('userNotFound', { userId: given.ownerId });
    if (given.isPeer || given.tenantId !== undefined) return tenant;
    return this.#tenants.add({
      parentId: tenant.id,
      accountId: id,
      location: tenant.location,
      fullName: tenantName(given),
      standing: given.standing ?? STANDING.active,
      isReseller: given.role === ROLE.reseller,
    });
  }

  /** Peers are in their owner's tenant, an ordinary account stands for one of its own. */
  #move(user: User): void {
    const owner = this.find(user.ownerId);
    if (owner === undefined) return;
    const tenantId = user.isPeer
      ? owner.tenantId
      : this.#tenants.add({
          parentId: owner.tenantId,
          fullName: tenantName(user),
          accountId: user.id,
          standing: user.standing,
          isReseller: user.role === ROLE.reseller,
        }).id;
    this.#settle(user.id, tenantId);
    const left = user.tenantId;
    if (this.#tenants.find(left)?.accountId !== user.id) return;
    this.#tenants.setAccount(left, this.ofTenant(left)[0]?.id ?? null);
    this.#tenants.removeIfEmpty(left);
  }

  /** Puts a user into a tenant, its peers with it, and below that the tenants of the accounts they own. */
  #settle(id: number, tenantId: number): void {
    this.#table.update(id, { tenantId });
    for (const peer of this.peersOf(id)) this.#settle(peer.id, tenantId);
    for (const account of this.accountsOf(id)) {
      if (this.#standsForTenant(account)) this.#tenants.change(account.tenantId, { parentId: tenantId });
    }
  }

  #complete(given: NewUser, id: number, tenant: Tenant): User {
    const now = this.#estate.clock.now();
    const nameInCortex = given.cortexName ?? this.#freeCortexName(given.username, tenant.code);
    const derived = {
      provisioningName: given.username,
      upn: `${nameInCortex}@${tenant.primaryDomain}`,
      createdAt: now,
      changedAt: now,
    };
    const fixed = { id, tenantId: tenant.id, usernameKey: nameKey(given.username), cortexName: nameInCortex };
    return Object.assign({ ...EMPTY_USER }, derived, given, fixed);
  }

  #freeUsername(base: string, isTaken: (name: string) => boolean): string {
    return firstFree(
      (number) => (number === 0 ? base : `${base}${number}`),
      isTaken,
      () => this.#estate.counters.take(`username ${base.toLowerCase()}`),
    );
  }

  #freeCortexName(username: string, code: string): string {
    return firstFree(
      (number) => cortexName(username, code, number),
      (name) => this.#table.exists('cortexName = ?', name),
      () => this.#estate.counters.take(`cortexName ${cortexName(username, code).toLowerCase()}`),
    );
  }
}
