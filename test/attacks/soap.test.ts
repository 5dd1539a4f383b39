import { describe, expect, test } from '@jest/globals';
import {
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
  SOAP12,
  success,
  unsupportedType,
  useTarget,
  type FaultForm,
  type Posted,
} from './attack.js';

const target = useTarget();
const TYPE_12 = 'application/soap+xml; charset=utf-8';
const action = (operation: string) => `"${NS}/${operation}"`;
const typeWith = (operation: string) => `${TYPE_12}; action=${action(operation)}`;
const NAME = '<username>serveradmin</username>';
const UNKNOWN_ACTION = 'Server did not recognize the value of HTTP Header SOAPAction: ';
const NO_ACTION =
  'Unable to handle request without a valid action parameter. Please supply a valid soap action.';

/** The world with a demo account, who may look but not add, and a reseller's customer. */
const DEMO_WORLD = {
  include: ['default'],
  users: [
    { id: 2, ownerId: 1, username: 'demo', password: 'demo', role: 'reseller', mspc: { isDemo: true } },
    { id: 3, ownerId: 2, username: 'victim', password: 'victim', role: 'user' },
  ],
};

const ADD_USER =
  '<user><RoleId>3</RoleId><StatusId>1</StatusId><OwnerId>2</OwnerId><Username>jdoe</Username></user>';

describe('S1 SOAPAction says one operation, the body another', () => {
  test('S1 the operation of the SOAPAction runs, with what the body brings', async () => {
    rewind(target, DEMO_WORLD);

    const body = call('DeleteUser', '<username>victim</username><userId>3</userId>');
    expectAnswer(await target.send(post(body, { soapAction: action('UserExists') })), exists(true));

    expect(lastEntry(target)).toMatchObject({ operation: 'UserExists', outcome: 'done' });
  });

  test('S1 its rights are asked, not those of the operation in the body', async () => {
    rewind(target, DEMO_WORLD);
    const refused = post(call('UserExists', ADD_USER), { soapAction: action('AddUser'), login: 'demo:demo' });

    expectAnswer(await target.send(refused), success('AddUser', '<AddUserResult>-106</AddUserResult>'));

    expect(lastEntry(target)).toMatchObject({
      ...{ operation: 'AddUser', outcome: 'refused', reason: 'ERROR_USER_ACCOUNT_DEMO' },
    });
  });

  test('S1 what may not be done is not done under a harmless name', async () => {
    rewind(target, DEMO_WORLD);
    const harmless = post(call('AddUser', ADD_USER), {
      soapAction: action('UserExists'),
      login: 'demo:demo',
    });

    expectAnswer(await target.send(harmless), exists(false));

    expect(target.emulator.control.sandboxes()).toMatchObject([{ name: 'default', users: 3 }]);
  });

  test('S1 no credentials are asked of neither, nor lent by the anonymous service', async () => {
    const body = call(
      'AuthenticateUser',
      '<username>serveradmin</username><password>x</password><userId>1</userId>',
    );
    const text = `${UNKNOWN_ACTION}${NS}/DeleteUser.`;

    await target.refuses(
      post(body, { soapAction: action('DeleteUser'), path: '/esAuthentication.asmx', login: ':' }),
      fault('Client', text),
      text,
    );
  });

  test.each<[string, Posted]>([
    ['quoted', { soapAction: action('UserExists') }],
    ['unquoted', { soapAction: `${NS}/UserExists` }],
    ['URL-encoded', { soapAction: `"${encodeURIComponent(`${NS}/UserExists`)}"` }],
    ['with blanks around', { soapAction: `  ${action('UserExists')}\t` }],
    [
      'in the content type, against the body and the SOAPAction',
      {
        soapAction: action('DeleteUser'),
        contentType: typeWith('UserExists'),
      },
    ],
    ['in the content type only', { soapAction: undefined, contentType: typeWith('UserExists') }],
    [
      'in the content type, unquoted',
      {
        soapAction: undefined,
        contentType: `${TYPE_12}; action=${NS}/UserExists`,
      },
    ],
  ])('S1 an action %s counts, the body element does not', async (_how, posted) => {
    const version = posted.contentType === undefined ? '1.1' : '1.2';
    const body = call('DeleteUser', NAME, version === '1.1' ? SOAP11 : SOAP12);

    expectAnswer(await target.send(post(body, posted)), exists(true, version));
  });

  test.each<[string, Posted, '1.1' | '1.2']>([
    ['without a SOAPAction', { soapAction: undefined }, '1.1'],
    ['without an action parameter', { soapAction: undefined, contentType: TYPE_12 }, '1.2'],
    ['with an unknown action parameter', { soapAction: undefined, contentType: typeWith('No') }, '1.2'],
    [
      'with a SOAPAction that 1.2 does not look at',
      {
        soapAction: action('DeleteUser'),
        contentType: TYPE_12,
      },
      '1.2',
    ],
  ])('S1 %s the body element counts', async (_how, posted, version) => {
    const body = call('UserExists', NAME, version === '1.1' ? SOAP11 : SOAP12);

    expectAnswer(await target.send(post(body, posted)), exists(true, version));
  });

  test.each([
    ['empty', '', ''],
    ['empty in quotes', '""', ''],
    ['of another service', `"${NS}/GetPackages"`, `${NS}/GetPackages`],
    [
      'two at once',
      `${action('UserExists')}, ${action('DeleteUser')}`,
      `${NS}/UserExists", "${NS}/DeleteUser`,
    ],
    ['with a fragment', `"${NS}/UserExists#DeleteUser"`, `${NS}/UserExists#DeleteUser`],
    ['markup', '"<b>&amp;"', '<b>&amp;'],
  ])('S1 a SOAPAction %s is not recognized', async (_how, soapAction, shown) => {
    const text = `${UNKNOWN_ACTION}${shown}.`;

    await target.refuses(post(call('UserExists', NAME), { soapAction }), fault('Client', text), text);
  });
});

