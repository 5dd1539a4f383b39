import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { XMLParser } from 'fast-xml-parser';
import { account, emulatorFor, newWorld, type World } from '../client.js';
import { folderFor } from '../folder.js';
import { provisim, type Ended } from './runner.js';

const emulator = emulatorFor();
const folder = folderFor('coverage');

function run(...parameters: readonly string[]): Promise<Ended> {
  return provisim(['coverage', ...parameters], { env: variables() });
}

function variables(): Record<string, string> {
  return { PROVISIM_CONTROL_URL: emulator().address.controlUrl };
}

let world: World;
beforeEach(async () => {
  world = newWorld(emulator());
  await run('clear');
  await run('on', '--sandboxes', world.name);
  await world.admin.call('AddUser', account('ann'));
});

const LINES = [
  /^API {2,}OPERATIONS {2,}FIELDS {2,}ERRORS$/,
  /^mspc {2,}1 % \(1 of 98\) {2,}1\.1 % \(7 of 632\) {2,}0 % \(0 of 286\)$/,
  /^cortex {2,}0 % \(0 of 77\) /,
  /^mps {2,}0 % \(0 of 114\) /,
  /^provisioning {2,}0 % \(0 of 35\) /,
  /^all {2,}0\.3 % \(1 of 324\) /,
  /^1 exchange$/,
  /^$/,
];

describe('provisim coverage', () => {
  test('is a table of shares', async () => {
    const { code, out, err } = await run();

    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.split('\n')).toEqual(LINES.map((line) => expect.stringMatching(line) as unknown));
  });

  test('is the same by its whole name, and as JSON', async () => {
    const [short, whole, json] = [await run(), await run('show'), await run('--json')];

    expect(whole).toEqual(short);
    expect(JSON.parse(json.out)).toMatchObject({ exchanges: 1, setting: { isOn: true } });
  });

  test('goes on, off and begins anew', async () => {
    const off = await run('off');
    await world.admin.call('GetUserById', { userId: 1 });
    const kept = JSON.parse((await run('--json')).out) as object;
    const cleared = await run('clear');
    const { out, err } = await run();

    expect([off.out, cleared.out]).toEqual(['coverage is off\n', 'coverage begins anew\n']);
    expect(kept).toMatchObject({ exchanges: 1, setting: { isOn: false } });
    expect(out).toContain('\n0 exchanges\n');
    expect(err).toBe(
      'provisim: nothing is counted until `provisim coverage on`, or with --coverage of start\n',
    );
  });

  test('writes the format that the ending says, and prints the table', async () => {
    const files = ['report.json', 'report.xml', 'report.md'].map((name) => join(folder, name));
    for (const file of files) expect((await run('--out', file)).out).toContain('\n1 exchange\n');

    const [json = '', junit = '', markdown = ''] = files.map((file) => readFileSync(file, 'utf8'));

    const { testsuites } = new XMLParser({ ignoreAttributes: false }).parse(junit) as {
      readonly testsuites: Readonly<Record<string, string>>;
    };
    expect(JSON.parse(json)).toMatchObject({ exchanges: 1 });
    expect([testsuites['@_tests'], testsuites['@_failures']]).toEqual(['324', '323']);
    expect(markdown).toMatch(/^## Provisim coverage\n/);
  });

  test('prints a format that is asked for', async () => {
    const { out } = await run('--format', 'markdown', '--sandbox', world.name);

    expect(out).toMatch(/^## Provisim coverage\n/);
    expect(out).toContain(`provisim call mspc GetUserById --example --sandbox ${world.name}`);
  });

  test('does not guess a format', async () => {
    expect(await run('--out', 'report.txt')).toMatchObject({
      code: 2,
      err: 'provisim: report.txt: end its name with .json, .xml or .md, or say --format\n',
    });
  });

  test.each([
    [['--min-operations', '0.3', '--min-fields', '0', '--min-errors', '0'], 0, ''],
    [['--min', 'mspc.operations=1', '--min', 'fields=0.1'], 0, ''],
    [
      ['--min-operations', '80', '--min-errors', '30'],
      1,
      'provisim: operations: 0.3 % (1 of 324) is below 80 %\nprovisim: errors: 0 % (0 of 414) is below 30 %\n',
    ],
    [['--min', 'mspc.operations=90'], 1, 'provisim: mspc operations: 1 % (1 of 98) is below 90 %\n'],
    [
      ['--min', 'soap.operations=90'],
      2,
      'provisim: --min soap: no such API; there are mspc, cortex, mps, provisioning\n',
    ],
  ])('with %j ends with %d', async (flags, code, err) => {
    expect(await run(...flags)).toMatchObject({ code, err });
  });

  test.each([
    [['--min-operations', '101'], /a number from 0 to 100/],
    [['--min', 'operation=90'], /such as mspc\.operations=90/],
    [['--min-operation', '9'], /Did you mean --min-operations\?/],
    [['sow'], /Did you mean show\?/],
  ])('refuses %j', async (flags, message) => {
    const { code, err } = await run(...flags);

    expect(code).toBe(2);
    expect(err).toMatch(message);
  });
});

describe('provisim exec', () => {
  const call = `fetch(process.env.PROVISIM_MSPC_URL + '/esUsers.asmx?wsdl')`;

  test('tells on stderr what its command touched, and passes its exit code', async () => {
    const program = `${call}.then(() => process.exit(7))`;
    const { code, out, err } = await provisim(['exec', '--coverage', '--', process.execPath, '-e', program]);

    expect({ code, out }).toEqual({ code: 7, out: '' });
    expect(err).toMatch(/^API {2,}OPERATIONS[^]*\n1 exchange\n$/);
  });

  test('writes it to a file', async () => {
    const file = join(folder, 'exec.json');
    await provisim(['exec', '--coverage-file', file, '--', process.execPath, '-e', call]);

    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ exchanges: 1, setting: { isOn: true } });
  });
});
