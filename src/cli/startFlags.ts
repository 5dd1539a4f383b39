import { fromEnvironment, fromFile, resolveConfig, type Config } from '../config.js';
import { flagName, OPTIONS, variableName, type Option } from '../options.js';
import type { Flag, FlagValues } from './command.js';
import { on, text } from './flags.js';

/** Options without a value. */
const SWITCHES: ReadonlySet<string> = new Set(['json', 'repair', 'coverage']);

export type StartFlags = Readonly<Record<string, Flag<string | boolean>>>;

/** Every option of the emulator as a flag, by the option's name, and `--config`. */
export const START_FLAGS: StartFlags = {
  config: text('--config <file>', 'JSON file with options (PROVISIM_CONFIG)'),
  ...Object.fromEntries(Object.entries(OPTIONS).map(([name, option]) => [name, flagOf(name, option)])),
};

/** Flags are checked with all the other sources, so that everything that is wrong is told at once. */
function flagOf(name: string, option: Option): Flag<string | boolean> {
  const standard = option.default === undefined ? '' : ` (default: ${String(option.default)})`;
  const help = `${option.help}: ${option.accepts}${standard} [${variableName(name)}]`;
  return SWITCHES.has(name) ? on(`--${flagName(name)}`, help) : text(`--${flagName(name)} <value>`, help);
}

/**
 * The configuration that flags, environment and file make.
 *
 * @param standard goes before environment and file, not before flags
 * @throws ConfigError
 */
export function configOf(
  { config: flagFile, ...flags }: FlagValues<StartFlags>,
  standard: Readonly<Record<string, unknown>> = {},
): Config {
  const file = typeof flagFile === 'string' ? flagFile : process.env.PROVISIM_CONFIG;
  return resolveConfig(
    {
      flag: Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined)),
      option: standard,
      environment: fromEnvironment(process.env),
      ...(file === undefined ? {} : { file: fromFile(file) }),
    },
    file,
  );
}
