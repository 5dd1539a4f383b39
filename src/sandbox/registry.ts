import type { JobHandler } from '../model/model.js';
import { Database } from '../storage/database.js';
import { DatabaseFileError } from '../storage/fileErrors.js';
import type { JournalLimits } from './journal.js';
import { Sandbox } from './sandbox.js';
import { WorldFiles, type WorldFilesOptions } from './worldFiles.js';

export const DEFAULT_SANDBOX = 'default';

/** What stands before the paths of a sandbox; `default` has none. */
export function prefixOf(name: string): string {
  return name === DEFAULT_SANDBOX ? '' : `/~${name}`;
}

/** What a sandbox may be called. */
export const SANDBOX_NAME = /^[a-z0-9-]{1,40}$/;

export interface RegistryOptions {
  /** Undefined keeps every world in memory. */
  readonly files: WorldFilesOptions | undefined;
  readonly seed: Buffer;
  readonly maxSandboxes: number;
  readonly journal: JournalLimits;
  /** Background work of every API, by kind. */
  readonly jobs: Readonly<Record<string, JobHandler>>;
  readonly realTime: () => number;
}

/** A sandbox that an earlier run left in a file that cannot be used; the message says why. */
export class SandboxFileError extends Error {}

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
  readonly #files: WorldFiles | undefined;
  #isClosed = false;
  /** Where to look for sandboxes whose time is up; none have a limit as long as it is infinite. */
  #nextSweep = Infinity;

  /** @throws DatabaseFileError for files that cannot be used, or that another emulator uses */
  constructor(options: RegistryOptions) {
    this.#options = options;
    const { files } = options;
    this.#files = files === undefined ? undefined : new WorldFiles(DEFAULT_SANDBOX, files);
    this.#kept = new Set(this.#files?.others().slice(0, options.maxSandboxes));
    try {
      this.#sandboxes.set(DEFAULT_SANDBOX, this.#load(DEFAULT_SANDBOX));
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /** @throws SandboxFileError */
  find(name: string): Sandbox | undefined {
    this.#sweep();
    if (this.#kept.has(name)) this.#wake(name);
    return this.#sandboxes.get(name);
  }

  /**
   * The sandbox of this name, made when new; undefined when there are too many already, the name cannot be one, or the
   * registry is closed.
   *
   * @throws SandboxFileError
   */
  open(name: string): Sandbox | undefined {
    const known = this.find(name);
    if (known === undefined) return this.make(name);
    if (known.ttlMs !== undefined) this.#touch(known);
    return known;
  }

  /** Makes a sandbox that is not there yet; undefined as for `open`. */
  make(name: string, { image, ttlMs }: Beginning = {}): Sandbox | undefined {
    const hasRoom = this.#sandboxes.size + this.#kept.size <= this.#options.maxSandboxes;
    if (this.#isClosed || !SANDBOX_NAME.test(name) || !hasRoom) return undefined;
    const sandbox = this.#load(name, image);
    this.#sandboxes.set(name, sandbox);
    sandbox.ttlMs = ttlMs;
    if (ttlMs !== undefined) this.#touch(sandbox);
    return sandbox;
  }

  /** Takes a sandbox away with everything in it. `default` stays: it can only be reset. */
  drop(name: string): boolean {
    this.#sweep();
    const sandbox = name === DEFAULT_SANDBOX ? undefined : this.#sandboxes.get(name);
    if (sandbox !== undefined) this.#remove(sandbox);
    else if (this.#kept.delete(name)) this.#files?.remove(name);
    else return false;
    return true;
  }

  /** Every sandbox but those whose files cannot be used: whoever asks for one of them by name is told. */
  all(): Sandbox[] {
    this.#sweep();
    for (const name of this.#kept) this.#tryToWake(name);
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

  /** Closes all there are, also when one cannot write its last words. */
  close(): void {
    this.#isClosed = true;
    const sandboxes = [...this.#sandboxes.values()];
    this.#sandboxes.clear();
    this.#kept.clear();
    try {
      closeAll(sandboxes);
    } finally {
      this.#files?.release();
    }
  }

  #tryToWake(name: string): void {
    try {
      this.#wake(name);
    } catch (error) {
      if (!(error instanceof SandboxFileError)) throw error;
    }
  }

  #wake(name: string): void {
    try {
      this.#sandboxes.set(name, this.#load(name));
      this.#kept.delete(name);
    } catch (error) {
      throw error instanceof DatabaseFileError ? new SandboxFileError(error.message) : error;
    }
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
    this.#files?.remove(sandbox.name);
  }

  /** @param image what it begins as and returns to, where that is not the emulator's seed */
  #load(name: string, image?: Buffer): Sandbox {
    const { journal, realTime, jobs } = this.#options;
    const common = { name, journal, realTime, jobs };
    const files = this.#files;
    if (files === undefined) {
      const seed = image ?? this.#options.seed;
      return new Sandbox(Database.fromImage(seed), { ...common, seed });
    }
    const database = files.open(name);
    const isNew = database.isEmpty;
    const seed = (isNew ? undefined : files.seedOf(name)) ?? this.#options.seed;
    const sandbox = new Sandbox(database, { ...common, seedFile: files.seedFileOf(name), seed });
    if (image !== undefined) sandbox.reseed(image);
    else if (isNew) {
      files.forgetSeed(name);
      sandbox.reset();
    }
    return sandbox;
  }
}

function closeAll(sandboxes: readonly Sandbox[]): void {
  const failures: unknown[] = [];
  for (const sandbox of sandboxes) {
    try {
      sandbox.close();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}
