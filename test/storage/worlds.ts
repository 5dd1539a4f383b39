import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { Database } from '../../src/storage/database.js';
import { makeReady } from '../../src/storage/handle.js';
import { SCHEMA_STEPS } from '../../src/storage/schema/steps.js';
import { Seeds } from '../../src/sandbox/seeds.js';

/** Tables and rows by table, whatever else is in a file. */
export type Rows = Readonly<Record<string, readonly unknown[]>>;

/** A world of demo data as an earlier version would have left it: its steps, and the rows that fit into them. */
export function olderImage(version: number): Buffer {
  const handle = new BetterSqlite3(':memory:');
  makeReady(handle);
  handle.pragma('foreign_keys = OFF');
  for (const step of SCHEMA_STEPS.slice(0, version)) handle.exec(step);
  handle.pragma(`user_version = ${version}`);
  copyRows(handle, new Seeds().image('demo'));
  forgetOrphans(handle);
  const image = handle.serialize();
  handle.close();
  return image;
}

function copyRows(handle: BetterSqlite3.Database, image: Buffer): void {
  const source = new BetterSqlite3(image);
  for (const table of tablesOf(handle)) {
    const rows = source.prepare<[], unknown[]>(`SELECT * FROM ${table}`).raw().all();
    for (const row of rows) {
      handle.prepare(`INSERT INTO ${table} VALUES (${row.map(() => '?').join(', ')})`).run(...row);
    }
  }
  source.close();
}

/** Rows of one version may point at tables that only a later one has. */
function forgetOrphans(handle: BetterSqlite3.Database): void {
  const find = () => handle.pragma('foreign_key_check') as { table: string; rowid: number | null }[];
  for (let orphans = find(); orphans.length > 0; orphans = find()) {
    for (const { table, rowid } of orphans) {
      handle.prepare(`DELETE FROM ${table}${rowid === null ? '' : ` WHERE rowid = ${rowid}`}`).run();
    }
  }
}

function tablesOf(handle: BetterSqlite3.Database): string[] {
  const sql =
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";
  return handle.prepare<[], string>(sql).pluck().all();
}

/** Everything in an image but how far ids and audit have come. */
export function rowsIn(image: Buffer): Rows {
  const handle = new BetterSqlite3(image);
  const rows = tablesOf(handle)
    .filter((table) => table !== 'worldState')
    .map((table) => [table, handle.prepare<[], unknown[]>(`SELECT * FROM ${table}`).raw().all()] as const);
  handle.close();
  return Object.fromEntries(rows);
}

/** The words of the shape, without what SQLite keeps for itself. */
export function shapeIn(image: Buffer): unknown[] {
  const handle = new BetterSqlite3(image);
  const sql =
    "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name";
  const shape = handle.prepare(sql).all();
  handle.close();
  return shape;
}

/** What SQLite finds wrong in an image. */
export function problemsIn(image: Buffer): unknown[] {
  const handle = new BetterSqlite3(image);
  makeReady(handle);
  const problems = [
    handle.pragma('integrity_check', { simple: true }),
    ...(handle.pragma('foreign_key_check') as unknown[]),
  ];
  handle.close();
  return problems.filter((problem) => problem !== 'ok');
}

/** The bytes of a closed file, which has no log beside it. */
export function closedImage(file: string): Buffer {
  if (existsSync(`${file}-wal`)) throw new Error(`${file} is open`);
  const image = readFileSync(file);
  image.fill(1, 18, 20);
  return image;
}

/** An image as a file. */
export function writeWorld(file: string, image: Buffer): string {
  writeFileSync(file, image);
  return file;
}

/** The image of a file that this version opens and closes. */
export function openedAndClosed(file: string): Buffer {
  Database.openFile(file).close();
  return closedImage(file);
}
