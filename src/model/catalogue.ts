import type { DomainKind } from './domains.js';
import type { Estate } from './estate.js';
import type { Installations } from './installations.js';

/** Something a tenant can be subscribed to, under the name each product has for it; null where one does not know it. */
export interface Service {
  readonly id: number;
  /** The name of what hosting plans offer: a resource group, in MSPC's words. */
  readonly name: string | null;
  readonly cortexName: string | null;
  readonly mpsName: string | null;
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
  /** Sold for each organization that a space may have. */
  readonly isPerOrganization: 0 | 1;
  /** The type of items that use it up one by one. */
  readonly itemTypeId: number | null;
  /** What uses it up, where that is not items of one type; null for a quota nothing here uses up. */
  readonly counts: DomainKind | null;
}

type Flag = 'isHidden' | 'isPerOrganization';

export interface Server {
  readonly id: number;
  readonly name: string;
  /** The domain under which sites can be seen before their own domains work. */
  readonly instantAlias: string | null;
}

const SERVICE = 'SELECT id, name, cortexName, mpsName, position FROM service';
const QUOTA_ROW =
  'SELECT id, serviceId, name, description, type, position, isHidden, itemTypeId, counts, isPerOrganization FROM quota';

/** A service as a seed puts it on a server; it goes by the service's name unless it has one of its own. */
export interface RunningService {
  readonly serviceId: number;
  readonly id?: number | undefined;
  readonly name?: string | undefined;
  readonly settings: Readonly<Record<string, string>>;
}

/** The services and quotas a world knows. They come from the seed. */
export class Catalogue {
  readonly #estate: Estate;
  readonly #installations: Installations;

  constructor(estate: Estate, installations: Installations) {
    this.#estate = estate;
    this.#installations = installations;
  }

  /** Adds what a seed lists. */
  add(given: {
    readonly services: readonly Service[];
    readonly quotas: readonly (Omit<Quota, Flag> & Readonly<Record<Flag, boolean>>)[];
    readonly servers: readonly (Server & { readonly services: readonly RunningService[] })[];
  }): void {
    const { database } = this.#estate;
    const service = database.prepare(
      'INSERT INTO service (id, name, cortexName, mpsName, position) VALUES (@id, @name, @cortexName, @mpsName, @position)',
    );
    for (const row of given.services) service.run({ ...row });
    const quota = database.prepare(
      'INSERT INTO quota VALUES (@id, @serviceId, @name, @description, @type, @position, @isHidden, @itemTypeId, @counts, @isPerOrganization)',
    );
    for (const row of given.quotas) {
      const flags = { isHidden: Number(row.isHidden), isPerOrganization: Number(row.isPerOrganization) };
      quota.run({ ...row, ...flags });
    }
    const server = database.prepare('INSERT INTO server (id, name, instantAlias) VALUES (?, ?, ?)');
    for (const { id, name, instantAlias, services } of given.servers) {
      server.run(id, name, instantAlias);
      for (const running of services) this.#install(id, running);
    }
  }

  /** Every service of any product. */
  services(): Service[] {
    return this.#estate.database.prepare<Service>(`${SERVICE} ORDER BY position, id`).all();
  }

  /** Those that hosting plans can offer, by their place in listings. */
  planServices(): (Service & { readonly name: string })[] {
    const sql = `${SERVICE} WHERE name IS NOT NULL ORDER BY position, id`;
    return this.#estate.database.prepare<Service & { readonly name: string }>(sql).all();
  }

  /** By the name of what hosting plans offer. */
  findByPlanName(name: string): Service | undefined {
    return this.#estate.database.prepare<Service>(`${SERVICE} WHERE name = ?`).get(name);
  }

  findByCortexName(name: string): Service | undefined {
    return this.#estate.database.prepare<Service>(`${SERVICE} WHERE cortexName = ? COLLATE NOCASE`).get(name);
  }

  findByMpsName(name: string): Service | undefined {
    return this.#estate.database.prepare<Service>(`${SERVICE} WHERE mpsName = ? COLLATE NOCASE`).get(name);
  }

  quotas(): Quota[] {
    return this.#estate.database.prepare<Quota>(`${QUOTA_ROW} ORDER BY position, id`).all();
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

  findServer(id: number): Server | undefined {
    const sql = 'SELECT id, name, instantAlias FROM server WHERE id = ?';
    return this.#estate.database.prepare<Server>(sql).get(id);
  }

  /** Whether a server offers a service. */
  serverOffers(serverId: number, serviceId: number): boolean {
    return this.#installations.onServer(serverId, serviceId) !== undefined;
  }

  #install(serverId: number, { serviceId, id, name, settings }: RunningService): void {
    const named = name ?? this.findService(serviceId)?.name ?? '';
    this.#installations.add({
      serverId,
      serviceId,
      name: named,
      settings,
      ...(id === undefined ? {} : { id }),
    });
  }
}
