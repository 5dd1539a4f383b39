/** What a command ends with. `exec` passes on what its command ended with. */
export const EXIT = { fine: 0, failed: 1, usage: 2, noEmulator: 3, notRunnable: 126, notFound: 127 } as const;

/** The same for a person to read, as `--help` lists it. */
export const EXIT_CODES: readonly (readonly [code: string, meaning: string])[] = [
  ['0', 'done, and as expected'],
  ['1', 'it went wrong, was refused, or is not as expected'],
  ['2', 'the command line or a file it names cannot be used as it is'],
  ['3', 'no emulator answers at the control address'],
];

export const EXEC_EXIT_CODES: readonly (readonly [code: string, meaning: string])[] = [
  ['1', 'the emulator cannot start'],
  ['2', 'the command line cannot be used as it is'],
  ['126', 'the command cannot be run'],
  ['127', 'there is no such command'],
  ['128+n', 'the command was ended by signal n'],
  ['others', 'what the command ended with'],
];

/** Ends a command with a line for its user and no stack. */
export class Failure extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode: number = EXIT.failed) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** What the user of a command got wrong. */
export class UsageError extends Failure {
  constructor(message: string) {
    super(message, EXIT.usage);
  }
}
