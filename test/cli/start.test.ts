import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import { OPTIONS, flagName, variableName } from '../../src/options.js';
import { basic, Client, envelope, get } from '../client.js';
import { COMMAND } from '../command.js';
import { send } from '../golden/exchange.js';

const folder = mkdtempSync(join(tmpdir(), 'provisim-cli-'));
const children = new Set<ChildProcess>();
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Started {
  readonly child: ChildProcess;
  /** The first line on stdout. */
  readonly line: Promise<string>;
  readonly ended: Promise<Ended>;
}

const EMPTY = Buffer.alloc(0);
const PORTS = ['--port', '0', '--provisioning-port', '0', '--control-port', '0'];

/** Runs the command as a user would. Without arguments of its own it starts on free ports. */
function run(parameters: readonly string[], environment: Readonly<Record<string, string>> = {}): Started {
  const { PATH = '', NODE_OPTIONS = '', OFFLINE_ATTEMPTS = '' } = process.env;
  const child = spawn(process.execPath, [COMMAND, ...parameters], {
    env: { PATH, NODE_OPTIONS, OFFLINE_ATTEMPTS, ...environment },
    cwd: folder,
  });
  children.add(child);
  let [stdout, stderr] = ['', ''];
  const line = new Promise<string>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
      if (stdout.includes('\n')) resolve(stdout.split('\n', 1)[0] ?? '');
    });
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, stdout, stderr }));
  return { child, line, ended };
}

/** The addresses of a command started with `--json`. */
async function addresses({ line, ended }: Started) {
  const text = await Promise.race([line, ended.then(({ stderr }) => stderr)]);
  return JSON.parse(text) as { url: string; provisioningUrl: string; controlUrl: string };
}

async function stop({ child, ended }: Started): Promise<Ended> {
  child.kill('SIGTERM');
  return ended;
}

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

describe('the start line', () => {
  test('lists every address, each of which answers, and nothing is said on stderr', async () => {
    const started = run(['start', ...PORTS]);

    const line = await started.line;
    const urls = line.match(/http:[^\s,]+/g) ?? [];
    const statuses = [];
    for (const url of urls.map((one, index) => (index === urls.length - 1 ? `${one}/health` : one)))
      statuses.push((await get(url)).status);
    const { code, stderr, stdout } = await stop(started);

    expect(line.replace(/127\.0\.0\.1:\d+/g, 'HOST')).toBe(
      'provisim is ready: MSPC http://HOST/esUsers.asmx http://HOST/esPackages.asmx http://HOST/esAuthentication.asmx, Cortex http://HOST/cortexapi/default.aspx, MPS http://HOST/mps http://HOST/mpf/soapisapi.dll, Provisioning API v2 http://HOST/provisioning?wsdl, control http://HOST',
    );
    // Cortex and MPS ask for credentials first.
    expect(statuses).toEqual([200, 200, 200, 401, 401, 401, 200, 200]);
    expect({ code, stderr, stdout }).toEqual({ code: 0, stderr: '', stdout: `${line}\n` });
  });

  test('is JSON with --json', async () => {
    const started = run(['start', '--json', ...PORTS]);

    const { url, provisioningUrl, controlUrl } = await addresses(started);

    const ports = [url, provisioningUrl, controlUrl].map((address) => Number(new URL(address).port));
    expect(new Set(ports).size).toBe(3);
    expect(ports).not.toContain(0);
    expect(await new Client(url).call('UserExists', { username: 'serveradmin' })).toBe('true');
  });

  test('names an IPv6 host in brackets', async () => {
    const started = run(['start', '--json', '--host', '::1', ...PORTS]);

    const { url, controlUrl } = await addresses(started);

    expect(url).toMatch(/^http:\/\/\[::1\]:\d+$/);
    expect((await get(`${controlUrl}/health`)).body).toBe('{"status":"ok","reasons":[]}');
  });
});

describe('a value is taken', () => {
  const realmOf = async (started: Started) => {
    const { url } = await addresses(started);
    const { headers } = await new Client(url, { login: undefined }).exchange('UserExists');
    return headers['www-authenticate'];
  };
  const config = file('realm.json', { mspc: { realm: 'file' }, json: true });
  const fromFlag = ['--mspc-realm', 'flag'];
  const variable = { PROVISIM_MSPC_REALM: 'environment' };

  test.each<[from: string, realm: string, parameters: string[], environment: Record<string, string>]>([
    ['the flag before all others', 'flag', ['--config', config, ...fromFlag], variable],
    ['the environment before the file', 'environment', ['--config', config], variable],
    ['the file before the default', 'file', ['--config', config], {}],
    ['the file that PROVISIM_CONFIG names', 'file', [], { PROVISIM_CONFIG: config }],
    ['the default', 'MSPControl Enterprise Server', ['--json'], {}],
  ])('from %s', async (_from, realm, parameters, environment) => {
    const started = run(['start', ...PORTS, ...parameters], environment);

    expect(await realmOf(started)).toBe(`Basic Realm="${realm}"`);
  });
});

