import { connect, createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { expectAnswer } from './attack.js';
import {
  envelope,
  fault,
  parseError,
  post,
  success,
  uncreated,
  unmarshalled,
  unreadable,
  useJaxWsTarget,
  V2,
  version,
} from './jaxws.js';

const target = useJaxWsTarget();
const GOOD = envelope('<v:getVersion/>');
const NO_DTD =
  'DOCTYPE is disallowed when the feature "http://apache.org/xml/features/disallow-doctype-decl" set to true.';

/** A document type in front of a request, and an entity of it inside. */
const withDtd = (subset: string, use = '&a;') =>
  `<!DOCTYPE Envelope ${subset}>${envelope(`<v:requestToken><eid>${use}</eid></v:requestToken>`)}`;

/** Refused at the DOCTYPE, in the same words whatever it holds. */
async function expectDtdRefused(xml: string): Promise<void> {
  const text = unreadable(parseError(1, 10, NO_DTD));
  await target.refuses(post(xml), fault('Client', text), text);
}

const chain = (levels: number, width: number) =>
  `[<!ENTITY e0 "lol">${Array.from({ length: levels }, (_, level) => `<!ENTITY e${level + 1} "${`&e${level};`.repeat(width)}">`).join('')}]`;

describe('document types', () => {
  test.each([
    ['10 levels of 10', 10, 10],
    ['2^20', 20, 2],
    ['2^25', 25, 2],
  ])('X1 billion laughs, %s', async (_size, levels, width) => {
    await expectDtdRefused(withDtd(chain(levels, width), `&e${levels};`));
  });

  test('X2 quadratic blow-up', async () => {
    await expectDtdRefused(withDtd(`[<!ENTITY a "${'x'.repeat(50_000)}">]`, '&a;'.repeat(50_000)));
  });

  test('X3 recursive entities', async () => {
    await expectDtdRefused(withDtd('[<!ENTITY a "&b;"><!ENTITY b "&a;">]'));
  });

  test.each([
    'file:///etc/passwd',
    '/dev/random',
    'C:\\boot.ini',
    'jar:http://127.0.0.1/a.jar!/b',
    'netdoc:///etc/passwd',
  ])('X5 a file as entity, %s', async (uri) => {
    await expectDtdRefused(withDtd(`[<!ENTITY a SYSTEM "${uri}">]`));
  });

  test('X6 a document type without entities is refused in the same words', async () => {
    await expectDtdRefused(withDtd('', '0000'));
    await expectDtdRefused(withDtd('SYSTEM "about:blank"', '0000'));
  });
});

describe('addresses of others', () => {
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  const own = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/x`;

  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  test('the listener counts who comes', async () => {
    await new Promise((resolve) =>
      connect((server.address() as AddressInfo).port, '127.0.0.1').once('close', resolve),
    );

    expect(connections).toBe(1);
    connections = 0;
  });

  test('X4 a remote document type and a parameter entity are not fetched', async () => {
    await expectDtdRefused(withDtd(`SYSTEM "${own()}"`, '0000'));
    await expectDtdRefused(withDtd(`[<!ENTITY % dtd SYSTEM "${own()}"> %dtd;]`));

    expect(connections).toBe(0);
  });

  test('X7 an include, a style sheet and a schema location are plain data', async () => {
    const include = `<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="${own()}"/>`;
    const located = `<v:getVersion xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:schemaLocation="${V2} ${own()}">${include}</v:getVersion>`;
    const sheet = `<?xml-stylesheet href="${own()}"?>`;

    expectAnswer(await target.send(post(sheet + envelope(located))), version());
    expect(connections).toBe(0);
  });
});

describe('X8 nesting', () => {
  const nested = (levels: number) =>
    envelope(`<v:getVersion>${'<a>'.repeat(levels)}${'</a>'.repeat(levels)}</v:getVersion>`);

  test('X8 up to the limit is passed over as unknown', async () => {
    expectAnswer(await target.send(post(nested(125))), version());
  });

  test.each([1_500, 30_000, 100_000])('X8 %i levels are refused before they are read', async (levels) => {
    const start = performance.now();
    const column = envelope('').indexOf('</e:Body>') + '<v:getVersion>'.length + 126 * '<a>'.length;
    const text = unmarshalled(
      parseError(
        1,
        column,
        'JAXP00010006: The element has a depth that exceeds the limit set by "FEATURE_SECURE_PROCESSING".',
      ),
    );

    await target.refuses(post(nested(levels)), fault('Server', text), text);

    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

test('X14 60,000 items of a list are read in linear time', async () => {
  const start = performance.now();
  const roles = '<roles>r</roles>'.repeat(60_000);
  const xml = envelope(`<v:createUser><user><loginName>x</loginName>${roles}</user></v:createUser>`);

  const answer = await target.send(post(xml));

  expect(answer).toContain('This token is expired or never got authenticated.');
  expect(performance.now() - start).toBeLessThan(5_000);
});

describe('X17 documents that are not well-formed', () => {
  const before = envelope('').indexOf('</e:Body>');
  /** A request whose eid is this text or markup, as it stands. */
  const eid = (content: string) => envelope(`<v:requestToken><eid>${content}</eid></v:requestToken>`);
  const at = before + '<v:requestToken><eid>'.length + 1;

  test.each([
    [
      'a control character',
      eid('\u0001'),
      at,
      'An invalid XML character (Unicode: 0x1) was found in the element content of the document.',
    ],
    [
      'a reference to no character',
      eid('&#0;'),
      at + 4,
      'Character reference "&#0" is an invalid XML character.',
    ],
    [
      'the end of a CDATA section in text',
      eid('a]]>b'),
      at + 4,
      'The character sequence "]]>" must not appear in content unless used to mark the end of a CDATA section.',
    ],
    [
      'an entity nobody declared',
      eid('&nope;'),
      at + 6,
      'The entity "nope" was referenced, but not declared.',
    ],
    [
      'an ampersand that ends nowhere',
      eid('Tom & Ann'),
      at + 5,
      "The entity name must immediately follow the '&' in the entity reference.",
    ],
    [
      'a name after an ampersand',
      eid('AT&T'),
      at + 4,
      'The reference to entity "T" must end with the \';\' delimiter.',
    ],
    [
      'an end tag too few',
      eid('<x>'),
      at + 5,
      'The element type "x" must be terminated by the matching end-tag "</x>".',
    ],
    [
      'two hyphens in a comment',
      eid('<!-- a -- b -->'),
      at + 9,
      'The string "--" is not permitted within comments.',
    ],
    [
      'a prefix that stands for nothing',
      eid('<q:x/>'),
      at + 6,
      'http://www.w3.org/TR/1999/REC-xml-names-19990114#ElementPrefixUnbound?q&q:x',
    ],
    [
      'an attribute twice',
      eid('<x a="1" a="2"/>'),
      at + 16,
      'http://www.w3.org/TR/1999/REC-xml-names-19990114#AttributeNotUnique?x&a',
    ],
    [
      'two roots',
      `${GOOD}<x/>`,
      GOOD.length + 3,
      'The markup in the document following the root element must be well-formed.',
    ],
    ['bytes behind the root', `${GOOD}more`, GOOD.length + 1, 'Content is not allowed in trailing section.'],
  ])('X17 %s', async (_what, xml, column, message) => {
    const text = unmarshalled(parseError(1, column, message));

    await target.refuses(post(xml), fault('Server', text), text);
  });

  test('X17 bytes that are not in the encoding', async () => {
    const bytes = Buffer.from(eid('\u00ff'), 'latin1');
    const text = unmarshalled(parseError(1, at, 'Invalid byte 1 of 1-byte UTF-8 sequence.'));

    await target.refuses(post(bytes), fault('Server', text), text);
  });

  test('X17 an encoding that nobody knows', async () => {
    const xml = `<?xml version="1.0" encoding="nope"?>${GOOD}`;
    const text = uncreated('Unable to create StAX reader or writer');

    await target.refuses(post(xml, { contentType: 'text/xml' }), fault('Client', text), text);
  });

  test('X17 cut at every byte: refused, never taken', async () => {
    const xml = envelope('<v:requestToken><eid>0000</eid></v:requestToken>');
    const whole = success(
      'requestToken',
      '<status><message>Mandatory argument is missing: loginName.</message><statusCode>ERROR_ILLEGAL_ARGUMENT</statusCode></status>',
    );

    for (let length = 0; length < xml.length; length += 1) {
      const answer = await target.send(post(xml.slice(0, length)));
      expect(answer).toMatch(
        /^HTTP\/1\.1 500 Internal Server Error\r\n.*<faultcode>S:(Client|Server|VersionMismatch)</s,
      );
    }
    expectAnswer(await target.send(post(xml)), whole);
  });
});
