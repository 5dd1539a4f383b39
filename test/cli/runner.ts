import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { COMMAND, surroundings } from '../command.js';

/** How a command ended, and what it printed. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Surroundings {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly input?: string | Buffer;
}

/** Runs the built command as a user would, with no variables but these. */
export async function provisim(
  parameters: readonly string[],
  { env = {}, cwd, input }: Surroundings = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [COMMAND, ...parameters], { env: surroundings(env), cwd });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}
