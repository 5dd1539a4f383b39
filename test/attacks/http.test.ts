import { describe, expect, test } from '@jest/globals';
import {
  methodNotAllowedPage,
  resourceNotFoundPage,
  unrecognizedFormatPage,
} from '../../src/http/aspNetPages.js';
import {
  aspNetAnswer,
  call,
  exists,
  expectAnswer,
  fault,
  lastEntry,
  NS,
  open,
  post,
  rewind,
  useTarget,
} from './attack.js';

const target = useTarget();
const MIB = 1024 * 1024;
const HTML = 'text/html; charset=utf-8';
const NAME = '<username>serveradmin</username>';
const GOOD = call('UserExists', NAME);
const ADDRESSES = ['/esUsers.asmx', '/esPackages.asmx', '/esAuthentication.asmx'];
const OVERSIZE =
  'There was an exception running the extensions specified in the config file. ---> Maximum request length exceeded.';

/** A request by hand. */
const plain = (method: string, path: string, ...headers: readonly string[]) =>
  `${[`${method} ${path} HTTP/1.1`, 'Host: 127.0.0.1', ...headers].join('\r\n')}\r\n\r\n`;

const head = (...headers: readonly string[]) =>
  plain(
    'POST',
    '/esUsers.asmx',
    'Content-Type: text/xml; charset=utf-8',
    `SOAPAction: "${NS}/UserExists"`,
    'Authorization: Basic c2VydmVyYWRtaW46c2VydmVyYWRtaW4=',
    ...headers,
  );

describe('X23 a body larger than 16 MiB', () => {
  const refusal = fault('Server', OVERSIZE, { closes: true });
  const tooLarge = Buffer.alloc(17 * MIB, 0x20);

  test.each([
    ['17 MiB declared, nothing sent', head(`Content-Length: ${17 * MIB}`), ''],
    ['1 GiB declared, one byte sent', head(`Content-Length: ${1024 * MIB}`), '<'],
    ['one byte too many declared', head(`Content-Length: ${16 * MIB + 1}`), '<'],
    [
      '17 MiB in chunks, without an end',
      head('Transfer-Encoding: chunked'),
      [`${(17 * MIB).toString(16)}\r\n`, tooLarge],
    ],
    ['announced with Expect', head(`Content-Length: ${17 * MIB}`, 'Expect: 100-continue'), ''],
  ])('X23 %s: refused before the rest of it comes, and the connection ended', async (_name, start, more) => {
    const connection = await open(target.port);
    for (const piece of [start, ...[more].flat()]) connection.socket.write(piece);

    expectAnswer(await connection.rest(), refusal);

    connection.socket.destroy();
    expect(lastEntry(target)).toMatchObject({ outcome: 'rejected', reason: OVERSIZE });
  });

  test('X23 a client that sends all of it before it looks still finds the answer', async () => {
    const connection = await open(target.port);
    connection.socket.pause();
    connection.socket.write(head(`Content-Length: ${17 * MIB}`));
    await new Promise((resolve) => connection.socket.write(tooLarge, resolve));
    connection.socket.resume();

    expectAnswer(await connection.rest(), refusal);

    connection.socket.destroy();
  });

  test('X23 what follows on that connection is not looked at', async () => {
    const connection = await open(target.port);
    connection.socket.write(head('Transfer-Encoding: chunked'));
    connection.socket.write(`${(17 * MIB).toString(16)}\r\n`);
    connection.socket.write(Buffer.concat([tooLarge, Buffer.from('\r\n0\r\n\r\n'), post(GOOD)]));

    expectAnswer(await connection.rest(), refusal);
    await new Promise<void>((resolve) => connection.socket.end(resolve));

    connection.socket.destroy();
    expect(target.emulator.control.sandbox().journal()).toHaveLength(1);
  });

  test('X23 a request before it on the same connection keeps its answer', async () => {
    const connection = await open(target.port);
    connection.socket.write(Buffer.concat([post(GOOD), Buffer.from(head(`Content-Length: ${17 * MIB}`))]));

    const answers = [await connection.answer(), await connection.answer()];

    expect(answers.map((answer) => answer.slice(0, 12))).toEqual(['HTTP/1.1 200', 'HTTP/1.1 500']);
    expect(await connection.rest()).toBe('');
    connection.socket.destroy();
  });

  test('X23 a HEAD that declares one is answered too', async () => {
    const connection = await open(target.port);
    connection.socket.write(plain('HEAD', '/esUsers.asmx', `Content-Length: ${17 * MIB}`));

    expect(await connection.answer({ isHead: true })).toMatch(/^HTTP\/1.1 405 [^]*\r\nConnection: close\r\n/);
    expect(await connection.rest()).toBe('');
    connection.socket.destroy();
  });

  test('X23 16 MiB are read', async () => {
    const filled = GOOD.replace('<username>', ' '.repeat(16 * MIB - GOOD.length) + '<username>');

    expectAnswer(await target.send(head(`Content-Length: ${16 * MIB}`), filled), exists(true));
  });
});

