import { Table } from '../storage/table.js';
import type { Estate } from './estate.js';
import { SPACE_TREE } from './spaces.js';

/** A domain name that a space holds, with what answers under it. */
export interface Domain {
  readonly id: number;
  readonly spaceId: number;
  readonly name: string;
  /** Other spaces may have sub-domains of it. */
  readonly allowsHosting: boolean;
  readonly isSubDomain: boolean;
  /** Made so that a site can be seen before its own domain works. */
  readonly isInstantAlias: boolean;
  /** Only points at a site or a mail domain that goes by another name. */
  readonly isPointer: boolean;
  readonly zoneItemId: number | null;
  readonly webSiteItemId: number | null;
  readonly mailDomainItemId: number | null;
  /** Of a pointer: the domain it belongs to. */
  readonly aliasedDomainId: number | null;
}

export type NewDomain = Pick<Domain, 'spaceId' | 'name'> & Partial<Domain>;

/** Which domains each of the three domain quotas counts. */
const COUNTED = {
  domains: 'isSubDomain = 0 AND isInstantAlias = 0 AND isPointer = 0',
  subDomains: 'isSubDomain = 1 AND isInstantAlias = 0',
  domainPointers: 'isPointer = 1',
} as const;
export type DomainKind = keyof typeof COUNTED;

export class Domains {
  readonly #estate: Estate;
  readonly #table: Table<Domain>;

  constructor(estate: Estate) {
    this.#estate = estate;
    this.#table = new Table(estate.database, 'domain', { flags: FLAGS });
  }

  find(id: number): Domain | undefined {
    return this.#table.find(id);
  }

  /** @throws Error where nobody can have removed it */
  get(id: number): Domain {
    const domain = this.find(id);
    if (domain === undefined) throw new Error(`no domain ${id}`);
    return domain;
  }

  /** The first domain of this name; letter case does not count. */
  findByName(name: string): Domain | undefined {
    return this.#table.first('name = ? ORDER BY id', name);
  }

  /** The domain of this name that is more than a pointer. */
  findProper(name: string): Domain | undefined {
    return this.#table.first('name = ? AND isPointer = 0 ORDER BY id', name);
  }

  /** Pointers that belong to a domain. */
  pointersOf(domainId: number): Domain[] {
    return this.#table.all('aliasedDomainId = ? AND isPointer = 1 ORDER BY id', domainId);
  }

  ofSpace(spaceId: number): Domain[] {
    return this.#table.all('spaceId = ? ORDER BY id', spaceId);
  }

  /** Of a space and of all spaces below it. */
  inTree(spaceId: number): Domain[] {
    return this.#table.all(`spaceId IN (${SPACE_TREE} SELECT id FROM tree) ORDER BY id`, spaceId);
  }

  /** Whether the name is taken, by a pointer or by a domain proper. */
  isTaken(name: string, isPointer: boolean): boolean {
    return this.#table.exists('name = ? AND isPointer = ?', name, Number(isPointer));
  }

  /** Domains proper of which `name` is a sub-domain at any depth, by id. */
  above(name: string): Domain[] {
    const labels = name.split('.');
    const parents = labels.slice(1).map((_label, index) => labels.slice(index + 1).join('.'));
    if (parents.length === 0) return [];
    const holes = parents.map(() => '?').join(', ');
    return this.#table.all(`name IN (${holes}) AND isPointer = 0 ORDER BY id`, ...parents);
  }

  /** How many domains of a kind a space and the spaces below it have. */
  count(spaceId: number, kind: DomainKind): number {
    const sql = `${SPACE_TREE} SELECT count(*) AS count FROM domain WHERE ${COUNTED[kind]} AND spaceId IN (SELECT id FROM tree)`;
    return this.#estate.database.prepare<{ count: number }>(sql).get(spaceId)?.count ?? 0;
  }

  add(given: NewDomain): Domain {
    const id = given.id ?? this.#estate.counters.take('domain');
    this.#estate.counters.reserve('domain', id);
    const domain: Domain = { ...NOTHING_BEHIND, ...given, id };
    this.#table.insert(domain);
    return domain;
  }

  change(id: number, changes: Partial<Omit<Domain, 'id' | 'spaceId'>>): void {
    this.#table.update(id, changes);
  }

  /** Forgets a domain with the pointers that belong to it. */
  remove(id: number): void {
    for (const pointer of this.pointersOf(id)) this.#table.delete(pointer.id);
    this.#table.delete(id);
  }
}

const FLAGS = ['allowsHosting', 'isSubDomain', 'isInstantAlias', 'isPointer'] as const;

const NOTHING_BEHIND = {
  ...{ allowsHosting: false, isSubDomain: false, isInstantAlias: false, isPointer: false },
  ...{ zoneItemId: null, webSiteItemId: null, mailDomainItemId: null, aliasedDomainId: null },
};
