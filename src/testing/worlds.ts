import { createHash } from 'node:crypto';
import { relative } from 'node:path';
import {
  type ControlClient,
  ControlError,
  type ClockSetting,
  type SandboxBeginning,
} from '../client/controlClient.js';
import type { EmulatorOptions } from '../config.js';
import type { Addresses } from '../control/addresses.js';
import { controlOf, namedEmulator, ownEmulator } from './emulator.js';
import { exchangeList, HEADING, LISTED } from './exchangeList.js';
import { World, type Place } from './world.js';

/** How the worlds of a test file begin. */
export interface WorldOptions {
  /** The name of a seed or a whole one; the emulator's own where it is left out. */
  readonly seed?: SandboxBeginning['seed'];
  /** What the names of sandboxes begin with, to tell suites apart on one emulator: `[a-z0-9-]`, up to 20. */
  readonly prefix?: string | undefined;
  /** An instant (ISO 8601) at which the clock of every world stands still, or a setting of it. */
  readonly clock?: string | ClockSetting | undefined;
  /** Options of the emulator that is started where the environment names none. */
  readonly start?: EmulatorOptions | undefined;
}

/** Without a request for so long, a world that a killed run left behind goes by itself. */
const TTL_MS = 3_600_000;

/** The sandboxes of one test file: one for each test, and those that tests ask for besides. */
export class Worlds {
  readonly #file: string;
  readonly #options: WorldOptions;
  readonly #extra: Place[] = [];
  #current: Place | undefined;
  #named: Promise<Addresses | undefined> | undefined;
  /** The test under way, or the file itself where its tests run at the same time. */
  #test = 'world';
  /** How many worlds it has asked for besides its own. */
  #asked = 0;

  /** The world of whichever test runs. */
  readonly world = new World(
    () => this.#requireCurrent(),
    (options) => this.#openExtra(options),
  );

  /** @param file where the tests are written */
  constructor(file: string, options: WorldOptions) {
    this.#file = file;
    this.#options = options;
  }

  /**
   * Opens the world of a test by its whole name. That of the test before goes only now: Jest runs hooks after a test in
   * the order in which they are written, and those behind ours may still want to look at it.
   */
  async begin(test: string): Promise<void> {
    await this.#dropCurrent();
    this.#test = test;
    this.#asked = 0;
    this.#current = await this.#open(test, this.#options);
  }

  /** Ends a test. @param failure what it failed with, which then tells of the exchanges */
  async end(failure: unknown): Promise<void> {
    await this.world.settled();
    if (this.#current !== undefined) await tellExchanges(failure, this.#current);
  }

  async close(): Promise<void> {
    await Promise.all([this.#dropCurrent(), ...this.#extra.splice(0).map(drop)]);
  }

  async #dropCurrent(): Promise<void> {
    const place = this.#current;
    this.#current = undefined;
    if (place !== undefined) await drop(place);
  }

  #requireCurrent(): Place {
    if (this.#current !== undefined) return this.#current;
    throw new Error(
      'there is a world only while a test and its hooks run; a test that runs at the same time as others ' +
        '(test.concurrent) takes one of its own: `const own = await world.fresh()`',
    );
  }

  async #openExtra(options: WorldOptions = {}): Promise<World> {
    this.#asked += 1;
    const place = await this.#open(`${this.#test} ${this.#asked + 1}`, { ...this.#options, ...options });
    this.#extra.push(place);
    return new World(
      () => place,
      (more) => this.#openExtra(more),
    );
  }

  /** The one that the environment names is asked for its addresses once. */
  async #emulator(start: EmulatorOptions | undefined): Promise<Addresses> {
    this.#named ??= namedEmulator(process.env);
    return (await this.#named) ?? ownEmulator(start);
  }

  async #open(test: string, { seed, clock, prefix = '', start }: WorldOptions): Promise<Place> {
    const addresses = await this.#emulator(start);
    const control = controlOf(addresses.controlUrl);
    const name = await create(control, { file: this.#file, prefix, test }, { seed, ttlMs: TTL_MS });
    const sandbox = control.sandbox(name);
    if (clock !== undefined) await sandbox.setClock(toSetting(clock));
    return { name, addresses, control: sandbox, emulator: control };
  }
}

/**
 * Makes a sandbox under a name that comes of the test's: ids and tokens come of the name, so a test gets the same ones in
 * every run. Only where another run holds the name just then, it gets one more.
 */
async function create(control: ControlClient, owner: Owner, beginning: SandboxBeginning): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    const name = nameFor(owner, attempt);
    try {
      await control.create(name, beginning);
      return name;
    } catch (error) {
      if (!(error instanceof ControlError && error.status === CONFLICT)) throw error;
    }
  }
}

const CONFLICT = 409;
const LONGEST_NAME = 40;
const HASH_DIGITS = 8;

/** Whose world it is. */
interface Owner {
  readonly file: string;
  readonly test: string;
  readonly prefix: string;
}

function nameFor({ file, test, prefix }: Owner, attempt: number): string {
  const whole = `${relative(process.cwd(), file)}\n${test}\n${attempt}`;
  const hash = createHash('sha256').update(whole).digest('hex').slice(0, HASH_DIGITS);
  const spoken = `${prefix}-${test}`.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  const start = spoken.slice(0, LONGEST_NAME - HASH_DIGITS - 1).replace(/^-+|-+$/g, '');
  return start === '' ? hash : `${start}-${hash}`;
}

function toSetting(clock: string | ClockSetting): ClockSetting {
  return typeof clock === 'string' ? { mode: 'frozen', at: clock } : clock;
}

/**
 * Adds the exchanges to what an error says. Runners print its stack where there is one, and that begins with the message.
 * The error may be of another realm, or a runner's copy, so it is known by its message.
 */
async function tellExchanges(failure: unknown, { name, control }: Place): Promise<void> {
  if (typeof failure !== 'object' || failure === null) return;
  const message: unknown = Reflect.get(failure, 'message');
  const stack: unknown = Reflect.get(failure, 'stack');
  if (typeof message !== 'string' || message.includes(HEADING)) return;
  const [exchanges, { exchanges: count }] = await Promise.all([
    control.journal({ limit: LISTED }),
    control.summary(),
  ]);
  const told = `${message}\n\n${exchangeList(name, exchanges, count)}`;
  Reflect.set(failure, 'message', told);
  if (typeof stack !== 'string') return;
  const withList = stack.replace(message, () => told);
  Reflect.set(failure, 'stack', withList);
}

async function drop({ control }: Place): Promise<void> {
  try {
    await control.drop();
  } catch (error) {
    // A test may have dropped its world itself.
    if (!(error instanceof ControlError && error.status === NOT_FOUND)) throw error;
  }
}

const NOT_FOUND = 404;
