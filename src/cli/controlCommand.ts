import {
  ControlClient,
  ControlError,
  NoEmulator,
  type ControlOptions,
  type SandboxClient,
} from '../client/controlClient.js';
import { command, type Command, type Flags, type FlagValues, type Invocation } from './command.js';
import { EXIT, Failure, UsageError } from './exitCodes.js';
import { on, text } from './flags.js';

/** Where the emulator is and which world is meant: flags that every command to a running emulator has. */
export const CONTROL_FLAGS = {
  control: text('--control <url>', 'control address of the emulator (PROVISIM_CONTROL_URL)'),
  controlToken: text('--control-token <token>', 'token it asks for, if any (PROVISIM_CONTROL_TOKEN)'),
};
export const SANDBOX_FLAG = {
  sandbox: {
    ...text('--sandbox <name>', 'world that is meant; default where nothing is said (PROVISIM_SANDBOX)'),
    offer: 'sandboxes' as const,
  },
};
export const JSON_FLAG = { json: on('--json', 'print what the control API answers') };

const FLAGS = { ...CONTROL_FLAGS, ...SANDBOX_FLAG, ...JSON_FLAG };

/** What a command came to: the control API's answer for machines, lines for people. */
export interface Outcome {
  readonly value: unknown;
  readonly text: string;
  readonly exitCode?: number;
}

export interface ControlInvocation<F extends Flags> extends Omit<Invocation, 'flags'> {
  readonly flags: FlagValues<F> & FlagValues<typeof FLAGS>;
  readonly control: ControlClient;
  readonly sandbox: SandboxClient;
}

/** @returns what is to be printed; an exit code, or nothing, where the command has printed it */
type Run<F extends Flags> = (invocation: ControlInvocation<F>) => Promise<Outcome | number | undefined>;

/** A command to a running emulator. */
export function controlCommand<F extends Flags>({
  flags,
  run,
  ...rest
}: Omit<Command<F>, 'run' | 'parts'> & { readonly run: Run<F> }): Command {
  return command({
    ...rest,
    flags: { ...flags, ...FLAGS },
    run: async (invocation) => {
      const { terminal } = invocation;
      // The values of one table of flags are those of both it was made of.
      const given = invocation.flags as FlagValues<F> & FlagValues<typeof FLAGS>;
      const control = controlOf(given);
      const sandbox = control.sandbox(sandboxNameOf(given));
      const outcome = await reporting(() => run({ ...invocation, flags: given, control, sandbox }));
      if (outcome === undefined || typeof outcome === 'number') return outcome;
      const isJson = given.json === true;
      if (isJson || outcome.text !== '')
        terminal.print(isJson ? JSON.stringify(outcome.value) : outcome.text);
      return outcome.exitCode;
    },
  });
}

const STANDARD_URL = 'http://127.0.0.1:9090';

/** The flags that say where the emulator is. */
export interface Where {
  readonly control?: string | undefined;
  readonly controlToken?: string | undefined;
}

/** The emulator that flags or environment name. @throws UsageError for an address that is none */
export function controlOf(
  flags: Where,
  more: Pick<ControlOptions, 'onProgress' | 'timeoutMs'> = {},
): ControlClient {
  const url = given(flags.control, 'PROVISIM_CONTROL_URL') ?? STANDARD_URL;
  if (!URL.canParse(url) || new URL(url).protocol !== 'http:')
    throw new UsageError(`--control ${url}: an address such as ${STANDARD_URL}`);
  const token = given(flags.controlToken, 'PROVISIM_CONTROL_TOKEN');
  return new ControlClient({ url, token, ...more });
}

export function sandboxNameOf({ sandbox }: { readonly sandbox?: string | undefined }): string {
  return given(sandbox, 'PROVISIM_SANDBOX') ?? 'default';
}

function given(flag: string | undefined, variable: string): string | undefined {
  const value = flag ?? process.env[variable];
  return value === '' ? undefined : value;
}

/** What the control API says no with, as a line for the user of a command. */
export async function reporting<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NoEmulator) {
      const advice =
        'start one with `provisim start`, or name another with --control or PROVISIM_CONTROL_URL';
      throw new Failure(`${error.message}; ${advice}`, EXIT.noEmulator);
    }
    if (!(error instanceof ControlError)) throw error;
    if (error.status === 401) throw new Failure(`${error.message}; see --control-token`);
    throw new Failure(error.message, error.status === 400 ? EXIT.usage : EXIT.failed);
  }
}
