import { expect, test } from '@jest/globals';
import { account, emulatorFor, newWorld, pick } from '../client.js';

const emulator = emulatorFor();

test('a frozen clock dates everything in an answer and goes on only when it is told to', async () => {
  const { admin, control } = newWorld(emulator());
  control.freezeClock(Date.parse('2019-12-31T23:59:59.250Z'));
  await admin.call('AddUser', account('first'));

  control.advanceClock(500);
  await admin.call('AddUser', account('second'));
  control.advanceClock(300);
  const answer = await admin.exchange('UserExists');

  const created = async (userId: number) =>
    pick(await admin.call('GetUserById', { userId }), 'Created', 'Changed');
  expect(await created(2)).toEqual({ Created: '2019-12-31T23:59:59.25', Changed: '2019-12-31T23:59:59.25' });
  expect(await created(3)).toEqual({ Created: '2019-12-31T23:59:59.75', Changed: '2019-12-31T23:59:59.75' });
  expect(answer.headers.date).toBe('Wed, 01 Jan 2020 00:00:00 GMT');
});

test('a change of the password does not count as one of the record', async () => {
  const { admin, control } = newWorld(emulator());
  await admin.call('AddUser', account('kept'));
  control.advanceClock(60_000);

  await admin.call('ChangeUserPassword', { userId: 2, password: 'other' });

  expect(pick(await admin.call('GetUserById', { userId: 2 }), 'Changed')).toEqual({
    Changed: '2026-01-15T10:30:00',
  });
});

test('records speak in the server’s time, summer time included', async () => {
  const { admin, control } = newWorld(berlin());
  const created = async (instant: string, username: string) => {
    control.freezeClock(Date.parse(instant));
    await admin.call('AddUser', account(username));
    return pick(await admin.call('GetUserByUsername', { username }), 'Created').Created;
  };

  const times = [
    await created('2026-01-15T10:30:00Z', 'winter'),
    await created('2026-03-29T00:59:59Z', 'last-of-winter'),
    await created('2026-03-29T01:00:00Z', 'first-of-summer'),
  ];

  expect(times).toEqual(['2026-01-15T11:30:00', '2026-03-29T01:59:59', '2026-03-29T03:00:00']);
});

const berlin = emulatorFor({ timeZone: 'Europe/Berlin' });

test('the clock can go back and fifty years on, and due work neither runs twice nor is lost', async () => {
  const { admin, control } = newWorld(slow());
  await admin.call('AddUser', account('gone'));
  await admin.call('DeleteUser', { userId: 2 });
  const exists = () => admin.call('UserExists', { username: 'gone' });

  control.advanceClock(-3_600_000);
  const inThePast = await exists();
  control.advanceClock(50 * 365 * 86_400_000);
  const inTheFuture = await exists();

  expect([inThePast, inTheFuture]).toEqual(['true', 'false']);
  expect(control.audit().filter(({ task }) => task === 'DELETE')).toHaveLength(1);
});

const slow = emulatorFor({ mspc: { asyncDeleteMs: 1_000 } });

test('a reset lets the clock run with real time again', async () => {
  const { admin, control } = newWorld(emulator());
  control.freezeClock(0);

  control.reset();
  const answer = await admin.exchange('UserExists');

  expect(answer.headers.date).not.toBe('Thu, 01 Jan 1970 00:00:00 GMT');
});
