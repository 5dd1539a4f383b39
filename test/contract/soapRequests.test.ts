import { describe, expect, test } from '@jest/globals';
import { BRANDS } from '../../src/apis/mspc/brand.js';
import type { OperationDescription, Values } from '../../src/contract/description.js';
import type { HttpRequest } from '../../src/http/exchange.js';
import { emulatorFor } from '../client.js';

const emulator = emulatorFor();
const NAMESPACE = BRANDS.mspc.namespace;

/** A request as somebody sends it who has not read the contract. */
function request(path: string, body: string, headers: HttpRequest['headers'] = {}): HttpRequest {
  return {
    ...{ method: 'POST', target: path, path, query: undefined, headers, body: Buffer.from(body) },
    baseUrl: 'http://localhost',
    isOversize: false,
  };
}

function described(api: string) {
  const found = emulator().control.descriptions.of(api);
  if (found === undefined) throw new Error(`no description of ${api}`);
  return found;
}

function operation(api: string, name: string): OperationDescription {
  const found = described(api).operations.find((it) => it.operation === name);
  if (found === undefined) throw new Error(`no operation ${name}`);
  return found;
}

const inEnvelope = (content: string) =>
  `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body>${content}</e:Body></e:Envelope>`;

describe('the operation of a request', () => {
  test.each([
    ['its SOAPAction', '/esUsers.asmx', 'not XML', `"${NAMESPACE}/GetUsers"`, 'GetUsers'],
    ['a misspelt SOAPAction', '/esUsers.asmx', '', `"${NAMESPACE}/GetUserss"`, 'GetUsers'],
    ['the element of its Body', '/esUsers.asmx', inEnvelope('<AddUser/>'), undefined, 'AddUser'],
    [
      'an envelope of no version',
      '/esUsers.asmx',
      '<Envelope><Body><AddUser/></Body></Envelope>',
      undefined,
      'AddUser',
    ],
    [
      'an envelope without a Body',
      '/esUsers.asmx',
      '<Envelope><Header/><AddUser/></Envelope>',
      undefined,
      'AddUser',
    ],
    ['no envelope at all', '/esUsers.asmx', '<AddUser/>', undefined, 'AddUser'],
    ['a document that breaks off', '/esUsers.asmx', '<Envelope><Body><AddUser><user>', undefined, 'AddUser'],
    ['the wrong address', '/esUsers.asmx', inEnvelope('<GetPackage/>'), undefined, 'GetPackage'],
    ['the wrong letter case', '/ESUSERS.asmx', inEnvelope('<getuserbyid/>'), undefined, 'GetUserById'],
  ])('is known by %s', (_how, path, body, soapaction, name) => {
    const headers = soapaction === undefined ? {} : { soapaction };

    expect(described('mspc').guess(request(path, body, headers))?.operation).toBe(name);
  });

  test('is known by the action that JAX-WS makes up', () => {
    const headers = { soapaction: '"http://v2.provisioning.ws.web.verba.com/Provisioning/listUsersRequest"' };

    const guessed = described('provisioning').guess(request('/provisioning', '', headers));

    expect(guessed?.operation).toBe('listUsers');
  });

  test('goes by the element sooner than by the action where the product looks at no action', () => {
    const headers = { soapaction: '"listUsers"' };

    const guessed = described('provisioning').guess(
      request('/provisioning', inEnvelope('<createUser/>'), headers),
    );

    expect(guessed?.operation).toBe('createUser');
  });

  test.each([
    ['nothing that is near', inEnvelope('<Bake/>')],
    ['no XML', '{"operation":"AddUser"}'],
    ['nothing', ''],
  ])('is not known where it says %s', (_what, body) => {
    expect(described('mspc').guess(request('/esUsers.asmx', body))).toBeUndefined();
  });
});

describe('what a request says', () => {
  test('is found in any order and namespace, as far as it can be read', () => {
    const body = inEnvelope(
      '<AddUser><password>secret</password><x:user xmlns:x="urn:other"><Username>jo</Username>' +
        '<OwnerId>many</OwnerId><Role>User</Role><Status>Happy</Status><RoleId> 3 </RoleId><Nick>J</Nick></x:user>' +
        '<notes><string>a</string><string xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"/></notes>',
    );

    expect(described('mspc').recover(request('/esUsers.asmx', body), operation('mspc', 'AddUser'))).toEqual({
      password: 'secret',
      user: { Username: 'jo', Role: 'User', RoleId: '3' },
      notes: { string: ['a', null] },
    });
  });

  test.each([
    ['mspc', '/esUsers.asmx', 'GetUserByUsername', 'username', 'first'],
    ['provisioning', '/provisioning', 'getEnvironmentByEid', 'eid', 'last'],
  ])('twice counts for %s as its product reads it', (api, path, name, field, wins) => {
    const body = inEnvelope(`<${name}><${field}>first</${field}><${field}>last</${field}></${name}>`);

    expect(described(api).recover(request(path, body), operation(api, name))).toEqual({ [field]: wins });
  });

  test('of repeated fields is a list', () => {
    const body = inEnvelope(
      '<v:createUser xmlns:v="http://v2.provisioning.ws.web.verba.com/"><user><roles>A</roles><eid>0000</eid>' +
        '<roles>B</roles><extensions><extension>1</extension></extensions></user></v:createUser>',
    );

    const values = described('provisioning').recover(
      request('/provisioning', body),
      operation('provisioning', 'createUser'),
    );

    expect(values).toEqual({ user: { roles: ['A', 'B'], eid: '0000', extensions: [{ extension: '1' }] } });
  });

  test('is nothing where there is no document', () => {
    expect(described('mspc').recover(request('/esUsers.asmx', '?'), operation('mspc', 'AddUser'))).toEqual(
      {},
    );
  });
});

