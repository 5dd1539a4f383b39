import { beforeEach, describe, expect, test } from '@jest/globals';
import { emulatorFor, newWorld, type World } from '../../client.js';
import { Cortex, newCustomer } from './client.js';

const emulator = emulatorFor();
let world: World;
let cortex: Cortex;

const APPS =
  '<service><name>HostedAppsandDesktops</name><userplan><name>DESKTOPS</name></userplan><offerings><offering><name>Ledger-SharedServer</name><enabled>False</enabled></offering><offering><name>Windows Desk-SharedServer</name></offering></offerings></service>';
const FARM =
  '<service><name>Citrix</name><servercollection><name>Shared Farm</name><applications><application><name>Ledger</name></application><application><name>Writer</name><adname>APP_Writer</adname><enabled>False</enabled></application></applications></servercollection></service>';
const USER =
  '<user><name>blend1</name><service><name>HostedAppsandDesktops</name><offerings><offering><name>Windows Desk-SharedServer</name></offering></offerings></service><service><name>Citrix</name><servercollection><name>Shared Farm</name><applications><application><name>Ledger</name></application></applications></servercollection></service></user>';
const EVERYTHING =
  '<customer><name>LTB</name><service/><user><service><name>HostedAppsandDesktops</name><offerings/></service><service><name>Citrix</name></service></user></customer>';
const customer = (inner: string) => `<customer><name>LTB</name>${inner}</customer>`;

async function read(): Promise<string> {
  return (await cortex.exchange('GET', EVERYTHING)).body;
}

/** What is enabled, by name, in the part of an answer that an element is. */
function enabledIn(body: string, element: string): string[] {
  const items = [...body.matchAll(new RegExp(`<${element}>([^]*?)</${element}>`, 'g'))];
  return items.map(([, inner = '']) =>
    inner.replace(/[^]*?<name>(.*)<\/name>[^]*<enabled>(.*)<\/enabled>[^]*/, '$1 $2'),
  );
}

beforeEach(() => {
  world = newWorld(emulator());
  cortex = new Cortex(world);
});

describe('a customer made with offerings, applications and a user that holds some in one call', () => {
  beforeEach(async () => {
    await cortex.set(newCustomer('Larkspur Tea Blenders', APPS + FARM + USER));
  });

  test('has them', async () => {
    const body = await read();

    expect(enabledIn(body, 'offering')).toEqual([
      'Ledger-SharedServer False',
      'Windows Desk-SharedServer True',
      'Windows Desk-SharedServer True',
    ]);
    expect(enabledIn(body, 'application')).toEqual(['Ledger True', 'Writer False', 'Ledger True']);
  });

  test('is changed by nothing of its answer sent back', async () => {
    const before = await read();
    const sent = before.replace('<response version="1.0">', '<request action="SET">');

    const { status } = await cortex.post(sent.replace('</response>', '</request>'));

    expect(status).toBe(200);
    expect(await read()).toBe(before);
  });

  test('loses an application once its user does not hold it any more', async () => {
    const off = (name: string) =>
      `<service><name>Citrix</name><servercollection><name>Shared Farm</name><applications><application><name>${name}</name><enabled>False</enabled></application></applications></servercollection></service>`;
    expect((await cortex.refusal('SET', customer(off('Ledger'))))[0]).toBe(24);

    await cortex.set(customer(`<user><name>blend1</name>${off('Ledger')}</user>`));
    await cortex.set(customer(off('Ledger')));

    expect(enabledIn(await read(), 'application')).toEqual(['Ledger False', 'Writer False']);
  });

  test('keeps nothing of it once the service is taken from it', async () => {
    await cortex.set(
      customer('<service><name>HostedAppsandDesktops</name><status>NotProvisioned</status></service>'),
    );
    await cortex.set(customer('<service><name>HostedAppsandDesktops</name></service>'));

    expect(enabledIn(await read(), 'offering')).toEqual([
      ...['Ledger-SharedServer True', 'Windows Desk-SharedServer False'],
      'Ledger-SharedServer False',
    ]);
  });
});

test('the root customer lists every offering of the site', async () => {
  await cortex.set(
    '<customer><name>CSP</name><service><name>HostedAppsandDesktops</name></service></customer>',
  );

  const { body } = await cortex.exchange(
    'GET',
    '<customer><name>CSP</name><service><name>HostedAppsandDesktops</name></service></customer>',
  );

  expect(enabledIn(body, 'offering')).toEqual([
    'Ledger-SharedServer True',
    'Windows Desk-SharedServer False',
  ]);
});
