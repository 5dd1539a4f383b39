import { beforeAll, describe, expect, test } from '@jest/globals';
import { ERRORS, type ErrorName } from '../../../src/apis/cortex/errors.js';
import { emulatorFor, newWorld } from '../../client.js';
import { goldenCases } from '../../golden/exchange.js';
import { ADMIN, Cortex, newCustomer } from './client.js';

const emulator = emulatorFor();
let cortex: Cortex;

const LTB = '<name>LTB</name>';
const EXCHANGE =
  '<service><name>HE</name><version>2010</version><userpackage><name>EX10_BASIC</name></userpackage><package><name>Basic</name></package></service>';
const customer = (inner: string) => `<customer>${LTB}${inner}</customer>`;

/** Errors that no request can raise, and why. */
const UNREACHABLE: Partial<Record<ErrorName, string>> = {
  Unknown: 'it is our own bug, or a disk that fails',
  InvalidObject: 'the document says that it is no longer used',
  InvalidReference: 'the notation of references is not public',
};

beforeAll(async () => {
  cortex = new Cortex(newWorld(emulator()), ADMIN);
  await cortex.set(newCustomer('Larkspur Tea Blenders', `${EXCHANGE}<user><name>blend1</name></user>`));
});

describe('what is wrong first', () => {
  test.each([
    ['XML before action', 3, '<request action="FLY"><customer></request>'],
    ['action before secure', 5, '<request action="FLY" secure="x"><customer/></request>'],
    ['secure before entities', 33, '<request action="GET" secure="x"><planet/></request>'],
    [
      'a customer that is not there before a value that cannot be read',
      34,
      '<request action="SET"><customer><id>4711</id><enabled>maybe</enabled></customer></request>',
    ],
    [
      'a service that is not there before a value that cannot be read',
      21,
      `<request action="SET">${customer('<enabled>maybe</enabled><service><name>Fax</name></service>')}</request>`,
    ],
    [
      'values in the order of the document',
      17,
      `<request action="SET">${customer('<status>x</status><enabled>maybe</enabled>')}</request>`,
    ],
    [
      'values before rules',
      32,
      `<request action="SET"><customer><name>CSP</name><enabled>false</enabled><password><changeatnextlogon>x</changeatnextlogon></password></customer></request>`,
    ],
    ['trace that is no boolean', 32, '<request action="GET" trace="loud"><global/></request>'],
    [
      'a customer before trace',
      34,
      '<request action="GET" trace="loud"><customer><name>NIL</name></customer></request>',
    ],
  ])('%s', async (_title, code, body) => {
    const { body: answer } = await cortex.post(body);

    expect(answer).toContain(`<id>${code}</id>`);
  });
});

test('a refused call leaves no trace, whatever of it would have worked', async () => {
  const before = await cortex.call('GET', customer('<user/><service/>'));

  await cortex.refusal(
    'SET',
    customer('<phone>1</phone><user><name>blend2</name></user><user><name>x@y</name></user>'),
  );

  expect(await cortex.call('GET', customer('<user/><service/>'))).toEqual(before);
});

/** Codes that an answer of a golden exchange carries. */
const raised = new Set(
  goldenCases('cortex').flatMap(({ expected }) => {
    const [, id] = /<error>\s*<id>(\d+)<\/id>/.exec(expected) ?? [];
    return id === undefined ? [] : [Number(id)];
  }),
);

test.each(Object.entries(ERRORS))('%s is raised by a golden exchange, or cannot be', (name, { code }) => {
  expect(raised.has(code)).toBe(!(name in UNREACHABLE));
});
