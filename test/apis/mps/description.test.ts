import { describe, expect, test } from '@jest/globals';
import { MpsDescription } from '../../../src/apis/mps/description.js';
import { PROCEDURES } from '../../../src/apis/mps/procedures.js';
import { ComposeError, type OperationDescription } from '../../../src/contract/description.js';
import { emulatorFor, newWorld } from '../../client.js';
import { requestFor } from '../../contract/request.js';
import { goldenCases, send } from '../../golden/exchange.js';
import { modelOf } from '../../model/estate.js';
import { IMPORT, MANAGED_OCS } from './client.js';

const emulator = emulatorFor();
const description = new MpsDescription(PROCEDURES);
const SEED = 'northfield-growing';
const estate = modelOf(SEED);
const LOGIN = { user: 'cspadmin_CSP', password: 'serveradmin' };

/** Procedures whose example is refused, and why nothing better is possible. */
const REFUSED: Readonly<Record<string, string>> = {
  'Error Provider::SetError': 'raising the error it is given is all that it does',
};

test.each(description.operations.map((operation) => [operation.operation, operation] as const))(
  'the example of %s finds what it needs',
  async (name, operation) => {
    const world = newWorld(emulator(), SEED);
    const values = description.example(operation, estate);
    const { method, path, headers, body } = description.compose({ operation: name, values, login: LOGIN });

    const answer = await send(method, `${world.url}${path}`, headers, Buffer.from(body));

    const outcome = name in REFUSED ? 'refused' : 'done';
    expect(answer.body.includes('errorContext')).toBe(name in REFUSED);
    expect(world.control.journal().at(-1)).toMatchObject({ operation: name, outcome });
  },
);

test('every procedure that a request may call is there, and no other', () => {
  const named = PROCEDURES.filter(({ access }) => access === 'public');

  expect(description.operations.map(({ operation }) => operation)).toEqual(
    named.map(({ namespace, procedure }) => `${namespace}::${procedure}`),
  );
  expect(
    description.operations.find(({ operation }) => operation === `${IMPORT}::EnableCustomerForPlans`),
  ).toMatchObject({
    service: IMPORT,
    grade: 'documented',
    isReading: false,
    fields: [
      { name: 'path', type: 'string', isRequired: true, isRepeated: false },
      { name: 'preferredDomainController', type: 'string', isRequired: true, isRepeated: false },
      {
        name: 'customerTypeName',
        type: 'enum',
        isRequired: false,
        values: expect.arrayContaining(['BusinessUser']),
      },
    ],
  });
});

describe('composing', () => {
  test('writes texts by their types, in the order of the fields, and what is required and left out', () => {
    const { body, headers, path } = description.compose({
      operation: 'CreateUser',
      service: 'Hosted Active Directory',
      values: {
        isAdmin: '1',
        userPrincipalName: ' lea@pinecrest.example ',
        properties: {
          property: [
            { '@name': 'title', '#text': 'R & D' },
            { '@name': 'mail', value: ['a', 'b'] },
          ],
        },
      },
    });

    expect([path, headers]).toEqual(['/mps', { 'Content-Type': 'text/xml; charset=utf-8' }]);
    expect(body.replace(/\n */g, '')).toBe(
      '<request><procedure><execute namespace="Hosted Active Directory" procedure="CreateUser" impersonate="1">' +
        '<executeData><container/><userPrincipalName>lea@pinecrest.example</userPrincipalName>' +
        '<preferredDomainController/><isAdmin>true</isAdmin><properties><property name="title">R &amp; D</property>' +
        '<property name="mail"><value>a</value><value>b</value></property></properties></executeData>' +
        '<after source="executeData" destination="data" mode="merge"/></execute></procedure></request>',
    );
  });

  test.each([
    [
      'MPS Import::ImportUsr',
      {},
      'no operation MPS Import::ImportUsr in mps; the nearest is MPS Import::ImportUser',
    ],
    [
      'Subscribe',
      {},
      'Subscribe is in several services of mps: Hosted Office Communications Server, Hosted Active Directory; name one',
    ],
    [`${IMPORT}::ImportUser`, { pth: 'x' }, 'no field ImportUser/pth; the nearest is path'],
    [
      `${IMPORT}::ImportUser`,
      { isAdmin: 'perhaps' },
      'ImportUser/isAdmin takes a value of type boolean, not "perhaps"',
    ],
    [
      `${IMPORT}::AllocateExistingMailbox`,
      { kilobytes: '1.5' },
      'AllocateExistingMailbox/kilobytes takes a value of type integer, not "1.5"',
    ],
    [
      `${IMPORT}::EnableCustomerForPlans`,
      { customerTypeName: 'BusinesUser' },
      'EnableCustomerForPlans/customerTypeName cannot be "BusinesUser"; the nearest is BusinessUser',
    ],
    [`${IMPORT}::ImportUser`, { path: ['a', 'b'] }, 'ImportUser/path can stand only once'],
    [`${IMPORT}::CreateMailbox`, { mailStore: 'x' }, 'CreateMailbox/mailStore takes fields'],
    [`${IMPORT}::ImportUser`, { path: { a: 'b' } }, 'ImportUser/path takes a value'],
  ])('%s with %j is refused', (operation, values, message) => {
    const compose = () => description.compose({ operation, values });

    expect(compose).toThrow(ComposeError);
    expect(compose).toThrow(message);
  });
});

