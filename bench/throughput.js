/** Requests a second of the four servers, in turns, so that whatever else the machine does hits all alike. */
import { performance } from 'node:perf_hooks';
import { CALLS, SIGN_IN, WORLD } from './calls.js';
import { ask, CONNECTIONS, load } from './load.js';
import { startProvisim, startRival } from './servers.js';
import { median } from './statistics.js';

/** @typedef {import('./servers.js').Provisim} Provisim */
/** @typedef {import('./servers.js').Running} Running */
/** @typedef {import('./calls.js').Call} Call */
/** @typedef {{ readonly call: string, readonly isRead: boolean, readonly perSecond: Record<string, number>, readonly ofExpress: number, readonly ofSoap: number }} Throughput */

/** The four servers, ready to be asked, with the same world. @returns {Promise<{ ours: Provisim, all: Running[] }>} */
export async function startAll() {
  const ours = await startProvisim();
  await ours.control('POST', '/sandboxes/default/seed', { seed: WORLD });
  const orders = await ordersFrom(ours);
  const rivals = [];
  for (const name of /** @type {const} */ (['bare', 'express', 'soap'])) {
    rivals.push(await startRival(name, orders));
  }
  return { ours, all: [...rivals, ours] };
}

/** What the others have to answer: our own answers, and the description we serve. @param {Provisim} ours */
export async function ordersFrom(ours) {
  /** @type {Record<string, import('./load.js').Answer>} */
  const answers = {};
  await ask(ours.address, SIGN_IN);
  for (const call of CALLS) answers[call.action] = await ask(ours.address, call);
  await ours.control('POST', '/sandboxes/default/reset');
  return { answers, wsdl: await describedBy(ours) };
}

/** @param {Provisim} ours @returns {Promise<string>} */
async function describedBy({ address: { host, port } }) {
  const { get } = await import('node:http');
  return new Promise((resolve, reject) => {
    get({ host, port, path: '/esUsers.asmx?wsdl' }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part) => (text += part));
      response.on('end', () => resolve(text));
    }).on('error', reject);
  });
}

/**
 * Every server on every call, `rounds` times in turns once all are warm; the ratios are medians of the rounds' own.
 *
 * @param {{ ours: Provisim, all: Running[] }} servers @param {{ rounds: number, sliceMs: number, warmUpMs: number }} plan
 * @returns {Promise<{ results: Throughput[], loadBusy: number }>} `loadBusy`: the generator's share of a core, at most
 */
export async function measureThroughput({ ours, all }, { rounds, sliceMs, warmUpMs }) {
  const results = [];
  let loadBusy = 0;
  for (const server of all) {
    for (const call of CALLS) if (canAnswer(server, call)) await slice(server, ours, call, warmUpMs);
  }
  for (const call of CALLS) {
    /** @type {Record<string, number>[]} */
    const measured = [];
    for (let round = 0; round < rounds; round += 1) {
      /** @type {Record<string, number>} */
      const perSecond = {};
      for (const server of all) {
        if (!canAnswer(server, call)) continue;
        const before = performance.eventLoopUtilization();
        perSecond[server.name] = await slice(server, ours, call, sliceMs);
        loadBusy = Math.max(loadBusy, performance.eventLoopUtilization(before).utilization);
      }
      measured.push(perSecond);
    }
    results.push(summary(call, measured));
  }
  return { results, loadBusy };
}

/** @param {Call} call @param {Record<string, number>[]} rounds @returns {Throughput} */
function summary(call, rounds) {
  const of = (/** @type {(round: Record<string, number>) => number} */ take) => median(rounds.map(take));
  const names = Object.keys(rounds[0] ?? {});
  return {
    call: call.name,
    isRead: call.isRead,
    perSecond: Object.fromEntries(names.map((name) => [name, of((round) => round[name] ?? 0)])),
    ofExpress: of(({ provisim = 0, express = 0 }) => provisim / express),
    ofSoap: of(({ provisim = 0, soap = NaN }) => provisim / soap),
  };
}

/** The `soap` package answers for MSPC only. @param {Running} server @param {Call} call */
function canAnswer(server, call) {
  return server.name !== 'soap' || call.path === undefined;
}

/**
 * One server under load for a while. What was written to us is counted, and undone: each slice begins in the same world.
 *
 * @param {Running} server @param {Provisim} ours @param {Call} call @param {number} ms
 */
async function slice(server, ours, call, ms) {
  if (call.isProvisioning) await ask(ours.address, SIGN_IN);
  const { perSecond, answers } = await load(server.address, call, CONNECTIONS, ms);
  if (server.name === 'provisim') {
    const expected = WORLD.users.length + 1 + (call.isRead ? 0 : answers);
    const users = await countUsers(ours);
    if (users !== expected) throw new Error(`${call.name} left ${users} users instead of ${expected}`);
    await ours.control('POST', '/sandboxes/default/reset');
  }
  return perSecond;
}

/** @param {Provisim} ours */
async function countUsers(ours) {
  const sandboxes = /** @type {{ name: string, users: number }[]} */ (
    await ours.control('GET', '/sandboxes')
  );
  return sandboxes.find(({ name }) => name === 'default')?.users;
}
