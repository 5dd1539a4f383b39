import { describe, expect, test } from '@jest/globals';
import { XmlError, XMLNS_NAMESPACE } from '../../src/xml/document.js';
import { DEFAULT_LIMITS, type XmlLimits } from '../../src/xml/limits.js';
import { readXml } from '../../src/xml/read.js';

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const ENVELOPE = `<?xml version="1.0" encoding="utf-8"?>
<soap:Envelope xmlns:xsi="${XSI}" xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">
  <soap:Body>
    <AddUser xmlns="urn:es"><user xsi:nil="true" /><name>Jane &amp; <![CDATA[<Co>]]></name></AddUser>
  </soap:Body>
</soap:Envelope>`;

/** A guard against hanging, not a measure of speed. */
const HANGING_MS = 2000;

function refusal(source: string, limits?: Partial<XmlLimits>): XmlError {
  const start = Date.now();
  try {
    readXml(source, limits);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    expect(Date.now() - start).toBeLessThan(HANGING_MS);
    return error;
  }
  throw new Error(`accepted: ${source.slice(0, 80)}`);
}

describe('reading a document', () => {
  test('elements and attributes are found by namespace and local name, whatever the prefix', () => {
    const { root } = readXml(ENVELOPE);

    const body = root.child('Body', 'http://schemas.xmlsoap.org/soap/envelope/');
    const call = body?.child('AddUser', 'urn:es');
    expect(root.prefix).toBe('soap');
    expect(call?.prefix).toBe('');
    expect(call?.children.map(({ local }) => local)).toEqual(['user', 'name']);
    expect(call?.child('user', 'urn:es')?.attribute('nil', XSI)).toBe('true');
    expect(call?.child('user', 'urn:es')?.attribute('nil')).toBeUndefined();
    expect(call?.child('user', '')).toBeUndefined();
  });

  test('X21 text is the element’s own, entities and CDATA resolved and never parsed again', () => {
    const { root } = readXml('<a>1<b>&lt;/a&gt;&amp;amp;</b>2<!-- - -->3<![CDATA[</a>]]>&#x41;</a>');

    expect(root.text).toBe('123</a>A');
    expect(root.children[0]?.text).toBe('</a>&amp;');
  });

  test('namespace declarations stay among the attributes and end with their element', () => {
    const { root } = readXml('<a xmlns="u" b="1"><c xmlns="" xmlns:p="v"><p:d/></c><c/></a>');

    expect(root.attributes).toEqual([
      { namespace: XMLNS_NAMESPACE, local: 'xmlns', value: 'u' },
      { namespace: '', local: 'b', value: '1' },
    ]);
    expect(root.children.map(({ namespace }) => namespace)).toEqual(['', 'u']);
    expect(root.children[0]?.children[0]?.namespace).toBe('v');
    expect(refusal('<a><c xmlns:p="v"/><p:d/></a>').problem).toBe('undeclaredPrefix');
  });

  test('line breaks are normalised in text, white space in attribute values', () => {
    const { root } = readXml('<a b="1\r\n2\t3&#10;">x\r\ny\rz&#13;</a>');

    expect(root.text).toBe('x\ny\nz\r');
    expect(root.attribute('b')).toBe('1 2 3\n');
  });

  test('X20 reserved names of JavaScript are plain names', () => {
    const names = ['__proto__', 'constructor', 'hasOwnProperty', 'toString'];
    for (const name of names) {
      const { root } = readXml(
        `<${name} ${name}="1" xmlns:${name}="urn:${name}"><${name}:${name}/></${name}>`,
      );

      expect(root.local).toBe(name);
      expect(root.attribute(name)).toBe('1');
      expect(root.child(name, `urn:${name}`)?.prefix).toBe(name);
      expect(refusal(`<${name}:a/>`).facts).toEqual({ prefix: name });
      expect(refusal(`<a>&${name};</a>`).problem).toBe('malformed');
    }
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  test('X7 X25 instructions, inclusions and schema locations are data', () => {
    const { root } = readXml(
      `<?xml-stylesheet href="http://127.0.0.1:9/x"?><a xmlns:xsi="${XSI}" xsi:schemaLocation="u http://127.0.0.1:9/x"><include xmlns="http://www.w3.org/2001/XInclude" href="http://127.0.0.1:9/x"/></a>`,
    );

    expect(root.children[0]?.attribute('href')).toBe('http://127.0.0.1:9/x');
  });
});

describe('document types', () => {
  const laughs = Array.from({ length: 10 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join(
    '',
  );
  test.each([
    ['X1 a billion laughs', `<!DOCTYPE a [<!ENTITY l0 "ha">${laughs}]><a>&l10;</a>`],
    [
      'X2 a quadratic blow-up',
      `<!DOCTYPE a [<!ENTITY b "${'b'.repeat(50_000)}">]><a>${'&b;'.repeat(50_000)}</a>`,
    ],
    ['X3 a recursive entity', '<!DOCTYPE a [<!ENTITY a "&b;"><!ENTITY b "&a;">]><a>&a;</a>'],
    ['X4 a remote parameter entity', '<!DOCTYPE a [<!ENTITY % d SYSTEM "http://127.0.0.1:9/">%d;]><a/>'],
    ['X5 an external file', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'],
    ['X6 a document type without entities', '<!DOCTYPE a><a/>'],
    ['a document type that never ends', '<!DOCTYPE a [<!ENTITY'],
  ])('%s is refused at the token', (_, source) => {
    const error = refusal(`<!-- <!DOCTYPE b> -->${source}`);

    expect(error).toMatchObject({ problem: 'doctype', line: 1, column: 22 });
    expect(error.partial).toBeUndefined();
  });

  test('X6 a document type inside or after the root, or in lower case, is malformed', () => {
    for (const source of ['<a><!DOCTYPE a></a>', '<a/><!DOCTYPE a>', '<!doctype a><a/>'])
      expect(refusal(source).problem).toBe('malformed');
    expect(readXml('<!-- <!DOCTYPE a> --><a/>').root.local).toBe('a');
  });
});

describe('limits', () => {
  const nested = (levels: number) => '<a>'.repeat(levels) + '</a>'.repeat(levels);
  const attributes = (count: number, name: string) =>
    `<a ${Array.from({ length: count }, (_, i) => `${name}${i}="u"`).join(' ')}/>`;

  test('X8 128 levels are read, 129 and 100,000 are not', () => {
    expect(readXml(nested(128)).root.children).toHaveLength(1);
    expect(refusal(nested(129)).facts).toEqual({ limit: 'maxDepth' });
    expect(refusal(nested(100_000)).facts).toEqual({ limit: 'maxDepth' });
  });

  test('X9 levels that are never closed are refused at the limit', () => {
    expect(refusal('<a>'.repeat(1_000_000))).toMatchObject({ problem: 'limit', line: 1, column: 129 * 3 });
  });

  test('X10 X11 more than 256 attributes or declarations are refused', () => {
    expect(readXml(attributes(256, 'b')).root.attributes).toHaveLength(256);
    expect(refusal(attributes(25_000, 'b')).facts).toEqual({ limit: 'maxAttributes' });
    expect(refusal(attributes(10_000, 'xmlns:b')).facts).toEqual({ limit: 'maxAttributes' });
  });

  test('X12 names with colliding DJBX33A hashes read like others', () => {
    const pairs = ['Ez', 'FY'];
    let names = [''];
    for (let length = 0; length < 8; length++)
      names = names.flatMap((name) => pairs.map((pair) => name + pair));
    const { root } = readXml(`<r>${names.map((name) => `<${name} ${name}=""/>`).join('')}</r>`);

    expect(root.children).toHaveLength(256);
  });

  test('X13 overlong names and attribute values are refused', () => {
    const name = 'n'.repeat(1000);
    expect(readXml(`<${name} ${name}="${'v'.repeat(65_536)}"/>`).root.local).toBe(name);
    expect(refusal(`<${name}n/>`).facts).toEqual({ limit: 'maxNameLength' });
    expect(refusal(`<a ${'n'.repeat(1_000_000)}=""/>`).facts).toEqual({ limit: 'maxNameLength' });
    expect(refusal(`<a b="${'v'.repeat(65_537)}"/>`).facts).toEqual({ limit: 'maxValueLength' });
  });

  test('X14 25,000 elements are read; 2,000,000 elements, comments or instructions are not', () => {
    expect(readXml(`<a>${'<x/>'.repeat(25_000)}</a>`).root.children).toHaveLength(25_000);
    for (const part of ['<x/>', '<!---->', '<?x?>'])
      expect(refusal(`<a>${part.repeat(2_000_000)}</a>`).facts).toEqual({ limit: 'maxElements' });
  });

  test('X16 half a million character references are read in linear time and count as text', () => {
    const source = `<a>${'&#65;'.repeat(500_000)}</a>`;
    const start = Date.now();

    expect(readXml(source).root.text).toBe('A'.repeat(500_000));
    expect(Date.now() - start).toBeLessThan(HANGING_MS);
    expect(refusal(source, { maxTextLength: 499_999 }).facts).toEqual({ limit: 'maxTextLength' });
  });

  test('text in pieces counts together, and each limit can be set alone', () => {
    expect(refusal('<a>12<b/>34</a>', { maxTextLength: 3 }).facts).toEqual({ limit: 'maxTextLength' });
    expect(readXml(nested(200), { maxDepth: 200 }).root.children).toHaveLength(1);
    expect(DEFAULT_LIMITS.maxTextLength).toBe(Infinity);
  });
});

describe('X17 documents that are not well-formed', () => {
  test.each([
    ['two roots', '<a/><b/>'],
    ['a duplicate attribute', '<a b="1" b="2"/>'],
    ['the same attribute through two prefixes', '<a xmlns:p="u" xmlns:q="u" p:b="1" q:b="2"/>'],
    ['U+0001', '<a>\u0001</a>'],
    ['U+0001 in an attribute', '<a b="\u0001"/>'],
    ['U+0001 in a comment', '<a><!--\u0001--></a>'],
    ['U+0000 after the root', '<a/>\0'],
    ['U+FFFF', '<a>\uffff</a>'],
    ['a reference to U+0000', '<a>&#0;</a>'],
    ['a reference to a surrogate', '<a>&#xD800;</a>'],
    ['a reference beyond Unicode', '<a>&#x110000;</a>'],
    ['a reference with a capital X', '<a>&#X41;</a>'],
    ['an undefined entity', '<a>&nbsp;</a>'],
    [']]> in text', '<a>x]]>y</a>'],
    [']]]> in text', '<a>x]]]>y</a>'],
    ['-- in a comment', '<a><!-- a -- b --></a>'],
    ['a comment ending in --->', '<a><!-- a ---></a>'],
    ['an end tag after the root', '<a/></b>'],
    ['a lone high surrogate', '<a>\ud800</a>'],
    ['a high surrogate before a tag', '<a>\ud800<b/></a>'],
    ['a lone low surrogate', '<a>\udc00</a>'],
    ['the prefix xmlns bound', '<a xmlns:xmlns="u"/>'],
    ['a prefix unbound', '<a xmlns:p="u"><b xmlns:p=""/></a>'],
    ['the prefix xml rebound', '<a xmlns:xml="u"/>'],
    ['the XML namespace on another prefix', '<a xmlns:p="http://www.w3.org/XML/1998/namespace"/>'],
    ['the XML namespace as default', '<a xmlns="http://www.w3.org/XML/1998/namespace"/>'],
    ['the xmlns namespace bound', '<a xmlns:p="http://www.w3.org/2000/xmlns/"/>'],
    ['an element in the prefix xmlns', '<xmlns:a/>'],
    ['a local name that begins with a digit', '<a xmlns:p="u"><p:1b/></a>'],
    ['an attribute whose local name begins with a dot', '<a xmlns:p="u" p:.b=""/>'],
    ['a name with two colons', '<a xmlns:p="u"><p:b:c/></a>'],
    ['an empty prefix', '<:a/>'],
    ['a colon in the name of an instruction', '<?a:b c?><a/>'],
    ['XML 1.1', '<?xml version="1.1"?><a/>'],
    ['a declaration without version', '<?xml encoding="utf-8"?><a/>'],
    ['two declarations', '<?xml version="1.0"?><?xml version="1.0"?><a/>'],
    ['an attribute without value', '<a b/>'],
    ['attributes without space between', '<a b="1"c="2"/>'],
    ['< in an attribute', '<a b="<"/>'],
    ['an attribute in an end tag', '<a></a b="1">'],
  ])('%s is malformed', (_, source) => {
    expect(refusal(source).problem).toBe('malformed');
  });

  test('an attribute without quotes tells what stands there instead', () => {
    expect(refusal('<a\n b=”c”/>')).toMatchObject({
      problem: 'unquotedValue',
      facts: { unexpected: '”' },
      line: 2,
      column: 4,
    });
  });

  test('XML 1.1 is refused before the root, with the version as a fact', () => {
    const error = refusal('<?xml version="1.1"?><a>\u0085</a>');

    expect(error.facts).toEqual({ version: '1.1' });
    expect(error.partial).toBeUndefined();
  });

  test('a declaration after white space is too late, at the x of its name', () => {
    const error = refusal('\n <?xml version="1.0"?><a/>');

    expect(error).toMatchObject({ problem: 'lateDeclaration', line: 2, column: 4 });
  });

  test('an unbound prefix names the prefix and where it stands', () => {
    expect(refusal('<a>\n <p:b/></a>')).toMatchObject({
      problem: 'undeclaredPrefix',
      facts: { prefix: 'p' },
      line: 2,
      column: 3,
    });
    expect(refusal(`<a b='p:c="' xmlns:q = "u"\n\tp:c=""/>`)).toMatchObject({ line: 2, column: 2 });
  });

  test('a wrong end tag names both tags and where they stand', () => {
    const error = refusal('<a>\r\n  <p:b xmlns:p="u">x</a></p:b>');

    expect(error).toMatchObject({ problem: 'mismatch', line: 2, column: 23 });
    expect(error.facts).toEqual({ startTag: 'p:b', endTag: 'a', startLine: 2, startColumn: 4 });
    expect(error.partial?.children[0]?.end).toBe(-1);
  });

  test('a missing end tag lists what is open, innermost first', () => {
    const error = refusal('<a><p:b xmlns:p="u"><c/>');

    expect(error).toMatchObject({ problem: 'unclosed', facts: { open: ['p:b', 'a'] }, line: 1, column: 25 });
    expect(error.partial?.children[0]?.children[0]?.local).toBe('c');
  });

  test('bytes after the root are data outside it, known by the root that was read', () => {
    for (const rest of ['x', '&#32;', '<![CDATA[]]>']) {
      const error = refusal(`<a/>\n<!-- c -->${rest}`);
      expect(error).toMatchObject({ problem: 'notXml', line: 2, column: 11 });
      expect(error.partial?.local).toBe('a');
    }
  });

  test('data before the root, a second byte order mark among it, is not XML', () => {
    for (const source of ['{"a":1}', 'a=1&b=2', '\ufeff<a/>', '<![CDATA[]]><a/>'])
      expect(refusal(source)).toMatchObject({ problem: 'notXml', line: 1, column: 1, partial: undefined });
  });

  test('a text without a root element is empty', () => {
    for (const source of ['', ' \r\n', '<!-- c -->', '<?xml version="1.0"?>'])
      expect(refusal(source).problem).toBe('empty');
  });

  test('X18 a document cut at any place is refused', () => {
    for (let length = 0; length < ENVELOPE.length; length++) {
      const { problem } = refusal(ENVELOPE.slice(0, length));
      expect(['empty', 'unclosed']).toContain(problem);
    }
    expect(readXml(ENVELOPE).root.end).toBe(ENVELOPE.length);
  });
});

describe('the position after an element', () => {
  test.each([
    ['a start tag', '<a><b/>\r\n  <c/></a>', 2, 4],
    ['an end tag', '<a><b>1</b>\n</a>', 2, 3],
    ['a comment', '<a><b/><!-- --></a>', 1, 12],
    ['an instruction', '<a><b/> <?c?></a>', 1, 11],
    ['a CDATA section', '<a><b/><![CDATA[c]]></a>', 1, 17],
    ['text', '<a><b/>c</a>', 1, 8],
    ['text after white space, which belongs to it', '<a><b/>\n c</a>', 1, 8],
  ])('is that of the next node: %s', (_, source, line, column) => {
    const document = readXml(source);
    const [element] = document.root.children;

    expect(element && document.positionAfter(element)).toEqual({ line, column });
  });

  test('counts a lone carriage return as a line break, and stands at the end after the root', () => {
    const document = readXml('<a>\r<b/>\r\n</a>\n');

    expect(document.positionAfter(document.root)).toEqual({ line: 4, column: 1 });
  });
});
