import { command } from '../command.js';
import { controlCommand, type Outcome } from '../controlCommand.js';
import type { ClockState } from '../../client/controlClient.js';
import { readDuration, readInstant } from '../durations.js';
import { UsageError } from '../exitCodes.js';
import { fraction, instant } from '../flags.js';

const AT = { syntax: '[instant]', help: '2026-01-15 or 2026-01-15T10:30:00Z; without a zone it is UTC' };

const show = controlCommand({
  flags: {},
  examples: [
    { tells: 'the time in the default sandbox', run: 'provisim clock' },
    { tells: 'in another one, as JSON', run: 'provisim clock show --sandbox team-a --json' },
  ],
  run: async ({ sandbox }) => outcome(await sandbox.clock()),
});

const freeze = controlCommand({
  words: [{ ...AT, help: `${AT.help} (default: the present one)` }],
  flags: {},
  examples: [
    { tells: 'where it stands', run: 'provisim clock freeze' },
    { tells: 'at an instant', run: 'provisim clock freeze 2026-01-15T10:30:00Z' },
  ],
  run: async ({ sandbox, words: [at] }) =>
    outcome(
      await sandbox.setClock({ mode: 'frozen', at: at === undefined ? undefined : named(at, readInstant) }),
    ),
});

const set = controlCommand({
  details: 'A frozen clock stays frozen, one that runs goes on from there.',
  words: [{ ...AT, syntax: '<instant>' }],
  flags: {},
  examples: [
    { tells: 'to the last minute of the year', run: 'provisim clock set 2026-12-31T23:59:00Z' },
    { tells: 'to midnight UTC of a day', run: 'provisim clock set 2026-03-01 --sandbox team-a' },
  ],
  async run({ sandbox, words: [text = ''] }) {
    const at = named(text, readInstant);
    const { mode, factor } = await sandbox.clock();
    return outcome(
      await sandbox.setClock(mode === 'frozen' ? { mode, at } : { mode: 'running', at, factor }),
    );
  },
});

const advance = controlCommand({
  details:
    'Background work that is due by then is done before the command ends: slow provisioning, delayed deletions, ' +
    'tokens that expire. Back is behind two dashes: provisim clock advance -- -1h',
  words: [{ syntax: '<duration>', help: '90s, 10m, 2h, 1d' }],
  flags: {},
  examples: [
    { tells: 'a day on', run: 'provisim clock advance 1d' },
    { tells: 'until a token of 30 minutes is void', run: 'provisim clock advance 30m1s' },
  ],
  run: async ({ sandbox, words: [text = ''] }) =>
    outcome(await sandbox.advanceClock(named(text, readDuration))),
});

const run = controlCommand({
  flags: {
    factor: fraction(
      '--factor <number>',
      'seconds that pass in the sandbox for each real one (default: 1)',
      1e9,
    ),
    from: instant('--from <instant>', 'where it begins (default: the present instant of the sandbox)'),
  },
  examples: [
    { tells: 'an hour in every minute', run: 'provisim clock run --factor 60' },
    { tells: 'in real speed, in another year', run: 'provisim clock run --from 2030-01-01' },
  ],
  run: async ({ sandbox, flags: { factor, from } }) =>
    outcome(await sandbox.setClock({ mode: 'running', factor: factor ?? 1, at: from })),
});

const real = controlCommand({
  flags: {},
  examples: [
    { tells: 'back to the time of this machine', run: 'provisim clock real' },
    { tells: 'in another sandbox', run: 'provisim clock real --sandbox team-a' },
  ],
  run: async ({ sandbox }) => outcome(await sandbox.setClock({ mode: 'real' })),
});

/** How time passes in a sandbox. */
export const clock = command({
  details: 'Data, tokens, slow provisioning and the Date header of answers go by this clock.',
  flags: {},
  parts: {
    show: { summary: 'tell the time and how the clock goes', command: show },
    freeze: { summary: 'stop the clock', command: freeze },
    set: { summary: 'set the clock, which goes on as it went', command: set },
    advance: { summary: 'move the clock on', command: advance },
    run: { summary: 'let the clock run, faster or slower than real time', command: run },
    real: { summary: 'show the time of this machine', command: real },
  },
  standard: 'show',
  examples: [
    { tells: 'the same bytes in every run', run: 'provisim clock freeze 2026-01-15T10:30:00Z' },
    { tells: 'what tomorrow brings', run: 'provisim clock advance 1d' },
  ],
});

function outcome(state: ClockState): Outcome {
  const { now, mode, factor } = state;
  const going = mode === 'running' ? `running, ${factor} s per second` : mode === 'real' ? 'real time' : mode;
  return { value: state, text: `${now}  ${going}` };
}

/** What a word says; a mistake names the word. */
function named<Value>(text: string, read: (text: string) => Value): Value {
  try {
    return read(text);
  } catch (error) {
    throw error instanceof UsageError ? new UsageError(`${text}: give ${error.message}`) : error;
  }
}
