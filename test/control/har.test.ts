import { createRequire } from 'node:module';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { ValidateFunction } from 'ajv';
import type { Har } from '../../src/control/exports/har.js';
import { account, basic, emulatorFor, get, newWorld, type World } from '../client.js';
import { send } from '../golden/exchange.js';

const emulator = emulatorFor();

/** The schema of the format and its validator, neither of them ours. */
let isHar: ValidateFunction;
beforeAll(() => {
  const load = createRequire(import.meta.url);
  const Ajv = load('ajv') as typeof import('ajv');
  const schemas = load('har-schema') as Readonly<Record<string, object>>;
  const ajv = new Ajv({ allErrors: true });
  ajv.addMetaSchema(load('ajv/lib/refs/json-schema-draft-06.json') as object);
  for (const schema of Object.values(schemas)) ajv.addSchema(schema);
  isHar = ajv.compile({ $ref: 'har.json#' });
});

interface Archive {
  readonly har: Har;
  readonly text: string;
  readonly errors: unknown;
}

async function archive({ name }: World, query = ''): Promise<Archive> {
  const { body } = await get(`${emulator().address.controlUrl}/sandboxes/${name}/journal.har${query}`);
  const har = JSON.parse(body) as Har;
  isHar(har);
  return { har, text: body, errors: isHar.errors };
}

describe('the archive of a journal', () => {
  test('says of a call what the format asks for', async () => {
    const world = newWorld(emulator());
    await world.admin.call('UserExists', { username: 'serveradmin' });

    const { har, errors } = await archive(world);

    const [exchange] = world.control.journal();
    const time = har.log.entries[0]?.time;
    expect(errors).toBeNull();
    expect(time).toBeGreaterThan(0);
    expect(har.log.creator.name).toBe('Provisim');
    expect(har.log.entries).toEqual([
      {
        startedDateTime: '2026-01-15T10:30:00.000Z',
        time,
        request: {
          method: 'POST',
          url: `${world.url}/esUsers.asmx`,
          httpVersion: 'HTTP/1.1',
          cookies: [],
          headers: Object.entries(exchange?.request.headers ?? {}).map(([name, value]) => ({ name, value })),
          queryString: [],
          postData: { mimeType: 'text/xml; charset=utf-8', params: [], text: exchange?.request.body },
          headersSize: -1,
          bodySize: Buffer.byteLength(exchange?.request.body ?? ''),
        },
        response: {
          ...{ status: 200, statusText: 'OK', httpVersion: 'HTTP/1.1', cookies: [] },
          headers: exchange?.answer.headers.map(([name, value]) => ({ name, value })),
          content: {
            size: Buffer.byteLength(exchange?.answer.body ?? ''),
            mimeType: 'text/xml; charset=utf-8',
            text: exchange?.answer.body,
          },
          redirectURL: '',
          headersSize: -1,
          bodySize: Buffer.byteLength(exchange?.answer.body ?? ''),
        },
        cache: {},
        timings: { blocked: -1, dns: -1, connect: -1, send: 0, wait: time, receive: 0, ssl: -1 },
        comment: 'mspc UserExists: done',
        _provisim: {
          ...{ id: 1, api: 'mspc', operation: 'UserExists', outcome: 'done', reason: null },
          ...{ user: 'serveradmin', grade: 'documented', fault: null },
        },
      },
    ]);
  });

  test('holds no secret, in whatever form it came', async () => {
    const world = newWorld(emulator());
    await world
      .as('serveradmin:Hidden-Word-1')
      .call('AddUser', { ...account('ann'), password: 'Hidden-Word-2' });
    await world.admin.call('AddUser', { ...account('ben'), password: 'Hidden-Word-3' });
    await get(`${world.url}/esUsers.asmx?wsdl&password=Hidden-Word-4`, {
      Cookie: 'session=Hidden-Word-5; b=c',
    });

    const { har, text, errors } = await archive(world);

    expect(errors).toBeNull();
    expect(text).not.toMatch(/Hidden-Word|Hidden%2DWord|SGlkZGVu/);
    expect(har.log.entries[2]?.request).toMatchObject({
      queryString: [
        { name: 'wsdl', value: '' },
        { name: 'password', value: '***' },
      ],
      cookies: [
        { name: 'session', value: '***' },
        { name: 'b', value: '***' },
      ],
    });
  });

  test('holds what the filters of the journal let through', async () => {
    const world = newWorld(emulator());
    await world.admin.call('AddUser', account('ann'));
    await world.admin.call('AddUser', account('ann'));
    await world.admin.call('GetUserById', { userId: 1 });

    const ids = async (query: string) =>
      (await archive(world, query)).har.log.entries.map(({ comment }) => comment);

    expect(await ids('?operation=AddUser&outcome=refused')).toEqual([
      'mspc AddUser: refused, ERROR_USER_ALREADY_EXISTS',
    ]);
    expect(await ids('?limit=1')).toEqual(['mspc GetUserById: done']);
    expect(await ids('?since=3')).toEqual([]);
  });

  test('is valid whatever came in and went out', async () => {
    const world = newWorld(emulator());
    const headers = { Authorization: basic('cspadmin_CSP:serveradmin') };
    const bodies = ['', '<', '\uFFFE', Buffer.from([0xff, 0xfe, 0x3c, 0x00]), Buffer.from([0x80, 0x81])];
    for (const body of bodies) await send('POST', `${world.url}/mps`, headers, Buffer.from(body));
    await get(`${world.url}/no/such%zzpage?a=1&a=2&b`);
    await get(`${world.url}/esUsers.asmx?wsdl`, { Host: 'a b' });
    world.control.addFault({ after: { gzip: true }, times: 1 });
    await world.admin.call('GetUserById', { userId: 1 });
    world.control.addFault({ after: { gzip: true, truncateAt: 20 }, times: 1 });
    await world.admin.exchange('GetUserById', { userId: 1 });

    const { har, errors } = await archive(world);

    expect(errors).toBeNull();
    expect(har.log.entries.length).toBeGreaterThanOrEqual(8);
  });

  test('unpacks an answer and says what packing saved', async () => {
    const world = newWorld(emulator());
    world.control.addFault({ after: { gzip: true } });
    await world.admin.exchange('GetUserById', { userId: 1 });

    const [entry] = (await archive(world)).har.log.entries;

    const { content, bodySize } = (entry?.response ?? {}) as {
      readonly content: { readonly size: number; readonly compression: number; readonly text: string };
      readonly bodySize: number;
    };
    expect(content.text).toContain('<Username>serveradmin</Username>');
    expect(content.size - content.compression).toBe(bodySize);
  });
});
