/** What ASP.NET says of an exception nobody caught. */
export interface UncaughtError {
  /** Full .NET name, such as `System.InvalidOperationException`. */
  readonly exceptionType: string;
  readonly message: string;
}

/**
 * ASP.NET's page for an uncaught exception, in the form that shows its message.
 *
 * @source System.Web/ErrorFormatter.cs (UnhandledErrorFormatter) in microsoft/referencesource; a saved page
 * @fidelity observed
 * @divergence the boxes Source Error and Stack Trace, the version line and the trailing comment are left out:
 *   nothing of ours must show, and the remote form has none of them either
 */
export function errorPage({ exceptionType, message }: UncaughtError): string {
  const text = formatPlainText(message);
  return aspNetPage(text, UNHANDLED_DESCRIPTION, [
    `            <b> Exception Details: </b>${formatPlainText(exceptionType)}: ${text}<br><br>`,
    '',
  ]);
}

/**
 * The page for an address with a path behind the file name (HTTP-GET and form binding, both off); status 500.
 *
 * @param pathInfo decoded, with its slash: `/UserExists`
 * @source behaviour.md 2.1; WebServiceHandlerFactory.CoreGetHandler
 * @fidelity documented
 */
export function unrecognizedFormatPage(pathInfo: string): string {
  const message = `Request format is unrecognized for URL unexpectedly ending in '${pathInfo}'.`;
  return errorPage({ exceptionType: 'System.InvalidOperationException', message });
}

/**
 * The page for a method a service does not serve (PUT, DELETE, OPTIONS); status 405.
 *
 * @source behaviour.md 2.1; WebServiceHandlerFactory.CoreGetHandler, UnsupportedRequestProtocol
 * @fidelity documented
 */
export function methodNotAllowedPage(): string {
  return errorPage({ exceptionType: 'System.Web.HttpException', message: 'Request format is unrecognized.' });
}

/**
 * The page a remote caller gets instead of the message while custom errors are on.
 *
 * @source System.Web/ErrorFormatter.cs (GenericApplicationErrorFormatter); a recorded answer, 3420 bytes
 * @fidelity observed
 */
export function runtimeErrorPage(): string {
  return aspNetPage('Runtime Error', RUNTIME_DESCRIPTION, [
    ...sampleBox('Details', RUNTIME_DETAILS, 'mode="Off"'),
    ...sampleBox('Notes', RUNTIME_NOTES, 'mode="RemoteOnly" defaultRedirect="mycustompage.htm"'),
  ]);
}

/**
 * ASP.NET's page for a file of its own kind (.asmx, .aspx) that does not exist; status 404.
 *
 * @param requestedPath decoded, without the query
 * @source System.Web/ErrorFormatter.cs (PageNotFoundErrorFormatter); recorded answers
 * @fidelity observed
 */
export function resourceNotFoundPage(requestedPath: string): string {
  return aspNetPage('The resource cannot be found.', `${formatPlainText(NOT_FOUND_DESCRIPTION)}\r\n`, [
    `            <b> Requested URL: </b>${htmlEncode(requestedPath)}<br><br>`,
    '',
  ]);
}

/**
 * IIS's own short page for any other path that does not exist; status 404, `text/html` without a charset.
 *
 * @source a recorded answer of IIS
 * @fidelity observed
 */
export function iisNotFoundPage(): string {
  return iisPage(
    '404 - File or directory not found.',
    'The resource you are looking for might have been removed, had its name changed, or is temporarily unavailable.',
  );
}

/**
 * IIS's own short page for a method a static path does not serve; status 405.
 *
 * @source copies of IIS's page in public code
 * @fidelity observed
 */
export function iisMethodNotAllowedPage(): string {
  return iisPage(
    '405 - HTTP verb used to access this page is not allowed.',
    'The page you are looking for cannot be displayed because an invalid method (HTTP verb) was used to attempt access.',
  );
}

/**
 * IIS's own short page for a status of its own.
 *
 * @fidelity inferred: the texts of copies of IIS's pages in public code, from memory for 403 and 502
 */
export function iisStatusPage(status: number): string {
  const [title, explanation] = IIS_PAGES[status] ?? [`${status} - Error.`, 'The page cannot be displayed.'];
  return iisPage(title, explanation);
}

const IIS_PAGES: Readonly<Record<number, readonly [title: string, explanation: string]>> = {
  401: [
    '401 - Unauthorized: Access is denied due to invalid credentials.',
    'You do not have permission to view this directory or page using the credentials that you supplied.',
  ],
  403: [
    '403 - Forbidden: Access is denied.',
    'You do not have permission to view this directory or page using the credentials that you supplied.',
  ],
  502: [
    '502 - Web server received an invalid response while acting as a gateway or proxy server.',
    'There is a problem with the page you are looking for, and it cannot be displayed.',
  ],
};

