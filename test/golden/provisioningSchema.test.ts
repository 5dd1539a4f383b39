import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startEmulator, type Emulator } from '../../src/index.js';
import { bodyContent, schemaValidator } from '../soap/schema.js';
import { goldenCases, play, send } from './exchange.js';

/** Good answers of an emulator with its defaults; faults and pages are no part of the schema. */
const CASES = goldenCases('provisioning').filter(
  ({ status, method, options, expected }) =>
    status === 200 && method === 'POST' && Object.keys(options).length === 0 && expected.includes('Response'),
);

let emulator: Emulator;
let complaintsAbout: (bodyXml: string) => string[];

beforeAll(async () => {
  emulator = await startEmulator({ port: 0, provisioningPort: 0, controlPort: 0, logLevel: 'silent' });
  const schema = await send(
    'GET',
    `${emulator.address.provisioningUrl}/provisioning?xsd=1`,
    {},
    Buffer.alloc(0),
  );
  complaintsAbout = schemaValidator(schema.body);
});

afterAll(() => emulator.close());

describe('answers to the golden exchanges of the Provisioning API', () => {
  test.each(CASES.map((golden, index) => [golden.name, golden, `schema-${index}`] as const))(
    '%s is valid against the served schema',
    async (_name, golden, sandbox) => {
      const { body, headers } = await play(emulator, golden, { sandbox });

      // Other charsets reach us as bytes of UTF-8 here, which their declarations do not say.
      if (headers['content-type'] === 'text/xml; charset=utf-8') {
        expect(complaintsAbout(bodyContent(body))).toEqual([]);
      } else expect(headers['content-type']).toMatch(/^text\/xml ;charset=/);
    },
  );
});
