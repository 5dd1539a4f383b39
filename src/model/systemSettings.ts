import type { Estate } from './estate.js';

/** Named settings of the whole installation. */
export class SystemSettings {
  readonly #estate: Estate;

  constructor(estate: Estate) {
    this.#estate = estate;
  }

  get(name: string, property: string): string | undefined {
    const sql = 'SELECT value FROM systemSetting WHERE name = ? AND property = ?';
    return this.#estate.database.prepare<{ value: string }>(sql).get(name, property)?.value;
  }

  replace(name: string, properties: Readonly<Record<string, string>>): void {
    const { database } = this.#estate;
    database.prepare('DELETE FROM systemSetting WHERE name = ?').run(name);
    const insert = database.prepare('INSERT INTO systemSetting (name, property, value) VALUES (?, ?, ?)');
    for (const [property, value] of Object.entries(properties)) insert.run(name, property, value);
  }
}
