import { describe, expect, test } from '@jest/globals';
import { account, emulatorFor, newWorld, NOW } from '../client.js';
import { provisim } from './runner.js';

const emulator = emulatorFor();

/** Runs a command on a world of its own. */
async function fault(...parameters: readonly string[]) {
  const world = newWorld(emulator());
  return { world, ...(await onWorld(world.name, ...parameters)) };
}

function onWorld(name: string, ...parameters: readonly string[]) {
  const env = { PROVISIM_CONTROL_URL: emulator().address.controlUrl, PROVISIM_SANDBOX: name };
  return provisim(['fault', ...parameters], { env });
}

describe('provisim fault add', () => {
  test.each<[flags: string, rule: object]>([
    [
      '--api mspc --operation AddUser --nth 2 --error ERROR_USER_ACCOUNT_DEMO --times 3',
      {
        match: { api: 'mspc', operation: 'AddUser', nth: 2 },
        before: { error: 'ERROR_USER_ACCOUNT_DEMO' },
        times: 3,
      },
    ],
    [
      '--entity ann --path /mps --method POST --probability 0.5 --status 503 --until 2026-02-01',
      {
        match: { entity: 'ann', path: '/mps', method: 'POST', probability: 0.5 },
        before: { status: 503 },
        expiresAt: Date.parse('2026-02-01T00:00:00Z'),
      },
    ],
    ['--refuse --for 10m', { before: { connection: 'refuse' }, expiresAt: NOW + 600_000 }],
    ['--hang', { before: { connection: 'hang' } }],
    ['--delay 200ms', { before: { delayMs: 200 } }],
    ['--delay 100ms..2s', { before: { delayMs: { min: 100, max: 2_000 } } }],
    ['--delay-after 200ms~0.5', { after: { delayMs: { median: 200, sigma: 0.5 } } }],
    ['--lose', { after: { connection: 'close' } }],
    ['--close-after 10', { after: { connection: 'close', afterBytes: 10 } }],
    ['--reset-after 0', { after: { connection: 'reset', afterBytes: 0 } }],
    ['--hang-after 10', { after: { connection: 'hang', afterBytes: 10 } }],
    ['--truncate 20 --append x', { after: { truncateAt: 20, append: 'x' } }],
    [
      '--drip 10/50ms --wrong-length -5 --chunked',
      { after: { drip: { bytes: 10, everyMs: 50 }, contentLengthBy: -5, chunked: true } },
    ],
    ['--twice', { after: { repeat: 'answer' } }],
    ['--stale --gzip --bom', { after: { repeat: 'previous', gzip: true, bom: true } }],
    [
      '--charset utf-16 --prefix q --reorder --dates zone --long-texts 5 --rows 3',
      { after: { charset: 'utf-16', prefix: 'q', reorder: true, dates: 'zone', longTexts: 5, rows: 3 } },
    ],
    ['--absent nil --nil empty --empty absent', { after: { absent: 'nil', nil: 'empty', empty: 'absent' } }],
  ])('%s', async (flags, rule) => {
    const { code, out, err, world } = await fault('add', ...flags.split(' '), '--json');

    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toEqual({ ...rule, id: 1, matched: 0, applied: 0 });
    expect(JSON.parse(JSON.stringify(world.control.faults()))).toEqual([JSON.parse(out)]);
  });

  test('takes a whole rule as JSON', async () => {
    const rule = { match: { api: 'mps' }, before: { connection: 'refuse' } };

    const { out } = await fault('add', '--json-rule', JSON.stringify(rule), '--json');

    expect(JSON.parse(out)).toEqual({ ...rule, id: 1, matched: 0, applied: 0 });
  });

  test('makes a rule that strikes, and the list tells how often', async () => {
    const { world, out } = await fault(
      'add',
      '--operation',
      'AddUser',
      '--error',
      'ERROR_USER_ACCOUNT_DEMO',
      '--times',
      '2',
    );

    const answer = await world.admin.call('AddUser', account('ann'));
    const listed = await onWorld(world.name);

    expect(answer).toMatch(/^-\d+$/);
    expect(out).toMatch(/^1 +operation AddUser +before: error ERROR_USER_ACCOUNT_DEMO +2 times +0 of 0$/m);
    expect(listed.out).toMatch(
      /^1 +operation AddUser +before: error ERROR_USER_ACCOUNT_DEMO +1 times +1 of 1$/m,
    );
  });

  test.each([
    [['--api', 'mpsc', '--lose'], 'It is one of mspc, provisioning, cortex, mps. Did you mean mspc?'],
    [
      ['--error', 'ERROR_USER_ACCOUNT_DEM'],
      'no error ERROR_USER_ACCOUNT_DEM; did you mean ERROR_USER_ACCOUNT_DEMO?',
    ],
    [['--operation', 'AddUser'], 'say what goes wrong: --error, --status, --refuse'],
    [['--refuse', '--truncate', '10'], 'a call is done or it is not: connection is before, truncateAt after'],
    [['--lose', '--reset-after', '5'], 'one of these, not all of them: --lose, --reset-after <bytes>'],
    [['--hang', '--for', '1m', '--until', '2026-02-01'], 'one of these, not all of them: --for <duration>'],
    [['--status', '200'], "argument '200' is invalid. a whole number from 400 to 599"],
    [['--nth', '0', '--lose'], 'a whole number, 1 or more'],
    [['--probability', '2', '--lose'], 'a number from 0 to 1'],
    [['--delay', 'long'], 'a duration such as 500ms'],
    [['--drip', '10', '--lose'], 'bytes at a time and the time between, such as 10/50ms'],
    [['--json-rule', '{'], '--json-rule: '],
    [['--json-rule', '{}', '--lose'], 'give no other flag of the rule'],
    [['--json-rule', '{"befor": {}}'], 'Unrecognized key: "befor"'],
    [['--truncat', '10'], "error: unknown option '--truncat'\n(Did you mean --truncate?)"],
  ])('refuses %j', async (flags, message) => {
    const { code, out, err, world } = await fault('add', ...flags);

    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(world.control.faults()).toEqual([]);
  });
});

test('rules are taken away by number, or all of them', async () => {
  const { world } = await fault('add', '--lose');
  world.control.addFault({ before: { connection: 'refuse' } });
  world.control.addFault({ before: { connection: 'hang' } });

  const removed = await onWorld(world.name, 'remove', '1', '--json');
  const again = await onWorld(world.name, 'remove', '1');
  const wrong = await onWorld(world.name, 'remove', 'first');
  const cleared = await onWorld(world.name, 'clear');

  expect((JSON.parse(removed.out) as { id: number }[]).map(({ id }) => id)).toEqual([2, 3]);
  expect([again.code, again.err]).toEqual([1, 'provisim: no fault rule 1\n']);
  expect([wrong.code, wrong.err]).toEqual([2, 'provisim: first: give the number that `fault list` shows\n']);
  expect([cleared.code, cleared.out]).toEqual([0, 'no fault rules\n']);
});
