import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { TimeZone } from './xml/timeZone.js';

interface Option {
  readonly schema: z.ZodType;
  readonly default: unknown;
  /** The values it takes, as a person would say it. */
  readonly accepts: string;
  readonly help: string;
}

const port = z.coerce.number().int().min(0).max(65_535);
const PORT = 'a port number from 0 to 65535; 0 takes a free one';
const count = z.coerce.number().int().positive();
const COUNT = 'a whole number above 0';

/**
 * Every option once: flag, environment variable, key of the configuration file, check, default and help. `mspc.x` is
 * `--mspc-x`, `PROVISIM_MSPC_X` and `{"mspc": {"x": …}}`.
 */
export const OPTIONS = {
  host: text('127.0.0.1', 'a host name or address', 'address to listen on'),
  port: {
    schema: port,
    default: 9002,
    accepts: PORT,
    help: 'port of the IIS persona: MSPC (Cortex and MPS to come)',
  },
  provisioningPort: { schema: port, default: 7002, accepts: PORT, help: 'port of the Provisioning API v2' },
  controlPort: { schema: port, default: 9090, accepts: PORT, help: 'port of the control API' },
  db: text(':memory:', 'a file name or :memory:', 'where the default sandbox is kept; others go to FILE.d'),
  seed: text('default', 'default, empty, demo, standalone or a JSON file', 'what a sandbox starts with'),
  timeZone: {
    schema: z.string().refine(isTimeZone),
    default: 'UTC',
    accepts: 'an IANA time zone such as UTC or Europe/Berlin',
    help: 'time zone of the emulated server',
  },
  publicUrl: {
    schema: z.string().regex(/^https?:\/\/[^/]+$/),
    default: undefined,
    accepts: 'scheme, host and port without a path, such as http://panel.test:9002',
    help: 'address that served WSDLs name instead of the one they are asked under',
  },
  logLevel: choice(
    ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'],
    'warn',
    'what is logged to stderr',
  ),
  json: choice([false, true], false, 'print the start line as JSON'),
  brand: choice(['mspc', 'solidcp', 'websitepanel'], 'mspc', 'product that the MSPC services speak as'),
  maxSandboxes: { schema: count, default: 1_000, accepts: COUNT, help: 'sandboxes made by first use' },
  maxBodyBytes: { schema: count, default: 16 * 1024 * 1024, accepts: COUNT, help: 'largest request body' },
  maxDepth: { schema: count, default: 128, accepts: COUNT, help: 'deepest nesting of elements' },
  maxAttributes: { schema: count, default: 256, accepts: COUNT, help: 'attributes of one element' },
  maxNameLength: {
    schema: count,
    default: 1_000,
    accepts: COUNT,
    help: 'characters of an element or attribute name',
  },
  maxElements: { schema: count, default: 200_000, accepts: COUNT, help: 'elements of one document' },
  maxValueLength: {
    schema: count,
    default: 65_536,
    accepts: COUNT,
    help: 'characters of an attribute value',
  },
  headersTimeoutMs: {
    schema: count,
    default: 15_000,
    accepts: COUNT,
    help: 'time for the headers to arrive',
  },
  requestTimeoutMs: {
    schema: count,
    default: 60_000,
    accepts: COUNT,
    help: 'time for a whole request to arrive',
  },
  journalEntries: { schema: count, default: 1_000, accepts: COUNT, help: 'exchanges kept per sandbox' },
  journalBytes: {
    schema: count,
    default: 16 * 1024 * 1024,
    accepts: COUNT,
    help: 'bytes of exchanges kept per sandbox',
  },
  'mspc.realm': text(undefined, 'a text', 'realm of the Basic challenge; by default the brand’s own'),
  'mspc.wsaHeaders': choice(['on', 'off'], 'on', 'WS-Addressing headers in every answer'),
  'mspc.faultDetail': choice(['remote', 'full'], 'remote', 'how much a server fault tells'),
  'mspc.planResultForm': choice(['int', 'object'], 'int', 'result of the plan operations'),
  'mspc.enumDigits': choice(['refuse', 'accept'], 'refuse', 'enum values sent as numbers'),
  'mspc.exceeding': choice(
    ['plainSum', 'legacy'],
    'plainSum',
    'sum behind -305; legacy: one null swallows it',
  ),
  'mspc.refusedChange': choice(
    ['none', 'legacy'],
    'none',
    'legacy: some refused changes happen all the same',
  ),
  'mspc.strictRoles': choice(
    ['legacy', 'closed'],
    'legacy',
    'closed: no self-promotion and self-reactivation',
  ),
  'mspc.asyncDeleteMs': {
    schema: z.coerce.number().int().min(0),
    default: 0,
    accepts: 'milliseconds, 0 or more',
    help: 'delay of background deletion; 0 is done before the answer ends',
  },
  'mspc.passwordOutput': choice(['never', 'empty', 'clear'], 'never', 'Password element in user records'),
  'mspc.deleteAudit': choice(
    ['written', 'legacy'],
    'written',
    'audit record of DeletePackage; legacy writes none',
  ),
} as const satisfies Record<string, Option>;