/** As .NET's HtmlEncode: safe in text and in attributes, Latin-1 and astral characters as numbers. */
export function htmlEncode(text: string): string {
  return text
    .replace(/[&<>"'\u00a0-\u00ff]|[\ud800-\udfff]/gu, numbered)
    .replace(/[\u{10000}-\u{10ffff}]/gu, numbered);
}

function numbered(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const isLoneSurrogate = code >= 0xd800 && code <= 0xdfff;
  return HTML_ESCAPES[character] ?? `&#${isLoneSurrogate ? 0xfffd : code};`;
}

const HTML_ESCAPES: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** As .NET's FormatPlainTextAsHtml, for text only: keeps apostrophes, runs of blanks and line breaks. */
function formatPlainText(text: string): string {
  return text
    .replace(/[&<>"\u00a0-\u00ff]/g, numbered)
    .replaceAll('\r', '')
    .replaceAll('\n', '<br>')
    .replace(/(?<= ) /g, '&nbsp;');
}

const UNHANDLED_DESCRIPTION =
  'An unhandled exception occurred during the execution of the current web request. Please review the stack trace for more information about the error and where it originated in the code.\r\n\r\n';
const NOT_FOUND_DESCRIPTION =
  'HTTP 404. The resource you are looking for (or one of its dependencies) could have been removed, had its name changed, or is temporarily unavailable.  Please review the following URL and make sure that it is spelled correctly.';
const RUNTIME_DESCRIPTION =
  'An application error occurred on the server. The current custom error settings for this application prevent the details of the application error from being viewed remotely (for security reasons). It could, however, be viewed by browsers running on the local server machine.\r\n';
const RUNTIME_DETAILS =
  'To enable the details of this specific error message to be viewable on remote machines, please create a <customErrors> tag within a "web.config" configuration file located in the root directory of the current web application. This <customErrors> tag should then have its "mode" attribute set to "Off".';
const RUNTIME_NOTES =
  'The current error page you are seeing can be replaced by a custom error page by modifying the "defaultRedirect" attribute of the application\'s <customErrors> configuration tag to point to a custom error page URL.';

/** @param description HTML that ends its line */
function aspNetPage(title: string, description: string, details: readonly string[]): string {
  return [
    ...aspNetHead(title),
    '    <body bgcolor="white">',
    '',
    "            <span><H1>Server Error in '/' Application.<hr width=100% size=1 color=silver></H1>",
    '',
    `            <h2> <i>${title}</i> </h2></span>`,
    '',
    '            <font face="Arial, Helvetica, Geneva, SunSans-Regular, sans-serif ">',
    '',
    `            <b> Description: </b>${description}            <br><br>`,
    '',
    ...details,
    '    </body>',
    '</html>',
    '',
  ].join('\r\n');
}

function sampleBox(title: string, description: string, settings: string): readonly string[] {
  return [
    `            <b>${title}:</b> ${htmlEncode(description)}<br><br>`,
    '',
    '            <table width=100% bgcolor="#ffffcc">',
    '               <tr>',
    '                  <td>',
    '                      <code><pre>',
    '',
    htmlEncode('<!-- Web.Config Configuration File -->'),
    '',
    htmlEncode('<configuration>'),
    htmlEncode('    <system.web>'),
    htmlEncode(`        <customErrors ${settings}/>`),
    htmlEncode('    </system.web>'),
    `${htmlEncode('</configuration>')}</pre></code>`,
    '',
    '                  </td>',
    '               </tr>',
    '            </table>',
    '',
    '            <br>',
    '',
  ];
}

function aspNetHead(title: string): readonly string[] {
  return [
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
  ];
}

function iisPage(title: string, explanation: string): string {
  return [
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">',
    '<html xmlns="http://www.w3.org/1999/xhtml">',
    '<head>',
    '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"/>',
    `<title>${title}</title>`,
    '<style type="text/css">',
    '<!--',
    'body{margin:0;font-size:.7em;font-family:Verdana, Arial, Helvetica, sans-serif;background:#EEEEEE;}',
    'fieldset{padding:0 15px 10px 15px;} ',
    'h1{font-size:2.4em;margin:0;color:#FFF;}',
    'h2{font-size:1.7em;margin:0;color:#CC0000;} ',
    'h3{font-size:1.2em;margin:10px 0 0 0;color:#000000;} ',
    '#header{width:96%;margin:0 0 0 0;padding:6px 2% 6px 2%;font-family:"trebuchet MS", Verdana, sans-serif;color:#FFF;',
    'background-color:#555555;}',
    '#content{margin:0 0 0 2%;position:relative;}',
    '.content-container{background:#FFF;width:96%;margin-top:8px;padding:10px;position:relative;}',
    '-->',
    '</style>',
    '</head>',
    '<body>',
    '<div id="header"><h1>Server Error</h1></div>',
    '<div id="content">',
    ' <div class="content-container"><fieldset>',
    `  <h2>${title}</h2>`,
    `  <h3>${explanation}</h3>`,
    ' </fieldset></div>',
    '</div>',
    '</body>',
    '</html>',
    '',
  ].join('\r\n');
}
