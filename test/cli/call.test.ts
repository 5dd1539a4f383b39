import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { emulatorFor, newWorld, type World } from '../client.js';
import { folderFor } from '../folder.js';
import { provisim, type Ended, type Surroundings } from './runner.js';

const emulator = emulatorFor();
const folder = folderFor('call');
const shell = promisify(execFile);

/** Runs `call` on a world. */
function call(world: World, parameters: readonly string[], more: Surroundings = {}): Promise<Ended> {
  const env = { PROVISIM_CONTROL_URL: emulator().address.controlUrl, PROVISIM_SANDBOX: world.name };
  return provisim(['call', ...parameters], { env, cwd: folder, ...more });
}

const ANN = [
  '--user.OwnerId',
  '1',
  '--user.Role',
  'User',
  '--user.Username',
  'ann',
  '--password',
  'Secret-1',
];

describe('provisim call', () => {
  test('sends a message from fields, and shows request and answer with secrets masked', async () => {
    const world = newWorld(emulator());

    const { code, out, err } = await call(world, ['mspc', 'AddUser', ...ANN]);
    const there = await world.admin.call('UserExists', { username: 'ann' });

    expect({ code, err, there }).toEqual({ code: 0, err: '', there: 'true' });
    expect(out).toMatch(
      /^1 {2}mspc AddUser {2}done {2}documented {2}2026-01-15T10:30:00\.000Z\n\nPOST \/~world-\d+\/esUsers/,
    );
    expect(out).toContain('\n        <Username>ann</Username>\n');
    expect(out).toContain('\n      <password>***</password>\n');
    expect(out).toContain('\n      <AddUserResult>2</AddUserResult>\n');
    expect(out).not.toContain('Secret-1');
  });

  test('ends with 1 when the product says no', async () => {
    const world = newWorld(emulator());
    await call(world, ['mspc', 'AddUser', ...ANN]);

    const again = await call(world, ['mspc', 'AddUser', ...ANN, '--json']);
    const stranger = await call(world, [
      'mspc',
      'GetUserById',
      '--userId',
      '1',
      '--login',
      'serveradmin:wrong',
      '--json',
    ]);

    expect([again.code, JSON.parse(again.out)]).toEqual([
      1,
      expect.objectContaining({ id: 2, outcome: 'refused', reason: 'ERROR_USER_ALREADY_EXISTS' }),
    ]);
    expect([stranger.code, JSON.parse(stranger.out)]).toEqual([
      1,
      expect.objectContaining({ answer: expect.objectContaining({ status: 401 }) as unknown }),
    ]);
  });

  test('asks for the token that the Provisioning API wants', async () => {
    const world = newWorld(emulator());

    const { code, out } = await call(world, ['provisioning', 'getEnvironmentByEid', '--eid', '0000']);
    const wrong = await call(world, [
      'provisioning',
      'listUsers',
      '--login',
      'nobody:wrong',
      '--environment',
      '0000',
    ]);

    expect([code, /^2 {2}provisioning getEnvironmentByEid {2}done/.test(out)]).toEqual([0, true]);
    expect([wrong.code, /^3 {2}provisioning requestToken {2}refused/.test(wrong.out)]).toEqual([1, true]);
  });

  test('takes values from a file, from what is piped in, and from what the sandbox holds', async () => {
    const world = newWorld(emulator(), 'demo');
    writeFileSync(join(folder, 'user.json'), JSON.stringify({ userId: 1 }));
    const nameIn = ({ out }: Ended) => /<Username>([^<]*)</.exec(out)?.[1];

    const fromFile = await call(world, ['mspc', 'GetUserById', '--values', 'user.json', '--raw']);
    const piped = await call(world, ['mspc', 'GetUserById', '--values', '-', '--raw'], {
      input: '{"userId": 2}',
    });
    const overridden = await call(world, [
      'mspc',
      'GetUserById',
      '--values',
      'user.json',
      '--userId=2',
      '--raw',
    ]);
    const example = await call(world, ['mspc', 'GetUserById', '--example', '--raw']);
    const set = await call(world, ['mspc', 'GetUserById', '--set', 'userId=2', '--raw']);

    expect([fromFile, piped, overridden, set].map(nameIn)).toEqual([
      ...['serveradmin', 'northwind', 'northwind', 'northwind'],
    ]);
    expect([example.code, nameIn(example)]).toEqual([0, expect.stringMatching(/./)]);
    expect(fromFile.out).toMatch(/^<\?xml version="1\.0" encoding="utf-8"\?><soap:Envelope/);
  });

  test('calls Cortex and MPS, and shows what each says', async () => {
    const world = newWorld(emulator());
    const pools = ['mps', 'GetPools', '--service', 'Hosted Office Communications Server', '--example'];
    const missing = ['cortex', 'SET', 'customer', '--name', 'ABC', '--fullname', 'Abc Ltd'];

    const found = await call(world, ['cortex', 'FIND', 'customer', '--name', 'CSP']);
    const refused = await call(world, missing);
    const listed = await call(world, pools);

    expect([found.code, refused.code, listed.code]).toEqual([0, 1, 0]);
    expect(found.out).toMatch(/^1 {2}cortex FIND customer {2}done/);
    expect(found.out).toContain('\n    <fullname>Cortex Service Provider</fullname>\n');
    expect(refused.out).toMatch(/^2 {2}cortex SET customer {2}refused InvalidNewCustomer/);
    expect(refused.out).toContain('\n400 Bad Request\n');
    expect(listed.out).toContain('\n      <poolFQDN>pool01.csp.local</poolFQDN>\n');
  });

  test('speaks SOAP 1.2', async () => {
    const { out } = await call(newWorld(emulator()), [
      'mspc',
      'GetUserById',
      '--userId',
      '1',
      '--soap',
      '1.2',
      '--raw',
    ]);

    expect(out).toContain('<soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope"');
  });

  test('tells of an answer that was lost, although the call is done', async () => {
    const world = newWorld(emulator());
    world.control.addFault({ match: { operation: 'AddUser' }, after: { connection: 'close' } });

    const { code, out, err } = await call(world, ['mspc', 'AddUser', ...ANN]);

    expect([code, err]).toEqual([1, 'provisim: the answer did not arrive as the journal has it\n']);
    expect(out).toMatch(/^1 {2}mspc AddUser {2}done {2}documented {2}fault rule 1, after/);
    expect(await world.admin.call('UserExists', { username: 'ann' })).toBe('true');
  });

  test.each<[what: string, parameters: string[], sends: string]>([
    ['one', ['mspc', 'AddUser', ...ANN, '--user.Comments', 'it\'s $HOME `and` "more" \\'], 'AddUser'],
    [
      'one that needs a token',
      ['provisioning', 'getEnvironmentByEid', '--eid', '0000'],
      'getEnvironmentByEid',
    ],
  ])('prints commands that work when pasted: %s', async (_what, parameters, operation) => {
    const world = newWorld(emulator());

    const { code, out } = await call(world, [...parameters, '--dry-run']);
    const asked = world.control.journal().length;
    const pasted = await shell('sh', ['-euc', out]);

    expect([code, asked]).toEqual([0, 0]);
    expect(pasted.stderr).toBe('');
    const last = world.control.journal().at(-1);
    expect([last?.operation, last?.outcome]).toEqual([operation, 'done']);
  });

  test('lists operations and what they take', async () => {
    const world = newWorld(emulator());

    const list = await call(world, ['mspc', '--list', '--json']);
    const fields = await call(world, ['mspc', 'ChangeUserStatus', '--fields']);
    const ofProvisioning = await call(world, ['provisioning', 'createExtension', '--fields']);

    const names = (JSON.parse(list.out) as { operation: string }[]).map(({ operation }) => operation);
    expect(names).toEqual(expect.arrayContaining(['AddUser', 'AddPackage', 'AuthenticateUser']));
    expect(fields.out.split('\n').map((line) => line.split(/ {2,}/))).toEqual([
      ['mspc ChangeUserStatus', 'esUsers'],
      [''],
      ['FIELD', 'TYPE', 'NEEDED', 'VALUES'],
      ['--userId', 'int', 'yes'],
      ['--status', 'UserStatus', 'yes', 'Active, Suspended, Cancelled, Pending'],
      [''],
    ]);
    expect(ofProvisioning.out).toMatch(/^--token +string +asked for by itself$/m);
    expect(ofProvisioning.out).toMatch(/^--extension\.user\.roles +string, repeated$/m);
    expect(ofProvisioning.out).toContain('errors: ERROR_GENERAL, ');
  });

  test.each([
    [['mspc', 'AddUsr'], 2, 'no operation AddUsr in mspc; the nearest is AddUser'],
    [['msp', 'AddUser'], 2, 'the nearest is mspc'],
    [['mspc', 'AddUser', '--user.Usernam', 'x'], 2, 'no field AddUser/user/Usernam; the nearest is Username'],
    [['mspc', 'GetUserById', '--userId', 'five'], 2, 'GetUserById/userId is no int: "five"'],
    [['mspc', 'GetUserById', '--userId', '1', '--userId', '2'], 2, 'userId is one int, not a list'],
    [['mspc', 'GetUserById', 'five'], 2, 'no operation GetUserById five in mspc'],
    [
      ['mspc', 'GetUserById', '--login', 'serveradmin'],
      2,
      '--login serveradmin: give the name, a colon and the password',
    ],
    [['mspc', 'GetUserById', '--soap', '1.3'], 2, "argument '1.3' is invalid. It is one of 1.1, 1.2."],
    [['mspc', '--userId', '1'], 2, 'call which operation of which API?'],
    [['mspc', 'AddUsr', '--fields'], 1, 'no operation AddUsr in mspc; the nearest is AddUser'],
    [['--list', 'msp'], 1, 'no API msp; the nearest is mspc'],
  ])('refuses %j', async (parameters, code, message) => {
    const world = newWorld(emulator());

    const ended = await call(world, parameters);

    expect({ code: ended.code, out: ended.out }).toEqual({ code, out: '' });
    expect(ended.err).toContain(message);
    expect(world.control.journal()).toEqual([]);
  });
});
