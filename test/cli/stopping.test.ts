import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { basic, envelope, get } from '../client.js';
import { send } from '../golden/exchange.js';
import { addresses, PORTS, run, stop } from './starting.js';

const EMPTY = Buffer.alloc(0);

describe('on SIGTERM', () => {
  const body = envelope('UserExists', { username: 'serveradmin' });

  /** Sends all but the body of a call, and comes back when the emulator waits for it. */
  async function half(url: string, more = ''): Promise<Socket> {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    const head = [
      `POST /esUsers.asmx HTTP/1.1\r\nHost: ${hostname}\r\nContent-Type: text/xml\r\nSOAPAction: http://smbsaas/MSPC/enterpriseserver/UserExists`,
      `Authorization: ${basic('serveradmin:serveradmin')}\r\nContent-Length: ${body.length}\r\nExpect: 100-continue\r\n${more}\r\n`,
    ];
    socket.write(head.join('\r\n'));
    const [first] = (await once(socket, 'data')) as [Buffer];
    expect(first.toString()).toBe('HTTP/1.1 100 Continue\r\n\r\n');
    return socket;
  }

  /** Comes back when nobody listens any more. */
  async function closed(url: string): Promise<void> {
    const { hostname, port } = new URL(url);
    for (;;) {
      const socket = connect(Number(port), hostname);
      const outcome = await Promise.race([
        once(socket, 'connect').then(() => 'open'),
        once(socket, 'error').then(
          () => 'closed',
          () => 'closed',
        ),
      ]).catch(() => 'closed');
      socket.destroy();
      if (outcome === 'closed') return;
    }
  }

  test.each(['', 'Connection: close\r\n'])(
    'D13: a request under way is answered, then the process exits with 0 (%j)',
    async (more) => {
      const started = run(['start', '--json', ...PORTS]);
      const { url } = await addresses(started);
      const socket = await half(url, more);

      started.child.kill('SIGTERM');
      await closed(url);
      let answer = '';
      socket.on('data', (chunk) => {
        answer += chunk.toString();
      });
      socket.write(body);
      const { code, stderr } = await started.ended;

      expect(answer).toMatch(
        /^HTTP\/1\.1 200 OK\r\n[^]*Connection: close\r\n[^]*<UserExistsResult>true<\/UserExistsResult>/,
      );
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    },
  );

  test('an idle connection does not hold it up', async () => {
    const started = run(['start', '--json', ...PORTS]);
    const { url } = await addresses(started);
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    socket.on('error', () => undefined);
    await once(socket, 'connect');

    const { code } = await stop(started);

    expect(code).toBe(0);
    socket.destroy();
  });

  test('D13: clients that hang, or take their time, hold it up no longer than --drain-timeout-ms', async () => {
    const started = run(['start', '--json', ...PORTS, '--drain-timeout-ms', '50']);
    const { url, controlUrl } = await addresses(started);
    const hanging = await caught(url, controlUrl, { after: { connection: 'hang' } });
    const waiting = await caught(url, controlUrl, { before: { delayMs: 600_000 } });
    const dripping = await caught(url, controlUrl, { after: { drip: { bytes: 1, everyMs: 60_000 } } });
    const slow = await half(url);
    slow.on('error', () => undefined);

    const { code, stderr } = await stop(started);

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const socket of [hanging, waiting, dripping, slow]) socket.destroy();
  });

  /** A call that a fault rule has caught: the rule has been applied to it. */
  async function caught(url: string, controlUrl: string, rule: object): Promise<Socket> {
    const faults = `${controlUrl}/sandboxes/default/faults`;
    const json = { 'Content-Type': 'application/json' };
    await send('DELETE', faults, json, EMPTY);
    await send('POST', faults, json, Buffer.from(JSON.stringify(rule)));
    const socket = await half(url);
    socket.on('error', () => undefined);
    socket.write(body);
    for (;;) {
      const [known] = JSON.parse((await get(faults)).body) as [{ readonly applied: number }?];
      if (known?.applied === 1) return socket;
    }
  }

  test('D13: a second one ends it at once', async () => {
    const started = run(['start', '--json', ...PORTS]);
    const { url } = await addresses(started);
    const socket = await half(url);
    socket.on('error', () => undefined);

    started.child.kill('SIGTERM');
    await closed(url);
    const { code } = await stop(started);

    expect(code).toBe(1);
  });

  test('so does SIGINT', async () => {
    const started = run(['start', '--json', ...PORTS]);
    await addresses(started);

    started.child.kill('SIGINT');

    expect((await started.ended).code).toBe(0);
  });
});
