import type { ApiDescription } from './description.js';

/** The descriptions of an emulator's APIs, each made when it is first asked for. */
export class Descriptions {
  readonly #makers: ReadonlyMap<string, () => ApiDescription>;
  readonly #made = new Map<string, ApiDescription>();

  constructor(makers: Readonly<Record<string, () => ApiDescription>>) {
    this.#makers = new Map(Object.entries(makers));
  }

  of(api: string): ApiDescription | undefined {
    const known = this.#made.get(api);
    if (known !== undefined) return known;
    const made = this.#makers.get(api)?.();
    if (made !== undefined) this.#made.set(api, made);
    return made;
  }

  all(): ApiDescription[] {
    return [...this.#makers.keys()].flatMap((api) => this.of(api) ?? []);
  }
}
