import { Table } from '../storage/table.js';
import type { Estate } from './estate.js';
import { SPACE_TREE } from './spaces.js';

/** What kind of thing a service keeps for a space: a web site, a mailbox, an organization. */
export interface ItemType {
  readonly id: number;
  readonly serviceId: number;
  readonly name: string;
  /** Name of its class below what the product calls its providers: `Web.WebSite`. */
  readonly className: string;
  /** Place in listings. */
  readonly position: number;
  readonly countsDiskSpace: boolean;
  readonly countsBandwidth: boolean;
  /** Switched off and on with its space. */
  readonly isSuspendable: boolean;
  /** Taken from its service when the space goes. */
  readonly isDisposable: boolean;
  readonly isSearchable: boolean;
  readonly isImportable: boolean;
  readonly isBackupable: boolean;
}

/** One thing that a service keeps for a space. */
export interface HostedItem {
  readonly id: number;
  readonly spaceId: number;
  readonly typeId: number;
  /** The running service that keeps it; null for what none keeps. */
  readonly installationId: number | null;
  readonly name: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  /** What the service knows about it, as texts; null where a property has no value. */
  readonly properties: Readonly<Record<string, string | null>>;
}

export type NewItem = Omit<HostedItem, 'id' | 'createdAt'> & {
  readonly id?: number;
  readonly createdAt?: number;
};

export class HostedItems {
  readonly #estate: Estate;
  readonly #table: Table<HostedItem>;
  readonly #types: Table<ItemType>;

  constructor(estate: Estate) {
    this.#estate = estate;
    this.#table = new Table(estate.database, 'hostedItem', { json: ['properties'] });
    this.#types = new Table(estate.database, 'itemType', { flags: TYPE_FLAGS });
  }

  addType(type: ItemType): void {
    this.#types.insert(type);
  }

  findType(id: number): ItemType | undefined {
    return this.#types.find(id);
  }

  /** By place in listings. */
  types(): ItemType[] {
    return this.#types.all('true ORDER BY position, id');
  }

  /** Types of one class; several services may keep the same kind of thing. */
  typesOfClass(className: string): ItemType[] {
    return this.#types.all('className = ? COLLATE NOCASE ORDER BY id', className);
  }

  find(id: number): HostedItem | undefined {
    return this.#table.find(id);
  }

  ofSpace(spaceId: number): HostedItem[] {
    return this.#table.all('spaceId = ? ORDER BY id', spaceId);
  }

  ofType(spaceId: number, typeId: number): HostedItem[] {
    return this.#table.all('spaceId = ? AND typeId = ? ORDER BY id', spaceId, typeId);
  }

  /** Of a space and of all spaces below it. */
  inTree(spaceId: number): HostedItem[] {
    return this.#table.all(`spaceId IN (${SPACE_TREE} SELECT id FROM tree) ORDER BY id`, spaceId);
  }

  /** Items of a space whose names match, `%` standing for any text. */
  named(spaceId: number, pattern: string): HostedItem[] {
    return this.#table.all('spaceId = ? AND name LIKE ? ORDER BY id', spaceId, pattern);
  }

  /** Items of a type with this name, in any space; letter case does not count. */
  allNamed(typeId: number, name: string): HostedItem[] {
    return this.#table.all('name = ? AND typeId = ? ORDER BY id', name, typeId);
  }

  /** How many items of a type a space and the spaces below it have. */
  count(spaceId: number, typeId: number): number {
    const sql = `${SPACE_TREE} SELECT count(*) AS count FROM hostedItem WHERE typeId = ? AND spaceId IN (SELECT id FROM tree)`;
    return this.#estate.database.prepare<{ count: number }>(sql).get(spaceId, typeId)?.count ?? 0;
  }

  add(given: NewItem): HostedItem {
    const id = given.id ?? this.#estate.counters.take('hostedItem');
    this.#estate.counters.reserve('hostedItem', id);
    const item: HostedItem = { createdAt: this.#estate.clock.now(), ...given, id };
    this.#table.insert(item);
    return item;
  }

  /** Overwrites name or properties; the properties given replace all. */
  change(id: number, changes: Partial<Pick<HostedItem, 'name' | 'properties' | 'installationId'>>): void {
    this.#table.update(id, changes);
  }

  /** Forgets an item. Domains that were nothing but pointers to a site go with it. */
  remove(id: number): void {
    this.#estate.database.prepare('DELETE FROM domain WHERE isPointer = 1 AND webSiteItemId = ?').run(id);
    this.#table.delete(id);
  }
}

const TYPE_FLAGS = [
  'countsDiskSpace',
  'countsBandwidth',
  'isSuspendable',
  'isDisposable',
  'isSearchable',
  'isImportable',
  'isBackupable',
] as const;
