import { stripVTControlCharacters } from 'node:util';
import { afterAll, describe, expect, test } from '@jest/globals';
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

  test('ends its own emulators with the workers that started them', async () => {
    const project = newProject('test/samples/jest');
    project.write('second.test.js', "require('./worlds.test.js');");

    const { code, stderr } = await jest(project, [
      '--maxWorkers',
      '2',
      '--testPathIgnorePatterns',
      'failing',
    ]);

    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining('36 passed, 36 total') });
    expect(stderr).not.toMatch(COMPLAINT);
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

  test('says which variable is missing where the environment names half an emulator', async () => {
    const { code, stderr } = await jest(newProject('test/samples/jest'), ['worlds', '-t', 'addresses'], {
      PROVISIM_URL: emulator().address.url,
    });

    expect(code).toBe(1);
    expect(stderr).toContain('PROVISIM_PROVISIONING_URL and PROVISIM_CONTROL_URL is not there');
  });
});

describe('a failing test', () => {
  const emulator = emulatorFor();
  let report: Map<string, string> | undefined;

  /** What Jest prints of each test of the sample, run once. */
  async function printed(title: string): Promise<string> {
    report ??= await failures();
    return report.get(title) ?? `${title} did not fail`;
  }

  async function failures(): Promise<Map<string, string>> {
    const { code, stderr } = await jest(
      newProject('test/samples/jest'),
      ['failing', '--color'],
      named(emulator().address),
    );
    expect(code).toBe(1);
    const parts = stderr.split(/^.*?● /m).slice(1);
    return new Map(
      parts.map((part) => [stripVTControlCharacters(part.split('\n', 1)[0] ?? '').trim(), part]),
    );
  }

  test('tells what was exchanged', async () => {
    const text = await printed('expects an operation that was never called');

    expect(stripVTControlCharacters(text)).toContain(
      'expect(world).toHaveCalled(api, operation, values)\n\n' +
        '    Expected: mspc AddUser\n    Found:    0\n\n' +
        '    Exchanges of expects-an-operation-that-was-n-dfdab2f9:\n' +
        '      #1 mspc UserExists: done, 200\n',
    );
  });
  test('ends with the right code', async () => {
    console.log([...(await failures())].map(([, text]) => text).join('\n=====\n'));
  });
});
