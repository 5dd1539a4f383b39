import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { describe, expect, test } from '@jest/globals';
import { account, Client, emulatorFor, newWorld, type World } from '../client.js';
import { COMMAND, surroundings } from '../command.js';
import { provisim, type Ended } from './runner.js';

const emulator = emulatorFor();

/** A world that was asked three things: one was done, one refused, one ended in a fault. */
async function asked(): Promise<World> {
  const world = newWorld(emulator());
  await world.admin.call('AddUser', account('ann'));
  await world.admin.call('AddUser', account('ann'));
  await world.admin.call('NoSuchOperation').catch(() => new Client(world.url).post('UserExists', '<broken'));
  return world;
}

function run(world: World, ...parameters: readonly string[]): Promise<Ended> {
  return provisim(parameters, { env: variables(world) });
}

function variables({ name }: World): Record<string, string> {
  return { PROVISIM_CONTROL_URL: emulator().address.controlUrl, PROVISIM_SANDBOX: name };
}

describe('provisim journal', () => {
  test('is a table, oldest first', async () => {
    const { code, out, err } = await run(await asked(), 'journal');

    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.split('\n').map((line) => line.split(/ {2,}/))).toEqual([
      ['ID', 'TIME', 'API', 'OPERATION', 'OUTCOME', 'REASON', 'STATUS'],
      ['1', '2026-01-15 10:30:00', 'mspc', 'AddUser', 'done', '200'],
      ['2', '2026-01-15 10:30:00', 'mspc', 'AddUser', 'refused', 'ERROR_USER_ALREADY_EXISTS', '200'],
      expect.arrayContaining(['3', '2026-01-15 10:30:00']),
      [''],
    ]);
  });

  test('shows what matches, and the newest of it', async () => {
    const world = await asked();
    const ids = async (...flags: readonly string[]) => {
      const { out } = await run(world, 'journal', '--json', ...flags);
      return (JSON.parse(out) as { id: number }[]).map(({ id }) => id);
    };

    expect(await ids('--api', 'mspc', '--operation', 'AddUser')).toEqual([1, 2]);
    expect(await ids('--outcome', 'refused', '--reason', 'ERROR_USER_ALREADY_EXISTS')).toEqual([2]);
    expect(await ids('--stage', 'rules', '--user', 'serveradmin')).toEqual([2]);
    expect(await ids('--xpath', '//mspc:Username = "ann"')).toEqual([1, 2]);
    expect(await ids('--answer-xpath', '//mspc:AddUserResult < 0')).toEqual([2]);
    expect(await ids('--violations', '--operation', 'DeleteUser')).toEqual([]);
    expect(await ids('--text', '>ann<', '--since', '1')).toEqual([2]);
    expect(await ids('--limit', '1')).toEqual([3]);
    expect((await run(world, 'journal', '--operation', 'DeleteUser')).out).toBe('no exchanges match\n');
  });

  test('shows one exchange with its request and answer indented and its secrets masked', async () => {
    const { code, out } = await run(await asked(), 'journal', '2');

    expect(code).toBe(0);
    expect(out).toMatch(
      /^2 {2}mspc AddUser {2}refused ERROR_USER_ALREADY_EXISTS {2}documented {2}2026-01-15T10:30:00\.000Z\nthe product refused it: ERROR_USER_ALREADY_EXISTS \(-100\)\n(off contract: .*\n){3}off contract: and \d+ more\n\nPOST \/~world-\d+\/esUsers\.asmx\n/,
    );
    expect(out).toContain('\n      <user>\n        <RoleId>3</RoleId>\n');
    expect(out).toContain('\n      <password>***</password>\n');
    expect(out).toContain('\n200 OK\n');
    expect(out).toContain('\n      <AddUserResult>-100</AddUserResult>\n');
    expect(out).not.toContain('Secret1!');
    expect(out).not.toContain('\u001b');
  });

  test('is coloured where colours are forced, and not where they are forbidden', async () => {
    const world = await asked();
    const coloured = (variable: Record<string, string>, ...flags: readonly string[]) =>
      provisim(['journal', '2', ...flags], { env: { ...variables(world), ...variable } });

    expect((await coloured({ FORCE_COLOR: '1' })).out).toContain('\u001b[36m<soap:Envelope\u001b[0m');
    expect((await coloured({ FORCE_COLOR: '1', NO_COLOR: '1' })).out).not.toContain('\u001b');
    expect((await coloured({ FORCE_COLOR: '1' }, '--no-color')).out).not.toContain('\u001b');
  });

  test('waits for what is to come, and ends with 1 when it does not', async () => {
    const world = newWorld(emulator());

    const waiting = run(
      world,
      'journal',
      '--operation',
      'AddUser',
      '--wait',
      '60s',
      '--count',
      '2',
      '--json',
    );
    await world.admin.call('AddUser', account('ann'));
    await world.admin.call('AddUser', account('ben'));
    const { code, out } = await waiting;
    const vain = await run(world, 'journal', '--operation', 'DeleteUser', '--wait', '1ms');

    expect([code, (JSON.parse(out) as unknown[]).length]).toEqual([0, 2]);
    expect([vain.code, vain.out]).toEqual([1, 'no exchanges match\n']);
  });

  test('follows what comes, over a reset', async () => {
    const world = newWorld(emulator());
    await world.admin.call('AddUser', account('ann'));
    const child = spawn(process.execPath, [COMMAND, 'journal', '--follow', '--json'], {
      env: surroundings(variables(world)),
    });
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
    const next = async () => {
      const { id, operation } = JSON.parse(String((await lines.next()).value)) as Record<string, unknown>;
      return [id, operation];
    };

    const first = await next();
    await world.admin.call('UserExists', { username: 'ann' });
    const second = await next();
    world.control.reset();
    await new Client(world.url).call('GetUserById', { userId: 1 });
    const third = await next();
    child.kill('SIGINT');
    const [, signal] = (await once(child, 'exit')) as [unknown, unknown];

    expect([first, second, third, signal]).toEqual([
      [1, 'AddUser'],
      [2, 'UserExists'],
      [1, 'GetUserById'],
      'SIGINT',
    ]);
  });

  test('forgets everything with --clear', async () => {
    const world = await asked();

    const { out } = await run(world, 'journal', '--clear');

    expect([out, world.control.journal()]).toEqual(['no exchanges match\n', []]);
  });

  test.each([
    [['99'], 1, 'no exchange 99 in the journal'],
    [['first'], 2, 'first: give the number that `provisim journal` shows'],
    [['--outcome', 'refusd'], 2, 'Did you mean refused?'],
    [['--sandbox', 'nowhere'], 1, 'no sandbox named nowhere'],
    [['--wait', '1h'], 2, 'Too big: expected number to be <=300000'],
  ])('refuses %j', async (parameters, code, message) => {
    const ended = await run(newWorld(emulator()), 'journal', ...parameters);

    expect({ code: ended.code, out: ended.out }).toEqual({ code, out: '' });
    expect(ended.err).toContain(message);
  });
});

