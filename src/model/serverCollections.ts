import { Table } from '../storage/table.js';
import type { Estate } from './estate.js';

/** Servers that publish the same applications. */
export interface ServerCollection {
  readonly id: number;
  /** Unique, whatever the letter case. */
  readonly name: string;
  /** The only tenant that may use it; null for everybody. */
  readonly tenantId: number | null;
}

/** An application that a collection publishes. */
export interface PublishedApp {
  readonly id: number;
  readonly collectionId: number;
  /** Unique in the collection, whatever the letter case. */
  readonly name: string;
  /** The directory group whose members may start it. */
  readonly adName: string;
}

/** The collections of a world with what they publish. They come from the seed. */
export class ServerCollections {
  readonly #estate: Estate;
  readonly #collections: Table<ServerCollection>;
  readonly #apps: Table<PublishedApp>;

  constructor(estate: Estate) {
    this.#estate = estate;
    this.#collections = new Table(estate.database, 'serverCollection');
    this.#apps = new Table(estate.database, 'publishedApp');
  }

  findByName(name: string): ServerCollection | undefined {
    return this.#collections.first('name = ?', name);
  }

  /** The first that everybody may use. */
  findShared(): ServerCollection | undefined {
    return this.#collections.first('tenantId IS NULL ORDER BY id');
  }

  /** In the order in which they were added. */
  apps({ id }: ServerCollection): PublishedApp[] {
    return this.#apps.all('collectionId = ? ORDER BY id', id);
  }

  add(
    collection: Omit<ServerCollection, 'id'>,
    apps: readonly Pick<PublishedApp, 'name' | 'adName'>[],
  ): void {
    const { counters } = this.#estate;
    const id = counters.take('serverCollection');
    this.#collections.insert({ id, ...collection });
    for (const app of apps)
      this.#apps.insert({ id: counters.take('publishedApp'), collectionId: id, ...app });
  }
}
