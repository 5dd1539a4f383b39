import { describe, expect, test } from '@jest/globals';
import { basic, emulatorFor, newWorld, type World } from '../../client.js';
import { send, type RawAnswer } from '../../golden/exchange.js';

const emulator = emulatorFor();
const ADMIN = 'cspadmin_CSP:serveradmin';
const MOVE =
  '<transform><before source="data" sourcePath="a" destination="data" destinationPath="b" mode="move"/></transform>';
const REQUEST = `<request><data><a>1</a><b/></data><procedure>${MOVE}</procedure></request>`;
const MOVED = '<response><data><b><a>1</a></b></data></response>';

interface Sent {
  readonly path?: string;
  readonly login?: string | undefined;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

function post(world: World, body: string | Buffer, given: Sent = {}): Promise<RawAnswer> {
  const { path = '/mps', method = 'POST', headers = {} } = given;
  const login = 'login' in given ? given.login : ADMIN;
  const credentials = login === undefined ? {} : { Authorization: basic(login) };
  const all = { 'Content-Type': 'text/xml', ...credentials, ...headers };
  return send(method, world.url + path, all, Buffer.from(body));
}

const error = (code: string, text: string, executeSeqNo = 0, namespace = '', procedure = '') =>
  `<response><errorContext description="${text}" code="${code}" executeSeqNo="${executeSeqNo}">` +
  `<errorSource namespace="${namespace}" procedure="${procedure}"/></errorContext></response>`;

describe('bare documents', () => {
  test('a request is answered with its data as the steps left it', async () => {
    const { status, headers, body } = await post(newWorld(emulator()), REQUEST);

    expect([status, body]).toEqual([200, MOVED]);
    expect(headers['content-type']).toBe('text/xml; charset=utf-8');
    expect(headers.server).toBe('Microsoft-IIS/8.5');
  });

  test('the address is found in any letter case', async () => {
    expect((await post(newWorld(emulator()), REQUEST, { path: '/MPS' })).body).toBe(MOVED);
  });

  test('a simple request names its procedure beside the document', async () => {
    const path = '/mps?namespace=Error%20Provider&procedure=SetError';
    const simple = '<request><data><hr>-2147467259</hr><desc>on purpose</desc></data></request>';

    const { body } = await post(newWorld(emulator()), simple, { path });

    expect(body).toBe(error('0x80004005', 'on purpose', 1, 'Error Provider', 'SetError'));
  });

  test.each([
    ['<request/>', '0xc00ce012', 'Element content is incomplete according to the DTD/Schema.'],
    [
      '<request><data/><procedure/><procedure/></request>',
      '0xc00ce014',
      'Element content is invalid according to the DTD/Schema.',
    ],
    [
      '<request><steps/></request>',
      '0xc00ce00d',
      "The element 'steps' is used but not declared in the DTD/Schema.",
    ],
    ['<response/>', '0xc00ce00d', "The element 'response' is used but not declared in the DTD/Schema."],
    [
      '<request xmlns="urn:x"/>',
      '0xc00ce00d',
      "The element 'request' is used but not declared in the DTD/Schema.",
    ],
  ])('%s is no request', async (document, code, text) => {
    expect((await post(newWorld(emulator()), document)).body).toBe(error(code, text));
  });

  test('a simple request has one data and no steps', async () => {
    const path = '/mps?namespace=Error%20Provider&procedure=SetError';
    const refused = error('0xc00ce014', 'Element content is invalid according to the DTD/Schema.');

    expect((await post(newWorld(emulator()), REQUEST, { path })).body).toBe(refused);
    expect((await post(newWorld(emulator()), '<request><data/><data/></request>', { path })).body).toBe(
      refused,
    );
  });

  test('several data of a trusted request are one document; queue data is passed over', async () => {
    const both = `<request><globalData/><data><a>1</a></data><data><b/></data><procedure>${MOVE}</procedure></request>`;

    expect((await post(newWorld(emulator()), both)).body).toBe(MOVED);
  });

  test('declaration, encoding and byte order mark are read', async () => {
    const world = newWorld(emulator());
    const latin = Buffer.from(
      `<?xml version="1.0" encoding="iso-8859-1"?>${REQUEST.replace('>1<', '>\u00fc<')}`,
      'latin1',
    );
    const wide = Buffer.from(`\ufeff${REQUEST}`, 'utf16le');

    expect((await post(world, latin)).body).toBe(MOVED.replace('>1<', '>\u00fc<'));
    expect((await post(world, wide)).body).toBe(MOVED);
  });

  test('other methods are refused', async () => {
    const { status, headers } = await post(newWorld(emulator()), '', { method: 'GET' });

    expect([status, headers.allow]).toEqual([405, 'POST']);
  });
});

describe('who may send', () => {
  const challenged = [401, 'Basic realm="127.0.0.1"'];

  test.each([
    ['no credentials', undefined],
    ['a wrong password', 'cspadmin_CSP:wrong'],
    ['an unknown name', 'nobody:x'],
    ['the name another product knows', 'serveradmin:serveradmin'],
    ['a name without a password', 'cspadmin_CSP'],
  ])('%s is challenged', async (_what, login) => {
    const { status, headers, body } = await post(newWorld(emulator()), REQUEST, { login });

    expect([status, headers['www-authenticate']]).toEqual(challenged);
    expect(body).toContain('401 - Unauthorized: Access is denied due to invalid credentials.');
  });

  test.each(['cspadmin_CSP', 'CSP\\cspadmin_csp', 'cspadmin@csp.local'])('%s may', async (name) => {
    expect((await post(newWorld(emulator()), REQUEST, { login: `${name}:serveradmin` })).body).toBe(MOVED);
  });

  test('a login names a sandbox', async () => {
    const name = 'mps-by-login';
    const headers = { 'Content-Type': 'text/xml', Authorization: basic(`cspadmin_CSP~${name}:serveradmin`) };

    const { body } = await send('POST', `${emulator().address.url}/mps`, headers, Buffer.from(REQUEST));

    expect(body).toBe(MOVED);
    expect(emulator().control.sandbox(name).journal()).toHaveLength(1);
  });

  test('a suspended user may not', async () => {
    const world = newWorld(emulator());
    await world.admin.call('AddUser', {
      user: { RoleId: 3, StatusId: 2, OwnerId: 1, Username: 'idle' },
      sendLetter: false,
      password: 'Secret1!',
    });

    expect((await post(world, REQUEST, { login: 'idle_IDL:Secret1!' })).status).toBe(401);
  });
});

describe('SOAP', () => {
  const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
  const PROVISIONING =
    '<provisioning SOAP-ENV:encodingStyle="" SOAP-ENV:mustUnderstand="1"><namespace>Error Provider</namespace><procedure>SetError</procedure></provisioning>';
  const SET_ERROR = '<data><hr>0x80131509</hr><desc>no &amp; never</desc></data>';
  const envelope = (header: string, body: string, namespace = SOAP) =>
    `<?xml version="1.0" encoding="UTF-8" standalone="no"?><SOAP-ENV:Envelope SOAP-ENV:encodingStyle="" xmlns:SOAP-ENV="${namespace}">${header}${body}</SOAP-ENV:Envelope>`;
  const header = (content: string) =>
    `<SOAP-ENV:Header SOAP-ENV:encodingStyle="">${content}</SOAP-ENV:Header>`;
  const body = (content: string) => `<SOAP-ENV:Body SOAP-ENV:encodingStyle="">${content}</SOAP-ENV:Body>`;
  const answered = (content: string) =>
    `<SOAP-ENV:Envelope xmlns:SOAP-ENV="${SOAP}"><SOAP-ENV:Body>${content}</SOAP-ENV:Body></SOAP-ENV:Envelope>`;
  const soap = (document: string) => post(newWorld(emulator()), document, { path: '/mpf/soapisapi.dll' });
  const FAILED = answered(error('0x80131509', 'no &amp; never', 1, 'Error Provider', 'SetError'));

  test.each([
    ['a request', `<request>${SET_ERROR}</request>`],
    ['data alone', SET_ERROR],
    ['the content of data', SET_ERROR.replace(/<\/?data>/g, '')],
  ])('the header names the procedure, the body holds %s', async (_what, content) => {
    const { status, body: answer } = await soap(envelope(header(PROVISIONING), body(content)));

    expect([status, answer]).toEqual([200, FAILED]);
  });

  test('the path header is allowed', async () => {
    const path = '<path SOAP-ENV:mustUnderstand="1"><rev><via/></rev><id>1</id></path>';

    expect((await soap(envelope(header(PROVISIONING + path), body(SET_ERROR)))).body).toBe(FAILED);
  });

  test.each([
    ['no header', envelope('', body(SET_ERROR)), 'Client', 'The provisioning header is missing.'],
    [
      'a header without a procedure',
      envelope(header('<provisioning><namespace>x</namespace></provisioning>'), body(SET_ERROR)),
      'Client',
      'The provisioning header is missing.',
    ],
    ['no body', envelope(header(PROVISIONING), ''), 'Client', 'The SOAP body is missing.'],
    [
      'a header that must be understood and is not',
      envelope(header(`${PROVISIONING}<other SOAP-ENV:mustUnderstand="1"/>`), body(SET_ERROR)),
      'MustUnderstand',
      'The SOAP header other is not understood.',
    ],
    [
      'SOAP 1.2',
      envelope(header(PROVISIONING), body(SET_ERROR), 'http://www.w3.org/2003/05/soap-envelope'),
      'VersionMismatch',
      'The SOAP envelope is not a SOAP 1.1 envelope.',
    ],
    ['a bare document', REQUEST, 'VersionMismatch', 'The SOAP envelope is not a SOAP 1.1 envelope.'],
  ])('%s is a fault', async (_what, document, code, text) => {
    const { status, body: answer } = await soap(document);

    expect([status, answer]).toEqual([
      500,
      answered(
        `<SOAP-ENV:Fault><faultcode>SOAP-ENV:${code}</faultcode><faultstring>${text}</faultstring></SOAP-ENV:Fault>`,
      ),
    ]);
  });

  test('steps in the request are refused: the header names the procedure', async () => {
    expect((await soap(envelope(header(PROVISIONING), body(REQUEST)))).body).toBe(
      answered(error('0xc00ce014', 'Element content is invalid according to the DTD/Schema.')),
    );
  });
});

test('the journal tells procedure, outcome and trace, and hides passwords', async () => {
  const world = newWorld(emulator());
  const secret =
    '<execute namespace="Error Provider" procedure="SetError"><executeData><hr>0x80004005</hr><desc>d</desc><newPassword>S4mple!pass</newPassword></executeData></execute>';

  await post(world, `<request><procedure><try>${secret}</try><catch/></procedure></request>`);

  const [entry] = world.control.journal();
  expect(entry).toMatchObject({ api: 'mps', operation: 'Error Provider::SetError', outcome: 'done' });
  expect(entry?.trace).toEqual([
    {
      kind: 'try',
      name: '',
      failed: '0x80004005',
      children: [
        { kind: 'execute', name: 'Error Provider::SetError', number: 1, failed: '0x80004005', children: [] },
      ],
    },
    { kind: 'catch', name: '0x80004005', children: [] },
  ]);
  expect(JSON.stringify(entry)).not.toContain('S4mple!pass');
});

describe('fault rules', () => {
  const OPERATION = 'Error Provider::SetError';
  const STEP =
    '<execute namespace="Error Provider" procedure="SetError"><executeData><hr>0x80004005</hr><desc>own</desc></executeData></execute>';
  const DOCUMENT = `<request><procedure>${STEP}</procedure></request>`;

  test('an error by its symbol is that of the step', async () => {
    const world = newWorld(emulator());
    world.control.addFault({ match: { operation: OPERATION }, before: { error: 'ACCESS_DENIED' } });

    expect((await post(world, DOCUMENT)).body).toBe(
      error('0x80070005', 'Access is denied.', 1, 'Error Provider', 'SetError'),
    );
  });

  test('a catch handles it as it handles the product’s own', async () => {
    const world = newWorld(emulator());
    world.control.addFault({ match: { operation: OPERATION }, before: { error: 'INVALID_CUSTOMER' } });
    const catching = `<request><procedure><try>${STEP}</try><catch/></procedure></request>`;

    expect((await post(world, catching)).body).toBe('<response><data/></response>');
  });

  test('a status ends the request, inside a try too', async () => {
    const world = newWorld(emulator());
    world.control.addFault({ match: { operation: OPERATION }, before: { status: 503 } });
    const catching = `<request><procedure><try>${STEP}</try><catch/></procedure></request>`;

    expect((await post(world, catching)).status).toBe(503);
    expect(world.control.journal()[0]?.outcome).toBe('intercepted');
  });
});
