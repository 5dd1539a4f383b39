import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import build from './build.js';
import { FOLDER_VARIABLE } from './offline/attempts.js';

/** Before all tests: the command is built, and no process that they run, or start, can reach another machine. */
export default async function setUp() {
  build();
  process.env[FOLDER_VARIABLE] = mkdtempSync(join(tmpdir(), 'provisim-offline-'));
  const guard = new URL('./offline/guard.js', import.meta.url);
  process.env.NODE_OPTIONS = [process.env.NODE_OPTIONS, `--import=${guard}`].filter(Boolean).join(' ');
  // Tests run in this very process where there is but one worker.
  await import(guard.href);
}
