import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createClientAsync } from 'soap';
import { emulatorFor, get, newWorld } from '../client.js';

const emulator = emulatorFor();
const shielded = emulatorFor({ publicUrl: 'http://panel.test:9002' });
const folder = mkdtempSync(join(tmpdir(), 'provisim-wsdl-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface File {
  readonly name: string;
  readonly content: string;
}

async function files(sandbox: string): Promise<File[]> {
  const { body } = await get(`${emulator().address.controlUrl}/sandboxes/${sandbox}/wsdl`);
  return JSON.parse(body) as File[];
}

describe('the folder of contracts', () => {
  let world: ReturnType<typeof newWorld>;
  let written: File[];
  beforeAll(async () => {
    world = newWorld(emulator());
    written = await files(world.name);
    for (const { name, content } of written) writeFileSync(join(folder, name), content);
  });

  test('has the WSDLs, the schemas they import, and the other contracts as JSON', () => {
    expect(written.map(({ name }) => name)).toEqual([
      ...['esUsers.wsdl', 'esPackages.wsdl', 'esAuthentication.wsdl'],
      ...['ProvisioningService.wsdl', 'ProvisioningService_schema1.xsd', 'cortex.json', 'mps.json'],
    ]);
  });

  test('is whole: nothing in it is fetched from anywhere', () => {
    const places = written.flatMap(({ content }) =>
      [...content.matchAll(/(?:schemaLocation|import[^>]* location)="([^"]*)"/g)].map(([, place]) => place),
    );

    expect(places).toEqual(['ProvisioningService_schema1.xsd']);
  });

  test('has WSDLs as they are served but for the names of their schemas', async () => {
    const served = await get(`${world.url}/esUsers.asmx?wsdl`);

    expect(written[0]?.content).toBe(served.body);
  });

  test.each([
    ['esUsers.wsdl', 'esUsers', 'esUsersSoap', 'AddUser'],
    ['esPackages.wsdl', 'esPackages', 'esPackagesSoap', 'AddPackage'],
    ['ProvisioningService.wsdl', 'ProvisioningService', 'ProvisioningPort', 'createUser'],
  ])('%s makes a client that knows what to send, and where', async (file, service, port, operation) => {
    const client = await createClientAsync(join(folder, file));

    const described = client.describe() as Record<string, Record<string, Record<string, object>>>;
    const { input } = (described[service]?.[port]?.[operation] ?? {}) as { readonly input: object };
    expect(Object.keys(input)).not.toHaveLength(0);
    expect(readFileSync(join(folder, file), 'utf8')).toContain(`/~${world.name}/`);
  });

  test('names a public address where there is one', async () => {
    const here = {
      name: 'esUsers.wsdl',
      content: expect.stringContaining('"http://panel.test:9002/esUsers.asmx"') as unknown,
    };

    expect(shielded().control.sandbox().contractFiles()).toContainEqual(here);
    expect(shielded().control.sandbox().soapUi()).toContain(
      `<con:value>${shielded().address.url}</con:value>`,
    );
  });

  test('describes Cortex and MPS with every operation and its fields', () => {
    const described = written
      .filter(({ name }) => name.endsWith('.json'))
      .map(({ content }) => JSON.parse(content) as { readonly api: string; readonly operations: object[] });

    expect(described.map(({ api, operations }) => [api, operations.length])).toEqual([
      ['cortex', 77],
      ['mps', 114],
    ]);
  });
});