describe('S3 header blocks that must be understood', () => {
  const withHeader = (block: string, namespace = SOAP11) =>
    call('UserExists', NAME, namespace).replace(
      '<soap:Body>',
      `<soap:Header>${block}</soap:Header><soap:Body>`,
    );
  const UNKNOWN = 'SOAP header Trace was not understood.';

  test.each<[string, string, string, FaultForm]>([
    ['1.1', SOAP11, '1', { version: '1.1' }],
    ['1.2', SOAP12, '1', { version: '1.2' }],
    ['1.2, by word', SOAP12, 'true', { version: '1.2' }],
  ])('S3 an unknown one is a fault of its version: %s', async (_name, namespace, value, form) => {
    const block = `<t:Trace xmlns:t="urn:t" soap:mustUnderstand="${value}">1</t:Trace>`;
    const contentType = namespace === SOAP12 ? typeWith('UserExists') : undefined;

    expectAnswer(
      await target.send(post(withHeader(block, namespace), contentType === undefined ? {} : { contentType })),
      fault('MustUnderstand', UNKNOWN, { ...form, hasDetail: false }),
    );

    expect(lastEntry(target)).toMatchObject({ operation: 'UserExists', outcome: 'fault', reason: UNKNOWN });
  });

  test('S3 the operation has run by then, and its effect stays', async () => {
    const block = '<Trace soap:mustUnderstand="1"/>';
    const body = call('AddUser', ADD_USER.replace('<OwnerId>2', '<OwnerId>1'));
    const xml = body.replace('<soap:Body>', `<soap:Header>${block}</soap:Header><soap:Body>`);

    expectAnswer(
      await target.send(post(xml, { soapAction: action('AddUser') })),
      fault('MustUnderstand', UNKNOWN, { hasDetail: false }),
    );

    expect(target.emulator.control.sandboxes()).toMatchObject([{ users: 2 }]);
  });

  test.each([
    ['that need not be', '<t:Trace xmlns:t="urn:t" soap:mustUnderstand="0"/>'],
    ['that do not say', '<t:Trace xmlns:t="urn:t">1</t:Trace>'],
    [
      'that say so in another namespace',
      `<t:Trace xmlns:t="urn:t" xmlns:o="${SOAP12}" o:mustUnderstand="1"/>`,
    ],
    ['that say so without a namespace', '<t:Trace xmlns:t="urn:t" mustUnderstand="1"/>'],
  ])('S3 unknown ones %s are passed over', async (_which, block) => {
    expectAnswer(await target.send(post(withHeader(block))), exists(true));
  });
});

