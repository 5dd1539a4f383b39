import type { Estate } from '../estate.js';
import { DirectoryAccounts } from './accounts.js';
import { DirectoryGroups } from './groups.js';
import { DirectoryUnits } from './units.js';

/** What a directory holds beside tenants, users and groups of users. */
export class Directory {
  readonly units: DirectoryUnits;
  readonly groups: DirectoryGroups;
  readonly accounts: DirectoryAccounts;
  readonly #estate: Estate;

  constructor(estate: Estate) {
    this.#estate = estate;
    this.units = new DirectoryUnits(estate);
    this.groups = new DirectoryGroups(estate);
    this.accounts = new DirectoryAccounts(estate);
  }

  /** The tenant of this unit name directly below another. */
  findTenantId(parentId: number, ou: string): number | undefined {
    const sql = 'SELECT id FROM tenant WHERE parentId = ? AND ou = ? COLLATE NOCASE ORDER BY id';
    return this.#estate.database.prepare<{ id: number }>(sql).get(parentId, ou)?.id;
  }

  /** The user of this name in a tenant. */
  findUserId(tenantId: number, upn: string): number | undefined {
    const sql = 'SELECT id FROM user WHERE upn = ? AND tenantId = ? ORDER BY id';
    return this.#estate.database.prepare<{ id: number }>(sql).get(upn, tenantId)?.id;
  }

  /** What stands under a key among the tenant's well-known objects. */
  wellKnown(tenantId: number, key: string): string | undefined {
    const sql = 'SELECT name FROM wellKnownObject WHERE tenantId = ? AND key = ?';
    return this.#estate.database.prepare<{ name: string }>(sql).get(tenantId, key)?.name;
  }

  setWellKnown(tenantId: number, key: string, name: string): void {
    const sql = `INSERT INTO wellKnownObject (tenantId, key, name) VALUES (?, ?, ?)
      ON CONFLICT (tenantId, key) DO UPDATE SET name = excluded.name`;
    this.#estate.database.prepare(sql).run(tenantId, key, name);
  }

  dropWellKnown(tenantId: number, key: string): void {
    const sql = 'DELETE FROM wellKnownObject WHERE tenantId = ? AND key = ?';
    this.#estate.database.prepare(sql).run(tenantId, key);
  }
}
