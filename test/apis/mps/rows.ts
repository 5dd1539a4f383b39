import type { Model } from '../../../src/model/model.js';
import { Database } from '../../../src/storage/database.js';

/** Every row of an estate but those of the counters: numbers that were taken are used up. */
export function rowsOf(model: Model): unknown {
  const database = Database.fromImage(model.image());
  const tables = database
    .prepare<{ name: string }>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('counter', 'sqlite_stat1')",
    )
    .all();
  const all = tables.map(({ name }) => [name, database.prepare(`SELECT * FROM ${name}`).all()]);
  database.close();
  return all;
}
