import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { emulatorFor } from '../client.js';
import { named, Project, type Run } from './project.js';

const projects: Project[] = [];
afterAll(() => {
  for (const project of projects) project.remove();
});

function newProject(source: string): Project {
  const project = new Project(source, ['jest', '@jest/globals', 'soap']);
  projects.push(project);
  return project;
}

/** Runs Jest in a project; its report is on stderr, as its makers want it. */
function jest(project: Project, args: string[], variables?: Record<string, string>): Promise<Run> {
  return project.run('jest/bin/jest.js', args, variables);
}

/** What Jest complains of beside its tests: handles that stay open, workers that do not end. */
const COMPLAINT = /did not exit|failed to exit|open handle|force[ -]exit/i;

describe('provisim/jest', () => {
  const emulator = emulatorFor();
  const guarded = emulatorFor({ controlToken: 'a-secret-token' });

  test('runs the example of the documentation, with an emulator of its own', async () => {
    const { code, stderr } = await jest(newProject('docs/examples/jest'), ['--detectOpenHandles']);

    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringContaining('Tests:       7 passed, 7 total'),
    });
    expect(stderr).not.toMatch(COMPLAINT);
  });

  test('gives each test a world of its own in parallel workers, and leaves none behind', async () => {
    const project = newProject('test/samples/jest');
    for (const copy of ['second', 'third']) {
      project.write(`${copy}.test.js`, "require('./worlds.test.js');");
    }

    const { code, stderr } = await jest(
      project,
      ['--maxWorkers', '3', '--testPathIgnorePatterns', 'failing'],
      named(emulator().address),
    );

    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringContaining('Tests:       54 passed, 54 total'),
    });
    expect(stderr).not.toMatch(COMPLAINT);
    expect(
      emulator()
        .control.sandboxes()
        .map(({ name }) => name),
    ).toEqual(['default']);
  });

  test('starts one emulator for each worker, which ends with it', async () => {
    const project = newProject('test/samples/jest');
    for (const copy of ['second', 'third', 'fourth']) {
      project.write(
        `${copy}.test.js`,
        "const world = require('provisim/jest').provisim();\n" +
          "test('is somewhere', () => { process.stdout.write(`at ${world.unprefixed.controlUrl}\\n`); });\n",
      );
    }

    const { code, stdout, stderr } = await jest(project, ['--maxWorkers', '2', 'second', 'third', 'fourth']);

    const addresses = [
      ...new Set([...(stdout + stderr).matchAll(/^at (http:.*)$/gm)].map(([, at]) => at ?? '')),
    ];
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining('3 passed, 3 total') });
    expect(stderr).not.toMatch(COMPLAINT);
    expect([1, 2]).toContain(addresses.length);
    await Promise.all(addresses.map(untilNobodyAnswers));
  });

  test('works in modules as well', async () => {
    const project = newProject('docs/examples/jest');
    project.write(
      'module.test.mjs',
      "import { provisim } from 'provisim/jest';\n" +
        "const world = provisim();\ntest('asks nothing', () => expect(world).not.toHaveCalled('mspc', 'AddUser'));\n",
    );

    const { code, stderr } = await jest(project, ['--testMatch', '**/*.mjs', '--transform', '{}'], {
      ...named(emulator().address),
      NODE_OPTIONS: '--experimental-vm-modules',
    });

    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining('1 passed, 1 total') });
  });

  test('logs in where the emulator asks for a token', async () => {
    const project = newProject('test/samples/jest');
    const variables = named(guarded().address);

    const known = await jest(project, ['worlds', '-t', 'addresses'], {
      ...variables,
      PROVISIM_CONTROL_TOKEN: 'a-secret-token',
    });
    const unknown = await jest(project, ['worlds', '-t', 'addresses'], variables);

    expect([known.code, unknown.code]).toEqual([0, 1]);
    expect(unknown.stderr).toContain('Authorization: Bearer');
  });

  test('says which option of the emulator cannot be used', async () => {
    const project = newProject('test/samples/jest');
    project.write(
      'option.test.js',
      "require('provisim/jest').provisim({ start: { journalEntries: -1 } });\ntest('begins', () => {});\n",
    );

    const { code, stderr } = await jest(project, ['option']);

    expect(code).toBe(1);
    expect(stderr).toMatch(/● begins\s+the emulator did not start: .*journalEntries/);
  });

  test('has no world outside tests, and says so', async () => {
    const project = newProject('test/samples/jest');
    project.write('outside.test.js', "require('provisim/jest').provisim().url;\n");

    const { code, stderr } = await jest(project, ['outside']);

    expect(code).toBe(1);
    expect(stderr).toContain('there is a world only while a test and its hooks run');
  });

  test('answers no question about a journal that has dropped what it is about', async () => {
    const project = newProject('test/samples/jest');
    project.write(
      'dropping.test.js',
      "const { userExists } = require('./client.js');\n" +
        "const world = require('provisim/jest').provisim({ start: { journalEntries: 2 } });\n" +
        "test('asks too much', async () => {\n" +
        "  for (const name of ['a', 'b', 'c']) await userExists(world, name);\n" +
        "  await expect(world).not.toHaveCalled('mspc', 'AddUser');\n});\n",
    );

    const { code, stderr } = await jest(project, ['dropping']);

    expect(code).toBe(1);
    expect(stderr).toMatch(/the journal of asks-too-much-\w+ has dropped 1 exchanges; let it keep more/);
  });

  test('finds all addresses by that of the control API, and says where that is missing', async () => {
    const project = newProject('test/samples/jest');
    const { url, controlUrl } = emulator().address;

    const found = await jest(project, ['worlds', '-t', 'addresses'], { PROVISIM_CONTROL_URL: controlUrl });
    const missing = await jest(project, ['worlds', '-t', 'addresses'], { PROVISIM_URL: url });

    expect([found.code, missing.code]).toEqual([0, 1]);
    expect(missing.stderr).toContain('control API is not known: set PROVISIM_CONTROL_URL as well');
  });
});

