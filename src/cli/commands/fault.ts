import { command } from '../command.js';
import { controlCommand, type Outcome } from '../controlCommand.js';
import type { FaultRule, SandboxClient } from '../../client/controlClient.js';
import { UsageError } from '../exitCodes.js';
import { FAULT_FLAGS, orderOf } from '../faultOrder.js';
import { table, type Style } from '../terminal.js';

const add = controlCommand({
  details:
    'Say which calls are meant and what goes wrong. Either the call is not done: an error of the product, a status ' +
    'of the host, a connection that is refused or hangs, a delay. Or it is done, its change stays, and the answer is ' +
    'spoilt: lost, cut, late, in another form. The first rule that fits a call counts.',
  flags: FAULT_FLAGS,
  examples: [
    {
      tells: 'the second AddUser is refused as a demo account',
      run: 'provisim fault add --api mspc --operation AddUser --nth 2 --error ERROR_USER_ACCOUNT_DEMO',
    },
    {
      tells: 'a status change is done, and its answer lost, once',
      run: 'provisim fault add --operation ChangeUserStatus --lose --times 1',
    },
    {
      tells: 'a third of all Cortex calls takes 1 to 3 seconds, for ten minutes',
      run: 'provisim fault add --api cortex --probability 0.33 --delay 1s..3s --for 10m',
    },
    { tells: 'whatever concerns ann ends with 503', run: 'provisim fault add --entity ann --status 503' },
  ],
  async run({ sandbox, flags, terminal }) {
    const rule = await sandbox.addFault(
      await orderOf(flags, async () => Date.parse((await sandbox.clock()).now)),
    );
    return { value: rule, text: rulesText([rule], terminal.style) };
  },
});

const list = controlCommand({
  flags: {},
  examples: [
    { tells: 'what is in force, and how often it struck', run: 'provisim fault list' },
    { tells: 'in another sandbox, as JSON', run: 'provisim fault list --sandbox team-a --json' },
  ],
  run: ({ sandbox, terminal }) => listed(sandbox, terminal.style),
});

const remove = controlCommand({
  words: [{ syntax: '<id>', help: 'the number that `fault list` shows', offer: 'faults' }],
  flags: {},
  examples: [
    { tells: 'the first one', run: 'provisim fault remove 1' },
    { tells: 'in another sandbox', run: 'provisim fault remove 1 --sandbox team-a' },
  ],
  async run({ sandbox, words: [id = ''], terminal }) {
    if (!/^\d{1,9}$/.test(id)) throw new UsageError(`${id}: give the number that \`fault list\` shows`);
    await sandbox.removeFault(Number(id));
    return listed(sandbox, terminal.style);
  },
});

const clear = controlCommand({
  flags: {},
  examples: [
    { tells: 'all goes well again', run: 'provisim fault clear' },
    { tells: 'in another sandbox', run: 'provisim fault clear --sandbox team-a' },
  ],
  async run({ sandbox, terminal }) {
    await sandbox.clearFaults();
    return listed(sandbox, terminal.style);
  },
});

/** Rules that let calls fail. */
export const fault = command({
  details: 'Rules belong to a sandbox and go with its reset.',
  flags: {},
  parts: {
    add: { summary: 'add a fault rule', command: add },
    list: { summary: 'list the rules in force', command: list },
    remove: { summary: 'take a rule away', command: remove },
    clear: { summary: 'take all rules away', command: clear },
  },
  standard: 'list',
  examples: [
    {
      tells: 'the next call to MSPC finds the host down',
      run: 'provisim fault add --api mspc --refuse --times 1',
    },
    { tells: 'what is in force', run: 'provisim fault' },
  ],
});

async function listed(sandbox: SandboxClient, style: Style): Promise<Outcome> {
  const rules = await sandbox.faults();
  return { value: rules, text: rulesText(rules, style) };
}

function rulesText(rules: readonly FaultRule[], style: Style): string {
  if (rules.length === 0) return 'no fault rules';
  const rows = rules.map(({ id, matched, applied, match = {}, before, after, times, expiresAt }) => [
    String(id),
    partsText(match) || 'any call',
    before === undefined ? `after: ${partsText(after ?? {})}` : `before: ${partsText(before)}`,
    [
      ...(times === undefined ? [] : [`${times - applied} times`]),
      ...(expiresAt === undefined ? [] : [`until ${new Date(expiresAt).toISOString()}`]),
    ].join(', ') || 'cleared',
    `${applied} of ${matched}`,
  ]);
  return table(['ID', 'CALLS', 'WHAT HAPPENS', 'UNTIL', 'STRUCK'], rows, style);
}

function partsText(parts: object): string {
  return Object.entries(parts)
    .filter(([, value]) => value !== undefined)
    .map(
      ([name, value]: [string, unknown]) =>
        `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`,
    )
    .join(', ');
}
