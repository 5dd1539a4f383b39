import { Command as Parser, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { Command, Flag, Flags, Part, Word } from './command.js';
import { EXIT_CODES, UsageError } from './exitCodes.js';
import { nearest } from '../text/nearest.js';
import { chosen } from './flags.js';
import { openTerminal } from './terminal.js';

/** A command before it is loaded: what help and completion list. */
export interface Listed {
  readonly name: string;
  readonly summary: string;
  /** Heading it stands under in `--help`. */
  readonly group: string;
  /** Works, and is not listed. */
  readonly isHidden?: boolean;
  load(): Promise<Command>;
}

/** How the parser ended the command: by help or version (0), or for what it cannot take. */
export function endOf(error: unknown): 'shown' | 'refused' | undefined {
  if (!(error instanceof CommanderError)) return undefined;
  return error.exitCode === 0 ? 'shown' : 'refused';
}

/**
 * Parses a command line and runs what it names. Only the command that is named is loaded: the others are known by
 * name and summary.
 *
 * @returns the exit code
 * @throws CommanderError, Failure
 */
export async function runCommandLine(
  listed: readonly Listed[],
  version: string,
  parameters: readonly string[],
): Promise<number> {
  const isColoured = !parameters.slice(0, endOfFlags(parameters)).includes('--no-color');
  let exitCode: number | undefined;
  const runner = (command: Command) => async (given: Given) => {
    exitCode = await command.run?.({ ...given, terminal: openTerminal(isColoured) });
  };
  const program = new Parser('provisim')
    .description('behaves like legacy provisioning systems, for clients that cannot be changed')
    .usage('<command> [options]')
    .version(version, '-V, --version', 'print the version')
    .helpCommand('help [command]', 'print the help of a command')
    .addHelpText('after', `\n${codesText(EXIT_CODES)}\n\nprovisim help <command> shows examples of each.`)
    .enablePositionalOptions()
    .exitOverride();
  const named = nameIn(parameters);
  for (const { name, summary, group, isHidden, load } of listed) {
    const part = program
      .command(name, { hidden: isHidden === true })
      .summary(summary)
      .description(summary)
      .helpGroup(group);
    if (name === named) build(part, { summary, command: await load() }, runner);
  }
  await program.parseAsync(parameters, { from: 'user' });
  return exitCode ?? 0;
}

interface Given {
  readonly flags: Readonly<Record<string, unknown>>;
  readonly words: readonly (string | undefined)[];
  readonly rest: readonly string[];
}
type Runner = (command: Command) => (given: Given) => Promise<void>;

/** The command that a command line names, `help` looked through. */
function nameIn(parameters: readonly string[]): string | undefined {
  const words = parameters.filter((word) => !word.startsWith('-'));
  return words[0] === 'help' ? words[1] : words[0];
}

function endOfFlags(parameters: readonly string[]): number {
  const end = parameters.indexOf('--');
  return end === -1 ? parameters.length : end;
}

function build(parser: Parser, { summary, command }: Part, runner: Runner): void {
  const { details, parts, standard, words = [] } = command;
  const first = `${summary[0]?.toUpperCase() ?? ''}${summary.slice(1)}.`;
  parser.summary(summary).description(details === undefined ? first : `${first}\n\n${details}`);
  for (const [name, part] of Object.entries(parts ?? {})) {
    build(parser.command(name, { isDefault: name === standard }), part, runner);
  }
  const names = Object.keys(parts ?? {});
  const meant = parser.commands.find((part) => part.name() === standard);
  meant?.hook('preAction', ({ args: [unknown] }) => {
    if (unknown !== undefined) parser.error(unknownText(unknown, names));
  });
  meant?.allowExcessArguments();
  for (const word of words) addWord(parser, word);
  for (const flag of Object.values(command.flags)) parser.addOption(optionOf(flag));
  parser.addOption(new Option('--no-color', 'print without colours; so does NO_COLOR'));
  if (command.passesOn === true) parser.passThroughOptions();
  if (command.takesAnyFlag === true) parser.allowUnknownOption().allowExcessArguments();
  parser.addHelpText('after', () => `\n${endingOf(command)}`);
  if (command.run === undefined) return;
  const run = runner(command);
  parser.action(async () => {
    const { args } = parser;
    await run({
      flags: valuesOf(command.flags, parser.opts()),
      words: words.map((_word, index) => args[index]),
      rest: args.slice(words.filter(({ syntax }) => !syntax.includes('...')).length),
    });
  });
}

/** A part that is not there arrives at the one that is meant where none is named. */
function unknownText(name: string, parts: readonly string[]): string {
  const meant = nearest(name, parts);
  return `error: unknown command '${name}'${meant === undefined ? '' : `\n(Did you mean ${meant}?)`}`;
}

function addWord(parser: Parser, { syntax, help, choices }: Word): void {
  if (choices === undefined) parser.argument(syntax, help);
  else parser.argument(syntax, help, (text) => readAs((given) => chosen(given, choices), text));
}

function optionOf({ syntax, help, read, choices, isRepeatable }: Flag): Option {
  const told = choices === undefined ? help : `${help}: ${choices.join(', ')}`;
  const option = new Option(syntax, told);
  if (read === undefined) return option;
  return option.argParser((text: string, before: unknown) => {
    const value = readAs(read, text);
    return isRepeatable === true && Array.isArray(before) && Array.isArray(value)
      ? [...before, ...value]
      : value;
  });
}

/** Reads a text; what is wrong with it is told with the flag's or the word's name. */
function readAs<Value>(read: (text: string) => Value, text: string): Value {
  try {
    return read(text);
  } catch (error) {
    throw error instanceof UsageError ? new InvalidArgumentError(error.message) : error;
  }
}

/** Values by the names under which a command declares its flags. */
function valuesOf(flags: Flags, parsed: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(flags).map(([name, { syntax }]) => [name, parsed[new Option(syntax).attributeName()]]),
  );
}

function endingOf({ examples, exitCodes }: Command): string {
  const shown = examples.map(({ tells, run }) => `  # ${tells}\n  ${run.replaceAll('\n', '\n  ')}`);
  const codes = codesText(exitCodes ?? EXIT_CODES);
  return [...(shown.length === 0 ? [] : ['Examples:', ...shown, '']), codes].join('\n');
}

function codesText(codes: readonly (readonly [code: string, meaning: string])[]): string {
  const width = Math.max(...codes.map(([code]) => code.length));
  return ['Exit codes:', ...codes.map(([code, meaning]) => `  ${code.padEnd(width)}  ${meaning}`)].join('\n');
}
