import { randomInt } from 'node:crypto';
import { existsSync, realpathSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseFileError, FileInUseError } from './fileErrors.js';
import { connect, messageOf, sqliteRefusal, type Handle } from './handle.js';

/** How long to wait for one who is about to end. */
const WAIT_MS = 200;
const ATTEMPTS = 20;
const MAX_TOKEN = 0x7fff_ffff;

/**
 * Holds a world's file, and the folder beside it, for one emulator. The lock is SQLite's own on a file beside it, so
 * it goes with its holder however that ends, also by force, and counts between emulators of one process as well. Who
 * holds it is written in that file: its user version is the process, its application id the holder.
 */
export class FileLock {
  readonly #handle: Handle;
  readonly #path: string;

  private constructor(handle: Handle, path: string) {
    this.#handle = handle;
    this.#path = path;
  }

  /** @throws FileInUseError naming the process that holds it */
  static take(file: string): FileLock {
    const path = `${realFile(file)}.lock`;
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const handle = hold(path, file);
      if (handle !== undefined) return new FileLock(handle, path);
    }
    throw new DatabaseFileError(`${file}: ${path} is taken away again and again`);
  }

  /** Only who holds the lock takes its file away, and before letting go: see `isStill`. */
  release(): void {
    try {
      rmSync(this.#path, { force: true });
    } catch {
      // Some systems keep a file as long as it is open. One that is left over does no harm.
    }
    this.#handle.close();
  }
}

/** @returns undefined when the file was taken away meanwhile, and the lock is on nothing */
function hold(path: string, file: string): Handle | undefined {
  let handle: Handle | undefined;
  try {
    handle = connect(path, WAIT_MS);
    // One page in one write: there is nothing to undo after a crash.
    handle.pragma('journal_mode = MEMORY');
    handle.pragma('synchronous = OFF');
    const token = randomInt(1, MAX_TOKEN);
    sign(handle, token);
    if (isStill(path, token)) return handle;
    handle.close();
    return undefined;
  } catch (error) {
    const holder = handle === undefined ? undefined : holderOf(handle, error);
    handle?.close();
    if (holder !== undefined) throw new FileInUseError(file, holder);
    throw new DatabaseFileError(`${handle === undefined ? file : path}: ${messageOf(error)}`);
  }
}

/** What is written can be read by others only once it is committed, which lets go of the lock: so it is taken anew. */
function sign(handle: Handle, token: number): void {
  handle.exec('BEGIN IMMEDIATE');
  while (handle.pragma('application_id', { simple: true }) !== token) {
    handle.pragma(`user_version = ${process.pid}`);
    handle.pragma(`application_id = ${token}`);
    handle.exec('COMMIT');
    handle.exec('BEGIN IMMEDIATE');
  }
}

/** Whether the file that was locked is the one that others find under its name. */
function isStill(path: string, token: number): boolean {
  if (!existsSync(path)) return false;
  const other = connect(path, WAIT_MS);
  try {
    return other.pragma('application_id', { simple: true }) === token;
  } finally {
    other.close();
  }
}

function holderOf(handle: Handle, error: unknown): number | undefined {
  const code = sqliteRefusal(error)?.code ?? '';
  if (!code.startsWith('SQLITE_BUSY')) return undefined;
  return Number(handle.pragma('user_version', { simple: true }));
}

/** The same for every way to a file, as far as links go. */
function realFile(file: string): string {
  if (existsSync(file)) return realpathSync(file);
  const folder = dirname(file);
  return existsSync(folder) ? join(realpathSync(folder), basename(file)) : file;
}
