/**
 * Runs the real foreign clients beside this file against a freshly built emulator, each in a sandbox of its own.
 *
 *   npm run test:clients                      all stacks
 *   npm run test:clients -- --only php,zeep   some of them
 *   npm run test:clients -- --url http://127.0.0.1:9002   against an emulator that already runs
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

// Generous: a walk takes seconds, but Mono 6.8 now and then needs up to a minute to leave after its last line.
const TIME_LIMIT_MS = 120_000;
const HERE = fileURLToPath(new URL('.', import.meta.url));

/**
 * @typedef {{ command: string, args: string[], package: string }} Tool succeeds where the Debian package is installed
 * @typedef {{ name: string, command: string, args: string[] }} Run one walk; the base address is put after its first argument
 * @typedef {{ tools: Tool[], build?: (base: string, folder: string) => Promise<void>, runs: (folder: string) => Run[] }} Stack
 */

/** @type {{ readonly [name: string]: Stack }} */
const STACKS = {
  php: {
    tools: [
      { command: 'php', args: ['--version'], package: 'php-cli' },
      { command: 'php', args: ['-r', 'exit(extension_loaded("soap") ? 0 : 1);'], package: 'php-soap' },
    ],
    runs: () => [
      { name: 'php-soap11', command: 'php', args: [join(HERE, 'php/walk.php'), '1.1'] },
      { name: 'php-soap12', command: 'php', args: [join(HERE, 'php/walk.php'), '1.2'] },
    ],
  },
  zeep: {
    tools: [{ command: '/usr/bin/python3', args: ['-c', 'import zeep, requests'], package: 'python3-zeep' }],
    runs: () => [
      { name: 'zeep-soap11', command: '/usr/bin/python3', args: [join(HERE, 'zeep/walk.py'), '1.1'] },
      { name: 'zeep-soap12', command: '/usr/bin/python3', args: [join(HERE, 'zeep/walk.py'), '1.2'] },
    ],
  },
  mono: {
    tools: [
      { command: 'mono', args: ['--version'], package: 'mono-runtime' },
      { command: 'mcs', args: ['--version'], package: 'mono-mcs' },
      { command: 'sh', args: ['-c', 'command -v wsdl'], package: 'mono-devel' },
    ],
    build: buildWalk,
    runs: (folder) => [
      { name: 'mono-challenge', command: 'mono', args: [join(folder, 'Walk.exe'), 'challenge'] },
      { name: 'mono-preauth', command: 'mono', args: [join(folder, 'Walk.exe'), 'preauth'] },
    ],
  },
};

/** Makes the C# proxies from the WSDLs as served, one namespace each, and compiles them with the walk. */
async function buildWalk(base, folder) {
  const sources = [join(HERE, 'mono/Walk.cs'), join(HERE, 'mono/Telling.cs')];
  for (const name of ['Users', 'Packages', 'Authentication']) {
    const source = join(folder, `${name}.cs`);
    await succeed('wsdl', ['-nologo', `-out:${source}`, `-namespace:${name}`, `${base}/es${name}.asmx?wsdl`]);
    sources.push(source);
  }
  const references = ['System.Web.Services', 'System.Data', 'System.Data.DataSetExtensions', 'System.Xml'];
  const options = ['-nologo', `-out:${join(folder, 'Walk.exe')}`, ...references.map((name) => `-r:${name}`)];
  await succeed('mcs', [...options, ...sources]);
}

/**
 * Runs a command to its end, handing over its lines as they come. Never blocks: the emulator lives in this process.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {(line: string) => void} onLine
 * @returns {Promise<string>} how it failed, empty when it did not
 */
function execute(command, args, onLine = () => {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        no_proxy: '127.0.0.1,localhost',
        PYTHONIOENCODING: 'utf-8',
        PYTHONDONTWRITEBYTECODE: '1',
      },
      timeout: TIME_LIMIT_MS,
      killSignal: 'SIGKILL',
    });
    createInterface(child.stdout).on('line', onLine);
    createInterface(child.stderr).on('line', onLine);
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code, signal) => {
      if (signal === 'SIGKILL') resolve(`killed, perhaps for taking longer than ${TIME_LIMIT_MS / 1000} s`);
      else resolve(code === 0 ? '' : `exit code ${code ?? signal}`);
    });
  });
}

/** Runs a command that must not fail. */
async function succeed(command, args) {
  const lines = [];
  const failure = await execute(command, args, (line) => lines.push(line));
  if (failure !== '') throw new Error([`${command} ${args.join(' ')}: ${failure}`, ...lines].join('\n'));
}

const total = { passed: 0, failed: 0 };

function fail(name, why) {
  total.failed++;
  console.log(`${name}: not ok ${why}`);
}

/** @param {Stack} stack */
async function missingPackages(stack) {
  const missing = [];
  for (const tool of stack.tools) {
    if ((await execute(tool.command, tool.args)) !== '') missing.push(tool.package);
  }
  return missing;
}

/** @param {Run} run */
async function walk(run, base) {
  const [program, ...options] = run.args;
  let [passed, failed] = [0, 0];
  const failure = await execute(run.command, [program, base, ...options], (line) => {
    if (line.startsWith('ok ')) passed++;
    if (line.startsWith('not ok ')) failed++;
    console.log(`${run.name}: ${line}`);
  });
  total.passed += passed;
  total.failed += failed;
  if (failure !== '' && failed === 0) fail(run.name, `to the end: ${failure}`);
  if (failure === '' && passed === 0) fail(run.name, 'to the end: no step was run');
}

/** @param {Stack} stack */
async function runStack(name, stack, url) {
  const missing = await missingPackages(stack);
  if (missing.length > 0)
    return fail(name, `tools: missing, install with: apt-get install ${missing.join(' ')}`);

  const folder = await mkdtemp(join(tmpdir(), `provisim-${name}-`));
  try {
    // The process id keeps the world fresh where the emulator outlives this run.
    const baseOf = (sandbox) => `${url}/~${sandbox}-${process.pid}`;
    await stack.build?.(baseOf(name), folder);
    for (const run of stack.runs(folder)) await walk(run, baseOf(run.name));
  } catch (error) {
    fail(name, `to build: ${error.message}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function startBuiltEmulator() {
  const { startEmulator } = await import('../../dist/index.js');
  return startEmulator({ port: 0, provisioningPort: 0, controlPort: 0, logLevel: 'silent' });
}

const { values: options } = parseArgs({ options: { only: { type: 'string' }, url: { type: 'string' } } });
const names = options.only?.split(',') ?? Object.keys(STACKS);
const unknown = names.filter((name) => !Object.hasOwn(STACKS, name));
if (unknown.length > 0)
  throw new Error(`no such stack: ${unknown.join(', ')}; there are ${Object.keys(STACKS).join(', ')}`);

const emulator = options.url === undefined ? await startBuiltEmulator() : undefined;
try {
  const url = (options.url ?? emulator.address.url).replace(/\/$/, '');
  for (const name of names) await runStack(name, STACKS[name], url);
} finally {
  await emulator?.close();
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
