import { describe, expect, test } from '@jest/globals';
import { account, Client, emulatorFor, newWorld } from '../client.js';
import { send } from '../golden/exchange.js';
import { Registry } from '../../src/sandbox/registry.js';
import { Seeds } from '../../src/sandbox/seeds.js';

const emulator = emulatorFor();
const JSON_TYPE = { 'Content-Type': 'application/json' };

async function control(method: string, path: string, body?: unknown) {
  const bytes = Buffer.from(body === undefined ? '' : JSON.stringify(body));
  const answer = await send(method, emulator().address.controlUrl + path, JSON_TYPE, bytes);
  return {
    status: answer.status,
    document: answer.body === '' ? undefined : (JSON.parse(answer.body) as unknown),
  };
}

function clientOf(sandbox: string): Client {
  return new Client(`${emulator().address.url}/~${sandbox}`, { login: 'serveradmin:serveradmin' });
}

const exists = (sandbox: string, username: string) => clientOf(sandbox).call('UserExists', { username });

describe('a sandbox', () => {
  test('is made as a copy of another, and the two go their own ways', async () => {
    const world = newWorld(emulator());
    await world.admin.call('AddUser', account('shared'));

    const made = await control('POST', '/sandboxes', { name: `${world.name}-fork`, sandbox: world.name });
    await world.admin.call('AddUser', account('later'));

    expect(made).toEqual({
      status: 201,
      document: { name: `${world.name}-fork`, users: 2, exchanges: 0, dropped: 0 },
    });
    expect(await exists(`${world.name}-fork`, 'shared')).toBe('true');
    expect(await exists(`${world.name}-fork`, 'later')).toBe('false');
  });

  test('that is a copy returns to what it was copied from', async () => {
    const world = newWorld(emulator());
    await world.admin.call('AddUser', account('shared'));
    await control('POST', '/sandboxes', { name: `${world.name}-fork`, sandbox: world.name });
    await clientOf(`${world.name}-fork`).call('AddUser', account('own'));

    await control('POST', `/sandboxes/${world.name}-fork/reset`);

    expect(await exists(`${world.name}-fork`, 'shared')).toBe('true');
    expect(await exists(`${world.name}-fork`, 'own')).toBe('false');
  });

  test('is dropped with everything in it, but for the default one', async () => {
    const world = newWorld(emulator());
    await world.admin.call('AddUser', account('gone'));

    expect(await control('DELETE', `/sandboxes/${world.name}`)).toEqual({ status: 204, document: undefined });

    expect((await control('GET', `/sandboxes/${world.name}`)).status).toBe(404);
    expect(await exists(world.name, 'gone')).toBe('false');
    expect(await control('DELETE', '/sandboxes/default')).toEqual({
      status: 409,
      document: { error: 'the sandbox default stays; reset it instead' },
    });
  });

  test('is not made twice, nor as what is not there', async () => {
    const world = newWorld(emulator());
    await world.admin.call('UserExists');

    expect((await control('POST', '/sandboxes', { name: world.name })).status).toBe(409);
    expect(await control('POST', '/sandboxes', { name: 'fresh-one', snapshot: 'nowhere' })).toEqual({
      status: 400,
      document: { error: 'no snapshot named nowhere' },
    });
  });

  test('with a time limit goes when nobody has asked for it that long', () => {
    let now = 1_000;
    const registry = new Registry({
      files: undefined,
      seed: new Seeds().image('empty'),
      maxSandboxes: 10,
      journal: { maxEntries: 1, maxBytes: 1 },
      jobs: {},
      realTime: () => now,
    });
    registry.make('short', { ttlMs: 500 });
    registry.make('long', { ttlMs: 5_000 });

    now += 400;
    registry.open('short');
    now += 400;
    const inTime = registry.all().map(({ name }) => name);
    now += 200;
    const late = registry.all().map(({ name }) => name);
    registry.close();

    expect(inTime).toEqual(['default', 'short', 'long']);
    expect(late).toEqual(['default', 'long']);
  });
});

