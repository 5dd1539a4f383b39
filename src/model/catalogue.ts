import type { Estate } from './estate.js';

/** A service that plans can offer: a resource group, in MSPC's words. */
export interface Service {
  readonly id: number;
  readonly name: string;
  /** Place in listings. */
  readonly position: number;
}

/** A limit a service is sold with. */
export interface Quota {
  readonly id: number;
  readonly serviceId: number;
  readonly name: string;
  readonly description: string | null;
  /** One of QUOTA. */
  readonly type: number;
  readonly position: number;
  readonly isHidden: 0 | 1;
}

const SERVICE = 'SELECT id, name, position FROM service';
const QUOTA_ROW = 'SELECT id, serviceId, name, description, type, position, isHidden FROM quota';

/** The services and quotas a world knows. They come from the seed. */
export class Catalogue {
  readonly #estate: Estate;

  constructor(estate: Estate) {
    this.#estate = estate;
  }

  /** Adds what a seed lists. */
  add(given: {
    readonly services: readonly Service[];
    readonly quotas: readonly (Omit<Quota, 'isHidden'> & { readonly isHidden: boolean })[];
    readonly servers: readonly {
      readonly id: number;
      readonly name: string;
      readonly services: readonly number[];
    }[];
  }): void {
    const { database } = this.#estate;
    const service = database.prepare('INSERT INTO service (id, name, position) VALUES (?, ?, ?)');
    for (const { id, name, position } of given.services) service.run(id, name, position);
    const quota = database.prepare(
      'INSERT INTO quota VALUES (@id, @serviceId, @name, @description, @type, @position, @isHidden)',
    );
    for (const row of given.quotas) quota.run({ ...row, isHidden: Number(row.isHidden) });
    const server = database.prepare('INSERT INTO server (id, name) VALUES (?, ?)');
    const offer = database.prepare('INSERT INTO serverService (serverId, serviceId) VALUES (?, ?)');
    for (const { id, name, services } of given.servers) {
      server.run(id, name);
      for (const serviceId of services) offer.run(id, serviceId);
    }
  }

  services(): Service[] {
    return this.#estate.database.prepare<Service>(`${SERVICE} ORDER BY position, id`).all();
  }

  visibleQuotas(): Quota[] {
    return this.#estate.database
      .prepare<Quota>(`${QUOTA_ROW} WHERE isHidden = 0 ORDER BY position, id`)
      .all();
  }

  findService(id: number): Service | undefined {
    return this.#estate.database.prepare<Service>(`${SERVICE} WHERE id = ?`).get(id);
  }

  findQuota(id: number): Quota | undefined {
    return this.#estate.database.prepare<Quota>(`${QUOTA_ROW} WHERE id = ?`).get(id);
  }

  findQuotaByName(name: string): Quota | undefined {
    return this.#estate.database
      .prepare<Quota>(`${QUOTA_ROW} WHERE name = ? COLLATE NOCASE ORDER BY id`)
      .get(name);
  }

  findServer(id: number): { readonly id: number; readonly name: string } | undefined {
    const sql = 'SELECT id, name FROM server WHERE id = ?';
    return this.#estate.database.prepare<{ id: number; name: string }>(sql).get(id);
  }

  /** Whether a server offers a service. */
  serverOffers(serverId: number, serviceId: number): boolean {
    const sql = 'SELECT 1 FROM serverService WHERE serverId = ? AND serviceId = ?';
    return this.#estate.database.prepare(sql).get(serverId, serviceId) !== undefined;
  }
}
