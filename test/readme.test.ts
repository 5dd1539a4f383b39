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

interface Block {
  readonly language: string;
  readonly code: string;
  /** The block right behind a command's, if there is one: what the command prints. */
  readonly output?: string;
}

const OUTPUTS = ['xml', 'json', 'text'];

/** Every code block, in order. */
function allBlocks(): Block[] {
  const found = [...README.matchAll(/^```(\w+)\n([\s\S]*?)^```$\s*/gm)].map(
    ({ 0: whole, 1: language = '', 2: code = '', index }) => ({
      language,
      code,
      index,
      end: index + whole.length,
    }),
  );
  return found.map(({ language, code, end }) => {
    const answer = found.find((next) => next.index === end && OUTPUTS.includes(next.language));
    return { language, code, ...(answer !== undefined && { output: answer.code }) };
  });
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

/** Runs a block as printed, but for the ports, with the command where an installed package has it. */
async function shell(code: string): Promise<string> {
  const { url, provisioningUrl, controlUrl } = addresses;
  const onFreePorts = code
    .replaceAll('http://127.0.0.1:9002', url)
    .replaceAll('http://127.0.0.1:7002', provisioningUrl)
    .replaceAll('http://127.0.0.1:9090', controlUrl)
    .replaceAll('localhost:9002', `localhost:${new URL(url).port}`);
  const env = { ...process.env, PROVISIM_CONTROL_URL: controlUrl };
  const installed = `provisim() { node '${COMMAND}' "$@"; }`;
  const { stdout } = await run('bash', ['-ec', `${installed}\n${onFreePorts}`], { cwd: ROOT, env });
  return stdout.replaceAll('\r\n', '\n');
}

/** What commands without a printed answer leave: each JSON answer must be a good one. */
function refusalsIn(output: string): string[] {
  return output.match(/(?<!:)\{"error":"[^"]*"\}/g) ?? [];
}

describe('README', () => {
  const shells = allBlocks().filter(({ language }) => language === 'sh');
  const [install, ...commands] = shells;

  test('says first how to start and how to test', () => {
    expect(install?.code.split('\n').map((line) => line.replace(/ *#.*/, ''))).toEqual([
      'npm ci && npm start',
      'npm ci && npm test',
      '',
    ]);
    expect(commands.length).toBeGreaterThan(7);
  });

  test('prints the answers that its commands get, and none of them is refused', async () => {
    for (const { code, output } of commands) {
      const answer = await shell(code);

      expect({ code, refused: refusalsIn(answer) }).toEqual({ code, refused: [] });
      if (output !== undefined)
        expect({ code, answer: answer.trimEnd() }).toEqual({ code, answer: output.trimEnd() });
    }
  });

  test('names a sandbox in four ways', async () => {
    const naming = commands.find(({ code }) => code.includes('X-Provisim-Sandbox'));

    const listed = JSON.parse(await shell(naming?.code ?? '')) as { name: string }[];

    expect(listed.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['team-a', 'team-b', 'team-c', 'team-d']),
    );
  });

  test('embeds the emulator in a program', async () => {
    const program = allBlocks().find(({ language }) => language === 'js');

    const { stdout, stderr } = await run(
      process.execPath,
      ['--input-type=module', '-e', program?.code ?? ''],
      { cwd: ROOT },
    );

    expect([stdout, stderr]).toEqual([program?.output, '']);
  });
});