test("S3 a security header is WSE's own: AuthenticateUser, which asks for none, passes it over", async () => {
  const security = `<w:Security xmlns:w="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd" soap:mustUnderstand="1"/>`;
  const parameters = '<username>serveradmin</username><password>serveradmin</password>';
  const xml = call('AuthenticateUser', parameters).replace(
    '<soap:Body>',
    `<soap:Header>${security}</soap:Header><soap:Body>`,
  );

  const answer = await target.send(
    post(xml, { soapAction: action('AuthenticateUser'), path: '/esAuthentication.asmx' }),
  );

  expect(answer).toContain('<AuthenticateUserResult>0</AuthenticateUserResult>');
});

describe('S4 an envelope of another namespace', () => {
  const upgrade =
    `<soap12:Upgrade xmlns:soap12="${SOAP12}"><soap12:SupportedEnvelope qname="soap:Envelope" xmlns:soap="${SOAP11}" />` +
    `<soap12:SupportedEnvelope qname="soap12:Envelope" xmlns:soap12="${SOAP12}" /></soap12:Upgrade>`;

  test.each([
    ['another', 'http://www.w3.org/2001/12/soap-envelope'],
    ['nearly the same', 'http://schemas.xmlsoap.org/soap/envelope'],
    ['in other letter case', SOAP11.toUpperCase()],
    ['hostile', '"><b>&%s'],
  ])('S4 %s', async (_which, namespace) => {
    const text = `Possible SOAP version mismatch: Envelope namespace ${namespace} was unexpected. Expecting ${SOAP11}.`;
    const written = namespace.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
    const xml = call('UserExists', NAME, written);

    for (const soapAction of [action('UserExists'), undefined]) {
      rewind(target);
      await target.refuses(
        post(xml, { soapAction }),
        fault('VersionMismatch', text, { header: upgrade }),
        text,
      );
    }
  });

  test('S4 none', async () => {
    const text = `Possible SOAP version mismatch: Envelope namespace  was unexpected. Expecting ${SOAP11}.`;

    await target.refuses(
      post('<Envelope><Body/></Envelope>'),
      fault('VersionMismatch', text, { header: upgrade }),
      text,
    );
  });
});

describe('S5 envelope and media type of different versions', () => {
  test('S5 a 1.1 envelope labelled as 1.2', async () => {
    const request = post(call('UserExists', NAME), { contentType: typeWith('UserExists') });

    await target.refuses(request, unsupportedType(), 'content type application/soap+xml');
  });

  test('S5 a 1.2 envelope labelled as 1.1 is answered as 1.2', async () => {
    expectAnswer(await target.send(post(call('UserExists', NAME, SOAP12))), exists(true, '1.2'));
  });

  test('S5 parts of the other version inside an envelope', async () => {
    const mixed = `<s:Envelope xmlns:s="${SOAP12}"><o:Body xmlns:o="${SOAP11}"><UserExists xmlns="${NS}"/></o:Body></s:Envelope>`;
    const text =
      'Server was unable to read request. ---> Request format is invalid: Missing required soap:Body element.';

    await target.refuses(post(mixed), fault('Sender', text, { version: '1.2' }), text);
  });

  test.each(['application/xml', 'text/plain', 'application/json', 'multipart/related', '', 'text/xml2'])(
    'S5 a content type that is none of SOAP’s: "%s"',
    async (contentType) => {
      const request = post(call('UserExists', NAME), { contentType });

      await target.refuses(request, unsupportedType(), `content type ${contentType}`);
    },
  );
});

