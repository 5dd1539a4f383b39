import type { Estate } from './estate.js';

/** Named settings of a space as found on the way up to the root. */
export interface FoundSettings {
  /** The space that has them. */
  readonly spaceId: number;
  readonly properties: ReadonlyMap<string, string>;
}

/** Named settings of spaces, found by walking up the parents. */
export class SpaceSettings {
  readonly #estate: Estate;

  constructor(estate: Estate) {
    this.#estate = estate;
  }

  /** Those of the nearest space, from `spaceId` up, that has any under this name. */
  effective(spaceId: number, name: string): FoundSettings | undefined {
    const parent = this.#estate.database.prepare<{ parentId: number | null }>(
      'SELECT parentId FROM space WHERE id = ?',
    );
    for (let at: number | null = spaceId; at !== null; at = parent.get(at)?.parentId ?? null) {
      const properties = this.own(at, name);
      if (properties.size > 0) return { spaceId: at, properties };
    }
    return undefined;
  }

  own(spaceId: number, name: string): ReadonlyMap<string, string> {
    const sql = 'SELECT property, value FROM spaceSetting WHERE spaceId = ? AND name = ?';
    const rows = this.#estate.database
      .prepare<{ property: string; value: string | null }>(sql)
      .all(spaceId, name);
    return new Map(rows.map(({ property, value }) => [property, value ?? '']));
  }

  replace(spaceId: number, name: string, properties: readonly (readonly [string, string])[]): void {
    const { database } = this.#estate;
    database.prepare('DELETE FROM spaceSetting WHERE spaceId = ? AND name = ?').run(spaceId, name);
    const insert = database.prepare(
      'INSERT INTO spaceSetting (spaceId, name, property, value) VALUES (?, ?, ?, ?)',
    );
    for (const [property, value] of properties) insert.run(spaceId, name, property, value);
  }
}
