import Sqlite from 'better-sqlite3';
import { expect, test } from '@jest/globals';
import type { Emulator } from '../../src/index.js';
import { emulatorFor, newWorld } from '../client.js';
import { send } from '../golden/exchange.js';

const emulator = emulatorFor();
const solidCp = emulatorFor({ brand: 'solidcp' });

/** What is written of a call, whatever it does, and how far numbers have come that it took. */
const RECORDS = /^(audit|counter|worldState)/;

test.each([
  ['MSPC', emulator, 'mspc', 'demo'],
  ['MSPC under the name of SolidCP', solidCp, 'mspc', 'demo'],
  ['the Provisioning API', emulator, 'provisioning', 'recorder'],
] as const)(
  'operations of %s that are said to read leave the world as it was',
  async (_name, running, api, seed) => {
    const changing: string[] = [];
    for (const { service, operation, isReading, session } of running().control.descriptions.of(api)
      ?.operations ?? []) {
      if (!isReading) continue;
      const { control } = newWorld(running(), seed);
      const login =
        api === 'mspc'
          ? { user: 'serveradmin', password: 'serveradmin' }
          : { user: 'prov_robot', password: 'Winter-Gate-7' };
      const call = async (order: {
        operation: string;
        service?: string;
        values?: Record<string, string>;
      }) => {
        const { url, headers, body } = control.compose({ api, login, example: true, ...order });
        return (await send('POST', url, headers, Buffer.from(body))).body;
      };
      const token =
        session === undefined
          ? ''
          : (/<token>(\w+)/.exec(await call({ operation: 'requestToken' }))?.[1] ?? '');
      const before = estateOf(running(), control);
      await call({ service, operation, values: session === undefined ? {} : { token } });
      if (estateOf(running(), control) !== before) changing.push(operation);
    }
    expect(changing).toEqual([]);
  },
);

function estateOf({ control }: Emulator, world: { saveSnapshot(name: string): void }): string {
  world.saveSnapshot('looked-at');
  const database = new Sqlite(control.snapshots.get('looked-at'));
  const tables = database
    .prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'")
    .all();
  const rows = tables
    .filter(({ name }) => !RECORDS.test(name))
    .map(({ name }) => [name, database.prepare(`SELECT * FROM "${name}"`).all()]);
  database.close();
  return JSON.stringify(rows);
}
