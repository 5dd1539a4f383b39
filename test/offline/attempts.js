import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder in which every process of a run writes what it tried; the environment hands it down to its children. */
export const FOLDER_VARIABLE = 'OFFLINE_ATTEMPTS';

const folder = () => process.env[FOLDER_VARIABLE] ?? '';

/** @param {number} pid @returns {string} the file of a process */
export function attemptsFile(pid) {
  return join(folder(), `${pid}.txt`);
}

/** @returns {string} what this process has tried so far; empty for nothing */
export function ownAttempts() {
  const file = attemptsFile(process.pid);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** @returns {string[]} what each process of the run has tried */
export function allAttempts() {
  return readdirSync(folder()).map((name) => readFileSync(join(folder(), name), 'utf8'));
}
