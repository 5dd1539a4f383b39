import { describe, expect, test } from '@jest/globals';
import { expectAnswer, open } from './attack.js';
import {
  answered,
  envelope,
  fault,
  jdkPage,
  parseError,
  post,
  unreadable,
  useJaxWsTarget,
  V2,
  version,
} from './jaxws.js';

const target = useJaxWsTarget();
const GOOD = envelope('<v:getVersion/>');
const SOAP12 = 'http://www.w3.org/2003/05/soap-envelope';
const NO_CONTEXT = jdkPage('404 Not Found', 'No context found for request');
const port = () => Number(new URL(target.emulator.address.provisioningUrl).port);

/** A request by hand, the last one on its connection. */
const plain = (method: string, path: string, ...headers: readonly string[]) =>
  `${[`${method} ${path} HTTP/1.1`, 'Host: recorder.test:7002', 'Connection: close', ...headers].join('\r\n')}\r\n\r\n`;

describe('headers that must be understood', () => {
  const header = (attributes: string) => `<e:Header><h:foo xmlns:h="urn:h" ${attributes}/></e:Header>`;
  const refusal = 'MustUnderstand headers:[{urn:h}foo] are not understood';

  test.each([
    ['1', 'e:mustUnderstand="1"'],
    ['true', 'e:mustUnderstand="true"'],
    ['1 for the next node', 'e:mustUnderstand="1" e:actor="http://schemas.xmlsoap.org/soap/actor/next"'],
  ])('S3 %s is refused', async (_what, attributes) => {
    await target.refuses(
      post(envelope('<v:getVersion/>', header(attributes))),
      fault('MustUnderstand', refusal),
      refusal,
    );
  });

  test('S3 it comes before an operation nobody knows, and before the document breaks', async () => {
    const broken = envelope('<v:eraseUser><eid>', header('e:mustUnderstand="1"'));

    await target.refuses(post(broken), fault('MustUnderstand', refusal), refusal);
  });

  test.each(['e:mustUnderstand="0"', '', 'e:mustUnderstand="1" e:actor="urn:other"'])(
    'S3 not for us: %s',
    async (attributes) => {
      expectAnswer(await target.send(post(envelope('<v:getVersion/>', header(attributes)))), version());
    },
  );
});

describe('envelopes', () => {
  test.each([
    ['urn:x', 'urn:x'],
    ['', 'null'],
    [SOAP12, SOAP12],
  ])('S4 an Envelope in {%s} is of another version', async (namespace, told) => {
    const xml = `<Envelope xmlns="${namespace}"><Body/></Envelope>`;
    const text = `Couldn't create SOAP message. Expecting Envelope in namespace http://schemas.xmlsoap.org/soap/envelope/, but got ${told} `;

    await target.refuses(post(xml), fault('VersionMismatch', text), text);
  });

  test.each([
    'application/soap+xml; charset=utf-8',
    'application/json',
    'application/xml',
    'TEXT/XML',
    'text/xml; charset=nope',
  ])('S5 %s is no type of SOAP 1.1, whatever is inside', async (contentType) => {
    await target.refuses(
      post(GOOD, { contentType }),
      answered('415 Unsupported Media Type', undefined, ''),
      'content type',
    );
  });

  const tag = (expected: string, found: string) =>
    `unexpected XML tag. expected: {http://schemas.xmlsoap.org/soap/envelope/}${expected} but found: ${found}`;
  const OPEN = '<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/">';

  test.each([
    [
      'no Body',
      `${OPEN}</e:Envelope>`,
      'Server',
      'unexpected XML reader state. expected: START_ELEMENT but found: END_ELEMENT',
    ],
    [
      'a Header alone',
      `${OPEN}<e:Header/></e:Envelope>`,
      'Server',
      tag('Body', '{http://schemas.xmlsoap.org/soap/envelope/}Envelope'),
    ],
    ['something before the Body', `${OPEN}<x/><e:Body/></e:Envelope>`, 'Server', tag('Body', '{null}x')],
    ['a Body without namespace', `${OPEN}<Body/></e:Envelope>`, 'Server', tag('Body', '{null}Body')],
    ['an empty Body', `${OPEN}<e:Body/></e:Envelope>`, 'Client', 'Cannot find dispatch method for {}'],
    [
      'text in the Body',
      `${OPEN}<e:Body>text</e:Body></e:Envelope>`,
      'Server',
      'XML reader error: unexpected character content: "text"',
    ],
    [
      'a Fault',
      `${OPEN}<e:Body><e:Fault/></e:Body></e:Envelope>`,
      'Client',
      'Cannot find dispatch method for {http://schemas.xmlsoap.org/soap/envelope/}Fault',
    ],
  ])('S6 %s', async (_what, xml, code, text) => {
    await target.refuses(post(xml), fault(code, text), text);
  });

  test.each([
    ['two Bodies', GOOD.replace('</e:Envelope>', '<e:Body/></e:Envelope>')],
    ['a Header after the Body', GOOD.replace('</e:Envelope>', '<e:Header/></e:Envelope>')],
    ['two elements in the Body', envelope('<v:getVersion/><v:eraseUser/>')],
  ])('S6 %s: what comes first counts', async (_what, xml) => {
    expectAnswer(await target.send(post(xml)), version());
  });

  test.each([
    ['an unknown operation', '<v:eraseUser/>', `{${V2}}eraseUser`],
    ['another namespace', '<getVersion xmlns="urn:x"/>', '{urn:x}getVersion'],
    ['no namespace', '<getVersion/>', '{}getVersion'],
    ['other letter case', '<v:GetVersion/>', `{${V2}}GetVersion`],
    ['a name every object has', '<v:constructor/>', `{${V2}}constructor`],
    ['the prototype', '<v:__proto__/>', `{${V2}}__proto__`],
  ])('S10 %s', async (_what, element, name) => {
    const text = `Cannot find dispatch method for ${name}`;

    await target.refuses(post(envelope(element)), fault('Client', text), text);
  });
});