describe('S14 expectations', () => {
  test('S14 100-continue is told to go on, then answered', async () => {
    const connection = await open(target.port);
    connection.socket.write(head(`Content-Length: ${GOOD.length}`, 'Expect: 100-continue'));

    expect(await connection.answer()).toBe('HTTP/1.1 100 Continue\r\n\r\n');
    connection.socket.write(GOOD);
    expectAnswer(await connection.answer(), exists(true));

    connection.socket.destroy();
  });

  test('S14 another expectation is refused', async () => {
    const page =
      '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN""http://www.w3.org/TR/html4/strict.dtd">\r\n' +
      '<HTML><HEAD><TITLE>Expectation Failed</TITLE>\r\n' +
      '<META HTTP-EQUIV="Content-Type" Content="text/html; charset=us-ascii"></HEAD>\r\n' +
      '<BODY><h2>Expectation Failed</h2>\r\n<hr><p>HTTP Error 417. The expectation could not be met.</p>\r\n</BODY></HTML>\r\n';
    const connection = await open(target.port);
    connection.socket.write(head(`Content-Length: ${GOOD.length}`, 'Expect: 200-ok'));

    const answer = await connection.rest();

    expectAnswer(
      answer.replace(/^Date: .*$/m, 'Date: now'),
      [
        'HTTP/1.1 417 Expectation Failed',
        'Content-Type: text/html; charset=us-ascii',
        'Server: Microsoft-HTTPAPI/2.0',
        'Date: now',
        'Connection: close',
        `Content-Length: ${page.length}`,
        '',
        page,
      ].join('\r\n'),
    );
    connection.socket.destroy();
  });
});

describe('S15 methods', () => {
  const refused = aspNetAnswer('405 Method Not Allowed', HTML, methodNotAllowedPage());
  const SECRET = 'X-Secret: do-not-echo-me';

  test.each(
    ADDRESSES.flatMap((path) => ['OPTIONS', 'TRACE', 'PUT', 'DELETE', 'PATCH'].map((it) => [it, path])),
  )('S15 %s %s', async (method, path) => {
    const request = plain(method ?? '', path ?? '', SECRET, 'Content-Length: 4') + 'body';

    await target.refuses(request, refused, 'method');
  });

  test.each(ADDRESSES)('S15 HEAD %s has the headers only', async (path) => {
    const connection = await open(target.port);
    connection.socket.write(plain('HEAD', path));

    expectAnswer(
      await connection.answer({ isHead: true }),
      refused.slice(0, refused.indexOf('\r\n\r\n') + 4),
    );

    rewind(target);
    connection.socket.write(post(GOOD));
    expectAnswer(await connection.answer(), exists(true));
    connection.socket.destroy();
  });

  test.each(ADDRESSES)('S15 GET %s is the help page', async (path) => {
    const answer = await target.send(plain('GET', path, SECRET));

    const body = answer.slice(answer.indexOf('\r\n\r\n') + 4);
    expectAnswer(answer, aspNetAnswer('200 OK', HTML, body));
    expect(body).toContain(`<title>\r\n\t${path.slice(1, -5)} Web Service\r\n</title>`);
    expect(lastEntry(target)).toMatchObject({ outcome: 'page' });
  });

  test('S15 TRACE echoes nothing, anywhere', async () => {
    for (const path of [...ADDRESSES, '/', '/nothing.asmx', '*']) {
      expect(await target.send(plain('TRACE', path, SECRET))).not.toMatch(/do-not-echo-me|X-Secret/i);
    }
  });
});