describe('provisim verify', () => {
  test.each<[flags: string, message: string]>([
    ['--api mspc --operation AddUser', 'expected at least 1 of mspc AddUser, found 2'],
    ['--operation AddUser --exactly 2', 'expected exactly 2 of AddUser, found 2'],
    ['--operation AddUser --at-least 1 --at-most 2', 'expected 1 to 2 of AddUser, found 2'],
    ['--operation DeleteUser --never', 'expected exactly 0 of DeleteUser, found 0'],
    [
      '--operation AddUser --outcome refused --reason ERROR_USER_ALREADY_EXISTS --text ann --since 1',
      'expected at least 1 of AddUser with outcome "refused", reason "ERROR_USER_ALREADY_EXISTS", text "ann", since 1, found 1',
    ],
    ['--in-order mspc/AddUser,AddUser', 'found all 2 in order'],
  ])('%s is met', async (flags, message) => {
    const { code, out, err } = await run(await asked(), 'verify', ...flags.split(' '));

    expect({ code, out, err }).toEqual({ code: 0, out: `as expected: ${message}\n`, err: '' });
  });

  test('ends with 1 when it is not met, and shows the nearest exchange', async () => {
    const world = await asked();

    const { code, out } = await run(world, 'verify', '--operation', 'AddUsr');
    const never = await run(world, 'verify', '--operation', 'AddUser', '--never', '--json');
    const order = await run(world, 'verify', '--in-order', 'AddUser,DeleteUser');

    expect(code).toBe(1);
    expect(out).toMatch(
      /^not met: expected at least 1 of AddUsr, found 0\n\nthe nearest exchange:\noperation is "AddUser", not "AddUsr"\n2 {2}mspc AddUser/,
    );
    expect([never.code, JSON.parse(never.out)]).toMatchObject([
      1,
      { isMet: false, found: 2, message: 'expected exactly 0 of AddUser, found 2', nearest: { id: 1 } },
    ]);
    expect([order.code, order.out.split('\n', 1)[0]]).toEqual([
      1,
      'not met: expected DeleteUser after AddUser, found none',
    ]);
  });

  test.each([
    [['--operation', 'AddUser', '--exactly', '1', '--never'], 'give one of --exactly, --never'],
    [['--in-order', 'AddUser', '--exactly', '1'], '--in-order names its calls itself'],
    [['--in-order', ','], 'operations with commas between'],
    [['--exactly', 'one'], 'a whole number, 0 or more'],
  ])('refuses %j', async (flags, message) => {
    const { code, out, err } = await run(newWorld(emulator()), 'verify', ...flags);

    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
  });
});