describe('D16: is refused with exit code 2 and nothing on stdout:', () => {
  test('every option with a wrong value from the environment, all at once', async () => {
    const names = Object.keys(OPTIONS) as (keyof typeof OPTIONS)[];

    const { code, stdout, stderr } = await run(
      ['start'],
      Object.fromEntries(names.map((name) => [variableName(name), ''])),
    ).ended;

    const problems = names.map((name) => `${variableName(name)}: "" is not ${OPTIONS[name].accepts}`);
    expect({ code, stdout, stderr }).toEqual({
      code: 2,
      stdout: '',
      stderr: `provisim: ${problems.join('\n')}\n`,
    });
  });

  test('every option with a wrong value as a flag', async () => {
    const names = (Object.keys(OPTIONS) as (keyof typeof OPTIONS)[]).filter(
      (name) => !['json', 'repair', 'coverage'].includes(name),
    );

    const { code, stdout, stderr } = await run([
      'start',
      ...names.flatMap((name) => [`--${flagName(name)}`, '']),
    ]).ended;

    const problems = names.map((name) => `--${flagName(name)}: "" is not ${OPTIONS[name].accepts}`);
    expect({ code, stdout, stderr }).toEqual({
      code: 2,
      stdout: '',
      stderr: `provisim: ${problems.join('\n')}\n`,
    });
  });

  const broken = file('broken.json', '{');
  const wrong = file('wrong.json', { port: 'x' });
  const secret = file('seed.json', { users: [{}] });

  test.each<[what: string, parameters: string[], environment: Record<string, string>, message: string]>([
    [
      'a wrong value in the file',
      ['--config', wrong],
      {},
      `provisim: port in ${wrong}: "x" is not ${OPTIONS.port.accepts}`,
    ],
    [
      'a file that is no JSON',
      ['--config', broken],
      {},
      `provisim: config ${broken}: Expected property name or '}' in JSON`,
    ],
    [
      'a file that is not there',
      [],
      { PROVISIM_CONFIG: '/nowhere.json' },
      'provisim: config /nowhere.json: ENOENT',
    ],
    [
      'an unknown variable',
      [],
      { PROVISIM_PROT: '1' },
      'provisim: PROVISIM_PROT: unknown option; did you mean PROVISIM_PORT?',
    ],
    ['an unknown flag', ['--prot', '1'], {}, "error: unknown option '--prot'\n(Did you mean --port?)"],
    ['a flag without its value', ['--port'], {}, "error: option '--port <value>' argument missing"],
    ['a word too many', ['now'], {}, "error: too many arguments for 'start'. Expected 0 arguments but got 1"],
    [
      'an unknown seed',
      ['--seed', 'nowhere'],
      {},
      'provisim: seed nowhere: no such seed; use default, empty, demo, standalone or the path of a JSON file',
    ],
    [
      'a seed with a mistake',
      ['--seed', secret],
      {},
      `provisim: seed ${secret}: ✖ Invalid input: expected number, received undefined\n  → at users[0].id`,
    ],
  ])('%s', async (_what, parameters, environment, message) => {
    const { code, stdout, stderr } = await run(['start', ...parameters], environment).ended;

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.slice(0, message.length)).toBe(message);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test('an unknown command', async () => {
    const { code, stdout, stderr } = await run(['strat']).ended;

    expect({ code, stdout, stderr }).toEqual({
      code: 2,
      stdout: '',
      stderr: "error: unknown command 'strat'\n(Did you mean start?)\n",
    });
  });
});

describe('help', () => {
  test('names every option with its variable and goes to stdout', async () => {
    const { code, stdout, stderr } = await run(['start', '--help']).ended;

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const name of Object.keys(OPTIONS)) {
      expect(stdout).toContain(`--${flagName(name)}`);
      expect(stdout.replace(/\s+/g, ' ')).toContain(`[${variableName(name)}]`);
    }
  });
});

describe('exits with 1 and one line on stderr', () => {
  test.each(['port', 'provisioningPort', 'controlPort'] as const)('when the %s is in use', async (name) => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;

    const { code, stdout, stderr } = await run(['start', ...PORTS, `--${flagName(name)}`, String(port)])
      .ended;
    taken.close();

    const message = `provisim: cannot listen on 127.0.0.1 port ${port}: it is in use; choose with --host and --${flagName(name)}\n`;
    expect({ code, stdout, stderr }).toEqual({ code: 1, stdout: '', stderr: message });
  });

  test('when the host is none of this machine', async () => {
    const { code, stdout, stderr } = await run(['start', ...PORTS, '--host', '192.0.2.1']).ended;

    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(
      /^provisim: cannot listen on 192\.0\.2\.1 port 0: .*EADDRNOTAVAIL.*; choose with --host and --port\n$/,
    );
  });
});

