import { z } from 'zod';
import { TimeZone } from './xml/timeZone.js';

/** Options whose values are shown nowhere. */
export const SECRET_OPTIONS: ReadonlySet<string> = new Set(['controlToken']);

export interface Option {
  readonly schema: z.ZodType;
  readonly default: unknown;
  /** The values it takes, as a person would say it. */
  readonly accepts: string;
  readonly help: string;
}

const port = wholeNumber(0, 65_535);
const PORT = 'a port number from 0 to 65535; 0 takes a free one';
const REALM = {
  schema: z.string().regex(/^[ !#-[\]-~]+$/),
  default: undefined,
  accepts: 'a text of printable ASCII without quotation marks and backslashes',
};
const count = wholeNumber(1);
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
    help: 'port of the IIS persona: MSPC, Cortex and MPS',
  },
  provisioningPort: { schema: port, default: 7002, accepts: PORT, help: 'port of the Provisioning API v2' },
  controlPort: { schema: port, default: 9090, accepts: PORT, help: 'port of the control API' },
  controlToken: {
    schema: z.string().regex(/^[!-~]{8,}$/),
    default: undefined,
    accepts: 'at least 8 characters of printable ASCII without blanks',
    help: 'token that the control API asks for, but for /health and /ready',
  },
  controlHosts: text(
    undefined,
    'host names or addresses with commas between them',
    'names besides loopback ones under which the control API answers',
  ),
  db: text(':memory:', 'a file name or :memory:', 'where the default sandbox is kept; others go to FILE.d'),
  durability: choice(
    ['normal', 'full'],
    'normal',
    'what outlives a power loss; full waits for the disk before each answer',
  ),
  repair: choice([false, true], false, 'move damaged database files aside and begin with fresh ones'),
  seed: text(
    'default',
    'default, empty, demo, standalone, a JSON file or a folder of messages',
    'what a sandbox starts with',
  ),
  timeZone: {
    schema: z.string().refine(isTimeZone),
    default: 'UTC',
    accepts: 'an IANA time zone such as UTC or Europe/Berlin',
    help: 'time zone of the emulated server',
  },
  publicUrl: {
    schema: z.string().regex(/^https?:\/\/[^\s/?#@]+$/),
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
  coverage: choice([false, true], false, 'count what calls touch of the contracts, for `provisim coverage`'),
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
  drainTimeoutMs: {
    schema: wholeNumber(0),
    default: 10_000,
    accepts: 'milliseconds, 0 or more',
    help: 'time for requests under way to end when it is stopped',
  },
  journalEntries: { schema: count, default: 1_000, accepts: COUNT, help: 'exchanges kept per sandbox' },
  journalBytes: {
    schema: count,
    default: 16 * 1024 * 1024,
    accepts: COUNT,
    help: 'bytes of exchanges kept per sandbox',
  },
  'mspc.realm': {
    ...REALM,
    help: 'realm of the Basic challenge; by default the brand’s own',
  },
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
    schema: wholeNumber(0),
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
  'mspc.wseTimeToleranceSeconds': {
    schema: wholeNumber(0, 86_400),
    default: 300,
    accepts: 'a whole number of seconds from 0 to 86400',
    help: 'how far a WS-Security timestamp may lie beside the clock',
  },
  'mspc.wseReplayWindowSeconds': {
    schema: wholeNumber(0, 86_400),
    default: 300,
    accepts: 'a whole number of seconds from 0 to 86400',
    help: 'age of a UsernameToken, in which its nonce is good once; 0 asks for neither',
  },
  'cortex.realm': { ...REALM, help: 'realm of the Basic challenge; by default the host that was asked' },
  'cortex.version': {
    schema: z.string().regex(/^\d+(\.\d+){3}$/),
    default: '11.0.0.0',
    accepts: 'four numbers with dots between them',
    help: 'version of API and database',
  },
  'cortex.strictUserNames': choice(
    [false, true],
    false,
    'FIND and GET know users by the full name with suffix only',
  ),
  'provisioning.tokenIdleMs': {
    schema: count,
    default: 30 * 60_000,
    accepts: COUNT,
    help: 'time after which an unused token is void',
  },
  'provisioning.maxResults': {
    schema: count,
    default: 1_000,
    accepts: COUNT,
    help: 'rows above which a list is ERROR_TOO_MANY_RESULT',
  },
  'provisioning.rights': choice(
    ['granted', 'everyone'],
    'granted',
    'who gets a token: first users, API accounts and holders of an API role, or everyone',
  ),
  'provisioning.apiRoles': text(
    'API User',
    'names of roles with commas between them',
    'roles that give the right to use the Provisioning API',
  ),
  'provisioning.archivingDestination': text(
    undefined,
    'a folder',
    'where new environments archive to; by default a folder beside the audio folder',
  ),
  'provisioning.audioFolder': text(
    'C:\\Program Files\\Verba\\media',
    'a folder',
    'the recorder’s audio folder',
  ),
  'provisioning.version': text('2', 'a text', 'what getVersion tells'),
  'provisioning.xmlWriter': choice(
    ['jdk', 'woodstox'],
    'jdk',
    'whose XML declaration answers of the Provisioning API have',
  ),
  'mps.maxCost': {
    schema: count,
    default: 3_000_000,
    accepts: COUNT,
    help: 'units of about 0.1 µs that one request may cost',
  },
} as const satisfies Record<string, Option>;

/** `mspc.wsaHeaders` as `--mspc-wsa-headers` writes it, without the dashes in front. */
export function flagName(name: string): string {
  return name.replace('.', '-').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

export function variableName(name: string): string {
  return `PROVISIM_${flagName(name).replaceAll('-', '_').toUpperCase()}`;
}

/** A number, or its digits as flags and variables have them. */
function wholeNumber(least: number, most: number = Number.MAX_SAFE_INTEGER) {
  const digits = z.string().regex(/^\d+$/).transform(Number);
  return z.union([z.number(), digits]).pipe(z.int().min(least).max(most));
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