/** Ends only once the emulator has: its input ends with the worker, it itself a moment later. */
async function untilNobodyAnswers(url: string): Promise<void> {
  for (;;) {
    try {
      await fetch(`${url}/health`);
    } catch {
      return;
    }
  }
}

describe('a failing test', () => {
  const emulator = emulatorFor();
  let printed = new Map<string, string>();

  /** What Jest prints of each test of the sample: up to the lines of code. */
  beforeAll(async () => {
    const { code, stderr } = await jest(
      newProject('test/samples/jest'),
      ['failing', '--color'],
      named(emulator().address),
    );
    expect(code).toBe(1);
    const parts = stderr.split(/^.*?● /m).slice(1);
    printed = new Map(
      parts.map((part) => {
        const [title = '', ...lines] = part.split('\n');
        const end = lines.findIndex((line) => /^ +\d+ \|/.test(plain(line)));
        return [plain(title).trim(), lines.slice(0, end).join('\n')];
      }),
    );
  });

  const told = (title: string) =>
    plain(printed.get(title) ?? `no test failed as ${title}`)
      .replace(/^ {4}/gm, '')
      .trim();

  test.each([
    [
      'expects an operation that was never called',
      `expect(world).toHaveCalled(api, operation, values)

Expected: mspc AddUser
Found:    0

Exchanges of expects-an-operation-that-was-dc9d9f13:
  #1 mspc UserExists: done, 200`,
    ],
    [
      'expects other values',
      `expect(world).toHaveCalled(api, operation, values)

Expected: mspc UserExists with {"username": "bop"}
Found:    0

Nearest:  #2 mspc UserExists: done, 200

- Expected
+ Received

  Object {
-   "username": "bop",
+   "username": "bob",
  }

Exchanges of expects-other-values-0f0879b0:
  #1 mspc UserExists: done, 200
  #2 mspc UserExists: done, 200`,
    ],
    [
      'expects what was called not to have been',
      `expect(world).not.toHaveCalled(api, operation, values)

Expected: not mspc UserExists with {"username": Any<String>}
Found:    1

  #1 mspc UserExists: done, 200

Exchanges of expects-what-was-called-not-to-46bdd5fd:
  #1 mspc UserExists: done, 200`,
    ],
    [
      'expects more calls',
      `expect(world).toHaveCalledTimes(api, operation, times, values)

Expected: 2 of mspc UserExists
Found:    1

Exchanges of expects-more-calls-c3c5e540:
  #1 mspc UserExists: done, 200`,
    ],
    [
      'expects another order',
      `expect(world).toHaveCalledInOrder(calls)

Expected: 
  mspc UserExists with {"username": "bob"}
  mspc UserExists with {"username": "ann"}
Found:    1 of 2, then no mspc UserExists

Exchanges of expects-another-order-8bc5110a:
  #1 mspc UserExists: done, 200
  #2 mspc UserExists: done, 200`,
    ],
    [
      'awaits no matcher',
      `expect(world).toHaveCalled(api, operation, values)

Expected: mspc AddUser
Found:    0

Exchanges of awaits-no-matcher-a191dd05:
  #1 mspc UserExists: done, 200`,
    ],
    [
      'waits in vain',
      `waited 20 ms for 1 of {"operation":"AddUser"}, found 0

Exchanges of waits-in-vain-4bb0281e:
  #1 mspc UserExists: done, 200`,
    ],
    [
      'fails for another reason',
      `expect(received).toBe(expected) // Object.is equality

Expected: 2
Received: 1

Exchanges of fails-for-another-reason-ea8cf73f, the last 10 of 12:
${[3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((id) => `  #${id} mspc UserExists: done, 200`).join('\n')}`,
    ],
    [
      'gives something else than a world',
      `expect() is to be given a world: what provisim() or world.fresh() gave

Exchanges of gives-something-else-than-a-wo-a1dd6cb7: none`,
    ],
    [
      'names no operation',
      `no operation UserExist in mspc; the nearest is UserExists

Exchanges of names-no-operation-79b55355: none`,
    ],
  ])('that %s explains itself', (title, text) => {
    expect(told(title)).toBe(text);
  });

  test('shows differences in Jest’s colours', () => {
    const text = printed.get('expects other values');

    expect(text).toContain('\u001b[32m-   "username": "bop",\u001b[39m');
    expect(text).toContain('\u001b[31m+   "username": "bob",\u001b[39m');
  });
});

function plain(text: string): string {
  return stripVTControlCharacters(text);
}
