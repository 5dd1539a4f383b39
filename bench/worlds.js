/** What a world costs: being ready, idle memory, reset, first use, the journal. */
import { Buffer } from 'node:buffer';
import { performance } from 'node:perf_hooks';
import { CALLS, readByKey, worldOf } from './calls.js';
import { ask } from './load.js';
import { startProvisim, startRival } from './servers.js';
import { median } from './statistics.js';

/** @typedef {import('./servers.js').Provisim} Provisim */
/** @typedef {import('./servers.js').Running} Running */
/** @typedef {import('./rivals.js').Orders} Orders */

const [GET_USER = readByKey(() => 1)] = CALLS;
/** In the seed that every sandbox begins with. */
const BUILT_IN_USER = readByKey(() => 1);
const ENTITIES = 5_000;
const FEW_REQUESTS = 100;

/**
 * From spawn to the first right answer, us and one Express route, and the memory each then holds.
 *
 * @param {Orders} orders @param {number} times
 */
export async function measureStart(orders, times) {
  const ready = { provisim: /** @type {number[]} */ ([]), express: /** @type {number[]} */ ([]) };
  const memory = { atStart: /** @type {number[]} */ ([]), afterRequests: /** @type {number[]} */ ([]) };
  for (let time = 0; time < times; time += 1) {
    const ours = await startProvisim();
    await ask(ours.address, BUILT_IN_USER);
    ready.provisim.push(performance.now() - ours.startedAt);
    memory.atStart.push(await ours.memoryMb());
    for (let count = 0; count < FEW_REQUESTS; count += 1) await ask(ours.address, BUILT_IN_USER);
    memory.afterRequests.push(await ours.memoryMb());
    await ours.stop();
    const express = await startRival('express', orders);
    await ask(express.address, GET_USER);
    ready.express.push(performance.now() - express.startedAt);
    await express.stop();
  }
  return {
    readyMs: median(ready.provisim),
    expressReadyMs: median(ready.express),
    idleMb: median(memory.atStart),
    usedMb: median(memory.afterRequests),
  };
}

/**
 * Reset of a sandbox with many entities, as the control API's client sees it, beside a call that does nothing.
 *
 * @param {Provisim} ours @param {number} times
 */
export async function measureReset(ours, times) {
  const path = '/sandboxes/reset';
  await ask({ ...ours.address, prefix: '/~reset' }, BUILT_IN_USER);
  await ours.control('POST', `${path}/seed`, { seed: worldOf(ENTITIES) });
  const resets = [];
  const idle = [];
  for (let time = 0; time < times; time += 1) {
    idle.push(await timed(() => ours.control('GET', '/health')));
    resets.push(await timed(() => ours.control('POST', `${path}/reset`)));
  }
  const call = readByKey(() => ENTITIES);
  await ask({ ...ours.address, prefix: '/~reset' }, call);
  return { resetMs: median(resets), controlMs: median(idle) };
}

/** What the first request to a sandbox costs beyond the second one, and that. @param {Provisim} ours @param {number} times */
export async function measureFirstUse(ours, times) {
  const first = [];
  const second = [];
  for (let time = 0; time < times; time += 1) {
    const address = { ...ours.address, prefix: `/~first-${time}` };
    first.push((await ask(address, BUILT_IN_USER)).ms);
    second.push((await ask(address, BUILT_IN_USER)).ms);
  }
  const beyond = first.map((ms, time) => ms - (second[time] ?? NaN));
  return { firstUseMs: median(beyond), secondUseMs: median(second) };
}

/** Recording alone, in this process, with the journal full. */
export async function measureJournal() {
  const { Journal } = await import('../build/sandbox/journal.js');
  const journal = new Journal({ maxEntries: 1_000, maxBytes: 16 * 1024 * 1024 });
  const body = Buffer.from(GET_USER.body(0));
  const answer = { status: 200, headers: [], body: 'x'.repeat(2_000) };
  const record = (/** @type {number} */ count) => {
    const start = performance.now();
    for (let index = 0; index < count; index += 1) {
      const request = {
        method: 'POST',
        target: '/',
        path: '/',
        query: undefined,
        headers: {},
        body,
        baseUrl: '',
      };
      journal.record({ ...request, isOversize: false }, answer, { outcome: 'done' }, index);
    }
    return ((performance.now() - start) * 1_000) / count;
  };
  return { journalUs: median(Array.from({ length: 15 }, () => record(10_000)).slice(5)) };
}

/** @param {() => Promise<unknown>} act @returns {Promise<number>} milliseconds */
async function timed(act) {
  const start = performance.now();
  await act();
  return performance.now() - start;
}
