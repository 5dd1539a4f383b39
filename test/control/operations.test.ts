import { describe, expect, test } from '@jest/globals';
import { emulatorFor, newWorld } from '../client.js';
import { send } from '../golden/exchange.js';

const emulator = emulatorFor();

interface Answer {
  readonly status: number;
  readonly document: unknown;
}

async function get(path: string): Promise<Answer> {
  const { status, body } = await send('GET', emulator().address.controlUrl + path, {}, Buffer.alloc(0));
  return { status, document: JSON.parse(body) };
}

async function compose(sandbox: string, order: object): Promise<Answer> {
  const url = `${emulator().address.controlUrl}/sandboxes/${sandbox}/compose`;
  const headers = { 'Content-Type': 'application/json' };
  const { status, body } = await send('POST', url, headers, Buffer.from(JSON.stringify(order)));
  return { status, document: JSON.parse(body) };
}

describe('the list of operations', () => {
  test('has those of every API, each with its grade', async () => {
    const { status, document } = await get('/operations');

    expect(status).toBe(200);
    for (const summary of [
      { api: 'mspc', service: 'esUsers', operation: 'AddUser', grade: 'documented', isReading: false },
      {
        ...{ api: 'provisioning', service: 'ProvisioningService', operation: 'listUsers' },
        ...{ grade: 'documented', isReading: true },
      },
    ]) {
      expect(document).toContainEqual(summary);
    }
  });

  test('can be of one service', async () => {
    const { document } = await get('/operations?api=mspc&service=esAuthentication');

    expect((document as { operation: string }[]).map(({ operation }) => operation)).toEqual([
      ...['AuthenticateUser', 'GetUserByUsernamePassword', 'ChangeUserPasswordByUsername'],
      ...['SendPasswordReminder', 'GetSystemSetupMode', 'SetupControlPanelAccounts'],
    ]);
  });

  test('of an API that there is not names the nearest', async () => {
    expect(await get('/operations?api=mspcc')).toEqual({
      status: 404,
      document: { error: 'no API mspcc; the nearest is mspc' },
    });
  });
});

describe('one operation', () => {
  test('is told with its fields in order', async () => {
    expect(await get('/operations/mspc/ChangeUserStatus')).toEqual({
      status: 200,
      document: {
        api: 'mspc',
        service: 'esUsers',
        operation: 'ChangeUserStatus',
        grade: 'documented',
        isReading: false,
        fields: [
          { name: 'userId', type: 'int', isRequired: true, isRepeated: false },
          {
            ...{ name: 'status', type: 'UserStatus', isRequired: true, isRepeated: false },
            values: ['Active', 'Suspended', 'Cancelled', 'Pending'],
          },
        ],
      },
    });
  });

  test('is told with what stands inside its fields, a record in itself left closed', async () => {
    const { document } = await get('/operations/provisioning/createExtension?service=ProvisioningService');

    expect(document).toMatchObject({
      errors: ['ERROR_GENERAL', 'ERROR_ILLEGAL_ARGUMENT', 'ERROR_UNAUTHORIZED', 'ERROR_ALREADY_EXISTS'],
      session: { operation: 'requestToken', element: 'token', field: 'token' },
      fields: [
        { name: 'token', isRequired: false },
        {
          name: 'extension',
          fields: expect.arrayContaining([
            expect.objectContaining({
              name: 'user',
              fields: expect.arrayContaining([
                { name: 'extensions', type: 'extension', isRequired: false, isRepeated: true },
                { name: 'roles', type: 'string', isRequired: false, isRepeated: true },
              ]) as unknown,
            }),
          ]) as unknown,
        },
      ],
    });
  });

  test.each([
    ['/operations/mspc/AddUsr', 'no operation AddUsr in mspc; the nearest is AddUser'],
    [
      '/operations/mspc/AddUser?service=esPackages',
      'no operation AddUser in mspc esPackages; esUsers has it',
    ],
    ['/operations/mspc/AddUser?service=esUser', 'no service esUser in mspc; the nearest is esUsers'],
    ['/operations/msp/AddUser', 'no API msp; the nearest is mspc'],
  ])('that is not at %s is told what comes nearest', async (path, error) => {
    expect(await get(path)).toEqual({ status: 404, document: { error } });
  });
});