type Options = typeof OPTIONS;

/** Where a value came from. */
export type Source = 'flag' | 'environment' | 'file' | 'option';

export type Config = { readonly [K in keyof Options]: z.infer<Options[K]['schema']> | UndefinedDefault<K> };
type UndefinedDefault<K extends keyof Options> = Options[K]['default'] extends undefined ? undefined : never;

/** Options as a program gives them: names with a dot are nested. */
export type EmulatorOptions = {
  readonly [K in keyof Options as K extends `${string}.${string}` ? never : K]?: Config[K];
} & {
  readonly mspc?: {
    readonly [K in keyof Options as K extends `mspc.${infer Name}` ? Name : never]?: Config[K];
  };
};

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
      if (!(name in OPTIONS))
        problems.push(`${label(name, source, fileName)}: unknown option${nearest(name)}`);
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

/** The options in the environment. Variables of other names than options are an error, so that a slip is seen. */
export function fromEnvironment(environment: NodeJS.ProcessEnv): Given {
  const names = new Map(Object.keys(OPTIONS).map((name) => [variableName(name), name]));
  const own = Object.entries(environment).filter(
    ([key]) => key.startsWith('PROVISIM_') && key !== 'PROVISIM_CONFIG',
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

/** `mspc.wsaHeaders` as `--mspc-wsa-headers` writes it, without the dashes in front. */
export function flagName(name: string): string {
  return name.replace('.', '-').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

export function variableName(name: string): string {
  return `PROVISIM_${flagName(name).replaceAll('-', '_').toUpperCase()}`;
}

function label(name: string, source: Source, fileName: string): string {
  const known = name in OPTIONS;
  if (source === 'flag') return `--${flagName(name)}`;
  if (source === 'environment') return known ? variableName(name) : name;
  return source === 'file' ? `${name} in ${fileName}` : `option ${name}`;
}

function nearest(name: string): string {
  const wanted = flagName(name)
    .replace(/^provisim[_-]/i, '')
    .replaceAll('_', '-')
    .toLowerCase();
  const close = Object.keys(OPTIONS).find((known) => {
    const flag = flagName(known);
    return flag.startsWith(wanted.slice(0, 4)) || wanted.startsWith(flag);
  });
  return close === undefined ? '' : `; did you mean ${close}?`;
}

function flatten(options: object, prefix = ''): Given {
  return Object.fromEntries(
    Object.entries(options).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'object' && value !== null
        ? Object.entries(flatten(value, `${prefix}${key}.`))
        : [[`${prefix}${key}`, value]],
    ),
  );
}

function text<D extends string | undefined>(value: D, accepts: string, help: string) {
  return { schema: z.string().min(1), default: value, accepts, help };
}

function choice<const V extends readonly (string | boolean)[]>(values: V, value: V[number], help: string) {
  const schema = z
    .union([z.boolean(), z.string()])
    .transform((given) => values.find((known) => String(known) === String(given)))
    .refine((given) => given !== undefined)
    .transform((given) => given as V[number]);
  return { schema, default: value, accepts: `one of ${values.join(', ')}`, help };
}

function isTimeZone(name: string): boolean {
  try {
    return new TimeZone(name) instanceof TimeZone;
  } catch {
    return false;
  }
}
