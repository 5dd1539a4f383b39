import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { RAW_RESULTS, RESULT_CODES } from '../../../src/apis/mspc/resultCodes.js';
import { account, Client, emulatorFor, newWorld, pick, type Parameters } from '../../client.js';
import { OBSTACLES, WIZARD_REFUSALS } from './wizardRefusals.js';

const ROOT = new URL('../../../', import.meta.url).pathname;
const SHARED = join(ROOT, '../shared/contract/mspc/error-codes.json');

interface SharedCode {
  readonly name: string;
  readonly code: number;
  readonly area: string;
}

const describeShared = existsSync(SHARED) ? describe : describe.skip;

describeShared(`the table of result codes${existsSync(SHARED) ? '' : ` (skipped: no ${SHARED})`}`, () => {
  const { codes } = existsSync(SHARED)
    ? (JSON.parse(readFileSync(SHARED, 'utf8')) as { codes: SharedCode[] })
    : { codes: [] };

  test('has every row of the contract with its number, symbol and area, in its order, and no others', () => {
    const ours = Object.entries(RESULT_CODES).map(([name, { code, area }]) => ({ name, code, area }));

    expect(ours).toEqual(codes.map(({ name, code, area }) => ({ name, code, area })));
  });
});

type Reach = readonly [symbol: string, login: string, operation: string, parameters: Parameters];

const ADMIN = 'serveradmin:serveradmin';
const TRIAL = 'trial:Welcome-1';
const DATE = '2026-01-01';

/** A call in the demo world for each result code that the emulated operations can answer. */
const REACHED: readonly Reach[] = [
  ['ERROR_USER_ALREADY_EXISTS', ADMIN, 'AddUser', account('Alpine')],
  [
    'ERROR_USER_NOT_FOUND',
    '',
    'ChangeUserPasswordByUsername',
    { username: 'off', oldPassword: 'y', newPassword: 'z' },
  ],
  ['ERROR_USER_HAS_USERS', ADMIN, 'DeleteUser', { userId: 2 }],
  ['ERROR_USER_ACCOUNT_PENDING', 'waiting:x', 'DeletePackage', { packageId: 4 }],
  ['ERROR_USER_ACCOUNT_SUSPENDED', 'lighthouse:Welcome-1', 'DeletePackage', { packageId: 6 }],
  ['ERROR_USER_ACCOUNT_CANCELLED', 'ended:x', 'DeletePackage', { packageId: 4 }],
  ['ERROR_USER_ACCOUNT_DEMO', TRIAL, 'AddUser', account('new')],
  ['ERROR_USER_WRONG_USERNAME', '', 'AuthenticateUser', { username: 'nobody', password: 'x' }],
  ['ERROR_USER_WRONG_PASSWORD', '', 'AuthenticateUser', { username: 'alpine', password: 'x' }],
  ['ERROR_INVALID_USER_NAME', ADMIN, 'AddUser', account('a|b')],
  [
    'ERROR_USER_ACCOUNT_NOT_ENOUGH_PERMISSIONS',
    'alpine:Welcome-1',
    'AddPackage',
    { userId: 5, planId: 3, purchaseDate: DATE },
  ],
  ['ERROR_USER_ACCOUNT_DISABLED', '', 'AuthenticateUser', { username: 'off', password: 'x' }],
  ['ERROR_USER_ACCOUNT_LOCKEDOUT', '', 'AuthenticateUser', { username: 'locked', password: 'x' }],
  ['ERROR_USER_EXPIRED_ONETIMEPASSWORD', '', 'AuthenticateUser', { username: 'spent', password: 'x' }],
  ['ERROR_SETTINGS_PASSWORD_LETTER_EMPTY_BODY', '', 'SendPasswordReminder', { username: 'unlettered' }],
  ['FAILED_EXECUTE_SERVICE_OPERATION', '', 'SetupControlPanelAccounts', {}],
  ['ERROR_PACKAGE_NOT_FOUND', ADMIN, 'DeletePackage', { packageId: 99 }],
  ['ERROR_PACKAGE_HAS_PACKAGES', ADMIN, 'DeletePackage', { packageId: 2 }],
  [
    'ERROR_PACKAGE_QUOTA_EXCEED',
    ADMIN,
    'UpdatePackage',
    { package: { PackageId: 4, PlanId: 1, StatusId: 1, PurchaseDate: DATE } },
  ],
  ['ERROR_HOSTING_PLAN_USED_IN_PACKAGE', ADMIN, 'DeleteHostingPlan', { planId: 3 }],
  ['ERROR_HOSTING_ADDON_USED_IN_PACKAGE', ADMIN, 'DeleteHostingPlan', { planId: 7 }],
  ['OWNER_REFUSED', ADMIN, 'AddUser', account('new', { OwnerId: 99 })],
  ['SPACE_UNKNOWN', ADMIN, 'ChangePackageStatus', { packageId: 99, status: 'Active' }],
  ['ERROR_USER_ACCOUNT_SHOULD_BE_ADMINISTRATOR', 'northwind:Welcome-1', 'DetachPackageItem', { itemId: 1 }],
  ...WIZARD_REFUSALS.map(([symbol, operation, given]) => [symbol, ADMIN, operation, given] as const),
];

