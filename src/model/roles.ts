import { Table } from '../storage/table.js';
import { ROLE } from './codes.js';
import type { Estate } from './estate.js';
import type { Tenant } from './tenants.js';
import type { User } from './users.js';

/** What a role allows: to use the API at all, or to administer one's own tenant, its whole branch, or everything. */
export type Grant = 'api' | 'tenant' | 'branch' | 'everything';
/** Who holds a role without having been given it. */
export type Holder = 'everyone' | 'accounts' | 'resellers' | 'provider';

export interface Role {
  readonly id: number;
  /** Lower case, without braces. */
  readonly guid: string;
  readonly name: string;
  readonly grants: Grant | null;
  readonly heldBy: Holder | null;
}

/** The roles a world knows. They come from the seed. */
export class Roles {
  readonly #estate: Estate;
  readonly #table: Table<Role>;

  constructor(estate: Estate) {
    this.#estate = estate;
    this.#table = new Table(estate.database, 'role');
  }

  add(role: Omit<Role, 'id'>): void {
    this.#table.insert({ id: this.#estate.counters.take('role'), ...role });
  }

  /** By name. */
  all(): Role[] {
    return this.#table.all('true ORDER BY name');
  }

  findByName(name: string): Role | undefined {
    return this.#table.first('name = ?', name);
  }

  findByGuid(guid: string): Role | undefined {
    return this.#table.first('guid = ?', guid);
  }

  /** Those of the given names, by name; the others are no roles any more. */
  named(names: readonly string[]): Role[] {
    const wanted = new Set(names.map((name) => name.toLowerCase()));
    return this.all().filter(({ name }) => wanted.has(name.toLowerCase()));
  }

  /** What a user holds as long as nobody said otherwise; the user that stands for a tenant holds more than others. */
  initial(user: User, tenant: Tenant): Role[] {
    const kinds = new Set<Holder>(['everyone']);
    if (tenant.accountId === user.id) {
      kinds.add('accounts');
      if (tenant.isReseller) kinds.add('resellers');
      if (user.role === ROLE.administrator) kinds.add('provider');
    }
    return this.#table.all(`heldBy IN (${[...kinds].map(() => '?').join(', ')}) ORDER BY name`, ...kinds);
  }
}
