import { describe, expect, test } from '@jest/globals';
import {
  badRequest,
  call,
  escapeXml,
  exists,
  expectAnswer,
  fault,
  lastEntry,
  NS,
  post,
  rewind,
  success,
  useTarget,
} from './attack.js';

const target = useTarget();
const UNROUTED = { soapAction: undefined };
const NAME = '<username>serveradmin</username>';
const MIB = 1024 * 1024;

/** Refused like broken XML, routed by SOAPAction or by the operation element, which is there already. */
async function expectLimit(xml: string): Promise<void> {
  await target.refuses(post(xml), badRequest(), 'limit');
  rewind(target);
  await target.refuses(post(xml, UNROUTED), badRequest(), 'limit');
}

/** Answered as if what is beside the name were not there. */
async function expectServed(beside: string, name = NAME): Promise<void> {
  expectAnswer(await target.send(post(call('UserExists', beside + name))), exists(true));
  expect(lastEntry(target)).toMatchObject({ outcome: 'done', operation: 'UserExists' });
}

describe('X8 deep nesting, all of it closed', () => {
  const nested = (levels: number) => '<x>'.repeat(levels) + '</x>'.repeat(levels);
  /** Envelope, Body and operation lie around it. */
  const DEEPEST = 128 - 3;

  test('X8 at the limit it is answered', async () => {
    await expectServed(nested(DEEPEST));
  });

  test.each([DEEPEST + 1, 1_500, 30_000, 100_000])('X8 %d levels are refused', async (levels) => {
    await expectLimit(call('UserExists', nested(levels) + NAME));
  });

  test('X8 above the Body it is told, for a request that is not routed yet', async () => {
    const header = `<soap:Header>${nested(1_500)}</soap:Header>`;
    const xml = call('UserExists', NAME).replace('<soap:Body>', `${header}<soap:Body>`);
    const column = xml.indexOf('<x>') + (128 - 2) * 3 + 3;
    const text = `Server was unable to process request. ---> Unexpected XML declaration or markup. Line 1, position ${column}.`;

    await target.refuses(post(xml), badRequest(), 'limit');
    rewind(target);
    await target.refuses(post(xml, UNROUTED), fault('Server', text), text);
  });
});

describe('X13 overlong names and values', () => {
  const LONGEST_NAME = 1_000;
  const LONGEST_VALUE = 65_536;

  test.each([
    ['element name', (length: number) => `<${'n'.repeat(length)}/>`, LONGEST_NAME],
    ['name with a prefix', (length: number) => `<p:${'n'.repeat(length - 2)} xmlns:p="u"/>`, LONGEST_NAME],
    ['attribute name', (length: number) => `<x ${'n'.repeat(length)}=""/>`, LONGEST_NAME],
    ['namespace prefix', (length: number) => `<x xmlns:${'n'.repeat(length - 6)}="u"/>`, LONGEST_NAME],
    ['attribute value', (length: number) => `<x a="${'v'.repeat(length)}"/>`, LONGEST_VALUE],
    ['namespace', (length: number) => `<x xmlns="${'v'.repeat(length)}"/>`, LONGEST_VALUE],
  ])('X13 %s', async (_what, write, longest) => {
    await expectServed(write(longest));

    for (const length of [longest + 1, 100 * 1024, MIB]) {
      rewind(target);
      await expectLimit(call('UserExists', write(length) + NAME));
    }
  });
});

describe('X14 many elements', () => {
  test.each(['<x/>', '<x></x>', '<!---->', '<!-- -->', '<?x?>'])('X14 25,000 times %s', async (markup) => {
    await expectServed(markup.repeat(25_000));
  });

  test.each(['<x/>', '<!---->', '<?x?>'])('X14 2,000,000 times %s', async (markup) => {
    await expectLimit(call('UserExists', markup.repeat(2_000_000) + NAME));
  });

  test('X14 the limit is 200,000, whatever they are', async () => {
    /** Envelope, Body, operation and name count too. */
    const filling = '<x/>'.repeat(100_000) + '<!---->'.repeat(50_000) + '<?x?>'.repeat(50_000 - 4);

    await expectServed(filling);
    rewind(target);
    await expectLimit(call('UserExists', `${filling}<x/>${NAME}`));
  });
});

