import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Addresses } from '../src/index.js';
import { COMMAND } from './command.js';

const ROOT = new URL('../', import.meta.url).pathname;
const README = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const run = promisify(execFile);

/** Code blocks of one language, in order. */
function blocks(language: string): string[] {
  return [...README.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    ([, code = '']) => code,
  );
}

let server: ChildProcess;
let addresses: Addresses;

beforeAll(async () => {
  server = spawn(process.execPath, [
    COMMAND,
    ...'start --port 0 --provisioning-port 0 --control-port 0 --json'.split(' '),
  ]);
  const { stdout } = server;
  if (stdout === null) throw new Error('the command has no output');
  const [line] = await new Promise<string[]>((resolve) =>
    createInterface(stdout).once('line', (text) => resolve([text])),
  );
  addresses = JSON.parse(line ?? '') as Addresses;
});

afterAll(() => {
  server.kill();
});

/** Runs a block as printed, but for the ports. */
async function shell(code: string): Promise<string> {
  const { url, controlUrl } = addresses;
  const onFreePorts = code
    .replaceAll('http://127.0.0.1:9002', url)
    .replaceAll('http://127.0.0.1:9090', controlUrl)
    .replaceAll('localhost:9002', `localhost:${new URL(url).port}`);
  const { stdout } = await run('bash', ['-ec', onFreePorts], { cwd: ROOT });
  return stdout;
}

describe('README', () => {
  const [install = '', curl = '', sandboxes = '', control = ''] = blocks('sh');

  test('says first how to start and how to test', () => {
    expect(install.split('\n').map((line) => line.replace(/ *#.*/, ''))).toEqual([
      'npm ci && npm start',
      'npm ci && npm test',
      '',
    ]);
    expect(blocks('sh')).toHaveLength(4);
  });

  test('prints the first request with the answer it gets', async () => {
    const [answer = ''] = blocks('xml');

    expect(await shell(curl)).toBe(answer.trimEnd());
  });

  test('names a sandbox in four ways', async () => {
    const listed = JSON.parse(await shell(sandboxes)) as { name: string }[];

    expect(listed.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['team-a', 'team-b', 'team-c', 'team-d']),
    );
  });

  test('drives the control API', async () => {
    await shell(sandboxes);

    const [, health, listed = '', outbox] = /^(\{.*?\})(\[.*\])(\[\])$/.exec(await shell(control)) ?? [];

    expect([health, outbox]).toEqual(['{"status":"ok"}', '[]']);
    expect(JSON.parse(listed)).toContainEqual(expect.objectContaining({ name: 'default' }));
  });

  test('embeds the emulator in a program', async () => {
    const [program = ''] = blocks('js');
    const [expected = ''] = blocks('text');

    const { stdout, stderr } = await run(process.execPath, ['--input-type=module', '-e', program], {
      cwd: ROOT,
    });

    expect([stdout, stderr]).toEqual([expected, '']);
  });
});
