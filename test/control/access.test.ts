import { describe, expect, test } from '@jest/globals';
import { emulatorFor } from '../client.js';
import { send } from '../golden/exchange.js';
import { callerOf } from './caller.js';

const TOKEN = 'a-token-of-the-test';
const guarded = emulatorFor({ controlToken: TOKEN, controlHosts: 'panel.test, Build-Host' });
const open = emulatorFor();
const control = callerOf(guarded);
const asked = callerOf(open);
const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });

const FOREIGN = { status: 403, document: { error: 'the control API answers loopback hosts only' } };

describe('with a token', () => {
  test.each([
    ['no header', {}],
    ['another token', bearer('a-token-of-the-tesT')],
    ['a part of it', bearer('a-token')],
    ['an empty one', bearer('')],
    ['Basic credentials', { Authorization: `Basic ${Buffer.from(`x:${TOKEN}`).toString('base64')}` }],
  ])('a call with %s gets nothing', async (_what, headers) => {
    for (const [method, path] of [
      ['GET', '/sandboxes'],
      ['GET', '/metrics'],
      ['GET', '/openapi.json'],
      ['GET', '/nowhere'],
      ['POST', '/sandboxes/default/reset'],
    ] as const) {
      expect(await control(method, path, undefined, headers)).toEqual({
        status: 401,
        document: { error: 'the control API asks for the token: Authorization: Bearer …' },
      });
    }
  });

  test('a refusal says how to come in', async () => {
    const { headers } = await send('GET', `${guarded().address.controlUrl}/sandboxes`, {}, Buffer.alloc(0));

    expect(headers['www-authenticate']).toBe('Bearer realm="provisim"');
  });

  test('a call that carries it is answered', async () => {
    expect((await control('GET', '/sandboxes', undefined, bearer(TOKEN))).status).toBe(200);
    expect((await control('POST', '/sandboxes/default/reset', undefined, bearer(TOKEN))).status).toBe(204);
  });

  test.each(['/health', '/ready'])('%s is answered to anybody', async (path) => {
    expect((await control('GET', path)).status).toBe(200);
  });

  test('it is shown nowhere', async () => {
    const { document } = await control('GET', '/emulator', undefined, bearer(TOKEN));

    expect(document).toMatchObject({ options: { controlHosts: 'panel.test, Build-Host' } });
    expect(JSON.stringify(document)).not.toContain(TOKEN);
  });
});

describe('hosts that are allowed by name', () => {
  test.each([
    { Host: 'panel.test:9090' },
    { Host: 'build-host' },
    { Host: 'PANEL.TEST' },
    { Origin: 'http://panel.test:8080' },
  ])('%j is one', async (headers) => {
    expect((await control('GET', '/sandboxes', undefined, { ...bearer(TOKEN), ...headers })).status).toBe(
      200,
    );
  });

  test.each([
    { Host: 'panel.test.evil.example' },
    { Host: 'evil.example' },
    { Origin: 'https://evil.example' },
  ])('%j is none, with the token or without', async (headers) => {
    for (const credentials of [bearer(TOKEN), {}]) {
      expect(await control('GET', '/sandboxes', undefined, { ...credentials, ...headers })).toEqual({
        status: 403,
        document: { error: 'the control API answers loopback hosts and those of --control-hosts only' },
      });
    }
  });

  test('are none where nobody named any', async () => {
    expect(await asked('GET', '/sandboxes', undefined, { Host: 'panel.test' })).toEqual(FOREIGN);
  });
});

describe('a page in a browser', () => {
  test('of another origin cannot send a text or a form', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      const headers = { Origin: 'http://evil.example', 'Content-Type': type };
      expect(await asked('POST', '/sandboxes/default/reset', undefined, headers)).toEqual(FOREIGN);
    }
  });

  test('of this machine cannot send them either', async () => {
    const headers = { Origin: 'http://localhost:3000', 'Content-Type': 'text/plain' };

    expect(await asked('POST', '/sandboxes/default/reset', undefined, headers)).toEqual({
      status: 403,
      document: { error: 'changes need Content-Type: application/json' },
    });
  });

  test.each([{ Host: 'rebound.example' }, { Origin: 'null' }])('with %j gets nothing', async (headers) => {
    expect(await asked('GET', '/sandboxes', undefined, headers)).toEqual(FOREIGN);
  });

  test.each(['http://evil.example', 'http://localhost:3000'])(
    'of %s is refused when it asks beforehand',
    async (origin) => {
      const headers = {
        Origin: origin,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'content-type',
      };

      const answer = await send(
        'OPTIONS',
        `${open().address.controlUrl}/sandboxes/default/reset`,
        headers,
        Buffer.alloc(0),
      );

      expect(answer.status).toBe(403);
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    },
  );
});
