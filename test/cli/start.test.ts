import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { OPTIONS, flagName, variableName } from '../../src/options.js';
import { Client, get } from '../client.js';
import type { Followed } from '../running.js';
import { addresses, folder, PORTS, run, stop } from './starting.js';

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
  const realmOf = async (started: Followed) => {
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

test('a start with a short time for requests does not stumble over the longer one for headers', async () => {
  const started = run(['start', '--json', ...PORTS, '--request-timeout-ms', '1000']);

  const { url } = await addresses(started);

  expect((await get(`${url}/esUsers.asmx?wsdl`)).status).toBe(200);
});
