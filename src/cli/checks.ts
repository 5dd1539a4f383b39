import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Config } from '../config.js';
import { shippedFile } from '../files/shipped.js';
import { isFree, serverAt } from '../http/ports.js';
import { urlAt } from '../http/url.js';
import type { ControlClient } from './controlClient.js';

/** What one look at the machine or the emulator found. */
export interface Finding {
  readonly check: string;
  readonly state: 'ok' | 'warn' | 'fail';
  readonly found: string;
  /** What to do about it. */
  readonly advice?: string;
}

/** Runs a check; whatever it throws is its failure. */
export async function checked(
  check: string,
  advice: string,
  look: () => Promise<string> | string,
): Promise<Finding> {
  try {
    return { check, state: 'ok', found: await look() };
  } catch (error) {
    return { check, state: 'fail', found: error instanceof Error ? error.message : String(error), advice };
  }
}

/** The oldest Node that the package says it runs on. */
export function checkNode(): Finding {
  const { engines } = JSON.parse(readFileSync(shippedFile('package.json'), 'utf8')) as {
    engines: { node: string };
  };
  const least = Number(/\d+/.exec(engines.node)?.[0]);
  const { node } = process.versions;
  return Number.parseInt(node, 10) >= least
    ? { check: 'Node', state: 'ok', found: node }
    : { check: 'Node', state: 'fail', found: node, advice: `install Node ${least} or newer` };
}

export function checkDatabase(): Promise<Finding> {
  return checked('SQLite', 'install a C++ compiler and run `npm rebuild better-sqlite3`', async () => {
    const { Database } = await import('../storage/database.js');
    Database.inMemory().close();
    return 'better-sqlite3 loads';
  });
}

export function checkSeed({ seed }: Config): Promise<Finding> {
  return checked('seed', 'choose another with --seed, or correct the file', async () => {
    const { Seeds } = await import('../sandbox/seeds.js');
    new Seeds().image(seed);
    return `${seed} can be planted`;
  });
}

export function checkFile({ db }: Config): Promise<Finding> {
  return checked('database file', 'choose another with --db, or give yourself the right to write', () => {
    if (db === ':memory:') return 'none: worlds are kept in memory';
    accessSync(existsSync(db) ? db : dirname(db), constants.W_OK);
    return `${db} can be ${existsSync(db) ? 'written' : 'made'}`;
  });
}

/** A Node without the time zones of the world shows UTC for all of them. */
export function checkTimeZones({ timeZone }: Config): Finding {
  const shown = (zone: string) =>
    new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }).format(0);
  const hasAll = shown('Asia/Tokyo').includes('GMT+09:00');
  return hasAll
    ? { check: 'time zones', state: 'ok', found: `known; the emulated server is in ${timeZone}` }
    : {
        ...{ check: 'time zones', state: 'fail', found: 'not in this Node' },
        advice: 'use a Node with full ICU',
      };
}

/** What is at the control address. @param isNamed whether the user said where, so that somebody is to be there */
export async function checkEmulator(
  control: ControlClient,
  own: string,
  isNamed: boolean,
): Promise<{ readonly finding: Finding; readonly isRunning: boolean }> {
  const check = 'emulator';
  try {
    const version = await control.version();
    const found = `version ${version} runs at ${control.url}`;
    if (version === own) return { finding: { check, state: 'ok', found }, isRunning: true };
    const advice = 'use the same version on both sides';
    return {
      finding: { check, state: 'warn', found: `${found}, this command is ${own}`, advice },
      isRunning: true,
    };
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    const advice = isNamed ? 'start it, or name another with --control' : 'start one with `provisim start`';
    return { finding: { check, state: isNamed ? 'fail' : 'warn', found, advice }, isRunning: false };
  }
}

const LISTENING = {
  port: ['MSPC, Cortex, MPS', '--port'],
  provisioningPort: ['Provisioning API v2', '--provisioning-port'],
  controlPort: ['control', '--control-port'],
} as const;
const ANSWER_MS = 1_000;

/** Whether an emulator could listen, or who does. @param isRunning an emulator was found: it may well be that */
export function checkPorts(config: Config, isRunning: boolean): Promise<Finding[]> {
  const names = ['port', 'provisioningPort', 'controlPort'] as const;
  return Promise.all(
    names.map(async (name): Promise<Finding> => {
      const [what, flag] = LISTENING[name];
      const port = config[name];
      const check = `port ${port}`;
      const advice = `choose another with ${flag}, or 0 for a free one`;
      try {
        if (await isFree(config.host, port)) return { check, state: 'ok', found: `free, for ${what}` };
      } catch (error) {
        return {
          check,
          state: 'fail',
          found: error instanceof Error ? error.message : String(error),
          advice,
        };
      }
      const server = await serverAt(new URL(urlAt(config.host, port)), ANSWER_MS);
      const found = `in use by ${server ?? 'a program that speaks no HTTP'}`;
      return isRunning
        ? { check, state: 'ok', found: `${found}; an emulator runs already` }
        : { check, state: 'warn', found, advice };
    }),
  );
}