describe('where a request departs from the contract', () => {
  const kinds = (content: string, name = 'AddUserVLan') =>
    described('mspc')
      .violations(request('/esUsers.asmx', inEnvelope(content)), operation('mspc', name))
      .map(({ kind, path }) => `${kind} ${path}`);
  const call = (content: string) => `<AddUserVLan xmlns="${NAMESPACE}">${content}</AddUserVLan>`;
  const VLAN = '<vLan><VLanID>1</VLanID></vLan>';

  test.each([
    ['nowhere', call(`<userId>1</userId>${VLAN}`), []],
    ['an element too much', call(`<userId>1</userId><vlan/>${VLAN}`), ['unknown AddUserVLan/vlan']],
    ['the order', call(`${VLAN}<userId>1</userId>`), ['order AddUserVLan/userId']],
    ['a value', call('<userId>one</userId>'), ['type AddUserVLan/userId']],
    ['an empty number', call('<userId/>'), ['type AddUserVLan/userId']],
    ['a number out of range', call('<userId>2147483648</userId>'), ['type AddUserVLan/userId']],
    ['what is required', call('<vLan/>'), ['missing AddUserVLan/vLan/VLanID', 'missing AddUserVLan/userId']],
    ['what stands twice', call('<userId>1</userId><userId>2</userId>'), ['repeated AddUserVLan/userId']],
    ['a namespace', call('<userId xmlns="">1</userId>'), ['namespace AddUserVLan/userId']],
    [
      'the namespace of all',
      '<AddUserVLan><userId>1</userId></AddUserVLan>',
      ['namespace AddUserVLan', 'namespace AddUserVLan/userId'],
    ],
    ['an attribute', call('<userId unit="1">1</userId>'), ['unknown AddUserVLan/userId/@unit']],
    ['text in a record', call('<userId>1</userId>text'), ['type AddUserVLan']],
    ['elements in a text', call('<userId>1<b/></userId>'), ['unknown AddUserVLan/userId/b']],
    ['another operation', `<AddUserVlan xmlns="${NAMESPACE}"/>`, ['unknown AddUserVlan']],
    ['an empty Body', '', ['missing AddUserVLan']],
  ])('is told: %s', (_what, content, expected) => {
    expect(kinds(content)).toEqual(expected);
  });

  test('is not asked of a document that is not well-formed', () => {
    expect(kinds('<AddUserVLan>')).toEqual([]);
  });
});

describe('a composed request', () => {
  const bodyOf = (api: string, name: string, values: Values) =>
    /Body>(.*)<\/\w+:Body>/.exec(described(api).compose({ operation: name, values }).body)?.[1];

  test('has what is required, as a .NET client sends what nobody set', () => {
    expect(bodyOf('mspc', 'UpdatePackageAddon', { addon: {} })).toBe(
      `<UpdatePackageAddon xmlns="${NAMESPACE}"><addon><PackageAddonId>0</PackageAddonId><PackageId>0</PackageId>` +
        '<PlanId>0</PlanId><Quantity>0</Quantity><PurchaseDate>0001-01-01T00:00:00</PurchaseDate>' +
        '<StatusId>0</StatusId></addon></UpdatePackageAddon>',
    );
  });

  test('has lists with or without the name of their items, and nil where an item is null', () => {
    const written = [['a', null], { ArrayOfString: [{ string: ['a', null] }] }].map((array) => {
      const pairs = Array.isArray(array) ? [array] : array;
      return bodyOf('mspc', 'UpdateUserSettings', { settings: { SettingsArray: pairs } });
    });

    expect(written[0]).toContain(
      '<SettingsArray><ArrayOfString><string>a</string><string xsi:nil="true" /></ArrayOfString></SettingsArray>',
    );
    expect(written[1]).toBe(written[0]);
  });

  test.each([
    [{ RoleId: '2' }, '<RoleId>2</RoleId><Role>Reseller</Role>'],
    [{ Role: 'User' }, '<RoleId>3</RoleId><Role>User</Role>'],
    [{ Role: 'User', RoleId: 2 }, '<RoleId>2</RoleId><Role>User</Role>'],
    [{}, '<RoleId>0</RoleId><Role>Administrator</Role>'],
  ])('says the same by number and by name: %j', (user, expected) => {
    expect(bodyOf('mspc', 'AddUser', { user })).toContain(expected);
  });

  test('repeats what is repeated, without a list around it', () => {
    expect(bodyOf('provisioning', 'createUser', { user: { roles: ['A', 'B'], extensions: [null] } })).toMatch(
      /<extensions xsi:nil="true" xmlns:xsi="[^"]+"><\/extensions>.*<roles>A<\/roles><roles>B<\/roles>/,
    );
  });

  test('has escapes for what is markup, and leaves out what is null', () => {
    const values = { username: 'a<b>&"c', password: null };

    expect(bodyOf('mspc', 'AuthenticateUser', values)).toBe(
      `<AuthenticateUser xmlns="${NAMESPACE}"><username>a&lt;b&gt;&amp;"c</username></AuthenticateUser>`,
    );
  });

  test('has no credentials where nobody asks for them', () => {
    const login = { user: 'serveradmin', password: 'x' };

    const { headers } = described('mspc').compose({ operation: 'GetSystemSetupMode', login });

    expect(Object.keys(headers)).toEqual(['Content-Type', 'SOAPAction']);
  });
});
