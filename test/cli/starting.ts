import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach } from '@jest/globals';
import { COMMAND, surroundings } from '../command.js';

/** Where commands run. */
export const folder = mkdtempSync(join(tmpdir(), 'provisim-cli-'));
const children = new Set<ChildProcess>();
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Started {
  readonly child: ChildProcess;
  /** The first line on stdout. */
  readonly line: Promise<string>;
  readonly ended: Promise<Ended>;
}

export const PORTS = ['--port', '0', '--provisioning-port', '0', '--control-port', '0'];

/** Runs the command as a user would. Without arguments of its own it starts on free ports. */
export function run(
  parameters: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Started {
  const child = spawn(process.execPath, [COMMAND, ...parameters], {
    env: surroundings(environment),
    cwd: folder,
  });
  children.add(child);
  let [stdout, stderr] = ['', ''];
  const line = new Promise<string>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
      if (stdout.includes('\n')) resolve(stdout.split('\n', 1)[0] ?? '');
    });
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, stdout, stderr }));
  return { child, line, ended };
}

/** The addresses of a command started with `--json`. */
export async function addresses({ line, ended }: Started) {
  const text = await Promise.race([line, ended.then(({ stderr }) => stderr)]);
  return JSON.parse(text) as { url: string; provisioningUrl: string; controlUrl: string };
}

/** Ends it as a service manager does. */
export async function stop({ child, ended }: Started): Promise<Ended> {
  child.kill('SIGTERM');
  return ended;
}
