import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { COMMAND } from '../command.js';

const ROOT = new URL('../../', import.meta.url).pathname;

/** What a command said and how it ended. */
export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A project in a folder of its own, with this package and some of its own packages installed by links. */
export class Project {
  readonly folder = mkdtempSync(join(tmpdir(), 'provisim-project-'));

  /** @param source the folder to copy, from the root of this repository */
  constructor(source: string, packages: readonly string[]) {
    cpSync(join(ROOT, source), this.folder, { recursive: true });
    this.#link('provisim', ROOT);
    for (const name of packages) this.#link(name, join(ROOT, 'node_modules', name));
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.folder, file), text);
  }

  /** Runs a script of an installed package to its end, with these variables besides the usual ones. */
  run(
    script: string,
    args: readonly string[],
    variables: Readonly<Record<string, string>> = {},
  ): Promise<Run> {
    return this.#execute([join(this.folder, 'node_modules', script), ...args], variables);
  }

  /** Runs a command, as `npx` finds it, with an emulator that is there for it alone. */
  exec(...command: readonly string[]): Promise<Run> {
    return this.#execute([COMMAND, 'exec', '--', 'npx', '--offline', ...command], {});
  }

  #execute(args: readonly string[], variables: Readonly<Record<string, string>>): Promise<Run> {
    return new Promise((resolve) => {
      const { NODE_OPTIONS: _ours, JEST_WORKER_ID: _worker, ...environment } = process.env;
      execFile(
        process.execPath,
        args,
        { cwd: this.folder, env: { ...environment, ...variables }, maxBuffer: 16 * 1024 * 1024 },
        (error, stdout, stderr) => {
          resolve({
            code: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1,
            stdout,
            stderr,
          });
        },
      );
    });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #link(name: string, target: string): void {
    const link = join(this.folder, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(target, link);
    const command = join(ROOT, 'node_modules/.bin', name);
    if (!existsSync(command)) return;
    mkdirSync(join(this.folder, 'node_modules/.bin'), { recursive: true });
    symlinkSync(realpathSync(command), join(this.folder, 'node_modules/.bin', name));
  }
}

/** Variables by which a run finds an emulator that is there already. */
export function named(address: {
  readonly url: string;
  readonly provisioningUrl: string;
  readonly controlUrl: string;
}) {
  return {
    PROVISIM_URL: address.url,
    PROVISIM_PROVISIONING_URL: address.provisioningUrl,
    PROVISIM_CONTROL_URL: address.controlUrl,
  };
}