describe('a snapshot', () => {
  test('brings a sandbox back to it, ids included', async () => {
    const world = newWorld(emulator());
    await world.admin.call('AddUser', account('kept'));
    await control('POST', `/sandboxes/${world.name}/snapshots`, { name: 'before' });
    const once = await world.admin.exchange('AddUser', account('next'));

    const answer = await control('POST', `/sandboxes/${world.name}/restore`, { snapshot: 'before' });
    const again = await world.admin.exchange('AddUser', account('next'));

    expect(answer.status).toBe(204);
    expect(again.body).toBe(once.body);
    expect(await world.admin.call('UserExists', { username: 'kept' })).toBe('true');
  });

  test('is a file that another emulator can begin as', async () => {
    const world = newWorld(emulator());
    await world.admin.call('AddUser', account('traveller'));
    await control('POST', `/sandboxes/${world.name}/snapshots`, { name: 'travelling' });
    const file = emulator().control.snapshots.find('travelling') ?? Buffer.alloc(0);

    other().control.importSnapshot('arrived', file);
    other().control.create('elsewhere', { snapshot: 'arrived' });

    const client = new Client(`${other().address.url}/~elsewhere`, { login: 'serveradmin:serveradmin' });
    expect(await client.call('UserExists', { username: 'traveller' })).toBe('true');
  });

  test('goes over HTTP as bytes, there and back', async () => {
    const world = newWorld(emulator());
    await control('POST', `/sandboxes/${world.name}/snapshots`, { name: 'by-http' });
    const url = `${emulator().address.controlUrl}/snapshots/by-http`;

    const kept = Buffer.from(await (await fetch(url)).arrayBuffer());
    const taken = await fetch(`${url}-again`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/octet-stream' },
      body: kept,
    });

    expect(taken.status).toBe(204);
    expect(emulator().control.snapshots.find('by-http-again')?.equals(kept)).toBe(true);
    expect((await control('DELETE', '/snapshots/by-http-again')).status).toBe(204);
    expect((await control('GET', '/snapshots/by-http-again')).status).toBe(404);
  });

  test.each([
    ['empty', Buffer.alloc(0)],
    ['of another kind', Buffer.from('hello')],
    ['cut short', Buffer.from('SQLite format 3\0and no more')],
  ])('is refused when its bytes are %s', (_what, bytes) => {
    expect(() => {
      emulator().control.importSnapshot('broken', bytes);
    }).toThrow('these bytes are no snapshot of this version');
  });
});

const other = emulatorFor();

describe('the clock over HTTP', () => {
  test('is frozen, moved on, set running and let go', async () => {
    const { name } = newWorld(emulator());
    await exists(name, 'x');
    const path = `/sandboxes/${name}/clock`;

    const frozen = await control('PUT', path, { mode: 'frozen', at: '2020-02-29T12:00:00Z' });
    const advanced = await control('POST', `${path}/advance`, { ms: 1_500 });
    const running = await control('PUT', path, { mode: 'running', at: '2030-01-01T00:00:00Z', factor: 0 });
    const released = await control('PUT', path, { mode: 'real' });

    expect(frozen.document).toEqual({ mode: 'frozen', now: '2020-02-29T12:00:00.000Z', factor: 0 });
    expect(advanced.document).toEqual({ mode: 'frozen', now: '2020-02-29T12:00:01.500Z', factor: 0 });
    expect(running.document).toEqual({ mode: 'running', now: '2030-01-01T00:00:00.000Z', factor: 0 });
    expect(released.document).toMatchObject({ mode: 'real', factor: 1 });
  });

  test.each([{}, { mode: 'stopped' }, { mode: 'frozen', at: 'noon' }, { mode: 'running', factor: -1 }])(
    'refuses %j',
    async (body) => {
      const answer = await control('PUT', '/sandboxes/default/clock', body);

      expect(answer.status).toBe(400);
    },
  );
});

test('OpenAPI describes every route, and what each takes and answers', async () => {
  const { document } = await control('GET', '/openapi.json');

  const { openapi, paths } = document as { openapi: string; paths: Record<string, Record<string, object>> };
  expect(openapi).toBe('3.1.0');
  expect(paths['/sandboxes/{name}/clock']?.put).toMatchObject({
    parameters: [{ name: 'name', in: 'path', required: true, schema: { type: 'string' } }],
    requestBody: { content: { 'application/json': { schema: { oneOf: expect.any(Array) } } } },
    responses: { 200: { content: { 'application/json': {} } }, default: { description: 'refused' } },
  });
  expect(paths['/sandboxes/{name}/reset']?.post).toMatchObject({
    responses: { 204: { description: 'done' } },
  });
});
