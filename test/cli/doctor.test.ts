import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { emulatorFor } from '../client.js';
import { folderFor } from '../folder.js';
import { provisim } from './runner.js';

const emulator = emulatorFor();
const folder = folderFor('doctor');
const PORTS = ['--port', '0', '--provisioning-port', '0', '--control-port', '0'];
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

interface Found {
  readonly state: string;
  readonly found: string;
  readonly advice?: string;
}

/** Runs the command, and gives what it found by check. */
async function doctor(...parameters: readonly string[]) {
  const { code, out, err } = await provisim(['doctor', '--json', ...PORTS, ...parameters], { cwd: folder });
  const findings = JSON.parse(out) as ({ readonly check: string } & Found)[];
  return { code, err, ...Object.fromEntries(findings.map(({ check, ...rest }) => [check, rest])) } as {
    readonly [check: string]: unknown;
  };
}

describe('provisim doctor', () => {
  test('finds all well beside a running emulator', async () => {
    const { controlUrl } = emulator().address;

    const found = await doctor('--control', controlUrl, '--db', 'world.db', '--time-zone', 'Europe/Berlin');

    expect(found).toEqual({
      ...{ code: 0, err: '' },
      Node: { state: 'ok', found: process.versions.node },
      SQLite: { state: 'ok', found: 'better-sqlite3 loads' },
      emulator: { state: 'ok', found: `version ${version} runs at ${controlUrl}` },
      'port 0': { state: 'ok', found: 'free, for control' },
      seed: { state: 'ok', found: 'default can be planted' },
      'database file': { state: 'ok', found: 'world.db can be made' },
      'time zones': { state: 'ok', found: 'known; the emulated server is in Europe/Berlin' },
    });
  });

  test('is a table, with what to do about a warning', async () => {
    const server = createServer((_req, res) => res.setHeader('Server', 'Other/1.0').end());
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;

    const flags = [...PORTS.slice(2), '--port', String(port), '--control', 'http://127.0.0.1:1'];
    const { code, out } = await provisim(['doctor', ...flags]);
    const ofEmulator = new URL(emulator().address.url).port;
    const running = await doctor('--port', ofEmulator, '--control', emulator().address.controlUrl);
    server.close();

    const lines = out.split('\n').map((line) => line.split(/ {2,}/));
    expect(lines).toContainEqual([
      ...['warn', `port ${port}`],
      'in use by Other/1.0: choose another with --port, or 0 for a free one',
    ]);
    expect(lines).toContainEqual([
      ...['fail', 'emulator'],
      'no emulator answers at http://127.0.0.1:1 (ECONNREFUSED): start it, or name another with --control',
    ]);
    expect(code).toBe(1);
    expect(running[`port ${ofEmulator}`]).toEqual({ state: 'ok', found: 'in use by the emulator that runs' });
  });

  test('fails for what would keep an emulator from starting', async () => {
    const found = await doctor('--seed', 'nowhere', '--db', './none/world.db', '--host', '192.0.2.1');
    const wrong = await doctor('--time-zone', 'Nowhere/City');

    expect(found).toMatchObject({
      code: 1,
      seed: {
        state: 'fail',
        found: 'seed nowhere: no such seed; use default, empty, demo, standalone or the path of a JSON file',
        advice: 'choose another with --seed, or correct the file',
      },
      'database file': { state: 'fail', found: "ENOENT: no such file or directory, access './none'" },
      'port 0': { state: 'fail', found: 'listen EADDRNOTAVAIL: address not available 192.0.2.1' },
    });
    expect(wrong).toMatchObject({
      code: 1,
      options: {
        state: 'fail',
        found: '--time-zone: "Nowhere/City" is not an IANA time zone such as UTC or Europe/Berlin',
      },
    });
  });
});
