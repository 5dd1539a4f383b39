import type { FlagValues } from './command.js';
import type { NewFaultRule } from '../client/controlClient.js';
import { readDuration } from './durations.js';
import { UsageError } from './exitCodes.js';
import { choice, duration, fraction, instant, on, text, whole } from './flags.js';
import { CRITERIA } from './journalFlags.js';
import type { Delay, FaultAfter, FaultBefore } from '../sandbox/faults.js';

const DELAYS = 'fixed (200ms), between two (100ms..2s), or log-normal around a median (200ms~0.5)';
const delay = (syntax: string, help: string) => ({ syntax, help: `${help}: ${DELAYS}`, read: readDelay });

/** What a fault rule can say, as flags. */
export const FAULT_FLAGS = {
  api: CRITERIA.api,
  operation: CRITERIA.operation,
  entity: text('--entity <value>', 'calls with this value somewhere in them: a name, an id, an address'),
  path: text('--path <path>', 'calls to this address; reaches pages and descriptions too'),
  method: text('--method <method>', 'calls with this HTTP method'),
  nth: whole('--nth <number>', 'only the nth of these calls', { least: 1 }),
  probability: fraction(
    '--probability <share>',
    'a share of these calls, from 0 to 1; the same ones in every run',
    1,
  ),
  times: whole('--times <count>', 'the rule goes after so many faults', { least: 1 }),
  for: duration('--for <duration>', 'the rule goes after so long, by the clock of the sandbox'),
  until: instant('--until <instant>', 'the rule goes at this instant of the sandbox'),
  error: { ...text('--error <symbol>', 'not done: an error of the product'), offer: 'errors' as const },
  status: whole('--status <code>', 'not done: a page of the host with this status', {
    least: 400,
    most: 599,
  }),
  refuse: on('--refuse', 'not done: the connection is refused'),
  hang: on('--hang', 'not done: no answer ever comes'),
  delay: delay('--delay <time>', 'it begins late'),
  lose: on('--lose', 'done, and the connection closed without an answer'),
  closeAfter: whole('--close-after <bytes>', 'done, and the connection closed within the answer'),
  resetAfter: whole('--reset-after <bytes>', 'done, and the connection reset within the answer'),
  hangAfter: whole('--hang-after <bytes>', 'done, and the answer stops within'),
  delayAfter: delay('--delay-after <time>', 'done, and the answer comes late'),
  truncate: whole('--truncate <bytes>', 'done, and the answer ends there as if it were whole'),
  append: text('--append <text>', 'done, and this stands behind the answer'),
  drip: { syntax: '--drip <bytes/time>', help: 'done, and the answer drips: 10/50ms', read: readDrip },
  wrongLength: {
    syntax: '--wrong-length <bytes>',
    help: 'done, and the told length is off by so much',
    read: readOff,
  },
  chunked: on('--chunked', 'done, and the answer comes in chunks without a length'),
  twice: on('--twice', 'done, and answered twice'),
  stale: on('--stale', 'done, and answered with the answer before'),
  gzip: on('--gzip', 'done, and the answer packed although nobody asked'),
  bom: on('--bom', 'done, and a byte order mark before the answer'),
  charset: choice('--charset <name>', 'done, and the answer in it', ['utf-16', 'iso-8859-1', 'windows-1252']),
  prefix: text('--prefix <name>', 'done, and the answer with this namespace prefix'),
  reorder: on('--reorder', 'done, and the elements of the answer in another order'),
  absent: choice('--absent <as>', 'done, and elements that are missing come so', ['nil', 'empty']),
  nil: choice('--nil <as>', 'done, and elements that are nil come so', ['absent', 'empty']),
  empty: choice('--empty <as>', 'done, and elements that are empty come so', ['absent', 'nil']),
  dates: choice('--dates <with>', 'done, and dates have this as well', ['zone', 'fraction']),
  longTexts: whole('--long-texts <characters>', 'done, and texts are so long', { least: 1 }),
  rows: whole('--rows <count>', 'done, and lists have so many rows', { least: 1 }),
  jsonRule: text(
    '--json-rule <json>',
    'the whole rule as the control API takes it, in place of the other flags',
  ),
};
type Given = FlagValues<typeof FAULT_FLAGS>;

/** Flags that say the same thing in several ways. */
const ONE_OF = [
  ['for', 'until'],
  ['refuse', 'hang'],
  ['lose', 'closeAfter', 'resetAfter', 'hangAfter'],
  ['twice', 'stale'],
] as const;

