/** What many worlds cost, and what one that is attacked costs its neighbours. */
import { Buffer } from 'node:buffer';
import { connect } from 'node:net';
import { performance } from 'node:perf_hooks';
import { clearInterval, setInterval } from 'node:timers';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { PATH, readByKey, worldOf } from './calls.js';
import { ask } from './load.js';
import { startProvisim } from './servers.js';
import { median } from './statistics.js';

/** @typedef {import('./servers.js').Provisim} Provisim */

const BUILT_IN_USER = readByKey(() => 1);
const ENTITIES = 5_000;
const PROBE_EVERY_MS = 100;
const SETTLE_MS = 500;

/**
 * A sandbox with many entities, copied over the control API, and the copy's first answer.
 *
 * @param {Provisim} ours @param {number} times
 */
export async function measureFork(ours, times) {
  await ask({ ...ours.address, prefix: '/~original' }, BUILT_IN_USER);
  await ours.control('POST', '/sandboxes/original/seed', { seed: worldOf(ENTITIES) });
  const forks = [];
  for (let time = 0; time < times; time += 1) {
    const name = `copy-${time}`;
    const start = performance.now();
    await ours.control('POST', '/sandboxes', { name, sandbox: 'original' });
    forks.push(performance.now() - start);
    await ask(
      { ...ours.address, prefix: `/~${name}` },
      readByKey(() => ENTITIES),
    );
    await ours.control('DELETE', `/sandboxes/${name}`);
  }
  return { forkMs: median(forks) };
}

/** So many sandboxes alive in an emulator of their own, each asked once. @param {number} count */
export async function measureMany(count) {
  const ours = await startProvisim(['--max-sandboxes', String(count)]);
  try {
    await ask(ours.address, BUILT_IN_USER);
    const before = await ours.memoryMb();
    const start = performance.now();
    for (let one = 0; one < count; one += 1)
      await ask({ ...ours.address, prefix: `/~w-${one}` }, BUILT_IN_USER);
    const madeMs = performance.now() - start;
    const memoryMb = await ours.memoryMb();
    const again = [];
    for (let one = 0; one < count; one += 1) {
      again.push((await ask({ ...ours.address, prefix: `/~w-${one}` }, BUILT_IN_USER)).ms);
    }
    return { count, madeMs, memoryMb, eachKb: ((memoryMb - before) * 1024) / count, callMs: median(again) };
  } finally {
    await ours.stop();
  }
}

/** Hostile messages, as whole requests to a sandbox: each is refused, and costs as much as it can. */
const HOSTILE = [
  '<a>'.repeat(300_000),
  `<a>${'<x/>'.repeat(1_000_000)}</a>`,
  `<a ${Array.from({ length: 25_000 }, (_, index) => `a${index}="1"`).join(' ')}/>`,
  `<!DOCTYPE a [<!ENTITY b "${'x'.repeat(50_000)}">]><a>${'&b;'.repeat(50_000)}</a>`,
  `<a>${'&#65;'.repeat(500_000)}</a>`,
  gzipSync(Buffer.alloc(16 * 1024 * 1024, 0x20)).toString('latin1'),
];

/**
 * A neighbour's latency while another sandbox is attacked, one probe every 100 ms, and the memory before and after; an
 * emulator of its own, whose garbage is collected before each look.
 *
 * @param {number} rounds
 */
export async function measureAttack(rounds) {
  const ours = await startProvisim([], undefined, true);
  const probe = () => ask({ ...ours.address, prefix: '/~neighbour' }, BUILT_IN_USER);
  try {
    // The first round brings code and heap to their working size.
    await attack(ours, 1);
    const before = await settled(ours);
    const calm = [];
    for (let count = 0; count < 20; count += 1) calm.push((await probe()).ms);
    /** @type {Promise<number>[]} */
    const probes = [];
    const timer = setInterval(() => probes.push(probe().then(({ ms }) => ms)), PROBE_EVERY_MS);
    await attack(ours, rounds);
    clearInterval(timer);
    const during = (await Promise.all(probes)).toSorted((one, other) => one - other);
    const after = await settled(ours);
    const p99 = during[Math.min(during.length - 1, Math.floor(during.length * 0.99))] ?? NaN;
    return { calmMs: median(calm), medianMs: median(during), p99Ms: p99, grownMb: after - before };
  } finally {
    await ours.stop();
  }
}

/** Every hostile message so many times, one connection each. @param {Provisim} ours @param {number} rounds */
async function attack({ address }, rounds) {
  for (let round = 0; round < rounds; round += 1) {
    for (const body of HOSTILE) await sendHostile(address.port, body);
  }
}

/** @param {number} port @param {string} body @returns {Promise<void>} once the answer is there */
function sendHostile(port, body) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    const bytes = Buffer.from(body, 'latin1');
    const head = [
      'Host: bench',
      'Content-Type: text/xml',
      'Connection: close',
      `Content-Length: ${bytes.length}`,
    ];
    socket.on('data', () => {});
    socket.on('close', () => resolve());
    socket.on('error', reject);
    socket.write(`POST /~attacked${PATH} HTTP/1.1\r\n${head.join('\r\n')}\r\n\r\n`);
    socket.write(bytes);
  });
}

/** Resident memory once the attacked sandbox, whose journal holds what was sent, is gone. @param {Provisim} ours */
async function settled(ours) {
  await ours.control('DELETE', '/sandboxes/attacked');
  // The first collection lets go of what is held outside the heap, the second of what held that.
  for (let time = 0; time < 2; time += 1) {
    ours.collect();
    await pause(SETTLE_MS);
  }
  return ours.memoryMb();
}
