import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { startEmulator } from '../../../src/index.js';
import { Database } from '../../../src/storage/database.js';
import {
  account,
  Client,
  emulatorFor,
  envelope,
  newWorld,
  NOW,
  QUIET,
  resultIn,
  type World,
} from '../../client.js';
import type { Parameters, Tree } from '../../client.js';

const SECEXT = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd';
const UTILITY = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd';
const PROFILE = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0';

const FAULT = 'Microsoft.Web.Services3.Security.SecurityFault: ';
const FAILED = { fault: `${FAULT}The security token could not be authenticated or authorized` };
const WRONG_DIGEST = {
  fault: `${FAILED.fault} ---> System.Exception: WSE563: The computed password digest doesn't match that of the incoming username token`,
};
const INVALID = { fault: `${FAULT}An invalid security token was provided` };
const EXPIRED = { fault: `${FAULT}Message Expired` };

const emulator = emulatorFor();
let nonces = 0;

interface Token {
  readonly password?: string;
  readonly digest?: true;
  readonly nonce?: string | undefined;
  readonly createdAt?: number | undefined;
}

function token(username: string, given: Token = {}): string {
  nonces += 1;
  const { password, digest, nonce, createdAt } = {
    ...{ password: 'serveradmin', digest: false, nonce: `nonce ${nonces}`, createdAt: NOW },
    ...given,
  };
  const created = createdAt === undefined ? '' : new Date(createdAt).toISOString();
  const hash = createHash('sha1')
    .update(`${nonce ?? ''}${created}${password}`)
    .digest('base64');
  return [
    `<w:UsernameToken><w:Username>${username}</w:Username>`,
    `<w:Password Type="${PROFILE}#${digest ? 'PasswordDigest' : 'PasswordText'}">${digest ? hash : password}</w:Password>`,
    nonce === undefined ? '' : `<w:Nonce>${Buffer.from(nonce).toString('base64')}</w:Nonce>`,
    createdAt === undefined ? '' : `<u:Created>${created}</u:Created>`,
    '</w:UsernameToken>',
  ].join('');
}

const timestamp = (createdAt: number, expiresAt: number) =>
  `<u:Timestamp><u:Created>${new Date(createdAt).toISOString()}</u:Created><u:Expires>${new Date(expiresAt).toISOString()}</u:Expires></u:Timestamp>`;

/** Calls with the content of a Security header in place of Basic credentials. */
async function call(
  url: string,
  security: string,
  operation = 'UserExists',
  parameters: Parameters = { username: 'serveradmin' },
): Promise<Tree> {
  const header = `<soap:Header><w:Security xmlns:w="${SECEXT}" xmlns:u="${UTILITY}">${security}</w:Security></soap:Header>`;
  const client = new Client(url, { login: undefined });
  return resultIn(
    operation,
    await client.post(operation, envelope(operation, parameters, undefined, header)),
  );
}

