import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Config } from '../config.js';
import { seedSourceOf } from '../files/seedSource.js';
import { shippedFile } from '../files/shipped.js';
import { isFree, serverAt } from '../http/ports.js';
import { urlAt } from '../http/url.js';
import type { Addresses } from '../control/addresses.js';
import { VERSION } from '../control/version.js';
import { ControlError, type ControlClient } from '../client/controlClient.js';
import { readMessages } from './seedFile.js';

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
    if (seedSourceOf(seed) === 'folder')
      return `${(await readMessages(seed)).messages.length} messages in ${seed}`;
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

/** What runs at the control address: how it is found, and where it listens if it does. */
export interface Running {
  readonly findings: readonly Finding[];
  readonly addresses: Addresses | undefined;
}

/** @param isNamed whether the user said where, so that somebody is to be there */
export async function checkEmulator(control: ControlClient, isNamed: boolean): Promise<Running> {
  const check = 'emulator';
  try {
    const { version, addresses } = await control.facts();
    const { reasons } = await control.health();
    const found = `version ${version} runs at ${control.url}`;
    const isSame = version === VERSION;
    const same: Finding = isSame
      ? { check, state: 'ok', found }
      : {
          ...{ check, state: 'warn', found: `${found}, this command is ${VERSION}` },
          advice: 'use the same version on both sides',
        };
    const unwell = reasons.map(({ sandbox, reason }): Finding => {
      return {
        check: `sandbox ${sandbox}`,
        state: 'fail',
        found: reason,
        advice: 'see the log of the emulator',
      };
    });
    return { findings: [same, ...unwell], addresses };
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    const advice = adviceFor(error, isNamed);
    const isExpected = isNamed || error instanceof ControlError;
    return {
      findings: [{ check, state: isExpected ? 'fail' : 'warn', found, advice }],
      addresses: undefined,
    };
  }
}

function adviceFor(error: unknown, isNamed: boolean): string {
  if (error instanceof ControlError) return error.status === 401 ? 'see --control-token' : 'see its log';
  return isNamed ? 'start it, or name another with --control' : 'start one with `provisim start`';
}

const LISTENING = {
  port: ['MSPC, Cortex, MPS', '--port'],
  provisioningPort: ['Provisioning API v2', '--provisioning-port'],
  controlPort: ['control', '--control-port'],
} as const;
const ANSWER_MS = 1_000;

/** Whether an emulator could listen, or who does. @param addresses of the emulator that runs already */
export function checkPorts(config: Config, addresses: Addresses | undefined): Promise<Finding[]> {
  const own = addresses === undefined ? [] : Object.values(addresses).map(portOf);
  const names = ['port', 'provisioningPort', 'controlPort'] as const;
  return Promise.all(
    names.map(async (name): Promise<Finding> => {
      const [what, flag] = LISTENING[name];
      const port = config[name];
      const check = `port ${port}`;
      const advice = `choose another with ${flag}, or 0 for a free one`;
      if (own.includes(port)) return { check, state: 'ok', found: 'in use by the emulator that runs' };
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
      return { check, state: 'warn', found, advice };
    }),
  );
}

function portOf(url: unknown): number {
  return Number(new URL(String(url)).port);
}
