/** Starts the four servers as child processes, one at a time or side by side, and ends every one of them by its pid. */
import { Buffer } from 'node:buffer';
import { execFile, fork, spawn } from 'node:child_process';
import { request } from 'node:http';
import { performance } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { setTimeout, clearTimeout } from 'node:timers';
import { fileURLToPath, URL } from 'node:url';
import { promisify } from 'node:util';

/** @typedef {import('./load.js').Address} Address */
/** @typedef {import('./rivals.js').Orders} Orders */
/** @typedef {'bare' | 'express' | 'soap' | 'provisim'} ServerName */
/**
 * @typedef {object} Running
 * @property {ServerName} name
 * @property {Address} address
 * @property {number} startedAt when it was spawned, on the clock of `performance.now`
 * @property {() => Promise<number>} memoryMb resident memory
 * @property {() => Promise<void>} stop
 */
/**
 * @typedef {Running & {
 *   control: (method: string, path: string, body?: object) => Promise<unknown>,
 *   collect: () => void,
 * }} Provisim
 */

const HOST = '127.0.0.1';
/** Longest wait for a server to say that it is ready, where nothing else is said. */
const START_LIMIT_MS = 30_000;
const CLI = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const COLLECT = new URL('./collect.js', import.meta.url).href;
const RIVALS = fileURLToPath(new URL('./rivals.js', import.meta.url));

/** @type {Set<import('node:child_process').ChildProcess>} */
const children = new Set();
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));

/** @param {Exclude<ServerName, 'provisim'>} name @param {Orders} orders @returns {Promise<Running>} */
export async function startRival(name, orders) {
  const startedAt = performance.now();
  const child = kept(fork(RIVALS, [name]));
  child.send(orders);
  const { port } = await firstOf(child, (resolve) => child.once('message', resolve));
  return { name, address: { host: HOST, port }, startedAt, ...processOf(child) };
}

/**
 * The emulator as users start it, each port a free one.
 *
 * @param {readonly string[]} flags @param {number} limitMs longest wait until it is ready
 * @param {boolean} isCollecting whether `collect` can have its garbage collected @returns {Promise<Provisim>}
 */
export async function startProvisim(flags = [], limitMs = START_LIMIT_MS, isCollecting = false) {
  const startedAt = performance.now();
  const ports = ['--port', '0', '--provisioning-port', '0', '--control-port', '0'];
  const nodeFlags = isCollecting ? ['--expose-gc', '--import', COLLECT] : [];
  const args = [...nodeFlags, CLI, 'start', '--json', ...ports, ...flags];
  const child = kept(spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] }));
  const line = await firstOf(
    child,
    (resolve) => createInterface(child.stdout).once('line', resolve),
    limitMs,
  );
  const { url, provisioningUrl, controlUrl } = JSON.parse(line);
  const [port, provisioningPort] = [url, provisioningUrl].map((address) => Number(new URL(address).port));
  return {
    name: 'provisim',
    address: { host: HOST, port: port ?? 0, provisioningPort: provisioningPort ?? 0 },
    startedAt,
    ...processOf(child),
    control: (method, path, body) => control(new URL(path, controlUrl), method, body),
    collect: () => {
      child.kill('SIGUSR2');
    },
  };
}

/** @template {import('node:child_process').ChildProcess} C @param {C} child @returns {C} */
function kept(child) {
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

/**
 * @param {import('node:child_process').ChildProcess} child @param {(resolve: (value: any) => void) => void} listen
 * @param {number} limitMs @returns {Promise<any>} what it says first
 */
function firstOf(child, listen, limitMs = START_LIMIT_MS) {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error('a server did not get ready')), limitMs);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`a server ended at its start with code ${code}`)));
    listen((value) => {
      clearTimeout(limit);
      resolve(value);
    });
  });
}

/** @param {import('node:child_process').ChildProcess} child */
function processOf(child) {
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  };
  return { stop, memoryMb: () => residentMb(/** @type {number} */ (child.pid)) };
}

/** @param {number} pid */
async function residentMb(pid) {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]);
  return Number(stdout) / 1024;
}

/**
 * One call of the control API.
 *
 * @param {URL} url @param {string} method @param {object | undefined} body @returns {Promise<unknown>}
 */
function control(url, method, body) {
  return new Promise((resolve, reject) => {
    const headers = { 'Content-Type': 'application/json' };
    const asked = request(url, { method, headers }, (response) => {
      /** @type {Buffer[]} */
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        if ((response.statusCode ?? 500) >= 300) reject(new Error(`${method} ${url}: ${text}`));
        else resolve(text === '' ? undefined : JSON.parse(text));
      });
    });
    asked.on('error', reject);
    asked.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
