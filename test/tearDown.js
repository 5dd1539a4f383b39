import { rmSync } from 'node:fs';
import { allAttempts, FOLDER_VARIABLE } from './offline/attempts.js';

/** After all tests: the run has failed if a process that a test started reached for another machine. */
export default function tearDown() {
  const attempts = allAttempts();
  rmSync(process.env[FOLDER_VARIABLE] ?? '', { recursive: true });
  if (attempts.length > 0) throw new Error(`outbound connections were tried:\n${attempts.join('\n')}`);
}
