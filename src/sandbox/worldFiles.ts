import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { currentImage, Database, requireImage } from '../storage/database.js';
import { DamagedFileError } from '../storage/fileErrors.js';
import { FileLock } from '../storage/fileLock.js';
import { moveAside, requireKnownHeader, type Durability } from '../storage/worldFile.js';

export interface WorldFilesOptions {
  /** The world `default`; the folder `FILE.d` beside it holds the others. */
  readonly file: string;
  readonly durability: Durability;
  /** Whether damaged files are moved aside, for a fresh world to begin in their place. */
  readonly repair: boolean;
  /** Told of each file that was moved aside. */
  readonly warn: (message: string) => void;
}

/** The name of `default` in the registry is that of the file itself. */
const OTHERS = /^([a-z0-9-]{1,40})\.db$/;
/** Beside a world's file: the seed it returns to, where that is not the emulator's. */
const SEED = '.seed';

/** The files of an emulator's worlds, held for it alone. */
export class WorldFiles {
  readonly #options: WorldFilesOptions;
  readonly #defaultName: string;
  readonly #lock: FileLock;

  /** @throws DatabaseFileError when another emulator uses them, or one cannot be used for what its header says */
  constructor(defaultName: string, options: WorldFilesOptions) {
    this.#options = options;
    this.#defaultName = defaultName;
    this.#lock = FileLock.take(options.file);
    try {
      for (const name of this.others()) this.#requireKnown(name);
    } catch (error) {
      this.release();
      throw error;
    }
  }

  /** Worlds besides `default` that an earlier run left, by name. */
  others(): string[] {
    if (!existsSync(this.#folder)) return [];
    return readdirSync(this.#folder)
      .flatMap((file) => OTHERS.exec(file)?.[1] ?? [])
      .sort();
  }

  /** @throws DatabaseFileError */
  open(name: string): Database {
    const file = this.#fileOf(name);
    if (name !== this.#defaultName) mkdirSync(this.#folder, { recursive: true });
    return this.#repairing(
      () => Database.openFile(file, this.#options.durability),
      () => {
        const aside = moveAside(file);
        if (existsSync(file + SEED)) renameSync(file + SEED, aside + SEED);
        return aside;
      },
    );
  }

  seedFileOf(name: string): string {
    return this.#fileOf(name) + SEED;
  }

  /** The seed that a world returns to, where it has one of its own. @throws DatabaseFileError */
  seedOf(name: string): Buffer | undefined {
    const file = this.seedFileOf(name);
    const read = () => {
      if (!existsSync(file)) return undefined;
      const image = readFileSync(file);
      requireImage(image, file);
      return currentImage(image);
    };
    return this.#repairing(read, () => moveAside(file));
  }

  /** For a world that begins anew: it has none of its own any more. */
  forgetSeed(name: string): void {
    rmSync(this.seedFileOf(name), { force: true });
  }

  /** Takes away what is there of a world. */
  remove(name: string): void {
    const file = this.#fileOf(name);
    for (const suffix of ['', '-wal', '-shm', SEED]) rmSync(file + suffix, { force: true });
  }

  /** Lets others have the files. */
  release(): void {
    this.#lock.release();
  }

  /** Does the work once more after what was damaged has been moved aside, where that may be done. */
  #repairing<T>(work: () => T, setAside: () => string): T {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof DamagedFileError) || !this.#options.repair) throw error;
      this.#options.warn(`${error.fact}; it is now ${setAside()}, and a fresh one begins`);
      return work();
    }
  }

  #requireKnown(name: string): void {
    for (const file of [this.#fileOf(name), this.seedFileOf(name)]) {
      if (!existsSync(file)) continue;
      try {
        requireKnownHeader(file);
      } catch (error) {
        if (!(error instanceof DamagedFileError) || !this.#options.repair) throw error;
      }
    }
  }

  get #folder(): string {
    return `${this.#options.file}.d`;
  }

  #fileOf(name: string): string {
    return name === this.#defaultName ? this.#options.file : join(this.#folder, `${name}.db`);
  }
}