test('X15 the size of a SOAP array is not believed', async () => {
  const SOAPENC = 'http://schemas.xmlsoap.org/soap/encoding/';
  const array = (type: string, items: string) =>
    `<plan xmlns:e="${SOAPENC}" xmlns:xsd="http://www.w3.org/2001/XMLSchema"><PlanName>p</PlanName>` +
    `<UserId>1</UserId><Groups e:arrayType="${type}">${items}</Groups><Quotas e:arrayType="${type}"/></plan>`;
  const group = '<HostingPlanGroupInfo><GroupId>1</GroupId></HostingPlanGroupInfo>';

  for (const type of ['xsd:int[1000000000]', 'xsd:int[-1]', 'xsd:int[4294967296,4294967296]', 'xsd:int[']) {
    for (const items of ['', group]) {
      rewind(target);
      const request = post(call('AddHostingPlan', array(type, items)), {
        soapAction: `"${NS}/AddHostingPlan"`,
        path: '/esPackages.asmx',
      });

      expectAnswer(
        await target.send(request),
        success('AddHostingPlan', '<AddHostingPlanResult>1</AddHostingPlanResult>'),
      );
    }
  }
});

describe('X16 many character references', () => {
  test.each(['&#65;', '&#x41;', '&#0000000000065;'])(
    'X16 500,000 times %s in an element',
    async (reference) => {
      const flood = call('UserExists', `<username>${reference.repeat(500_000)}</username>`);

      expectAnswer(await target.send(post(flood)), exists(false));

      expect(lastEntry(target)).toMatchObject({ outcome: 'done', operation: 'UserExists' });
    },
  );

  test('X16 in an attribute they count as the characters they stand for', async () => {
    await expectServed(`<x a="${'&#65;'.repeat(65_536)}"/>`);
    rewind(target);
    await expectLimit(call('UserExists', `<x a="${'&#65;'.repeat(65_537)}"/>${NAME}`));
  });
});

test.each([
  ['int', 'PlanId', 'Input string was not in a correct format.'],
  ['decimal', 'SetupPrice', 'Input string was not in a correct format.'],
  ['boolean', 'Available', "The string 'x' is not a valid Boolean value."],
])('X16 a megabyte of blanks before what is no %s', async (_type, field, text) => {
  for (const blanks of [' ', '\n\t', '&#32;']) {
    rewind(target);
    const value = `${blanks.repeat(MIB / blanks.length)}x`;
    const request = post(call('AddHostingPlan', `<plan><${field}>${value}</${field}></plan>`), {
      soapAction: `"${NS}/AddHostingPlan"`,
      path: '/esPackages.asmx',
    });

    const answer = await target.send(request);

    const position = /\(\d+, \d+\)/.exec(answer)?.[0] ?? '';
    const where = `Server was unable to read request. ---> There is an error in XML document ${position}.`;
    expectAnswer(answer, fault('Client', `${where} ---> ${text}`));
  }
});

const RESERVED = [
  '__proto__',
  'constructor',
  'prototype',
  'hasOwnProperty',
  'toString',
  'valueOf',
  '__defineGetter__',
];