describe.each([
  ['text', {}],
  ['digest', { digest: true }],
] as const)('a UsernameToken with a %s password', (_kind, form) => {
  const secret = { ...form, password: 'Secret1!' };

  /** A world with a reseller. */
  async function withReseller(): Promise<World> {
    const world = newWorld(emulator());
    await world.admin.call('AddUser', account('reseller', { RoleId: 2 }));
    return world;
  }

  test('says who is calling', async () => {
    const { url, admin } = await withReseller();

    const added = await call(url, token('reseller', secret), 'AddUser', account('below', { OwnerId: 2 }));
    const refused = await call(url, token('reseller', secret), 'AddUser', account('beside', { OwnerId: 1 }));

    expect([added, refused, await admin.call('UserExists', { username: 'beside' })]).toEqual([
      '3',
      '-2',
      'false',
    ]);
  });

  test('finds the name in any letter case, but takes the password exactly', async () => {
    const { url } = newWorld(emulator());

    expect(await call(url, token('ServerAdmin', form))).toBe('true');
    expect(await call(url, token('serveradmin', { ...form, password: 'Serveradmin' }))).toEqual(
      'digest' in form ? WRONG_DIGEST : FAILED,
    );
  });

  test('does not look at standing, log-in status and lock-out', async () => {
    const { url, admin } = await withReseller();
    await admin.call('ChangeUserStatus', { userId: 2, status: 'Cancelled' });

    expect(await call(url, token('reseller', secret))).toBe('true');
  });

  test('is refused for an account without a password', async () => {
    const { url, admin } = newWorld(emulator());
    const { user } = account('bare');
    await admin.call('AddUser', { user, sendLetter: false });

    expect(await call(url, token('bare', { ...form, password: '' }))).toEqual(
      'digest' in form ? WRONG_DIGEST : FAILED,
    );
  });

  test('leads to the sandbox that its name carries', async () => {
    const { name, control } = newWorld(emulator());
    const { url } = emulator().address;

    const answer = await call(url, token(`serveradmin~${name}`, form));

    expect([answer, control.journal().map(({ operation }) => operation)]).toEqual(['true', ['UserExists']]);
  });

  test('is measured by the clock of that sandbox', async () => {
    const { name, control } = newWorld(emulator());
    const { url } = emulator().address;
    control.advanceClock(86_400_000);
    const then = NOW + 86_400_000;
    const login = (createdAt: number) =>
      timestamp(createdAt, createdAt + 60_000) + token(`serveradmin~${name}`, { ...form, createdAt });

    expect([await call(url, login(then)), await call(url, login(NOW))]).toEqual(['true', EXPIRED]);
  });

  test('writes no audit record, unlike Basic', async () => {
    const { url, control } = newWorld(emulator());

    await call(url, token('serveradmin', form));

    expect(control.audit()).toEqual([]);
  });

  test('shows no password in the journal', async () => {
    const { url, control } = await withReseller();

    await call(url, token('reseller', { ...secret, nonce: 'n' }));

    const [, entry] = control.journal();
    const hash = createHash('sha1')
      .update(`n${new Date(NOW).toISOString()}Secret1!`)
      .digest('base64');
    expect(JSON.stringify(entry)).toContain('UsernameToken');
    expect(JSON.stringify(entry)).not.toContain('digest' in form ? hash : 'Secret1!');
  });

  test('S7 is good once: its nonce is refused for as long as the token could be sent again', async () => {
    const { url, control } = newWorld(emulator());
    const captured = token('serveradmin', { ...form, createdAt: NOW + 300_000 });

    const first = await call(url, captured);
    const again = await call(url, captured);
    control.advanceClock(600_000);
    const atTheEnd = await call(url, captured);
    control.advanceClock(1);
    const tooLate = await call(url, captured);

    expect([first, again, atTheEnd, tooLate]).toEqual(['true', INVALID, 'true', INVALID]);
  });

  test('S7 is not fresh for a blank in its nonce', async () => {
    const { url } = newWorld(emulator());
    const captured = token('serveradmin', form);

    const first = await call(url, captured);
    const again = await call(url, captured.replace('<w:Nonce>', '<w:Nonce>\n '));

    expect([first, again]).toEqual(['true', INVALID]);
  });

  test('S7 may come again after a reset, as everything may', async () => {
    const { url, control } = newWorld(emulator());
    const captured = token('serveradmin', form);

    const first = await call(url, captured);
    control.reset();
    control.freezeClock(NOW);
    const again = await call(url, captured);

    expect([first, again]).toEqual(['true', 'true']);
  });
});

test('a wrong password does not use up the nonce', async () => {
  const { url } = newWorld(emulator());

  const wrong = await call(url, token('serveradmin', { password: 'wrong', nonce: 'once' }));
  const right = await call(url, token('serveradmin', { nonce: 'once' }));

  expect([wrong, right]).toEqual([FAILED, 'true']);
});

