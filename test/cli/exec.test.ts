import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { COMMAND, surroundings } from '../command.js';
import { folderFor } from '../folder.js';
import { provisim } from './runner.js';

const folder = folderFor('exec');

/** A program for the command to run. */
const node = (code: string) => [process.execPath, '-e', code];
const PRINT = 'console.log(JSON.stringify(process.env))';

/** Whether nobody listens at an address. */
async function isSilent(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const outcome = await Promise.race([
    once(socket, 'connect').then(() => false),
    once(socket, 'error').then(() => true),
  ]).catch(() => true);
  socket.destroy();
  return outcome;
}

describe('provisim exec', () => {
  test('tells the command where each API is, and is gone when it has ended', async () => {
    const { code, out, err } = await provisim(['exec', '--', ...node(PRINT)]);

    const told = JSON.parse(out) as Record<string, string>;
    const url = told.PROVISIM_URL ?? '';
    const provisioning = told.PROVISIM_PROVISIONING_URL ?? '';
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(Object.fromEntries(Object.entries(told).filter(([name]) => name.startsWith('PROVISIM_')))).toEqual(
      {
        PROVISIM_URL: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
        PROVISIM_MSPC_URL: url,
        PROVISIM_CORTEX_URL: `${url}/cortexapi/default.aspx`,
        PROVISIM_MPS_URL: `${url}/mps`,
        PROVISIM_PROVISIONING_URL: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
        PROVISIM_PROVISIONING_WSDL: `${provisioning}/provisioning?wsdl`,
        PROVISIM_CONTROL_URL: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      },
    );
    expect(await Promise.all([url, provisioning, told.PROVISIM_CONTROL_URL ?? ''].map(isSilent))).toEqual([
      ...[true, true, true],
    ]);
  });

  test('answers at every address while the command runs', async () => {
    const program = `
      const { PROVISIM_MSPC_URL, PROVISIM_CORTEX_URL, PROVISIM_MPS_URL, PROVISIM_PROVISIONING_WSDL, PROVISIM_CONTROL_URL } = process.env;
      const urls = [PROVISIM_MSPC_URL + '/esUsers.asmx?wsdl', PROVISIM_CORTEX_URL, PROVISIM_MPS_URL, PROVISIM_PROVISIONING_WSDL, PROVISIM_CONTROL_URL + '/health'];
      Promise.all(urls.map((url) => fetch(url).then(({ status }) => status))).then((all) => console.log(all.join(' ')));`;

    expect((await provisim(['exec', '--', ...node(program)])).out).toBe('200 401 401 200 200\n');
  });

  test('takes the options of start and hands on the streams', async () => {
    const program = 'process.stdin.on("data", (text) => console.error(String(text).toUpperCase()))';
    const seeded = ['exec', '--seed', 'demo', '--', process.execPath, COMMAND, 'sandboxes', '--json'];

    const worlds = await provisim(seeded);
    const streams = await provisim(['exec', '--', ...node(program)], { input: 'hello' });

    expect(JSON.parse(worlds.out)).toEqual([{ name: 'default', users: 15, exchanges: 0, dropped: 0 }]);
    expect(streams).toEqual({ code: 0, out: '', err: 'HELLO\n' });
  });

  test('works inside another one, each with its own emulator', async () => {
    const inner = [process.execPath, COMMAND, 'exec', '--', ...node(PRINT)];
    const program = `console.log(JSON.stringify(process.env)); require('child_process').execFileSync(process.execPath, ${JSON.stringify(inner.slice(1))}, { stdio: 'inherit' })`;

    const { code, out } = await provisim(['exec', '--', ...node(program)]);

    const [outside, inside] = out
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as Record<string, string>).PROVISIM_URL);
    expect(code).toBe(0);
    expect(inside).toMatch(/^http:/);
    expect(inside).not.toBe(outside);
  });

  const file = join(folder, 'not-runnable');
  writeFileSync(file, '#!/bin/sh\n');
  chmodSync(file, 0o644);

  test.each<[what: string, parameters: string[], code: number, err: string]>([
    ['the code of the command', ['--', ...node('process.exit(7)')], 7, ''],
    ['128 and the signal that ended it', ['--', 'sh', '-c', 'kill -9 $$'], 137, ''],
    [
      '127 where there is no such command',
      ['--', 'no-such-command'],
      127,
      'provisim: exec: no such command: no-such-command\n',
    ],
    [
      '126 where it cannot be run',
      ['--', file],
      126,
      `provisim: exec: ${file} cannot be run: spawn ${file} EACCES\n`,
    ],
    [
      '2 for a flag that is none',
      ['--prot', '1', '--', 'true'],
      2,
      "error: unknown option '--prot'\n(Did you mean --port?)\n",
    ],
    [
      '2 for an option that is not usable',
      ['--seed', 'nowhere', '--', 'true'],
      2,
      'provisim: seed nowhere: no such seed; use default, empty, demo, standalone or the path of a JSON file\n',
    ],
    ['2 without a command', [], 2, "error: missing required argument 'command'\n"],
  ])('ends with %s', async (_what, parameters, code, err) => {
    expect(await provisim(['exec', ...parameters])).toEqual({ code, out: '', err });
  });

  test('leaves flags behind the command to the command', async () => {
    const { out } = await provisim(['exec', 'sh', '-c', 'echo "$1"', 'sh', '--port']);

    expect(out).toBe('--port\n');
  });

  test.each(['SIGTERM', 'SIGINT'] as const)('hands on %s and waits for the command', async (signal) => {
    const program = `process.on('${signal}', () => { console.log('told'); process.exit(5); }); console.log(process.env.PROVISIM_URL); setInterval(() => 0, 1000)`;
    const child = spawn(process.execPath, [COMMAND, 'exec', '--', ...node(program)], {
      env: surroundings(),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
    const url = String((await lines.next()).value);

    child.kill(signal);
    const ended = once(child, 'close');
    const told = String((await lines.next()).value);
    const [code] = (await ended) as [number];

    expect([told, code, await isSilent(url)]).toEqual(['told', 5, true]);
  });
});
