import { describe, expect, test } from '@jest/globals';
import type { OperationDescription } from '../../src/contract/description.js';
import type { Emulator } from '../../src/index.js';
import { emulatorFor, newWorld, type World } from '../client.js';
import { send } from '../golden/exchange.js';
import { RequestSchemas } from '../soap/requestSchema.js';

const emulator = emulatorFor();
const solidCp = emulatorFor({ brand: 'solidcp' });
const schemas = new RequestSchemas();

const LOGINS = {
  mspc: { user: 'serveradmin', password: 'serveradmin' },
  provisioning: { user: 'prov_robot', password: 'Winter-Gate-7' },
};
type Api = keyof typeof LOGINS;

describe('an example in its world is done', () => {
  test('of every operation of MSPC', async () => {
    expect(await outcomes(emulator(), 'mspc', 'demo')).toEqual({
      // Both of the world's add-ons are in use.
      DeleteHostingAddon: 'refused ERROR_HOSTING_ADDON_USED_IN_PACKAGE',
      // No world stands in the set-up mode when it begins.
      SetupControlPanelAccounts: 'refused FAILED_EXECUTE_SERVICE_OPERATION',
    });
  });

  test('of every operation of MSPC by SOAP 1.2', async () => {
    expect(await outcomes(emulator(), 'mspc', 'demo', { soapVersion: '1.2' })).toEqual({
      DeleteHostingAddon: 'refused ERROR_HOSTING_ADDON_USED_IN_PACKAGE',
      SetupControlPanelAccounts: 'refused FAILED_EXECUTE_SERVICE_OPERATION',
    });
  });

  test('of every operation that SolidCP alone publishes, where second factors are in use', async () => {
    const alone = new Set(namesOf(emulator(), 'mspc'));
    const guard = async (world: World) => {
      const { operation } = await exchange(world, 'mspc', 'UpdateUserMfa');
      expect(operation).toBe('UpdateUserMfa');
    };

    const found = await outcomes(solidCp(), 'mspc', 'demo', { prepare: guard, except: alone });

    expect(found).toEqual({});
  });

  test('of every operation of the Provisioning API', async () => {
    expect(await outcomes(emulator(), 'provisioning', 'recorder')).toEqual({});
  });
});

test('an example is made of a world with nothing in it as well', () => {
  const world = newWorld(emulator(), 'empty');

  for (const api of ['mspc', 'provisioning'] as const) {
    for (const { service, operation } of operationsOf(emulator(), api)) {
      expect(world.control.compose({ api, service, operation, example: true }).body).toContain(operation);
    }
  }
});

test('the same world gives the same example', () => {
  const order = { api: 'mspc', operation: 'CreateUserWizard', example: true };

  const [first, second] = [0, 1].map(() => newWorld(emulator(), 'demo').control.compose(order).body);

  expect(first).toBe(second);
});

test('a create operation gets a name that is free', async () => {
  const world = newWorld(emulator(), 'demo');

  const notes = [await exchange(world, 'mspc', 'AddUser'), await exchange(world, 'mspc', 'AddUser')];

  expect(notes.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
  expect(await world.admin.call('UserExists', { username: 'example2' })).toBe('true');
});

/** What became of the example of each operation in a fresh world, of those that were not done. */
async function outcomes(
  running: Emulator,
  api: Api,
  seed: string,
  {
    soapVersion,
    except = new Set(),
    prepare,
  }: {
    readonly soapVersion?: '1.2';
    readonly except?: ReadonlySet<string>;
    readonly prepare?: (world: World) => Promise<void>;
  } = {},
): Promise<Record<string, string>> {
  const undone: Record<string, string> = {};
  const operations = operationsOf(running, api).filter(({ operation }) => !except.has(operation));
  expect(operations).not.toHaveLength(0);
  for (const { operation, service } of operations) {
    const world = newWorld(running, seed);
    await prepare?.(world);
    const notes = await exchange(world, api, operation, { service, soapVersion, running });
    if (notes.operation !== operation || notes.outcome !== 'done') {
      undone[operation] = `${notes.outcome} ${notes.reason ?? ''}`;
    }
    running.control.drop(world.name);
  }
  return undone;
}

/** Composes the example, holds it against the served schema, sends it, and gives what the journal says of it. */
async function exchange(
  { control }: World,
  api: Api,
  operation: string,
  {
    service,
    soapVersion,
    running,
  }: {
    readonly service?: string;
    readonly soapVersion?: '1.2' | undefined;
    readonly running?: Emulator;
  } = {},
) {
  const login = LOGINS[api];
  const order = { api, operation, service, login, soapVersion, example: true };
  const { session } = control.compose(order);
  const values = session === undefined ? {} : { [session.field]: await tokenFrom(control, session) };
  const { method, url, headers, body } = control.compose({ ...order, values });
  if (running !== undefined) {
    const path = new URL(url).pathname.replace(/^\/~[^/]+/, '');
    expect(await schemas.complaints(running, api, path, body)).toEqual([]);
  }
  await send(method, url, headers, Buffer.from(body));
  const entry = control.journal().at(-1);
  if (entry === undefined) throw new Error('nothing reached the sandbox');
  return entry;
}

async function tokenFrom(
  control: World['control'],
  { operation, element }: { readonly operation: string; readonly element: string },
): Promise<string> {
  const { method, url, headers, body } = control.compose({
    ...{ api: 'provisioning', operation, login: LOGINS.provisioning },
  });
  const answer = await send(method, url, headers, Buffer.from(body));
  return new RegExp(`<${element}>(\\w+)<`).exec(answer.body)?.[1] ?? '';
}

function operationsOf({ control }: Emulator, api: Api): readonly OperationDescription[] {
  return control.descriptions.of(api)?.operations ?? [];
}

function namesOf(running: Emulator, api: Api): string[] {
  return operationsOf(running, api).map(({ operation }) => operation);
}