test('of several tokens each has to be right, and the last one counts', async () => {
  const { url, admin } = newWorld(emulator());
  await admin.call('AddUser', account('reseller', { RoleId: 2 }));
  const reseller = () => token('reseller', { password: 'Secret1!' });
  const own = { userId: 2 };

  const asAdmin = await call(url, reseller() + token('serveradmin'), 'DeleteUser', own);
  const withWrong = await call(url, token('nobody') + reseller(), 'UserExists');

  expect([asAdmin, withWrong]).toEqual(['0', FAILED]);
});

test('routing comes first: an unknown SOAPAction gets its own fault, whatever the header says', async () => {
  const { url } = newWorld(emulator());
  const header = `<soap:Header><w:Security xmlns:w="${SECEXT}">${token('nobody')}</w:Security></soap:Header>`;
  const headers = { SOAPAction: 'nowhere' };
  const client = new Client(url, { login: undefined, headers });

  const { body } = await client.post('UserExists', envelope('UserExists', {}, undefined, header));

  expect(body).toContain('Server did not recognize the value of HTTP Header SOAPAction: nowhere.');
});

describe('WSE’s settings', () => {
  const lax = emulatorFor({ mspc: { wseReplayWindowSeconds: 0, wseTimeToleranceSeconds: 86_400 } });
  const strict = emulatorFor({ mspc: { wseReplayWindowSeconds: 1, wseTimeToleranceSeconds: 0 } });

  test('without a replay window neither nonce nor creation time are asked for', async () => {
    const { url } = newWorld(lax());
    const bare = token('serveradmin', { nonce: undefined, createdAt: undefined });
    const old = token('serveradmin', { createdAt: NOW - 86_400_000 });

    expect([await call(url, bare), await call(url, bare)]).toEqual(['true', 'true']);
    expect([await call(url, old), await call(url, old)]).toEqual(['true', 'true']);
  });

  test('the tolerance reaches as far as it says', async () => {
    const expiring = (url: string, ago: number) =>
      call(url, timestamp(NOW - 2 * ago, NOW - ago) + token('serveradmin'));

    expect(await expiring(newWorld(lax()).url, 86_400_000)).toBe('true');
    expect(await expiring(newWorld(lax()).url, 86_400_001)).toEqual(EXPIRED);
    expect(await expiring(newWorld(strict()).url, 0)).toBe('true');
    expect(await expiring(newWorld(strict()).url, 1)).toEqual(EXPIRED);
  });

  test('the window counts from the creation time, in both directions', async () => {
    const { url } = newWorld(strict());
    const created = (createdAt: number) => call(url, token('serveradmin', { createdAt }));

    expect([await created(NOW - 1_000), await created(NOW + 1_000)]).toEqual(['true', 'true']);
    expect([await created(NOW - 1_001), await created(NOW + 1_001)]).toEqual([INVALID, INVALID]);
  });
});

describe('an account of which only the MD5 of its password is stored', () => {
  const folder = mkdtempSync(join(tmpdir(), 'provisim-wse-'));

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test('logs in with text, but no digest can be checked against it', async () => {
    const db = join(folder, 'estate.db');
    await (await startEmulator({ ...QUIET, db })).close();
    const database = Database.openFile(db);
    const md5 = createHash('md5').update('serveradmin').digest('hex');
    database.prepare('UPDATE user SET password = NULL, passwordMd5 = ?').run(md5);
    database.close();
    const running = await startEmulator({ ...QUIET, db });
    running.control.sandbox().freezeClock(NOW);
    const { url } = running.address;

    const answers = [
      await call(url, token('serveradmin')),
      await call(url, token('serveradmin', { password: md5 })),
      await call(url, token('serveradmin', { digest: true })),
    ];
    await running.close();

    expect(answers).toEqual(['true', FAILED, WRONG_DIGEST]);
  });
});
