import type { Database } from '../storage/database.js';

/** What a world knows of itself beyond its entities, by name: texts that travel with its image. */
export class WorldState {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  get(name: string): string | undefined {
    return this.#database.prepare<{ value: string }>('SELECT value FROM worldState WHERE name = ?').get(name)
      ?.value;
  }

  set(name: string, value: string): void {
    const upsert =
      'INSERT INTO worldState (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value';
    this.#database.prepare(upsert).run(name, value);
  }
}