describe('S6 envelopes with parts missing, doubled or out of place', () => {
  const wrap = (content: string) => `<soap:Envelope xmlns:soap="${SOAP11}">${content}</soap:Envelope>`;
  const BODY = `<soap:Body><UserExists xmlns="${NS}">${NAME}</UserExists></soap:Body>`;
  const OTHER = `<soap:Body><UserExists xmlns="${NS}"><username>nobody</username></UserExists></soap:Body>`;
  const MANDATORY = '<soap:Header><Trace soap:mustUnderstand="1"/></soap:Header>';
  const FORMAT = 'Request format is invalid: Missing required soap:Body element.';

  test.each([
    ['an empty Envelope', wrap('')],
    ['a Header only', wrap('<soap:Header/>')],
    ['two Headers', wrap(`<soap:Header/><soap:Header/>${BODY}`)],
    ['something before the Body', wrap(`<x/>${BODY}`)],
    ['a Body without a namespace', wrap('<Body/>')],
    ['a body in another letter case', wrap('<soap:body/>')],
  ])('S6 %s: no Body where it has to be', async (_name, xml) => {
    const routed = `Server was unable to read request. ---> ${FORMAT}`;
    await target.refuses(post(xml), fault('Client', routed), routed);

    rewind(target);
    const unrouted = `Server was unable to process request. ---> ${FORMAT}`;
    await target.refuses(post(xml, { soapAction: undefined }), fault('Server', unrouted), unrouted);
  });

  test.each([
    ['two Bodies: the first counts', wrap(BODY + OTHER), true],
    ['a Header after the Body is not looked at', wrap(BODY + MANDATORY), true],
    [
      'two operations in the Body: the first counts',
      wrap(BODY.replace('</soap:Body>', `<x/></soap:Body>`)),
      true,
    ],
    ['an empty Body: everything is left out', wrap('<soap:Body/>'), false],
    ['a Body with nothing but white space', wrap('<soap:Body> \r\n </soap:Body>'), false],
    [
      'a Fault sent as a request',
      envelope('<soap:Fault><faultcode>soap:Server</faultcode></soap:Fault>'),
      false,
    ],
  ])('S6 %s', async (_name, xml, isThere) => {
    expectAnswer(await target.send(post(xml)), exists(isThere));
  });

  test.each([
    ['an empty Body', wrap('<soap:Body/>')],
    ['a Fault', envelope('<soap:Fault><faultcode>soap:Server</faultcode></soap:Fault>')],
    ['an Envelope in the Body', envelope(call('UserExists', NAME))],
    ['the second of two elements', envelope(`<x/><UserExists xmlns="${NS}">${NAME}</UserExists>`)],
  ])('S6 %s, without SOAPAction, names no operation', async (_name, xml) => {
    await target.refuses(post(xml, { soapAction: undefined }), fault('Client', NO_ACTION), NO_ACTION);
  });
});

describe('S10 operations that are not there', () => {
  const names: readonly (readonly [string, string])[] = [
    ['unknown', 'NoSuchOperation'],
    ['in other letter case', 'userexists'],
    ['a response', 'UserExistsResponse'],
    ['a type', 'UserInfo'],
    ['of another brand only', 'UpdateUserMfa'],
    ['with a blank behind', 'UserExists '],
  ];
  const elements = names.filter(([, name]) => !name.includes(' '));

  test.each(names)('S10 by SOAPAction: %s', async (_how, name) => {
    const text = `${UNKNOWN_ACTION}${NS}/${name}.`;

    await target.refuses(
      post(call('UserExists', NAME), { soapAction: `"${NS}/${name}"` }),
      fault('Client', text),
      text,
    );
  });

  test.each([
    ['another', 'http://tempuri.org/'],
    ['none', ''],
    ['with a slash', `${NS}/`],
    ['of a sibling', 'http://smbsaas/websitepanel/enterpriseserver'],
  ])('S10 a namespace of the SOAPAction: %s', async (_how, namespace) => {
    const text = `${UNKNOWN_ACTION}${namespace}/UserExists.`;

    await target.refuses(
      post(call('UserExists', NAME), { soapAction: `"${namespace}/UserExists"` }),
      fault('Client', text),
      text,
    );
  });

  test.each(names.filter(([, name]) => !name.includes(' ')))(
    'S10 by body element, 1.1: %s',
    async (_how, name) => {
      await target.refuses(
        post(call(name, NAME), { soapAction: undefined }),
        fault('Client', NO_ACTION),
        NO_ACTION,
      );
    },
  );

  test.each(elements)('S10 by action and body element, 1.2: %s', async (_how, name) => {
    const text = `Unable to handle request. The action '${NS}/${name}' was not recognized.`;
    const request = post(call(name, NAME, SOAP12), {
      soapAction: undefined,
      contentType: typeWith(name),
    });

    await target.refuses(request, fault('Sender', text, { version: '1.2' }), text);
  });

  test('S10 an operation element of another namespace is none of ours', async () => {
    const xml = envelope(`<UserExists xmlns="http://tempuri.org/">${NAME}</UserExists>`);

    await target.refuses(post(xml, { soapAction: undefined }), fault('Client', NO_ACTION), NO_ACTION);
  });
});
