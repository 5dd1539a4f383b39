import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { provisim } from './runner.js';

/** Every command and part, as `help` is asked of it. */
const COMMANDS = [
  ...['start', 'exec', 'reset', 'seed', 'restore', 'fork', 'sandboxes', 'drop', 'prov', 'journal', 'verify'],
  ...['doctor', 'completion', 'snapshot', 'clock', 'fault', 'call', 'coverage', 'export'],
  ...['save', 'list', 'get', 'put', 'drop'].map((part) => `snapshot ${part}`),
  ...['show', 'freeze', 'set', 'advance', 'run', 'real'].map((part) => `clock ${part}`),
  ...['add', 'list', 'remove', 'clear'].map((part) => `fault ${part}`),
  ...['show', 'on', 'off', 'clear'].map((part) => `coverage ${part}`),
  ...['har', 'golden', 'soapui', 'wsdl'].map((part) => `export ${part}`),
];

describe('provisim --help', () => {
  test('lists every command with what it does, and the exit codes', async () => {
    const { code, out, err } = await provisim(['--help']);

    const listed = [...out.matchAll(/^ {2}([a-z]+) {2,}\S/gm)].map(([, name]) => name);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(listed.sort()).toEqual(COMMANDS.filter((name) => !name.includes(' ')).sort());
    expect(out).toContain('Exit codes:\n  0  ');
    expect(out).toContain('\n  3  no emulator answers at the control address\n');
  });

  test('tells the version', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      version: string;
    };

    expect(await provisim(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
  });
});

test.each(COMMANDS)('provisim %s --help has two examples or more, of its own', async (name) => {
  const { code, out, err } = await provisim([...name.split(' '), '--help']);

  const [, examples = ''] = /\nExamples:\n([\s\S]*?)\n\n/.exec(out) ?? [];
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(new RegExp(`^Usage: provisim ${name} `));
  expect(examples.match(/^ {2}# \S/gm)?.length).toBeGreaterThanOrEqual(2);
  expect(examples).toContain(`provisim ${name.split(' ')[0]}`);
  expect(out).toContain('\nExit codes:\n');
  expect(out).toContain('--no-color');
});

test('help is the same by its other name', async () => {
  expect(await provisim(['help', 'reset'])).toEqual(await provisim(['reset', '--help']));
});

describe('an emulator that is not there', () => {
  test.each([
    [['reset'], 'http://127.0.0.1:1'],
    [['clock', 'advance', '1d'], 'http://127.0.0.1:1'],
    [['journal', '--json'], 'http://127.0.0.1:1'],
  ])('lets %j end with 3', async (parameters, url) => {
    expect(await provisim([...parameters, '--control', url])).toEqual({
      code: 3,
      out: '',
      err: `provisim: no emulator answers at ${url} (ECONNREFUSED); start one with \`provisim start\`, or name another with --control or PROVISIM_CONTROL_URL\n`,
    });
  });

  test('is told from an address that is none', async () => {
    expect(await provisim(['reset', '--control', 'nowhere'])).toEqual({
      code: 2,
      out: '',
      err: 'provisim: --control nowhere: an address such as http://127.0.0.1:9090\n',
    });
  });
});
