import { readdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { shippedFile } from '../files/shipped.js';
import { leafPaths } from './operationsText.js';
import type { Offer } from './command.js';
import type { ControlClient, SandboxClient } from '../client/controlClient.js';

/** Where names are asked for. */
interface Asked {
  readonly control: ControlClient;
  readonly sandbox: SandboxClient;
  /** The API that the command line names so far, if it is one. */
  readonly api: string | undefined;
  /** The operation that it names so far, and its service. */
  readonly operation: string;
  readonly service: string | undefined;
}

/** Names that a running emulator knows. */
const ASK: Readonly<Record<Offer, (asked: Asked) => Promise<readonly string[]>>> = {
  sandboxes: async ({ control }) => (await control.sandboxes()).map(({ name }) => name),
  snapshots: async ({ control }) => (await control.snapshots()).map(({ name }) => name),
  faults: async ({ sandbox }) => (await sandbox.faults()).map(({ id }) => String(id)),
  errors: async ({ control, api }) => ofApi(await control.errors(), api),
  seeds: async () =>
    (await readdir(shippedFile('fixtures/seeds/'))).map((file) => basename(file, '.json')).sort(),
  apis: () => Promise.resolve(['mspc', 'provisioning', 'cortex', 'mps']),
  operations: async ({ control, api }) => (await control.operations(api)).map(({ operation }) => operation),
  fields: async ({ control, api, operation, service }) =>
    api === undefined || operation === ''
      ? []
      : leafPaths((await control.operation(api, operation, service)).fields).map((path) => `--${path}`),
};

export function offered(offer: Offer, asked: Asked): Promise<readonly string[]> {
  return ASK[offer](asked);
}

function ofApi(
  names: Readonly<Record<string, readonly string[]>>,
  api: string | undefined,
): readonly string[] {
  return (api === undefined ? undefined : names[api]) ?? Object.values(names).flat();
}
