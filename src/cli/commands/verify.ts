import { controlCommand } from '../controlCommand.js';
import type { Expectation, JournalQuery } from '../../client/controlClient.js';
import type { FlagValues } from '../command.js';
import { EXIT, UsageError } from '../exitCodes.js';
import { exchangeText } from '../exchangeText.js';
import { on, whole } from '../flags.js';
import { CRITERIA, queryOf } from '../journalFlags.js';

const FLAGS = {
  ...CRITERIA,
  exactly: whole('--exactly <count>', 'so many, no more and no fewer'),
  atLeast: whole('--at-least <count>', 'so many or more (default: 1)'),
  atMost: whole('--at-most <count>', 'so many or fewer'),
  never: on('--never', 'none at all'),
  inOrder: {
    syntax: '--in-order <steps>',
    help: 'these, one after another, with commas between: mspc/AddUser,mspc/GetUserById',
    read: readSteps,
  },
};

/** Checks that calls came. */
export const verify = controlCommand({
  details:
    'It ends with 1 when the calls did not come as expected, and shows the exchange that comes nearest. Where the ' +
    'journal had to drop exchanges that the question is about, it fails and says so.',
  flags: FLAGS,
  examples: [
    { tells: 'one AddUser, no more', run: 'provisim verify --api mspc --operation AddUser --exactly 1' },
    { tells: 'nothing was deleted', run: 'provisim verify --operation DeleteUser --never' },
    {
      tells: 'first the user, then the space',
      run: 'provisim verify --in-order mspc/AddUser,mspc/AddPackage',
    },
  ],
  async run({ sandbox, flags, terminal: { style } }) {
    const verdict = await sandbox.verify(expectationOf(flags));
    const { isMet, message, nearest, differs } = verdict;
    const line = isMet ? `${style.green('as expected')}: ${message}` : `${style.red('not met')}: ${message}`;
    const near =
      nearest === null
        ? ''
        : `\n\n${[style.dim('the nearest exchange:'), ...differs, exchangeText(nearest, style)].join('\n')}`;
    return { value: verdict, text: `${line}${near}`, exitCode: isMet ? EXIT.fine : EXIT.failed };
  },
});

function expectationOf(flags: FlagValues<typeof FLAGS>): Expectation {
  const { exactly, atLeast, atMost, never, inOrder } = flags;
  const match = queryOf(flags);
  const isCounted = [exactly, atLeast, atMost, never].some((given) => given !== undefined);
  if (inOrder !== undefined) {
    if (isCounted || match.operation !== undefined)
      throw new UsageError('--in-order names its calls itself: give no count and no --operation');
    return { inOrder: inOrder.map((step) => ({ ...match, ...step })) };
  }
  if ([exactly, never, atLeast ?? atMost].filter((given) => given !== undefined).length > 1)
    throw new UsageError('give one of --exactly, --never, or --at-least and --at-most');
  return never === true ? { match, never } : { match, exactly, atLeast, atMost };
}

function readSteps(given: string): JournalQuery[] {
  return given.split(',').map((step) => {
    const [, api, operation] = /^\s*(?:(\w+)\/)?(.+?)\s*$/.exec(step) ?? [];
    if (operation === undefined)
      throw new UsageError('operations with commas between, such as mspc/AddUser,AddPackage');
    return { ...(api === undefined ? {} : { api }), operation };
  });
}
