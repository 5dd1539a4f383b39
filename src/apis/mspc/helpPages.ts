import type { OperationContract, ServiceContract } from '../../soap/contract.js';
import { isPublished, type Profile } from './description.js';
import { htmlEncode } from '../../http/aspNetPages.js';
import { encodePath, sampleMessages, type SampleOptions, type SoapVersion } from './helpSamples.js';

export interface OperationListOptions {
  readonly service: string;
  readonly operations: ServiceContract['operations'];
  /** Path of the service's address as it was asked for, decoded; the letter case of its file name shows. */
  readonly path: string;
  /** Leaves out the operations it does not publish. */
  readonly profile?: Profile;
}

/**
 * ASP.NET's help page for a service: its operations by name, in the order of their character codes. Without the
 * recommendation to change the namespace, which only `http://tempuri.org/` brings.
 *
 * @source DefaultWsdlHelpGenerator.aspx of .NET 2.0; saved help pages of .NET 4
 * @fidelity observed
 */
export function operationList({ service, operations, path, profile }: OperationListOptions): string {
  const file = htmlEncode(fileNameOf(path));
  const published = Object.entries(operations).filter(([, { origin }]) => isPublished(origin, profile));
  const items = published
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, operation]) => listItem(name, operation, file));
  return page(service, path, {
    operations: [
      '<span>',
      '',
      `          <p class="intro">The following operations are supported.  For a formal definition, please review the <a href="${file}?WSDL">Service Description</a>. </p>`,
      '          ',
      '          ',
      '              <ul>',
      '            ',
      ...items,
      '              </ul>',
      '            ',
      '      </span>',
    ],
    warnings: ['<span>', '        ', '    </span>'],
  });
}

function listItem(name: string, { documentation }: OperationContract, file: string): readonly string[] {
  const about = documentation
    ? [
        '                <span>',
        `                  <br>${htmlEncode(documentation)}`,
        '                </span>',
      ]
    : ['                '];
  return [
    '              <li>',
    `                <a href="${file}?op=${htmlEncode(encodeURIComponent(name))}">${htmlEncode(name)}</a>`,
    '                ',
    ...about,
    '              </li>',
    '              <p>',
    '            ',
  ];
}

/**
 * ASP.NET's help page for one operation, as a remote caller sees it, with sample messages for SOAP 1.1 and 1.2; or
 * the page that says there is no such operation. The name is compared exactly. Both are answered with 200.
 *
 * @source DefaultWsdlHelpGenerator.aspx of .NET 2.0; saved help pages of .NET 4; a recorded answer of 5964 bytes
 * @fidelity observed; the texts about an unknown operation are inferred: their layout is known, their words are not
 * @divergence documentation is escaped, where the original lets HTML through
 */
export function operationPage(options: SampleOptions): string {
  const { contract, operation, path, profile } = options;
  const file = htmlEncode(fileNameOf(path));
  const linkBack = `Click <a href="${file}">here</a> for a complete list of operations.`;
  const found = Object.hasOwn(contract.operations, operation) ? contract.operations[operation] : undefined;
  if (!found || !isPublished(found.origin, profile)) {
    return page(contract.service, path, { notFound: notFound(linkBack, operation, contract.service) });
  }
  return page(contract.service, path, {
    operation: [
      '<span>',
      `          <p class="intro">${linkBack}</p>`,
      `          <h2>${htmlEncode(operation)}</h2>`,
      `          <p class="intro">${htmlEncode(found.documentation ?? '')}</p>`,
      '',
      '          <h3>Test</h3>',
      '          ',
      '          The test form is only available for requests from the local machine.',
      `                 ${samples(found, options, '1.1')}`,
      '',
      `          ${samples(found, options, '1.2')}`,
      '',
      '          ',
      '',
      '          ',
      '',
      '      </span>',
    ],
  });
}

function samples(contract: OperationContract, options: SampleOptions, version: SoapVersion): string {
  const { request, response } = sampleMessages(contract, options, version);
  return [
    '<span>',
    `              <h3>SOAP ${version}</h3>`,
    `              <p>The following is a sample SOAP ${version} request and response.  The <font class=value>placeholders</font> shown need to be replaced with actual values.</p>`,
    '',
    `              <pre>${request}</pre>`,
    '',
    `              <pre>${response}</pre>`,
    '          </span>',
  ].join('\r\n');
}

function notFound(linkBack: string, operation: string, service: string): readonly string[] {
  return [
    '<span>',
    `          ${linkBack}`,
    '          <h2>Method not found</h2>',
    `          Method '${htmlEncode(decodeName(operation))}' was not found in service ${htmlEncode(service)}.`,
    '      </span>',
  ];
}

