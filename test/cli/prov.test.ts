import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { emulatorFor } from '../client.js';
import { COMMAND } from '../command.js';

const emulator = emulatorFor();
const folder = mkdtempSync(join(tmpdir(), 'provisim-prov-'));
const DATA = '<request><data><user><name>ann</name></user></data>';
const FILES = {
  'good.xml': `${DATA}<procedure><transform><before source="data" sourcePath="user/name" destination="data"/></transform></procedure></request>`,
  'bad.xml': `${DATA}<procedure><execute namespace="No Such" procedure="One"/></procedure></request>`,
  'simple.xml': '<request><data><hr>0x80004005</hr><desc>on purpose</desc></data></request>',
};

beforeAll(() => {
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Runs the command as a user would; times are replaced, they differ. */
async function prov(...parameters: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const server = parameters.includes('--server') ? [] : ['--server', emulator().address.url];
  const child = spawn(process.execPath, [COMMAND, 'prov', ...parameters, ...server], { cwd: folder });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  const [code] = (await once(child, 'close')) as [number];
  return { code, out: out.replace(/[\d.]+ ms/g, 'N ms'), err };
}

const ERROR =
  '<errorContext description="The namespace \'No Such\' or procedure \'One\' is not registered." code="0x80070057" executeSeqNo="1">';

describe('provisim prov', () => {
  test('sends a trusted request and tells the HRESULT and the time', async () => {
    expect(await prov('good.xml')).toEqual({ code: 0, out: 'HRESULT 0x00000000, N ms\n', err: '' });
  });

  test('prints the response as it came, or indented', async () => {
    expect((await prov('good.xml', '-x', '1')).out).toBe(
      'HRESULT 0x00000000, N ms\n<response><data><user><name>ann</name></user><name>ann</name></data></response>\n',
    );
    expect((await prov('good.xml', '-x', '2')).out).toBe(
      'HRESULT 0x00000000, N ms\n<response>\n  <data>\n    <user>\n      <name>ann</name>\n    </user>\n    <name>ann</name>\n  </data>\n</response>\n',
    );
  });

  test('ends with 1 for a failure, whose response it prints when asked', async () => {
    expect(await prov('bad.xml')).toEqual({ code: 1, out: 'HRESULT 0x80070057, N ms\n', err: '' });
    expect((await prov('bad.xml', '--errors')).out).toContain(ERROR);
  });

  test('sends a simple request with namespace and procedure', async () => {
    const { code, out } = await prov('simple.xml', '-n', 'Error Provider', '-p', 'SetError', '-e');

    expect([code, out]).toEqual([
      1,
      'HRESULT 0x80004005, N ms\n<response><errorContext description="on purpose" code="0x80004005" executeSeqNo="1"><errorSource namespace="Error Provider" procedure="SetError"/></errorContext></response>\n',
    ]);
  });

  test('repeats, and sends several at the same time', async () => {
    expect((await prov('good.xml', '-r', '3', '-t', '2')).out).toBe('HRESULT 0x00000000, N ms\n'.repeat(6));
  });

  test('goes to the sandbox in the address', async () => {
    const before = emulator().control.sandbox('prov-test').journal().length;

    await prov('good.xml', '--server', `${emulator().address.url}/~prov-test`);

    expect(emulator().control.sandbox('prov-test').journal().length).toBe(before + 1);
  });

  test.each([
    [['good.xml', '-n', 'Error Provider'], 2, '--namespace and --procedure go together'],
    [['good.xml', '-r', '0'], 2, 'a whole number, 1 or more'],
    [['good.xml', '--server', 'nowhere'], 2, '--server nowhere: an address such as http://127.0.0.1:9002'],
    [['good.xml', '-w', 'wrong'], 2, 'answers 401 Unauthorized'],
    [['missing.xml'], 1, 'no such file or directory'],
    [['good.xml', '--server', 'http://127.0.0.1:1'], 1, 'ECONNREFUSED'],
    [[], 2, "missing required argument 'file'"],
  ])('explains what is wrong: %j', async (parameters, code, text) => {
    const ended = await prov(...parameters);

    expect(ended.code).toBe(code);
    expect(ended.err).toContain(text);
    expect(ended.err).not.toContain('    at ');
  });
});
