import { controlCommand, type Outcome } from '../controlCommand.js';
import type { Exchange, JournalQuestion, SandboxClient } from '../../client/controlClient.js';
import { EXIT, UsageError } from '../exitCodes.js';
import { exchangesText, exchangeText } from '../exchangeText.js';
import { duration, on, whole } from '../flags.js';
import { CRITERIA, queryOf } from '../journalFlags.js';
import type { Terminal } from '../terminal.js';

/** Shows what a sandbox was asked and what it answered. */
export const journal = controlCommand({
  details:
    'Without a number it lists the exchanges that match, oldest first; with one it shows the whole request and ' +
    'answer. Passwords are masked. Outcomes: done; refused (the product said no), fault (a SOAP Fault), rejected (not ' +
    'understood), page (a description), intercepted (a fault rule).',
  words: [{ syntax: '[id]', help: 'the number of one exchange' }],
  flags: {
    ...CRITERIA,
    limit: whole('--limit <count>', 'the newest so many'),
    wait: duration('--wait <duration>', 'wait until there are --count; ends with 1 when they do not come'),
    count: whole('--count <count>', 'how many to wait for (default: 1)', { least: 1 }),
    follow: on('--follow', 'go on printing what comes, until it is stopped'),
    clear: on('--clear', 'forget all exchanges; numbers begin at 1 again'),
  },
  examples: [
    { tells: 'the last ten', run: 'provisim journal --limit 10' },
    { tells: 'one of them in full', run: 'provisim journal 3' },
    { tells: 'what was refused in MSPC', run: 'provisim journal --api mspc --outcome refused' },
    {
      tells: 'wait for a call of the system under test',
      run: 'provisim journal --operation AddUser --wait 5s',
    },
  ],
  async run({ sandbox, flags, words: [id], terminal }) {
    if (flags.clear === true) await sandbox.clearJournal();
    if (id !== undefined) return one(sandbox, id, terminal);
    const { limit, wait, count, follow } = flags;
    const question = { ...queryOf(flags), limit, wait, count };
    if (follow === true) return followed(sandbox, question, flags.json === true, terminal);
    const found = await sandbox.journal(question);
    const isShort = wait !== undefined && found.length < (count ?? 1);
    return {
      value: found,
      text:
        found.length === 0 ? 'no exchanges match' : exchangesText(found, terminal.style, terminal.columns),
      exitCode: isShort ? EXIT.failed : EXIT.fine,
    };
  },
});

async function one(sandbox: SandboxClient, id: string, { style }: Terminal): Promise<Outcome> {
  if (!/^\d{1,9}$/.test(id)) throw new UsageError(`${id}: give the number that \`provisim journal\` shows`);
  const exchange = await sandbox.exchange(Number(id));
  return { value: exchange, text: exchangeText(exchange, style) };
}

/** How soon a reset is seen. */
const POLL_MS = 1_000;

/** Prints exchanges as they come. A reset lets their numbers begin again, which is then where it goes on. */
async function followed(
  sandbox: SandboxClient,
  question: JournalQuestion,
  isJson: boolean,
  terminal: Terminal,
): Promise<undefined> {
  let { since = 0 } = question;
  let isFirst = true;
  for (;;) {
    const limit = isFirst ? question.limit : undefined;
    const found = await sandbox.journal({ ...question, since, limit, count: 1, wait: POLL_MS });
    if (found.length > 0) terminal.print(followedText(found, isJson, isFirst, terminal));
    const last = found.at(-1)?.id ?? since;
    const { exchanges } = await sandbox.summary();
    since = exchanges < last ? 0 : last;
    isFirst &&= found.length === 0;
  }
}

function followedText(
  found: readonly Exchange[],
  isJson: boolean,
  isFirst: boolean,
  { style, columns }: Terminal,
): string {
  if (isJson) return found.map((exchange) => JSON.stringify(exchange)).join('\n');
  const [headings = '', ...rows] = exchangesText(found, style, columns).split('\n');
  return [...(isFirst ? [headings] : []), ...rows].join('\n');
}
