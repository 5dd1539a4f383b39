import { describe, expect, test } from '@jest/globals';
import { maskSecrets } from '../../src/sandbox/mask.js';
import { account, basic, Client, emulatorFor, envelope, get, newWorld } from '../client.js';

const emulator = emulatorFor();

describe('an entry', () => {
  test('tells the exchange, how it ended and how well founded that is', async () => {
    const { admin, control } = newWorld(emulator());
    control.handOut('message', [
      '11111111-2222-4333-8444-555555555555',
      '66666666-7777-4888-9999-000000000000',
    ]);
    const sent = envelope('UserExists', { username: 'nobody' });

    const answer = await admin.post('UserExists', sent);

    const [entry] = control.journal();
    expect(entry).toEqual({
      id: 1,
      at: Date.parse('2026-01-15T10:30:00Z'),
      api: 'mspc',
      operation: 'UserExists',
      outcome: 'done',
      reason: null,
      user: 'serveradmin',
      fault: null,
      grade: 'documented',
      diagnosis: null,
      violations: [],
      changes: [],
      request: {
        method: 'POST',
        target: expect.stringMatching(/^\/~world-\d+\/esUsers\.asmx$/),
        headers: {
          'content-type': 'text/xml; charset=utf-8',
          soapaction: '"http://smbsaas/MSPC/enterpriseserver/UserExists"',
          authorization: '***',
          'content-length': String(sent.length),
          host: emulator().address.url.slice('http://'.length),
          connection: expect.any(String),
        },
        body: sent,
      },
      answer: {
        status: 200,
        headers: [
          ['Cache-Control', 'private, max-age=0'],
          ['Content-Type', 'text/xml; charset=utf-8'],
          ['Server', 'Microsoft-IIS/8.5'],
          ['X-AspNet-Version', '4.0.30319'],
          ['X-Powered-By', 'ASP.NET'],
        ],
        body: answer.body,
      },
    });
  });

  test.each([
    ['refused', 'ERROR_INVALID_USER_NAME', 'AddUser', account('a:b')],
    ['fault', 'NULL_REFERENCE', 'AddUser', {}],
    ['fault', 'ACCOUNT_REFUSED', 'GetMyPackages', { userId: 99 }],
  ])('of a call that ended as %s says %s', async (outcome, reason, operation, parameters) => {
    const { admin, control } = newWorld(emulator());

    await admin.call(operation, parameters);

    expect(control.journal()).toMatchObject([{ outcome, reason, operation }]);
  });

  test('is written for what was no call as well', async () => {
    const { url, as, control } = newWorld(emulator());

    await get(`${url}/esUsers.asmx`);
    await get(`${url}/nowhere`);
    await as('serveradmin:wrong').call('UserExists');
    await new Client(url).post('UserExists', '<broken');

    expect(
      control.journal().map(({ id, outcome, operation, answer }) => [id, outcome, operation, answer.status]),
    ).toEqual([
      [1, 'page', null, 200],
      [2, 'rejected', null, 404],
      [3, 'rejected', 'UserExists', 401],
      [4, 'rejected', null, 400],
    ]);
  });
});

describe('with room for three exchanges', () => {
  const small = emulatorFor({ journalEntries: 3 });

  test('the newest are kept and the others counted', async () => {
    const { admin, control, name } = newWorld(small());

    for (let call = 0; call < 5; call += 1) await admin.call('UserExists', { username: `user${call}` });

    expect(control.journal().map(({ id }) => id)).toEqual([3, 4, 5]);
    expect(
      small()
        .control.sandboxes()
        .find((sandbox) => sandbox.name === name),
    ).toEqual({
      ...{ name, users: 1, exchanges: 5, dropped: 2 },
    });
  });

  test('a long run keeps no more than that', async () => {
    const { admin, control } = newWorld(small());

    for (let call = 0; call < 300; call += 1) await admin.call('UserExists');

    expect(control.journal().map(({ id }) => id)).toEqual([298, 299, 300]);
  });

  test('a reset starts the numbers over', async () => {
    const { admin, control, name } = newWorld(small());
    for (let call = 0; call < 4; call += 1) await admin.call('UserExists');

    control.reset();
    await admin.call('UserExists');

    expect(control.journal().map(({ id }) => id)).toEqual([1]);
    expect(
      small()
        .control.sandboxes()
        .find((sandbox) => sandbox.name === name),
    ).toMatchObject({ dropped: 0 });
  });
});

describe('with room for 20,000 bytes', () => {
  const small = emulatorFor({ journalBytes: 20_000 });

  test('large exchanges push out the older ones', async () => {
    const { admin, control } = newWorld(small());

    for (const size of [10, 6_000, 6_000, 6_000])
      await admin.call('UserExists', { username: 'x'.repeat(size) });

    expect(control.journal().map(({ id }) => id)).toEqual([3, 4]);
  });

  test('one that is larger by itself is still kept, alone', async () => {
    const { admin, control } = newWorld(small());
    await admin.call('UserExists');

    await admin.call('UserExists', { username: 'x'.repeat(50_000) });

    expect(control.journal().map(({ id }) => id)).toEqual([2]);
  });
});

