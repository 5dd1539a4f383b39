import type { Field, OperationDescription } from '../../contract/description.js';
import type { Descriptions } from '../../contract/descriptions.js';
import type { Fidelity, GradedError } from '../../contract/fidelity.js';

/** What there is to be touched of one API. */
export interface KnownApi {
  readonly api: string;
  readonly operations: ReadonlyMap<string, OperationDescription>;
  readonly records: ReadonlyMap<string, KnownRecord>;
  readonly errors: ReadonlyMap<string, GradedError>;
}

/** The fields of one operation, or of several that take the same ones. */
export interface KnownRecord {
  readonly service: string;
  /** The operation's name, or what the fields of several are called together. */
  readonly record: string;
  readonly fields: readonly Field[];
  /** Every field and what stands inside, with slashes between: `user/Username`. */
  readonly paths: readonly string[];
}

/** All that the contracts know, by API. */
export class Known {
  readonly #descriptions: Descriptions;
  readonly #fidelity: () => Fidelity;
  readonly #apis = new Map<string, KnownApi>();

  constructor(descriptions: Descriptions, fidelity: () => Fidelity) {
    this.#descriptions = descriptions;
    this.#fidelity = fidelity;
  }

  of(api: string): KnownApi | undefined {
    const known = this.#apis.get(api);
    if (known !== undefined) return known;
    const description = this.#descriptions.of(api);
    if (description === undefined) return undefined;
    const { operations } = description;
    const errors = this.#fidelity()[api]?.errors ?? [];
    const made: KnownApi = {
      api,
      operations: new Map(operations.map((one) => [one.operation, one])),
      records: new Map(operations.map((one) => [recordKey(one), recordOf(one)])),
      errors: new Map(errors.map((one) => [one.symbol, one])),
    };
    this.#apis.set(api, made);
    return made;
  }

  all(): KnownApi[] {
    return this.#descriptions.all().flatMap(({ api }) => this.of(api) ?? []);
  }
}

export function recordKey({ service, operation, record = operation }: OperationDescription): string {
  return `${service}\n${record}`;
}

function recordOf({ service, operation, record = operation, fields }: OperationDescription): KnownRecord {
  return { service, record, fields, paths: pathsIn(fields, '') };
}

function pathsIn(fields: readonly Field[], under: string): string[] {
  return fields.flatMap(({ name, fields: inside = [] }) => [
    under + name,
    ...pathsIn(inside, `${under}${name}/`),
  ]);
}
