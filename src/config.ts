import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { nearest } from './text/nearest.js';
import { flagName, OPTIONS, variableName, type Option } from './options.js';
import { isOfRunning } from './runningVariables.js';

type Options = typeof OPTIONS;

/** Where a value came from. */
export type Source = 'flag' | 'environment' | 'file' | 'option';

export type Config = { readonly [K in keyof Options]: z.infer<Options[K]['schema']> | UndefinedDefault<K> };
type UndefinedDefault<K extends keyof Options> = Options[K]['default'] extends undefined ? undefined : never;

/** Options as a program gives them: names with a dot are nested. */
export type EmulatorOptions = {
  readonly [K in keyof Options as K extends `${string}.${string}` ? never : K]?: Config[K];
} & {
  readonly [G in Group<keyof Options>]?: {
    readonly [K in keyof Options as K extends `${G}.${infer Name}` ? Name : never]?: Config[K];
  };
};
type Group<K> = K extends `${infer G}.${string}` ? G : never;

/** An option that cannot be used; the message names it, its source and the values it takes. */
export class ConfigError extends Error {}

/** Values of one source by option name, not yet checked. */
export type Given = Readonly<Record<string, unknown>>;

/**
 * Puts the configuration together: flag before environment before file before default.
 *
 * @throws ConfigError listing everything that is wrong
 */
export function resolveConfig(
  sources: { readonly [S in Source]?: Given },
  fileName = 'configuration file',
): Config {
  const problems: string[] = [];
  const order: Source[] = ['flag', 'option', 'environment', 'file'];
  for (const source of order) {
    for (const name of Object.keys(sources[source] ?? {})) {
      if (!Object.hasOwn(OPTIONS, name))
        problems.push(`${label(name, source, fileName)}: unknown option${suggestion(name, source)}`);
    }
  }
  const entries = Object.entries(OPTIONS).map(([name, option]: [string, Option]) => {
    const source = order.find((candidate) => sources[candidate]?.[name] !== undefined);
    if (source === undefined) return [name, option.default];
    const value = sources[source]?.[name];
    const parsed = value === '' ? undefined : option.schema.safeParse(value);
    if (parsed?.success === true) return [name, parsed.data];
    problems.push(`${label(name, source, fileName)}: ${JSON.stringify(value)} is not ${option.accepts}`);
    return [name, undefined];
  });
  if (problems.length > 0) throw new ConfigError(problems.join('\n'));
  return Object.freeze(Object.fromEntries(entries)) as Config;
}

/** The options a program gave, by option name. */
export function fromProgram(options: EmulatorOptions): Given {
  return flatten(options);
}

/**
 * The options in the environment. Variables of other names than options are an error, so that a slip is seen; those
 * that tell of an emulator that runs already are passed over.
 */
export function fromEnvironment(environment: NodeJS.ProcessEnv): Given {
  const names = new Map(Object.keys(OPTIONS).map((name) => [variableName(name), name]));
  const own = Object.entries(environment).filter(
    ([key]) => key.startsWith('PROVISIM_') && key !== 'PROVISIM_CONFIG' && !isOfRunning(key),
  );
  return Object.fromEntries(own.map(([key, value]) => [names.get(key) ?? key, value]));
}

/** The options in a JSON file. @throws ConfigError */
export function fromFile(file: string): Given {
  try {
    const document: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof document !== 'object' || document === null || Array.isArray(document))
      throw new Error('not an object');
    return flatten(document);
  } catch (error) {
    throw new ConfigError(`config ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function label(name: string, source: Source, fileName: string): string {
  const known = Object.hasOwn(OPTIONS, name);
  if (source === 'flag') return `--${flagName(name)}`;
  if (source === 'environment') return known ? variableName(name) : name;
  return source === 'file' ? `${name} in ${fileName}` : `option ${name}`;
}

function suggestion(name: string, source: Source): string {
  const spellings = Object.keys(OPTIONS).map((known) =>
    source === 'environment' ? variableName(known) : known,
  );
  const inGroup = nearest(name, spellings.map(lastPart));
  const meant = nearest(name, spellings) ?? spellings.find((known) => lastPart(known) === inGroup);
  return meant === undefined ? '' : `; did you mean ${meant}?`;
}

/** `wsaHeaders` of `mspc.wsaHeaders`: who leaves out the group is understood. */
function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** Values by option name; only groups of options are looked into. */
function flatten(options: object, prefix = ''): Given {
  return Object.fromEntries(
    Object.entries(options).flatMap(([key, value]: [string, unknown]): [string, unknown][] => {
      const name = prefix + key;
      const isGroup = Object.keys(OPTIONS).some((known) => known.startsWith(`${name}.`));
      if (!isGroup || typeof value !== 'object' || value === null || Array.isArray(value))
        return [[name, value]];
      return Object.entries(flatten(value, `${name}.`));
    }),
  );
}
