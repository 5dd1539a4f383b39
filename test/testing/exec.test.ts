import { afterAll, describe, expect, test } from '@jest/globals';
import { Project } from './project.js';

const projects: Project[] = [];
afterAll(() => {
  for (const project of projects) project.remove();
});

function newProject(source: string): Project {
  const project = new Project(source, ['jest', '@jest/globals', 'vitest', 'soap']);
  projects.push(project);
  return project;
}

/** A test that prints where its emulator is. */
const TELLING =
  "const world = require('provisim/jest').provisim();\n" +
  "test('is somewhere', () => { process.stdout.write(`at ${world.unprefixed.controlUrl}\\n`); });\n";

describe('provisim exec', () => {
  test('passes with tests that pass, in parallel workers on one emulator', async () => {
    const project = newProject('test/samples/jest');
    for (const copy of ['second', 'third']) project.write(`${copy}.test.js`, TELLING);

    const { code, stdout, stderr } = await project.exec(
      ...['jest', '--maxWorkers', '3', '--testPathIgnorePatterns', 'failing'],
    );

    const told = [...(stdout + stderr).matchAll(/^at (http:.*)$/gm)].map(([, address]) => address);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringContaining('Tests:       20 passed, 20 total'),
    });
    expect([told.length, new Set(told).size]).toEqual([2, 1]);
  });

  test('fails with tests that fail', async () => {
    const { code, stderr } = await newProject('test/samples/jest').exec('jest');

    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringContaining('Tests:       10 failed, 18 passed, 28 total'),
    });
  });

  test.each([
    ['jest', ['jest']],
    ['vitest', ['vitest', 'run']],
  ])('runs the example of %s', async (name, command) => {
    const { code, stdout, stderr } = await newProject(`docs/examples/${name}`).exec(...command);

    expect({ code, stdout, stderr }).toMatchObject({ code: 0 });
  });
});