describe('X20 reserved names', () => {
  const unpolluted = () => {
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  };

  test.each(RESERVED)('X20 %s as an element, an attribute, a prefix and a namespace', async (name) => {
    const inside = '<polluted>1</polluted>';

    await expectServed(
      `<${name} ${name}="1" xmlns:${name}="${name}" ${name}:a="">${inside}</${name}><${name} xmlns="">${inside}</${name}>`,
    );

    unpolluted();
  });

  test.each(RESERVED)('X20 %s as a child of a record and of a list', async (name) => {
    const reserved = `<${name}><polluted>1</polluted></${name}>`;
    const user =
      `${reserved}<RoleId>3</RoleId><StatusId>1</StatusId><OwnerId>1</OwnerId><Username>jdoe</Username>` +
      `<Vlans>${reserved}<UserVlan>${reserved}</UserVlan></Vlans>`;
    const request = post(call('AddUser', `${reserved}<user>${user}</user>`), { soapAction: `${NS}/AddUser` });

    expectAnswer(await target.send(request), success('AddUser', '<AddUserResult>2</AddUserResult>'));

    unpolluted();
  });

  test.each(RESERVED)('X20 %s as an operation, an address, a query and a header', async (name) => {
    const text = `Server did not recognize the value of HTTP Header SOAPAction: ${NS}/${name}.`;
    await target.refuses(
      post(call(name, ''), { soapAction: `"${NS}/${name}"` }),
      fault('Client', text),
      text,
    );
    rewind(target);
    const noAction =
      'Unable to handle request without a valid action parameter. Please supply a valid soap action.';
    await target.refuses(post(call(name, ''), UNROUTED), fault('Client', noAction), noAction);

    expect(await target.send(`GET /${name} HTTP/1.1\r\nHost: a\r\n\r\n`)).toMatch(/^HTTP\/1.1 404 /);
    expect(await target.send(`GET /${name}.asmx HTTP/1.1\r\nHost: a\r\n\r\n`)).toMatch(/^HTTP\/1.1 404 /);
    const page = await target.send(
      `GET /esUsers.asmx?op=${name}&${name}=${name} HTTP/1.1\r\nHost: a\r\n${name}: 1\r\n\r\n`,
    );
    expect(page).toMatch(/^HTTP\/1.1 200 /);
    expect(page).toContain(`Method '${name}' was not found in service esUsers.`);
    unpolluted();
  });

  test.each(RESERVED)('X20 %s as an enum, a quota and a header block', async (name) => {
    const status = call('ChangeUserStatus', `<userId>1</userId><status>${name}</status>`);
    const column = status.indexOf('</status>') + '</status>'.length + 3;
    const text = `Server was unable to read request. ---> There is an error in XML document (1, ${column}). ---> Instance validation error: '${name}' is not a valid value for UserStatus.`;
    expectAnswer(
      await target.send(post(status, { soapAction: `${NS}/ChangeUserStatus` })),
      fault('Client', text),
    );
    rewind(target);
    const quota = call('GetPackageQuota', `<packageId>1</packageId><quotaName>${name}</quotaName>`);
    expectAnswer(
      await target.send(post(quota, { soapAction: `${NS}/GetPackageQuota`, path: '/esPackages.asmx' })),
      fault(
        'Server',
        'Server was unable to process request. ---> Object reference not set to an instance of an object.',
      ),
    );
    rewind(target);
    const block = `<soap:Header><${name} soap:mustUnderstand="1"/></soap:Header><soap:Body>`;
    expectAnswer(
      await target.send(post(call('UserExists', NAME).replace('<soap:Body>', block))),
      fault('MustUnderstand', `SOAP header ${name} was not understood.`, { hasDetail: false }),
    );
  });
});

describe('X21 tags smuggled in values', () => {
  const SMUGGLED = '</FirstName><RoleId>1</RoleId><FirstName>';
  const store = async (written: string) => {
    const user = `<RoleId>3</RoleId><StatusId>1</StatusId><OwnerId>1</OwnerId><Username>jdoe</Username>`;
    const added = post(call('AddUser', `<user>${user}<FirstName>${written}</FirstName></user>`), {
      soapAction: `${NS}/AddUser`,
    });
    expectAnswer(await target.send(added), success('AddUser', '<AddUserResult>2</AddUserResult>'));
    return target.send(post(call('GetUserById', '<userId>2</userId>'), { soapAction: `${NS}/GetUserById` }));
  };

  test.each([
    ['escaped', '&lt;/FirstName&gt;&lt;RoleId&gt;1&lt;/RoleId&gt;&lt;FirstName&gt;', SMUGGLED],
    ['by number', '&#60;/FirstName&#x3e;&#60;RoleId>1&#60;/RoleId>&#60;FirstName>', SMUGGLED],
    ['in CDATA', `<![CDATA[${SMUGGLED}]]>`, SMUGGLED],
    ['in two CDATA sections', '<![CDATA[<]]><![CDATA[b>]]>', '<b>'],
    ['the end of CDATA', '<![CDATA[a]]]]><![CDATA[>b]]>', 'a]]>b'],
    ['escaped twice', '&amp;lt;b&amp;gt;', '&lt;b&gt;'],
    ['an entity in CDATA', '<![CDATA[&lt;&#60;&a;]]>', '&lt;&#60;&a;'],
    ['a comment in CDATA', '<![CDATA[<!-- a -->]]>', '<!-- a -->'],
    ['a document type in CDATA', '<![CDATA[<!DOCTYPE a>]]>', '<!DOCTYPE a>'],
  ])('X21 %s', async (_how, written, value) => {
    const answer = await store(written);

    expect(answer).toMatch(/^HTTP\/1.1 200 OK\r\n/);
    expect(answer).toContain(`<FirstName>${escapeXml(value)}</FirstName>`);
    expect(answer).toContain('<RoleId>3</RoleId><Role>User</Role>');
    expect(answer.match(/<RoleId>|<FirstName>/g)).toHaveLength(2);
  });
});
