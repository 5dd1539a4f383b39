import { DamagedFileError, DatabaseFileError, NewerSchemaError } from './fileErrors.js';
import { connect, makeReady, messageOf, type Handle } from './handle.js';
import { SCHEMA_STEPS } from './schema/steps.js';

/** How many schema steps the rows of a connection have been through. */
export function schemaVersion(handle: Handle): number {
  return Number(handle.pragma('user_version', { simple: true }));
}

/** Makes the shape of an empty database. */
export function build(handle: Handle, version = SCHEMA_STEPS.length): void {
  handle.transaction(() => {
    run(handle, 0, version);
  })();
}

/**
 * Takes rows of an earlier version through the steps they lack: all of them, or they stay as they were.
 *
 * @throws DatabaseFileError
 */
export function upgrade(handle: Handle, what: string): void {
  const from = schemaVersion(handle);
  const to = SCHEMA_STEPS.length;
  if (from === to) return;
  // A step may put another table in the place of one that others refer to; what counts is how it ends.
  handle.pragma('foreign_keys = OFF');
  try {
    handle.transaction(() => {
      run(handle, from, to);
      if (foreignKeyProblems(handle).length > 0) throw new Error('rows refer to rows that are not there');
    })();
  } catch (error) {
    throw new DatabaseFileError(
      `${what} cannot be upgraded from schema version ${from} to ${to}: ${messageOf(error)}`,
    );
  } finally {
    handle.pragma('foreign_keys = ON');
  }
}

/** @throws NewerSchemaError, DamagedFileError for rows that no version of this program can have left */
export function requireKnownShape(handle: Handle, what: string): void {
  const found = schemaVersion(handle);
  if (found > SCHEMA_STEPS.length) throw new NewerSchemaError(what, found, SCHEMA_STEPS.length);
  const shape = shapeOf(handle);
  if (found === 0 && shape.size === 0) return;
  if (found <= 0) throw new DamagedFileError(what, 'its tables are those of another program');
  const [known, expected] = [shapeAt(SCHEMA_STEPS.length), shapeAt(found)];
  // Whoever adds an index or a view of their own to a file may keep it.
  for (const name of new Set([...known.keys(), ...expected.keys()])) {
    if (shape.get(name) !== expected.get(name))
      throw new DamagedFileError(what, `${name} is not as schema version ${found} has it`);
  }
}

function run(handle: Handle, from: number, to: number): void {
  for (const step of SCHEMA_STEPS.slice(from, to)) handle.exec(step);
  handle.pragma(`user_version = ${to}`);
}

function foreignKeyProblems(handle: Handle): unknown[] {
  return handle.pragma('foreign_key_check') as unknown[];
}

/** The words that made each table, index, view and trigger, by name; those that SQLite makes itself are left out. */
function shapeOf(handle: Handle): ReadonlyMap<string, string> {
  const sql = "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!'";
  const rows = handle.prepare<[], { name: string; sql: string }>(sql).all();
  return new Map(rows.map((row) => [row.name, row.sql]));
}

function shapeAt(version: number): ReadonlyMap<string, string> {
  const handle = connect(':memory:');
  try {
    makeReady(handle);
    build(handle, version);
    return shapeOf(handle);
  } finally {
    handle.close();
  }
}
