/**
 * Runs the real foreign clients beside this file against a freshly built emulator, each in a sandbox of its own: first
 * what docs/clients.md tells users of that stack, then its walks.
 *
 *   npm run test:clients                      all stacks
 *   npm run test:clients -- --only php,python some of them
 *   npm run test:clients -- --running         against one that runs already, at the addresses of `npm start` or at those
 *                                             given as --url, --provisioning-url and --control-url
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { follow } from './page.js';
import { execute, shell } from './process.js';
import { STACKS } from './stacks.js';

const HERE = new URL('.', import.meta.url).pathname;
const total = { passed: 0, failed: 0 };

function pass(name, what) {
  total.passed++;
  console.log(`${name}: ok ${what}`);
}

function fail(name, why) {
  total.failed++;
  console.log(`${name}: not ok ${why}`);
}

/** @param {import('./stacks.js').Stack} stack */
async function missingPackages(stack) {
  const missing = [];
  for (const tool of stack.tools) {
    if ((await execute(tool.command, tool.args)) !== '') missing.push(tool.package);
  }
  return missing;
}

/** Where the emulator listens, and the addresses of its sandboxes. */
class Target {
  #address;

  /** @param {{ url: string, provisioningUrl: string, controlUrl: string }} address */
  constructor(address) {
    this.#address = address;
  }

  /**
   * A sandbox's addresses. The process id keeps the world fresh where the emulator outlives this run.
   *
   * @returns {import('./stacks.js').Bases}
   */
  bases(sandbox) {
    const { url, provisioningUrl } = this.#address;
    const iis = `${url}/~${sandbox}-${process.pid}`;
    return { mspc: iis, cortex: iis, mps: iis, provisioning: `${provisioningUrl}/~${sandbox}-${process.pid}` };
  }

  async seed(sandbox, seed) {
    const response = await fetch(`${this.#address.controlUrl}/sandboxes/${sandbox}-${process.pid}/seed`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ seed }),
    });
    if (!response.ok) throw new Error(`seed ${seed}: ${response.status} ${await response.text()}`);
  }
}

/** @param {import('./stacks.js').Run} run */
async function walk(run, target, folder) {
  if (run.seed !== undefined) await target.seed(run.name, run.seed);
  let [passed, failed] = [0, 0];
  const onLine = (line) => {
    if (line.startsWith('ok ')) passed++;
    if (line.startsWith('not ok ')) failed++;
    console.log(`${run.name}: ${line}`);
  };
  const failure = await execute(run.command, run.args(target.bases(run.name)[run.api]), { cwd: folder, onLine });
  total.passed += passed;
  total.failed += failed;
  if (failure !== '' && failed === 0) fail(run.name, `to the end: ${failure}`);
  if (failure === '' && passed === 0) fail(run.name, 'to the end: no step was run');
}

async function runStack(name, target) {
  const stack = STACKS[name];
  const missing = await missingPackages(stack);
  if (missing.length > 0)
    return fail(name, `tools: missing, install with: apt-get install ${missing.join(' ')}`);

  const folder = await mkdtemp(join(tmpdir(), `provisim-${name}-`));
  try {
    await follow(stack.title, target.bases(`${name}-page`), folder);
    pass(name, `to do as docs/clients.md says under ${stack.title}`);
    await stack.prepare?.(folder);
    if (stack.build !== undefined) await shell(`HERE=${HERE}; ${stack.build}`, folder);
    for (const run of stack.runs(folder)) await walk(run, target, folder);
  } catch (error) {
    fail(name, `to prepare: ${error.message}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function startBuiltEmulator() {
  const { startEmulator } = await import('../../dist/index.js');
  return startEmulator({ port: 0, provisioningPort: 0, controlPort: 0, logLevel: 'silent' });
}

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    running: { type: 'boolean', default: false },
    url: { type: 'string', default: 'http://127.0.0.1:9002' },
    'provisioning-url': { type: 'string', default: 'http://127.0.0.1:7002' },
    'control-url': { type: 'string', default: 'http://127.0.0.1:9090' },
  },
});
const names = options.only?.split(',') ?? Object.keys(STACKS);
const unknown = names.filter((name) => !Object.hasOwn(STACKS, name));
if (unknown.length > 0)
  throw new Error(`no such stack: ${unknown.join(', ')}; there are ${Object.keys(STACKS).join(', ')}`);

const withoutSlash = (url) => url.replace(/\/$/, '');
const emulator = options.running ? undefined : await startBuiltEmulator();
try {
  const target = new Target(
    emulator?.address ?? {
      url: withoutSlash(options.url),
      provisioningUrl: withoutSlash(options['provisioning-url']),
      controlUrl: withoutSlash(options['control-url']),
    },
  );
  for (const name of names) {
    const start = performance.now();
    await runStack(name, target);
    console.log(`${name}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  }
} finally {
  await emulator?.close();
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
