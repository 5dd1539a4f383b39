import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  badRequest,
  call,
  envelope,
  exists,
  expectAnswer,
  fault,
  lastEntry,
  NS,
  post,
  rewind,
  SOAP11,
  useTarget,
} from './attack.js';

const target = useTarget();
const GOOD = call('UserExists', '<username>serveradmin</username>');
const UNROUTED = { soapAction: undefined };
const PROCESS = 'Server was unable to process request. ---> ';
const NO_DTD =
  'For security reasons DTD is prohibited in this XML document. To enable DTD processing set the DtdProcessing property on XmlReaderSettings to Parse and pass the settings into XmlReader.Create method.';

/** A document type in front of a request, and an entity of it inside. */
const withDtd = (subset: string, use = '&a;') =>
  `<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE Envelope ${subset}>\n${call('UserExists', `<username>${use}</username>`)}`;

/** Refused at the DOCTYPE, in the same words whatever it holds. */
async function expectDtdRefused(xml: string): Promise<void> {
  await target.refuses(post(xml), badRequest(), 'doctype');
  rewind(target);
  await target.refuses(
    post(xml, UNROUTED),
    fault('Receiver', PROCESS + NO_DTD, { version: '1.2' }),
    PROCESS + NO_DTD,
  );
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

  test('X6 a document type without entities is refused in the same words', async () => {
    await expectDtdRefused(withDtd('', 'serveradmin'));
    rewind(target);
    await expectDtdRefused(withDtd('SYSTEM "about:blank"', 'serveradmin'));
    rewind(target);
    await expectDtdRefused(`<!-- a --><?b c?>\n${withDtd('[]', 'x').slice(39)}`);
  });

  test('X6 a document type in another place is broken XML', async () => {
    await target.refuses(post(`${GOOD}<!DOCTYPE a>`), badRequest(), 'malformed');
    rewind(target);
    await target.refuses(post(envelope('<!DOCTYPE a><x/>')), badRequest(), 'malformed');
    rewind(target);
    await target.refuses(post(`<!doctype a>${GOOD}`), badRequest(), 'malformed');
  });
});

describe('X5 external entities for files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'attack-'));
  const secret = 'the-content-of-a-file';

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test.each([
    'file:///etc/passwd',
    '/etc/passwd',
    'file:///dev/random',
    'C:\\boot.ini',
    'file:///C:/Windows/win.ini',
    'expect://id',
    'jar:http://127.0.0.1/a.jar!/b',
    'netdoc:///etc/passwd',
    'php://filter/read=convert.base64-encode/resource=/etc/passwd',
  ])('X5 %s', async (uri) => {
    await expectDtdRefused(withDtd(`[<!ENTITY a SYSTEM "${uri}">]`));
  });

  test('X5 a file whose content would be recognized', async () => {
    const file = join(folder, 'secret.txt');
    writeFileSync(file, secret);

    await expectDtdRefused(withDtd(`[<!ENTITY a SYSTEM "file://${file}">]`));

    expect(lastEntry(target)?.answer.body).not.toContain(secret);
  });
});

describe('addresses in a document that must not be followed', () => {
  const listener = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  let connections = 0;
  let url = '';

  beforeAll(async () => {
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    listener.close();
  });

  /** A connection of ours comes last: had the emulator opened one, it would have been counted before. */
  async function expectUntouched(): Promise<void> {
    const before = connections;
    await new Promise<void>((resolve) => {
      connect({ host: '127.0.0.1', port: Number(new URL(url).port) })
        .on('error', () => undefined)
        .on('close', () => {
          resolve();
        });
    });
    expect([before, connections]).toEqual([0, 1]);
    connections = 0;
  }

  test.each([
    ['parameter entity', (at: string) => `[<!ENTITY % dtd SYSTEM "${at}/a.dtd"> %dtd;]`],
    ['external subset', (at: string) => `SYSTEM "${at}/a.dtd"`],
    ['public external subset', (at: string) => `PUBLIC "-//A//B" "${at}/a.dtd"`],
    ['general entity', (at: string) => `[<!ENTITY a SYSTEM "${at}/a">]`],
    ['notation', (at: string) => `[<!NOTATION n SYSTEM "${at}/n"><!ENTITY a SYSTEM "${at}/a" NDATA n>]`],
  ])('X4 %s', async (_name, subset) => {
    await expectDtdRefused(withDtd(subset(url)));
    await expectUntouched();
  });

  test('X7 XInclude, style sheets and schema locations are plain data', async () => {
    const hostile =
      `<?xml-stylesheet type="text/xsl" href="${url}/a.xsl"?>` +
      `<soap:Envelope xmlns:soap="${SOAP11}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"` +
      ` xsi:schemaLocation="${NS} ${url}/a.xsd" xsi:noNamespaceSchemaLocation="file:///etc/passwd"><soap:Body>` +
      `<UserExists xmlns="${NS}" xmlns:xi="http://www.w3.org/2001/XInclude" xml:base="${url}">` +
      `<xi:include href="${url}/a.xml" parse="text"/><?include ${url}/b?>` +
      `<username xsi:schemaLocation="${NS} ${url}/b.xsd">serveradmin</username>` +
      `</UserExists></soap:Body></soap:Envelope>`;

    expectAnswer(await target.send(post(hostile)), exists(true));

    expect(lastEntry(target)).toMatchObject({ outcome: 'done', operation: 'UserExists' });
    await expectUntouched();
  });

  test('X7 an XInclude in the place of a text includes nothing', async () => {
    const include = `<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="${url}/name" parse="text"/>`;

    expectAnswer(
      await target.send(post(call('UserExists', `<username>${include}</username>`))),
      exists(false),
    );

    await expectUntouched();
  });
});

