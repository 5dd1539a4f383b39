import { connect } from 'node:net';
import { once } from 'node:events';
import { describe, expect, test } from '@jest/globals';
import { Client, emulatorFor, newWorld } from '../client.js';
import { send } from '../golden/exchange.js';

const emulator = emulatorFor();
const JSON_TYPE = { 'Content-Type': 'application/json' };
const LOGGED = { spaceId: 2, serviceId: 1 };

/** Status and document of a call of the control API. */
async function control(
  method: string,
  path: string,
  body = '',
  headers: Readonly<Record<string, string>> = JSON_TYPE,
) {
  const answer = await send(method, emulator().address.controlUrl + path, headers, Buffer.from(body));
  const document: unknown = answer.body === '' ? undefined : JSON.parse(answer.body);
  return { status: answer.status, document };
}

describe('the control API', () => {
  test.each([
    ['/health', { status: 'ok', reasons: [] }],
    ['/ready', { status: 'ready' }],
  ])('tells at %s how it is', async (path, document) => {
    expect(await control('GET', path)).toEqual({ status: 200, document });
  });

  test('lists the sandboxes', async () => {
    const world = newWorld(emulator());
    await world.admin.call('UserExists');

    const { status, document } = await control('GET', '/sandboxes');

    expect(status).toBe(200);
    expect(document).toContainEqual({ name: 'default', users: 1, exchanges: 0, dropped: 0 });
    expect(document).toContainEqual({ name: world.name, users: 1, exchanges: 1, dropped: 0 });
  });

  test('resets a sandbox', async () => {
    const world = newWorld(emulator());
    await world.admin.call('AddUser', { user: { Username: 'gone', RoleId: 3, StatusId: 1, OwnerId: 1 } });

    const answer = await control('POST', `/sandboxes/${world.name}/reset`);

    expect(answer).toEqual({ status: 204, document: undefined });
    expect(await world.admin.call('UserExists', { username: 'gone' })).toBe('false');
  });

  test('seeds a sandbox by name', async () => {
    const world = newWorld(emulator());

    const answer = await control('POST', `/sandboxes/${world.name}/seed`, '{"seed":"demo"}');

    expect(answer).toEqual({ status: 204, document: undefined });
    expect(await world.admin.call('UserExists', { username: 'northwind' })).toBe('true');
  });

  test('seeds a new sandbox with a seed written out', async () => {
    const seed = { include: ['default'], users: [{ id: 7, ownerId: 1, username: 'seven', password: 'x' }] };

    const answer = await control('POST', '/sandboxes/written-out/seed', JSON.stringify({ seed }));

    const client = new Client(`${emulator().address.url}/~written-out`, { login: 'seven:x' });
    expect(answer).toEqual({ status: 204, document: undefined });
    expect(await client.call('GetUserByUsername', { username: 'seven' })).toMatchObject({ UserId: '7' });
  });

  test('takes and shows what spaces use', async () => {
    const world = newWorld(emulator(), 'demo');
    const usage = {
      diskSpace: [{ spaceId: 2, serviceId: 1, bytes: 5_242_880 }],
      bandwidth: [
        {
          ...{ spaceId: 2, serviceId: 2, loggedAt: '2026-01-03T00:00:00.000Z' },
          ...{ bytesSent: 1_048_576, bytesReceived: 2_097_152 },
        },
      ],
    };

    const answer = await control('PUT', `/sandboxes/${world.name}/usage`, JSON.stringify(usage));

    expect(answer).toEqual({ status: 200, document: usage });
    expect(await control('GET', `/sandboxes/${world.name}/usage`)).toEqual({ status: 200, document: usage });
    const quota = { packageId: 2, quotaName: 'OS.Diskspace' };
    expect(await world.admin.call('GetPackageQuota', quota)).toMatchObject({ QuotaUsedValue: '5' });
  });

  test.each([
    ['a negative size', { diskSpace: [{ spaceId: 2, serviceId: 1, bytes: -1 }] }, 'diskSpace[0].bytes'],
    [
      'a time without a zone',
      { bandwidth: [{ ...LOGGED, loggedAt: '2026-01-03' }] },
      'bandwidth[0].loggedAt',
    ],
  ])('refuses usage with %s', async (_what, usage, place) => {
    const world = newWorld(emulator(), 'demo');

    const answer = await control('PUT', `/sandboxes/${world.name}/usage`, JSON.stringify(usage));

    expect(answer).toEqual({ status: 400, document: { error: expect.stringContaining(place) } });
  });

  test('keeps the old usage when a new one points at nothing', async () => {
    const world = newWorld(emulator(), 'demo');
    const path = `/sandboxes/${world.name}/usage`;
    const [known, unknown] = [2, 99].map((spaceId) => ({ spaceId, serviceId: 1, bytes: 1 }));
    await control('PUT', path, JSON.stringify({ diskSpace: [known] }));

    const answer = await control('PUT', path, JSON.stringify({ diskSpace: [known, unknown] }));

    expect(answer).toEqual({ status: 400, document: { error: 'there is no space 99' } });
    expect(await control('GET', path)).toMatchObject({ document: { diskSpace: [known], bandwidth: [] } });
  });

  test('shows the letters that would have been sent', async () => {
    const world = newWorld(emulator(), 'standalone');
    await world.admin.call('AddPackage', {
      userId: 2,
      planId: 1,
      packageName: 'Shop',
      statusId: 1,
      purchaseDate: '2026-01-01',
    });

    const { status, document } = await control('GET', `/sandboxes/${world.name}/outbox`);

    expect(status).toBe(200);
    expect(document).toEqual([
      {
        ...{ id: 1, sentAt: Date.parse('2026-01-15T10:30:00Z') },
        ...{
          sender: 'support@myhosting.com',
          recipient: 'admin@myhosting.com',
          blindCopies: 'support@myhosting.com',
        },
        subject: '"Shop" hosting space has been created for you!',
        body: '<html><body><p>Hello Server,</p><p>the hosting space <b>Shop</b> has been created under your account admin.</p></body></html>',
        ...{ isHtml: true, priority: 'Normal' },
      },
    ]);
  });
});

