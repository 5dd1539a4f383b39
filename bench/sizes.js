/** What the number of users costs: loading them, memory, the file, and the time of reads and writes among them. */
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { CALLS, hosterOf, ownerAt, ownersIn, readByKey, readOfOwner } from './calls.js';
import { CONNECTIONS, load } from './load.js';
import { startProvisim } from './servers.js';
import { median } from './statistics.js';

/** @typedef {import('./servers.js').Provisim} Provisim */
/** @typedef {import('./calls.js').Call} Call */
/** @typedef {{ readonly name: string, readonly microseconds: number, readonly ofSmallest: number }} Timed */
/**
 * @typedef {object} Size
 * @property {number} users
 * @property {number} loadMs from the start to being ready, the seed a file
 * @property {number} memoryMb when it is ready
 * @property {number} fileMb with --db
 * @property {number} reopenMs the next start on that file, without a seed
 * @property {readonly Timed[]} calls
 */

/** Spreads consecutive numbers over a world: a prime that no size is a multiple of. */
const SCATTER = 7_919;
const LOADING_LIMIT_MS = 900_000;
const MB = 1024 * 1024;

/**
 * The same calls in worlds of several sizes, in turns, all over each of them.
 *
 * @param {readonly number[]} sizes @param {{ rounds: number, sliceMs: number, warmUpMs: number }} plan
 * @returns {Promise<Size[]>}
 */
export async function measureSizes(sizes, plan) {
  const folder = await mkdtemp(join(tmpdir(), 'provisim-bench-'));
  /** @type {Provisim[]} */
  const servers = [];
  try {
    const costs = [];
    for (const users of sizes) {
      const seed = join(folder, `${users}.json`);
      await writeFile(seed, JSON.stringify(hosterOf(users)));
      const kept = await measureFile(seed, join(folder, `${users}.db`));
      const server = await startProvisim(['--seed', seed], LOADING_LIMIT_MS);
      servers.push(server);
      const loadMs = performance.now() - server.startedAt;
      costs.push({ users, loadMs, memoryMb: await server.memoryMb(), ...kept });
    }
    const times = await measureCalls(servers, sizes, plan);
    return costs.map((cost, index) => ({ ...cost, calls: times[index] ?? [] }));
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    await rm(folder, { recursive: true });
  }
}

/** A world kept in a file: its size, and how long the next start on it takes. @param {string} seed @param {string} file */
async function measureFile(seed, file) {
  const first = await startProvisim(['--seed', seed, '--db', file], LOADING_LIMIT_MS);
  await first.stop();
  const fileMb = (await stat(file)).size / MB;
  const second = await startProvisim(['--db', file]);
  const reopenMs = performance.now() - second.startedAt;
  await second.stop();
  return { fileMb, reopenMs };
}

/** What is asked of a world with so many users. @param {number} users @returns {Call[]} */
function callsIn(users) {
  const add = CALLS.filter(({ name }) => name === 'AddUser');
  return [
    readByKey((serial) => 1 + ((serial * SCATTER) % users)),
    readOfOwner((serial) => ownerAt((serial * SCATTER) % ownersIn(users))),
    ...add,
  ];
}

/**
 * @param {readonly Provisim[]} servers @param {readonly number[]} sizes
 * @param {{ rounds: number, sliceMs: number, warmUpMs: number }} plan @returns {Promise<Timed[][]>} by size, then call
 */
async function measureCalls(servers, sizes, { rounds, sliceMs, warmUpMs }) {
  const asked = sizes.map(callsIn);
  const slice = async (/** @type {number} */ size, /** @type {number} */ index, /** @type {number} */ ms) => {
    const [server, call] = [servers[size], asked[size]?.[index]];
    if (server === undefined || call === undefined) throw new Error('no such world or call');
    const { perSecond } = await load(server.address, call, CONNECTIONS, ms);
    if (!call.isRead) await server.control('POST', '/sandboxes/default/reset');
    return 1e6 / perSecond;
  };
  /** @type {Timed[][]} */
  const timed = sizes.map(() => []);
  for (const [index, { name }] of (asked[0] ?? []).entries()) {
    for (const size of sizes.keys()) await slice(size, index, warmUpMs);
    /** @type {number[][]} */
    const measured = [];
    for (let round = 0; round < rounds; round += 1) {
      const times = [];
      for (const size of sizes.keys()) times.push(await slice(size, index, sliceMs));
      measured.push(times);
    }
    for (const size of sizes.keys()) {
      const microseconds = median(measured.map((times) => times[size] ?? NaN));
      const ofSmallest = median(measured.map((times) => (times[size] ?? NaN) / (times[0] ?? NaN)));
      timed[size]?.push({ name, microseconds, ofSmallest });
    }
  }
  return timed;
}
