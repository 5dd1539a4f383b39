import { execFile, spawn, type ChildProcess } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createInterface } from 'node:readline';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Addresses } from '../src/index.js';

const ROOT = new URL('../', import.meta.url).pathname;
const execute = promisify(execFile);

/** What `npm pack --json` tells of one package. */
interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}

/** A project somewhere else, into which the package is installed from its archive. */
const PROJECT = mkdtempSync(join(tmpdir(), 'provisim-installed-'));
const INSTALLED = join(PROJECT, 'node_modules/provisim');
let packed: Packed;

/** It alone may ask the registry: what else tests start stays on this machine. */
async function npm(...args: string[]): Promise<string> {
  const env = { ...process.env, NODE_OPTIONS: '' };
  const { stdout } = await execute('npm', args, { cwd: PROJECT, env, maxBuffer: 16 * 1024 * 1024 });
  return stdout;
}

async function node(...args: string[]): Promise<string> {
  const { stdout } = await execute(process.execPath, args, { cwd: PROJECT });
  return stdout;
}

beforeAll(async () => {
  // The build has run before all tests; scripts would run it again under the feet of the others.
  const told = await npm('pack', ROOT, '--json', '--ignore-scripts', '--pack-destination', PROJECT);
  const [first] = JSON.parse(told) as Packed[];
  if (first === undefined) throw new Error(`npm pack told of no package: ${told}`);
  packed = first;
  writeFileSync(join(PROJECT, 'package.json'), '{ "private": true, "type": "module" }');
  const archive = join(PROJECT, packed.filename);
  await npm('install', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', archive);
  // SQLite's binding takes most of a minute to compile where no prebuilt one can be fetched. The one that `npm ci` has made
  // here is of the same version and the same Node, so it is what compiling once more would give.
  const binding = 'node_modules/better-sqlite3/build';
  cpSync(join(ROOT, binding), join(PROJECT, binding), { recursive: true });
}, 300_000);

afterAll(() => {
  rmSync(PROJECT, { recursive: true, force: true });
});

describe('the package', () => {
  test('holds what runs and what users read, and nothing else', () => {
    const paths = packed.files.map(({ path }) => path);
    const shipped = (folder: string, ending: string) =>
      readdirSync(join(ROOT, folder))
        .filter((name) => name.endsWith(ending))
        .map((name) => `${folder}/${name}`);

    expect(paths).toEqual(
      expect.arrayContaining([
        ...['package.json', 'README.md', 'LICENSE', 'CHANGELOG.md', 'docs/testing.md', 'dist/cli/main.js'],
        ...shipped('wsdl', ''),
        ...shipped('fixtures/seeds', '.json'),
        'docs/examples/pytest/conftest.py',
      ]),
    );
    expect(paths.filter((path) => !/^(dist|wsdl|fixtures\/seeds|docs)\//.test(path)).sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'package.json',
    ]);
    expect(paths.filter((path) => /\.tsbuildinfo$|\.map$|node_modules|__pycache__/.test(path))).toEqual([]);
  });

  test('is as small as it should be', () => {
    expect(packed.size).toBeLessThan(3 * 1024 * 1024);
  });

  test('imports only what is installed with it, or is there to be tested with', () => {
    const { dependencies, peerDependencies } = JSON.parse(
      readFileSync(join(INSTALLED, 'package.json'), 'utf8'),
    ) as Record<'dependencies' | 'peerDependencies', object>;
    const known = [...Object.keys(dependencies), ...Object.keys(peerDependencies)];
    const scripts = readdirSync(join(INSTALLED, 'dist'), { recursive: true, encoding: 'utf8' }).filter(
      (name) => /\.c?js$/.test(name),
    );

    const imported = scripts.flatMap((name) =>
      packagesIn(readFileSync(join(INSTALLED, 'dist', name), 'utf8')),
    );

    expect([...new Set(imported)].filter((name) => !known.includes(name))).toEqual([]);
    expect(scripts.length).toBeGreaterThan(5);
  });
});

/** Packages that a built script asks for. What was bundled has left no trace but names of modules of Node's. */
function packagesIn(script: string): string[] {
  const specifiers = [
    ...script.matchAll(/^(?:import|export)\b[^'"\n]*["']([^'"\n]+)["'];?$|\bimport\(["']([^'"]+)["']\)/gm),
  ];
  return specifiers
    .map(([, still, late]) => still ?? late ?? '')
    .filter((name) => !/^[./]|^node:/.test(name) && !builtinModules.includes(name));
}

/** A folder in which the installed package stands beside the packages that its users develop with. */
function developerFolder(): string {
  const folder = mkdtempSync(join(PROJECT, 'types-'));
  const packages = join(folder, 'node_modules');
  mkdirSync(packages);
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  symlinkSync(INSTALLED, join(packages, 'provisim'));
  for (const name of readdirSync(join(ROOT, 'node_modules'))) {
    if (!name.startsWith('.')) symlinkSync(join(ROOT, 'node_modules', name), join(packages, name));
  }
  return folder;
}

/** Against hanging only: the compiler reads the declarations of all that a developer has. */
const LIBRARIES_MS = 300_000;

describe('installed elsewhere', () => {
  let server: ChildProcess;
  let address: Addresses;

  beforeAll(async () => {
    const flags = 'start --port 0 --provisioning-port 0 --control-port 0 --json'.split(' ');
    server = spawn(join(PROJECT, 'node_modules/.bin/provisim'), flags, { cwd: PROJECT });
    const { stdout } = server;
    if (stdout === null) throw new Error('the command has no output');
    const line = await new Promise<string>((resolve) => createInterface(stdout).once('line', resolve));
    address = JSON.parse(line) as Addresses;
  });

  afterAll(async () => {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill();
    await ended;
  });

  test('the command explains itself', async () => {
    const help = await npm('exec', '--offline', '--', 'provisim', '--help');

    expect(help).toMatch(/^Usage: provisim /);
  });

  test('the command serves, from seeds and WSDLs of its own', async () => {
    const wsdl = await fetch(`${address.url}/esUsers.asmx?wsdl`);
    const seeded = await fetch(`${address.controlUrl}/sandboxes/demo/seed`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"seed": "demo"}',
    });

    expect([wsdl.status, (await wsdl.text()).includes(`location="${address.url}/esUsers.asmx"`)]).toEqual([
      200,
      true,
    ]);
    expect(seeded.status).toBe(204);
  });

  test('a program starts it', async () => {
    writeFileSync(
      join(PROJECT, 'start.js'),
      `import { startEmulator } from 'provisim';
       const emulator = await startEmulator({ port: 0, provisioningPort: 0, controlPort: 0 });
       console.log((await fetch(emulator.address.controlUrl + '/ready')).status);
       await emulator.close();`,
    );

    expect(await node('start.js')).toBe('200\n');
  });

  test('helpers of both runners are found, as module and as script', async () => {
    const found = await node(
      ...['--input-type=module', '-e'],
      `import { createRequire } from 'node:module';
       const names = ['jest', 'vitest'].map((name) => import.meta.resolve('provisim/' + name));
       console.log([...names, createRequire(import.meta.url).resolve('provisim/jest')].join('\\n').replaceAll(/.*provisim\\/dist/g, 'dist'));`,
    );

    expect(found.trim().split('\n')).toEqual([
      'dist/testing/jest.js',
      'dist/testing/vitest.js',
      'dist/testing/jest.cjs',
    ]);
  });

  test.each([
    ['module', 'program.mts', '--module NodeNext --skipLibCheck false'],
    ['script', 'program.cts', '--module NodeNext --skipLibCheck'],
    [
      'script of an old compiler setting',
      'program.ts',
      '--module CommonJS --moduleResolution node10 --esModuleInterop --skipLibCheck',
    ],
  ])(
    'its types suffice for a %s',
    async (_kind, file, flags) => {
      const said = await compile(flags, file, {
        [file]: `import { expect } from '@jest/globals';
        import { startEmulator, type Emulator } from 'provisim';
        import { provisim } from 'provisim/jest';
        const world = provisim({ seed: 'demo' });
        export async function use(): Promise<string> {
          const emulator: Emulator = await startEmulator({ port: 0, mspc: { realm: 'x' } });
          await expect(world).toHaveCalled('mspc', 'AddUser', { user: { Username: 'ann' } });
          // @ts-expect-error: no such API
          await expect(world).toHaveCalled('mscp', 'AddUser');
          // @ts-expect-error: no such option
          await startEmulator({ prot: 0 });
          const users: string = world.mspc.users;
          return emulator.address.url + users + world.name;
        }`,
      });

      expect(said).toBe('');
    },
    LIBRARIES_MS,
  );

  test.each([
    ['Vitest', "import { expect } from 'vitest'; import { provisim } from 'provisim/vitest';"],
    // As @types/jest declares its globals, which this project does not use.
    ['globals of Jest', "import 'jest-globals'; import { provisim } from 'provisim/jest';"],
  ])(
    'and for the matchers of %s',
    async (_kind, imports) => {
      const said = await compile('--module NodeNext --skipLibCheck', 'program.ts', {
        'node_modules/jest-globals/package.json': '{ "name": "jest-globals", "types": "index.d.ts" }',
        'node_modules/jest-globals/index.d.ts': `
        declare namespace jest { interface Matchers<R, T = {}> { not: Matchers<R, T>; toBe(expected: T): R } }
        declare const expect: <T = any>(actual: T) => jest.Matchers<void, T>;`,
        'program.ts': `${imports}
        const world = provisim();
        export async function use(): Promise<void> {
          expect(1).toBe(1);
          await expect(world).toHaveCalledTimes('cortex', 'SET customer', 1);
          await expect(world).not.toHaveCalledInOrder([['mspc', 'AddUser'], ['mps', 'x', { a: 1 }]]);
          // @ts-expect-error: how often is missing
          await expect(world).toHaveCalledTimes('cortex', 'SET customer');
        }`,
      });

      expect(said).toBe('');
    },
    LIBRARIES_MS,
  );
});

/** What the compiler says of a program that uses the installed package. */
async function compile(
  flags: string,
  file: string,
  texts: Readonly<Record<string, string>>,
): Promise<string> {
  const folder = developerFolder();
  for (const [name, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const always = '--noEmit --preserveSymlinks --strict --target ES2022 --types node';
  const { stdout } = await execute(
    process.execPath,
    [join(ROOT, 'node_modules/typescript/bin/tsc'), ...`${always} ${flags}`.split(' '), file],
    { cwd: folder },
  ).catch((failure: { stdout: string }) => failure);
  return stdout;
}