/** As .NET's XmlConvert.DecodeName: `_x0020_` stands for a blank. */
function decodeName(name: string): string {
  return name.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function fileNameOf(path: string): string {
  return encodeURIComponent(path.slice(path.lastIndexOf('/') + 1).replace(/\p{Surrogate}/gu, '\ufffd'));
}

/** The parts of the page that are there only sometimes; absent ones leave their white space behind. */
interface Parts {
  readonly operations?: readonly string[];
  readonly operation?: readonly string[];
  readonly warnings?: readonly string[];
  readonly notFound?: readonly string[];
}

function page(service: string, path: string, parts: Parts): string {
  const part = (lines: readonly string[] = []): string => lines.join('\r\n');
  return [
    ...head(service, path),
    '  <body>',
    '',
    '    <div id="content">',
    '',
    `      <p class="heading1">${htmlEncode(service)}</p><br>`,
    '',
    '      ',
    '',
    `      ${part(parts.operations)}`,
    '',
    `      ${part(parts.operation)}`,
    '      ',
    '',
    `    ${part(parts.warnings)}`,
    '    ',
    '      ',
    '',
    `      ${part(parts.notFound)}`,
    '',
    '    ',
    '  </body>',
    '</html>',
    '',
  ].join('\r\n');
}

function head(service: string, path: string): readonly string[] {
  return [
    '',
    '',
    '<html>',
    '',
    `    <head><link rel="alternate" type="text/xml" href="${htmlEncode(encodePath(path))}?disco" />`,
    '',
    '    <style type="text/css">',
    '    ',
    ...STYLES.map((style) => `\t\t${style}`),
    '           ',
    '    </style>',
    '',
    '    <title>',
    `\t${htmlEncode(service)} Web Service`,
    '</title></head>',
    '',
  ];
}

const STYLES: readonly string[] = [
  'BODY { color: #000000; background-color: white; font-family: Verdana; margin-left: 0px; margin-top: 0px; }',
  '#content { margin-left: 30px; font-size: .70em; padding-bottom: 2em; }',
  'A:link { color: #336699; font-weight: bold; text-decoration: underline; }',
  'A:visited { color: #6699cc; font-weight: bold; text-decoration: underline; }',
  'A:active { color: #336699; font-weight: bold; text-decoration: underline; }',
  'A:hover { color: cc3300; font-weight: bold; text-decoration: underline; }',
  'P { color: #000000; margin-top: 0px; margin-bottom: 12px; font-family: Verdana; }',
  'pre { background-color: #e5e5cc; padding: 5px; font-family: Courier New; font-size: x-small; margin-top: -5px; border: 1px #f0f0e0 solid; }',
  'td { color: #000000; font-family: Verdana; font-size: .7em; }',
  'h2 { font-size: 1.5em; font-weight: bold; margin-top: 25px; margin-bottom: 10px; border-top: 1px solid #003366; margin-left: -15px; color: #003366; }',
  'h3 { font-size: 1.1em; color: #000000; margin-left: -15px; margin-top: 10px; margin-bottom: 10px; }',
  'ul { margin-top: 10px; margin-left: 20px; }',
  'ol { margin-top: 10px; margin-left: 20px; }',
  'li { margin-top: 10px; color: #000000; }',
  'font.value { color: darkblue; font: bold; }',
  'font.key { color: darkgreen; font: bold; }',
  'font.error { color: darkred; font: bold; }',
  '.heading1 { color: #ffffff; font-family: Tahoma; font-size: 26px; font-weight: normal; background-color: #003366; margin-top: 0px; margin-bottom: 0px; margin-left: -30px; padding-top: 10px; padding-bottom: 3px; padding-left: 15px; width: 105%; }',
  '.button { background-color: #dcdcdc; font-family: Verdana; font-size: 1em; border-top: #cccccc 1px solid; border-bottom: #666666 1px solid; border-left: #cccccc 1px solid; border-right: #666666 1px solid; }',
  '.frmheader { color: #000000; background: #dcdcdc; font-family: Verdana; font-size: .7em; font-weight: normal; border-bottom: 1px solid #dcdcdc; padding-top: 2px; padding-bottom: 2px; }',
  '.frmtext { font-family: Verdana; font-size: .7em; margin-top: 8px; margin-bottom: 0px; margin-left: 32px; }',
  '.frmInput { font-family: Verdana; font-size: 1em; }',
  '.intro { margin-left: -15px; }',
];
