import { describe, expect, test } from '@jest/globals';

import {
  errorPage,
  htmlEncode,
  iisMethodNotAllowedPage,
  iisNotFoundPage,
  methodNotAllowedPage,
  resourceNotFoundPage,
  runtimeErrorPage,
  unrecognizedFormatPage,
} from '../../src/http/aspNetPages.js';

const HEAD = (title: string): readonly string[] => [
  '<!DOCTYPE html>',
  '<html>',
  '    <head>',
  `        <title>${title}</title>`,
  '        <meta name="viewport" content="width=device-width" />',
  '        <style>',
  '         body {font-family:"Verdana";font-weight:normal;font-size: .7em;color:black;} ',
  '         p {font-family:"Verdana";font-weight:normal;color:black;margin-top: -5px}',
  '         b {font-family:"Verdana";font-weight:bold;color:black;margin-top: -5px}',
  '         H1 { font-family:"Verdana";font-weight:normal;font-size:18pt;color:red }',
  '         H2 { font-family:"Verdana";font-weight:normal;font-size:14pt;color:maroon }',
  '         pre {font-family:"Consolas","Lucida Console",Monospace;font-size:11pt;margin:0;padding:0.5em;line-height:14pt}',
  '         .marker {font-weight: bold; color: black;text-decoration: none;}',
  '         .version {color: gray;}',
  '         .error {margin-bottom: 10px;}',
  '         .expandable { text-decoration:underline; font-weight:bold; color:navy; cursor:hand; }',
  '         @media screen and (max-width: 639px) {',
  '          pre { width: 440px; overflow: auto; white-space: pre-wrap; word-wrap: break-word; }',
  '         }',
  '         @media screen and (max-width: 479px) {',
  '          pre { width: 280px; }',
  '         }',
  '        </style>',
  '    </head>',
  '',
  '    <body bgcolor="white">',
  '',
  "            <span><H1>Server Error in '/' Application.<hr width=100% size=1 color=silver></H1>",
  '',
  `            <h2> <i>${title}</i> </h2></span>`,
  '',
  '            <font face="Arial, Helvetica, Geneva, SunSans-Regular, sans-serif ">',
  '',
];

const UNHANDLED =
  '            <b> Description: </b>An unhandled exception occurred during the execution of the current web request. Please review the stack trace for more information about the error and where it originated in the code.';

describe('the page for an uncaught exception', () => {
  test('shows type and message of a call by path, and nothing of the server', () => {
    const text = "Request format is unrecognized for URL unexpectedly ending in '/UserExists'.";

    expect(unrecognizedFormatPage('/UserExists')).toBe(
      [
        ...HEAD(text),
        UNHANDLED,
        '',
        '            <br><br>',
        '',
        `            <b> Exception Details: </b>System.InvalidOperationException: ${text}<br><br>`,
        '',
        '    </body>',
        '</html>',
        '',
      ].join('\r\n'),
    );
  });

  test('of a method the service does not serve names HttpException', () => {
    expect(methodNotAllowedPage()).toBe(
      errorPage({ exceptionType: 'System.Web.HttpException', message: 'Request format is unrecognized.' }),
    );
  });

  test('escapes the message and keeps blanks and line breaks', () => {
    const page = errorPage({ exceptionType: 'System.Exception', message: '<b>&"  é\r\nParameter name: x' });

    const text = '&lt;b&gt;&amp;&quot; &nbsp;&#233;<br>Parameter name: x';
    expect(page).toContain(`<title>${text}</title>`);
    expect(page).toContain(`<b> Exception Details: </b>System.Exception: ${text}<br><br>`);
  });
});

describe('pages of which a recorded answer tells the length', () => {
  test('custom errors on: 3420 bytes', () => {
    expect(runtimeErrorPage()).toHaveLength(3420);
    expect(runtimeErrorPage()).toContain(
      '&lt;customErrors mode=&quot;RemoteOnly&quot; defaultRedirect=&quot;mycustompage.htm&quot;/&gt;',
    );
  });

  test('ASP.NET 404 for the root: 1885 bytes', () => {
    expect(resourceNotFoundPage('/')).toHaveLength(1885);
  });

  test('IIS 404: 1245 bytes, IIS 405: 1293 bytes', () => {
    expect(iisNotFoundPage()).toHaveLength(1245);
    expect(iisMethodNotAllowedPage()).toHaveLength(1293);
  });
});

test('an unknown .asmx is reported with its path, escaped', () => {
  expect(resourceNotFoundPage('/esNope.asmx/<script>\'"')).toBe(
    [
      ...HEAD('The resource cannot be found.'),
      '            <b> Description: </b>HTTP 404. The resource you are looking for (or one of its dependencies) could have been removed, had its name changed, or is temporarily unavailable. &nbsp;Please review the following URL and make sure that it is spelled correctly.',
      '            <br><br>',
      '',
      '            <b> Requested URL: </b>/esNope.asmx/&lt;script&gt;&#39;&quot;<br><br>',
      '',
      '    </body>',
      '</html>',
      '',
    ].join('\r\n'),
  );
});

test("IIS's own 404 does not name the path", () => {
  expect(iisNotFoundPage().split('\r\n').slice(19)).toEqual([
    '<body>',
    '<div id="header"><h1>Server Error</h1></div>',
    '<div id="content">',
    ' <div class="content-container"><fieldset>',
    '  <h2>404 - File or directory not found.</h2>',
    '  <h3>The resource you are looking for might have been removed, had its name changed, or is temporarily unavailable.</h3>',
    ' </fieldset></div>',
    '</div>',
    '</body>',
    '</html>',
    '',
  ]);
});

test('htmlEncode writes Latin-1 and astral characters as numbers, half characters as U+FFFD', () => {
  expect(htmlEncode('a<b>&"\'é€😀\ud800z')).toBe('a&lt;b&gt;&amp;&quot;&#39;&#233;€&#128512;&#65533;z');
});
