import type { Terminal } from './terminal.js';

/** What shell completion can offer of a running emulator. */
export type Offer =
  'sandboxes' | 'snapshots' | 'seeds' | 'apis' | 'operations' | 'fields' | 'errors' | 'faults';

/** A flag of a command; `Value` is what its text is read as. */
export interface Flag<Value = unknown> {
  /** As help shows it: `--limit <count>`; without a value it is a switch. */
  readonly syntax: string;
  readonly help: string;
  /** @throws UsageError saying which values it takes */
  readonly read?: (text: string) => Value;
  readonly choices?: readonly string[];
  /** May be given more than once; its value is a list. */
  readonly isRepeatable?: boolean;
  readonly offer?: Offer;
}

export type Flags = Readonly<Record<string, Flag>>;

/** What the flags of a command were given. */
export type FlagValues<F extends Flags> = {
  readonly [Name in keyof F]: F[Name] extends Flag<infer Value> ? Value | undefined : never;
};

/** A word behind a command that is no flag. */
export interface Word {
  /** `<name>` has to be there, `[name]` may be, `<name...>` takes the rest. */
  readonly syntax: string;
  readonly help: string;
  readonly choices?: readonly string[];
  readonly offer?: Offer;
}

/** One call of a command. */
export interface Invocation<F extends Flags = Flags> {
  readonly flags: FlagValues<F>;
  /** Words, in the order in which the command declares them; undefined where one was left out. */
  readonly words: readonly (string | undefined)[];
  /** What a last word `<name...>` took, or flags that the command does not know where it takes any. */
  readonly rest: readonly string[];
  readonly terminal: Terminal;
}

export interface Example {
  readonly tells: string;
  readonly run: string;
}

/** A command as help, parsing and completion see it. */
export interface Command<F extends Flags = Flags> {
  /** Paragraphs under the summary in its help. */
  readonly details?: string;
  readonly words?: readonly Word[];
  readonly flags: F;
  readonly examples: readonly Example[];
  /** Commands of its own, by name; it then runs nothing itself. */
  readonly parts?: Readonly<Record<string, Part>>;
  /** The part that is meant where none is named. */
  readonly standard?: string;
  /** Everything behind its first word belongs to that, flags too. */
  readonly passesOn?: boolean;
  /** Takes flags that it does not declare. */
  readonly takesAnyFlag?: boolean;
  readonly exitCodes?: readonly (readonly [code: string, meaning: string])[];
  /** @returns the exit code; 0 where nothing is said */
  run?(invocation: Invocation<F>): Promise<number | undefined>;
}

export interface Part {
  readonly summary: string;
  readonly command: Command;
}

/** Ties the flags of a command to what it runs. */
export function command<F extends Flags>(definition: Command<F>): Command {
  return definition as unknown as Command;
}
