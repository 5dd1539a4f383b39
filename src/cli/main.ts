#!/usr/bin/env node
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { ConfigError, fromEnvironment, fromFile, resolveConfig } from '../config.js';
import type { Addresses } from '../control/addresses.js';
import { ListenError, runEmulator } from '../emulator.js';
import { SeedError } from '../model/seed/seed.js';
import { flagName, OPTIONS, variableName } from '../options.js';
import { DatabaseFileError } from '../storage/fileErrors.js';
import { prov, ProvError, type ProvOptions } from './prov.js';

/** Exit codes: 2 for what the caller got wrong, 1 for what went wrong. */
const USAGE = 2;
const FAILURE = 1;

/** Flags without a value. */
const SWITCHES: ReadonlySet<string> = new Set(['json', 'repair']);

const program = new Command('provisim')
  .description('behaves like legacy provisioning systems, for clients that cannot be changed')
  .exitOverride();

const start = program
  .command('start')
  .description('start the emulator; every option also as environment variable and in the configuration file')
  .option('--config <file>', 'JSON file with options (PROVISIM_CONFIG)')
  .action(async (flags: Record<string, string | boolean>) => {
    await run(flags);
  });
for (const [name, option] of Object.entries(OPTIONS)) {
  const value = SWITCHES.has(name) ? '' : ' <value>';
  const standard = option.default === undefined ? '' : ` (default: ${String(option.default)})`;
  start.option(
    `--${flagName(name)}${value}`,
    `${option.help}: ${option.accepts}${standard} [${variableName(name)}]`,
  );
}

program
  .command('prov <file>')
  .description('send an MPS request document to a running emulator, as ProvTest does')
  .option('-n, --namespace <name>', 'namespace of a simple request; without it the request is a trusted one')
  .option('-p, --procedure <name>', 'procedure of a simple request')
  .option('-r, --repeat <count>', 'how often to send it', atLeast(1), 1)
  .option('-t, --threads <count>', 'how many send it at the same time', atLeast(1), 1)
  .option('-e, --errors', 'print the response of a failure', false)
  .option('-x, --xml <level>', 'print every response: 1 as it came, 2 indented', atLeast(0), 0)
  .option('-s, --server <url>', 'where the emulator is, with a sandbox if need be', 'http://127.0.0.1:9002')
  .option('-u, --user <name>', 'who sends it', 'cspadmin_CSP')
  .option('-w, --password <password>', 'the password', 'serveradmin')
  .action(async (file: string, options: ProvOptions) => {
    const isGood = await prov(file, options, (line) => process.stdout.write(`${line}\n`));
    if (!isGood) process.exitCode = FAILURE;
  });

function atLeast(least: number): (given: string) => number {
  return (given) => {
    if (!/^\d{1,9}$/.test(given) || Number(given) < least) {
      throw new InvalidArgumentError(`a whole number, ${least} or more`);
    }
    return Number(given);
  };
}

async function run(flags: Record<string, string | boolean>): Promise<void> {
  const { config: flagFile, ...given } = flags;
  const file = typeof flagFile === 'string' ? flagFile : process.env.PROVISIM_CONFIG;
  const names = new Map(Object.keys(OPTIONS).map((name) => [camel(flagName(name)), name]));
  const config = resolveConfig(
    {
      flag: Object.fromEntries(Object.entries(given).map(([key, value]) => [names.get(key) ?? key, value])),
      environment: fromEnvironment(process.env),
      ...(file === undefined ? {} : { file: fromFile(file) }),
    },
    file,
  );
  const emulator = await runEmulator(config);
  let isStopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (isStopping) process.exit(FAILURE);
      isStopping = true;
      emulator.close().then(() => process.exit(0), fail);
    });
  }
  process.stdout.write(`${config.json ? JSON.stringify(emulator.address) : startLine(emulator.address)}\n`);
}

function startLine({ url, provisioningUrl, controlUrl }: Addresses): string {
  return [
    `provisim is ready: MSPC ${url}/esUsers.asmx ${url}/esPackages.asmx ${url}/esAuthentication.asmx`,
    `Cortex ${url}/cortexapi/default.aspx`,
    `MPS ${url}/mps ${url}/mpf/soapisapi.dll`,
    `Provisioning API v2 ${provisioningUrl}/provisioning?wsdl`,
    `control ${controlUrl}`,
  ].join(', ');
}

/** How commander names the property of a flag. */
function camel(flag: string): string {
  return flag.replace(/-([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
}

function fail(error: unknown): never {
  if (error instanceof CommanderError) process.exit(error.exitCode === 0 ? 0 : USAGE);
  const isUsage = error instanceof ConfigError || error instanceof SeedError || error instanceof ProvError;
  const isKnown =
    isUsage || error instanceof ListenError || error instanceof DatabaseFileError || isSystemError(error);
  const message = isKnown
    ? error.message
    : error instanceof Error
      ? (error.stack ?? error.message)
      : String(error);
  process.stderr.write(`provisim: ${message}\n`);
  process.exit(isUsage ? USAGE : FAILURE);
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error;
}

try {
  await program.parseAsync();
} catch (error) {
  fail(error);
}
