import {
  ComposeError,
  type Field,
  type OperationDescription,
  type Value,
  type Values,
} from '../../contract/description.js';
import type { MessageVerbs } from '../verbs/messages.js';

/** Tried in this order until one is a value of a field's type. */
const CANDIDATES: readonly Value[] = [
  ...['example', '1', 'true', '2026-01-15T10:30:00', '2026-01-15'],
  ...['00000000-0000-4000-8000-000000000001', ''],
];

/** Finds values that fields take by composing messages with them: only an API knows its types. */
export class FieldSamples {
  readonly #sandbox: MessageVerbs;
  /** By type, for fields without a closed list. */
  readonly #byType = new Map<string, Value | undefined>();

  constructor(sandbox: MessageVerbs) {
    this.#sandbox = sandbox;
  }

  /** Values for these paths of an operation; those that no candidate fits are left out. */
  valuesFor(operation: OperationDescription, paths: readonly string[]): Values {
    return this.#record(operation, operation.fields, [], new Set(paths));
  }

  #record(
    operation: OperationDescription,
    fields: readonly Field[],
    under: readonly string[],
    wanted: ReadonlySet<string>,
  ): Values {
    const found = fields.flatMap((field): [string, Value][] => {
      const path = [...under, field.name];
      const inside = field.fields === undefined ? {} : this.#record(operation, field.fields, path, wanted);
      if (Object.keys(inside).length > 0) return [[field.name, inside]];
      if (!wanted.has(path.join('/'))) return [];
      const value = this.#sample(operation, field, path);
      return value === undefined ? [] : [[field.name, value]];
    });
    return Object.fromEntries(found);
  }

  #sample(operation: OperationDescription, field: Field, path: readonly string[]): Value | undefined {
    const { type, values, fields } = field;
    if (values?.[0] !== undefined) return values[0];
    const key = `${operation.api} ${type} ${fields === undefined ? '' : 'record'}`;
    if (this.#byType.has(key)) return this.#byType.get(key);
    const value = CANDIDATES.find((candidate) => this.#fits(operation, path, candidate));
    this.#byType.set(key, value);
    return value;
  }

  #fits({ api, service, operation }: OperationDescription, path: readonly string[], value: Value): boolean {
    const values = path.reduceRight<Value>((inside, name) => ({ [name]: inside }), value) as Values;
    try {
      this.#sandbox.compose({ api, service, operation, values });
      return true;
    } catch (error) {
      if (error instanceof ComposeError) return false;
      throw error;
    }
  }
}
