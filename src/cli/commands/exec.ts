import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { command } from '../command.js';
import { ControlClient } from '../../client/controlClient.js';
import { coverageText, formatOf, formatted, type CoverageFormat } from '../coverageText.js';
import { text } from '../flags.js';
import { EXEC_EXIT_CODES, EXIT, Failure } from '../exitCodes.js';
import { RUNNING } from '../../runningVariables.js';
import { placesOf, started } from '../launch.js';
import { START_FLAGS } from '../startFlags.js';
import { DEFAULT_SANDBOX } from '../../sandbox/registry.js';
import { PLAIN, type Terminal } from '../terminal.js';
import type { Config } from '../../config.js';
import type { Addresses } from '../../control/addresses.js';

/** Those of `start` but its own `--json`: there is no start line. */
const { json: _json, ...OPTIONS } = START_FLAGS;
const FLAGS = {
  ...OPTIONS,
  coverageFile: text(
    '--coverage-file <file>',
    'count what the command touches, and write it there: .json, .xml (JUnit) or .md',
  ),
};

/** Runs a command with an emulator of its own, and ends as the command ends. */
export const exec = command({
  details:
    'It listens on free ports, so that many can run beside each other, and tells the\n' +
    'command where by variables:\n\n' +
    Object.entries(RUNNING)
      .map(([name, meaning]) => `  ${name.padEnd(27)}${meaning}`)
      .join('\n') +
    '\n\nOther `provisim` commands inside find it by themselves. Everything behind the\n' +
    'first word that is no option belongs to the command. With --coverage it tells at\n' +
    'the end, on stderr, what the command touched of the contracts.',
  words: [{ syntax: '<command...>', help: 'what to run; put -- before it' }],
  flags: FLAGS,
  passesOn: true,
  examples: [
    { tells: 'your tests', run: 'provisim exec -- npx jest' },
    { tells: 'and what they leave out', run: 'provisim exec --coverage-file coverage.xml -- npx jest' },
    { tells: 'in a world with data', run: 'provisim exec --seed demo -- ./vendor/bin/phpunit' },
    {
      tells: 'a few lines of shell',
      run: `provisim exec -- sh -c 'curl -s "$PROVISIM_MSPC_URL/esUsers.asmx?wsdl" | head -c 100'`,
    },
  ],
  exitCodes: EXEC_EXIT_CODES,
  async run({ flags: { coverageFile, ...flags }, rest, terminal }) {
    const file = coverageFile === undefined ? undefined : String(coverageFile);
    const format = file === undefined ? undefined : formatOf(file);
    const ports = { port: 0, provisioningPort: 0, controlPort: 0 };
    const { emulator, config } = await started(
      flags,
      file === undefined ? ports : { ...ports, coverage: true },
    );
    try {
      const code = await ended(rest, { ...process.env, ...variables(emulator.address, config) });
      if (config.coverage) await tell(emulator.address, config, { terminal, file, format });
      return code;
    } finally {
      await emulator.close();
    }
  },
});

/** What is said of coverage when the command has ended, and where. */
interface Telling {
  readonly terminal: Terminal;
  readonly file: string | undefined;
  readonly format: CoverageFormat | undefined;
}

async function tell(
  { controlUrl }: Addresses,
  { controlToken }: Config,
  { terminal, file, format }: Telling,
): Promise<void> {
  const control = new ControlClient({ url: controlUrl, token: controlToken });
  const report = await control.coverage(DEFAULT_SANDBOX);
  terminal.note(coverageText(report, PLAIN));
  if (file === undefined || format === undefined) return;
  writeFileSync(file, await formatted(control, report, format, DEFAULT_SANDBOX));
}

function variables(address: Addresses, { controlToken }: Config): NodeJS.ProcessEnv {
  const { cortex, mps, wsdl } = placesOf(address);
  return {
    PROVISIM_URL: address.url,
    PROVISIM_MSPC_URL: address.url,
    PROVISIM_CORTEX_URL: cortex,
    PROVISIM_MPS_URL: mps,
    PROVISIM_PROVISIONING_URL: address.provisioningUrl,
    PROVISIM_PROVISIONING_WSDL: wsdl,
    PROVISIM_CONTROL_URL: address.controlUrl,
    ...(controlToken === undefined ? {} : { PROVISIM_CONTROL_TOKEN: controlToken }),
  } satisfies Record<keyof typeof RUNNING, string>;
}

/** What a terminal sends to all of its programs at once; a second one from here would end those that ask twice. */
const FROM_TERMINAL: readonly NodeJS.Signals[] = ['SIGINT', 'SIGQUIT'];
const FORWARDED: readonly NodeJS.Signals[] = [...FROM_TERMINAL, 'SIGTERM', 'SIGHUP'];

/** Runs a command to its end. @returns its exit code, 128+n where signal n ended it */
function ended(
  [name = '', ...parameters]: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(name, parameters, { stdio: 'inherit', env: environment });
    const forward = (signal: NodeJS.Signals) => {
      if (!(process.stdin.isTTY && FROM_TERMINAL.includes(signal))) child.kill(signal);
    };
    for (const signal of FORWARDED) process.on(signal, forward);
    const settle = () => {
      for (const signal of FORWARDED) process.off(signal, forward);
    };
    child.on('error', (error: NodeJS.ErrnoException) => {
      settle();
      reject(
        error.code === 'ENOENT'
          ? new Failure(`exec: no such command: ${name}`, EXIT.notFound)
          : new Failure(`exec: ${name} cannot be run: ${error.message}`, EXIT.notRunnable),
      );
    });
    child.on('close', (code, signal) => {
      settle();
      resolve(signal === null ? (code ?? EXIT.failed) : 128 + constants.signals[signal]);
    });
  });
}