describe('S16 nothing tells who answers', () => {
  const ASP_NET = ['Cache-Control', 'Content-Type', 'Server', 'X-AspNet-Version', 'X-Powered-By'];
  const ENDING = ['Date', 'Content-Length'];

  test.each<[string, string | Buffer, number, readonly string[]]>([
    ['a good answer', post(GOOD), 200, [...ASP_NET, ...ENDING]],
    ['a fault', post(GOOD, { soapAction: '""' }), 500, [...ASP_NET, ...ENDING]],
    ['broken XML', post('<'), 400, [...ASP_NET, ...ENDING]],
    ['a wrong content type', post(GOOD, { contentType: 'text/plain' }), 415, [...ASP_NET, ...ENDING]],
    [
      'a challenge',
      post(GOOD, { login: 'a:b' }),
      401,
      [
        'Cache-Control',
        'Content-Type',
        'Server',
        'WWW-Authenticate',
        'X-AspNet-Version',
        'X-Powered-By',
        ...ENDING,
      ],
    ],
    ['a description', plain('GET', '/esUsers.asmx?wsdl'), 200, [...ASP_NET, ...ENDING]],
    ['a discovery document', plain('GET', '/esUsers.asmx?disco'), 200, [...ASP_NET, ...ENDING]],
    ['a help page', plain('GET', '/esUsers.asmx'), 200, [...ASP_NET, ...ENDING]],
    ['an unknown schema', plain('GET', '/esUsers.asmx?schema=a'), 500, [...ASP_NET, ...ENDING]],
    [
      'a page nobody has',
      plain('GET', '/nothing'),
      404,
      ['Content-Type', 'Server', 'X-Powered-By', ...ENDING],
    ],
    ['a service nobody has', plain('GET', '/nothing.asmx'), 404, [...ASP_NET, ...ENDING]],
    ['no HTTP', 'x\r\n\r\n', 400, ['Content-Type', 'Server', 'Date', 'Connection', 'Content-Length']],
    [
      'no host',
      'GET / HTTP/1.1\r\n\r\n',
      400,
      ['Content-Type', 'Server', 'Date', 'Connection', 'Content-Length'],
    ],
    [
      'a host that is none',
      'GET /esUsers.asmx HTTP/1.1\r\nHost: <b> c\r\n\r\n',
      400,
      ['Content-Type', 'Server', 'Date', 'Connection', 'Content-Length'],
    ],
  ])('S16 %s', async (_which, request, status, names) => {
    const answer = await target.send(request);

    const [statusLine = '', ...lines] = answer.slice(0, answer.indexOf('\r\n\r\n')).split('\r\n');
    expect(statusLine).toMatch(new RegExp(`^HTTP/1.1 ${status} [A-Z]`));
    expect(lines.map((line) => line.split(': ')[0])).toEqual(names);
    expect(answer).not.toMatch(/express|etag|keep-alive|node|provisim|transfer-encoding/i);
  });

  test('S16 a keep-alive client of HTTP/1.0 is told so, in the place for it', async () => {
    const old = post(GOOD, { headers: ['Connection: keep-alive'] })
      .toString()
      .replace('HTTP/1.1', 'HTTP/1.0');

    const expected = exists(true).replace(
      '\r\nContent-Length',
      '\r\nConnection: keep-alive\r\nContent-Length',
    );
    expectAnswer(await target.send(old), expected);
  });
});

test('a client that wants the connection closed is told that it is', async () => {
  const connection = await open(target.port);
  connection.socket.write(post(GOOD, { headers: ['Connection: close'] }));

  const expected = exists(true).replace('\r\nContent-Length', '\r\nConnection: close\r\nContent-Length');
  expectAnswer(await connection.rest(), expected);
  connection.socket.destroy();
});

