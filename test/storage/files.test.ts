import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import BetterSqlite3 from 'better-sqlite3';
import { startEmulator, type Emulator, type EmulatorOptions } from '../../src/index.js';
import { account, Client, NOW, pick, QUIET, rows } from '../client.js';

const folder = mkdtempSync(join(tmpdir(), 'provisim-files-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const running = new Set<Emulator>();
afterEach(async () => {
  for (const emulator of running) await emulator.close();
  running.clear();
});

let files = 0;

function newFile(): string {
  files += 1;
  return join(folder, `world-${files}.db`);
}

/** An emulator on a file; its default world's clock is frozen. */
async function start(db: string, options: EmulatorOptions = {}) {
  const emulator = await startEmulator({ ...QUIET, ...options, db });
  running.add(emulator);
  emulator.control.sandbox().freezeClock(NOW);
  const stop = async () => {
    running.delete(emulator);
    await emulator.close();
  };
  return { emulator, admin: new Client(emulator.address.url), control: emulator.control.sandbox(), stop };
}

describe('a world in a file', () => {
  test('is there again after a restart, with its log and its letters', async () => {
    const file = newFile();
    const first = await start(file, { seed: 'standalone' });
    await first.admin.call('AddUser', account('kept', { City: 'Graz' }));
    await first.admin.call('AddPackage', {
      userId: 3,
      planId: 1,
      packageName: 'Shop',
      statusId: 1,
      purchaseDate: '2026-01-01',
    });
    const before = { audit: first.control.audit(), outbox: first.control.outbox() };
    await first.stop();

    const second = await start(file, { seed: 'standalone' });

    const user = await second.admin.call('GetUserByUsername', { username: 'kept' });
    expect({ audit: second.control.audit().slice(0, -1), outbox: second.control.outbox() }).toEqual(before);
    expect(pick(user, 'UserId', 'City', 'Created')).toEqual({
      UserId: '3',
      City: 'Graz',
      Created: '2026-01-15T10:30:00',
    });
    expect(rows(await second.admin.call('GetPackages', { userId: 3 }), 'PackageInfo')).toMatchObject([
      { PackageName: 'Shop' },
    ]);
  });

  test('does not hand out a number twice, though its row is gone or was refused', async () => {
    const file = newFile();
    const first = await start(file);
    await first.admin.call('AddUser', account('gone'));
    await first.admin.call('DeleteUser', { userId: 2 });
    await first.admin.call('AddHostingPlan', { plan: { PlanName: 'Refused', UserId: 1, ServerId: 99 } });
    await first.stop();

    const { admin } = await start(file);

    expect(await admin.call('AddUser', account('next'))).toBe('3');
    expect(await admin.call('AddHostingPlan', { plan: { PlanName: 'Next', UserId: 1 } })).toBe('2');
  });

  test('is not seeded again where there is one already', async () => {
    const file = newFile();
    const first = await start(file);
    await first.admin.call('ChangeUserPassword', { userId: 1, password: 'changed' });
    await first.stop();

    const { emulator } = await start(file, { seed: 'demo' });

    const admin = new Client(emulator.address.url, { login: 'serveradmin:changed' });
    expect(await admin.call('UserExists', { username: 'northwind' })).toBe('false');
  });

  test('goes back to the seed by a reset, and stays so', async () => {
    const file = newFile();
    const first = await start(file);
    await first.admin.call('AddUser', account('gone'));

    first.control.reset();
    const afterReset = await first.admin.call('AddUser', account('new'));
    await first.stop();
    const { admin } = await start(file);

    expect(afterReset).toBe('2');
    expect(await admin.call('UserExists', { username: 'gone' })).toBe('false');
    expect(await admin.call('UserExists', { username: 'new' })).toBe('true');
  });

  test('can be seeded anew while it runs', async () => {
    const { admin, control } = await start(newFile());

    control.seed('demo');

    expect(await admin.call('GetPackage', { packageId: 4 })).toMatchObject({
      PackageName: 'alpine-sports.example',
    });
    control.reset();
    expect(await admin.call('UserExists', { username: 'alpine' })).toBe('true');
  });

  test('finishes after a restart what was under way in the background', async () => {
    const file = newFile();
    const options = { mspc: { asyncDeleteMs: 60_000 } };
    const first = await start(file, options);
    await first.admin.call('AddUser', account('gone'));
    await first.admin.call('DeleteUser', { userId: 2 });
    await first.stop();

    const second = await start(file, options);
    const before = await second.admin.call('UserExists', { username: 'gone' });
    second.control.advanceClock(60_000);
    const after = await second.admin.call('UserExists', { username: 'gone' });

    expect([before, after]).toEqual(['true', 'false']);
  });

  test('answers with the same bytes as one in memory', async () => {
    const { admin, stop } = await start(newFile(), { seed: 'demo' });
    const inMemory = await start(':memory:', { seed: 'demo' });

    for (const [operation, parameters] of [
      ['GetUsers', { ownerId: 1, recursive: true }],
      ['GetPackageContext', { packageId: 4 }],
      ['DeletePackage', { packageId: 2 }],
      ['AddUser', account('same')],
    ] as const) {
      const [fromFile, fromMemory] = [
        await admin.exchange(operation, parameters),
        await inMemory.admin.exchange(operation, parameters),
      ];

      expect(fromFile.body).toBe(fromMemory.body);
    }
    await stop();
  });
});

describe('other sandboxes', () => {
  test('are kept in the folder beside the file and are there again after a restart', async () => {
    const file = newFile();
    const first = await start(file);
    await new Client(`${first.emulator.address.url}/~team-a`).call('AddUser', account('in-a'));
    await new Client(`${first.emulator.address.url}/~team-b`).call('AddUser', account('in-b'));
    await first.stop();

    const second = await start(file);
    const exists = (sandbox: string, username: string) =>
      new Client(`${second.emulator.address.url}${sandbox}`).call('UserExists', { username });

    expect(
      readdirSync(`${file}.d`)
        .filter((name) => name.endsWith('.db'))
        .sort(),
    ).toEqual(['team-a.db', 'team-b.db']);
    expect([await exists('/~team-a', 'in-a'), await exists('/~team-b', 'in-b')]).toEqual(['true', 'true']);
    expect([await exists('/~team-a', 'in-b'), await exists('', 'in-a')]).toEqual(['false', 'false']);
  });

  test('make no folder as long as nobody names one', async () => {
    const file = newFile();
    await start(file);

    expect(existsSync(`${file}.d`)).toBe(false);
  });
});

describe('a file that cannot be used is refused', () => {
  test('because a newer version wrote it, naming both versions', async () => {
    const file = newFile();
    const { stop } = await start(file);
    await stop();
    const handle = new BetterSqlite3(file);
    const known = Number(handle.pragma('user_version', { simple: true }));
    handle.pragma('user_version = 99');
    handle.close();

    await expect(start(file)).rejects.toThrow(
      `${file} has schema version 99; this version knows ${known}. Use a newer provisim or another file.`,
    );
  });

  test('because it is no database, or its folder is not there, naming it', async () => {
    const text = newFile();
    writeFileSync(
      text,
      'a text that is long enough to be taken for the header of a database file, but is none\n'.repeat(20),
    );
    const nowhere = join(folder, 'nowhere', 'world.db');

    await expect(start(text)).rejects.toThrow(
      `${text} is damaged or no database of provisim: file is not a database`,
    );
    await expect(start(nowhere)).rejects.toThrow(
      `${nowhere}: Cannot open database because the directory does not exist`,
    );
  });

  test('and is left as it was', async () => {
    const file = newFile();
    const handle = new BetterSqlite3(file);
    handle.exec('CREATE TABLE notOurs (x); PRAGMA user_version = 99');
    handle.close();

    await expect(start(file)).rejects.toThrow('schema version 99');

    const again = new BetterSqlite3(file);
    const tables = again.prepare('SELECT name FROM sqlite_master').pluck().all();
    again.close();
    expect(tables).toEqual(['notOurs']);
  });
});