const WORLD = {
  include: ['demo'],
  ...OBSTACLES,
  users: [
    { id: 20, username: 'off', loginStanding: 'disabled' },
    { id: 21, username: 'locked', loginStanding: 'lockedOut' },
    { id: 22, username: 'ended', standing: 'cancelled' },
    { id: 23, username: 'waiting', standing: 'pending' },
    { id: 24, username: 'spent', mspc: { oneTimePassword: { text: 'x', isExpired: true } } },
    { id: 25, username: 'unlettered' },
  ].map((user) => ({ ...user, ownerId: 1, password: 'x' })),
  settings: [{ userId: 25, name: 'PasswordReminderLetter', properties: { From: 'desk@example.test' } }],
};

const RESULTS: Readonly<Record<string, { readonly code: number }>> = { ...RESULT_CODES, ...RAW_RESULTS };

describe('the result code', () => {
  const emulator = emulatorFor();

  test.each(REACHED)('%s is answered to %s by %s', async (symbol, login, operation, parameters) => {
    const world = newWorld(emulator(), WORLD);
    const client = login === '' ? new Client(world.url, { login: undefined }) : world.as(login);

    const answer = await client.call(operation, parameters);

    const result = typeof answer === 'string' ? answer : pick(answer, 'Result').Result;
    expect(result).toBe(String(RESULTS[symbol]?.code));
    expect(world.control.journal()).toMatchObject([{ outcome: 'refused', reason: symbol }]);
  });
});

/** Every symbol that the operations and their tables name: what they can answer. */
function namedSymbols(): string[] {
  const folder = join(ROOT, 'src/apis/mspc');
  const sources = readdirSync(folder).filter((name) => name.endsWith('.ts') && name !== 'resultCodes.ts');
  const quoted = sources.flatMap((name) => [
    ...readFileSync(join(folder, name), 'utf8').matchAll(/'([A-Z][A-Z_]+)'/g),
  ]);
  return [...new Set(quoted.map(([, symbol = '']) => symbol).filter((symbol) => symbol in RESULTS))].sort();
}

/** Negative results in the golden answers. */
function goldenCodes(): Set<number> {
  const folder = join(ROOT, 'fixtures/mspc');
  const answers = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('response.xml'),
  );
  const results = answers.flatMap((name) => [
    ...readFileSync(join(folder, name), 'utf8').matchAll(/Result>(-\d+)</g),
  ]);
  return new Set(results.map(([, code]) => Number(code)));
}

test('each code that the operations can answer is reached above', () => {
  expect([...new Set(REACHED.map(([symbol]) => symbol))].sort()).toEqual(namedSymbols());
});

test('each of them is shown by a golden exchange as well, but for those that need a space on a server', () => {
  const golden = goldenCodes();

  const missing = REACHED.map(([symbol]) => symbol).filter(
    (symbol) => !golden.has(RESULTS[symbol]?.code ?? 0),
  );

  expect(missing).toEqual(['ERROR_PACKAGE_HAS_PACKAGES']);
});

test('no golden exchange shows a code that is in no table', () => {
  const known = new Set(Object.values(RESULTS).map(({ code }) => code));

  expect([...goldenCodes()].filter((code) => !known.has(code))).toEqual([]);
});
