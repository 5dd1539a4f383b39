import type { Estate } from './estate.js';
import type { Users } from './users.js';

interface Property {
  readonly property: string;
  readonly value: string | null;
}

export interface NearestSettings {
  /** The user that has them. */
  readonly userId: number;
  readonly properties: readonly Property[];
}

/** Named settings of users, found by walking up the owners. */
export class Settings {
  readonly #estate: Estate;
  readonly #users: Users;

  constructor(estate: Estate, users: Users) {
    this.#estate = estate;
    this.#users = users;
  }

  /** The settings of the nearest user, from `userId` up its owners, that has any under this name. */
  effective(userId: number, name: string): ReadonlyMap<string, string> {
    const { properties } = this.nearest(userId, name) ?? { properties: [] };
    return new Map(properties.map(({ property, value }) => [property, value ?? '']));
  }

  /** As `effective`, with the user they belong to, by property; undefined where no owner has any. */
  nearest(userId: number, name: string): NearestSettings | undefined {
    for (let user = this.#users.find(userId); user !== undefined; user = this.#users.find(user.ownerId)) {
      const properties = this.#own(user.id, name);
      if (properties.length > 0) return { userId: user.id, properties };
    }
    return undefined;
  }

  /** Sets one property, or takes it over if there is one of that name. */
  put(userId: number, name: string, property: string, value: string | null): void {
    this.#estate.database
      .prepare(
        `INSERT INTO setting (userId, name, property, value) VALUES (?, ?, ?, ?)
         ON CONFLICT (userId, name, property) DO UPDATE SET value = excluded.value`,
      )
      .run(userId, name, property, value);
  }

  remove(userId: number, name: string, property: string): void {
    this.#estate.database
      .prepare('DELETE FROM setting WHERE userId = ? AND name = ? AND property = ?')
      .run(userId, name, property);
  }

  replace(userId: number, name: string, properties: Readonly<Record<string, string>>): void {
    const { database } = this.#estate;
    database.prepare('DELETE FROM setting WHERE userId = ? AND name = ?').run(userId, name);
    const insert = database.prepare(
      'INSERT INTO setting (userId, name, property, value) VALUES (?, ?, ?, ?)',
    );
    for (const [property, value] of Object.entries(properties)) insert.run(userId, name, property, value);
  }

  #own(userId: number, name: string): Property[] {
    const sql = 'SELECT property, value FROM setting WHERE userId = ? AND name = ? ORDER BY property';
    return this.#estate.database.prepare<Property>(sql).all(userId, name);
  }
}
