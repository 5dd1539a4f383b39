import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';

const ROOT = new URL('../', import.meta.url).pathname;
const COMMAND = `${ROOT}dist/cli/main.js`;

/** Builds the command that some tests start, once before all tests, where a source is younger than it. */
export default function build() {
  if (existsSync(COMMAND) && newest(`${ROOT}src`) <= statSync(COMMAND).mtimeMs) return;
  execFileSync('npm', ['run', 'build', '--silent'], { cwd: ROOT, stdio: 'inherit' });
}

function newest(folder) {
  const files = readdirSync(folder, { recursive: true });
  return Math.max(...files.map((name) => statSync(`${folder}/${name}`).mtimeMs));
}