describe('a composed message', () => {
  test('is what a .NET client sends, to the sandbox it was asked of', async () => {
    const world = newWorld(emulator());

    const answer = await compose(world.name, {
      ...{ api: 'mspc', operation: 'GetUsers', values: { ownerId: '1', recursive: true } },
      login: { user: 'serveradmin', password: 'serveradmin' },
    });

    expect(answer).toEqual({
      status: 200,
      document: {
        method: 'POST',
        url: `${emulator().address.url}/~${world.name}/esUsers.asmx`,
        headers: {
          'Content-Type': 'text/xml; charset=utf-8',
          SOAPAction: '"http://smbsaas/MSPC/enterpriseserver/GetUsers"',
          Authorization: 'Basic c2VydmVyYWRtaW46c2VydmVyYWRtaW4=',
        },
        body:
          '<?xml version="1.0" encoding="utf-8"?>' +
          '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" ' +
          'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">' +
          '<soap:Body><GetUsers xmlns="http://smbsaas/MSPC/enterpriseserver">' +
          '<ownerId>1</ownerId><recursive>true</recursive></GetUsers></soap:Body></soap:Envelope>',
      },
    });
  });

  test('to the sandbox default has no prefix', async () => {
    const { document } = await compose('default', { api: 'mspc', operation: 'GetSystemSetupMode' });

    expect(document).toMatchObject({ url: `${emulator().address.url}/esAuthentication.asmx` });
  });

  test('of the Provisioning API is what a Java client sends, with what has to be asked for first', async () => {
    const world = newWorld(emulator());

    const { document } = await compose(world.name, {
      ...{ api: 'provisioning', operation: 'deleteUser', values: { token: 'T', userId: 7 } },
    });

    expect(document).toEqual({
      method: 'POST',
      url: `${emulator().address.provisioningUrl}/~${world.name}/provisioning`,
      headers: {
        Accept: 'text/xml, multipart/related',
        'Content-Type': 'text/xml; charset=utf-8',
        SOAPAction: '"http://v2.provisioning.ws.web.verba.com/Provisioning/deleteUserRequest"',
      },
      body:
        `<?xml version='1.0' encoding='UTF-8'?>` +
        '<S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Body>' +
        '<ns2:deleteUser xmlns:ns2="http://v2.provisioning.ws.web.verba.com/">' +
        '<token>T</token><userId>7</userId></ns2:deleteUser></S:Body></S:Envelope>',
      session: { operation: 'requestToken', element: 'token', field: 'token' },
    });
  });

  test('says by SOAP 1.2 what it is for in its type', async () => {
    const { document } = await compose('default', {
      ...{ api: 'mspc', operation: 'GetSystemSetupMode', soapVersion: '1.2' },
    });

    expect(document).toMatchObject({
      headers: {
        'Content-Type':
          'application/soap+xml; charset=utf-8; action="http://smbsaas/MSPC/enterpriseserver/GetSystemSetupMode"',
      },
    });
  });

  test('to the Provisioning API takes a login where a token is asked for', async () => {
    const { document } = await compose('default', {
      ...{ api: 'provisioning', operation: 'requestToken' },
      login: { user: 'robot', password: 'Winter-Gate-7', environment: 'H001' },
    });

    expect((document as { body: string }).body).toContain(
      '<eid>H001</eid><loginName>robot</loginName><password>Winter-Gate-7</password>',
    );
  });

  test('begins with what is in the sandbox, under what is given', async () => {
    const world = newWorld(emulator(), 'demo');

    const { document } = await compose(world.name, {
      ...{ api: 'mspc', operation: 'AddUser', example: true },
      values: { user: { Username: 'mine' } },
    });

    expect((document as { body: string }).body).toMatch(/<OwnerId>2<.*<LastName>Example<.*<Username>mine</);
  });

  test.each([
    [{ operation: 'AddUsr' }, 'no operation AddUsr in mspc; the nearest is AddUser'],
    [
      { operation: 'AddUser', values: { user: { Usernam: 'x' } } },
      'no field AddUser/user/Usernam; the nearest is Username',
    ],
    [
      { operation: 'ChangeUserStatus', values: { status: 'Suspendet' } },
      'ChangeUserStatus/status cannot be "Suspendet"; the nearest is Suspended',
    ],
    [{ operation: 'GetUserById', values: { userId: 'five' } }, 'GetUserById/userId is no int: "five"'],
    [{ operation: 'GetUserById', values: { userId: [1, 2] } }, 'GetUserById/userId is one int, not a list'],
    [{ operation: 'GetUserById', values: { userId: {} } }, 'GetUserById/userId is one int, not a record'],
    [
      { operation: 'GetUserById', values: { userId: null } },
      'GetUserById/userId is required and cannot be nil',
    ],
    [{ operation: 'AddUser', values: { user: 'x' } }, 'AddUser/user is a record (UserInfo), not "x"'],
    [
      { operation: 'AddUser', values: { user: { RoleId: 99 } } },
      'AddUser/user/RoleId: no UserRole has the number 99',
    ],
    [
      { operation: 'GetUserByUsername', values: { username: 'a\u0001' } },
      'GetUserByUsername/username has a character that XML cannot hold',
    ],
  ])('refuses %j', async (order, error) => {
    expect(await compose('default', { api: 'mspc', ...order })).toEqual({ status: 400, document: { error } });
  });

  test('is not made for a sandbox that there is not', async () => {
    expect(await compose('nowhere', { api: 'mspc', operation: 'GetUsers' })).toEqual({
      status: 404,
      document: { error: 'no sandbox named nowhere' },
    });
  });
});
