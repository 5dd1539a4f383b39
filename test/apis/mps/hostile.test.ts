import { describe, expect, test } from '@jest/globals';
import { ERRORS } from '../../../src/apis/mps/errors.js';
import { basic, emulatorFor, newWorld } from '../../client.js';
import { send } from '../../golden/exchange.js';

const emulator = emulatorFor({ maxBodyBytes: 4_000_000 });
const LOGIN = basic('cspadmin_CSP:serveradmin');
const STEPS =
  '<procedure><transform><before source="data" destination="procedureData"/></transform></procedure>';
const request = (data: string) => `<request><data>${data}</data>${STEPS}</request>`;
const STORAGE = ['0x8007000e', 'Not enough storage is available to complete this operation.'] as const;
const DTD = ['0xc00ce584', 'DTD is prohibited.'] as const;

async function post(body: string | Buffer, path = '/mps', headers: Record<string, string> = {}) {
  const all = { 'Content-Type': 'text/xml', Authorization: LOGIN, ...headers };
  const world = newWorld(emulator());
  const answer = await send('POST', world.url + path, all, Buffer.from(body));
  return { ...answer, entry: world.control.journal()[0] };
}

/** The code of the error that a reason names. */
function codeOf(reason: string | null | undefined): string | undefined {
  return Object.entries(ERRORS).find(([symbol]) => symbol === reason)?.[1].code;
}

function refusal(code: string, text: string): string {
  const quoted = text.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return (
    `<response><errorContext description="${quoted}" code="${code}" executeSeqNo="0">` +
    '<errorSource namespace="" procedure=""/></errorContext></response>'
  );
}

const deep = (levels: number) => '<d>'.repeat(levels) + '</d>'.repeat(levels);
const LAUGHS = `<!DOCTYPE d [<!ENTITY a "lol">${Array.from('bcdefghij', (name, at) => `<!ENTITY ${name} "${`&${'abcdefghi'.charAt(at)};`.repeat(10)}">`).join('')}]>`;

describe.each(['/mps', '/mpf/soapisapi.dll'])('hostile documents at %s', (path) => {
  const told = (code: string, text: string) =>
    path === '/mps'
      ? refusal(code, text)
      : `<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"><SOAP-ENV:Body>${refusal(code, text)}</SOAP-ENV:Body></SOAP-ENV:Envelope>`;

  test.each([
    ['X1 billion laughs', `${LAUGHS}${request('&j;')}`, ...DTD],
    [
      'X2 quadratic blow-up',
      `<!DOCTYPE d [<!ENTITY a "${'a'.repeat(50_000)}">]>${request('&a;'.repeat(5_000))}`,
      ...DTD,
    ],
    ['X3 recursive entities', `<!DOCTYPE d [<!ENTITY a "&b;"><!ENTITY b "&a;">]>${request('&a;')}`, ...DTD],
    ['X5 a file', `<!DOCTYPE d [<!ENTITY f SYSTEM "file:///etc/passwd">]>${request('&f;')}`, ...DTD],
    ['X6 a document type alone', `<!DOCTYPE request>${request('')}`, ...DTD],
    ['X8 1,500 levels', request(deep(1_500)), ...STORAGE],
    ['X8 100,000 levels', request(deep(100_000)), ...STORAGE],
    [
      'X10 25,000 attributes',
      request(`<a ${Array.from({ length: 25_000 }, (_, at) => `a${at}=""`).join(' ')}/>`),
      ...STORAGE,
    ],
    [
      'X11 10,000 namespaces',
      request(`<a ${Array.from({ length: 10_000 }, (_, at) => `xmlns:n${at}="u${at}"`).join(' ')}/>`),
      ...STORAGE,
    ],
    ['X13 a name of 100,000 characters', request(`<${'n'.repeat(100_000)}/>`), ...STORAGE],
    ['X13 a value of 100,000 characters', request(`<a b="${'v'.repeat(100_000)}"/>`), ...STORAGE],
    ['X14 300,000 elements', request('<x/>'.repeat(300_000)), ...STORAGE],
    ['X17 nothing', '', '0xc00ce558', 'XML document must have a top level element.'],
    ['X17 no XML', 'hello', '0xc00ce556', 'Invalid at the top level of the document.'],
    [
      'X17 two roots',
      request('') + request(''),
      '0xc00ce555',
      'Only one top level element is allowed in an XML document.',
    ],
    [
      'X17 a missing end tag',
      '<request><data>',
      '0xc00ce553',
      'The following tags were not closed: data, request.',
    ],
    [
      'X17 a wrong end tag',
      '<request></data>',
      '0xc00ce56d',
      "End tag 'data' does not match the start tag 'request'.",
    ],
    [
      'X17 a value without quotes',
      '<request a=b/>',
      '0xc00ce502',
      'A string literal was expected, but no opening quote character was found.',
    ],
    ['X17 an unbound prefix', '<p:request/>', '0xc00ce01d', "Reference to undeclared namespace prefix: 'p'."],
    [
      'X17 a duplicate attribute',
      request('<a b="" b=""/>'),
      '0xc00ce508',
      'An Invalid character was found in text content.',
    ],
    [
      'X17 a control character',
      request('\u0001'),
      '0xc00ce508',
      'An Invalid character was found in text content.',
    ],
    [
      'X17 a reference to one',
      request('&#0;'),
      '0xc00ce508',
      'An Invalid character was found in text content.',
    ],
    [
      'X17 an undefined entity',
      request('&nbsp;'),
      '0xc00ce508',
      'An Invalid character was found in text content.',
    ],
  ])('%s', async (_row, document, code, text) => {
    const { status, body, entry } = await post(document, path);

    expect([status, body]).toEqual([200, told(code, text)]);
    expect(entry).toMatchObject({ api: 'mps', outcome: 'rejected' });
    expect(codeOf(entry?.reason)).toBe(code);
  });

  test('X23 a body above the limit', async () => {
    const { status, body } = await post(`<request>${' '.repeat(4_000_000)}</request>`, path);

    expect([status, body]).toEqual([200, told(...STORAGE)]);
  });

  test.each([
    ['a lone surrogate in UTF-16', Buffer.from('\ufeff<a>\ud800</a>', 'utf16le')],
    ['overlong UTF-8', Buffer.concat([Buffer.from('<a>'), Buffer.from([0xc0, 0xaf]), Buffer.from('</a>')])],
    ['an encoding nobody knows', Buffer.from('<?xml version="1.0" encoding="utf-99"?><a/>')],
  ])('X19 %s', async (_row, document) => {
    expect((await post(document, path)).body).toMatch(/code="0xc00ce5(08|6e)"/);
  });
});

