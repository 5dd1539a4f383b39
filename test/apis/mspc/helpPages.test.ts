import { describe, expect, test } from '@jest/globals';

import { ES_PACKAGES } from '../../../src/apis/mspc/esPackages.generated.js';
import { ES_USERS } from '../../../src/apis/mspc/esUsers.generated.js';
import { operationList, operationPage } from '../../../src/apis/mspc/helpPages.js';
import type { ServiceContract } from '../../../src/soap/contract.js';
import { readXml } from '../../../src/xml/read.js';

const NAMESPACE = 'http://smbsaas/MSPC/enterpriseserver';

const CONTRACT: ServiceContract = {
  service: 'esSample',
  namespace: NAMESPACE,
  elementFormDefault: 'qualified',
  operations: {
    Find: {
      grade: 'observed',
      documentation: 'Finds <it>.',
      request: [
        { name: 'item', type: 'Item', minOccurs: 0 },
        { name: 'items', type: 'ArrayOfItem', minOccurs: 0 },
        { name: 'later', type: 'int', minOccurs: 1, origin: ['solidcp'] },
      ],
      response: [{ name: 'FindResult', type: 'DataSet', minOccurs: 0 }],
    },
    Delete: { grade: 'observed', request: [], response: [] },
    Audit: { grade: 'observed', origin: ['solidcp'], request: [], response: [] },
  },
  types: {
    Item: {
      kind: 'record',
      fields: [
        { name: 'Status', type: 'Status', minOccurs: 1 },
        { name: 'Created', type: 'dateTime', minOccurs: 1 },
        { name: 'Tags', type: 'ArrayOfString', minOccurs: 0 },
      ],
    },
    Status: { kind: 'enum', values: { Active: 1, Suspended: 2 } },
    ArrayOfString: { kind: 'list', item: { name: 'string', type: 'string', minOccurs: 0, nillable: true } },
    ArrayOfItem: { kind: 'list', item: { name: 'Item', type: 'Item', minOccurs: 0, nillable: true } },
  },
};

const page = (operation: string): string =>
  operationPage({
    contract: CONTRACT,
    operation,
    namespace: NAMESPACE,
    host: 'localhost:9002',
    path: '/esSample.asmx',
    profile: 'mspc',
  });

/** The page's text after its style sheet. */
const bodyOf = (html: string): string => html.slice(html.indexOf('  <body>'));
/** The four sample messages as a browser shows them. */
const samplesOf = (html: string): readonly string[] =>
  html
    .split('<pre>')
    .slice(1)
    .map((part) => part.slice(0, part.indexOf('</pre>')))
    .map((part) => part.replace(/<\/?font[^>]*>/g, '').replaceAll('&lt;', '<'))
    .map((part) => part.replaceAll('&gt;', '>').replaceAll('\r\n', '\n'));

test('the page of an operation has the length of a recorded one', () => {
  const authentication: ServiceContract = {
    ...CONTRACT,
    service: 'Authentication',
    operations: {
      Mode: {
        grade: 'observed',
        request: [],
        response: [{ name: 'ModeResult', type: 'AuthenticationMode', minOccurs: 1 }],
      },
    },
    types: { AuthenticationMode: { kind: 'enum', values: { None: 0, Windows: 1, Forms: 2 } } },
  };

  const html = operationPage({
    contract: authentication,
    operation: 'Mode',
    namespace: 'http://schemas.microsoft.com/sharepoint/soap/',
    host: '10.129.1.183',
    path: '/_vti_bin/Authentication.asmx',
  });

  expect(html).toHaveLength(5964);
});

test('the list shows the operations of the profile in ordinal order, with their documentation', () => {
  const html = operationList({
    service: 'esSample',
    operations: CONTRACT.operations,
    path: '/~a/ESsample.asmx',
    profile: 'mspc',
  });

  expect(html.slice(0, html.indexOf('<style'))).toBe(
    '\r\n\r\n<html>\r\n\r\n    <head><link rel="alternate" type="text/xml" href="/~a/ESsample.asmx?disco" />\r\n\r\n    ',
  );
  expect(html).toContain('    <title>\r\n\tesSample Web Service\r\n</title></head>\r\n\r\n  <body>');
  expect(bodyOf(html)).toBe(
    [
      '  <body>',
      '',
      '    <div id="content">',
      '',
      '      <p class="heading1">esSample</p><br>',
      '',
      '      ',
      '',
      '      <span>',
      '',
      '          <p class="intro">The following operations are supported.  For a formal definition, please review the <a href="ESsample.asmx?WSDL">Service Description</a>. </p>',
      '          ',
      '          ',
      '              <ul>',
      '            ',
      '              <li>',
      '                <a href="ESsample.asmx?op=Delete">Delete</a>',
      '                ',
      '                ',
      '              </li>',
      '              <p>',
      '            ',
      '              <li>',
      '                <a href="ESsample.asmx?op=Find">Find</a>',
      '                ',
      '                <span>',
      '                  <br>Finds &lt;it&gt;.',
      '                </span>',
      '              </li>',
      '              <p>',
      '            ',
      '              </ul>',
      '            ',
      '      </span>',
      '',
      '      ',
      '      ',
      '',
      '    <span>',
      '        ',
      '    </span>',
      '    ',
      '      ',
      '',
      '      ',
      '',
      '    ',
      '  </body>',
      '</html>',
      '',
    ].join('\r\n'),
  );
});

