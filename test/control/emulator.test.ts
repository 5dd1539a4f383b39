import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { emulatorFor, newWorld, QUIET } from '../client.js';
import { callerOf } from './caller.js';

const emulator = emulatorFor({ brand: 'solidcp' });
const control = callerOf(emulator);

describe('the emulator tells', () => {
  test('what it is, where it listens and the options in force', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      version: string;
    };

    const { status, document } = await control('GET', '/emulator');

    expect(status).toBe(200);
    expect(document).toEqual({
      ...{ version, node: process.versions.node, pid: process.pid },
      startedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      addresses: emulator().address,
      apis: ['mspc', 'cortex', 'mps', 'provisioning'],
      options: expect.objectContaining({
        ...QUIET,
        brand: 'solidcp',
        db: ':memory:',
        'mspc.wsaHeaders': 'on',
      }),
    });
  });

  test('the same to a program', () => {
    expect(emulator().control.facts()).toMatchObject({ pid: process.pid, addresses: emulator().address });
  });
});

interface Row {
  readonly operation: string;
  readonly grade: string;
  readonly notEmulated: string | null;
}

describe('the fidelity', () => {
  test('is told of the very operations that docs/fidelity.md lists', async () => {
    const page = readFileSync(new URL('../../docs/fidelity.md', import.meta.url), 'utf8');
    const listed = [...page.matchAll(/^\| ([^|]+) \| (documented|observed|inferred) \| ([^|]+) \|$/gm)].map(
      ([, operation, grade, emulated]) => ({ operation, grade, emulated }),
    );

    const { document } = await control('GET', '/fidelity');
    const apis = document as Record<string, { operations: Row[]; errors: { symbol: string }[] }>;
    const told = ['mspc', 'provisioning', 'cortex', 'mps'].flatMap((api) =>
      (apis[api]?.operations ?? []).map(({ operation, grade, notEmulated }) => ({
        operation: operation.replace(/^.*::/, ''),
        grade,
        emulated: notEmulated ?? 'yes',
      })),
    );

    expect(listed.length).toBeGreaterThan(300);
    const sorted = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).sort();
    expect(sorted(told)).toEqual(sorted(listed));
  });

  test('is told of every error that can be ordered', async () => {
    const { document } = await control('GET', '/fidelity');
    const apis = document as Record<string, { errors: { symbol: string }[] }>;

    const told = Object.entries(apis).map(([api, { errors }]) => [api, errors.map(({ symbol }) => symbol)]);

    expect(Object.fromEntries(told)).toEqual(emulator().control.errors);
  });
});

test('a sandbox tells where its services are and how its clock goes', async () => {
  const world = newWorld(emulator());
  const { url, provisioningUrl } = emulator().address;

  const { document } = await control('GET', `/sandboxes/${world.name}`);

  expect(document).toMatchObject({
    ...{ name: world.name, users: 1, exchanges: 0, dropped: 0 },
    clock: { mode: 'frozen', now: '2026-01-15T10:30:00.000Z', factor: 0 },
    services: expect.arrayContaining([
      {
        ...{ api: 'mspc', service: 'esUsers', url: `${url}/~${world.name}/esUsers.asmx` },
        wsdlUrl: `${url}/~${world.name}/esUsers.asmx?wsdl`,
      },
      expect.objectContaining({ api: 'cortex', url: `${url}/~${world.name}/cortexapi/default.aspx` }),
      expect.objectContaining({ api: 'mps', url: `${url}/~${world.name}/mps` }),
      expect.objectContaining({
        ...{ api: 'provisioning', url: `${provisioningUrl}/~${world.name}/provisioning` },
        wsdlUrl: `${provisioningUrl}/~${world.name}/provisioning?wsdl`,
      }),
    ]),
  });
});
