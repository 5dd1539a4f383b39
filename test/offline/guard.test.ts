import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from '@jest/globals';

const folder = mkdtempSync(join(tmpdir(), 'provisim-guard-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Runs a program as a test starts one, its attempts counted apart; what it printed, and what was written down of it. */
async function run(program: string) {
  const own = mkdtempSync(join(folder, 'run-'));
  const env = { ...process.env, OFFLINE_ATTEMPTS: own };
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
    env,
  });
  const attempts = readdirSync(own).map((name) => readFileSync(join(own, name), 'utf8').split('\n')[0]);
  return { printed: stdout.trim(), attempts };
}

describe('a program that a test starts', () => {
  test.each([
    [
      'connects',
      `import { connect } from 'node:net'; connect(9, '192.0.2.1').on('error', say);`,
      'connection to 192.0.2.1',
    ],
    [
      'connects to a name',
      `import { connect } from 'node:net'; connect(9, 'elsewhere.example').on('error', say);`,
      'lookup of elsewhere.example',
    ],
    [
      'asks by HTTP',
      `import { get } from 'node:http'; get('http://elsewhere.example/').on('error', say);`,
      'lookup of elsewhere.example',
    ],
    ['fetches', `fetch('http://192.0.2.1/').catch(({ cause }) => say(cause));`, 'connection to 192.0.2.1'],
    [
      'looks up a name',
      `import dns from 'node:dns'; dns.lookup('elsewhere.example', say);`,
      'lookup of elsewhere.example',
    ],
    [
      'resolves a name',
      `import { resolve4 } from 'node:dns/promises'; resolve4('elsewhere.example').catch(say);`,
      'resolve4 of elsewhere.example',
    ],
    [
      'asks a resolver',
      `import dns from 'node:dns'; new dns.Resolver().resolveMx('elsewhere.example', say);`,
      'resolveMx of elsewhere.example',
    ],
    [
      'sends a datagram',
      `import { createSocket } from 'node:dgram'; try { createSocket('udp4').send('x', 9, '192.0.2.1') } catch (error) { say(error); process.exit() }`,
      'datagram to 192.0.2.1',
    ],
  ])('and that %s is refused, and told of', async (_what, program, attempt) => {
    const { printed, attempts } = await run(`${program}\nfunction say({ code }) { console.log(code); }`);

    expect({ printed, attempts }).toEqual({ printed: 'EOUTBOUND', attempts: [attempt] });
  });

  test('may talk to itself, by address and by name', async () => {
    const { printed, attempts } = await run(`
      import { createServer } from 'node:http';
      const server = createServer((_, res) => res.end('here')).listen(0, '127.0.0.1', async () => {
        const { port } = server.address();
        const address = await fetch('http://127.0.0.1:' + port);
        const name = await fetch('http://localhost:' + port);
        console.log(await address.text(), await name.text());
        server.close();
        server.closeAllConnections();
      });
    `);

    expect({ printed, attempts }).toEqual({ printed: 'here here', attempts: [] });
  });
});