describe('on SIGTERM', () => {
  const body = envelope('UserExists', { username: 'serveradmin' });

  /** Sends all but the body of a call, and comes back when the emulator waits for it. */
  async function half(url: string, more = ''): Promise<Socket> {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    const head = [
      `POST /esUsers.asmx HTTP/1.1\r\nHost: ${hostname}\r\nContent-Type: text/xml\r\nSOAPAction: http://smbsaas/MSPC/enterpriseserver/UserExists`,
      `Authorization: ${basic('serveradmin:serveradmin')}\r\nContent-Length: ${body.length}\r\nExpect: 100-continue\r\n${more}\r\n`,
    ];
    socket.write(head.join('\r\n'));
    const [first] = (await once(socket, 'data')) as [Buffer];
    expect(first.toString()).toBe('HTTP/1.1 100 Continue\r\n\r\n');
    return socket;
  }

  /** Comes back when nobody listens any more. */
  async function closed(url: string): Promise<void> {
    const { hostname, port } = new URL(url);
    for (;;) {
      const socket = connect(Number(port), hostname);
      const outcome = await Promise.race([
        once(socket, 'connect').then(() => 'open'),
        once(socket, 'error').then(
          () => 'closed',
          () => 'closed',
        ),
      ]).catch(() => 'closed');
      socket.destroy();
      if (outcome === 'closed') return;
    }
  }

  test.each(['', 'Connection: close\r\n'])(
    'D13: a request under way is answered, then the process exits with 0 (%j)',
    async (more) => {
      const started = run(['start', '--json', ...PORTS]);
      const { url } = await addresses(started);
      const socket = await half(url, more);

      started.child.kill('SIGTERM');
      await closed(url);
      let answer = '';
      socket.on('data', (chunk) => {
        answer += chunk.toString();
      });
      socket.write(body);
      const { code, stderr } = await started.ended;

      expect(answer).toMatch(
        /^HTTP\/1\.1 200 OK\r\n[^]*Connection: close\r\n[^]*<UserExistsResult>true<\/UserExistsResult>/,
      );
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    },
  );

  test('an idle connection does not hold it up', async () => {
    const started = run(['start', '--json', ...PORTS]);
    const { url } = await addresses(started);
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    socket.on('error', () => undefined);
    await once(socket, 'connect');

    const { code } = await stop(started);

    expect(code).toBe(0);
    socket.destroy();
  });

  test('D13: clients that hang, or take their time, hold it up no longer than --drain-timeout-ms', async () => {
    const started = run(['start', '--json', ...PORTS, '--drain-timeout-ms', '50']);
    const { url, controlUrl } = await addresses(started);
    const hanging = await caught(url, controlUrl, { after: { connection: 'hang' } });
    const waiting = await caught(url, controlUrl, { before: { delayMs: 600_000 } });
    const dripping = await caught(url, controlUrl, { after: { drip: { bytes: 1, everyMs: 60_000 } } });
    const slow = await half(url);
    slow.on('error', () => undefined);

    const { code, stderr } = await stop(started);

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const socket of [hanging, waiting, dripping, slow]) socket.destroy();
  });

  /** A call that a fault rule has caught: the rule has been applied to it. */
  async function caught(url: string, controlUrl: string, rule: object): Promise<Socket> {
    const faults = `${controlUrl}/sandboxes/default/faults`;
    const json = { 'Content-Type': 'application/json' };
    await send('DELETE', faults, json, EMPTY);
    await send('POST', faults, json, Buffer.from(JSON.stringify(rule)));
    const socket = await half(url);
    socket.on('error', () => undefined);
    socket.write(body);
    for (;;) {
      const [known] = JSON.parse((await get(faults)).body) as [{ readonly applied: number }?];
      if (known?.applied === 1) return socket;
    }
  }

  test('D13: a second one ends it at once', async () => {
    const started = run(['start', '--json', ...PORTS]);
    const { url } = await addresses(started);
    const socket = await half(url);
    socket.on('error', () => undefined);

    started.child.kill('SIGTERM');
    await closed(url);
    const { code } = await stop(started);

    expect(code).toBe(1);
  });

  test('so does SIGINT', async () => {
    const started = run(['start', '--json', ...PORTS]);
    await addresses(started);

    started.child.kill('SIGINT');

    expect((await started.ended).code).toBe(0);
  });
});

test('a start with a short time for requests does not stumble over the longer one for headers', async () => {
  const started = run(['start', '--json', ...PORTS, '--request-timeout-ms', '1000']);

  const { url } = await addresses(started);

  expect((await get(`${url}/esUsers.asmx?wsdl`)).status).toBe(200);
});
