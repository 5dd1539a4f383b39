/**
 * Measures us beside a bare node:http server, an Express route and `soap.listen`, in one run over loopback: keep-alive,
 * 32 connections, Basic auth and journal on. A timing is never a failure; a wrong answer is.
 *
 *   npm run bench                 under four minutes
 *   npm run bench -- --short      under one, for CI, with 10,000 users instead of 100,000
 *   npm run bench -- --large      also with 1,000,000 users
 *   npm run bench -- --json       the measurements as JSON
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { measureMps } from './mps.js';
import { measureAttack, measureFork, measureMany } from './manyWorlds.js';
import { costRows, costTable, manyRows, sizesTable, throughputTable } from './report.js';
import { measureSizes } from './sizes.js';
import { measureThroughput, ordersFrom, startAll } from './throughput.js';
import { measureFirstUse, measureJournal, measureReset, measureStart } from './worlds.js';

const { values: options } = parseArgs({
  options: { short: { type: 'boolean' }, large: { type: 'boolean' }, json: { type: 'boolean' } },
});

const PLAN = options.short
  ? { throughput: { rounds: 3, sliceMs: 400, warmUpMs: 500 }, starts: 3, times: 15, attacks: 3 }
  : { throughput: { rounds: 7, sliceMs: 1_000, warmUpMs: 2_500 }, starts: 7, times: 50, attacks: 10 };
const CALLS_BY_SIZE = options.short
  ? { rounds: 3, sliceMs: 400, warmUpMs: 500 }
  : { rounds: 7, sliceMs: 1_000, warmUpMs: 2_000 };
const MANY_WORLDS = 1_000;
const SIZES = [1_000, options.short ? 10_000 : 100_000, ...(options.large ? [1_000_000] : [])];

/** @param {string} text */
function say(text) {
  if (!options.json) process.stdout.write(`${text}\n`);
}

say(`node ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? 'unknown processor'}\n`);
const servers = await startAll();
const orders = await ordersFrom(servers.ours);
const throughput = await measureThroughput(servers, PLAN.throughput);
const [reset, firstUse] = [
  await measureReset(servers.ours, PLAN.times),
  await measureFirstUse(servers.ours, PLAN.times),
];
const fork = await measureFork(servers.ours, PLAN.times);
const mps = await measureMps(servers.ours, PLAN.throughput);
await Promise.all(servers.all.map((server) => server.stop()));
say(throughputTable(throughput.results));
say(
  `medians of ${PLAN.throughput.rounds} rounds in turns; the load generator was busy ${percent(throughput.loadBusy)} at most\n`,
);

const start = await measureStart(orders, PLAN.starts);
const journal = await measureJournal();
const many = await measureMany(MANY_WORLDS);
const attack = await measureAttack(PLAN.attacks);
say(`${costTable([...costRows(start, reset, firstUse, journal, mps), ...manyRows(fork, many, attack)])}\n`);
const sizes = await measureSizes(SIZES, CALLS_BY_SIZE);
say(sizesTable(sizes));
if (options.json) {
  const measured = {
    node: process.version,
    throughput: throughput.results,
    start,
    reset,
    firstUse,
    journal,
    fork,
    many,
    attack,
    sizes,
    mps,
  };
  process.stdout.write(`${JSON.stringify(measured, null, 2)}\n`);
}

/** @param {number} share */
function percent(share) {
  return `${Math.round(share * 100)} %`;
}
