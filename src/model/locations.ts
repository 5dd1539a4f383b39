import { Table } from '../storage/table.js';
import { ModelError } from './errors.js';
import type { Estate } from './estate.js';

/** A place where tenants are hosted: a directory of its own, with what is offered there. */
export interface Location {
  readonly id: number;
  /** Unique, whatever the letter case; a tenant names its location by it. */
  readonly name: string;
  readonly fullName: string;
  /** The directory's root: `DC=csp,DC=local`. */
  readonly root: string;
  /** Directory attributes that users here may have beyond the known ones. */
  readonly userAttributes: readonly string[];
}

export class Locations {
  readonly #estate: Estate;
  readonly #table: Table<Location>;

  constructor(estate: Estate) {
    this.#estate = estate;
    this.#table = new Table(estate.database, 'location', { json: ['userAttributes'] });
  }

  /** By name. */
  all(): Location[] {
    return this.#table.all('true ORDER BY name');
  }

  findByName(name: string): Location | undefined {
    return this.#table.first('name = ?', name);
  }

  add(given: Pick<Location, 'name'> & Partial<Location>): Location {
    const id = given.id ?? this.#estate.counters.take('location');
    this.#estate.counters.reserve('location', id);
    const location: Location = {
      id,
      name: given.name,
      fullName: given.fullName ?? given.name,
      root: given.root ?? rootOf(given.name),
      userAttributes: given.userAttributes ?? [],
    };
    this.#table.insert(location);
    return location;
  }

  change(id: number, changes: Partial<Omit<Location, 'id' | 'name'>>): void {
    this.#table.update(id, changes);
  }

  /** @throws ModelError locationInUse while tenants are hosted there */
  remove({ id, name }: Location): void {
    const tenant = 'SELECT 1 FROM tenant WHERE location = ? COLLATE NOCASE LIMIT 1';
    if (this.#estate.database.prepare(tenant).get(name) !== undefined) {
      throw new ModelError('locationInUse', { name });
    }
    this.#table.delete(id);
  }
}

/** A location is named for its directory's domain where nobody says otherwise. */
function rootOf(name: string): string {
  return name
    .split('.')
    .map((part) => `DC=${part}`)
    .join(',');
}
