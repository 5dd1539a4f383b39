import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a snapshot may be called. */
export const SNAPSHOT_NAME = /^[a-z0-9-]{1,40}$/;

/** Images of worlds under names: in memory, or as files where the worlds are files too. */
export class Snapshots {
  readonly #folder: string | undefined;
  readonly #images = new Map<string, Buffer>();

  /** @param folder where to keep them; undefined for memory */
  constructor(folder: string | undefined) {
    this.#folder = folder;
  }

  /** Names with sizes in bytes, by name. */
  list(): { readonly name: string; readonly bytes: number }[] {
    return this.#names()
      .sort()
      .map((name) => ({ name, bytes: this.find(name)?.length ?? 0 }));
  }

  find(name: string): Buffer | undefined {
    const file = this.#fileOf(name);
    if (file === undefined) return this.#images.get(name);
    return existsSync(file) ? readFileSync(file) : undefined;
  }

  /** @throws RangeError for an unknown one */
  get(name: string): Buffer {
    const image = this.find(name);
    if (image === undefined) throw new RangeError(`no snapshot named ${name}`);
    return image;
  }

  /** Keeps an image; one of the same name is replaced. @throws RangeError for a name that cannot be one */
  save(name: string, image: Buffer): void {
    if (!SNAPSHOT_NAME.test(name)) {
      throw new RangeError(
        `no snapshot can be named ${JSON.stringify(name)}; a name has 1 to 40 of a-z, 0-9 and -`,
      );
    }
    const file = this.#fileOf(name);
    if (file === undefined || this.#folder === undefined) {
      this.#images.set(name, image);
      return;
    }
    mkdirSync(this.#folder, { recursive: true });
    // A name always stands for a whole image, also when the process ends meanwhile.
    writeFileSync(`${file}.next`, image);
    renameSync(`${file}.next`, file);
  }

  /** @returns whether there was one */
  remove(name: string): boolean {
    const file = this.#fileOf(name);
    if (file === undefined) return this.#images.delete(name);
    if (!existsSync(file)) return false;
    rmSync(file);
    return true;
  }

  #names(): string[] {
    if (this.#folder === undefined) return [...this.#images.keys()];
    if (!existsSync(this.#folder)) return [];
    return readdirSync(this.#folder).flatMap((file) => /^([a-z0-9-]{1,40})\.snapshot$/.exec(file)?.[1] ?? []);
  }

  #fileOf(name: string): string | undefined {
    return this.#folder === undefined || !SNAPSHOT_NAME.test(name)
      ? undefined
      : join(this.#folder, `${name}.snapshot`);
  }
}