describe('documents that only look hostile', () => {
  test('X7 XInclude, style sheets and schema locations are plain data', async () => {
    const data =
      '<i:include xmlns:i="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>';

    const { body } = await post(`<?xml-stylesheet href="http://127.0.0.1:1/x.xsl"?>${request(data)}`);

    expect(body).toBe(`<response><data>${data}</data></response>`);
  });

  test('X14 25,000 elements are answered', async () => {
    const data = '<x/>'.repeat(25_000);

    expect((await post(request(data))).body).toBe(`<response><data>${data}</data></response>`);
  });

  test('X16 500,000 character references are read in time with their number', async () => {
    const { body } = await post(request(`<a>${'&#65;'.repeat(500_000)}</a>`));

    expect(body).toBe(`<response><data><a>${'A'.repeat(500_000)}</a></data></response>`);
  });

  test('X20 reserved names are data', async () => {
    const data = ['__proto__', 'constructor', 'hasOwnProperty', 'toString']
      .map((name) => `<${name} ${name}="1">${name}</${name}>`)
      .join('');

    expect((await post(request(data))).body).toBe(`<response><data>${data}</data></response>`);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test('X21 markup in values comes back escaped, and is never read again', async () => {
    const data = '<a b="&lt;c&gt; &quot;">&lt;/a&gt;&lt;x/&gt;&amp;lt;</a><a>]]&gt;</a>';
    const cdata = data.replace('>]]&gt;<', '><![CDATA[]]]]><![CDATA[>]]><');

    expect((await post(request(cdata))).body).toBe(`<response><data>${data}</data></response>`);
  });

  test('S8 values are data for paths too', async () => {
    const hostile = "' or '1'='1";
    const find =
      '<procedure><transform><before source="data" sourcePath="user[name = ../wanted]" destination="procedureData" ifNull="ignore"/></transform></procedure>';

    const { body } = await post(
      `<request><data><wanted>${hostile}</wanted><user><name>ann</name></user></data>${find}</request>`,
    );

    expect(body).toBe(
      `<response><data><wanted>${hostile}</wanted><user><name>ann</name></user></data></response>`,
    );
  });
});

test('X18 a document cut anywhere is refused in the product’s form', async () => {
  const whole = request('<!--c--><a b="1">&amp;<![CDATA[x]]></a>');

  for (let length = 0; length < whole.length; length += 3) {
    expect((await post(whole.slice(0, length))).body).toMatch(
      /^<response><errorContext description="[^"]+" code="0xc00ce5[0-9a-f]{2}" executeSeqNo="0"><errorSource namespace="" procedure=""\/><\/errorContext><\/response>$/,
    );
  }
}, 30_000);
