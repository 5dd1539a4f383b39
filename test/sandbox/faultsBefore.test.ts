import { describe, expect, test } from '@jest/globals';
import { FAULTS, RESULTS } from '../../src/apis/mspc/errors.js';
import { account, emulatorFor, newWorld } from '../client.js';
import { rulesOf, told, wire } from './faultWorld.js';

const emulator = emulatorFor();

/** A fault's text as the product passes it on, with nothing in the holes. */
const serverFault = (text: string) =>
  `Server was unable to process request. ---> ${text.replace('%db', 'MSPControl').replace(/%\d/g, '')}`;
const ruled = rulesOf(emulator);

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
    [500, 'Internal Server Error', 'text/html; charset=utf-8', '<title>Runtime Error</title>'],
    [503, 'Service Unavailable', 'text/html; charset=us-ascii', '<h2>Service Unavailable</h2>'],
    [401, 'Unauthorized', 'text/html', '401 - Unauthorized: Access is denied due to invalid credentials.'],
    [403, 'Forbidden', 'text/html', '403 - Forbidden: Access is denied.'],
    [502, 'Bad Gateway', 'text/html', '502 - Web server received an invalid response'],
  ])('the host answers %i %s with its page', async (status, reason, type, text) => {
    const world = ruled({ match: { operation: 'AddUser' }, before: { status } });

    const answer = await world.admin.exchange('AddUser', account('ann'));

    const { 'content-type': contentType } = answer.headers;
    expect([answer.status, answer.reason, contentType]).toEqual([status, reason, type]);
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
      const text = (FAULTS as Readonly<Record<string, { readonly text: string }>>)[error]?.text;
      expect(answer).toEqual(code === undefined ? { fault: serverFault(text ?? '') } : String(code));
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
