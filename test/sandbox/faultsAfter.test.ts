import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import type { FaultOrder } from '../../src/sandbox/faults.js';
import { account, emulatorFor, newWorld } from '../client.js';
import { newEstate } from '../estate/products.js';
import { body, head, rulesOf, told, wire } from './faultWorld.js';

const emulator = emulatorFor();
const ruled = rulesOf(emulator);

describe('after the call is done, its change staying:', () => {
  const after = (act: FaultOrder['after'], operation = 'AddUser') =>
    ruled({ match: { operation }, after: act });
  const DONE = { isThere: 'true', outcome: 'done', fault: { rule: 1, when: 'after' } };
  const GET = { userId: 1 };

  test.each([
    ['close', 'closed'],
    ['reset', 'reset'],
  ] as const)('the answer is lost: %s', async (connection, ending) => {
    const world = after({ connection });

    const reply = await wire(world, 'AddUser', account('ann'));

    expect([reply.bytes.length, reply.ending]).toEqual([0, ending]);
    expect(await told(world, 'ann')).toEqual(DONE);
  });

  test('the connection is reset in the middle of the body', async () => {
    const world = after({ connection: 'close', afterBytes: 100 });

    const reply = await wire(world, 'AddUser', account('ann'));

    expect(head(reply)).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(body(reply)).toHaveLength(100);
    expect(await told(world, 'ann')).toEqual(DONE);
  });

  test('the connection hangs in the middle of the body', async () => {
    const world = after({ connection: 'hang', afterBytes: 10 });

    const reply = await wire(world, 'AddUser', account('ann'), (bytes) =>
      bytes.toString('latin1').includes('\r\n\r\n<?xml vers'),
    );

    expect(reply.ending).toBe('open');
    expect(await told(world, 'ann')).toEqual(DONE);
  });

  test('the document is cut short, its length told right', async () => {
    const world = after({ truncateAt: 50 });

    const answer = await world.admin.exchange('AddUser', account('ann'));

    expect(answer.headers['content-length']).toBe('50');
    expect(answer.body).toBe('<?xml version="1.0" encoding="utf-8"?><soap:Envelo');
    expect(await told(world, 'ann')).toEqual(DONE);
  });

  test('something follows the root', async () => {
    const world = after({ append: '<!-- and --><more/>' });

    const { body: text } = await world.admin.exchange('AddUser', account('ann'));

    expect(text).toMatch(/<\/soap:Envelope><!-- and --><more\/>$/);
  });

  test.each([7, -7])('the length that is told is wrong by %i', async (contentLengthBy) => {
    const world = after({ contentLengthBy });

    const reply = await wire(world, 'AddUser', account('ann'));

    expect(Number(/Content-Length: (\d+)/.exec(head(reply))?.[1])).toBe(body(reply).length + contentLengthBy);
    expect(await told(world, 'ann')).toEqual(DONE);
  });

  test('the answer comes in chunks', async () => {
    const world = after({ chunked: true });

    const reply = await wire(world, 'AddUser', account('ann'));
    const through = await world.admin.call('AddUser', account('bob'));

    expect(head(reply)).toContain('Transfer-Encoding: chunked');
    expect(head(reply)).not.toContain('Content-Length');
    expect(body(reply).toString()).toMatch(/^64\r\n<\?xml[\s\S]*\r\n0\r\n\r\n$/);
    expect(through).toBe('3');
  });

  test('the answer comes a few bytes at a time', async () => {
    const world = after({ drip: { bytes: 400, everyMs: 1 } });

    expect(await world.admin.call('AddUser', account('ann'))).toBe('2');
  });

  test('the answer comes late', async () => {
    const world = after({ delayMs: { median: 2, sigma: 0.1 } });

    expect(await world.admin.call('AddUser', account('ann'))).toBe('2');
    expect(await told(world, 'ann')).toEqual(DONE);
  });

  test('the answer comes twice', async () => {
    const world = after({ repeat: 'answer' });

    const reply = await wire(world, 'AddUser', account('ann'));

    const text = reply.bytes.toString();
    expect(text.slice(0, text.length / 2)).toBe(text.slice(text.length / 2));
    expect(text.match(/<AddUserResult>2</g)).toHaveLength(2);
  });

  test('the answer before comes again', async () => {
    const world = newWorld(emulator());
    world.control.addFault({ match: { operation: 'AddUser', nth: 2 }, after: { repeat: 'previous' } });

    const results = [
      await world.admin.call('AddUser', account('ann')),
      await world.admin.call('AddUser', account('bob')),
    ];

    expect(results).toEqual(['2', '2']);
    expect(await world.admin.call('UserExists', { username: 'bob' })).toBe('true');
  });

  test('it is compressed without being asked to', async () => {
    const world = after({ gzip: true });

    const reply = await wire(world, 'AddUser', account('ann'));

    expect(head(reply)).toContain('Content-Encoding: gzip');
    expect(gunzipSync(body(reply)).toString()).toContain('<AddUserResult>2</AddUserResult>');
  });

  test('it begins with a byte order mark', async () => {
    const reply = await wire(after({ bom: true }), 'AddUser', account('ann'));

    expect([...body(reply).subarray(0, 4)]).toEqual([0xef, 0xbb, 0xbf, 0x3c]);
  });

  test.each([
    ['utf-16', 'utf16le', '\ufeff<?xml'],
    ['iso-8859-1', 'latin1', '<?xml'],
    ['windows-1252', 'latin1', '<?xml'],
  ] as const)('it is %s', async (charset, encoding, start) => {
    const world = after({ charset }, 'GetUserById');
    const user = { UserId: 1, RoleId: 1, StatusId: 1, FirstName: 'Zoë' };
    await world.admin.call('UpdateUser', { user });

    const reply = await wire(world, 'GetUserById', GET);

    expect(head(reply)).toContain(`charset=${charset}`);
    expect(body(reply).toString(encoding).startsWith(start)).toBe(true);
    expect(body(reply).toString(encoding)).toContain('<FirstName>Zoë</FirstName>');
  });

  test('its prefixes are others', async () => {
    const { admin } = after({ prefix: 'q' }, 'GetUserById');

    const { body: text } = await admin.exchange('GetUserById', GET);

    expect(text).toMatch(/<q0:Envelope xmlns:q0="http:\/\/schemas.xmlsoap.org\/soap\/envelope\/"/);
    expect(text).toMatch(/<q2:Username>serveradmin<\/q2:Username>/);
    expect(await admin.call('GetUserById', GET)).toMatchObject({ Username: 'serveradmin' });
  });

  test('its fields stand in the opposite order', async () => {
    const world = newWorld(emulator());
    const names = (text: string) => [...text.matchAll(/<(\w+)>[^<]+<\/\1>/g)].map(([, name]) => name);
    const plain = names((await world.admin.exchange('GetUserById', GET)).body);
    world.control.addFault({ after: { reorder: true } });

    const reordered = names((await world.admin.exchange('GetUserById', GET)).body);

    expect(reordered).toEqual(plain.reverse());
  });

  test('empty fields are missing, or nil', async () => {
    const missing = after({ empty: 'absent' }, 'GetUserById');
    const nil = after({ empty: 'nil' }, 'GetUserById');

    expect((await missing.admin.exchange('GetUserById', GET)).body).not.toContain('<City');
    expect((await nil.admin.exchange('GetUserById', GET)).body).toContain('<City xsi:nil="true" />');
  });

  test('fields that another row has are empty, or nil', async () => {
    const empty = after({ absent: 'empty' }, 'GetUsers');
    const users = { ownerId: 1, recursive: false };
    for (const user of [account('ann', { CompanyName: 'Acme' }), account('bob')]) {
      await empty.admin.call('AddUser', user);
    }

    const { body: text } = await empty.admin.exchange('GetUsers', users);

    expect(text).toContain('<CompanyName>Acme</CompanyName>');
    expect(text).toContain('<CompanyName />');
  });

  test.each([
    ['zone', '2010-07-16T12:53:02.453Z'],
    ['fraction', '2010-07-16T12:53:02.4530000'],
  ] as const)('instants have a %s', async (dates, created) => {
    const { admin } = after({ dates }, 'GetUserById');

    expect(await admin.call('GetUserById', GET)).toMatchObject({ Created: created, UserId: '1' });
  });

  test('texts are very long', async () => {
    const { admin } = after({ longTexts: 100_000 }, 'GetUserById');

    const user = (await admin.call('GetUserById', GET)) as Record<string, string>;

    expect([user.Username?.length, user.UserId, user.IsDemo]).toEqual([100_000, '1', 'false']);
  });

  test('a list has ten thousand rows', async () => {
    const { admin } = after({ rows: 10_000 }, 'GetUsers');
    await admin.call('AddUser', account('ann'));

    const { UserInfo } = (await admin.call('GetUsers', { ownerId: 1, recursive: false })) as {
      UserInfo: unknown[];
    };

    expect(UserInfo).toHaveLength(10_000);
  });

  test('a list that stands among other fields has ten thousand rows', async () => {
    const { world, recorder } = await newEstate(emulator());
    await recorder.call('createEnvironment', {
      environment: { eid: 'H001', displayName: 'Harbour', shortName: 'Hb' },
    });
    world.control.addFault({ match: { operation: 'listEnvironments' }, after: { rows: 10_000 } });

    const answer = await recorder.call('listEnvironments', { filter: {} });

    const { environments, status } = answer as { environments: unknown[]; status: unknown };
    expect([environments.length, status]).toEqual([10_000, { statusCode: 'OK' }]);
  });
});
