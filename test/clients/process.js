import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

// Generous: a walk takes seconds, but Mono 6.8 now and then needs up to a minute to leave after its last line.
const TIME_LIMIT_MS = 120_000;

// Java programs of a few seconds gain nothing from the second compiler: half the time.
const JAVA_OPTIONS = '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC';
const JAVA_NOTE = 'Picked up JAVA_TOOL_OPTIONS';

const ENVIRONMENT = {
  ...process.env,
  JAVA_TOOL_OPTIONS: JAVA_OPTIONS,
  LC_ALL: 'C.UTF-8',
  TZ: 'UTC',
  no_proxy: '127.0.0.1,localhost',
  PYTHONIOENCODING: 'utf-8',
  PYTHONDONTWRITEBYTECODE: '1',
};

/**
 * Runs a command to its end, handing over its lines as they come. Never blocks: the emulator lives in this process.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, onLine?: (line: string) => void, env?: Record<string, string> }} options
 * @returns {Promise<string>} how it failed, empty when it did not
 */
export function execute(command, args, { cwd, onLine = () => {}, env = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...ENVIRONMENT, ...env },
      timeout: TIME_LIMIT_MS,
      killSignal: 'SIGKILL',
    });
    createInterface(child.stdout).on('line', onLine);
    createInterface(child.stderr).on('line', (line) => {
      if (!line.startsWith(JAVA_NOTE)) onLine(line);
    });
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code, signal) => {
      if (signal === 'SIGKILL') resolve(`killed, perhaps for taking longer than ${TIME_LIMIT_MS / 1000} s`);
      else resolve(code === 0 ? '' : `exit code ${code ?? signal}`);
    });
  });
}

/**
 * Runs a shell script that must not fail.
 *
 * @param {string} script
 * @param {string} cwd
 * @returns {Promise<string[]>} its output, line by line
 */
export async function shell(script, cwd) {
  const lines = [];
  const failure = await execute('bash', ['-euc', script], { cwd, onLine: (line) => lines.push(line) });
  if (failure !== '') throw new Error([`${script}: ${failure}`, ...lines].join('\n'));
  return lines;
}
