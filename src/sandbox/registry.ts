import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { JobHandler } from '../model/model.js';
import { Database } from '../storage/database.js';
import type { JournalLimits } from './journal.js';
import { Sandbox } from './sandbox.js';

export const DEFAULT_SANDBOX = 'default';

/** What a sandbox may be called. */
export const SANDBOX_NAME = /^[a-z0-9-]{1,40}$/;

export interface RegistryOptions {
  /** A file for `default`, the folder `FILE.d` for the others; undefined keeps every world in memory. */
  readonly file: string | undefined;
  readonly seed: Buffer;
  readonly maxSandboxes: number;
  readonly journal: JournalLimits;
  /** Background work of every API, by kind. */
  readonly jobs: Readonly<Record<string, JobHandler>>;
  readonly realTime: () => number;
}

/** Beside a sandbox's file: the seed it returns to, where that is not the emulator's. */
const SEED_SUFFIX = '.seed';

/** How a sandbox that is made on purpose begins. */
export interface Beginning {
  /** What it starts as, and what resets return to; the emulator's seed where it is left out. */
  readonly image?: Buffer | undefined;
  /** Real milliseconds without a request after which it is dropped. */
  readonly ttlMs?: number | undefined;
}

/** The worlds of an emulator. `default` is always there; others are made when they are first named. */
export class Registry {
  readonly #options: RegistryOptions;
  readonly #sandboxes = new Map<string, Sandbox>();
  /** Names of sandboxes that an earlier run left in files; each is opened when it is first asked for. */
  readonly #kept: Set<string>;
  /** Where to look for sandboxes whose time is up; none have a limit as long as it is infinite. */
  #nextSweep = Infinity;

  constructor(options: RegistryOptions) {
    this.#options = options;
    this.#sandboxes.set(DEFAULT_SANDBOX, this.#load(DEFAULT_SANDBOX, options.seed));
    this.#kept = new Set(this.#namesInFiles());
  }

  find(name: string): Sandbox | undefined {
    this.#sweep();
    if (this.#kept.has(name)) this.#wake(name);
    return this.#sandboxes.get(name);
  }

  /** The sandbox of this name, made when new; undefined when there are too many already or the name cannot be one. */
  open(name: string): Sandbox | undefined {
    const known = this.find(name);
    if (known === undefined) return this.make(name);
    if (known.ttlMs !== undefined) this.#touch(known);
    return known;
  }

  /** Makes a sandbox that is not there yet; undefined as for `open`. */
  make(name: string, { image = this.#options.seed, ttlMs }: Beginning = {}): Sandbox | undefined {
    if (!SANDBOX_NAME.test(name) || this.#sandboxes.size + this.#kept.size > this.#options.maxSandboxes)
      return undefined;
    const sandbox = this.#load(name, image);
    this.#sandboxes.set(name, sandbox);
    sandbox.ttlMs = ttlMs;
    if (ttlMs !== undefined) this.#touch(sandbox);
    return sandbox;
  }

  /** Takes a sandbox away with everything in it. `default` stays: it can only be reset. */
  drop(name: string): boolean {
    const sandbox = name === DEFAULT_SANDBOX ? undefined : this.find(name);
    if (sandbox === undefined) return false;
    this.#remove(sandbox);
    return true;
  }

  all(): Sandbox[] {
    this.#sweep();
    for (const name of this.#kept) this.#wake(name);
    return [...this.#sandboxes.values()];
  }

  /** Those in memory; the others sleep in their files, and are not woken to be counted. */
  get awake(): readonly Sandbox[] {
    this.#sweep();
    return [...this.#sandboxes.values()];
  }

  /** How many there are, asleep or not. */
  get size(): number {
    return this.#sandboxes.size + this.#kept.size;
  }

  close(): void {
    for (const sandbox of this.#sandboxes.values()) sandbox.close();
    this.#sandboxes.clear();
  }

  #wake(name: string): void {
    this.#kept.delete(name);
    this.#sandboxes.set(name, this.#load(name, this.#options.seed));
  }

  #touch(sandbox: Sandbox): void {
    sandbox.usedAt = this.#options.realTime();
    this.#nextSweep = Math.min(this.#nextSweep, sandbox.usedAt + (sandbox.ttlMs ?? Infinity));
  }

  /** Drops the sandboxes whose time is up. Costs nothing before the first of them can be. */
  #sweep(): void {
    if (this.#nextSweep === Infinity) return;
    const now = this.#options.realTime();
    if (now < this.#nextSweep) return;
    this.#nextSweep = Infinity;
    for (const sandbox of this.#sandboxes.values()) {
      if (sandbox.ttlMs === undefined) continue;
      const end = sandbox.usedAt + sandbox.ttlMs;
      if (end <= now) this.#remove(sandbox);
      else this.#nextSweep = Math.min(this.#nextSweep, end);
    }
  }

  #remove(sandbox: Sandbox): void {
    this.#sandboxes.delete(sandbox.name);
    sandbox.close();
    const file = this.#fileOf(sandbox.name);
    if (file === undefined) return;
    for (const suffix of ['', '-wal', '-shm', SEED_SUFFIX]) rmSync(file + suffix, { force: true });
  }

  #load(name: string, image: Buffer): Sandbox {
    const { seed, journal, realTime, jobs } = this.#options;
    const common = { name, journal, realTime, jobs };
    const file = this.#fileOf(name);
    if (file === undefined) return new Sandbox(Database.fromImage(image), { ...common, seed: image });
    if (name !== DEFAULT_SANDBOX) mkdirSync(this.#folder, { recursive: true });
    const database = Database.openFile(file);
    const seedFile = file + SEED_SUFFIX;
    if (!database.isEmpty) {
      return new Sandbox(database, {
        ...common,
        seedFile,
        seed: existsSync(seedFile) ? readFileSync(seedFile) : seed,
      });
    }
    const sandbox = new Sandbox(database, { ...common, seedFile, seed });
    if (image === seed) sandbox.reset();
    else sandbox.reseed(image);
    return sandbox;
  }

  get #folder(): string {
    return `${this.#options.file ?? ''}.d`;
  }

  #fileOf(name: string): string | undefined {
    const { file } = this.#options;
    if (file === undefined) return undefined;
    return name === DEFAULT_SANDBOX ? file : join(this.#folder, `${name}.db`);
  }

  /** Sandboxes that an earlier run left in the folder. */
  #namesInFiles(): string[] {
    if (this.#options.file === undefined) return [];
    try {
      const names = readdirSync(this.#folder).flatMap(
        (file) => /^([a-z0-9-]{1,40})\.db$/.exec(file)?.[1] ?? [],
      );
      return names.sort().slice(0, this.#options.maxSandboxes);
    } catch {
      return [];
    }
  }
}