/** What a document that is no XML is told, by how it is broken. */
interface Broken {
  readonly name: string;
  readonly xml: string | Buffer;
  readonly reason: string;
  /** What an unrouted request is told, when it breaks before the first element of the Body; else nothing. */
  readonly told?: string;
  /** The root could not be read before. */
  readonly isRootless?: true;
}

const inName = (text: string) => call('UserExists', `<username>${text}</username>`);
const UTF16 = Buffer.from(GOOD, 'utf16le');

const BROKEN: readonly Broken[] = [
  { name: 'two roots', xml: GOOD + GOOD, reason: 'malformed' },
  { name: 'text after the root', xml: `${GOOD}x`, reason: 'notXml' },
  { name: 'a zero byte after the root', xml: `${GOOD}\0`, reason: 'malformed' },
  { name: 'duplicate attributes', xml: inName('<b a="1" a="2"/>'), reason: 'malformed' },
  {
    name: 'attributes of the same expanded name',
    xml: inName('<b xmlns:p="u" xmlns:q="u" p:a="1" q:a="2"/>'),
    reason: 'malformed',
  },
  { name: 'the character U+0001', xml: inName('\u0001'), reason: 'malformed' },
  { name: 'the character U+FFFE', xml: inName('\uFFFE'), reason: 'malformed' },
  { name: 'a reference to U+0000', xml: inName('&#0;'), reason: 'malformed' },
  { name: 'a reference to U+0001', xml: inName('&#x1;'), reason: 'malformed' },
  { name: 'a reference to half a character', xml: inName('&#xD800;'), reason: 'malformed' },
  { name: 'a reference beyond Unicode', xml: inName('&#x110000;'), reason: 'malformed' },
  { name: 'an entity nobody declared', xml: inName('&nbsp;'), reason: 'malformed' },
  { name: 'a bare ampersand', xml: inName('a & b'), reason: 'unclosed' },
  { name: ']]> in text', xml: inName('a]]>b'), reason: 'malformed' },
  { name: 'an unbound prefix', xml: inName('<p:b/>'), reason: 'undeclaredPrefix' },
  { name: 'an unbound prefix of an attribute', xml: inName('<b p:a=""/>'), reason: 'undeclaredPrefix' },
  { name: '-- in a comment', xml: inName('<!-- a -- b -->'), reason: 'malformed' },
  { name: 'a comment that is not closed', xml: inName('<!-- '), reason: 'unclosed' },
  { name: 'a missing end tag', xml: GOOD.replace('</username>', ''), reason: 'mismatch' },
  {
    name: 'an end tag in another letter case',
    xml: GOOD.replace('</username>', '</Username>'),
    reason: 'mismatch',
  },
  { name: 'an end before the end', xml: GOOD.slice(0, -3), reason: 'unclosed' },
  { name: 'an attribute without quotes', xml: inName('<b a=1/>'), reason: 'unquotedValue' },
  { name: 'a < in an attribute', xml: inName('<b a="<"/>'), reason: 'malformed' },
  { name: 'an XML declaration in the middle', xml: inName('<?xml version="1.0"?>'), reason: 'malformed' },
  {
    name: 'an encoding lie: UTF-16 said to be UTF-8',
    xml: UTF16,
    reason: 'malformed',
    told: 'Unexpected XML declaration or markup. Line 1, position 2.',
    isRootless: true,
  },
  {
    name: 'an encoding lie: Latin-1 said to be UTF-8',
    xml: Buffer.from(inName('é'), 'latin1'),
    reason: 'encoding',
    told: 'Invalid character in the given encoding. Line 1, position 1.',
    isRootless: true,
  },
  {
    name: 'overlong UTF-8',
    xml: Buffer.concat([Buffer.from(GOOD.slice(0, -1)), Buffer.from([0xc0, 0xbe])]),
    reason: 'encoding',
    told: 'Invalid character in the given encoding. Line 1, position 1.',
    isRootless: true,
  },
  {
    name: 'half a character in CESU-8',
    xml: Buffer.from(inName('é'), 'latin1').fill(Buffer.from([0xed])),
    reason: 'encoding',
    told: 'Invalid character in the given encoding. Line 1, position 1.',
    isRootless: true,
  },
];

describe('X17 documents that are not well-formed', () => {
  test.each(BROKEN.map((broken) => [broken.name, broken] as const))('X17 %s', async (_name, broken) => {
    await target.refuses(post(broken.xml), badRequest(), broken.reason);
    rewind(target);
    const { told, isRootless } = broken;
    if (told === undefined) await target.refuses(post(broken.xml, UNROUTED), badRequest(), broken.reason);
    else {
      const form = isRootless ? ({ version: '1.2' } as const) : {};
      const code = isRootless ? 'Receiver' : 'Server';
      await target.refuses(post(broken.xml, UNROUTED), fault(code, PROCESS + told, form), PROCESS + told);
    }
  });
});
