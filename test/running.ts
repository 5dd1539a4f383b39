import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterEach } from '@jest/globals';
import type { Addresses } from '../src/index.js';
import { COMMAND, surroundings } from './command.js';

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A process whose words are kept. */
export interface Followed {
  readonly child: ChildProcess;
  /** The first line on stdout. */
  readonly line: Promise<string>;
  readonly ended: Promise<Ended>;
}

/** An emulator in a process of its own. */
export interface Running {
  readonly child: ChildProcess;
  readonly pid: number;
  /** Where it listens; rejects with what it said when it ended instead. */
  readonly address: Promise<Addresses>;
  readonly ended: Promise<Ended>;
}

const PORTS = ['--json', '--port', '0', '--provisioning-port', '0', '--control-port', '0'];

/** Emulators in processes of their own, on free ports, started by a file's tests; none outlives its test. */
export function processesFor(): (parameters?: readonly string[]) => Running {
  const children = new Set<ChildProcess>();
  afterEach(() => {
    for (const child of children) child.kill('SIGKILL');
    children.clear();
  });
  return (parameters = []) => {
    const child = spawn(process.execPath, [COMMAND, 'start', ...PORTS, ...parameters], {
      env: surroundings(),
    });
    children.add(child);
    return running(follow(child));
  };
}

export function follow(child: ChildProcess): Followed {
  let [stdout, stderr] = ['', ''];
  const line = new Promise<string>((resolve) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
      if (stdout.includes('\n')) resolve(stdout.split('\n', 1)[0] ?? '');
    });
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const ended = once(child, 'close').then(([code, signal]) => ({
    code: code as number | null,
    signal: signal as NodeJS.Signals | null,
    stdout,
    stderr,
  }));
  return { child, line, ended };
}

function running({ child, line, ended }: Followed): Running {
  const early = ended.then(({ code, stderr }) => {
    throw new Error(`ended with ${code}: ${stderr}`);
  });
  const address = Promise.race([line, early]).then((text) => JSON.parse(text) as Addresses);
  // Whoever waits for the end alone does not ask for the address.
  address.catch(() => undefined);
  early.catch(() => undefined);
  return { child, pid: child.pid ?? 0, address, ended };
}