describe('the sample messages', () => {
  test('of SOAP 1.1 show two of each list, all names of an enum, and only what the profile publishes', () => {
    const [request] = samplesOf(page('Find'));

    const item = (indent: string): readonly string[] =>
      [
        '<Status>Active or Suspended</Status>',
        '<Created>dateTime</Created>',
        '<Tags>',
        '  <string>string</string>',
        '  <string>string</string>',
        '</Tags>',
      ].map((line) => indent + line);
    expect(request).toBe(
      [
        'POST /esSample.asmx HTTP/1.1',
        'Host: localhost',
        'Content-Type: text/xml; charset=utf-8',
        'Content-Length: length',
        'SOAPAction: "http://smbsaas/MSPC/enterpriseserver/Find"',
        '',
        '<?xml version="1.0" encoding="utf-8"?>',
        '<soap:Envelope xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">',
        '  <soap:Body>',
        '    <Find xmlns="http://smbsaas/MSPC/enterpriseserver">',
        '      <item>',
        ...item('        '),
        '      </item>',
        '      <items>',
        '        <Item>',
        ...item('          '),
        '        </Item>',
        '        <Item>',
        ...item('          '),
        '        </Item>',
        '      </items>',
        '    </Find>',
        '  </soap:Body>',
        '</soap:Envelope>',
      ].join('\n'),
    );
  });

  test('of SOAP 1.2 have no SOAPAction, and a DataSet is shown as its schema and xml', () => {
    const [, , request, response] = samplesOf(page('Find'));

    expect(request?.split('\n').slice(0, 6)).toEqual([
      'POST /esSample.asmx HTTP/1.1',
      'Host: localhost',
      'Content-Type: application/soap+xml; charset=utf-8',
      'Content-Length: length',
      '',
      '<?xml version="1.0" encoding="utf-8"?>',
    ]);
    expect(response).toBe(
      [
        'HTTP/1.1 200 OK',
        'Content-Type: application/soap+xml; charset=utf-8',
        'Content-Length: length',
        '',
        '<?xml version="1.0" encoding="utf-8"?>',
        '<soap12:Envelope xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:soap12="http://www.w3.org/2003/05/soap-envelope">',
        '  <soap12:Body>',
        '    <FindResponse xmlns="http://smbsaas/MSPC/enterpriseserver">',
        '      <FindResult>',
        '        <xsd:schema>schema</xsd:schema>xml</FindResult>',
        '    </FindResponse>',
        '  </soap12:Body>',
        '</soap12:Envelope>',
      ].join('\n'),
    );
  });

  test('show empty elements closed at once and records below the third level as nil', () => {
    const [voidRequest, voidResponse] = samplesOf(page('Delete'));
    const [, users] = samplesOf(
      operationPage({
        contract: ES_USERS,
        operation: 'GetUsers',
        namespace: NAMESPACE,
        host: 'localhost',
        path: '/esUsers.asmx',
      }),
    );

    expect(voidRequest).toContain('    <Delete xmlns="http://smbsaas/MSPC/enterpriseserver" />\n');
    expect(voidResponse).toContain('    <DeleteResponse xmlns="http://smbsaas/MSPC/enterpriseserver" />\n');
    expect(users).toContain(
      '          <Vlans>\n            <UserVlan xsi:nil="true" />\n            <UserVlan xsi:nil="true" />\n          </Vlans>\n',
    );
  });

  test('mark every placeholder', () => {
    expect(page('Find')).toContain(
      '&lt;Status&gt;<font class=value>Active</font> or <font class=value>Suspended</font>&lt;/Status&gt;',
    );
    expect(page('Find')).toContain(
      '&lt;xsd:schema&gt;<font class=value>schema</font>&lt;/xsd:schema&gt;<font class=value>xml</font>&lt;/FindResult&gt;',
    );
    expect(page('Find')).toContain('Content-Length: <font class=value>length</font>\r\n');
  });

  test('are well-formed XML for every operation of the real services', () => {
    for (const contract of [ES_USERS, ES_PACKAGES]) {
      for (const operation of Object.keys(contract.operations)) {
        const html = operationPage({
          contract,
          operation,
          namespace: NAMESPACE,
          host: 'localhost',
          path: `/${contract.service}.asmx`,
          profile: 'solidcp',
        });
        for (const sample of samplesOf(html)) readXml(sample.slice(sample.indexOf('<?xml')));
      }
    }
  });
});

describe('an operation the service does not have', () => {
  const notFound = (name: string): readonly string[] => [
    '  <body>',
    '',
    '    <div id="content">',
    '',
    '      <p class="heading1">esSample</p><br>',
    '',
    '      ',
    '',
    '      ',
    '',
    '      ',
    '      ',
    '',
    '    ',
    '    ',
    '      ',
    '',
    '      <span>',
    '          Click <a href="esSample.asmx">here</a> for a complete list of operations.',
    '          <h2>Method not found</h2>',
    `          Method '${name}' was not found in service esSample.`,
    '      </span>',
    '',
    '    ',
    '  </body>',
    '</html>',
    '',
  ];

  test.each([
    ['Nope', 'Nope'],
    ['find', 'find'],
    ['constructor', 'constructor'],
    ['Audit', 'Audit'],
    ['<script>\'"&', '&lt;script&gt;&#39;&quot;&amp;'],
    ['_x003C_b_x003E_', '&lt;b&gt;'],
  ])('%s is named on a page of its own', (operation, shown) => {
    expect(bodyOf(page(operation))).toBe(notFound(shown).join('\r\n'));
  });
});

test('host and path are escaped', () => {
  const html = operationPage({
    contract: CONTRACT,
    operation: 'Delete',
    namespace: NAMESPACE,
    host: '"><script>',
    path: '/"<b>\'/esSample.asmx',
  });

  expect(html).toContain('href="/%22%3Cb%3E&#39;/esSample.asmx?disco"');
  expect(html).toContain(
    '<pre>POST /%22%3Cb%3E&#39;/esSample.asmx HTTP/1.1\r\nHost: &quot;&gt;&lt;script&gt;\r\n',
  );
});