describe('the server beneath', () => {
  test('S14 100-continue is told to go on, then answered', async () => {
    const answer = await target.send(post(GOOD, { headers: ['Expect: 100-continue'] }));

    expectAnswer(answer, `HTTP/1.1 100 Continue\r\n\r\n${version()}`);
  });

  test('S14 another expectation is not looked at', async () => {
    expectAnswer(await target.send(post(GOOD, { headers: ['Expect: miracles'] })), version());
  });

  test.each(['PUT', 'DELETE'])('S15 %s is read as a call', async (method) => {
    expectAnswer(await target.send(post(GOOD, { method })), version());
  });

  test.each(['OPTIONS', 'TRACE', 'PATCH'])('S15 %s loses its connection without a byte', async (method) => {
    expect(await target.send(plain(method, '/provisioning', 'X-Secret: echo-me'))).toBe('');
  });

  test('S15 HEAD has no body: 404 for the endpoint, 200 for its description', async () => {
    const date = 'Date: Thu, 15 Jan 2026 10:30:00 GMT';

    expectAnswer(
      await target.send(plain('HEAD', '/provisioning')),
      `HTTP/1.1 404 Not Found\r\n${date}\r\n\r\n`,
    );
    expectAnswer(
      await target.send(plain('HEAD', '/provisioning?wsdl')),
      `HTTP/1.1 200 OK\r\n${date}\r\n\r\n`,
    );
  });

  test('S15 GET is the page of the endpoint, its address the one asked for', async () => {
    const page = await target.send(plain('GET', '/provisioning'));

    expect(page).toMatch(
      /^HTTP\/1\.1 200 OK\r\nDate: [^\r]*\r\nTransfer-encoding: chunked\r\nContent-type: text\/html; charset=utf-8\r\n\r\n/,
    );
    expect(page).toContain(
      '<a href="http://recorder.test:7002/provisioning?wsdl">http://recorder.test:7002/provisioning?wsdl</a>',
    );
    expect(page).toContain(`<td>Service Name:</td><td>{${V2}}ProvisioningService</td>`);
  });

  test('S16 nothing tells who answers: no header beyond the JDK’s', async () => {
    for (const request of [
      post(GOOD),
      plain('GET', '/provisioning?wsdl'),
      plain('GET', '/x'),
      'NONSENSE\r\n\r\n',
    ]) {
      const [head = ''] = (await target.send(request)).split('\r\n\r\n');
      const names = head
        .split('\r\n')
        .slice(1)
        .map((line) => line.split(':', 1)[0]);
      expect(['Date,Transfer-encoding,Content-type', 'Content-Length,Content-Type,Connection']).toContain(
        names.join(),
      );
    }
  });

  test('S16 a client of HTTP/1.0 gets a length, and is told that it may stay', async () => {
    const connection = await open(port());
    connection.socket.write(
      `POST /provisioning HTTP/1.0\r\nConnection: keep-alive\r\nContent-Type: text/xml\r\nContent-Length: ${GOOD.length}\r\n\r\n${GOOD}`,
    );
    connection.socket.end();

    const answer = await connection.rest();

    expect(answer).toMatch(
      /^HTTP\/1\.1 200 OK\r\nConnection: keep-alive\r\nKeep-alive: timeout=30, max=200\r\nDate: [^\r]*\r\nContent-type: text\/xml; charset=utf-8\r\nContent-length: \d+\r\n\r\n<\?xml/,
    );
  });

  test('S16 a long answer comes in chunks of 4096 bytes', async () => {
    const answer = await target.send(plain('GET', '/provisioning?xsd=1'));
    const sizes: number[] = [];
    let rest = answer.slice(answer.indexOf('\r\n\r\n') + 4);
    while (rest !== '') {
      const size = parseInt(rest, 16);
      sizes.push(size);
      rest = rest.slice(rest.indexOf('\r\n') + 2 + size + 2);
    }

    expect(sizes.slice(0, -2).every((size) => size === 4096)).toBe(true);
    expect(sizes.at(-1)).toBe(0);
  });

  test.each([
    '/',
    '/provisionin',
    '/Provisioning',
    '//provisioning',
    '/../provisioning',
    '/x/provisioning',
    '*',
  ])('S20 %s is no context', async (path) => {
    expectAnswer(await target.send(plain('GET', path)), NO_CONTEXT);
    expectAnswer(await target.send(post(GOOD, { path })), NO_CONTEXT);
  });

  test.each([
    '/provisioning/',
    '/provisioning/x',
    '/provisioningx',
    '/provisioning/../../etc/passwd',
    '/%70rovisioning',
    '/provisioning%2f%2e%2e',
    '/provisioning;a=b',
    '/provisioning?x=y',
    'http://other.test/provisioning',
  ])('S20 %s begins like the context, and is it', async (path) => {
    expectAnswer(await target.send(post(GOOD, { path })), version());
  });

  test.each(['/provisioning?xsd=2', '/provisioning?wsdl=1', '/provisioning?wsdl&x'])(
    'S20 %s is a description there is none of',
    async (path) => {
      const page =
        '<html>\n<head><title>\nWeb Services\n</title></head>\n<body>\n<h1>404 Not Found: Invalid Request</h1>\n</body>\n</html>\n';

      expectAnswer(
        await target.send(plain('GET', path)),
        answered('404 Not Found', 'text/html; charset=utf-8', page),
      );
    },
  );

  test.each([
    ['no request line', 'NONSENSE\r\n\r\n', jdkPage('400 Bad Request', 'Bad request line')],
    [
      'a length that is no number',
      plain('POST', '/provisioning', 'Content-Length: abc'),
      jdkPage('400 Bad Request', 'NumberFormatException thrown'),
    ],
    [
      'a header without a colon',
      plain('GET', '/provisioning', 'nocolon'),
      jdkPage('400 Bad Request', 'Header key contains illegal characters'),
    ],
    [
      'two kinds of length',
      plain('POST', '/provisioning', 'Content-Length: 4', 'Transfer-Encoding: chunked'),
      jdkPage('400 Bad Request', 'Conflicting or malformed headers detected'),
    ],
  ])('S11 %s', async (_what, request, page) => {
    expectAnswer(await target.send(request), page);
  });

  test('X23 a body that is too large is answered at once, as a document that broke off', async () => {
    const text = unreadable(parseError(1, 1, 'Premature end of file.'));
    const request = plain(
      'POST',
      '/provisioning',
      'Content-Type: text/xml',
      `Content-Length: ${17 * 1024 * 1024}`,
    );

    await target.refuses(request, fault('Client', text), text);
  });
});