/**
 * The rule that flags make.
 *
 * @param now tells the instant of the sandbox, asked only where the rule goes after a time
 * @throws UsageError
 */
export async function orderOf(given: Given, now: () => Promise<number>): Promise<NewFaultRule | object> {
  const { api, operation, entity, path, method, nth, probability, times, until, jsonRule } = given;
  if (jsonRule !== undefined) return ruleIn(jsonRule, given);
  for (const names of ONE_OF) {
    const said = names.filter((name) => given[name] !== undefined).map((name) => FAULT_FLAGS[name].syntax);
    if (said.length > 1) throw new UsageError(`one of these, not all of them: ${said.join(', ')}`);
  }
  const before = known(beforeOf(given));
  const after = known(afterOf(given));
  if (before === undefined && after === undefined)
    throw new UsageError(
      'say what goes wrong: --error, --status, --refuse, --hang, --delay, --lose …; see --help',
    );
  if (before !== undefined && after !== undefined)
    throw new UsageError(
      `a call is done or it is not: ${Object.keys(before).join(', ')} is before, ${Object.keys(after).join(', ')} after`,
    );
  const expiresAt = given.for === undefined ? until : new Date((await now()) + given.for).toISOString();
  return {
    match: known({ api, operation, entity, path, method, nth, probability }),
    ...{ before, after, times, expiresAt },
  };
}

function beforeOf({ error, status, refuse, hang, delay: delayMs }: Given): FaultBefore {
  return {
    error,
    status,
    connection: refuse === true ? 'refuse' : hang === true ? 'hang' : undefined,
    delayMs,
  };
}

function afterOf(given: Given): FaultAfter {
  const { closeAfter, resetAfter, hangAfter, twice, stale, charset, prefix, absent, nil, empty } = given;
  return {
    ...{ connection: cutOf(given), afterBytes: closeAfter ?? resetAfter ?? hangAfter },
    ...{ delayMs: given.delayAfter, drip: given.drip, contentLengthBy: given.wrongLength },
    ...{ truncateAt: given.truncate, append: given.append, chunked: given.chunked },
    repeat: twice === true ? 'answer' : stale === true ? 'previous' : undefined,
    ...{ gzip: given.gzip, bom: given.bom, charset, prefix, reorder: given.reorder },
    ...{ absent, nil, empty, dates: given.dates, longTexts: given.longTexts, rows: given.rows },
  };
}

function cutOf({ lose, closeAfter, resetAfter, hangAfter }: Given): FaultAfter['connection'] {
  if (lose === true || closeAfter !== undefined) return 'close';
  if (resetAfter !== undefined) return 'reset';
  return hangAfter === undefined ? undefined : 'hang';
}

function ruleIn(json: string, given: Given): object {
  const others = Object.keys(known({ ...given, jsonRule: undefined }) ?? {}).filter(
    (name) => name in FAULT_FLAGS,
  );
  if (others.length > 0) throw new UsageError('--json-rule says it all: give no other flag of the rule');
  try {
    const rule: unknown = JSON.parse(json);
    if (typeof rule === 'object' && rule !== null) return rule;
  } catch (error) {
    throw new UsageError(`--json-rule: ${error instanceof Error ? error.message : String(error)}`);
  }
  throw new UsageError('--json-rule: a JSON object');
}

/** What was said of it; undefined where nothing was. */
function known<T extends object>(parts: T): T | undefined {
  const said = Object.entries(parts).filter(([, value]) => value !== undefined);
  return said.length === 0 ? undefined : (Object.fromEntries(said) as T);
}

function readDelay(given: string): Delay {
  const [first = '', least, most, median, sigma] = /^(.+)\.\.(.+)$|^(.+)~([\d.]+)$/.exec(given) ?? [];
  if (first === '') return readDuration(given);
  if (least !== undefined && most !== undefined) return { min: readDuration(least), max: readDuration(most) };
  return { median: readDuration(median ?? ''), sigma: Number(sigma) };
}

function readDrip(given: string): { readonly bytes: number; readonly everyMs: number } {
  const [, bytes, time] = /^(\d{1,9})\/(.+)$/.exec(given) ?? [];
  if (time === undefined) throw new UsageError('bytes at a time and the time between, such as 10/50ms');
  return { bytes: Number(bytes), everyMs: readDuration(time) };
}

function readOff(given: string): number {
  if (!/^[+-]?\d{1,9}$/.test(given)) throw new UsageError('a number of bytes such as 10 or -10');
  return Number(given);
}
