/**
 * Runs the real foreign clients beside this file against a freshly built emulator, each in a sandbox of its own: first
 * what docs/clients.md tells users of that stack, then its walks. Then the projects of tests under docs/examples.
 *
 *   npm run test:clients                      all stacks
 *   npm run test:clients -- --only php,python some of them
 *   npm run test:clients -- --running         against one that runs already, at the addresses of `npm start` or at those
 *                                             given as --url, --provisioning-url and --control-url
 */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { follow } from './page.js';
import { execute, shell } from './process.js';
import { EXAMPLES, STACKS } from './stacks.js';

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

/** Whether the tools are there; those that are not fail the stack. @param {import('./stacks.js').Tool[]} tools */
async function haveTools(name, tools) {
  const missing = [];
  for (const tool of tools) {
    if ((await execute(tool.command, tool.args)) !== '') missing.push(tool.package);
  }
  if (missing.length > 0) fail(name, `tools: missing, install with: apt-get install ${missing.join(' ')}`);
  return missing.length === 0;
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
    const { url, provisioningUrl, controlUrl } = this.#address;
    const name = `${sandbox}-${process.pid}`;
    const iis = `${url}/~${name}`;
    return {
      ...{ mspc: iis, cortex: iis, mps: iis },
      provisioning: `${provisioningUrl}/~${name}`,
      control: `${controlUrl}/sandboxes/${name}`,
    };
  }

  /** By which tests find the emulator. */
  variables() {
    const { url, provisioningUrl, controlUrl } = this.#address;
    return { PROVISIM_URL: url, PROVISIM_PROVISIONING_URL: provisioningUrl, PROVISIM_CONTROL_URL: controlUrl };
  }

  async seed(sandbox, seed) {
    const response = await fetch(`${this.bases(sandbox).control}/seed`, {
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
  const failure = await execute(run.command, run.args(target.bases(run.name)), { cwd: folder, onLine });
  total.passed += passed;
  total.failed += failed;
  if (failure !== '' && failed === 0) fail(run.name, `to the end: ${failure}`);
  if (failure === '' && passed === 0) fail(run.name, 'to the end: no step was run');
}

async function runStack(name, target) {
  const stack = STACKS[name];
  if (!(await haveTools(name, stack.tools))) return;

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

/** Runs a project of tests as its reader would, then once more where it must fail: with nobody to talk to. */
async function runExample(name, target) {
  const { tools, told } = EXAMPLES[name];
  if (!(await haveTools(name, tools))) return;

  const folder = await mkdtemp(join(tmpdir(), `provisim-${name}-`));
  try {
    await cp(join(HERE, '../../docs/examples', name), folder, { recursive: true });
    const run = async (env) => {
      const lines = [];
      const failure = await execute('sh', ['run.sh'], { cwd: folder, env, onLine: (line) => lines.push(line) });
      return { failure, lines };
    };
    const { failure, lines } = await run(target.variables());
    if (failure === '' && lines.some((line) => told.test(line))) pass(name, 'to pass its tests');
    else fail(name, ['to pass its tests', failure, ...lines].join('\n'));

    const alone = await run({ ...target.variables(), PROVISIM_CONTROL_URL: 'http://127.0.0.1:1' });
    if (alone.failure.startsWith('exit code')) pass(name, 'to fail without an emulator');
    else fail(name, ['to fail without an emulator', alone.failure, ...alone.lines].join('\n'));
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
const all = [...Object.keys(STACKS), ...Object.keys(EXAMPLES)];
const names = options.only?.split(',') ?? all;
const unknown = names.filter((name) => !all.includes(name));
if (unknown.length > 0) throw new Error(`no such stack: ${unknown.join(', ')}; there are ${all.join(', ')}`);

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
    await (Object.hasOwn(STACKS, name) ? runStack : runExample)(name, target);
    console.log(`${name}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  }
} finally {
  await emulator?.close();
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
