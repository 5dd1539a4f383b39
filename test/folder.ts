import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';

/** A folder that goes with the tests of a file. */
export function folderFor(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `provisim-${name}-`));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  return folder;
}
