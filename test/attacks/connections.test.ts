import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { emulatorFor } from '../client.js';
import { badRequest, call, exists, expectAnswer, lastEntry, NS, open, post, useTarget } from './attack.js';

const target = useTarget();
const MIB = 1024 * 1024;
const GOOD = call('UserExists', '<username>serveradmin</username>');
const FAULTY = call('DeleteEverything', '');

/** The head of a call, with these lines in it. */
const head = (...lines: readonly string[]) =>
  `${['POST /esUsers.asmx HTTP/1.1', ...lines].join('\r\n')}\r\n\r\n`;
const ROUTED = ['Content-Type: text/xml; charset=utf-8', `SOAPAction: "${NS}/UserExists"`];
const HOST = 'Host: 127.0.0.1';

describe('S11 requests that two servers might read differently', () => {
  test.each([
    ['both kinds of length', head(HOST, ...ROUTED, 'Content-Length: 4', 'Transfer-Encoding: chunked')],
    ['two lengths', head(HOST, ...ROUTED, 'Content-Length: 4', 'Content-Length: 5')],
    ['a length that is no number', head(HOST, ...ROUTED, 'Content-Length: 4x')],
    ['a chunk of no size', `${head(HOST, ...ROUTED, 'Transfer-Encoding: chunked')}xyz\r\n`],
    [
      'a chunk longer than told',
      `${head(HOST, ...ROUTED, 'Transfer-Encoding: chunked')}2\r\nabcd\r\n0\r\n\r\n`,
    ],
    ['a folded header', head(HOST, ...ROUTED, 'X-Folded: one', '\ttwo three')],
    ['bare line feeds', head(HOST, ...ROUTED).replaceAll('\r\n', '\n')],
    ['a blank before the colon', head('Host : 127.0.0.1', ...ROUTED)],
    ['no host', head(...ROUTED, 'Content-Length: 0')],
    ['HTTP/0.9', 'GET /esUsers.asmx\r\n\r\n'],
  ])('S11 %s: 400, and the connection ends', async (_what, request) => {
    const connection = await open(target.port);
    connection.socket.write(request);

    const answer = await connection.rest();

    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(answer.match(/^HTTP\/1\.1 /gm)).toHaveLength(1);
    expect(target.emulator.control.sandbox().journal()).toEqual([]);
    connection.socket.destroy();
  });

  test('S11 HTTP/1.0 is answered, and the connection ends', async () => {
    const connection = await open(target.port);
    connection.socket.write(post(GOOD).toString().replace('HTTP/1.1', 'HTTP/1.0'));

    const expected = exists(true).replace('\r\nContent-Length', '\r\nConnection: close\r\nContent-Length');
    expectAnswer(await connection.rest(), expected);
    connection.socket.destroy();
  });
});

describe('S13 several requests on one connection', () => {
  test('S13 sent at once are answered in order, the fault in the middle as well', async () => {
    const connection = await open(target.port);
    const wrong = post(FAULTY, { soapAction: `"${NS}/DeleteEverything"` });
    connection.socket.write(Buffer.concat([post(GOOD), wrong, post('<'), post(GOOD)]));

    const answers = [];
    for (let count = 0; count < 4; count += 1) answers.push(await connection.answer());

    expect(answers.map((answer) => answer.slice(9, 12))).toEqual(['200', '500', '400', '200']);
    const outcomes = target.emulator.control
      .sandbox()
      .journal()
      .map(({ outcome }) => outcome);
    expect(outcomes).toEqual(['done', 'rejected', 'rejected', 'done']);

    target.emulator.control.sandbox().clearJournal();
    connection.socket.write(post(GOOD));
    expect(await connection.answer()).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    connection.socket.destroy();
  });
});

describe('S12 clients that take their time', () => {
  const hasty = emulatorFor({ headersTimeoutMs: 300, requestTimeoutMs: 300 });
  const hastyPort = () => Number(new URL(hasty().address.url).port);

  test.each([
    ['headers that never end', 'POST /esUsers.asmx HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: '],
    ['a body that never ends', head(HOST, ...ROUTED, 'Content-Length: 1000') + GOOD.slice(0, 10)],
  ])('S12 %s: the connection is ended', async (_what, beginning) => {
    const connection = await open(hastyPort());
    connection.socket.write(beginning);

    const answer = await connection.rest();

    expect(answer === '' || /^HTTP\/1\.1 4\d\d /.test(answer)).toBe(true);
    expect(hasty().control.sandbox().journal()).toEqual([]);
    connection.socket.destroy();
  });

  test('S12 hundreds of idle connections keep nobody from being answered', async () => {
    const idle = await Promise.all(
      Array.from(
        { length: 500 },
        () =>
          new Promise<ReturnType<typeof connect>>((resolve, reject) => {
            const socket = connect(target.port, '127.0.0.1', () => {
              resolve(socket);
            }).once('error', reject);
          }),
      ),
    );

    expectAnswer(await target.send(post(GOOD)), exists(true));

    for (const socket of idle) socket.destroy();
  });
});

describe('X9 opening tags without an end', () => {
  const small = emulatorFor({ maxBodyBytes: MIB });

  test('X9 are refused once they are more than a body may have, and the connection ends', async () => {
    const connection = await open(Number(new URL(small().address.url).port));
    connection.socket.on('error', () => undefined);
    connection.socket.write(head(HOST, ...ROUTED, 'Transfer-Encoding: chunked'));
    const tags = '<a>'.repeat(20_000);
    const chunk = `${tags.length.toString(16)}\r\n${tags}\r\n`;
    for (let sent = 0; sent <= MIB; sent += tags.length) connection.socket.write(chunk);

    const answer = await connection.rest();

    expect(answer).toMatch(
      /^HTTP\/1\.1 500 [^]*\r\nConnection: close\r\n[^]*Maximum request length exceeded/,
    );
    connection.socket.destroy();
  });

  test('X9 are refused as too deep where the body ends with them', async () => {
    await target.refuses(post('<a>'.repeat(200_000)), badRequest(), 'limit');
  });
});

describe('X24 compressed bodies', () => {
  // A hundred megabytes of blanks in a hundred kilobytes, and such a one inside another.
  const bomb = gzipSync(Buffer.alloc(100 * MIB, 0x20));

  test.each([
    ['a bomb', 'gzip', bomb],
    ['one inside another', 'gzip', gzipSync(bomb)],
    ['a good call', 'gzip', gzipSync(GOOD)],
    ['of a kind that nobody knows', 'snappy', Buffer.from([0xff, 0x06, 0x00, 0x00, 0x73, 0x4e])],
  ])('X24 %s: never inflated, and no XML as it is', async (_what, encoding, body) => {
    const answer = await target.send(post(body, { headers: [`Content-Encoding: ${encoding}`] }));

    expectAnswer(answer, badRequest());
    expect(lastEntry(target)).toMatchObject({ outcome: 'rejected' });
  });
});
