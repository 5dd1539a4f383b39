import { command, type Command, type Flag, type Word } from '../command.js';
import { controlOf, sandboxNameOf } from '../controlCommand.js';
import { offered } from '../offers.js';
import type { Listed } from '../parser.js';

/** A word that may come next, and what it is for. */
interface Candidate {
  readonly word: string;
  readonly help: string;
}

/** Offers the words that may stand where the last one does: what the scripts of `completion` ask. */
export function complete(listed: readonly Listed[]): Command {
  return command({
    words: [{ syntax: '<typed...>', help: 'the command line behind provisim, up to the word to complete' }],
    flags: {},
    passesOn: true,
    examples: [],
    async run({ rest, terminal }) {
      const current = rest.at(-1) ?? '';
      const candidates = await candidatesFor(listed, rest.slice(0, -1), current);
      for (const { word, help } of candidates)
        if (word.startsWith(current)) terminal.print(`${word}\t${help}`);
      return undefined;
    },
  });
}

/** What the words before the last one have settled. */
interface Standing {
  readonly command: Command;
  /** Words that are neither flags nor names of commands. */
  readonly words: readonly string[];
  /** The flag whose value comes next. */
  readonly open: Flag | undefined;
  readonly given: Readonly<Record<string, string>>;
}

async function candidatesFor(
  listed: readonly Listed[],
  before: readonly string[],
  current: string,
): Promise<Candidate[]> {
  const [name, ...rest] = before;
  if (name === undefined || (name === 'help' && rest.length === 0)) {
    const names = listed.filter(({ isHidden }) => isHidden !== true);
    return [...names.map(({ name: word, summary: help }) => ({ word, help })), ...TOP];
  }
  const named = listed.find((one) => one.name === name);
  if (named === undefined) return [];
  const { command: reached, words, open, given } = standing(await named.load(), rest);
  if (open !== undefined) return values(open, given, words);
  if (current.startsWith('-')) {
    const fields = reached.takesAnyFlag === true ? await values(FIELDS, given, words) : [];
    return [...fields, ...flagsOf(reached)];
  }
  const parts = words.length > 0 ? [] : Object.entries(reached.parts ?? {});
  const word = wordAt(reached, words.length);
  return [
    ...parts.map(([part, { summary: help }]) => ({ word: part, help })),
    ...(word === undefined ? [] : await values(word, given, words)),
  ];
}

const TOP: readonly Candidate[] = [
  { word: 'help', help: 'print the help of a command' },
  { word: '--help', help: 'print help' },
  { word: '--version', help: 'print the version' },
];

/** What a command takes beyond the flags it declares: the fields of the operation its words name. */
const FIELDS: Word = { syntax: '[fields...]', help: 'a field of the operation', offer: 'fields' };

function standing(command: Command, typed: readonly string[]): Standing {
  let [reached, open]: [Command, Flag | undefined] = [command, undefined];
  const words: string[] = [];
  const given: Record<string, string> = {};
  for (const word of typed) {
    const part = words.length === 0 && open === undefined ? reached.parts?.[word] : undefined;
    const isFlag: boolean = open === undefined && word.startsWith('-');
    if (open !== undefined) given[longNameOf(open)] = word;
    else if (part !== undefined) reached = part.command;
    else if (!isFlag) words.push(word);
    open = isFlag ? flagNamed(reached, word) : undefined;
  }
  return { command: reached, words, open, given };
}

/** The flag of this name if a value has to follow it. */
function flagNamed({ flags, parts, standard, takesAnyFlag }: Command, word: string): Flag | undefined {
  const known = Object.values(flags).find(({ syntax }) => syntax.split(/[ ,]+/).includes(word));
  if (known === undefined && takesAnyFlag === true) return { syntax: word, help: '' };
  const own = known?.read === undefined ? undefined : known;
  const part = standard === undefined ? undefined : parts?.[standard];
  return own ?? (part === undefined ? undefined : flagNamed(part.command, word));
}

function flagsOf({ flags, parts, standard }: Command): Candidate[] {
  const part = standard === undefined ? undefined : parts?.[standard];
  const own = Object.values(flags).map((flag) => ({ word: `--${longNameOf(flag)}`, help: flag.help }));
  return [...own, ...(part === undefined ? COMMON : flagsOf(part.command))];
}

const COMMON: readonly Candidate[] = [
  { word: '--no-color', help: 'print without colours' },
  { word: '--help', help: 'print help' },
];

function longNameOf({ syntax }: Flag): string {
  return /--([a-z-]+)/.exec(syntax)?.[1] ?? '';
}

function wordAt({ words = [] }: Command, index: number): Word | undefined {
  const last = words.at(-1);
  return words[index] ?? (last?.syntax.includes('...') === true ? last : undefined);
}

const PATIENCE_MS = 2_000;

/** What a flag or a word can say; what only an emulator knows is asked, and left out where none answers in time. */
async function values(
  { choices, offer, help }: Flag | Word,
  given: Standing['given'],
  words: readonly string[],
): Promise<Candidate[]> {
  if (choices !== undefined) return choices.map((word) => ({ word, help }));
  if (offer === undefined) return [];
  const control = controlOf(
    { control: given.control, controlToken: given['control-token'] },
    { timeoutMs: PATIENCE_MS },
  );
  const sandbox = control.sandbox(sandboxNameOf({ sandbox: given.sandbox }));
  try {
    const [api = '', ...operation] = words;
    const names = await offered(offer, {
      ...{ control, sandbox, api: given.api ?? (api === '' ? undefined : api) },
      operation: operation.join(' '),
      service: given.service,
    });
    return names.map((word) => ({ word, help }));
  } catch {
    return [];
  }
}
