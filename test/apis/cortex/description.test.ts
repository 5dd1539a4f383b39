import { describe, expect, test } from '@jest/globals';
import { CortexDescription } from '../../../src/apis/cortex/description.js';
import { ComposeError, type OperationDescription, type Value } from '../../../src/contract/description.js';
import { emulatorFor, newWorld } from '../../client.js';
import { requestFor } from '../../contract/request.js';
import { goldenCases, send } from '../../golden/exchange.js';
import { modelOf } from '../../model/estate.js';

const emulator = emulatorFor();
const description = new CortexDescription();
const demo = modelOf('demo');
const LOGIN = { user: 'cspadmin_CSP', password: 'serveradmin' };

test.each(description.operations.map((operation) => [operation.operation, operation] as const))(
  'the example of %s finds what it needs in the demo',
  async (name, operation) => {
    const world = newWorld(emulator(), 'demo');
    const values = description.example(operation, demo);
    const { method, path, headers, body } = description.compose({ operation: name, values, login: LOGIN });

    const answer = await send(method, `${world.url}${path}`, headers, Buffer.from(body));

    expect(answer.body).not.toContain('<error>');
    expect(world.control.journal().at(-1)).toMatchObject({ operation: name, outcome: 'done' });
    expect(emptyTextsIn(values)).toEqual([]);
  },
);

test('an operation tells what may stand in its entity, and what it goes on to', () => {
  const operation = theOperation('GET customer/user/service');
  const [user] = operation.fields.filter(({ name }) => name === 'user');
  const [service] = user?.fields?.filter(({ name }) => name === 'service') ?? [];

  expect(operation).toMatchObject({ service: 'customer', isReading: true, grade: 'documented' });
  expect([user, service]).toMatchObject([
    { isRequired: true, isRepeated: true },
    { isRequired: true, isRepeated: true },
  ]);
  expect(theOperation('SET customer').fields.find(({ name }) => name === 'status')).toEqual({
    name: 'status',
    type: 'status',
    isRequired: false,
    isRepeated: false,
    values: ['NotProvisioned', 'Requested', 'InProgress', 'Provisioned', 'Failed', 'Pending'],
  });
});

describe('composing', () => {
  test('writes texts by their types, in the contract’s order', () => {
    const { body, headers, path } = description.compose({
      operation: 'SET customer/user',
      values: {
        user: { roles: { role: { '@id': ID, '#text': 'A & B' } }, enabled: 'yes', name: 'lea' },
        name: 'AS',
      },
      login: { user: 'u', password: 'p' },
    });

    expect([path, headers]).toEqual([
      '/cortexapi/default.aspx',
      { 'Content-Type': 'text/xml; charset=utf-8', Authorization: 'Basic dTpw' },
    ]);
    expect(body.replace(/\n */g, '')).toBe(
      '<?xml version="1.0" encoding="utf-8"?><request version="1.0" action="SET"><customer><name>AS</name><user>' +
        `<name>lea</name><roles><role id="${ID}">A &amp; B</role></roles><enabled>True</enabled></user></customer></request>`,
    );
  });

  test('goes on to where the operation leads, whatever is left out', () => {
    const { body } = description.compose({ operation: 'FIND customer/user/service' });

    expect(body).toContain('<user>\n      <service />\n    </user>');
  });

  test.each([
    ['GET custmer', {}, 'no operation GET custmer in cortex; the nearest is GET customer'],
    ['GET customer', { nme: 'AS' }, 'no field customer/nme; the nearest is name'],
    [
      'SET customer/user',
      { user: { enabled: 'perhaps' } },
      'customer/user/enabled takes a value of type bool, not "perhaps"',
    ],
    ['GET customer', { id: 'one' }, 'customer/id takes a value of type int, not "one"'],
    [
      'SET customer',
      { status: 'Provisionned' },
      'customer/status cannot be "Provisionned"; the nearest is Provisioned',
    ],
  ])('%s with %j is refused', (operation, values, message) => {
    const compose = () => description.compose({ operation, values });

    expect(compose).toThrow(ComposeError);
    expect(compose).toThrow(message);
  });
});

describe('what a request is for', () => {
  const asked = (action: string, entities: string) =>
    requestFor('/', `<request version="1.0" action="${action}">${entities}</request>`);

  test.each([
    ['its names', asked('get', '<customer><name>AS</name><user/></customer>'), 'GET customer/user'],
    ['misspelt names', asked('GTE', '<custmer><usr><servce/></usr></custmer>'), 'GET customer/user/service'],
    ['an action it has not', asked('DELETE', '<report/>'), 'FIND report'],
    [
      'a document that ends too early',
      requestFor('/', '<request action="SET"><location><name>a'),
      'SET location',
    ],
    ['another root', requestFor('/', '<customer/>'), 'FIND customer'],
    ['nothing that is near', asked('GET', '<zebra/>'), undefined],
    ['no document', requestFor('/', 'action=GET'), undefined],
  ])('is found by %s', (_by, request, expected) => {
    expect(description.guess(request)?.operation).toBe(expected);
  });

  test('and what it says, in whatever order and with whatever between', () => {
    const said = '<x/><user><enabled>no</enabled><name>lea</name></user><id>seven</id><name>AS</name>';

    expect(
      description.recover(asked('SET', `<customer>${said}</customer>`), theOperation('SET customer/user')),
    ).toEqual({ name: 'AS', id: 'seven', user: { name: 'lea', enabled: false } });
  });
});

describe('departures from the contract', () => {
  test('are told of what is passed over, and of what is not as it should be', () => {
    const body =
      '<request action="FIND" verbose="1"><customer><status>gone</status><code>1</code><name/><name/>' +
      '<contactname>Ann</contactname><x:id xmlns:x="urn:x">1</x:id></customer></request>';

    const found = description.violations(requestFor('/', body), theOperation('FIND customer'));

    expect(found.map(({ kind, path }) => [kind, path])).toEqual([
      ['unknown', 'request/@verbose'],
      ['missing', 'request/@version'],
      ['unknown', 'customer/code'],
      ['unknown', 'customer/contactname'],
      ['repeated', 'customer/name'],
      ['namespace', 'customer/id'],
      ['type', 'customer/status'],
    ]);
  });

  test('are none in the documented examples', () => {
    const examples = goldenCases('cortex')
      .filter(({ status }) => status === 200)
      .map((golden) => ({ ...golden, asked: requestFor(golden.path, golden.request, golden.headers) }));

    const found = examples.map(({ name, asked }) => {
      const operation = description.guess(asked);
      const violations = operation === undefined ? [] : description.violations(asked, operation);
      return [name, operation === undefined, violations.map(({ kind, path }) => `${kind} ${path}`)];
    });

    expect(found).toEqual(examples.map(({ name }) => [name, false, []]));
    expect(examples.length).toBeGreaterThan(50);
  });
});

const ID = '{98d54efa-8f1b-425a-9b84-25e9329bc2d4}';

function theOperation(name: string): OperationDescription {
  const found = description.operations.find(({ operation }) => operation === name);
  if (found === undefined) throw new Error(`no operation ${name}`);
  return found;
}

/** Paths of texts that say nothing: the estate lacked what they should name. */
function emptyTextsIn(values: Value, path = ''): string[] {
  if (values === '') return [path];
  if (typeof values !== 'object' || values === null) return [];
  return Object.entries(values).flatMap(([name, value]: [string, Value]) =>
    emptyTextsIn(value, `${path}/${name}`),
  );
}