describe('is refused with its reason:', () => {
  const NOT_A_NAME = 'a seed goes by its name here, not by a file';
  const NOT_A_SEED = 'seed must be the name of a seed, or an object that includes others by name';

  test.each<[what: string, method: string, path: string, body: string, status: number, error: unknown]>([
    ['a body that is no JSON', 'POST', '/sandboxes/default/seed', '{', 400, 'the body is not JSON'],
    [
      'a body without a seed',
      'POST',
      '/sandboxes/default/seed',
      '{}',
      400,
      expect.stringContaining(NOT_A_SEED),
    ],
    [
      'a body that is a list',
      'POST',
      '/sandboxes/default/seed',
      '[]',
      400,
      expect.stringContaining('expected object'),
    ],
    [
      'a seed that is a number',
      'POST',
      '/sandboxes/default/seed',
      '{"seed":1}',
      400,
      expect.stringContaining(NOT_A_SEED),
    ],
    [
      'a seed that is a file',
      'POST',
      '/sandboxes/default/seed',
      '{"seed":"/etc/passwd"}',
      400,
      expect.stringContaining(NOT_A_NAME),
    ],
    [
      'a seed that includes a file',
      'POST',
      '/sandboxes/default/seed',
      '{"seed":{"include":["/etc/passwd"]}}',
      400,
      expect.stringContaining(NOT_A_NAME),
    ],
    [
      'a key too many',
      'POST',
      '/sandboxes/default/seed',
      '{"seed":"demo","x":1}',
      400,
      expect.stringContaining('Unrecognized key: "x"'),
    ],
    [
      'an unknown seed',
      'POST',
      '/sandboxes/default/seed',
      '{"seed":"nowhere"}',
      400,
      'seed nowhere: no such seed; use default, empty, demo, standalone or the path of a JSON file',
    ],
    [
      'a seed with a mistake',
      'POST',
      '/sandboxes/default/seed',
      '{"seed":{"users":[{}]}}',
      400,
      expect.stringContaining('→ at users[0].id'),
    ],
    [
      'a name that no sandbox can have',
      'POST',
      '/sandboxes/No%20Name/seed',
      '{"seed":"demo"}',
      400,
      'no sandbox can be named "No Name"; a name has 1 to 40 of a-z, 0-9 and -',
    ],
    [
      'a name that cannot be decoded',
      'POST',
      '/sandboxes/%E0%A4%A/reset',
      '',
      400,
      "Failed to decode param '%E0%A4%A'",
    ],
    [
      'the reset of an unknown sandbox',
      'POST',
      '/sandboxes/unknown/reset',
      '',
      404,
      'no sandbox named unknown',
    ],
    [
      'the outbox of an unknown sandbox',
      'GET',
      '/sandboxes/unknown/outbox',
      '',
      404,
      'no sandbox named unknown',
    ],
    ['an unknown route', 'GET', '/nowhere', '', 404, 'no such route: GET /nowhere'],
    ['a known route by another method', 'DELETE', '/sandboxes', '', 404, 'no such route: DELETE /sandboxes'],
    [
      'a body that is too large',
      'POST',
      '/sandboxes/default/seed',
      `"${'x'.repeat(17 * 1024 * 1024)}"`,
      413,
      'request entity too large',
    ],
  ])('%s', async (_what, method, path, body, status, error) => {
    const answer = await control(method, path, body);

    expect(answer).toEqual({ status, document: { error } });
    expect(emulator().control.find('unknown')).toBeUndefined();
  });

  test.each([
    {},
    { 'Content-Type': 'text/plain' },
    { 'Content-Type': 'application/x-www-form-urlencoded' },
    { 'Content-Type': 'application/jsonx' },
  ])('a change whose headers are %j', async (headers) => {
    const answer = await control('POST', '/sandboxes/default/reset', '', headers);

    expect(answer).toEqual({
      status: 403,
      document: { error: 'changes need Content-Type: application/json' },
    });
  });

  test.each([
    { Host: 'evil.example' },
    { Host: '127.0.0.1.evil.example' },
    { Host: 'localhost.evil.example:9090' },
    { Host: '192.168.0.1' },
    { Origin: 'http://evil.example' },
    { Origin: 'http://127.0.0.1.evil.example' },
    { Origin: 'null' },
  ])('a request with %j', async (headers) => {
    for (const [method, path] of [
      ['GET', '/sandboxes'],
      ['POST', '/sandboxes/default/reset'],
    ] as const) {
      const answer = await control(method, path, '', { ...JSON_TYPE, ...headers });

      expect(answer).toEqual({
        status: 403,
        document: { error: 'the control API answers loopback hosts only' },
      });
    }
  });

  test.each([
    { Host: 'localhost' },
    { Host: 'LOCALHOST:1' },
    { Host: '[::1]:9090' },
    { Host: '127.8.9.10' },
    { Origin: 'http://localhost:3000' },
  ])('not a request with %j', async (headers) => {
    expect((await control('GET', '/health', '', headers)).status).toBe(200);
  });
});

test('an answer has no header that tells what the control API is made of, and none for other origins', async () => {
  const { headers } = await send(
    'GET',
    `${emulator().address.controlUrl}/health`,
    { Origin: 'http://localhost' },
    Buffer.alloc(0),
  );

  expect(Object.keys(headers).sort()).toEqual([
    'connection',
    'content-length',
    'content-type',
    'date',
    'keep-alive',
  ]);
});

test('a request without a Host gets nothing', async () => {
  const { port, hostname } = new URL(emulator().address.controlUrl);
  const socket = connect(Number(port), hostname);
  let answer = '';
  socket.on('data', (chunk) => {
    answer += chunk.toString();
  });

  socket.end('GET /sandboxes HTTP/1.0\r\n\r\n');
  await once(socket, 'close');

  expect(answer).toMatch(/^HTTP\/1\.1 403 Forbidden/);
});

test('the emulated ports hold nothing of the control API', async () => {
  const { url, provisioningUrl } = emulator().address;

  const answers = await Promise.all(
    [url, provisioningUrl].flatMap((base) =>
      ['/health', '/sandboxes'].map((path) => send('GET', base + path, {}, Buffer.alloc(0))),
    ),
  );

  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
});
