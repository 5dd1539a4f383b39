import { spawn, type ChildProcess } from 'node:child_process';
import { afterEach } from '@jest/globals';
import { COMMAND, surroundings } from '../command.js';
import { folderFor } from '../folder.js';
import { follow, type Ended, type Followed } from '../running.js';

/** Where commands run. */
export const folder = folderFor('cli');
const children = new Set<ChildProcess>();
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
});

export const PORTS = ['--port', '0', '--provisioning-port', '0', '--control-port', '0'];

/** Runs the command as a user would. */
export function run(
  parameters: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Followed {
  const child = spawn(process.execPath, [COMMAND, ...parameters], {
    env: surroundings(environment),
    cwd: folder,
  });
  children.add(child);
  return follow(child);
}

/** The addresses of a command started with `--json`. */
export async function addresses({ line, ended }: Followed) {
  const text = await Promise.race([line, ended.then(({ stderr }) => stderr)]);
  return JSON.parse(text) as { url: string; provisioningUrl: string; controlUrl: string };
}

/** Ends it as a service manager does. */
export async function stop({ child, ended }: Followed): Promise<Ended> {
  child.kill('SIGTERM');
  return ended;
}
