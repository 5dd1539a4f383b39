import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

const ROOT = new URL('../', import.meta.url).pathname;
const execute = promisify(execFile);
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

interface Instruction {
  readonly name: string;
  readonly rest: string;
}

/** The stages of the Dockerfile, each from its FROM on. */
function stages(): Instruction[][] {
  const lines = read('Dockerfile')
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join('\n')
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line !== '');
  const found: Instruction[][] = [];
  for (const line of lines) {
    const [, name = '', rest = ''] = /^([A-Z]+) (.*)$/.exec(line) ?? [];
    if (name === 'FROM') found.push([]);
    found.at(-1)?.push({ name, rest });
  }
  return found;
}

/** Whether .dockerignore lets a path of this repository into the build. */
function isSent(path: string): boolean {
  const kept = read('.dockerignore')
    .split('\n')
    .flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []));
  return kept.some((one) => path === one || path.startsWith(`${one}/`));
}

const FOLDER = mkdtempSync(join(tmpdir(), 'provisim-image-'));
const IMAGES = [join(FOLDER, 'build'), join(FOLDER, 'final')] as const;
const children: ChildProcess[] = [];

/**
 * Does what the Dockerfile says, as far as that needs no container: copies, and runs its commands in a folder that stands
 * for /app. Not done are the installing of Debian packages and the compiling of SQLite's binding, in whose place the one
 * of this repository's own installation is put.
 */
async function build(): Promise<void> {
  for (const [stage, instructions] of stages().entries()) {
    const app = IMAGES[stage] ?? '';
    mkdirSync(app);
    for (const { name, rest } of instructions) {
      if (name === 'COPY') copy(rest, app);
      if (name === 'RUN') await run(rest, app);
    }
  }
}

function copy(rest: string, app: string): void {
  const words = rest.split(' ');
  const isFromStage = words[0] === '--from=build';
  const [target = '', ...sources] = (isFromStage ? words.slice(1) : words).reverse();
  for (const source of sources) {
    if (!isFromStage && !isSent(source)) throw new Error(`.dockerignore keeps ${source} out`);
    const from = isFromStage ? join(IMAGES[0], source.replace(/^\/app\//, '')) : join(ROOT, source);
    cpSync(from, join(app, target === './' ? source.replace(/^\/app\//, '') : target), { recursive: true });
  }
}

async function run(command: string, app: string): Promise<void> {
  if (command.startsWith('apt-get ')) return;
  if (command === 'npm rebuild better-sqlite3') {
    const binding = 'node_modules/better-sqlite3/build';
    cpSync(join(ROOT, binding), join(app, binding), { recursive: true });
    return;
  }
  await execute('sh', ['-c', command], {
    cwd: app,
    // What installs may ask the registry, unlike all else that tests start.
    env: { ...process.env, NODE_OPTIONS: '', npm_config_prefer_offline: 'true' },
  });
}

afterAll(() => {
  for (const child of children) child.kill();
  rmSync(FOLDER, { recursive: true, force: true });
});

describe('the Dockerfile', () => {
  const instructions = stages().flat();
  const last = stages().at(-1) ?? [];
  const restOf = (name: string) => last.find((one) => one.name === name)?.rest ?? '';

  test('knows only instructions and stages that there are', () => {
    const known = [
      'FROM',
      'WORKDIR',
      'RUN',
      'COPY',
      'ENV',
      'USER',
      'EXPOSE',
      'HEALTHCHECK',
      'ENTRYPOINT',
      'CMD',
    ];

    expect(instructions.filter(({ name }) => !known.includes(name))).toEqual([]);
    expect(instructions.filter(({ name }) => name === 'FROM').map(({ rest }) => rest)).toEqual([
      'node:20-slim AS build',
      'node:20-slim',
    ]);
  });

  test('runs as nobody of rank, leaves no lists of packages, and opens the ports of `start`', () => {
    expect(restOf('USER')).toBe('node');
    expect(
      instructions.filter(({ rest }) => rest.includes('apt-get install')).map(({ rest }) => rest),
    ).toEqual([expect.stringMatching(/--no-install-recommends .*&& rm -rf \/var\/lib\/apt\/lists\/\*$/)]);
    expect(restOf('EXPOSE')).toBe('9002 7002 9090');
    expect(last.some(({ name }) => name === 'RUN')).toBe(false);
  });

  test('the compose file publishes those ports on loopback alone', () => {
    const compose = read('compose.yaml');

    expect([...compose.matchAll(/^ +- (\d.*)$/gm)].map(([, port]) => port)).toEqual(
      [9002, 7002, 9090].map((port) => `127.0.0.1:${port}:${port}`),
    );
    expect(compose).toContain('PROVISIM_CONTROL_HOSTS: provisim\n');
  });
});

describe('what the Dockerfile makes', () => {
  const last = stages().at(-1) ?? [];
  const words = (name: string, from = 0) =>
    JSON.parse((last.find((one) => one.name === name)?.rest ?? '').slice(from)) as string[];
  const app = IMAGES[1];

  beforeAll(build, 300_000);

  test('holds only what runs', () => {
    expect(existsSync(join(app, 'node_modules/better-sqlite3/build/Release/better_sqlite3.node'))).toBe(true);
    expect(
      ['src', 'test', 'node_modules/typescript', 'node_modules/jest'].filter((it) =>
        existsSync(join(app, it)),
      ),
    ).toEqual([]);
  });

  test('starts, serves on every address, answers its health check and other services, and stops at once', async () => {
    const [command = '', ...args] = [...words('ENTRYPOINT'), ...words('CMD')];
    const environment = Object.fromEntries(
      last
        .filter(({ name }) => name === 'ENV')
        .flatMap(({ rest }) => rest.split(' ').map((pair) => pair.split('='))),
    ) as Record<string, string>;
    const ports = ['--port', '0', '--provisioning-port', '0', '--control-port', '0', '--json'];
    const env = { PATH: process.env.PATH ?? '', ...environment, PROVISIM_CONTROL_HOSTS: 'provisim' };
    const child = spawn(command, [...args, ...ports], { cwd: app, env });
    children.push(child);
    const line = await new Promise<string>((resolve) =>
      child.stdout.once('data', (text: Buffer) => resolve(text.toString())),
    );
    const { url, controlUrl } = JSON.parse(line) as { url: string; controlUrl: string };
    const control = controlUrl.replace('0.0.0.0', '127.0.0.1');

    const check = words(
      'HEALTHCHECK',
      (last.find(({ name }) => name === 'HEALTHCHECK')?.rest ?? '').indexOf('['),
    );
    const [node = '', flag = '', script = ''] = check;
    const healthy = execute(node, [flag, script.replace('http://127.0.0.1:9090', control)]);
    const sick = execute(node, [flag, script.replace('http://127.0.0.1:9090', 'http://127.0.0.1:1')]);

    expect(url).toMatch(/^http:\/\/0\.0\.0\.0:/);
    await expect(healthy).resolves.toEqual({ stdout: '', stderr: '' });
    await expect(sick).rejects.toMatchObject({ code: 1 });
    const { stdout } = await execute('curl', ['-s', '-H', 'Host: provisim:9090', `${control}/sandboxes`]);
    expect(stdout).toContain('"name":"default"');
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill();
    expect(await ended).toBe(0);
  });
});
