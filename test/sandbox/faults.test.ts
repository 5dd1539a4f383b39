import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { BRANDS } from '../../src/apis/mspc/brand.js';
import { FAULTS, RESULTS } from '../../src/apis/mspc/errors.js';
import type { FaultOrder } from '../../src/sandbox/faults.js';
import { account, basic, emulatorFor, envelope, newWorld, type Parameters, type World } from '../client.js';
import { rawCall, type RawReply } from '../rawCall.js';

const emulator = emulatorFor();

/** Bytes on the wire of one MSPC call. */
function wire(
  { url }: World,
  operation: string,
  parameters: Parameters = {},
  until?: (bytes: Buffer) => boolean,
): Promise<RawReply> {
  const headers = {
    'Content-Type': 'text/xml; charset=utf-8',
    SOAPAction: `"${BRANDS.mspc.namespace}/${operation}"`,
    Authorization: basic('serveradmin:serveradmin'),
    Connection: 'close',
  };
  return rawCall(`${url}/esUsers.asmx`, headers, envelope(operation, parameters), until);
}

const head = ({ bytes }: RawReply) => bytes.subarray(0, bytes.indexOf('\r\n\r\n')).toString('latin1');
const body = ({ bytes }: RawReply) => bytes.subarray(bytes.indexOf('\r\n\r\n') + 4);

/** A world with one rule. */
function ruled(order: FaultOrder): World {
  const world = newWorld(emulator());
  world.control.addFault(order);
  return world;
}

/** Name, whether the call was done, and what the journal says of the only call. */
async function told({ admin, control }: World, username: string) {
  const [entry] = control.journal({ operation: 'AddUser' });
  control.clearFaults();
  const isThere = await admin.call('UserExists', { username });
  return { isThere, outcome: entry?.outcome, fault: entry?.fault };
}

describe('before the call is done, and without a trace of it:', () => {
  test('the connection is refused', async () => {
    const world = ruled({ match: { operation: 'AddUser' }, before: { connection: 'refuse' } });

    const reply = await wire(world, 'AddUser', account('ann'));

    expect([reply.bytes.length, reply.ending]).toEqual([0, 'reset']);
    expect(await told(world, 'ann')).toEqual({
      isThere: 'false',
      outcome: 'intercepted',
      fault: { rule: 1, when: 'before' },
    });
  });

  test('the connection hangs until the client gives up', async () => {
    const world = ruled({ match: { operation: 'AddUser' }, before: { connection: 'hang' } });
    const waiting = wire(world, 'AddUser', account('ann'));

    await world.control.waitFor({ operation: 'AddUser' });
    const first = await Promise.race([waiting, Promise.resolve('nothing yet')]);

    expect(first).toBe('nothing yet');
    expect((await told(world, 'ann')).isThere).toBe('false');
  });

  test.each([
    [500, 'text/html; charset=utf-8', '<title>Runtime Error</title>'],
    [503, 'text/html; charset=us-ascii', '<h2>Service Unavailable</h2>'],
    [401, 'text/html', '401 - Unauthorized: Access is denied due to invalid credentials.'],
    [403, 'text/html', '403 - Forbidden: Access is denied.'],
    [502, 'text/html', '502 - Web server received an invalid response'],
  ])('the host answers %i with its page', async (status, type, text) => {
    const world = ruled({ match: { operation: 'AddUser' }, before: { status } });

    const answer = await world.admin.exchange('AddUser', account('ann'));

    expect([answer.status, answer.headers['content-type']]).toEqual([status, type]);
    expect(answer.body).toContain(text);
    expect((await told(world, 'ann')).isThere).toBe('false');
  });

  test('the product refuses, in the form of the operation', async () => {
    const world = ruled({ before: { error: 'ERROR_USER_ALREADY_EXISTS' }, times: 1 });

    expect(await world.admin.call('AddUser', account('ann'))).toBe('-100');
    expect(await world.admin.call('AddUser', account('ann'))).toBe('2');
    expect(world.control.journal()[0]).toMatchObject({
      outcome: 'refused',
      reason: 'ERROR_USER_ALREADY_EXISTS',
      fault: { rule: 1, when: 'before' },
    });
  });

  test.each([...Object.keys(RESULTS), ...Object.keys(FAULTS)])(
    '%s can be ordered by one call',
    async (error) => {
      const world = ruled({ match: { api: 'mspc' }, before: { error } });

      const answer = await world.admin.call('ChangeUserPassword', { userId: 1, password: 'x' });

      const code = (RESULTS as Readonly<Record<string, { readonly code: number }>>)[error]?.code;
      if (code !== undefined) expect(answer).toBe(String(code));
      else
        expect(answer).toEqual({
          fault: expect.stringMatching(/^Server was unable to process request\. ---> ./),
        });
      expect(world.control.audit().filter(({ task }) => task === 'CHANGE_PASSWORD')).toEqual([]);
    },
  );

  test('an operation without a code faults with the symbol', async () => {
    const world = ruled({ before: { error: 'ERROR_USER_NOT_FOUND' } });

    expect(await world.admin.call('GetUserById', { userId: 1 })).toEqual({
      fault: 'Server was unable to process request. ---> ERROR_USER_NOT_FOUND',
    });
  });

  test('it takes its time, and is then done', async () => {
    const world = ruled({ match: { operation: 'AddUser' }, before: { delayMs: { min: 1, max: 5 } } });

    expect(await world.admin.call('AddUser', account('ann'))).toBe('2');
    expect(await told(world, 'ann')).toEqual({
      isThere: 'true',
      outcome: 'done',
      fault: { rule: 1, when: 'before' },
    });
  });

  test('it takes its time, and is then refused', async () => {
    const world = ruled({ before: { delayMs: 2, error: 'ERROR_USER_ACCOUNT_DEMO' }, times: 1 });

    expect(await world.admin.call('AddUser', account('ann'))).toBe('-106');
    expect(world.control.journal()).toHaveLength(1);
    expect(await told(world, 'ann')).toMatchObject({ isThere: 'false', outcome: 'refused' });
  });

  test('a page is met only by a rule that names its path', async () => {
    const world = newWorld(emulator());
    world.control.addFault({ match: { path: '/ESUSERS.asmx', method: 'GET' }, before: { status: 503 } });

    const { status } = await world.admin.exchange('UserExists', { username: 'serveradmin' });
    const page = await fetch(`${world.url}/esUsers.asmx?wsdl`);

    expect([status, page.status]).toEqual([200, 503]);
  });
});

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
});

