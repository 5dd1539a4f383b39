import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
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
  readonly realTime: () => number;
}

/** The worlds of an emulator. `default` is always there; others are made when they are first named. */
export class Registry {
  readonly #options: RegistryOptions;
  readonly #sandboxes = new Map<string, Sandbox>();

  constructor(options: RegistryOptions) {
    this.#options = options;
    this.#sandboxes.set(DEFAULT_SANDBOX, this.#create(DEFAULT_SANDBOX));
  }

  find(name: string): Sandbox | undefined {
    return this.#sandboxes.get(name);
  }

  /** The sandbox of this name, made when new; undefined when there are too many already or the name cannot be one. */
  open(name: string): Sandbox | undefined {
    const known = this.#sandboxes.get(name);
    if (known !== undefined) return known;
    if (!SANDBOX_NAME.test(name) || this.#sandboxes.size > this.#options.maxSandboxes) return undefined;
    const sandbox = this.#create(name);
    this.#sandboxes.set(name, sandbox);
    return sandbox;
  }

  all(): Sandbox[] {
    return [...this.#sandboxes.values()];
  }

  close(): void {
    for (const sandbox of this.#sandboxes.values()) sandbox.close();
    this.#sandboxes.clear();
  }

  #create(name: string): Sandbox {
    const { file, seed, journal, realTime } = this.#options;
    if (file === undefined) return new Sandbox(name, Database.fromImage(seed), seed, journal, realTime);
    const folder = `${file}.d`;
    if (name !== DEFAULT_SANDBOX) mkdirSync(folder, { recursive: true });
    const database = Database.openFile(name === DEFAULT_SANDBOX ? file : join(folder, `${name}.db`));
    if (database.isEmpty) database.restore(seed);
    return new Sandbox(name, database, seed, journal, realTime);
  }
}
