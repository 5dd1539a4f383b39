import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CORTEX } from '../../../src/apis/cortex/contract.generated.js';
import type { ElementContract } from '../../../src/apis/cortex/elements.js';
import { emulatorFor, newWorld, type World } from '../../client.js';
import { Cortex, newCustomer } from './client.js';

const emulator = emulatorFor();
let world: World;
let cortex: Cortex;

const GLOBAL = '<request version="1.0" action="GET"><global/></request>';
const nested = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth);

beforeAll(async () => {
  world = newWorld(emulator());
  cortex = new Cortex(world);
  await cortex.set(newCustomer('Larkspur Tea Blenders', '<user><name>blend1</name></user>'));
});

describe('what is no request is answered with error 3, as XML', () => {
  test.each([
    ['nothing', '', 'Root element is missing.'],
    ['text', 'hello', 'Data at the root level is invalid. Line 1, position 1.'],
    [
      'blanks before the declaration',
      `\r\n <?xml version="1.0"?>${GLOBAL}`,
      'Unexpected XML declaration. The XML declaration must be the first node in the document, and no white space characters are allowed to appear before it. Line 2, position 4.',
    ],
    [
      'blanks before a stylesheet, and nothing else',
      ' <?xml-stylesheet href="x"?>',
      'Root element is missing.',
    ],
    ['two roots', GLOBAL + GLOBAL, undefined],
    ['an open element (X18)', '<request action="GET"><global>', undefined],
    ['a wrong end tag', '<request action="GET"><global></request>', undefined],
    [
      'a control character (X17)',
      '<request action="GET"><customer><name>\u0001</name></customer></request>',
      undefined,
    ],
    ['another root', '<answer/>', "The root element 'answer' is not 'request'."],
    [
      'a root in a namespace',
      '<request xmlns="urn:x" action="GET"><global/></request>',
      "The root element 'request' is not 'request'.",
    ],
    ['a request of nothing', '<request action="GET"/>', 'The request holds no element.'],
    ['a document type (X1, X6)', `<!DOCTYPE request [<!ENTITY a "b">]>${GLOBAL}`, undefined],
    [
      'external entities (X5)',
      '<!DOCTYPE r SYSTEM "file:///etc/passwd"><request action="GET"><global/></request>',
      undefined,
    ],
    [
      'an unknown entity',
      '<request action="GET"><customer><name>&nbsp;</name></customer></request>',
      undefined,
    ],
    ['129 levels (X8)', `<request action="GET"><customer>${nested(127)}</customer></request>`, undefined],
    [
      '30,000 levels (X8)',
      `<request action="GET"><customer>${nested(30_000)}</customer></request>`,
      undefined,
    ],
    [
      '257 attributes (X10)',
      `<request action="GET" ${Array.from({ length: 257 }, (_, n) => `a${n}="1"`).join(' ')}><global/></request>`,
      undefined,
    ],
    [
      'a name of 1,001 characters (X13)',
      `<request action="GET"><${'n'.repeat(1_001)}/></request>`,
      undefined,
    ],
  ])('%s', async (_title, body, text) => {
    const { status, headers, body: answer } = await cortex.post(body);

    expect([status, headers['content-type']]).toEqual([400, 'text/xml; charset=utf-8']);
    expect(answer).toContain('<error>\r\n    <id>3</id>\r\n    <message>');
    if (text !== undefined) expect(answer).toContain(text);
    expect(answer).not.toMatch(/ at \S+:|node_modules|saxes|\/work|\.ts/);
  });

  test('bytes that are not in the encoding (X19)', async () => {
    const { status, body } = await cortex.post(Buffer.from([0x3c, 0x72, 0xff, 0xfe, 0x3e]));

    expect([status, body.includes('<id>3</id>')]).toEqual([400, true]);
  });

  test('a body larger than the limit (X23)', async () => {
    const { status, body } = await cortex.post(Buffer.alloc(17 * 1024 * 1024, 0x20));

    expect([status, body.includes('Maximum request length exceeded.')]).toEqual([400, true]);
  });
});

