import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startEmulator, type Emulator } from '../../src/index.js';
import { answerValidator, bodyContent } from '../soap/schema.js';
import { goldenCases, play, send, type GoldenCase } from './exchange.js';

/** Good answers of the profile that the emulator below speaks; faults are no part of a WSDL's schema. */
const CASES = goldenCases('mspc').filter(
  ({ status, options }) => status === 200 && options.brand === undefined && options.mspc === undefined,
);

let emulator: Emulator;
const validators = new Map<string, (bodyXml: string) => string[]>();

beforeAll(async () => {
  emulator = await startEmulator({ port: 0, provisioningPort: 0, controlPort: 0, logLevel: 'silent' });
});

afterAll(() => emulator.close());

/** Validates against the WSDL as it is served, fetched once per address. */
async function complaintsAbout(body: string, { path }: GoldenCase): Promise<string[]> {
  const [file = ''] = path.split('?');
  const address = `${emulator.address.url}${file}?wsdl`;
  const validate =
    validators.get(address) ?? answerValidator((await send('GET', address, {}, Buffer.alloc(0))).body);
  validators.set(address, validate);
  return validate(bodyContent(body));
}

describe('answers to the golden exchanges', () => {
  test.each(CASES.map((golden, index) => [golden.name, golden, `schema-${index}`] as const))(
    '%s is valid against the served WSDL',
    async (_name, golden, sandbox) => {
      const { body } = await play(emulator, golden, { sandbox });

      expect(await complaintsAbout(body, golden)).toEqual([]);
    },
  );
});
