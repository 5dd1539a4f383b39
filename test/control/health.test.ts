import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { startEmulator, type Emulator } from '../../src/index.js';
import { QUIET } from '../client.js';
import { ACTS, APIS } from '../estate/acts.js';
import { newEstate } from '../estate/products.js';
import { callerOf } from './caller.js';

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

/** A folder whose room can be taken and given back. */
interface Room {
  readonly folder: string;
  take(): void;
  giveBack(): void;
}

/** A small file system of its own, where mounting is allowed; else a limit on how far this process may write. */
function smallRoom(): Room {
  const folder = mkdtempSync(join(tmpdir(), 'provisim-room-'));
  undo.push(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    const limit = (most: string) =>
      execFileSync('prlimit', ['--pid', String(process.pid), `--fsize=${most}:`]);
    undo.push(() => limit('unlimited'));
    return { folder, take: () => limit('1'), giveBack: () => limit('unlimited') };
  }
  undo.push(() => execFileSync('umount', [folder]));
  const filler = join(folder, 'filler');
  return {
    folder,
    take() {
      fill(filler);
    },
    giveBack() {
      rmSync(filler);
    },
  };
}

/** Writes until nothing fits any more. */
function fill(file: string): void {
  const handle = openSync(file, 'w');
  for (const size of [1 << 20, 1 << 12, 1]) {
    try {
      for (;;) writeSync(handle, Buffer.alloc(size));
    } catch {
      // No more of this size.
    }
  }
  closeSync(handle);
}

async function startIn(folder: string): Promise<Emulator> {
  const emulator = await startEmulator({ ...QUIET, db: join(folder, 'world.db') });
  undo.push(() => emulator.close());
  return emulator;
}

const OK = { status: 200, document: { status: 'ok', reasons: [] } };

/** What each product answers where its own storage fails it. */
const FAILURES = {
  mspc: { fault: expect.stringMatching(/^Server was unable to process request\. ---> /) },
  provisioning: { statusCode: 'ERROR_GENERAL', message: 'java.lang.RuntimeException' },
  cortex: { error: { id: '0', message: 'The request could not be processed.' } },
  mps: expect.objectContaining({ code: '0x80004005' }),
};

test.each(APIS)(
  'a full disk is a server fault of %s, shows in /health, and is over once there is room',
  async (api) => {
    const room = smallRoom();
    const emulator = await startIn(room.folder);
    const control = callerOf(() => emulator);
    const estate = await newEstate(emulator);
    const { call, isDone } = ACTS[api];
    const before = await control('GET', '/health');

    room.take();
    const answer = await call(estate);
    const during = await control('GET', '/health');
    const isDoneThen = await isDone(estate);
    room.giveBack();
    const after = await control('GET', '/health');
    await call(estate);

    expect(before).toEqual(OK);
    expect(answer).toEqual(FAILURES[api]);
    expect(during).toEqual({
      status: 200,
      document: {
        status: 'degraded',
        reasons: [
          {
            sandbox: estate.world.name,
            reason: expect.stringMatching(
              /^its storage cannot write: (database or disk is full|disk I\/O error)$/,
            ),
          },
        ],
      },
    });
    expect(isDoneThen).toBe(false);
    expect(after).toEqual(OK);
    expect(await isDone(estate)).toBe(true);
  },
);

test('a file that was taken away is told by /health, and no longer once it is back', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'provisim-gone-'));
  undo.push(() => {
    rmSync(folder, { recursive: true });
  });
  const emulator = await startIn(folder);
  const control = callerOf(() => emulator);
  const file = join(folder, 'world.db');

  renameSync(file, `${file}.away`);
  const during = await control('GET', '/health');
  renameSync(`${file}.away`, file);
  const after = await control('GET', '/health');

  expect(during).toEqual({
    status: 200,
    document: {
      status: 'degraded',
      reasons: [{ sandbox: 'default', reason: 'its storage cannot write: its file is gone' }],
    },
  });
  expect(after).toEqual(OK);
});