describe('S20 tricks with paths', () => {
  test.each([
    '/ESUSERS.asmx',
    '/esusers.ASMX',
    '//esUsers.asmx',
    '/./esUsers.asmx',
    '/x/../esUsers.asmx',
    '/x/%2e%2e/esUsers.asmx',
    '/%2E%2e/%2e%2E/esUsers.asmx',
    '/es%55sers%2Easmx',
    '/esUsers.asmx?wsdl',
    '/esUsers.asmx?op=DeleteUser',
    '/esUsers.asmx?a=1&b=%00&../../etc/passwd',
    '/esUsers.asmx?',
    'http://127.0.0.1/esUsers.asmx',
  ])('S20 POST %s calls the service', async (path) => {
    expectAnswer(await target.send(post(GOOD, { path })), exists(true));
  });

  test.each([
    ['/esUsers.asmx/', '/'],
    ['/esUsers.asmx/UserExists', '/UserExists'],
    ['/esUsers.asmx/UserExists?username=serveradmin', '/UserExists'],
    ['/esUsers.asmx//UserExists/', '/UserExists/'],
    ['/esUsers.asmx/%3Cb%3E', '/<b>'],
    ['/esUsers.asmx/..%2f..%2fetc/passwd', '/../../etc/passwd'],
    ['/esUsers.asmx/__proto__', '/__proto__'],
  ])('S20 %s has a path behind the file name', async (path, pathInfo) => {
    const page = aspNetAnswer('500 Internal Server Error', HTML, unrecognizedFormatPage(pathInfo));

    await target.refuses(post(GOOD, { path }), page, 'path info');
    rewind(target);
    await target.refuses(plain('GET', path), page, 'path info');
  });

  test.each([
    ['/x/esUsers.asmx', '/x/esUsers.asmx'],
    ['/esUsers.asmx.asmx', '/esUsers.asmx.asmx'],
    ['/%3Cscript%3E.asmx', '/<script>.asmx'],
    ['/..%2fesUsers.asmx', '/../esUsers.asmx'],
    ['/%252e%252e/esUsers.asmx', '/%2e%2e/esUsers.asmx'],
    ['/web.config/../secret.aspx', '/secret.aspx'],
  ])('S20 %s is no service', async (path, shown) => {
    const page = aspNetAnswer('404 Not Found', HTML, resourceNotFoundPage(shown));

    expectAnswer(await target.send(plain('GET', path)), page);
    rewind(target);
    expectAnswer(await target.send(post(GOOD, { path })), page);
    expect(lastEntry(target)).toMatchObject({ outcome: 'rejected', reason: 'address' });
  });

  test.each([
    '/../../../../etc/passwd',
    '/%2e%2e/%2e%2e/%2e%2e/etc/passwd',
    '/..%2f..%2f..%2fetc%2fpasswd',
    '/..%5c..%5cetc%5cpasswd',
    '/esUsers.asmx/../../../../etc/passwd',
    '/esUsers.asmx/%2e%2e/package.json',
    '/package.json',
    '/wsdl/esUsers.wsdl',
    '/esUsers.wsdl',
    '/file:///etc/passwd',
    '/esUsers.asmx%00',
    '/esUsers.asmx%20',
    '/esUsers.asmx.',
    '/esUsers.asmx::$DATA',
    '/esUsers.asmx;x',
    '/%',
    '/%ff%fe',
    '/%c0%ae%c0%ae/etc/passwd',
    '*',
  ])('S20 %s is nothing, and no file', async (path) => {
    const answer = await target.send(plain('GET', path));

    expect(answer).toMatch(/^HTTP\/1.1 404 Not Found\r\nContent-Type: text\/html\r\n/);
    expect(answer).not.toContain('root:');
    expect(lastEntry(target)).toMatchObject({ outcome: 'rejected', reason: 'address' });
  });

  test.each([
    ['?schema=../../../etc/passwd', 500, 'Schema ......etcpasswd was not found.'],
    ['?op=../../../etc/passwd', 200, "Method '../../../etc/passwd' was not found in service esUsers."],
    ['?op=%3Cscript%3E', 200, "Method '&lt;script&gt;' was not found in service esUsers."],
    ['?op=_x003C_script_x003E_', 200, "Method '&lt;script&gt;' was not found in service esUsers."],
    ['?wsdl=../../../etc/passwd&schema=x', 200, '<wsdl:definitions'],
    ['?WSDL', 200, '<wsdl:definitions'],
    ['?%57sdl', 200, '<wsdl:definitions'],
    ['?noise=%&=&&%zz', 200, 'The following operations are supported.'],
  ])('S20 GET %s', async (query, status, holds) => {
    const answer = await target.send(plain('GET', `/esUsers.asmx${query}`));

    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer).toContain(holds);
    expect(answer).not.toContain('root:');
  });
});