describe('what a request is for', () => {
  const named = (namespace: string, procedure: string, data = '') =>
    `<request><procedure><execute namespace="${namespace}" procedure="${procedure}"><executeData>${data}</executeData></execute></procedure></request>`;

  test.each([
    ['both names', requestFor('/mps', named(IMPORT, 'ImportUser')), `${IMPORT}::ImportUser`],
    ['misspelt names', requestFor('/mps', named('MPS Imports', 'ImportUsers')), `${IMPORT}::ImportUser`],
    [
      'no namespace',
      requestFor('/mps', '<request><execute procedure="AddSharedPool"/></request>'),
      `${MANAGED_OCS}::AddSharedPool`,
    ],
    [
      'a document that ends too early',
      requestFor('/mps', named(IMPORT, 'ImportUser').slice(0, -40)),
      `${IMPORT}::ImportUser`,
    ],
    [
      'an address',
      requestFor(`/mps?namespace=MPS%20Import&procedure=ImportUser`, '<request/>'),
      `${IMPORT}::ImportUser`,
    ],
    ['nothing that is near', requestFor('/mps', named('Elsewhere', 'Zzz')), undefined],
    ['no document', requestFor('/mps', 'path=1'), undefined],
  ])('is found by %s', (_by, request, expected) => {
    expect(description.guess(request)?.operation).toBe(expected);
  });

  test('and what it says, in whatever order and wherever it stands', () => {
    const operation = theOperation(`${IMPORT}::ImportUser`);
    const data = '<isAdmin>1</isAdmin><stranger/><path>LDAP://CN=a</path>';
    const moved = `<request><data><planName>Gold</planName></data>${named(IMPORT, 'ImportUser', data).slice(9)}`;

    expect(description.recover(requestFor('/mps', moved), operation)).toEqual({
      path: 'LDAP://CN=a',
      planName: 'Gold',
      isAdmin: true,
    });
  });
});

/** Requests whose steps move data only. */
const CALLING_NOTHING = ['mps/_protocol/template', 'mps/_protocol/without-data'];

describe('departures from the contract', () => {
  test('are told of what is passed over, and of what is not as it should be', () => {
    const data =
      '<path>LDAP://CN=a</path><path/><isAdmin>maybe</isAdmin><plan>Gold</plan><x:planName xmlns:x="urn:x">G</x:planName>';
    const body = `<request><procedure><execute namespace="MPS Import" procedure="ImportUser" trust="1"><executeData>${data}</executeData></execute></procedure></request>`;

    const found = description.violations(requestFor('/mps', body), theOperation(`${IMPORT}::ImportUser`));

    expect(found.map(({ kind, path }) => [kind, path])).toEqual([
      ['unknown', 'execute/@trust'],
      ['unknown', 'ImportUser/plan'],
      ['repeated', 'ImportUser/path'],
      ['missing', 'ImportUser/preferredDomainController'],
      ['namespace', 'ImportUser/planName'],
      ['type', 'ImportUser/isAdmin'],
    ]);
    expect(found[1]?.message).toBe(
      'ImportUser has no plan, so it is passed over; there are path, preferredDomainController, userPrincipalName, customerTypeName, planName, isAdmin',
    );
  });

  test('are none in the documented examples', () => {
    const examples = goldenCases('mps')
      .filter(({ status, expected }) => status === 200 && expected.includes('<data'))
      .map((golden) => ({ ...golden, asked: requestFor(golden.path, golden.request, golden.headers) }));

    const found = examples.map(({ name, asked }) => {
      const operation = description.guess(asked);
      const violations = operation === undefined ? [] : description.violations(asked, operation);
      return [name, operation === undefined, violations.map(({ kind, path }) => `${kind} ${path}`)];
    });

    expect(found).toEqual(examples.map(({ name }) => [name, CALLING_NOTHING.includes(name), []]));
    expect(examples.length).toBeGreaterThan(50);
  });
});

function theOperation(name: string): OperationDescription {
  const found = description.operations.find(({ operation }) => operation === name);
  if (found === undefined) throw new Error(`no operation ${name}`);
  return found;
}
