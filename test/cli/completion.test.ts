import { execFile } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { emulatorFor, get } from '../client.js';
import { COMMAND } from '../command.js';
import { folderFor } from '../folder.js';
import { provisim } from './runner.js';

const emulator = emulatorFor();
const folder = folderFor('completion');
const run = promisify(execFile);

/** What a bash that has sourced the script offers for the last of these words. */
async function offers(lines: readonly (readonly string[])[], controlUrl = emulator().address.controlUrl) {
  const path = join(folder, 'provisim');
  writeFileSync(path, `#!/bin/sh\nexec '${process.execPath}' '${COMMAND}' "$@"\n`);
  chmodSync(path, 0o755);
  const script = `
    source <(provisim completion bash)
    complete -p provisim
    offer() {
      COMP_WORDS=(provisim "$@"); COMP_CWORD=$#; _provisim
      printf '%s\\n' "\${COMPREPLY[*]}"
    }
    ${lines.map((words) => `offer ${words.map((word) => `'${word}'`).join(' ')}`).join('\n')}`;
  const env = { PATH: `${folder}:${process.env.PATH ?? ''}`, PROVISIM_CONTROL_URL: controlUrl };
  const { stdout } = await run('bash', ['-euc', script], { env });
  const [registered, ...answers] = stdout.trimEnd().split('\n');
  return { registered, answers };
}

describe('completion in bash', () => {
  test('offers commands, parts, flags and what values can be', async () => {
    const { registered, answers } = await offers([
      ['res'],
      ['clock', ''],
      ['clock', 'f'],
      ['reset', '--'],
      ['fault', 'add', '--ch'],
      ['fault', 'add', '--api', ''],
      ['journal', '--outcome', 're'],
      ['completion', ''],
      ['help', 'ver'],
      ['seed', 'de'],
      ['start', '--mspc-w'],
      ['exec', '--s'],
    ]);

    expect(registered).toBe('complete -o default -o nosort -F _provisim provisim');
    expect(answers).toEqual([
      'reset restore',
      'show freeze set advance run real',
      'freeze',
      '--all --control --control-token --sandbox --json --no-color --help',
      '--chunked --charset',
      'mspc provisioning cortex mps',
      'refused rejected',
      'bash zsh fish',
      'verify',
      'default demo',
      '--mspc-wsa-headers --mspc-wse-time-tolerance-seconds --mspc-wse-replay-window-seconds',
      '--seed',
    ]);
  });

  test('offers what the running emulator knows', async () => {
    const { control } = emulator();
    control.sandbox('team-a').addFault({ before: { connection: 'refuse' } });
    control.sandbox('team-b').saveSnapshot('before');
    await get(`${emulator().address.controlUrl}/operations`);

    const { answers } = await offers([
      ['reset', '--sandbox', 'team'],
      ['drop', 'team-b'],
      ['restore', 'b'],
      ['fault', 'remove', '--sandbox', 'team-a', ''],
      ['fault', 'add', '--api', 'mspc', '--error', 'ERROR_USER_ALREADY'],
      ['verify', '--api', 'mspc', '--operation', 'GetUserB'],
      ['call', 'provisioning', 'getV'],
      ['call', 'mspc', 'AddUser', '--user.Role', 'User', '--user.L'],
      ['call', 'cortex', 'FIND', 'customer', '--fu'],
    ]);

    expect(answers).toEqual([
      'team-a team-b',
      'team-b',
      'before',
      '1',
      'ERROR_USER_ALREADY_EXISTS',
      'GetUserById GetUserByUsername GetUserByUsernamePassword',
      'getVersion',
      '--user.LoginStatusId --user.LoginStatus --user.LastName',
      '--fullname',
    ]);
  });

  test('offers no names, and says nothing, where no emulator answers', async () => {
    const { answers } = await offers(
      [['reset', '--sandbox', ''], ['restore', ''], ['rese']],
      'http://127.0.0.1:1',
    );

    expect(answers).toEqual(['', '', 'reset']);
  });
});

test.each([
  ['zsh', ['#compdef provisim', '__complete --', 'compadd --', 'compdef _provisim provisim']],
  ['fish', ['__complete --', "complete -c provisim -a '(__provisim_complete)'"]],
])('the script for %s asks the same', async (shell, parts) => {
  const { code, out, err } = await provisim(['completion', shell]);

  expect({ code, err }).toEqual({ code: 0, err: '' });
  for (const part of parts) expect(out).toContain(part);
});

test('no script for a shell that is not known', async () => {
  const { code, out, err } = await provisim(['completion', 'fissh']);

  expect({ code, out, err }).toEqual({
    code: 2,
    out: '',
    err: "error: command-argument value 'fissh' is invalid for argument 'shell'. It is one of bash, zsh, fish. Did you mean fish?\n",
  });
});