describe('no password is shown', () => {
  const SECRET = 'Geh3im!';

  /** Everything of the journal as text. */
  async function shown(send: (client: Client, url: string) => Promise<unknown>): Promise<string> {
    const world = newWorld(emulator());
    await send(new Client(world.url, { login: `serveradmin:${SECRET}` }), world.url);
    const entries = world.control.journal();
    expect(entries).toHaveLength(1);
    return JSON.stringify(entries);
  }

  const record = `<AddUser xmlns="http://smbsaas/MSPC/enterpriseserver"><password>${SECRET}</password></AddUser>`;

  test.each([
    ['in a parameter', envelope('AddUser', { password: SECRET })],
    ['in a record', envelope('AddUser', { user: { Username: 'x', Password: SECRET } })],
    ['in a CDATA section', record.replace(SECRET, `<![CDATA[${SECRET}]]>`)],
    ['in a CDATA section that holds markup', record.replace(SECRET, `<![CDATA[a</b><c>${SECRET}]]>`)],
    ['in a CDATA section that never ends', record.replace(SECRET, `<![CDATA[a</b>${SECRET}`)],
    ['around a comment', record.replace(SECRET, `a<!-- <x> -->${SECRET}`)],
    ['after an entity', record.replace(SECRET, `&lt;&amp;${SECRET}`)],
    ['in an element that never ends', `<AddUser><password>${SECRET}`],
    ['in an element with attributes', record.replace('<password>', `<password xsi:type="string" a='1'\n>`)],
    ['in an element with a prefix', record.replace('<password>', '<é:password>')],
    ['in an attribute', `<AddUser Password = "${SECRET}"/>`],
    ['in an attribute that never ends', `<AddUser Password="${SECRET}`],
    ['in a UsernameToken', `<wsse:Password Type="x#PasswordText">${SECRET}</wsse:Password>`],
    ['in a setting', `<s><string>SmtpPassword</string>\n<string>${SECRET}</string></s>`],
    ['in a named property', `<p><property name="userPassword"><value>${SECRET}</value></property></p>`],
    ['in a property', `<p><property name='password'>${SECRET}</property></p>`],
    ['in a form', `username=serveradmin&password=${SECRET}&ip=`],
    ['in JSON', `{ "username": "serveradmin", "password" : "${SECRET}\\"" }`],
  ])('%s', async (_where, body) => {
    const text = await shown((client) => client.post('AddUser', body));

    expect(text).toContain('***');
    expect(text).not.toContain(SECRET);
  });

  test.each(['utf16le', 'utf16be'] as const)('in a body in %s', async (encoding) => {
    const little = Buffer.from(`\ufeff${record}`, 'utf16le');

    const text = await shown((client) =>
      client.post('AddUser', encoding === 'utf16le' ? little : little.swap16()),
    );

    expect(text).toContain('<password>***</password>');
    expect(text).not.toContain(SECRET);
  });

  test('in the query of an address', async () => {
    const text = await shown((_client, url) =>
      get(`${url}/esAuthentication.asmx/AuthenticateUser?password=${SECRET}`),
    );

    expect(text).toContain('AuthenticateUser?password=***');
    expect(text).not.toContain(SECRET);
  });

  test('in the Authorization header', async () => {
    const text = await shown((client) => client.call('UserExists'));

    expect(text).not.toContain(basic(`serveradmin:${SECRET}`).slice('Basic '.length));
  });
});

describe('with passwords switched on in answers', () => {
  const talkative = emulatorFor({ mspc: { passwordOutput: 'clear' } });

  test('the journal masks those of an answer', async () => {
    const { admin, control } = newWorld(talkative());

    const answer = await admin.exchange('GetUserById', { userId: 1 });

    expect(answer.body).toContain('<Password>serveradmin</Password>');
    expect(control.journal()[0]?.answer.body).toBe(
      answer.body.replace('<Password>serveradmin</Password>', '<Password>***</Password>'),
    );
  });
});

test('a million tags and names that never end are masked without hanging', () => {
  const parts = ['<password>', '<password ', ' password', '<![CDATA[', '"password":"', '&password'];
  const named = ['>password', '<a name="password" ', ' name="password"', '>password</a>'];
  const bodies = [...parts, ...named].map((part) => part.repeat(1_000_000));

  const lengths = bodies.map((body) => maskSecrets(body).length);

  expect(lengths.every((length) => length > 0)).toBe(true);
});

test('what is no secret is shown as it was sent', async () => {
  const { admin, control } = newWorld(emulator());
  const sent = envelope('ChangeUserPassword', { userId: 1, note: 'password=' }).replace(
    '<note>',
    '<password />\n <note>',
  );

  await admin.post('ChangeUserPassword', sent);

  expect(control.journal()[0]?.request.body).toBe(sent);
});