describe('what is a request all the same', () => {
  test.each([
    ['a byte order mark', `\uFEFF<?xml version="1.0" encoding="utf-8"?>${GLOBAL}`],
    ['blanks inside the declaration', `<?xml version="1.0" encoding="utf-8" ?>\r\n\t${GLOBAL}`],
    ['comments and CDATA', '<request action="get"><!-- a --><global><![CDATA[ ]]></global></request>'],
    ['a blank in an end tag', '<request action="GET"><global></global ></request >'],
    ['processing instructions (X7)', `<?xml-stylesheet href="http://127.0.0.1:1/x"?>${GLOBAL}`],
    [
      '25,000 elements it does not know (X14)',
      `<request action="GET"><global>${'<x/>'.repeat(25_000)}</global></request>`,
    ],
  ])('%s', async (_title, body) => {
    expect((await cortex.post(body)).status).toBe(200);
  });

  test('UTF-16 (X19), and a form’s content type', async () => {
    const utf16 = Buffer.from(`\uFEFF<?xml version="1.0" encoding="utf-16"?>${GLOBAL}`, 'utf16le');

    expect((await cortex.post(utf16)).status).toBe(200);
    expect((await cortex.post(GLOBAL, { 'Content-Type': 'application/x-www-form-urlencoded' })).status).toBe(
      200,
    );
  });

  test('texts that look like markup come back as they were sent (X20, X21)', async () => {
    const text = '</phone><admin/>&amp;"\'__proto__ ]]> \u{1F375}';
    const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

    await cortex.set(`<customer><name>LTB</name><phone>${escaped}</phone></customer>`);

    expect((await cortex.exchange('GET', '<customer><name>LTB</name></customer>')).body).toContain(
      `<phone>${escaped}</phone>`,
    );
  });

  test.each(['__proto__', 'constructor', 'toString'])('a property named %s is unknown', async (name) => {
    const property = `<properties><property><name>${name}</name><value>x</value></property></properties>`;

    expect((await cortex.refusal('SET', `<customer><name>LTB</name>${property}</customer>`))[0]).toBe(19);
  });
});

describe('random element trees of the contract', () => {
  const words = fc.constantFrom(
    ...[
      '',
      'LTB',
      'CSP',
      'blend1',
      'HE',
      'FSS',
      'Basic',
      'EX10_BASIC',
      'True',
      'no',
      'maybe',
      '1',
      '2',
      '-1',
    ],
    ...['Provisioned', 'NotProvisioned', 'Pending', 'Unlimited', '+1', '-5', 'Never', '20310203', 'x@y', '%'],
    ...[
      'Larkspur Tea Blenders',
      'csp.local',
      '2010',
      '{00000000-0000-4000-8000-000000000000}',
      '&lt;',
      '\u00e9',
    ],
  );

  function childrenOf({ elements, shape }: ElementContract): [string, ElementContract][] {
    return Object.entries(elements ?? CORTEX.shapes[shape ?? ''] ?? {});
  }

  /** Names that find something, so that what is below them is looked at. */
  const names: Readonly<Record<string, readonly string[]>> = {
    customer: ['LTB', 'LTB', 'CSP'],
    user: ['blend1', 'blend2', 'blend1_LTB'],
    service: ['HE', 'FSS', 'HostedAppsandDesktops', 'SharePoint2010', 'Citrix', 'Reseller'],
    userplan: ['FULL', 'DESKTOPS'],
    package: ['Basic', 'FULL'],
  };

  function tree(name: string, element: ElementContract, depth: number): fc.Arbitrary<string> {
    const children = childrenOf(element).filter(([key]) => !key.startsWith('@'));
    if (children.length === 0 || depth === 0) return words.map((word) => `<${name}>${word}</${name}>`);
    const some = fc
      .subarray(children, { maxLength: Math.min(4, children.length) })
      .chain((chosen) => fc.tuple(...chosen.map(([key, child]) => tree(key, child, depth - 1))));
    const known = fc.constantFrom(...(names[name] ?? []).map((word) => `<name>${word}</name>`), '');
    return fc.tuple(known, some).map(([key, parts]) => `<${name}>${key}${parts.join('')}</${name}>`);
  }

  const entities = Object.entries(CORTEX.entities);
  const request = fc
    .oneof(
      { weight: 4, arbitrary: fc.constantFrom(...entities.filter(([name]) => name === 'customer')) },
      { weight: 1, arbitrary: fc.constantFrom(...entities) },
    )
    .chain(([name, element]) =>
      fc.tuple(fc.constantFrom(...(element.accepts ?? '').split(' ')), tree(name, element, 5)),
    )
    .map(([action, entity]) => `<request action="${action}">${entity}</request>`);

  test('are never answered with a 500, and refused ones change nothing', async () => {
    const everything =
      '<request action="GET"><customer><service/><user><service/></user></customer><location/></request>';
    world.control.saveSnapshot('hostile');
    await fc.assert(
      fc.asyncProperty(request, async (body) => {
        world.control.restore('hostile');
        const before = (await cortex.post(everything)).body;

        const { status, body: answer } = await cortex.post(body);

        expect([body, status]).toEqual([body, expect.any(Number)]);
        expect(status).toBeLessThan(500);
        if (status === 200) return;
        expect(answer).toContain('<error>');
        expect((await cortex.post(everything)).body).toBe(before);
      }),
      { numRuns: 250, seed: 20310203 },
    );
  });
});
