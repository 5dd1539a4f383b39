import BetterSqlite3 from 'better-sqlite3';
import { TEXT_FUNCTIONS } from './texts.js';

/** A connection of SQLite's. */
export type Handle = BetterSqlite3.Database;
export type Prepared = BetterSqlite3.Statement;

/**
 * Connects to a file, to memory (`:memory:`), or to a copy of an image in memory.
 *
 * @param waitMs how long to wait for the locks of others
 */
export function connect(from: string | Buffer, waitMs = 5_000): Handle {
  return new BetterSqlite3(from, { timeout: waitMs });
}

/** What a connection knows beyond the rows: it is not kept with them. */
export function makeReady(handle: Handle): void {
  handle.pragma('foreign_keys = ON');
  for (const [name, compute] of Object.entries(TEXT_FUNCTIONS)) {
    handle.function(name, { deterministic: true }, compute);
  }
}

/**
 * What SQLite itself refuses: its code and words. Told by the code, for the class of the error belongs to whichever
 * module realm loaded the addon first.
 */
export function sqliteRefusal(
  error: unknown,
): { readonly code: string; readonly message: string } | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  const code = String(error.code);
  return code.startsWith('SQLITE_') ? { code, message: messageOf(error) } : undefined;
}

/** Whether SQLite refuses for what is around it, the disk above all: the same may go well later. */
export function isStorageTrouble(error: unknown): boolean {
  return AROUND.test(sqliteRefusal(error)?.code ?? '');
}

const AROUND = /^SQLITE_(CANTOPEN|BUSY|LOCKED|PERM|AUTH|READONLY|IOERR|FULL|NOMEM|NOLFS|INTERRUPT)/;

export function messageOf(error: unknown): string {
  const isTold = typeof error === 'object' && error !== null && 'message' in error;
  return isTold ? String(error.message) : String(error);
}
