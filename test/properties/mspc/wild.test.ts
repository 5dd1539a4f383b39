import { beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { BRANDS } from '../../../src/apis/mspc/brand.js';
import { Client, emulatorFor, get, NOW } from '../../client.js';
import type { RawAnswer } from '../../golden/exchange.js';
import { answerValidator, bodyContent } from '../../soap/schema.js';
import { expectWhole } from './likeness.js';
import { readBack } from './readBack.js';
import { runs, TIMEOUT_MS } from './runs.js';
import { OPERATION_NAMES, wildCall, type WildCall } from './schemaWalk.js';
import { HOSTER } from './world.js';

const LONGEST = 60;
/** How an error of ours is told. */
const INTERNAL = "Exception of type 'System.Exception' was thrown.";

const emulator = emulatorFor();
const validators = new Map<string, (bodyXml: string) => string[]>();

beforeAll(async () => {
  for (const service of ['esUsers', 'esPackages', 'esAuthentication']) {
    const { body } = await get(`${emulator().address.url}/${service}.asmx?wsdl`);
    validators.set(service, answerValidator(body));
  }
});

/** What is wrong with an answer, if anything. A refusal of the caller is fine: its password may be another by now. */
function complaintsAbout({ service }: WildCall, { status, body }: RawAnswer): string[] {
  if (status === 401) return [];
  if (status === 500) return body.includes(INTERNAL) ? ['an error of ours'] : faultComplaints(body);
  if (status !== 200) return [`status ${status}`];
  return validators.get(service)?.(bodyContent(body)) ?? ['no schema'];
}

function faultComplaints(body: string): string[] {
  return /<soap:Fault><faultcode>soap:(Server|Client)<\/faultcode><faultstring>./.test(body)
    ? []
    : ['no fault'];
}

const caller = fc.constantFrom(
  'serveradmin:serveradmin',
  ...[2, 4, 5, 7, 9, 10].map((id) => `user${id}:Secret${id}!`),
);
const calls = fc.array(fc.tuple(caller, wildCall), { minLength: 1, maxLength: LONGEST, size: 'max' });

test('the walk over the contracts meets every operation that is answered', () => {
  expect(OPERATION_NAMES.length).toBeGreaterThan(90);
});

test(
  'any operation with any arguments is answered by its contract, is never an error of ours, and leaves the world whole',
  async () => {
    const control = emulator().control.sandbox('wild');
    control.seed(HOSTER.seed);
    const url = `${emulator().address.url}/~wild`;
    const property = fc.asyncProperty(calls, async (sequence) => {
      control.reset();
      control.freezeClock(NOW);
      for (const [login, call] of sequence) {
        const answer = await new Client(url, { login }).post(call.operation, written(call));
        const complaints = complaintsAbout(call, answer);
        expect({ login, ...call, complaints, body: complaints.length > 0 && answer.body }).toEqual({
          ...{ login, ...call, complaints: [], body: false },
        });
      }
      readBack(emulator(), control, expectWhole);
    });

    await fc.assert(property, runs(60));
  },
  TIMEOUT_MS,
);

function written({ operation, xml }: WildCall): string {
  const parameters = `<${operation} xmlns="${BRANDS.mspc.namespace}">${xml}</${operation}>`;
  return `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>${parameters}</soap:Body></soap:Envelope>`;
}
