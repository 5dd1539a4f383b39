import { stripVTControlCharacters } from 'node:util';
import { afterAll, describe, expect, test } from '@jest/globals';
import { emulatorFor } from '../client.js';
import { named, Project, type Run } from './project.js';

const projects: Project[] = [];
afterAll(() => {
  for (const project of projects) project.remove();
});

/** Runs Vitest in a copy of a project. */
async function vitest(source: string, variables?: Record<string, string>): Promise<Run> {
  const project = new Project(source, ['vitest', 'soap']);
  projects.push(project);
  const { code, stdout, stderr } = await project.run('vitest/vitest.mjs', ['run'], variables);
  return { code, stdout: stripVTControlCharacters(stdout), stderr: stripVTControlCharacters(stderr) };
}

describe('provisim/vitest', () => {
  const emulator = emulatorFor();

  test('runs the example of the documentation, with an emulator of its own', async () => {
    const { code, stdout, stderr } = await vitest('docs/examples/vitest');

    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: expect.stringContaining('Tests  4 passed (4)'),
      stderr: '',
    });
  });

  test('fails as it should, tells what was exchanged, and leaves no world behind', async () => {
    const { code, stdout, stderr } = await vitest('test/samples/vitest', named(emulator().address));

    expect(code).toBe(1);
    expect(stdout).toContain('Tests  2 failed | 1 passed (3)');
    expect(stderr).toMatch(
      /expect\(world\)\.toHaveCalled\(api, operation, values\)\n\nExpected: mspc AddUser\nFound: {4}0\n\nExchanges of [-\w]+:\n {2}#1 GET \S+esUsers\.asmx\?wsdl: page, 200\n/,
    );
    expect(stderr).toMatch(/expected 1 to be 2 .*\n\nExchanges of [-\w]+:\n {2}#1 GET /);
    expect(stderr).toMatch(/Unhandled Rejection[^]*Exchanges of awaits-no-matcher-\w+: none/);
    expect(
      emulator()
        .control.sandboxes()
        .map(({ name }) => name),
    ).toEqual(['default']);
  });
});
