import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { DamagedFileError, DatabaseFileError, NewerSchemaError } from './fileErrors.js';
import { connect, isStorageTrouble, makeReady, messageOf, sqliteRefusal, type Handle } from './handle.js';
import { SCHEMA_STEPS } from './schema/steps.js';
import { build, requireKnownShape, schemaVersion, upgrade } from './upgrade.js';

/**
 * What outlives a power loss. Neither loses a committed change when the process ends, however it ends: `normal` leaves
 * it to the system when the write-ahead log reaches the disk, `full` waits for it before each answer.
 */
export type Durability = 'normal' | 'full';

/**
 * Opens a world's file, making it when absent. One that an earlier version made is copied beside itself and upgraded;
 * one that cannot be used is left as it was.
 *
 * @throws DatabaseFileError
 */
export function openWorldFile(file: string, durability: Durability): Handle {
  const handle = orFileError(file, () => connect(file));
  try {
    return orFileError(file, () => {
      makeReady(handle);
      requireKnownShape(handle, file);
      if (schemaVersion(handle) > 0) requireSound(handle, file);
      settle(handle, durability);
      bringUpToDate(handle, file);
      return handle;
    });
  } catch (error) {
    handle.close();
    throw error;
  }
}

/** Opens a file that this program has just written, without looking at it again. */
export function reopenWorldFile(file: string, durability: Durability): Handle {
  return orFileError(file, () => {
    const handle = connect(file);
    makeReady(handle);
    settle(handle, durability);
    return handle;
  });
}

/**
 * Looks at the first bytes of a file alone, so that a thousand of them take no time.
 *
 * @throws NewerSchemaError, DamagedFileError
 * @source SQLite file format, the database header
 */
export function requireKnownHeader(file: string): void {
  const header = readHeader(file);
  if (header.length === 0) return;
  if (header.length < HEADER_BYTES || header.toString('latin1', 0, 16) !== MAGIC)
    throw new DamagedFileError(file, 'file is not a database');
  const version = header.readInt32BE(60);
  if (version > SCHEMA_STEPS.length) throw new NewerSchemaError(file, version, SCHEMA_STEPS.length);
}

/** Moves a file that cannot be used out of the way. @returns its new name, which nothing had before */
export function moveAside(file: string): string {
  const aside = freeName(`${file}.damaged-`, 1);
  renameSync(file, aside);
  if (existsSync(`${file}-wal`)) renameSync(`${file}-wal`, `${aside}-wal`);
  rmSync(`${file}-shm`, { force: true });
  return aside;
}

/** Puts a closed file in the place of another one: whatever happens, it is the old or the new one. */
export function putInPlace(next: string, file: string, durability: Durability): void {
  // The log of the old file says nothing of the new one; it is still there when somebody else looks at the old one.
  for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true });
  renameSync(next, file);
  if (durability === 'full') flush(dirname(file));
}

const HEADER_BYTES = 100;
const MAGIC = 'SQLite format 3\0';

function readHeader(file: string): Buffer {
  const descriptor = openSync(file, 'r');
  try {
    const header = Buffer.alloc(HEADER_BYTES);
    return header.subarray(0, readSync(descriptor, header));
  } finally {
    closeSync(descriptor);
  }
}

function settle(handle: Handle, durability: Durability): void {
  handle.pragma('journal_mode = WAL');
  handle.pragma(`synchronous = ${durability}`);
}

function bringUpToDate(handle: Handle, file: string): void {
  const version = schemaVersion(handle);
  if (version === 0) build(handle);
  if (version === 0 || version === SCHEMA_STEPS.length) return;
  const backup = backUp(handle, file, version);
  try {
    upgrade(handle, file);
  } catch (error) {
    throw new DatabaseFileError(`${messageOf(error)}; it is as it was, and so is its copy ${backup}`);
  }
}

/** @returns the name of the copy; an earlier one of the same version stays */
function backUp(handle: Handle, file: string, version: number): string {
  const name = `${file}.backup-v${version}`;
  const backup = existsSync(name) ? freeName(`${name}-`, 2) : name;
  const unfinished = `${name}.part`;
  rmSync(unfinished, { force: true });
  try {
    handle.prepare('VACUUM INTO ?').run(unfinished);
    flush(unfinished);
    renameSync(unfinished, backup);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw new DatabaseFileError(`${file} cannot be copied before it is upgraded: ${messageOf(error)}`);
  }
  return backup;
}

function freeName(stem: string, first: number): string {
  for (let number = first; ; number += 1) {
    const taken = ['', '-wal'].some((suffix) => existsSync(`${stem}${number}${suffix}`));
    if (!taken) return `${stem}${number}`;
  }
}

function flush(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Largest file whose indexes are all held against their rows when it is opened. */
const FULLY_CHECKED_BYTES = 16 * 1024 * 1024;
/** Largest file that is read through when it is opened. */
const CHECKED_BYTES = 256 * 1024 * 1024;

function requireSound(handle: Handle, file: string): void {
  const bytes = statSync(file).size;
  if (bytes > CHECKED_BYTES) return;
  const found = handle.pragma(bytes > FULLY_CHECKED_BYTES ? 'quick_check(1)' : 'integrity_check(1)', {
    simple: true,
  });
  if (found !== 'ok') throw new DamagedFileError(file, String(found));
}

function orFileError<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof DatabaseFileError) throw error;
    const refusal = sqliteRefusal(error);
    const isOutside = refusal === undefined || (isStorageTrouble(error) && !isLie(refusal.code, file));
    throw isOutside
      ? new DatabaseFileError(`${file}: ${messageOf(error)}`)
      : new DamagedFileError(file, refusal.message);
  }
}

/** A header can say that it was written in a way that only allows reading. */
function isLie(code: string, file: string): boolean {
  if (!code.startsWith('SQLITE_READONLY')) return false;
  try {
    accessSync(file, constants.W_OK);
    accessSync(dirname(file), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
