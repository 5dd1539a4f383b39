import { MpsError } from './errors.js';
import { childrenOf, type Element } from './element.js';

/** What an argument may be. Text is trimmed; `element` is handed over as it came. */
export type Argument =
  | (Occurrence & { readonly type: 'string' | 'boolean' | 'integer' | 'element' })
  | (Occurrence & { readonly type: 'enum'; readonly values: readonly string[] })
  | (Occurrence & { readonly type: 'container'; readonly children: Schema });

interface Occurrence {
  /** Absent or empty is an error; optional ones are undefined when they are absent. */
  readonly required?: boolean;
  /** Comes as a list. */
  readonly repeated?: boolean;
}

/** The children of `executeData`, or of a container, in the order in which they are checked. */
export type Schema = { readonly [name: string]: Argument };

/** The TypeScript side of a schema. */
export type Values<S extends Schema> = { readonly [Name in keyof S]: Value<S[Name]> };

type Value<A extends Argument> = A extends { readonly repeated: true }
  ? readonly Single<A>[]
  : A extends { readonly required: true }
    ? Single<A>
    : Single<A> | undefined;

type Single<A extends Argument> = A extends {
  readonly type: 'container';
  readonly children: infer C extends Schema;
}
  ? Values<C>
  : A extends { readonly type: 'enum'; readonly values: readonly (infer V)[] }
    ? V
    : A extends { readonly type: 'boolean' }
      ? boolean
      : A extends { readonly type: 'integer' }
        ? number
        : A extends { readonly type: 'element' }
          ? Element
          : string;

/**
 * Reads `executeData` as a schema says. Elements the schema does not know are passed over: transforms leave them behind.
 *
 * @throws MpsError ARGUMENT_MISSING, ARGUMENT_EMPTY, ARGUMENT_INVALID
 * @source framework 7
 * @fidelity inferred
 */
export function readArguments<S extends Schema>(data: Element, schema: S): Values<S> {
  const values = Object.entries(schema).map(([name, argument]) => [name, readArgument(data, name, argument)]);
  // The one place where what was read by a schema gets the type the schema says.
  return Object.fromEntries(values) as Values<S>;
}

function readArgument(data: Element, name: string, argument: Argument): unknown {
  const given = childrenOf(data, name);
  if (given.length === 0 && argument.required === true) throw new MpsError('ARGUMENT_MISSING', name);
  const values = given.map((element) => readValue(element, argument));
  return argument.repeated === true ? values : values[0];
}

function readValue(element: Element, argument: Argument): unknown {
  const text = element.text.trim();
  const isEmpty = text === '' && element.children.length === 0;
  if (isEmpty && argument.required === true) throw new MpsError('ARGUMENT_EMPTY', element.name);
  switch (argument.type) {
    case 'container':
      return readArguments(element, argument.children);
    case 'element':
      return element;
    case 'string':
      return text;
    case 'enum':
      return isEmpty ? undefined : oneOf(argument.values, text);
    case 'boolean':
      return isEmpty ? undefined : isTrue(text);
    case 'integer':
      return isEmpty ? undefined : wholeNumber(text);
  }
}

function oneOf(values: readonly string[], text: string): string {
  const found = values.find((value) => value.toLowerCase() === text.toLowerCase());
  if (found === undefined) throw new MpsError('ARGUMENT_INVALID');
  return found;
}

/** @source ModifyUserPlan page dd252382: 1, 0, true, false */
function isTrue(text: string): boolean {
  if (!/^(?:true|false|1|0)$/i.test(text)) throw new MpsError('ARGUMENT_INVALID');
  return /^(?:true|1)$/i.test(text);
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!/^[+-]?\d+$/.test(text) || !Number.isSafeInteger(value)) throw new MpsError('ARGUMENT_INVALID');
  return value;
}