describe('a rule', () => {
  const outcomes = async ({ admin }: World, calls: number) => {
    const found = [];
    for (let call = 0; call < calls; call += 1) found.push((await admin.exchange('UserExists')).status);
    return found;
  };

  test('can be about the nth call', async () => {
    expect(await outcomes(ruled({ match: { nth: 2 }, before: { status: 503 } }), 3)).toEqual([200, 503, 200]);
  });

  test('ends after so many faults', async () => {
    const world = ruled({ before: { status: 503 }, times: 2 });

    expect(await outcomes(world, 3)).toEqual([503, 503, 200]);
    expect(world.control.faults()).toEqual([]);
  });

  test('ends at an instant of the sandbox’s clock', async () => {
    const world = newWorld(emulator());
    world.control.addFault({ before: { status: 503 }, expiresAt: world.control.clock().now + 1_000 });

    const before = await outcomes(world, 1);
    world.control.advanceClock(1_000);

    expect([before, await outcomes(world, 1)]).toEqual([[503], [200]]);
  });

  test('can be about a share of the calls, the same ones after a reset', async () => {
    const order: FaultOrder = { match: { probability: 0.5 }, before: { status: 503 } };
    const world = ruled(order);
    const once = await outcomes(world, 20);
    world.control.reset();
    world.control.addFault(order);

    expect(await outcomes(world, 20)).toEqual(once);
    expect(new Set(once).size).toBe(2);
  });

  test('can be about an entity', async () => {
    const world = ruled({ match: { entity: 'Ann' }, before: { error: 'ERROR_USER_ACCOUNT_DEMO' } });

    expect(await world.admin.call('AddUser', account('ann'))).toBe('-106');
    expect(await world.admin.call('AddUser', account('annabel'))).toBe('2');
  });

  test('is of its own sandbox', async () => {
    ruled({ before: { status: 503 } });

    expect(await outcomes(newWorld(emulator()), 1)).toEqual([200]);
  });

  test('goes with a reset', async () => {
    const world = ruled({ before: { status: 503 } });

    world.control.reset();

    expect(world.control.faults()).toEqual([]);
  });

  test('with an error that there is not names the nearest', () => {
    const { control } = newWorld(emulator());

    expect(() => control.addFault({ before: { error: 'ERROR_USER_EXISTS' } })).toThrow(
      /^no error ERROR_USER_EXISTS/,
    );
    expect(() => control.addFault({ before: { error: 'ERROR_USER_NOT_FOUNT' } })).toThrow(
      'no error ERROR_USER_NOT_FOUNT; did you mean ERROR_USER_NOT_FOUND?',
    );
  });
});
