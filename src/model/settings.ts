import type { Estate } from './estate.js';
import type { Users } from './users.js';

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
    for (let user = this.#users.find(userId); user !== undefined; user = this.#users.find(user.ownerId)) {
      const own = this.own(user.id, name);
      if (own.size > 0) return own;
    }
    return new Map();
  }

  own(userId: number, name: string): ReadonlyMap<string, string> {
    const sql = 'SELECT property, value FROM setting WHERE userId = ? AND name = ?';
    const rows = this.#estate.database
      .prepare<{ property: string; value: string | null }>(sql)
      .all(userId, name);
    return new Map(rows.map(({ property, value }) => [property, value ?? '']));
  }

  replace(userId: number, name: string, properties: Readonly<Record<string, string>>): void {
    const { database } = this.#estate;
    database.prepare('DELETE FROM setting WHERE userId = ? AND name = ?').run(userId, name);
    const insert = database.prepare(
      'INSERT INTO setting (userId, name, property, value) VALUES (?, ?, ?, ?)',
    );
    for (const [property, value] of Object.entries(properties)) insert.run(userId, name, property, value);
  }
}
