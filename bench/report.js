/** The measurements as a table, each with what is aimed at. The aims are those of the design, section 9. */

/** @typedef {import('./throughput.js').Throughput} Throughput */
/** @typedef {import('./sizes.js').Size} Size */
/**
 * @typedef {object} Row
 * @property {string} what
 * @property {string} measured
 * @property {string} [aim]
 * @property {boolean} [isMet]
 */

export const AIMS = {
  read: { ofExpress: 0.8, ofSoap: 1.5 },
  write: { ofExpress: 0.5 },
  readyMs: 300,
  idleMb: 100,
  resetMs: 5,
  firstUseMs: 2,
  readsOfSmallest: 1.5,
  neighbourP99Ms: 50,
  grownMb: 20,
};

/** @param {readonly Throughput[]} results @returns {string} */
export function throughputTable(results) {
  const head = [
    'requests/s',
    '(a) node:http',
    '(b) Express',
    '(c) soap',
    '(d) provisim',
    'd/b (aim)',
    'd/c (aim)',
  ];
  const lines = results.map(({ call, isRead, perSecond, ofExpress, ofSoap }) => [
    call,
    ...['bare', 'express', 'soap', 'provisim'].map((name) => count(perSecond[name])),
    ratio(ofExpress, isRead ? AIMS.read.ofExpress : AIMS.write.ofExpress),
    ratio(ofSoap, isRead ? AIMS.read.ofSoap : undefined),
  ]);
  return aligned([head, ...lines]);
}

/** @param {readonly Row[]} rows @returns {string} */
export function costTable(rows) {
  const lines = rows.map(({ what, measured, aim = '', isMet }) => [
    what,
    measured,
    aim,
    isMet === undefined ? '' : isMet ? 'met' : 'missed',
  ]);
  return aligned([['', 'measured', 'aim', ''], ...lines]);
}

/**
 * @param {{ readyMs: number, expressReadyMs: number, idleMb: number, usedMb: number }} start
 * @param {{ resetMs: number, controlMs: number }} reset
 * @param {{ firstUseMs: number, secondUseMs: number }} firstUse
 * @param {{ journalUs: number }} journal
 * @param {readonly { what: string, perSecond: number }[]} mps
 * @returns {Row[]}
 */
export function costRows(start, reset, firstUse, journal, mps) {
  return [
    below('ready after spawn (first answer)', start.readyMs, AIMS.readyMs, 'ms', 0),
    { what: '  an Express route, for comparison', measured: `${start.expressReadyMs.toFixed(0)} ms` },
    below('memory when ready', start.idleMb, AIMS.idleMb, 'MB', 0),
    below('memory after a few requests', start.usedMb, AIMS.idleMb, 'MB', 0),
    below('reset of 5,000 entities, over HTTP', reset.resetMs, AIMS.resetMs, 'ms', 2),
    { what: '  a control call that does nothing', measured: `${reset.controlMs.toFixed(2)} ms` },
    below('new sandbox, added to its first request', firstUse.firstUseMs, AIMS.firstUseMs, 'ms', 2),
    { what: '  the second request, for comparison', measured: `${firstUse.secondUseMs.toFixed(2)} ms` },
    { what: 'journal, recording a request', measured: `${journal.journalUs.toFixed(2)} µs` },
    ...mps.map(({ what, perSecond }) => ({
      what: `MPS, ${what}`,
      measured: `${perSecond.toFixed(0)} requests/s`,
    })),
  ];
}

/**
 * @param {{ forkMs: number }} fork
 * @param {{ count: number, madeMs: number, memoryMb: number, eachKb: number, callMs: number }} many
 * @param {{ calmMs: number, medianMs: number, p99Ms: number, grownMb: number }} attack
 * @returns {Row[]}
 */
export function manyRows(fork, many, attack) {
  const { count: worlds, madeMs, memoryMb, eachKb, callMs } = many;
  return [
    { what: 'copy of a sandbox with 5,000 entities, over HTTP', measured: `${fork.forkMs.toFixed(2)} ms` },
    {
      what: `${worlds.toLocaleString('en-US')} sandboxes made by first use`,
      measured: `${madeMs.toFixed(0)} ms`,
    },
    {
      what: '  memory with all of them',
      measured: `${memoryMb.toFixed(0)} MB, ${eachKb.toFixed(0)} KB each`,
    },
    { what: '  a call to one of them', measured: `${callMs.toFixed(2)} ms` },
    { what: 'a neighbour of an attacked sandbox, median', measured: `${attack.medianMs.toFixed(2)} ms` },
    { what: '  the same in peace', measured: `${attack.calmMs.toFixed(2)} ms` },
    below('  99th percentile', attack.p99Ms, AIMS.neighbourP99Ms, 'ms', 1),
    below('memory grown by the attack, after collection', attack.grownMb, AIMS.grownMb, 'MB', 1),
  ];
}

/** Times by the number of users; reads by key have an aim. @param {readonly Size[]} sizes @returns {string} */
export function sizesTable(sizes) {
  const names = sizes[0]?.calls.map(({ name }) => name) ?? [];
  const head = ['users', 'loaded in', 'memory', 'file', 'reopened in', ...names];
  const lines = sizes.map(({ users, loadMs, memoryMb, fileMb, reopenMs, calls }, index) => [
    users.toLocaleString('en-US'),
    `${(loadMs / 1_000).toFixed(1)} s`,
    `${memoryMb.toFixed(0)} MB`,
    `${fileMb.toFixed(fileMb < 10 ? 1 : 0)} MB`,
    `${(reopenMs / 1_000).toFixed(1)} s`,
    ...calls.map((call) => `${call.microseconds.toFixed(0)} µs${index === 0 ? '' : ofSmallest(call)}`),
  ]);
  return aligned([head, ...lines]);
}

/** @param {import('./sizes.js').Timed} call */
function ofSmallest({ name, ofSmallest: times }) {
  const ratio = `, ${times.toFixed(2)} x`;
  if (name !== 'GetUserById') return ratio;
  return `${ratio} (${AIMS.readsOfSmallest}) ${times <= AIMS.readsOfSmallest ? 'met' : 'missed'}`;
}

/** @param {string} what @param {number} value @param {number} aim @param {string} unit @param {number} digits @returns {Row} */
function below(what, value, aim, unit, digits) {
  return {
    what,
    measured: `${value.toFixed(digits)} ${unit}`,
    aim: `below ${aim} ${unit}`,
    isMet: value < aim,
  };
}

/** @param {number | undefined} value */
function count(value) {
  return value === undefined || Number.isNaN(value) ? '' : String(Math.round(value));
}

/** @param {number} value @param {number | undefined} aim */
function ratio(value, aim) {
  if (Number.isNaN(value)) return '';
  if (aim === undefined) return value.toFixed(2);
  return `${value.toFixed(2)} (${aim.toFixed(1)}) ${value >= aim ? 'met' : 'missed'}`;
}

/** @param {readonly (readonly string[])[]} lines @returns {string} */
function aligned(lines) {
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((line) => (line[column] ?? '').length)),
  );
  const text = (/** @type {readonly string[]} */ line) =>
    line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('   ');
  return lines.map((line) => text(line).trimEnd()).join('\n');
}
